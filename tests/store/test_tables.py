"""The layout of a vault follows the records, and changes only when its version does."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

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
from desktop.store import tables
from desktop.store.database import SCHEMA_VERSION


@pytest.mark.parametrize(
    ("record", "table", "elsewhere"),
    [
        (Newcomer, "dossiers", set()),
        (Conversation, "conversations", {"answers", "exchanges"}),
        (Answer, "answers", set()),
        (Exchange, "exchanges", set()),
        (Consent, "consents", set()),
        (Action, "actions", set()),
        (Referral, "referrals", {"history"}),
        (Step, "steps", set()),
        (Extension, "extensions", set()),
        (Strike, "strikes", set()),
        (SentLetter, "sent", set()),
        (Arrangement, "arrangements", set()),
        (Milestone, "milestones", set()),
        (Outcome, "outcomes", set()),
        (Attendance, "attendances", set()),
        (BuddyWish, "buddy_wishes", set()),
        (BuddyMatch, "buddy_matches", set()),
        (CaseDecision, "case_decisions", set()),
        (Certificate, "certificates", set()),
        (Meeting, "meetings", set()),
        (Buddy, "buddies", set()),
        (Sitting, "sittings", set()),
        (Tip, "tips", set()),
        (Voice, "voices", set()),
    ],
)
def test_every_field_of_a_record_is_kept(record: type, table: str, elsewhere: set[str]) -> None:
    fields = {field.name for field in dataclasses.fields(record)}
    assert fields - set(tables.metadata.tables[table].c.keys()) == elsewhere


def test_the_layout_of_this_version_is_fixed() -> None:
    """Fails when a record changed: then raise SCHEMA_VERSION, write a migration, keep a new layout file."""
    kept = Path(__file__).with_name(f"layout-{SCHEMA_VERSION}.sql")
    assert ";\n".join(statement.strip() for statement in tables.layout()) + ";\n" == kept.read_text("utf-8")
