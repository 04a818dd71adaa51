"""How long it takes, in Dutch words for the professional, and who says so."""

from __future__ import annotations

from desktop.dossier.waiting import Expectation, span

UNKNOWN = "onbekend"
_UNITS = {"days": ("dag", "dagen"), "weeks": ("week", "weken")}


def in_words(expected: Expectation) -> str:
    """An expectation, like 'meestal 3 tot 6 weken (zo ging het bij 14 mensen)'; 'onbekend' when nobody can say."""
    if expected.source == "unknown":
        return UNKNOWN
    if expected.source == "learned":
        return f"meestal {how_long(expected)} (zo ging het bij {expected.cases} mensen)"
    about = "" if expected.high == 0 else "ongeveer "
    return f"{about}{how_long(expected)} (zegt de organisatie zelf)"


def how_long(expected: Expectation) -> str:
    """The figures alone: '3 tot 6 weken', or 'meteen'; 'onbekend' when nobody can say."""
    told = span(expected)
    if told is None:
        return UNKNOWN
    if expected.high == 0:
        return "meteen"
    one, more = _UNITS[told.unit]
    unit = one if told.high == 1 else more
    return f"{told.low} {unit}" if told.low == told.high else f"{told.low} tot {told.high} {unit}"
