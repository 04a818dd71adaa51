"""One question on the page of changes: what kind of change it is, both answers in words, and its line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.dossier.changes import Change, Kind
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import badge, label
from desktop.views.follow_up.answer_words import said
from desktop.views.follow_up.change_words import KINDS, both_in_words, ends_in_words, otherwise_asked
from desktop.views.follow_up.course_chart import CourseChart

AROUND, GAP, SMALL = 30, 10, 0.87
SIGNS = 30
"""Of an answer that must fit next to a line; else the line goes below it."""
THEN, ARROW, NOW, BESIDE = 2, 3, 4, 5
"""Columns of the grid; before them stand the picture and the word of the kind."""
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class ChangeRow(QFrame):
    """A question with the answer of then and of now; only one of them when they are the same.

    All of it is in one grid: layouts within layouts measure their words again and again.

    Args:
        chart: how it went over all conversations; None when there is no line to draw.
        then: the conversation of the earlier answer, when it is not the one that is compared with; else ''.
    """

    def __init__(
        self, change: Change, chart: CourseChart | None = None, then: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"change:{change.question.id}")
        word, picture, shade = KINDS[change.kind]
        self.setAccessibleName(f"{change.question.text} {word}")
        self._chart, self._below = chart, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 10, 0, 10)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnMinimumWidth(1, _widest_kind())
        self._grid.setColumnStretch(THEN, 1)
        self._grid.setColumnStretch(NOW, 1)
        self._grid.addWidget(pictured(picture, shade), 0, 0, _TOP)
        self._grid.addWidget(badge(word, change.kind), 0, 1, _TOP)
        self._add_words(change, then)
        self._rows = self._grid.rowCount() + 1  # the last one takes what a line is higher than the words
        self._grid.setRowStretch(self._rows - 1, 1)
        if chart is not None:
            self._place_chart()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with the line below the words: it can always go there."""
        size = super().minimumSizeHint()
        if self._chart is None or self._below:
            return size
        return QSize(size.width() - self._chart.sizeHint().width() - GAP, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the line where there is room for it."""
        super().resizeEvent(event)
        if self._chart is None:
            return
        self.ensurePolished()
        words = SIGNS * self.fontMetrics().horizontalAdvance("0")
        before = self.fontMetrics().height() + self._grid.columnMinimumWidth(1) + 4 * GAP
        below = before + words + self._chart.sizeHint().width() > event.size().width()
        if below != self._below:
            self._below = below
            self._place_chart()

    def _place_chart(self) -> None:
        if self._chart is None:
            return
        if self._below:
            self._grid.addWidget(self._chart, self._rows, THEN, 1, 3, _TOP)
        else:
            self._grid.addWidget(self._chart, 0, BESIDE, self._rows, 1, _TOP)

    def _add_words(self, change: Change, then: str) -> None:
        """The question, below it the answers, and what is good to know of them."""
        self._grid.addWidget(label(change.question.text, "help"), 0, THEN, 1, 3)
        told = both_in_words(change)
        if told:
            self._grid.addWidget(label(told, "heading"), 1, THEN, 1, 3)
        elif change.kind == "same":
            self._grid.addWidget(label(wrappable(said(change.question, change.now))), 1, THEN, 1, 3)
        else:
            self._add_both(change)
        ends, when = ends_in_words(change.question) if told else "", f"Toen: {then}" if then else ""
        for small in (ends, when, otherwise_asked(change)):
            if small:
                self._grid.addWidget(label(wrappable(small), "small"), self._grid.rowCount(), THEN, 1, 3)

    def _add_both(self, change: Change) -> None:
        earlier, later = change.earlier, change.later
        before = said(earlier.asked, earlier.answer) if earlier else said(change.question, change.before)
        now = said(later.asked, later.answer) if later else said(change.question, change.now)
        for column, when, text in ((THEN, "Toen", before), (NOW, "Nu", now)):
            words = label(wrappable(text))
            words.setAccessibleName(f"{when}: {text}")
            self._grid.addWidget(words, 1, column, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(pictured("arrow-right", Shade.MUTED), 1, ARROW, _TOP)


class KindCount(QFrame):
    """How many answers changed in one way: a picture, a number and a word."""

    def __init__(self, kind: Kind, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        word, picture, shade = KINDS[kind]
        self.setObjectName(f"count:{kind}")
        self.setAccessibleName(f"{count} {word}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 10, 2)
        row.setSpacing(7)
        row.addWidget(pictured(picture, shade))
        for part in (label(str(count), "heading"), label(word, "help")):
            part.setWordWrap(False)
            row.addWidget(part)


def pictured(picture: str, shade: Shade) -> QLabel:
    """A picture as high as a line of letters, at the size of letters that was chosen."""
    return Picture(picture, shade, QFontMetrics(QApplication.font()).height())


def _widest_kind() -> int:
    """Pixels of the longest word for a change in its frame, at the size of letters that was chosen."""
    letters = QFontMetrics(QApplication.font())  # a badge has smaller ones
    return AROUND + round(SMALL * max(letters.horizontalAdvance(word) for word, _, _ in KINDS.values()))
