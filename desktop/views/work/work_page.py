"""The work list: what waits for somebody, over all newcomers, for whoever begins his week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.dossier.work import Task, WorkList
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.store.queries import Dossiers
from desktop.views.attempt import attempt
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.nothing_found import NothingFound
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, PageFoot
from desktop.views.work.task_words import EMPTY, NOT_FOUND, many
from desktop.views.work.ticking import settle_task
from desktop.views.work.wanted import EVERY, Wanted
from desktop.views.work.work_files import WorkFiles
from desktop.views.work.work_filter import WorkFilter
from desktop.views.work.work_finding import Found, WorkFinding
from desktop.views.work.work_model import WorkModel
from desktop.views.work.work_table import WorkTable
from desktop.views.work.work_tiles import WorkTiles

TO_NEWCOMERS = "Naar de nieuwkomers"
NOT_READ = "De lijst kon niet worden gelezen. Kies hem opnieuw om het nog eens te proberen."
_looked_at: WeakKeyDictionary[Dossiers, Wanted] = WeakKeyDictionary()
"""The list that was last looked at, as long as the vault stays open: whoever returns finds it again."""


class WorkPage(Page):
    """Tiles for the lists, fields that narrow them, and the tasks; below them what can be done with a list.

    Attributes:
        files: writes a list to a file.
    """

    title = "Werklijst"

    def __init__(self, desk: Desk, ids: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        """Args: ids: `which`, `professional`, `organisation`, `text`, `order`, `descending`; the last list if none."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        asked = Wanted.of(ids or {})
        self._wanted = asked if asked.ids else _looked_at.get(desk.dossiers, asked)
        self._found: Found | None = None
        self._tiles, self._filter = WorkTiles(), WorkFilter(desk.guide.municipality)
        self._model = WorkModel(desk.guide.municipality, self)
        self._table = WorkTable(self._model)
        self._question, self._finding = InlineQuestion(), WorkFinding(desk, self)
        self._nothing = NothingFound("work")
        self._counting = False
        self._errands = Errands(desk.background, self)
        self.files = WorkFiles(desk, self._question, self)
        if not desk.professional:
            self._tiles.without("mine")
        self._lay_out()
        self._connect()
        self._show_wanted()
        self.setFocusProxy(self._filter.line)

    @property
    def ready(self) -> bool:
        """Whether what is asked for is shown."""
        return self._found is not None and not self._finding.busy

    def view(self) -> dict[str, str]:
        """Which list is looked at, and what it is narrowed to."""
        return self._wanted.ids

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self._wanted = Wanted.of(view)
        self._show_wanted()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        names = self._desk.dossiers.professionals
        self._errands.run(names, self._filter.show_people, lambda sentence: self._desk.tell(sentence, "error"))
        self.refresh()

    def refresh(self) -> None:
        """Search again."""
        self._counting = False
        _looked_at[self._desk.dossiers] = self._wanted
        self._finding.find(self._wanted)

    # Arranging

    def _lay_out(self) -> None:
        self._number = label("", "help")
        self._number.setObjectName("work_number")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._filter.add(self._number)
        head = QHBoxLayout()
        head.addWidget(label(self.title, "title"), 1)
        head.addWidget(self._filter.line, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 10, 28, 10)
        middle.setSpacing(8)
        middle.addLayout(head)
        for part in (self._tiles, self._filter, self._question):
            middle.addWidget(part)
        middle.addWidget(self._table, 1)
        middle.addWidget(self._nothing, 1)
        self._footer().stand_below(self, middle)

    def _footer(self) -> PageFoot:
        footer = PageFoot(PLACES["dossiers"], self.leave.emit)
        self._save = button("Opslaan", "work_save")
        self._save.setIcon(icon("save"))
        menu = QMenu(self._save)
        for text, name, save in (
            ("Spreadsheet met namen…", "work_spreadsheet", self.files.save_spreadsheet),
            ("Spreadsheet met voorletters…", "work_initials", self.files.save_initials),
            ("Dagen voor uw agenda, met voorletters…", "work_calendar", self.files.save_calendar),
        ):
            act = menu.addAction(text)
            act.setObjectName(name)
            act.triggered.connect(lambda _, save=save: save(self._wanted.search(self._desk.professional, EVERY)))
        self._save.setMenu(menu)
        coordination = button("Regieoverleg", "work_coordination")
        coordination.setIcon(icon("network"))
        coordination.setToolTip("Wat stilstaat bespreken: alleen wie toestemming gaf voor iedereen aan tafel")
        coordination.clicked.connect(lambda: self.go.emit("coordination", {}))
        self._print = button("Afdrukken", "work_print", "primary")
        self._print.setIcon(icon("printer", Shade.ON_ACCENT))
        self._print.clicked.connect(self._show_paper)
        self._look = button("Openen", "work_open")
        self._look.setToolTip("De gekozen afspraak openen (Enter)")
        self._look.clicked.connect(self._open_chosen)
        footer.row.addStretch(1)
        for part in (self._look, coordination, self._save, self._print):
            footer.row.addWidget(part)
        return footer

    def _connect(self) -> None:
        self._tiles.chosen.connect(self._choose)
        self._filter.changed.connect(self._narrow)
        self._filter.down.connect(self._table.setFocus)
        self._nothing.widen.clicked.connect(self._show_everything)
        self._nothing.onward.clicked.connect(lambda: self.go.emit("dossiers", {}))
        self._table.opened.connect(self._open)
        self._table.sorted.connect(self._filter.set_order)
        self._model.ticked.connect(self._tick)
        self._finding.found.connect(self._show_found)
        self._finding.failed.connect(self._not_read)
        self.files.busy.connect(lambda busy: self._save.setEnabled(not busy))

    # Asking

    def _choose(self, which: str) -> None:
        self._wanted = replace(self._wanted, which=cast(WorkList, which))
        self._filter.show_wanted(self._wanted)
        self.refresh()

    def _narrow(self) -> None:
        self._wanted = self._filter.wanted(self._wanted)
        self._table.show_order(self._wanted.order, self._wanted.descending)
        self.refresh()

    def _show_everything(self) -> None:
        """The same list, narrowed to nothing."""
        self._wanted = Wanted(self._wanted.which, order=self._wanted.order, descending=self._wanted.descending)
        self._show_wanted()
        self.refresh()
        self._filter.line.setFocus()

    def _show_wanted(self) -> None:
        self._tiles.show_chosen(self._wanted.which)
        self._filter.show_wanted(self._wanted)
        self._table.show_order(self._wanted.order, self._wanted.descending)

    def _tick(self, task: Task, done: bool) -> None:
        """An action is done, or open after all: it stays where it is, and everything is counted anew."""
        if not attempt(self._desk, lambda: settle_task(self._desk, task, done=done)):
            self.refresh()
            return
        self._model.mark(task, done=done)
        self._counting = True
        self._finding.find(self._wanted)

    # Showing

    def _show_found(self, found: Found) -> None:
        work = found.work
        stays = self._counting and self._found is not None and self._found.wanted == found.wanted
        self._found = found
        self._tiles.show_counts(work.counts)
        if not stays:
            self._show_tasks(found)
        shown = len(work.tasks)
        number = many(work.total) if shown == work.total else f"De eerste {shown} van {many(work.total)}"
        self._number.setText(f"{number}, {self._model.done} gedaan" if self._model.done else number)
        self._show_state(NOT_FOUND if found.wanted.narrowed else EMPTY[found.wanted.which])

    def _show_tasks(self, found: Found) -> None:
        """Show them; one stands where one stood, or at least as far down."""
        row, stood = self._table.currentIndex().row(), self._table.task()
        self._model.show_tasks(found.work.tasks, found.today)
        there = self._model.row_of(stood.id) if stood else -1
        self._table.stand_on(there if there >= 0 else max(row, 0))

    def _not_read(self, sentence: str) -> None:
        self._desk.tell(sentence, "error")
        self._show_state(NOT_READ)

    def _show_state(self, words: str) -> None:
        """The table, or why there is none."""
        any_task = self._model.rowCount() > 0
        self._nothing.stand_for(self._table, self._filter.line)
        self._nothing.say(
            words,
            good=words not in (NOT_FOUND, NOT_READ),
            narrowed=words == NOT_FOUND,
            onward=TO_NEWCOMERS if words == EMPTY["all"] else "",
        )
        self._look.setEnabled(any_task)
        self._print.setEnabled(any_task)
        self._save.setEnabled(any_task)

    # Going elsewhere

    def _open_chosen(self) -> None:
        task = self._table.task()
        if task is not None:
            self._open(task)

    def _open(self, task: Task) -> None:
        if task.kind == "referral":
            self.go.emit("referrals", {"dossier": task.dossier, "referral": task.id, "from": "work"})
        else:
            self.go.emit("dossier", {"dossier": task.dossier, "from": "work"})

    def _show_paper(self) -> None:
        search = self._wanted.search(self._desk.professional)
        list_ids = {
            "which": search.which,
            "professional": search.professional,
            "organisation": search.organisation,
            "text": search.text,
        }
        self.go.emit("paper", {"paper": "work", **self._wanted.ids, **list_ids, "back": "work"})
