"""What an interpreter reviews: each text with what it is, where it belongs, and what it belongs to. Knows no window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from desktop.guide import Guide
from desktop.questions.model import Domain, Question
from desktop.translate.catalog import State

TOPICS = {
    "phrase": "Vaste zinnen",
    "phrasebook": "Zinnenboek",
    "round": "Namen van de gesprekken",
    "rule": "Afspraken",
    "organisation": "Organisaties",
    "letter": "Brieven",
}
KINDS = {
    "phrase": "Vaste zin",
    "phrasebook": "Zin uit het zinnenboek",
    "round": "Naam van een gesprek",
    "rule": "Afspraak die wordt voorgesteld",
    "organisation": "Wat deze organisatie doet",
    "letter": "Zin op het blad voor de nieuwkomer",
    "title": "Naam van het leefgebied",
    "intro": "Inleiding van het leefgebied",
    "text": "Vraag",
    "help": "Uitleg bij de vraag",
    "unit": "Woord achter het getal",
    "low": "Laagste op de schaal",
    "high": "Hoogste op de schaal",
    "option": "Antwoord bij de vraag",
}
WANTED: dict[str, tuple[str, frozenset[State]]] = {
    "open": ("Nog na te kijken", frozenset({"draft", "outdated", "missing"})),
    "draft": ("Concept", frozenset({"draft"})),
    "outdated": ("Verouderd", frozenset({"outdated"})),
    "missing": ("Ontbreekt", frozenset({"missing"})),
    "reviewed": ("Nagekeken", frozenset({"reviewed"})),
    "all": ("Alle teksten", frozenset({"draft", "outdated", "missing", "reviewed"})),
}
"""The choices by state: their Dutch, and the states they hold."""


@dataclass(frozen=True)
class Text:
    """One text that a newcomer hears or reads.

    Attributes:
        context: its catalog context.
        source: the Dutch.
        topic: what it is filed under: the id of a life domain, or a key of `TOPICS`.
        kind: what it is, in Dutch.
        about: context and Dutch of the question that it belongs to; None when it stands alone.
        place: where it stands, in Dutch: an organisation, a theme; may be empty.
    """

    context: str
    source: str
    topic: str
    kind: str
    about: tuple[str, str] | None = None
    place: str = ""


def texts(guide: Guide) -> list[Text]:
    """Everything that this municipality says to a newcomer, in order."""
    themes = {f"phrasebook:{phrase.id}": theme.title for theme in guide.phrasebook.themes for phrase in theme.phrases}
    return [_text(guide, context, source, themes.get(context, "")) for context, source in guide.sources()]


def topics(guide: Guide, every: Iterable[Text]) -> dict[str, str]:
    """The topics that have texts, in order, each with its Dutch."""
    titles = {domain.id: domain.title for domain in (*guide.questionnaire.domains, *guide.municipality.domains)}
    return {text.topic: titles.get(text.topic) or TOPICS.get(text.topic, text.topic) for text in every}


def question_texts(question: Question) -> list[Text]:
    """The texts of one question, in the order in which they are read."""
    about = (f"{question.id}:text", question.text)
    parts = [("text", question.text), ("help", question.help), ("unit", question.unit)]
    parts += [("low", question.low), ("high", question.high)] if question.type == "scale" else []
    parts += [(f"option:{option.id}", option.text) for option in question.options]
    return [
        Text(f"{question.id}:{part}", source, question.domain, KINDS[part.partition(":")[0]], about)
        for part, source in parts
        if source
    ]


def domain_texts(domain: Domain) -> list[Text]:
    """The name and the introduction of a life domain."""
    parts = (("title", domain.title), ("intro", domain.intro))
    return [Text(f"{domain.id}:{part}", source, domain.id, KINDS[part]) for part, source in parts if source]


def chosen(every: Sequence[Text], states: Sequence[State], topic: str, wanted: str) -> list[int]:
    """Which texts belong to a choice.

    Args:
        states: the state of each text.
        topic: a topic; empty for all.
        wanted: a key of `WANTED`.
    """
    among = WANTED[wanted][1]
    return [
        index
        for index, (text, state) in enumerate(zip(every, states, strict=True))
        if state in among and topic in ("", text.topic)
    ]


def changed_words(before: str, now: str) -> str:
    """In one line of Dutch which words of a text changed; empty when none did."""
    old, new = before.split(), now.split()
    said = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = " ".join(old[first:last]), " ".join(new[start:end])
        if what == "replace":
            said.append(f"'{gone}' werd '{come}'")
        elif what == "delete":
            said.append(f"'{gone}' ging weg")
        elif what == "insert":
            said.append(f"'{come}' kwam erbij")
    return "; ".join(said)


def _text(guide: Guide, context: str, source: str, theme: str) -> Text:
    head, _, rest = context.partition(":")
    if head in TOPICS:
        return Text(context, source, head, KINDS[head], place=theme or _organisation(guide, head, rest))
    domain = head.partition(".")[0]
    part = rest.partition(":")[0]
    question = guide.question(head)
    about = (f"{head}:text", question.text) if question and part != "text" else None
    return Text(context, source, domain, KINDS.get(part, "Tekst"), about)


def _organisation(guide: Guide, head: str, rest: str) -> str:
    if head != "organisation":
        return ""
    found = guide.municipality.organisation_by_id.get(rest.split(":")[-2])
    return found.name if found else ""
