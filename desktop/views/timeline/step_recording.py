"""What a person says of a step is kept: for every page that shows the path of steps."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from desktop.dossier import milestones
from desktop.dossier.milestones import StepStanding, doubtful
from desktop.dossier.model import Dossier
from desktop.errors import AnswerError
from desktop.views.desk import Desk
from desktop.views.timeline.step_path import StepPath

DOUBT = "Deze dag ligt vóór de koppeling. Klopt hij? Kies dan nog eens Bewaren."


class StepRecording(QObject):
    """Opens the form of a step, and puts what it says into the dossier; the page saves that.

    Signals:
        changed: something in the dossier changed, and is to be saved and shown.
        elsewhere: the dossier's own day has to be put right: name of the page on which that is done.
    """

    changed = Signal()
    elsewhere = Signal(str)

    def __init__(self, desk: Desk, dossier: Dossier, path: StepPath, scroll: QScrollArea) -> None:
        """Args: scroll: in which the path stands."""
        super().__init__(path)
        self._desk, self._dossier, self._path, self._scroll = desk, dossier, path, scroll
        self._doubted = ""
        path.chosen.connect(self.choose)
        path.form.kept.connect(self._keep)
        path.form.closed.connect(self._close)
        path.form.corrected.connect(self._correct)

    def choose(self, step: str) -> None:
        """Open the form of a step."""
        standing = self._standing(step)
        if standing is None:
            return
        form = self._path.form
        if form.changed and not self._record():
            return  # what stands there cannot be kept, and is not thrown away
        form.show_step(standing)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(form))

    def flush(self) -> bool:
        """Keep what stands in the form; False when it cannot be."""
        return not self._path.form.changed or self._record()

    def draft(self) -> dict[str, str]:
        """The form, when it is not kept."""
        form = self._path.form
        return {"step": form.step, **form.typed()} if form.changed else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open the form as it was."""
        if self._standing(typed.get("step", "")):
            self.choose(typed["step"])
            self._path.form.show_typed(typed)

    def _standings(self) -> list[StepStanding]:
        return milestones.steps(self._dossier, self._desk.guide.municipality)

    def _standing(self, step: str) -> StepStanding | None:
        return next((item for item in self._standings() if item.step.id == step), None)

    def _keep(self) -> None:
        if self._record():
            self._close()

    def _record(self) -> bool:
        """Keep what the form says. Returns whether that could be."""
        form = self._path.form
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
        form.hide()
        self._path.show_steps(self._standings(), self._desk.today())
        self.changed.emit()
        return True

    def _close(self) -> None:
        self._path.form.hide()
        self._path.focus_on(self._path.form.step)

    def _correct(self, known_from: str) -> None:
        self.elsewhere.emit("dossier" if known_from == "start" else "newcomer")
