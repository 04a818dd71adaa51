"""The kinds of buddies a municipality has, which answer tells that somebody wants one, and its neighbourhoods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from desktop.content import Document, Frozen
from desktop.document import Place
from desktop.errors import Finding
from desktop.questions.conditions import compile_condition
from desktop.questions.model import Cel, Id, Question, Questionnaire, Text


class BuddyKind(Frozen):
    """A kind of buddy.

    Attributes:
        id: stable for ever: dossiers name it.
        title: one word for whoever it is, such as 'taalmaatje'.
        when: CEL over answers: of whom it holds, the program proposes to write this wish down. Volunteers hear the
            wish: it reads only questions that are share: normal and not sensitive.
    """

    id: Id
    title: Text
    when: Cel | None = None


class BuddySettings(Frozen):
    """What a municipality says of its buddies.

    Attributes:
        kinds: in the order in which they are offered.
    """

    kinds: tuple[BuddyKind, ...] = Field(default=(), max_length=20)

    def title(self, kind_id: str) -> str:
        """What a kind is called: 'maatje' when any will do, or when the kind is no longer there."""
        return next((kind.title for kind in self.kinds if kind.id == kind_id), "maatje")


def may_be_told(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether a volunteer may ever hear an answer: the rule of every role of kind buddy."""
    return question.share == "normal" and not questionnaire.sensitive(question)


def check(
    document: Document, settings: BuddySettings, neighbourhoods: Sequence[str], questionnaire: Questionnaire
) -> Iterator[Finding]:
    """The mistakes in the buddies and neighbourhoods of `municipality.yaml`, held against a questionnaire."""
    ids = [kind.id for kind in settings.kinds]
    for index, kind in enumerate(settings.kinds):
        here: Place = ("buddies", "kinds", index)
        if kind.id in ids[:index]:
            problem = f"de id '{kind.id}' staat er twee keer. Geef elke soort een eigen id."
            yield document.finding((*here, "id"), problem)
        if kind.when is not None:
            yield from _when(document, (*here, "when"), kind.when, questionnaire)
    folded = [name.casefold() for name in neighbourhoods]
    for index, name in enumerate(folded):
        if name in folded[:index]:
            problem = f"de wijk '{neighbourhoods[index]}' staat er twee keer. Haal er een weg."
            yield document.finding(("neighbourhoods", index), problem)


def _when(document: Document, place: Place, when: str, questionnaire: Questionnaire) -> Iterator[Finding]:
    try:
        named = compile_condition(when, questionnaire.by_id).questions
    except ValueError as error:
        yield document.finding(place, f"'when': {error}")
        return
    if not named:
        yield document.finding(place, "'when' noemt geen vraag. Een wens komt uit een antwoord.")
    for name in named:
        if not may_be_told(questionnaire, questionnaire.by_id[name]):
            problem = f"een maatje mag niets merken van '{name}'. Kies een andere vraag."
            yield document.finding(place, problem)
