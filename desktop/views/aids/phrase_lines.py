"""The phrase book as lines to show: headings and sentences in both languages, and which of them hold what is sought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.questions.phrasebook import PhraseBook, Theme
from desktop.translate.catalog import Catalog, State, Translated
from desktop.translate.searching import folded, holds, wanted


@dataclass(frozen=True)
class Heading:
    """The title of a theme.

    Attributes:
        theme: its id.
        own: in the newcomer's language; empty when that is Dutch, or there is none.
        searched: both languages, folded.
    """

    theme: str
    dutch: str
    own: str
    searched: str


@dataclass(frozen=True)
class Saying:
    """One sentence.

    Attributes:
        id: of the phrase.
        theme: id of its theme.
        own: in the newcomer's language, empty when missing; the Dutch when that is his language.
        searched: both languages, folded.
    """

    id: str
    theme: str
    dutch: str
    own: str
    state: State
    searched: str


Line = Heading | Saying


def lines(book: PhraseBook, catalog: Catalog) -> list[Line]:
    """Every theme with its sentences, in the order of the book."""
    return [line for theme in book.themes for line in _of_theme(theme, catalog)]


def found(whole: Sequence[Line], typed: str) -> list[Line]:
    """The sentences that hold every word, below the headings of their themes; all of them when nothing is sought.

    Where no sentence does, the themes whose title does.
    """
    words = wanted(typed)
    if not words:
        return [] if typed.strip() else list(whole)
    fitting = [line for line in whole if holds(line.searched, words)]
    sayings = [line for line in fitting if isinstance(line, Saying)]
    themes = {line.theme for line in sayings or fitting}
    return [
        line for line in whole if line.theme in themes and (not sayings or isinstance(line, Heading) or line in sayings)
    ]


def usual_state(whole: Sequence[Line]) -> State | None:
    """The state that most translations have, which need not be said at each; None for an empty book."""
    counted = Counter(line.state for line in whole if isinstance(line, Saying))
    return counted.most_common(1)[0][0] if counted else None


def _of_theme(theme: Theme, catalog: Catalog) -> Iterator[Line]:
    title = catalog.get(f"phrasebook:theme:{theme.id}", theme.title)
    own_title = "" if title.state == "source" else title.text
    yield Heading(theme.id, theme.title, own_title, folded(f"{title.text} {theme.title}"))
    for phrase in theme.phrases:
        own: Translated = catalog.get(f"phrasebook:{phrase.id}", phrase.text)
        yield Saying(phrase.id, theme.id, phrase.text, own.text, own.state, folded(f"{own.text} {phrase.text}"))
