"""The coverage of rules in Dutch: a table to read through, and what is wrong with a rule of which half is missing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from desktop.dossier.coverage import Coverage
from desktop.dossier.situations import Situation
from desktop.questions.answers import in_words
from desktop.questions.model import Questionnaire

WIDTH = 110
_KINDS = {"action": "actie", "referral": "doorverwijzing", "protocol": "protocolkaart"}
_FACTS = {
    "newcomer.age": "leeftijd",
    "newcomer.language": "taal",
    "newcomer.country": "land",
    "newcomer.regime": "regeling",
}


def problem(found: Coverage) -> str:
    """What is wrong with a rule and how to mend it; empty when nothing is, or when there was too much to try."""
    if not found.whole or (found.fires and found.silent):
        return ""
    if found.fires:
        return "deze regel gaat altijd af, wat iemand ook antwoordt. Kijk 'when' na."
    if found.unasked:
        return (
            f"deze regel gaat nooit af: '{found.unasked[0]}' wordt hier niet gevraagd. "
            "Kijk 'rounds' en 'skip_questions' na, of haal de regel weg."
        )
    return (
        "deze regel gaat nooit af: deze antwoorden zijn nooit samen mogelijk. "
        "Kijk 'when' na, en de 'ask_if' van de vragen daarin."
    )


def table(municipality: str, asked: Questionnaire, found: Sequence[Coverage]) -> list[str]:
    """Lines of a table to print: of each rule what it proposes, and on which answers it does and does not."""
    lines = [f"{municipality}: {len(found)} regels"]
    for item in found:
        organisation = f" bij {item.rule.organisation}" if item.rule.organisation else ""
        lines += ["", f"{item.rule.id}: {_KINDS[item.rule.propose]}{organisation}"]
        lines += _row("stelt voor", item.rule.title)
        lines += _row("gaat af bij", _said(item.fires, asked, item))
        lines += _row("blijft stil bij", _said(item.silent, asked, item))
    return lines


def _row(head: str, text: str) -> Iterator[str]:
    first, later = f"  {head:<17}", " " * 19
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False)


def _said(situation: Situation | None, asked: Questionnaire, found: Coverage) -> str:
    if situation is None:
        return "niets" if found.whole else "niet gevonden: er zijn te veel mogelijkheden"
    words = [f"{_FACTS.get(name, name)} = {_value(name, value, asked)}" for name, value in situation.given.items()]
    titles = {item.id: item.title for item in asked.rounds}
    if situation.round != asked.rounds[0].id:
        after = f" (na het {titles[situation.before]})" if situation.before else ""
        words.append(f"ronde = {titles[situation.round]}{after}")
    return "; ".join(words) or "geen antwoord"


def _value(name: str, value: Any, asked: Questionnaire) -> str:
    question = asked.by_id.get(name)
    if question is None:
        return str(value)
    if question.type in ("scale", "number"):
        return str(value)
    said = in_words(question, value)
    return "niemand" if value == [] else said if question.type in ("yes_no", "date") else f"“{said}”"
