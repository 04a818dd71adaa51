"""All matches: those that run, with how often people meet; and when somebody asks, those that ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.around import BuddyMatch
from desktop.forms.bilingual import isolated, wrappable
from desktop.forms.looks import button, label
from desktop.municipality.model import Municipality
from desktop.views.buddies.buddies_finding import Found
from desktop.views.buddies.buddy_sayings import GONE, kind_of
from desktop.views.buddies.match_card import MatchCard, ended_line, half_ended, open_again
from desktop.views.clearing import clear
from desktop.views.newcomers.columns import Columns

ABOUT = "Vraag bij elk gesprek hoe het gaat. Hoe vaak mensen elkaar zien, bewaart u hier meteen."
NOBODY = "Er zijn nog geen koppels. Kies iemand op de wachtlijst."
STOPPED = "Dit maatje is gestopt. Beëindig de koppeling, of zet het maatje weer aan."

AT_ONCE = 14
"""So many are shown before somebody asks for more."""


class MatchesPart(QWidget):
    """Cards in two columns.

    Signals:
        met: id of the dossier, the match (BuddyMatch), and how often they meet (Frequency or None).
        ended: id of the dossier and of the match, on which day (date), why, whether another buddy is looked for.
        opened: id of a dossier.
    """

    met = Signal(str, object, object)
    ended = Signal(str, str, object, str, bool)
    opened = Signal(str)

    def __init__(self, municipality: Municipality, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._municipality, self._today = municipality, today
        self._over_shown, self._most = False, AT_ONCE
        self._cards: dict[str, MatchCard] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)

    @property
    def cards(self) -> Mapping[str, MatchCard]:
        """The cards of the running matches, by the id of the match."""
        return self._cards

    def card(self, match_id: str) -> MatchCard | None:
        """The card of a running match."""
        return self._cards.get(match_id)

    def show_found(self, found: Found) -> None:
        """Show all of them; a form for an end stays open."""
        half = half_ended(self._cards)
        clear(self._rows)
        self._cards = {}
        running = found.running
        self._rows.addWidget(label(ABOUT if running else NOBODY, "help"))
        columns = Columns(34, 16, (1, 1))
        for place, (dossier_id, match) in enumerate(running[: self._most]):
            card = self._cards[match.id] = self._card(found, dossier_id, match)
            columns.add(card, place % 2)
        if running:
            self._rows.addWidget(columns)
        if len(running) > self._most:
            more = button(f"Nog {len(running) - self._most} tonen", "more_matches", "quiet")
            more.clicked.connect(lambda: self._show_more(found))
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        over = [one for one in found.matches if one[1].ended_on is not None]
        if over:
            words = "verbergen" if self._over_shown else "tonen"
            turn = button(f"Beëindigd ({len(over)}): {words}", "show_ended", "quiet")
            turn.clicked.connect(lambda: self._turn(found))
            self._rows.addWidget(turn, 0, Qt.AlignmentFlag.AlignLeft)
        for dossier_id, match in over if self._over_shown else []:
            line = label(wrappable(ended_line(match, _title(found, dossier_id, match))), "help")
            line.setObjectName(f"ended:{match.id}")
            self._rows.addWidget(line)
        self._rows.addStretch(1)
        open_again(self._cards, half)

    def _card(self, found: Found, dossier_id: str, match: BuddyMatch) -> MatchCard:
        buddy = found.buddy(match.buddy)
        card = MatchCard(
            match,
            _title(found, dossier_id, match),
            kind_of(self._municipality, match.kind),
            found.said.get(match.id),
            self._today(),
            way=True,
            warning=STOPPED if buddy is not None and buddy.stopped_on is not None else "",
        )
        card.met.connect(lambda often: self.met.emit(dossier_id, match, often))
        card.ended.connect(lambda on, why, again: self.ended.emit(dossier_id, match.id, on, why, again))
        card.opened.connect(lambda: self.opened.emit(dossier_id))
        return card

    def _show_more(self, found: Found) -> None:
        self._most += AT_ONCE
        self.show_found(found)

    def _turn(self, found: Found) -> None:
        self._over_shown = not self._over_shown
        self.show_found(found)
        turn = self.findChild(QWidget, "show_ended")
        if turn is not None:
            turn.setFocus()


def _title(found: Found, dossier_id: str, match: BuddyMatch) -> str:
    buddy = found.buddy(match.buddy)
    return f"{isolated(found.people[dossier_id].name)} en {isolated(buddy.name) if buddy else GONE}"
