"""The sentences of the phrase book as one list: one that is clicked is chosen, the speaker beside it reads it aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.forms.looks import named
from desktop.translate.catalog import State
from desktop.translate.languages import Language
from desktop.views.aids.phrase_drawing import PhraseDrawing
from desktop.views.aids.phrase_lines import Heading, Line, Saying
from desktop.views.aids.phrase_model import Phrases

MOMENT = 2500
"""Milliseconds in which a sentence shows that it was sent."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PhraseList(QListView):
    """Sentences below the headings of their themes, each as high as its words.

    Attributes:
        phrases: the lines that are shown.
        moment: runs as long as a sentence shows that it was sent.

    Signals:
        chosen: a sentence to show to the newcomer.
        aloud: a sentence to read aloud.
    """

    chosen = Signal(object)
    aloud = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "phrases", "Zinnen. Enter toont een zin aan de nieuwkomer.")
        self.phrases = Phrases(self)
        self._drawing = PhraseDrawing(self.phrases, self)
        self.setItemDelegate(self._drawing)
        self.setModel(self.phrases)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else a bar that comes breaks lines anew
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.moment = QTimer(self)
        self.moment.setSingleShot(True)
        self.moment.setInterval(MOMENT)
        self.moment.timeout.connect(lambda: self.phrases.mark_sent(""))

    def show_lines(self, lines: Sequence[Line], usual: State | None, language: Language) -> None:
        """Show lines; the sentence on which one stood stays chosen where it is still there, else the first one."""
        here = self.saying()
        self.phrases.usual = usual
        self._drawing.set_language(language)
        self.phrases.show_lines(lines)
        row = self.phrases.row_of(here.id, Saying) if here else -1
        if row < 0:
            row = next((number for number, line in enumerate(lines) if isinstance(line, Saying)), -1)
        if row >= 0:
            self.setCurrentIndex(self.phrases.index(row))
        if row <= 1:
            self.scrollToTop()  # the first one with its heading

    def set_aloud(self, speaks: bool) -> None:
        """Show speakers, or none."""
        self._drawing.speaks = speaks
        self.viewport().update()

    def saying(self) -> Saying | None:
        """The sentence one stands on."""
        index = self.currentIndex()
        line = self.phrases.line(index) if index.isValid() else None
        return line if isinstance(line, Saying) else None

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) sentence, over the headings."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.phrases.rowCount():
            index = self.phrases.index(row)
            if isinstance(self.phrases.line(index), Saying):
                self.setCurrentIndex(index)
                return
            row += by
        self.scrollToTop()  # nothing above the first sentence but its heading

    def turn_to(self, theme: str) -> None:
        """Bring a theme to the top, and stand on its first sentence."""
        row = self.phrases.row_of(theme, Heading)
        if row >= 0:
            self.setCurrentIndex(self.phrases.index(row + 1))
            self.scrollTo(self.phrases.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def choose(self) -> None:
        """Send the sentence one stands on; it shows so for a moment."""
        saying = self.saying()
        if saying is not None:
            self.phrases.mark_sent(saying.id)
            self.moment.start()
            self.chosen.emit(saying)

    def say(self) -> None:
        """Read the sentence one stands on aloud, where that can be done."""
        saying = self.saying()
        if saying is not None and self._drawing.can_say(saying):
            self.aloud.emit(saying)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; with Shift it reads aloud."""
        if event.key() in ENTER:
            self.enter(event)
        else:
            super().keyPressEvent(event)

    def enter(self, event: QKeyEvent) -> None:
        """What Enter does, here and in the search field."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.say()
        else:
            self.choose()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that began and ended on one sentence."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        saying = self.saying()
        if saying and self._drawing.can_say(saying) and self._drawing.on_speaker(self.visualRect(index), event):
            self.say()
        else:
            self.choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need higher rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()
