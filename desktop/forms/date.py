"""A date: typed freely, or picked from a calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.bilingual import GAP, directed
from desktop.forms.calendar import Calendar
from desktop.forms.dates import in_words
from desktop.forms.field import Field, Phrase
from desktop.forms.icons import icon
from desktop.forms.looks import label, named, state
from desktop.questions import dates
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog

LONGEST = 30


class DateField(Field):
    """Value: the date as ISO text. A date that was understood is said in words beside it."""

    immediate = False

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(question, catalog, phrase, parent)
        self.edit = QLineEdit()
        self.edit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.edit.setMaxLength(LONGEST)
        self.edit.setPlaceholderText("dd-mm-jjjj")
        named(self.edit, f"date:{question.id}", question.text)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._finished)
        self._button = QToolButton()
        self._button.setIcon(icon("calendar"))
        self._button.setToolTip("Kies uit de kalender")
        named(self._button, f"calendar:{question.id}", "Kies uit de kalender")
        self._button.setCheckable(True)
        self._button.toggled.connect(self._show_calendar)
        self._words, self._own_words = label("", "help"), label("", "help")
        left = QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.edit)
        left.addWidget(self._button)
        left.addSpacing(6)
        left.addWidget(self._words, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(left, 1)
        row.addWidget(self._own_words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(row)
        self._calendar: Calendar | None = None
        self.setFocusProxy(self.edit)

    def set_catalog(self, catalog: Catalog) -> None:
        """Say the date in another language."""
        super().set_catalog(catalog)
        self._say()

    def entered(self) -> str | None:
        """The date that stands here, as ISO text."""
        typed = self.edit.text()
        return dates.parse(typed).isoformat() if typed.strip() else None

    def show_value(self, value: Any | None) -> None:
        """Show a date."""
        try:
            self.edit.setText(dates.write(date.fromisoformat(value)) if isinstance(value, str) else "")
        except ValueError:
            self.edit.clear()
        self.mark(False)
        self._say()

    def mark(self, wrong: bool) -> None:
        """Draw the field as wrong, or as usual."""
        state(self.edit, "error" if wrong else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the calendar."""
        if event.key() == Qt.Key.Key_Escape and self._button.isChecked():
            self._button.setChecked(False)
            self.edit.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_calendar(self, on: bool) -> None:
        """Show or hide a month to pick a day from, at the date that stands here."""
        if self._calendar is None:
            self._calendar = Calendar(f"days:{self.question.id}")
            self._calendar.clicked.connect(self._picked)
            self._calendar.activated.connect(self._picked)
            self._column.addWidget(self._calendar, 0, Qt.AlignmentFlag.AlignLeft)
        found = self._read()
        if found:
            self._calendar.setSelectedDate(QDate(found.year, found.month, found.day))
        self._calendar.setVisible(on)
        if on:
            self._calendar.setFocus()
            QTimer.singleShot(0, self, self._into_sight)  # once it has its place

    def _into_sight(self) -> None:
        """Scroll the page until the whole month can be seen."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self._calendar is not None:
            page = around.widget()
            inside = page.layout() if page is not None else None
            if inside is not None:
                inside.activate()
            around.ensureWidgetVisible(self._calendar, 0, 12)

    def _picked(self, day: QDate) -> None:
        self._button.setChecked(False)
        self.edit.setText(day.toString("dd-MM-yyyy"))
        self.edit.setFocus()
        self._edited()
        self.left.emit()

    def _read(self) -> date | None:
        try:
            return dates.parse(self.edit.text())
        except AnswerError:
            return None

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _finished(self) -> None:
        found = self._read()
        if found:
            self.edit.setText(dates.write(found))
        self.left.emit()

    def _say(self) -> None:
        """Say in words what was understood, so that both readers can see a slip."""
        found, code = self._read(), self.catalog.language.code
        self._words.setText(in_words(found, "nl_NL") if found else "")
        own = in_words(found, code) if found and code != "nl" else ""
        self._own_words.setText(directed(own, self.catalog.language))
