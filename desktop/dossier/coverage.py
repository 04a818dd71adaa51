"""For every rule: the smallest set of answers that fires it, and the nearest one that does not.

They are searched among sample answers, and only count when they can really be given together: asked in one round,
and not hidden by an `ask_if`. What the search finds went the way of every real answer (`situations.outcome`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import combinations
from typing import Any

from desktop.dossier.choices import choices, distance
from desktop.dossier.situations import LANGUAGE, Outcome, Situation, outcome
from desktop.municipality.model import Municipality, Rule
from desktop.questions.conditions import Condition, compiled
from desktop.questions.model import Domain, Questionnaire
from desktop.questions.terms import NEWCOMER, Terms, check

MOST_TRIES = 20_000
MOST_FIRING = 40


@dataclass(frozen=True)
class Coverage:
    """What was found of one rule.

    Attributes:
        fires: the smallest set of answers that makes the rule propose something.
        silent: what differs least from that, and does not.
        unasked: ids of the questions of its condition that its rounds never ask.
        whole: whether every sample was tried: only then is what was not found not there.
    """

    rule: Rule
    fires: Situation | None
    silent: Situation | None
    unasked: tuple[str, ...] = ()
    whole: bool = True


def coverage(municipality: Municipality, asked: Questionnaire, whole: Questionnaire) -> list[Coverage]:
    """The coverage of every rule, in their order.

    Args:
        asked: the questionnaire as this municipality asks it.
        whole: the same with what it skips, which rules may name.
    """
    conditions = {question.id: compiled(question.ask_if) for question in asked if question.ask_if}
    return [_Search(municipality, rule, asked, whole, conditions).found() for rule in municipality.rules]


class _Search:
    """The search for one rule."""

    def __init__(
        self,
        municipality: Municipality,
        rule: Rule,
        asked: Questionnaire,
        whole: Questionnaire,
        conditions: Mapping[str, Condition],
    ) -> None:
        self._rule = rule
        self._alone = municipality.model_copy(update={"rules": (rule,)})
        self._when = compiled(rule.when)
        self._conditions = conditions
        self._known = whole.by_id
        self._asked = asked
        self._tries = 0
        planned = [item.id for item in asked.rounds]
        self._rounds = [name for name in planned if not rule.rounds or name in rule.rounds]
        self._questions = self._needed()
        self._domains = {name: self._narrowed(asked.asked(name)) for name in self._rounds}

    def found(self) -> Coverage:
        """Search, smallest sets first; what was said in an earlier round only when one round is not enough."""
        now = [Situation(name) for name in self._rounds]
        later = [
            Situation(held.id, before=before.id)
            for held, before in combinations(reversed(self._asked.rounds), 2)
            if held.id in self._rounds and self._adds(before.id, held.id)
        ]
        fires = silent = None
        for stages in (now, later):
            if pair := self._pair(stages):
                fires, silent = pair
                break
        unasked = tuple(name for name in self._when.questions if not any(self._asks(name, item) for item in now))
        return Coverage(self._rule, fires, silent, unasked, self._tries < MOST_TRIES)

    def _pair(self, stages: Sequence[Situation]) -> tuple[Situation, Situation | None] | None:
        """The best pair among the smallest sets that fire: the one of which the two differ least."""
        for size in range(len(self._samples) + 1):
            best: tuple[int, Situation, Situation] | None = None
            first: Situation | None = None
            for number, firing in enumerate(self._firing(stages, size)):
                firing = self._bare(firing)
                first = first or firing
                near = self._nearest(firing, best[0] if best else None)
                if near:
                    best = (near[0], firing, near[1])
                if number >= MOST_FIRING or (best and best[0] == 1):
                    break
            if first:
                return (best[1], best[2]) if best else (first, None)
        return None

    def _firing(self, stages: Sequence[Situation], size: int) -> Iterator[Situation]:
        """Every set of so many answers that fires the rule."""
        for stage in stages:
            names = [name for name in self._samples if name in NEWCOMER or self._asks(name, stage)]
            for chosen in combinations(names, size):
                if self._when.questions and not any(name in self._when.questions for name in chosen):
                    continue
                for situation in self._filled(stage, chosen):
                    result = self._outcome(situation)
                    if result.proposes and not result.hidden:
                        yield situation

    def _filled(self, situation: Situation, names: Sequence[str]) -> Iterator[Situation]:
        """A situation with a sample of each name; what is asked after another comes after it in `names`."""
        if not names:
            yield situation
            return
        name = names[0]
        if self._shown(name, situation):
            for value in self._samples[name]:
                yield from self._filled(situation.but(given={**situation.given, name: value}), names[1:])

    def _shown(self, name: str, situation: Situation) -> bool:
        """Whether a question can be asked, as far as one can tell quickly."""
        self._tries += 1
        if self._tries >= MOST_TRIES:
            return False
        condition = self._conditions.get(name)
        if condition is None:
            return True
        held = situation.round if situation.round in self._asked.by_id[name].rounds else situation.before
        facts = {key.partition(".")[2]: value for key, value in situation.given.items() if key in NEWCOMER}
        return condition.holds(situation.answers, newcomer={"language": LANGUAGE} | facts, round=held)

    def _bare(self, firing: Situation) -> Situation:
        """The same, with no more choices or people than it takes."""
        for name, value in firing.given.items():
            for item in value if isinstance(value, list) else []:
                less = [other for other in firing.given[name] if other is not item]
                fewer = firing.but(given={**firing.given, name: less})
                if less and (result := self._outcome(fewer)).proposes and not result.hidden:
                    firing = fewer
        return firing

    def _nearest(self, firing: Situation, below: int | None) -> tuple[int, Situation] | None:
        """What differs least from a situation and does not fire, when it differs less than `below`."""
        best: tuple[int, Situation] | None = None
        for difference, changed in sorted(self._changes(firing), key=lambda item: item[0]):
            limit = best[0] if best else below
            if limit is not None and difference >= limit:
                break
            result = self._outcome(changed)
            kept, difference = changed.without(result.hidden), difference + len(result.hidden)
            if result.hidden and (limit is None or difference < limit):
                result = self._outcome(kept)
            if result.proposes or result.hidden or (limit is not None and difference >= limit):
                continue
            told = not self._when.questions or any(name in self._when.questions for name in kept.given)
            if told or self._terms.asks_presence:
                best = (difference, kept)
        return best

    def _changes(self, firing: Situation) -> Iterator[tuple[int, Situation]]:
        """Every situation in which one thing is otherwise, and by how much."""
        for name, value in firing.given.items():
            for other in self._samples[name]:
                if other != value:
                    yield distance(value, other), firing.but(given={**firing.given, name: other})
            if self._terms.asks_presence and name not in NEWCOMER:
                yield 2, firing.without(frozenset({name}))

        if "round" in self._terms.facts:
            for name in self._rounds:
                if name != firing.round:
                    yield 1, firing.but(round=name)

    def _outcome(self, situation: Situation) -> Outcome:
        self._tries += 1
        rules, domains = {self._rule.id: self._when}, self._domains[situation.round]
        return outcome(situation, self._alone, rules, self._asked, self._conditions, domains)

    def _asks(self, name: str, stage: Situation) -> bool:
        question = self._asked.by_id.get(name)
        return question is not None and (stage.round in question.rounds or stage.before in question.rounds)

    def _adds(self, before: str, held: str) -> bool:
        """Whether an earlier round asks something that matters here and that a later one does not."""
        known = (self._asked.by_id[name].rounds for name in self._questions if name in self._asked.by_id)
        return any(before in rounds and held not in rounds for rounds in known)

    def _needed(self) -> list[str]:
        """The questions the rule reads, and those that they wait for, in the order in which they can be answered."""
        waits: dict[str, tuple[str, ...]] = {}
        open_ids = list(self._when.questions)
        while open_ids:
            name = open_ids.pop()
            if name not in waits:
                waits[name] = self._conditions[name].questions if name in self._conditions else ()
                open_ids += waits[name]
        return list(TopologicalSorter(waits).static_order())

    def _narrowed(self, domains: Sequence[Domain]) -> list[Domain]:
        """The questions that matter here, of the life domains of a round."""
        return [
            domain.model_copy(update={"questions": kept})
            for domain in domains
            if (kept := tuple(question for question in domain.questions if question.id in self._questions))
        ]

    @cached_property
    def _terms(self) -> Terms:
        return check(self._rule.when, self._known)

    @cached_property
    def _samples(self) -> Mapping[str, Sequence[Any]]:
        """Values of everything the rule depends on; of the newcomer first."""
        waiting = [self._conditions[name].source for name in self._questions if name in self._conditions]
        asked = [self._asked.by_id[name] for name in self._questions if name in self._asked.by_id]
        return choices([self._rule.when, *waiting], asked, self._known)
