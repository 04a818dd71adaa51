"""The choice of a relation: closed it shows two lines, one in each language, so that neither is cut off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

_DUTCH, _OWN, _TURNED = (Qt.ItemDataRole.UserRole + number for number in (1, 2, 3))
EDGE = 7
"""Pixels above and below the two lines."""


class RelationBox(QComboBox):
    """The relations in both languages. The wheel scrolls the page, and never changes an answer."""

    def say(self, index: int, dutch: str, own: str, turned: bool) -> None:
        """Give an entry its words in both languages.

        Args:
            own: empty when there is only the Dutch.
            turned: whether the own words are read from right to left.
        """
        self.setItemText(index, f"{dutch}  ·  {own}" if own else dutch)
        for role, value in ((_DUTCH, dutch), (_OWN, own), (_TURNED, turned)):
            self.setItemData(index, value, role)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """High enough for both lines, whatever is chosen."""
        hint = super().sizeHint()
        words = [str(self.itemData(index, _OWN) or "") for index in range(self.count())]
        own = max((self._height(text) for text in words if text), default=0)
        return QSize(hint.width(), max(hint.height(), self.fontMetrics().height() + own + 2 * EDGE if own else 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The Dutch above, the own words below on their own side."""
        own = str(self.currentData(_OWN) or "")
        if not own:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).adjusted(2, 0, -2, 0)
        high = self._height(own)
        top = (self.height() - self.fontMetrics().height() - high) // 2
        middle = top + self.fontMetrics().height()
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._line(painter, str(self.currentData(_DUTCH)), QRect(room.left(), top, room.width(), middle - top), left)
        side = right if self.currentData(_TURNED) else left
        self._line(painter, own, QRect(room.left(), middle, room.width(), high), side)

    def _line(self, painter: QStylePainter, words: str, place: QRect, side: Qt.AlignmentFlag) -> None:
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _height(self, words: str) -> int:
        return max(self.fontMetrics().height(), self.fontMetrics().boundingRect(words).height())
