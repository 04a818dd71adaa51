"""How fast the directory is searched while one types: 500 cards in eleven languages, one search at each key.

Beside it a plain `in` over the same texts, folded before, in the same run. That one finds nothing with a typing error,
and puts nothing in order.
"""

from __future__ import annotations

import time
from datetime import date

from measure import Row, Times, in_turns, peak

from desktop import guide as guides
from desktop.municipality.directory import Activity
from desktop.municipality.directory_cards import Card, cards
from desktop.municipality.directory_search import Index, Say
from desktop.translate import catalog
from desktop.translate.searching import folded, holds, wanted

MANY = 500
TYPED = ("fietsles", "bicycle", "دراجة", "ብሽክለታ", "fites", "hsuiswerk", "leren zwemmen", "ik wil naaien", "xqzwv")
KEYS = [word[:length] for word in TYPED for length in range(1, len(word) + 1)]
DAY = date(2026, 11, 22)
SYLLABLES = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za"]


def _word(number: int) -> str:
    """A word that no other number has."""
    return "".join(SYLLABLES[number // 16**place % 16] for place in range(3))


def _cards(guide: guides.Guide) -> tuple[list[Card], list[Say]]:
    """Invented cards, each with words of its own in every language."""
    known = cards(guide.municipality, DAY)
    found, bases = [], {}
    for number in range(MANY):
        base = known[number % len(known)]
        organisation = base.organisation
        text = f"{base.text} {_word(3 * number)} {_word(3 * number + 1)}"
        activity = Activity(
            id=f"a{number}",
            title=f"{base.title} {_word(number)}",
            text=text,
            themes=base.themes,
            audience=base.audience,
            words=base.words,
        )
        found.append(Card(organisation, activity))
        bases[f"activity:a{number}"] = (base, f"{_word(5 * number + 2)}x")

    def said(code: str) -> Say:
        def say(context: str, dutch: str) -> str:
            place, _, part = context.rpartition(":")
            if place not in bases:
                return guide.say(code)(context, dutch)
            base, own = bases[place]
            name = part if base.activity else {"title": "name", "text": "offers"}.get(part, part)
            return f"{guide.say(code)(*base.part(guide.municipality, name))} {own}{code}"

        return say

    return found, [said(code) for code in catalog.available(guide.translations)]


def rows(quick: bool) -> list[Row]:
    """Each key, the slowest of them, and making the index."""
    guide = guides.load("zeist")
    themes = {domain.id: domain.title for domain in guide.questionnaire.domains}
    found, said = _cards(guide)
    start = time.process_time()
    index = Index(found, guide.municipality, folded, themes, said)
    made = (time.process_time() - start) * 1e3
    texts = [
        folded(" ".join([card.title, card.text, *(say(*card.part(guide.municipality, part)) for say in said
                         for part in ("title", "text", "audience"))]))
        for card in found
    ]  # fmt: skip

    def plain(number: int) -> list[Card]:
        words = wanted(KEYS[number % len(KEYS)])
        return [card for card, text in zip(found, texts, strict=True) if holds(text, words)]

    rounds = len(KEYS) * (1 if quick else 5)
    ours, peer = in_turns(rounds, lambda number: index.search(KEYS[number % len(KEYS)]), plain, clock=time.process_time)
    slowest = max(min(ours.all[place :: len(KEYS)]) for place in range(len(KEYS)))
    return [
        _row("directory: one key, 500 cards", ours, peer),
        Row("directory: the slowest key", slowest, asked=20, memory=peak()),
        Row("directory: learning the words", made, memory=peak()),
    ]


def _row(name: str, ours: Times, peer: Times) -> Row:
    return Row(name, ours.middle, peer.middle, "plain 'in' over the same", spread=ours.spread, memory=peak())
