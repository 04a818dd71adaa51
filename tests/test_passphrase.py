"""Which new passphrases are taken, and that what is said of them is Dutch and asks no digits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import zxcvbn.feedback
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import AnswerError
from desktop.passphrase import ADVICE, SENTENCES, STRONG, TOO_SHORT, judged, required

KNOWN = ["Noor van der Wit", "Startgesprekken"]


@pytest.mark.parametrize(
    "passphrase",
    [
        "drie grijze ganzen boven Zeist",
        "de kat krabt de krullen van de trap",
        "mijn kat heet Moos en snurkt",
        "correct horse battery staple",
        "kastanjeboom bootreis appelmoes",
        "hKwPqzVnbTrLyxJd",
        "قطتي تنام على السطح",
        "ድመተይ ኣብ ልዕሊ ጣራ ትድቅስ",
    ],
)
def test_a_sentence_is_enough(passphrase: str) -> None:
    required(passphrase, KNOWN)
    assert judged(passphrase, KNOWN).sentence == STRONG


@pytest.mark.parametrize(
    "passphrase",
    [
        "wachtwoord12345",
        "Welkom01Welkom01",
        "qwertyuiop123456",
        "aaaaaaaaaaaaaaaaaaaa",
        "Noor van der Wit",
        "startgesprekken",
        "Zeist 01-01-2026",
        "zomer zomer zomer",
        "gemeente zeist",
        "vier fietsen",
        "kastanjeboom bootreis",
        "vier-fietsen-vier",
    ],
)
def test_what_anyone_would_try_is_refused(passphrase: str) -> None:
    with pytest.raises(AnswerError, match="Kies een langere zin"):
        required(passphrase, KNOWN)
    assert judged(passphrase, KNOWN).sentence.endswith(ADVICE)


def test_a_short_one_is_refused_however_odd() -> None:
    with pytest.raises(AnswerError, match="minstens 12 tekens"):
        required("x7#Qz!p9&Lm")
    assert judged("").sentence == ADVICE
    assert judged("kort").sentence == TOO_SHORT


def test_everything_that_the_library_warns_of_has_a_dutch_sentence() -> None:
    source = Path(zxcvbn.feedback.__file__).read_text("utf-8")
    found = re.findall(r"""warning'?\s*[=:]\s*_\(\s*((?:(?:'[^']*'|"[^"]*")[\s\\]*)+)\)""", source)
    warnings = ["".join(re.findall(r"""'([^']*)'|"([^"]*)\"""", text)[0]) for text in found]
    assert len(warnings) == 14
    for warning in warnings:
        assert any(ours.startswith(warning) for ours in SENTENCES), warning


def test_a_very_long_one_is_judged_by_its_beginning() -> None:
    assert judged("ab" * 5000, ["x" * 100_000] * 50).score < 4  # the library refuses more than 72 signs


@settings(max_examples=60)
@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=3))
def test_whatever_is_typed_is_judged_and_not_repeated(passphrase: str, known: list[str]) -> None:
    said = judged(passphrase, known)
    assert 0 <= said.score <= 4
    assert said.sentence in {STRONG, TOO_SHORT, ADVICE} or said.sentence.endswith(ADVICE)
