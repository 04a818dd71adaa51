"""Dates as people type and read them: 31-05-2026, and also '1 mei 1990' or '1990-05-01'; and how long things took."""

from __future__ import annotations

import re
from datetime import date

from desktop.errors import AnswerError

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
FIRST, LAST = 1900, 2200
"""Years between which a date can lie."""

_PARTS = re.compile(r"\d+|[a-zëé]+")
_HELP = "Schrijf de datum als dag-maand-jaar, zoals 31-05-2026."


def parse(text: str) -> date:
    """Read '1-5-1990', '01051990', '1990-05-01', '1 mei 1990'; a month without a day is its first day.

    Raises:
        AnswerError: when it is no date that exists; a Dutch sentence.
    """
    parts = _PARTS.findall(text.lower())
    if len(parts) == 1 and len(parts[0]) == 8 and parts[0].isdigit():
        return _packed(parts[0])
    if len(parts) == 2:
        parts = ["1", *parts] if len(parts[1]) == 4 else ["1", parts[1], parts[0]]
    if len(parts) != 3:
        raise AnswerError(_HELP)
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = parts
    if not day.isdigit() or not year.isdigit():
        raise AnswerError(_HELP)
    if len(year) != 4:
        raise AnswerError("Schrijf het jaar met vier cijfers, zoals 31-05-2026.")
    return _made(int(year), _month(month), int(day))


def _packed(digits: str) -> date:
    for year, month, day in ((digits[4:], digits[2:4], digits[:2]), (digits[:4], digits[4:6], digits[6:])):
        try:
            return _made(int(year), int(month), int(day))
        except AnswerError:
            continue
    raise AnswerError(f"Deze datum bestaat niet. {_HELP}")


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    short = "mrt" if word.startswith("maa") else word[:3]
    if short not in MONTHS:
        raise AnswerError(_HELP)
    return MONTHS.index(short) + 1


def _made(year: int, month: int, day: int) -> date:
    try:
        made = date(year, month, day)
    except (ValueError, OverflowError):  # a day of eleven figures is no day either
        raise AnswerError(f"Deze datum bestaat niet. {_HELP}") from None
    return within(made)


def within(day: date) -> date:
    """A day between the years that are accepted.

    Raises:
        AnswerError: it lies outside them.
    """
    if not FIRST <= day.year <= LAST:
        raise AnswerError(f"Vul een datum in tussen {FIRST} en {LAST}.")
    return day


def write(day: date | None) -> str:
    """A date as people read it; empty for none."""
    return f"{day.day:02}-{day.month:02}-{day.year}" if day else ""


def lasted(minutes: int) -> str:
    """How long something took, in Dutch words; empty for no minutes."""
    return f"{minutes} {'minuut' if minutes == 1 else 'minuten'}" if minutes else ""
