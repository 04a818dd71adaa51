"""The plan: who is due for which conversation, and when; late ones first. A list, and a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import cast
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.coming_back import Arrangement, ArrangementKind
from desktop.dossier.schedule import Upcoming
from desktop.forms.looks import label
from desktop.store.queries import Dossiers
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.list_tiles import ListTiles
from desktop.views.nothing_found import NothingFound
from desktop.views.page import Page
from desktop.views.people_model import PeopleModel
from desktop.views.planning import arranging
from desktop.views.planning.appointment_panel import AppointmentPanel
from desktop.views.planning.arranging_panel import ArrangingPanel
from desktop.views.planning.exception_panel import ExceptionPanel
from desktop.views.planning.invitations import Invitations
from desktop.views.planning.invite_panel import InvitePanel
from desktop.views.planning.planning_cells import HEADS, cells
from desktop.views.planning.planning_files import PlanningFiles, read
from desktop.views.planning.planning_filter import PlanningFilter
from desktop.views.planning.planning_footer import PlanningFooter
from desktop.views.planning.planning_table import PlanningTable
from desktop.views.planning.planning_words import EMPTY, LIST_WORDS, NOT_FOUND, NOT_READ, about, many
from desktop.views.planning.wanted import Wanted, Which
from desktop.views.planning.whole_plan import Found, WholePlan
from desktop.views.planning.year_calendar import YearCalendar
from desktop.views.reading_anew import ReadingAnew

ARRANGED: Mapping[ArrangementKind, str] = {
    "appointment": "De afspraak staat in de planning.",
    "moved": "Genoteerd: het gesprek is verplaatst.",
    "skipped": "Genoteerd: dit vervalt. U vindt het terug onder 'Vervalt'.",
}
NO_LONGER = " De afspraak die er al was, geldt niet meer: laat dat weten."
LOW = 22
"""Lines of text that a window needs for the lists, an open form and the table under one another."""
_looked_at: WeakKeyDictionary[Dossiers, tuple[Wanted, set[str]]] = WeakKeyDictionary()
"""What was last looked at, and who was chosen, as long as the vault stays open: whoever returns finds it again."""


class PlanningPage(Page):
    """Tiles for the lists, fields that narrow them, the conversations or the year; below them what can be done.

    Attributes:
        files: writes a list to a file.
        invitations: prints or saves those of several people.
    """

    title = "Planning"

    def __init__(self, desk: Desk, ids: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        """Args: ids: as `Wanted.of`; the last list if none. The row of `dossier` is chosen, in whichever list it is."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        asked, last = Wanted.of(ids or {}), _looked_at.get(desk.dossiers, (Wanted(), set()))
        self._wanted = asked if asked.ids else last[0]
        about = (ids or {}).get("dossier", "")
        self._choice = {about} if about else set(last[1])
        self._sought = "" if about in last[1] else about
        self._plan: WholePlan | None = None
        self._found: Found | None = None
        self._half_typed: dict[str, str] = {}
        self._tiles = ListTiles(
            {str(which): words for which, words in LIST_WORDS.items()}, "plan_list", many, ("late",)
        )
        self._filter, self._year = PlanningFilter(), YearCalendar()
        self._model = PeopleModel(HEADS, self)
        self._table = PlanningTable(self._model)
        self._question, self._finding = InlineQuestion(), ReadingAnew(desk.background, partial(read, desk), self)
        self._appointment, self._exception = AppointmentPanel(desk.today), ExceptionPanel(desk.today)
        self._invite, self._footer = InvitePanel(), PlanningFooter(self.leave.emit)
        self._panels: tuple[ArrangingPanel, ...] = (self._appointment, self._exception, self._invite)
        self._nothing = NothingFound("plan")
        self._errands = Errands(desk.background, self)
        self._busy = False
        self.files = PlanningFiles(desk, self._question, self)
        self.invitations = Invitations(desk, self._question, self)
        self._lay_out()
        self._connect()
        self._filter.show_wanted(self._wanted)
        self.setFocusProxy(self._filter.line)

    @property
    def ready(self) -> bool:
        """Whether what is asked for is shown, and nothing is under way."""
        return self._found is not None and not self._finding.busy and not self._busy

    def view(self) -> dict[str, str]:
        """What is looked at."""
        return self._wanted.ids

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self._wanted = Wanted.of(view)
        self._filter.show_wanted(self._wanted)
        self.refresh()

    def draft(self) -> dict[str, str]:
        """What stands half typed above the list, and of whom."""
        for name, panel in (("appointment", self._appointment), ("exception", self._exception)):
            if not panel.isHidden():
                return {"panel": name, "people": " ".join(item.dossier_id for item in panel.items), **panel.typed()}
        return {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Put back what `draft` gave, once the plan is read."""
        self._half_typed = typed
        if self._plan is not None:
            self._open_draft()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the plan again."""
        self._finding.begin()

    # Arranging the page

    def _lay_out(self) -> None:
        self._filter.add(self._year.head)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(label(self.title, "title"))
        head.addWidget(self._filter.shapes)
        head.addWidget(self._filter.round)
        head.addWidget(self._filter.line, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 10, 28, 10)
        middle.setSpacing(8)
        middle.addLayout(head)
        for part in (self._tiles, self._filter, self._question, self._appointment, self._exception, self._invite):
            middle.addWidget(part)
        for whole in (self._table, self._nothing, self._year):
            middle.addWidget(whole, 1)
        self._footer.stand_below(self, middle)

    def _connect(self) -> None:
        self._tiles.chosen.connect(lambda which: self._want(which=cast(Which, which), month=""))
        self._filter.changed.connect(lambda: self._look(self._filter.wanted(self._wanted)))
        self._filter.down.connect(self._go_down)
        self._year.chosen.connect(self._open_month)
        self._year.turned.connect(lambda year: self._want(year=str(year)))
        self._table.opened.connect(self._open_dossier)
        self._nothing.widen.clicked.connect(self._show_everything)
        self._nothing.onward.clicked.connect(lambda: self.go.emit("newcomer", {}))
        self._table.picked.connect(self._show_chosen)
        self._finding.read.connect(self._show_plan)
        self._finding.failed.connect(self._not_read)
        footer = self._footer
        footer.dossier.clicked.connect(lambda: self._open_dossier(self._table.chosen()[0]))
        footer.exception.clicked.connect(lambda: self._open_panel("exception", self._table.chosen()))
        footer.appointment.clicked.connect(lambda: self._open_panel("appointment", self._table.chosen()))
        footer.invite.clicked.connect(self._ask_invitation)
        footer.add("Afdrukken", "plan_print", lambda: self.go.emit("paper", self._paper))
        footer.add("Spreadsheet met namen…", "plan_spreadsheet", lambda: self.files.save_spreadsheet(self._wanted))
        footer.add("Spreadsheet met voorletters…", "plan_initials", lambda: self.files.save_initials(self._wanted))
        footer.add("Dagen voor uw agenda, met voorletters…", "plan_calendar", self._save_calendar)
        self._appointment.given.connect(lambda given: self._arrange(given, later=False))
        self._appointment.called_off.connect(lambda: self._change("De afspraak gaat niet door.", arranging.called_off))
        self._exception.given.connect(lambda given, later: self._arrange(given, later=later))
        self._exception.taken_back.connect(lambda: self._change("Het staat weer als gepland.", arranging.taken_back))
        for panel in self._panels:
            panel.closed.connect(self._table.setFocus)
            panel.turned.connect(self._make_room)
        self._invite.printed.connect(lambda items: self._invitations_out(self.invitations.print_, items))
        self._invite.saved.connect(lambda items: self._invitations_out(self.invitations.save, items))
        for part in (self.files, self.invitations):
            part.busy.connect(self._set_busy)

    @property
    def _paper(self) -> dict[str, str]:
        return {"paper": "planning", **self._wanted.ids, "back": "planning"}

    # Asking

    def _want(self, which: Which | None = None, month: str | None = None, year: str | None = None) -> None:
        now = self._wanted
        self._look(
            replace(
                now,
                which=now.which if which is None else which,
                month=now.month if month is None else month,
                year=now.year if year is None else year,
            )
        )

    def _look(self, wanted: Wanted) -> None:
        """Look at something else of the plan that was read."""
        if wanted.shape != self._wanted.shape:
            self._shut_panels()
        self._wanted = wanted
        self._filter.show_wanted(wanted)
        if self._plan is not None:
            self._show(self._plan)

    def _open_month(self, month: str) -> None:
        self._look(replace(self._wanted, which="all", month=month, shape="list"))
        there = self._nothing.widen if self._table.isHidden() else self._table
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_everything(self) -> None:
        """The same list, narrowed to nothing."""
        self._look(Wanted(self._wanted.which, shape=self._wanted.shape, year=self._wanted.year))
        self._filter.line.setFocus()

    def _go_down(self) -> None:
        if self._wanted.shape == "year":
            self._year.take_focus()
        else:
            self._table.setFocus()

    # Showing

    def _show_plan(self, plan: WholePlan) -> None:
        self._plan = plan
        rounds = self._desk.guide.questionnaire.rounds
        known = [(item.id, item.title) for item in rounds if item.id in plan.rounds]
        title = self._desk.guide.questionnaire.round_title
        gone = sorted(plan.rounds - {item.id for item in rounds})
        self._filter.offer([*known, *((name, title(name)) for name in gone)])
        self._seek(plan)
        self._show(plan)
        self._open_draft()

    def _seek(self, plan: WholePlan) -> None:
        """Look where somebody stands who was asked for, when he is not in the list that was last looked at."""
        about, self._sought = self._sought, ""
        found = plan.one(about)[:1] if about else []
        if found and (self._wanted.shape == "year" or found[0] not in plan.find(self._wanted).items):
            self._wanted = Wanted("skipped" if found[0].skipped else "all")
            self._filter.show_wanted(self._wanted)

    def _show(self, plan: WholePlan) -> None:
        """What is wanted of the plan; who was chosen stays chosen."""
        found = self._found = plan.find(self._wanted)
        row = self._table.currentIndex().row()
        chosen = self._choice or {item.dossier_id for item in self._table.chosen()}
        self._choice = set()
        self._tiles.show_chosen(self._wanted.which)
        self._tiles.show_counts(found.counts)
        self._model.show_items(found.items, partial(cells, guide=self._desk.guide, today=plan.today))
        self._table.choose(chosen, row)
        if self._wanted.shape == "year":
            self._year.show_year(int(self._wanted.year or plan.today.year), found, plan.today)
            self._filter.say("")
        self._show_state(NOT_FOUND if self._wanted.narrowed else EMPTY[self._wanted.which])

    def _not_read(self, sentence: str) -> None:
        self._desk.tell(sentence, "error")
        self._show_state(NOT_READ)

    def _show_state(self, words: str) -> None:
        """The table, the year, or why there is none."""
        rows, year = self._model.rowCount() > 0, self._wanted.shape == "year" and words != NOT_READ
        had_focus = self._table.hasFocus()
        self._make_room()
        self._year.setVisible(year)
        self._year.head.setVisible(year)
        self._table.setVisible(rows and not year)
        self._nothing.setVisible(not rows and not year)
        onward = "Nieuwkomer inschrijven" if words == EMPTY["all"] else ""
        good = words not in (NOT_FOUND, NOT_READ)
        self._nothing.say(words, good=good, narrowed=words == NOT_FOUND, onward=onward)
        self._show_chosen()
        if had_focus and self._table.isHidden():
            self._filter.line.setFocus()

    def _make_room(self) -> None:
        """In a low window the lists give their place to the form that is open: who it is about is chosen already."""
        arranging = any(not panel.isHidden() for panel in self._panels)
        crowded = arranging and self.height() < LOW * self.fontMetrics().height()
        self._tiles.setVisible(self._wanted.shape == "list" and not crowded)
        self._filter.setVisible(not crowded)

    def _show_chosen(self) -> None:
        chosen, number = self._table.chosen(), self._table.number
        _looked_at[self._desk.dossiers] = self._wanted, {item.dossier_id for item in chosen}
        in_list = self._wanted.shape == "list"
        self._footer.show_chosen(chosen, number, self._model.rowCount() > 0, in_list)
        if in_list and self._found:
            shown = many(len(self._found.items))
            self._filter.say(f"{number} van {shown} gekozen" if number > 1 else shown)

    # Doing

    def _open_panel(self, name: str, items: Sequence[Upcoming]) -> None:
        if not items:
            return
        self._shut_panels()
        if name == "appointment":
            self._appointment.open(items, about(items, self._desk.guide))
        else:
            self._exception.open(items, about(items, self._desk.guide))

    def _open_draft(self) -> None:
        """Open the form that stood half typed, when who it was about is still in the plan."""
        typed, self._half_typed = self._half_typed, {}
        if not typed or self._plan is None:
            return
        items = [item for one in typed.get("people", "").split() for item in self._plan.one(one)[:1]]
        self._open_panel(typed.get("panel", ""), items)
        if items:
            (self._appointment if typed["panel"] == "appointment" else self._exception).show_typed(typed)

    def _shut_panels(self) -> None:
        for panel in (self._question, *self._panels):
            panel.hide()

    def _arrange(self, given: Arrangement, *, later: bool) -> None:
        panel = self._exception if self._appointment.isHidden() else self._appointment
        today = self._desk.today()
        lapses = given.kind != "appointment" and any(
            item.appointment and item.appointment.day and item.appointment.day >= today for item in panel.items
        )
        words = ARRANGED[given.kind] + (NO_LONGER if lapses else "")
        self._change(words, lambda desk, items: arranging.arranged(desk, items, given, later=later))

    def _change(self, words: str, change: Callable[[Desk, Sequence[Upcoming]], None]) -> None:
        """Keep it, off the GUI thread; then the plan is read anew, and shows it."""
        panel = self._exception if self._appointment.isHidden() else self._appointment
        desk, items = self._desk, list(panel.items)
        self._choice = {item.dossier_id for item in items}

        def done(_: None) -> None:
            self._set_busy(False)
            panel.shut()
            desk.tell(words, "done")
            self.refresh()
            self._table.setFocus()

        def refused(sentence: str) -> None:
            self._set_busy(False)
            panel.complain(sentence)
            self.refresh()

        self._set_busy(True)
        self._errands.run(lambda: change(desk, items), done, refused)

    def _ask_invitation(self) -> None:
        """One is looked at first; several go together."""
        items = self._table.chosen()
        if len(items) == 1:
            self.go.emit("paper", {"dossier": items[0].dossier_id, "paper": "invitation", "back": "planning"})
        elif items:
            self._shut_panels()
            self._invite.open(items, self._desk.today())

    def _invitations_out(self, leave: Callable[[Sequence[Upcoming]], None], items: Sequence[Upcoming]) -> None:
        self._shut_panels()
        leave(items)

    def _save_calendar(self) -> None:
        self.files.save_calendar(self._wanted)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self._footer.sheet, self._footer.invite):
            part.setEnabled(not busy)
        if not busy:
            self._show_chosen()

    def _open_dossier(self, item: Upcoming) -> None:
        self.go.emit("dossier", {"dossier": item.dossier_id, "from": "planning"})
