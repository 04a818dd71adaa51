"""Which conversation comes next, and when, counted from the municipality's anchors."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from desktop.dossier.model import Dossier
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
    held = {conversation.round for conversation in dossier.conversations}
    last = max((index for index, item in enumerate(planned) if item.id in held), default=-1)
    if CATCH_UP in held:
        last = max(last, 0)
    return next(iter(planned[last + 1 :]), None)


def add_months(start: date, months: int) -> date:
    """The same day so many months later; the last day of the month when that day does not exist."""
    index = start.month - 1 + months
    year, month = start.year + index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _anchor(planned: PlannedRound, dossier: Dossier) -> date | None:
    if planned.anchor == "linked_on":
        return dossier.newcomer.linked_on
    if planned.anchor == "moved_in_on":
        return dossier.newcomer.moved_in_on
    starts = [item.held_on for item in dossier.conversations if item.round in (START, CATCH_UP)]
    return min(starts, default=None)
