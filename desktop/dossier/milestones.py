"""The steps of civic integration, as the municipality follows them, and where each stands for one newcomer.

The program follows and decides nothing: which route, whether somebody passed, what a duty is, others decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.dossier.coming_back import Milestone
from desktop.dossier.model import Dossier
from desktop.dossier.planning import CATCH_UP, START
from desktop.errors import AnswerError
from desktop.municipality.model import IntegrationStep, Municipality

KnownBy = Literal["dossier", "person", ""]
Stands = Literal["done", "blocked", "late", "expected", "open"]


@dataclass(frozen=True)
class StepStanding:
    """Where one step stands. What `Milestone` says of it, or the dossier itself.

    Attributes:
        done_on: a day of the dossier may still lie ahead, as moving in does: see `stands`.
        blocked: what holds it up; empty when nothing does.
        known_by: whether the dossier knew the day, or a person recorded it; empty when nothing is known.
    """

    step: IntegrationStep
    done_on: date | None = None
    expected_on: date | None = None
    blocked: str = ""
    blocked_since: date | None = None
    known_by: KnownBy = ""

    def stands(self, today: date) -> Stands:
        """In one word; what holds a step up comes before when it was expected."""
        if self.done_on and self.done_on <= today:
            return "done"
        if self.blocked:
            return "blocked"
        if self.day is None:
            return "open"
        return "late" if self.day < today else "expected"

    @property
    def day(self) -> date | None:
        """The day it was done, or is expected."""
        return self.done_on or self.expected_on


def steps(dossier: Dossier, municipality: Municipality) -> list[StepStanding]:
    """The municipality's steps in their order. What the dossier itself knows goes before what was recorded."""
    recorded = {milestone.step: milestone for milestone in dossier.milestones}
    return [_standing(step, dossier, recorded.get(step.id)) for step in municipality.settings.steps]


def milestone(dossier: Dossier, step_id: str) -> Milestone | None:
    """What was recorded of a step."""
    return next((item for item in dossier.milestones if item.step == step_id), None)


def record(dossier: Dossier, milestone: Milestone, today: date) -> None:
    """Keep where a step stands, in the place of what was recorded of it before; nothing at all takes it away.

    A step that is done is expected and held up no longer. What holds a step up does so from today, unless it is said
    since when.

    Raises:
        AnswerError: a day cannot be, or it is not said what holds the step up; nothing is changed then.
    """
    before = next((item for item in dossier.milestones if item.step == milestone.step), None)
    kept = Milestone(milestone.step, milestone.done_on, id=before.id if before else milestone.id)
    if milestone.done_on is None:
        kept.expected_on, kept.blocked = milestone.expected_on, milestone.blocked.strip()
        kept.blocked_since = milestone.blocked_since
        if kept.blocked and kept.blocked_since is None:
            kept.blocked_since = today
    _check(kept, before, dossier.newcomer.birth_date, today)
    others = [item for item in dossier.milestones if item is not before]
    said = kept.done_on or kept.expected_on or kept.blocked
    dossier.milestones[:] = [*others, kept] if said else others


def doubtful(dossier: Dossier, milestone: Milestone) -> bool:
    """Whether the day a step was done lies before the koppeling: it may be true, and is probably a mistake."""
    linked_on, done_on = dossier.newcomer.linked_on, milestone.done_on
    return linked_on is not None and done_on is not None and done_on < linked_on


def _standing(step: IntegrationStep, dossier: Dossier, recorded: Milestone | None) -> StepStanding:
    known = _known(step, dossier)
    if known:
        return StepStanding(step, known, known_by="dossier")
    if recorded is None:
        return StepStanding(step)
    held_up = recorded.blocked, recorded.blocked_since
    return StepStanding(step, recorded.done_on, recorded.expected_on, *held_up, "person")


def _known(step: IntegrationStep, dossier: Dossier) -> date | None:
    """The day the dossier knows; a start conversation counts once it was closed."""
    if step.date_from == "linked_on":
        return dossier.newcomer.linked_on
    if step.date_from == "moved_in_on":
        return dossier.newcomer.moved_in_on
    if step.date_from == "start":
        held = [item.held_on for item in dossier.conversations if item.completed and item.round in (START, CATCH_UP)]
        return min(held, default=None)
    return None


def _check(kept: Milestone, before: Milestone | None, born: date | None, today: date) -> None:
    if kept.done_on and kept.done_on > today:
        raise AnswerError("Deze dag moet nog komen. Zet hem bij 'Verwacht op', tot de stap klaar is.")
    fresh = before is None or kept.expected_on != before.expected_on
    if kept.expected_on and kept.expected_on < today and fresh:
        raise AnswerError(
            "Deze dag is voorbij. Is de stap klaar, zet hem dan bij 'Klaar op'. Kies anders een latere dag."
        )
    if kept.blocked_since and not kept.blocked:
        raise AnswerError("Schrijf op wat deze stap tegenhoudt, of haal de dag erbij weg.")
    if kept.blocked_since and kept.blocked_since > today:
        raise AnswerError("Deze dag moet nog komen. Sinds wanneer staat de stap stil? Kies vandaag of een eerdere dag.")
    if born and any(day and day < born for day in (kept.done_on, kept.expected_on, kept.blocked_since)):
        raise AnswerError("Deze dag ligt vóór de geboortedatum. Kijk de datum na.")
