"""A day and a time on a paper for the newcomer, told so that nobody comes at another hour.

A day carries its weekday. A time carries its part of the day: a bare '9:00' is three in the afternoon for whoever
counts the hours from six. Those who mostly do so get their own count beside it.

The weekdays are those of CLDR. The parts of the day are fixed sentences: CLDR has none for Tigrinya, Somali and
Kurmanji, and these an interpreter can correct.
"""

from __future__ import annotations

import re
from datetime import date

from desktop.letters.model import Pair
from desktop.letters.occasion import in_dutch
from desktop.letters.phrasebook import Phrasebook, Said, in_figures
from desktop.letters.text import isolated
from desktop.translate.countries import weekdays
from desktop.translate.languages import BY_CODE

FROM_SIX = ("am", "ti")
"""Languages in which the hours are counted from six: half past ten in the morning is half past four."""
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
_PARTS = ((6, ""), (12, "morning"), (18, "afternoon"), (24, "evening"))
"""Until which hour it is which part of the day. At night nobody is invited: such a time is a slip, or says more."""


def day_told(book: Phrasebook, day: date) -> Said:
    """A day with its weekday: 'woensdag 20 januari 2027'; in another language the date is in figures."""
    dutch = f"{weekdays('nl')[day.weekday()]} {in_dutch(day)}"
    if book.alone:
        return dutch
    name = weekdays(book.tongue.code)[day.weekday()] if book.tongue.code in BY_CODE else ""
    return Pair(dutch, f"{name} {isolated(in_figures(day))}".lstrip())


def time_told(book: Phrasebook, typed: str) -> Said:
    """A time with its part of the day: "10:30 uur 's ochtends"; what is no time of day stays as it was typed."""
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        return book.name(typed)
    hour, minutes = int(found[1]), found[2]
    part = next(part for until, part in _PARTS if hour < until)
    if not part:
        return book.name(typed)
    told = book.phrase(f"time_{part}", time=f"{hour}:{minutes}")
    if not isinstance(told, Pair) or book.tongue.code not in FROM_SIX:
        return told
    counted = book.phrase("time_from_six", time=f"{(hour + 5) % 12 + 1}:{minutes}")
    # On a line of its own: broken off anywhere else, a bare hour would stand under the other.
    return Pair(told.dutch, f"{told.own}\n{counted.own}") if isinstance(counted, Pair) else told


def referral_day(book: Phrasebook, phrase_id: str, day: date) -> Said | date:
    """The day in a sentence of where a referral stands: of an appointment with its weekday, of about when without."""
    return day_told(book, day) if phrase_id == "referral_appointment" else day
