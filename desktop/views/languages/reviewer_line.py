"""Who reviews: a review carries a name. It is kept with the texts, and never among the settings."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import CorrectionRefused
from desktop.forms.looks import label, named, state
from desktop.guide import Guide
from desktop.translate.corrections import Corrections
from desktop.translate.wording import LONGEST_NAME, clean, name_faults

ASKED = "Uw naam"
WITHOUT = "Vul eerst uw naam in: bij elke tekst die is nagekeken, staat wie dat deed."
_names: WeakKeyDictionary[Corrections, str] = WeakKeyDictionary()
"""Who reviewed last, for as long as the program runs."""


class ReviewerLine(QWidget):
    """Asks for the name of the interpreter.

    Attributes:
        line: the field.

    Signals:
        typed: the name changed.
    """

    typed = Signal()

    def __init__(self, guide: Guide, parent: QWidget | None = None, *, beside: bool = False) -> None:
        """Args: beside: the question stands before the field instead of above it."""
        super().__init__(parent)
        self._corrections = guide.corrections
        self.line = QLineEdit(_names.get(self._corrections, "") if self._corrections else "")
        named(self.line, "reviewer", "Uw naam, als tolk")
        self.line.setMaxLength(LONGEST_NAME)
        self.line.setPlaceholderText("Naam van de tolk")
        self._error = label("", "error")
        self._error.setObjectName("reviewer_error")
        self._error.hide()
        asked = label(ASKED, "help")
        asked.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if beside:
            asked.setWordWrap(False)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(asked)
            row.addWidget(self.line, 1)
            column.addLayout(row)
        else:
            column.addWidget(asked)
            column.addWidget(self.line)
        column.addWidget(self._error)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)

    def suggest(self, name: str) -> None:
        """Put in a name that is known, unless somebody typed one."""
        if name and not self.line.isModified():
            self.line.setText(name[:LONGEST_NAME])

    def name(self) -> str:
        """The name that was given; it is remembered until the program ends.

        Raises:
            CorrectionRefused: there is none. It is also said beside the field, which takes the keyboard.
        """
        given = clean(self.line.text())
        faults = name_faults(given) if given else [WITHOUT]
        if faults:
            self._say(faults[0])
            self.line.setFocus()
            raise CorrectionRefused(faults[0])
        if self._corrections is not None:
            _names[self._corrections] = given
        self._say("")
        return given

    @property
    def refused(self) -> bool:
        """Whether it says that the name is missing or wrong."""
        return not self._error.isHidden()

    def _edited(self) -> None:
        self._say("")
        self.typed.emit()

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self.line, "error" if sentence else "")
