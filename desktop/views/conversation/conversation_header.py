"""The line above a conversation: who, which conversation, in which languages, through whom, and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.icons import icon
from desktop.forms.looks import label, look, named
from desktop.translate.catalog import available
from desktop.translate.languages import language
from desktop.views.conversation.conversation_clock import ConversationClock

HEIGHT, LETTERS = 36, 14
"""Pixels of the language button, whatever the height of a script, at letters of so many pixels."""

NARROW = 760
"""Pixels of the line above a conversation, at the same letters, below which the clock shows the minutes alone."""


def spoken(now: str, preferred: str, translations: Path) -> list[str]:
    """Codes of the languages to choose from: those of the people at the table first, Dutch last."""
    codes = dict.fromkeys([now, preferred, *available(translations)])
    return [*(code for code in codes if code != "nl"), "nl"]


class LanguageMenu(QToolButton):
    """The pair of languages on the screen, with a small menu to speak another one.

    Signals:
        chosen: code of the language that is spoken from now on.
    """

    chosen = Signal(str)

    def __init__(self, codes: Sequence[str], current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "language", "Taal wisselen")
        look(self, "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFixedHeight(HEIGHT * max(self.font().pixelSize(), LETTERS) // LETTERS)
        self.setToolTip("Taal wisselen. Alle antwoorden blijven staan.")
        menu = QMenu(self)
        menu.setObjectName("languages")
        self._group = QActionGroup(self)
        self._actions = {code: self._add(menu, code) for code in codes}
        self.setMenu(menu)
        self.show_language(current)

    def show_language(self, code: str) -> None:
        """Show the pair of languages."""
        spoken = language(code)
        self.setText("Nederlands" if code == "nl" else f"Nederlands  ·  {spoken.own}")
        self.setAccessibleName(f"{self.text()}: taal wisselen, nu {spoken.dutch}")
        if code in self._actions:
            self._actions[code].setChecked(True)

    def _add(self, menu: QMenu, code: str) -> QAction:
        spoken = language(code)
        text = "Alleen Nederlands" if code == "nl" else f"{spoken.dutch}  ·  {spoken.own}"
        action = QAction(text.replace("&", "&&"), menu)
        action.setObjectName(f"language:{code}")
        action.setCheckable(True)
        action.triggered.connect(lambda: self.chosen.emit(code))
        self._group.addAction(action)
        menu.addAction(action)
        return action


class ConversationHeader(QFrame):
    """Name, round, interpreter, language menu, the aids, and a place for the clock at the right."""

    def __init__(
        self,
        name: str,
        round_title: str,
        interpreter: str,
        languages: LanguageMenu,
        aids: QWidget,
        clock: ConversationClock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "banner")
        self._clock = clock
        who = QVBoxLayout()
        who.setSpacing(0)
        title = label(isolated(name), "heading")
        title.setObjectName("who")
        who.addWidget(title)
        through = f"tolk: {isolated(interpreter)}" if interpreter else "zonder tolk"
        who.addWidget(label(f"{round_title}  ·  {through}", "small"))
        languages.setIcon(icon("language"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        row.addLayout(who, 1)
        row.addWidget(aids)
        row.addWidget(languages)
        row.addWidget(clock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow line has no room for what the clock says besides the minutes."""
        super().resizeEvent(event)
        scale = max(self.font().pixelSize(), LETTERS) / LETTERS
        self._clock.show_words(self.width() >= NARROW * scale)
