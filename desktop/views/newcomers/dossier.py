"""One newcomer's dossier: who it is, the conversations, what was promised, and the way into the next conversation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.errors import UserError
from desktop.forms.icons import icon
from desktop.forms.looks import button, name_label
from desktop.views.desk import Desk
from desktop.views.newcomers.around_card import AroundCard
from desktop.views.newcomers.columns import Columns
from desktop.views.newcomers.conversations_card import ConversationsCard
from desktop.views.newcomers.dossier_card import DossierCard
from desktop.views.newcomers.dossier_facts import facts
from desktop.views.newcomers.fact_lines import FactLines
from desktop.views.newcomers.household_card import HouseholdCard
from desktop.views.newcomers.keeping_card import KeepingCard
from desktop.views.newcomers.next_conversation import NextConversation
from desktop.views.newcomers.promises_card import PromisesCard
from desktop.views.page import Page
from desktop.views.page_foot import PLACES
from desktop.views.scrolled import Scrolled

LEFT, RIGHT = 0, 1
FROM = ("sitting", "work", "planning", "monitor", "deadlines")
"""Pages that one may come from, and is led back to; from elsewhere it is the list of newcomers."""


class DossierPage(Page):
    """Overview of one newcomer.

    Whose it is stands there at once, and card after card comes right after that, what matters most first: a dossier
    of years opens as quickly as a new one. What comes stands below what is there, so that nothing moves.

    Attributes:
        whole: whether all of it is there.
    """

    column = True

    def __init__(self, desk: Desk, dossier: Dossier | str, came_from: str = "", parent: QWidget | None = None) -> None:
        """Args:
            dossier: all of it, or its id: then the page reads it itself, once it is seen.
            came_from: "work" or "planning" when it was reached from there, where it then leads back to.

        Raises:
            DossierMissing: there is none with this id.
        """
        newcomer = dossier.newcomer if isinstance(dossier, Dossier) else desk.dossiers.newcomer(dossier)
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._dossier = dossier if isinstance(dossier, Dossier) else None
        self._id = dossier if isinstance(dossier, str) else dossier.id
        self._here = {"dossier": self._id} | ({"from": came_from} if came_from else {})
        self.title = newcomer.name
        self._drawn = False
        self._next: NextConversation | None = None
        self._columns: Columns
        self._to_come: list[Callable[[], None]] = [partial(self._add_facts, newcomer)]
        for add in (self._add_next, self._add_promises, self._add_held, self._add_around):
            self._to_come.append(partial(self._add_of, add))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scrolled("dossier_scroll", self)
        outer.addWidget(scroll)  # what stands in its place already is not moved again with all that is in it
        rows = scroll.rows
        rows.setContentsMargins(40, 16, 40, 24)
        rows.setSpacing(10)
        inside = scroll.widget()
        rows.addWidget(self._back(came_from, inside), 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(name_label(self.title, "title", inside))
        rows.addStretch(1)
        self._rows = rows

    @property
    def whole(self) -> bool:
        """Whether nothing has still to come."""
        return not self._to_come

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is there is seen now: the next part may come."""
        super().paintEvent(event)
        if self._to_come and not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self, self._go_on)

    def complete(self) -> None:
        """Add everything that has still to come."""
        while self._to_come:
            self._add_one()

    def flush(self) -> bool:
        """Save a conversation's date, interpreter and place when they are being put right."""
        return self._next is None or self._next.flush()

    def _go_on(self) -> None:
        """Add one part; what it shows is drawn before the next. A page that was left meanwhile reads nothing more."""
        self._drawn = False
        if self.isVisible():
            self._add_one()
            self.update(0, 0, 1, 1)  # painted together with what came

    def _add_one(self) -> None:
        if not self._to_come:
            return  # all of it was asked for meanwhile
        try:
            self._to_come.pop(0)()
        except UserError as error:
            self._desk.tell(str(error), "error")
            self._to_come.clear()

    def _add_of(self, add: Callable[[Dossier], None]) -> None:
        """Add a card; before the first of them all of the dossier is read."""
        self._dossier = self._dossier or self._desk.dossiers.open(self._id)
        add(self._dossier)

    def _add_facts(self, newcomer: Newcomer) -> None:
        if self._dossier is None:
            self._desk.dossiers.log.note_reading("opened", self._id)  # before more than the name is shown
        self._columns = Columns(34, 24, (2, 3), self._rows.parentWidget())
        self._rows.insertWidget(self._rows.count() - 1, self._columns)  # before the stretch at the end
        who = DossierCard("Gegevens", self._columns)
        change = button("Gegevens wijzigen", "edit_newcomer", "quiet", who)
        change.clicked.connect(lambda: self.go.emit("newcomer", self._here))
        who.add_way(change)
        who.rows.addWidget(FactLines(facts(self._desk, newcomer), who))
        self._columns.add(who, LEFT)

    def _add_next(self, dossier: Dossier) -> None:
        self._next = NextConversation(self._desk, dossier, self._columns)
        self._next.entered.connect(self._enter)
        self._next.corrected.connect(lambda: self.go.emit("dossier", self._here))
        self._next.wanted.connect(self._paper)
        self._next.planned.connect(lambda: self.go.emit("planning", {"dossier": self._id}))
        self._columns.add(self._next, RIGHT)

    def _add_promises(self, dossier: Dossier) -> None:
        promises = PromisesCard(self._desk, dossier, self._columns)
        promises.wanted.connect(self._follow)
        self._columns.add(promises, RIGHT)

    def _add_held(self, dossier: Dossier) -> None:
        held = ConversationsCard(self._desk, dossier, self._columns)
        held.wanted.connect(self._go_to)
        held.timeline.connect(lambda: self.go.emit("timeline", self._here))
        self._columns.add(held, RIGHT)

    def _add_around(self, dossier: Dossier) -> None:
        around = AroundCard(self._desk, dossier, self._columns)
        around.wanted.connect(lambda page: self.go.emit(page, self._here))
        self._columns.add(around, LEFT)
        self._add_household(dossier)
        keeping = KeepingCard(self._desk, dossier, self._columns)
        keeping.wanted.connect(lambda: self.go.emit("rights", self._here))
        self._columns.add(keeping, LEFT)

    def _back(self, came_from: str, parent: QWidget | None) -> QPushButton:
        page = came_from if came_from in FROM else "dossiers"
        back = button(PLACES[page], "back", "quiet", parent)
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(lambda: self.go.emit(page, {}))
        return back

    def _add_household(self, dossier: Dossier) -> None:
        name = dossier.newcomer.household
        if not name:
            return
        try:
            people = self._desk.dossiers.household(name)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        others = [line for line in people if line.dossier_id != dossier.id]
        if not others:
            return
        card = HouseholdCard(others, self._columns)
        card.opened.connect(lambda other: self.go.emit("dossier", {"dossier": other}))
        card.household.connect(lambda: self.go.emit("household", self._here | {"household": name}))
        self._columns.add(card, LEFT)

    def _follow(self, to: str) -> None:
        if to == "promises" and self._dossier is not None:
            self._go_to("promises", in_order(self._dossier)[-1])
        elif to == "promised":
            self._paper("promised")
        else:
            self.go.emit(to, self._here)

    def _paper(self, kind: str) -> None:
        self.go.emit("paper", self._here | {"paper": kind, "back": "dossier"})

    def _enter(self, conversation: Conversation) -> None:
        fresh = not conversation.answers and not conversation.at_question
        follow_up = self._dossier is not None and self._dossier.before(conversation) is not None
        self._go_to("promises" if fresh and follow_up else "interview", conversation)

    def _go_to(self, page: str, conversation: Conversation) -> None:
        self.go.emit(page, self._here | {"conversation": conversation.id})
