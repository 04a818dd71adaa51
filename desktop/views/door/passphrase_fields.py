"""A passphrase typed twice, with calm advice: a sentence is better than signs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop.errors import AnswerError
from desktop.forms.icons import icon
from desktop.forms.looks import label, named
from desktop.settings import SHORTEST_PASSPHRASE

_ADVICE = "Kies een zin van vier of meer woorden, bijvoorbeeld over iets wat u grappig vindt. Cijfers hoeven niet."


def secret_line(object_name: str, accessible_name: str) -> QLineEdit:
    """A line that hides what is typed, with an eye to look at it. It is never kept by the clipboard or a history."""
    line = QLineEdit()
    named(line, object_name, accessible_name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(1000)
    eye = QAction(icon("eye"), "Laat zien wat ik typ", line)
    eye.setCheckable(True)
    eye.toggled.connect(
        lambda seen: line.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
    )
    line.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)
    return line


class PassphraseFields(QWidget):
    """Two lines and advice.

    Signals:
        entered: Enter was pressed in the second line.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = secret_line("new_passphrase", "Wachtzin")
        self._again = secret_line("new_passphrase_again", "Wachtzin nog een keer")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow("Wachtzin", self._first)
        form.addRow(label(_ADVICE, "help"))
        form.addRow("Nog een keer", self._again)
        self._again.returnPressed.connect(self.entered)

    def passphrase(self) -> str:
        """What was typed twice.

        Raises:
            AnswerError: it is too short, or the two differ.
        """
        first, again = self._first.text(), self._again.text()
        if len(first) < SHORTEST_PASSPHRASE:
            raise AnswerError(
                f"Deze wachtzin is te kort. Gebruik minstens {SHORTEST_PASSPHRASE} tekens; een hele zin is het best."
            )
        if first != again:
            raise AnswerError("De twee wachtzinnen zijn niet gelijk. Typ de tweede opnieuw.")
        return first

    def wipe(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._again.clear()
