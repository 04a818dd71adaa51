"""The papers of one conversation: to look at, to print, to save. What is on the screen is never on the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation, Decision, Dossier, Speaker
from desktop.dossier.steps import take_step
from desktop.errors import UserError
from desktop.forms.looks import button, label, state
from desktop.letters.occasion import Occasion
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.inline_question import InlineQuestion
from desktop.views.page import Page
from desktop.views.papers.leaving import WORDED, Leaving
from desktop.views.papers.paper_columns import PaperColumns
from desktop.views.papers.paper_footer import PaperFooter
from desktop.views.papers.paper_maker import Paper, PaperMaker, compose
from desktop.views.papers.paper_saving import ask_file, ask_folder, ask_printer
from desktop.views.papers.paper_words import IN_WORD
from desktop.views.papers.password_question import PasswordQuestion
from desktop.views.papers.save_menu import SaveMenu
from desktop.views.papers.sent_records import keep, told_already, told_anew
from desktop.views.papers.signed_form import SignedForm, sign
from desktop.views.papers.striking import restore, strike
from desktop.views.wording import day

MAKING = "Dit papier wordt gemaakt…"


class LettersPage(Page):
    """List, preview and disclosure beside each other; below them what can be done with the ticked papers.

    Attributes:
        papers: the papers, in the order of the list.
        maker: makes them.
        leaving: prints and saves them.
        ask_printer, ask_file, ask_folder: how a person is asked where the papers go.
    """

    title = "De papieren"

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        ids: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Args: ids: with `back` "referrals" it leads back to that `referral`; by itself to the page before it."""
        super().__init__(parent)
        self.setObjectName("page")
        self.ask_printer: Callable[[QWidget], QPrinter | None] = ask_printer
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self.ask_folder: Callable[[QWidget], Path | None] = ask_folder
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._back = {key: value for key, value in (ids or {}).items() if key in ("referral", "from")}
        self._to_referrals = (ids or {}).get("back") == "referrals"
        self.papers: list[Paper] = []
        self._saving = DossierSaving(desk, dossier, self)
        self._started = self._busy = False
        self._went: set[str] = set()
        self._columns = PaperColumns(desk, dossier, conversation.language)
        self._list, self._preview = self._columns.list, self._columns.preview
        self._question, self._password = InlineQuestion(), PasswordQuestion()
        self.maker = PaperMaker(desk, self._compose, self)
        self.leaving = Leaving(desk, dossier.id, self, self, self.maker, self._question)
        self._save = SaveMenu(
            self.save_one, self.save_each, self._save_words, self._password.ask, (self.save_one, self.save_each)
        )
        self._follow_up = dossier.before(conversation) is not None
        back, told = ("Wat er veranderde", "wat er veranderde") if self._follow_up else ("Acties", "de acties")
        if self._to_referrals:
            back, told = "Doorverwijzingen", "de doorverwijzingen"
        self._footer = PaperFooter(back, f"Terug naar {told}", self._save, self._finish_button())
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
            self._started = True
            self._preview.say(MAKING)
            self._make()

    def _compose(self) -> list[Paper]:
        occasion = Occasion(self._desk.guide, self._dossier, self._conversation, self._desk.today(), self._desk.waits())
        return compose(occasion)

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
        middle = QVBoxLayout()
        middle.setContentsMargins(24, 12, 24, 12)
        middle.setSpacing(10)
        middle.addLayout(head)
        middle.addWidget(self._question)
        middle.addWidget(self._password)
        middle.addWidget(self._columns, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(middle, 1)
        rows.addWidget(self._footer)

    def _finish_button(self) -> QWidget:
        ended = self._conversation.completed
        finish = button("Terug naar het dossier" if ended else "Gesprek afronden", "finish")
        finish.clicked.connect(self._finish)
        return finish

    def _connect(self) -> None:
        self._saving.kept.connect(lambda _: self._show_state())
        self.maker.composed.connect(self._composed)
        self.maker.made.connect(self._made)
        self.maker.failed.connect(self._failed)
        self.maker.finished.connect(lambda: self._set_busy(False))
        self.leaving.busy.connect(self._set_busy)
        self.leaving.printed_as.connect(self._footer.say)
        self.leaving.left.connect(self._ask_sent)
        self._list.shown.connect(self._show)
        self._list.ticked.connect(self._show_state)
        self._columns.side.struck.connect(self._strike)
        self._columns.side.restored.connect(self._restore)
        self._columns.print_again.connect(lambda paper: self.leaving.print_([paper]))
        self._columns.stop.connect(self._ask_to_stop)
        self._footer.back.clicked.connect(self._go_back)
        self._footer.print_button.clicked.connect(lambda: self.leaving.print_(self._chosen()))
        self._save.naming.toggled.connect(self._put_name)

    # Making and showing

    def _make(self) -> None:
        self._set_busy(True)
        self.maker.start()

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
        form, about = None, paper.organisation
        if paper.letter.kind == "consent" and about is not None:
            form = SignedForm(self._dossier, about.id)
            form.signed.connect(lambda decision: self._signed(about.id, decision))
        self._columns.show_paper(paper, form, MAKING)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_state()

    def _show_state(self) -> None:
        """Say how many papers are ticked, and open or close the buttons."""
        chosen = self._chosen()
        self._footer.allow(self.ready and bool(chosen))
        self._save.word.setEnabled(any(paper.letter.kind in WORDED for paper in chosen))
        words = "Even wachten…" if self._busy else f"{len(chosen)} van {len(self.papers)} papieren gekozen"
        self._kept.setText("Nog niet opgeslagen: het wordt opnieuw geprobeerd" if self._saving.unsaved else words)
        state(self._kept, "error" if self._saving.unsaved else "")

    def _chosen(self) -> list[Paper]:
        numbers = [number for number in self._list.numbers() if number < len(self.papers)]
        return [self.papers[number] for number in numbers if not self.papers[number].problem]

    # What goes with a letter

    def _strike(self, question: str, by: Speaker) -> None:
        organisation = self._looked_at()
        if organisation:
            strike(self._dossier, organisation, question, by, self._desk.today())
            self._warn(organisation, question)
            self._changed()

    def _restore(self, question: str) -> None:
        restore(self._dossier, self._looked_at(), question)
        self._changed()

    def _looked_at(self) -> str:
        """Id of the organisation of the paper that is looked at; empty when it has none."""
        number = self._list.currentRow()
        about = self.papers[number].organisation if 0 <= number < len(self.papers) else None
        return about.id if about else ""

    def _warn(self, organisation: str, question: str) -> None:
        """A line that was taken out may stand on paper already."""
        sent = told_already(self._dossier, organisation, question)
        if sent:
            self._desk.tell(f"Let op: dit stond in de brief van {day(sent.on)}. Die is al verstuurd.", "warning")
        elif organisation in self._went:
            self._desk.tell(
                "Deze brief is al gemaakt met deze regel. Gooi dat papier weg en druk hem opnieuw af.", "warning"
            )

    def _signed(self, organisation: str, decision: Decision) -> None:
        sign(self._dossier, organisation, decision, self._desk.today())
        if self._changed():
            self._desk.tell("Genoteerd: het formulier is getekend.", "done")
        self._columns.show_sent()

    def _changed(self) -> bool:
        """Keep it, and make the papers anew; what was asked about the earlier ones is asked no more."""
        self._question.hide()
        self._password.shut()
        kept = self._saving.changed()
        self._make()
        return kept

    # Printing and saving

    def save_one(self, password: str = "") -> None:
        """Ask where, and save all ticked papers in one PDF, with `password` as in `Leaving.save_one`."""
        self.leaving.save_one(self._chosen(), f"papieren-{self._conversation.held_on.isoformat()}", password)

    def save_each(self, password: str = "") -> None:
        """Ask where, and save each ticked paper in a PDF of its own, with `password` as in `Leaving.save_one`."""
        self.leaving.save_each(self._chosen(), password)

    def _save_words(self) -> None:
        self.leaving.save_words(self._chosen())

    def _put_name(self, on: bool) -> None:
        self.leaving.person = self._dossier.newcomer.name if on else ""

    # Sent, and the end of the conversation

    def _ask_sent(self, papers: list[Paper], word: bool) -> None:
        letters = [
            paper for paper in papers if paper.allowed and paper.organisation and paper.letter.kind == "referral"
        ]
        self._went.update(paper.letter.recipient for paper in letters)
        going = [
            paper
            for paper in letters
            if any(one.status == "drafted" for one in paper.referrals) or told_anew(self._dossier, paper)
        ]
        if not going:
            return
        names = ", ".join(paper.organisation.name for paper in going if paper.organisation)
        self._question.ask(
            f"Gaan deze brieven vandaag weg ({names})? Dan noteren we dat ze verstuurd zijn.{IN_WORD if word else ''}",
            "Ja, verstuurd",
            "Nog niet",
            lambda: self._mark_sent(going),
        )

    def _mark_sent(self, letters: list[Paper]) -> None:
        """Note that these letters went, and keep them exactly as they did."""
        today, kept, problem = self._desk.today(), {}, ""
        for paper in letters:
            try:
                for referral in paper.referrals:
                    if referral.status == "drafted":
                        take_step(referral, "sent", today, today)
            except UserError as error:
                problem = str(error)
            else:
                kept[keep(self._dossier, paper, "referral", today).id] = paper.pdf
        if self._saving.changed(kept) and not problem:
            self._desk.tell("Genoteerd: verstuurd op " + day(today) + ".", "done")
        elif problem:
            self._desk.tell(problem, "error")
        self._columns.show_sent()

    def _ask_to_stop(self, organisation: str) -> None:
        self._leave_for("paper", paper="stop", organisation=organisation, back="letters")

    def _finish(self) -> None:
        if not self._conversation.completed:
            self._conversation.completed = True
            self._saving.changed()
        self._leave_for("dossier")

    def _go_back(self) -> None:
        if self._to_referrals:
            self._leave_for("referrals", **self._back)
        else:
            self._leave_for("changes" if self._follow_up else "actions")

    def _leave_for(self, name: str, **ids: str) -> None:
        if self.flush():
            about = {"dossier": self._dossier.id}
            self.go.emit(name, about if name == "dossier" else about | {"conversation": self._conversation.id} | ids)
