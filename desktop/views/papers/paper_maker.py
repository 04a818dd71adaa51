"""Makes papers off the GUI thread, one after the other; they live in memory only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.dossier.model import Referral
from desktop.errors import UserError
from desktop.letters.compose import packet
from desktop.letters.consent_form import to_sign
from desktop.letters.disclosure import Disclosure, disclose
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
        organisation: to whom a letter goes, or whom a consent form is about; None for the other papers.
        referrals: what a letter to an organisation is about.
        disclosure: what a referral letter shows and what not; for a consent form, what goes when the answer is yes.
        allowed: false for a referral letter that waits for the newcomer's consent.
        pdf: empty until it is made.
        problem: why it cannot be made, in Dutch.
        people: ids of the dossiers of whom it tells besides the one that it was asked of, for the log.
        warning: what a person must know of it, such as what was left out; in Dutch, beside the preview.
    """

    letter: Letter
    organisation: Organisation | None = None
    referrals: tuple[Referral, ...] = ()
    disclosure: Disclosure | None = None
    allowed: bool = True
    pdf: bytes = b""
    problem: str = ""
    warning: str = ""
    people: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Which paper it is, however often it is made anew."""
        return self.letter.kind, self.letter.recipient or self.letter.stem


class PaperMaker(QObject):
    """Composes papers, then makes each PDF; a paper that says the same as before is not made again.

    Signals:
        composed: the list of papers; those that changed are not made yet.
        made: number of a paper that has its PDF or its problem now.
        failed: why there is no paper at all.
        finished: every paper has been tried.
    """

    composed = Signal(list)
    made = Signal(int)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, desk: Desk, compose: Callable[[], list[Paper]], parent: QObject) -> None:
        """Args: compose: gives the papers as they should be now; it runs in the background."""
        super().__init__(parent)
        self._desk, self._compose = desk, compose
        self._papers: list[Paper] = []
        self._turn = 0
        self._here = [True]
        here = self._here
        self.destroyed.connect(lambda: here.clear())

    def start(self) -> None:
        """Begin, or begin anew because something changed."""
        self._turn += 1
        turn = self._turn

        def composed(papers: list[Paper]) -> None:
            if turn == self._turn:
                self.make(papers)

        def failed(sentence: str) -> None:
            if turn == self._turn:
                self.failed.emit(sentence)

        self.run(self._compose, composed, failed)

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
        self._turn += 1
        for paper in papers:
            paper.pdf = paper.pdf or next((one.pdf for one in self._papers if one.letter == paper.letter), b"")
        trouble = "" if self._papers else next((paper.letter.letterhead.trouble for paper in papers), "")
        self._papers = papers
        self.composed.emit(papers)
        if trouble:
            self._desk.tell(trouble, "warning")
        self._make(0, self._turn)

    def _make(self, number: int, turn: int) -> None:
        while number < len(self._papers) and self._papers[number].pdf:
            self.made.emit(number)
            number += 1
        if number == len(self._papers):
            self.finished.emit()
            return
        paper = self._papers[number]

        def tried(sentence: str = "") -> None:
            """Go on, unless the papers were composed anew meanwhile."""
            if turn == self._turn:
                paper.problem = sentence
                self.made.emit(number)
                self._make(number + 1, turn)

        def done(result: bytes | Exception) -> None:
            if isinstance(result, Exception):
                tried(FAULT)
                raise result
            paper.pdf = result
            tried()

        self.run(lambda: _attempt(paper.letter), done, tried)


def compose(occasion: Occasion) -> list[Paper]:
    """The packet: each referral letter with its organisation and what that sees, each form with whom it is about."""
    letters = packet(occasion.guide, occasion.dossier, occasion.conversation, occasion.today, occasion.waits)
    forms = iter(to_sign(occasion))  # no form names its organisation as a recipient: it never goes there
    return [_paper(occasion, letter, next(forms) if letter.kind == "consent" else None) for letter in letters]


def if_allowed(occasion: Occasion, organisation: Organisation) -> Disclosure:
    """What an organisation would see when the newcomer says yes: what he is asked about."""
    return disclose(
        role=occasion.guide.municipality.role_of(organisation),
        questionnaire=occasion.guide.questionnaire,
        answers=occasion.answers,
        consent="given",
        basis="consent",
        struck=occasion.dossier.struck(organisation.id),
    )


def render(letters: list[Letter]) -> bytes:
    """One PDF.

    Raises:
        LetterError: it cannot be made.
    """
    from desktop.letters import pdf  # ReportLab takes a while to load

    return pdf.render(letters)


def render_each(letters: list[Letter]) -> list[bytes]:
    """A PDF of each, so that each begins on a sheet of its own.

    Raises:
        LetterError: one cannot be made.
    """
    from desktop.letters import pdf

    return pdf.render_each(letters)


def _attempt(letter: Letter) -> bytes | Exception:
    """A PDF, or a fault of the program: that must be told, but not keep the other papers from being made."""
    try:
        return render([letter])
    except UserError:
        raise
    except Exception as fault:
        return fault


def _paper(occasion: Occasion, letter: Letter, about: Organisation | None) -> Paper:
    organisation = occasion.guide.municipality.organisation_by_id.get(letter.recipient)
    if organisation is None:
        return Paper(letter, about, disclosure=if_allowed(occasion, about) if about else None)
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
