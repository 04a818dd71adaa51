"""Makes records of the parts of a file, and collects what does not fit the questionnaire or the municipality."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.history import in_order
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
from desktop.dossier.tips import Tip
from desktop.errors import AnswerError
from desktop.municipality.model import Municipality
from desktop.questions import dates
from desktop.questions.model import Questionnaire
from desktop.store.interchange_answers import Asked
from desktop.store.interchange_model import (
    ArrangementPart,
    CertificatePart,
    ConversationPart,
    DossierPart,
    MilestonePart,
    ReferralPart,
    SentPart,
    TipPart,
)
from desktop.store.refusals import Place, shown

_STATES: tuple[AnswerState, ...] = ("declined", "not_asked")
_OWNERS = ("newcomer", "professional", "interpreter")
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
"""Of a question or a round."""
_NO_DAY = "hoort leeg te zijn: een gesprek dat niet doorgaat heeft geen dag"


class Reader:
    """Reads a file, dossier by dossier.

    Attributes:
        problems: what does not fit, a Dutch sentence each: then nothing of the file may be kept.
        remarks: what is unusual and was taken all the same.
        papers: what was sent, as PDF, by the id of its letter.
    """

    def __init__(self, questionnaire: Questionnaire, municipality: Municipality) -> None:
        self.problems: list[str] = []
        self.remarks: list[str] = []
        self.papers: dict[str, bytes] = {}
        self._asked = Asked(questionnaire)
        self._organisations = municipality.organisation_by_id
        self._steps = {step.id for step in municipality.settings.steps}
        self._ids: set[str] = set()
        self._then: set[str] = set()
        """Questions and rounds that nobody knows, of conversations of another version of the questionnaire."""

    def tips(self, parts: list[TipPart]) -> list[Tip]:
        """The tips of the municipality."""
        for number, part in enumerate(parts, 1):
            self._past(Place("het bestand").part("tip", number), part.on)
        return [Tip(**part.model_dump()) for part in parts]

    def dossier(self, part: DossierPart) -> Dossier:
        """Everything of one newcomer."""
        place = Place(f"dossier {part.id}")
        if part.id in self._ids:
            self._refuse(place, "staat twee keer in het bestand. Haal er één weg")
        self._ids.add(part.id)
        self._then = set()
        dossier = Dossier(Newcomer(**part.newcomer.model_dump()), id=part.id)
        for number, talk in enumerate(part.conversations, 1):
            dossier.conversations.append(self._conversation(place.part("gesprek", number), talk))
        self._put_in_order(place, dossier)
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
        self._coming_back(place, part, dossier)
        self._around(place, part, dossier)
        return dossier

    def _coming_back(self, place: Place, part: DossierPart, dossier: Dossier) -> None:
        for number, arrangement in enumerate(part.arrangements, 1):
            dossier.arrangements.append(self._arrangement(place.part("afspraak over een gesprek", number), arrangement))
        dossier.milestones = self._milestones(place, part.milestones)
        for number, outcome in enumerate(part.outcomes, 1):
            inner = place.part("uitkomst van een doel", number)
            self._question(inner.field("question"), outcome.question)
            self._round(inner, outcome.round)
            self._past(inner, outcome.on)
            dossier.outcomes.append(Outcome(**outcome.model_dump()))

    def _around(self, place: Place, part: DossierPart, dossier: Dossier) -> None:
        """Meetings, buddies, decisions and certificates: what they name may be of another municipality."""
        dossier.attendances = [Attendance(**item.model_dump()) for item in part.attendances]
        for number, attendance in enumerate(part.attendances, 1):
            inner = place.part("bijeenkomst", number)
            self._past(inner, attendance.invited_on, "invited_on")
            self._past(inner, attendance.day if attendance.came is not None else None, "day")
        dossier.buddy_wishes = [BuddyWish(**item.model_dump()) for item in part.buddy_wishes]
        for number, wish in enumerate(part.buddy_wishes, 1):
            self._past(place.part("wens voor een maatje", number), wish.since, "since")
        dossier.buddy_matches = [BuddyMatch(**item.model_dump()) for item in part.buddy_matches]
        for number, match in enumerate(part.buddy_matches, 1):
            self._past(place.part("maatje", number), match.since, "since")
        for number, item in enumerate(part.case_decisions, 1):
            inner = place.part("besluit van een overleg", number)
            self._past(inner, item.on)
            decision = CaseDecision(**item.model_dump(exclude={"action", "referral"}))
            decision.action = self._numbered_action(inner.field("action"), item.action, dossier.actions)
            if item.referral is not None:
                decision.referral = self._numbered(inner.field("referral"), item.referral, dossier.referrals)
            dossier.case_decisions.append(decision)
        dossier.certificates = self._certificates(place, part.certificates)

    def _certificates(self, place: Place, parts: list[CertificatePart]) -> list[Certificate]:
        seen: set[str] = set()
        for number, part in enumerate(parts, 1):
            inner = place.part("onderdeel van de inburgering", number)
            if part.part in seen:
                self._refuse(inner.field("part"), f"noemt het onderdeel '{shown(part.part)}' voor de tweede keer")
            seen.add(part.part)
            self._past(inner, part.done_on, "done_on")
        return [Certificate(**part.model_dump()) for part in parts]

    def _numbered_action(self, place: Place, number: int | None, actions: list[Action]) -> str | None:
        if number is None:
            return None
        if number <= len(actions):
            return actions[number - 1].id
        self._refuse(place, f"noemt actie {number}, die er niet is")
        return None

    def _put_in_order(self, place: Place, dossier: Dossier) -> None:
        """Conversations by their day; those of one day as they stand."""
        ordered = in_order(dossier)
        if ordered != dossier.conversations:
            self._remark(place, "de gesprekken stonden niet op volgorde van hun dag, en staan dat nu wel")
        days = [conversation.held_on for conversation in ordered]
        for day in dict.fromkeys(day for day, next_day in pairwise(days) if day == next_day):
            self._remark(place, f"op {dates.write(day)} is meer dan één gesprek. Ze zijn allemaal bewaard")
        dossier.conversations = ordered

    def _arrangement(self, place: Place, part: ArrangementPart) -> Arrangement:
        if self._asked.holds(part.round) or part.round in self._then or not _ID.fullmatch(part.round):
            self._round(place, part.round)
        else:
            self._remark(place, f"deze gemeente kent de ronde '{part.round}' niet. De afspraak is bewaard")
        self._past(place, part.on)
        if (part.day is None) != (part.kind == "skipped"):
            self._refuse(place.field("day"), _NO_DAY if part.day else "ontbreekt")
        if not part.reason and part.kind != "appointment":
            self._refuse(place.field("reason"), "is leeg")
        return Arrangement(**part.model_dump())

    def _milestones(self, place: Place, parts: list[MilestonePart]) -> list[Milestone]:
        steps: set[str] = set()
        for number, part in enumerate(parts, 1):
            inner = place.part("stap van de inburgering", number)
            if part.step not in self._steps and _ID.fullmatch(part.step):
                self._remark(inner, f"deze gemeente kent de stap '{part.step}' niet. De stap is bewaard")
            elif part.step not in self._steps:
                self._refuse(inner.field("step"), f"noemt de stap '{shown(part.step)}', die deze gemeente niet kent")
            if part.step in steps:
                self._refuse(inner.field("step"), f"noemt de stap '{shown(part.step)}' voor de tweede keer")
            steps.add(part.step)
            self._past(inner, part.done_on, "done_on")
            self._past(inner, part.blocked_since, "blocked_since")
        return [Milestone(**part.model_dump()) for part in parts]

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
        other = self._asked.other(part.version)
        self._round(place, part.round, other)
        if part.round not in self._asked.rounds:
            self._remark(place, f"deze gemeente houdt de ronde '{shown(part.round)}' niet. Het gesprek is bewaard")
        said = (*part.answers, *part.notes, *part.concerns, *(exchange.question for exchange in part.exchanges))
        gone = {name for name in said if name and not self._asked.still(name)}
        self._then |= {name for name in gone if other and _ID.fullmatch(name)}
        answers: dict[str, Answer] = {}
        for name, value in part.answers.items():
            if self._question(place.field("answers"), name):
                answers[name] = self._answer(place.field("answers").field(name), name, part.version, value)
        for name, note in part.notes.items():
            if self._question(place.field("notes"), name) and note:
                answers.setdefault(name, Answer(name)).note = note
        for name in part.concerns:
            if self._question(place.field("concerns"), name):
                answers.setdefault(name, Answer(name)).concern = True
        for number, exchange in enumerate(part.exchanges, 1):
            if exchange.question:
                self._question(place.part("vertaalde zin", number).field("question"), exchange.question)
        if kept := len(gone & answers.keys()):
            answered = "1 antwoord op een vraag" if kept == 1 else f"{kept} antwoorden op vragen"
            self._remark(place, f"{answered} die deze gemeente niet stelt; bewaard zoals gegeven")
        exchanges = [Exchange(**exchange.model_dump()) for exchange in part.exchanges]
        own = part.model_dump(exclude={"answers", "notes", "concerns", "exchanges"})
        return Conversation(**own, answers=answers, exchanges=exchanges)

    def _answer(self, place: Place, name: str, version: str, value: Any) -> Answer:
        if isinstance(value, dict) and len(value) == 1:
            for state in _STATES:
                if value.get(state) is True:
                    return Answer(name, state)
        try:
            return Answer(name, "answered", self._asked.kept(name, version, value))
        except AnswerError as error:
            self._refuse(place, f"past niet. {str(error).rstrip('.')}")
            return Answer(name)

    def _question(self, place: Place, name: str) -> bool:
        """Whether a question is known, or may have been asked then."""
        if self._asked.knows(name) or name in self._then:
            return True
        self._refuse(place, f"noemt de vraag '{shown(name)}', die niet in de vragenlijst staat")
        return False

    def _past(self, place: Place, day: date | None, field: str = "on") -> None:
        """What was decided, done or sent counts by its day: one that has still to come would count for ever."""
        if day and day > date.today() + timedelta(days=1):
            self._refuse(place.field(field), "ligt in de toekomst. Kijk de datum na")

    def _round(self, place: Place, name: str, other: bool = False) -> None:
        """Args: other: whether it is a conversation of another version, that may have had another round."""
        if other and not self._asked.holds(name) and _ID.fullmatch(name):
            self._then.add(name)
        if not self._asked.holds(name) and name not in self._then:
            known = ", ".join(sorted(self._asked.rounds))
            self._refuse(place.field("round"), f"noemt de ronde '{shown(name)}'. Bekend zijn: {known}")

    def _organisation(self, place: Place, name: str) -> None:
        if name not in self._organisations:
            self._refuse(place, f"noemt de organisatie '{shown(name)}', die deze gemeente niet kent")

    def _remark(self, place: Place, told: str) -> None:
        words = str(place)
        self.remarks.append(f"{words[0].upper()}{words[1:]}: {told}.")

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
