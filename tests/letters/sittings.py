"""Random coordination meetings: a world of `worlds.py` with a table, decisions, and what somebody typed too much.

And the law of the table, written from the manual: what may stand on its papers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from desktop.dossier.around import CaseDecision, Sitting
from desktop.dossier.model import Action, Answer, Consent, Dossier, Referral, Step

from .worlds import BORN, HELD, LATER, Secret, World, anybody_may_hear, latest, worlds

GONE = "weg"


@dataclass(frozen=True)
class Meeting:
    """A coordination meeting of a world.

    Attributes:
        typed: words that somebody typed about a case and that must not reach the table, with what is wrong with them.
    """

    world: World
    sitting: Sitting
    typed: tuple[str, ...]

    @property
    def dossiers(self) -> list[Dossier]:
        """Everybody."""
        return [self.world.dossier, *self.world.others]

    def __repr__(self) -> str:
        """What a person needs to understand a leak."""
        roles = {role.id: role.discreet for role in self.world.guide.municipality.settings.roles}
        return f"{self.world!r}\nat the table: {self.sitting.organisations}; discreet: {roles}"


@st.composite
def meetings(draw: st.DrawFn, folder: Path, phrases: dict[str, str]) -> Meeting:
    """Any table: also one with nobody, with an organisation that is gone, or one whose name tells too much."""
    world = _milder(draw, draw(worlds(folder, phrases, most_others=1)))
    town = world.guide.municipality
    names = list(town.organisation_by_id)
    seated = draw(st.permutations(names))[: draw(st.sampled_from([1, 1, 2, 2, 3, 0]))]
    seated += [GONE] if _seldom(draw) else []
    people = [world.dossier, *world.others]
    place = draw(st.sampled_from(["Stadhuis", f"Bij {world.dossier.newcomer.name} thuis"]))
    present = draw(st.sampled_from([["J. Jansen"], ["J. Jansen", world.dossier.newcomer.name]]))
    sitting = Sitting(LATER, place, seated, present)
    typed = [words for dossier in people for words in _decisions(draw, world, sitting, dossier, people)]
    return Meeting(world, sitting, tuple(typed))


def _seldom(draw: st.DrawFn) -> bool:
    """One time in eight; the ends of a range would be drawn far more often."""
    return draw(st.sampled_from([False, False, False, True, False, False, False, False]))


def _milder(draw: st.DrawFn, world: World) -> World:
    """The same world with less that is tender, and more that stalls: else hardly a case would ever be on a table."""
    guide = world.guide
    domains = [
        domain.model_copy(
            update={
                "sensitive": domain.sensitive and _seldom(draw),
                "questions": tuple(
                    question.model_copy(update={"share": "normal", "sensitive": False})
                    if not _seldom(draw)
                    else question
                    for question in domain.questions
                ),
            }
        )
        for domain in guide.questionnaire.domains
    ]
    questionnaire = guide.questionnaire.model_copy(update={"domains": tuple(domains)})
    questionnaire = type(questionnaire).model_validate(questionnaire.model_dump())
    town = guide.municipality
    every = tuple(domain.id for domain in domains)
    roles = []
    for role in town.settings.roles:
        more: dict[str, Any] = {} if _seldom(draw) else {"domains": every}
        more |= {} if _seldom(draw) else {"kind": "support"}
        more |= {"discreet": True} if _seldom(draw) else {}
        roles.append(role.model_copy(update=more))
    town = town.model_copy(update={"settings": town.settings.model_copy(update={"roles": tuple(roles)})})
    mild = World(
        replace(guide, questionnaire=questionnaire, municipality=town), world.dossier, world.secrets, world.others
    )
    for dossier in (world.dossier, *world.others):
        _stall(draw, mild, dossier)
    return mild


def _stall(draw: st.DrawFn, world: World, dossier: Dossier) -> None:
    """Most newcomers allow all or all but one; most referrals wait, half of them in the words of a rule."""
    allowed = draw(st.sampled_from(["all", "as it is", "all", "all but one"]))
    if allowed != "as it is":
        names = list(world.guide.municipality.organisation_by_id)
        but = draw(st.sampled_from(names)) if allowed == "all but one" else ""
        kept = [one for one in dossier.consents if one.organisation == but and one.decision != "given"]
        dossier.consents[:] = [Consent(name, "given", LATER - timedelta(10)) for name in names if name != but] + kept
    for referral in dossier.referrals:
        if not _seldom(draw):
            referral.history.append(Step(draw(st.sampled_from(["no_answer", "refused", "waiting"])), HELD))
        if world.guide.municipality.rules and draw(st.booleans()):
            rule = draw(st.sampled_from(world.guide.municipality.rules))
            referral.rule, referral.need = rule.id, rule.title


def _decisions(
    draw: st.DrawFn, world: World, sitting: Sitting, dossier: Dossier, people: list[Dossier]
) -> Iterator[str]:
    """Decisions, some with words that give somebody away, some for one who is not at the table."""
    town = world.guide.municipality
    other = draw(st.sampled_from(people))
    private = [
        answer.value
        for talk in dossier.conversations
        for answer in talk.answers.values()
        if _text(world, answer) and not anybody_may_hear(world, answer.question)
    ]
    hidden = [one.name for one in town.organisations if _closed(world, one.id)]
    bad = [
        other.newcomer.name, other.newcomer.name.split()[1].lower(), "29 augustus 1987", "29-08-1987", "Syrië",
        dossier.id, "06-12345678", *private, *hidden,
    ]  # fmt: skip
    for referral in dossier.referrals:
        if draw(st.booleans()):
            continue
        words = draw(st.sampled_from(bad)) if draw(st.booleans()) else ""
        owner = draw(st.sampled_from(["professional", "newcomer", *town.organisation_by_id]))
        action = Action(f"Wij bellen, want {words}" if words else "Bellen", owner, "start", LATER)
        dossier.actions.append(action)
        dossier.case_decisions.append(CaseDecision(sitting.id, LATER, action.title, action.id, referral.id))
        if words:
            yield words


def _text(world: World, answer: Answer) -> bool:
    question = world.guide.questionnaire.by_id[answer.question]
    return answer.state == "answered" and question.type == "text"


# The law


def _closed(world: World, organisation: str) -> bool:
    role = world.role(organisation)
    return role.discreet or role.kind == "care"


def seated(meeting: Meeting) -> list[str]:
    """Who sits at the table, when that can be: everybody is in the directory, and nobody's name tells too much."""
    known = meeting.world.guide.municipality.organisation_by_id
    there = meeting.sitting.organisations
    good = all(name in known and not meeting.world.role(name).discreet for name in there)
    return there if good else []


def may_be_there(meeting: Meeting, dossier: Dossier, referral: Referral) -> bool:
    """Whether a case may lie on the table at all."""
    there, world = seated(meeting), meeting.world
    if not there or _closed(world, referral.organisation):
        return False
    if any(latest(dossier, name) != "given" for name in (*there, referral.organisation)):
        return False
    others = [name for name in there if name != referral.organisation]
    return not others or (world_names_nothing(meeting, dossier, referral, others))


def world_names_nothing(meeting: Meeting, dossier: Dossier, referral: Referral, others: list[str]) -> bool:
    """Whether that a question lies there tells the others nothing that not anybody may hear, nor what was struck."""
    world = meeting.world
    rules = [rule for rule in world.guide.municipality.rules if rule.organisation == referral.organisation]
    own = [rule for rule in world.guide.municipality.rules if rule.id == referral.rule]
    for rule in own:
        if not _open(world, rule.id):
            return False
    for name in others:
        struck = {strike.question for strike in dossier.strikes if strike.organisation == name}
        if struck & {one for rule in (*rules, *own) for one in _behind(world, rule.id)}:
            return False
    if any(need_may_be_told(meeting, dossier, referral, rule.id) for rule in own):
        return True
    if not rules:
        return _plain_role(world, referral.organisation)
    some_open = any(_open(world, rule.id) for rule in rules)
    return some_open if any(referral.need == rule.title for rule in own) else all(_open(world, one.id) for one in rules)


def need_may_be_told(meeting: Meeting, dossier: Dossier, referral: Referral, rule_id: str) -> bool:
    """Whether everybody at the table may read in the rule's words what help is asked."""
    world = meeting.world
    [rule] = [rule for rule in world.guide.municipality.rules if rule.id == rule_id]
    if referral.need != rule.title or not _open(world, rule_id):
        return False
    for name in {*seated(meeting), referral.organisation}:
        struck = {strike.question for strike in dossier.strikes if strike.organisation == name}
        if struck & set(_behind(world, rule_id)):
            return False
    for name in seated(meeting):
        role = world.role(name)
        domains = () if role.kind in ("buddy", "employer") else role.domains
        for question in world.guide.rules[rule_id].questions:
            if question not in role.questions and question.split(".")[0] not in domains:
                return False
    return True


def _open(world: World, rule_id: str) -> bool:
    [rule] = [rule for rule in world.guide.municipality.rules if rule.id == rule_id]
    return "newcomer" not in rule.when and all(
        anybody_may_hear(world, one) for one in world.guide.rules[rule_id].questions
    )


def _behind(world: World, rule_id: str) -> list[str]:
    found = list(world.guide.rules[rule_id].questions)
    for question in found:  # grows: in these worlds a question depends on the one before it at most
        ask_if = world.guide.questionnaire.by_id[question].ask_if or ""
        found += [one.id for one in world.guide.questionnaire if f"has({one.id})" in ask_if and one.id not in found]
    return found


def _plain_role(world: World, organisation: str) -> bool:
    role = world.role(organisation)
    domains = () if role.kind in ("buddy", "employer") else role.domains
    return all(
        anybody_may_hear(world, one.id)
        for one in world.guide.questionnaire
        if one.id in role.questions or one.id.split(".")[0] in domains
    )


def may_stand(meeting: Meeting, secret: Secret) -> bool:
    """Whether a secret may be on a paper of the meeting: only the words of a rule, of who allows it."""
    if secret.kept != "title":
        return False
    rules = [rule for rule in meeting.world.guide.municipality.rules if secret.mark in rule.title]
    return any(
        referral.rule == rule.id
        and may_be_there(meeting, dossier, referral)
        and need_may_be_told(meeting, dossier, referral, rule.id)
        for rule in rules
        for dossier in meeting.dossiers
        for referral in dossier.referrals
    )


def may_be_named(meeting: Meeting, organisation: str) -> bool:
    """Whether the name of an organisation may be on a paper: it sits at the table, or a case may name it."""
    if organisation in seated(meeting):
        return True
    return any(
        referral.organisation == organisation and may_be_there(meeting, dossier, referral)
        for dossier in meeting.dossiers
        for referral in dossier.referrals
    )


def may_be_known(meeting: Meeting, dossier: Dossier) -> bool:
    """Whether a newcomer may be on a paper, by initials and number."""
    return any(may_be_there(meeting, dossier, referral) for referral in dossier.referrals)


BIRTH: tuple[str, ...] = (f"{BORN:%d-%m-%Y}", "29 augustus 1987", str(BORN.year), BORN.isoformat())
