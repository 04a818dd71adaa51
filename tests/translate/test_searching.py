"""Finding a text by words as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.translate.searching import MOST_WORDS, folded, holds, wanted


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("EVEN PAUZE", "Zullen wij even pauze nemen?"),
        ("pauz neem", "Neemt u pauze?"),
        ("geindieerd", "geïndieerd"),
        ("turkce isik", "Türkçe ışık"),
        ("IŞIK", "ışık"),
        ("احمد", "أَحْمَد"),
        ("الان", "الآن"),
        ("مستشفي", "مستشفى"),
        ("مدرسه", "مدرسة"),
        ("سلام", "ســلام"),
        ("كمك ميخواهيد", "کمک می‌خواهید"),
        ("درێژ", "درێژ"),
        ("ዕረፍቲ", "ሓጺር ዕረፍቲ ክንወስድ ዶ?"),
        ("перерва", "ПЕРЕРВА!"),
        ("їжа", "Їжа"),
        ("112", "Bij gevaar belt u 112."),
        ("doktersafspraak", "dokters­afspraak"),
        ("aisha", "A’isha"),
    ],
)
def test_what_was_typed_is_found(typed: str, stands: str) -> None:
    assert holds(folded(stands), wanted(typed))


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("pauze morgen", "Zullen wij even pauze nemen?"),
        ("ሰላም", "ሰለም"),
        ("سلام", "كلام"),
        ("112", "113"),
    ],
)
def test_another_word_is_not_found(typed: str, stands: str) -> None:
    assert not holds(folded(stands), wanted(typed))


def test_signs_alone_look_for_nothing() -> None:
    assert wanted(" ?! … ـ ") == ()
    assert holds("", ())


def test_a_whole_book_pasted_in_the_field_costs_nothing() -> None:
    assert len(wanted("woord " * 10_000)) == MOST_WORDS


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_every_text_holds_itself(text: str) -> None:
    assert holds(folded(text), wanted(text))
