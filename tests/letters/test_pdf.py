"""Real PDFs, read back: same bytes, no traces, text that can be read, hostile text drawn as it is."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from desktop import secrecy
from desktop.errors import LetterError, MissingGlyph
from desktop.letters import typeset
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Letterhead, Pair, Paragraph, Tongue
from desktop.letters.pdf import render, render_each
from desktop.paths import PACKAGE

NAME = "Samir Voorbeeld"


def letter(*blocks: Block, logo: bytes | None = None) -> Letter:
    head = Letterhead("Gemeente Duindorp", ("Plein 1",), logo)
    return Letter("agreements", Pair("Afspraken", "اتفاقاتنا"), head, blocks, "afspraken", Tongue("ar", "rtl"))


MIXED = letter(
    Heading(Pair("Wie het is", "من هو")),
    Paragraph(Pair(f"Naam: {NAME}", f"الاسم: \u2068{NAME}\u2069 (RSD)")),
    Paragraph(Pair("Een boek", "كِتَابٌ")),
    Paragraph("ትግርኛ, Українська, Türkçe ☐ ✓ → €"),
)


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def test_the_same_letters_give_the_same_bytes() -> None:
    assert render([MIXED, MIXED]) == render([MIXED, MIXED])


def test_a_pdf_of_each_is_what_one_by_one_gives() -> None:
    other = letter(Paragraph(f"Voor {NAME}"), Paragraph("Een boek"))
    assert render_each([MIXED, other, MIXED]) == [render([MIXED]), render([other]), render([MIXED])]


@pytest.mark.parametrize("way", [render, render_each])
@pytest.mark.parametrize("fault", ["", " 😀"])
def test_no_paragraph_is_remembered_when_the_vault_is_locked(way: Callable[..., object], fault: str) -> None:
    with suppress(MissingGlyph):
        way([MIXED, letter(Paragraph(f"Voor {NAME}"), Paragraph(f"goed{fault}"))])
    secrecy.forget()
    assert not [known for known in gc.get_objects() if isinstance(known, typeset.Paragraph) and NAME in known.text]


def test_the_same_bytes_in_another_run() -> None:
    script = (
        "import sys, importlib.util as util\n"
        f"spec = util.spec_from_file_location('made', {__file__!r})\n"
        "made = util.module_from_spec(spec); sys.modules['made'] = made; spec.loader.exec_module(made)\n"
        "sys.stdout.buffer.write(made.render([made.MIXED]))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(PACKAGE.parent), "TZ": "Asia/Tokyo"}
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=True)
    assert other.stdout == render([MIXED])


def test_the_data_of_the_document_name_nobody() -> None:
    data = read(render([MIXED])).metadata
    assert data is not None
    kept = {key: value for key, value in data.items() if value and "Date" not in key and key != "/Trapped"}
    assert kept == {"/Title": "Afspraken", "/Creator": "Startgesprek", "/Producer": "Startgesprek"}
    assert str(data["/CreationDate"]).startswith("D:20000101")


def test_only_own_fonts_and_all_inside() -> None:
    fonts = {}
    for page in read(render([MIXED])).pages:
        resources: Any = page["/Resources"]
        for name, font in resources["/Font"].items():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert isinstance(descriptor.raw_get("/FontFile2"), IndirectObject)
            fonts[name] = str(descendant["/BaseFont"])
    families = {name.partition("+")[2].partition("-")[0] for name in fonts.values()}
    assert families == {"NotoSans", "NotoSansArabic", "NotoSansEthiopic", "Inter"}


def test_text_can_be_read_back() -> None:
    text = read(render([MIXED])).pages[0].extract_text()
    for words in ("Gemeente Duindorp", "Afspraken", f"Naam: {NAME}", "ትግርኛ", "Українська", "Türkçe", "pagina 1 van 1"):
        assert words in text
    assert all(letter in text for letter in ("كِ", "تَ", "بٌ"))  # each with its vowel mark
    assert "اتفاقاتنا" in text


def test_hostile_text_is_drawn_as_it_stands() -> None:
    typed = '<b>Ahmad</b> <img src="/etc/passwd"> (a\\) ) Tj ET %PDF \x00{x} &lt; \u202eabc'
    data = render([letter(Facts((Fact("Naam", typed, note=typed),)))])
    reader = read(data)
    text = reader.pages[0].extract_text().replace("\n", " ")
    assert '<b>Ahmad</b> <img src="/etc/passwd"> (a\\) ) Tj ET %PDF {x} &lt; abc' in text
    assert not reader.pages[0].images
    assert "/Annots" not in reader.pages[0]


def test_each_letter_begins_with_its_own_first_page() -> None:
    long = letter(*(Paragraph("tekst " * 300) for _ in range(6)))
    *first, second = [page.extract_text() for page in read(render([long, MIXED])).pages]
    assert len(first) > 1
    for number, text in enumerate(first, 1):
        assert f"pagina {number} van {len(first)}" in text
    assert "pagina 1 van 1" in second


def test_a_missing_character_says_where_it_stands() -> None:
    with pytest.raises(MissingGlyph) as problem:
        render([MIXED, letter(Heading("Gezondheid"), Facts((Fact("Vraag", "goed 😀"),)))])
    assert "U+1F600" in str(problem.value)
    assert "„Gezondheid”" in str(problem.value)
    assert "Afspraken" in str(problem.value)
    assert "goed" not in str(problem.value)


def picture(kind: str, size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", size, (20, 90, 100)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(600, 40), (40, 600)])
def test_a_logo_keeps_its_shape(kind: str, size: tuple[int, int]) -> None:
    page = read(render([letter(logo=picture(kind, size))])).pages[0]
    assert [image.image.size for image in page.images if image.image] == [size]


@pytest.mark.parametrize("logo", [b"no picture", b"GIF89a", b"<svg/>"])
def test_a_broken_logo_is_refused_in_plain_words(logo: bytes) -> None:
    with pytest.raises(LetterError, match="logo"):
        render([letter(logo=logo)])


def test_a_logo_of_several_letters_is_in_the_document_once() -> None:
    headed = letter(logo=picture("PNG", (40, 40)))
    data = render([headed, headed])
    assert data.count(b"/Subtype /Image") == 2  # the picture, and what is seen through it
    assert all(page.images for page in read(data).pages)


def test_a_vowel_mark_is_in_the_document_once() -> None:
    once, often = (render([letter(Paragraph(Pair("Een boek", "كِتَابٌ " * times)))]) for times in (1, 40))
    assert once.count(b"/Subtype /Form") == often.count(b"/Subtype /Form") > 2


@pytest.mark.parametrize("collecting", [True, False])
def test_cycles_are_looked_for_again_after_it(collecting: bool) -> None:
    (gc.enable if collecting else gc.disable)()
    try:
        with suppress(MissingGlyph):
            render([letter(Paragraph("goed 😀"))])
        assert gc.isenabled() == collecting
    finally:
        gc.enable()


def test_no_letters_give_no_crash() -> None:
    assert render([], title="Leeg").startswith(b"%PDF")


def test_a_very_long_paragraph() -> None:
    reader = read(render([letter(Paragraph("woorden en nog meer woorden " * 4000))]))
    assert len(reader.pages) > 15
