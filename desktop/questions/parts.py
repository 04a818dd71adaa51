"""Parts of a question: what its fields may hold, an option, and an earlier form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import Field

from desktop.content import Frozen
from desktop.questions.versions import PATTERN

if TYPE_CHECKING:
    from desktop.questions.model import Question

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=1000)]
Extra = Annotated[str, Field(max_length=1000)]
Version = Annotated[str, Field(pattern=PATTERN)]
Cel = Annotated[str, Field(min_length=1, max_length=500)]
Type = Literal["single", "multi", "number", "date", "scale", "text", "yes_no", "persons"]
Share = Literal["normal", "consent", "care"]
Compare = Literal["higher_is_better", "lower_is_better", "neutral"]
KeptAs = Literal["goal", "tip"]
PersonField = Literal["name", "relation", "age", "place", "school"]


class Option(Frozen):
    """One choice.

    Attributes:
        id: stable for ever.
        text: what is read aloud.
        alone: it cannot be true together with another choice: 'none of these' in a question with several answers.
    """

    id: Id
    text: Text
    alone: bool = False


class Was(Frozen):
    """An earlier form of a question, so that answers of years ago stay comparable, or are shown as not comparable.
    What is left out was then as it is today.

    Attributes:
        id: the question id it had; the question's own id when only its words, scale or options changed. Two questions
            may name one former id (it was split), and one question more of them (they were merged).
        until: the last version of the questionnaire with this form; of an own change the own number before it, such
            as 2026.2-mijndorp.0. Needed with the question's own id; without it, a former id may come from any version.
        values: old value to the value of today (not of a form in between), where they differ; null where an old value
            has no counterpart now. Of another scale or type every value is named.
        comparable: false when old answers may be shown but not compared.
        text: how it was asked then, when it was asked in other words.
        options: all the choices of then in their words, when they were others.
        minimum, maximum: bounds as they were, when they were others.
        low, high: what the ends of the scale meant, when that was something else.
        unit: written after the number, when it was another.
        type: how it was answered, when that was another way.
    """

    id: QuestionId
    until: Version | None = None
    values: dict[str, Any] = Field(default_factory=dict, max_length=100)
    comparable: bool = True
    text: Extra = ""
    options: tuple[Option, ...] = Field(default=(), max_length=60)
    minimum: int | None = None
    maximum: int | None = None
    low: Extra = ""
    high: Extra = ""
    unit: Extra = ""
    type: Type | None = None

    def now(self, value: Any) -> Any:
        """What an old value is called today; None when it has no counterpart.

        `values` names true and false as YAML does. A list goes item by item, and what became one thing stands in it
        once; of a person it is the relation.
        """
        if isinstance(value, list):
            found = [self.now(item) for item in value]
            once = [item for index, item in enumerate(found) if isinstance(item, dict) or item not in found[:index]]
            return None if None in found else once
        if isinstance(value, dict):
            relation = self.now(value["relation"]) if "relation" in value else ""
            return None if relation is None else value | ({"relation": relation} if relation else {})
        return self.values.get(named(value), value)

    def form(self, question: Question) -> Question:
        """A question of today as it was asked then: in the words and on the scale of an old answer."""
        kind = self.type or question.type
        like = question if kind == question.type else None
        options = self.options or (question.options if like else ())
        others = (*question.options, *question.former_options)
        scale: dict[str, Any] = {
            "minimum": like.minimum if like and self.minimum is None else self.minimum,
            "maximum": like.maximum if like and self.maximum is None else self.maximum,
            "low": self.low or (like.low if like else ""),
            "high": self.high or (like.high if like else ""),
            "unit": self.unit or (like.unit if like else ""),
        }
        known = {option.id for option in options}
        words: dict[str, Any] = {
            "id": self.id,
            "type": kind,
            "text": self.text or question.text,
            "options": options,
            "former_options": tuple(option for option in others if option.id not in known) if options else (),
            "fields": question.fields or get_args(PersonField) if kind == "persons" else (),
        }
        return question.model_copy(update=words | scale)


def named(value: Any) -> str:
    """A value as `values` of an earlier form names it: true and false as YAML does."""
    return str(value).lower() if isinstance(value, bool) else str(value)
