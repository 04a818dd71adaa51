"""Version 3: who did what, in a log that only grows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"

_GUARDS = (
    """CREATE TRIGGER log_only_grows BEFORE INSERT ON log
        WHEN new.number IS NOT (SELECT number + 1 FROM log_end) BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END""",
    """CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END""",
    """CREATE TRIGGER log_stays_as_it_is BEFORE UPDATE ON log BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END""",
    """CREATE TRIGGER log_end_goes_on BEFORE UPDATE ON log_end
        WHEN new.vault IS NOT old.vault OR new.number IS NOT old.number + 1 BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END""",
    """CREATE TRIGGER log_end_stays BEFORE DELETE ON log_end BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END""",
    """CREATE TRIGGER log_end_is_one BEFORE INSERT ON log_end BEGIN
        SELECT RAISE(ABORT, 'the log only grows'); END""",
)


def upgrade() -> None:
    """Lay out the log, with nothing in it, and the place that tells where it ends."""
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "who", "dossier", "kind", "detail", "hash")),
    )
    for name in ("at", "dossier", "kind", "who"):
        op.create_index(f"ix_log_{name}", "log", [name])
    op.create_table(
        "log_end",
        sa.Column("vault", sa.Text, primary_key=True, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO log_end (vault, number, hash) VALUES (lower(hex(randomblob(16))), 0, '')")
    for guard in _GUARDS:
        op.execute(guard)
