"""Makes dossiers of invented people, as a professional who follows every proposal would have. No vault, no window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, cast

from desktop.demo_people import DECLINED, Meeting, Person
from desktop.dossier.agreements import decide
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, ReferralStatus, Regime, Step
from desktop.dossier.proposals import Proposal, confirm_action, confirm_referral
from desktop.errors import AnswerError
from desktop.guide import Guide
from desktop.questions.answers import check
from desktop.questions.model import Question
from desktop.trial_people import EVERYBODY, TODAY, UNFINISHED

ON_ITS_WAY = timedelta(days=2)
"""A letter goes out so long after the conversation."""
_DATES = ("birth_date", "linked_on", "moved_in_on")


def invented(guide: Guide, today: date, professional: str) -> Iterator[Dossier]:
    """One dossier after another; every day is moved to where `today` is, and weekdays stay weekdays.

    Args:
        professional: who held the conversations.
    """
    later = timedelta(days=(today - TODAY).days // 7 * 7)
    for person in EVERYBODY:
        yield _dossier(guide, person, later, professional)


def _dossier(guide: Guide, person: Person, later: timedelta, professional: str) -> Dossier:
    dossier = Dossier(_newcomer(person, later))
    for meeting in person.meetings:
        if guide.questionnaire.asked(meeting.round):
            _meet(guide, dossier, meeting, later, professional)
    if person.form["name"] in UNFINISHED and dossier.conversations:
        dossier.conversations[-1].completed = False
    return dossier


def _newcomer(person: Person, later: timedelta) -> Newcomer:
    form: dict[str, Any] = dict(person.form)
    for key in _DATES:
        if key in form:
            day = datetime.strptime(form[key], "%d-%m-%Y").date()
            form[key] = day if key == "birth_date" else day + later
    form["regime"] = cast("Regime", form["regime"])
    return Newcomer(**form)


def _meet(guide: Guide, dossier: Dossier, meeting: Meeting, later: timedelta, professional: str) -> None:
    """One conversation: what is said, what became of earlier promises, what is agreed."""
    conversation = Conversation(
        meeting.round,
        meeting.held_on + later,
        dossier.newcomer.language,
        version=guide.questionnaire.version,
        professional=professional,
        interpreter=dossier.newcomer.interpreter or "",
        place="Gemeentehuis, kamer 2",
        minutes=75,
        completed=True,
    )
    for question_id, value in meeting.answers.items():
        question = guide.question(question_id)
        if question is not None and meeting.round in question.rounds:
            _put(conversation, question, value, meeting, later)
    dossier.conversations.append(conversation)
    _follow_up(dossier, meeting, conversation.held_on)
    if dossier.newcomer.name not in UNFINISHED:
        _agree(guide, dossier, conversation, meeting)


def _put(conversation: Conversation, question: Question, value: Any, meeting: Meeting, later: timedelta) -> None:
    """One answer; what this municipality asks in another way is left out."""
    note, concern = meeting.notes.get(question.id, ""), question.id in meeting.concerns
    if value == DECLINED:
        conversation.answers[question.id] = Answer(question.id, "declined", None, note, concern)
        return
    if question.type == "date":
        value = (date.fromisoformat(value) + later).isoformat()
    try:
        kept = check(question, value)
    except AnswerError:
        return
    conversation.answers[question.id] = Answer(question.id, "answered", kept, note, concern)


def _follow_up(dossier: Dossier, meeting: Meeting, on: date) -> None:
    """What became of what was agreed before: what nobody tells about went well, but for the last action."""
    for referral in dossier.referrals:
        if referral.status == "sent":
            status = meeting.steps.get(referral.organisation, "completed")
            referral.history.append(Step(cast("ReferralStatus", status), on))
    for action in dossier.actions[:-1]:
        action.status, action.done_on = "done", on


def _agree(guide: Guide, dossier: Dossier, conversation: Conversation, meeting: Meeting) -> None:
    proposals = [one for one in guide.proposals(dossier, conversation) if one.rule.propose != "protocol"]
    for proposal in proposals:
        if proposal.rule.id in meeting.dismissed:
            conversation.dismissed.append(proposal.rule.id)
        elif proposal.rule.propose != "referral":
            dossier.actions.append(confirm_action(proposal, conversation))
        elif not proposal.involved:
            _refer(dossier, conversation, proposal, refused=proposal.rule.id in meeting.refused)
    if meeting.own_action:
        due = conversation.held_on + timedelta(days=28)
        own = Action(meeting.own_action, "professional", meeting.round, due, professional=conversation.professional)
        dossier.actions.append(own)


def _refer(dossier: Dossier, conversation: Conversation, proposal: Proposal, *, refused: bool) -> None:
    organisation = proposal.rule.organisation or ""
    if proposal.rule.basis == "consent" or refused:
        decide(dossier, organisation, "refused" if refused else "given", conversation.held_on)
    if refused:
        conversation.dismissed.append(proposal.rule.id)
        return
    referral = confirm_referral(proposal, conversation)
    referral.history.append(Step("sent", conversation.held_on + ON_ITS_WAY))
    dossier.referrals.append(referral)
