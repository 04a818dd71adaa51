"""Random worlds: a questionnaire, a directory, a dossier with a marker in everything that can hold a secret.

And the law of these worlds: who may read which marker. It is written from the chapter on sharing of the manual, not
from the program, and knows nothing of how the program decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from hypothesis import strategies as st

from desktop.dossier.coming_back import GoalState, Outcome
from desktop.dossier.model import (
    REFERRAL_STATUSES,
    Action,
    Answer,
    Basis,
    Consent,
    Conversation,
    Decision,
    Dossier,
    Exchange,
    Extension,
    Newcomer,
    Referral,
    SentLetter,
    Speaker,
    Step,
    Strike,
)
from desktop.guide import Guide
from desktop.letters.occasion import Occasion
from desktop.municipality.load import rule_conditions
from desktop.municipality.model import Municipality, Organisation, Role, RoleKind, Rule, Settings
from desktop.questions.load import conditions
from desktop.questions.model import Domain, Option, Question, Questionnaire, Round, Share

HELD, LATER = date(2026, 5, 12), date(2026, 11, 13)
BORN = date(1987, 8, 29)
DECISIONS: tuple[tuple[Decision, ...], ...] = (
    (), ("given",), ("refused",), ("withdrawn",), ("given", "withdrawn"), ("refused", "given"), ("given", "refused"),
)  # fmt: skip
"""What a newcomer may have said about an organisation, one after the other."""
TYPES: tuple[Literal["text", "single", "multi", "persons", "scale"], ...] = (
    "text", "single", "multi", "persons", "scale",
)  # fmt: skip
GOAL_STATES: tuple[GoalState, ...] = get_args(GoalState)
Kept = Literal["answer", "question", "title", "origin", "need", "reason", "note", "person", "birth"]
"""What a marker stands in: an answer; the words of a question; the title of a rule over answers, or over the country
of origin; a need that somebody typed; why something was agreed, and what was noted at a step; what stands in the report
and nowhere else (notes at answers, what was said besides, the household); the name; the birth date."""


@dataclass(frozen=True)
class Secret:
    """A word that stands in one place of the world only.

    Attributes:
        questions: ids of the questions that it tells of.
        organisation: of a need: for whom it was typed.
    """

    mark: str
    kept: Kept
    questions: tuple[str, ...] = ()
    organisation: str = ""


class World:
    """A municipality, a newcomer, and every secret there is. Papers are made of the last conversation."""

    def __init__(
        self, guide: Guide, dossier: Dossier, secrets: Sequence[Secret], others: Sequence[Dossier] = ()
    ) -> None:
        """Args: others: of who lives in the same house."""
        self.guide, self.dossier, self.secrets, self.others = guide, dossier, secrets, others
        self.talk = dossier.conversations[-1]

    def __repr__(self) -> str:
        """What a person needs to understand a leak."""
        lines = [
            f"{item.id}: {item.type} {item.share}{' sensitive' if item.sensitive else ''} {item.ask_if or ''}"
            for item in self.guide.questionnaire
        ]
        lines += [f"{item.id} sensitive" for item in self.guide.questionnaire.domains if item.sensitive]
        for organisation in self.guide.municipality.organisation_by_id:
            role, consent = self.role(organisation), latest(self.dossier, organisation)
            lines.append(f"{organisation}: {role.kind} {role.domains} {role.questions}, consent {consent}")
            lines += [f"  struck {item.question}" for item in self.dossier.strikes if item.organisation == organisation]
        for referral in self.dossier.referrals:
            lines.append(f"{referral.round} to {referral.organisation}, {referral.basis}, {referral.status}")
        return "\n".join(["World:", *lines])

    @property
    def occasion(self) -> Occasion:
        """The last conversation, on the day of its papers."""
        return Occasion(self.guide, self.dossier, self.talk, LATER)

    def role(self, organisation: str) -> Role:
        """The role of an organisation."""
        return self.guide.municipality.role_of(self.guide.municipality.organisation_by_id[organisation])


def may_read(world: World, organisation: str, secret: Secret) -> bool:
    """Whether an organisation may read a secret in a letter that asks it for help."""
    role, consented = world.role(organisation), latest(world.dossier, organisation) == "given"
    closed = role.kind in ("buddy", "employer")
    match secret.kept:
        case "reason" | "note":
            return False
        case "person":
            return True
        case "birth":
            return role.kind in ("care", "income")
        case "origin":
            return consented and not closed
        case "need":
            return not closed and secret.organisation == organisation
    for question_id in secret.questions:
        question = world.guide.questionnaire.by_id[question_id]
        [domain] = [item for item in world.guide.questionnaire.domains if item.id == question_id.split(".")[0]]
        if closed and (question.share != "normal" or question.sensitive or domain.sensitive):
            return False
        if question.share == "care" and role.kind != "care":
            return False
        if question.share != "normal" and not consented:
            return False
        if any(
            (strike.organisation, strike.question) == (organisation, question_id) for strike in world.dossier.strikes
        ):
            return False
        if secret.kept != "title":
            listed = question_id in role.questions or (domain.id in role.domains and not closed)
            asked = [item for item in world.dossier.referrals if item.organisation == organisation]
            by_law = any(item.basis == "legal_task" and item.round == world.talk.round for item in asked)
            if not listed or not (consented or by_law):
                return False
    return True


def anybody_may_hear(world: World, question_id: str) -> bool:
    """Whether what was answered may lie open on a table: shared as usual, not sensitive, and not asked because of
    something else that is."""
    question = world.guide.questionnaire.by_id[question_id]
    [domain] = [item for item in world.guide.questionnaire.domains if item.id == question_id.split(".")[0]]
    before = re.findall(r"has\((d\d\.q\d)\)", question.ask_if or "")
    open_itself = question.share == "normal" and not question.sensitive and not domain.sensitive
    return open_itself and all(anybody_may_hear(world, one) for one in before)


def newcomer_may_take_home(world: World, secret: Secret) -> bool:
    """What the newcomer's own sheet may tell besides what was agreed: which questions that anybody may hear changed,
    and his goals."""
    if not all(anybody_may_hear(world, one) for one in secret.questions):
        return False
    if secret.kept == "answer":
        return all(world.guide.questionnaire.by_id[one].kept_as == "goal" for one in secret.questions)
    return secret.kept == "question"


def housemates_may_read(world: World, secret: Secret, ticked: bool) -> bool:
    """What the sheet of a household may tell of anyone in it. Args: ticked: what was typed is put on it by a person."""
    if secret.kept == "title":
        return all(anybody_may_hear(world, one) for one in secret.questions)
    return secret.kept == "person" or (ticked and secret.kept == "need")


def latest(dossier: Dossier, organisation: str) -> Decision | None:
    """What the newcomer decided last about an organisation."""
    decided = sorted((item.on, number, item.decision) for number, item in enumerate(dossier.consents)
                     if item.organisation == organisation)  # fmt: skip
    return decided[-1][2] if decided else None


class _Marks:
    """Hands out words that occur nowhere else, and keeps what each stands for."""

    def __init__(self) -> None:
        self.secrets: list[Secret] = []

    def new(self, kept: Kept, *questions: str, organisation: str = "") -> str:
        mark = f"Zq{len(self.secrets):03d}xj"
        self.secrets.append(Secret(mark, kept, questions, organisation))
        return mark


@st.composite
def worlds(draw: st.DrawFn, folder: Path, phrases: dict[str, str], most_others: int = 0) -> World:
    """Any world, also one of a municipality that wrote its roles without care.

    Args:
        most_others: so many others at most live in the same house.
    """
    marks = _Marks()
    questionnaire = _questionnaire(draw, marks)
    municipality = _municipality(draw, marks, questionnaire, folder)
    guide = Guide(
        questionnaire=questionnaire,
        municipality=municipality,
        conditions=conditions(questionnaire),
        rules=rule_conditions(municipality, questionnaire),
        phrases=phrases,
        translations=folder,
    )
    dossier = _dossier(draw, marks, guide)
    others = [_dossier(draw, marks, guide) for _ in range(draw(st.integers(0, most_others)) if most_others else 0)]
    secrets = [*marks.secrets, Secret("29 augustus 1987", "birth"), Secret("29-08-1987", "birth")]
    return World(guide, dossier, secrets, others)


def _some(draw: st.DrawFn, items: list[str]) -> list[str]:
    """Any of these, in their order; half of them as likely as none."""
    chosen = draw(st.integers(0, 2 ** len(items) - 1))
    return [item for number, item in enumerate(items) if chosen >> number & 1]


def _questionnaire(draw: st.DrawFn, marks: _Marks) -> Questionnaire:
    """One to three life domains, sensitive or not, with questions of every share class."""
    domains = []
    for number in range(draw(st.integers(1, 3))):
        shares = draw(st.lists(st.sampled_from(get_args(Share)), min_size=2, max_size=4))
        questions = [
            _question(draw, marks, f"d{number}.q{at}", share, f"d{number}.q{at - 1}" if at else "")
            for at, share in enumerate(shares)
        ]
        domains.append(
            Domain(
                id=f"d{number}", title=f"Leefgebied {number}", icon="home", minutes=5,
                sensitive=draw(st.booleans()), questions=tuple(questions),
            )
        )  # fmt: skip
    rounds = (Round(id="start", title="Startgesprek"), Round(id="half_year", title="Gesprek na een half jaar"))
    return Questionnaire(version="1", rounds=rounds, domains=tuple(domains))


def _question(draw: st.DrawFn, marks: _Marks, question_id: str, share: Share, before: str) -> Question:
    """Args: before: id of the question before it, that it may depend on; '' for the first."""
    kind = draw(st.sampled_from(TYPES))
    more: dict[str, Any] = {}
    if kind in ("single", "multi"):  # the words of an option are the answer of whoever chose it
        more["options"] = tuple(Option(id=f"o{at}", text=marks.new("answer", question_id)) for at in range(2))
    if kind == "persons":
        more["fields"] = ("name", "age")
    if kind == "scale":
        better = draw(st.sampled_from(["higher_is_better", "lower_is_better"]))
        more |= {"low": marks.new("answer", question_id), "high": marks.new("answer", question_id), "compare": better}
    if kind == "text" and draw(st.booleans()):
        more["kept_as"] = "goal"
    if before and draw(st.integers(0, 3)) == 0:
        more["ask_if"] = f"has({before})"
    return Question(
        id=question_id, type=kind, text=f"Wat is {marks.new('question', question_id)}?", purpose="p", share=share,
        rounds=draw(st.sampled_from([("start",), ("half_year",), *[("start", "half_year")] * 2])),
        sensitive=draw(st.integers(0, 3)) == 0, **more,
    )  # fmt: skip


def _municipality(draw: st.DrawFn, marks: _Marks, questionnaire: Questionnaire, folder: Path) -> Municipality:
    """Up to three organisations, each with a role of its own, and rules that rest on any answers."""
    names = [question.id for question in questionnaire]
    roles, organisations = [], []
    for number in range(draw(st.integers(1, 3))):
        roles.append(
            Role(
                id=f"rol{number}", title="Rol", kind=draw(st.sampled_from(get_args(RoleKind))),
                domains=tuple(_some(draw, [domain.id for domain in questionnaire.domains])),
                questions=tuple(_some(draw, names)),
            )
        )  # fmt: skip
        organisations.append(
            Organisation(
                id=f"org{number}", name=f"Organisatie {number}", role=f"rol{number}", offers="Hulp.",
                waiting_days=30, verified_on=HELD,
            )
        )  # fmt: skip
    rules = []
    for number in range(draw(st.integers(0, 3))):
        named = sorted(draw(st.sets(st.sampled_from(names), min_size=1, max_size=2)))
        rules.append(
            Rule(
                id=f"regel{number}", propose="referral", organisation="org0", reason=marks.new("reason"),
                when=" || ".join(f"has({name})" for name in named), title=f"{marks.new('title', *named)}.",
            )
        )  # fmt: skip
    if draw(st.booleans()):
        rules.append(
            Rule(
                id="herkomst", propose="referral", organisation="org0", reason=marks.new("reason"),
                when='newcomer.country == "SY"', title=f"{marks.new('origin')}.",
            )
        )  # fmt: skip
    settings = {
        "id": "duindorp",
        "name": "Gemeente Duindorp",
        "letterhead": {"address": ["Plein 1"], "phone": "030 000 00 00"},
        "rounds": [{"id": "start", "anchor": "linked_on"}, {"id": "half_year", "anchor": "start", "months": 6}],
        "roles": [role.model_dump() for role in roles],
    }
    return Municipality(
        folder=str(folder), settings=Settings.model_validate(settings), notice="",
        organisations=tuple(organisations), rules=tuple(rules),
    )  # fmt: skip


def _dossier(draw: st.DrawFn, marks: _Marks, guide: Guide) -> Dossier:
    organisations = list(guide.municipality.organisation_by_id)
    questions = list(guide.questionnaire)
    newcomer = Newcomer(
        f"Ada {marks.new('person')}", "ar", BORN, country="SY", linked_on=HELD - timedelta(40),
        household=marks.new("note"), interpreter=marks.new("note"),
    )  # fmt: skip
    dossier = Dossier(newcomer, extensions=[Extension(LATER, marks.new("note"), HELD)])
    for round_id, on in (("start", HELD), ("half_year", LATER))[: 1 + (draw(st.integers(0, 2)) > 0)]:
        talk = Conversation(round_id, on, "ar", professional="J. Jansen", completed=True)
        for question in questions:
            if round_id in question.rounds and draw(st.integers(0, 4)):
                talk.answers[question.id] = _answer(draw, marks, question)
        talk.exchanges.append(
            Exchange("newcomer", marks.new("note"), "ar", marks.new("note"), "nl", on, marks.new("note"))
        )
        dossier.conversations.append(talk)
    for organisation in organisations:
        decisions = draw(st.sampled_from(DECISIONS))
        dossier.consents += [
            Consent(organisation, item, on) for on, item in zip((HELD, LATER), decisions, strict=False)
        ]
        by = draw(st.sampled_from(get_args(Speaker)))
        struck = _some(draw, _some(draw, [question.id for question in questions]))
        dossier.strikes += [Strike(organisation, question_id, by, HELD) for question_id in struck]
        dossier.referrals += [
            _referral(draw, marks, guide, organisation, draw(st.sampled_from(dossier.conversations)).round)
            for _ in range(draw(st.integers(1, 2)))
        ]
    goals = [question.id for question in questions if question.kept_as == "goal"]
    dossier.outcomes += [Outcome(one, "start", draw(st.sampled_from(GOAL_STATES)), LATER) for one in _some(draw, goals)]
    dossier.actions.append(Action("Fietsles", "newcomer", "start", LATER, reason=marks.new("reason")))
    dossier.sent += [
        SentLetter(referral.organisation, "referral", HELD, "Doorverwijzing", [questions[0].id], [referral.id])
        for referral in dossier.referrals
        if draw(st.booleans())
    ]
    return dossier


def _answer(draw: st.DrawFn, marks: _Marks, question: Question) -> Answer:
    """An answer, declined or not asked; always with a note."""
    note = marks.new("note")
    if draw(st.integers(0, 7)) == 0:
        return Answer(question.id, draw(st.sampled_from(["declined", "not_asked"])), note=note)
    options = [option.id for option in question.options]
    value: Any = {
        "text": lambda: marks.new("answer", question.id),
        "single": lambda: draw(st.sampled_from(options)),
        "multi": lambda: options,
        "scale": lambda: draw(st.integers(1, 5)),
        "persons": lambda: [{"name": marks.new("answer", question.id), "age": 7}],
    }[question.type]()
    return Answer(question.id, "answered", value, note)


def _referral(draw: st.DrawFn, marks: _Marks, guide: Guide, organisation: str, round_id: str) -> Referral:
    """A need that a person typed, or the title of any rule: an editor sends it elsewhere than the rule says."""
    rule = draw(st.sampled_from([None, *guide.municipality.rules]))
    typed = rule is None or draw(st.integers(0, 3)) == 0
    steps = draw(st.lists(st.sampled_from(REFERRAL_STATUSES), max_size=2))
    return Referral(
        organisation, round_id,
        basis=draw(st.sampled_from(get_args(Basis))),
        need=marks.new("need", organisation=organisation) if typed or rule is None else rule.title,
        reason=marks.new("reason"),
        rule=rule.id if rule else None,
        history=[Step(status, HELD, marks.new("reason"), LATER) for status in ("drafted", *steps)],
    )  # fmt: skip
