"""Beside a letter that was sent: to whom, when, what was in it, and what follows when the consent is taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier, SentLetter
from desktop.forms.bilingual import wrappable
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.guide import Guide
from desktop.views.clearing import clear
from desktop.views.papers.paper_words import EXACTLY, SPOOLER
from desktop.views.papers.sent_records import asked_to_stop, withdrawn_on
from desktop.views.scrolled import Scrolled
from desktop.views.wording import day, organisation_name

PROPOSAL = "Vraag deze organisatie om te stoppen en de gegevens te verwijderen."


class SentPanel(QFrame):
    """Drawn anew for each letter.

    Signals:
        again: this very letter is to be printed again.
        stop: id of the organisation that is to be asked to stop.
    """

    again = Signal()
    stop = Signal(str)

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sent_panel")
        self.setProperty("look", "panel")
        self._guide = guide
        scroll = Scrolled("sent_scroll")
        self._rows = scroll.rows
        self._rows.setContentsMargins(14, 14, 10, 14)
        self._rows.setSpacing(8)
        self._rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_sent(self, dossier: Dossier, sent: SentLetter, kept: bool) -> None:
        """Tell of one letter; `kept` whether the paper itself is there."""
        clear(self._rows, leave=1)
        name = organisation_name(sent.organisation, self._guide.municipality)
        self._add(f"Verstuurd naar {wrappable(name)}", "heading")
        self._add(f"Op {day(sent.on)}. {EXACTLY if kept else ''}".rstrip(), name="sent_on")
        self._mark(dossier, sent)
        if kept:
            self._offer_to_print()
        if sent.paper != "referral":
            return
        self._add("Dit stond erin", "question")
        if not sent.questions:
            self._add("Geen antwoorden.", "help")
        for question_id in sent.questions:
            question = self._guide.question(question_id)
            text = question.text if question else question_id
            self._add(f"–  {wrappable(text)}", "small", f"told:{question_id}")

    def _offer_to_print(self) -> None:
        again = button("Opnieuw afdrukken…", "print_again")
        again.setIcon(icon("printer"))
        again.setAccessibleDescription(SPOOLER)
        again.clicked.connect(self.again)
        self._put(again)

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
        self._put(notice)

    def _add(self, text: str, look: str = "", name: str = "") -> None:
        part = label(text, look)
        part.setObjectName(name)
        self._put(part)

    def _put(self, part: QWidget) -> None:
        self._rows.insertWidget(self._rows.count() - 1, part)
