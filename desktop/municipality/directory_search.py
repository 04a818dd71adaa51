"""Finding a card of the directory by one's own words, in Dutch or any language of the catalogs. Pure.

Each word that is typed counts where it stands whole, where a word begins with it, where it stands in a word, and, when
no word begins with it, where a word is one typing error away (two, of a long word). What stands in a title counts more
than what stands in an address, and a word that few cards have counts more than one that many have.

RapidFuzz counts the errors, as Damerau and Levenshtein did: two letters that changed places are one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from math import log1p

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from desktop.municipality.directory import WEEKDAYS, Weekday
from desktop.municipality.directory_cards import Card
from desktop.municipality.model import Municipality

Say = Callable[[str, str], str]
"""How a text is said in a language, by its catalog context and its Dutch."""
Fold = Callable[[str], str]
"""A text as it is compared: words without marks and capitals, a space between them."""

WHOLE, BEGINS, WITHIN, ERROR = 1.0, 0.8, 0.45, 0.4
"""What a word counts that stands there whole, is the beginning of one, stands in one, or is one with an error."""
WITHIN_FROM, ERROR_FROM, TWO_ERRORS_FROM = 3, 4, 7
"""Letters that a typed word has at least, to be looked for in words, and with one or two errors."""
LONGEST = 16
"""Letters of a word in which errors are looked for; no more is needed to know it."""
MOST_WORDS = 12
WEIGHTS: Mapping[str, float] = {"title": 8, "words": 6, "text": 4, "theme": 3, "around": 2, "place": 1}
ENOUGH = 0.5
"""When no card has every word: the part of the best score that a card needs."""
DAYS: Mapping[Weekday, str] = dict(
    zip(WEEKDAYS, ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"), strict=True)
)


@dataclass(frozen=True)
class Narrowing:
    """What the cards are narrowed to; an empty field narrows nothing."""

    theme: str = ""
    neighbourhood: str = ""
    day: str = ""
    language: str = ""

    def fits(self, card: Card) -> bool:
        """Whether a card is left. One without neighbourhoods is for the whole municipality, and stays."""
        return (
            (not self.theme or self.theme in card.themes)
            and (not self.neighbourhood or not card.neighbourhoods or self.neighbourhood in card.neighbourhoods)
            and (not self.day or self.day in card.days)
            and (not self.language or self.language in card.languages)
        )


EVERYTHING = Narrowing()


class Index:
    """The words of some cards, ready to be searched at every key. Making it takes a moment: off the GUI thread."""

    def __init__(
        self,
        cards: Sequence[Card],
        municipality: Municipality,
        fold: Fold,
        themes: Mapping[str, str] | None = None,
        languages: Collection[Say] = (),
    ) -> None:
        """Args:
        themes: Dutch titles of the life domains, by their ids.
        languages: in which it can be searched besides Dutch.
        """
        self._cards, self._fold = list(cards), fold
        found: defaultdict[str, dict[int, float]] = defaultdict(dict)
        words = cache(self._words)  # many cards say 'gratis'
        for number, card in enumerate(cards):
            for part, text in _texts(card, municipality, themes or {}, languages):
                for word in words(text):
                    found[word][number] = max(WEIGHTS[part], found[word].get(number, 0))
        self._found = dict(found)
        self._sorted = sorted(found)
        self._beginnings: dict[tuple[str, int], dict[str, list[str]]] = {}
        for word in self._sorted:
            for length in range(min(ERROR_FROM - 1, len(word)), min(len(word), LONGEST) + 1):
                in_script = self._beginnings.setdefault((_script(word), length), {})
                in_script.setdefault(word[:length], []).append(word)

    def search(self, typed: str, narrowing: Narrowing = EVERYTHING) -> list[Card]:
        """The cards that fit, the best first; without words all of them, in the order of the directory."""
        words = self._words(typed)[:MOST_WORDS]
        left = [number for number, card in enumerate(self._cards) if narrowing.fits(card)]
        if not words:
            return [self._cards[number] for number in left]
        scores = self._scores(words)
        fitting = [(score, number) for number in left if (score := scores.get(number))]
        fitting.sort(key=lambda pair: (-pair[0], pair[1]))
        return [self._cards[number] for _, number in fitting]

    def _words(self, text: str) -> list[str]:
        return self._fold(text).translate(_ETHIOPIC).split()

    def _scores(self, words: Sequence[str]) -> dict[int, float]:
        """What each card is worth that has every word; when none has, those that have most of what tells."""
        last = words[-1]  # it may still be typed; a short one before it is 'ik' or 'je', and is no beginning
        by_word = [self._worth(word, whole=word != last and len(word) < WITHIN_FROM) for word in dict.fromkeys(words)]
        total: defaultdict[int, float] = defaultdict(float)
        for worth in by_word:
            for number, value in worth.items():
                total[number] += value
        every = [number for number in total if all(number in worth for worth in by_word)]
        if every:
            return {number: total[number] for number in every}
        least = ENOUGH * max(total.values(), default=0)
        return {number: value for number, value in total.items() if value >= least}

    def _worth(self, typed: str, *, whole: bool) -> dict[int, float]:
        """What one typed word is worth for each card that has it; `whole`: as a word of its own only."""
        best: dict[int, float] = {}
        known = [(typed, WHOLE)] if typed in self._found else []
        for word, quality in known if whole else self._alike(typed):
            for number, weight in self._found[word].items():
                best[number] = max(best.get(number, 0), weight * quality)
        rare = log1p(len(self._cards) / len(best)) if best else 0
        return {number: value * rare for number, value in best.items()}

    def _alike(self, typed: str) -> Iterator[tuple[str, float]]:
        """The words that are meant by a typed one, and what each counts."""
        first = bisect_left(self._sorted, typed)
        begins = list(takewhile(lambda word: word.startswith(typed), self._sorted[first:]))
        yield from ((word, WHOLE if word == typed else BEGINS) for word in begins)
        if len(typed) >= WITHIN_FROM:
            yield from ((word, WITHIN) for word in self._sorted if typed in word)
        if not begins:
            yield from self._mistyped(typed[:LONGEST])

    def _mistyped(self, typed: str) -> Iterator[tuple[str, float]]:
        """The words of which a beginning is this one but for an error, or two in a long one."""
        allowed = (len(typed) >= ERROR_FROM) + (len(typed) >= TWO_ERRORS_FROM)
        for length in range(len(typed) - allowed, len(typed) + allowed + 1) if allowed else ():
            known = self._beginnings.get((_script(typed), length), {})
            for beginning, errors, _ in extract(
                typed, known.keys(), scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None
            ):
                yield from ((word, ERROR / max(errors, 1)) for word in known[beginning])


def _texts(
    card: Card, municipality: Municipality, themes: Mapping[str, str], languages: Collection[Say]
) -> Iterator[tuple[str, str]]:
    """Everything a card is found by: what part it is (see `WEIGHTS`), and the words."""
    yield "title", card.title
    yield "words", " ".join(card.words)
    yield "text", card.text
    yield "theme", " ".join(themes.get(theme, "") for theme in card.themes)
    around = (card.audience, *card.languages, *card.neighbourhoods, card.organisation.name)
    yield "around", " ".join(around)
    yield "place", " ".join((*card.place, *(DAYS[day] for day in card.days), card.cost))
    told = {"title": "title", "text": "text", "audience": "around"} if card.activity else {"offers": "text"}
    for say in languages:
        for name, part in told.items():
            yield part, say(*card.part(municipality, name))
        for theme in card.themes:
            if theme in themes:
                yield "theme", say(f"{theme}:title", themes[theme])


def _script(word: str) -> str:
    """Of which writing a word is, as far as errors go: nobody types a Greek letter for a Latin one."""
    return "latin" if word[:1] < "\u0250" else chr(ord(word[0]) // 0x100)


def _ethiopic() -> dict[int, int]:
    """Ethiopic letters that sound alike, or are one another with a rounded mouth, as one."""
    alike = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338, 0x1250: 0x1240}
    alike |= {0x12B8: 0x12A8, 0x1248: 0x1240, 0x1258: 0x1240, 0x1288: 0x1200, 0x12B0: 0x12A8, 0x12C0: 0x12A8}
    alike |= {0x1310: 0x1308}
    return {family + order: same + order for family, same in alike.items() for order in range(7)}


_ETHIOPIC = _ethiopic()
