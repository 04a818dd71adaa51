"""Chapters on paper: what is handed out is one page, and a heading is never left alone."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.views.help.dressing import blocks
from desktop.views.help.help_window import HelpWindow
from desktop.views.help.manual import Manual
from desktop.views.help.paper import SHEETS, laid_out, room, sheets


@pytest.fixture(scope="module")
def manual() -> Manual:
    """The shipped manual."""
    return Manual(paths.manual())


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_one_page_with_letters_that_can_be_read(manual: Manual, name: str) -> None:
    document = laid_out(manual.folder, manual.chapter(name))
    assert document.pageCount() == 1
    assert document.defaultFont().pixelSize() >= 13  # of 96 an inch: 10 points


def test_the_sheets_say_the_same_in_two_languages(manual: Manual) -> None:
    dutch, english = (manual.chapter(name).text for name in SHEETS)
    for mark in ("\n## ", "\n- ", "\n1. ", "F8", "**Verbeteren**", "**Bewaren**"):
        assert dutch.count(mark) == english.count(mark) > 0, mark


def test_a_chapter_becomes_a_pdf_with_its_own_fonts_and_page_numbers(manual: Manual) -> None:
    reader = PdfReader(io.BytesIO(sheets(manual, manual.chapter("toetsen.md"))))
    assert len(reader.pages) == 2
    assert "1 van 2" in " ".join(reader.pages[0].extract_text().split())
    assert reader.metadata is not None
    assert reader.metadata.title == "Toetsen"
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)


@pytest.mark.parametrize("name", ["toetsen.md", "kluis.md"])
def test_a_heading_stands_on_the_page_of_what_it_is_about(manual: Manual, name: str) -> None:
    document = laid_out(manual.folder, manual.chapter(name))
    layout = document.documentLayout()
    headings = [block for block in blocks(document) if block.blockFormat().headingLevel()]
    assert len(headings) > 3
    for heading in headings:
        tops = [layout.blockBoundingRect(block).top() for block in (heading, heading.next())]
        first, second = (int(top // room().height()) for top in tops)
        assert first == second, heading.text()


def test_the_chapter_that_is_read_can_be_printed(qtbot: QtBot, manual: Manual, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "blad.pdf"))
    printer.setResolution(72)
    window = HelpWindow(manual, lambda _: printer)
    qtbot.addWidget(window)
    window.show_chapter(SHEETS[0])
    window.print_()
    assert len(PdfReader(tmp_path / "blad.pdf").pages) == 1
