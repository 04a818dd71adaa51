"""The timeline of one newcomer: above the steps of civic integration, below all that happened and is to come."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier import milestones, timeline
from desktop.dossier.milestones import StepStanding, doubtful
from desktop.dossier.model import Dossier
from desktop.dossier.timeline import Event
from desktop.errors import AnswerError
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled
from desktop.views.timeline.event_list import EventList
from desktop.views.timeline.step_path import StepPath

KEPT, UNKEPT = "Een stap is opgeslagen als u op ‘Bewaren’ drukt.", "Nog niet opgeslagen: het wordt opnieuw geprobeerd"
DOUBT = "Deze dag ligt vóór de koppeling. Klopt hij? Kies dan nog eens Bewaren."


class TimelinePage(Page):
    """It shows what was recorded; of the steps it records what a person says.

    Attributes:
        steps: the path of steps; None where the municipality follows none.
        events: the line through time.
    """

    column = True

    def __init__(self, desk: Desk, dossier: Dossier, came_from: str = "", parent: QWidget | None = None) -> None:
        """Args: came_from: "work" when the dossier was reached from the work list."""
        super().__init__(parent)
        self.setObjectName("page")
        self.title = f"Tijdlijn van {dossier.newcomer.name}"
        self._desk, self._dossier = desk, dossier
        self._here = {"dossier": dossier.id} | ({"from": came_from} if came_from else {})
        self._saving = DossierSaving(desk, dossier, self)
        self._doubted = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = self._scroll = Scrolled("timeline_scroll")
        outer.addWidget(scroll, 1)
        scroll.rows.setContentsMargins(40, 16, 40, 24)
        scroll.rows.setSpacing(12)
        scroll.rows.addWidget(label(self.title, "title"))
        found = self._standings()
        self.steps = StepPath(found, desk.today()) if found else None
        if self.steps is not None:
            scroll.rows.addWidget(self.steps)
            self.steps.chosen.connect(self._choose)
            self.steps.form.kept.connect(self._keep)
            self.steps.form.closed.connect(self._close)
            self.steps.form.corrected.connect(self._correct)
        self.events = EventList(self._told())
        scroll.rows.addWidget(self.events)
        scroll.rows.addStretch(1)
        outer.addWidget(self._footer())
        self._saving.kept.connect(self._show_kept)

    def flush(self) -> bool:
        """Keep what stands in the form, and save what the disk refused before; False when it cannot be."""
        form = self.steps.form if self.steps is not None else None
        return (form is None or not form.changed or self._record()) and self._saving.flush()

    def abandon(self) -> bool:
        """Give up a form that cannot be kept, which `draft` remembers; the rest is saved."""
        return self._saving.flush()

    def draft(self) -> dict[str, str]:
        """The form, when it is not kept."""
        form = self.steps.form if self.steps is not None else None
        return {"step": form.step, **form.typed()} if form is not None and form.changed else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open the form as it was."""
        if self.steps is not None and self._standing(typed.get("step", "")):
            self._choose(typed["step"])
            self.steps.form.show_typed(typed)

    def view(self) -> dict[str, str]:
        """What is looked at, and in which order."""
        return {"which": self.events.which, "order": "newest" if self.events.newest_first else "oldest"}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self.events.choose(view.get("which", ""), view.get("order") != "oldest")

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        back = button("Terug naar het dossier", "back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(lambda: self._leave_for("dossier"))
        self._kept = label(KEPT, "small")
        self._kept.setObjectName("kept")
        print_it = button("Afdrukken", "print_timeline")
        print_it.setIcon(icon("printer"))
        print_it.clicked.connect(lambda: self._leave_for("paper", paper="timeline", back="timeline"))
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(back)
        row.addWidget(self._kept, 1)
        row.addWidget(print_it)
        return footer

    def _told(self) -> list[Event]:
        guide, desk = self._desk.guide, self._desk
        return timeline.timeline(self._dossier, guide.municipality, guide.questionnaire, desk.today(), desk.waits())

    def _standings(self) -> list[StepStanding]:
        return milestones.steps(self._dossier, self._desk.guide.municipality)

    def _standing(self, step: str) -> StepStanding | None:
        return next((item for item in self._standings() if item.step.id == step), None)

    def _choose(self, step: str) -> None:
        standing = self._standing(step)
        if self.steps is None or standing is None:
            return
        form = self.steps.form
        if form.changed and not self._record():
            return  # what stands there cannot be kept, and is not thrown away
        form.show_step(standing)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(form))

    def _keep(self) -> None:
        if self._record():
            self._close()

    def _record(self) -> bool:
        """Keep what the form says. Returns whether that could be."""
        assert self.steps is not None
        form = self.steps.form
        try:
            said = form.milestone()
            asked = f"{said.step} {said.done_on}"
            if doubtful(self._dossier, said) and self._doubted != asked:
                self._doubted = asked
                raise AnswerError(DOUBT)
            milestones.record(self._dossier, said, self._desk.today())
        except AnswerError as error:
            form.complain(str(error))
            return False
        self._saving.changed()
        form.hide()
        self.steps.show_steps(self._standings(), self._desk.today())
        self.events.show_events(self._told())
        return True

    def _close(self) -> None:
        if self.steps is not None:
            self.steps.form.hide()
            self.steps.focus_on(self.steps.form.step)

    def _correct(self, known_from: str) -> None:
        self._leave_for("dossier" if known_from == "start" else "newcomer")

    def _leave_for(self, page: str, **ids: str) -> None:
        if self.flush():
            self.go.emit(page, self._here | ids)

    def _show_kept(self, kept: bool) -> None:
        self._kept.setText(KEPT if kept else UNKEPT)
        state(self._kept, "" if kept else "error")
