"""What comes or has passed in the civic integration of one newcomer: his term, his loan, the end of ontzorgen, steps.

The program follows and decides nothing: no route, no duty, no fine. A day that was told counts, and goes before a day
that is reckoned; of a day that is reckoned it is always said from where. Pure; Dutch words, no layout.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, get_args

from desktop.dossier import certificates, milestones
from desktop.dossier.latest import Latest, LatestAnswers
from desktop.dossier.milestones import StepStanding
from desktop.dossier.model import Dossier
from desktop.dossier.planning import add_months
from desktop.municipality.integration import DUTY
from desktop.municipality.model import Municipality
from desktop.questions import dates
from desktop.questions.model import Questionnaire

Kind = Literal["deadline", "loan", "relief", "step"]
Urgency = Literal["passed", "near", "stuck", "coming", "undated", "later", "ended"]
URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
"""passed: its day is over. near: within a month, or a loan that is nearly used up. stuck: something holds a step up.
coming: within the time that the municipality wants to be warned. undated: nobody knows its day. later: further away.
ended: over, and nothing is left to do. The most urgent first."""
_RANK = {urgency: place for place, urgency in enumerate(URGENCIES)}
DEADLINE, LOAN, HOURS, IN_TIME = "persoon.termijn", "taal.lening", "taal.wi_uren", "taal.wi_termijn"
RELIEF, RELIEF_UNTIL = "geld.ontzorgen", "geld.ontzorgen_tot"
QUESTIONS = (DEADLINE, LOAN, HOURS, IN_TIME, RELIEF, RELIEF_UNTIL)
"""Ids of the questions that tell of days, besides those about parts (`certificates.questions`)."""
OLD_LAW = "Wi2013"
NEAR, RECENT = timedelta(days=31), timedelta(days=90)
"""Up to so long before a day it needs somebody now; so long after the end of ontzorgen it is still told as passed."""
TERM = "Termijn van de inburgering"
ASK_DUO = "De dag staat in een brief van DUO. Vraag ernaar."


@dataclass(frozen=True)
class Due:
    """Something that comes, or has passed.

    Attributes:
        title: what it is, in words that can stand alone.
        day: None when nobody knows it.
        source: where it comes from: who told it when, or from where it is reckoned.
        detail: more of it, or what contradicts it; empty for none.
        reckoned: whether the day was worked out by the program, and nobody told it.
        subject: id of the step it is about; empty for none.
    """

    kind: Kind
    title: str
    day: date | None
    urgency: Urgency
    source: str
    detail: str = ""
    reckoned: bool = False
    subject: str = ""

    def days(self, today: date) -> int | None:
        """In how many days it is; below nothing when it has passed."""
        return None if self.day is None else (self.day - today).days


def questions(municipality: Municipality) -> tuple[str, ...]:
    """Ids of all the questions that this looks at."""
    return tuple(dict.fromkeys((*QUESTIONS, *certificates.questions(municipality))))


def due(dossier: Dossier, municipality: Municipality, questionnaire: Questionnaire, today: date) -> list[Due]:
    """Everything that comes or has passed, the most urgent first."""
    return Dues(municipality, questionnaire, today).of(dossier)


class Dues:
    """As `due`, of one newcomer after the other: what is the same for everybody is worked out once."""

    def __init__(
        self,
        municipality: Municipality,
        questionnaire: Questionnaire,
        today: date,
        urgencies: Collection[Urgency] = URGENCIES,
    ) -> None:
        """Args: urgencies: what is asked for; most of the rest is left out before it is put into words."""
        self._urgencies = frozenset(urgencies)
        self._municipality, self._questionnaire, self._today = municipality, questionnaire, today
        self._said = LatestAnswers(questionnaire, questions(municipality))
        self._warned = add_months(today, municipality.settings.integration.warn_months)

    def of(self, dossier: Dossier) -> list[Due]:
        """Everything that comes or has passed of one, the most urgent first."""
        said = self._said.of(dossier)
        found = _Reckoning(
            dossier, self._municipality, self._questionnaire, said, self._today, self._warned, self._urgencies
        ).found()
        wanted = (one for one in found if one.urgency in self._urgencies)
        return sorted(wanted, key=lambda one: (_RANK[one.urgency], one.day or date.max, one.title))


def finished(dossier: Dossier, municipality: Municipality, today: date) -> bool:
    """Whether the step is done with which all is done: then no term runs any more."""
    return _finished(milestones.steps(dossier, municipality), municipality, today)


def _finished(standings: Sequence[StepStanding], municipality: Municipality, today: date) -> bool:
    wanted = municipality.settings.integration.finished_by
    return any(one.step.id == wanted and one.stands(today) == "done" for one in standings)


@dataclass(frozen=True)
class _Reckoning:
    """Finds what is due of one dossier, kind by kind."""

    dossier: Dossier
    municipality: Municipality
    questionnaire: Questionnaire
    said: Mapping[str, Latest]
    today: date
    warned: date
    urgencies: Collection[Urgency]

    @cached_property
    def _standings(self) -> list[StepStanding]:
        return milestones.steps(self.dossier, self.municipality)

    def found(self) -> Iterator[Due]:
        """In no order."""
        over = _finished(self._standings, self.municipality, self.today)
        if self.dossier.newcomer.regime != "ukraine" and not over:
            yield from self._deadline()
            yield from self._loan()
        yield from self._relief()
        yield from self._steps()

    # The term

    def _deadline(self) -> Iterator[Due]:
        told, reckoned = self.said.get(DEADLINE), self._reckoned()
        old_law = self.dossier.newcomer.regime == OLD_LAW
        known = (told and told.day) or (reckoned and reckoned[0])
        if known and self._urgency(known) not in self.urgencies:
            return
        if told and told.day:
            detail = " ".join((*self._against(told, reckoned), *self._proven()))
            yield Due("deadline", TERM, told.day, self._urgency(told.day), self._told(told), detail)
        elif reckoned:
            day, begins = reckoned
            detail = " ".join((ASK_DUO, *self._proven()))
            yield Due("deadline", TERM, day, self._urgency(day), self._from_step(begins), detail, reckoned=True)
        elif old_law:
            in_time = self.said.get(IN_TIME)
            over = in_time is not None and in_time.value == "voorbij"
            source = self._told(in_time) if in_time and over else "nog niet verteld"
            detail = f"Verteld is dat de termijn voorbij is. {ASK_DUO}" if over else ASK_DUO
            yield Due("deadline", TERM, None, "passed" if over else "undated", source, detail)

    def _reckoned(self) -> tuple[date, StepStanding] | None:
        """The end of the term as the municipality's settings give it, and the step it is reckoned from."""
        settings = self.municipality.settings.integration
        if settings.deadline_months is None or self.dossier.newcomer.regime not in DUTY - {OLD_LAW}:
            return None  # the old law knows no plan: there the letter of DUO alone tells
        begins = next((one for one in self._standings if one.step.id == settings.deadline_from), None)
        if begins is None or begins.done_on is None:
            return None
        return add_months(begins.done_on, settings.deadline_months), begins

    def _against(self, told: Latest, reckoned: tuple[date, StepStanding] | None) -> Iterator[str]:
        """What was told or reckoned besides, and does not agree with the day that was told."""
        day, in_time = told.day, self.said.get(IN_TIME)
        if reckoned and reckoned[0] != day:
            words = self._from_step(reckoned[1])
            yield f"{words[:1].upper()}{words[1:]} is het {dates.write(reckoned[0])}. De dag die is verteld, gaat voor."
        if self.dossier.newcomer.regime != OLD_LAW or in_time is None or day is None or in_time.on < told.on:
            return
        if in_time.value == "uitstel":
            yield "Verteld is ook dat er uitstel is. Kijk na of dit de nieuwe dag is."
        elif in_time.value == "voorbij" and day >= self.today:
            yield "Verteld is ook dat de termijn al voorbij is. Kijk het samen na in de brief van DUO."
        elif in_time.value == "nee":
            yield "Verteld is dat het niet op tijd lukt."
        elif in_time.value == "ja" and day < in_time.on:
            yield "Verteld is ook dat het op tijd lukt, maar de dag was toen al voorbij. Kijk het samen na."

    def _proven(self) -> Iterator[str]:
        """How many parts are proven, where there are any."""
        proven, every = certificates.proven(self.dossier, self.municipality)
        if every:
            yield f"Van {proven} van de {every} onderdelen is een bewijs genoteerd."

    # The loan, under the old law

    def _loan(self) -> Iterator[Due]:
        loan, hours, told = self.said.get(LOAN), self.said.get(HOURS), self.said.get(DEADLINE)
        if self.dossier.newcomer.regime != OLD_LAW or loan is None or loan.value not in ("over", "op"):
            return
        day, nearly = told.day if told else None, loan.value == "op"
        urgency = self._urgency(day) if day else "undated"
        if nearly and _RANK[urgency] > _RANK["near"]:
            urgency = "near"
        words = ["De lening is bijna op. Is zij op, dan stopt de les." if nearly else "Er is nog geld over."]
        if hours is not None:
            words.append(f"Er is {hours.value} uur les geweest.")
        if day is None:
            words.append(f"De lening hoort bij de termijn. {ASK_DUO}")
        elif day < self.today:
            words.append("De termijn is voorbij: vraag bij DUO na wat dat voor de lening betekent.")
        yield Due("loan", "Lening van DUO", day, urgency, self._told(loan), " ".join(words))

    # Ontzorgen: the municipality pays the bills, for a while

    def _relief(self) -> Iterator[Due]:
        paid, until = self.said.get(RELIEF), self.said.get(RELIEF_UNTIL)
        if paid is None or paid.value != "ja":
            return
        title, settings = "Einde van het ontzorgen", self.municipality.settings.integration
        moved_in, months = self.dossier.newcomer.moved_in_on, settings.relief_months
        stale = until is not None and until.on < paid.on and until.day is not None and until.day < paid.on
        if until and until.day and not stale:
            yield Due("relief", title, until.day, self._relief_urgency(until.day), self._told(until))
        elif moved_in and months and add_months(moved_in, months) >= paid.on:
            day = add_months(moved_in, months)
            source = f"gerekend vanaf de verhuizing op {dates.write(moved_in)}, {_months(months)} verder"
            detail = "Verteld is alleen dat de gemeente de vaste rekeningen betaalt. Vraag na tot wanneer."
            yield Due("relief", title, day, self._relief_urgency(day), source, detail, reckoned=True)
        else:
            detail = "De gemeente betaalt de vaste rekeningen. Tot wanneer is niet verteld."
            yield Due("relief", title, None, "undated", self._told(paid), detail)

    def _relief_urgency(self, day: date) -> Urgency:
        if day < self.today - RECENT:
            return "ended"
        weeks = timedelta(weeks=self.municipality.settings.integration.relief_warn_weeks)
        return self._within(day, self.today + weeks)

    # Steps that are late, expected or held up

    def _steps(self) -> Iterator[Due]:
        for standing in self._standings:
            state, step = standing.stands(self.today), standing.step
            if state == "blocked":
                since = f" sinds {dates.write(standing.blocked_since)}" if standing.blocked_since else ""
                detail = f"Deze stap staat stil{since}: {standing.blocked}"
                yield Due("step", step.title, standing.expected_on, "stuck", _SOURCE, detail, subject=step.id)
            elif state in ("late", "expected") and standing.day:
                detail = "Deze stap is nog niet klaar." if state == "late" else ""
                urgency = self._urgency(standing.day)
                yield Due("step", step.title, standing.day, urgency, _SOURCE, detail, subject=step.id)

    # Words and days

    def _urgency(self, day: date) -> Urgency:
        return self._within(day, self.warned)

    def _within(self, day: date, warned: date) -> Urgency:
        if day < self.today:
            return "passed"
        if day <= self.today + NEAR:
            return "near"
        return "coming" if day <= warned else "later"

    def _told(self, answer: Latest) -> str:
        return f"verteld op {dates.write(answer.on)}: {self.questionnaire.round_title(answer.round)}"

    def _from_step(self, begins: StepStanding) -> str:
        months = self.municipality.settings.integration.deadline_months or 0
        return f"gerekend vanaf ‘{begins.step.title}’ op {dates.write(begins.done_on)}, {_months(months)} verder"


_SOURCE = "genoteerd bij de stappen van de inburgering"


def _months(months: int) -> str:
    return "1 maand" if months == 1 else f"{months} maanden"
