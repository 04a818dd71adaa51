"""One card of the directory, whole: for whom, when, where, what it costs, how long one waits, when it was checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dossier.waiting import Waited, expectation
from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture, icon
from desktop.forms.looks import badge, button, label, look
from desktop.municipality.directory import WEEKDAYS
from desktop.municipality.directory_cards import Card, of
from desktop.municipality.directory_search import DAYS
from desktop.municipality.model import Municipality
from desktop.views.directory.result_list import Themes, picture
from desktop.views.scrolled import Scrolled
from desktop.views.wording import day, waiting

LARGE, SMALL = 34, 18
MANY = 2
OLD = "Deze gegevens zijn oud: nagekeken op {day}. Bel om ze na te gaan."
ENDED = "Gestopt sinds {day}: de kaart wordt niet meer voorgesteld of gevonden."


class CardView(QFrame):
    """Drawn once, for one card.

    Signals:
        wanted: id of another card.
        edit, checked, remove, more, resume: what the person wants to do with this one.
    """

    wanted = Signal(str)
    edit = Signal()
    checked = Signal()
    remove = Signal()
    more = Signal()
    resume = Signal()

    def __init__(
        self,
        card: Card,
        municipality: Municipality,
        themes: Themes,
        waits: Mapping[str, Waited],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """Args: themes: title and picture of each life domain, by id."""
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("directory_card")
        self.card = card
        self._area = Scrolled("directory_card_scroll")
        rows = self._area.rows
        rows.setContentsMargins(20, 16, 14, 12)
        rows.setSpacing(7)
        rows.addLayout(self._head(themes))
        rows.addWidget(_named(label(card.text), "card_text"))
        if card.themes:
            flow = Flow(6)
            for theme in card.themes:
                flow.addWidget(badge(themes.get(theme, (theme, ""))[0], "", f"card_theme:{theme}"))
            rows.addLayout(flow)
        if card.activity:
            self._add_others(municipality)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for number, (name, drawing, shade, text) in enumerate(_facts(card, waits, today)):
            grid.addWidget(Picture(drawing, shade, SMALL), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_named(label(text, _look(name)), f"card_{name}"), number, 1)
        rows.addLayout(grid)
        if card.activity is None:
            self._add_others(municipality)
        rows.addStretch(1)
        rows.addLayout(self._buttons(today))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _head(self, themes: Themes) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Picture(picture(self.card, themes), Shade.ACCENT, LARGE), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_named(label(self.card.title, "heading"), "card_title"), 1)
        return row

    def _add_others(self, municipality: Municipality) -> None:
        """The organisation of an activity, or the activities of an organisation, to go to."""
        organisation = municipality.organisation_by_id[self.card.organisation.id]
        others = [card for card in of(organisation) if card.id != self.card.id]
        if self.card.activity:
            others = [card for card in others if card.activity is None]
        elif others:
            self._area.rows.addSpacing(4)
            self._area.rows.addWidget(label("Activiteiten", "theme"))
        for card in others:
            days = ", ".join(DAYS[one] for one in card.days) if card.activity else ""
            words = f"{card.title} · {days}" if days else card.title
            words = f"Bij {words}" if self.card.activity else words
            link = button(words, f"card_link:{card.id}", "quiet")
            link.setIcon(icon("arrow-right", Shade.ACCENT))
            link.clicked.connect(lambda _=False, wanted=card.id: self.wanted.emit(wanted))
            self._area.rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _buttons(self, today: date) -> Flow:
        flow = Flow(8)
        flow.setContentsMargins(0, 10, 0, 4)
        ended = self.card.organisation.ended(today)
        wanted = [("Veranderen", "card_edit", "pencil", "", self.edit)]
        if ended:
            wanted.append(("Toch niet gestopt", "card_resume", "refresh", "", self.resume))
        else:
            wanted.append(("Vandaag nagekeken", "card_checked", "check", "", self.checked))
        if self.card.activity is None and not ended:
            wanted.append(("Activiteit toevoegen", "card_more", "plus", "", self.more))
        wanted.append(("Verwijderen", "card_remove", "trash", "quiet", self.remove))
        for text, name, drawing, look_name, act in wanted:
            made = button(text, name, look_name)
            made.setIcon(icon(drawing, Shade.ACCENT if look_name else Shade.INK))
            made.clicked.connect(act)
            flow.addWidget(made)
        return flow


def _facts(card: Card, waits: Mapping[str, Waited], today: date) -> Iterator[tuple[str, str, Shade, str]]:
    """What is known: its name, the picture before it, the colour of that, and the words."""
    organisation, activity = card.organisation, card.activity
    if organisation.until and organisation.ended(today):
        yield "ended", "warning", Shade.CONCERN, ENDED.format(day=day(organisation.until))
    if card.stale(today):
        yield "stale", "warning", Shade.CONCERN, OLD.format(day=day(card.verified_on))
    known = [
        ("audience", "people", "Voor wie", card.audience),
        ("days", "calendar", "Wanneer", when(card)),
        ("languages", "language", "Talen", ", ".join(card.languages)),
        ("cost", "money", "Kosten", card.cost),
        ("neighbourhoods", "home", "Wijk", ", ".join(card.neighbourhoods)),
        ("place", "place", "Adres", ", ".join(card.place)),
        (
            "directions",
            "compass",
            "Zo kunt u er terecht",
            "" if activity and activity.place else organisation.directions,
        ),
        ("waiting", "clock", "Wachttijd", "" if activity else waiting(expectation(organisation, waits))),
        ("contact", "person", "Contact", organisation.contact),
        ("phone", "phone", "Telefoon", isolated(organisation.phone) if organisation.phone else ""),
        ("email", "letter", "E-mail", organisation.email),
    ]
    for name, drawing, title, text in known:
        if text:
            yield name, drawing, Shade.MUTED, f"{title}: {text}"
    if not card.stale(today):
        yield "verified", "check", Shade.GOOD, f"Nagekeken op {day(card.verified_on)}"


def when(card: Card) -> str:
    """Days and time in Dutch; empty when nobody said."""
    time = card.activity.time if card.activity else ""
    return ", ".join(filter(None, (_days(card), time)))


def _days(card: Card) -> str:
    """'maandag tot en met vrijdag', or each by its name."""
    places = [WEEKDAYS.index(day) for day in card.days]
    if len(places) > MANY and places == list(range(places[0], places[-1] + 1)):
        return f"{DAYS[card.days[0]]} tot en met {DAYS[card.days[-1]]}"
    return ", ".join(DAYS[day] for day in card.days)


def _look(name: str) -> str:
    return "reason" if name in ("stale", "ended") else ""


def _named(words: QLabel, name: str) -> QLabel:
    words.setObjectName(name)
    return words
