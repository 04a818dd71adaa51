"""The cards of all indicators, under the goals of the municipality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.forms.looks import label
from desktop.guide import Guide
from desktop.monitor.indicators import Indicator
from desktop.monitor.model import Period
from desktop.views.clearing import clear
from desktop.views.monitor.indicator_card import IndicatorCard
from desktop.views.monitor.monitor_counting import Counted, Whole
from desktop.views.monitor.wanted import APART
from desktop.views.monitor.wording import APART_PILLAR, HOUSEHOLDS, INSIDE, not_by
from desktop.views.scrolled import Scrolled

AT_ONCE = 8
"""Cards that are made in one turn of the event loop: as many as are seen first."""


class IndicatorList(Scrolled):
    """Makes the cards of one goal, or of all; the first ones at once, the rest right after.

    Signals:
        asked: somebody wants to see the dossiers behind an indicator (its id).
    """

    asked = Signal(str)

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__("monitor_scroll", parent)
        self.setAccessibleName("Indicatoren")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        self._guide = guide
        self._households = guide.municipality.settings.count_by == "household"
        self._counted: Counted | None = None
        self._earlier: Sequence[tuple[Period, Whole]] = ()
        self._cards: dict[str, IndicatorCard] = {}
        self._left: Iterator[str | Indicator] | None = None
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._add)
        self.rows.setSpacing(10)

    @property
    def whole(self) -> bool:
        """Whether every card is there."""
        return self._left is None

    @property
    def compared(self) -> bool:
        """Whether earlier periods are shown."""
        return bool(self._earlier)

    def show_counted(self, counted: Counted, pillar: str) -> None:
        """Show what was counted."""
        same = self._counted is not None and self._counted.wanted.same_people(counted.wanted)
        self._earlier = self._earlier if same else ()
        self._counted = counted
        self.show_pillar(pillar)

    def show_pillar(self, pillar: str) -> None:
        """Show the indicators of one goal; `APART` for those of none, empty for all."""
        self._more.stop()
        self._cards.clear()
        clear(self.rows)
        self.verticalScrollBar().setValue(0)
        about = label(" ".join(filter(None, (HOUSEHOLDS if self._households else "", INSIDE))), "small")
        about.setObjectName("monitor_inside")
        self.rows.addWidget(about)
        self._left = self._chosen(pillar)
        self._add()

    def show_earlier(self, found: Sequence[tuple[Period, Whole]]) -> None:
        """Show earlier periods beside what is there."""
        self._earlier = found
        for name, card in self._cards.items():
            self._compare(name, card)

    def _chosen(self, pillar: str) -> Iterator[str | Indicator]:
        """Titles, and what stands under them."""
        own = [(item.id, item.title) for item in self._guide.municipality.settings.pillars]
        for name, title in [(APART, APART_PILLAR), *own]:
            found = self._guide.indicators.pillar(None if name == APART else name)
            if found and pillar in ("", name):
                yield title
                yield from (item.indicator for item in found)

    def _add(self) -> None:
        """Put the next ones on the page."""
        for _ in range(AT_ONCE):
            item = next(self._left, None) if self._left else None
            if item is None:
                self._left = None
                self._more.stop()
                self.rows.addStretch(1)
                return
            self.rows.addWidget(label(item, "theme") if isinstance(item, str) else self._made(item))
        self._more.start()

    def _made(self, indicator: Indicator) -> IndicatorCard:
        assert self._counted is not None
        card, name = IndicatorCard(indicator), indicator.id
        whole, apart = self._counted.whole[name], self._counted.apart.get(name)
        by = self._counted.wanted.by
        besides = not_by(self._by(by), indicator.unit) if by and apart is None else ""
        card.show_table(whole, apart, besides)
        card.asked.connect(lambda: self.asked.emit(name))
        self._cards[name] = card
        self._compare(name, card)
        return card

    def _by(self, breakdown: str) -> str:
        """What a breakdown is called."""
        tables = self._counted.apart.values() if self._counted else ()
        return next((table.breakdown.title for table in tables if table.breakdown), breakdown)

    def _compare(self, name: str, card: IndicatorCard) -> None:
        if self._earlier:
            card.show_earlier([(period, whole[name]) for period, whole in self._earlier])
