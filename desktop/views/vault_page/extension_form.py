"""Keeping one dossier longer: until when, and why. Without a reason it cannot be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.retention import LONGEST_REASON, Rule, extension
from desktop.errors import UserError
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, named
from desktop.questions import dates
from desktop.views.desk import Desk

WHY = "Waarom is dit dossier nog nodig?"
HELP = "Bijvoorbeeld: er loopt nog een bezwaar. Schrijf niets over gezondheid. De nieuwkomer mag dit lezen."


class ExtensionForm(QWidget):
    """Two lines and a button.

    Signals:
        kept: the dossier is kept longer from now on.
        closed: the person leaves it as it is.
    """

    kept = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, dossier_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"extension:{dossier_id}")
        self._desk, self._id = desk, dossier_id
        self._rule = Rule.of(desk.guide.municipality.settings)
        latest = dates.write(self._rule.latest(desk.today()))
        self._until, self._reason = QLineEdit(latest), QLineEdit()
        self._reason.setMaxLength(LONGEST_REASON)
        self._error = label("", "error")
        self._error.setObjectName("extension_error")
        self._error.hide()
        save, leave = button("Langer bewaren", "extend", "primary"), button("Annuleren", "extend_not", "quiet")
        save.clicked.connect(self._keep)
        leave.clicked.connect(self.closed)
        ways = Flow()
        ways.addWidget(save)
        ways.addWidget(leave)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.setSpacing(5)
        for line, words, key in (
            (self._reason, WHY, "reason"),
            (self._until, f"Tot wanneer? Uiterlijk {latest}", "until"),
        ):
            named(line, f"extension_{key}", f"{words} ({name})")
            line.returnPressed.connect(self._keep)
            rows.addWidget(label(words))
            rows.addWidget(line)
        rows.insertWidget(2, label(HELP, "help"))
        rows.addWidget(self._error)
        rows.addLayout(ways)

    def begin(self) -> None:
        """Put the keyboard in the first line."""
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        desk = self._desk
        try:
            dossier = desk.dossiers.open(self._id)
            until = dates.parse(self._until.text())
            made = extension(dossier, self._rule, desk.today(), until, self._reason.text(), desk.professional)
            desk.dossiers.extend(self._id, made)
        except UserError as error:
            self._error.setText(str(error))
            self._error.show()
            return
        self.kept.emit()
