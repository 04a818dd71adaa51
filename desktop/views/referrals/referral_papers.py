"""The papers of a referral: those that can be made now, and exactly what was sent before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier, Referral, SentLetter
from desktop.forms.bilingual import wrappable
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.views import wording
from desktop.views.clearing import clear
from desktop.views.papers.sent_list import CALLED
from desktop.views.papers.sent_records import asked_to_stop, newest_first, withdrawn_on
from desktop.views.referrals.advice import WAYS


def sent_letters(dossier: Dossier, referral: Referral) -> list[SentLetter]:
    """What was sent about a referral, and what was asked of its organisation since; the latest first."""
    return [
        letter
        for letter in newest_first(dossier)
        if referral.id in letter.referrals or (letter.paper == "stop" and letter.organisation == referral.organisation)
    ]


class ReferralPapers(QFrame):
    """Buttons for what can be made, and a line for each letter that went.

    Signals:
        letter, reminder, elsewhere, stop: these are wanted.
        opened: id of a letter that was sent; it is to be seen as it went.
    """

    letter = Signal()
    reminder = Signal()
    elsewhere = Signal()
    stop = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("referral_papers")
        ways = Flow(6)
        self.buttons = {}
        for text, name, picture, signal in (
            ("Brief", "letter", "letter", self.letter),
            (WAYS["reminder"], "reminder", "clock", self.reminder),
            (WAYS["elsewhere"], "elsewhere", "arrow-right", self.elsewhere),
            (WAYS["stop"], "stop", "shield", self.stop),
        ):
            made = button(text, name)
            made.setIcon(icon(picture))
            made.clicked.connect(signal)
            ways.addWidget(made)
            self.buttons[name] = made
        self._nothing = label("Er is nog niets verstuurd.", "help")
        self._letters = QVBoxLayout()
        self._letters.setSpacing(8)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(10)
        rows.addWidget(label("Brieven", "theme"))
        rows.addLayout(ways)
        rows.addWidget(self._nothing)
        rows.addLayout(self._letters)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these ways and no others."""
        for name, made in self.buttons.items():
            made.setVisible(name in names)

    def show_letters(self, dossier: Dossier, referral: Referral) -> None:
        """List what was sent about a referral."""
        clear(self._letters)
        found = sent_letters(dossier, referral)
        self._nothing.setVisible(not found)
        for letter in found:
            self._letters.addWidget(self._line(letter, withdrawn_on(dossier, letter), asked_to_stop(dossier, letter)))

    def _line(self, letter: SentLetter, withdrawn: date | None, asked: date | None) -> QWidget:
        made = QWidget()
        made.setObjectName(f"sent:{letter.id}")
        words = f"{CALLED[letter.paper]}, {wording.day(letter.on)}"
        way = button("Bekijk wat er stond", f"open_sent:{letter.id}", "quiet")
        way.setIcon(icon("eye"))
        way.setAccessibleName(f"Bekijk wat er stond: {words}")
        way.clicked.connect(lambda _=False, one=letter.id: self.opened.emit(one))
        top = Flow(8)
        top.addWidget(way)
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(label(wrappable(words)))
        if withdrawn:
            stopped = f" Gevraagd te stoppen op {wording.day(asked)}." if asked else ""
            marked = label(f"Toestemming ingetrokken op {wording.day(withdrawn)}.{stopped}", "reason")
            marked.setObjectName(f"marked:{letter.id}")
            rows.addWidget(marked)
        rows.addLayout(top)
        return made
