"""Sample answers: enough values of each kind to see whether a condition can ever be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from typing import Any

from desktop.questions.model import Question
from desktop.questions.terms import NEWCOMER, Terms, rounds

MISSING = object()
"""Stands for a question without an answer."""
_OLDEST = 130


def of_question(question: Question, terms: Terms) -> list[Any]:
    """Values that fit a question, those around the literals of a condition among them."""
    low, high = question.bounds
    match question.type:
        case "single":
            return [option.id for option in question.options]
        case "multi":
            return _choices([option.id for option in question.options], terms)
        case "scale":
            return list(range(low, high + 1))
        case "number":
            return _around(terms, low, high)
        case "yes_no":
            return [True, False]
        case "date":
            return ["1900-01-01", "2200-12-31", *terms.quoted]
        case "persons":
            return _families(question, terms)
        case _:
            return ["tekst", *terms.quoted]


def of_fact(name: str, terms: Terms, known: Mapping[str, Question]) -> Sequence[Any]:
    """Values of what a condition reads besides answers."""
    if name == "round":
        return rounds(known)
    if name == "newcomer.age":
        return _around(terms, 0, _OLDEST)
    return NEWCOMER[name][1] or ("ar", *terms.quoted)


def _around(terms: Terms, low: int, high: int) -> list[int]:
    near = {number + step for number in terms.numbers for step in (-1, 0, 1)}
    return sorted({low, high} | {number for number in near if low <= number <= high})


def _choices(options: list[str], terms: Terms) -> list[list[str]]:
    """Every mixture of the options that are named, each also with one or all of the others; and every length."""
    mentioned = [option for option in options if option in terms.quoted][:6]
    others = [option for option in options if option not in mentioned]
    mixtures = chain.from_iterable(combinations(mentioned, size) for size in range(len(mentioned) + 1))
    found = [[*mixture, *more] for mixture in mixtures for more in ([], others[:1], others)]
    return found + [options[:size] for size in range(len(options) + 1)]


def _families(question: Question, terms: Terms) -> list[list[dict[str, Any]]]:
    """Nobody, one person of each relation and age, all of them together, and each number of people."""
    relations = [option.id for option in question.options] or [""]
    ages = _around(terms, 0, _OLDEST)
    texts = ["tekst", *terms.quoted]
    people = [
        {"relation": relation, "age": age, "name": text, "place": text, "school": text}
        for relation in relations
        for age in ages
        for text in texts
    ]
    kept: list[dict[str, Any]] = [{name: person[name] for name in question.fields} for person in people[:200]]
    lengths = {number + step for number in terms.numbers for step in (0, 1) if number < 40}
    return [[], kept, *([person] for person in kept), *(kept[:1] * length for length in sorted(lengths))]
