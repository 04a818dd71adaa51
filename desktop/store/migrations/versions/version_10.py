"""Version 10: households and days of birth are found along an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "10"
down_revision = "9"


def upgrade() -> None:
    """Lay out the indexes."""
    op.create_index("ix_dossiers_birth_date", "dossiers", ["birth_date", "folded"])
    op.create_index("ix_dossiers_household", "dossiers", [sa.text("household COLLATE NOCASE"), "folded"])
