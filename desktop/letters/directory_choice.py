"""Which cards of the directory fit one newcomer's plan: open actions, referrals, goals, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.dossier.goals import ENDED as GOAL_ENDED
from desktop.dossier.goals import goals
from desktop.dossier.model import ENDED, Dossier
from desktop.guide import Guide
from desktop.municipality.directory_cards import Card, cards
from desktop.municipality.directory_search import Index
from desktop.translate.searching import folded

MOST = 6
"""So many cards are chosen by themselves: a paper of two or three pages is read, one of five is not."""
FOR_A_GOAL = 2
"""Cards that a goal's own words bring."""
AS_MEANT = 2
"""What a card counts that a goal names, in themes."""


def may_stand(guide: Guide, card: Card) -> bool:
    """Whether a card may go home on paper: not that of an organisation whose name alone tells too much there."""
    return not guide.municipality.role_of(card.organisation).discreet


def fitting(guide: Guide, dossier: Dossier, today: date) -> list[Card]:
    """The cards that fit the plan: those of the organisations in it first, then activities of its themes.

    At most `MOST`; the professional chooses others besides.
    """
    there = [card for card in cards(guide.municipality, today) if may_stand(guide, card)]
    named = list(dict.fromkeys(_organisations(dossier)))
    first = sorted(
        (card for card in there if card.activity is None and card.organisation.id in named),
        key=lambda card: named.index(card.organisation.id),
    )
    themes = list(dict.fromkeys(_themes(guide, dossier)))
    meant = _meant(guide, dossier, there)
    scored = [
        (sum(theme in themes for theme in card.themes) + AS_MEANT * (card.id in meant), card)
        for card in there
        if card.activity is not None
    ]
    then = [card for score, card in sorted(scored, key=lambda pair: -pair[0]) if score]
    return [*first, *then][:MOST]


def _meant(guide: Guide, dossier: Dossier, there: Sequence[Card]) -> set[str]:
    """Ids of the cards that are found with the words of the goals that still run."""
    words = Index(there, guide.municipality, folded)
    running = [goal for goal in goals(guide.questionnaire, dossier) if goal.state not in GOAL_ENDED]
    return {card.id for goal in running for card in words.search(goal.text)[:FOR_A_GOAL]}


def _organisations(dossier: Dossier) -> Iterator[str]:
    """The organisations that help him, or will."""
    for referral in dossier.referrals:
        if referral.status not in ENDED:
            yield referral.organisation
    for action in dossier.actions:
        if action.status == "open":
            yield action.owner


def _themes(guide: Guide, dossier: Dossier) -> Iterator[str]:
    """The life domains of the plan."""
    for rule in _rules(dossier):
        condition = guide.rules.get(rule)
        yield from (name.partition(".")[0] for name in (condition.questions if condition else ()))
    for organisation in _organisations(dossier):
        if found := guide.municipality.organisation_by_id.get(organisation):
            yield from found.themes
    last = dossier.conversations[-1] if dossier.conversations else None
    for answer in last.answers.values() if last else ():
        if answer.concern:
            yield answer.question.partition(".")[0]


def _rules(dossier: Dossier) -> Iterator[str]:
    """The rules that proposed what is still open."""
    for referral in dossier.referrals:
        if referral.rule and referral.status not in ENDED:
            yield referral.rule
    for action in dossier.actions:
        if action.rule and action.status == "open":
            yield action.rule
