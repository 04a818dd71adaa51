"""Parts of a page next to each other while there is room for them, and below each other when there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class SideBySide(QWidget):
    """One row of parts that turns into a column on a narrow window or with large letters.

    Args:
        signs: how many signs have to fit in a part for the parts to stand next to each other.
        shares: how the room is divided; equally when it is not given.
    """

    def __init__(
        self,
        parts: Sequence[QWidget],
        signs: int,
        spacing: int,
        shares: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._signs = list(parts), signs
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for part, share in zip(parts, shares or [1] * len(parts), strict=True):
            self._box.addWidget(part, share)

    @property
    def narrow(self) -> bool:
        """Whether the parts stand below each other."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: it can always become a column."""
        widths = [part.minimumSizeHint().width() for part in self._parts if not part.isHidden()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height() if self.narrow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the room asks for it."""
        super().resizeEvent(event)
        self.ensurePolished()
        least = self._signs * self.fontMetrics().horizontalAdvance("0")
        needed = sum(max(least, part.minimumSizeHint().width()) for part in self._parts)
        needed += self._box.spacing() * (len(self._parts) - 1)
        below = needed > event.size().width()
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
