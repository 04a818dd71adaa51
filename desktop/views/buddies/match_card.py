"""One match: since when, how often they meet, what was last said about it, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.around import BuddyMatch
from desktop.dossier.buddy_wish import Because
from desktop.dossier.durations import lasting
from desktop.forms.bilingual import wrappable
from desktop.forms.flow import Lines
from desktop.forms.looks import button, label, look, name_label, named
from desktop.views.buddies.end_form import EndForm
from desktop.views.buddies.in_sight import bring
from desktop.views.buddies.match_form import LONGEST, frequencies
from desktop.views.buddies.offer_fields import choice
from desktop.views.clearing import forget
from desktop.views.wording import begun, day

NOT_ASKED = "In een gesprek nog niet gevraagd."


class MatchCard(QFrame):
    """A card.

    Signals:
        met: how often they meet (Frequency or None).
        ended: on which day (date), why, and whether another buddy is looked for.
        opened: the newcomer's own page is asked for.
        printed: the sheet on which they get to know each other is asked for.
    """

    met = Signal(object)
    ended = Signal(object, str, bool)
    opened = Signal()
    printed = Signal()

    def __init__(
        self,
        match: BuddyMatch,
        title: str,
        kind: str,
        said: Because | None,
        today: date,
        *,
        way: bool = False,
        sheet: bool = False,
        warning: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Args:
        title: who it is about.
        kind: what the kind of buddy is called.
        said: what the newcomer last said of it.
        way, sheet: whether there is a button to the page of the newcomer, and one to the sheet.
        """
        super().__init__(parent)
        self.setObjectName(f"matched:{match.id}")
        look(self, "card")
        self._today, self._title = today, title
        self._form: EndForm | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 10, 10, 12)
        self._rows.setSpacing(6)
        since = f"{begun(kind)} sinds {day(match.since)} ({lasting(match.since, today)})"
        self._rows.addWidget(name_label(wrappable(title), "theme"))
        self._rows.addWidget(label(since, "small"))
        if warning:
            self._rows.addWidget(label(warning, "reason"))
        asked = f"Gevraagd op {day(said.on)}: {said.answer[:1].lower()}{said.answer[1:]}." if said else NOT_ASKED
        self._rows.addWidget(label(asked, "help"))
        self._rows.addWidget(self._ways(match, way, sheet))

    def shut(self) -> None:
        """It goes on."""
        if self._form is not None:
            forget(self._form)
            self._form = None
        self._end.show()
        self._end.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def form(self) -> EndForm | None:
        """The form for its end, while it is open."""
        return self._form

    def open_end(self) -> EndForm:
        """Ask when and why it ends."""
        form = self._form = EndForm(self._today)
        form.given.connect(self.ended)
        form.left.connect(self.shut)
        self._end.hide()
        self._rows.addWidget(form)
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring(form)
        return form

    def _ways(self, match: BuddyMatch, way: bool, sheet: bool) -> QWidget:
        often = choice(frequencies(), LONGEST)
        named(often, f"often:{match.id}", f"Hoe vaak zien zij elkaar: {self._title}")
        often.setCurrentIndex(max(0, often.findData(match.frequency)))
        often.activated.connect(lambda: self.met.emit(often.currentData()))
        words = label("Zien elkaar", "small")
        words.setWordWrap(False)
        words.setBuddy(often)
        asked = QWidget()
        row = QHBoxLayout(asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(often)
        self._end = button("Beëindigen…", f"end:{match.id}", "quiet")
        self._end.setAccessibleName(f"Beëindigen: {self._title}")
        self._end.clicked.connect(self.open_end)
        lines = Lines(8)
        lines.add(asked)
        if way:
            there = button("Naar de nieuwkomer", f"newcomer:{match.id}", "quiet")
            there.clicked.connect(self.opened)
            lines.add(there)
        if sheet:
            introduction = button("Kennismaken op papier", f"introduction:{match.id}", "quiet")
            introduction.clicked.connect(self.printed)
            lines.add(introduction)
        lines.add(self._end)
        return lines


def half_ended(cards: Mapping[str, MatchCard]) -> dict[str, str]:
    """Why a match ends, as it stands half typed, by the id of the match. Args: cards: by the same."""
    return {match: card.form.reason for match, card in cards.items() if card.form is not None}


def open_again(cards: Mapping[str, MatchCard], half: Mapping[str, str]) -> None:
    """Put back what `half_ended` gave, of the matches that are still there."""
    for match, reason in half.items():
        card = cards.get(match)
        if card is not None:
            (card.form or card.open_end()).show_reason(reason)


def ended_line(match: BuddyMatch, title: str) -> str:
    """A match that is over, in one line. Args: title: names, each in its own direction."""
    until = day(match.ended_on) if match.ended_on else ""
    return f"{title}: {day(match.since)} tot {until}. {begun(match.reason)}".rstrip()
