"""What people asked for and did not get, by theme, and the organisations where it stops: counts, inside the vault only.

They stand beside the writing of a line (`voices`). Nothing of them goes into it by itself. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from desktop.dossier.work import WAITING
from desktop.monitor.model import Period
from desktop.municipality.model import Municipality
from desktop.questions.conditions import Condition
from desktop.questions.model import Questionnaire

Reason = Literal["refused", "unanswered", "nobody", "stopped", "dismissed"]
REASONS: Mapping[Reason, str] = {
    "refused": "door de organisatie geweigerd",
    "unanswered": "geen antwoord of te laat",
    "nobody": "niemand biedt het",
    "stopped": "niet doorgegaan",
    "dismissed": "voorgesteld, maar niet afgesproken",
}
OTHER_THEME = "Overig"


class Guide(Protocol):
    """What guides the conversations: a `desktop.guide.Guide` has it."""

    @property
    def questionnaire(self) -> Questionnaire:
        """Its domains are the themes."""

    @property
    def municipality(self) -> Municipality:
        """Its organisations."""

    @property
    def rules(self) -> Mapping[str, Condition]:
        """What each rule reads, by its id."""


@dataclass(frozen=True)
class Attempt:
    """Help that was proposed to one newcomer, or asked of an organisation, as far as it came.

    Attributes:
        dossier: whom it was for; only to count people once.
        rule: id of the rule that proposed it; empty when a person did.
        organisation: id; empty when it was only proposed.
        status: the last step; 'dismissed' when nothing was agreed.
        on: day of it.
        expected_on: when the next step was expected, as told.
        followed: whether another organisation was asked instead.
    """

    dossier: str
    rule: str
    organisation: str
    status: str
    on: date
    expected_on: date | None = None
    followed: bool = False

    def late(self, today: date, usual: int | None) -> bool:
        """Whether the organisation has to move, and the day on which it should have is over."""
        if self.status not in WAITING:
            return False
        if self.expected_on or usual is None:
            return self.expected_on is not None and self.expected_on < today
        return today - self.on > timedelta(days=usual)


@dataclass(frozen=True)
class Need:
    """One theme.

    Attributes:
        people: how many did not get what they needed, each counted once.
        why: how many for each reason; who has two reasons counts in both.
    """

    theme: str
    people: int
    why: tuple[tuple[Reason, int], ...]


@dataclass(frozen=True)
class Stalled:
    """One organisation: how many people wait longer than usual there, got no answer, or were refused."""

    name: str
    late: int
    no_answer: int
    refused: int


def unmet(
    attempts: Iterable[Attempt], guide: Guide, period: Period, today: date, usual: Mapping[str, int | None]
) -> list[Need]:
    """Every theme in which somebody did not get what he needed, the most people first.

    Args:
        usual: days that each organisation takes, by its id.
    """
    themes = _themes(guide)
    found: defaultdict[str, defaultdict[Reason, set[str]]] = defaultdict(lambda: defaultdict(set))
    for attempt in attempts:
        reason = _reason(attempt, guide, today, usual.get(attempt.organisation))
        if reason and attempt.on <= period.last and (attempt.on >= period.first or reason == "unanswered"):
            theme = themes.get(attempt.rule) or _role(guide, attempt.organisation) or OTHER_THEME
            found[theme][reason].add(attempt.dossier)
    needs = [
        Need(
            theme,
            len(set().union(*by_reason.values())),
            tuple((reason, len(by_reason[reason])) for reason in REASONS if reason in by_reason),
        )
        for theme, by_reason in found.items()
    ]
    return sorted(needs, key=lambda need: (-need.people, need.theme))


def stalled(
    attempts: Iterable[Attempt], guide: Guide, period: Period, today: date, usual: Mapping[str, int | None]
) -> list[Stalled]:
    """Every organisation where it stops, the one with most people first; refusals are those of the period."""
    found: defaultdict[str, tuple[set[str], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    for attempt in attempts:
        late, no_answer, refused = found[attempt.organisation]
        if attempt.status == "no_answer":
            no_answer.add(attempt.dossier)
        elif attempt.late(today, usual.get(attempt.organisation)):
            late.add(attempt.dossier)
        elif attempt.status == "refused" and period.first <= attempt.on <= period.last:
            refused.add(attempt.dossier)
    known = guide.municipality.organisation_by_id
    told = [
        Stalled(known[name].name if name in known else name, *map(len, people))
        for name, people in found.items()
        if any(people)
    ]
    return sorted(told, key=lambda one: (-one.late - one.no_answer - one.refused, one.name))


def in_words(counts: Sequence[tuple[str, int]]) -> str:
    """'3 te laat, 1 geweigerd', without what is nought."""
    return ", ".join(f"{count} {words}" for words, count in counts if count)


def _reason(attempt: Attempt, guide: Guide, today: date, usual: int | None) -> Reason | None:
    if attempt.followed:
        return None
    if attempt.status == "dismissed":
        return "dismissed"
    if attempt.status in ("started", "completed"):
        return None
    if attempt.organisation not in guide.municipality.organisation_by_id:
        return "nobody"
    if attempt.status == "no_answer" or attempt.late(today, usual):
        return "unanswered"
    ended: dict[str, Reason] = {"refused": "refused", "withdrawn": "stopped"}
    return ended.get(attempt.status)


def _themes(guide: Guide) -> dict[str, str]:
    """The title of the life domain that each rule is about: that of the first question it reads."""
    titles = {question.id: domain.title for domain in guide.questionnaire.domains for question in domain.questions}
    found = {}
    for rule, condition in guide.rules.items():
        asked = [titles[name] for name in condition.questions if name in titles]
        if asked:
            found[rule] = asked[0]
    return found


def _role(guide: Guide, organisation: str) -> str:
    known = guide.municipality.organisation_by_id.get(organisation)
    return guide.municipality.role_of(known).title if known else ""
