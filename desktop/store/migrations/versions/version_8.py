"""Version 8: lines that somebody writes anew for an export, and approves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "8"
down_revision = "7"


def upgrade() -> None:
    """Lay out the table."""
    op.create_table(
        "voices",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "kind")),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        *(sa.Column(name, sa.Date, nullable=False) for name in ("first", "last")),
        sa.Column("kept", sa.JSON, nullable=False),
        sa.Column("approved_on", sa.Date),
        sa.Column("approved_by", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
    )
