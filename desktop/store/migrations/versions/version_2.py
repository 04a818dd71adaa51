"""Version 2: what was said besides the questions, with the help of a machine."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = None


def upgrade() -> None:
    """Lay out the table."""
    words = ("speaker", "original", "original_language", "translation", "translation_language")
    op.create_table(
        "exchanges",
        sa.Column(
            "conversation",
            sa.Text,
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("position", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        sa.Column("said_on", sa.Date, nullable=False),
        sa.Column("back", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("edited", sa.Boolean, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
