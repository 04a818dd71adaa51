"""Version 4: why a dossier is kept longer than the municipality's term."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Lay out the table."""
    op.create_table(
        "extensions",
        sa.Column("dossier", sa.Text, sa.ForeignKey("dossiers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
    )
    op.create_index("ix_extensions_dossier", "extensions", ["dossier"])
