"""What is decided about a case: words, who does it, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.case_decisions import LONGEST
from desktop.dossier.planning import add_months
from desktop.errors import AnswerError
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look, named, state
from desktop.forms.text_area import TextArea
from desktop.questions import dates

MINUTES = "Dit komt in het verslag dat iedereen aan tafel krijgt. Schrijf geen namen en niets over gezondheid of geld."


class DecisionForm(QFrame):
    """Nothing changes before it is kept; Escape gives up.

    Signals:
        kept: the words, who does it, and the day or None.
        shut: nothing is to be decided after all.
        changed: something else stands in the fields.
    """

    kept = Signal(str, str, object)
    shut = Signal()
    changed = Signal()

    def __init__(self, key: str, owners: Mapping[str, str], today: date, parent: QWidget | None = None) -> None:
        """Args: key: part of the object names; owners: id to name of who can take it upon himself."""
        super().__init__(parent)
        look(self, "panel")
        self.setObjectName(f"decision_form:{key}")
        self._words = TextArea(LONGEST)
        named(self._words, "decision_text", "Wat is er besloten?")
        self._words.setAccessibleDescription(MINUTES)
        self._owner = QComboBox()
        named(self._owner, "decision_owner", "Wie doet het?")
        for owner_id, name in owners.items():
            self._owner.addItem(name, owner_id)
        self._due = QLineEdit()
        named(self._due, "decision_due", "Uiterlijk op")
        self._due.setPlaceholderText("dd-mm-jjjj, of leeg")
        self._due.setMaxLength(20)
        self._error = label("", "error")
        self._error.setObjectName("decision_error")
        self._error.hide()
        self._lay_out(today)
        self._words.typed.connect(lambda: self.complain(""))
        self._words.typed.connect(self.changed)
        self._due.textEdited.connect(lambda _: self.changed.emit())
        self._owner.currentIndexChanged.connect(lambda _: self.changed.emit())
        submit = QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        submit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def typed(self) -> dict[str, str]:
        """What stands in the fields, as it was typed."""
        said = {"text": self._words.toPlainText(), "owner": self._owner.currentData() or "", "due": self._due.text()}
        return said if said["text"].strip() or said["due"].strip() else {}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what `typed` gave."""
        self._words.show_text(typed.get("text", ""))
        self._due.setText(typed.get("due", ""))
        at = self._owner.findData(typed.get("owner", ""))
        self._owner.setCurrentIndex(max(at, 0))

    def complain(self, sentence: str) -> None:
        """Say what has to change first."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self._error, "error" if sentence else "")
        if sentence:
            self._words.setFocus()

    def submit(self) -> None:
        """Give on what is decided, or say what is wrong."""
        try:
            due = dates.parse(self._due.text()) if self._due.text().strip() else None
        except AnswerError as error:
            self.complain(str(error))
            self._due.setFocus()
            return
        self.complain("")
        self.kept.emit(self._words.toPlainText(), self._owner.currentData(), due)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, today: date) -> None:
        keep = button("Besluit vastleggen", "decision_keep", "primary")
        keep.setToolTip("Ctrl+Enter")
        keep.clicked.connect(self.submit)
        cancel = button("Annuleren", "decision_cancel", "quiet")
        cancel.clicked.connect(self.shut)
        ways = Flow()
        ways.addWidget(keep)
        ways.addWidget(cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(6)
        for text, field in (("Wat is er besloten?", self._words), ("Wie doet het?", self._owner)):
            rows.addWidget(_title(text, field))
            rows.addWidget(field)
        rows.insertWidget(2, label(MINUTES, "small"))
        rows.addWidget(_title("Uiterlijk op (mag leeg blijven)", self._due))
        rows.addWidget(self._due)
        rows.addLayout(self._terms(today))
        rows.addWidget(self._error)
        rows.addLayout(ways)

    def _terms(self, today: date) -> Flow:
        row = Flow()
        for number, (text, until) in enumerate(
            {"1 week": today + timedelta(7), "2 weken": today + timedelta(14), "1 maand": add_months(today, 1)}.items()
        ):
            chip = Chip(text, f"decision_term:{number}", "")
            chip.setCheckable(False)
            chip.setAccessibleName(f"Uiterlijk over {text}")
            chip.clicked.connect(lambda _checked=False, when=until: self._due.setText(dates.write(when)))
            row.addWidget(chip)
        return row


def _title(text: str, field: QWidget) -> QLabel:
    made = label(text, "help")
    made.setBuddy(field)
    return made
