"""Version 11: around the conversations. Meetings, buddies, coordination meetings, and what somebody got done."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "11"
down_revision = "10"

_OF_DOSSIERS = {
    "attendances": "meeting theme day:d invited_on:d? came:b? reason",
    "buddy_wishes": "kind since:d languages:l interests:l conditions:l hours:i? neighbourhood note ended_on:d?",
    "buddy_matches": "buddy kind since:d frequency:t? ended_on:d? reason",
    "case_decisions": "sitting on:d text action:t? referral:t?",
    "certificates": "part done_on:d proof by",
}
_OF_THE_MUNICIPALITY = {
    "meetings": "theme day:d time place organisations:l languages:l cancelled:b note",
    "buddies": (
        "name since:d kinds:l languages:l interests:l conditions:l sex:t? hours:i? neighbourhood phone email note "
        "stopped_on:d?"
    ),
    "sittings": "on:d place organisations:l present:l closed:b note",
}
"""The columns: a text, unless a letter says day, number, yes or no, or list; '?' may be left empty."""
_TYPES = {"t": sa.Text, "d": sa.Date, "i": sa.Integer, "b": sa.Boolean, "l": sa.JSON}


def _columns(written: str) -> Iterator[sa.Column[object]]:
    for column in written.split():
        name, _, kind = column.partition(":")
        yield sa.Column(name, _TYPES[kind.rstrip("?") or "t"], nullable=kind.endswith("?"))
    yield sa.Column("id", sa.Text, primary_key=True, nullable=False)


def upgrade() -> None:
    """Lay out the tables."""
    for name, written in _OF_DOSSIERS.items():
        owner = sa.Column("dossier", sa.Text, sa.ForeignKey("dossiers.id", ondelete="CASCADE"), nullable=False)
        op.create_table(name, owner, sa.Column("position", sa.Integer, nullable=False), *_columns(written))
        op.create_index(f"ix_{name}_dossier", name, ["dossier"])
    for name, written in _OF_THE_MUNICIPALITY.items():
        op.create_table(name, *_columns(written))
