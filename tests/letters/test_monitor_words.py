"""Whole quarters, and the last door that a text passes before it is published."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier.record_id import new_id
from desktop.errors import AnswerError
from desktop.letters import monitor_period
from desktop.letters.monitor_words import GONE, publishable
from desktop.monitor.model import Period

POSTAL_CODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}\b")
DAY = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2} (maart|augustus)(?![^\W\d_])|\bmaart \d{4}",
    re.IGNORECASE,
)
SECRETS = [
    "3701 AB",
    "3701AB",
    "3701ab",
    "12-03-2026",
    "1/4/26",
    "2026-03-12",
    "2026-03",
    "03-2026",
    "12 maart",
    "12 mrt. 2026",
    "maart 2026",
    "2 Augustus 2026",
    "dossier-12",
    "Dossier 12",
    "6f0c1a2b3c4d5e6f7a8b9c0d1e2f3a4b",
    "6f0c1a2b-3c4d-5e6f-7a8b-9c0d1e2f3a4b",
    "030 123 45 67",
    "0612345678",
    "123456782",
]
MAY_STAY = [
    "Heeft een huisarts",
    "18 tot 25 jaar",
    "18-24",
    "Schooljaar 2025-2026",
    "Wet inburgering 2021",
    "In 2026 een baan",
    "Meer dan 5 contacten, 12 uur of meer",
    "Taalhuis (B1, A2)",
    "kwartaal 3 van 2026",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_what_points_at_somebody_is_left_out(secret: str) -> None:
    assert publishable(f"Taalhuis, {secret}, binnen") == f"Taalhuis, {GONE}, binnen"


@pytest.mark.parametrize("text", MAY_STAY)
def test_other_numbers_stay(text: str) -> None:
    assert publishable(text) == text


@given(st.lists(st.sampled_from(SECRETS) | st.text(st.characters(codec="utf-8"), max_size=4), max_size=5).map("".join))
def test_nothing_is_left_however_it_is_put_together(text: str) -> None:
    said = publishable(text)
    assert not POSTAL_CODE.search(said)
    assert not DAY.search(said)
    assert not re.search(r"[0-9a-f]{32}|[0-9]{6}", said)
    assert publishable(said) == said


@given(st.uuids())
def test_the_number_of_a_record_is_left_out(number: UUID) -> None:
    assert publishable(number.hex) == publishable(str(number)) == publishable(new_id()) == GONE


def test_the_quarter_of_every_day() -> None:
    for day in (date(2023, 12, 31) + timedelta(days=number) for number in range(800)):
        found = monitor_period.quarter(day)
        assert found.first <= day <= found.last
        assert (found.first.day, found.first.month % 3) == (1, 1)
        assert (found.last + timedelta(days=1)).day == 1
        assert 89 <= (found.last - found.first).days <= 91
        assert monitor_period.whole_quarters(found.first, found.last) == found


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (
            date(2026, 1, 2),
            date(2026, 3, 31),
            "de eerste dag valt midden in een kwartaal. Kies bijvoorbeeld 01-01-2026.",
        ),
        (
            date(2026, 1, 1),
            date(2026, 3, 30),
            "de laatste dag valt midden in een kwartaal. Kies bijvoorbeeld 31-03-2026",
        ),
        (date(2026, 2, 1), date(2026, 2, 28), "midden in een kwartaal"),
        (date(2026, 4, 1), date(2026, 3, 31), "begint na het einde"),
    ],
)
def test_a_day_inside_a_quarter_is_refused(first: date, last: date, told: str) -> None:
    with pytest.raises(AnswerError, match=told):
        monitor_period.whole_quarters(first, last)


@pytest.mark.parametrize(
    ("first", "last", "words", "brief", "stem"),
    [
        ((2026, 4, 1), (2026, 6, 30), "kwartaal 2 van 2026", "2026-K2", "monitor-2026-k2"),
        ((2026, 1, 1), (2026, 12, 31), "heel 2026", "2026-K1 t/m 2026-K4", "monitor-2026-k1-tot-en-met-2026-k4"),
        (
            (2026, 1, 1), (2026, 9, 30), "kwartaal 1 tot en met 3 van 2026", "2026-K1 t/m 2026-K3",
            "monitor-2026-k1-tot-en-met-2026-k3",
        ),
        (
            (2025, 10, 1), (2026, 9, 30), "kwartaal 4 van 2025 tot en met kwartaal 3 van 2026", "2025-K4 t/m 2026-K3",
            "monitor-2025-k4-tot-en-met-2026-k3",
        ),
    ],
)  # fmt: skip
def test_how_a_period_is_written(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str, brief: str, stem: str
) -> None:
    period = Period(date(*first), date(*last))
    assert monitor_period.in_words(period) == words
    assert monitor_period.briefly(period) == brief
    assert monitor_period.stem(period) == stem


def test_the_last_year_that_is_over() -> None:
    assert monitor_period.last_year(date(2026, 11, 22)) == Period(date(2025, 10, 1), date(2026, 9, 30))
    assert monitor_period.last_year(date(2026, 1, 1)) == Period(date(2025, 1, 1), date(2025, 12, 31))
