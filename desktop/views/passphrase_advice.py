"""A bar and a sentence under a new passphrase: how strong it is, said while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop import passphrase
from desktop.forms.looks import label, state

_PAUSE = 200  # milliseconds without a key before it is judged


class PassphraseAdvice(QWidget):
    """Follows a line. It keeps nothing of what was typed.

    Attributes:
        known: gives names that anyone may guess at.
    """

    def __init__(self, line: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known: Callable[[], list[str]] = list
        self._line = line
        self._bar = QProgressBar()
        self._bar.setObjectName("passphrase_strength")
        self._bar.setProperty("look", "strength")
        self._bar.setRange(0, passphrase.ENOUGH)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._words = label(passphrase.ADVICE, "help")
        self._words.setObjectName("passphrase_advice")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._bar)
        rows.addWidget(self._words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.judge)
        line.textChanged.connect(self._pause.start)
        self._show(passphrase.Judgement(0, False, passphrase.ADVICE))

    def judge(self) -> None:
        """Say what is thought of the line now."""
        typed = self._line.text()
        if typed:
            self._show(passphrase.judged(typed, self.known()))
        else:
            self._show(passphrase.Judgement(0, False, passphrase.ADVICE))

    def _show(self, judgement: passphrase.Judgement) -> None:
        self._bar.setValue(max(judgement.score, 1) if self._line.text() else 0)
        self._bar.setAccessibleName(f"Sterkte van de wachtzin: {judgement.score} van {passphrase.ENOUGH}")
        state(self._bar, "enough" if judgement.enough else "")
        self._words.setText(judgement.sentence)
