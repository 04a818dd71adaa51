"""The newcomer's window, for a second screen or a laptop turned around. What is not shown is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.field import Phrase
from desktop.questions.cards import KnownCard
from desktop.questions.model import Domain, Question
from desktop.translate.catalog import Catalog
from desktop.views import tab_key
from desktop.views.aloud import Aloud
from desktop.views.clearing import forget
from desktop.views.newcomer_screen.foot import Foot
from desktop.views.newcomer_screen.sheet import Sheet
from desktop.views.newcomer_screen.told import MadeByMachine, Told
from desktop.views.newcomer_screen.told_card import ToldCard

LEAVE = (Qt.Key.Key_F9, Qt.Key.Key_F11)
"""The keys that open this window close it too, besides Escape."""
TURN = {Qt.Key.Key_PageDown: "further", Qt.Key.Key_PageUp: "back"}


@dataclass(frozen=True)
class Asked:
    """What is asked now, and the answer that is known."""

    question: Question
    domain: Domain
    value: Any | None


@dataclass(frozen=True)
class ShownCard:
    """A card, with the picture of its theme and lines of who helps."""

    known: KnownCard
    icon: str
    helpers: tuple[str, ...] = ()


class NewcomerScreen(QWidget):
    """One question at a time, or one sentence, or a card, or nothing.

    It is given a question and a value, never a dossier. It saves nothing: it tells what was chosen.

    Signals:
        chosen: question id and value, as the forms give it; None when it was taken back.
        further, back: the newcomer, or who sits beside him, wants another question.
        left: the window was closed, or Escape was pressed in it.
    """

    chosen = Signal(str, object)
    further = Signal()
    back = Signal()
    left = Signal()

    def __init__(self, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        """Args: phrase: gives a fixed Dutch sentence by its id."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("newcomer_screen")
        self.setAccessibleName("Scherm voor de nieuwkomer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle("Startgesprek")
        self.setMinimumSize(640, 480)
        self.resize(1280, 720)
        self._catalog, self._phrase = catalog, phrase
        self._aloud: Aloud | None = None
        self._blank = self._read_only = False
        self._asked: Asked | None = None
        self._told: tuple[str, str, bool] | ShownCard | None = None
        self._sheet: Sheet | None = None
        self._gone = QWidget()  # keeps what was taken out until Qt deletes it: it may be what was clicked
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    # What is shown

    def show_question(self, question: Question, domain: Domain, value: Any | None) -> None:
        """Ask a question, with the answer that is known: a value that fits the question, or None."""
        before, self._asked = self._asked, Asked(question, domain, value)
        if self._sheet is not None and before is not None and before.question == question:
            self._sheet.show_value(value)
            return
        self._told = None
        self._draw()

    def show_value(self, value: Any | None) -> None:
        """Show what the professional filled in."""
        if self._asked is not None:
            self._asked = Asked(self._asked.question, self._asked.domain, value)
        if self._sheet is not None:
            self._sheet.show_value(value)

    def show_phrase(self, own: str, dutch: str, by_machine: bool = False) -> None:
        """Show one sentence, and whether a machine made it, until a click or Escape, or something else is shown."""
        self._told = (own, dutch, by_machine)
        self._draw()

    def show_card(self, card: ShownCard) -> None:
        """Show an information card, until a click or Escape, or something else is shown."""
        self._told = card
        self._draw()

    def show_nothing(self) -> None:
        """Forget everything that was shown."""
        self._asked = self._told = None
        self._draw()

    def set_blank(self, blank: bool) -> None:
        """Hide everything, whatever else is asked of this window; or show again what it should show now."""
        if blank != self._blank:
            self._blank = blank
            self._draw()

    def set_catalog(self, catalog: Catalog) -> None:
        """Speak another language. A sentence in the language of before goes; a card stays."""
        self._catalog = catalog
        self._told = self._told if isinstance(self._told, ShownCard) else None
        self._draw()

    def set_aloud(self, aloud: Aloud | None) -> None:
        """Offer to read aloud, where there is a voice for the language."""
        if self._aloud is not None:
            self._aloud.stop()
        self._aloud = aloud
        self._draw()

    def set_read_only(self, read_only: bool) -> None:
        """Show answers only, as in a completed conversation."""
        self._read_only = read_only
        self._draw()

    def open_on(self) -> None:
        """Fill the second screen, or the only one, and be the window that has the keyboard there."""
        other = other_screen(QGuiApplication.screens(), self._own_screen())
        if other is not None:
            self.setScreen(other)
            self.setGeometry(other.geometry())
        self.showFullScreen()
        if other is None:
            self.activateWindow()

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends a sentence, or leaves; number keys and arrows reach the tiles without a click before."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._told is not None and not self._blank:
            self._end_phrase()
        elif key == Qt.Key.Key_Escape or key in LEAVE:
            self.close()
        elif key in TURN and self._sheet is not None:
            getattr(self, TURN[key]).emit()
        elif self.hasFocus() and self._sheet is not None and self._sheet.field is not None:
            self._sheet.field.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere ends a sentence."""
        if self._told is not None and not self._blank:
            self._end_phrase()
        else:
            super().mousePressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """The tab key goes as the window is read."""
        return tab_key.to_next(self, next) if tab_key.pressed() else super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Be silent, and tell that nobody looks here any more."""
        self._be_silent()
        super().closeEvent(event)
        self.left.emit()

    def _end_phrase(self) -> None:
        self._told = None
        self._draw()

    def _changed(self) -> None:
        if self._asked is not None and self._sheet is not None:
            value = self._sheet.value()
            self._asked = Asked(self._asked.question, self._asked.domain, value)
            self.chosen.emit(self._asked.question.id, value)

    # Drawing

    def _draw(self) -> None:
        """Build what is to be seen, and nothing else."""
        self._be_silent()
        self._empty()
        right_to_left = self._catalog.language.right_to_left
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        if self._blank:
            return
        if isinstance(self._told, ShownCard):
            shown = self._told
            self._column.addWidget(ToldCard(shown.known, shown.icon, shown.helpers, self._catalog, self._phrase), 1)
        elif self._told is not None:
            self._tell(*self._told)
        elif self._asked is not None:
            self._ask(self._asked)
        self.setFocus()  # no tile looks chosen before somebody chose

    def _tell(self, own: str, dutch: str, by_machine: bool) -> None:
        self._column.addWidget(Told(own, dutch, self._catalog.language, self._aloud), 1)
        if by_machine:
            self._column.addWidget(MadeByMachine(self._catalog, self._phrase))

    def _ask(self, asked: Asked) -> None:
        self._sheet = Sheet(asked.question, asked.domain, self._catalog, self._phrase, self._aloud)
        self._sheet.show_value(asked.value)
        self._sheet.changed.connect(self._changed)
        if self._sheet.field is not None:
            self._sheet.field.setEnabled(not self._read_only)
        foot = Foot(self._catalog, self._phrase, bool(self._sheet.states & {"draft", "outdated"}))
        foot.further.connect(self.further)
        foot.back.connect(self.back)
        self._column.addWidget(self._sheet, 1)
        self._column.addWidget(foot)

    def _empty(self) -> None:
        """Take everything out of the window at once, not only out of sight."""
        self._sheet = None
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                forget(widget)
                widget.setParent(self._gone)

    def _be_silent(self) -> None:
        if self._aloud is not None:
            self._aloud.stop()

    def _own_screen(self) -> QScreen:
        beside = self.parentWidget()
        return (beside.window() if beside is not None else self).screen()


def other_screen(screens: list[QScreen], own: QScreen) -> QScreen | None:
    """The screen that the professional does not work on, if there is one."""
    return next((screen for screen in screens if screen is not own and screen.name() != own.name()), None)
