"""The papers of a conversation through the real page: looked at, printed, saved, marked as sent."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QWidget
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.dossier.model import Answer, Consent, Dossier
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.letters import LettersPage
from desktop.views.paper_preview import PaperPreview
from desktop.views.paper_printing import opened, prepare, print_papers

from .conftest import Bar
from .finding import disk_gone, texts
from .packet import HELD, NAME, agree, files_of, nameless, newcomer, press, small, visible, words

Show = Callable[[Dossier], LettersPage]
UNDRAWABLE = "𓀀"  # an Egyptian sign that is in none of the program's fonts


@pytest.fixture(scope="session")
def shipped() -> Guide:
    """What the program is shipped with, for Zeist."""
    return guides.load("zeist")


@pytest.fixture
def zeist(desk: Desk, shipped: Guide) -> Desk:
    """A desk in Zeist, on the day of the conversation."""
    return replace(desk, guide=shipped, today=lambda: HELD)


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody with an action and two referrals, in the vault."""
    made = newcomer(zeist.guide)
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


def save(page: LettersPage, way: str) -> None:
    """Choose a way of saving from the menu."""
    menu = page.findChild(QMenu)
    assert menu is not None
    [action] = [one for one in menu.actions() if one.objectName() == way]
    action.trigger()


def finished(qtbot: QtBot, page: LettersPage) -> None:
    """Wait until the work in the background is done."""
    qtbot.waitUntil(lambda: page.ready, timeout=30_000)


def text_of(file: Path) -> str:
    """Everything written in a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


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


# To look at


def test_every_paper_is_there_and_ticked(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    assert titles(page) == [
        "Verslag: startgesprek", "Actielijst", "Brief aan Taalhuis", "Brief aan RSD (Regionale Sociale Dienst)",
        "Onze afspraken",
    ]  # fmt: skip
    assert words(page, "kept") == "5 van 5 papieren gekozen"


def test_nothing_of_a_paper_that_is_looked_at_comes_on_the_disk(
    qtbot: QtBot, show: Show, dossier: Dossier, tmp_path: Path, own_place: Path
) -> None:
    before = files_of(tmp_path, own_place)
    page = show(dossier)
    for title in titles(page):
        preview = turn_to(page, title)
        assert preview.pages > 0
        drawn = preview.grab().toImage()
        qtbot.waitUntil(lambda preview=preview, empty=drawn: preview.grab().toImage() != empty, timeout=10_000)
    after = files_of(tmp_path, own_place)
    vault = {file for file in after if ".startgesprek" in str(file)}
    assert after.keys() - vault == before.keys() - vault
    for content in after.values():
        assert NAME.encode() not in content
        assert b"%PDF" not in content


def test_pages_are_turned_and_drawn_larger(qtbot: QtBot, show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    preview = turn_to(page, "Verslag: startgesprek")
    assert preview.pages > 1
    assert words(page, "preview_page") == f"Bladzijde 1 van {preview.pages}"
    press(page, "page_after")
    qtbot.waitUntil(lambda: words(page, "preview_page") == f"Bladzijde 2 van {preview.pages}")
    press(page, "page_before")
    qtbot.waitUntil(lambda: words(page, "preview_page") == f"Bladzijde 1 van {preview.pages}")
    wide = preview.factor
    press(page, "zoom_in")
    assert preview.factor == pytest.approx(wide * 1.25)
    press(page, "zoom_page")
    assert preview.factor < wide
    press(page, "zoom_width")
    assert preview.factor == pytest.approx(wide)


def test_beside_a_letter_stands_what_goes_and_what_does_not(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    turn_to(page, "Brief aan Taalhuis")
    side = page.findChild(QWidget, "disclosure")
    assert side is not None
    shown = {one.objectName() for one in visible(side, QLabel) if one.objectName().startswith("shown:")}
    withheld = {one.objectName() for one in visible(side, QLabel) if one.objectName().startswith("withheld:")}
    assert "shown:taal.maatje" in shown
    assert {"withheld:geld.schulden", "withheld:gezondheid.hulp"} <= withheld
    assert not {name.partition(":")[2] for name in shown} & {name.partition(":")[2] for name in withheld}
    turn_to(page, "Onze afspraken")
    assert "Voor de nieuwkomer" in [one.text() for one in visible(side, QLabel)]
    assert not [one for one in visible(side, QLabel) if one.objectName().startswith("withheld:")]


def test_letter_without_consent_waits(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide)
    agree(zeist.guide, made, "taalhuis-taalmaatje")
    made.consents.clear()
    zeist.dossiers.add(made)
    page = show(made)
    turn_to(page, "Brief aan Taalhuis\nwacht op toestemming")
    assert words(page, "kept") == "3 van 4 papieren gekozen"
    side = page.findChild(QWidget, "disclosure")
    assert side is not None
    assert any(text.startswith("Nog niet versturen") for text in texts(side))


def test_refused_gets_no_letter_at_all(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide)
    agree(zeist.guide, made, "taalhuis-taalmaatje")
    made.consents[:] = [Consent("taalhuis", "refused", HELD)]
    zeist.dossiers.add(made)
    assert not [title for title in titles(show(made)) if "Taalhuis" in title]


def test_sign_that_no_font_has_is_named_and_the_rest_still_works(
    qtbot: QtBot, show: Show, zeist: Desk, tmp_path: Path
) -> None:
    made = newcomer(zeist.guide)
    made.conversations[0].answers["werk.verhaal"] = Answer("werk.verhaal", "answered", f"Ik was {UNDRAWABLE}")
    zeist.dossiers.add(made)
    page = show(made)
    preview = turn_to(page, "Verslag: startgesprek\nkan niet worden gemaakt")
    assert preview.pages == 0
    assert UNDRAWABLE in words(page, "preview_sentence")
    assert turn_to(page, "Actielijst").pages > 0
    assert words(page, "kept") == "2 van 3 papieren gekozen"
    page.ask_folder = lambda _: tmp_path
    save(page, "save_each")
    finished(qtbot, page)
    assert len(list(tmp_path.glob("*.pdf"))) == 2


# To save


def test_one_file_for_its_owner_only_without_a_name(
    qtbot: QtBot, show: Show, dossier: Dossier, bar: Bar, tmp_path: Path
) -> None:
    page = show(dossier)
    suggested: list[str] = []
    place = tmp_path / "usb"
    place.mkdir()

    def ask(_: QWidget, suggestion: str) -> Path:
        suggested.append(suggestion)
        return place / "papieren"

    page.ask_file = ask
    save(page, "save_one")
    finished(qtbot, page)
    [file] = place.iterdir()
    assert file.name == "papieren.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert suggested == ["papieren-2026-11-20.pdf"]
    assert NAME in text_of(file)
    assert "Doorverwijzing naar Taalhuis" in text_of(file)
    text, tone = bar.said[-1]
    assert "niet versleuteld" in text
    assert tone == "warning"


def test_only_ticked_papers_each_in_a_file_of_its_own(
    qtbot: QtBot, show: Show, dossier: Dossier, tmp_path: Path
) -> None:
    page = show(dossier)
    tick(page, "Actielijst", "Brief aan Taalhuis")
    place = tmp_path / "usb"
    place.mkdir()
    page.ask_folder = lambda _: place
    save(page, "save_each")
    finished(qtbot, page)
    names = sorted(file.name for file in place.iterdir())
    assert names == ["2026-11-20-actielijst.pdf", "2026-11-20-doorverwijzing-taalhuis.pdf"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()} == {0o600}
    assert "Hulp bij geld" not in text_of(place / names[1])


def test_existing_file_is_only_replaced_when_somebody_says_so(
    qtbot: QtBot, show: Show, dossier: Dossier, tmp_path: Path
) -> None:
    page = show(dossier)
    tick(page, "Actielijst")
    place = tmp_path / "usb"
    place.mkdir()
    there = place / "2026-11-20-actielijst.pdf"
    there.write_text("van iemand anders")
    page.ask_folder = lambda _: place
    save(page, "save_each")
    assert there.name in words(page, "question_text")
    press(page, "question_no")
    assert there.read_text() == "van iemand anders"
    save(page, "save_each")
    press(page, "question_yes")
    finished(qtbot, page)
    assert there.read_bytes().startswith(b"%PDF")


def test_folder_that_is_not_there_is_told(qtbot: QtBot, show: Show, dossier: Dossier, bar: Bar, tmp_path: Path) -> None:
    page = show(dossier)
    page.ask_file = lambda _, name: tmp_path / "weg" / name
    save(page, "save_one")
    finished(qtbot, page)
    text, tone = bar.said[-1]
    assert tone == "error"
    assert "Niet opgeslagen" in text
    assert not words(page, "question_text")


def test_asking_where_and_cancelling_does_nothing(show: Show, dossier: Dossier, bar: Bar) -> None:
    page = show(dossier)
    page.ask_file, page.ask_folder, page.ask_printer = (lambda *_: None), (lambda _: None), (lambda _: None)
    save(page, "save_one")
    save(page, "save_each")
    press(page, "print")
    assert page.ready
    assert bar.said == []


def test_without_ticks_there_is_nothing_to_print(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    tick(page)
    assert not page.findChild(QWidget, "print").isEnabled()  # type: ignore[union-attr]
    assert words(page, "kept") == "0 van 5 papieren gekozen"


# To print


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
        one, other = drawn(tmp_path / "bewaard.pdf", number), drawn(tmp_path / "gedrukt.pdf", number)
        assert ink(one) > 50
        assert unlike(one, other) < 0.1 * ink(one)


def drawn(file: Path, page: int) -> QImage:
    """A page as a small grey picture."""
    with opened(file.read_bytes()) as document:
        image = document.render(page, QSize(150, 212))
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white.convertToFormat(QImage.Format.Format_Grayscale8)


def grey(image: QImage) -> list[int]:
    """How light each point is, 0 to 255."""
    return [image.pixelColor(x, y).red() for y in range(image.height()) for x in range(image.width())]


def ink(image: QImage) -> float:
    """How much ink there is on a page, in points that are all black."""
    return sum(255 - value for value in grey(image)) / 255


def unlike(one: QImage, other: QImage) -> float:
    """How much two pages differ, in the same measure."""
    return sum(abs(a - b) for a, b in zip(grey(one), grey(other), strict=True)) / 255


def test_each_paper_begins_on_a_fresh_sheet(show: Show, dossier: Dossier, tmp_path: Path) -> None:
    page = show(dossier)
    pdfs = [paper.pdf for paper in page.papers]
    pages = []
    for pdf in pdfs:
        with opened(pdf) as document:
            pages.append(document.pageCount())
    printer = paper_printer(tmp_path / "dubbelzijdig.pdf")
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    assert print_papers(pdfs, printer) == sum(pages)
    sides = sum(count + count % 2 for count in pages[:-1]) + pages[-1]
    assert len(PdfReader(tmp_path / "dubbelzijdig.pdf").pages) == sides


def test_fine_printer_gets_every_band_of_a_page(show: Show, dossier: Dossier, tmp_path: Path) -> None:
    """At a resolution where a page is drawn in bands, no band is lost, shifted or doubled."""
    pdf = show(dossier).papers[1].pdf
    (tmp_path / "bron.pdf").write_bytes(pdf)
    print_papers([pdf], paper_printer(tmp_path / "fijn.pdf", 200))
    one, other = drawn(tmp_path / "bron.pdf", 0), drawn(tmp_path / "fijn.pdf", 0)
    assert unlike(one, other) < 0.1 * ink(one)


def test_what_is_no_pdf_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(LetterError):
        print_papers([b"geen papier"], paper_printer(tmp_path / "niets.pdf"))


# To send


def test_letters_that_were_printed_may_be_marked_as_sent(
    qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier, tmp_path: Path
) -> None:
    page = show(dossier)
    tick(page, "Brief aan Taalhuis", "Actielijst")
    page.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf")
    press(page, "print")
    finished(qtbot, page)
    assert "Taalhuis" in words(page, "question_text")
    assert "RSD" not in words(page, "question_text")
    press(page, "question_yes")
    assert statuses(zeist, dossier) == {"taalhuis": "sent", "rsd": "drafted"}
    stored = zeist.dossiers.open(dossier.id).referrals[0]
    assert [(step.status, step.on) for step in stored.history] == [("drafted", HELD), ("sent", HELD)]
    press(page, "print")
    finished(qtbot, page)
    assert words(page, "question_text") == ""


def test_not_yet_sent_stays_drafted(qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier, tmp_path: Path) -> None:
    page = show(dossier)
    page.ask_folder = lambda _: tmp_path
    save(page, "save_each")
    finished(qtbot, page)
    press(page, "question_no")
    assert set(statuses(zeist, dossier).values()) == {"drafted"}


# To end


def test_conversation_is_closed(qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    with qtbot.waitSignal(page.go) as gone:
        press(page, "finish")
    assert gone.args == ["dossier", {"dossier": dossier.id}]
    assert zeist.dossiers.open(dossier.id).conversations[0].completed


def test_conversation_is_not_closed_while_the_disk_refuses(
    qtbot: QtBot, show: Show, zeist: Desk, vault: Vault, bar: Bar, dossier: Dossier
) -> None:
    page = show(dossier)
    with disk_gone(vault), qtbot.assertNotEmitted(page.go):
        press(page, "finish")
        assert "Nog niet opgeslagen" in words(page, "kept")
        assert bar.said[-1][1] == "error"
    with qtbot.waitSignal(page.go):
        press(page, "finish")
    assert zeist.dossiers.open(dossier.id).conversations[0].completed


def test_page_may_be_left_while_papers_are_made(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    page = LettersPage(zeist, dossier, dossier.conversations[0])
    page.show()
    assert not zeist.background.idle
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    qtbot.waitUntil(lambda: zeist.background.idle, timeout=30_000)
    QApplication.processEvents()


def test_everything_has_a_name_can_be_hit_and_fits(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    assert nameless(page) == []
    assert small(page) == []
    page.resize(960, 540)
    assert (page.width(), page.height()) == (960, 540)
