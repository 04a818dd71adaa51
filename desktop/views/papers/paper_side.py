"""Beside a single paper: for whom it is, what can be filled in or done with it, and the word about the printer."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.looks import label
from desktop.views.papers.paper_words import SPOOLER
from desktop.views.scrolled import Scrolled


class PaperSide(QFrame):
    """A heading, a sentence, and under them what belongs to this kind of paper."""

    def __init__(self, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper_side")
        self.setProperty("look", "panel")
        scroll = Scrolled("paper_side_scroll")
        rows = scroll.rows
        rows.setContentsMargins(14, 14, 10, 14)
        rows.setSpacing(8)
        rows.addWidget(label(heading, "heading"))
        rows.addWidget(label(text))
        self._notice = label("", "error")
        self._notice.setObjectName("paper_notice")
        self._notice.hide()
        rows.addWidget(self._notice)
        self._remark = label("")
        self._remark.setObjectName("paper_remark")
        self._remark.hide()
        rows.addWidget(self._remark)
        self._own = QVBoxLayout()
        self._own.setSpacing(8)
        rows.addLayout(self._own)
        rows.addWidget(label("Bij het afdrukken", "question"))
        spooler = label(SPOOLER, "help")
        spooler.setObjectName("spooler")
        rows.addWidget(spooler)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def add(self, part: QWidget) -> None:
        """Add what belongs to this kind of paper."""
        self._own.addWidget(part)

    def warn(self, sentence: str) -> None:
        """Say why this paper cannot go now; an empty sentence takes it away."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def remark(self, sentence: str) -> None:
        """Say what is good to know of this paper; an empty sentence takes it away."""
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))
