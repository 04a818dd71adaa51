"""Dates as people type and read them: 31-05-2026."""

from __future__ import annotations

import re
from datetime import date

from desktop.errors import AnswerError

_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIGHT = re.compile(r"(\d{2})(\d{2})(\d{4})")


def parse(typed: str) -> date:
    """The date somebody typed: '1-5-1990', '01051990' or '1990-05-01'.

    Raises:
        AnswerError: it is no date that exists between 1900 and 2200.
    """
    text = typed.strip()
    if found := _DUTCH.fullmatch(text) or _TIGHT.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise AnswerError("Vul een datum in als dag-maand-jaar, zoals 31-05-2026.")
    try:
        made = date(year, month, day)
    except ValueError:
        raise AnswerError("Deze datum bestaat niet. Kijk dag en maand na.") from None
    if not 1900 <= year <= 2200:
        raise AnswerError("Vul een datum in tussen 1900 en 2200.")
    return made


def write(day: date | None) -> str:
    """A date as people read it; empty for none."""
    return day.strftime("%d-%m-%Y") if day else ""
