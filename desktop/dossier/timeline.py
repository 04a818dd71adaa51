"""Everything that happened to one newcomer and is to come, on one line through time. Pure; Dutch words, no layout.

It tells what was recorded and decides nothing: whether a step of civic integration is done is not the program's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, get_args

from desktop.dossier import planning
from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import (
    ENDED,
    Action,
    Consent,
    Conversation,
    Decision,
    Dossier,
    Referral,
    ReferralStatus,
    SentPaper,
    Step,
)
from desktop.dossier.schedule import Outline
from desktop.dossier.steps import STANDS
from desktop.dossier.waiting import Waited, expectation
from desktop.municipality.model import Municipality
from desktop.questions import dates
from desktop.questions.model import Questionnaire

Kind = Literal[
    "linked", "moved_in", "milestone", "conversation", "consent",
    "referral", "letter", "appointment", "action", "meeting", "buddy", "decision", "planned",
]  # fmt: skip
"""linked: the koppeling. appointment: at an organisation, or for a conversation. planned: the next conversation. In the
order in which what happens on one day is told."""
ORDER: tuple[Kind, ...] = get_args(Kind)
STATUS: Mapping[ReferralStatus, str] = {**STANDS, "drafted": "afgesproken"}
DECISION: Mapping[Decision, str] = {
    "given": "Toestemming gegeven",
    "refused": "Toestemming geweigerd",
    "withdrawn": "Toestemming ingetrokken",
}
PAPER: Mapping[SentPaper, str] = {
    "referral": "Brief",
    "reminder": "Herinnering",
    "stop": "Bericht dat het stopt",
    "intake": "Gegevens voor de brede intake",
    "annex": "Bijlage voor het PIP",
}
_NOTHING_LEARNED: Mapping[str, Waited] = MappingProxyType({})


@dataclass(frozen=True)
class Event:
    """Something that happened, or is to come.

    Attributes:
        day: None when nobody knows it.
        title: what it is, in words that can stand alone.
        detail: more of it, in the program's words; empty for none.
        late: its day passed, and it did not happen; or nobody answered within the usual time.
        ahead: its day has still to come.
        note: what a person typed with it (a reason, what was said): never for the newcomer or another organisation.
        subject: id of the conversation, referral or action it is about; empty when it is about none.
    """

    day: date | None
    kind: Kind
    title: str
    detail: str = ""
    late: bool = False
    ahead: bool = False
    note: str = ""
    subject: str = ""


def timeline(
    dossier: Dossier,
    municipality: Municipality,
    questionnaire: Questionnaire,
    today: date,
    waits: Mapping[str, Waited] = _NOTHING_LEARNED,
) -> list[Event]:
    """Every event, oldest first; those of one day in a sensible order, those without a day at the end.

    Args:
        waits: what the history tells of how long people wait, by id of the organisation.
    """
    told = _Telling(dossier, municipality, questionnaire, today, waits)
    return sorted(told.events(), key=lambda event: (event.day is None, event.day or today, ORDER.index(event.kind)))


def organisation_words(organisation_id: str, municipality: Municipality) -> str:
    """An organisation's name; the words of its id when the directory lost it."""
    organisation = municipality.organisation_by_id.get(organisation_id)
    if organisation:
        return organisation.name
    words = organisation_id.replace("-", " ").replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"


@dataclass(frozen=True)
class _Telling:
    """Makes the events of one dossier, kind by kind."""

    dossier: Dossier
    municipality: Municipality
    questionnaire: Questionnaire
    today: date
    waits: Mapping[str, Waited]

    def events(self) -> Iterator[Event]:
        """In no order, but what belongs together stands in its own."""
        newcomer = self.dossier.newcomer
        if newcomer.linked_on:
            yield Event(
                newcomer.linked_on, "linked", "Koppeling aan de gemeente", ahead=self._ahead(newcomer.linked_on)
            )
        if newcomer.moved_in_on:
            ahead = self._ahead(newcomer.moved_in_on)
            yield Event(newcomer.moved_in_on, "moved_in", "Verhuizing naar de woning", ahead=ahead)
        yield from self._milestones()
        for conversation in self.dossier.conversations:
            yield self._conversation(conversation)
        for consent in self.dossier.consents:
            yield self._consent(consent)
        for referral in self.dossier.referrals:
            yield from self._referral(referral)
        for letter in self.dossier.sent:
            whom = organisation_words(letter.organisation, self.municipality)
            yield Event(letter.on, "letter", f"{PAPER[letter.paper]} verstuurd: {whom}", letter.title)
        yield from self._arranged()
        for action in self.dossier.actions:
            yield self._action(action)
        yield from self._around()
        yield from self._next()

    def _ahead(self, day: date | None) -> bool:
        return day is not None and day > self.today

    def _past(self, day: date | None) -> bool:
        return day is not None and day < self.today

    def _milestones(self) -> Iterator[Event]:
        titles = {step.id: step.title for step in self.municipality.settings.steps}
        for milestone in self.dossier.milestones:
            title = titles.get(milestone.step, milestone.step)
            if milestone.done_on:
                ahead = self._ahead(milestone.done_on)
                yield Event(milestone.done_on, "milestone", f"Klaar: {title}", "Stap van de inburgering", ahead=ahead)
                continue
            if milestone.blocked:
                since, note = milestone.blocked_since, milestone.blocked
                yield Event(since, "milestone", f"Staat stil: {title}", "Stap van de inburgering", note=note)
            if milestone.expected_on:
                day = milestone.expected_on
                late, ahead = self._past(day), self._ahead(day)
                yield Event(day, "milestone", f"Verwacht: {title}", "Stap van de inburgering", late, ahead)

    def _conversation(self, held: Conversation) -> Event:
        parts = [dates.lasted(held.minutes)] if held.minutes else []
        parts += [f"tolk: {held.interpreter}"] if held.interpreter else []
        parts += [held.place] if held.place else []
        parts += [] if held.completed else ["nog niet afgerond"]
        detail = " · ".join(parts)
        title = self.questionnaire.round_title(held.round)
        ahead = self._ahead(held.held_on)
        return Event(
            held.held_on, "conversation", title, f"{detail[:1].upper()}{detail[1:]}", ahead=ahead, subject=held.id
        )

    def _consent(self, consent: Consent) -> Event:
        whom = organisation_words(consent.organisation, self.municipality)
        signed = "Ondertekend op papier" if consent.signed else ""
        return Event(consent.on, "consent", f"{DECISION[consent.decision]}: {whom}", signed)

    def _referral(self, referral: Referral) -> Iterator[Event]:
        whom = organisation_words(referral.organisation, self.municipality)
        organisation = self.municipality.organisation_by_id.get(referral.organisation)
        usual = expectation(organisation, self.waits).patience if organisation else None
        steps = referral.history
        for number, step in enumerate(steps):
            last = number == len(steps) - 1
            quiet = last and step.expected_on is None and referral.overdue(self.today, usual)
            words = [referral.need] if number == 0 and referral.need else []
            words += ["Langer stil dan gewoonlijk"] if quiet else []
            title = f"{whom}: {STATUS[step.status]}"
            detail = ". ".join(words)
            yield Event(step.on, "referral", title, detail, quiet, self._ahead(step.on), step.note, referral.id)
            if step.expected_on and (last or _came_to_pass(step, steps[number + 1])):
                yield self._expected(referral, whom, step, step.expected_on, last)
        if not steps:
            yield Event(None, "referral", f"{whom}: {STATUS['drafted']}", referral.need, subject=referral.id)

    def _expected(self, referral: Referral, whom: str, step: Step, day: date, last: bool) -> Event:
        late = last and step.status not in (*ENDED, "started", "drafted") and self._past(day)
        if step.status == "appointment":
            return Event(
                day, "appointment", f"Afspraak: {whom}", referral.need, late, self._ahead(day), "", referral.id
            )
        what = "aan de beurt" if step.status == "waiting" else "bericht verwacht"
        return Event(day, "referral", f"{whom}: {what}", "", late, self._ahead(day), "", referral.id)

    def _action(self, action: Action) -> Event:
        title = action.title or "Actie zonder titel"
        if action.status == "done":
            return Event(
                action.done_on, "action", f"Gedaan: {title}", ahead=self._ahead(action.done_on), subject=action.id
            )
        if action.status == "dropped":
            return Event(action.due_on, "action", f"Vervallen: {title}", subject=action.id)
        late, ahead = action.overdue(self.today), self._ahead(action.due_on)
        return Event(action.due_on, "action", f"Nog te doen: {title}", "", late, ahead, subject=action.id)

    def _around(self) -> Iterator[Event]:
        """Meetings, buddies, what a coordination meeting decided, and parts of civic integration that are done."""
        settings = self.municipality.settings
        for one in self.dossier.attendances:
            words = {True: "Was op een bijeenkomst", False: "Kwam niet", None: "Uitgenodigd"}[one.came]
            yield Event(one.day, "meeting", f"{words}: {one.theme}", ahead=self._ahead(one.day), note=one.reason)
        for match in self.dossier.buddy_matches:
            kind = settings.buddies.title(match.kind)
            yield Event(match.since, "buddy", f"Heeft een {kind}", ahead=self._ahead(match.since))
            if match.ended_on:
                yield Event(match.ended_on, "buddy", f"Stopt: {kind}", note=match.reason)
        for wish in self.dossier.buddy_wishes:
            yield Event(wish.since, "buddy", f"Wil een {settings.buddies.title(wish.kind)}")
        for decision in self.dossier.case_decisions:
            yield Event(decision.on, "decision", "Besproken in het regieoverleg", note=decision.text)
        titles = {part.id: part.title for part in settings.integration.parts}
        for proven in self.dossier.certificates:
            title = titles.get(proven.part, proven.part)
            detail = "Onderdeel van de inburgering"
            yield Event(proven.done_on, "milestone", f"Klaar: {title}", detail, note=proven.proof)

    def _arranged(self) -> Iterator[Event]:
        """What was arranged about conversations, but for the next appointment, which the plan tells."""
        upcoming = planning.upcoming(self.municipality, Outline.of(self.dossier))
        following = upcoming.appointment if upcoming else None
        for item in self.dossier.arrangements:
            title = self.questionnaire.round_title(item.round)
            if item.kind == "appointment":
                on_it = any(talk.held_on == item.day for talk in self.dossier.conversations)
                counts = item is planning.appointment(self.dossier, item.round) and item is not following
                if counts and not on_it:
                    yield Event(item.day, "appointment", f"Afspraak: {title}", _at(item), ahead=self._ahead(item.day))
                continue
            words = "Vervalt" if item.kind == "skipped" else "Verplaatst"
            to = f"Naar {dates.write(item.day)}" if item.day else ""
            yield Event(item.on, "planned", f"{words}: {title}", to, note=item.reason)

    def _next(self) -> Iterator[Event]:
        upcoming = planning.upcoming(self.municipality, Outline.of(self.dossier))
        if upcoming is None or (upcoming.unfinished and upcoming.appointment is None):
            return
        title = self.questionnaire.round_title(upcoming.round)
        agreed, day = upcoming.appointment, upcoming.day
        late = upcoming.late(self.today)
        ahead = day is not None and not late
        if agreed:
            yield Event(day, "appointment", f"Afspraak: {title}", _at(agreed), late, ahead)
        else:
            note = upcoming.moved.reason if upcoming.moved else ""
            yield Event(day, "planned", f"Volgend gesprek: {title}", "Rond deze dag" if day else "", late, ahead, note)


def _came_to_pass(step: Step, following: Step) -> bool:
    """Whether the day that a step named came before anything else was recorded; an appointment that was, stays told."""
    return step.status == "appointment" and step.expected_on is not None and step.expected_on <= following.on


def _at(agreed: Arrangement) -> str:
    """When and where, as it was agreed."""
    time = f"Om {agreed.time} uur" if agreed.time else ""
    return ", ".join(part for part in (time, agreed.place) if part)
