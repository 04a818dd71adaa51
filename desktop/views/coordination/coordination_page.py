"""The coordination meetings: planned and held, the latest first; and planning one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.around import Sitting
from desktop.errors import UserError
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, look
from desktop.views.clearing import clear
from desktop.views.coordination.sitting_form import SittingForm
from desktop.views.coordination.sitting_words import ABOUT, NONE_YET, partners, standing, when
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, PageFoot
from desktop.views.scrolled import Scrolled

HALF = "U bent een overleg aan het plannen. Sla het op, of kies Annuleren."
_STATES = {"vandaag": "waiting", "gepland": "", "gesloten": "done", "nog niet gesloten": "concern"}


class CoordinationPage(Page):
    """A card for each meeting."""

    title = "Regieoverleg"
    column = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._sittings: list[Sitting] = []
        self._ready = False
        self._errands = Errands(desk.background, self)
        self._form = SittingForm(desk.guide.municipality, desk.today)
        self._form.kept.connect(self._keep)
        self._form.shut.connect(self._shut)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._lay_out()
        self.setFocusProxy(self._new)

    @property
    def ready(self) -> bool:
        """Whether the list is read."""
        return self._ready

    def flush(self) -> bool:
        """False while a meeting is half planned."""
        if not self._form.touched:
            return True
        self._desk.tell(HALF, "warning")
        self._form.take_focus()
        return False

    def abandon(self) -> bool:
        """What is half planned is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """What stands half planned."""
        return self._form.typed() if self._form.touched else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Put it back."""
        self._form.show_typed(typed, None)
        self._new.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._ready = False
        self._errands.run(self._desk.dossiers.around.sittings, self._show, self._refused)

    def _lay_out(self) -> None:
        scroll = Scrolled("coordination_scroll")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = scroll.rows
        rows.setContentsMargins(40, 16, 40, 24)
        rows.setSpacing(12)
        rows.addWidget(label(self.title, "title"))
        rows.addWidget(label(ABOUT, "help"))
        rows.addWidget(self._form)
        rows.addLayout(self._cards)
        rows.addStretch(1)
        self._footer().stand_below(self, scroll)

    def _footer(self) -> PageFoot:
        footer = PageFoot(PLACES["around"], lambda: self.go.emit("around", {}))
        self._new = button("Een overleg plannen", "new_sitting", "primary")
        self._new.setIcon(icon("plus", Shade.ON_ACCENT))
        self._new.clicked.connect(self._plan)
        footer.row.addStretch(1)
        footer.row.addWidget(self._new)
        return footer

    def _plan(self) -> None:
        self._new.hide()
        self._form.open()

    def _shut(self) -> None:
        self._form.hide()
        self._new.show()
        self._new.setFocus()

    def _keep(self, sitting: Sitting) -> None:
        try:
            self._desk.dossiers.around.save_sitting(sitting)
        except UserError as error:
            self._refused(str(error))
            return
        self._form.hide()
        self.go.emit("sitting", {"sitting": sitting.id})

    def _refused(self, sentence: str) -> None:
        self._ready = True
        self._desk.tell(sentence, "error")

    def _show(self, sittings: Sequence[Sitting]) -> None:
        self._ready = True
        self._sittings = list(sittings)
        clear(self._cards)
        for sitting in sittings:
            self._cards.addWidget(self._card(sitting))
        if not sittings:
            nothing = QFrame()
            look(nothing, "panel")
            nothing.setObjectName("no_sittings")
            rows = QVBoxLayout(nothing)
            rows.setContentsMargins(18, 16, 18, 16)
            rows.addWidget(label(NONE_YET, "help"))
            self._cards.addWidget(nothing)

    def _card(self, sitting: Sitting) -> QFrame:
        card = QFrame()
        look(card, "card")
        card.setObjectName(f"sitting:{sitting.id}")
        stands = standing(sitting, self._desk.today())
        head = QHBoxLayout()
        title = label(wrappable(when(sitting)), "heading")
        head.addWidget(title, 1)
        head.addWidget(badge(stands, _STATES.get(stands, "")), 0, Qt.AlignmentFlag.AlignTop)
        to = button("Openen", f"open_sitting:{sitting.id}")
        to.setAccessibleName(f"Overleg van {when(sitting)} openen")
        to.clicked.connect(lambda: self.go.emit("sitting", {"sitting": sitting.id}))
        rows = QVBoxLayout(card)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addWidget(label(wrappable(partners(sitting, self._desk.guide.municipality)), "help"))
        rows.addWidget(to, 0, Qt.AlignmentFlag.AlignLeft)
        return card
