"""A file for the exchange of plans (PIP): days, the learning route that others chose, level, hours and literacy.

Only what the program was told stands in it. What is not known is left out, never guessed; a day that the program
reckoned is no day that was told. There is no name, no number of a citizen, nothing of health, and no words of anybody:
whoever hands the file on says whom it is about. `pip_exchange.schema.json` beside this module is the same as these
models say; a test holds them equal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from desktop.dossier import milestones
from desktop.dossier.integration import DEADLINE
from desktop.dossier.model import Dossier
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters.handover import REFUSALS, counting, handover, whole
from desktop.municipality.integration import PartCode
from desktop.municipality.model import Role

FORMAT = "startgesprek-pip/1"
TITLE = "Gegevens voor het plan inburgering en participatie (PIP)"
SCHEMA = Path(__file__).with_name("pip_exchange.schema.json")
EMPTY = "Er is nog niets bekend dat in dit bestand hoort. Noteer eerst stappen, onderdelen of antwoorden over de taal."
WRONG = "Dit bestand klopt niet met de afgesproken vorm, en is niet gemaakt. Meld het aan uw beheerder."
ROUTE, LESSONS, SINCE, WORKED = "taal.leerroute", "taal.lessen", "taal.les_sinds", "werk.uren"
ROUTES: Mapping[str, Literal["B", "O", "Z"]] = {"b1": "B", "onderwijs": "O", "z": "Z"}
LEVELS = {"speaking": "taal.spreken", "reading": "taal.lezen", "writing": "taal.schrijven"}
LITERACY = {
    "own_script": "welkom.lezen_eigen",
    "latin_script": "welkom.lezen_latijn",
    "years_of_school": "taal.schooljaren",
}
HOURS = {"lessons_a_week": LESSONS, "lesson_hours_so_far": "taal.wi_uren", "paid_work_hours_a_week": WORKED}
QUESTIONS = (DEADLINE, ROUTE, SINCE, *LEVELS.values(), *LITERACY.values(), *HOURS.values())
"""Ids of all the questions of which an answer can be in it."""
_ROLE = Role(id="pip", title="PIP", kind="income", questions=QUESTIONS)
"""What is in the file is the same everywhere, whatever the role of an organisation; the rules of sharing hold all the
same."""

SCALE = (1, 5)
Scale = Annotated[int, Field(ge=SCALE[0], le=SCALE[1])]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Dates(_Part):
    """Days, as far as they were told or recorded (ISO 8601)."""

    linked_on: date | None = Field(None, description="Koppeling aan de gemeente")
    intake_on: date | None = Field(None, description="Brede intake klaar")
    learnability_test_on: date | None = Field(None, description="Leerbaarheidstoets klaar")
    plan_on: date | None = Field(None, description="PIP klaar")
    lessons_since: date | None = Field(None, description="Begin van de lessen, zoals verteld")
    term_ends_on: date | None = Field(None, description="Einde van de termijn, zoals verteld uit de brief van DUO")


class Level(_Part):
    """How well the newcomer says that he knows Dutch, from 1 (not yet) to 5 (very well). No test."""

    speaking: Scale | None = Field(None, description="Spreken")
    reading: Scale | None = Field(None, description="Lezen")
    writing: Scale | None = Field(None, description="Schrijven")


class Literacy(_Part):
    """How well he says that he reads, from 1 (cannot) to 5 (very well), and for how many years he went to school."""

    own_script: Scale | None = Field(None, description="Lezen in de eigen taal")
    latin_script: Scale | None = Field(None, description="Lezen van Latijnse letters")
    years_of_school: Annotated[int, Field(ge=0, le=30)] | None = Field(None, description="Jaren school")


class Hours(_Part):
    """Lessons and work, as told. A lesson is a morning, an afternoon or an evening: no hours are reckoned from it."""

    lessons_a_week: Annotated[int, Field(ge=0, le=20)] | None = Field(None, description="Lessen in een week")
    lesson_hours_so_far: Annotated[int, Field(ge=0, le=3000)] | None = Field(
        None, description="Uren les tot nu toe (Wi2013)"
    )
    paid_work_hours_a_week: Annotated[int, Field(ge=0, le=100)] | None = Field(
        None, description="Uren betaald werk in een week"
    )


class DonePart(_Part):
    """A part of civic integration of which a proof was recorded."""

    part: PartCode = Field(description="Onderdeel")
    done_on: date = Field(description="Klaar op")


class PipFile(_Part):
    """What one municipality knows for the plan (PIP) of one newcomer. It names nobody, and decides nothing."""

    format: Literal["startgesprek-pip/1"] = Field(description="Vorm van dit bestand")
    made_on: date = Field(description="Gemaakt op")
    municipality: Annotated[str, Field(min_length=1, max_length=1000)] = Field(description="Gemeente")
    dates: Dates | None = None
    learning_route: Literal["B", "O", "Z"] | None = Field(
        None, description="Leerroute die een ander koos: B1-route, onderwijsroute of Z-route"
    )
    level: Level | None = None
    hours: Hours | None = None
    literacy: Literacy | None = None
    parts: Annotated[list[DonePart], Field(min_length=1, max_length=8)] | None = Field(
        None, description="Onderdelen met een bewijs; elk hoogstens één keer"
    )


def exchange(guide: Guide, dossier: Dossier, today: date) -> bytes:
    """The file of one newcomer, as JSON that was held against the schema.

    Raises:
        LetterError: nothing may go, there is nothing to tell, or it does not hold to the schema.
    """
    occasion = whole(guide, dossier, today)
    given = handover(occasion, QUESTIONS, _ROLE)
    if given.ground.obstacle:
        raise LetterError(REFUSALS[given.ground.obstacle])
    shown = given.disclosure.questions
    said = {name: answer.value for name, answer in counting(occasion).items() if name in shown}
    known: dict[str, Any] = {
        "dates": _dates(guide, dossier, said, today),
        "learning_route": ROUTES.get(str(said.get(ROUTE))),
        "level": _numbers(guide, Level, LEVELS, said),
        "hours": _numbers(guide, Hours, HOURS, said),
        "literacy": _numbers(guide, Literacy, LITERACY, said),
        "parts": _parts(guide, dossier, today),
    }
    told = {name: value for name, value in known.items() if value}
    if not told:
        raise LetterError(EMPTY)
    return checked({"format": FORMAT, "made_on": today.isoformat(), "municipality": guide.municipality.name, **told})


def checked(data: Mapping[str, Any]) -> bytes:
    """Data as JSON, once they hold to the schema.

    Raises:
        LetterError: they do not.
    """
    try:
        held = PipFile.model_validate_json(json.dumps(data))
    except ValidationError:
        raise LetterError(WRONG) from None
    return held.model_dump_json(exclude_none=True, indent=2).encode() + b"\n"


def schema() -> dict[str, Any]:
    """The JSON Schema, as the models give it. What is not known is left out of a file: nothing in it is null."""
    made: dict[str, Any] = _plain(PipFile.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLE} | made


def _plain(part: Any) -> Any:
    """A part of the schema without null, and without the titles that say a name once more."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _plain(value) for name, value in part.items() if name not in ("default", "title")}
    some = [item for item in kept.get("anyOf", ()) if item != {"type": "null"}]
    if len(some) == 1:
        del kept["anyOf"]
        kept = some[0] | kept
    return kept


def _dates(guide: Guide, dossier: Dossier, said: Mapping[str, Any], today: date) -> dict[str, str]:
    settings = guide.municipality.settings.integration
    done = {
        one.step.id: one.done_on
        for one in milestones.steps(dossier, guide.municipality)
        if one.done_on and one.done_on <= today
    }
    linked_on = dossier.newcomer.linked_on
    found: dict[str, date | None] = {
        "linked_on": linked_on if linked_on and linked_on <= today else None,
        "intake_on": done.get(settings.intake_step or ""),
        "learnability_test_on": done.get(settings.learnability_step or ""),
        "plan_on": done.get(settings.plan_step or ""),
        "lessons_since": _day(said.get(SINCE)),
        "term_ends_on": _day(said.get(DEADLINE)),
    }
    return {name: day.isoformat() for name, day in found.items() if day}


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _numbers(guide: Guide, model: type[_Part], names: Mapping[str, str], said: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers among these answers that fit the schema: a municipality may ask on another scale."""
    found: dict[str, Any] = {}
    for name, question_id in names.items():
        question = guide.question(question_id)
        if question is None or (question.type == "scale" and question.bounds != SCALE):
            continue
        try:
            model.model_validate({name: said.get(question_id)})
        except ValidationError:
            continue
        found[name] = said.get(question_id)
    return {name: value for name, value in found.items() if value is not None}


def _parts(guide: Guide, dossier: Dossier, today: date) -> list[dict[str, str]]:
    """Each part once, with its first day."""
    codes = {part.id: part.code for part in guide.municipality.settings.integration.parts if part.code}
    first: dict[str, str] = {}
    for one in sorted(dossier.certificates, key=lambda one: one.done_on):
        if one.part in codes and one.done_on <= today:
            first.setdefault(str(codes[one.part]), one.done_on.isoformat())
    return [{"part": code, "done_on": day} for code, day in sorted(first.items())]
