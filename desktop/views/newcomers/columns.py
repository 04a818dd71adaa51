"""Two columns of cards; on a narrow window or with large letters one, in the order in which they came."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


class Columns(QWidget):
    """Cards that come later stand below those that are there, so that nothing moves that was seen already.

    Args:
        signs: how many signs have to fit in a column for two of them.
        shares: how the room is divided between the left and the right.
    """

    def __init__(self, signs: int, spacing: int, shares: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs, self._spacing, self._shares = signs, spacing, shares
        self._cards: list[tuple[QWidget, int]] = []
        self.narrow = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side, share in zip(self._sides, shares, strict=True):
            side.setSpacing(12)
            side.addStretch(1)
            self._row.addLayout(side, share)

    def add(self, card: QWidget, side: int) -> None:
        """Put a card below the others.

        Args:
            side: 0 for the left, 1 for the right; with one column it stands below all of them.
        """
        self._cards.append((card, side))
        self._place(card, side)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest card: it can always become one column."""
        return QSize(max((card.minimumSizeHint().width() for card, _ in self._cards), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the room asks for it."""
        super().resizeEvent(event)
        self.ensurePolished()
        least = self._signs * self.fontMetrics().horizontalAdvance("0")
        narrow = 2 * least + self._spacing > event.size().width()
        if narrow == self.narrow:
            return
        self.narrow = narrow
        self._row.setSpacing(0 if narrow else self._spacing)
        for side, share in enumerate(self._shares):
            self._row.setStretch(side, share if side == 0 or not narrow else 0)
        for card, side in self._cards:
            self._sides[0].removeWidget(card)
            self._sides[1].removeWidget(card)
            self._place(card, side)

    def _place(self, card: QWidget, side: int) -> None:
        rows = self._sides[0 if self.narrow else side]
        rows.insertWidget(rows.count() - 1, card)  # before the stretch at the end
