"""How long a dossier is kept: counted from what the municipality chose, and longer only with a reason. Pure.

Nothing is ever deleted by itself. This only says what a person has to decide about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.dossier.model import Dossier, Extension
from desktop.dossier.planning import CATCH_UP, START, add_months
from desktop.errors import AnswerError
from desktop.municipality.model import RetentionAnchor, Settings
from desktop.questions import dates
from desktop.questions.answers import clean

State = Literal["kept", "soon", "due", "unknown"]
SOON = 3
"""Months before the end from which on a dossier is told of."""
LONGEST_REASON = 200
FROM: dict[RetentionAnchor, str] = {
    "last_conversation": "het laatste gesprek",
    "start": "het eerste gesprek",
    "linked_on": "de koppeling",
    "moved_in_on": "de verhuizing",
}
"""What is counted from, in Dutch words after 'na'. Where the chosen day is not known, the next known one of these."""


@dataclass(frozen=True)
class Rule:
    """What a municipality decided.

    Attributes:
        years: how long a dossier is kept.
        counted_from: after what.
        longest_extension: months, from today, that somebody may keep it longer at a time.
    """

    years: int
    counted_from: RetentionAnchor = "last_conversation"
    longest_extension: int = 12

    @classmethod
    def of(cls, settings: Settings) -> Rule:
        """The rule of a municipality."""
        return cls(settings.retention_years, settings.retention_from, settings.longest_extension)

    def latest(self, today: date) -> date:
        """The last day that somebody may choose today to keep a dossier until."""
        return _later(today, self.longest_extension)

    @property
    def in_words(self) -> str:
        """Like '5 jaar na het laatste gesprek'."""
        return f"{self.years} jaar na {FROM[self.counted_from]}"


@dataclass(frozen=True)
class Facts:
    """The days of a dossier that its term depends on; None where there is none.

    Attributes:
        started_on: the first conversation of the first round.
        extended_until: the latest day of all extensions.
    """

    last_held_on: date | None = None
    started_on: date | None = None
    linked_on: date | None = None
    moved_in_on: date | None = None
    extended_until: date | None = None


@dataclass(frozen=True)
class Term:
    """How long one dossier is kept.

    Attributes:
        counted_from, since: what is counted from, and its day; None while no day is known at all.
        ends_on: the first day on which it is no longer kept; None while that cannot be said.
        extended: whether it ends later than the rule says, because somebody gave a reason.
    """

    counted_from: RetentionAnchor | None
    since: date | None
    ends_on: date | None
    extended: bool

    def state(self, today: date) -> State:
        """Whether somebody has to decide about it now, within three months, later, or it cannot be said."""
        if self.ends_on is None:
            return "unknown"
        if self.ends_on <= today:
            return "due"
        return "soon" if self.ends_on <= _later(today, SOON) else "kept"

    def why(self, rule: Rule, reason: str = "") -> str:
        """What its end is counted from, in Dutch.

        Args:
            reason: why it is kept longer, when it is.
        """
        if self.extended:
            return f"Langer bewaard, want: {reason}" if reason else "Langer bewaard, met een reden."
        if self.counted_from is None:
            return "Er is nog geen gesprek geweest, en er is geen datum van koppeling of verhuizing."
        return f"{rule.years} jaar na {FROM[self.counted_from]} van {dates.write(self.since)}."


def term(facts: Facts, rule: Rule) -> Term:
    """How long a dossier with these days is kept."""
    days: dict[RetentionAnchor, date | None] = {
        "last_conversation": facts.last_held_on,
        "start": facts.started_on,
        "linked_on": facts.linked_on,
        "moved_in_on": facts.moved_in_on,
    }
    order: tuple[RetentionAnchor, ...] = (rule.counted_from, "last_conversation", "linked_on", "moved_in_on")
    anchor = next((name for name in order if days[name] is not None), None)
    since = days[anchor] if anchor else None
    usual = _later(since, rule.years * 12) if since else None
    longer = facts.extended_until
    if longer and (usual is None or longer > usual):
        return Term(anchor, since, longer, extended=True)
    return Term(anchor, since, usual, extended=False)


def facts(dossier: Dossier) -> Facts:
    """The days of a dossier that its term depends on."""
    held = [conversation.held_on for conversation in dossier.conversations]
    started = [item.held_on for item in dossier.conversations if item.round in (START, CATCH_UP)]
    return Facts(
        max(held, default=None),
        min(started, default=None),
        dossier.newcomer.linked_on,
        dossier.newcomer.moved_in_on,
        max((extension.until for extension in dossier.extensions), default=None),
    )


def due(dossier: Dossier, rule: Rule, today: date) -> bool:
    """Whether a dossier has been kept as long as the rule and its extensions allow."""
    return term(facts(dossier), rule).state(today) == "due"


def extension(dossier: Dossier, rule: Rule, today: date, until: date, reason: str, by: str) -> Extension:
    """A reason to keep a dossier longer, to be added to it.

    Raises:
        AnswerError: there is no reason, or the day lies too early or too late; in Dutch.
    """
    try:
        kept = clean(reason, LONGEST_REASON, one_line=True)
    except AnswerError:
        raise AnswerError(f"Schrijf in hoogstens {LONGEST_REASON} tekens waarom dit dossier langer nodig is.") from None
    latest = rule.latest(today)
    if until <= today:
        raise AnswerError("Kies een dag na vandaag.")
    ends_on = term(facts(dossier), rule).ends_on
    if ends_on and ends_on > latest:
        raise AnswerError(f"Dit dossier wordt al bewaard tot {dates.write(ends_on)}. Verlengen kan later.")
    if ends_on and until <= ends_on:
        raise AnswerError(f"Dit dossier wordt al bewaard tot {dates.write(ends_on)}. Kies een latere dag.")
    if until > latest:
        raise AnswerError(f"Dat is te lang. Kies een dag tot en met {dates.write(latest)}.")
    return Extension(until, kept, today, by)


def counted_before(rule: Rule, today: date) -> date:
    """A day that no anchor lies after of a dossier whose term ends within three months; a few days on the safe side.

    With it the store looks at few of its dossiers; `Term.state` then decides.
    """
    return _later(today, SOON + 1 - rule.years * 12)


def _later(day: date, months: int) -> date:
    try:
        return add_months(day, months)
    except ValueError:  # after the year 9999 or before the year 1 there are no days
        return date.max if months > 0 else date.min
