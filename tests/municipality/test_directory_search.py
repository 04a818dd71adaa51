"""The directory is found by one's own words: in every language, while one types, and with a typing error."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import guide as guides
from desktop import paths
from desktop.guide import Guide
from desktop.municipality.directory_cards import cards
from desktop.municipality.directory_search import Index, Narrowing
from desktop.translate import catalog
from desktop.translate.searching import folded

TODAY = date(2026, 11, 22)


FEW = ("ar", "en", "ti")


def made(town: str, codes: Collection[str] = FEW) -> Index:
    guide: Guide = guides.load(town)
    themes = {domain.id: domain.title for domain in guide.questionnaire.domains}
    said = [guide.say(code) for code in codes]
    return Index(cards(guide.municipality, TODAY), guide.municipality, folded, themes, said)


@pytest.fixture(scope="module")
def index() -> Index:
    return made("zeist")


def found(index: Index, typed: str, narrowing: Narrowing | None = None) -> list[str]:
    return [card.id for card in index.search(typed, narrowing or Narrowing())]


@pytest.mark.parametrize(
    "typed",
    [
        "fiets", "fi", "FIETSEN", "bicycle", "دراجة", "الدرّاجة", "ብሽክለታ", "fites", "fietz", "fietsn", "bycicle",
        "bicicle", "ik wil leren fietsen", "fiets vollenhove",
    ],
)  # fmt: skip
def test_the_bicycle_lessons_are_found_first(index: Index, typed: str) -> None:
    assert found(index, typed)[0] == "meanderomnium/fietsles"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("huisarts", "huisarts"), ("hsuiarts", "huisarts"), ("dokter", "huisarts"), ("zwemen", "meanderomnium/zwemles"),
        ("سباحة", "meanderomnium/zwemles"), ("taalcafe", "taalhuis/taalcafe"),
        ("naaimachine", "stichting-tolerance/naaien"), ("computer telefoon", "bibliotheek/computerles"),
        ("voorbeelddreef", "meanderomnium"),
    ],
)  # fmt: skip
def test_what_is_meant_comes_first(index: Index, typed: str, first: str) -> None:
    assert found(index, typed)[0] == first


@pytest.mark.thorough
def test_every_language_of_the_catalogs_is_searched() -> None:
    index = made("zeist", catalog.available(paths.translations()))
    for typed in ("بایسکل", "دوچرخه", "велосипед", "bisiklet", "vélo", "baaskiil", "bisiklêtê", "ብሽክለታ", "دراجة"):
        assert found(index, typed)[0] == "meanderomnium/fietsles", typed
    assert found(index, "je veux nager") == ["meanderomnium/zwemles"]


def test_alike_ethiopic_letters_and_vowel_marks_make_no_difference(index: Index) -> None:
    assert found(index, "ሥራሕ") == found(index, "ስራሕ") != []
    assert found(index, "دَرَّاجَة") == found(index, "دراجه") == found(index, "دراجة")


@pytest.mark.parametrize("typed", ["\u0000", "\ud800", "a" * 500, "!?", "ß ﬁets", "\u200f\u202e", "x " * 40])
def test_odd_signs_are_borne(index: Index, typed: str) -> None:
    assert len(found(index, typed)) <= len(found(index, ""))


def test_each_word_narrows(index: Index) -> None:
    assert len(found(index, "leren")) > len(found(index, "leren zwemmen")) == 1
    assert found(index, "qqqq") == []
    assert found(index, "   ") == found(index, "")
    assert len(found(index, "")) > 30


def test_it_is_narrowed_by_theme_neighbourhood_day_and_language(index: Index) -> None:
    def narrowed(**by: str) -> list[str]:
        return found(index, "", Narrowing(**by))

    assert "taalhuis" in narrowed(theme="taal")
    assert "huisarts" not in narrowed(theme="taal")
    assert "meanderomnium/fietsles" in narrowed(day="thu")
    assert "meanderomnium/fietsles" not in narrowed(day="sun")
    assert "uaf" not in narrowed(day="mon")  # nobody said when
    here = narrowed(neighbourhood="Vollenhove")
    assert {"meanderomnium/fietsles", "rsd"} <= {*here}  # that of the whole municipality stays
    assert "bibliotheek/huiswerkhulp" not in here
    assert "ggd" in narrowed(language="Tigrinya")
    assert "rsd" not in narrowed(language="Tigrinya")
    assert found(index, "fiets", Narrowing(theme="gezondheid")) == []


def test_the_second_municipality_has_its_own(index: Index) -> None:
    other = made("linderveen")
    assert found(other, "fiets")[:2] == ["fietsschool", "fietsschool/fietstocht"]
    assert found(other, "ብሽክለታ")[0] == "fietsschool/fietstocht"
    assert {*found(other, "")}.isdisjoint(found(index, ""))


@pytest.mark.thorough
@given(st.text(max_size=40))
def test_whatever_is_typed_is_borne(index: Index, typed: str) -> None:
    ids = found(index, typed)
    assert len(ids) == len(set(ids))
    assert found(index, typed) == ids
