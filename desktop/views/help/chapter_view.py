"""One chapter to read, with its pictures. No link leads out of the program by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from desktop.forms.colours import Shade
from desktop.forms.looks import look, named
from desktop.views.help.dressing import Dress, dress, edged, place_pictures
from desktop.views.help.manual import Chapter, Manual

MARGIN = 28
WIDEST = 760
"""Pixels of a line of text at letters of 14 pixels: longer ones are hard to read."""
HIGHEST = 520
"""Pixels of a picture."""
LETTERS = 14


class ChapterView(QTextBrowser):
    """Text that can be read, chosen and followed by keyboard.

    Signals:
        followed: a link, as it stands in the chapter.
    """

    followed = Signal(str)

    def __init__(self, manual: Manual, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "help_text", "Tekst van de hulp")
        look(self, "chapter")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self._manual = manual
        self._chapter: Chapter | None = None
        self._words = ""

    @property
    def name(self) -> str:
        """The name of the chapter; empty before there is one."""
        return self._chapter.name if self._chapter else ""

    @property
    def scrolled(self) -> int:
        """How far it is scrolled down, in pixels."""
        return int(self.verticalScrollBar().value())

    def show_chapter(self, chapter: Chapter, at: int = 0) -> None:
        """Show a chapter, scrolled down to `at`."""
        self._chapter = chapter
        self.setAccessibleName(f"Hulp: {chapter.title}")
        self.redraw()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(at)

    def redraw(self) -> None:
        """Draw the chapter with the letters and colours of now."""
        if self._chapter is None:
            return
        size = float(self.font().pixelSize())
        looks = Dress(
            size + 1,
            Shade.INK.colour,
            Shade.MUTED.colour,
            Shade.LINE.colour,
            Shade.ACCENT_SOFT.colour,
            Shade.ACCENT.colour,
        )
        at = self.scrolled
        self.document().setDefaultFont(self.font())
        dress(self.document(), self._chapter, looks)
        self.document().setDocumentMargin(0)
        self._place()
        self.verticalScrollBar().setValue(at)
        self.mark(self._words)

    def mark(self, words: str) -> None:
        """Mark every place where one of these words stands, and scroll to the first."""
        self._words = words
        found: list[QTextEdit.ExtraSelection] = []
        shade = QTextCharFormat()
        shade.setBackground(Shade.CONCERN_SOFT.colour)
        shade.setForeground(Shade.CONCERN.colour)
        shade.setFontUnderline(True)
        for word in words.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = cursor, shade
                found.append(one)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        if found:
            first = min(one.cursor.position() for one in found)
            place = QTextCursor(self.document())
            place.setPosition(first)
            self.setTextCursor(place)
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are not longer than can be read, and pictures fit."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures are given to the document; nothing else is ever loaded, from a disk or elsewhere."""
        return None

    def _place(self) -> None:
        widest = WIDEST * max(self.font().pixelSize(), LETTERS) // LETTERS
        free = self.width() - self.verticalScrollBar().sizeHint().width()
        beside = max((free - widest) // 2, MARGIN)
        self.setViewportMargins(min(beside, MARGIN * 2), MARGIN - 8, min(beside, MARGIN * 2), 0)
        if self._chapter is None:
            return
        room = min(widest, free - 2 * min(beside, MARGIN * 2)) - 4
        place_pictures(self.document(), self._chapter, self._manual.folder, room, HIGHEST, self._sharp)

    def _sharp(self, image: QImage, width: float) -> QImage:
        """A picture at the size it is drawn, as fine as the screen."""
        fine = self.devicePixelRatioF()
        size = QSize(image.size()).scaled(
            round(width * fine), image.height() * round(fine + 1), Qt.AspectRatioMode.KeepAspectRatio
        )
        made = image.convertToFormat(QImage.Format.Format_RGB32).scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        made.setDevicePixelRatio(fine)
        return edged(made, Shade.LINE.colour)
