"""Beside a paper: for whom it is, and for a referral letter what goes with it and what does not."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.model import Basis
from desktop.forms.looks import label
from desktop.letters.disclosure import Disclosure, Line
from desktop.letters.model import Kind
from desktop.views.clearing import clear
from desktop.views.papers.paper_maker import Paper
from desktop.views.scrolled import Scrolled

FOR_WHOM: dict[Kind, tuple[str, str]] = {
    "report": (
        "Voor het dossier",
        "Het verslag blijft bij de gemeente. Het gaat niet mee naar huis en niet naar anderen.",
    ),
    "actions": ("Voor uzelf", "Wat er nog moet gebeuren, om af te vinken. Deze lijst blijft bij de gemeente."),
    "agreements": (
        "Voor de nieuwkomer",
        "Dit papier gaat mee naar huis, in twee talen. Er staan geen antwoorden op. Laat de tolk het voorlezen.",
    ),
}
BASES: dict[Basis, str] = {
    "consent": "Dit gaat mee, met toestemming",
    "legal_task": "Dit gaat mee: het hoort bij de wettelijke taak",
}
BREAK = "\u200b"
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a name of two words written as one may go on to the next line."""
NOTHING_GOES = "Er gaan geen antwoorden mee: alleen de naam, de taal en de vraag om hulp."
SPOOLER = "Een printer of computer kan een afdruk nog een dag bewaren. Haal de papieren meteen op."
NOT_ALLOWED = "Nog niet versturen: de nieuwkomer heeft geen toestemming gegeven."


class DisclosurePanel(QFrame):
    """Drawn anew for each paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("disclosure")
        self.setProperty("look", "panel")
        scroll = Scrolled("disclosure_scroll")
        self._rows = scroll.rows
        self._rows.setContentsMargins(16, 14, 12, 14)
        self._rows.setSpacing(6)
        self._rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_paper(self, paper: Paper) -> None:
        """Say for whom a paper is, and what that reader sees."""
        clear(self._rows, leave=1)
        if paper.organisation is None or paper.disclosure is None:
            heading, text = FOR_WHOM.get(paper.letter.kind, ("", ""))
            self._add(heading, "heading")
            self._add(text)
            self._mind_the_printer()
            return
        self._add(f"Naar {_CAPITAL.sub(BREAK, paper.organisation.name)}", "heading")
        if not paper.allowed:
            self._add(NOT_ALLOWED, "error")
        self._show(paper.disclosure)
        self._mind_the_printer()

    def _mind_the_printer(self) -> None:
        self._add("Bij het afdrukken", "question")
        self._add(SPOOLER, "help", "spooler")

    def _show(self, disclosure: Disclosure) -> None:
        if not disclosure.shown:
            self._add("Dit gaat mee", "question")
            self._add(NOTHING_GOES, "help")
        for basis, heading in BASES.items():
            lines = [line for line in disclosure.shown if line.basis == basis]
            if lines:
                self._add(heading, "question")
            for line in lines:
                self._add(line.text, "small")
                self._add(line.answer, name=f"shown:{line.question}")
        self._add("Dit gaat niet mee", "question")
        if not disclosure.withheld:
            self._add("Alles wat u noteerde past bij deze vraag.", "help")
        for why, lines in _by_reason(disclosure.withheld).items():
            self._add(f"{why[:1].upper()}{why[1:]}:")
            for line in lines:
                self._add(f"–  {line.text}", "small", f"withheld:{line.question}")
        self._add("Notities en wat iemand niet wilde zeggen gaan nooit mee.", "help")

    def _add(self, text: str, look: str = "", name: str = "") -> None:
        part = label(text, look)
        part.setObjectName(name)
        self._rows.insertWidget(self._rows.count() - 1, part)


def _by_reason(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        grouped.setdefault(line.withheld, []).append(line)
    return grouped
