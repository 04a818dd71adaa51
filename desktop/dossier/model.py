"""The records of a dossier, as plain dataclasses. The store maps them; nothing here knows a database.

Dossier
├── newcomer: Newcomer
├── conversations: Conversation ─┬─ answers: Answer, one a question
│                                └─ exchanges: Exchange
├── consents: Consent           one decision, for one organisation, on one day
├── actions: Action
├── referrals: Referral ── history: Step
├── extensions: Extension       one reason to keep it longer
├── strikes: Strike             one answer that does not go to one organisation
├── sent: SentLetter            what went to whom; the paper itself is kept beside it in the vault
├── arrangements: Arrangement   what was agreed about a coming conversation
├── milestones: Milestone       one step of civic integration
├── outcomes: Outcome           what became of one goal
├── attendances: Attendance     one meeting he was invited to, or came to
├── buddy_wishes: BuddyWish     what he wishes of a buddy
├── buddy_matches: BuddyMatch   his buddy, since when, until when
├── case_decisions: CaseDecision   what was decided in a coordination meeting
└── certificates: Certificate   a part of civic integration that is done
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.record_id import new_id

AnswerState = Literal["open", "answered", "declined", "not_asked"]
Decision = Literal["given", "refused", "withdrawn"]
ActionStatus = Literal["open", "done", "dropped"]
Basis = Literal["consent", "legal_task"]
ReferralStatus = Literal[
    "drafted", "sent", "received", "waiting", "appointment", "started", "completed",
    "refused", "withdrawn", "no_answer",
]  # fmt: skip
Regime = Literal["Wi2013", "Wi2021", "ukraine", "family"]
Sex = Literal["female", "male", "other"]
Speaker = Literal["professional", "newcomer"]
Way = Literal["letter", "phone", "warm", "accompanied"]
SentPaper = Literal["referral", "reminder", "stop", "intake", "annex"]

REFERRAL_STATUSES: tuple[ReferralStatus, ...] = get_args(ReferralStatus)
ENDED: frozenset[str] = frozenset({"completed", "refused", "withdrawn"})
PICKED_UP: frozenset[str] = frozenset({"received", "appointment", "started", "completed"})


@dataclass(frozen=True)
class Newcomer:
    """Who it is. Replaced as a whole when something changes.

    Attributes:
        country: ISO 3166 code of the country of origin, or 'XX' for stateless; None when not recorded.
        language: BCP 47 code of the language he wants to speak; asked, never derived from the country.
        linked_on: day of the koppeling.
        household: name or number that people of one household share.
        interpreter: name of the interpreter he prefers.
    """

    name: str
    language: str
    birth_date: date | None = None
    sex: Sex | None = None
    country: str | None = None
    linked_on: date | None = None
    moved_in_on: date | None = None
    regime: Regime | None = None
    household: str | None = None
    interpreter: str | None = None

    def age(self, today: date) -> int | None:
        """Age in whole years."""
        born = self.birth_date
        if born is None:
            return None
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


@dataclass(eq=False)
class Answer:
    """What was said to one question.

    Attributes:
        value: as `questions.answers.check` returns it, when `state` is 'answered'; else None.
        note: the longer story, in Dutch; never leaves the municipality.
        concern: a flag: this needs attention.
    """

    question: str
    state: AnswerState = "open"
    value: Any = None
    note: str = ""
    concern: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return self.state == "open" and not self.note and not self.concern


@dataclass(eq=False)
class Exchange:
    """Something said besides the questions, translated by a machine, and kept because the professional accepted it.

    Attributes:
        speaker: who said the original.
        original: what was said, in `original_language` (BCP 47).
        translation: what was made of it, in `translation_language`, as it was accepted.
        back: the translation translated back, as the professional saw it.
        model: names and versions of the models, in their order.
        edited: whether a person changed the machine's words.
        question: id of the question it was said at; empty when at none.
    """

    speaker: Speaker
    original: str
    original_language: str
    translation: str
    translation_language: str
    said_on: date
    back: str = ""
    model: str = ""
    edited: bool = False
    question: str = ""


@dataclass(eq=False)
class Conversation:
    """One meeting.

    Attributes:
        version: version of the questionnaire it was held with.
        language: language spoken, kept with the conversation.
        minutes: how long it has lasted so far.
        completed: closed by the professional; until then it is resumed where it was.
        at_question: id of the question on the screen when it was last left.
        answers: by question id.
        dismissed: ids of the rules whose proposals were dismissed.
        exchanges: what was said besides with the help of a machine, in its order.
    """

    round: str
    held_on: date
    language: str
    version: str = ""
    professional: str = ""
    interpreter: str = ""
    place: str = ""
    minutes: int = 0
    completed: bool = False
    at_question: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    dismissed: list[str] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    id: str = field(default_factory=new_id)

    def values(self) -> dict[str, Any]:
        """Question id to value, of what was really answered: what conditions and rules read."""
        return {key: answer.value for key, answer in self.answers.items() if answer.state == "answered"}

    def answer(self, question: str) -> Answer:
        """The answer to a question, or a fresh open one that is not yet part of the conversation."""
        return self.answers.get(question) or Answer(question)


@dataclass(eq=False)
class Consent:
    """A decision of the newcomer about one organisation. The latest one counts.

    Attributes:
        signed: whether the newcomer signed it on paper.
    """

    organisation: str
    decision: Decision
    on: date
    signed: bool = False
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Action:
    """Something someone will do.

    Attributes:
        owner: 'newcomer', 'professional', 'interpreter', or the id of an organisation.
        round: the conversation it was agreed in.
        rule: id of the rule that proposed it; None when a person added it.
        professional: name of who agreed it; empty when nobody was named.
    """

    title: str
    owner: str
    round: str
    due_on: date | None = None
    status: ActionStatus = "open"
    reason: str = ""
    rule: str | None = None
    done_on: date | None = None
    professional: str = ""
    id: str = field(default_factory=new_id)

    def overdue(self, today: date) -> bool:
        """Whether its day has passed and it is still open."""
        return self.status == "open" and self.due_on is not None and self.due_on < today


@dataclass(eq=False)
class Step:
    """One dated step of a referral. `expected_on`: when the next one is expected, as told."""

    status: ReferralStatus
    on: date
    note: str = ""
    expected_on: date | None = None


@dataclass(eq=False)
class Referral:
    """The newcomer is passed on to an organisation.

    Attributes:
        need: the help that is asked, in plain Dutch.
        reason: why: which answer it comes from.
        basis: legal basis of sharing.
        history: steps in their order; the last one is where it stands.
        way: how it is done; None for the organisation's own way.
        professional: name of who agreed it; empty when nobody was named.
        instead_of: id of the referral that it follows, when another organisation could not help.
    """

    organisation: str
    round: str
    basis: Basis = "consent"
    need: str = ""
    reason: str = ""
    rule: str | None = None
    history: list[Step] = field(default_factory=list)
    way: Way | None = None
    professional: str = ""
    instead_of: str | None = None
    id: str = field(default_factory=new_id)

    @property
    def status(self) -> ReferralStatus:
        """Where it stands now."""
        return self.history[-1].status if self.history else "drafted"

    @property
    def sent_on(self) -> date | None:
        """The day it was sent, if it was."""
        return next((step.on for step in self.history if step.status == "sent"), None)

    def overdue(self, today: date, usual_days: int | None) -> bool:
        """Whether the day that was told, or else the organisation's usual time, has passed and nobody is helped yet."""
        if not self.history or self.status in (*ENDED, "started", "drafted"):
            return False
        last = self.history[-1]
        if last.expected_on:
            return last.expected_on < today
        return usual_days is not None and (today - last.on).days > usual_days


@dataclass(eq=False)
class Extension:
    """A reason to keep a dossier longer than the municipality's term.

    Attributes:
        until: it is kept until this day.
        reason: why, in one line of Dutch.
        on: when that was decided.
        by: who decided it.
    """

    until: date
    reason: str
    on: date
    by: str = ""
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Strike:
    """One answer that must not go to one organisation, whatever else allows it.

    Attributes:
        question: id of the question.
        by: who had it struck.
    """

    organisation: str
    question: str
    by: Speaker
    on: date
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class SentLetter:
    """A letter that went to an organisation. The vault keeps the paper itself under this id, byte for byte.

    Attributes:
        title: as on the paper.
        questions: ids of the questions whose answers were in it.
        referrals: ids of the referrals it was about.
    """

    organisation: str
    paper: SentPaper
    on: date
    title: str
    questions: list[str] = field(default_factory=list)
    referrals: list[str] = field(default_factory=list)
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Dossier:
    """Everything kept of one newcomer. Conversations stand in the order in which they were held."""

    newcomer: Newcomer
    conversations: list[Conversation] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    id: str = field(default_factory=new_id)
    extensions: list[Extension] = field(default_factory=list)
    strikes: list[Strike] = field(default_factory=list)
    sent: list[SentLetter] = field(default_factory=list)
    arrangements: list[Arrangement] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    buddy_wishes: list[BuddyWish] = field(default_factory=list)
    buddy_matches: list[BuddyMatch] = field(default_factory=list)
    case_decisions: list[CaseDecision] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)

    def conversation(self, conversation_id: str) -> Conversation:
        """The conversation with this id.

        Raises:
            KeyError: when there is none.
        """
        for conversation in self.conversations:
            if conversation.id == conversation_id:
                return conversation
        raise KeyError(conversation_id)

    def before(self, conversation: Conversation) -> Conversation | None:
        """The last completed conversation held before this one; those of one day count in their order."""
        held = sorted(
            (other for other in self.conversations if other.held_on <= conversation.held_on),
            key=lambda other: other.held_on,
        )
        if conversation in held:
            held = held[: held.index(conversation)]
        return next((other for other in reversed(held) if other.completed), None)

    def consent(self, organisation: str) -> Decision | None:
        """The newcomer's latest decision about an organisation; None when he was not asked."""
        decisions = [consent for consent in self.consents if consent.organisation == organisation]
        return max(reversed(decisions), key=lambda consent: consent.on).decision if decisions else None

    def struck(self, organisation: str) -> dict[str, Strike]:
        """What must not go to an organisation, by the id of the question."""
        return {strike.question: strike for strike in self.strikes if strike.organisation == organisation}
