"""Whom to invite for a meeting, each with the reasons: what he asked for, his language, how lately he came.

It only proposes. A reason never tells what somebody answered to a question about care, and of a point of concern only
the life domain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, get_args

from desktop.dossier.around import Attendance, Meeting
from desktop.dossier.goals import ENDED, goals
from desktop.dossier.history import answer_in
from desktop.dossier.meetings import attendance
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.planning import add_months
from desktop.municipality.meetings import MeetingSettings, MeetingTheme
from desktop.questions.conditions import Condition, compiled
from desktop.questions.model import Question, Questionnaire

Kind = Literal["interest", "waits", "missed", "language", "arrival"]
Arrived = Literal["", "quarter", "half_year", "year", "earlier", "unknown"]
ARRIVED: tuple[Arrived, ...] = get_args(Arrived)
LATELY = 6
"""Months since the koppeling, or since moving in, that somebody is new."""
LONGEST_GOAL = 60
_STRONG: tuple[Kind, ...] = ("interest", "waits", "missed")
_WITHIN: Mapping[Arrived, int] = {"quarter": 3, "half_year": 6, "year": 12}
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True)
class Guest:
    """Somebody who can be invited.

    Attributes:
        dossier: with what is asked for of it alone (`Sought.questions`): not to be saved.
        waits_for: ids of organisations that he was referred to, and that did not begin yet.
    """

    dossier: Dossier
    waits_for: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """Why somebody may want to come, as it stands behind his name."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Invitee:
    """Somebody with the reasons to invite him, the strongest first.

    Attributes:
        attendance: what is noted of him for this meeting.
        came_on: when he came to a meeting on the same theme before.
    """

    guest: Guest
    reasons: tuple[Reason, ...]
    attendance: Attendance | None = None
    came_on: date | None = None

    @property
    def dossier_id(self) -> str:
        """Whose dossier it is."""
        return self.guest.dossier.id

    @property
    def name(self) -> str:
        """Who it is."""
        return self.guest.dossier.newcomer.name

    @property
    def why(self) -> str:
        """The reasons in one line."""
        return "; ".join(reason.words for reason in self.reasons)


class Sought:
    """What is read of everybody for a theme, and what it tells.

    Attributes:
        questions: ids of the questions of which the answers are needed, former ones too.
    """

    def __init__(self, settings: MeetingSettings, theme: MeetingTheme | None, questionnaire: Questionnaire) -> None:
        """Args: theme: None when it is gone: then nobody is known to be interested."""
        known = questionnaire.by_id
        self._words = _pattern(theme.words) if theme and theme.words else None
        self._texts = [known[name] for name in settings.interests if name in known] if self._words else []
        wishes = theme.wishes if theme else ()
        self._wishes = [_Wish(compiled(wish.when), wish.reason) for wish in wishes]
        self._asked = [known[name] for name in dict.fromkeys(_named(self._wishes)) if name in known]
        self._goals = [item for item in questionnaire if item.kept_as == "goal"] if self._words else []
        self._titles = {
            name: questionnaire.domain_by_id[name].title
            for name in (theme.domains if theme else ())
            if name in questionnaire.domain_by_id
        }
        self._questionnaire = questionnaire
        self._of_goals = [name for item in self._goals for name in _ids(item)]
        every = (*self._texts, *self._asked, *self._goals)
        self.questions = frozenset(name for item in every for name in _ids(item))

    @cached_property
    def _few(self) -> Questionnaire:
        """The questionnaire with the goals alone: it is looked through for everybody."""
        wanted = {item.id for item in self._goals}
        domains = [
            domain.model_copy(update={"questions": kept})
            for domain in self._questionnaire.domains
            if (kept := tuple(item for item in domain.questions if item.id in wanted))
        ]
        whole = self._questionnaire
        return Questionnaire(version=whole.version, rounds=whole.rounds, domains=tuple(domains), skipped=whole.skipped)

    def interests(self, dossier: Dossier) -> Iterator[Reason]:
        """Why the theme may interest somebody."""
        talks = sorted(dossier.conversations, key=lambda talk: talk.held_on, reverse=True)
        given = {item.id: value for item in self._asked if (value := _latest(item, talks)) is not None}
        yield from (Reason("interest", wish.reason) for wish in self._wishes if given and wish.holds(given))
        yield from self._in_words(dossier, talks)
        yield from self._concerns(talks)

    def _in_words(self, dossier: Dossier, talks: Sequence[Conversation]) -> Iterator[Reason]:
        if self._words is None:
            return
        for goal in goals(self._few, dossier) if self._spoken(talks) else ():
            if self._words.search(goal.text) and goal.state not in ENDED:
                yield Reason("interest", f"doel: {_short(goal.text)}")
        said = [value for item in self._texts if isinstance(value := _latest(item, talks), str)]
        found = dict.fromkeys(word.casefold() for text in said for word in self._words.findall(text))
        if found:
            yield Reason("interest", f"noemde {', '.join(list(found)[:3])}")

    def _spoken(self, talks: Sequence[Conversation]) -> bool:
        """Whether any goal speaks of the theme: of most people none does, and goals take long to follow."""
        texts = (talk.answers[name].value for talk in talks for name in self._of_goals if name in talk.answers)
        return any(isinstance(text, str) and self._words and self._words.search(text) for text in texts)

    def _concerns(self, talks: Sequence[Conversation]) -> Iterator[Reason]:
        """Points of concern of the last conversation, by life domain; what is about care tells nothing."""
        marked = [answer.question for answer in _last(talks) if answer.concern]
        told = [known for name in marked if (known := self._questionnaire.known(name)) and known.share != "care"]
        for domain in dict.fromkeys(item.domain for item in told if item.domain in self._titles):
            title = self._titles[domain]
            yield Reason("interest", f"zorgpunt bij {title[:1].lower()}{title[1:]}")


@dataclass
class _Wish:
    """A wish of a theme; people give the same few answers again and again."""

    condition: Condition
    reason: str

    def __post_init__(self) -> None:
        self._known: dict[str, bool] = {}

    def holds(self, given: Mapping[str, Any]) -> bool:
        mine = {name: given[name] for name in self.condition.questions if name in given}
        if not mine:
            return False
        key = repr(mine)
        if key not in self._known:
            self._known[key] = self.condition.holds(mine)
        return self._known[key]


def invitees(
    meeting: Meeting,
    guests: Iterable[Guest],
    sought: Sought,
    today: date,
    names: Mapping[str, str],
    spoken: Callable[[str], str],
    title: str,
) -> list[Invitee]:
    """Everybody, whoever has the most reasons first; who came to this theme before, comes after those who did not.

    Args:
        names: of the organisations that are there, by their ids.
        spoken: the Dutch name of a language.
        title: the theme in words.
    """
    found = []
    for guest in guests:
        dossier = guest.dossier
        others = [item for item in dossier.attendances if item.meeting != meeting.id and item.theme == title]
        came_on = max((item.day for item in others if item.came), default=None)
        reasons = [*sought.interests(dossier), *_waits(guest, meeting, names)]
        if came_on is None and (missed := max((item.day for item in others if item.came is False), default=None)):
            reasons.append(Reason("missed", f"kwam niet op {missed.day} {_MONTHS[missed.month - 1]}"))
        reasons += _who(dossier, meeting, today, spoken)
        found.append(Invitee(guest, tuple(reasons), attendance(dossier, meeting.id), came_on))
    return sorted(found, key=_order)


def arrived_within(dossier: Dossier, arrived: Arrived, today: date) -> bool:
    """Whether somebody came in a period: counted from the koppeling, or else from moving in."""
    since = dossier.newcomer.linked_on or dossier.newcomer.moved_in_on
    if not arrived:
        return True
    if since is None:
        return arrived == "unknown"
    if arrived == "earlier":
        return since < add_months(today, -_WITHIN["year"])
    return arrived != "unknown" and add_months(today, -_WITHIN[arrived]) <= since


def _order(item: Invitee) -> tuple[Any, ...]:
    kinds = [reason.kind for reason in item.reasons]
    strong = sum(kind in _STRONG for kind in kinds)
    return item.came_on is not None, -strong, "language" not in kinds, "arrival" not in kinds, item.name.casefold()


def _waits(guest: Guest, meeting: Meeting, names: Mapping[str, str]) -> Iterator[Reason]:
    for organisation in meeting.organisations:
        if organisation in guest.waits_for and organisation in names:
            yield Reason("waits", f"wacht op {names[organisation]}")


def _who(dossier: Dossier, meeting: Meeting, today: date, spoken: Callable[[str], str]) -> Iterator[Reason]:
    newcomer = dossier.newcomer
    if newcomer.language in meeting.languages:
        yield Reason("language", f"spreekt {spoken(newcomer.language)}")
    lately = add_months(today, -LATELY)
    for day, words in ((newcomer.linked_on, "pas gekomen: koppeling"), (newcomer.moved_in_on, "pas verhuisd:")):
        if day and lately <= day <= today:
            yield Reason("arrival", f"{words} in {_MONTHS[day.month - 1]}")
            return


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\w*", re.IGNORECASE)


def _named(wishes: Iterable[_Wish]) -> Iterator[str]:
    return (name for wish in wishes for name in wish.condition.questions)


def _latest(question: Question, talks: Iterable[Conversation]) -> Any:
    """What was answered last, in today's form; None when that was nothing that can be told now."""
    for talk in talks:
        if question.was:
            if found := answer_in(question, talk):
                return found.value
        elif (given := talk.answers.get(question.id)) and given.state in ("answered", "declined"):
            return given.value if given.state == "answered" else None
    return None


def _ids(question: Question) -> Iterator[str]:
    yield question.id
    yield from (was.id for was in question.was)


def _last(talks: Sequence[Conversation]) -> Iterable[Answer]:
    """The answers of the last conversation that was closed, and of one after it."""
    for talk in talks:
        yield from talk.answers.values()
        if talk.completed:
            return


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_GOAL else f"{text[:LONGEST_GOAL].rstrip()}…"
