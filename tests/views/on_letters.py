"""A hand for the page of papers, and eyes to compare papers with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier
from desktop.letters.model import Kind
from desktop.letters.occasion import Occasion
from desktop.views.desk import Desk
from desktop.views.papers import letters
from desktop.views.papers.letters import LettersPage
from desktop.views.papers.paper_maker import Paper, compose
from desktop.views.papers.paper_page import PaperPage
from desktop.views.papers.paper_preview import PaperPreview
from desktop.views.papers.paper_printing import opened, prepare

Show = Callable[[Dossier], LettersPage]


def only(monkeypatch: pytest.MonkeyPatch, *kinds: Kind) -> None:
    """Let the page make papers of these kinds only, to be quick: the report and the agreements take longest."""

    def fewer(occasion: Occasion) -> list[Paper]:
        return [paper for paper in compose(occasion) if paper.letter.kind in kinds]

    monkeypatch.setattr(letters, "compose", fewer)


def shown(qtbot: QtBot, desk: Desk, dossier: Dossier) -> LettersPage:
    """The papers of a dossier's last conversation as it is in the vault, made."""
    fresh = desk.dossiers.open(dossier.id)
    page = LettersPage(desk, fresh, fresh.conversations[-1])
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    finished(qtbot, page)
    return page


def papers(page: QWidget) -> QListWidget:
    """The list of papers."""
    found = page.findChild(QListWidget, "papers")
    assert found is not None
    return found


def titles(page: QWidget) -> list[str]:
    """The papers by name."""
    return [papers(page).item(row).text() for row in range(papers(page).count())]


def turn_to(page: QWidget, title: str) -> PaperPreview:
    """Look at a paper."""
    papers(page).setCurrentRow(titles(page).index(title))
    preview = page.findChild(PaperPreview)
    assert preview is not None
    return preview


def tick(page: QWidget, *wanted: str) -> None:
    """Tick these papers and no others."""
    for row, title in enumerate(titles(page)):
        papers(page).item(row).setCheckState(Qt.CheckState.Checked if title in wanted else Qt.CheckState.Unchecked)


def save(page: QWidget, way: str) -> None:
    """Choose a way of saving from the menu."""
    menu = page.findChild(QMenu)
    assert menu is not None
    [action] = [one for one in menu.actions() if one.objectName() == way]
    action.trigger()


def finished(qtbot: QtBot, page: LettersPage | PaperPage) -> None:
    """Wait until the work in the background is done."""
    qtbot.waitUntil(lambda: page.ready, timeout=30_000)


def text_of(file: Path) -> str:
    """Everything written in a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def shows_ink(preview: PaperPreview) -> bool:
    """Whether the page itself is drawn, and not only the paper."""
    middle = preview.grab().toImage().copy(80, 120, 400, 240)
    return sum(rows_of_ink(middle)) > 500


def statuses(desk: Desk, dossier: Dossier) -> dict[str, str]:
    """Where each referral stands in the vault."""
    return {item.organisation: item.status for item in desk.dossiers.open(dossier.id).referrals}


def paper_printer(file: Path, dots: int = 100) -> QPrinter:
    """A printer that prints into a file; coarse, to be quick."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(dots)
    prepare(printer)
    return printer


def drawn(file: Path, page: int) -> QImage:
    """A page on white, at 100 dots an inch."""
    with opened(file.read_bytes()) as document:
        image = document.render(page, QSize(827, 1169))
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white


def rows_of_ink(image: QImage) -> list[float]:
    """How much ink each row of a picture has, in points that are all black."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = (bytes(grey.constScanLine(row))[: grey.width()] for row in range(grey.height()))
    return [sum(255 - value for value in line) / 255 for line in lines]


def assert_alike(one: QImage, other: QImage) -> None:
    """The same ink, in the same place: within a point at top and foot, and alike in every inch."""
    left, right = rows_of_ink(one), rows_of_ink(other)
    inked = [[at for at, much in enumerate(rows) if much > 3] for rows in (left, right)]
    assert inked[0][0] == pytest.approx(inked[1][0], abs=1)
    assert inked[0][-1] == pytest.approx(inked[1][-1], abs=1)
    for inch in range(0, len(left), 100):
        here, there = sum(left[inch : inch + 100]), sum(right[inch : inch + 100])
        assert here == pytest.approx(there, rel=0.15, abs=60)
