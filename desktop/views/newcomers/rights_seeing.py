"""Seeing and taking along: everything of one newcomer on the screen, on paper, as a PDF, or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu, QWidget

from desktop.dossier.model import Dossier
from desktop.errors import UserError
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.store.files import write_whole
from desktop.store.interchange import export
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import ask_new_file, with_ending
from desktop.views.inline_question import InlineQuestion
from desktop.views.newcomers.rights_card import RightsCard
from desktop.views.newcomers.rights_paper import rights_paper
from desktop.views.papers.paper_maker import render
from desktop.views.papers.paper_preview import PaperPreview
from desktop.views.papers.paper_printing import print_papers, prints_double_sided
from desktop.views.papers.paper_saving import PDF, ask_file, ask_printer, write
from desktop.views.papers.password_question import PasswordQuestion

EXPLANATION = (
    "De nieuwkomer mag alles zien wat u over hem of haar bewaart: elk antwoord, elke notitie, elke afspraak, "
    "wat naar wie ging, en wie het dossier gebruikte. Bekijk het samen met de tolk, of geef het mee."
)
JSON_HELP = "JSON is voor een andere gemeente of een ander programma. Iedereen die het bestand heeft, kan het lezen."
OPEN_FILE = "Let op: dit bestand is niet versleuteld. Geef het aan de nieuwkomer en bewaar het niet zelf."
MAKING = "Het papier wordt gemaakt…"
STEM = "alles-over-mij"
PREVIEW = 600  # pixels high


def ask_json(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the JSON goes; None when it is cancelled."""
    return ask_new_file(parent, "Opslaan als JSON", Path.home() / suggestion, "JSON (*.json)")


class SeeingCard(RightsCard):
    """What leaves the vault is made anew each time, and noted in the log before it leaves.

    Attributes:
        ask_printer, ask_pdf, ask_json: how a person is asked where it goes.
        preview: shows the paper from memory.
        busy: whether something is being made.
    """

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("rights_seeing", "Inzien en meenemen", EXPLANATION, parent)
        self.ask_printer: Callable[[QWidget], QPrinter | None] = ask_printer
        self.ask_pdf: Callable[[QWidget, str], Path | None] = ask_file
        self.ask_json: Callable[[QWidget, str], Path | None] = ask_json
        self._desk, self._id = desk, dossier.id
        self._errands = Errands(desk.background, self)
        self._question, self._password = InlineQuestion(), PasswordQuestion()
        self.preview = PaperPreview()
        self.preview.setFixedHeight(PREVIEW)
        self.preview.hide()
        self._buttons = self._make_buttons()
        ways = Flow()
        for one in self._buttons:
            ways.addWidget(one)
        self.rows.addLayout(ways)
        self.rows.addWidget(label(JSON_HELP, "help"))
        for part in (self._question, self._password, self.preview):
            self.rows.addWidget(part)
        self._set_busy(False)

    def _make_buttons(self) -> list[QWidget]:
        look = button("Bekijken", "see_everything", "primary")
        look.setIcon(icon("eye", Shade.ON_ACCENT))
        look.clicked.connect(self._look)
        paper = button("Afdrukken…", "print_everything")
        paper.setIcon(icon("printer"))
        paper.clicked.connect(self._print)
        save = button("Opslaan als PDF…", "save_everything")
        save.setIcon(icon("save"))
        menu = QMenu(save)
        menu.addAction("Met wachtwoord…", partial(self._password.ask, self.save_pdf)).setObjectName("save_closed")
        menu.addAction("Zonder wachtwoord…", lambda: self.save_pdf()).setObjectName("save_open")
        save.setMenu(menu)
        data = button("Opslaan als JSON…", "save_json")
        data.clicked.connect(self.save_json)
        return [look, paper, save, data]

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        for one in self._buttons:
            one.setEnabled(not busy)

    def _pdf(self) -> bytes:
        desk = self._desk
        return render([rights_paper(desk.dossiers, desk.guide, self._id, desk.today())])

    def _look(self) -> None:
        self.preview.show()
        self.preview.say(MAKING)
        self._run(self._pdf, self.preview.show_pdf)

    def _print(self) -> None:
        printer = self.ask_printer(self)
        if printer is None or not self._noted("printed", "everything"):
            return
        both = prints_double_sided(printer)

        def told(pages: int) -> None:
            self._desk.tell(f"Naar de printer: {pages} bladzijden.", "done")

        self._run(lambda: print_papers([self._pdf()], printer, double_sided=both), told)

    def save_pdf(self, password: str = "") -> None:
        """Ask where, and save the paper.

        Args:
            password: the file opens with it only; empty for a file that opens by itself.
        """
        chosen = self.ask_pdf(self, f"{STEM}.pdf")
        if chosen is None:
            return
        file = with_ending(chosen, PDF)
        said = "Opgeslagen als PDF met wachtwoord." if password else f"Opgeslagen als PDF. {OPEN_FILE}"
        self._write(file, "saved", "everything", lambda: write({file: self._pdf()}, password), said, bool(password))

    def save_json(self) -> None:
        """Ask where, and save the dossier in the format in which dossiers are exchanged."""
        chosen = self.ask_json(self, f"{STEM}.json")
        if chosen is None:
            return
        file = with_ending(chosen, ".json")

        def work() -> None:
            book = self._desk.dossiers
            write_whole(file, export([book.open(self._id)], book.papers(self._id)))

        self._write(file, "exported", "json", work, f"Opgeslagen als JSON. {OPEN_FILE}", closed=False)

    def _write(self, file: Path, kind: str, detail: str, work: Callable[[], None], said: str, closed: bool) -> None:
        def begin() -> None:
            if self._noted(kind, detail):
                self._run(work, lambda _: self._desk.tell(said, "done" if closed else "warning"))

        if not file.exists():
            begin()
            return
        self._question.ask(f"{file.name} staat er al. Wilt u het vervangen?", "Vervangen", "Niet opslaan", begin)

    def _noted(self, kind: str, detail: str) -> bool:
        """Say in the log what leaves the vault, before it does; what cannot be noted does not leave."""
        try:
            self._desk.dossiers.log.note(kind, self._id, detail)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return False
        return True

    def _run(self, work: Callable[[], Any], success: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            self._set_busy(False)
            success(result)

        def refused(sentence: str) -> None:
            self._set_busy(False)
            self.preview.say(sentence)
            self._desk.tell(sentence, "error")

        self._set_busy(True)
        self._errands.run(work, done, refused)
