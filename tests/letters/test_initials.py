"""Initials of names in every script: Latin, short, and the same each time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.letters.initials import initials


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ahmad al-Hassan", "A.H."),
        ("Yusuf Al-Khatib", "Y.K."),
        ("Jan van de Berg", "J.B."),
        ("Abdul bin Omar El Sayed", "A.O.S."),
        ("'t Hart", "H."),
        ("Al", "A."),
        ("Selam", "S."),
        ("selam tesfay", "S.T."),
        ("Anna-Sofie d’Ancona", "A.S.D.A."),
        ("een twee drie vier vijf zes", "E.T.D.Z."),
        ("", "?"),
        (" \t\n", "?"),
        ("12-03-1988", "?"),
    ],
)
def test_particles_do_not_count_and_four_letters_are_the_most(name: str, wanted: str) -> None:
    assert initials(name) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("أحمد الحسن", "A.H."),
        ("عمر عبد الرحمن", "A.A.R."),
        ("علی\u200cرضا یوسفی", "A.Y."),
        ("ሰላም ተስፋይ", "S.T."),
        ("ኃይለ ኣበበ", "H.A."),
        ("Олена Їжак", "O.Y."),
        ("Йосип Євченко", "I.E."),
        ("Łukasz Ökten Şen", "L.O.S."),
        ("王明", "?"),
    ],
)
def test_no_script_tells_where_somebody_comes_from(name: str, wanted: str) -> None:
    assert initials(name) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("\u202eAhmad\u202c \u2067Hassan\u2069", "A.H."),
        ("\u200bAhmad\ufeff", "A."),
        ("A\u0301bel", "A."),
        ("\u0301Abel", "A."),
        ("مُحَمَّد", "M."),
        ("😀 Samir 👨‍👩‍👧", "S."),
        ("😀", "?"),
        ("ʿUmar ʼAli", "U.A."),
        ("Ａhmad", "A."),
        ("A\x00hmad\x1b", "A."),
        ("\ud800Sa\udfffra", "S."),
        ("\uffff", "?"),
    ],
)
def test_marks_joiners_and_signs_are_no_letters(name: str, wanted: str) -> None:
    assert initials(name) == wanted


@given(st.text())
def test_whatever_the_name_no_more_than_four_capitals(name: str) -> None:
    assert re.fullmatch(r"([A-Z]\.){1,4}|\?", initials(name))
