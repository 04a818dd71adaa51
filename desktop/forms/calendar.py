"""A month to pick a day from, in the program's own calm colours."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import look, named
from desktop.questions import dates

WIDTH, HEIGHT = 20, 15
"""In lines of its letters: seven columns, and eight rows that a finger can hit."""
TURNERS = {
    "qt_calendar_prevmonth": ("arrow-left", "Vorige maand"),
    "qt_calendar_nextmonth": ("arrow-right", "Volgende maand"),
}


class Calendar(QCalendarWidget):
    """Qt's calendar in Dutch, its week beginning on Monday."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, "Kalender")
        self.setLocale(QLocale("nl_NL"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setDateRange(QDate(dates.FIRST, 1, 1), QDate(dates.LAST, 12, 31))
        weekend = QTextCharFormat()
        weekend.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, weekend)
        for button in self.findChildren(QToolButton):
            look(button, "quiet")
            picture, words = TURNERS.get(button.objectName(), ("", ""))
            if picture:
                button.setIcon(icon(picture))
                button.setAccessibleName(words)
        for bar in self.findChildren(QWidget, "qt_calendar_navigationbar"):
            bar.setBackgroundRole(QPalette.ColorRole.Base)

    def sizeHint(self) -> QSize:
        """Grows with the letters."""
        line = self.fontMetrics().height()
        return QSize(WIDTH * line, HEIGHT * line)

    def minimumSizeHint(self) -> QSize:
        """The same: a smaller one would cut off the weekend."""
        return self.sizeHint()
