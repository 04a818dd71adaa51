"""Writing or changing an action: what, who, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.dossier.model import Action
from desktop.dossier.planning import add_months
from desktop.errors import AnswerError
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import named
from desktop.forms.text_area import TextArea
from desktop.questions import dates
from desktop.questions.answers import clean
from desktop.views.agreements.editor import Editor

LONGEST_TITLE = 300


class ActionEditor(Editor):
    """The fields of one action.

    Args:
        owners: id to name of everybody who can do something.
        start: the day that terms are counted from.
        today: before it nothing can be due any more.
    """

    def __init__(
        self,
        action: Action,
        owners: Mapping[str, str],
        start: date,
        today: date,
        heading: str,
        save_text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(action, "action_editor", heading, save_text, parent)
        self._action, self._start, self._today = action, start, today
        self._title = TextArea(LONGEST_TITLE)
        named(self._title, "action_title", "Wat er gebeurt")
        self._title.show_text(action.title)
        self._owner = QComboBox()
        named(self._owner, "action_owner", "Wie het doet")
        self._owner.setMaxVisibleItems(14)
        self._owner.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._owner.setMinimumContentsLength(8)
        for owner_id, name in owners.items():
            self._owner.addItem(name, owner_id)
        if self._owner.findData(action.owner) < 0:
            self._owner.addItem(action.owner, action.owner)
        self._owner.setCurrentIndex(self._owner.findData(action.owner))
        self._due = QLineEdit(dates.write(action.due_on))
        self._due.setPlaceholderText("dd-mm-jjjj, of leeg")
        self._due.setMaxLength(20)
        named(self._due, "action_due", "Uiterlijk op")
        self.add("Wat gebeurt er?", self._title)
        self.add("Wie doet het?", self._owner)
        self.add("Uiterlijk op (mag leeg blijven)", self._due)
        self.fields.addLayout(self._terms())
        self.fields.addStretch(1)
        self.setFocusProxy(self._title)
        self.begin()

    def typed(self) -> tuple[object, ...]:
        """Words, owner and day."""
        return self._title.toPlainText(), self._owner.currentData(), self._due.text()

    def store(self) -> Action:
        """Put the fields into the action.

        Raises:
            AnswerError: there is no text, or the date does not exist or is past.
        """
        words = " ".join(self._title.toPlainText().split())
        if not words:
            self._title.setFocus()
            raise AnswerError("Schrijf op wat er gebeurt.")
        title = clean(words, LONGEST_TITLE, one_line=True)
        try:
            due = dates.parse(self._due.text()) if self._due.text().strip() else None
            if due and due < self._today and due != self._action.due_on:
                raise AnswerError("Deze dag is al voorbij. Kies vandaag of een latere dag, of laat de datum leeg.")
        except AnswerError:
            self._due.setFocus()
            raise
        self._action.title, self._action.due_on = title, due
        self._action.owner = self._owner.currentData()
        return self._action

    def _terms(self) -> Flow:
        terms = {
            "1 week": self._start + timedelta(days=7),
            "2 weken": self._start + timedelta(days=14),
            "1 maand": add_months(self._start, 1),
            "3 maanden": add_months(self._start, 3),
        }
        row = Flow()
        for number, (text, until) in enumerate(terms.items(), start=1):
            chip = Chip(text, f"term:{number}", "")
            chip.setCheckable(False)
            chip.setAccessibleName(f"Uiterlijk over {text}")
            chip.clicked.connect(lambda _checked=False, when=until: self._due.setText(dates.write(when)))
            row.addWidget(chip)
        return row
