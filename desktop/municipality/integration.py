"""How a municipality follows civic integration: which parts there are, and how long before a day it warns.

Nothing here decides what somebody must do: the settings only say what is kept, and from where a day is reckoned.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from desktop.content import Frozen
from desktop.questions.model import Id, QuestionId, Text

Law = Literal["Wi2013", "Wi2021", "ukraine", "family"]
PartCode = Literal["pvt", "map", "knm", "ona", "reading", "listening", "writing", "speaking"]
DUTY: frozenset[str] = frozenset({"Wi2013", "Wi2021", "family"})
"""The regimes under which there is a day by which somebody must be done."""


class ToldBy(Frozen):
    """An answer by which a newcomer says that a part is done.

    Attributes:
        question: a question with choices.
        option: id of the choice.
    """

    question: QuestionId
    option: Id


class Part(Frozen):
    """A part of civic integration that ends with a proof: a declaration, a course, an exam.

    Attributes:
        id: stable for ever: dossiers name it.
        title: its name in words.
        regimes: for whom it is there; for everybody with a duty when left out.
        told_by: the answers by which the newcomer says that it is done.
        code: what it is called in the file for the exchange of plans (PIP); without one it is not in that file.
    """

    id: Id
    title: Text
    regimes: tuple[Law, ...] = ()
    told_by: tuple[ToldBy, ...] = Field(default=(), max_length=10)
    code: PartCode | None = None

    def is_for(self, regime: str | None) -> bool:
        """Whether somebody under this regime has to do with it; of whom nobody knows the regime, he may."""
        return regime is None or regime in (self.regimes or DUTY)


class Integration(Frozen):
    """What a municipality follows of civic integration besides its steps.

    Attributes:
        parts: in the order in which they are shown.
        deadline_months: so many months after the step `deadline_from` is done, the term ends; reckoned only as long as
            nobody told the day.
        deadline_from: id of the step from which the term is reckoned.
        warn_months: so many months before a day it is said to be coming.
        relief_months: so many months after moving in the municipality usually pays no bills any more (ontzorgen);
            reckoned only as long as nobody told the day.
        relief_warn_weeks: so many weeks before that end it is said to be coming.
        finished_by: id of the step with which all is done: then no term runs any more.
        intake_step, learnability_step, plan_step: ids of the steps that are the broad intake (brede intake), the
            learnability test (leerbaarheidstoets) and the plan (PIP).
        organisation: id of the organisation that does the broad intake; its role is of the kind income.
        annex: ids of the questions that stand in the annex for the plan (PIP), as far as it may see them.
    """

    parts: tuple[Part, ...] = Field(default=(), max_length=40)
    deadline_months: int | None = Field(default=None, ge=1, le=120)
    deadline_from: Id | None = None
    warn_months: int = Field(default=6, ge=1, le=36)
    relief_months: int | None = Field(default=None, ge=1, le=60)
    relief_warn_weeks: int = Field(default=8, ge=1, le=52)
    finished_by: Id | None = None
    intake_step: Id | None = None
    learnability_step: Id | None = None
    plan_step: Id | None = None
    organisation: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)] | None = None
    annex: tuple[QuestionId, ...] = Field(default=(), max_length=100)

    @model_validator(mode="after")
    def _a_term_is_reckoned_from_a_step(self) -> Integration:
        if (self.deadline_months is None) != (self.deadline_from is None):
            raise ValueError(
                "'deadline_months' en 'deadline_from' horen bij elkaar. Zet ze er beide in, of geen van beide."
            )
        return self
