"""The questionnaire as frozen data: life domains, their questions and options, and the rounds.

Terms of the field: see the glossary in the documentation. Dutch is the source language of every text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from desktop.content import Frozen

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=1000)]
Type = Literal["single", "multi", "number", "date", "scale", "text", "yes_no", "persons"]
Share = Literal["normal", "consent", "care"]
Compare = Literal["higher_is_better", "lower_is_better", "neutral"]
PersonField = Literal["name", "relation", "age", "place", "school"]


class Option(Frozen):
    """One choice. `id` is stable for ever; `text` is what is read aloud."""

    id: Id
    text: Text


class Was(Frozen):
    """An earlier form of a question, so that answers of years ago stay comparable.

    Attributes:
        id: the question id it had.
        values: old value to new value, where they differ.
        comparable: false when old answers may be shown but not compared.
    """

    id: QuestionId
    values: dict[str, Any] = {}
    comparable: bool = True


class Question(Frozen):
    """One question of a life domain.

    Attributes:
        id: `domain.name`, stable for ever.
        text: the question as it is read aloud.
        help: a line for the interpreter, with an example.
        probe: prompts for the professional, never shown to the newcomer.
        options: choices (single, multi) or relations (persons).
        fields: what is noted of each person (persons).
        rounds: ids of the rounds that ask it.
        ask_if: CEL over answers; asked only while it holds.
        share: normal; consent: leaves only with consent for that recipient; care: only to a care recipient.
        compare: what a higher value means at the next conversation.
        minimum, maximum: bounds of a number or scale.
        low, high: what the ends of a scale mean.
        unit: written after a number.
    """

    id: QuestionId
    type: Type
    text: Text
    purpose: Text
    rounds: tuple[Id, ...] = Field(min_length=1)
    help: str = ""
    probe: tuple[Text, ...] = ()
    options: tuple[Option, ...] = ()
    fields: tuple[PersonField, ...] = ()
    ask_if: str | None = None
    share: Share = "normal"
    compare: Compare = "neutral"
    pillar: Id | None = None
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    low: str = ""
    high: str = ""
    unit: str = ""
    was: tuple[Was, ...] = ()

    @model_validator(mode="after")
    def _parts_fit_the_type(self) -> Question:
        if self.type in ("single", "multi") and len(self.options) < 2:
            raise ValueError("een keuzevraag heeft minstens twee 'options' nodig. Voeg ze toe.")
        if self.type not in ("single", "multi", "persons") and self.options:
            raise ValueError(f"een vraag van type '{self.type}' heeft geen 'options'. Haal ze weg.")
        if (self.type == "persons") != bool(self.fields):
            raise ValueError("'fields' hoort bij een vraag van type 'persons', en alleen daar.")
        if "relation" in self.fields and not self.options:
            raise ValueError("'relation' vraagt om 'options' met de relaties. Voeg ze toe.")
        if self.type == "scale" and not (self.low and self.high):
            raise ValueError("een schaal heeft 'low' en 'high' nodig: wat de uitersten betekenen.")
        if self.bounds[0] >= self.bounds[1]:
            raise ValueError("'minimum' moet kleiner zijn dan 'maximum'.")
        ids = [option.id for option in self.options]
        for option in ids:
            if ids.count(option) > 1:
                raise ValueError(f"de optie '{option}' staat er twee keer. Geef elke optie een eigen id.")
        return self

    @property
    def domain(self) -> str:
        """Id of the life domain: the part before the dot."""
        return self.id.partition(".")[0]

    @property
    def bounds(self) -> tuple[int, int]:
        """Lowest and highest number: 1–5 for a scale, 0–1,000,000 for a number, unless said otherwise."""
        low, high = (1, 5) if self.type == "scale" else (0, 1_000_000)
        return (
            low if self.minimum is None else self.minimum,
            high if self.maximum is None else self.maximum,
        )

    def option(self, option_id: str) -> Option | None:
        """The option with this id, if there is one."""
        return next((option for option in self.options if option.id == option_id), None)


class Domain(Frozen):
    """A life domain: a chapter of the conversation.

    Attributes:
        icon: name of a picture of the program.
        minutes: time it may take; all together fill the conversation.
        intro: said before the first question; for a sensitive domain also that one may skip it.
        sensitive: health, money, family and the like: never to buddies or employers.
    """

    id: Id
    title: Text
    icon: Id
    minutes: int = Field(ge=1, le=60)
    intro: str = ""
    sensitive: bool = False
    questions: tuple[Question, ...] = Field(min_length=1)


class Round(Frozen):
    """One of the conversations in the course of time. `minutes` is how long it may take."""

    id: Id
    title: Text
    minutes: int = Field(default=90, ge=10, le=240)


class Rounds(Frozen):
    """The file `rounds.yaml`: the rounds in their order, and the version of the questionnaire."""

    version: Text
    rounds: tuple[Round, ...] = Field(min_length=1)


class Questionnaire(Frozen):
    """All life domains in order, and the rounds.

    Attributes:
        version: kept with every conversation.
    """

    version: str
    rounds: tuple[Round, ...]
    domains: tuple[Domain, ...]

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for question in self}

    @cached_property
    def domain_by_id(self) -> dict[str, Domain]:
        """Every life domain by its id."""
        return {domain.id: domain for domain in self.domains}

    def __iter__(self) -> Iterator[Question]:  # type: ignore[override]  # a questionnaire is its questions
        for domain in self.domains:
            yield from domain.questions

    def round(self, round_id: str) -> Round:
        """The round with this id.

        Raises:
            KeyError: when there is none.
        """
        for candidate in self.rounds:
            if candidate.id == round_id:
                return candidate
        raise KeyError(round_id)

    def asked(self, round_id: str) -> list[Domain]:
        """The life domains that have questions in a round, each with only those questions."""
        asked = []
        for domain in self.domains:
            questions = tuple(question for question in domain.questions if round_id in question.rounds)
            if questions:
                asked.append(domain.model_copy(update={"questions": questions}))
        return asked
