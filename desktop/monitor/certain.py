"""What in a line is certain to be a name, a place, a date or a number, without any guessing: what this vault knows,
and what can be seen from the signs. Guessing is done in `marking`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from desktop.dossier.traces import COMMON, folded, traces
from desktop.monitor.telling import (
    CONTACT,
    COUNTED,
    DATE,
    DIGITS,
    HOUSEHOLDS,
    NO_PEOPLE,
    ONE_PERSON,
    PARTICLES,
    PEOPLES,
    VAGUE,
    VALUES,
)
from desktop.translate.countries import countries
from desktop.translate.languages import LANGUAGES

Kind = Literal["name", "place", "organisation", "date", "number", "contact"]

LONGEST = 600
"""Signs of a line at most."""
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u064b-\u065f]*")
_LAST_WORD = re.compile(r"([^\W\d_]{2,40})(?:[ -]| (?:en|of|met) )$")
_INSTEAD = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": "", "Cn": "", "Co": ""}
"""What stands for a sign that cannot be seen, by its category."""
_ALSO_COUNTRIES = {"nederland", "europa"}


@dataclass(frozen=True)
class Mark:
    """A place in a text that a person has to look at, in signs from its beginning.

    Attributes:
        words: what stands there.
        known: it stands in this vault as the name of somebody, or as the number of a dossier.
        few: it counts so few people that somebody can be known by it.
    """

    start: int
    length: int
    kind: Kind
    words: str
    known: bool = False
    few: bool = False

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length

    @property
    def key(self) -> str:
        """What a person lets stand when he lets it stand; a name that becomes known later is another."""
        return f"{'known ' if self.known else ''}{self.kind}: {' '.join(map(folded, self.words.split()))}"

    @property
    def must_go(self) -> bool:
        """Whether nobody can let it stand: what no export ever holds."""
        return self.kind == "contact"


@dataclass(frozen=True)
class Known:
    """What this vault and this municipality know, as it is compared.

    Attributes:
        names: folded words of the names of everybody who stands in the vault.
        records: numbers of dossiers.
        organisations: their names.
        places: where people who were spoken of are.
        common: folded words that tell nothing of anybody, such as the municipality's own name.
        smallest: a number below it is about so few people that somebody can be known by it.
    """

    names: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    common: frozenset[str] = COMMON
    smallest: int = 5

    @classmethod
    def of(
        cls,
        names: Iterable[str],
        records: Iterable[str] = (),
        organisations: Iterable[str] = (),
        places: Iterable[str] = (),
        town: str = "",
        smallest: int = 5,
    ) -> Known:
        """Args: names: first and last names together; each word of them counts by itself. town: the municipality."""
        words = {folded(word.group()) for name in names for word in _WORD.finditer(name)}
        own = {folded(word.group()) for word in _WORD.finditer(town)}
        known = frozenset(word for word in words - PARTICLES - HOUSEHOLDS if len(word) > 1)
        return cls(known, frozenset(records), tuple(organisations), tuple(places), COMMON | own, smallest)

    @cached_property
    def phrases(self) -> Mapping[str, list[tuple[tuple[str, ...], Kind]]]:
        """Names of countries and organisations as folded words, by the first of them."""
        named: list[tuple[str, Kind]] = [(name, "organisation") for name in self.organisations]
        named += [(name, "place") for name in (*countries().values(), *self.places)]
        named += [(one.dutch, "place") for one in LANGUAGES if one.code != "nl"]
        found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
        for name, kind in named:
            words = tuple(folded(word.group()) for word in _WORD.finditer(name))
            if words and not set(words) <= self.common | _ALSO_COUNTRIES:
                found.setdefault(words[0], []).append((words, kind))
        return found


def tidy(text: str) -> str:
    """A line as it is kept: on one line, composed, without signs that cannot be seen or that turn words around."""
    plain = unicodedata.normalize("NFC", text)
    return " ".join("".join(_INSTEAD.get(unicodedata.category(sign), sign) for sign in plain).split())


def certain(text: str, known: Known, common: Collection[str] = ()) -> Iterator[Mark]:
    """What is certain, the surest first; they may lie in each other.

    Args:
        common: words of everyday Dutch: written small they are no name, even when somebody is called so.
    """
    for found in CONTACT.finditer(text):
        yield _mark(found, "contact")
    yield from _records(text, known)
    for found in DATE.finditer(text):
        yield _mark(found, "date")
    yield from _names(text, known, common)
    yield from _numbers(text, known.smallest)
    yield from _phrases(text, known)
    for found in _WORD.finditer(text):
        if any("LATIN" not in unicodedata.name(sign, "LATIN") for sign in found.group() if sign.isalpha()):
            yield _mark(found, "name")


def capitals(text: str, known: Known, common: Collection[str]) -> Iterator[Mark]:
    """Words with a capital inside a sentence, and before such a word at its beginning: it may be anything.

    Args:
        common: words of everyday Dutch.
    """
    found = [trace for trace in traces(text, (), known.common) if trace.kind == "capital"]
    begins = {trace.start for trace in found}
    for trace in found:
        yield Mark(trace.start, trace.end - trace.start, "name", trace.words)
        before = _LAST_WORD.search(text, 0, trace.start)
        if before and before.start(1) not in begins and _might_be_a_name(before[1], known, common):
            yield Mark(before.start(1), len(before[1]), "name", before[1])


def _might_be_a_name(word: str, known: Known, common: Collection[str]) -> bool:
    return word[0].isupper() and folded(word) not in known.common and folded(word) not in common


def _mark(found: re.Match[str], kind: Kind, *, known: bool = False, few: bool = False) -> Mark:
    return Mark(found.start(), found.end() - found.start(), kind, found.group(), known, few)


def _records(text: str, known: Known) -> Iterator[Mark]:
    if known.records:
        for found in re.finditer(r"[\w-]{4,64}", text):
            if found.group() in known.records or found.group().casefold() in known.records:
                yield _mark(found, "contact", known=True)


def _names(text: str, known: Known, common: Collection[str]) -> Iterator[Mark]:
    """Words of names, in any case; also with the s of 'Yusufs broer'."""
    for found in _WORD.finditer(text):
        plain = folded(found.group())
        stems = {plain, plain[:-1]} if plain.endswith("s") and len(plain) > 3 else {plain}
        if stems & known.names and not (found.group().islower() and plain in common):
            yield _mark(found, "name", known=True)


def _numbers(text: str, smallest: int) -> Iterator[Mark]:
    for found in DIGITS.finditer(text):
        value = found.group()
        small = value.isdecimal() and int(value) < smallest and not NO_PEOPLE.match(text, found.end())
        if value != "112":
            yield _mark(found, "number", few=small)
    for found in COUNTED.finditer(text):
        word = found.group().casefold()
        small = VALUES.get(word, smallest) < smallest and not NO_PEOPLE.match(text, found.end())
        if small or word not in VAGUE:
            yield _mark(found, "number", few=small)
    for found in ONE_PERSON.finditer(text):
        yield _mark(found, "number", few=True)


def _phrases(text: str, known: Known) -> Iterator[Mark]:
    """Countries, peoples, languages and organisations."""
    words = list(_WORD.finditer(text))
    plain = [folded(word.group()) for word in words]
    for place, word in enumerate(words):
        for phrase, kind in known.phrases.get(plain[place], ()):
            if tuple(plain[place : place + len(phrase)]) == phrase:
                end = words[place + len(phrase) - 1].end()
                yield Mark(word.start(), end - word.start(), kind, text[word.start() : end])
        if word.group()[0].isupper() and plain[place].startswith(PEOPLES):
            yield _mark(word, "place")
