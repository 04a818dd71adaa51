"""How long it takes, in Dutch words for the professional, and who says so."""

from __future__ import annotations

from desktop.dossier.waiting import Expectation, span

UNKNOWN = "onbekend"
_UNITS = {"days": ("dag", "dagen"), "weeks": ("week", "weken")}


def in_words(expected: Expectation) -> str:
    """An expectation, like 'meestal 3 tot 6 weken (zo ging het bij 14 mensen)'; 'onbekend' when nobody can say."""
    told = span(expected)
    if told is None:
        return UNKNOWN
    one, more = _UNITS[told.unit]
    unit = one if told.high == 1 else more
    how_long = f"{told.low} {unit}" if told.low == told.high else f"{told.low} tot {told.high} {unit}"
    if expected.source == "learned":
        return f"meestal {how_long} (zo ging het bij {expected.cases} mensen)"
    if expected.high == 0:
        return "meteen (zegt de organisatie zelf)"
    return f"ongeveer {how_long} (zegt de organisatie zelf)"
