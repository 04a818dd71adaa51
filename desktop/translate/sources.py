"""Every text that is said to a newcomer, with its catalog context: what a catalog must hold.

| context | text |
|---|---|
| `phrase:<id>` | a fixed sentence of `phrases.yaml` |
| `phrasebook:theme:<id>`, `phrasebook:<id>` | the phrase book |
| `card:theme:<id>`, `card:<id>:what`, `card:<id>:step:1`, … | information cards; `card:<municipality>:<id>:…` its own |
| `round:<id>:title` | a round |
| `<domain>:title`, `<domain>.<name>:text`, … | life domains, those that only one municipality asks included |
| `rule:<id>:title` | a municipality's rules |
| `organisation:<id>:offers`, `activity:<id>:title`, … | its directory: what a newcomer reads of it |
| `meeting:<id>:title` | what a municipality's meetings are about |
| `letter:<municipality>:agreements:opening` | what a municipality words itself on a paper for the newcomer |

Municipalities share a translation where they share an id and its Dutch. One that gives a known id other Dutch sets
`translations: own` in its municipality.yaml: its contexts then have its id in them (`rule:<municipality>:<id>:title`),
and no translation of another is touched. `clashes` finds where that was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop.municipality import load as municipality_load
from desktop.municipality.directory import ACTIVITY_TEXTS, ORGANISATION_TEXTS
from desktop.municipality.model import Municipality
from desktop.questions import cards
from desktop.questions import load as questions_load
from desktop.questions import phrasebook as phrasebooks
from desktop.questions.cards import CardBook
from desktop.questions.model import Domain, Question, Questionnaire
from desktop.questions.phrasebook import PhraseBook

Source = tuple[str, str]


def shipped(folder: Path) -> list[Source]:
    """All sources of a folder of questionnaires with every municipality in it.

    Raises:
        ContentError: when something in it is wrong.
    """
    questionnaire = questions_load.load(folder)
    places = [folder / "municipalities" / name for name in municipality_load.names(folder)]
    municipalities = [municipality_load.load(place, questionnaire)[0] for place in places]
    books = [cards.load(folder, questionnaire)]
    for place, municipality in zip(places, municipalities, strict=True):
        whole = municipality_load.extended(questionnaire, municipality.domains)
        books.append(cards.load(folder, whole, place, municipality.organisation_by_id))
    phrases, phrasebook = questions_load.load_phrases(folder), phrasebooks.load(folder)
    return sources(questionnaire, phrases, municipalities, phrasebook, books)


def sources(
    questionnaire: Questionnaire,
    phrases: Mapping[str, str],
    municipalities: Sequence[Municipality],
    phrasebook: PhraseBook | None = None,
    books: Sequence[CardBook] = (),
) -> list[Source]:
    """All (context, Dutch) pairs in the order in which they meet a newcomer, each context once."""
    pairs: dict[str, str] = {}
    for context, text in _all(questionnaire, phrases, municipalities, phrasebook or PhraseBook(), books):
        if text:
            pairs.setdefault(context, text)
    return list(pairs.items())


def clashes(municipalities: Sequence[Municipality]) -> list[tuple[Municipality, str, Municipality]]:
    """Contexts for which a municipality has other Dutch than one before it: (the later one, context, the first)."""
    first: dict[str, tuple[str, Municipality]] = {}
    found = []
    for municipality in municipalities:
        for context, text in _municipality(municipality):
            if text and first.setdefault(context, (text, municipality))[0] != text:
                found.append((municipality, context, first[context][1]))
    return found


def _all(
    questionnaire: Questionnaire,
    phrases: Mapping[str, str],
    municipalities: Sequence[Municipality],
    phrasebook: PhraseBook,
    books: Sequence[CardBook],
) -> Iterator[Source]:
    for phrase_id, text in phrases.items():
        yield f"phrase:{phrase_id}", text
    for theme in phrasebook.themes:
        yield f"phrasebook:theme:{theme.id}", theme.title
        for phrase in theme.phrases:
            yield f"phrasebook:{phrase.id}", phrase.text
    for item in questionnaire.rounds:
        yield f"round:{item.id}:title", item.title
    for domain in questionnaire.domains:
        yield from _domain(domain)
    for municipality in municipalities:
        yield from _municipality(municipality)
    for book in books:
        yield from book.texts()


def _municipality(municipality: Municipality) -> Iterator[Source]:
    for domain in municipality.domains:
        yield from _domain(domain)
    for rule in municipality.rules:
        if rule.propose != "protocol":
            yield municipality.context("rule", rule.id, "title"), rule.title
    for organisation in municipality.organisations:
        for part in ORGANISATION_TEXTS:
            yield municipality.context("organisation", organisation.id, part), getattr(organisation, part)
        for activity in organisation.activities:
            for part in ACTIVITY_TEXTS:
                yield municipality.context("activity", activity.id, part), getattr(activity, part)
    for theme in municipality.settings.meetings.themes:
        yield municipality.context("meeting", theme.id, "title"), theme.title
    for paper, part, words in municipality.letters.translated():
        yield municipality.letter_context(paper, part), words


def _domain(domain: Domain) -> Iterator[Source]:
    yield f"{domain.id}:title", domain.title
    yield f"{domain.id}:intro", domain.intro
    for question in (*domain.questions, *(former.question for former in domain.former)):
        yield from _question(question)


def _question(question: Question) -> Iterator[Source]:
    yield f"{question.id}:text", question.text
    yield f"{question.id}:help", question.help
    yield f"{question.id}:unit", question.unit
    if question.type == "scale":
        yield f"{question.id}:low", question.low
        yield f"{question.id}:high", question.high
    for option in (*question.options, *question.former_options):
        yield f"{question.id}:option:{option.id}", option.text
