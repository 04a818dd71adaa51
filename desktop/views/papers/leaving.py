"""How papers leave the vault: to a printer or into files, and never before the log says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.letters.model import Kind
from desktop.views.desk import Desk
from desktop.views.file_dialogs import with_ending
from desktop.views.inline_question import InlineQuestion
from desktop.views.papers.paper_maker import Paper, PaperMaker, render
from desktop.views.papers.paper_printing import chosen_way, print_papers, prints_double_sided
from desktop.views.papers.paper_saving import PDF, WORD, file_names, suggested, write

NOT_ENCRYPTED = "Let op: deze bestanden zijn niet versleuteld. Bewaar ze veilig of gooi ze na het versturen weg."
ENCRYPTED = "Wie het wachtwoord niet heeft, kan ze niet lezen. Geef het wachtwoord apart door, niet in dezelfde mail."
WORDED: frozenset[Kind] = frozenset({"referral", "reminder", "stop", "invitation", "message"})
"""Papers to which an official may add a line."""


class Asks(Protocol):
    """A page that knows how a person is asked where papers go; each gives None when that is cancelled."""

    ask_printer: Callable[[QWidget], QPrinter | None]
    ask_file: Callable[[QWidget, str], Path | None]
    ask_folder: Callable[[QWidget], Path | None]


class Leaving(QObject):
    """Prints and saves papers, as they are at that moment.

    Signals:
        busy: whether a paper is on its way.
        printed_as: how the last papers were printed: copies, sides and printer, in Dutch.
        left: the papers that left, with the bytes that did; and whether somebody can still change them (Word).

    Attributes:
        person: a name to put in the names of files; empty for none.
    """

    busy = Signal(bool)
    printed_as = Signal(str)
    left = Signal(list, bool)

    def __init__(
        self, desk: Desk, dossier: str, page: QWidget, asks: Asks, maker: PaperMaker, question: InlineQuestion
    ) -> None:
        """Args: dossier: id of the dossier the papers are of, for the log; empty for a paper about many."""
        super().__init__(page)
        self.person = ""
        self._desk, self._dossier, self._page, self._asks = desk, dossier, page, asks
        self._maker, self._question = maker, question

    def print_(self, papers: Sequence[Paper]) -> None:
        """Ask with the system's dialog how, and print."""
        printer, kept = self._asks.ask_printer(self._page), _as_now(papers)
        if printer is None or not kept or not self._noted("printed", kept):
            return
        pdfs = [paper.pdf for paper in kept]

        def done(pages: int) -> None:
            self.busy.emit(False)
            self._desk.tell(f"Naar de printer: {pages} bladzijden.", "done")
            self.left.emit(kept, False)

        self.busy.emit(True)
        self.printed_as.emit(chosen_way(printer))
        both = prints_double_sided(printer)
        self._maker.run(lambda: print_papers(pdfs, printer, double_sided=both), done, self._refused)

    def save_one(self, papers: Sequence[Paper], stem: str, password: str = "") -> None:
        """Ask where, and save all papers in one PDF.

        Args:
            stem: a name to propose, without ending.
            password: the file opens with it only; empty for a file that opens by itself.
        """
        kept = _as_now(papers)
        chosen = self._asks.ask_file(self._page, suggested(stem, PDF, self.person))
        if chosen is None or not kept:
            return
        file = with_ending(chosen, PDF)

        def content() -> dict[Path, bytes]:
            return {file: kept[0].pdf if len(kept) == 1 else render([paper.letter for paper in kept])}

        self._ask_to_replace([file], lambda: self._write(content, kept, password))

    def save_each(self, papers: Sequence[Paper], password: str = "") -> None:
        """Ask where, and save each paper in a PDF of its own, with `password` as in `save_one`."""
        kept, folder = _as_now(papers), self._asks.ask_folder(self._page)
        if folder is None or not kept:
            return
        names = file_names(folder, kept, PDF, self.person)
        files = dict(zip(names, (paper.pdf for paper in kept), strict=True))
        self._ask_to_replace(list(files), lambda: self._write(lambda: files, kept, password))

    def save_words(self, papers: Sequence[Paper]) -> None:
        """Ask where, and save the letters among these papers for Word, each in a file of its own."""
        kept = _as_now([paper for paper in papers if paper.letter.kind in WORDED])
        if not kept:
            return
        if len(kept) == 1:
            chosen = self._asks.ask_file(self._page, suggested(kept[0].letter.stem, WORD, self.person))
            files = [with_ending(chosen, WORD)] if chosen else []
        else:
            folder = self._asks.ask_folder(self._page)
            files = file_names(folder, kept, WORD, self.person) if folder else []
        if not files:
            return

        def content() -> dict[Path, bytes]:
            return {file: word_of(paper) for file, paper in zip(files, kept, strict=True)}

        self._ask_to_replace(files, lambda: self._write(content, kept, word=True))

    def _ask_to_replace(self, files: list[Path], then: Callable[[], None]) -> None:
        there = [file.name for file in files if file.exists()]
        if not there:
            then()
            return
        names = ", ".join(there[:3]) + (f" en {len(there) - 3} andere" if len(there) > 3 else "")
        self._question.ask(f"Dit staat er al: {names}. Wilt u het vervangen?", "Vervangen", "Niet opslaan", then)

    def _write(
        self, files: Callable[[], Mapping[Path, bytes]], papers: list[Paper], password: str = "", word: bool = False
    ) -> None:
        def done(_: object) -> None:
            self.busy.emit(False)
            if password:
                self._desk.tell(f"Opgeslagen als PDF met wachtwoord. {ENCRYPTED}", "done")
            else:
                self._desk.tell(f"Opgeslagen als {'Word' if word else 'PDF'}. {NOT_ENCRYPTED}", "warning")
            self.left.emit(papers, word)

        if not self._noted("saved", papers):
            return
        self.busy.emit(True)
        self._maker.run(lambda: write(files(), password), done, self._refused)

    def _noted(self, kind: str, papers: list[Paper]) -> bool:
        """Say in the log of each of whom it tells what leaves the vault, before it does; what cannot be noted does not
        leave."""
        try:
            kinds = ",".join(sorted({paper.letter.kind for paper in papers}))
            others = (dossier for paper in papers for dossier in paper.people)
            listed = [dossier for paper in papers for dossier in paper.letter.people]
            for dossier in dict.fromkeys((self._dossier, *others)):
                if dossier or not listed:
                    self._desk.dossiers.log.note(kind, dossier, kinds)
            if listed:
                self._desk.dossiers.log.note_list(kind, listed, kinds)
        except UserError as error:
            self._refused(str(error))
            return False
        return True

    def _refused(self, sentence: str) -> None:
        self.busy.emit(False)
        self._desk.tell(sentence, "error")


def word_of(paper: Paper) -> bytes:
    """The same letter for Word.

    Raises:
        LetterError: it cannot be made.
    """
    from desktop.letters import word  # python-docx takes a while to load

    return word.docx(paper.letter)


def _as_now(papers: Sequence[Paper]) -> list[Paper]:
    """Copies, which stay as they are when the papers are made anew."""
    return [replace(paper) for paper in papers]
