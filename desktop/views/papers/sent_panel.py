"""Beside a letter that was sent: to whom, when, what was in it, and what follows when the consent is taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier, SentLetter
from desktop.forms.bilingual import wrappable
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.guide import Guide
from desktop.views.papers.paper_words import EXACTLY, SPOOLER
from desktop.views.papers.sent_records import asked_to_stop, withdrawn_on
from desktop.views.papers.side_panel import SidePanel
from desktop.views.wording import day, organisation_name

PROPOSAL = "Vraag deze organisatie om te stoppen en de gegevens te verwijderen."


class SentPanel(SidePanel):
    """Drawn anew for each letter.

    Signals:
        again: this very letter is to be printed again.
        stop: id of the organisation that is to be asked to stop.
    """

    again = Signal()
    stop = Signal(str)

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__("sent_panel", parent)
        self._guide = guide

    def show_sent(self, dossier: Dossier, sent: SentLetter, kept: bool) -> None:
        """Tell of one letter; `kept` whether the paper itself is there."""
        self.begin()
        name = organisation_name(sent.organisation, self._guide.municipality)
        self.add(f"Verstuurd naar {wrappable(name)}", "heading")
        self.add(f"Op {day(sent.on)}. {EXACTLY if kept else ''}".rstrip(), name="sent_on")
        self._mark(dossier, sent)
        if kept:
            self._offer_to_print()
        if sent.paper not in ("referral", "intake", "annex"):
            return
        self.add("Dit stond erin", "question")
        if not sent.questions:
            self.add("Geen antwoorden.", "help")
        for question_id in sent.questions:
            question = self._guide.question(question_id)
            text = question.text if question else question_id
            self.add(f"–  {wrappable(text)}", "small", f"told:{question_id}")

    def _offer_to_print(self) -> None:
        again = button("Opnieuw afdrukken…", "print_again")
        again.setIcon(icon("printer"))
        again.setAccessibleDescription(SPOOLER)
        again.clicked.connect(self.again)
        self.put(again)

    def _mark(self, dossier: Dossier, sent: SentLetter) -> None:
        """Say that the consent was taken back, and what can be done about it."""
        since = withdrawn_on(dossier, sent)
        if since is None:
            return
        notice = QFrame()
        notice.setProperty("look", "notice")
        notice.setObjectName("sent_withdrawn")
        state(notice, "warning")
        rows = QVBoxLayout(notice)
        rows.setContentsMargins(12, 8, 12, 10)
        rows.addWidget(label(f"De nieuwkomer trok de toestemming in op {day(since)}.", "question"))
        stopped = asked_to_stop(dossier, sent)
        if stopped:
            rows.addWidget(label(f"Op {day(stopped)} is gevraagd om te stoppen en de gegevens te verwijderen."))
        else:
            rows.addWidget(label(PROPOSAL))
            ask = button("Brief maken", "stop_letter", "primary")
            ask.setAccessibleName(f"Brief maken: {PROPOSAL}")
            ask.clicked.connect(lambda: self.stop.emit(sent.organisation))
            rows.addWidget(ask)
        self.put(notice)
