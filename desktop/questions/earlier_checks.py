"""The mistakes in what a questionnaire says of its own past: earlier forms, and questions that are no longer asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop.content import Document, meant
from desktop.document import Place, shown
from desktop.errors import AnswerError, Finding
from desktop.questions import answers
from desktop.questions.earlier import must_be_named
from desktop.questions.model import Domain, Question, Was, unaskable
from desktop.questions.versions import Numbers, numbers, past

MOST_NAMED = 100
"""As many `values` as an earlier form may have."""


def check_forms(
    document: Document, index: int, question: Question, known: Mapping[str, Question], version: str | None
) -> Iterator[Finding]:
    """The mistakes in the earlier forms of a question.

    Args:
        index: place of the question in its file.
        known: every question there is.
        version: of the questionnaire; None when it could not be read.
    """
    for number, was in enumerate(question.was):
        place: Place = ("questions", index, "was", number)
        for part, problem in _mistakes(question, was, known, version):
            yield document.finding((*place, *part), problem)
        if any((was.id, _until(was)) == (other.id, _until(other)) for other in question.was[:number]):
            problem = "van deze vorm staat er al een met dezelfde 'until'. Geef elk de laatste versie met die vorm."
            yield document.finding(place, problem)


def check_former(parts: Sequence[tuple[Document, Domain]], known: Mapping[str, Question]) -> Iterator[Finding]:
    """Questions that are said to be asked no longer, and are; or that stand there twice."""
    seen: set[str] = set()
    for document, domain in parts:
        for index, former in enumerate(domain.former):
            place = ("former", index, "id")
            if former.id in known:
                problem = f"'{former.id}' wordt nog gesteld. Haal de vraag hier weg, of bij 'questions'."
                yield document.finding(place, problem)
            if former.id in seen:
                yield document.finding(place, f"'{former.id}' staat twee keer bij 'former'. Haal er één weg.")
            seen.add(former.id)


def _mistakes(
    question: Question, was: Was, known: Mapping[str, Question], version: str | None
) -> Iterator[tuple[Place, str]]:
    """Where in an earlier form a mistake stands, and what to do."""
    if was.id != question.id and was.id in known:
        yield (), f"'{was.id}' is nu ook een vraag. Bij 'was' hoort de eigen id, of een die niet meer bestaat."
        return
    if was.id == question.id and was.until is None:
        yield (), "een eerdere vorm met de eigen id heeft 'until' nodig: de laatste versie met die vorm. Voeg het toe."
    if was.until is not None and version is not None and not past(version, was.until):
        yield ("until",), _too_late(version)
    asked = was.form(question)
    if problem := _unaskable(asked):
        yield (), f"zo kan de vraag toen niet gesteld zijn: {problem}"
        return
    yield from _wrong_values(question, was, asked)
    if was.comparable and (left := _unnamed(question, was, asked)):
        problem = (
            f"bij 'values' ontbreekt {left}. Noem elke oude waarde met die van nu (null als er nu niets bij hoort), "
        )
        yield ("values",), problem + "of zet 'comparable: false'."


def _too_late(version: str) -> str:
    """What to do about a form that would still be there today."""
    known = numbers(version)
    if known and known.own:
        before = f"{version.rpartition('.')[0]}.{known.own - 1}"
        return f"'until' moet eerder zijn dan de versie van de vragenlijst. Dat is nu {version}: schrijf '{before}'."
    return (
        f"'until' moet eerder zijn dan de versie van de vragenlijst. Dat is nu {version}: verhoog die in rounds.yaml, "
        "of zet in municipality.yaml 'questions_version: 1'."
    )


def _until(was: Was) -> Numbers | None:
    return numbers(was.until) if was.until is not None else None


def _unaskable(asked: Question) -> str:
    """Why a question cannot have been asked like this, in Dutch; '' when it can."""
    names = (
        "id",
        "type",
        "text",
        "purpose",
        "rounds",
        "options",
        "fields",
        "minimum",
        "maximum",
        "low",
        "high",
        "unit",
    )
    return unaskable({name: getattr(asked, name) for name in names})


def _wrong_values(question: Question, was: Was, asked: Question) -> Iterator[tuple[Place, str]]:
    """Old values that there were not, and new ones that do not fit."""
    then = _names(asked, asked.former_options)
    for name, value in was.values.items():
        if then is not None and name not in then:
            yield (
                ("values", name),
                f"'{shown(name)}' is geen antwoord van toen. Zet een optie van toen met haar woorden bij 'options' van "
                f"deze vorm, of haal de regel weg.{meant(name, then)}",
            )
        elif value is not None and (problem := _misfit(question, value)):
            yield ("values", name), f"'{shown(value)}' past niet bij de vraag van nu. {problem}"


def _misfit(question: Question, value: Any) -> str:
    """Why a new value does not fit; '' when it does. Of a person it is the relation."""
    whole = [{"relation": value}] if question.type == "persons" else value
    if question.type == "multi" and not isinstance(value, list):
        whole = [value]
    try:
        answers.check(question, whole)
    except AnswerError as error:
        return str(error)
    return ""


def _names(asked: Question, more: Sequence[Any] = ()) -> list[str] | None:
    """What the old values are called in `values`; None when that may be anything."""
    low, high = asked.bounds
    match asked.type:
        case "single" | "multi" | "persons":
            return [option.id for option in (*asked.options, *more)]
        case "yes_no":
            return ["true", "false"]
        case "number" | "scale" if high - low < MOST_NAMED:
            return [str(number) for number in range(low, high + 1)]
        case _:
            return None


def _unnamed(question: Question, was: Was, asked: Question) -> str:
    """The old values that nothing is said of, in words; '' when there are none, or none is needed."""
    if not must_be_named(question, asked):
        return ""
    then = _names(asked)
    if then is None:
        return "een deel van de getallen" if asked.type == "number" else ""
    left = [f"'{name}'" for name in then if name not in was.values]
    return f"{', '.join(left[:5])}{' en meer' if len(left) > 5 else ''}" if left else ""
