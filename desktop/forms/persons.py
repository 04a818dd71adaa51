"""The persons of a household or family, one a line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.bilingual import show_short
from desktop.forms.chip import Chip
from desktop.forms.field import Field, Phrase
from desktop.forms.looks import label
from desktop.forms.person_row import BUTTON, SPACING, WIDTHS, PersonRow
from desktop.questions.answers import MOST_PERSONS
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog


class PersonsField(Field):
    """Value: a list of persons with the question's fields. Lines in which nothing stands do not count.

    Attributes:
        rows: the lines, from top to bottom; there is always one.
    """

    immediate = False

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(question, catalog, phrase, parent)
        self.rows: list[PersonRow] = []
        self._names: dict[str, str] = {name: phrase(f"person_{name}") for name in question.fields}
        self._headings: dict[str, QLabel] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.more = Chip("Nog een persoon", f"add:{question.id}", "plus")
        self.more.setCheckable(False)
        self.more.setToolTip("Enter in de laatste regel doet dit ook")
        self.more.clicked.connect(lambda: self.add().setFocus())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._heading())
        column.addLayout(self._lines)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add()
        self.set_catalog(catalog)

    def set_catalog(self, catalog: Catalog) -> None:
        """Say the headings and the relations in another language."""
        super().set_catalog(catalog)
        for name, own in self._headings.items():
            found = catalog.get(f"phrase:person_{name}", self._names[name])
            show_short(own, found, self._names[name], catalog.language)
        for row in self.rows:
            row.set_catalog(catalog)

    def entered(self) -> list[dict[str, Any]] | None:
        """The persons of whom something was filled in."""
        return [person for person in (row.entered() for row in self.rows) if person] or None

    def show_value(self, value: Any | None) -> None:
        """Show persons; for none, one empty line."""
        given = value if isinstance(value, list) else []
        persons = [person for person in given if isinstance(person, dict)] or [{}]
        while len(self.rows) > len(persons):
            self._drop(self.rows[-1])
        while len(self.rows) < len(persons):
            self.add()
        for row, person in zip(self.rows, persons, strict=True):
            row.show_person(person)

    def mark(self, wrong: bool) -> None:
        """Draw the field as wrong, or as usual."""
        for row in self.rows:
            row.mark(wrong)

    def add(self) -> QWidget:
        """Add an empty line, unless there are as many as can be kept; returns where to type next."""
        if len(self.rows) < MOST_PERSONS:
            row = PersonRow(self.question, self.catalog, self._names, self)
            row.changed.connect(self.changed)
            row.left.connect(self.left)
            row.removed.connect(lambda: self.remove(row))
            self._lines.addWidget(row)
            self.rows.append(row)
            self._renumber()
        return self._first(self.rows[-1])

    def remove(self, row: PersonRow) -> None:
        """Take a line away; the last one is only emptied."""
        if len(self.rows) == 1:
            row.show_person({})
        else:
            self._drop(row)
        self.changed.emit()
        self._first(self.rows[-1]).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next line, and adds one after the last."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        here = next((index for index, row in enumerate(self.rows) if row.isAncestorOf(self._focus())), None)
        if here is None:
            super().keyPressEvent(event)
        elif here + 1 < len(self.rows):
            self._first(self.rows[here + 1]).setFocus()
        elif self._filled(self.rows[here]):
            self.add().setFocus()

    def _focus(self) -> QWidget:
        return self.focusWidget() or self

    def _filled(self, row: PersonRow) -> bool:
        try:
            return bool(row.entered())
        except AnswerError:
            return True

    def _first(self, row: PersonRow) -> QWidget:
        name = self.question.fields[0]
        return row.relation if name == "relation" and row.relation else row.edits[name]

    def _drop(self, row: PersonRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()
        self._renumber()

    def _renumber(self) -> None:
        for position, row in enumerate(self.rows, start=1):
            row.number(position)
        self.setFocusProxy(self._first(self.rows[0]))
        self.more.setEnabled(len(self.rows) < MOST_PERSONS)

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACING)
        for name, dutch in self._names.items():
            column = QVBoxLayout()
            column.setSpacing(0)
            self._headings[name] = label("", "help")
            for place in (label(dutch, "help"), self._headings[name]):
                place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
                column.addWidget(place)
            column.addStretch(1)
            line.addLayout(column, WIDTHS[name])
        line.addSpacing(BUTTON + SPACING)
        return line
