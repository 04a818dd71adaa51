"""The shipped phrase book: about eighty short sentences that can be said aloud by themselves."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.questions.phrasebook import PhraseBook, load

THEMES = ["welkom", "begrijpen", "tijd", "niet_hoeven", "privacy", "gevoel", "hierna", "praktisch", "nood"]


@pytest.fixture(scope="module")
def book() -> PhraseBook:
    return load(paths.questionnaires())


def test_every_theme_of_a_conversation_has_its_sentences(book: PhraseBook) -> None:
    assert [theme.id for theme in book.themes] == THEMES
    assert 75 <= sum(len(theme.phrases) for theme in book.themes) <= 95
    assert all(len(theme.phrases) >= 6 for theme in book.themes)


def test_no_sentence_stands_twice(book: PhraseBook) -> None:
    texts = [phrase.text for theme in book.themes for phrase in theme.phrases]
    assert len(set(texts)) == len(texts)


def test_each_is_short_spoken_and_polite(book: PhraseBook) -> None:
    for theme in book.themes:
        for phrase in theme.phrases:
            assert len(phrase.text.split()) <= 16, phrase.id
            assert phrase.text[0].isupper(), phrase.id
            assert phrase.text[-1] in ".?", phrase.id
            assert not {"je", "jij", "jou", "jouw"} & set(phrase.text.lower().strip(".?").split()), phrase.id
            assert "{" not in phrase.text, phrase.id
