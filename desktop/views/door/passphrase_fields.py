"""A passphrase typed twice, with calm advice: a sentence is better than signs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.icons import icon
from desktop.forms.looks import label, named
from desktop.passphrase import required
from desktop.views.passphrase_advice import PassphraseAdvice

_NOT_LEARNED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def secret_line(object_name: str, accessible_name: str) -> QLineEdit:
    """A line that hides what is typed, with an eye to look at it. It is never kept by the clipboard or a history."""
    line = QLineEdit()
    named(line, object_name, accessible_name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(1000)
    eye = QAction(icon("eye"), "Laat zien wat ik typ", line)
    eye.setCheckable(True)

    def look(seen: bool) -> None:
        line.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        line.setInputMethodHints(line.inputMethodHints() | _NOT_LEARNED)  # Qt takes them off a line that can be read

    eye.toggled.connect(look)
    line.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)
    for pressed in line.findChildren(QToolButton):
        named(pressed, f"{object_name}_eye", eye.text())
        pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pressed.setMinimumSize(26, 24)
    return line


class PassphraseFields(QWidget):
    """Two lines and advice.

    Attributes:
        advice: says how strong it is.

    Signals:
        entered: Enter was pressed in the second line.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = secret_line("new_passphrase", "Wachtzin")
        self._again = secret_line("new_passphrase_again", "Wachtzin nog een keer")
        self.advice = PassphraseAdvice(self._first)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 2)
        rows.setSpacing(4)
        for words, line in (("Wachtzin", self._first), ("Nog een keer", self._again)):
            said = label(words)
            said.setBuddy(line)
            rows.addWidget(said)
            rows.addWidget(line)
            if line is self._first:
                rows.addWidget(self.advice)
        self._again.returnPressed.connect(self.entered)

    def passphrase(self) -> str:
        """What was typed twice.

        Raises:
            AnswerError: it is too short or too easy to guess, or the two differ.
        """
        first, again = self._first.text(), self._again.text()
        required(first, self.advice.known())
        if first != again:
            raise AnswerError("De twee wachtzinnen zijn niet gelijk. Typ de tweede opnieuw.")
        return first

    def wipe(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._again.clear()
