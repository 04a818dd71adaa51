"""The interchange format as models: what a file may say, and the JSON Schema that says so to others."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from desktop.dossier.around import Frequency
from desktop.dossier.coming_back import ArrangementKind, GoalState
from desktop.dossier.model import ActionStatus, Basis, Decision, ReferralStatus, Regime, SentPaper, Sex, Speaker, Way
from desktop.dossier.retention import LONGEST_REASON
from desktop.errors import AnswerError
from desktop.questions.answers import LONGEST_LINE, LONGEST_TEXT, clean

FORMAT: Literal["startgesprek-dossiers/1"] = "startgesprek-dossiers/1"
ONE_LINE = frozenset({
    "blocked", "by", "household", "interpreter", "name", "neighbourhood", "place", "professional", "proof", "theme",
    "time", "version",
})  # fmt: skip
"""Fields that are one line, in which no sign turns the words around them: what a form asks of them, a file must too."""
LARGEST_PAPER = 10_000_000
"""Bytes of a letter that was sent."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: object) -> object:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("moet een datum zijn, zoals 2026-05-31")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise ValueError("moet een datum zijn die bestaat, zoals 2026-05-31") from None
    if not 1900 <= found.year <= 2200:
        raise ValueError("moet een datum zijn tussen 1900 en 2200")
    return found


def tidy(text: str, one_line: bool = False) -> str:
    """Text as `questions.answers` keeps it; empty when nothing of it can be kept."""
    try:
        return clean(text, len(text), one_line)
    except AnswerError:
        return ""


def _tidy(longest: int, one_line: bool = False) -> BeforeValidator:
    def kept(value: object) -> object:
        if not isinstance(value, str):
            return value
        if len(text := tidy(value, one_line)) > longest:
            raise ValueError(f"is te lang: hoogstens {longest} tekens")
        return text

    return BeforeValidator(kept)


def _pdf(value: object) -> object:
    if not isinstance(value, str):
        return value
    if len(value) > LARGEST_PAPER * 4 // 3 + 4:
        raise ValueError(f"is te groot: hoogstens {LARGEST_PAPER // 1_000_000} MB")
    try:
        found = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if not found.startswith(b"%PDF-"):
        raise ValueError("moet een PDF zijn, geschreven als base64")
    return found


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Line = Annotated[str, _tidy(LONGEST_LINE, one_line=True), Field(json_schema_extra={"maxLength": LONGEST_LINE})]
Text = Annotated[str, _tidy(LONGEST_TEXT), Field(json_schema_extra={"maxLength": LONGEST_TEXT})]
Named = Annotated[Line, Field(min_length=1)]
Why = Annotated[str, _tidy(LONGEST_REASON), Field(json_schema_extra={"maxLength": LONGEST_REASON})]
Reason = Annotated[Why, Field(min_length=1)]
Pdf = Annotated[bytes, BeforeValidator(_pdf), WithJsonSchema({"type": "string", "contentEncoding": "base64"})]
Number = Annotated[int, Field(ge=1, le=100_000)]
RecordId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Name = Annotated[str, Field(min_length=1, max_length=80)]
LanguageCode = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", max_length=35)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class NewcomerPart(_Part):
    """Who it is. `country` is an ISO 3166 code ('XX': stateless), `language` a BCP 47 code."""

    name: Named
    language: LanguageCode
    birth_date: Day | None = None
    sex: Sex | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    linked_on: Day | None = None
    moved_in_on: Day | None = None
    regime: Regime | None = None
    household: Line | None = None
    interpreter: Line | None = None


class ExchangePart(_Part):
    """Something said besides the questions, translated by a machine. `question` is empty when it was at none."""

    speaker: Speaker
    original: Annotated[Text, Field(min_length=1)]
    original_language: LanguageCode
    translation: Annotated[Text, Field(min_length=1)]
    translation_language: LanguageCode
    said_on: Day
    back: Text = ""
    model: Text = ""
    edited: bool = False
    question: Annotated[str, Field(max_length=80)] = ""


class ConversationPart(_Part):
    """One meeting.

    `answers` holds a value by question id, or {"declined": true}, or {"not_asked": true}; `notes` and
    `concerns` may also name questions without an answer. `dismissed` names rules. `exchanges` stand in their order.
    """

    round: Name
    held_on: Day
    language: LanguageCode
    version: Line = ""
    professional: Line = ""
    interpreter: Line = ""
    place: Line = ""
    minutes: Annotated[int, Field(ge=0, le=100_000)] = 0
    completed: bool = False
    at_question: Annotated[str, Field(max_length=80)] = ""
    answers: dict[str, Any] = {}
    notes: dict[str, Text] = {}
    concerns: list[str] = []
    dismissed: list[Name] = []
    exchanges: list[ExchangePart] = []


class ConsentPart(_Part):
    """A decision of the newcomer about one organisation."""

    organisation: Name
    decision: Decision
    on: Day
    signed: bool = False


class ActionPart(_Part):
    """Something someone does. `owner`: newcomer, professional, interpreter, or the id of an organisation."""

    title: Annotated[Text, Field(min_length=1)]
    owner: Name
    round: Name
    due_on: Day | None = None
    status: ActionStatus = "open"
    reason: Text = ""
    rule: Name | None = None
    done_on: Day | None = None
    professional: Line = ""


class StepPart(_Part):
    """One dated step of a referral."""

    status: ReferralStatus
    on: Day
    note: Text = ""
    expected_on: Day | None = None


class ReferralPart(_Part):
    """The newcomer is passed on to an organisation. `history` stands in the order of time.

    `instead_of`: which referral of this dossier it follows, counted from 1. `way`: null for the
    organisation's own.
    """

    organisation: Name
    round: Name
    basis: Basis = "consent"
    need: Text = ""
    reason: Text = ""
    rule: Name | None = None
    history: list[StepPart] = []
    way: Way | None = None
    professional: Line = ""
    instead_of: Number | None = None


class ExtensionPart(_Part):
    """A reason to keep a dossier longer. `until`: the day it is kept to; `on`: when that was decided."""

    until: Day
    reason: Reason
    on: Day
    by: Line = ""


class StrikePart(_Part):
    """One answer that must not go to one organisation. `by`: who had it struck."""

    organisation: Name
    question: Annotated[str, Field(min_length=1, max_length=80)]
    by: Speaker
    on: Day


class SentPart(_Part):
    """A letter that went to an organisation.

    `questions`: whose answers were in it; `referrals`: which of this dossier it was about, counted from 1; `pdf`: the
    letter itself, byte for byte.
    """

    organisation: Name
    paper: SentPaper
    on: Day
    title: Annotated[Text, Field(min_length=1)]
    questions: list[Annotated[str, Field(min_length=1, max_length=80)]] = []
    referrals: list[Number] = []
    pdf: Pdf | None = None


class ArrangementPart(_Part):
    """What was arranged about a coming conversation. `on`: when; `day`: of the appointment, or the new day.

    Without a day a conversation is skipped; only an appointment may go without a reason.
    """

    round: Name
    kind: ArrangementKind
    on: Day
    day: Day | None = None
    reason: Why = ""
    by: Line = ""
    time: Line = ""
    place: Line = ""


class MilestonePart(_Part):
    """Where one step of civic integration stands; one of each step at most. `blocked`: what holds it up."""

    step: Name
    done_on: Day | None = None
    expected_on: Day | None = None
    blocked: Line = ""
    blocked_since: Day | None = None


class OutcomePart(_Part):
    """What became of a goal: the answer to `question`, set in `round`. `on`: the day it was said."""

    question: Annotated[str, Field(min_length=1, max_length=80)]
    round: Name
    state: GoalState
    on: Day


class AttendancePart(_Part):
    """One meeting. `theme` and `day` as they were; `came`: null while nobody knows."""

    meeting: Name
    theme: Named
    day: Day
    invited_on: Day | None = None
    came: bool | None = None
    reason: Text = ""


class BuddyWishPart(_Part):
    """What is wished of a buddy. `kind`: empty when any will do; `hours`: a week."""

    kind: Annotated[str, Field(max_length=80)] = ""
    since: Day
    languages: list[LanguageCode] = []
    interests: list[Text] = []
    conditions: list[Name] = []
    hours: Annotated[int, Field(ge=0, le=168)] | None = None
    neighbourhood: Line = ""
    note: Text = ""
    ended_on: Day | None = None


class BuddyMatchPart(_Part):
    """A buddy, without his name. `buddy`: an id; `reason`: why it ended."""

    buddy: Name
    kind: Annotated[str, Field(max_length=80)] = ""
    since: Day
    frequency: Frequency | None = None
    ended_on: Day | None = None
    reason: Text = ""


class CaseDecisionPart(_Part):
    """What was decided in a coordination meeting. `action`, `referral`: of this dossier, counted from 1."""

    sitting: Name
    on: Day
    text: Annotated[Text, Field(min_length=1)]
    action: Number | None = None
    referral: Number | None = None


class CertificatePart(_Part):
    """A part of civic integration that is done; one of each part at most. `by`: who saw the proof."""

    part: Name
    done_on: Day
    proof: Line = ""
    by: Line = ""


class DossierPart(_Part):
    """Everything of one newcomer."""

    id: RecordId
    newcomer: NewcomerPart
    conversations: list[ConversationPart] = []
    consents: list[ConsentPart] = []
    actions: list[ActionPart] = []
    referrals: list[ReferralPart] = []
    extensions: list[ExtensionPart] = []
    strikes: list[StrikePart] = []
    sent: list[SentPart] = []
    arrangements: list[ArrangementPart] = []
    milestones: list[MilestonePart] = []
    outcomes: list[OutcomePart] = []
    attendances: list[AttendancePart] = []
    buddy_wishes: list[BuddyWishPart] = []
    buddy_matches: list[BuddyMatchPart] = []
    case_decisions: list[CaseDecisionPart] = []
    certificates: list[CertificatePart] = []


class TipPart(_Part):
    """A tip for who comes after, of the municipality: it names nobody. `on`: when it was written down."""

    text: Annotated[Text, Field(min_length=1)]
    on: Day


class DossiersFile(_Part):
    """A whole file."""

    format: Literal["startgesprek-dossiers/1"] = FORMAT
    dossiers: list[DossierPart]
    tips: list[TipPart] = []
