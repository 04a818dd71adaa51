"""Lines: nothing lost, nothing wider than the column, marks with their letters, no box for a character."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import MissingGlyph
from desktop.letters import fonts
from desktop.letters.items import clings
from desktop.letters.model import DUTCH, Tongue
from desktop.letters.text import clean
from desktop.letters.typeset import Line, Setting, check, typeset, width

ARABIC = Tongue("ar", "rtl")
SIGNS = "•–€☐☑✓✔→←½×°№₺₴“”„‘’…«»"
SAMPLES = {
    "Turkish": "İıŞşĞğÇçÖöÜü",
    "Kurmanji": "ÇçÊêÎîŞşÛû",
    "Somali": "Waxaan rabaa inaan barto",
    "Ukrainian": "Ґґ Єє Іі Її ʼ",
    "Russian": "Ёё Ъъ",
    "Arabic": "كِتَابٌ وَمَدْرَسَةٌ ٠١٢٣٤٥٦٧٨٩ ،؛؟",
    "Farsi": "پچژگکی می‌خواهم ۰۱۲۳",
    "Sorani": "ڕۆژی ئەڵمانیا پێویستە ێ ە",
    "Pashto": "ړنګ ډېر ښه ځوان څوک ۍ ئ",
    "Tigrinya": "ትግርኛ ቁ ቊ ኰ ዃ ፡ ። ፣ ፤",
    "Amharic": "አማርኛ ጸሐይ",
    "French": "œuvre Éé Çç «ça»",
    "Polish and Vietnamese": "Łódź Nguyễn Văn",
    "signs": SIGNS,
}
WORDS = st.text(st.sampled_from("abij -/.(12)éŁكتابمِّ،٤ትግ\u200cЇ\n"), max_size=80)

CLOSE = st.text(st.sampled_from("AVTo. fiلابمِّ4(\u200d"), max_size=40)
"""Signs that stand closer to one than to another, or join it."""


def letters(lines: list[Line]) -> str:
    return "".join(line.text for line in lines).replace(" ", "")


def bases(text: str) -> list[str]:
    return sorted(character for character in text if not clings(character))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("weight", [fonts.REGULAR, fonts.BOLD])
def test_every_language_is_drawn_with_its_own_glyphs(name: str, weight: int) -> None:
    for tongue in (DUTCH, ARABIC):
        for line in typeset(SAMPLES[name], Setting(11, tongue, weight), 400):
            assert all(glyph.number for run in line.runs() for glyph in run.glyphs)


@given(WORDS, st.sampled_from([DUTCH, ARABIC]), st.sampled_from([30.0, 80.0, 300.0]))
def test_no_character_is_lost_and_no_line_too_wide(text: str, tongue: Tongue, measure: float) -> None:
    lines = typeset(text, Setting(11, tongue), measure)
    assert letters(lines) == clean(text).replace(" ", "").replace("\n", "")
    for line in lines:
        assert width(line.runs(), 11) <= measure + 0.5
        shown = "".join(glyph.text for run in line.runs() for glyph in run.glyphs)
        assert bases(shown) == bases(line.text)


@given(CLOSE, st.sampled_from([DUTCH, ARABIC]), st.sampled_from([30.0, 80.0]))
def test_a_line_takes_from_its_paragraph_the_glyphs_it_would_have_by_itself(
    text: str, tongue: Tongue, measure: float
) -> None:
    for line in typeset(text, Setting(11, tongue), measure):
        alone = replace(line.paragraph, runs=[])  # every line of it is shaped anew
        assert [run.glyphs for run in line.runs()] == [run.glyphs for run in line._replace(paragraph=alone).runs()]


def test_a_mark_stays_with_its_letter_when_a_word_is_cut() -> None:
    word = "بِّ" * 60
    lines = typeset(word, Setting(11, ARABIC), 50)
    assert len(lines) > 3
    assert all(line.text.startswith("ب") for line in lines)


def test_lines_break_after_spaces_hyphens_and_not_inside_figures() -> None:
    found = [line.text for line in typeset("taal-maatje zoeken op 12-05-2026", Setting(11, DUTCH), 60)]
    assert found == ["taal-maatje", "zoeken op", "12-05-2026"]


def test_empty_lines_are_kept() -> None:
    assert [line.text for line in typeset("een\n\ntwee", Setting(11, DUTCH), 100)] == ["een", "", "twee"]


@pytest.mark.parametrize(
    ("character", "named"),
    [("😀", "„😀” (U+1F600)"), ("漢", "„漢” (U+6F22)"), ("\ue000", "U+E000"), ("\ud800", "U+D800")],
)
def test_a_character_that_no_font_has_is_named(character: str, named: str) -> None:
    with pytest.raises(MissingGlyph) as problem:
        typeset(f"goed {character} zo", Setting(11, DUTCH), 100)
    assert named in str(problem.value)
    str(problem.value).encode()


def test_a_box_and_a_tick_are_drawn_by_their_likeness() -> None:
    check(SIGNS.translate({ord(key): value for key, value in fonts.LIKENESS.items()}))
    for missing in fonts.LIKENESS:
        assert not any(ord(missing) in face.covers for face in fonts.faces(fonts.REGULAR)), missing


def test_bold_is_wider_and_has_the_same_glyphs() -> None:
    regular, bold = (typeset("Afspraken", Setting(11, DUTCH, weight), 400)[0].runs() for weight in (400, 700))
    assert [glyph.number for glyph in regular[0].glyphs] == [glyph.number for glyph in bold[0].glyphs]
    assert width(bold, 11) > width(regular, 11)


def test_a_hundred_thousand_letters_without_a_space() -> None:
    lines = typeset("a" * 100_000, Setting(11, DUTCH), 400)
    assert letters(lines) == "a" * 100_000
