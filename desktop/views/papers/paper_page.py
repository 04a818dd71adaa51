"""One paper of any kind: to look at, fill in, print, save or copy; and whether it went, or was signed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast, get_args

from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Decision, Dossier, SentPaper, Speaker
from desktop.errors import UserError
from desktop.forms.looks import label, state
from desktop.letters.model import Kind
from desktop.views.clipboard import STAYS, put_secret
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.inline_question import InlineQuestion
from desktop.views.page import Page
from desktop.views.page_foot import PLACES
from desktop.views.papers.appointment import Appointment
from desktop.views.papers.disclosure_panel import DisclosurePanel
from desktop.views.papers.invitation_form import InvitationForm
from desktop.views.papers.leaving import WORDED, Leaving
from desktop.views.papers.message_copy import MessageCopy
from desktop.views.papers.paper_footer import PaperFooter
from desktop.views.papers.paper_maker import Paper, PaperMaker
from desktop.views.papers.paper_preview import PaperPreview
from desktop.views.papers.paper_saving import ask_file, ask_folder, ask_printer
from desktop.views.papers.paper_side import PaperSide
from desktop.views.papers.paper_words import EXACTLY, FOR_WHOM, IN_WORD, TITLES
from desktop.views.papers.password_question import PasswordQuestion
from desktop.views.papers.save_menu import SaveMenu
from desktop.views.papers.sent_records import keep
from desktop.views.papers.signed_form import SignedForm, sign
from desktop.views.papers.single import copied_text, single
from desktop.views.papers.striking import restore, strike
from desktop.views.wording import day, organisation_name

MAKING = "Dit papier wordt gemaakt…"
NOT_NOW = "Deze brief kan nu niet weg. Op het voorbeeld staat waarom."
SIDE = 380  # pixels at most
_OWN = ("paper", "back")
"""What this page is asked with besides, and the page before needs not know."""


class PaperPage(Page):
    """The paper at the left; beside it what it is for.

    Attributes:
        papers: the one paper, once it is composed.
        maker: makes it.
        leaving: prints and saves it.
        ask_printer, ask_file, ask_folder: how a person is asked where it goes.
    """

    def __init__(self, desk: Desk, dossier: Dossier | None, ids: dict[str, str], parent: QWidget | None = None) -> None:
        """Args: ids: as `single.Ids`, with the name of the page to go `back` to."""
        super().__init__(parent)
        self.setObjectName("page")
        self.ask_printer: Callable[[QWidget], QPrinter | None] = ask_printer
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self.ask_folder: Callable[[QWidget], Path | None] = ask_folder
        self._desk, self._dossier, self._ids = desk, dossier, dict(ids)
        self.title = TITLES.get(ids["paper"], "Papier")
        self.papers: list[Paper] = []
        self._said: dict[str, str] = {}
        self._busy = self._started = self._wrong = self._gone = False
        self._saving = DossierSaving(desk, dossier, self) if dossier else None
        self._question, self._password, self._preview = InlineQuestion(), PasswordQuestion(), PaperPreview()
        self._form: InvitationForm | None = None
        self._appointment: Appointment | None = None
        self._copy: MessageCopy | None = None
        self._signed: SignedForm | None = None
        self.maker = PaperMaker(desk, lambda: [single(desk, dossier, self._ids | self._said)], self)
        self.leaving = Leaving(desk, dossier.id if dossier else "", self, self, self.maker, self._question)
        self._save = SaveMenu(self._save_pdf, None, self._save_word, self._password.ask, (self._save_pdf, None))
        self._save.naming.setVisible(dossier is not None)
        self._save.word.setVisible(ids["paper"] in WORDED)
        back = PLACES.get(self._back, "Terug")
        self._footer = PaperFooter(back, f"Terug: {back}", self._save)
        self._side = self._make_side()
        self._lines = self._make_lines(dossier) if dossier and ids["paper"] == "consent" else None
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def ready(self) -> bool:
        """Whether the paper has been made or refused, and nothing is under way."""
        return bool(self.papers) and not self._busy

    @property
    def _back(self) -> str:
        return self._ids.get("back") or ("dossier" if self._dossier else "work")

    def flush(self) -> bool:
        """Save what the disk refused before."""
        return self._saving is None or self._saving.flush()

    def draft(self) -> dict[str, str]:
        """When and where the next conversation is, as it was typed."""
        return self._form.typed() if self._form else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Put back what `draft` gave."""
        if self._form:
            self._form.show_typed(typed)

    def showEvent(self, event: QShowEvent) -> None:
        """The paper is made when the page is first seen."""
        super().showEvent(event)
        if not self._started:
            self._started = True
            self._preview.say(MAKING)
            self._make()

    # The parts of the page

    def _make_side(self) -> PaperSide:
        kind, dossier = self._ids["paper"], self._dossier
        heading, text = FOR_WHOM.get(cast(Kind, kind), (self.title, EXACTLY))
        side = PaperSide(heading, text)
        if kind == "invitation" and dossier and self._saving:
            self._appointment = Appointment(self._desk, dossier, self._saving)
            self._form = InvitationForm(self._desk.today, self._appointment.known)
            self._said = self._form.said
            self._form.changed.connect(self._fill_in)
            self._form.wrong.connect(self._set_wrong)
            side.add(self._form)
            side.add(self._appointment)
        elif kind == "message" and dossier:
            self._copy = MessageCopy(self._desk.guide.catalog(dossier.newcomer.language).language)
            self._copy.wanted.connect(self._put_on_clipboard)
            side.add(self._copy)
        return side

    def _make_lines(self, dossier: Dossier) -> DisclosurePanel:
        """Beside a consent form: what goes when the answer is yes, and whether it is signed."""
        panel = DisclosurePanel(self._desk.guide, dossier.newcomer.language)
        panel.struck.connect(self._strike)
        panel.restored.connect(self._restore)
        return panel

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(self.title, "title"))
        under = QHBoxLayout()
        under.addWidget(label(self._about(), "help"), 3)
        self._kept = label("", "small")
        self._kept.setObjectName("kept")
        under.addWidget(self._kept, 1)
        head.addLayout(under)
        beside = self._lines or self._side
        beside.setMaximumWidth(SIDE)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._preview, 10)
        columns.addWidget(beside, 7)
        middle = QVBoxLayout()
        middle.setContentsMargins(24, 12, 24, 12)
        middle.setSpacing(10)
        middle.addLayout(head)
        middle.addWidget(self._question)
        middle.addWidget(self._password)
        middle.addLayout(columns, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(middle, 1)
        rows.addWidget(self._footer)

    def _about(self) -> str:
        """Whom it is about, and to which organisation it goes."""
        if self._dossier is None:
            return "Over alle dossiers."
        named = {one.id: one.organisation for one in self._dossier.referrals}
        named |= {one.id: one.organisation for one in self._dossier.sent}
        asked = (self._ids.get("referral", ""), self._ids.get("letter", ""))
        organisation = self._ids.get("organisation") or next((named[one] for one in asked if one in named), "")
        name = organisation_name(organisation, self._desk.guide.municipality)
        return self._dossier.newcomer.name + (f" · {name}" if organisation else "")

    def _connect(self) -> None:
        if self._saving:
            self._saving.kept.connect(lambda _: self._show_state())
        self.maker.composed.connect(self._composed)
        self.maker.made.connect(lambda _: self._show())
        self.maker.failed.connect(self._failed)
        self.maker.finished.connect(lambda: self._set_busy(False))
        self.leaving.busy.connect(self._set_busy)
        self.leaving.printed_as.connect(self._footer.say)
        self.leaving.left.connect(self._ask_after)
        self._footer.back.clicked.connect(self._leave)
        self._footer.print_button.clicked.connect(lambda: self.leaving.print_(self.papers))
        self._save.naming.toggled.connect(self._put_name)

    # Making and showing

    def _make(self) -> None:
        """Make it anew; what was asked about how it was before is asked no more."""
        self._question.hide()
        self._password.shut()
        self._set_busy(True)
        self.maker.start()
        if self._copy:
            self.maker.run(
                lambda: copied_text(self._desk, self._dossier, self._ids), self._copy.show_text, self._failed
            )

    def _composed(self, papers: list[Paper]) -> None:
        self.papers = papers
        self._side.warn("" if papers[0].allowed else NOT_NOW)
        self._side.remark(papers[0].warning if papers[0].allowed else "")
        dossier, about = self._dossier, papers[0].organisation
        if self._lines and dossier and about:
            focused = self._signed is not None and self._signed.isAncestorOf(self.window().focusWidget() or self)
            self._signed = SignedForm(dossier, about.id)
            self._signed.signed.connect(self._note_signed)
            self._lines.show_paper(papers[0], dossier.struck(about.id), self._signed)
            if focused:
                self._signed.take_focus()

    def _show(self) -> None:
        paper = self.papers[0]
        if paper.problem:
            self._preview.say(paper.problem)
        else:
            self._preview.show_pdf(paper.pdf, paper.key)

    def _failed(self, sentence: str) -> None:
        self.papers = []
        self._preview.say(sentence)
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_state()

    def _set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self._show_state()

    def _show_state(self) -> None:
        good = self.ready and not self._wrong
        self._footer.allow(good and self.papers[0].allowed and not self.papers[0].problem)
        unsaved = self._saving is not None and self._saving.unsaved
        self._kept.setText("Nog niet opgeslagen: het wordt opnieuw geprobeerd" if unsaved else "")
        state(self._kept, "error" if unsaved else "")

    def _fill_in(self, said: dict[str, str]) -> None:
        self._said = said
        if self._appointment:
            self._appointment.show_said(said)
        self._make()

    # What leaves

    def _save_pdf(self, password: str = "") -> None:
        self.leaving.save_one(self.papers, self.papers[0].letter.stem, password)

    def _save_word(self) -> None:
        self.leaving.save_words(self.papers)

    def _put_name(self, on: bool) -> None:
        self.leaving.person = self._dossier.newcomer.name if on and self._dossier else ""

    def _put_on_clipboard(self, text: str) -> None:
        try:
            self._desk.dossiers.log.note("saved", self._dossier.id if self._dossier else "", "message")
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        put_secret(text)
        self._desk.tell(f"Gekopieerd. Plak het nu: over {STAYS // 1000} seconden is het weer weg.", "done")

    # What follows

    def _ask_after(self, papers: list[Paper], word: bool) -> None:
        """A letter may have gone; a form may be signed."""
        kind = self._ids["paper"]
        if self._signed is not None:
            self._signed.take_focus()
        if self._appointment is not None:
            self._appointment.keep()
        if kind not in get_args(SentPaper) or not papers[0].allowed or self._gone:
            return
        self._question.ask(
            f"Gaat deze brief vandaag weg? Dan noteren we dat, en bewaren we hem.{IN_WORD if word else ''}",
            "Ja, verstuurd",
            "Nog niet",
            lambda: self._mark_sent(papers[0]),
        )

    def _mark_sent(self, paper: Paper) -> None:
        """Note that it went, and keep it exactly as it did."""
        if self._dossier is None or self._saving is None:
            return
        today = self._desk.today()
        self._gone = True
        sent = keep(self._dossier, paper, cast(SentPaper, self._ids["paper"]), today)
        if self._saving.changed({sent.id: paper.pdf}):
            self._desk.tell(f"Genoteerd: verstuurd op {day(today)}.", "done")

    def _note_signed(self, decision: Decision) -> None:
        if self._dossier:
            today = self._desk.today()
            sign(self._dossier, self._ids.get("organisation", ""), decision, today)
            self._changed("Genoteerd: het formulier is getekend.")

    def _strike(self, question: str, by: Speaker) -> None:
        if self._dossier:
            strike(self._dossier, self._ids.get("organisation", ""), question, by, self._desk.today())
            self._changed()

    def _restore(self, question: str) -> None:
        if self._dossier:
            restore(self._dossier, self._ids.get("organisation", ""), question)
            self._changed()

    def _changed(self, sentence: str = "") -> None:
        """Keep it, and make the paper anew."""
        if self._saving and self._saving.changed() and sentence:
            self._desk.tell(sentence, "done")
        self._make()

    def _leave(self) -> None:
        if self.flush():
            self.go.emit(self._back, {key: value for key, value in self._ids.items() if key not in _OWN})
