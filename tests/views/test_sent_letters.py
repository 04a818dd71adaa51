"""What went to whom: kept exactly as it was, seen and printed again, and marked when the consent is taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.agreements import decide
from desktop.dossier.model import Dossier, SentLetter
from desktop.letters.model import Letter, Letterhead
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.papers.letters import LettersPage
from desktop.views.papers.paper_maker import Paper
from desktop.views.papers.paper_page import PaperPage
from desktop.views.papers.paper_printing import chosen_way, prepare, prints_double_sided
from desktop.views.papers.paper_saving import file_names, suggested
from desktop.views.papers.sent_records import newest_first, withdrawn_on

from .conftest import Bar
from .finding import disk_gone, texts
from .on_letters import finished, only, paper_printer, save, shown, statuses, tick, titles
from .packet import HELD, NAME, agree, nameless, newcomer, press, small, visible, words

LETTER, FORM = "Brief aan Taalhuis", "Toestemming voor Taalhuis"
LATER = HELD + timedelta(days=30)


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody who is referred to two organisations: one with his consent, one for a task of the law."""
    made = newcomer(zeist.guide, {"taal.maatje": "wil", "werk.wens": ["duaal"], "geld.schulden": True})
    agree(zeist.guide, made, "taalhuis-taalmaatje", "rsd-duaal")
    zeist.dossiers.add(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, zeist: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> LettersPage:
    """The letters, and a printer that prints into a file."""
    only(monkeypatch, "referral", "consent")
    made = shown(qtbot, zeist, dossier)
    made.ask_printer = lambda _: paper_printer(tmp_path / "gedrukt.pdf", 40)
    return made


def send(qtbot: QtBot, page: LettersPage, *wanted: str) -> None:
    """Print these, and say that the letters went."""
    tick(page, *wanted)
    press(page, "print")
    finished(qtbot, page)
    press(page, "question_yes")


def sent_list(page: QWidget) -> QListWidget:
    """The list of what was sent."""
    found = page.findChild(QListWidget, "sent")
    assert found is not None
    return found


def test_letter_is_kept_exactly_as_it_was_printed(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier
) -> None:
    assert not sent_list(page).isVisible()
    pdf = page.papers[titles(page).index(LETTER)].pdf
    send(qtbot, page, LETTER, FORM)
    stored = zeist.dossiers.open(dossier.id)
    [kept] = stored.sent
    assert (kept.organisation, kept.paper, kept.on) == ("taalhuis", "referral", HELD)
    assert kept.title == "Doorverwijzing naar Taalhuis"
    assert kept.questions == ["taal.maatje"]
    assert kept.referrals == [one.id for one in stored.referrals if one.organisation == "taalhuis"]
    assert zeist.dossiers.sent_paper(kept.id) == pdf
    assert statuses(zeist, dossier) == {"taalhuis": "sent", "rsd": "drafted"}


def test_nothing_is_lost_when_the_disk_refuses(
    qtbot: QtBot, page: LettersPage, zeist: Desk, vault: Vault, bar: Bar, dossier: Dossier
) -> None:
    pdfs = {paper.letter.recipient: paper.pdf for paper in page.papers if paper.letter.kind == "referral"}
    tick(page, LETTER, "Brief aan RSD (Regionale Sociale Dienst)")
    press(page, "print")
    finished(qtbot, page)
    with disk_gone(vault):
        press(page, "question_yes")
        assert bar.said[-1][1] == "error"
        assert not page.flush()
        assert "Nog niet opgeslagen" in words(page, "kept")
    assert page.flush()
    stored = zeist.dossiers.open(dossier.id)
    assert {one.organisation: zeist.dossiers.sent_paper(one.id) for one in stored.sent} == pdfs
    assert set(statuses(zeist, dossier).values()) == {"sent"}


def test_a_letter_that_goes_again_with_other_answers_is_kept_as_well(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(qtbot, page, LETTER)
    changed = zeist.dossiers.open(dossier.id)
    changed.conversations[0].answers.clear()
    zeist.dossiers.save(changed)
    only(monkeypatch, "referral")
    again = shown(qtbot, zeist, dossier)
    again.ask_printer = page.ask_printer
    send(qtbot, again, LETTER)
    stored = zeist.dossiers.open(dossier.id)
    assert [one.questions for one in stored.sent] == [["taal.maatje"], []]
    assert len({zeist.dossiers.sent_paper(one.id) for one in stored.sent}) == 2
    [referral] = [one for one in stored.referrals if one.organisation == "taalhuis"]
    assert [step.status for step in referral.history] == ["drafted", "sent"]  # it went on the day it was noted first
    tick(again, LETTER)
    press(again, "print")
    finished(qtbot, again)
    assert words(again, "question_text") == ""  # the same once more: there is nothing to note


def test_what_was_sent_is_seen_and_printed_again_though_the_answers_changed(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    send(qtbot, page, LETTER)
    changed = zeist.dossiers.open(dossier.id)
    changed.conversations[0].answers.clear()
    zeist.dossiers.save(changed)
    only(monkeypatch, "referral")
    again = shown(qtbot, zeist, dossier)
    sent_list(again).setCurrentRow(0)
    panel = again.findChild(QWidget, "sent_panel")
    assert panel is not None
    assert panel.isVisible()
    assert "–  Heeft u een taalmaatje?" in texts(panel)
    assert not visible(panel, QLabel, "sent_withdrawn")
    assert words(again, "preview_page") == "Bladzijde 1 van 1"
    printed = tmp_path / "opnieuw.pdf"
    again.ask_printer = lambda _: paper_printer(printed, 40)
    press(again, "print_again")
    finished(qtbot, again)
    assert len(PdfReader(printed).pages) == 1
    entry = zeist.dossiers.log.entries(dossier=dossier.id, limit=1)[0]
    assert (entry.kind, entry.detail) == ("printed", "referral")
    assert words(again, "question_text") == ""  # it went already
    assert nameless(again) == []
    assert small(again) == []


def test_withdrawn_consent_marks_what_was_sent_and_proposes_a_letter(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(qtbot, page, LETTER)
    changed = zeist.dossiers.open(dossier.id)
    decide(changed, "taalhuis", "withdrawn", LATER)
    zeist.dossiers.save(changed)
    only(monkeypatch, "referral")
    again = shown(qtbot, zeist, dossier)
    assert sent_list(again).item(0).text() == "Brief aan Taalhuis\n20 november 2026\ntoestemming ingetrokken"
    sent_list(again).setCurrentRow(0)
    with qtbot.waitSignal(again.go) as gone:
        press(again, "stop_letter")
    talk = changed.conversations[-1].id
    assert gone.args == [
        "paper",
        {"dossier": dossier.id, "conversation": talk, "paper": "stop", "organisation": "taalhuis", "back": "letters"},
    ]
    changed.sent.append(SentLetter("taalhuis", "stop", LATER, "Toestemming ingetrokken"))
    zeist.dossiers.save(changed)
    last = shown(qtbot, zeist, dossier)
    assert "gevraagd te stoppen" in sent_list(last).item(1).text()
    sent_list(last).setCurrentRow(1)
    assert not visible(last, QWidget, "stop_letter")


def test_letter_for_a_task_of_the_law_needed_no_consent(dossier: Dossier) -> None:
    ids = {one.organisation: one.id for one in dossier.referrals}
    sent = [SentLetter(name, "referral", HELD, "", [], [ids[name]]) for name in ("taalhuis", "rsd")]
    for name in ("taalhuis", "rsd"):
        dossier.consents[:] = [one for one in dossier.consents if one.organisation != name]
        decide(dossier, name, "refused", LATER)
    assert [withdrawn_on(dossier, one) for one in sent] == [LATER, None]
    decide(dossier, "rsd", "given", HELD)  # then more may have been in it than the law asks
    assert withdrawn_on(dossier, sent[1]) == LATER
    decide(dossier, "taalhuis", "given", LATER)
    assert withdrawn_on(dossier, sent[0]) is None


def test_newest_letter_comes_first() -> None:
    days = [HELD, LATER, HELD]
    made = [SentLetter(str(number), "referral", on, "") for number, on in enumerate(days)]
    dossier = Dossier(newcomer=None, sent=made)  # type: ignore[arg-type]  # nobody asks who it is
    assert [one.organisation for one in newest_first(dossier)] == ["1", "2", "0"]


def test_paper_of_a_letter_that_is_not_kept_is_told(
    qtbot: QtBot, zeist: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier.sent.append(SentLetter("taalhuis", "referral", HELD, "Doorverwijzing naar Taalhuis"))
    zeist.dossiers.save(dossier)
    only(monkeypatch, "referral")
    page = shown(qtbot, zeist, dossier)
    sent_list(page).setCurrentRow(0)
    assert "niet bewaard" in words(page, "preview_sentence")
    assert not visible(page, QWidget, "print_again")


def test_damaged_letter_that_came_from_a_file_is_told(qtbot: QtBot, zeist: Desk, dossier: Dossier) -> None:
    letter = SentLetter("taalhuis", "referral", HELD, "Doorverwijzing naar Taalhuis")
    dossier.sent.append(letter)
    zeist.dossiers.save(dossier, {letter.id: b"%PDF-1.7 x"})
    page = PaperPage(zeist, zeist.dossiers.open(dossier.id), {"paper": "sent", "letter": letter.id})
    qtbot.addWidget(page)
    page.show()
    finished(qtbot, page)
    assert "beschadigd" in words(page, "preview_sentence")


# On paper and in files


class TwoSided(QPrinter):
    """A printer that was told to print three copies on both sides, as the system's dialog does."""

    def duplex(self) -> QPrinter.DuplexMode:
        """Both sides."""
        return QPrinter.DuplexMode.DuplexLongSide


def test_copies_and_both_sides_reach_the_printer_and_are_told(qtbot: QtBot, page: LettersPage, tmp_path: Path) -> None:
    file = tmp_path / "drie.pdf"
    printer = TwoSided(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(40)
    printer.setCopyCount(3)
    prepare(printer)
    assert printer.copyCount() == 3
    assert prints_double_sided(printer)
    page.ask_printer = lambda _: printer
    tick(page, LETTER)
    assert words(page, "printed_as") == ""
    press(page, "print")
    finished(qtbot, page)
    assert words(page, "printed_as").startswith("Gekozen bij het afdrukken: 3 exemplaren, dubbelzijdig")
    assert len(PdfReader(file).pages) == 5  # three letters of a page, each on a sheet of its own
    assert chosen_way(paper_printer(tmp_path / "een.pdf")).startswith("1 exemplaar, enkelzijdig")


def test_letters_for_word_and_only_those(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier, tmp_path: Path
) -> None:
    place = tmp_path / "usb"
    place.mkdir()
    page.ask_folder = lambda _: place
    tick(page, *titles(page))
    save(page, "save_word")
    finished(qtbot, page)
    names = sorted(file.name for file in place.iterdir())
    assert names == [f"2026-11-20-doorverwijzing-{name}.docx" for name in ("rsd", "taalhuis")]
    with ZipFile(place / names[1]) as document:
        body = document.read("word/document.xml").decode()
    assert NAME in body
    assert "schulden" not in body
    assert "zonder wat u er in Word bij schrijft" in words(page, "question_text")
    press(page, "question_yes")
    kept = zeist.dossiers.open(dossier.id).sent
    assert all(zeist.dossiers.sent_paper(one.id).startswith(b"%PDF") for one in kept)
    assert len(kept) == 2
    tick(page, FORM)
    assert not next(one for one in page.findChildren(QMenu)[0].actions() if one.objectName() == "save_word").isEnabled()


def test_name_stands_in_file_names_only_when_chosen(qtbot: QtBot, page: LettersPage, tmp_path: Path) -> None:
    asked: list[str] = []
    page.ask_file = lambda _, name: asked.append(name)
    place = tmp_path / "usb"
    place.mkdir()
    page.ask_folder = lambda _: place
    tick(page, LETTER)
    save(page, "save_one")
    save(page, "save_named")
    save(page, "save_one")
    save(page, "save_each")
    finished(qtbot, page)
    assert asked == ["papieren-2026-11-20.pdf", "papieren-2026-11-20-rania-al-hassan.pdf"]
    assert [file.name for file in place.iterdir()] == ["2026-11-20-doorverwijzing-taalhuis-rania-al-hassan.pdf"]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("../../etc/passwd", "-etc-passwd"),
        ("C:\\Windows\\nul", "-c-windows-nul"),
        ("Ahmad\u202egpj.exe\n\x00", "-ahmad-gpj-exe"),
        ("محمد الحسن", "-محمد-الحسن"),
        ("ሰላም ተስፋይ", "-ሰላም-ተስፋይ"),
        ("…", ""),
    ],
)
def test_no_name_can_do_harm_in_a_file_name(name: str, part: str) -> None:
    assert suggested("papieren", ".pdf", name) == f"papieren{part}.pdf"


def test_very_long_name_still_fits_and_equal_papers_get_names_of_their_own() -> None:
    letter = Letter("referral", "Brief", Letterhead("Gemeente"), (), "2026-11-20-brief")
    [one, other] = file_names(Path("/usb"), [Paper(letter), Paper(letter)], ".pdf", "Ж" * 500)
    assert len(one.name.encode()) < 150
    assert one != other


# Signed


def test_signed_form_lets_the_letter_go(
    qtbot: QtBot, zeist: Desk, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier.consents.clear()
    zeist.dossiers.save(dossier)
    only(monkeypatch, "referral", "consent")
    page = shown(qtbot, zeist, dossier)
    waiting = f"{LETTER}\nwacht op toestemming"
    assert waiting in titles(page)
    [papers] = page.findChildren(QListWidget, "papers")
    papers.setCurrentRow(titles(page).index(FORM))
    assert words(page, "signed_known") == "Nu bekend: nog niet gevraagd."
    press(page, "signed:given")
    finished(qtbot, page)
    [consent] = zeist.dossiers.open(dossier.id).consents
    assert (consent.decision, consent.on, consent.signed) == ("given", HELD, True)
    assert LETTER in titles(page)
    assert FORM not in titles(page)
    assert words(page, "kept") == "2 van 2 papieren gekozen"


def test_form_signed_with_no_takes_the_letter_away(
    qtbot: QtBot, page: LettersPage, zeist: Desk, dossier: Dossier
) -> None:
    [papers] = page.findChildren(QListWidget, "papers")
    papers.setCurrentRow(titles(page).index(FORM))
    press(page, "signed:refused")
    finished(qtbot, page)
    assert [one for one in titles(page) if "Taalhuis" in one] == []
    consent = next(one for one in zeist.dossiers.open(dossier.id).consents if one.organisation == "taalhuis")
    assert (consent.decision, consent.signed) == ("refused", True)
