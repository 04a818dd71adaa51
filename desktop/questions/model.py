"""The questionnaire as frozen data: life domains, their questions and options, and the rounds.

Terms of the field: see the glossary in the documentation. Dutch is the source language of every text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from desktop.content import Frozen

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=1000)]
Extra = Annotated[str, Field(max_length=1000)]
Cel = Annotated[str, Field(min_length=1, max_length=500)]
Type = Literal["single", "multi", "number", "date", "scale", "text", "yes_no", "persons"]
Share = Literal["normal", "consent", "care"]
Compare = Literal["higher_is_better", "lower_is_better", "neutral"]
PersonField = Literal["name", "relation", "age", "place", "school"]
LONGEST_SCALE = 11


class Option(Frozen):
    """One choice.

    Attributes:
        id: stable for ever.
        text: what is read aloud.
    """

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
    values: dict[str, Any] = Field(default_factory=dict, max_length=100)
    comparable: bool = True

    def now(self, value: Any) -> Any:
        """What an old value is called today: `values` names true and false as YAML does; a list goes item by item."""
        if isinstance(value, list):
            return [self.now(item) for item in value]
        name = str(value).lower() if isinstance(value, bool) else str(value)
        return self.values.get(name, value)


class Question(Frozen):
    """One question of a life domain.

    Attributes:
        id: `domain.name`, stable for ever.
        type: how it is answered.
        text: the question as it is read aloud.
        purpose: why we ask, one sentence.
        help: a line for the interpreter, with an example.
        probe: prompts for the professional, never shown to the newcomer.
        options: choices (single, multi) or relations (persons).
        fields: what is noted of each person (persons).
        rounds: ids of the rounds that ask it.
        ask_if: CEL over answers; asked only while it holds.
        share: normal; consent: leaves only with consent for that recipient; care: only to a care recipient.
        sensitive: a story, or about health, money, family or harm, in a domain that is not sensitive: never to
            buddies or employers.
        compare: what a higher value means at the next conversation.
        pillar: id of the goal it belongs to; a municipality without that pillar leaves it out of account.
        required: the page says so while it is open; few questions are.
        minimum, maximum: bounds of a number or scale.
        low, high: what the ends of a scale mean.
        unit: written after a number.
        was: earlier forms of this question.
    """

    id: QuestionId
    type: Type
    text: Text
    purpose: Text
    rounds: tuple[Id, ...] = Field(min_length=1, max_length=50)
    help: Extra = ""
    probe: tuple[Text, ...] = Field(default=(), max_length=20)
    options: tuple[Option, ...] = Field(default=(), max_length=60)
    fields: tuple[PersonField, ...] = ()
    ask_if: Cel | None = None
    share: Share = "normal"
    sensitive: bool = False
    compare: Compare = "neutral"
    pillar: Id | None = None
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    low: Extra = ""
    high: Extra = ""
    unit: Extra = ""
    was: tuple[Was, ...] = Field(default=(), max_length=20)

    @model_validator(mode="after")
    def _choices_fit_the_type(self) -> Question:
        if self.type in ("single", "multi") and len(self.options) < 2:
            raise ValueError("een keuzevraag heeft minstens twee 'options' nodig. Voeg ze toe.")
        if self.type not in ("single", "multi", "persons") and self.options:
            raise ValueError(f"een vraag van type '{self.type}' heeft geen 'options'. Haal ze weg.")
        if (self.type == "persons") != bool(self.fields):
            raise ValueError("'fields' hoort bij een vraag van type 'persons', en alleen daar.")
        if self.type == "persons" and ("relation" in self.fields) != bool(self.options):
            raise ValueError("het veld 'relation' en 'options' met de relaties horen bij elkaar. Zet ze er beide in.")
        _refuse_twice("de optie", [option.id for option in self.options])
        _refuse_twice("het veld", self.fields)
        _refuse_twice("de ronde", self.rounds)
        return self

    @model_validator(mode="after")
    def _numbers_fit_the_type(self) -> Question:
        if self.type not in ("number", "scale") and (self.minimum, self.maximum) != (None, None):
            raise ValueError("'minimum' en 'maximum' horen bij een getal of een schaal. Haal ze weg.")
        if (self.type == "scale") != bool(self.low and self.high) or bool(self.low) != bool(self.high):
            raise ValueError("'low' en 'high' zeggen wat de uitersten van een schaal betekenen, en horen alleen daar.")
        if self.unit and self.type != "number":
            raise ValueError("'unit' hoort bij een vraag van type 'number'. Haal het weg.")
        low, high = self.bounds
        if low >= high:
            raise ValueError("'minimum' moet kleiner zijn dan 'maximum'.")
        if self.type == "scale" and high - low >= LONGEST_SCALE:
            raise ValueError(f"een schaal heeft hoogstens {LONGEST_SCALE} stappen. Gebruik anders type 'number'.")
        if self.compare != "neutral" and self.type in ("text", "date"):
            raise ValueError(f"van een vraag van type '{self.type}' is geen antwoord beter: haal 'compare' weg.")
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
        id: stable for ever; every question's id begins with it.
        title: its heading.
        icon: name of a picture of the program.
        minutes: time it may take; all together fill the conversation.
        intro: said before the first question; for a sensitive domain also that one may skip it.
        sensitive: health, money, family and the like: never to buddies or employers.
        questions: in the order in which they are asked.
    """

    id: Id
    title: Text
    icon: Id
    minutes: int = Field(ge=1, le=60)
    intro: Extra = ""
    sensitive: bool = False
    questions: tuple[Question, ...] = Field(min_length=1, max_length=200)


class Round(Frozen):
    """One of the conversations in the course of time.

    Attributes:
        id: stable for ever.
        title: what it is called.
        minutes: how long it may take.
    """

    id: Id
    title: Text
    minutes: int = Field(default=90, ge=10, le=240)


class Rounds(Frozen):
    """The file `rounds.yaml`.

    Attributes:
        version: of the questionnaire; kept with every conversation.
        rounds: in their order.
    """

    version: Text
    rounds: tuple[Round, ...] = Field(min_length=1, max_length=50)


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

    def sensitive(self, question: Question) -> bool:
        """Whether an answer is never for buddies or employers: its domain is sensitive, or it is by itself."""
        return question.sensitive or self.domain_by_id[question.domain].sensitive

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


def _refuse_twice(what: str, names: Sequence[str]) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            raise ValueError(f"{what} '{name}' staat er twee keer. Haal er één weg.")
