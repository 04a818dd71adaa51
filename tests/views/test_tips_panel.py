"""The tips beside a conversation: to whom they are read, in which words, and from one to the next."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.dossier.tips import Tip
from desktop.guide import Guide
from desktop.views.aids.tips_panel import TipsPanel
from desktop.views.conversation.conversation_aids import ConversationAids
from desktop.views.desk import Desk
from desktop.views.page import Page

from .conftest import TODAY
from .finding import button, texts

NOBODY = Dossier(Newcomer("Samir Voorbeeld", "ar"))
TIPS = ["Durf fouten te maken.", "Ga naar <b>een club</b> & praat.", "Bewaar brieven. " * 30]


def shown(qtbot: QtBot, guide: Guide, code: str = "ar", tips: list[str] | None = None) -> TipsPanel:
    panel = TipsPanel(TIPS if tips is None else tips, guide.phrase("tips_intro"), guide.catalog(code))
    qtbot.addWidget(panel)
    panel.resize(380, 400)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    return panel


def word(panel: QWidget, name: str) -> str:
    found = panel.findChild(QLabel, name)
    return str(found.text()) if found.isVisible() else ""


def test_one_tip_at_a_time_by_button_and_by_key(qtbot: QtBot, shipped: Guide) -> None:
    panel = shown(qtbot, shipped)
    seen = []
    assert not button(panel, "tip_back").isEnabled()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Backspace):
        qtbot.keyClick(panel.focusWidget(), key)
        seen.append(word(panel, "tip_place"))
    assert seen == ["1 van 3", "2 van 3", "3 van 3", "3 van 3", "2 van 3"]
    assert word(panel, "tip_words") == TIPS[1], "plain text, whatever stands in it"
    button(panel, "tip_further").setFocus()
    button(panel, "tip_further").click()
    assert word(panel, "tip_words").startswith(TIPS[2][:30])
    assert not button(panel, "tip_further").isEnabled()
    assert panel.focusWidget().objectName() == "tip_card", "the keyboard is not lost with the button"
    assert panel.focusWidget().accessibleName().startswith("Tip 3 van 3: Bewaar")
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Down)
    assert bar.value() > 0, "a long tip is scrolled by keyboard"


@pytest.mark.parametrize(("code", "turned"), [("ar", True), ("ti", False)])
def test_the_words_above_are_in_both_languages(qtbot: QtBot, shipped: Guide, code: str, turned: bool) -> None:
    panel = shown(qtbot, shipped, "nl")
    dutch = shipped.phrase("tips_intro")
    assert dutch in texts(panel)
    assert (word(panel, "tips_intro"), word(panel, "tips_state")) == ("", "")
    panel.set_catalog(shipped.catalog(code))
    own = panel.findChild(QLabel, "tips_intro")
    assert own.text() == shipped.phrase("tips_intro", code) != dutch
    assert (own.layoutDirection() == Qt.LayoutDirection.RightToLeft) is turned


def test_without_tips_it_says_where_they_come_from(qtbot: QtBot, shipped: Guide) -> None:
    panel = shown(qtbot, shipped, tips=[])
    assert "nog geen tips" in word(panel, "no_tips")
    assert word(panel, "tips_intro") == word(panel, "tips_state") == ""
    assert not button(panel, "tip_further").isVisible()
    assert panel.hasFocus()


def test_it_is_there_for_who_is_not_asked_for_a_tip(qtbot: QtBot, zeist: Desk) -> None:
    zeist.dossiers.publishing.save_tip(Tip("Praat veel.", TODAY))
    zeist.dossiers.publishing.save_tip(Tip("", TODAY))
    page = Page()
    qtbot.addWidget(page)
    offered = {}
    for round_id in ("start", "half_year", "two_year"):
        aids = ConversationAids(zeist, NOBODY, Conversation(round_id, date(2026, 9, 8), "ar"), page)
        qtbot.addWidget(aids.drawer)
        qtbot.addWidget(aids.buttons)
        aids.use("tips")
        offered[round_id] = (not button(aids.buttons, "aid:tips").isHidden(), aids.drawer.showing == "tips")
        if round_id == "start":
            panel = aids.drawer.panel("tips")
            assert isinstance(panel, TipsPanel)
            assert panel.findChild(QLabel, "tip_words").text() == "Praat veel."
            assert button(aids.buttons, "aid:tips").isChecked()
            aids.speak(zeist.guide.catalog("ti"))
            assert zeist.guide.phrase("tips_intro", "ti") in texts(panel)
    assert offered == {"start": (True, True), "half_year": (True, True), "two_year": (False, False)}


def test_escape_gives_the_keyboard_back_to_the_question(qtbot: QtBot, zeist: Desk) -> None:
    zeist.dossiers.publishing.save_tip(Tip("Praat veel.", TODAY))
    page = Page()
    qtbot.addWidget(page)
    line, row = QLineEdit(), QHBoxLayout(page)
    aids = ConversationAids(zeist, NOBODY, Conversation("start", date(2026, 9, 8), "ar"), page)
    for part in (line, aids.buttons, aids.drawer):
        row.addWidget(part)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    line.setFocus()
    aids.use("tips")
    assert page.focusWidget().objectName() == "tip_card"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert aids.drawer.isHidden()
    assert page.focusWidget() is line
