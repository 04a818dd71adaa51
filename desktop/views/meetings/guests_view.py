"""The people for a meeting: lists as tiles, fields that narrow them, and the table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.inviting import Invitee
from desktop.views.list_tiles import ListTiles
from desktop.views.meetings.guest_cells import HEADS, cells
from desktop.views.meetings.guest_filter import GuestFilter, Wanted, sift
from desktop.views.meetings.guest_table import GuestTable
from desktop.views.meetings.meeting_desk import Known
from desktop.views.meetings.meeting_words import EMPTY, LISTS, NOT_FOUND, NOT_READ, people
from desktop.views.nothing_found import NothingFound
from desktop.views.people_model import PeopleModel

LOOKING = "Even kijken wie hierbij past…"


class GuestsView(QWidget):
    """Shows a meeting's people, and who of them is chosen.

    Signals:
        opened: somebody (`Invitee`) was chosen, to open his dossier.
        picked: other rows are chosen.

    Attributes:
        line: the search field.
        table: the people.
        wanted: what is looked at.
    """

    opened = Signal(object)
    picked = Signal()

    def __init__(self, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self._known: Known | None = None
        self._choice: set[str] = set()
        self._tiles = ListTiles(LISTS, "guest_list", people)
        self._filter, self._model = GuestFilter(), PeopleModel(HEADS, self)
        self.line, self.table = self._filter.line, GuestTable(self._model)
        self._nothing = NothingFound("guests")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self._tiles)
        rows.addWidget(self._filter)
        rows.addWidget(self.table, 1)
        rows.addWidget(self._nothing, 1)
        self._tiles.chosen.connect(self._look_at)
        self._filter.changed.connect(lambda: self.look(self._filter.wanted(self.wanted)))
        self._filter.down.connect(self.table.setFocus)
        self.table.opened.connect(self.opened)
        self.table.picked.connect(self._tell_chosen)
        self._nothing.widen.clicked.connect(lambda: self.look(Wanted(self.wanted.which)))
        self._filter.show_wanted(wanted)
        self._filter.say(LOOKING)

    def show_known(self, known: Known) -> None:
        """Show a meeting's people; who was chosen stays chosen."""
        self._known = known
        self._filter.offer(known.everybody)
        self._show()

    def look(self, wanted: Wanted) -> None:
        """Look at something else."""
        self.wanted = wanted
        self._filter.show_wanted(wanted)
        self._show()

    def chosen(self) -> list[Invitee]:
        """Who is chosen, from top to bottom."""
        return self.table.chosen()

    def choose_next(self, dossier_ids: Collection[str]) -> None:
        """Choose these when people are shown anew."""
        self._choice = set(dossier_ids)

    def fail(self) -> None:
        """Say that nothing could be read."""
        if self._known is None:
            self._filter.say("")
            self.table.hide()
            self._nothing.show()
            self._nothing.say(NOT_READ, good=False, narrowed=False)

    def _look_at(self, which: str) -> None:
        self.look(replace(self.wanted, which=next(name for name in LISTS if name == which)))

    def _show(self) -> None:
        if self._known is None:
            return
        found = sift(self._known.everybody, self.wanted, self._known.today, self._known.names)
        row = self.table.currentIndex().row()
        chosen = self._choice or {item.dossier_id for item in self.table.chosen()}
        self._choice = set()
        self._tiles.show_chosen(self.wanted.which)
        self._tiles.show_counts(found.counts)
        self._model.show_items(found.items, cells)
        self.table.choose(chosen, row)
        self._nothing.stand_for(self.table, self.line)
        words = NOT_FOUND if self.wanted.narrowed else EMPTY[self.wanted.which]
        self._nothing.say(words, good=False, narrowed=self.wanted.narrowed)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        chosen, shown = self.table.chosen(), people(self._model.rowCount())
        self._filter.say(f"{len(chosen)} van {shown} gekozen" if len(chosen) > 1 else shown)
        self.picked.emit()
