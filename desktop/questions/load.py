"""Loads a folder of questionnaires, or says of each mistake where it stands and how to mend it.

    questionnaires/
    ├── rounds.yaml
    ├── phrases.yaml
    └── domains/*.yaml      one life domain a file, in the order of the file names
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from desktop.content import Document, Frozen, read, validate
from desktop.errors import ContentError, Finding
from desktop.questions.conditions import Condition, compile_condition
from desktop.questions.model import Domain, Id, Question, Questionnaire, Rounds, Text


class Phrase(Frozen):
    """A fixed sentence that a newcomer sees or hears besides the questions. May hold {placeholders}."""

    id: Id
    text: Text


class Phrases(Frozen):
    """The file `phrases.yaml`."""

    phrases: tuple[Phrase, ...] = Field(min_length=1)


def load(folder: Path) -> Questionnaire:
    """Load and check a whole questionnaire.

    Raises:
        ContentError: with every mistake found.
    """
    findings: list[Finding] = []
    parts: list[tuple[Document, Domain]] = []
    rounds: Rounds | None = None
    try:
        rounds = validate(read(folder / "rounds.yaml"), Rounds)
    except ContentError as error:
        findings += error.findings
    files = sorted((folder / "domains").glob("*.yaml"))
    if not files:
        findings.append(Finding(str(folder / "domains"), 1, "-", "hier staat geen leefgebied (*.yaml). Voeg er een toe."))
    for file in files:
        try:
            document = read(file)
            parts.append((document, validate(document, Domain)))
        except ContentError as error:
            findings += error.findings
    if rounds:
        findings += _check_together(parts, rounds, [], complete=not findings)
    if findings or rounds is None:
        raise ContentError(findings)
    return Questionnaire(
        version=rounds.version, rounds=rounds.rounds, domains=tuple(domain for _, domain in parts)
    )


def load_phrases(folder: Path) -> dict[str, str]:
    """The fixed sentences by id, in Dutch.

    Raises:
        ContentError: when the file is wrong.
    """
    document = read(folder / "phrases.yaml")
    phrases = validate(document, Phrases).phrases
    known: dict[str, str] = {}
    for index, phrase in enumerate(phrases):
        if phrase.id in known:
            raise ContentError([document.finding(("phrases", index), f"'{phrase.id}' staat er twee keer.")])
        known[phrase.id] = phrase.text
    return known


def conditions(questionnaire: Questionnaire) -> dict[str, Condition]:
    """The compiled `ask_if` of each question that has one. The questionnaire must have been loaded."""
    return {
        question.id: compile_condition(question.ask_if, questionnaire.by_id)
        for question in questionnaire
        if question.ask_if
    }


def check_domain_file(file: Path, around: Questionnaire) -> list[Finding]:
    """The mistakes of one file that lies outside a questionnaire, held against the rest of `around`."""
    try:
        document = read(file)
        domain = validate(document, Domain)
    except ContentError as error:
        return error.findings
    rounds = Rounds(version=around.version, rounds=around.rounds)
    others = [question for question in around if question.domain != domain.id]
    return _check_together([(document, domain)], rounds, others)


def _check_together(
    parts: list[tuple[Document, Domain]], rounds: Rounds, others: list[Question], *, complete: bool = True
) -> list[Finding]:
    """What one file cannot tell by itself: ids used twice, rounds, conditions, the domain of each id."""
    findings: list[Finding] = []
    known = {question.id: question for question in others}
    domains: set[str] = set()
    for document, domain in parts:
        if domain.id in domains:
            findings.append(document.finding(("id",), f"het leefgebied '{domain.id}' bestaat al. Kies een andere id."))
        domains.add(domain.id)
        for index, question in enumerate(domain.questions):
            place = ("questions", index, "id")
            if question.id in known:
                findings.append(document.finding(place, f"'{question.id}' bestaat al. Geef elke vraag een eigen id."))
            if question.domain != domain.id:
                findings.append(document.finding(place, f"de id moet beginnen met '{domain.id}.'."))
            known[question.id] = question
    round_ids = {item.id for item in rounds.rounds}
    for document, domain in parts:
        for index, question in enumerate(domain.questions):
            findings += _check_question(document, index, question, known, round_ids, domains, complete)
    return findings


def _check_question(
    document: Document,
    index: int,
    question: Question,
    known: dict[str, Question],
    rounds: set[str],
    domains: set[str],
    complete: bool,
) -> list[Finding]:
    findings = []
    for number, round_id in enumerate(question.rounds):
        if round_id not in rounds:
            place = ("questions", index, "rounds", number)
            findings.append(document.finding(place, f"de ronde '{round_id}' staat niet in rounds.yaml."))
    if question.ask_if:
        try:
            compile_condition(question.ask_if, known)
        except ValueError as error:
            elsewhere = not complete and "bestaat niet" in str(error) and not _own(str(error), domains)
            if not elsewhere:
                findings.append(document.finding(("questions", index, "ask_if"), f"'ask_if': {error}"))
    return findings


def _own(problem: str, domains: set[str]) -> bool:
    return any(f"'{domain}." in problem for domain in domains)
