"""The chain of civic integration of one newcomer: what comes and what has passed, his steps, his parts with proof."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.dossier import certificates, integration, milestones
from desktop.dossier.around import Certificate
from desktop.dossier.certificates import PartStanding
from desktop.dossier.latest import latest
from desktop.dossier.model import Dossier
from desktop.errors import AnswerError
from desktop.forms.looks import label, state
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.inline_question import InlineQuestion
from desktop.views.integration import integration_words as words
from desktop.views.integration.due_list import DueList
from desktop.views.integration.handover_card import HandoverCard
from desktop.views.integration.part_list import PartList
from desktop.views.integration.pip_saving import PipSaving
from desktop.views.page import Page
from desktop.views.page_foot import TO_DOSSIER, PageFoot
from desktop.views.scrolled import Scrolled
from desktop.views.timeline.step_path import StepPath
from desktop.views.timeline.step_recording import StepRecording

UNKEPT = "Nog niet opgeslagen: het wordt opnieuw geprobeerd"
BACK = {"deadlines": "Iedereen"}
"""Where one came from, and is led back to, unless it is the dossier: the words of the way back."""


class IntegrationPage(Page):
    """It shows what was told and recorded; of steps and parts it records what a person says.

    Attributes:
        steps: the path of steps; None where the municipality follows none.
        dues: what comes and what has passed.
        parts: the parts, with the form for a proof.
        handover: the ways to what goes to the organisation that does the broad intake.
        pip: writes the file for the exchange of plans.
    """

    column = True

    def __init__(self, desk: Desk, dossier: Dossier, came_from: str = "", parent: QWidget | None = None) -> None:
        """Args: came_from: "deadlines" when the list over everybody led here; else what the dossier was reached by."""
        super().__init__(parent)
        self.setObjectName("page")
        self.title = f"Inburgering van {dossier.newcomer.name}"
        self._desk, self._dossier, self._from = desk, dossier, came_from
        self._saving = DossierSaving(desk, dossier, self)
        self._question = InlineQuestion()
        self.dues, self.parts = DueList(), PartList()
        self.pip = PipSaving(desk, dossier.id, self._question, self)
        found = milestones.steps(dossier, desk.guide.municipality)
        self.steps = StepPath(found, desk.today()) if found else None
        self.handover = HandoverCard(desk.guide.municipality)
        self._recording: StepRecording | None = None
        self._lay_out()
        self._connect()
        self._show()

    def flush(self) -> bool:
        """Keep what stands in a form, and save what the disk refused before; False when it cannot be."""
        kept = self._recording is None or self._recording.flush()
        return kept and (not self.parts.form.changed or self._record()) and self._saving.flush()

    def abandon(self) -> bool:
        """Give up a form that cannot be kept, which `draft` remembers; the rest is saved."""
        return self._saving.flush()

    def draft(self) -> dict[str, str]:
        """The form that is open, when it is not kept."""
        form = self.parts.form
        if form.changed:
            return {"part": form.part, **form.typed()}
        return self._recording.draft() if self._recording is not None else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open that form as it was."""
        if "part" in typed:
            self._open(typed["part"])
            self.parts.form.show_typed(typed)
        elif self._recording is not None:
            self._recording.show_draft(typed)

    # What stands where

    def _lay_out(self) -> None:
        scroll = self._scroll = Scrolled("integration_scroll")
        scroll.rows.setContentsMargins(40, 16, 40, 24)
        scroll.rows.setSpacing(12)
        scroll.rows.addWidget(label(self.title, "title"))
        law = words.LAWS.get(self._dossier.newcomer.regime)
        scroll.rows.addWidget(label(f"{law}. {words.FOLLOWS}" if law else words.FOLLOWS, "help"))
        scroll.rows.addWidget(self._question)
        scroll.rows.addWidget(self.dues)
        if self.steps is not None:
            scroll.rows.addWidget(self.steps)
            self._recording = StepRecording(self._desk, self._dossier, self.steps, scroll)
        scroll.rows.addWidget(self.parts)
        scroll.rows.addWidget(self.handover)
        scroll.rows.addStretch(1)
        self._footer().stand_below(self, scroll)

    def _footer(self) -> PageFoot:
        footer = PageFoot(BACK.get(self._from, TO_DOSSIER), self._go_back)
        self._kept = label("", "error")
        self._kept.setObjectName("kept")
        self._kept.hide()
        footer.row.addWidget(self._kept, 1)
        footer.row.addStretch(0)
        return footer

    def _connect(self) -> None:
        if self._recording is not None:
            self._recording.changed.connect(self._changed)
            self._recording.elsewhere.connect(self._leave_for)
        self.parts.recording.connect(self._open)
        self.parts.removed.connect(self._remove)
        self.parts.form.kept.connect(self._keep)
        self.parts.form.closed.connect(self._close)
        self.handover.paper.connect(self._paper)
        self.handover.file.connect(self._save_pip)
        self.pip.busy.connect(lambda busy: self.handover.set_busy(busy, self._dossier))
        self._saving.kept.connect(self._show_kept)

    # What is shown

    def _standings(self) -> list[PartStanding]:
        guide = self._desk.guide
        said = latest(guide.questionnaire, self._dossier, certificates.questions(guide.municipality))
        return certificates.parts(self._dossier, guide.municipality, said)

    def _show(self) -> None:
        guide, today = self._desk.guide, self._desk.today()
        found = integration.due(self._dossier, guide.municipality, guide.questionnaire, today)
        about = words.explanation(
            self._dossier.newcomer.regime,
            finished=integration.finished(self._dossier, guide.municipality, today),
            term_known=any(one.kind == "deadline" for one in found),
        )
        self.dues.show_dues(found, about, today)
        standings = self._standings()
        self.parts.show_parts(standings)
        self.parts.setVisible(bool(standings))
        self.handover.show_ground(self._dossier)

    def _show_kept(self, kept: bool) -> None:
        self._kept.setText("" if kept else UNKEPT)
        self._kept.setVisible(not kept)
        state(self._kept, "" if kept else "error")

    def _changed(self) -> None:
        self._saving.changed()
        self._show()

    # Proofs

    def _open(self, part_id: str) -> None:
        form = self.parts.form
        standing = next((one for one in self._standings() if one.part.id == part_id), None)
        if standing is None or standing.certificate is not None or (form.changed and not self._record()):
            return
        self.parts.undo.hide()
        form.open(standing.part)
        QTimer.singleShot(0, form, lambda: self._scroll.ensureWidgetVisible(form))  # once it has its place

    def _keep(self) -> None:
        part = self.parts.form.part
        if self._record():
            self.parts.focus_on(part)

    def _record(self) -> bool:
        """Keep what the form says. Returns whether that could be."""
        form = self.parts.form
        try:
            certificate = form.certificate(self._desk.professional)
            certificates.record(self._dossier, certificate, self._desk.today())
        except AnswerError as error:
            form.complain(str(error))
            return False
        form.hide()
        self._changed()
        return True

    def _close(self) -> None:
        self.parts.form.hide()
        self.parts.focus_on(self.parts.form.part)

    def _remove(self, part_id: str) -> None:
        standing = next((one for one in self._standings() if one.part.id == part_id), None)
        if standing is None or standing.certificate is None:
            return
        gone: Certificate = standing.certificate
        certificates.remove(self._dossier, gone)
        self._changed()
        self.parts.undo.offer(f"Weggehaald: {standing.part.title}.", lambda: self._bring_back(gone))
        self.parts.focus_on(part_id)

    def _bring_back(self, certificate: Certificate) -> None:
        if all(one.part != certificate.part for one in self._dossier.certificates):
            self._dossier.certificates.append(certificate)
            self._changed()
        self.parts.focus_on(certificate.part)

    # Elsewhere

    def _go_back(self) -> None:
        if not self.flush():
            return
        if self._from in BACK:
            self.go.emit(self._from, {})
        else:
            self._leave_for("dossier")

    def _paper(self, kind: str) -> None:
        self._leave_for("paper", {"paper": kind, "back": "integration"})

    def _leave_for(self, page: str, ids: Mapping[str, str] | None = None) -> None:
        if self.flush():
            here = {"dossier": self._dossier.id} | ({"from": self._from} if self._from else {})
            self.go.emit(page, {**here, **(ids or {})})

    def _save_pip(self) -> None:
        if self.flush():
            self.pip.save()
