"""One answer held against one recipient: it goes and can be taken out, or it was taken out and can go again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.model import Speaker, Strike
from desktop.forms.bilingual import show_short, wrappable
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, tip
from desktop.letters.disclosure import Line
from desktop.translate.catalog import Catalog
from desktop.views.papers.paper_words import why_it_goes, why_it_is_struck

STRIKES: dict[Speaker, str] = {"professional": "Weghalen", "newcomer": "Nieuwkomer wil dit niet"}
RESTORE = "Toch meesturen"


class LineCard(QFrame):
    """The question in two languages, the answer, and why it goes or who took it out; below it what can be done.

    Signals:
        struck: the question whose answer must not go, and who says so.
        restored: the question whose answer may go again.
    """

    struck = Signal(str, str)
    restored = Signal(str)

    def __init__(self, line: Line, catalog: Catalog, strike: Strike | None = None, parent: QWidget | None = None):
        """Args: strike: who took it out; None for a line that goes."""
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setObjectName(f"line:{line.question}")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 8, 4, 4)
        rows.setSpacing(2)
        question = label(wrappable(line.text), "help")
        question.setToolTip(tip(f"Waarom gevraagd: {line.purpose}") if line.purpose else "")
        rows.addWidget(question)
        own = label("", "help")
        show_short(own, catalog.get(f"{line.question}:text", line.text), line.text, catalog.language)
        rows.addWidget(own)
        answer = label(wrappable(line.answer))
        answer.setObjectName(f"{'struck' if strike else 'shown'}:{line.question}")
        rows.addWidget(answer)
        rows.addWidget(label(why_it_is_struck(strike) if strike else why_it_goes(line), "small"))
        ways = Flow(2)
        if strike:
            ways.addWidget(self._way(RESTORE, f"restore:{line.question}", line))
        else:
            for by, text in STRIKES.items():
                ways.addWidget(self._way(text, f"strike:{by}:{line.question}", line, by))
        rows.addLayout(ways)

    def _way(self, text: str, name: str, line: Line, by: Speaker | None = None) -> QWidget:
        made = button(text, name, "quiet")
        made.setAccessibleName(f"{text}: {line.text}")
        if by:
            made.clicked.connect(lambda: self.struck.emit(line.question, by))
        else:
            made.clicked.connect(lambda: self.restored.emit(line.question))
        return made
