"""An interpreter at work without a vault: reviewing by keyboard, taalpakketten between laptops, models from a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidget, QTreeWidgetItem

from desktop import guide as guides
from desktop import paths
from desktop.demo_hand import Hand
from desktop.guide import Guide
from desktop.translate import models, pack
from desktop.translate.corrections import Correction
from desktop.translate.machine import Machine

from ..models import samples

Program = Callable[..., Hand]
TODAY = date(2026, 3, 3)
CONTROL = Qt.KeyboardModifier.ControlModifier


def languages(hand: Hand) -> Any:
    """The page of languages, reached without a vault, when it has counted."""
    hand.until_page("WelcomePage")
    hand.click("door_languages")
    page = hand.until_page("LanguagesPage")
    at_rest(hand)
    return page


def at_rest(hand: Hand) -> None:
    """Wait for what goes on in the background."""
    hand.until(lambda: hand.application._background.idle, "nothing goes on")


def press(hand: Hand, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, held)


def tab_to(hand: Hand, name: str) -> None:
    """Press Tab until the keyboard is on something."""
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        press(hand, Qt.Key.Key_Tab)
    raise LookupError(name)


def drafts(guide: Guide, count: int, code: str = "ar") -> list[tuple[str, str]]:
    """The first drafts of a language: context and Dutch."""
    known = guide.catalog(code)
    return [text for text in guide.sources() if known.get(*text).state == "draft"][:count]


def said(hand: Hand) -> str:
    """What the message bar says."""
    return "\n".join(line.text() for line in hand.window.messages.findChildren(QLabel))


@pytest.mark.thorough
def test_five_texts_by_keyboard_are_there_after_a_restart(program: Program) -> None:
    texts = drafts(guides.load("zeist"), 6)
    hand = program(lambda: TODAY)
    languages(hand)
    hand.until(hand.window.isActiveWindow, "the window is active")
    tab_to(hand, "review:ar")
    press(hand, Qt.Key.Key_Space)
    page: Any = hand.until_page("ReviewPage")
    QTest.keyClicks(QApplication.focusWidget(), "Samira Haddad")
    press(hand, Qt.Key.Key_Return)
    for context, _ in texts[:5]:
        assert page.text.context == context
        press(hand, Qt.Key.Key_Return, CONTROL)
    hand.window.close()
    assert not hand.window.isVisible()

    again = program(lambda: TODAY)
    languages(again)
    assert again.find("counts:ar").text().startswith("5 nagekeken")  # type: ignore[attr-defined]
    again.click("review:ar")
    page = again.until_page("ReviewPage")
    assert page.text.context == texts[5][0]
    again.click("back")
    again.until_page("LanguagesPage")
    fresh = guides.load("zeist").catalog("ar")
    found = [fresh.get(*text) for text in texts]
    assert [(item.state, item.by, item.on) for item in found[:5]] == [("reviewed", "Samira Haddad", TODAY)] * 5
    assert found[5].state == "draft"


def reviewed(guide: Guide, texts: Sequence[tuple[str, str]], more: str, by: str, on: date) -> list[Correction]:
    """Reviews of drafts, with a word added, so that they differ."""
    return [Correction(*text, guide.catalog("ar").get(*text).text + more, by, on) for text in texts]


def taken_in(hand: Hand, file: Path) -> list[QTreeWidgetItem]:
    """Read a pack on the page; the texts that are offered without a tick."""
    page: Any = hand.window.page
    page.ask_pack = lambda _: file
    hand.click("read_pack")
    at_rest(hand)
    tree = hand.find("pack_texts")
    assert isinstance(tree, QTreeWidget)
    tops = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    lines = [top.child(row) for top in tops if top for row in range(top.childCount())]
    return [
        line for line in lines if line and line.data(0, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked.value
    ]


@pytest.mark.thorough
def test_a_pack_goes_to_another_laptop(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = guides.load("zeist")
    early, middle, late = drafts(here, 3)
    here.correct("ar", reviewed(here, [early, middle, late], " نعم", "Samira Haddad", TODAY))
    hand, file = program(lambda: TODAY), tmp_path / "taalpakket-ar.po"
    languages(hand).ask_place = lambda *_: file
    hand.click("save:ar")
    hand.until(file.is_file, "a pack")
    hand.window.close()

    monkeypatch.setenv("STARTGESPREK_HOME", str(tmp_path / "other"))
    there = guides.load("zeist")
    newer = reviewed(there, [late], " أبداً", "Karim Aziz", date(2026, 3, 4))
    there.correct("ar", newer + reviewed(there, [early], " أبداً", "Karim Aziz", date(2026, 3, 2)))
    other = program(lambda: date(2026, 3, 9))
    languages(other)
    [older] = taken_in(other, file)
    assert "Karim Aziz" not in older.text(3)
    other.click("pack_yes")
    other.until(lambda: "Overgenomen: 2 teksten." in said(other), "it was taken over")
    fresh = guides.load("zeist").catalog("ar")
    assert [fresh.get(*text).by for text in (early, middle, late)] == ["Samira Haddad", "Samira Haddad", "Karim Aziz"]
    [older] = taken_in(other, file)
    older.setCheckState(0, Qt.CheckState.Checked)
    other.click("pack_yes")
    other.until(lambda: "Overgenomen: 1 tekst." in said(other), "it was taken over")
    assert guides.load("zeist").catalog("ar").get(*late).by == "Samira Haddad"
    at_rest(other)
    assert other.find("counts:ar").text().startswith("3 nagekeken")  # type: ignore[attr-defined]


def test_a_damaged_pack_is_refused_with_a_sentence(program: Program, tmp_path: Path) -> None:
    guide, file = guides.load("zeist"), tmp_path / "taalpakket-ar.po"
    pack.write(file, "ar", reviewed(guide, drafts(guide, 3), "", "Samira Haddad", TODAY), "Zeist")
    file.write_bytes(file.read_bytes()[:-60])
    hand = program(lambda: TODAY)
    page = languages(hand)
    page.ask_pack = lambda _: file
    hand.click("read_pack")
    hand.until(lambda: "Dit taalpakket kan niet worden ingelezen." in said(hand), "a sentence")
    assert not hand.there("pack_offer")
    assert not paths.corrections().exists()


@pytest.mark.thorough
def test_a_model_from_a_file(program: Program) -> None:
    hand = program(lambda: TODAY)
    page = languages(hand)
    machine: Machine = hand.application._machine
    for version in ("1.0", "1.1"):
        page.models.ask_model = lambda _, version=version: samples.file("nl_en", version)
        hand.click("install_model")
        hand.until(lambda: hand.there("model_yes"), "the facts")
        facts = [line.text() for line in hand.find("model_offer").findChildren(QLabel) if line.isVisible()]
        assert {"Nederlands → Engels", version} <= set(facts)
        assert any("Dit vervangt het model dat er al is" in fact for fact in facts) == (version == "1.1")
        assert version not in [model.version for model in models.installed(paths.models())]
        hand.click("model_yes")
        hand.until(lambda: hand.there("install_model") and hand.find("install_model").isEnabled(), "it is installed")
        assert [model.version for model in models.installed(paths.models())] == [version]
        assert machine.translate(["Bent u moe?"], "nl", "en") == ["Are you tired?"]
    hand.until(lambda: hand.there("remove:nl_en"), "the model is on the list")
    hand.click("remove:nl_en")
    hand.click("question_yes")
    at_rest(hand)
    assert models.installed(paths.models()) == []
    assert machine.route("nl", "en") == ()
    hand.click("back")
    hand.until_page("WelcomePage")
