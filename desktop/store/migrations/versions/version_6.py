"""Version 6: coming back. What was arranged, the steps of civic integration, what became of goals; tips for others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"


def _lay_out(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("dossier", sa.Text, sa.ForeignKey("dossiers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        _key(),
    )
    op.create_index(f"ix_{name}_dossier", name, ["dossier"])


def _key() -> sa.Column[object]:
    return sa.Column("id", sa.Text, primary_key=True, nullable=False)


def _text(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _day(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date, nullable=nullable)


def upgrade() -> None:
    """Lay out the tables."""
    _lay_out(
        "arrangements",
        *(_text("round"), _text("kind"), _day("on"), _day("day", True)),
        *(_text(name) for name in ("reason", "by", "time", "place")),
    )
    _lay_out(
        "milestones",
        *(_text("step"), _day("done_on", True), _day("expected_on", True), _text("blocked")),
        _day("blocked_since", True),
    )
    _lay_out("outcomes", *(_text(name) for name in ("question", "round", "state")), _day("on"))
    op.create_table(
        "tips",
        *(_text("text"), _day("on"), _text("source", True), _key()),
        sa.ForeignKeyConstraint(["source"], ["conversations.id"], ondelete="SET NULL"),
    )
    op.create_index("ix_tips_source", "tips", ["source"])
