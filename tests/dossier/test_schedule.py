"""When a conversation is late: a day that was agreed binds at once, one around which it is due has room."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Newcomer
from desktop.dossier.schedule import ROOM, Upcoming

DUE = date(2026, 8, 29)
MOVED = Arrangement("start", "moved", DUE, DUE, "ziek")
MET = Arrangement("start", "appointment", DUE, DUE)
SKIPPED = Arrangement("start", "skipped", DUE, None, "verhuisd")


def comes(appointment: Arrangement | None = None, moved: Arrangement | None = None, begun: bool = False) -> Upcoming:
    return Upcoming("d", Newcomer("Samir", "ar"), "start", DUE, DUE, appointment, moved, unfinished=begun)


@pytest.mark.parametrize(
    ("item", "around"),
    [(comes(), True), (comes(moved=MOVED), True), (comes(MET), False), (comes(begun=True), False)],
)
def test_around_a_day_there_are_two_weeks_of_room_and_an_agreed_day_has_none(item: Upcoming, around: bool) -> None:
    assert timedelta(days=14) == ROOM
    assert item.around is around
    last = DUE + (ROOM if around else timedelta())
    assert [item.late(day) for day in (DUE, last, last + timedelta(days=1))] == [False, False, True]


def test_what_is_not_held_or_has_no_day_is_never_late() -> None:
    undated = Upcoming("d", Newcomer("Samir", "ar"), "start", None, None)
    for item in (undated, comes(moved=SKIPPED)):
        assert not item.late(DUE + timedelta(days=1000))
