"""Version 9: digests of closed conversations, for figures. They are made when somebody next asks for figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "9"
down_revision = "8"

_NEVER_OUT_OF_DATE = (
    """CREATE TRIGGER digests_go_with_an_answer_added AFTER INSERT ON answers BEGIN
        DELETE FROM digests WHERE conversation = new.conversation; END""",
    """CREATE TRIGGER digests_go_with_an_answer_changed AFTER UPDATE ON answers BEGIN
        DELETE FROM digests WHERE conversation IN (old.conversation, new.conversation); END""",
    """CREATE TRIGGER digests_go_with_an_answer_removed AFTER DELETE ON answers BEGIN
        DELETE FROM digests WHERE conversation = old.conversation; END""",
)


def upgrade() -> None:
    """Lay out the tables."""
    op.create_table(
        "digest_places",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.UniqueConstraint("question"),
    )
    op.create_table(
        "digests",
        sa.Column(
            "conversation",
            sa.Text,
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    for statement in _NEVER_OUT_OF_DATE:
        op.execute(statement)
