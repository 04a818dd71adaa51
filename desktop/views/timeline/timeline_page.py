"""The timeline of one newcomer: above the steps of civic integration, below all that happened and is to come."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier import milestones, timeline
from desktop.dossier.milestones import StepStanding
from desktop.dossier.model import Dossier
from desktop.dossier.timeline import Event
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.page import Page
from desktop.views.page_foot import TO_DOSSIER
from desktop.views.scrolled import Scrolled
from desktop.views.timeline.event_list import EventList
from desktop.views.timeline.step_path import StepPath
from desktop.views.timeline.step_recording import StepRecording

KEPT, UNKEPT = "Een stap is opgeslagen als u op ‘Bewaren’ drukt.", "Nog niet opgeslagen: het wordt opnieuw geprobeerd"


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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = Scrolled("timeline_scroll")
        outer.addWidget(scroll, 1)
        scroll.rows.setContentsMargins(40, 16, 40, 24)
        scroll.rows.setSpacing(12)
        scroll.rows.addWidget(label(self.title, "title"))
        found = self._standings()
        self.steps = StepPath(found, desk.today()) if found else None
        self._recording: StepRecording | None = None
        if self.steps is not None:
            scroll.rows.addWidget(self.steps)
            self._recording = StepRecording(desk, dossier, self.steps, scroll)
            self._recording.changed.connect(self._keep)
            self._recording.elsewhere.connect(self._leave_for)
        self.events = EventList(self._told())
        scroll.rows.addWidget(self.events)
        scroll.rows.addStretch(1)
        outer.addWidget(self._footer())
        self._saving.kept.connect(self._show_kept)

    def flush(self) -> bool:
        """Keep what stands in the form, and save what the disk refused before; False when it cannot be."""
        return (self._recording is None or self._recording.flush()) and self._saving.flush()

    def abandon(self) -> bool:
        """Give up a form that cannot be kept, which `draft` remembers; the rest is saved."""
        return self._saving.flush()

    def draft(self) -> dict[str, str]:
        """The form, when it is not kept."""
        return self._recording.draft() if self._recording is not None else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open the form as it was."""
        if self._recording is not None:
            self._recording.show_draft(typed)

    def view(self) -> dict[str, str]:
        """What is looked at, and in which order."""
        return {"which": self.events.which, "order": "newest" if self.events.newest_first else "oldest"}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self.events.choose(view.get("which", ""), view.get("order") != "oldest")

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        back = button(TO_DOSSIER, "back", "quiet")
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

    def _keep(self) -> None:
        self._saving.changed()
        self.events.show_events(self._told())

    def _leave_for(self, page: str, **ids: str) -> None:
        if self.flush():
            self.go.emit(page, self._here | ids)

    def _show_kept(self, kept: bool) -> None:
        self._kept.setText(KEPT if kept else UNKEPT)
        state(self._kept, "" if kept else "error")
