"""A day and a time on a paper for the newcomer: no bare number, and nothing that was typed is lost."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import guide as guides
from desktop import paths
from desktop.letters.bidi import levels
from desktop.letters.model import Pair
from desktop.letters.moments import FROM_SIX, day_told, referral_day, time_told
from desktop.letters.phrasebook import Phrasebook
from desktop.translate import catalog
from desktop.translate.countries import weekdays

from .saying import ISOLATES

DAY = date(2027, 1, 20)
CODES = sorted(catalog.available(paths.translations()))
WEDNESDAYS = {
    "ar": "الأربعاء", "en": "Wednesday", "fa": "چهارشنبه", "fr": "mercredi", "kmr": "çarşem",
    "prs": "چهارشنبه", "so": "Arbaco", "ti": "ረቡዕ", "tr": "Çarşamba", "uk": "середа",
}  # fmt: skip


@cache
def book(code: str) -> Phrasebook:
    return Phrasebook(guides.load("zeist", translations=paths.translations()), code)


def both(said: str | Pair) -> tuple[str, str]:
    pair = said if isinstance(said, Pair) else Pair(said, "")
    return pair.dutch.translate(ISOLATES), pair.own.translate(ISOLATES)


@pytest.mark.parametrize("code", CODES)
def test_a_day_carries_its_weekday_in_both_languages(code: str) -> None:
    dutch, own = both(book(code).phrase("invitation_day", date=day_told(book(code), DAY)))
    assert dutch == "Dag: woensdag 20 januari 2027"
    assert own.endswith(f"{WEDNESDAYS[code]} 20-01-2027")


def test_every_language_of_the_catalogs_is_looked_at() -> None:
    assert set(CODES) == set(WEDNESDAYS) == {code for code in CODES if len(set(weekdays(code))) == 7}


@pytest.mark.parametrize("code", CODES)
def test_a_time_carries_its_part_of_the_day_in_both_languages(code: str) -> None:
    for typed, name, dutch in (
        ("10:30", "time_morning", "10:30 uur 's ochtends"),
        ("14:00", "time_afternoon", "14:00 uur 's middags"),
        ("19.15", "time_evening", "19:15 uur 's avonds"),
    ):
        told, own = both(time_told(book(code), typed))
        assert told == dutch
        words = both(book(code).phrase(name, time=typed.replace(".", ":")))[1]
        assert own.startswith(words)
        assert typed.replace(".", ":") in words != dutch
    assert len({both(time_told(book(code), f"{hour}:00"))[1].replace(f"{hour}", "") for hour in (8, 13, 20)}) == 3


@pytest.mark.parametrize(
    ("typed", "counted"),
    [("6:00", "12:00"), ("7:05", "1:05"), ("10:30", "4:30"), ("12:15", "6:15"), ("14:00", "8:00"), ("18:30", "12:30")],
)
def test_whoever_counts_the_hours_from_six_reads_his_own_count_beside_it(typed: str, counted: str) -> None:
    own = both(time_told(book("ti"), typed))[1]
    assert own.startswith(typed)
    assert own.endswith(f"{counted})")
    assert "ti" in FROM_SIX
    assert "(" not in both(time_told(book("ar"), typed))[1]


@pytest.mark.parametrize("typed", ["half tien", "10:00-11:30", "2:30", "24:00", "<b>9:00</b>", "na het gebed", "٩:٣٠"])
def test_what_is_no_time_of_day_stays_as_it_was_typed(typed: str) -> None:
    for code in (*CODES, "nl"):
        dutch, own = both(book(code).phrase("invitation_time", time=time_told(book(code), typed)))
        assert dutch == f"Tijd: {typed}"
        assert own.endswith(typed) or code == "nl"


@given(st.text())
def test_any_text_can_stand_in_the_place_of_a_time(typed: str) -> None:
    for code in ("nl", "ti", "ar"):
        assert book(code).phrase("invitation_time", time=time_told(book(code), typed))


@pytest.mark.parametrize("code", ["ar", "fa", "prs"])
def test_figures_run_from_left_to_right_among_words_that_do_not(code: str) -> None:
    """Without isolation the year and the day of a date change places after an Arabic weekday."""
    known = book(code)
    for said, figures in (
        (known.phrase("invitation_day", date=day_told(known, DAY)), "20-01-2027"),
        (known.phrase("referral_appointment", date=referral_day(known, "referral_appointment", DAY)), "20-01-2027"),
        (known.phrase("invitation_time", time=time_told(known, "10:30")), "10:30"),
    ):
        assert isinstance(said, Pair)
        at = said.own.index(figures)
        [level] = set(levels(said.own, "rtl")[at : at + len(figures)])
        assert level % 2 == 0


def test_about_when_has_no_weekday() -> None:
    known = book("uk")
    assert referral_day(known, "referral_waiting_until", DAY) == DAY
    assert both(known.phrase("invitation_around", date=DAY))[1].count("20-01-2027") == 1
    assert "середа" not in both(known.phrase("invitation_around", date=DAY))[1]


def test_in_dutch_alone_it_is_told_in_dutch() -> None:
    assert day_told(book("nl"), DAY) == "woensdag 20 januari 2027"
    assert both(time_told(book("nl"), "9:00")) == ("9:00 uur 's ochtends", "")
