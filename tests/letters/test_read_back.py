"""A line of a paper read back by Tesseract, where that is; `tests/proofs/read_back.py` reads whole sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.letters.model import Direction, Letter, Letterhead, Pair, Paragraph, Tongue
from desktop.letters.pdf import render

from ..proofs import read_back

LINES: dict[str, tuple[str, Direction]] = {
    "ar": ("هذا ما سنفعله معًا قبل موعدك القادم", "rtl"),
    "ti": ("ነዚ ክንገብሮ ኢና ቅድሚ ቀጻሊ ቆጸራና", "ltr"),
}


@pytest.mark.parametrize("language", LINES)
def test_a_line_is_read_back_in_its_order(language: str, tmp_path: Path) -> None:
    lacking = read_back.missing(language)
    if lacking:
        pytest.skip(read_back.MISSING.format(lacking))
    text, direction = LINES[language]
    wanted = read_back.words(text, language)
    shares = []
    for said in (text, " ".join(reversed(text.split()))):
        block = Paragraph(Pair("", said), "lead")
        letter = Letter("agreements", "", Letterhead(""), (block,), "regel", Tongue(language, direction))
        found = read_back.words(read_back.read(render([letter]), language, tmp_path, height=200), language)
        shares.append(read_back.share(wanted, found))
    assert shares[0] >= read_back.ENOUGH > shares[1]
