"""Which conversation comes next, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Action, Answer, Newcomer
from desktop.dossier.planning import (
    add_months,
    arrange,
    call_off,
    check_day,
    check_round,
    due_on,
    left_out,
    next_round,
    plan,
    removable,
    rounds_from,
    take_back,
    unlikely,
    upcoming,
)  # fmt: skip
from desktop.dossier.planning_words import standing
from desktop.dossier.schedule import Outline, Talk, Upcoming
from desktop.errors import AnswerError
from desktop.municipality.model import PlannedRound

from .samples import START, conversation, dossier, municipality

ROUNDS = (
    PlannedRound(id="start", anchor="linked_on", days=28),
    PlannedRound(id="half_year", anchor="start", months=6),
    PlannedRound(id="two_year", anchor="start", months=24),
    PlannedRound(id="catch_up", anchor="linked_on", months=12),
)
PLACE = municipality(rounds=ROUNDS)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 5, 15), 0, date(2026, 5, 15)),
        (date(2026, 5, 15), 120, date(2036, 5, 15)),
    ],
)
def test_months_later(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(0, 120))
def test_months_later_is_in_the_right_month_and_never_past_the_day(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day <= start.day


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], "start"),
        (["start"], "half_year"),
        (["start", "half_year"], "two_year"),
        (["half_year"], "two_year"),
        (["start", "two_year"], None),
        (["catch_up"], "half_year"),
        (["catch_up", "half_year"], "two_year"),
        (["onbekend"], "start"),
    ],
)
def test_the_next_round(held: list[str], wanted: str | None) -> None:
    planned = next_round(PLACE, dossier(*(conversation(name) for name in held)))
    assert (planned.id if planned else None) == wanted


def test_a_round_is_counted_from_its_anchor() -> None:
    somebody = dossier(conversation(on=START), linked_on=date(2026, 1, 31), moved_in_on=date(2026, 2, 10))
    assert [due_on(planned, somebody) for planned in ROUNDS] == [
        date(2026, 2, 28), date(2026, 9, 1), date(2028, 3, 1), date(2027, 1, 31),
    ]  # fmt: skip
    assert due_on(PlannedRound(id="x", anchor="moved_in_on"), somebody) == date(2026, 2, 10)


def test_a_round_has_no_day_while_its_anchor_is_not_known() -> None:
    assert [due_on(planned, dossier()) for planned in ROUNDS] == [None] * 4
    assert due_on(PlannedRound(id="x", anchor="moved_in_on"), dossier()) is None


def test_a_catch_up_conversation_counts_as_a_start_and_the_first_counts() -> None:
    half_year = ROUNDS[1]
    assert due_on(half_year, dossier(conversation("catch_up", date(2026, 5, 1)))) == date(2026, 11, 1)
    both = dossier(conversation("catch_up", date(2026, 5, 1)), conversation("start", START))
    assert due_on(half_year, both) == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("held", "wanted", "refusal"),
    [
        ([], "half_year", ""),
        (["start"], "start", "al gevoerd"),
        (["start"], "two_year", ""),
        (["half_year"], "start", "later gesprek"),
        (["catch_up"], "start", "later gesprek"),
        (["start"], "catch_up", "later gesprek"),
        (["catch_up"], "half_year", ""),
        (["onbekend"], "start", ""),
    ],
)
def test_a_round_is_not_held_twice_nor_after_a_later_one(held: list[str], wanted: str, refusal: str) -> None:
    somebody = dossier(*(conversation(name) for name in held))
    if refusal:
        with pytest.raises(AnswerError, match=refusal):
            check_round(PLACE, somebody, wanted)
    else:
        check_round(PLACE, somebody, wanted)


FIRST, SECOND, TODAY = date(2026, 3, 1), date(2026, 9, 1), date(2026, 9, 8)


@pytest.mark.parametrize(
    ("which", "day", "refusal"),
    [
        (None, TODAY, ""),
        (None, date(2026, 9, 9), "toekomst"),
        (None, SECOND, ""),
        (None, date(2026, 8, 31), "eerder gesprek"),
        (0, SECOND, ""),
        (0, date(2026, 9, 2), "later gesprek"),
        (0, date(1990, 4, 30), "geboortedatum"),
        (1, FIRST, ""),
        (1, date(2026, 2, 28), "eerder gesprek"),
    ],
)
def test_conversations_are_held_in_their_order(which: int | None, day: date, refusal: str) -> None:
    somebody = dossier(conversation(on=FIRST), conversation("half_year", SECOND), birth_date=date(1990, 5, 1))
    own = None if which is None else somebody.conversations[which]
    if refusal:
        with pytest.raises(AnswerError, match=refusal):
            check_day(somebody, day, TODAY, own)
    else:
        check_day(somebody, day, TODAY, own)


def test_a_day_long_before_the_koppeling_is_unlikely() -> None:
    linked = dossier(linked_on=date(2026, 1, 5))
    assert [unlikely(linked, day) for day in (date(2025, 1, 4), date(2025, 1, 5))] == [True, False]
    assert not unlikely(dossier(), date(1990, 1, 1))


def test_only_an_empty_conversation_can_be_taken_away() -> None:
    begun = conversation(completed=False)
    somebody = dossier(begun)
    assert removable(somebody, begun)
    somebody.actions.append(Action("Bellen", "professional", "start"))
    assert not removable(somebody, begun)
    somebody.actions.clear()
    begun.answers["d.naam"] = Answer("d.naam", "declined")
    assert not removable(somebody, begun)
    assert not removable(somebody, conversation(completed=True))


# The plan of everybody, and what goes otherwise

NOW = date(2026, 9, 8)
SOON = date(2026, 10, 1)
LINKED = date(2026, 8, 1)


def skip(round_id: str, on: date = NOW) -> Arrangement:
    return Arrangement(round_id, "skipped", on, reason="verhuisd")


def move(round_id: str, day: date, on: date = NOW) -> Arrangement:
    return Arrangement(round_id, "moved", on, day, "ziek")


def meet(round_id: str, day: date, on: date = NOW) -> Arrangement:
    return Arrangement(round_id, "appointment", on, day, time="10:30", place="Stadhuis")


def next_of(*held: Talk, arranged: Sequence[Arrangement] = (), linked_on: date | None = LINKED) -> Upcoming | None:
    newcomer = Newcomer("Samira Haddad", "ar", linked_on=linked_on)
    return upcoming(PLACE, Outline("d1", newcomer, held, tuple(arranged)))


def told(item: Upcoming | None) -> tuple[str, date | None, date | None]:
    assert item is not None
    return item.round, item.day, item.planned_on


HELD_START = Talk("start", date(2026, 3, 1), completed=True)
PLANNED = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("arranged", "wanted"),
    [
        ([], ("half_year", PLANNED, PLANNED)),
        ([move("half_year", SOON)], ("half_year", SOON, PLANNED)),
        ([move("half_year", SOON), move("half_year", NOW)], ("half_year", NOW, PLANNED)),
        ([move("half_year", SOON), move("half_year", NOW, on=START)], ("half_year", SOON, PLANNED)),
        ([move("two_year", SOON)], ("half_year", PLANNED, PLANNED)),
        ([skip("half_year")], ("two_year", date(2028, 3, 1), date(2028, 3, 1))),
        ([skip("half_year"), move("half_year", SOON)], ("half_year", SOON, PLANNED)),
        ([meet("half_year", SOON)], ("half_year", SOON, PLANNED)),
        ([meet("half_year", NOW), meet("half_year", SOON)], ("half_year", SOON, PLANNED)),
        ([meet("half_year", SOON), move("half_year", NOW)], ("half_year", NOW, PLANNED)),
        ([move("half_year", NOW), meet("half_year", SOON)], ("half_year", SOON, PLANNED)),
        ([meet("start", SOON)], ("half_year", PLANNED, PLANNED)),
        ([meet("weg", SOON)], ("half_year", SOON, PLANNED)),
        ([meet("weg", date(2026, 2, 1))], ("half_year", PLANNED, PLANNED)),
    ],
)
def test_what_is_arranged_counts_and_the_latest_of_it(
    arranged: list[Arrangement], wanted: tuple[str, date, date]
) -> None:
    assert told(next_of(HELD_START, arranged=arranged)) == wanted


def test_who_is_not_expected_any_more_is_not_in_the_plan() -> None:
    assert next_of(HELD_START, arranged=[skip("half_year"), skip("two_year")]) is None
    assert next_of(HELD_START, Talk("two_year", NOW, completed=True)) is None
    last = next_of(HELD_START, Talk("two_year", START, completed=True), arranged=[meet("weg", SOON)])
    assert told(last) == ("weg", SOON, None)  # an appointment stands, whatever the municipality plans now


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([Talk("start", START, True), Talk("half_year", START, True)], "two_year"),
        ([Talk("half_year", date(2026, 9, 1), True), Talk("start", date(2026, 9, 5), True)], "two_year"),
        ([Talk("weg", NOW, True)], "start"),
        ([HELD_START, Talk("weg", date(2026, 8, 31), True)], "half_year"),
        ([HELD_START, Talk("weg", date(2026, 9, 1), True)], "two_year"),
    ],
)
def test_two_on_one_day_and_out_of_order_and_of_a_round_that_is_gone(held: list[Talk], wanted: str) -> None:
    item = next_of(*held)
    assert item is not None
    assert (item.round, item.unfinished) == (wanted, False)


def test_what_was_begun_has_to_be_ended_first() -> None:
    begun = [HELD_START, Talk("weg", SOON, False), Talk("half_year", SOON, False)]
    item = next_of(*begun)
    assert item is not None
    assert (item.round, item.day, item.unfinished) == ("half_year", SOON, True)
    again = next_of(*begun, arranged=[meet("half_year", SOON)])
    assert again is not None
    assert again.appointment is None  # that was the day on which it was begun
    later = next_of(*begun, arranged=[meet("half_year", date(2026, 10, 2))])
    assert later is not None
    assert later.day == date(2026, 10, 2)


def test_a_changed_anchor_shifts_the_plan_by_itself_and_an_unknown_one_has_no_day() -> None:
    assert told(next_of()) == ("start", date(2026, 8, 29), date(2026, 8, 29))
    assert told(next_of(linked_on=SOON)) == ("start", date(2026, 10, 29), date(2026, 10, 29))
    assert told(next_of(linked_on=None)) == ("start", None, None)
    assert told(next_of(linked_on=None, arranged=[move("start", SOON)])) == ("start", SOON, None)
    assert told(next_of(arranged=[skip("start")])) == ("half_year", None, None)
    assert told(next_of(linked_on=date.max)) == ("start", None, None)  # no calendar goes on so long


def test_the_plan_has_late_ones_first_then_by_day_and_the_unknown_last() -> None:
    def somebody(name: str, linked_on: date | None, *arranged: Arrangement) -> Outline:
        return Outline(name, Newcomer(name, "ar", linked_on=linked_on), (), arranged)

    people = [
        somebody("zonder", None),
        somebody("later", date(2026, 9, 1)),
        somebody("te laat", date(2026, 6, 1)),
        somebody("vervalt", date(2026, 1, 1), *(skip(item.id) for item in ROUNDS)),
        somebody("eerst", date(2026, 5, 1)),
        somebody("b", date(2026, 8, 20)),
        somebody("A", date(2026, 8, 20)),
    ]
    found = plan(PLACE, people, NOW)
    assert [item.dossier_id for item in found] == ["eerst", "te laat", "A", "b", "later", "zonder"]
    assert [item.late(NOW) for item in found] == [True, True, False, False, False, False]
    [left] = left_out(PLACE, people)
    assert (left.dossier_id, left.round, left.skipped, left.late(NOW)) == ("vervalt", "start", True, False)


@pytest.mark.parametrize(
    ("arrangement", "refusal"),
    [
        (meet("half_year", SOON), ""),
        (meet("half_year", NOW), ""),
        (meet("half_year", date(2026, 9, 7)), "al geweest"),
        (meet("half_year", date(1990, 4, 30)), "geboortedatum"),
        (meet("half_year", date(2036, 9, 9)), "tien jaar"),
        (Arrangement("half_year", "appointment", NOW), "Vul een dag in"),
        (meet("start", SOON), "al gevoerd"),
        (meet("weg", SOON), "plant dit gesprek niet meer"),
        (move("half_year", SOON), ""),
        (Arrangement("half_year", "moved", NOW, SOON, " \n"), "waarom"),
        (Arrangement("half_year", "moved", NOW, None, "ziek"), "Vul een dag in"),
        (Arrangement("half_year", "moved", NOW, SOON, "x" * 201), "te lang"),
        (skip("half_year"), ""),
        (Arrangement("half_year", "skipped", NOW), "waarom"),
        (skip("start"), "al gevoerd"),
    ],
)
def test_what_is_arranged_is_checked(arrangement: Arrangement, refusal: str) -> None:
    somebody = dossier(conversation(on=FIRST), birth_date=date(1990, 5, 1))
    if refusal:
        with pytest.raises(AnswerError, match=refusal):
            arrange(somebody, arrangement, NOW, PLACE)
        assert somebody.arrangements == []
    else:
        assert somebody.arrangements == [arrange(somebody, arrangement, NOW, PLACE)]


def test_what_was_begun_can_be_met_about_again_but_not_skipped() -> None:
    somebody = dossier(conversation("weg", FIRST, completed=False))
    arrange(somebody, meet("weg", SOON), NOW, PLACE)
    with pytest.raises(AnswerError, match="al begonnen"):
        arrange(somebody, skip("weg"), NOW, PLACE)


def test_a_reason_is_one_line_and_only_an_appointment_has_a_time() -> None:
    somebody = dossier()
    given = Arrangement("start", "moved", NOW, SOON, " wil\nwachten\u202e ", "Noor", "10:30", "Hier")
    kept = arrange(somebody, given, NOW)
    assert (kept.reason, kept.time, kept.place, kept.by, kept.day) == ("wil wachten", "", "", "Noor", SOON)
    assert arrange(somebody, skip("start"), NOW).day is None
    with pytest.raises(AnswerError, match="vervalt"):
        arrange(somebody, meet("start", SOON), NOW)


def test_what_was_arranged_is_taken_back() -> None:
    somebody = dossier(conversation(on=FIRST))
    for round_id in rounds_from(PLACE, "half_year"):
        arrange(somebody, skip(round_id), NOW, PLACE)
    assert (rounds_from(PLACE, "half_year"), rounds_from(PLACE, "weg")) == (["half_year", "two_year"], ["weg"])
    assert next_round(PLACE, somebody) is None
    take_back(PLACE, somebody, "half_year")
    assert somebody.arrangements == []
    arrange(somebody, move("half_year", SOON), NOW)
    arrange(somebody, move("two_year", SOON), NOW)
    arrange(somebody, meet("half_year", NOW), NOW)
    take_back(PLACE, somebody, "half_year")
    assert [(item.round, item.kind) for item in somebody.arrangements] == [
        ("two_year", "moved"),
        ("half_year", "appointment"),
    ]
    call_off(somebody, "half_year")
    assert [item.round for item in somebody.arrangements] == ["two_year"]


def say(name: str) -> str:
    return name.upper()


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        (next_of(HELD_START), ("Nog geen afspraak", "")),
        (next_of(HELD_START, arranged=[meet("half_year", SOON)]), ("Afspraak op 01-10-2026, 10:30", "Stadhuis")),
        (
            next_of(HELD_START, arranged=[move("half_year", NOW), meet("half_year", SOON)]),
            ("Afspraak op 01-10-2026, 10:30", "Stadhuis; verplaatst: ziek"),
        ),
        (
            next_of(HELD_START, arranged=[meet("weg", SOON)]),
            ("Afspraak op 01-10-2026, 10:30", "afgesproken als: WEG; dit gesprek plant de gemeente niet meer"),
        ),
        (next_of(HELD_START, arranged=[move("half_year", SOON)]), ("Verplaatst: ziek", "was 01-09-2026")),
        (next_of(linked_on=None), ("Vul de koppelingsdatum in", "in het dossier")),
        (next_of(arranged=[skip("start")]), ("Begin het startgesprek, of kies zelf een dag", "")),
        (next_of(Talk("start", NOW, False)), ("Nog bezig: rond het gesprek af", "begonnen op 08-09-2026")),
        (
            next_of(Talk("weg", NOW, False)),
            ("Nog bezig: rond het gesprek af", "begonnen op 08-09-2026; dit gesprek plant de gemeente niet meer"),
        ),
    ],
)
def test_how_it_stands_in_words(item: Upcoming, wanted: tuple[str, str]) -> None:
    assert standing(item, PLACE, say) == wanted
