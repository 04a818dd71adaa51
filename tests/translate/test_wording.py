"""What a translation has to be before it can be kept."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.translate.wording import LONGEST_NAME, clean, date_faults, faults, name_faults, normal

GOOD = [
    ("ar", "Hoe gaat het?", "كيف حالك؟"),
    ("ar", "Naam: {name}", "{name} :الاسم"),
    ("ar", "Hebt u DigiD?", "هل لديك DigiD؟"),
    ("fa", "Ik wil", "می\u200cخواهم"),
    ("ti", "Goedemorgen", "ከመይ ሓዲርኩም"),
    ("uk", "Vijf", "пʼять"),
    ("tr", "Adres", "Adres"),
    ("fr", "Mag het {days} dagen?", "C'est possible pendant {days} jours ?"),
    ("xx", "Ja", "ओं"),
    ("ar", "1 + 1", "1 + 1"),
]


@pytest.mark.parametrize(("code", "source", "text"), GOOD)
def test_what_an_interpreter_would_write_can_be_kept(code: str, source: str, text: str) -> None:
    assert faults(code, "a:text", source, text) == []


BAD = {
    "nothing": ("ar", "Ja", "", "geen vertaling"),
    "only spaces": ("ar", "Ja", " \n", "geen vertaling"),
    "far too long": ("ar", "Ja", "نعم " * 100, "hooguit 120 tekens"),
    "a name lost": ("ar", "Naam: {name}", "الاسم", "{name} moet in de vertaling staan"),
    "a name half lost": ("ar", "{a} en {a}", "{a} و", "{a} moet"),
    "a name misspelt": ("ar", "Naam: {name}", "{naam} {name}", "{naam} hoort niet"),
    "a name of any length": ("ar", "Ja", "نعم {" + "a" * 110 + "}", "…"),
    "a loose brace": ("ar", "Ja", "نعم {", "losse { of }"),
    "another script": ("ar", "Ja", "Na'am", "geen letter van het Arabisch"),
    "letters that only look right": ("tr", "Ja", "Evеt", "geen letter van het Turks"),
    "a Dutch word that is not in the Dutch": ("ar", "Ja", "نعم gemeente", "geen letter van het Arabisch"),
    "a copy of the Dutch": ("ti", "Hoe gaat het?", "Hoe gaat het?", "niets in het Tigrinya"),
    "only signs": ("ar", "Ja", "...", "niets in het Arabisch"),
    "turned around": ("ar", "Ja", "\u202eنعم", "U+202E"),
    "isolated": ("ar", "Ja", "\u2067نعم\u2069", "U+2067"),
    "a control sign": ("ar", "Ja", "نعم\b", "U+0008"),
    "invisible": ("ar", "Ja", "نعم\u200b", "U+200B"),
    "a joiner where none belongs": ("fr", "Ja", "ou\u200ci", "U+200C"),
    "a filler": ("fr", "Ja", "oui\u3164", "U+3164"),
    "half a sign": ("fr", "Ja", "oui\ud800", "U+D800"),
    "not composed": ("fr", "Ja", unicodedata.normalize("NFD", "été"), "te veel"),
    "two lines": ("fr", "Ja", "oui\nnon", "te veel"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_stand_there_is_told(name: str) -> None:
    code, source, text, said = BAD[name]
    found = faults(code, "a:text", source, text)
    assert any(said in sentence for sentence in found), found
    assert all(len(sentence) < 160 and sentence.isprintable() for sentence in found)


def test_an_option_fits_its_tile() -> None:
    assert faults("fr", "a:option:soms", "Soms", "de temps en ") != []
    assert faults("fr", "a:option:soms", "Soms", "des fois oui") == []
    assert "hooguit 12 tekens" in faults("fr", "a:option:soms", "Soms", "de temps en temps")[0]
    assert faults("fr", "a:text", "Soms", "de temps en temps") == []


def test_what_is_typed_is_made_clean() -> None:
    assert clean(" \ufeffne\u0301\u202e \n\t oui\u00a0? \x07") == "né oui ?"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text(), st.text())
def test_any_text_is_judged_and_a_clean_one_is_clean(source: str, text: str) -> None:
    assert all(isinstance(sentence, str) for sentence in faults("ar", "a:option:b", source, text))
    kept = clean(text)
    assert clean(kept) == kept == normal(kept)
    assert not any("niet ziet" in sentence for sentence in faults("ar", "a:text", text, kept or "x"))


@pytest.mark.parametrize("name", ["Amira Haddad", "ሰላም ተስፋይ", "O'Neill-de Wit", "A" * LONGEST_NAME])
def test_a_name(name: str) -> None:
    assert name_faults(name) == []


@pytest.mark.parametrize("name", ["", "  ", "\u200c", "...", "A" * 10_000, "A\u202eB", "A\nB", "A  B", "A\0"])
def test_no_name(name: str) -> None:
    (said,) = name_faults(name)
    assert "nakeek" in said


def test_a_day() -> None:
    today = date(2026, 3, 1)
    assert date_faults(today, today) == date_faults(date(2020, 1, 1), today) == []
    assert "02-03-2026" in date_faults(date(2026, 3, 2), today)[0]
    assert "kan niet kloppen" in date_faults(date.min, today)[0]
