"""The papers of one conversation: to look at, to print, to save. What is on the screen is never on the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation, Dossier, Referral
from desktop.dossier.steps import take_step
from desktop.errors import UserError
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.inline_question import InlineQuestion
from desktop.views.page import Page
from desktop.views.papers.disclosure_panel import SPOOLER, DisclosurePanel
from desktop.views.papers.paper_list import PaperList
from desktop.views.papers.paper_maker import Paper, PaperMaker, render
from desktop.views.papers.paper_preview import PaperPreview
from desktop.views.papers.paper_printing import print_papers, prints_double_sided
from desktop.views.papers.paper_saving import PDF, ask_file, ask_folder, ask_printer, file_names, with_ending, write
from desktop.views.papers.password_question import PasswordQuestion
from desktop.views.theme import LIGHT
from desktop.views.wording import day

LIST, SIDE = 262, 300  # pixels at most
MAKING = "Dit papier wordt gemaakt…"
NOT_ENCRYPTED = "Let op: deze bestanden zijn niet versleuteld. Bewaar ze veilig of gooi ze na het versturen weg."
ENCRYPTED = "Wie het wachtwoord niet heeft, kan ze niet lezen. Geef het wachtwoord apart door, niet in dezelfde mail."


class LettersPage(Page):
    """List, preview and disclosure beside each other; below them what can be done with the ticked papers.

    Attributes:
        papers: the papers, in the order of the list.
        maker: makes them.
        ask_printer, ask_file, ask_folder: how a person is asked where the papers go.
    """

    title = "De papieren"

    def __init__(self, desk: Desk, dossier: Dossier, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.ask_printer: Callable[[QWidget], QPrinter | None] = ask_printer
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self.ask_folder: Callable[[QWidget], Path | None] = ask_folder
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self.papers: list[Paper] = []
        self._saving = DossierSaving(desk, dossier, self)
        self._started = self._busy = False
        self._list, self._preview, self._side = PaperList(), PaperPreview(), DisclosurePanel()
        self._question, self._password = InlineQuestion(), PasswordQuestion()
        self.maker = PaperMaker(desk, dossier, conversation, self)
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def ready(self) -> bool:
        """Whether every paper has been made or refused, and nothing is under way."""
        return bool(self.papers) and not self._busy

    def flush(self) -> bool:
        """Save what the disk refused before."""
        return self._saving.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """The papers are made when the page is first seen."""
        super().showEvent(event)
        if not self._started:
            self._started = self._busy = True
            self._preview.say(MAKING)
            self._show_state()
            self.maker.start()

    def _lay_out(self) -> None:
        name = self._dossier.newcomer.name
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(self.title, "title"))
        self._kept = label("", "small")
        self._kept.setObjectName("kept")
        self._kept.setAlignment(Qt.AlignmentFlag.AlignRight)
        under = QHBoxLayout()
        under.addWidget(label(f"Van het gesprek met {name} op {day(self._conversation.held_on)}.", "help"), 3)
        under.addWidget(self._kept, 2)
        head.addLayout(under)
        head.addSpacing(4)
        head.addWidget(self._question)
        head.addWidget(self._password)
        self._list.setMaximumWidth(LIST)
        self._side.setMaximumWidth(SIDE)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._list, 5)
        columns.addWidget(self._preview, 8)
        columns.addWidget(self._side, 6)
        middle = QVBoxLayout()
        middle.setContentsMargins(24, 12, 24, 12)
        middle.setSpacing(10)
        middle.addLayout(head)
        middle.addLayout(columns, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(middle, 1)
        rows.addWidget(self._footer())

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        back = button("Afspraken", "back", "quiet")
        back.setIcon(icon("arrow-left", LIGHT.accent))
        back.setAccessibleName("Terug naar de afspraken")
        back.clicked.connect(lambda: self._leave_for("actions"))
        self._save_button = button("Opslaan als PDF…", "save")
        self._save_button.setIcon(icon("save"))
        menu = QMenu(self._save_button)
        menu.addAction("Alles in één bestand…", self.save_one).setObjectName("save_one")
        menu.addAction("Elk papier in een eigen bestand…", self.save_each).setObjectName("save_each")
        menu.addSeparator()
        closed = "met wachtwoord…"
        for text, name, act in (
            (f"Alles in één bestand {closed}", "save_one_closed", self.save_one),
            (f"Elk papier in een eigen bestand {closed}", "save_each_closed", self.save_each),
        ):
            menu.addAction(text, partial(self._password.ask, act)).setObjectName(name)
        self._save_button.setMenu(menu)
        self._print_button = button("Afdrukken…", "print", "primary")
        self._print_button.setIcon(icon("printer", LIGHT.on_accent))
        self._print_button.setAccessibleDescription(SPOOLER)
        self._print_button.clicked.connect(self._print)
        ended = self._conversation.completed
        finish = button("Terug naar het dossier" if ended else "Gesprek afronden", "finish")
        finish.clicked.connect(self._finish)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(10)
        row.addWidget(back)
        row.addStretch(1)
        for part in (self._save_button, self._print_button, finish):
            row.addWidget(part)
        return footer

    def _connect(self) -> None:
        self._saving.kept.connect(lambda _: self._show_state())
        self.maker.composed.connect(self._composed)
        self.maker.made.connect(self._made)
        self.maker.failed.connect(self._failed)
        self.maker.finished.connect(lambda: self._set_busy(False))
        self._list.shown.connect(self._show)
        self._list.ticked.connect(self._show_state)

    # Making and showing

    def _composed(self, papers: list[Paper]) -> None:
        self.papers = papers
        self._list.show_papers(papers)

    def _made(self, number: int) -> None:
        if self.papers[number].problem:
            self._list.refuse(number, self.papers[number])
        if number == self._list.currentRow():
            self._show(number)

    def _failed(self, sentence: str) -> None:
        self._preview.say(sentence)
        self._set_busy(False)

    def _show(self, number: int) -> None:
        paper = self.papers[number]
        self._side.show_paper(paper)
        if paper.pdf:
            self._preview.show_pdf(paper.pdf)
        else:
            self._preview.say(paper.problem or MAKING)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_state()

    def _show_state(self) -> None:
        """Say how many papers are ticked, and open or close the buttons."""
        count = len(self._chosen())
        for part in (self._print_button, self._save_button):
            part.setEnabled(self.ready and count > 0)
        words = "Even wachten…" if self._busy else f"{count} van {len(self.papers)} papieren gekozen"
        self._kept.setText("Nog niet opgeslagen: het wordt opnieuw geprobeerd" if self._saving.unsaved else words)
        state(self._kept, "error" if self._saving.unsaved else "")

    def _chosen(self) -> list[Paper]:
        return [self.papers[number] for number in self._list.numbers() if not self.papers[number].problem]

    # Printing and saving

    def _print(self) -> None:
        printer, papers = self.ask_printer(self), self._chosen()
        if printer is None or not papers or not self._noted("printed", papers):
            return
        pdfs = [paper.pdf for paper in papers]

        def done(pages: int) -> None:
            self._set_busy(False)
            self._desk.tell(f"Naar de printer: {pages} bladzijden.", "done")
            self._ask_sent(papers)

        self._set_busy(True)
        both = prints_double_sided(printer)
        self.maker.run(lambda: print_papers(pdfs, printer, double_sided=both), done, self._refused)

    def save_one(self, password: str = "") -> None:
        """Ask where, and save all ticked papers in one file.

        Args:
            password: the file opens with it only; empty for a file that opens by itself.
        """
        papers = self._chosen()
        chosen = self.ask_file(self, f"papieren-{self._conversation.held_on.isoformat()}{PDF}")
        if chosen is None or not papers:
            return
        file, letters = with_ending(chosen), [paper.letter for paper in papers]
        self._ask_to_replace([file], lambda: self._write(lambda: {file: render(letters)}, papers, password))

    def save_each(self, password: str = "") -> None:
        """Ask where, and save each ticked paper in a file of its own, with `password` as in `save_one`."""
        papers, folder = self._chosen(), self.ask_folder(self)
        if folder is None or not papers:
            return
        files = dict(zip(file_names(folder, papers), (paper.pdf for paper in papers), strict=True))
        self._ask_to_replace(list(files), lambda: self._write(lambda: files, papers, password))

    def _ask_to_replace(self, files: list[Path], then: Callable[[], None]) -> None:
        there = [file.name for file in files if file.exists()]
        if not there:
            then()
            return
        names = ", ".join(there[:3]) + (f" en {len(there) - 3} andere" if len(there) > 3 else "")
        self._question.ask(f"Dit staat er al: {names}. Wilt u het vervangen?", "Vervangen", "Niet opslaan", then)

    def _write(self, files: Callable[[], Mapping[Path, bytes]], papers: list[Paper], password: str) -> None:
        def done(_: object) -> None:
            self._set_busy(False)
            if password:
                self._desk.tell(f"Opgeslagen als PDF met wachtwoord. {ENCRYPTED}", "done")
            else:
                self._desk.tell(f"Opgeslagen als PDF. {NOT_ENCRYPTED}", "warning")
            self._ask_sent(papers)

        if not self._noted("saved", papers):
            return
        self._set_busy(True)
        self.maker.run(lambda: write(files(), password), done, self._refused)

    def _noted(self, kind: str, papers: list[Paper]) -> bool:
        """Say in the log what leaves the vault, before it does; what cannot be noted does not leave."""
        try:
            kinds = ",".join(sorted({paper.letter.kind for paper in papers}))
            self._desk.dossiers.log.note(kind, self._dossier.id, kinds)
        except UserError as error:
            self._refused(str(error))
            return False
        return True

    def _refused(self, sentence: str) -> None:
        self._set_busy(False)
        self._desk.tell(sentence, "error")

    # Sent, and the end of the conversation

    def _ask_sent(self, papers: list[Paper]) -> None:
        drafted = {
            paper.organisation.name: [item for item in paper.referrals if item.status == "drafted"]
            for paper in papers
            if paper.allowed and paper.organisation
        }
        names = ", ".join(name for name, referrals in drafted.items() if referrals)
        waiting = [item for referrals in drafted.values() for item in referrals]
        if not waiting:
            return
        self._question.ask(
            f"Gaan deze brieven vandaag weg ({names})? Dan noteren we dat ze verstuurd zijn.",
            "Ja, verstuurd",
            "Nog niet",
            lambda: self._mark_sent(waiting),
        )

    def _mark_sent(self, referrals: list[Referral]) -> None:
        today = self._desk.today()
        try:
            for referral in referrals:
                take_step(referral, "sent", today, today)
        except UserError as error:
            self._desk.tell(str(error), "error")
        if self._saving.changed():
            self._desk.tell("Genoteerd: verstuurd op " + day(today) + ".", "done")

    def _finish(self) -> None:
        if not self._conversation.completed:
            self._conversation.completed = True
            self._saving.changed()
        self._leave_for("dossier")

    def _leave_for(self, name: str) -> None:
        if self.flush():
            ids = {"dossier": self._dossier.id}
            self.go.emit(name, ids if name == "dossier" else ids | {"conversation": self._conversation.id})
