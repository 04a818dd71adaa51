"""Languages and countries: their names, and the direction of writing."""

from __future__ import annotations

import pytest

from desktop.translate.countries import OFTEN, STATELESS, countries, country
from desktop.translate.languages import LANGUAGES, language


def test_the_languages_of_newcomers_first() -> None:
    codes = [item.code for item in LANGUAGES]
    assert codes[:2] == ["ar", "ti"]
    assert len(set(codes)) == len(codes) == 15
    assert {item.code for item in LANGUAGES if item.right_to_left} == {"ar", "prs", "fa", "ckb", "ps"}


def test_a_language_that_is_not_in_the_table_is_shown_by_its_code() -> None:
    found = language("tlh")
    assert (found.dutch, found.own, found.right_to_left) == ("tlh", "tlh", False)
    assert language("ti").script == "Ethi"


def test_countries_that_newcomers_often_come_from_stand_first() -> None:
    known = countries()
    assert tuple(known)[: len(OFTEN)] == OFTEN
    rest = [name for code, name in known.items() if code not in (*OFTEN, STATELESS)]
    assert rest == sorted(rest)
    assert known["NL"] == "Nederland"
    assert not {"ZZ", "EU", "UN", "XA"} & known.keys()


@pytest.mark.parametrize(
    ("code", "name"), [("SY", "Syrië"), ("ER", "Eritrea"), (STATELESS, "staatloos"), (None, ""), ("", ""), ("Q9", "Q9")]
)
def test_the_name_of_a_country(code: str | None, name: str) -> None:
    assert country(code) == name
