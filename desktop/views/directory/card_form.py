"""The form of one card: of an organisation or of an activity. What is wrong is said beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.looks import button, label, look, named, state
from desktop.views.directory.card_fields import Rows
from desktop.views.directory.fields import Field
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.scrolled import Scrolled

NEEDED = {"name": "Vul de naam in.", "title": "Vul een naam in.", "role": "Kies wat deze organisatie mag zien."}
NEEDED |= {"offers": "Schrijf op waarvoor men hier komt.", "text": "Schrijf op wat men er doet."}
NEEDED |= {"verified_on": "Vul de dag in waarop iemand dit naging."}
LATER = "Deze dag moet nog komen. Vul de dag in waarop iemand dit naging."
MORE = " Kijk ook de andere velden met een rode rand na."


class CardForm(QWidget):
    """Two groups of fields beside each other, and the buttons below.

    Signals:
        saved: the values of the fields, by their names in the model.
        refused: why they cannot be saved, in one sentence.
        left: the person gives it up.
    """

    saved = Signal(dict)
    refused = Signal(str)
    left = Signal()

    def __init__(
        self, title: str, groups: list[tuple[str, Rows]], values: Any, today: date, parent: QWidget | None = None
    ) -> None:
        """Args: values: the card as it is (a model), or None for a new one."""
        super().__init__(parent)
        self.setObjectName("directory_form")
        self._today = today
        self._fields: dict[str, Field] = {}
        self._titles: dict[str, str] = {}
        self._errors: dict[str, QLabel] = {}
        self._helps: dict[str, str] = {}
        cards = [self._group(heading, rows) for heading, rows in groups]
        self._area = Scrolled("directory_form_scroll")
        self._area.rows.addWidget(label(title, "heading"))
        self._area.rows.addWidget(SideBySide(cards, 34, 20))
        self._area.rows.addStretch(1)
        self._save = button("Bewaren", "form_save", "primary")
        self._save.clicked.connect(self._give)
        leave = button("Niet bewaren", "form_leave", "quiet")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addWidget(label("Velden met een * zijn nodig. De rest mag leeg blijven.", "help"), 1)
        row.addWidget(self._save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._area, 1)
        rows.addLayout(row)
        if values is not None:
            for name, field in self._fields.items():
                field.show(getattr(values, name))
        else:
            self._fields["verified_on"].show(today)
        self._kept = self.typed()
        self.setFocusProxy(next(iter(self._fields.values())).widget)

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.typed() != self._kept

    def typed(self) -> dict[str, str]:
        """What stands in the fields, by name."""
        return {name: field.typed() for name, field in self._fields.items()}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put it back."""
        for name, field in self._fields.items():
            field.show_typed(typed.get(name, field.typed()))

    def busy(self, busy: bool) -> None:
        """Whether it is being saved: it waits."""
        self._save.setEnabled(not busy)

    def values(self) -> dict[str, Any]:
        """What the fields hold.

        Raises:
            AnswerError: some cannot be that; it stands beside them, and the first has the keyboard.
        """
        found: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for name, field in self._fields.items():
            try:
                found[name] = field.value()
            except AnswerError as error:
                wrong[name] = str(error)
                continue
            if name in NEEDED and not found[name] and self._titles[name].endswith("*"):
                wrong[name] = NEEDED[name]
            elif name == "verified_on" and found[name] and found[name] > self._today:
                wrong[name] = LATER
        for name in self._fields:
            self._mark(name, wrong.get(name, ""))
        if wrong:
            first = next(name for name in self._fields if name in wrong)
            self._fields[first].widget.setFocus()
            more = MORE if len(wrong) > 1 else ""
            raise AnswerError(f"Nog niet bewaard. {self._titles[first].removesuffix(' *')}: {wrong[first]}{more}")
        return found

    def _give(self) -> None:
        try:
            self.saved.emit(self.values())
        except AnswerError as error:
            self.refused.emit(str(error))

    def _group(self, heading: str, fields: Rows) -> QFrame:
        card = QFrame()
        look(card, "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(20, 16, 20, 20)
        rows.setSpacing(4)
        rows.addWidget(label(heading, "theme"))
        for name, title, field, help_text in fields:
            named(field.widget, f"form:{name}", title.removesuffix(" *"))
            field.widget.setAccessibleDescription(help_text)
            self._fields[name], self._titles[name], self._helps[name] = field, title, help_text
            self._errors[name] = label("", "error")
            self._errors[name].setObjectName(f"form_error:{name}")
            self._errors[name].hide()
            rows.addSpacing(4)
            rows.addWidget(label(title))
            rows.addWidget(field.widget)
            if help_text:
                rows.addWidget(label(help_text, "small"))
            rows.addWidget(self._errors[name])
        rows.addStretch(1)
        return card

    def _mark(self, name: str, sentence: str) -> None:
        self._errors[name].setText(sentence)
        self._errors[name].setVisible(bool(sentence))
        widget = self._fields[name].widget
        if isinstance(widget, QLineEdit):
            state(widget, "error" if sentence else "")
        widget.setAccessibleDescription(sentence or self._helps[name])
