"""Officers who go: never the last one who can sign in."""

from api.identity.officers import officer, officers, remove_officer
from api.store.errors import StateError
from api.store.names import OfficerId
from api.store.work import Work
from matching.words import text


def dismiss(work: Work, officer_id: OfficerId) -> None:
    """An officer goes.

    Raises
    ------
    NotFoundError
    StateError
        If nobody else could sign in.
    """
    officer(work.db, officer_id)
    others = [
        each
        for each, _ in officers(work.db)
        if each.officer_id != officer_id and each.removed_at is None and each.password_hash
    ]
    if not others:
        raise StateError(text("The last officer who can sign in stays."))
    remove_officer(work, officer_id)
