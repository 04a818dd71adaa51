"""Dossiers from JSON, and to it (`interchange_writer`). An import is all or nothing, and says by name what it refuses.

A file that was exported imports again, and its next export is the same byte for byte.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from desktop.dossier.model import (
    Action,
    Answer,
    AnswerState,
    Consent,
    Conversation,
    Dossier,
    Exchange,
    Extension,
    Newcomer,
    Referral,
    SentLetter,
    Step,
    Strike,
)
from desktop.errors import AnswerError, InterchangeError
from desktop.municipality.model import Municipality
from desktop.questions.answers import LONGEST_TEXT, check
from desktop.questions.model import Question, Questionnaire
from desktop.store.interchange_model import (
    FORMAT,
    ConversationPart,
    DossierPart,
    DossiersFile,
    ReferralPart,
    SentPart,
    tidy,
)
from desktop.store.interchange_writer import export as export
from desktop.store.refusals import Place, refusal, refused_value, shown

LARGEST = 50_000_000
"""Bytes of the largest file that is read: some thousands of dossiers, or some hundreds with the letters that went."""

_MOST_PROBLEMS = 100
_FIGURES = 15
"""Of a whole number: SQLite would round one of more than eighteen."""

_STATES: tuple[AnswerState, ...] = ("declined", "not_asked")
_OWNERS = ("newcomer", "professional", "interpreter")


def schema() -> dict[str, Any]:
    """The JSON Schema of a file."""
    return DossiersFile.model_json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}


@dataclass(frozen=True)
class Content:
    """What is in a file: the dossiers, and what was sent, as PDF, by the id of its letter."""

    dossiers: list[Dossier]
    papers: dict[str, bytes]


def read(data: bytes, questionnaire: Questionnaire, municipality: Municipality) -> list[Dossier]:
    """The dossiers of a file, without what was sent; otherwise as `content`."""
    return content(data, questionnaire, municipality).dossiers


def content(data: bytes, questionnaire: Questionnaire, municipality: Municipality) -> Content:
    """What is in a file, checked to the last answer. Nothing is stored: give it to `Dossiers.add`.

    Raises:
        InterchangeError: naming the first thing that is wrong, and how many more there are.
    """
    try:
        parsed = _parsed(data)
        _check_format(parsed)
        parts = _validated(parsed)
    except RecursionError:
        raise InterchangeError("Dit bestand is te diep genest. Er is niets opgeslagen.") from None
    reader = _Reader(questionnaire, municipality)
    found = [reader.dossier(part) for part in parts]
    if reader.problems:
        raise refusal(reader.problems)
    return Content(found, reader.papers)


def _validated(content: Any) -> list[DossierPart]:
    """The dossiers one by one: a file with a million mistakes ends at the first few."""
    given = content.get("dossiers") if isinstance(content, dict) else None
    problems: list[str] = []
    parts = []
    try:
        DossiersFile.model_validate(content | {"dossiers": []} if isinstance(given, list) else content)
    except ValidationError as error:
        problems += [refused_value(content, detail) for detail in error.errors()]
    for number, item in enumerate(given if isinstance(given, list) else []):
        try:
            parts.append(DossierPart.model_validate(item))
        except ValidationError as error:
            for detail in error.errors():
                detail["loc"] = ("dossiers", number, *detail["loc"])
                problems.append(refused_value(content, detail))
        if len(problems) >= _MOST_PROBLEMS:
            break
    if problems:
        raise refusal(problems)
    return parts


def check_size(size: int) -> None:
    """Judge a file before it is read.

    Raises:
        InterchangeError: it has more bytes than LARGEST.
    """
    if size > LARGEST:
        raise InterchangeError(
            f"Dit bestand is groter dan {LARGEST // 1_000_000} MB. Verdeel het over meer bestanden. "
            "Er is niets opgeslagen."
        )


def _parsed(data: bytes) -> Any:
    check_size(len(data))
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_constant)
    except UnicodeDecodeError:
        raise InterchangeError("Dit bestand is geen UTF-8. Er is niets opgeslagen.") from None
    except json.JSONDecodeError as error:
        raise InterchangeError(
            f"Dit bestand is geen geldige JSON: regel {error.lineno}, teken {error.colno} klopt niet. "
            "Er is niets opgeslagen."
        ) from None
    except ValueError:
        raise InterchangeError("In dit bestand staat een onzinnig groot getal. Er is niets opgeslagen.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InterchangeError(
                f"In dit bestand staat '{shown(key)}' twee keer in hetzelfde blok. Haal er één weg. "
                "Er is niets opgeslagen."
            )
        found[key] = value
    return found


def _constant(name: str) -> None:
    raise InterchangeError(
        f"In dit bestand staat {name}; dat is geen getal. Zet er null of een getal. Er is niets opgeslagen."
    )


def _check_format(content: Any) -> None:
    tag = content.get("format") if isinstance(content, dict) else None
    if tag == FORMAT:
        return
    if isinstance(tag, str) and re.fullmatch(r"startgesprek-dossiers/[0-9]{1,6}", tag):
        raise InterchangeError(
            f"Dit bestand heeft de vorm {tag}, van een andere versie van Startgesprek; deze versie leest "
            f"{FORMAT}. Werk het programma bij. Er is niets opgeslagen."
        )
    raise InterchangeError(
        f'Dit is geen bestand met dossiers: "format" moet "{FORMAT}" zijn. Kies een ander bestand. '
        "Er is niets opgeslagen."
    )


class _Reader:
    """Makes records of parts, and collects what does not fit the questionnaire or the municipality."""

    def __init__(self, questionnaire: Questionnaire, municipality: Municipality) -> None:
        self.problems: list[str] = []
        self.papers: dict[str, bytes] = {}
        self._questions = questionnaire.by_id
        self._earlier = {was.id: (question, was) for question in questionnaire for was in question.was}
        self._rounds = {round.id for round in questionnaire.rounds}
        self._organisations = municipality.organisation_by_id
        self._ids: set[str] = set()

    def dossier(self, part: DossierPart) -> Dossier:
        place = Place(f"dossier {part.id}")
        if part.id in self._ids:
            self._refuse(place, "staat twee keer in het bestand. Haal er één weg")
        self._ids.add(part.id)
        dossier = Dossier(Newcomer(**part.newcomer.model_dump()), id=part.id)
        for number, talk in enumerate(part.conversations, 1):
            dossier.conversations.append(self._conversation(place.part("gesprek", number), talk))
        for number, consent in enumerate(part.consents, 1):
            self._organisation(place.part("toestemming", number).field("organisation"), consent.organisation)
            self._past(place.part("toestemming", number), consent.on)
            dossier.consents.append(Consent(**consent.model_dump()))
        for number, action in enumerate(part.actions, 1):
            inner = place.part("actie", number)
            self._round(inner, action.round)
            if action.owner not in _OWNERS:
                self._organisation(inner.field("owner"), action.owner)
            dossier.actions.append(Action(**action.model_dump()))
        dossier.referrals = self._referrals(place, part.referrals)
        dossier.extensions = [Extension(**extension.model_dump()) for extension in part.extensions]
        for number, strike in enumerate(part.strikes, 1):
            inner = place.part("weggehaald antwoord", number)
            self._organisation(inner.field("organisation"), strike.organisation)
            self._question(inner.field("question"), strike.question)
            dossier.strikes.append(Strike(**strike.model_dump()))
        for number, letter in enumerate(part.sent, 1):
            dossier.sent.append(self._letter(place.part("verstuurde brief", number), letter, dossier.referrals))
        return dossier

    def _referrals(self, place: Place, parts: list[ReferralPart]) -> list[Referral]:
        found = []
        for number, part in enumerate(parts, 1):
            inner = place.part("doorverwijzing", number)
            self._round(inner, part.round)
            self._organisation(inner.field("organisation"), part.organisation)
            history = [Step(**step.model_dump()) for step in part.history]
            found.append(Referral(**part.model_dump(exclude={"history", "instead_of"}), history=history))
        for number, (referral, part) in enumerate(zip(found, parts, strict=True), 1):
            if part.instead_of is not None:
                inner = place.part("doorverwijzing", number).field("instead_of")
                referral.instead_of = self._numbered(inner, part.instead_of, found)
                if _goes_round(referral, found):
                    self._refuse(inner, "volgt zo weer op zichzelf. Kijk de nummers na")
                    referral.instead_of = None
        return found

    def _letter(self, place: Place, part: SentPart, referrals: list[Referral]) -> SentLetter:
        self._organisation(place.field("organisation"), part.organisation)
        self._past(place, part.on)
        for name in part.questions:
            self._question(place.field("questions"), name)
        letter = SentLetter(**part.model_dump(exclude={"referrals", "pdf"}))
        numbered = (self._numbered(place.field("referrals"), number, referrals) for number in part.referrals)
        letter.referrals = [found for found in numbered if found]
        if part.pdf is not None:
            self.papers[letter.id] = part.pdf
        return letter

    def _numbered(self, place: Place, number: int, referrals: list[Referral]) -> str | None:
        """The id of a referral that a file names by its number."""
        if number <= len(referrals):
            return referrals[number - 1].id
        self._refuse(place, f"noemt doorverwijzing {number}, die er niet is")
        return None

    def _conversation(self, place: Place, part: ConversationPart) -> Conversation:
        self._round(place, part.round)
        answers: dict[str, Answer] = {}
        for name, value in part.answers.items():
            if question := self._question(place.field("answers"), name):
                answers[name] = self._answer(place.field("answers").field(name), name, question, value)
        for name, note in part.notes.items():
            if self._question(place.field("notes"), name) and note:
                answers.setdefault(name, Answer(name)).note = note
        for name in part.concerns:
            if self._question(place.field("concerns"), name):
                answers.setdefault(name, Answer(name)).concern = True
        for number, exchange in enumerate(part.exchanges, 1):
            if exchange.question:
                self._question(place.part("vertaalde zin", number).field("question"), exchange.question)
        exchanges = [Exchange(**exchange.model_dump()) for exchange in part.exchanges]
        own = part.model_dump(exclude={"answers", "notes", "concerns", "exchanges"})
        return Conversation(**own, answers=answers, exchanges=exchanges)

    def _answer(self, place: Place, name: str, question: Question, value: Any) -> Answer:
        if isinstance(value, dict) and len(value) == 1:
            for state in _STATES:
                if value.get(state) is True:
                    return Answer(name, state)
        try:
            kept = check(question, value) if name == question.id else self._former(name, value)
            return Answer(name, "answered", kept)
        except AnswerError as error:
            self._refuse(place, f"past niet. {str(error).rstrip('.')}")
            return Answer(name)

    def _former(self, name: str, value: Any) -> Any:
        """An answer to a question as it was before it changed: kept as it is, when it can still be read."""
        question, was = self._earlier[name]
        if was.comparable:
            pieces = value if isinstance(value, list) else [value]
            now = [was.values.get(str(piece), piece) for piece in pieces]
            check(question, now if isinstance(value, list) else now[0])
        elif not isinstance(value, str | int) or len(str(value)) > (
            _FIGURES if isinstance(value, int) else LONGEST_TEXT
        ):
            raise AnswerError("Vul hier tekst of een heel getal in.")
        return tidy(value) if isinstance(value, str) else value

    def _question(self, place: Place, name: str) -> Question | None:
        earlier = self._earlier.get(name)
        question = self._questions.get(name) or (earlier[0] if earlier else None)
        if question is None:
            self._refuse(place, f"noemt de vraag '{shown(name)}', die niet in de vragenlijst staat")
        return question

    def _past(self, place: Place, on: date) -> None:
        """What was decided or sent counts by its day: one that has still to come would count for ever."""
        if on > date.today() + timedelta(days=1):
            self._refuse(place.field("on"), "ligt in de toekomst. Kijk de datum na")

    def _round(self, place: Place, name: str) -> None:
        if name not in self._rounds:
            known = ", ".join(sorted(self._rounds))
            self._refuse(place.field("round"), f"noemt de ronde '{shown(name)}'. Bekend zijn: {known}")

    def _organisation(self, place: Place, name: str) -> None:
        if name not in self._organisations:
            self._refuse(place, f"noemt de organisatie '{shown(name)}', die deze gemeente niet kent")

    def _refuse(self, place: Place, problem: str) -> None:
        self.problems.append(f"{place} {problem}.")


def _goes_round(referral: Referral, referrals: list[Referral]) -> bool:
    """Whether a referral follows itself, by way of others or not."""
    before = {found.id: found.instead_of for found in referrals}
    step = referral.instead_of
    for _ in referrals:
        if step == referral.id:
            return True
        step = before.get(step) if step else None
    return False
