"""The mistakes of a municipality that asks a shipped question otherwise: what it protects less, what waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from desktop.content import Document
from desktop.errors import Finding
from desktop.questions.conditions import compile_condition, compiled
from desktop.questions.model import Domain, Question, Questionnaire, Share

_STRICTER: tuple[Share, ...] = get_args(Share)


def check_own(parts: Sequence[tuple[Document, Domain]], around: Questionnaire) -> Iterator[Finding]:
    """The mistakes of life domains that are right by themselves, held against the questions as they are shipped."""
    known = dict(around.by_id)
    gone = {former.id for _, domain in parts for former in domain.former}
    for document, domain in parts:
        yield from _less_safe(document, domain, known)
        known |= {question.id: question for question in domain.questions}
    yield from _waiting(parts, {name: question for name, question in known.items() if name not in gone})


def _less_safe(document: Document, domain: Domain, shipped: Mapping[str, Question]) -> Iterator[Finding]:
    """What would let an answer be read by more people than as it is shipped."""
    for index, question in enumerate(domain.questions):
        before = shipped.get(question.id)
        if before is None:
            continue
        if before.sensitive and not question.sensitive:
            problem = "deze vraag is meegeleverd met 'sensitive: true'. Zet dat er weer bij."
            yield document.finding(("questions", index), problem)
        if _STRICTER.index(question.share) < _STRICTER.index(before.share):
            problem = f"deze vraag is meegeleverd met 'share: {before.share}'. Zet dat er weer bij."
            yield document.finding(("questions", index), problem)


def _waiting(parts: Sequence[tuple[Document, Domain]], known: Mapping[str, Question]) -> Iterator[Finding]:
    """The other questions that wait for one that is now asked otherwise, or no longer."""
    own = {question.id for _, domain in parts for question in domain.questions}
    changed = {domain.id: document for document, domain in parts}
    for question in known.values():
        if question.id in own or not question.ask_if:
            continue
        for name in (item.partition(".")[0] for item in compiled(question.ask_if).questions):
            if name in changed:
                try:
                    compile_condition(question.ask_if, known)
                except ValueError as error:
                    problem = f"'{question.id}' wacht op een vraag die u anders stelt: {error}"
                    yield changed[name].finding(("questions",), problem)
                break
