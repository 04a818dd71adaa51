"""What people needed and nobody gave them: proposed and offered by nobody, or refused. Counts, in the vault only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.guide import Guide
from desktop.monitor.model import Period
from desktop.monitor.unmet import REASONS, Attempt, in_words, unmet
from desktop.municipality.directory_cards import cards

LOOKED_BACK = timedelta(days=365)
NOT_GIVEN = ("refused", "dismissed")
"""Steps after which nobody helps: refused, or proposed and never agreed. Who only waits stands on the work list."""
BY_HAND = "Hulp die u zelf afsprak"


@dataclass(frozen=True)
class Lack:
    """One kind of help.

    Attributes:
        what: the help, in the words of the rule that proposed it.
        theme: title of the life domain.
        people: how many did not get it, each counted once.
        why: the reasons with their numbers, in words.
        offers: cards of the directory about this life domain.
    """

    what: str
    theme: str
    people: int
    why: str
    offers: int


@dataclass(frozen=True)
class Missing:
    """What is missing.

    Attributes:
        lacks: the most people first.
        bare: titles of life domains about which the directory has no card at all.
        silent: what rules no longer propose, because the organisation that would help ended.
    """

    lacks: Sequence[Lack] = ()
    bare: Sequence[str] = ()
    silent: Sequence[str] = ()


def missing(attempts: Iterable[Attempt], guide: Guide, today: date, usual: Mapping[str, int | None]) -> Missing:
    """What is missing, of the year until today.

    Args:
        usual: days that each organisation takes, by its id.
    """
    by_rule: defaultdict[str, list[Attempt]] = defaultdict(list)
    there = {organisation.id for organisation in guide.municipality.present(today)}
    for attempt in attempts:
        if attempt.status in NOT_GIVEN:
            by_rule[attempt.rule].append(attempt)
        elif attempt.organisation not in there:
            by_rule[attempt.rule].append(replace(attempt, organisation=""))  # nobody offers it any more
    titles = {rule.id: rule.title for rule in guide.municipality.rules}
    offers = _offers(guide, today)
    period = Period(today - LOOKED_BACK, today)
    lacks = [
        Lack(
            titles.get(rule) or BY_HAND,
            need.theme,
            need.people,
            in_words([(REASONS[reason], count) for reason, count in need.why]),
            offers.get(need.theme, 0),
        )
        for rule, tried in by_rule.items()
        for need in unmet(tried, guide, period, today, usual)
    ]
    ordered = sorted(lacks, key=lambda lack: (-lack.people, lack.what))
    silent = [rule.title for rule in guide.municipality.rules if rule.organisation and rule.organisation not in there]
    return Missing(ordered, [title for title, count in offers.items() if not count], silent)


def _offers(guide: Guide, today: date) -> dict[str, int]:
    """How many cards there are about each life domain that somebody can help with, by its title."""
    found = {domain.id: 0 for domain in guide.questionnaire.domains[1:-1]}
    for card in cards(guide.municipality, today):
        for theme in card.themes:
            if theme in found:
                found[theme] += 1
    return {guide.questionnaire.domain_by_id[theme].title: count for theme, count in found.items()}
