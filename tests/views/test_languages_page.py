"""The page of languages: what is counted, taalpakketten in and out, and the real models installed knowingly."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from desktop.demo_hand import work
from desktop.guide import Guide
from desktop.translate import models, pack
from desktop.translate.corrections import Correction
from desktop.translate.machine import Machine
from desktop.views.background import Background
from desktop.views.languages.languages_page import LanguagesPage
from desktop.views.languages.reviewer_line import WITHOUT
from desktop.views.languages.state_bar import StateBar

from ..models import samples
from .conftest import ARABIC, TODAY, Bar
from .finding import button

EARLY, OURS, LATE = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)
CHILDREN, WELCOME, DONE = "gezin.kinderen:text", "welkom:title", "phrase:action_done"
Show = Callable[[], LanguagesPage]
Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture
def background() -> Iterator[Background]:
    """The way off the GUI thread."""
    made = Background()
    yield made
    made.wait()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine without models."""
    made = Machine(tmp_path / "models", patience=60)
    yield made
    made.close()


@pytest.fixture
def show(qtbot: QtBot, guide: Guide, background: Background, bar: Bar, machine: Machine) -> Show:
    """Shows the page, counted."""

    def shown() -> LanguagesPage:
        page = LanguagesPage(guide, background, lambda: TODAY, bar.tell, machine)
        qtbot.addWidget(page)
        page.resize(960, 600)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        settled(background)
        return page

    return shown


def settled(background: Background) -> None:
    """Wait until nothing is under way."""
    while not background.idle:
        work(5)
    QApplication.processEvents()


def part(page: QWidget, kind: type[Widget], name: str) -> Widget:
    """One part of the page, by its name."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def said(page: QWidget, name: str) -> str:
    """What a label says; nothing when it is hidden."""
    line = part(page, QLabel, name)
    return line.text() if line.isVisible() else ""


def ours(context: str, text: str, on: date = OURS, by: str = "Samira Haddad") -> Correction:
    """A review of a text of which there is a draft."""
    return Correction(context, ARABIC[context][0], text, by, on)


def read(page: LanguagesPage, file: Path, background: Background) -> None:
    """Choose a file to read."""
    page.ask_pack = lambda _: file
    button(page, "read_pack").click()
    settled(background)


def lines(page: QWidget, group: str) -> list[QTreeWidgetItem]:
    """The texts of a pack under one head, by its first word."""
    tree = part(page, QTreeWidget, "pack_texts")
    tops = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    found = [top.child(row) for top in tops if top and top.text(0).startswith(group) for row in range(top.childCount())]
    return [line for line in found if line]


def test_nothing_looks_reviewed_before_it_is_counted(qtbot: QtBot) -> None:
    bar = StateBar()
    qtbot.addWidget(bar)
    bar.show()
    parts = bar.findChildren(QFrame)
    assert not [one for one in parts if one.isVisible()]
    bar.show_counts({"draft": 3})
    assert [one.property("state") for one in parts if one.isVisible()] == ["draft"]


def test_each_language_says_how_far_it_is(show: Show, guide: Guide) -> None:
    guide.correct("ar", [ours(CHILDREN, "هل عندكم أطفال؟")])
    page = show()
    total = len(guide.sources())
    assert said(page, "counts:ar") == f"1 nagekeken  ·  {len(ARABIC) - 1} concept  ·  {total - len(ARABIC)} ontbreekt"
    assert said(page, "counts:so") == f"{total} ontbreekt"
    assert said(page, "machine:ar") == "Geen machinevertaling"
    assert (button(page, "save:ar").isEnabled(), button(page, "save:so").isEnabled()) == (True, False)
    assert page.findChild(QWidget, "language:nl") is None
    asked: list[str] = []
    page.review.connect(asked.append)
    button(page, "review:ti").click()
    assert asked == ["ti"]


def test_a_pack_is_saved_and_replaced_only_when_asked(
    show: Show, guide: Guide, background: Background, bar: Bar, tmp_path: Path
) -> None:
    kept = ours(CHILDREN, "هل عندكم أطفال؟")
    guide.correct("ar", [kept])
    page, file = show(), tmp_path / "taalpakket-ar.po"
    proposed: list[str] = []

    def place(_: QWidget, name: str) -> Path:
        proposed.append(name)
        return file

    page.ask_place = place
    file.write_text("iets anders")
    button(page, "save:ar").click()
    button(page, "question_no").click()
    assert file.read_text() == "iets anders"
    button(page, "save:ar").click()
    button(page, "question_yes").click()
    settled(background)
    assert proposed == ["taalpakket-ar.po"] * 2
    assert bar.said[-1] == ("Taalpakket opgeslagen: 1 tekst.", "done")
    assert pack.read(file).corrections == (kept,)


def test_nothing_newer_is_replaced_silently(
    show: Show, guide: Guide, background: Background, bar: Bar, tmp_path: Path
) -> None:
    guide.correct("ar", [ours(CHILDREN, "هل عندكم أطفال؟"), ours(WELCOME, "مرحباً")])
    theirs = [
        ours(CHILDREN, "هل لديك أطفال؟", EARLY, "Karim Aziz"),
        ours(WELCOME, "أهلاً بكم", LATE, "Karim Aziz"),
        ours(DONE, "تم", EARLY, "Karim Aziz"),
        Correction("weg:text", "Weg", "ذهب", "Karim Aziz", EARLY),
        Correction("gezin:title", "Gezin", "الأسرة", "Karim Aziz", EARLY),
        ours("netwerk:title", "abc", EARLY, "Karim Aziz"),
    ]
    pack.write(tmp_path / "p.po", "ar", theirs, "Proefstad")
    page = show()
    read(page, tmp_path / "p.po", background)
    ticks = {
        group: [line.data(0, Qt.ItemDataRole.CheckStateRole) for line in lines(page, group)]
        for group in ("Nieuw ", "Vernieuwd", "Anders", "Het Nederlands", "Onbekend", "Niet bruikbaar")
    }
    on, off = Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value
    assert ticks == {
        "Nieuw ": [on],
        "Vernieuwd": [on],
        "Anders": [off],
        "Het Nederlands": [None],
        "Onbekend": [None],
        "Niet bruikbaar": [None],
    }
    assert "geen letter" in lines(page, "Niet bruikbaar")[0].text(3)
    assert button(page, "pack_no").hasFocus()
    assert guide.catalog("ar").get(WELCOME, "Welkom").text == "مرحباً"  # nothing yet
    button(page, "pack_yes").click()
    settled(background)
    assert bar.said[-1] == ("Overgenomen: 2 teksten.", "done")
    own = guide.corrections.of("ar") if guide.corrections else {}
    assert {context: item.text for context, item in own.items()} == {
        CHILDREN: "هل عندكم أطفال؟",
        WELCOME: "أهلاً بكم",
        DONE: "تم",
    }
    assert said(page, "counts:ar").startswith("3 nagekeken")
    read(page, tmp_path / "p.po", background)
    lines(page, "Anders")[0].setCheckState(0, Qt.CheckState.Checked)
    assert button(page, "pack_yes").text() == "1 tekst overnemen"
    button(page, "pack_yes").click()
    settled(background)
    assert guide.catalog("ar").get(CHILDREN, "Heeft u kinderen?").text == "هل لديك أطفال؟"


def test_a_shipped_review_is_not_replaced_silently_either(
    show: Show, guide: Guide, background: Background, content: Path, tmp_path: Path
) -> None:
    shipped = (content / "ar.po").read_text("utf-8")
    (content / "ar.po").write_text(shipped.replace("#, fuzzy\n", "# Nagekeken door Noor op 2026-03-01\n"), "utf-8")
    pack.write(tmp_path / "p.po", "ar", [ours(WELCOME, "مرحباً", EARLY)], "Proefstad")
    page = show()
    read(page, tmp_path / "p.po", background)
    [line] = lines(page, "Anders")
    assert ARABIC[WELCOME][1] in line.text(2)
    assert not button(page, "pack_yes").isEnabled()


def test_what_nobody_signed_asks_for_a_name(show: Show, guide: Guide, background: Background, tmp_path: Path) -> None:
    file = tmp_path / "poedit.po"
    head = 'msgid ""\nmsgstr "Language: ar\\nLast-Translator: Karim Aziz <k@example.org>\\n"\n\n'
    body = f'msgctxt "{CHILDREN}"\nmsgid "Heeft u kinderen?"\nmsgstr "هل عندكم أطفال؟"\n'
    file.write_text(head + body, "utf-8")
    page = show()
    read(page, file, background)
    name = part(page, QLineEdit, "reviewer")
    assert (name.isVisible(), name.text()) == (True, "Karim Aziz")
    name.clear()
    button(page, "pack_yes").click()
    assert said(page, "reviewer_error") == WITHOUT
    assert guide.catalog("ar").get(CHILDREN, "Heeft u kinderen?").state == "draft"
    name.setText("Samira Haddad")
    button(page, "pack_yes").click()
    settled(background)
    found = guide.catalog("ar").get(CHILDREN, "Heeft u kinderen?")
    assert (found.state, found.by, found.on) == ("reviewed", "Samira Haddad", TODAY)


@pytest.mark.parametrize(
    "damage", ["onzin", 'msgid ""\nmsgstr "Language: xx\\n"\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n']
)
def test_what_is_no_pack_is_refused_with_a_sentence(
    show: Show, background: Background, bar: Bar, tmp_path: Path, damage: str
) -> None:
    (tmp_path / "p.po").write_text(damage)
    page = show()
    read(page, tmp_path / "p.po", background)
    assert bar.said[-1][1] == "error"
    assert bar.said[-1][0].startswith(("Dit taalpakket kan niet worden ingelezen.", "De taal van dit taalpakket"))
    assert part(page, QWidget, "pack_offer").isHidden()
    assert button(page, "read_pack").isEnabled()


def test_damaged_corrections_are_told_on_the_page(show: Show, guide: Guide) -> None:
    assert guide.corrections is not None
    guide.corrections.folder.mkdir(parents=True)
    (guide.corrections.folder / "uk.po").write_text("onzin")
    assert "uk.po.beschadigd-1" in said(show(), "corrections_trouble")


def choose_model(page: LanguagesPage, file: Path, background: Background) -> None:
    """Choose a file with a model."""
    page.models.ask_model = lambda _: file
    button(page, "install_model").click()
    settled(background)


def told(page: QWidget, inside: str) -> str:
    """All that a part of the page says."""
    return "\n".join(line.text() for line in part(page, QWidget, inside).findChildren(QLabel) if line.isVisible())


def test_a_model_is_seen_installed_replaced_and_removed(
    show: Show, background: Background, bar: Bar, machine: Machine
) -> None:
    page = show()
    choose_model(page, samples.file("nl_en"), background)
    facts = told(page, "model_offer")
    for fact in ("translate-nl_en-1_0", "Nederlands → Engels", "1.0", "kB", "EUPL", models_sha("nl_en", "1.0")):
        assert fact in facts
    assert models.installed(machine.folder) == []
    button(page, "model_no").click()
    assert models.installed(machine.folder) == []
    choose_model(page, samples.file("nl_en"), background)
    assert button(page, "model_no").hasFocus()
    button(page, "model_yes").click()
    assert not button(page, "install_model").isEnabled()
    settled(background)
    assert bar.said[-1] == ("Geïnstalleerd: Nederlands → Engels.", "done")
    assert said(page, "machine:en") == "Machinevertaling zonder netwerk, alleen uit het Nederlands"
    assert machine.translate(["Bent u moe?"], "nl", "en") == ["Are you tired?"]
    choose_model(page, samples.file("nl_en", "1.1"), background)
    assert "Dit vervangt het model dat er al is: translate-nl_en-1_0, versie 1.0" in said(page, "model_replaces")
    button(page, "model_yes").click()
    settled(background)
    assert [model.version for model in models.installed(machine.folder)] == ["1.1"]
    assert "versie 1.1" in told(page, "model:nl_en")
    choose_model(page, samples.file("nl_en", "1.1"), background)
    assert said(page, "model_replaces") == "Precies dit model is al geïnstalleerd."
    button(page, "model_no").click()
    button(page, "remove:nl_en").click()
    button(page, "question_yes").click()
    settled(background)
    assert models.installed(machine.folder) == []
    assert said(page, "machine:en") == "Geen machinevertaling"


def models_sha(pair: str, version: str) -> str:
    """The fingerprint of a sample."""
    return hashlib.sha256(samples.file(pair, version).read_bytes()).hexdigest()


def test_a_file_that_is_no_model_is_refused(show: Show, background: Background, machine: Machine) -> None:
    page = show()
    half = machine.folder.with_name("half.argosmodel")
    half.write_bytes(samples.file("nl_en").read_bytes()[:50_000])
    choose_model(page, half, background)
    assert said(page, "model_error").endswith(".")
    assert part(page, QWidget, "model_offer").isHidden()
    assert models.installed(machine.folder) == []
    assert button(page, "install_model").isEnabled()
