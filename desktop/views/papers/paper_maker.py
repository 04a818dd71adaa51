"""Makes the papers of one conversation off the GUI thread, one after the other; they live in memory only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.dossier.model import Conversation, Dossier, Referral
from desktop.errors import UserError
from desktop.letters.compose import packet
from desktop.letters.disclosure import Disclosure
from desktop.letters.model import Letter
from desktop.letters.occasion import Occasion
from desktop.letters.referral_letter import disclosure_for, may_be_sent
from desktop.municipality.model import Organisation
from desktop.views.desk import Desk

FAULT = "Dit papier kan niet worden gemaakt: er zit een fout in het programma. Meld het aan uw beheerder."


@dataclass
class Paper:
    """One paper of the packet.

    Attributes:
        organisation: to whom a referral letter goes; None for the other papers.
        referrals: what a referral letter asks.
        disclosure: what a referral letter shows and what not.
        allowed: false for a referral letter that waits for the newcomer's consent.
        pdf: empty until it is made.
        problem: why it cannot be made, in Dutch.
    """

    letter: Letter
    organisation: Organisation | None = None
    referrals: tuple[Referral, ...] = ()
    disclosure: Disclosure | None = None
    allowed: bool = True
    pdf: bytes = b""
    problem: str = ""


class PaperMaker(QObject):
    """Composes the packet, then makes each PDF.

    Signals:
        composed: the list of papers, none of them made yet.
        made: number of a paper that has its PDF or its problem now.
        failed: why there is no packet at all.
        finished: every paper has been tried.
    """

    composed = Signal(list)
    made = Signal(int)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, conversation: Conversation, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._papers: list[Paper] = []
        self._here = [True]
        here = self._here
        self.destroyed.connect(lambda: here.clear())

    def start(self) -> None:
        """Begin."""
        today = self._desk.today()
        occasion = Occasion(self._desk.guide, self._dossier, self._conversation, today)
        self.run(lambda: compose(occasion), self.make, self.failed.emit)

    def run(self, work: Callable[[], Any], success: Callable[[Any], None], failure: Callable[[str], None]) -> None:
        """Run work in the background; nothing is told when the page is gone by then."""
        here = self._here

        def refused(error: UserError) -> None:
            if here:
                failure(str(error))

        def done(result: Any) -> None:
            if here:
                success(result)

        self._desk.background.run(work, done, refused, needed=False)

    def make(self, papers: list[Paper]) -> None:
        """Make these papers, one after the other."""
        self._papers = papers
        self.composed.emit(papers)
        self._make(0)

    def _make(self, number: int) -> None:
        if number == len(self._papers):
            self.finished.emit()
            return
        paper = self._papers[number]

        def done(result: bytes | Exception) -> None:
            if isinstance(result, Exception):
                refused(FAULT)
                raise result
            paper.pdf = result
            self.made.emit(number)
            self._make(number + 1)

        def refused(sentence: str) -> None:
            paper.problem = sentence
            self.made.emit(number)
            self._make(number + 1)

        self.run(lambda: _attempt(paper.letter), done, refused)


def compose(occasion: Occasion) -> list[Paper]:
    """The packet, each referral letter with its organisation and what that sees.

    Raises:
        LetterError: when the municipality's logo cannot be read.
    """
    letters = packet(occasion.guide, occasion.dossier, occasion.conversation, occasion.today)
    return [_paper(occasion, letter) for letter in letters]


def render(letters: list[Letter]) -> bytes:
    """One PDF.

    Raises:
        LetterError: it cannot be made.
    """
    from desktop.letters import pdf  # ReportLab takes a while to load

    return pdf.render(letters)


def _attempt(letter: Letter) -> bytes | Exception:
    """A PDF, or a fault of the program: that must be told, but not keep the other papers from being made."""
    try:
        return render([letter])
    except UserError:
        raise
    except Exception as fault:
        return fault


def _paper(occasion: Occasion, letter: Letter) -> Paper:
    organisation = occasion.guide.municipality.organisation_by_id.get(letter.recipient)
    if organisation is None:
        return Paper(letter)
    referrals = [
        referral
        for referral in occasion.referrals
        if referral.organisation == organisation.id and may_be_sent(occasion, referral)
    ]
    return Paper(
        letter=letter,
        organisation=organisation,
        referrals=tuple(referrals),
        disclosure=disclosure_for(occasion, organisation, referrals),
        allowed=not letter.waits,
    )
