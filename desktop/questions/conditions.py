"""Conditions over answers, in CEL: the one file that knows the expression engine.

`netwerk.contacten < 3 || "vrijwillig" in werk.soort`. A question without an answer is *unknown*:
what touches it does not hold, unless the other side of `||` does. `has(werk.soort)` asks whether
there is an answer. Beside answers there is `newcomer` (age, language, country, regime) and `round`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from desktop.questions.model import Domain, Question

_NAMED = re.compile(r"\b([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)\b(?!\s*\()")
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_ROUND = re.compile(r"\bround\b(?!\s*\.)")
_BOUND = re.compile(r"\.(?:exists|all|filter|map|exists_one)\(\s*([a-z][a-z0-9_]*)\s*,")
NEWCOMER: dict[str, Sequence[Any]] = {
    "age": (17, 40),
    "language": ("ar", "ti"),
    "country": ("SY", "ER"),
    "regime": ("Wi2013", "Wi2021"),
}


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
            return self.program.execute(_context(answers, facts)) is True
        except (KeyError, TypeError, ValueError, RuntimeError):
            return False


def compile_condition(source: str, known: Mapping[str, Question]) -> Condition:
    """Compile a condition and hold it against the known questions, their types and their options.

    Raises:
        ValueError: in Dutch, when it is no CEL, names an unknown question or option, or mixes types.
    """
    import cel

    try:
        program = cel.compile(source)
    except ValueError:
        raise ValueError(f"'{source}' is geen geldige CEL. Kijk haakjes, aanhalingstekens en '==' na.") from None
    named = _named(source, known)
    condition = Condition(source, tuple(named), program)
    _check_options(source, [known[name] for name in named])
    _check_types(condition, known)
    return condition


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


def _context(answers: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    context: dict[str, Any] = dict(facts)
    for question_id, value in answers.items():
        domain, _, name = question_id.partition(".")
        context.setdefault(domain, {})[name] = value
    return context


def _named(source: str, known: Mapping[str, Question]) -> list[str]:
    text = _QUOTED.sub("''", source)
    bound = set(_BOUND.findall(text))
    named: list[str] = []
    for domain, name in _NAMED.findall(text):
        if domain in bound or (domain == "newcomer" and name in NEWCOMER):
            continue
        question_id = f"{domain}.{name}"
        if question_id not in known:
            raise ValueError(f"de vraag '{question_id}' bestaat niet. Kijk de spelling na.")
        if question_id not in named:
            named.append(question_id)
    return named


def _check_options(source: str, questions: list[Question]) -> None:
    """Every quoted word must be something one of the named questions can answer."""
    if not questions or any(question.type in ("text", "date") for question in questions) or "newcomer." in source:
        return
    options = {option.id for question in questions for option in question.options}
    if _ROUND.search(source):
        options |= {round_id for question in questions for round_id in question.rounds}
    for quoted in _QUOTED.findall(source):
        if quoted[1:-1] not in options:
            raise ValueError(f"{quoted} is geen optie van {', '.join(q.id for q in questions)}. Kijk de opties na.")


def _check_types(condition: Condition, known: Mapping[str, Question]) -> None:
    """Run it on sample answers of the right types: it must give true or false for at least one set."""
    samples = [_samples(known[name]) for name in condition.questions]
    mixed = False
    for values in list(product(*samples))[:64]:
        facts = {"round": "start", "newcomer": {name: given[0] for name, given in NEWCOMER.items()}}
        try:
            result = condition.program.execute(_context(dict(zip(condition.questions, values, strict=True)), facts))
        except (TypeError, KeyError, ValueError, RuntimeError):
            mixed = True
            continue
        if isinstance(result, bool):
            return
        raise ValueError(f"'{condition.source}' geeft geen ja of nee. Vergelijk met ==, <, > of in.")
    if mixed:
        raise ValueError(
            f"'{condition.source}' vergelijkt soorten die niet bij elkaar horen. Kijk het type van de vraag na."
        )


def _samples(question: Question) -> Sequence[Any]:
    low, high = question.bounds
    options = [option.id for option in question.options]
    match question.type:
        case "single":
            return options[:2]
        case "multi":
            return [[], options]
        case "number" | "scale":
            return [low, high]
        case "yes_no":
            return [True, False]
        case "date":
            return ["2026-01-31"]
        case "persons":
            return [[dict.fromkeys(question.fields, "x") | {"age": 4}], []]
        case _:
            return ["tekst"]
