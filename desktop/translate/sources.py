"""Every text that is said to a newcomer, with its catalog context: what a catalog must hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.municipality.model import Municipality
from desktop.questions.model import Domain, Question, Questionnaire

Source = tuple[str, str]


def sources(
    questionnaire: Questionnaire, phrases: Mapping[str, str], municipalities: list[Municipality]
) -> list[Source]:
    """All (context, Dutch) pairs in the order in which they meet a newcomer, each context once."""
    pairs: dict[str, str] = {}
    for context, text in _all(questionnaire, phrases, municipalities):
        if text:
            pairs.setdefault(context, text)
    return list(pairs.items())


def _all(
    questionnaire: Questionnaire, phrases: Mapping[str, str], municipalities: list[Municipality]
) -> Iterator[Source]:
    for phrase_id, text in phrases.items():
        yield f"phrase:{phrase_id}", text
    for item in questionnaire.rounds:
        yield f"round:{item.id}:title", item.title
    for domain in questionnaire.domains:
        yield from _domain(domain)
    for municipality in municipalities:
        for rule in municipality.rules:
            if rule.propose != "protocol":
                yield f"rule:{rule.id}:title", rule.title
        for organisation in municipality.organisations:
            yield f"organisation:{organisation.id}:offers", organisation.offers


def _domain(domain: Domain) -> Iterator[Source]:
    yield f"{domain.id}:title", domain.title
    yield f"{domain.id}:intro", domain.intro
    for question in domain.questions:
        yield from _question(question)


def _question(question: Question) -> Iterator[Source]:
    yield f"{question.id}:text", question.text
    yield f"{question.id}:help", question.help
    yield f"{question.id}:unit", question.unit
    if question.type == "scale":
        yield f"{question.id}:low", question.low
        yield f"{question.id}:high", question.high
    for option in question.options:
        yield f"{question.id}:option:{option.id}", option.text
