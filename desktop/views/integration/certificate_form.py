"""That a part of civic integration is done: on which day, and what proves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.around import Certificate
from desktop.dossier.certificates import LONGEST_PROOF
from desktop.errors import AnswerError
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, state
from desktop.municipality.integration import Part
from desktop.questions import dates
from desktop.views.newcomers.field_pairs import field_pairs, typed

NO_DAY = "Vul in op welke dag dit onderdeel klaar was."
HELP = "Noteer wat u zag. Of het bewijs goed is, beslist een ander."


class CertificateForm(QFrame):
    """Hidden until a part is chosen.

    Signals:
        kept: what was filled in is to be kept.
        closed: it is left as it was.

    Attributes:
        part: id of the part it is about.
    """

    kept = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("certificate_form")
        self.setProperty("look", "panel")
        self.part = ""
        self._title = label("", "theme")
        self._day, self._proof = QLineEdit(), QLineEdit()
        pairs = field_pairs(
            "certificate", [("Klaar op", self._day, "done_on"), ("Welk bewijs zag u?", self._proof, "proof")]
        )
        self._day.setPlaceholderText("dd-mm-jjjj")
        self._proof.setPlaceholderText("zoals: diploma gezien, brief van DUO")
        self._proof.setMaxLength(LONGEST_PROOF)
        for line in (self._day, self._proof):
            line.returnPressed.connect(self.kept)
        self._error = label("", "error")
        self._error.setObjectName("certificate_error")
        keep, cancel = (
            button("Bewaren", "save_certificate", "primary"),
            button("Annuleren", "cancel_certificate", "quiet"),
        )
        keep.clicked.connect(self.kept)
        cancel.clicked.connect(self.closed)
        ways = Flow(8)
        ways.addWidget(keep)
        ways.addWidget(cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 14)
        rows.setSpacing(8)
        for part in (self._title, label(HELP, "small"), *pairs, self._error):
            rows.addWidget(part)
        rows.addLayout(ways)
        self.hide()

    def open(self, part: Part) -> None:
        """Ask about a part."""
        self.part = part.id
        self._title.setText(part.title)
        self._day.clear()
        self._proof.clear()
        self.complain("")
        self.show()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def changed(self) -> bool:
        """Whether something stands there that was not kept."""
        return not self.isHidden() and bool(self._day.text().strip() or self._proof.text().strip())

    def typed(self) -> dict[str, str]:
        """What stands in the lines."""
        return {"done_on": self._day.text(), "proof": self._proof.text()}

    def show_typed(self, lines: dict[str, str]) -> None:
        """Put back what `typed` gave."""
        self._day.setText(lines.get("done_on", ""))
        self._proof.setText(lines.get("proof", ""))

    def certificate(self, by: str) -> Certificate:
        """What the lines say. Args: by: who saw it.

        Raises:
            AnswerError: there is no day, or it is none.
        """
        self.complain("")
        text = self._day.text().strip()
        try:
            if not text:
                raise AnswerError(NO_DAY)
            return Certificate(self.part, dates.parse(text), typed(self._proof), by)
        except AnswerError:
            state(self._day, "error")
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
            raise

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        if not sentence:
            state(self._day, "")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
