"""What may lie on the table in a coordination meeting of this municipality, and what its rules and names give away.

The rules themselves stand in `dossier.coordination`; here they get to know what may be told of an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.dossier import coordination
from desktop.dossier.around import Sitting
from desktop.dossier.coordination import Agenda, Ground, Known
from desktop.dossier.model import Dossier
from desktop.dossier.waiting import Waited, usual_days
from desktop.guide import Guide
from desktop.letters.open_to_all import behind, for_anybody, rests_on_what_anybody_may_hear
from desktop.municipality.model import RESTRICTED, Organisation, Rule


def agenda(
    guide: Guide,
    dossiers: Iterable[Dossier],
    sitting: Sitting,
    today: date,
    waits: Mapping[str, Waited] | None = None,
) -> Agenda:
    """The agenda of a meeting, with what was decided in it.

    Args:
        dossiers: at least those with a referral that stalls, or a decision of this meeting.
        waits: what the history tells of how long people wait, by id of the organisation.
    """
    usual = usual_days(guide.municipality, waits or {})
    return coordination.agenda(dossiers, sitting, known(guide), usual, today)


def known(guide: Guide) -> Known:
    """What the rules and the names of organisations give away."""
    municipality = guide.municipality
    grounds = {rule.id: _ground(guide, rule) for rule in municipality.rules}
    leading: dict[str, list[Ground]] = {}
    for rule in municipality.rules:
        if rule.organisation:
            leading.setdefault(rule.organisation, []).append(grounds[rule.id])
    telling = [one for one in municipality.organisations if _tells(guide, one, leading.get(one.id, []))]
    shut = frozenset(one.id for one in telling if not any(ground.open for ground in leading.get(one.id, [])))
    about = {name: frozenset[str]().union(*(one.behind for one in found)) for name, found in leading.items()}
    return Known(municipality, grounds, frozenset(one.id for one in telling), shut, about)


def _ground(guide: Guide, rule: Rule) -> Ground:
    asked = guide.rules[rule.id].questions
    all_behind = behind(guide, asked)
    found = [question for name in all_behind if (question := guide.questionnaire.known(name)) is not None]
    formerly = {was.id for question in found for was in question.was}  # it may have been struck under that id
    is_open = not _of_himself(rule) and rests_on_what_anybody_may_hear(guide, asked)
    return Ground(rule.title, frozenset(asked), frozenset(all_behind | formerly), is_open)


def _of_himself(rule: Rule) -> bool:
    """Whether a rule reads his age, his country or the law he falls under."""
    return "newcomer" in rule.when


def _tells(guide: Guide, organisation: Organisation, leading: list[Ground]) -> bool:
    """Whether the name of an organisation may hint at what not anybody may hear.

    By the rules that lead to it; where none does, by the questions that its role may see: that is what it is for.
    """
    if leading:
        return not all(ground.open for ground in leading)
    role = guide.municipality.role_of(organisation)
    domains = () if role.kind in RESTRICTED else role.domains
    questions = [
        question
        for domain in guide.questionnaire.domains
        for question in domain.questions
        if domain.id in domains or question.id in role.questions
    ]
    return not all(for_anybody(guide, question) for question in questions)
