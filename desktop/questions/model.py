"""The questionnaire as frozen data: life domains, their questions and options, and the rounds.

Terms of the field: see the glossary in the documentation. Dutch is the source language of every text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, get_args

from pydantic import Field, PrivateAttr, ValidationError, model_validator

from desktop.content import Frozen
from desktop.questions.parts import (
    Cel,
    Compare,
    Extra,
    Id,
    KeptAs,
    Option,
    PersonField,
    QuestionId,
    Share,
    Text,
    Type,
    Version,
    Was,
)

__all__ = [
    "Cel", "Compare", "Domain", "Extra", "Former", "Id", "KeptAs", "Option", "PersonField", "Question", "QuestionId",
    "Questionnaire", "Round", "Rounds", "Share", "Text", "Type", "Version", "Was", "unaskable",
]  # fmt: skip

LONGEST_SCALE = 11
_STRICT: tuple[Share, ...] = get_args(Share)


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
        kept_as: a text that the program does more with: a goal, or a tip for who comes after.
        former_options: choices that are no longer offered, so that who chose them then is still shown in words.
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
    kept_as: KeptAs | None = None
    former_options: tuple[Option, ...] = Field(default=(), max_length=60)
    was: tuple[Was, ...] = Field(default=(), max_length=20)
    _version: str = PrivateAttr(default="")

    @property
    def version(self) -> str:
        """Of the questionnaire it is in; '' while it is in none. How a later one asks it, nobody can tell here."""
        return self._version

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
        if self.type != "multi" and any(option.alone for option in self.options):
            raise ValueError("'alone' hoort bij een vraag van type 'multi', en alleen daar. Haal het weg.")
        if self.kept_as and self.type != "text":
            raise ValueError("'kept_as' hoort bij een vraag van type 'text', en alleen daar. Haal het weg.")
        offered = [option.id for option in self.options]
        if self.former_options and not offered:
            raise ValueError("'former_options' hoort bij een vraag met 'options'. Haal het weg.")
        if both := [option.id for option in self.former_options if option.id in offered]:
            raise ValueError(f"'{both[0]}' staat bij 'options' en bij 'former_options'. Haal er één weg.")
        _refuse_twice("de optie", offered)
        _refuse_twice("de vroegere optie", [option.id for option in self.former_options])
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
        """The option with this id, offered now or formerly, if there is one: for its words."""
        return next((option for option in (*self.options, *self.former_options) if option.id == option_id), None)


class Former(Frozen):
    """A question that is no longer asked, in its last words, so that old answers to it can still be read.

    Attributes:
        id: as it was.
        type: how it was answered.
        text: as it was read aloud.
        options: all the choices there were.
        fields: what was noted of each person (persons).
        minimum, maximum: bounds of a number or scale.
        low, high: what the ends of a scale meant.
        unit: written after a number.
        kept_as: a text that was a goal, or a tip for who comes after.
    """

    id: QuestionId
    type: Type
    text: Text
    options: tuple[Option, ...] = Field(default=(), max_length=60)
    fields: tuple[PersonField, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    low: Extra = ""
    high: Extra = ""
    unit: Extra = ""
    kept_as: KeptAs | None = None

    @model_validator(mode="after")
    def _fits_the_type(self) -> Former:
        if problem := unaskable(self.model_dump() | {"purpose": "-", "rounds": ("none",)}):
            raise ValueError(problem)
        return self

    @cached_property
    def question(self) -> Question:
        """As a question, for its words only: no round asks it, and it is locked as tightly as any."""
        given: dict[str, Any] = {name: getattr(self, name) for name in Former.model_fields}
        return Question.model_construct(**given, purpose="", rounds=(), share="care", sensitive=True)


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
        former: questions that are no longer asked, in whatever domain they stood.
    """

    id: Id
    title: Text
    icon: Id
    minutes: int = Field(ge=1, le=60)
    intro: Extra = ""
    sensitive: bool = False
    questions: tuple[Question, ...] = Field(min_length=1, max_length=200)
    former: tuple[Former, ...] = Field(default=(), max_length=200)


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
        version: of the questionnaire, such as 2026.2; kept with every conversation. Who changes questions puts an own
            name and number behind it, such as 2026.2-mijndorp.1.
        rounds: in their order.
    """

    version: Version
    rounds: tuple[Round, ...] = Field(min_length=1, max_length=50)


class Questionnaire(Frozen):
    """All life domains in order, and the rounds.

    Attributes:
        version: kept with every conversation.
        skipped: questions that this municipality does not ask, or that nobody asks any more: known for their words.
        unplanned: rounds that this municipality does not hold: known for their titles.
    """

    version: str
    rounds: tuple[Round, ...]
    domains: tuple[Domain, ...]
    skipped: tuple[Question, ...] = ()
    unplanned: tuple[Round, ...] = ()

    @model_validator(mode="after")
    def _tells_its_version(self) -> Questionnaire:
        for question in (*self, *self.skipped):
            question._version = self.version
        return self

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for question in self}

    @cached_property
    def domain_by_id(self) -> dict[str, Domain]:
        """Every life domain by its id."""
        return {domain.id: domain for domain in self.domains}

    @cached_property
    def not_asked(self) -> dict[str, Question]:
        """Every question that is skipped or no longer asked, by its id: for the words of old answers, and no more."""
        found = {question.id: question for question in self.skipped}
        return found | {former.id: former.question for domain in self.domains for former in domain.former}

    @cached_property
    def _known(self) -> dict[str, Question]:
        """Every question that has words here: under a former id, not asked, or asked. The last counts."""
        questions = (*self.skipped, *self)
        found = {was.id: was.form(question) for question in reversed(questions) for was in reversed(question.was)}
        return found | self.not_asked | self.by_id

    def known(self, question_id: str) -> Question | None:
        """The question with this id, for its words: asked, skipped, or asked under this id formerly."""
        return self._known.get(question_id)

    @cached_property
    def _became(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for question in (*self, *self.skipped):
            for name in dict.fromkeys(was.id for was in question.was if was.id != question.id):
                found.setdefault(name, []).append(question)
        return found

    def became(self, question_id: str) -> Sequence[Question]:
        """The questions, asked or skipped, that had this id formerly: more than one when it was split."""
        return self._became.get(question_id, ())

    def freer(self, question: Question, question_id: str) -> bool:
        """Whether more people could read an answer under a former id as one to this question than as what it was: an
        answer in a sensitive domain, or one to a stricter question that it became besides."""
        tender = [self.sensitive(one) for one in self.became(question_id)]
        domain = self.domain_by_id.get(question_id.partition(".")[0])
        tender += [domain.sensitive] if domain else []
        stricter = (_STRICT.index(one.share) > _STRICT.index(question.share) for one in self.became(question_id))
        return any(stricter) or (any(tender) and not self.sensitive(question))

    def sensitive(self, question: Question) -> bool:
        """Whether an answer is never for buddies or employers: its domain is sensitive or gone, or it is by itself."""
        domain = self.domain_by_id.get(question.domain)
        return question.sensitive or domain is None or domain.sensitive

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

    def round_title(self, round_id: str) -> str:
        """What a round is called, also one that this municipality does not hold; the id when nobody knows it."""
        known = (*self.rounds, *self.unplanned)
        return next((item.title for item in known if item.id == round_id), round_id)

    def asked(self, round_id: str) -> list[Domain]:
        """The life domains that have questions in a round, each with only those questions."""
        asked = []
        for domain in self.domains:
            questions = tuple(question for question in domain.questions if round_id in question.rounds)
            if questions:
                asked.append(domain.model_copy(update={"questions": questions}))
        return asked


def unaskable(given: Mapping[str, Any]) -> str:
    """Why there can be no question with these fields, in Dutch; '' when there can."""
    try:
        Question.model_validate(given)
    except ValidationError as error:
        return str(error.errors()[0].get("ctx", {}).get("error", "kijk de velden na."))
    return ""


def _refuse_twice(what: str, names: Sequence[str]) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            raise ValueError(f"{what} '{name}' staat er twee keer. Haal er één weg.")
