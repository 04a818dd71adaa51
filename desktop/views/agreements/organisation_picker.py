"""Finding one organisation among all of the directory, by its name or by what it offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.dossier.waiting import Waited, expectation
from desktop.forms.looks import label, named, tip
from desktop.municipality.model import Organisation
from desktop.views.wording import waiting
from desktop.views.wrapped_items import WrappedItems, wrap

_ID = Qt.ItemDataRole.UserRole
LONGEST_SEARCH = 60
TALL = 152  # four organisations
_NOTHING_LEARNED: Mapping[str, Waited] = MappingProxyType({})


class OrganisationPicker(QWidget):
    """A search line above the list of organisations.

    Signals:
        picked: id of the organisation that was chosen; empty when none is.
    """

    picked = Signal(str)

    def __init__(
        self,
        organisations: Sequence[Organisation],
        waits: Mapping[str, Waited] = _NOTHING_LEARNED,
        parent: QWidget | None = None,
    ) -> None:
        """Args: waits: what the history tells of how long people wait, by id of the organisation."""
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setMaxLength(LONGEST_SEARCH)
        self._search.setPlaceholderText("Zoek een organisatie, zoals 'taal'")
        self._search.setClearButtonEnabled(True)
        named(self._search, "organisation_search", "Zoek een organisatie")
        self._list = QListWidget()
        named(self._list, "organisation_list", "Organisaties")
        self._list.setItemDelegate(WrappedItems(self._list))
        wrap(self._list)
        self._list.setFixedHeight(TALL)
        self._none = label("Geen organisatie gevonden. Probeer een ander woord.", "help")
        self._none.hide()
        for organisation in sorted(organisations, key=lambda item: item.name.casefold()):
            item = QListWidgetItem(organisation.name, self._list)
            item.setData(_ID, organisation.id)
            wait = waiting(expectation(organisation, waits))
            item.setToolTip(tip(f"{organisation.offers}\nWachttijd: {wait}"))
        self._words = {item.id: f"{item.name} {item.offers} {item.audience}".casefold() for item in organisations}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for part in (self._search, self._list, self._none):
            rows.addWidget(part)
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._list.currentItemChanged.connect(self._changed)
        self.setFocusProxy(self._search)

    @property
    def organisation(self) -> str | None:
        """Id of the chosen organisation."""
        item = self._list.currentItem()
        return item.data(_ID) if item else None

    def choose(self, organisation_id: str) -> None:
        """Choose an organisation; one that is not in the directory chooses none."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_ID) == organisation_id:
                self._list.setCurrentRow(row)
                self._list.scrollToItem(self._list.item(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The down key goes from the search line into what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        found: list[int] = []
        for row in range(self._list.count()):
            fits = all(word in self._words[self._list.item(row).data(_ID)] for word in wanted)
            self._list.setRowHidden(row, not fits)
            if fits:
                found.append(row)
        self._none.setVisible(not found)
        if self._list.currentRow() not in found:
            self._list.setCurrentRow(found[0] if found else -1)

    def _changed(self, item: QListWidgetItem | None) -> None:
        self.picked.emit(item.data(_ID) if item else "")
