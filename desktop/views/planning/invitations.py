"""The invitations of several people at once: one PDF, printed or saved, and noted in the log of each of them first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop.dossier.schedule import Upcoming
from desktop.errors import AnswerError
from desktop.letters.invitation import invitation, inviting
from desktop.letters.model import Letter
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import with_ending
from desktop.views.inline_question import InlineQuestion
from desktop.views.papers.leaving import NOT_ENCRYPTED
from desktop.views.papers.paper_maker import render, render_each
from desktop.views.papers.paper_printing import print_papers, prints_double_sided
from desktop.views.papers.paper_saving import PDF, ask_file, ask_printer, suggested, write
from desktop.views.planning.arranging import MOST
from desktop.views.planning.planning_words import people


class Invitations(QObject):
    """Makes them as the plan is now: with the appointment of each, or else around when the conversation is.

    Signals:
        busy: whether they are on their way.

    Attributes:
        ask_printer, ask_file: how a person is asked where they go.
    """

    busy = Signal(bool)

    def __init__(self, desk: Desk, question: InlineQuestion, page: QWidget) -> None:
        super().__init__(page)
        self.ask_printer: Callable[[QWidget], QPrinter | None] = ask_printer
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self._desk, self._question, self._page = desk, question, page
        self._errands = Errands(desk.background, self)

    def print_(self, items: Sequence[Upcoming]) -> None:
        """Ask with the system's dialog how, and print all of them."""
        printer = self.ask_printer(self._page)
        if printer is None:
            return
        both = prints_double_sided(printer)

        def leave() -> str:
            pdfs = render_each(_letters(self._desk, items))
            _note(self._desk, items, "printed")
            pages = print_papers(pdfs, printer, double_sided=both)
            return f"{people(len(items))} naar de printer: {pages} bladzijden."

        self._run(leave)

    def save(self, items: Sequence[Upcoming]) -> None:
        """Ask where, and save all of them in one PDF."""
        chosen = self.ask_file(self._page, suggested(f"{self._desk.today().isoformat()}-uitnodigingen", PDF))
        if chosen is None:
            return
        file = with_ending(chosen, PDF)

        def leave() -> str:
            data = render(_letters(self._desk, items))
            _note(self._desk, items, "saved")
            write({file: data})
            return f"{people(len(items))} opgeslagen als PDF. {NOT_ENCRYPTED}"

        if file.exists():
            text = f"Dit staat er al: {file.name}. Wilt u het vervangen?"
            self._question.ask(text, "Vervangen", "Niet opslaan", lambda: self._run(leave))
        else:
            self._run(leave)

    def _run(self, leave: Callable[[], str]) -> None:
        def done(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "warning" if NOT_ENCRYPTED in sentence else "done")

        def refused(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "error")

        self.busy.emit(True)
        self._errands.run(leave, done, refused)


def _letters(desk: Desk, items: Sequence[Upcoming]) -> list[Letter]:
    """One for each newcomer, in the order of the list.

    Raises:
        AnswerError: they are too many at once.
        DossierMissing: one was deleted.
        LetterError: one cannot be made.
    """
    if len(items) > MOST:
        raise AnswerError(f"Kies hoogstens {MOST} mensen tegelijk.")
    made = []
    for item in items:
        dossier = desk.dossiers.open(item.dossier_id)
        desk.dossiers.log.note_reading("opened", dossier.id)
        made.append(invitation(inviting(desk.guide, dossier, desk.today(), desk.professional)))
    return made


def _note(desk: Desk, items: Sequence[Upcoming], kind: str) -> None:
    """Say in the log of each what leaves the vault, before it does; what cannot be noted does not leave."""
    for item in items:
        desk.dossiers.log.note(kind, item.dossier_id, "invitation")
