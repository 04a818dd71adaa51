"""Papers on paper: what comes out of a printer, a PDF file standing in for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier
from desktop.errors import LetterError
from desktop.views.desk import Desk
from desktop.views.papers.letters import LettersPage
from desktop.views.papers.paper_printing import opened, print_papers

from .on_letters import (
    Show,
    assert_alike,
    drawn,
    finished,
    paper_printer,
    save,
)
from .packet import agree, newcomer, press


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody with an action and two referrals, in the vault."""
    made = newcomer(zeist.guide, {"gezondheid.huisarts": False, "taal.maatje": "wil", "werk.wens": ["duaal"]})
    agree(zeist.guide, made, "huisarts-zoeken", "taalhuis-taalmaatje", "rsd-duaal")
    zeist.dossiers.add(made)
    return made


@pytest.fixture
def show(qtbot: QtBot, zeist: Desk) -> Show:
    """Shows the papers of a dossier's last conversation, and waits until they are made."""

    def shown(dossier: Dossier) -> LettersPage:
        fresh = zeist.dossiers.open(dossier.id)
        page = LettersPage(zeist, fresh, fresh.conversations[-1])
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        qtbot.waitUntil(lambda: page.ready, timeout=30_000)
        return page

    return shown


def test_print_shows_what_the_preview_shows(qtbot: QtBot, show: Show, dossier: Dossier, tmp_path: Path) -> None:
    page = show(dossier)
    page.ask_file = lambda _, __: tmp_path / "bewaard.pdf"
    save(page, "save_one")
    finished(qtbot, page)
    page.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf")
    press(page, "print")
    finished(qtbot, page)
    saved, printed = PdfReader(tmp_path / "bewaard.pdf"), PdfReader(tmp_path / "gedrukt.pdf")
    assert len(printed.pages) == len(saved.pages)
    for sheet in printed.pages:
        assert float(sheet.mediabox.width) == pytest.approx(595, abs=2)
        assert float(sheet.mediabox.height) == pytest.approx(842, abs=2)
    for number in (0, len(saved.pages) - 1):
        assert_alike(drawn(tmp_path / "bewaard.pdf", number), drawn(tmp_path / "gedrukt.pdf", number))


@pytest.mark.thorough
def test_each_paper_begins_on_a_fresh_sheet(show: Show, dossier: Dossier, tmp_path: Path) -> None:
    page = show(dossier)
    pdfs = [paper.pdf for paper in page.papers]
    pages = []
    for pdf in pdfs:
        with opened(pdf) as document:
            pages.append(document.pageCount())
    assert any(count % 2 for count in pages[:-1])
    for both, sides in ((False, sum(pages)), (True, sum(count + count % 2 for count in pages[:-1]) + pages[-1])):
        file = tmp_path / f"{both}.pdf"
        assert print_papers(pdfs, paper_printer(file), double_sided=both) == sum(pages)
        assert len(PdfReader(file).pages) == sides


def test_fine_printer_gets_every_band_of_a_page(show: Show, dossier: Dossier, tmp_path: Path) -> None:
    """At a resolution where a page is drawn in bands, no band is lost, shifted or doubled."""
    pdf = show(dossier).papers[1].pdf
    (tmp_path / "bron.pdf").write_bytes(pdf)
    print_papers([pdf], paper_printer(tmp_path / "fijn.pdf", 200), double_sided=False)
    assert_alike(drawn(tmp_path / "bron.pdf", 0), drawn(tmp_path / "fijn.pdf", 0))


def test_what_is_no_pdf_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(LetterError):
        print_papers([b"geen papier"], paper_printer(tmp_path / "niets.pdf"), double_sided=False)
