"""A layout that puts small things side by side and goes on to the next line when a line is full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget


class Flow(QVBoxLayout):
    """Holds one widget that does the work.

    A layout written in Python altogether would keep items made by Qt, and such an item can be taken for one that is
    long gone, when its address is used again: the program ended in a fault of memory.
    """

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._gap = spacing
        self._lines: Lines | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:  # type: ignore[override]  # no stretch: as large as it wants to be
        """Put something after what is there."""
        if self._lines is None or not self.count():  # it was cleared
            self._lines = Lines(self._gap)
            super().addWidget(self._lines)
        self._lines.add(widget)


class Lines(QWidget):
    """Left to right, line after line; each thing as large as it wants to be."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._spacing = spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Put something after what is there; it is shown, unless it was hidden on purpose."""
        hidden = part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        part.setParent(self)
        if not hidden:
            part.show()

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [size for _, size in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._spacing * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """The largest thing must fit."""
        size = QSize()
        for part, _ in self._shown():
            size = size.expandedTo(part.minimumSizeHint())
        return size

    def event(self, event: QEvent) -> bool:
        """Something in it changed its size, or came or went: measure and place anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
            self.updateGeometry()
            self._place(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _shown(self) -> list[tuple[QWidget, QSize]]:
        """What is shown, and how large it wants to be, and may."""
        return [
            (part, part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize()))
            for part in self.children()
            if isinstance(part, QWidget) and not part.isHidden()
        ]

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        """What is shown, line by line."""
        lines: list[list[tuple[QWidget, QSize]]] = [[]]
        used = 0
        for part, size in self._shown():
            if lines[-1] and used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((part, size))
            used += size.width() + self._spacing
        return lines

    def _place(self, width: int, *, move: bool) -> int:
        """Put everything in its place, or only measure; returns the height."""
        y = 0
        for line in self._lines(width):
            x, high = 0, max((size.height() for _, size in line), default=0)
            for part, size in line:
                if move:
                    middle = y + (high - size.height()) // 2
                    part.setGeometry(QRect(x, middle, min(size.width(), width), size.height()))
                x += size.width() + self._spacing
            y += high + self._spacing
        return y - self._spacing
