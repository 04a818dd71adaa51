"""The tables of a vault, made from the records of `desktop.dossier`, so that a record is written down once.

    dossiers ─┬─ conversations ─┬─ answers      (one row an answer)
              │                 ├─ exchanges
              │                 └─ digests      (its answers in one row, for figures)
              ├─ consents
              ├─ actions
              ├─ referrals ── steps
              ├─ extensions
              ├─ strikes
              ├─ sent
              ├─ papers         (what was sent, byte for byte, by the id of its row in sent)
              ├─ arrangements
              ├─ milestones
              ├─ outcomes
              ├─ attendances
              ├─ buddy_wishes
              ├─ buddy_matches
              ├─ case_decisions
              └─ certificates

    tips                (of the municipality; which conversation one comes from is forgotten with that conversation)
    exports             (the figures that were published, as they went out; they hold nothing of one newcomer)
    voices              (lines that a person wrote anew for an export; they belong to no dossier)
    meetings, buddies, sittings (of the municipality; a dossier that names one keeps its id)
    digest_places       (where each question stands in a digest)
    tasks               (what is open, over all dossiers; made of actions, referrals and steps at every save)
    log, log_end        (who did what; they hold on to nothing, so that what a dossier leaves behind stays)

`names` indexes every three letters in a row of the folded names (SQLite FTS5), to find people by part of a
name; triggers keep it. `alembic_version` is where Alembic keeps which migration came last. A change of a record
changes the layout: then raise `database.SCHEMA_VERSION` and write a migration (`desktop.store.migrations`).
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.dossier.around import (
    Attendance,
    Buddy,
    BuddyMatch,
    BuddyWish,
    CaseDecision,
    Certificate,
    Meeting,
    Sitting,
)
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import (
    Action,
    Answer,
    Consent,
    Conversation,
    Exchange,
    Extension,
    Newcomer,
    Referral,
    SentLetter,
    Step,
    Strike,
)
from desktop.dossier.tips import Tip
from desktop.monitor.voices import Voice

metadata = MetaData()


def _columns(record: type, key: tuple[str, ...] = ()) -> Iterator[Column[Any]]:
    """A column for each field of a record that holds no records itself."""
    hints = get_type_hints(record)
    for field in dataclasses.fields(record):
        kind = _kind(hints[field.name])
        if kind is not None:
            optional = hints[field.name] is Any or type(None) in get_args(hints[field.name])
            yield Column(field.name, kind, primary_key=field.name in key, nullable=optional)


def _kind(hint: Any) -> Any:
    """The column type of a field, or None for a list or dictionary of records."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is Literal or hint is str:
        return Text
    if hint is Any or hint == list[str]:
        return JSON(none_as_null=True)
    return {date: Date, bool: Boolean, int: Integer}.get(hint)


def _belongs_to(parent: str, name: str, *, key: bool = False) -> Column[Any]:
    # A composite primary key begins with its parent, and needs no index besides.
    return Column(name, ForeignKey(f"{parent}.id", ondelete="CASCADE"), primary_key=key, nullable=False, index=not key)


def _part_of_dossier(name: str, record: type) -> Table:
    owner = _belongs_to("dossiers", "dossier")
    return Table(name, metadata, owner, Column("position", Integer, nullable=False), *_columns(record, ("id",)))


def _list_of(parent: str, owner: str, name: str, record: type) -> Table:
    position = Column("position", Integer, primary_key=True)
    return Table(
        name, metadata, _belongs_to(parent, owner, key=True), position, *_columns(record), sqlite_with_rowid=False
    )


dossiers = Table(
    "dossiers",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("folded", Text, nullable=False, index=True),
    *_columns(Newcomer),
    # People are found along these two, and told by name from them alone. Whoever types a household minds no capitals.
    Index("ix_dossiers_birth_date", "birth_date", "folded"),
    Index("ix_dossiers_household", text("household COLLATE NOCASE"), "folded"),
)
conversations = _part_of_dossier("conversations", Conversation)
consents = _part_of_dossier("consents", Consent)
actions = _part_of_dossier("actions", Action)
referrals = _part_of_dossier("referrals", Referral)
extensions = _part_of_dossier("extensions", Extension)
strikes = _part_of_dossier("strikes", Strike)
sent = _part_of_dossier("sent", SentLetter)
arrangements = _part_of_dossier("arrangements", Arrangement)
milestones = _part_of_dossier("milestones", Milestone)
outcomes = _part_of_dossier("outcomes", Outcome)
attendances = _part_of_dossier("attendances", Attendance)
buddy_wishes = _part_of_dossier("buddy_wishes", BuddyWish)
buddy_matches = _part_of_dossier("buddy_matches", BuddyMatch)
case_decisions = _part_of_dossier("case_decisions", CaseDecision)
certificates = _part_of_dossier("certificates", Certificate)
papers = Table(
    "papers",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _belongs_to("dossiers", "dossier"),
    Column("pdf", LargeBinary, nullable=False),
)
tasks = Table(
    "tasks",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("dossier", ForeignKey("dossiers.number", ondelete="CASCADE"), nullable=False),
    *(Column(name, Text, nullable=False) for name in ("record", "owner", "organisation", "professional", "status")),
    Column("since", Date),
    Column("runs", Boolean, nullable=False),
    Column("day", Integer),
    *(Column(name, Text, nullable=False) for name in ("title", "folded")),
    # Whole lists are read from these two; neither holds more than that takes.
    Index("ix_tasks_dossier", "dossier", "organisation", "status", "runs", "day", "professional", "folded"),
    Index("ix_tasks_organisation", "organisation", "status", "runs", "day", "professional", "dossier"),
)
"""A row for each action and referral that is open, with what a work list needs; `tasks.py` makes them."""
tips = Table(
    "tips",
    metadata,
    *_columns(Tip, ("id",)),
    ForeignKeyConstraint(("source",), ("conversations.id",), ondelete="SET NULL"),
    Index("ix_tips_source", "source"),
)
exports = Table(
    "exports",
    metadata,
    Column("id", Integer, primary_key=True),
    *(Column(name, Date, nullable=False) for name in ("on", "first", "last")),
    Column("content", Text, nullable=False),
)
"""In the order in which they were kept; `exports.py` writes and reads their content."""
voices = Table("voices", metadata, *_columns(Voice, ("id",)))
meetings = Table("meetings", metadata, *_columns(Meeting, ("id",)))
buddies = Table("buddies", metadata, *_columns(Buddy, ("id",)))
sittings = Table("sittings", metadata, *_columns(Sitting, ("id",)))
WRITTEN = """value GLOB '"*[^a-z0-9_.-]*"'"""
"""Answers in words, and no id or day: these alone are not in a digest."""
answers = Table(
    "answers",
    metadata,
    _belongs_to("conversations", "conversation", key=True),
    *_columns(Answer, ("question",)),
    # What the words of everybody are looked through for, and points of concern, are read from these two alone.
    Index("ix_answers_written", "question", "conversation", "state", "value", sqlite_where=text(WRITTEN)),
    Index("ix_answers_concern", "conversation", "question", "state", "value", sqlite_where=text("concern")),
    sqlite_with_rowid=False,
)
digest_places = Table(
    "digest_places",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("question", Text, nullable=False, unique=True),
)
"""Where a question stands in a digest."""
digests = Table(
    "digests",
    metadata,
    _belongs_to("conversations", "conversation", key=True),
    Column("content", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What was said in a closed conversation, in one row; `digests.py` makes them. One that is missing is made anew."""
exchanges = _list_of("conversations", "conversation", "exchanges", Exchange)
steps = _list_of("referrals", "referral", "steps", Step)
log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False, index=True) for name in ("at", "who", "dossier", "kind")),
    *(Column(name, Text, nullable=False) for name in ("detail", "hash")),
)
log_end = Table(
    "log_end",
    metadata,
    Column("vault", Text, primary_key=True, nullable=False),
    Column("number", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
# Word for word the table that Alembic makes when it finds none.
revisions = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

_NAME_INDEX = (
    """CREATE VIRTUAL TABLE names USING fts5(
        folded, content='dossiers', content_rowid='number', tokenize='trigram remove_diacritics 1')""",
    # Without this, letters of a deleted name would stay in the index for a while.
    "INSERT INTO names (names, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER names_added AFTER INSERT ON dossiers BEGIN
        INSERT INTO names (rowid, folded) VALUES (new.number, new.folded); END""",
    """CREATE TRIGGER names_removed AFTER DELETE ON dossiers BEGIN
        INSERT INTO names (names, rowid, folded) VALUES ('delete', old.number, old.folded); END""",
    """CREATE TRIGGER names_changed AFTER UPDATE OF folded ON dossiers BEGIN
        INSERT INTO names (names, rowid, folded) VALUES ('delete', old.number, old.folded);
        INSERT INTO names (rowid, folded) VALUES (new.number, new.folded); END""",
)
_PAPERS = """CREATE TRIGGER papers_stay_as_they_are BEFORE UPDATE ON papers BEGIN
        SELECT RAISE(ABORT, 'what was sent stays as it was'); END"""
_EXPORTS = (
    """CREATE TRIGGER exports_stay_as_they_are BEFORE UPDATE ON exports BEGIN
        SELECT RAISE(ABORT, 'what was published stays as it was'); END""",
    """CREATE TRIGGER exports_stay BEFORE DELETE ON exports BEGIN
        SELECT RAISE(ABORT, 'what was published stays as it was'); END""",
)
_DIGESTS = (
    """CREATE TRIGGER digests_go_with_an_answer_added AFTER INSERT ON answers BEGIN
        DELETE FROM digests WHERE conversation = new.conversation; END""",
    """CREATE TRIGGER digests_go_with_an_answer_changed AFTER UPDATE ON answers BEGIN
        DELETE FROM digests WHERE conversation IN (old.conversation, new.conversation); END""",
    """CREATE TRIGGER digests_go_with_an_answer_removed AFTER DELETE ON answers BEGIN
        DELETE FROM digests WHERE conversation = old.conversation; END""",
)
_LOG = (
    "INSERT INTO log_end (vault, number, hash) VALUES (lower(hex(randomblob(16))), 0, '')",
    # Whoever has the key and a tool can take these away; the chain (`log_chain`) shows what he does then.
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


def log_guards() -> list[str]:
    """The triggers that keep the log from being changed, as they stand in `sqlite_master`."""
    return [statement for statement in _LOG if statement.startswith("CREATE TRIGGER")]


def layout() -> list[str]:
    """The SQL statements that lay out an empty vault, in their order."""
    dialect = sqlite.dialect()
    tables = metadata.sorted_tables
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in tables]
    indexes = sorted((index for table in tables for index in table.indexes), key=lambda index: str(index.name))
    made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [*made, *_NAME_INDEX, _PAPERS, *_EXPORTS, *_DIGESTS, *_LOG]
