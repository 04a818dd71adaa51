"""Everybody who offers himself as a buddy: added, changed, stopped, and taken away wholly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.around import Buddy
from desktop.dossier.buddy_words import listed
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, look, name_label
from desktop.municipality.model import Municipality
from desktop.views.buddies.buddies_finding import Found
from desktop.views.buddies.buddy_form import BuddyForm
from desktop.views.buddies.buddy_sayings import offer_line
from desktop.views.clearing import clear, forget
from desktop.views.wording import day

ABOUT = "Vrijwilligers die maatje willen zijn. Hun gegevens staan alleen in deze kluis."
NOBODY = "Er staat nog niemand in de lijst. Voeg het eerste maatje toe."

AT_ONCE = 40
"""So many are shown before somebody asks for more."""


class PeoplePart(QWidget):
    """A card for each; the form stands in the place of all of them.

    Signals:
        asked: what is to be done ('change', 'stop', 'resume', 'remove'), and with whom (Buddy).
        turned: whether the form is open now.
    """

    asked = Signal(str, object)
    turned = Signal(bool)

    def __init__(self, municipality: Municipality, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._municipality, self._today = municipality, today
        self._stopped_shown, self._most = False, AT_ONCE
        self._form: BuddyForm | None = None
        self._home = QWidget()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        rows = QVBoxLayout(self._home)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(label(ABOUT, "help"))
        rows.addLayout(self._cards)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._home)
        self._whole.addStretch(1)

    @property
    def form(self) -> BuddyForm | None:
        """The form, while it is open."""
        return self._form

    def open_form(self, form: BuddyForm) -> None:
        """Put a form in the place of the list."""
        self.shut_form()
        self._form = form
        self._home.hide()
        self.turned.emit(True)
        self._whole.insertWidget(0, form)
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut_form(self) -> None:
        """The list is back."""
        if self._form is not None:
            forget(self._form)
            self._form = None
        self._home.show()
        self.turned.emit(False)

    def show_found(self, found: Found) -> None:
        """Show who there is: those who stopped come last, when somebody asks for them."""
        clear(self._cards)
        others = found.others()
        active = [one for one in found.offered if one.stopped_on is None]
        stopped = [one for one in found.offered if one.stopped_on is not None]
        if not active:
            self._cards.addWidget(label(NOBODY, "help"))
        for buddy in active[: self._most]:
            self._cards.addWidget(self._card(buddy, others.get(buddy.id, [])))
        if len(active) > self._most:
            more = button(f"Nog {len(active) - self._most} tonen", "more_people", "quiet")
            more.clicked.connect(lambda: self._show_more(found))
            self._cards.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if stopped:
            words = "verbergen" if self._stopped_shown else "tonen"
            turn = button(f"Gestopt ({len(stopped)}): {words}", "show_stopped", "quiet")
            turn.clicked.connect(lambda: self._turn(found))
            self._cards.addWidget(turn, 0, Qt.AlignmentFlag.AlignLeft)
        for buddy in stopped if self._stopped_shown else []:
            self._cards.addWidget(self._card(buddy, others.get(buddy.id, [])))

    def _show_more(self, found: Found) -> None:
        self._most += AT_ONCE
        self.show_found(found)

    def _turn(self, found: Found) -> None:
        self._stopped_shown = not self._stopped_shown
        self.show_found(found)
        turn = self.findChild(QPushButton, "show_stopped")
        if turn is not None:
            turn.setFocus()

    def _card(self, buddy: Buddy, others: list[str]) -> QFrame:
        card = QFrame()
        look(card, "card")
        card.setObjectName(f"buddy:{buddy.id}")
        words = QVBoxLayout()
        words.setSpacing(3)
        name = QHBoxLayout()
        name.addWidget(name_label(wrappable(buddy.name), "theme"), 1)
        if buddy.stopped_on is not None:
            name.addWidget(badge(f"gestopt op {day(buddy.stopped_on)}", "waiting"))
        words.addLayout(name)
        words.addWidget(label(wrappable(offer_line(buddy, self._municipality)), "help"))
        reached = " · ".join(part for part in (buddy.phone, buddy.email, buddy.note) if part)
        if reached:
            words.addWidget(label(wrappable(reached), "small"))
        if others:
            words.addWidget(label(f"Nu maatje van {listed(others)}"))
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(4)
        row.addLayout(words, 1)
        stopped = buddy.stopped_on is not None
        turn = ("resume", "", "Is weer maatje") if stopped else ("stop", "", "Stopt")
        for does, picture, said in (turn, ("change", "pencil", "Veranderen"), ("remove", "trash", "Weghalen")):
            way = button("" if picture else said, f"{does}:{buddy.id}", "quiet")
            if picture:
                way.setIcon(icon(picture, Shade.ACCENT))
                way.setToolTip(said)
            way.setAccessibleName(f"{said}: {buddy.name}")
            way.clicked.connect(lambda _=False, does=does: self.asked.emit(does, buddy))
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return card
