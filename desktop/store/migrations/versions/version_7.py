"""Version 7: what was published of the figures, to hold against the next export."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "7"
down_revision = "6"

_EXPORTS_STAY = (
    """CREATE TRIGGER exports_stay_as_they_are BEFORE UPDATE ON exports BEGIN
        SELECT RAISE(ABORT, 'what was published stays as it was'); END""",
    """CREATE TRIGGER exports_stay BEFORE DELETE ON exports BEGIN
        SELECT RAISE(ABORT, 'what was published stays as it was'); END""",
)


def upgrade() -> None:
    """Lay out the table."""
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Date, nullable=False) for name in ("on", "first", "last")),
        sa.Column("content", sa.Text, nullable=False),
    )
    for statement in _EXPORTS_STAY:
        op.execute(statement)
