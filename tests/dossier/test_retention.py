"""How long a dossier is kept: a table of days, and what an extension may be."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.model import Conversation, Dossier, Extension
from desktop.dossier.retention import Facts, Rule, State, counted_before, due, extension, facts, term
from desktop.errors import AnswerError
from desktop.municipality.model import RetentionAnchor

from .samples import conversation, dossier

TODAY = date(2026, 11, 22)
FIVE = Rule(5)


def kept(until: date) -> Extension:
    return Extension(until, "er loopt nog een bezwaar", date(2026, 1, 5), "Noor de Wit")


def held(*days: date, longer: date | None = None, **newcomer: date) -> Dossier:
    made = dossier(*(conversation(on=day) for day in days), **newcomer)
    made.extensions = [kept(longer)] if longer else []
    return made


@pytest.mark.parametrize(
    ("given", "rule", "today", "ends_on", "state"),
    [
        (held(date(2021, 11, 22)), FIVE, TODAY, date(2026, 11, 22), "due"),
        (held(date(2021, 11, 23)), FIVE, TODAY, date(2026, 11, 23), "soon"),
        (held(date(2022, 2, 22)), FIVE, TODAY, date(2027, 2, 22), "soon"),
        (held(date(2022, 2, 23)), FIVE, TODAY, date(2027, 2, 23), "kept"),
        (held(date(2016, 3, 1), date(2024, 3, 1)), FIVE, TODAY, date(2029, 3, 1), "kept"),
        # 29 February: a year later it does not exist, and four years later it does.
        (held(date(2024, 2, 29)), Rule(1), date(2025, 2, 27), date(2025, 2, 28), "soon"),
        (held(date(2024, 2, 29)), Rule(1), date(2025, 2, 28), date(2025, 2, 28), "due"),
        (held(date(2024, 2, 29)), Rule(4), date(2028, 2, 28), date(2028, 2, 29), "soon"),
        (held(date(2023, 11, 30)), Rule(3), date(2026, 8, 30), date(2026, 11, 30), "soon"),
        # Without any conversation: from the koppeling, else from moving in, else nobody can say.
        (held(linked_on=date(2020, 1, 1)), FIVE, TODAY, date(2025, 1, 1), "due"),
        (held(moved_in_on=date(2020, 6, 1)), FIVE, TODAY, date(2025, 6, 1), "due"),
        (held(linked_on=date(2020, 1, 1), moved_in_on=date(2026, 6, 1)), FIVE, TODAY, date(2025, 1, 1), "due"),
        (held(), FIVE, TODAY, None, "unknown"),
        # Longer, with a reason.
        (held(date(2020, 1, 1), longer=date(2027, 10, 1)), FIVE, TODAY, date(2027, 10, 1), "kept"),
        (held(date(2020, 1, 1), longer=date(2026, 12, 1)), FIVE, TODAY, date(2026, 12, 1), "soon"),
        (held(date(2020, 1, 1), longer=date(2026, 11, 22)), FIVE, TODAY, date(2026, 11, 22), "due"),
        (held(date(2026, 1, 1), longer=date(2027, 1, 1)), FIVE, TODAY, date(2031, 1, 1), "kept"),
        (held(longer=date(2026, 11, 1)), FIVE, TODAY, date(2026, 11, 1), "due"),
        # The ends of the calendar.
        (held(date(9999, 12, 31)), FIVE, TODAY, date.max, "kept"),
        (held(date(9999, 12, 31)), FIVE, date.max, date.max, "due"),
        (held(date(1, 1, 1)), FIVE, date(1, 1, 1), date(6, 1, 1), "kept"),
    ],
)
def test_a_dossier_is_kept_so_long(given: Dossier, rule: Rule, today: date, ends_on: date | None, state: State) -> None:
    found = term(facts(given), rule)
    assert (found.ends_on, found.state(today)) == (ends_on, state)
    assert due(given, rule, today) == (state == "due")


@pytest.mark.parametrize(
    ("anchor", "since"),
    [
        ("last_conversation", date(2026, 9, 1)),
        ("start", date(2026, 3, 1)),
        ("linked_on", date(2026, 1, 12)),
        ("moved_in_on", date(2026, 2, 1)),
    ],
)
def test_the_municipality_chooses_what_is_counted_from(anchor: RetentionAnchor, since: date) -> None:
    talks = [Conversation("catch_up", date(2026, 3, 1), "ar"), Conversation("half_year", date(2026, 9, 1), "ar")]
    given = dossier(*talks, linked_on=date(2026, 1, 12), moved_in_on=date(2026, 2, 1))
    found = term(facts(given), Rule(2, anchor))
    assert (found.counted_from, found.since) == (anchor, since)


@pytest.mark.parametrize("anchor", ["start", "linked_on", "moved_in_on"])
def test_where_the_chosen_day_is_not_known_another_one_counts(anchor: RetentionAnchor) -> None:
    given = dossier(Conversation("half_year", date(2026, 9, 1), "ar"))
    found = term(facts(given), Rule(2, anchor))
    assert (found.counted_from, found.ends_on) == ("last_conversation", date(2028, 9, 1))
    assert found.why(Rule(2, anchor)) == "2 jaar na het laatste gesprek van 01-09-2026."


@pytest.mark.parametrize("years", [1, 3, 20])
@pytest.mark.parametrize(
    "today", [date(2024, 2, 29), date(2026, 11, 30), date(2027, 1, 31), date(1, 2, 1), date(9990, 1, 1)]
)
def test_the_store_leaves_out_nobody_whose_term_ends_soon(years: int, today: date) -> None:
    """Around the day that the store looks up to, day by day: it may look at too many, never at too few."""
    rule, edge = Rule(years), counted_before(Rule(years), today)
    around = range(max(edge.toordinal() - 40, 1), min(edge.toordinal() + 40, date.max.toordinal()))
    for day in map(date.fromordinal, around):
        if term(Facts(last_held_on=day), rule).state(today) != "kept":
            assert day <= edge


def test_a_reason_keeps_a_dossier_longer() -> None:
    given = held(date(2021, 1, 1))
    made = extension(given, FIVE, TODAY, date(2027, 11, 22), "  er loopt nog\neen bezwaar ", "Noor de Wit")
    assert (made.until, made.reason, made.on, made.by) == (
        date(2027, 11, 22), "er loopt nog een bezwaar", TODAY, "Noor de Wit",
    )  # fmt: skip
    given.extensions.append(made)
    assert not due(given, FIVE, TODAY)
    assert term(facts(given), FIVE).why(FIVE) == "Langer bewaard, met een reden."


@pytest.mark.parametrize(
    ("until", "reason", "said"),
    [
        (date(2027, 1, 1), "", "waarom"),
        (date(2027, 1, 1), " \n\u200b", "waarom"),
        (date(2027, 1, 1), "x" * 201, "hoogstens 200 tekens"),
        (date(2026, 11, 22), "bezwaar", "na vandaag"),
        (date(2027, 11, 23), "bezwaar", "tot en met 22-11-2027"),
        (date(9999, 12, 31), "bezwaar", "tot en met 22-11-2027"),
    ],
)
def test_an_extension_that_cannot_be_is_refused(until: date, reason: str, said: str) -> None:
    with pytest.raises(AnswerError, match=said):
        extension(held(date(2021, 1, 1)), FIVE, TODAY, until, reason, "Noor")


def test_what_is_kept_long_enough_needs_no_extension() -> None:
    with pytest.raises(AnswerError, match="al bewaard tot 01-01-2031"):
        extension(held(date(2026, 1, 1)), FIVE, TODAY, date(2027, 1, 1), "bezwaar", "Noor")
    with pytest.raises(AnswerError, match="Kies een latere dag"):
        extension(held(date(2021, 12, 1)), FIVE, TODAY, date(2026, 12, 1), "bezwaar", "Noor")
