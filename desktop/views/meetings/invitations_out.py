"""The invitations of several people at once: one PDF, printed or saved. In the log of each first, then it leaves, and
whoever was invited is noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop.dossier.inviting import Invitee
from desktop.errors import AnswerError
from desktop.letters.meeting_invitation import invitation_text, meeting_invitation
from desktop.letters.model import Letter, Pair
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import with_ending
from desktop.views.inline_question import InlineQuestion
from desktop.views.meetings.meeting_desk import MOST, Known, find, invited
from desktop.views.meetings.meeting_words import invitations
from desktop.views.papers.leaving import NOT_ENCRYPTED
from desktop.views.papers.paper_maker import render, render_each
from desktop.views.papers.paper_printing import print_papers, prints_double_sided
from desktop.views.papers.paper_saving import PDF, ask_file, ask_printer, suggested, write


class InvitationsOut(QObject):
    """Prints or saves them.

    Signals:
        busy: whether they are on their way.
        gone: they left, and are noted: these people, by their ids.

    Attributes:
        ask_printer, ask_file: how a person is asked where they go.
    """

    busy = Signal(bool)
    gone = Signal(object)

    def __init__(self, desk: Desk, question: InlineQuestion, page: QWidget) -> None:
        super().__init__(page)
        self.ask_printer: Callable[[QWidget], QPrinter | None] = ask_printer
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self._desk, self._question, self._page = desk, question, page
        self._errands = Errands(desk.background, self)

    def print_(self, known: Known, items: Sequence[Invitee]) -> None:
        """Ask with the system's dialog how, and print all of them."""
        printer = self.ask_printer(self._page)
        if printer is None:
            return
        both = prints_double_sided(printer)

        def leave() -> str:
            pdfs = render_each(_letters(self._desk, known, items))
            _note(self._desk, items, "printed")
            pages = print_papers(pdfs, printer, double_sided=both)
            _invite(self._desk, known, items)
            return f"{invitations(len(items))} naar de printer: {pages} bladzijden."

        self._run(leave, items)

    def save(self, known: Known, items: Sequence[Invitee]) -> None:
        """Ask where, and save all of them in one PDF."""
        chosen = self.ask_file(self._page, suggested(f"{self._desk.today().isoformat()}-bijeenkomst", PDF))
        if chosen is None:
            return
        file = with_ending(chosen, PDF)

        def leave() -> str:
            data = render(_letters(self._desk, known, items))
            _note(self._desk, items, "saved")
            write({file: data})
            _invite(self._desk, known, items)
            return f"{invitations(len(items))} opgeslagen als PDF. {NOT_ENCRYPTED}"

        if file.exists():
            text = f"Dit staat er al: {file.name}. Wilt u het vervangen?"
            self._question.ask(text, "Vervangen", "Niet opslaan", lambda: self._run(leave, items))
        else:
            self._run(leave, items)

    def message(self, known: Known, item: Invitee, done: Callable[[Pair], None]) -> None:
        """Make the message for one of them, to be copied."""

        def made() -> Pair:
            return invitation_text(_letters(self._desk, known, [item])[0])

        self._errands.run(made, done, lambda sentence: self._desk.tell(sentence, "error"))

    def _run(self, leave: Callable[[], str], items: Sequence[Invitee]) -> None:
        def done(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "warning" if NOT_ENCRYPTED in sentence else "done")
            self.gone.emit({item.dossier_id for item in items})

        def refused(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "error")

        self.busy.emit(True)
        self._errands.run(leave, done, refused)


def _letters(desk: Desk, known: Known, items: Sequence[Invitee]) -> list[Letter]:
    """One for each newcomer, of the meeting as it is kept now.

    Raises:
        AnswerError: they are too many at once.
        DossierMissing: one was deleted, or the meeting is gone.
        LetterError: one cannot be made.
    """
    if len(items) > MOST:
        raise AnswerError(f"Kies hoogstens {MOST} mensen tegelijk.")
    meeting, made = find(desk, known.meeting.id), []
    for item in items:
        dossier = desk.dossiers.open(item.dossier_id)
        desk.dossiers.log.note_reading("opened", dossier.id)
        made.append(meeting_invitation(desk.guide, dossier, meeting, known.title, desk.today(), desk.professional))
    return made


def _note(desk: Desk, items: Sequence[Invitee], kind: str) -> None:
    """Say in the log of each what leaves the vault, before it does; what cannot be noted does not leave."""
    for item in items:
        desk.dossiers.log.note(kind, item.dossier_id, "invitation")


def _invite(desk: Desk, known: Known, items: Sequence[Invitee]) -> None:
    if not known.meeting.cancelled:
        invited(desk, known.meeting, known.title, items)
