"""The list of newcomers: find one by part of a name, or register somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, named
from desktop.guide import Guide
from desktop.questions import dates
from desktop.translate.languages import language
from desktop.views.desk import Desk
from desktop.views.nothing_found import NothingFound
from desktop.views.page import Page
from desktop.views.search_line import SearchLine

if TYPE_CHECKING:
    from desktop.store.people import Line
    from desktop.store.queries import Dossiers

MOST = 200
MEASURED = 40
"""Rows, from the first that is seen, that say how wide a column is: at every key all of them would be asked."""
SEARCH = "Zoek op naam, geboortedatum of huishouden"
REGISTER = "Nieuwkomer inschrijven"
NOBODY = "Nog niemand in deze kluis.\nSchrijf eerst iemand in. In het dossier begint u daarna het gesprek."
NOBODY_FOUND = "Niemand gevonden. Probeer een deel van de naam, of schrijf deze nieuwkomer in."
_searched: WeakKeyDictionary[Dossiers, str] = WeakKeyDictionary()
"""What was last searched for, as long as the vault stays open: whoever returns from a dossier finds his list again."""
_Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Naam", "Geboren", "Taal", "Laatste gesprek", "Open afspraken")


class Lines(QAbstractTableModel):
    """The found newcomers as a table."""

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rounds = {item.id: item.title for item in guide.questionnaire.rounds}
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many were found."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Name, birth, language, last conversation, open promises."""
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def data(self, index: _Index, role: int = 0) -> Any:
        """What a cell says."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._lines[index.row()]
        match index.column():
            case 0:
                return line.name
            case 1:
                return dates.write(line.birth_date)
            case 2:
                return language(line.language).dutch
            case 3:
                return self._last(line)
            case _:
                return str(line.open_promises or "")

    def _last(self, line: Line) -> str:
        if line.last_held_on is None:
            return "nog geen gesprek"
        held = f"{self._rounds.get(line.last_round or '', line.last_round)}, {dates.write(line.last_held_on)}"
        return f"{held} (nog bezig)" if line.unfinished else held


class DossiersPage(Page):
    """Search field, list and the way to a new newcomer."""

    title = "Nieuwkomers"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._search = SearchLine(_searched.pop(desk.dossiers, ""))
        named(self._search, "search", SEARCH)
        self._search.setPlaceholderText(SEARCH)
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(100)
        self._search.textChanged.connect(self.refresh)
        self._search.returnPressed.connect(lambda: self._open(self._model.index(0, 0)))
        fresh = button(REGISTER, "new_newcomer", "primary")
        fresh.setIcon(icon("plus", Shade.ON_ACCENT))
        fresh.clicked.connect(lambda: self.go.emit("newcomer", {}))
        self._model: Lines = Lines(desk.guide, self)
        self._table = self._make_table()
        self._search.down.connect(self._table.setFocus)
        self._empty = NothingFound("nobody")
        self._empty.widen.clicked.connect(self._search.clear)
        self._empty.onward.clicked.connect(lambda: self.go.emit("newcomer", {}))
        tips = button("Tips", "to_tips", "quiet")
        tips.setIcon(icon("tip", Shade.ACCENT))
        tips.setToolTip("Tips van mensen die hier eerder kwamen, voor wie hier nieuw komt")
        tips.clicked.connect(lambda: self.go.emit("tips", {}))
        head = QHBoxLayout()
        head.addWidget(label(self.title, "title"), 1)
        head.addWidget(tips)
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(fresh)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 24, 40, 24)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addLayout(top)
        whole.addWidget(self._table, 1)
        whole.addWidget(self._empty, 1)
        self.setFocusProxy(self._search)
        self.refresh()
        desk.background.run(desk.dossiers.prepare_search, lambda _: None, lambda _: None)

    def refresh(self) -> None:
        """Search again; shows at most a few hundred, the rest is found by typing more."""
        try:
            lines = self._desk.dossiers.search(self._search.text(), MOST)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        self._model.show_lines(lines)
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        narrowed = bool(self._search.text().strip())
        onward = "" if narrowed else REGISTER
        self._empty.say(NOBODY_FOUND if narrowed else NOBODY, good=False, narrowed=narrowed, onward=onward)
        if lines:
            self._table.selectRow(0)

    def _make_table(self) -> QTableView:
        table = QTableView()
        named(table, "dossiers", "Nieuwkomers")
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(44)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(MEASURED)
        table.activated.connect(self._open)
        table.clicked.connect(self._open)
        return table

    def _open(self, index: _Index) -> None:
        if index.isValid():
            _searched[self._desk.dossiers] = self._search.text()
            self.go.emit("dossier", {"dossier": self._model.line(index.row()).dossier_id})
