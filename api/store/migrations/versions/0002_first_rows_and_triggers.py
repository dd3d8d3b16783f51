"""The first rows, and triggers by which the audit log only grows."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_REFUSAL = "the audit log only grows"


def upgrade() -> None:
    """Put in the rows that are always there, and close the audit log."""
    head = sa.table("audit_head", sa.column("one"), sa.column("number"), sa.column("hash"))
    op.bulk_insert(head, [{"one": 1, "number": 0, "hash": "0" * 64}])
    columns = (
        "one",
        "name",
        "appeal_sl",
        "appeal_en",
        "retention_months",
        "answer_days",
        "version",
    )
    op.bulk_insert(
        sa.table("town", *(sa.column(name) for name in columns)),
        [dict(zip(columns, (1, "", "", "", 60, 15, 1), strict=True))],
    )
    if op.get_bind().dialect.name == "sqlite":
        _close_on_sqlite()
    else:
        _close_on_postgresql()


def _close_on_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_log_no_{change.lower()} BEFORE {change} ON audit_log "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )


def _close_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_log_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    for change in ("UPDATE", "DELETE", "TRUNCATE"):
        op.execute(
            f"CREATE TRIGGER audit_log_no_{change.lower()} BEFORE {change} ON audit_log "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_only_grows()"
        )
