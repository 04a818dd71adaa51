"""Which conversation comes next, and when, counted from the municipality's anchors; and on what day it can be held."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from desktop.dossier.model import Conversation, Dossier
from desktop.errors import AnswerError
from desktop.municipality.model import Municipality, PlannedRound

START, CATCH_UP = "start", "catch_up"
"""The rounds that later ones are counted from."""


def due_on(planned: PlannedRound, dossier: Dossier) -> date | None:
    """The day a round is due for this newcomer; None while its anchor is not known."""
    anchor = _anchor(planned, dossier)
    return None if anchor is None else add_months(anchor, planned.months) + timedelta(days=planned.days)


def next_round(municipality: Municipality, dossier: Dossier) -> PlannedRound | None:
    """The first planned round after the last one held; a skipped round is not asked for again.

    A catch-up conversation is never planned: it stands for the first round, of people who came earlier.
    """
    planned = [item for item in municipality.settings.rounds if item.id != CATCH_UP]
    last = max((_place(municipality, item.round) for item in dossier.conversations), default=-1)
    return next(iter(planned[last + 1 :]), None)


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
    planned = [item.id for item in municipality.settings.rounds if item.id != CATCH_UP]
    if round_id == CATCH_UP:
        return 0
    return planned.index(round_id) if round_id in planned else -1


def _anchor(planned: PlannedRound, dossier: Dossier) -> date | None:
    if planned.anchor == "linked_on":
        return dossier.newcomer.linked_on
    if planned.anchor == "moved_in_on":
        return dossier.newcomer.moved_in_on
    starts = [item.held_on for item in dossier.conversations if item.round in (START, CATCH_UP)]
    return min(starts, default=None)
