"""Which values fit a question, and how a value is said in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from desktop.document import shown
from desktop.errors import AnswerError
from desktop.questions.dates import within
from desktop.questions.model import Question, Type

LONGEST_TEXT = 10_000
LONGEST_LINE = 200
MOST_PERSONS = 40
OLDEST = 130
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs of direction (Unicode, Bidi_Control): unseen, and one left open scrambles our own words after it."""

Say = Callable[[str, str], str]
"""Gives the text for a catalog context and its Dutch source."""


def dutch(context: str, source: str) -> str:
    """The source itself: how a value is said in Dutch."""
    return source


def check(question: Question, value: Any) -> Any:
    """Return the value as it is kept.

    single: option id; multi: option ids in the questionnaire's order; number, scale: int; date: ISO text;
    text: text; yes_no: bool; persons: list of dicts with the question's fields.

    Raises:
        AnswerError: in Dutch, when it does not fit.
    """
    return CHECKS[question.type](question, value)


def _single(question: Question, value: Any) -> str:
    if not isinstance(value, str) or all(option.id != value for option in question.options):
        raise AnswerError(f"'{shown(value)}' is geen keuze bij deze vraag. Kies een van de opties.")
    return value


def _multi(question: Question, value: Any) -> list[str]:
    if not isinstance(value, list):
        raise AnswerError("Bij deze vraag hoort een lijst van keuzes. Kies een of meer opties.")
    chosen = {_single(question, item) for item in value}
    if len(chosen) != len(value):
        raise AnswerError("Een keuze staat er twee keer. Haal er één weg.")
    return [option.id for option in question.options if option.id in chosen]


def _number(question: Question, value: Any) -> int:
    low, high = question.bounds
    if isinstance(value, bool) or not isinstance(value, int):
        raise AnswerError("Vul hier een heel getal in.")
    if not low <= value <= high:
        raise AnswerError(f"Vul een getal in van {low} tot en met {high}.")
    return value


def _date(question: Question, value: Any) -> str:
    try:
        if not isinstance(value, str):
            raise ValueError
        found = date.fromisoformat(value)
    except ValueError:
        raise AnswerError("Vul een datum in die bestaat, zoals 31-05-2026.") from None
    return within(found).isoformat()


def _text(question: Question, value: Any) -> str:
    return clean(value, LONGEST_TEXT)


def clean(value: Any, longest: int, one_line: bool = False) -> str:
    """Typed text as it is kept: without control characters (line ends and tabs stay) or lone surrogates.

    Args:
        longest: most characters.
        one_line: for a name: one line, without the signs that turn the direction of whatever stands after it.

    Raises:
        AnswerError: when it is no text, empty, or too long.
    """
    if not isinstance(value, str):
        raise AnswerError("Vul hier tekst in.")
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign in "\n\t" or (sign.isprintable() or ord(sign) > 0x9F))
    if one_line:
        kept = " ".join("".join(sign for sign in kept if sign not in DIRECTIONS).split())
    kept = kept.encode("utf-8", "ignore").decode("utf-8").strip()
    if not any(sign.isprintable() and not sign.isspace() for sign in kept):
        raise AnswerError("Vul hier tekst in, of kies 'niet gevraagd'.")
    if len(kept) > longest:
        raise AnswerError(f"Deze tekst is te lang: hoogstens {longest} tekens. Maak hem korter.")
    return kept


def _yes_no(question: Question, value: Any) -> bool:
    if not isinstance(value, bool):
        raise AnswerError("Kies ja of nee.")
    return value


def _persons(question: Question, value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or len(value) > MOST_PERSONS:
        raise AnswerError(f"Bij deze vraag hoort een lijst van hoogstens {MOST_PERSONS} personen.")
    return [_person(question, person) for person in value]


def _person(question: Question, person: Any) -> dict[str, Any]:
    if not isinstance(person, dict):
        raise AnswerError("Elke persoon is een regel met gegevens.")
    for name in person:
        if name not in question.fields:
            raise AnswerError(f"'{shown(name)}' wordt bij deze vraag niet genoteerd. Haal het weg.")
    kept: dict[str, Any] = {}
    for name in question.fields:
        item = person.get(name)
        if item is None or item == "":
            continue
        if name == "age":
            if isinstance(item, bool) or not isinstance(item, int) or not 0 <= item <= OLDEST:
                raise AnswerError(f"Vul een leeftijd in van 0 tot en met {OLDEST}.")
            kept[name] = item
        elif name == "relation":
            kept[name] = _single(question, item)
        else:
            kept[name] = clean(item, LONGEST_LINE, one_line=True)
    if not kept:
        raise AnswerError("Vul van elke persoon iets in, of haal de lege regel weg.")
    return kept


CHECKS: dict[Type, Callable[[Question, Any], Any]] = {
    "single": _single,
    "multi": _multi,
    "number": _number,
    "scale": _number,
    "date": _date,
    "text": _text,
    "yes_no": _yes_no,
    "persons": _persons,
}
"""How a value of each type is checked and cleaned."""


def in_words(question: Question, value: Any, say: Say = dutch) -> str:
    """A kept value as a person reads it, in the language of `say`.

    An option that is gone shows its id, and a value of years ago that no longer fits shows itself.
    """
    number = isinstance(value, int) and not isinstance(value, bool)
    match question.type:
        case "number" if number and question.unit:
            return f"{value} {say(f'{question.id}:unit', question.unit)}"
        case "scale" if number and question.low and question.high:
            ends = f"{say(f'{question.id}:low', question.low)} – {say(f'{question.id}:high', question.high)}"
            return f"{value} / {question.bounds[1]} ({ends})"
        case "scale" if number:  # nobody kept what the ends meant
            return f"{value} / {question.bounds[1]}"
        case "date" if isinstance(value, str):
            try:
                return date.fromisoformat(value).strftime("%d-%m-%Y")
            except ValueError:
                return value
        case "text":
            return str(value)
    return _words(question, value, say)


def _words(question: Question, value: Any, say: Say) -> str:
    if isinstance(value, bool):
        return say("phrase:yes", "ja") if value else say("phrase:no", "nee")
    if isinstance(value, list):
        return "; ".join(_words(question, item, say) for item in value) or "–"
    if isinstance(value, dict):
        return _person_in_words(question, value, say)
    return _option(question, value, say)


def _option(question: Question, option_id: Any, say: Say) -> str:
    option = question.option(str(option_id))
    return say(f"{question.id}:option:{option.id}", option.text) if option else str(option_id)


def _person_in_words(question: Question, person: dict[str, Any], say: Say) -> str:
    words = []
    for name in question.fields:
        if name not in person:
            continue
        if name == "relation":
            words.append(_option(question, person[name], say))
        elif name == "age":
            words.append(f"{person[name]} {say('phrase:years', 'jaar')}")
        else:
            words.append(str(person[name]))
    return ", ".join(words)
