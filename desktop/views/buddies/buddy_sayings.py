"""How languages, kinds, wishes and offers are said on these pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.dossier.around import Buddy, BuddyWish
from desktop.dossier.buddy_words import CONDITIONS, hours_a_week, listed
from desktop.dossier.durations import lasting
from desktop.letters.buddy_paper import MORE_LANGUAGES
from desktop.municipality.model import Municipality
from desktop.translate.languages import LANGUAGES, language
from desktop.views.wording import begun

GONE = "een maatje dat is weggehaald"


def say(code: str) -> str:
    """The Dutch name of a language."""
    return MORE_LANGUAGES[code][0] if code in MORE_LANGUAGES else language(code).dutch


def offered_languages(kept: Sequence[str]) -> list[str]:
    """The languages to choose from, and those that were chosen before and are not among them."""
    known = [one.code for one in LANGUAGES] + list(MORE_LANGUAGES)
    return known + [code for code in kept if code not in known]


def kind_of(municipality: Municipality, kind: str) -> str:
    """What a kind of buddy is called."""
    return municipality.settings.buddies.title(kind)


def waits(wish: BuddyWish, today: date) -> str:
    """How long somebody waits: 'wacht 5 weken'; on the first day 'sinds vandaag'."""
    return f"wacht {lasting(wish.since, today)}" if wish.since < today else "sinds vandaag"


def offer_line(buddy: Buddy, municipality: Municipality) -> str:
    """What somebody offers, in one line."""
    kinds = listed([kind_of(municipality, kind) for kind in buddy.kinds]) if buddy.kinds else "elk soort maatje"
    parts = [
        kinds,
        listed([say(code) for code in buddy.languages]),
        listed(buddy.interests),
        buddy.neighbourhood,
        hours_a_week(buddy.hours) if buddy.hours else "",
        ", ".join(CONDITIONS[name] for name in buddy.conditions if name in CONDITIONS),
    ]
    return begun(" · ".join(part for part in parts if part))


def wish_facts(wish: BuddyWish, municipality: Municipality, today: date) -> list[tuple[str, str]]:
    """A wish as facts: what it is called, and what was said."""
    conditions = ", ".join(CONDITIONS[name] for name in wish.conditions if name in CONDITIONS)
    facts = [
        ("Soort", kind_of(municipality, wish.kind) if wish.kind else "maakt niet uit"),
        ("Wacht", f"{lasting(wish.since, today)}, sinds {wish.since:%d-%m-%Y}"),
        ("Talen", listed([say(code) for code in wish.languages])),
        ("Doet graag", listed(wish.interests)),
        ("Wijk", wish.neighbourhood),
        ("Tijd", hours_a_week(wish.hours) if wish.hours else ""),
        ("Voorwaarden", conditions),
        ("Notitie", wish.note),
    ]
    return [(name, value) for name, value in facts if value]
