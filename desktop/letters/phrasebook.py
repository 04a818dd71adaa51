"""Fixed texts in Dutch with the newcomer's language beside it; says honestly when nobody reviewed it."""

from __future__ import annotations

from datetime import date

from desktop.guide import Guide, fill
from desktop.letters.model import DUTCH, Direction, Pair, Tongue
from desktop.letters.occasion import in_dutch
from desktop.letters.text import isolated
from desktop.translate.languages import numbers_whole

Given = str | int | date
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
        dutch = fill(source, {name: isolated(_dutch(value)) for name, value in given.items()})
        if self.alone:
            return dutch
        found = self._catalog.get(context, source)
        self.drafts = self.drafts or found.state in ("draft", "outdated")
        own = fill(found.text, {name: isolated(_figures(value)) for name, value in given.items()})
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


def _dutch(value: Given) -> str:
    return in_dutch(value) if isinstance(value, date) else str(value)


def _figures(value: Given) -> str:
    """For another language: a date in figures needs no names of months."""
    return value.strftime("%d-%m-%Y") if isinstance(value, date) else str(value)
