"""Where sentences are cut for translating, without anything fetched for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.translate.sentences import LONGEST, parts


@pytest.mark.parametrize(
    ("code", "text", "wanted"),
    [
        ("nl", "Hoe gaat het? Goed.  En met u!", ["Hoe gaat het?", "Goed.", "En met u!"]),
        ("nl", "Dat weet dhr. Jansen. Bel mevr. De Wit.", ["Dat weet dhr. Jansen.", "Bel mevr. De Wit."]),
        ("nl", "Neem mee: o.a. uw pas, bijv. morgen", ["Neem mee: o.a. uw pas, bijv. morgen"]),
        ("nl", "Een\nTwee\n\nDrie", ["Een", "Twee", "Drie"]),
        ("ar", "كيف حالك؟ أنا بخير. شكرًا", ["كيف حالك؟", "أنا بخير.", "شكرًا"]),
        ("ti", "ከመይ ኣለኻ። ጽቡቕ።", ["ከመይ ኣለኻ።", "ጽቡቕ።"]),
        ("nl", "Fijn 😀! Tot morgen 👍🏽.", ["Fijn 😀!", "Tot morgen 👍🏽."]),
        ("nl", "  ", []),
        ("", "Zo. Dan", ["Zo.", "Dan"]),
    ],
)
def test_sentences(code: str, text: str, wanted: list[str]) -> None:
    assert [sentence for sentence, _ in parts(text, code)] == wanted


def test_lines_keep_their_place() -> None:
    assert parts("Een. Twee.\n\nDrie.\n", "nl") == [("Een.", " "), ("Twee.", "\n\n"), ("Drie.", "")]


def test_what_runs_on_is_cut_between_words() -> None:
    cut = parts("woorden en nog meer " * 90, "nl")
    assert max(len(sentence) for sentence, _ in cut) <= LONGEST
    assert {word for sentence, _ in cut for word in sentence.split()} == {"woorden", "en", "nog", "meer"}


def test_an_endless_word_is_cut_as_well() -> None:
    assert [len(sentence) for sentence, _ in parts("x" * (LONGEST + 10), "nl")] == [LONGEST, 10]


@given(st.text(max_size=300) | st.text("aB. \n?!😀", max_size=900))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(sentence + gap for sentence, gap in parts(text, "nl")) == text.strip()
