"""Information cards beside the conversation: those that fit the answers first, one click to the newcomer's window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import label, named
from desktop.questions.cards import CardBook, CardTheme, KnownCard
from desktop.translate.catalog import Catalog
from desktop.translate.searching import folded, holds, wanted
from desktop.views.aids.card_view import CardView
from desktop.views.wrapped_items import WrappedItems, wrap

SEARCH = "Zoek een kaart"
SUGGESTED = "Past bij de antwoorden"
NOTHING = "Geen kaart gevonden met {typed}. Zoek met minder woorden."
EMPTY = "Deze gemeente heeft geen kaarten."
KNOWN = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _CardList(QListWidget):
    """The titles below their themes.

    Signals:
        opened: a card was chosen (`KnownCard`).
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "card_list", "Kaarten")
        self.setItemDelegate(WrappedItems(self))
        wrap(self)
        self.itemClicked.connect(self._open)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[KnownCard]]], catalog: Catalog) -> None:
        """Fill it: a heading and its cards, for each group."""
        self.clear()
        for title, cards in groups:
            heading = QListWidgetItem(title, self)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            for known in cards:
                own = catalog.get(*known.part("title"))
                said = "" if own.state in ("missing", "source") else f"\n{isolated(own.text)}"
                item = QListWidgetItem(f"{known.card.title}{said}", self)
                item.setData(KNOWN, known)
        first = next((row for row in range(self.count()) if self.item(row).data(KNOWN)), -1)
        self.setCurrentRow(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in ENTER and self.currentItem() is not None:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        if known := item.data(KNOWN):
            self.opened.emit(known)


class CardsPanel(QWidget):
    """Search field and titles, or the card that was chosen.

    Signals:
        shown: a card for the newcomer's window (`KnownCard`).
        printed: a card for paper (`KnownCard`).
    """

    shown = Signal(object)
    printed = Signal(object)

    def __init__(self, book: CardBook, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "cards", "Kaarten")
        self._book, self._catalog = book, catalog
        self._suggested: tuple[KnownCard, ...] = ()
        self._search = QLineEdit()
        named(self._search, "card_search", SEARCH)
        self._search.setPlaceholderText(SEARCH)
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search", Shade.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self._list, self._nothing = _CardList(), label("", "help")
        self._nothing.setObjectName("no_card")
        self._place = QStackedWidget()
        self._place.addWidget(self._listing())
        self._card: CardView | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._place)
        self.setFocusProxy(self._search)
        self._search.textChanged.connect(self._fill)
        self._search.returnPressed.connect(lambda: self._list.setFocus())
        self._list.opened.connect(self.open)
        self._fill()

    def suggest(self, suggested: Sequence[KnownCard]) -> None:
        """Which cards fit the answers: they come first."""
        if tuple(suggested) != self._suggested:
            self._suggested = tuple(suggested)
            self._fill()

    def set_catalog(self, catalog: Catalog) -> None:
        """Speak another language; what is shown stays."""
        self._catalog = catalog
        self._fill()
        if self._card is not None:
            self.open(self._card.known)

    def open(self, known: KnownCard) -> None:
        """Show one card in both languages."""
        self._close()
        self._card = CardView(known, self._catalog)
        self._card.left.connect(self._leave)
        self._card.shown.connect(lambda: self.shown.emit(known))
        self._card.printed.connect(lambda: self.printed.emit(known))
        self._place.setCurrentIndex(self._place.addWidget(self._card))
        self._card.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the titles, or clears the search; else it is for whoever is around."""
        if event.key() == Qt.Key.Key_Escape and self._card is not None:
            self._leave()
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)

    def _listing(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(14, 8, 14, 10)
        rows.setSpacing(8)
        rows.addWidget(self._search)
        rows.addWidget(self._nothing)
        rows.addWidget(self._list, 1)
        return page

    def _leave(self) -> None:
        self._close()
        self._list.setFocus()

    def _close(self) -> None:
        if self._card is not None:
            self._place.setCurrentIndex(0)
            self._place.removeWidget(self._card)
            self._card.deleteLater()
            self._card = None

    def _fill(self) -> None:
        groups = list(self._groups())
        self._list.show_groups(groups, self._catalog)
        self._list.setVisible(bool(groups))
        typed = isolated(f"‘{self._search.text()}’")
        self._nothing.setText(NOTHING.format(typed=typed) if self._book.cards else EMPTY)
        self._nothing.setVisible(not groups)

    def _groups(self) -> Iterator[tuple[str, list[KnownCard]]]:
        """What is shown: while nothing is sought, what fits the answers comes first."""
        words = wanted(self._search.text())
        if self._suggested and not words:
            yield SUGGESTED, list(self._suggested)
        for theme in self._book.themes:
            found = [known for known in self._book.of(theme) if holds(self._searched(theme, known), words)]
            if found:
                yield theme.title, found

    def _searched(self, theme: CardTheme, known: KnownCard) -> str:
        texts = [(f"card:theme:{theme.id}", theme.title), *known.texts()]
        return folded(" ".join(f"{dutch} {self._catalog.get(context, dutch).text}" for context, dutch in texts))
