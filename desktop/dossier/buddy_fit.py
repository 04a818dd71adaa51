"""Which buddy fits whom: what must be so leaves buddies out, and the rest is weighed, with reasons for and against.

It only suggests, and a person chooses. A number is never shown: the reasons are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.dossier import buddies
from desktop.dossier.around import Buddy, BuddyMatch, BuddyWish
from desktop.dossier.buddy_words import CONDITIONS, MOMENTS, hours_a_week, listed
from desktop.dossier.model import Newcomer

Say = Callable[[str], str]
"""The Dutch name of a language, by its code."""
DUTCH = "nl"
"""Everybody shares it, or learns it: it is no reason."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_EMPTY = frozenset(
    {
        "alles", "andere", "bezig", "doen", "gaan", "graag", "haar", "hebben", "heel", "houd", "houden", "iets",
        "kijken", "lekker", "leren", "leuk", "leuke", "maak", "maken", "mijn", "naar", "niet", "nieuwe", "over",
        "samen", "soms", "spelen", "vaak", "veel", "voor", "zelf",
    }
)  # fmt: skip
"""Words in an interest that tell nothing of it."""
_STEM = 5
"""Letters by which 'voetbal' and 'voetballen' are the same; shorter words have to be the same."""


@dataclass(frozen=True)
class Suggestion:
    """A buddy held against a wish.

    Attributes:
        pros, cons: reasons, as they stand behind the name: 'spreekt ook Tigrinya'.
        barriers: what makes it impossible, in words; none when he fits.
        points: by which those who fit are put in order.
    """

    buddy: Buddy
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    barriers: tuple[str, ...]
    points: int


@dataclass(frozen=True)
class Suggestions:
    """Everybody who offers himself, held against one wish.

    Attributes:
        fitting: those who can, the best first.
        left_out: those who cannot, by name.
        why: for each barrier how many it leaves out: '3 maatjes vallen af: alleen met een vrouw'.
        minor: he is under age: nobody is suggested by itself, and `fitting` stands in order of names.
        age_unknown: nobody wrote down when he was born.
    """

    fitting: tuple[Suggestion, ...]
    left_out: tuple[Suggestion, ...]
    why: tuple[str, ...]
    minor: bool
    age_unknown: bool = False


def suggest(
    newcomer: Newcomer,
    wish: BuddyWish,
    offered: Iterable[Buddy],
    matches: Sequence[BuddyMatch],
    others: Mapping[str, Sequence[str]],
    say: Say,
    kind: str,
    today: date,
) -> Suggestions:
    """Hold everybody against a wish. Left out without a word: who stopped, and who is his buddy now.

    Args:
        matches: of this newcomer, also those that ended.
        others: of whom each buddy is one already, as it may be said here, by the id of the buddy.
        kind: what the kind of his wish is called.
    """
    under_age = buddies.minor(newcomer, today)
    his = {match.buddy for match in buddies.running(matches)}
    before = {match.buddy for match in matches if match.ended_on is not None}
    found = [
        _weighed(newcomer, wish, buddy, others.get(buddy.id, ()), buddy.id in before, say, kind)
        for buddy in offered
        if buddy.stopped_on is None and buddy.id not in his
    ]
    able = [one for one in found if not one.barriers]
    able.sort(key=lambda one: one.buddy.name.casefold())
    if not under_age:
        able.sort(key=lambda one: (-one.points, one.buddy.since))
    out = sorted((one for one in found if one.barriers), key=lambda one: one.buddy.name.casefold())
    counts = Counter(one.barriers[0] for one in out)
    why = tuple(_left(*item) for item in counts.most_common())
    return Suggestions(tuple(able), tuple(out), why, under_age, newcomer.birth_date is None)


def same_interests(mine: Iterable[str], yours: Iterable[str]) -> list[str]:
    """What both like, in the words of the first: 'voetballen' and 'voetbal kijken' are both football."""
    known = [word for interest in yours for word in _words(interest)]
    return [interest for interest in mine if any(_same(word, other) for word in _words(interest) for other in known)]


def _weighed(
    newcomer: Newcomer, wish: BuddyWish, buddy: Buddy, others: Sequence[str], before: bool, say: Say, kind: str
) -> Suggestion:
    barriers = tuple(dict.fromkeys(_barriers(newcomer, wish, buddy)))
    pros: list[str] = []
    cons: list[str] = []
    points = 0
    for good, words, worth in _reasons(wish, buddy, say, kind):
        (pros if good else cons).append(words)
        points += worth
    if others:
        cons.append(f"is al maatje van {listed(list(others))}")
        points -= 2 * len(others)
    if before:
        cons.append("was al eerder dit maatje")
        points -= 1
    return Suggestion(buddy, tuple(pros), tuple(cons), barriers, points)


def _barriers(newcomer: Newcomer, wish: BuddyWish, buddy: Buddy) -> Iterable[str]:
    """What must be so and is not. What nobody knows of somebody is not so."""
    if wish.kind and buddy.kinds and wish.kind not in buddy.kinds:
        yield "wil een ander soort maatje zijn"
    for condition, sex in (("only_women", "female"), ("only_men", "male")):
        if condition in wish.conditions and buddy.sex != sex:
            yield CONDITIONS[condition] + ("" if buddy.sex else " (of dat zo is, is niet bekend)")
        if condition in buddy.conditions and newcomer.sex != sex:
            yield f"wil zelf {CONDITIONS[condition]}" + ("" if newcomer.sex else " (geslacht niet ingevuld)")
    asked = {*wish.conditions, *buddy.conditions}
    if "same_language" in asked and not _shared(wish, buddy):
        yield CONDITIONS["same_language"]
    if "near" in asked and not _near(wish, buddy):
        known = wish.neighbourhood and buddy.neighbourhood
        yield CONDITIONS["near"] + ("" if known else " (de wijk is niet bekend)")
    mine, yours = _moments(wish.conditions), _moments(buddy.conditions)
    if mine and yours and not mine & yours:
        yield "kan alleen op andere momenten"


def _reasons(wish: BuddyWish, buddy: Buddy, say: Say, kind: str) -> Iterable[tuple[bool, str, int]]:
    """What speaks for a match and against it, in words, and how much it weighs."""
    if wish.kind and wish.kind in buddy.kinds:
        yield True, f"wil graag {kind} zijn", 1
    shared = _shared(wish, buddy)
    own = [code for code in wish.languages if code != DUTCH]
    if shared:
        yield True, f"spreekt ook {listed([say(code) for code in shared])}", 3 if shared[0] == own[0] else 2
    elif own:
        yield False, f"spreekt geen {_or([say(code) for code in own])}", 0
    both = same_interests(wish.interests, buddy.interests)
    if both:
        yield True, f"allebei {listed(both[:3])}", 2 * min(3, len(both))
    elif wish.interests and buddy.interests:
        yield False, f"houdt van andere dingen: {listed(buddy.interests[:3])}", 0
    if _near(wish, buddy):
        yield True, "woont in dezelfde wijk", 2
    elif wish.neighbourhood and buddy.neighbourhood:
        yield False, f"woont in een andere wijk: {buddy.neighbourhood}", 0
    if wish.hours and buddy.hours:
        enough = buddy.hours >= wish.hours
        yield enough, f"heeft {'genoeg' if enough else 'minder'} tijd: {hours_a_week(buddy.hours)}", 1 if enough else -1
    for moment in [name for name in MOMENTS if name in wish.conditions and name in buddy.conditions][:1]:
        yield True, f"kan ook {CONDITIONS[moment]}", 1
    if "no_pets" in wish.conditions or "no_pets" in buddy.conditions:
        who = "deze persoon" if "no_pets" in wish.conditions else "dit maatje"
        yield False, f"vraag na: {who} wil geen huisdieren", 0


def _shared(wish: BuddyWish, buddy: Buddy) -> list[str]:
    """Languages that both speak besides Dutch, the dearest first."""
    return [code for code in wish.languages if code in buddy.languages and code != DUTCH]


def _near(wish: BuddyWish, buddy: Buddy) -> bool:
    return bool(wish.neighbourhood) and wish.neighbourhood.casefold() == buddy.neighbourhood.casefold()


def _moments(conditions: Iterable[str]) -> set[str]:
    return set(MOMENTS) & set(conditions)


def _or(words: Sequence[str]) -> str:
    return listed(words).replace(" en ", " of ") if len(words) > 1 else words[0]


def _left(barrier: str, count: int) -> str:
    return f"1 maatje valt af: {barrier}" if count == 1 else f"{count} maatjes vallen af: {barrier}"


def _words(interest: str) -> list[str]:
    return [word for word in _WORD.findall(interest.casefold()) if word not in _EMPTY]


def _same(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= _STEM and long.startswith(short))
