"""Tips for new newcomers: what was told becomes a list without names, and nothing that is written is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.dossier.tips import Tip
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.newcomers.dossiers import DossiersPage
from desktop.views.tips.tips_page import HALF, TipsPage

from .conftest import TODAY, Bar
from .finding import button, disk_gone, texts

SAID = {"rania": "Yusuf hielp mij. <b>Praat</b> veel & durf!", "salam": "لا تخف من الأخطاء"}
Shown = Callable[..., TipsPage]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with two tips that were told; one for all tests here."""
    folder = tmp_path_factory.mktemp("kluis") / "proef.startgesprek"
    made, _ = Vault.create(folder, "drie grijze ganzen", "Noor de Wit", Derivation(memory=8, passes=1, lanes=1))
    for place, (name, said) in enumerate(SAID.items()):
        answer = Answer("afsluiting.tips", "answered", said)
        held = Conversation("two_year", date(2026, 8, 20 - place), "ar", answers={answer.question: answer}, id=name)
        Dossiers(made).add(Dossier(Newcomer(f"{name.title()} Darwish", "ar", interpreter="Samir Haddad"), [held]))
    yield made
    made.close()


@pytest.fixture
def desk(filled: Vault, shipped: Guide, bar: Bar, tmp_path: Path) -> Iterator[Desk]:
    """A desk on it, with an empty list of tips."""
    dossiers, background = Dossiers(filled), Background()
    for tip in dossiers.publishing.tips():
        dossiers.publishing.remove_tip(tip.id)
    yield Desk(dossiers, shipped, Settings(tmp_path / "settings"), lambda: TODAY, background, bar.tell)
    background.wait()


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    """Shows the page."""

    def shown(**ids: str) -> TipsPage:
        page = TipsPage(desk, ids)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
        return page

    return shown


def write(qtbot: QtBot, page: TipsPage, key: str, text: str) -> None:
    """Type in a field, and press the button that keeps it."""
    area = page.findChild(QTextEdit, f"tip:{key}")
    area.selectAll()
    area.insertPlainText(text)
    press(qtbot, page, f"keep:{key}")


def press(qtbot: QtBot, page: TipsPage, name: str) -> None:
    button(page, name).click()
    qtbot.waitUntil(lambda: page.ready)


def kept(desk: Desk) -> list[tuple[str, str | None]]:
    return [(tip.text, tip.source) for tip in desk.dossiers.publishing.tips()]


def there(page: TipsPage) -> list[str]:
    """The conversations of which a tip is not taken over yet."""
    return [one.objectName() for one in page.findChildren(QLabel) if one.objectName().startswith("said:")]


def listed(page: TipsPage) -> int:
    return sum(one.objectName().startswith("listed:") for one in page.findChildren(QWidget))


def test_what_was_told_is_shown_as_it_was_said_and_names_nobody(shown: Shown) -> None:
    page = shown()
    said = texts(page)
    assert set(SAID.values()) <= set(said)
    assert "20 augustus 2026, gesprek in het Arabisch" in said
    assert not any("Darwish" in words or "Rania" in words for words in said)
    assert page.focusWidget().objectName() == "tip:heard:rania"
    assert not button(page, "keep:heard:rania").isEnabled()
    assert not button(page, "tips_print").isEnabled()
    assert page.findChild(QWidget, "nothing_listed").isVisible()
    assert not page.findChild(QWidget, "nothing_heard").isVisible()


def test_a_tip_is_written_anew_and_taken_back(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    keep = button(page, "keep:heard:rania")
    page.findChild(QTextEdit, "tip:heard:rania").insertPlainText("  Praat veel. Durf fouten te maken!  ")
    keep.click()
    keep.click()  # a double click, before anything is drawn anew
    qtbot.waitUntil(lambda: page.ready)
    assert kept(desk) == [("Praat veel. Durf fouten te maken!", "rania")]
    assert (there(page), listed(page)) == (["said:salam"], 1)
    assert page.focusWidget().objectName() == "tip:heard:salam"
    assert button(page, "tips_print").isEnabled()
    press(qtbot, page, "undo")
    assert kept(desk) == []
    assert page.draft() == {"heard:rania": "  Praat veel. Durf fouten te maken!  "}, "what was written is there again"
    assert page.focusWidget().objectName() == "tip:heard:rania"


def test_what_may_name_somebody_is_asked_about_first(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    text = "😀 Vraag samir of Greet. Ik kwam op 3 maart, leerde Nederlands en ging naar het Taalhuis."
    write(qtbot, page, "heard:rania", text)
    asked = page.findChild(QLabel, "question_text").text()
    assert kept(desk) == []
    assert "‘samir’, ‘Greet’" in asked
    assert "‘3 maart’" in asked
    assert not {"Nederlands", "Taalhuis", "Vraag"} & set(asked.replace("‘", " ").replace("’", " ").split())
    area = page.findChild(QTextEdit, "tip:heard:rania")
    assert [one.cursor.selectedText() for one in area.extraSelections()] == ["samir", "Greet", "3 maart"]
    button(page, "question_no").click()
    assert page.focusWidget() is area
    write(qtbot, page, "heard:rania", text)
    press(qtbot, page, "question_yes")
    assert kept(desk) == [(text, "rania")]


def test_what_is_not_taken_over_stays_away_until_it_is_asked_for(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    press(qtbot, page, "refuse:salam")
    assert kept(desk) == [("", "salam")]
    assert (there(page), listed(page)) == (["said:rania"], 0)
    press(qtbot, page, "undo")
    assert there(page) == ["said:rania", "said:salam"]
    press(qtbot, page, "refuse:rania")
    press(qtbot, page, "refuse:salam")
    assert page.findChild(QWidget, "nothing_heard").isVisible()
    assert page.focusWidget().objectName() == "new_tip"
    fresh = shown()
    assert there(fresh) == []
    press(qtbot, fresh, "tips_again")
    assert there(fresh) == ["said:rania", "said:salam"]
    assert kept(desk) == []


def test_the_list_is_written_changed_and_shortened_by_hand(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    press(qtbot, page, "new_tip")
    assert page.focusWidget().objectName() == "tip:new"
    write(qtbot, page, "new", "Bewaar uw brieven")
    [tip] = desk.dossiers.publishing.tips()
    assert (tip.text, tip.on, tip.source) == ("Bewaar uw brieven", TODAY, None)
    press(qtbot, page, f"change:{tip.id}")
    assert page.flush(), "a field that is open and unchanged holds nobody up"
    write(qtbot, page, f"edit:{tip.id}", "Bewaar brieven in een map")
    assert kept(desk) == [("Bewaar brieven in een map", None)]
    press(qtbot, page, "undo")
    press(qtbot, page, f"remove:{tip.id}")
    assert kept(desk) == []
    press(qtbot, page, "undo")
    assert kept(desk) == [("Bewaar uw brieven", None)]
    assert page.focusWidget().objectName() == f"change:{tip.id}"


def test_what_is_half_written_keeps_the_page_and_outlives_the_lock(
    qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar
) -> None:
    gone = Tip("Oud", TODAY)
    desk.dossiers.publishing.save_tip(gone)
    page = shown()
    press(qtbot, page, f"change:{gone.id}")
    qtbot.keyClicks(page.findChild(QTextEdit, f"tip:edit:{gone.id}"), " en nieuw")
    qtbot.keyClicks(page.findChild(QTextEdit, "tip:heard:salam"), "Wees niet bang")
    assert not page.flush()
    assert bar.said == [(HALF, "warning")]
    half = page.draft()
    assert half == {f"edit:{gone.id}": "Oud en nieuw", "heard:salam": "Wees niet bang"}
    assert page.abandon()
    desk.dossiers.publishing.remove_tip(gone.id)
    fresh = TipsPage(desk)
    qtbot.addWidget(fresh)
    fresh.show_draft(half)
    fresh.show()
    qtbot.waitUntil(lambda: fresh.ready)
    assert fresh.draft() == {"heard:salam": "Wees niet bang", "new": "Oud en nieuw"}
    for key in list(fresh.draft()):
        fresh.findChild(QTextEdit, f"tip:{key}").selectAll()
        qtbot.keyClick(fresh.findChild(QTextEdit, f"tip:{key}"), Qt.Key.Key_Delete)
    assert fresh.flush()


def test_a_disk_that_refuses_is_told_and_nothing_is_lost(
    qtbot: QtBot, shown: Shown, desk: Desk, filled: Vault, bar: Bar
) -> None:
    page = shown()
    with disk_gone(filled):
        write(qtbot, page, "heard:rania", "Praat veel")
        [(_, tone)] = bar.said
        assert tone == "error"
        assert page.draft() == {"heard:rania": "Praat veel"}
        page.refresh()
        qtbot.waitUntil(lambda: len(bar.said) == 2)
    press(qtbot, page, "keep:heard:rania")
    assert kept(desk) == [("Praat veel", "rania")]


def test_it_works_by_keyboard(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    desk.dossiers.publishing.save_tip(Tip("Bewaar uw brieven", TODAY, id="b"))
    page = shown()
    qtbot.keyClicks(page.focusWidget(), "Praat veel")
    seen = []
    for _ in range(10):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget().objectName())
    assert seen == [
        *("keep:heard:rania", "refuse:rania", "tip:heard:salam", "refuse:salam"),
        *("new_tip", "change:b", "remove:b", "back", "tips_print", "tip:heard:rania"),
    ]
    qtbot.keyClick(page.findChild(QTextEdit, "tip:heard:rania"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.ready)
    assert ("Praat veel", "rania") in kept(desk)


def test_ways_on(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    desk.dossiers.publishing.save_tip(Tip("Bewaar uw brieven", TODAY))
    people = DossiersPage(desk)
    qtbot.addWidget(people)
    page, visited = shown(), shown(back="interview", dossier="d", conversation="c")
    went: list[tuple[str, dict[str, str]]] = []
    for one in (people, page, visited):
        one.go.connect(lambda name, ids: went.append((name, ids)))
    assert [button(one, "back").text() for one in (page, visited)] == ["Nieuwkomers", "Gesprek"]
    button(people, "to_tips").click()
    button(page, "tips_print").click()
    button(visited, "back").click()
    with qtbot.waitSignal(page.leave):
        button(page, "back").click()
    assert went == [
        ("tips", {}),
        ("paper", {"paper": "tips", "back": "tips"}),
        ("interview", {"dossier": "d", "conversation": "c"}),
    ]
