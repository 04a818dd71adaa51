"""Which answers a file may hold: to a question as it is asked, or as it was asked when the conversation was held."""

from __future__ import annotations

from typing import Any, get_args

from desktop.errors import AnswerError
from desktop.questions.answers import LONGEST_LINE, LONGEST_TEXT, MOST_PERSONS, check
from desktop.questions.earlier import Then, then
from desktop.questions.model import PersonField, Question, Questionnaire, Type
from desktop.questions.versions import numbers
from desktop.store.interchange_model import tidy

_FIGURES = 15
"""Of a whole number: SQLite would round one of more than eighteen."""
SHAPES: dict[Type, type | tuple[type, ...]] = {
    "single": str,
    "multi": list,
    "number": int,
    "scale": int,
    "date": str,
    "text": str,
    "yes_no": bool,
    "persons": list,
}
"""What an answer of each type is."""


class Asked:
    """The questions and rounds of a questionnaire, those of earlier versions included.

    A question that nobody knows, or an answer that does not fit, can still be right in a conversation of another
    version of the questionnaire: it is kept as it is. In one of this version, or of none, it is a mistake.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        everything = (*questionnaire, *questionnaire.skipped)
        self._former = {was.id: question for question in reversed(everything) for was in reversed(question.was)}
        self._own = {question.id: question for question in everything}
        self.rounds = {item.id for item in questionnaire.rounds}
        self._unplanned = {item.id for item in questionnaire.unplanned}

    def knows(self, question_id: str) -> bool:
        """Whether a question is asked, or was."""
        return self._questionnaire.known(question_id) is not None

    def still(self, question_id: str) -> bool:
        """Whether a question is asked by this municipality, be it under another id."""
        now = question_id if question_id in self._own else getattr(self._former.get(question_id), "id", "")
        return now in self._questionnaire.by_id

    def holds(self, round_id: str) -> bool:
        """Whether a round is known, held by this municipality or not."""
        return round_id in self.rounds or round_id in self._unplanned

    def other(self, version: str) -> bool:
        """Whether a version of the questionnaire is another one than this."""
        return numbers(version) is not None and numbers(version) != numbers(self._questionnaire.version)

    def kept(self, question_id: str, version: str, value: Any) -> Any:
        """An answer as it is kept, which is as it was given.

        Raises:
            AnswerError: it cannot have been given.
        """
        question = self._own.get(question_id) or self._former.get(question_id)
        if question is None:
            return _readable(value, self._questionnaire.known(question_id))
        form = then(question, question_id, version)
        if not form.certain or (form.was and not form.was.comparable):
            return _readable(value)
        try:
            return _as_given(question, form, value) if form.was else check(_with_all_choices(question), value)
        except AnswerError:
            if self.other(version):
                return _readable(value, form.asked)
            raise


def _as_given(question: Question, form: Then, value: Any) -> Any:
    """An answer in an earlier form: one that fits that form, or that is declared to be an answer of today."""
    try:
        check(_with_all_choices(form.asked), value)
    except AnswerError:
        if form.was is None:
            raise
        check(_with_all_choices(question), form.was.now(value))
    return tidy(value) if isinstance(value, str) else value


def _with_all_choices(question: Question) -> Question:
    if not question.former_options:
        return question
    return question.model_copy(update={"options": (*question.options, *question.former_options)})


def _readable(value: Any, known: Question | None = None) -> Any:
    """An answer of which nobody can tell how it was asked, or only by what type of question, when that is `known`."""
    if known and known.type == "date":
        return check(known, value)
    if known and (not isinstance(value, SHAPES[known.type]) or isinstance(value, bool) != (known.type == "yes_no")):
        raise AnswerError("Dit is een ander soort antwoord dan bij deze vraag hoort.")
    if isinstance(value, list) and len(value) <= MOST_PERSONS * 2:
        return [_person(item) if isinstance(item, dict) else _one(item, str) for item in value]
    return _one(value, (str, int))


def _person(value: dict[str, Any]) -> dict[str, Any]:
    if not value or not value.keys() <= set(get_args(PersonField)):
        raise AnswerError("Een persoon heeft hier andere velden.")
    return {name: _one(found, (str, int), LONGEST_LINE) for name, found in value.items()}


def _one(value: Any, kinds: type | tuple[type, ...], longest: int = LONGEST_TEXT) -> Any:
    most = longest if isinstance(value, str) else _FIGURES
    if not isinstance(value, kinds) or len(str(value)) > most:
        raise AnswerError("Vul hier tekst of een heel getal in.")
    return tidy(value) if isinstance(value, str) else value
