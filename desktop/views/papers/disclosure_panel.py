"""Beside a paper: for whom it is, and line by line what goes to an organisation and what does not."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.dossier.model import Strike
from desktop.forms.bilingual import show_short, wrappable
from desktop.forms.looks import label
from desktop.guide import Guide
from desktop.letters.disclosure import Disclosure, Line
from desktop.letters.model import Facts
from desktop.views.papers.line_card import LineCard
from desktop.views.papers.paper_maker import Paper
from desktop.views.papers.paper_words import ALL_GOES, FOR_WHOM, NEVER, NOT_ALLOWED, NOTHING_GOES, SPOOLER
from desktop.views.papers.side_panel import SidePanel
from desktop.views.wording import breakable

ASK = "consent_strike"
"""The sentence that tells the newcomer that he may have a line taken out."""


class DisclosurePanel(SidePanel):
    """Drawn anew for each paper. Only what the newcomer and the law allow can go; a line can always be taken out.

    Signals:
        struck: the question whose answer must not go to this organisation, and who says so.
        restored: the question whose answer may go again.
    """

    struck = Signal(str, str)
    restored = Signal(str)

    def __init__(self, guide: Guide, language: str, parent: QWidget | None = None) -> None:
        super().__init__("disclosure", parent)
        self._guide, self._language = guide, language
        self._of = ""

    def show_paper(
        self, paper: Paper, strikes: Mapping[str, Strike] | None = None, below: QWidget | None = None
    ) -> None:
        """Say for whom a paper is, and what that reader sees.

        Args:
            strikes: what was taken out for this organisation, by the id of the question.
            below: what can be done with this very paper, under who it is for.
        """
        where, focused = self._where(), self._focused()
        same, self._of = self._of == paper.letter.stem, paper.letter.stem
        self.begin()
        if paper.letter.kind == "referral" and paper.organisation and paper.disclosure:
            self.add(f"Naar {breakable(paper.organisation.name)}", "heading")
            if not paper.allowed:
                self.add(NOT_ALLOWED, "error")
            self._show("Dit gaat mee", paper, paper.disclosure, strikes or {})
        else:
            heading, text = FOR_WHOM.get(paper.letter.kind, ("", ""))
            self.add(heading, "heading")
            self.add(text)
        if below is not None:
            self.put(below)
        if paper.letter.kind == "consent" and paper.disclosure:
            self._show("Bij ja gaat dit mee", paper, paper.disclosure, strikes or {})
        self.add("Bij het afdrukken", "question")
        self.add(SPOOLER, "help", "spooler")
        if same:
            self._return_to(where, focused)
        else:
            self.area.verticalScrollBar().setValue(0)

    def _show(self, heading: str, paper: Paper, disclosure: Disclosure, strikes: Mapping[str, Strike]) -> None:
        struck = [line for line in disclosure.withheld if line.struck and line.question in strikes]
        self.add(heading, "question")
        self.add(_always(paper, disclosure), "help", "always")
        if struck:
            some = "1 regel is weggehaald" if len(struck) == 1 else f"{len(struck)} regels zijn weggehaald"
            self.add(f"{some}; zie hieronder.", "small", "count_struck")
        if disclosure.shown:
            self._ask_newcomer()
        else:
            self.add(NOTHING_GOES, "help")
        for line in disclosure.shown:
            self._put_line(line)
        if struck:
            self.add("Weggehaald", "question")
        for line in struck:
            self._put_line(line, strikes[line.question])
        self.add("Dit gaat niet mee", "question")
        locked = [line for line in disclosure.withheld if line not in struck]
        if not locked:
            self.add(ALL_GOES, "help")
        for why, lines in _by_reason(locked).items():
            self.add(f"{why[:1].upper()}{why[1:]}:")
            for line in lines:
                self.add(f"–  {wrappable(line.text)}", "small", f"withheld:{line.question}")
        self.add(NEVER, "help")

    def _ask_newcomer(self) -> None:
        source, catalog = self._guide.phrases[ASK], self._guide.catalog(self._language)
        self.add(source, "help")
        own = label("", "help")
        own.setObjectName("ask_newcomer")
        show_short(own, catalog.get(f"phrase:{ASK}", source), source, catalog.language)
        self.put(own)

    def _put_line(self, line: Line, strike: Strike | None = None) -> None:
        card = LineCard(line, self._guide.catalog(self._language), strike)
        card.struck.connect(self.struck)
        card.restored.connect(self.restored)
        self.put(card)

    # After a line was taken out, the keyboard is where it was: at the next line that can be taken out

    def _ways(self) -> list[QPushButton]:
        """The buttons of the lines, in their order."""
        items = [self.rows.itemAt(row) for row in range(self.rows.count() - 1)]
        cards = [card for item in items if item and isinstance(card := item.widget(), LineCard)]
        return [way for card in cards for way in card.findChildren(QPushButton)]

    def _focused(self) -> tuple[str, int] | None:
        """Which kind of button the keyboard is on, and the how manieth of them it is."""
        now = self.window().focusWidget()
        ways = self._ways()
        if not isinstance(now, QPushButton) or now not in ways:
            return None
        kind = _kind(now)
        return kind, [way for way in ways if _kind(way) == kind].index(now)

    def _where(self) -> int:
        return self.area.verticalScrollBar().value()

    def _return_to(self, where: int, focused: tuple[str, int] | None) -> None:
        QApplication.sendPostedEvents(self.area.widget())
        self.area.verticalScrollBar().setValue(where)
        if focused is None:
            return
        kind, number = focused
        ways = self._ways()
        alike = [way for way in ways if _kind(way) == kind] or ways
        if alike:
            alike[min(number, len(alike) - 1)].setFocus()


def _kind(way: QPushButton) -> str:
    return way.objectName().rpartition(":")[0]


def _always(paper: Paper, disclosure: Disclosure) -> str:
    """What stands in the letter whatever was answered: who it is, and what is asked."""
    lines = {line.text for line in disclosure.shown}
    about = next((block for block in paper.letter.blocks if isinstance(block, Facts)), None)
    names = [row.label.lower() for row in about.rows if row.label not in lines] if about else []
    return f"Altijd: {', '.join(names or ['naam', 'taal'])} en de vraag om hulp."


def _by_reason(lines: list[Line]) -> dict[str, list[Line]]:
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        grouped.setdefault(line.withheld, []).append(line)
    return grouped
