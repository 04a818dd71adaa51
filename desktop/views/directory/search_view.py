"""Searching the directory: what it is narrowed to, the cards that were found, and the one that is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.forms.looks import label
from desktop.municipality.directory_cards import Card, cards
from desktop.municipality.directory_search import EVERYTHING, Index
from desktop.translate import catalog
from desktop.translate.searching import folded
from desktop.views.clearing import forget
from desktop.views.desk import Desk
from desktop.views.directory.card_view import CardView
from desktop.views.directory.narrowing_row import ENDED, STALE, NarrowingRow
from desktop.views.directory.result_list import MOST, ResultList
from desktop.views.errands import Errands
from desktop.views.nothing_found import NothingFound

NOT_FOUND = "Niets gevonden. Probeer een ander woord, of zoek ruimer."
PAUSE = 120
"""Milliseconds after the last key until another card is drawn."""
EMPTY = "Er staan nog geen kaarten op de sociale kaart."


class SearchView(QWidget):
    """The list at the left, the card at the right.

    Attributes:
        row: what it is narrowed to; its search line goes into the head of the page.
        number: how many cards were found; it goes there too.
        ticks: ids of the cards that go on paper; None when there is no newcomer to print for.

    Signals:
        shown: a card is looked at (`CardView`): the page connects what can be done with it.
        chosen: other cards are ticked.
    """

    shown = Signal(object)
    chosen = Signal()

    def __init__(self, desk: Desk, ticks: Sequence[str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("directory_search")
        self._desk = desk
        self.ticks = None if ticks is None else list(ticks)
        self._themes = {domain.id: (domain.title, domain.icon or "") for domain in desk.guide.questionnaire.domains}
        self._cards: list[Card] = []
        self._found: list[Card] = []
        self._index: Index | None = None
        self._made, self._whole = 0, False
        self._wanted = ""
        self._errands = Errands(desk.background, self)
        self.row = NarrowingRow()
        self.number = label("", "help")
        self.number.setObjectName("directory_number")
        self._list = ResultList(self._themes)
        self._place = QStackedWidget()
        self._nothing = NothingFound("directory")
        self._card: CardView | None = None
        self._body = QWidget()
        beside = QHBoxLayout(self._body)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(14)
        beside.addWidget(self._list, 2)
        beside.addWidget(self._place, 3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.row)
        rows.addWidget(self._body, 1)
        rows.addWidget(self._nothing, 1)
        self.row.changed.connect(self._search)
        self.row.line.down.connect(self._list.setFocus)
        self._drawing = QTimer(self, singleShot=True)
        self._drawing.timeout.connect(self._draw_card)
        self._list.opened.connect(lambda: self._drawing.start(PAUSE if self.row.line.hasFocus() else 0))
        self._list.ticked.connect(self._tick)
        self._nothing.widen.clicked.connect(self._widen)

    @property
    def ready(self) -> bool:
        """Whether it can be searched in all languages, and the card is drawn."""
        return self._whole and not self._drawing.isActive()

    @property
    def looked_at(self) -> str:
        """Id of the card that is shown."""
        return self._list.chosen

    def refresh(self, wanted: str = "") -> None:
        """Read the directory anew, and look at one of its cards.

        Args:
            wanted: id of the card; the one that is looked at when it is empty.
        """
        municipality, today = self._desk.guide.municipality, self._desk.today()
        self._wanted = wanted or self.looked_at
        self._cards = cards(municipality, today)
        ended = sum(one.ended(today) for one in municipality.organisations)
        stale = sum(card.stale(today) for card in self._cards)
        near = list(dict.fromkeys(name for card in self._cards for name in card.neighbourhoods))
        spoken = dict.fromkeys(name for card in self._cards for name in card.languages)
        known = {theme: title for theme, (title, _) in self._themes.items() if self._about(theme)}
        self.row.offer(known, municipality.settings.neighbourhoods or near, sorted(spoken), stale, ended)
        self._learn()
        self._search()

    def look_at(self, card_id: str) -> None:
        """Look at a card, also one that was not found: the fields are emptied for it."""
        if card_id not in [card.id for card in self._found]:
            self.row.show_wanted({})
        self._wanted = card_id
        self._search()

    def _about(self, theme: str) -> bool:
        return any(theme in card.themes for card in self._cards)

    def _learn(self) -> None:
        """Learn the words, first in Dutch and then in every language; it takes a second, off the GUI thread."""
        guide, found = self._desk.guide, self._cards
        themes = {theme: title for theme, (title, _) in self._themes.items()}
        self._made += 1
        self._whole, number = False, self._made

        def learn(codes: Sequence[str]) -> Index:
            return Index(found, guide.municipality, folded, themes, [guide.say(code) for code in codes])

        def learned(index: Index, whole: bool) -> None:
            if number != self._made:
                return  # the directory is another one by now
            self._index, self._whole = index, whole
            if self.row.line.text().strip():
                self._search()
            if not whole:
                codes = catalog.available(guide.translations)
                self._errands.run(lambda: learn(codes), lambda index: learned(index, True), self._say)

        self._index = None
        self._errands.run(lambda: learn(()), lambda index: learned(index, False), self._say)

    def _say(self, sentence: str) -> None:
        self._desk.tell(sentence, "error")

    def _search(self) -> None:
        wanted, today = self._wanted or self.looked_at, self._desk.today()
        self._wanted = ""
        typed, narrowing = self.row.line.text(), self.row.narrowing
        if self.row.special == ENDED:
            gone = [one for one in self._desk.guide.municipality.organisations if one.ended(today)]
            found = [Card(one) for one in gone]
        else:
            left = [card for card in self._cards if narrowing.fits(card)]
            found = self._index.search(typed, narrowing) if self._index and typed.strip() else left
            if self.row.special == STALE:
                found = [card for card in found if card.stale(today)]
        if self.ticks is not None and not typed.strip() and narrowing == EVERYTHING:
            found = sorted(found, key=lambda card: card.id not in (self.ticks or ()))
        self._found = found
        self._list.show_cards(found, wanted if not typed.strip() else "", today, self.ticks)
        some = "1 kaart" if len(found) == 1 else f"{len(found)} kaarten"
        many = some if len(found) <= MOST else f"De eerste {MOST} van {some}"
        self.number.setText(many)
        self._body.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._nothing.say(NOT_FOUND if self._cards else EMPTY, good=False, narrowed=bool(self._cards))

    def _draw_card(self) -> None:
        """Draw the card that is chosen now. Right after a key it waits a moment: the next key wants its turn."""
        card = next((card for card in self._found if card.id == self.looked_at), None)
        if self._card is not None:
            self._place.removeWidget(self._card)
            forget(self._card)
            self._card = None
        if card is None:
            return
        guide = self._desk.guide
        self._card = CardView(card, guide.municipality, self._themes, self._desk.waits(), self._desk.today())
        self._card.wanted.connect(self.look_at)
        self._place.setCurrentIndex(self._place.addWidget(self._card))
        self.shown.emit(self._card)

    def _tick(self, card_id: str, on: bool) -> None:
        if self.ticks is not None:
            self.ticks = [one for one in self.ticks if one != card_id] + ([card_id] if on else [])
            self.chosen.emit()

    def _widen(self) -> None:
        self.row.show_wanted({})
        self._search()
        self.row.line.setFocus()


def view_of(search: SearchView) -> dict[str, str]:
    """What is looked at, so that it is looked at again after the lock."""
    return search.row.wanted | {"card": search.looked_at} | _ticked(search)


def show_view(search: SearchView, view: Mapping[str, str]) -> None:
    """Look at what `view_of` gave."""
    if search.ticks is not None and "ticks" in view:
        search.ticks = [one for one in view["ticks"].split(",") if one]
        search.chosen.emit()
    search.row.show_wanted(view)
    search.refresh(view.get("card", ""))


def _ticked(search: SearchView) -> dict[str, str]:
    return {} if search.ticks is None else {"ticks": ",".join(search.ticks)}
