"""Fixed texts in Dutch with the newcomer's language beside it; says honestly when nobody reviewed it."""

from __future__ import annotations

from datetime import date

from desktop.guide import Guide, fill
from desktop.letters.model import DUTCH, Direction, Pair, Tongue
from desktop.letters.occasion import in_dutch
from desktop.letters.text import isolated
from desktop.municipality.model import Organisation
from desktop.translate.languages import numbers_whole

Given = str | int | date | Pair | Organisation
"""What is filled in; of a pair each half in its own language. Its halves are isolated already, where they must be. An
organisation gets its article in Dutch, and its bare name in any other language."""
Said = str | Pair


class Phrasebook:
    """The texts of one paper in two languages.

    With Dutch as the newcomer's language, or without any catalog for his, everything is Dutch alone.

    Attributes:
        tongue: the language beside Dutch.
        drafts: whether some text so far has not been reviewed.
    """

    def __init__(self, guide: Guide, code: str) -> None:
        self._guide = guide
        self._catalog = guide.catalog(code)
        self.alone = code == "nl" or not len(self._catalog)
        language = self._catalog.language
        direction: Direction = "rtl" if language.right_to_left else "ltr"
        self.tongue = DUTCH if self.alone else Tongue(language.code, direction)
        self.drafts = False

    def phrase(self, phrase_id: str, **given: Given) -> Said:
        """A sentence of `phrases.yaml`, its places filled in."""
        return self.text(f"phrase:{phrase_id}", self._guide.phrases[phrase_id], **given)

    def text(self, context: str, source: str, **given: Given) -> Said:
        """Any text of the catalogs, by its context and its Dutch."""
        dutch = fill(source, {name: _dutch(value, source.startswith(f"{{{name}}}")) for name, value in given.items()})
        if self.alone:
            return dutch
        found = self._catalog.get(context, source)
        self.drafts = self.drafts or found.state in ("draft", "outdated")
        own = fill(found.text, {name: _own(value) for name, value in given.items()})
        return Pair(dutch, numbers_whole(own) if self.tongue.direction == "rtl" else own)

    def typed(self, text: str) -> Said:
        """Words that a person typed in Dutch: no translation, and the sheet says so."""
        if self.alone:
            return text
        said = self.phrase("not_translated")
        return Pair(text, said.own if isinstance(said, Pair) else "")

    def name(self, name: str) -> Said:
        """A name: the same in both languages."""
        return isolated(name) if self.alone else Pair(isolated(name), isolated(name))


def in_figures(day: date) -> str:
    """A date for another language: in figures it needs no names of months."""
    return day.strftime("%d-%m-%Y")


def _dutch(value: Given, begins: bool) -> str:
    if isinstance(value, Pair):
        return value.dutch
    if isinstance(value, Organisation):
        said = value.in_sentence
        return isolated((said[:1].upper() + said[1:] if begins else said) or value.name)
    return isolated(in_dutch(value) if isinstance(value, date) else str(value))


def _own(value: Given) -> str:
    if isinstance(value, Pair):
        return value.own
    if isinstance(value, Organisation):
        return isolated(value.name)
    return isolated(in_figures(value) if isinstance(value, date) else str(value))
