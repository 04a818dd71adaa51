"""Conditions over answers, in CEL: the one file that knows the expression engine.

`netwerk.contacten < 3 || "vrijwillig" in werk.soort`. A question without an answer is *unknown*:
what touches it does not hold, unless the other side of `||` does. `has(werk.soort)` asks whether
there is an answer. Beside answers there is `newcomer` (age, language, country, regime) and `round`;
an expression, of which the outcome itself counts, may read more facts, each told by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product
from typing import Any, get_args

from desktop.questions import samples, slips, terms
from desktop.questions.model import Domain, PersonField, Question

MOST_SAMPLES = 300
_TROUBLES = (LookupError, ArithmeticError, TypeError, ValueError, RuntimeError)
"""What the engine raises when a value is unknown or does not suit an operator."""


@dataclass(frozen=True)
class Condition:
    """A compiled condition.

    Attributes:
        source: the CEL text.
        questions: ids of the questions it reads, in the order they are named.
    """

    source: str
    questions: tuple[str, ...]
    program: Any = field(compare=False, repr=False)

    def holds(self, answers: Mapping[str, Any], **facts: Any) -> bool:
        """Whether it is true of these answered values (question id to value); unknown is not true."""
        try:
            return self._outcome(answers, facts) is True
        except _TROUBLES:
            return False

    def _outcome(self, answers: Mapping[str, Any], facts: Mapping[str, Any]) -> Any:
        context: dict[str, Any] = {}
        for question_id in self.questions:
            domain, _, name = question_id.partition(".")
            known = context.setdefault(domain, {})
            if question_id in answers:
                known[name] = _best_known_first(self.source, answers[question_id])
        return self.program.execute(context | {"newcomer": {}} | dict(facts))


@dataclass(frozen=True)
class Expression:
    """A compiled expression over whatever has a name: an answer, an answer of another conversation, a fact.

    Attributes:
        source: the CEL text.
        names: everything it reads, in the order in which it is named: `netwerk.contacten`, `facts.referrals`, `round`.
    """

    source: str
    names: tuple[str, ...]
    program: Any = field(compare=False, repr=False)

    def outcome(self, values: Mapping[str, Any]) -> Any:
        """What it gives for these values by name; None when it needs one that is unknown."""
        if self.source in self.names:
            return values.get(self.source)
        try:
            return self._run(values)
        except _TROUBLES:
            return None

    def _run(self, values: Mapping[str, Any]) -> Any:
        context: dict[str, Any] = {}
        for name in self.names:
            *around, last = name.split(".")
            inner = context
            for step in around:
                inner = inner.setdefault(step, {})
            if name in values:
                inner[last] = _best_known_first(self.source, values[name])
        return self.program.execute(context)


def _best_known_first(source: str, value: Any) -> Any:
    """People of whom the fields in a condition are known, before the others.

    The engine's `exists` stops at the first person it knows too little of; CEL says it should go on.
    """
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return value
    asked = [name for name in get_args(PersonField) if f".{name}" in source]
    return sorted(value, key=lambda person: sum(name not in person for name in asked))


@lru_cache(maxsize=1024)  # many stand in more than one place, and each is asked for twice: to check and to use
def compiled(source: str) -> Condition:
    """Compile a condition that was checked before: at load, against all questions there are.

    Raises:
        ValueError: in Dutch, when it is no CEL.
    """
    import cel

    try:
        program = cel.compile(source)
    except ValueError:
        raise ValueError(slips.mend(source)) from None
    return Condition(source, terms.named(source), program)


def compile_condition(source: str, known: Mapping[str, Question]) -> Condition:
    """Compile a condition and hold it against the known questions, their types and their options.

    Raises:
        UnknownQuestion: it names a question that is not there.
        ValueError: in Dutch, when it is no CEL, names something else unknown, mixes types, or can never be true.
    """
    condition = compiled(source)
    _check_outcomes(lambda given: condition._outcome(given, _facts(given)), terms.check(source, known), known)
    return condition


def compile_expression(
    source: str, known: Mapping[str, Question], facts: terms.Facts, *, number: bool = False
) -> tuple[Expression, terms.Terms]:
    """Compile an expression and hold it against the questions and facts it may name; also what it speaks of.

    Args:
        facts: what it may name besides questions and the round.
        number: it gives a number; else true or false.

    Raises:
        UnknownQuestion: it names a question that is not there.
        ValueError: in Dutch, when it is no CEL, names something else unknown, mixes types, can never be true, or gives
            something else.
    """
    program = compiled(source).program
    named = terms.check(source, known, facts)
    expression = Expression(source, (*named.questions, *named.facts), program)
    _check_outcomes(expression._run, named, known, facts, number=number)
    return expression, named


def asked_now(
    domains: Iterable[Domain], conditions: Mapping[str, Condition], answers: Mapping[str, Any], **facts: Any
) -> list[Question]:
    """The questions to show: those without a condition, and those whose condition holds."""
    return [
        question
        for domain in domains
        for question in domain.questions
        if question.id not in conditions or conditions[question.id].holds(answers, **facts)
    ]


def _check_outcomes(
    run: Callable[[dict[str, Any]], Any],
    named: terms.Terms,
    known: Mapping[str, Question],
    facts: terms.Facts = terms.NEWCOMER,
    *,
    number: bool = False,
) -> None:
    """Run it on sample answers: it must give true (or a number) for one of them, and never something else."""
    choices = {name: samples.of_question(known[name], named) for name in named.questions}
    choices |= {name: _values(name, named, known, facts) for name in named.facts}
    if named.asks_presence:
        choices = {name: [*values, samples.MISSING] for name, values in choices.items()}
    tried, mixed = 0, True
    for values in islice(product(*choices.values()), MOST_SAMPLES):
        tried += 1
        given = {name: value for name, value in zip(choices, values, strict=True) if value is not samples.MISSING}
        try:
            outcome = run(given)
        except _TROUBLES:
            continue
        if number:
            if isinstance(outcome, bool) or not isinstance(outcome, int | float):
                raise ValueError("dit geeft geen getal. Noem een vraag of een feit dat een getal is.")
            return
        if outcome is True:
            return
        if outcome is not False:
            raise ValueError("dit geeft geen ja of nee. Vergelijk met ==, <, > of in.")
        mixed = False
    if mixed:
        raise ValueError("dit vergelijkt soorten die niet bij elkaar horen. Kijk het type van elke vraag na.")
    if tried < MOST_SAMPLES:
        raise ValueError("dit kan nooit waar zijn. Kijk de getallen en opties na.")


def _values(name: str, named: terms.Terms, known: Mapping[str, Question], facts: terms.Facts) -> list[Any]:
    """Sample values of a fact, those around the literals among them."""
    if name == "round" or name in terms.NEWCOMER:
        return list(samples.of_fact(name, named, known))
    sort, options = facts[name]
    if sort == "number":
        return sorted({0, 1000} | {number + step for number in named.numbers for step in (-1, 0, 1)})
    chosen = options or ("tekst", *named.quoted)
    if sort == "choices":
        return [[], *([option] for option in chosen), list(chosen)]
    return [True, False] if sort == "yes_no" else list(chosen)


def _facts(given: Mapping[str, Any]) -> dict[str, Any]:
    newcomer = {name.partition(".")[2]: value for name, value in given.items() if name in terms.NEWCOMER}
    return {"newcomer": newcomer} | ({"round": given["round"]} if "round" in given else {})
