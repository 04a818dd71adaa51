"""The phrase book: sentences that interpreters and professionals need around the questions, by theme.

The file `phrasebook.yaml` is optional: without it the book is empty.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from desktop.content import Document, Frozen, read, validate
from desktop.errors import ContentError, Finding
from desktop.questions.model import Id, Text

FILE = "phrasebook.yaml"


class Phrase(Frozen):
    """One sentence. Translated under the catalog context `phrasebook:<id>`.

    Attributes:
        id: unique in the whole book, stable for ever.
        text: the Dutch, as it is read aloud.
    """

    id: Id
    text: Text


class Theme(Frozen):
    """Sentences about one thing. Its title is translated under `phrasebook:theme:<id>`.

    Attributes:
        id: stable for ever.
        title: the Dutch heading.
        phrases: the sentences, in the order in which they are shown.
    """

    id: Id
    title: Text
    phrases: tuple[Phrase, ...] = Field(min_length=1, max_length=200)


class PhraseBook(Frozen):
    """The file `phrasebook.yaml`.

    Attributes:
        themes: in the order in which they are shown.
    """

    themes: tuple[Theme, ...] = Field(default=(), max_length=50)


def load(folder: Path) -> PhraseBook:
    """The phrase book of a folder of questionnaires; an empty one when there is no such file.

    Raises:
        ContentError: with every mistake found.
    """
    file = folder / FILE
    return read_book(file) if file.is_file() else PhraseBook()


def read_book(file: Path) -> PhraseBook:
    """As `load`, of one file that must be there."""
    document = read(file)
    book = validate(document, PhraseBook)
    if findings := _twice(document, book):
        raise ContentError(findings)
    return book


def _twice(document: Document, book: PhraseBook) -> list[Finding]:
    findings, themes, phrases = [], set(), set()
    for number, theme in enumerate(book.themes):
        if theme.id in themes:
            problem = f"het thema '{theme.id}' staat er twee keer. Geef elk een eigen id."
            findings.append(document.finding(("themes", number, "id"), problem))
        themes.add(theme.id)
        for index, phrase in enumerate(theme.phrases):
            if phrase.id in phrases or phrase.id == "theme":
                problem = f"'{phrase.id}' bestaat al. Geef elke zin een eigen id."
                findings.append(document.finding(("themes", number, "phrases", index, "id"), problem))
            phrases.add(phrase.id)
    return findings
