"""Dates as people type and read them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import AnswerError
from desktop.questions import dates


@pytest.mark.parametrize(
    "typed", ["31-5-2026", " 31-05-2026 ", "31/5/2026", "31.5.2026", "31 5 2026", "31052026", "2026-5-31", "2026-05-31"]
)
def test_a_date_may_be_typed_in_many_ways(typed: str) -> None:
    assert dates.parse(typed) == date(2026, 5, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "morgen",
        "31-5-26",
        "5-31-2026",
        "29-2-2026",
        "0-1-2026",
        "31-12-1899",
        "1-1-2201",
        "00000000",
        "1-1-99999",
        "٣-٥-٢٠٢٦ x",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(AnswerError) as caught:
        dates.parse(typed)
    assert str(caught.value).endswith(".")


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_written_date_can_be_read_again(day: date) -> None:
    assert dates.parse(dates.write(day)) == dates.parse(day.isoformat()) == day


def test_no_date_is_written_as_nothing() -> None:
    assert dates.write(None) == ""


@pytest.mark.parametrize(("minutes", "words"), [(0, ""), (1, "1 minuut"), (2, "2 minuten"), (61, "61 minuten")])
def test_how_long_it_took_is_said_in_dutch(minutes: int, words: str) -> None:
    assert dates.lasted(minutes) == words


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(typed: str) -> None:
    try:
        year = dates.parse(typed).year
    except AnswerError:
        return
    assert 1900 <= year <= 2200
