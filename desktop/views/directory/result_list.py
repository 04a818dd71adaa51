"""The cards that were found, one below another: name, whose it is, what it costs; with a box to tick for a paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.icons import icon
from desktop.forms.looks import named
from desktop.municipality.directory_cards import USUAL, Card
from desktop.views.wrapped_items import WrappedItems, wrap

MOST = 60
"""Cards that are shown at once: who sees more than he can read types another letter."""
PICTURE = QSize(22, 22)
Themes = Mapping[str, tuple[str, str]]
"""The title and the picture of each life domain, by id."""
_ID = Qt.ItemDataRole.UserRole


class ResultList(QListWidget):
    """The best one is chosen by itself.

    Signals:
        opened: another card is chosen, or none.
        ticked: id of a card, and whether it goes on paper.
    """

    opened = Signal()
    ticked = Signal(str, bool)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "directory_list", "Gevonden kaarten")
        self._themes = themes
        self.setItemDelegate(WrappedItems(self))
        wrap(self)
        self.setIconSize(PICTURE)
        self.currentItemChanged.connect(self._changed)
        self.itemChanged.connect(self._ticked)

    @property
    def chosen(self) -> str:
        """Id of the card that is chosen."""
        item = self.currentItem()
        return str(item.data(_ID)) if item else ""

    def show_cards(self, cards: Sequence[Card], chosen: str, today: date, ticks: Collection[str] | None = None) -> None:
        """Show the first of these, and choose one: the one with this id, or else the first.

        Args:
            ticks: ids of what goes on paper; None when nothing can be ticked.
        """
        self.blockSignals(True)
        self.clear()
        for card in cards[:MOST]:
            item = QListWidgetItem(icon(picture(card, self._themes)), _words(card, self._themes, today), self)
            item.setData(_ID, card.id)
            if ticks is not None:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if card.id in ticks else Qt.CheckState.Unchecked)
        ids = [card.id for card in cards[:MOST]]
        self.setCurrentRow(ids.index(chosen) if chosen in ids else 0 if ids else -1)
        self.blockSignals(False)
        self.opened.emit()

    def _changed(self) -> None:
        self.opened.emit()

    def _ticked(self, item: QListWidgetItem) -> None:
        self.ticked.emit(str(item.data(_ID)), item.checkState() == Qt.CheckState.Checked)


def picture(card: Card, themes: Themes) -> str:
    """Name of the picture of a card: its organisation's own, or that of its first theme."""
    own = card.organisation.icon if card.activity is None else ""
    return own or next((themes[theme][1] for theme in card.themes if theme in themes), USUAL)


def _words(card: Card, themes: Themes, today: date) -> str:
    about = next((themes[theme][0] for theme in card.themes if theme in themes), "")
    below = [card.organisation.name if card.activity else about, card.cost]
    if card.organisation.ended(today):
        below = ["gestopt"]
    elif card.stale(today):
        below.append("na te kijken")
    return f"{isolated(card.title)}\n{isolated(' · '.join(filter(None, below)))}"
