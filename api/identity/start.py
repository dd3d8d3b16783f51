"""The first start: the municipality's settings as the environment has them, and the way in."""

from datetime import datetime

from api.identity.officers import first_link
from api.identity.secret import Secret
from api.settings import Settings
from api.store.acts import Act
from api.store.audit import entries
from api.store.names import SERVICE
from api.store.store import Store
from api.store.town import town


def start(store: Store, settings: Settings, at: datetime) -> Secret | None:
    """Prepare an empty store; the secret of a sign-in link while no officer has a password."""
    with store.writing(SERVICE, at) as work:
        if not entries(work.db, most=1):
            town(work.db).retention_months = settings.retention_months
            work.note(Act.STORE_CREATED, "store", retention_months=settings.retention_months)
    return first_link(store, at, settings.invitation_length)
