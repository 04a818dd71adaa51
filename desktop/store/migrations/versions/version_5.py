"""Version 5: what happened with the answers. Who agreed it, how a referral is made, what was struck and what was sent.

SQLite adds a column at the end only, so a table with a new field is built anew.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from desktop.store.names import folded

revision = "5"
down_revision = "4"

_WHO = """coalesce((
    SELECT professional FROM conversations WHERE dossier = old.dossier AND round = old.round
    ORDER BY held_on DESC, position DESC LIMIT 1), '')"""
# A day is counted as `date.toordinal` does; `runs`: the organisation's usual time counts from it.
_TASKS = """INSERT INTO tasks
    (dossier, record, owner, organisation, professional, status, since, runs, day, title, folded)"""
_OPEN_ACTIONS = f"""{_TASKS}
    SELECT number, actions.id, owner, iif(owner IN ('newcomer', 'professional', 'interpreter'), '', owner),
        professional, status, NULL, FALSE, CAST(julianday(due_on) - 1721424.5 AS INTEGER), title, folded(title)
    FROM dossiers JOIN actions ON dossier = dossiers.id WHERE status = 'open' ORDER BY number, position"""  # noqa: S608
_OPEN_REFERRALS = f"""{_TASKS}
    WITH last AS (SELECT referral, max(position), status, "on", expected_on FROM steps GROUP BY referral),
    waiting AS (SELECT *, status NOT IN ('drafted', 'started') AS waits FROM last)
    SELECT number, referrals.id, organisation, organisation, professional, coalesce(status, 'drafted'), "on",
        coalesce(waits AND expected_on IS NULL, FALSE),
        CAST(julianday(iif(waits, coalesce(expected_on, "on"), NULL)) - 1721424.5 AS INTEGER), need, folded(need)
    FROM dossiers JOIN referrals ON dossier = dossiers.id LEFT JOIN waiting ON referral = referrals.id
    WHERE coalesce(status, 'drafted') NOT IN ('completed', 'refused', 'withdrawn') ORDER BY number, position"""  # noqa: S608
_PAPERS_STAY = """CREATE TRIGGER papers_stay_as_they_are BEFORE UPDATE ON papers BEGIN
        SELECT RAISE(ABORT, 'what was sent stays as it was'); END"""


def _lay_aside(*names: str) -> None:
    for name in names:
        op.rename_table(name, f"{name}_4")
        if name != "steps":
            op.drop_index(f"ix_{name}_dossier")


def _bring_back(name: str, new: str = "", value: str = "") -> None:
    """Every row as it was, with one new field."""
    kept = [f'"{column["name"]}"' for column in sa.inspect(op.get_bind()).get_columns(f"{name}_4")]
    fields = ", ".join([*kept, new] if new else kept)
    values = ", ".join([*kept, value] if new else kept)
    op.execute(f"INSERT INTO {name} ({fields}) SELECT {values} FROM {name}_4 AS old")  # noqa: S608


def _part(*columns: sa.Column[object]) -> tuple[sa.Column[object], ...]:
    return _owner("dossier", "dossiers"), sa.Column("position", sa.Integer, nullable=False), *columns


def _owner(name: str, parent: str, *, primary_key: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{parent}.id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, key, primary_key=primary_key, nullable=False)


def _key() -> sa.Column[object]:
    return sa.Column("id", sa.Text, primary_key=True, nullable=False)


def _text(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _texts(*names: str) -> list[sa.Column[object]]:
    return [_text(name) for name in names]


def _day(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date, nullable=nullable)


def _truth(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _list(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)


def upgrade() -> None:
    """Lay out what is new. Whoever held the conversation of a round agreed what was agreed in it."""
    _lay_aside("consents", "actions", "referrals", "steps")
    op.create_table("consents", *_part(*_texts("organisation", "decision"), _day("on"), _truth("signed"), _key()))
    op.create_table(
        "actions",
        *_part(
            *_texts("title", "owner", "round"), _day("due_on", True), *_texts("status", "reason"), _text("rule", True),
            _day("done_on", True), _text("professional"), _key(),
        ),
    )  # fmt: skip
    op.create_table(
        "referrals",
        *_part(
            *_texts("organisation", "round", "basis", "need", "reason"), _text("rule", True), _text("way", True),
            _text("professional"), _text("instead_of", True), _key(),
        ),
    )  # fmt: skip
    op.create_table(
        "steps",
        _owner("referral", "referrals", primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text("status"), _day("on"), _text("note"), _day("expected_on", True)),
        sqlite_with_rowid=False,
    )
    _bring_back("consents", "signed", "FALSE")
    _bring_back("actions", "professional", _WHO)
    _bring_back("referrals", "professional", _WHO)
    _bring_back("steps")
    for name in ("steps", "referrals", "actions", "consents"):  # the rows that belong to others first
        op.drop_table(f"{name}_4")
    op.create_table("strikes", *_part(*_texts("organisation", "question", "by"), _day("on"), _key()))
    op.create_table(
        "sent",
        *_part(
            *_texts("organisation", "paper"), _day("on"), _text("title"), _list("questions"), _list("referrals"), _key()
        ),
    )
    op.create_table("papers", _key(), _owner("dossier", "dossiers"), sa.Column("pdf", sa.LargeBinary, nullable=False))
    for name in ("consents", "actions", "referrals", "strikes", "sent", "papers"):
        op.create_index(f"ix_{name}_dossier", name, ["dossier"])
    op.execute(_PAPERS_STAY)
    op.create_table(
        "tasks",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("dossier", sa.Integer, sa.ForeignKey("dossiers.number", ondelete="CASCADE"), nullable=False),
        *_texts("record", "owner", "organisation", "professional", "status"),
        _day("since", True),
        _truth("runs"),
        sa.Column("day", sa.Integer),
        *_texts("title", "folded"),
    )
    rest = ["status", "runs", "day", "professional"]
    op.create_index("ix_tasks_dossier", "tasks", ["dossier", "organisation", *rest, "folded"])
    op.create_index("ix_tasks_organisation", "tasks", ["organisation", *rest, "dossier"])
    raw: Any = op.get_bind().connection.driver_connection
    raw.create_function("folded", 1, folded)
    op.execute(_OPEN_ACTIONS)
    op.execute(_OPEN_REFERRALS)
