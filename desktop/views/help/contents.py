"""The contents of the manual as a list, and a search field that narrows it to what was found."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.forms.looks import label, look, named
from desktop.views.help.contents_item import AROUND, NAME, ContentsItem
from desktop.views.help.manual import INDEX, Manual
from desktop.views.search_line import SearchLine

NOTHING = "Niets gevonden. Probeer een ander woord."


class Contents(QFrame):
    """Sections and chapters; while something is searched for, only the chapters that have it.

    Signals:
        chosen: name of the chapter that somebody wants to read.
        searching: the words that are searched for; empty when no more.
        into_text: the keyboard goes on to the text.
    """

    chosen = Signal(str)
    searching = Signal(str)
    into_text = Signal()

    def __init__(self, manual: Manual, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "rail")
        self._manual, self._name = manual, INDEX
        self._line = SearchLine()
        named(self._line, "help_search", "Zoek in de hulp")
        self._line.setPlaceholderText("Zoek in de hulp")
        self._line.setMaxLength(100)
        self._line.setClearButtonEnabled(True)
        self._list = ContentsList()
        self._nothing = label(NOTHING, "help")
        self._nothing.setObjectName("help_nothing")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(8)
        rows.addWidget(self._line)
        rows.addWidget(self._nothing)
        rows.addWidget(self._list, 1)
        self._line.textChanged.connect(self._search)
        self._line.down.connect(self._into_list)
        self._line.returnPressed.connect(self._first)
        self._list.picked.connect(self._pick)
        self._fill()

    @property
    def searched(self) -> str:
        """The words that are searched for."""
        return self._line.text().strip()

    def search(self) -> None:
        """Put the keyboard in the search field."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def clear_search(self) -> None:
        """Show the whole contents again."""
        self._line.clear()

    def stand_on(self, name: str) -> None:
        """Mark the chapter that is read."""
        self._name = name
        self._list.stand_on(name)

    def _search(self) -> None:
        self._fill()
        self.searching.emit(self.searched)

    def _fill(self) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            if self.searched:
                found = self._manual.search(self.searched)
                for one in found:
                    self._list.add(one.chapter.title, one.chapter.name, one.around)
                self._nothing.setVisible(not found)
            else:
                self._nothing.hide()
                self._list.add(self._manual.chapter(INDEX).title, INDEX)
                for section in self._manual.sections:
                    self._list.add(section.title)
                    for name in section.names:
                        self._list.add(self._manual.chapter(name).title, name)
        self._list.stand_on(self._name)

    def _into_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.TabFocusReason)
        self._list.stand_on_first()

    def _first(self) -> None:
        """Enter in the search field opens the best that was found."""
        self._list.stand_on_first()
        item = self._list.currentItem()
        if self.searched and item is not None:
            self._pick(item.data(NAME))

    def _pick(self, name: str) -> None:
        if name and name != self._name:
            self.chosen.emit(name)
        self.into_text.emit()


class ContentsList(QListWidget):
    """Headings cannot be chosen; Enter or a click opens a chapter.

    Signals:
        picked: name of the chapter.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "help_contents", "Inhoud van de hulp")
        look(self, "contents")
        self.setItemDelegate(ContentsItem(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._clicked)

    def add(self, title: str, name: str = "", around: str = "") -> None:
        """One chapter, with words of it; or a heading, which has no name."""
        item = QListWidgetItem(title)
        item.setData(NAME, name)
        item.setData(AROUND, around)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {around}" if around else title)
        if not name:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def stand_on(self, name: str) -> None:
        """Mark a chapter, if it is in the list."""
        for row in range(self.count()):
            if self.item(row).data(NAME) == name:
                with QSignalBlocker(self):
                    self.setCurrentRow(row)
                self.scrollToItem(self.item(row))
                return
        self.setCurrentRow(-1)

    def stand_on_first(self) -> None:
        """Mark the first chapter, when none is."""
        if self.currentItem() is None and self.count():
            self.setCurrentRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the rows have other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.picked.emit(item.data(NAME))
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the window's
        else:
            super().keyPressEvent(event)

    def _clicked(self, item: QListWidgetItem) -> None:
        if item.data(NAME):
            self.picked.emit(item.data(NAME))
