"""Letters that are looked up stand exactly as HarfBuzz sets them when it is given the whole text."""

from __future__ import annotations

from itertools import product

import pytest
import uharfbuzz as hb
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.letters import fonts, pairs

WEIGHTS = (fonts.REGULAR, fonts.BOLD)
ALPHABET = "".join(
    character for character in map(chr, range(0x20, 0x2100)) if pairs.plain(character) == character != "\n"
)
WORDS = st.text(st.sampled_from(ALPHABET + "fffiilljAVTo. -"), min_size=1, max_size=40)


def shaped(text: str, weight: int) -> list[pairs.Sign]:
    """All of it by HarfBuzz; nothing in it may be shifted."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "nl"
    hb.shape(fonts.faces(weight)[fonts.LATIN].font, buffer)
    starts = [info.cluster for info in buffer.glyph_infos]
    found = []
    for info, at, end in zip(buffer.glyph_infos, buffer.glyph_positions, [*starts[1:], len(text)], strict=True):
        assert (at.x_offset, at.y_offset) == (0, 0)
        found.append((info.codepoint, text[info.cluster : end], at.x_advance))
    return found


def test_the_letters_are_those_of_dutch_and_its_neighbours() -> None:
    assert set("AZaz09 éëïöüàçñßø€„”’–…") < set(ALPHABET)
    assert not set("İłŁаб♥✓\u00ad\t") & set(ALPHABET)
    assert len(ALPHABET) > 190


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_two_letters(weight: int) -> None:
    """All pairs in one text: each letter beside each other one, with all that may come of a third."""
    for first in ALPHABET:
        text = "".join(first + second for second in ALPHABET)
        assert pairs.signs(text, weight) == shaped(text, weight)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_letters_that_are_drawn_as_one(weight: int) -> None:
    for letters in product("filj a", repeat=5):
        text = "".join(letters)
        assert pairs.signs(text, weight) == shaped(text, weight), text


@given(WORDS, st.sampled_from(WEIGHTS))
@example("efficiënte koffie, fietsafdeling, «Tolk»: 12,50", fonts.REGULAR)
def test_any_text(text: str, weight: int) -> None:
    assert pairs.signs(text, weight) == shaped(text, weight)


@pytest.mark.parametrize("text", ["taal\tmaatje", "Łódź", "كتاب", "ትግ", "een ✓", "zacht\u00adheid"])
def test_other_letters_are_left_to_harfbuzz(text: str) -> None:
    assert pairs.plain(text) is None


def test_isolates_go_and_lines_stay() -> None:
    assert pairs.plain("Voor \u2068Jan\u2069.\nTot dan") == "Voor Jan.\nTot dan"
