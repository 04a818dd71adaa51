"""Loads a folder of questionnaires, or says of each mistake where it stands and how to mend it.

questionnaires/
├── rounds.yaml
├── phrases.yaml
├── phrasebook.yaml     may be left out; read by phrasebook.py
└── domains/*.yaml      one life domain a file, in the order of the file names
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from pydantic import Field

from desktop.content import Document, Frozen, meant, read, validate
from desktop.errors import ContentError, Finding
from desktop.questions.conditions import Condition, compile_condition, compiled
from desktop.questions.earlier_checks import check_former, check_forms
from desktop.questions.model import Domain, Id, Question, Questionnaire, Rounds, Text
from desktop.questions.own_checks import check_own
from desktop.questions.required_phrases import REQUIRED, wrong
from desktop.questions.terms import RESERVED, UnknownQuestion


class Phrase(Frozen):
    """A fixed sentence that a newcomer sees or hears besides the questions.

    Attributes:
        id: the program asks for it by this name.
        text: the Dutch. May hold {placeholders}.
    """

    id: Id
    text: Text


class Phrases(Frozen):
    """The file `phrases.yaml`.

    Attributes:
        phrases: all of them; the program says which ids it needs.
    """

    phrases: tuple[Phrase, ...] = Field(min_length=1)


Part = tuple[Document, Domain]


def load(folder: Path) -> Questionnaire:
    """Load and check a whole questionnaire.

    Raises:
        ContentError: with every mistake found.
    """
    findings: list[Finding] = []
    rounds: Rounds | None = None
    try:
        rounds = load_rounds(folder / "rounds.yaml")
    except ContentError as error:
        findings += error.findings
    files = sorted((folder / "domains").glob("*.yaml"))
    if not files:
        problem = "hier staat geen leefgebied (*.yaml). Voeg er een toe."
        findings.append(Finding(str(folder / "domains"), 1, "-", problem))
    parts, mistakes = read_domains(files)
    findings += mistakes
    findings += _check_together(parts, rounds, [], complete=not findings)
    if findings or rounds is None:
        raise ContentError(findings)
    return Questionnaire(version=rounds.version, rounds=rounds.rounds, domains=tuple(domain for _, domain in parts))


def read_domains(files: Iterable[Path]) -> tuple[list[Part], list[Finding]]:
    """The life domains that could be read, and the mistakes of the other files."""
    parts: list[Part] = []
    findings: list[Finding] = []
    for file in files:
        try:
            document = read(file)
            parts.append((document, validate(document, Domain)))
        except ContentError as error:
            findings += error.findings
    return parts, findings


def check_more(parts: Sequence[Part], around: Questionnaire) -> list[Finding]:
    """The mistakes of life domains that come on top of a questionnaire, or change some of its questions."""
    named = {question.id for _, domain in parts for question in domain.questions}
    named |= {former.id for _, domain in parts for former in domain.former}
    others = [question for question in around if question.id not in named]
    return _check_together(parts, around, others) or list(check_own(parts, around))


def load_rounds(file: Path) -> Rounds:
    """The rounds in their order.

    Raises:
        ContentError: when the file is wrong.
    """
    document = read(file)
    rounds = validate(document, Rounds)
    refuse_twice(document, "rounds", [item.id for item in rounds.rounds])
    return rounds


def load_phrases(folder: Path) -> dict[str, str]:
    """The fixed sentences by id, in Dutch.

    Raises:
        ContentError: when the file is wrong.
    """
    return read_phrases(folder / "phrases.yaml")


def read_phrases(file: Path) -> dict[str, str]:
    """As `load_phrases`, of one file."""
    document = read(file)
    phrases = validate(document, Phrases).phrases
    refuse_twice(document, "phrases", [phrase.id for phrase in phrases])
    return {phrase.id: phrase.text for phrase in phrases}


def check_phrases(file: Path) -> list[Finding]:
    """The mistakes of a file of phrases, held against what the program says and fills in."""
    try:
        known = read_phrases(file)
    except ContentError as error:
        return error.findings
    document = read(file)
    found = [
        document.finding(("phrases", index, "text"), problem)
        for index, (phrase_id, text) in enumerate(known.items())
        if (problem := wrong(phrase_id, text))
    ]
    missing = sorted(REQUIRED.keys() - known.keys())
    return found + [document.finding(("phrases",), f"de zin '{item}' ontbreekt. Voeg hem toe.") for item in missing]


def conditions(questionnaire: Questionnaire) -> dict[str, Condition]:
    """The compiled `ask_if` of each question that has one. The questionnaire must have been loaded."""
    return {question.id: compiled(question.ask_if) for question in questionnaire if question.ask_if}


def check_domain_file(file: Path, around: Questionnaire) -> list[Finding]:
    """The mistakes of one file that lies outside a questionnaire, held against the rest of `around`."""
    try:
        document = read(file)
        domain = validate(document, Domain)
    except ContentError as error:
        return error.findings
    others = [question for question in around if question.domain != domain.id]
    return _check_together([(document, domain)], around, others)


def twice(document: Document, part: str, ids: Sequence[str]) -> list[Finding]:
    """A finding for each entry of a list whose id another entry has already."""
    seen: set[str] = set()
    findings = []
    for index, item in enumerate(ids):
        if item in seen:
            problem = f"'{item}' staat er twee keer. Geef elk een eigen id."
            findings.append(document.finding((part, index, "id"), problem))
        seen.add(item)
    return findings


def refuse_twice(document: Document, part: str, ids: Sequence[str]) -> None:
    """As `twice`.

    Raises:
        ContentError: when there is such an entry.
    """
    if findings := twice(document, part, ids):
        raise ContentError(findings)


@dataclass(frozen=True)
class _Around:
    """What the questions of a file are held against.

    Attributes:
        rounds: ids of the rounds; None when they could not be read.
        version: of the questionnaire; None when it could not be read.
        complete: whether every question there is, is known.
    """

    known: Mapping[str, Question]
    domains: frozenset[str]
    rounds: Sequence[str] | None
    version: str | None
    complete: bool


def _check_together(
    parts: Sequence[Part],
    rounds: Rounds | Questionnaire | None,
    others: Sequence[Question],
    *,
    complete: bool = True,
) -> list[Finding]:
    """What one file cannot tell by itself: ids used twice, rounds, conditions, circles, the domain of each id."""
    known = {question.id: question for question in others}
    findings = [*_check_ids(parts, known), *check_former(parts, known)]
    around = _Around(
        known=known,
        domains=frozenset(domain.id for _, domain in parts),
        rounds=[item.id for item in rounds.rounds] if rounds else None,
        version=rounds.version if rounds else None,
        complete=complete,
    )
    waits: dict[str, tuple[str, ...]] = {}
    places: dict[str, Finding] = {}
    for document, domain in parts:
        for index, question in enumerate(domain.questions):
            found = _check_question(document, index, question, around)
            findings += found
            if question.ask_if and not found:
                waits[question.id] = compiled(question.ask_if).questions
                places[question.id] = document.finding(("questions", index, "ask_if"), "")
    if circle := _circle(waits):
        problem = f"'ask_if' wacht in een kring: {' → '.join(circle)}. Haal één voorwaarde weg."
        findings.append(replace(places[circle[0]], problem=problem))
    return findings


def _circle(waits: Mapping[str, Sequence[str]]) -> list[str]:
    """Ids of questions that wait for each other, the first one again at the end; empty when none do."""
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _check_ids(parts: Sequence[Part], known: dict[str, Question]) -> list[Finding]:
    """Mistakes in the ids; adds every question to the known ones."""
    findings: list[Finding] = []
    domains: set[str] = set()
    for document, domain in parts:
        if domain.id in domains:
            problem = f"het leefgebied '{domain.id}' bestaat al. Kies een andere id."
            findings.append(document.finding(("id",), problem))
        if domain.id in RESERVED:
            findings.append(document.finding(("id",), f"'{domain.id}' is een vast woord. Kies een andere id."))
        domains.add(domain.id)
        for index, question in enumerate(domain.questions):
            place = ("questions", index, "id")
            name = question.id.partition(".")[2]
            if question.id in known:
                problem = f"'{question.id}' bestaat al. Geef elke vraag een eigen id."
                findings.append(document.finding(place, problem))
            if question.domain != domain.id:
                findings.append(document.finding(place, f"de id moet beginnen met '{domain.id}.'."))
            if name in RESERVED:
                findings.append(document.finding(place, f"'{name}' is een vast woord. Kies een andere id."))
            known[question.id] = question
    return findings


def _check_question(document: Document, index: int, question: Question, around: _Around) -> list[Finding]:
    findings = []
    for number, round_id in enumerate(question.rounds):
        if around.rounds is not None and round_id not in around.rounds:
            problem = f"de ronde '{round_id}' staat niet in rounds.yaml.{meant(round_id, around.rounds)}"
            findings.append(document.finding(("questions", index, "rounds", number), problem))
    findings += check_forms(document, index, question, around.known, around.version)
    if question.ask_if:
        try:
            compile_condition(question.ask_if, around.known)
        except ValueError as error:
            if not _elsewhere(error, around):
                findings.append(document.finding(("questions", index, "ask_if"), f"'ask_if': {error}"))
    return findings


def _elsewhere(error: ValueError, around: _Around) -> bool:
    """Whether the unknown question may stand in a file that could not be read."""
    unread = isinstance(error, UnknownQuestion) and error.question.partition(".")[0] not in around.domains
    return unread and not around.complete
