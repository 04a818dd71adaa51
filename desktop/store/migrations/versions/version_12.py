"""Version 12: answers in words, and points of concern, are read along an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "12"
down_revision = "11"

_WRITTEN = """value GLOB '"*[^a-z0-9_.-]*"'"""


def upgrade() -> None:
    """Lay out the indexes."""
    written, marked = ["question", "conversation", "state", "value"], ["conversation", "question", "state", "value"]
    op.create_index("ix_answers_written", "answers", written, sqlite_where=sa.text(_WRITTEN))
    op.create_index("ix_answers_concern", "answers", marked, sqlite_where=sa.text("concern"))
