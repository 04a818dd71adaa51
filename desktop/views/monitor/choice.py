"""A field to choose from with its name above it; and one for a period of whole quarters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.forms.looks import label, named, tip
from desktop.letters.monitor_period import in_words
from desktop.monitor.model import Period
from desktop.views.monitor.wanted import begun, choices, read, written
from desktop.views.steady import steady

EDGE, INSIDE = 30, 4
"""Pixels beside the words of an open list, and of a closed one."""
SIGNS = 10
"""Signs that a field shows at least; the open list, and the tooltip, show all."""


class _Field(QComboBox):
    """A list as wide as its words, whatever the field is."""

    def showPopup(self) -> None:
        """Open it."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + EDGE)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that do not fit end in three dots, not in half a letter."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        place = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, place, self).width()
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - INSIDE)
        option.currentText = words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class Choice(QWidget):
    """A field with its name above it.

    Attributes:
        field: what can be chosen.
    """

    def __init__(
        self, name: str, words: str, options: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Args: options: id and words."""
        super().__init__(parent)
        self.field = _Field()
        named(self.field, name, words)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setMinimumContentsLength(SIGNS)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for option, title in options:
            self.field.addItem(title, option)
        steady(self.field)
        above = self._above = label(words, "small")
        above.setWordWrap(False)
        above.setBuddy(self.field)
        self.field.currentTextChanged.connect(lambda text: self.field.setToolTip(tip(f"{words}: {text}")))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(above)
        rows.addWidget(self.field)

    @property
    def chosen(self) -> str:
        """The id."""
        return str(self.field.currentData() or "")

    def show_name(self, shown: bool) -> None:
        """Leave its name out where there is no room: what is chosen says enough."""
        self._above.setVisible(shown)

    def show_chosen(self, option: str) -> None:
        """Put it on a choice, without a word to anybody; the first when there is no such one."""
        before = self.field.blockSignals(True)
        self.field.setCurrentIndex(max(0, self.field.findData(option)))
        self.field.blockSignals(before)


class PeriodChoice(Choice):
    """A period of whole quarters; one that is not offered is added when it is shown."""

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, "Periode", ((written(period), words) for period, words in choices(today)), parent)
        self._today = today

    @property
    def period(self) -> Period:
        """The chosen one."""
        found = read(self.chosen)
        assert found is not None  # only periods are in it
        return found

    def show_period(self, period: Period) -> None:
        """Put it on a period."""
        if self.field.findData(written(period)) < 0:
            before = self.field.blockSignals(True)
            self.field.addItem(begun(in_words(period), over=period.last < self._today), written(period))
            self.field.blockSignals(before)
        self.show_chosen(written(period))
