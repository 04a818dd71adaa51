"""What the newcomer may be told of a referral: one fixed sentence in two languages, to read out or to send."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.steps import told
from desktop.forms.bilingual import GAP, isolated
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look, restyle, state
from desktop.guide import Guide, fill
from desktop.questions import dates
from desktop.translate.catalog import Translated
from desktop.views.agreements.own_line import OwnLine
from desktop.views.referrals.standing import Standing
from desktop.views.wording import begun

BESIDE = 80
"""Letters that a line must hold for two columns."""


def sentence(guide: Guide, code: str, at: Standing) -> tuple[str, Translated]:
    """Where a referral stands, in Dutch and in the newcomer's language. An article is of the Dutch sentence alone.

    What is filled in keeps its own direction: without isolation a date turns around among Arabic letters.
    """
    phrase, expected = told(at.referral)
    phrase = "referral_no_answer" if at.state == "lost" else phrase
    source, day = guide.phrases[phrase], isolated(dates.write(expected))
    found = guide.catalog(code).get(f"phrase:{phrase}", source)
    spoken = begun(at.spoken) if source.startswith("{organisation}") else at.spoken
    dutch = fill(source, {"organisation": isolated(spoken), "date": day})
    own = fill(found.text or source, {"organisation": isolated(at.name), "date": day})
    return dutch, Translated(own, found.state)


class NewcomerWords(QFrame):
    """The sentence, and the way to a message on paper or on the phone.

    Signals:
        message: a message is wanted.
    """

    message = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newcomer_words")
        self._name = name
        self._heading = label("", "theme")
        self._heading.setObjectName("newcomer_words_heading")
        self._dutch, self._own = label(""), OwnLine()
        self._dutch.setObjectName("told_dutch")
        self._dutch.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.addWidget(self._dutch, 1)
        self._columns.addWidget(self._own, 1)
        self._way = button("Bericht maken", "message")
        self._way.setAccessibleName("Bericht maken voor de nieuwkomer")
        self._way.setIcon(icon("speech"))
        self._way.clicked.connect(self.message)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 16)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._way)
        rows.addLayout(head)
        rows.addLayout(self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The languages stand beside each other where there is room for it."""
        super().resizeEvent(event)
        beside = event.size().width() >= QFontMetrics(QApplication.font()).averageCharWidth() * BESIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(GAP if beside else 4)

    def show_words(self, guide: Guide, code: str, words: tuple[str, Translated], fresh: bool) -> None:
        """Show the sentence; `fresh` when something was recorded just now, and he does not know it yet."""
        dutch, own = words
        self._dutch.setText(dutch)
        self._own.show_text(guide.catalog(code).language, own)
        self._heading.setText(f"Laat het {isolated(self._name)} weten" if fresh else "Om voor te lezen")
        look(self, "notice" if fresh else "card")
        state(self, "done" if fresh else "")
        restyle(self)
