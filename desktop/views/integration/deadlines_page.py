"""The chain of civic integration of everybody: what comes in the next months, and what has passed; by urgency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, named
from desktop.store.queries import Dossiers
from desktop.views.desk import Desk
from desktop.views.integration.deadline_cells import HEADS, cells
from desktop.views.integration.deadlines_finding import Found, find
from desktop.views.integration.deadlines_table import DeadlinesTable
from desktop.views.integration.wanted import About, Row, Wanted, Which, sifted
from desktop.views.list_tiles import ListTiles
from desktop.views.nothing_found import NothingFound
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, PageFoot
from desktop.views.people_model import PeopleModel
from desktop.views.reading_anew import ReadingAnew
from desktop.views.search_line import search_line
from desktop.views.steady import steady

FOLLOWS = "Wat in gesprekken is verteld, en wat daaruit te rekenen is. Het programma beslist niets."
TILES: Mapping[Which, str] = {
    "all": "Alles",
    "passed": "Voorbij",
    "near": "Binnenkort",
    "coming": "Komt eraan",
    "stuck": "Staat stil",
    "undated": "Dag onbekend",
}
"""In the order in which they are offered."""
EMPTY: Mapping[Which, str] = {
    "all": "Er komt nu niets aan, en er is niets voorbij.\nEen dag schrijft u op in het dossier, bij Inburgering.",
    "passed": "Er is niets voorbij. Mooi.",
    "near": "Binnenkort is er niets.",
    "coming": "Daarna komt er voorlopig niets aan.",
    "stuck": "Er staat geen stap stil. Mooi.",
    "undated": "Van alles is een dag bekend.",
}
CHOICES: tuple[tuple[About, str], ...] = (
    ("", "Alle soorten"),
    ("term", "Termijn en lening"),
    ("relief", "Ontzorgen"),
    ("step", "Stappen"),
)
LOW = 26
"""Lines of text that a window needs for all of this."""
NOT_FOUND = "Niemand gevonden met deze keuze."
NOT_READ = "Dit kon niet worden gelezen. Kies deze pagina opnieuw om het nog eens te proberen."
_looked_at: WeakKeyDictionary[Dossiers, tuple[Wanted, str]] = WeakKeyDictionary()
"""What was last looked at, and of whom, as long as the vault stays open: whoever returns finds it again."""


class DeadlinesPage(Page):
    """Tiles for the lists, fields that narrow them, and a row for each thing that comes or has passed."""

    title = "Inburgering"

    def __init__(self, desk: Desk, ids: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        """Args: ids: as `Wanted.of`; what was last looked at if none."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        asked, last = Wanted.of(ids or {}), _looked_at.get(desk.dossiers, (Wanted(), ""))
        self._wanted = asked if asked.ids else last[0]
        self._chosen = last[1]
        self._found: Found | None = None
        self._tiles = ListTiles(dict(TILES), "deadlines_list", many, ("passed",))
        self._model = PeopleModel(HEADS, self)
        self._table = DeadlinesTable(self._model)
        self._nothing = NothingFound("deadlines")
        self._finding = ReadingAnew(desk.background, partial(find, desk), self)
        self._line, self._about = search_line("deadlines_text", "Zoek op naam"), QComboBox()
        self._lay_out()
        self._connect()
        self._show_wanted()
        self.setFocusProxy(self._line)

    @property
    def ready(self) -> bool:
        """Whether what is asked for is shown."""
        return self._found is not None and not self._finding.busy

    def view(self) -> dict[str, str]:
        """What is looked at."""
        return self._wanted.ids

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self._look(Wanted.of(view))

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self._finding.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the list gets the room of what is said above it."""
        super().resizeEvent(event)
        self._follows.setVisible(self.height() >= LOW * self.fontMetrics().height())

    # Arranging

    def _lay_out(self) -> None:
        named(self._about, "deadlines_about", "Waarover")
        for about, text in CHOICES:
            self._about.addItem(text, about)
        steady(self._about)
        self._number = label("", "help")
        self._number.setObjectName("deadlines_number")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(label(self.title, "title"), 1)
        head.addWidget(self._about)
        head.addWidget(self._line, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 10, 28, 10)
        middle.setSpacing(8)
        middle.addLayout(head)
        under = QHBoxLayout()
        under.setSpacing(14)
        self._follows = label(FOLLOWS, "help")
        under.addWidget(self._follows, 2)
        under.addWidget(self._number, 1)
        middle.addLayout(under)
        middle.addWidget(self._tiles)
        middle.addWidget(self._table, 1)
        middle.addWidget(self._nothing, 1)
        self._footer().stand_below(self, middle)

    def _footer(self) -> PageFoot:
        footer = PageFoot(PLACES["around"], lambda: self.go.emit("around", {}))
        self._dossier = button("Dossier", "deadlines_dossier")
        self._dossier.setAccessibleName("Dossier openen")
        self._dossier.clicked.connect(lambda: self._go_to("dossier"))
        self._open = button("Inburgering openen", "deadlines_open", "primary")
        self._open.clicked.connect(lambda: self._go_to("integration"))
        footer.row.addStretch(1)
        footer.row.addWidget(self._dossier)
        footer.row.addWidget(self._open)
        return footer

    def _connect(self) -> None:
        self._tiles.chosen.connect(lambda which: self._look(replace(self._wanted, which=cast(Which, which))))
        self._line.textChanged.connect(self._narrow)
        self._line.down.connect(self._table.setFocus)
        self._about.currentIndexChanged.connect(self._narrow)
        self._nothing.widen.clicked.connect(self._show_everything)
        self._table.opened.connect(lambda _: self._go_to("integration"))
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self._finding.read.connect(self._show_found)
        self._finding.failed.connect(self._not_read)

    # Asking

    def _narrow(self) -> None:
        text = self._line.text().encode("utf-8", "replace").decode()
        self._look(replace(self._wanted, text=text, about=cast(About, self._about.currentData() or "")))

    def _show_everything(self) -> None:
        """The same list, narrowed to nothing."""
        self._look(Wanted(self._wanted.which))
        self._line.setFocus()

    def _look(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._show_wanted()
        if self._found is not None:
            self._show(self._found)

    def _show_wanted(self) -> None:
        """Put the fields as they were, without a word to anybody."""
        for part in (self._line, self._about):
            part.blockSignals(True)
        if self._line.text() != self._wanted.text:
            self._line.setText(self._wanted.text)
        self._about.setCurrentIndex(max(0, self._about.findData(self._wanted.about)))
        for part in (self._line, self._about):
            part.blockSignals(False)
        self._tiles.show_chosen(self._wanted.which)

    # Showing

    def _show_found(self, found: Found) -> None:
        self._found = found
        self._show(found)

    def _show(self, found: Found) -> None:
        from desktop.store.names import words_of

        rows, counts = sifted(found.rows, self._wanted, words_of(self._wanted.text))
        stood = self._table.row()
        chosen = stood.dossier_id if stood else self._chosen
        self._tiles.show_counts(counts)
        self._model.show_items(rows, partial(cells, today=found.today))
        self._table.stand_on(next(iter(self._model.rows_of({chosen})), 0))
        people = len({row.dossier_id for row in rows})
        self._number.setText(f"{many(len(rows))}, van {'1 persoon' if people == 1 else f'{people} mensen'}")
        self._show_state(NOT_FOUND if self._wanted.narrowed else EMPTY[self._wanted.which])

    def _not_read(self, sentence: str) -> None:
        self._desk.tell(sentence, "error")
        self._show_state(NOT_READ)

    def _show_state(self, words: str) -> None:
        """The table, or why there is none."""
        self._number.setVisible(self._model.rowCount() > 0)
        self._nothing.stand_for(self._table, self._line)
        self._nothing.say(words, good=words not in (NOT_FOUND, NOT_READ), narrowed=words == NOT_FOUND)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._table.row()
        self._chosen = row.dossier_id if row else self._chosen
        _looked_at[self._desk.dossiers] = self._wanted, self._chosen
        for way in (self._dossier, self._open):
            way.setEnabled(row is not None)

    def _go_to(self, page: str) -> None:
        row: Row | None = self._table.row()
        if row is not None:
            self.go.emit(page, {"dossier": row.dossier_id, "from": "deadlines"})


def many(count: int) -> str:
    """How many there are."""
    return "1 regel" if count == 1 else f"{count} regels"
