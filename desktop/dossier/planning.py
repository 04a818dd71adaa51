"""Which conversation comes next, and when, counted from the municipality's anchors; and on what day it can be held.

The plan is computed anew each time: whoever is linked, moves or begins shifts it by himself. Only the exceptions are
kept, as arrangements: an appointment, another day, a conversation that is not held.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.schedule import Held, Outline, Plannable, Upcoming
from desktop.errors import AnswerError
from desktop.municipality.model import Municipality, PlannedRound
from desktop.questions.answers import LONGEST_LINE, clean

START, CATCH_UP = "start", "catch_up"
"""The rounds that later ones are counted from."""
FARTHEST = 120
"""Months ahead beyond which a day is a slip of the pen."""


@dataclass(frozen=True)
class _Rounds:
    """The rounds of a municipality in their order, without the catch-up, and where each of them stands."""

    planned: tuple[PlannedRound, ...]
    places: Mapping[str, int]

    @classmethod
    def of(cls, municipality: Municipality) -> _Rounds:
        planned = tuple(item for item in municipality.settings.rounds if item.id != CATCH_UP)
        return cls(planned, {item.id: place for place, item in enumerate(planned)} | {CATCH_UP: 0})

    def latest(self, held: Iterable[Held]) -> int:
        """The place of the latest round that was held, the catch-up beside the first; -1 when none was."""
        return max((self.places.get(item.round, -1) for item in held), default=-1)


# Which comes next, and when


def due_on(planned: PlannedRound, plannable: Plannable) -> date | None:
    """The day a round is due for this newcomer, as planned or moved.

    None while its anchor is not known, and when it is not held.
    """
    other = arranged(plannable, planned.id)
    return other.day if other else planned_on(planned, plannable)


def planned_on(planned: PlannedRound, plannable: Plannable) -> date | None:
    """The day the municipality's rounds give, whatever was arranged; None while its anchor is not known."""
    anchor = _anchor(planned, plannable)
    try:
        return None if anchor is None else add_months(anchor, planned.months) + timedelta(days=planned.days)
    except (ValueError, OverflowError):  # no calendar goes on so long
        return None


def next_round(municipality: Municipality, plannable: Plannable) -> PlannedRound | None:
    """The first planned round after the latest one held that is not skipped.

    What was passed over is not asked for again. A catch-up conversation is never planned: it stands for the first
    round, of people who came earlier. A conversation of a round that the municipality no longer has stands for what
    was due by its day, once there was a first one.
    """
    return _next(_Rounds.of(municipality), plannable)


def arranged(plannable: Plannable, round_id: str) -> Arrangement | None:
    """How a round is held otherwise than planned: moved, or skipped. The latest counts."""
    return _latest(_about(plannable, round_id), ("moved", "skipped"))


def appointment(plannable: Plannable, round_id: str) -> Arrangement | None:
    """The latest appointment for a round, unless that was moved or skipped since."""
    latest = _latest(_about(plannable, round_id), ("appointment", "moved", "skipped"))
    return latest if latest and latest.kind == "appointment" else None


def upcoming(municipality: Municipality, outline: Outline) -> Upcoming | None:
    """The next conversation of one newcomer; None when there is none any more.

    Of conversations that were begun and not closed the latest is told: it has to be ended first.
    """
    return _upcoming(_Rounds.of(municipality), outline)


def plan(municipality: Municipality, outlines: Iterable[Outline], today: date) -> list[Upcoming]:
    """The next conversation of everybody who has one: late first, then by day; without a day last.

    Args:
        today: what is late is counted from.
    """
    rounds = _Rounds.of(municipality)
    found = [item for outline in outlines if (item := _upcoming(rounds, outline)) is not None]
    return sorted(found, key=lambda item: (not item.late(today), *_order(item)))


def left_out(municipality: Municipality, outlines: Iterable[Outline]) -> list[Upcoming]:
    """The first conversation of each newcomer that is not held, with the reason; by the day it was planned on."""
    found, rounds = [], _Rounds.of(municipality)
    for outline in outlines:
        if not outline.arrangements:
            continue
        for planned in rounds.planned[rounds.latest(outline.conversations) + 1 :]:
            why = arranged(outline, planned.id)
            if why and why.kind == "skipped":
                day = planned_on(planned, outline)
                found.append(Upcoming(outline.dossier_id, outline.newcomer, planned.id, day, day, moved=why))
                break
    return sorted(found, key=_order)


def rounds_from(municipality: Municipality, round_id: str) -> list[str]:
    """A round and all that are planned after it; the round alone when the municipality no longer has it."""
    planned = [item.id for item in _Rounds.of(municipality).planned]
    return planned[planned.index(round_id) :] if round_id in planned else [round_id]


# Exceptions


def arrange(
    dossier: Dossier, arrangement: Arrangement, today: date, municipality: Municipality | None = None
) -> Arrangement:
    """Check what was arranged about a coming conversation, and add it to the dossier. Returns it as it is kept.

    Args:
        municipality: when given, the round must be one that it plans, or that waits to be resumed.

    Raises:
        AnswerError: it cannot be so; nothing is changed.
    """
    _check_round_arranged(dossier, arrangement, municipality)
    kept = replace(
        arrangement,
        day=None if arrangement.kind == "skipped" else _checked_day(dossier, arrangement.day, today),
        reason=_reason(arrangement),
        time=_line(arrangement.time) if arrangement.kind == "appointment" else "",
        place=_line(arrangement.place) if arrangement.kind == "appointment" else "",
    )
    dossier.arrangements.append(kept)
    return kept


def take_back(municipality: Municipality, dossier: Dossier, round_id: str) -> None:
    """Hold a conversation as planned after all: that it was moved or skipped goes, and that later ones are skipped."""
    later = rounds_from(municipality, round_id)

    def goes(item: Arrangement) -> bool:
        return item.round == round_id if item.kind == "moved" else item.kind == "skipped" and item.round in later

    dossier.arrangements[:] = [item for item in dossier.arrangements if not goes(item)]


def call_off(dossier: Dossier, round_id: str) -> None:
    """The appointments for a round do not go on."""
    dossier.arrangements[:] = [
        item for item in dossier.arrangements if item.round != round_id or item.kind != "appointment"
    ]


def _check_round_arranged(dossier: Dossier, arrangement: Arrangement, municipality: Municipality | None) -> None:
    held = [item for item in dossier.conversations if item.round == arrangement.round]
    if any(item.completed for item in held):
        raise AnswerError("Dit gesprek is al gevoerd. Kijk in het dossier welk gesprek nu komt.")
    if held and arrangement.kind != "appointment":
        raise AnswerError("Dit gesprek is al begonnen. Rond het eerst af, in het dossier.")
    known = municipality is None or arrangement.round in _Rounds.of(municipality).places
    if not held and not known:
        raise AnswerError("De gemeente plant dit gesprek niet meer. Kijk in het dossier welk gesprek nu komt.")
    other = arranged(dossier, arrangement.round)
    if arrangement.kind == "appointment" and other and other.kind == "skipped":
        raise AnswerError("Dit gesprek vervalt. Zet het eerst terug in de planning.")


def _checked_day(dossier: Dossier, day: date | None, today: date) -> date:
    if day is None:
        raise AnswerError("Vul een dag in.")
    born = dossier.newcomer.birth_date
    if born and day < born:
        raise AnswerError("Deze dag ligt vóór de geboortedatum. Kijk het jaar na.")
    if day < today:
        raise AnswerError("Deze dag is al geweest. Kies vandaag of een latere dag.")
    if day > add_months(today, FARTHEST):
        raise AnswerError("Deze dag ligt meer dan tien jaar vooruit. Kijk het jaar na.")
    return day


def _reason(arrangement: Arrangement) -> str:
    if arrangement.reason.strip():
        return clean(arrangement.reason, LONGEST_LINE, one_line=True)
    if arrangement.kind == "appointment":
        return ""
    raise AnswerError("Schrijf kort waarom. Dan weet een collega het ook.")


def _line(typed: str) -> str:
    return clean(typed, LONGEST_LINE, one_line=True) if typed.strip() else ""


# Whether a conversation can be held


def check_round(municipality: Municipality, dossier: Dossier, round_id: str) -> None:
    """Whether a conversation of this round can still be begun.

    Raises:
        AnswerError: it was held, or a later one was.
    """
    if any(item.round == round_id for item in dossier.conversations):
        raise AnswerError("Dit gesprek is al gevoerd. Kies een ander gesprek.")
    place = _place(municipality, round_id)
    if 0 <= place <= max((_place(municipality, item.round) for item in dossier.conversations), default=-1):
        raise AnswerError("Dit gesprek hoort vóór een gesprek dat al gevoerd is. Kies een later gesprek.")


def check_day(dossier: Dossier, held_on: date, today: date, conversation: Conversation | None = None) -> None:
    """Whether a conversation can have been held on a day.

    Args:
        conversation: the one whose day it is; None for a new one, which comes after all others.

    Raises:
        AnswerError: the day lies in the future, before birth, or out of the order of the conversations.
    """
    if held_on > today:
        raise AnswerError("Deze datum ligt in de toekomst. Begin het gesprek op de dag zelf.")
    born = dossier.newcomer.birth_date
    if born and held_on < born:
        raise AnswerError("Deze datum ligt vóór de geboortedatum. Kijk de datum na.")
    others = dossier.conversations
    place = others.index(conversation) if conversation else len(others)
    if any(other.held_on > held_on for other in others[:place]):
        raise AnswerError("Een eerder gesprek was later dan deze datum. Kijk de datum na.")
    if any(other.held_on < held_on for other in others[place + 1 :]):
        raise AnswerError("Een later gesprek was eerder dan deze datum. Kijk de datum na.")


def unlikely(dossier: Dossier, held_on: date) -> bool:
    """Whether a day lies so long before the koppeling that it is probably a mistake."""
    linked_on = dossier.newcomer.linked_on
    return linked_on is not None and held_on < add_months(linked_on, -12)


def removable(dossier: Dossier, conversation: Conversation) -> bool:
    """Whether a conversation was only begun: nothing was answered in it, and nothing was agreed."""
    agreed = {action.round for action in dossier.actions} | {referral.round for referral in dossier.referrals}
    return not (conversation.completed or conversation.answers or conversation.round in agreed)


def add_months(start: date, months: int) -> date:
    """The same day so many months later; the last day of the month when that day does not exist."""
    index = start.month - 1 + months
    year, month = start.year + index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _place(municipality: Municipality, round_id: str) -> int:
    """Where a round stands in the order of rounds, the catch-up beside the first; -1 when it is not planned."""
    return _Rounds.of(municipality).places.get(round_id, -1)


def _next(rounds: _Rounds, plannable: Plannable) -> PlannedRound | None:
    held = plannable.conversations
    last = rounds.latest(held)
    others = [item.held_on for item in held if item.round not in rounds.places]
    until = max(others) if others and last >= 0 else date.min
    for item in rounds.planned[last + 1 :]:
        other = arranged(plannable, item.id)
        if (other is None or other.kind != "skipped") and (not others or (due_on(item, plannable) or date.max) > until):
            return item
    return None


def _upcoming(rounds: _Rounds, outline: Outline) -> Upcoming | None:
    begun = _unfinished(outline.conversations)
    if begun is not None:
        made = appointment(outline, begun.round)
        again = made if made and made.day and made.day > begun.held_on else None
        day = begun.held_on
        return Upcoming(outline.dossier_id, outline.newcomer, begun.round, day, day, again, unfinished=True)
    planned = _next(rounds, outline)
    made = (appointment(outline, planned.id) if planned else None) or _orphan(rounds, outline)
    if planned is None:
        return Upcoming(outline.dossier_id, outline.newcomer, made.round, made.day, None, made) if made else None
    usual, moved = planned_on(planned, outline), arranged(outline, planned.id)
    return Upcoming(outline.dossier_id, outline.newcomer, planned.id, moved.day if moved else usual, usual, made, moved)


def _anchor(planned: PlannedRound, plannable: Plannable) -> date | None:
    if planned.anchor == "linked_on":
        return plannable.newcomer.linked_on
    if planned.anchor == "moved_in_on":
        return plannable.newcomer.moved_in_on
    starts = [item.held_on for item in plannable.conversations if item.round in (START, CATCH_UP)]
    return min(starts, default=None)


def _about(plannable: Plannable, round_id: str) -> Sequence[Arrangement]:
    return [item for item in plannable.arrangements if item.round == round_id] if plannable.arrangements else ()


def _latest(arrangements: Sequence[Arrangement], kinds: Collection[str]) -> Arrangement | None:
    """The one that was decided last; of one day the one that stands last."""
    latest: Arrangement | None = None
    for item in arrangements:
        if item.kind in kinds and (latest is None or item.on >= latest.on):
            latest = item
    return latest


def _unfinished(held: Sequence[Held]) -> Held | None:
    """The latest conversation that was begun and not closed; of two on one day the one that stands last."""
    latest: Held | None = None
    for item in held:
        if not item.completed and (latest is None or item.held_on >= latest.held_on):
            latest = item
    return latest


def _orphan(rounds: _Rounds, outline: Outline) -> Arrangement | None:
    """An appointment after the last conversation, for a round that the municipality no longer has."""
    if not outline.arrangements:
        return None
    known = {*rounds.places, *(held.round for held in outline.conversations)}
    last = max((held.held_on for held in outline.conversations), default=date.min)
    made = [appointment(outline, name) for name in {item.round for item in outline.arrangements} - known]
    return _latest([item for item in made if item and item.day and item.day > last], ("appointment",))


def _order(item: Upcoming) -> tuple[bool, date, str, str]:
    return item.day is None, item.day or date.max, item.newcomer.name.casefold(), item.dossier_id
