"""Which dates of a newcomer cannot be true."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

EARLIEST = 1990
"""No koppeling or move that matters here is older."""
AHEAD = timedelta(days=2 * 365)
"""A move to a dwelling may be planned so far ahead."""


def mistakes(values: dict[str, Any], today: date) -> dict[str, str]:
    """What is wrong with the dates of a newcomer: field to sentence.

    Args:
        values: what the form holds, by field; fields may be missing.
    """
    born: date | None = values.get("birth_date")
    found: dict[str, str] = {}
    if born and born > today:
        found["birth_date"] = "Een geboortedatum kan niet in de toekomst liggen."
    for key, last, too_late in (
        ("linked_on", today, "De koppeling kan niet in de toekomst liggen."),
        ("moved_in_on", today + AHEAD, "Deze verhuizing ligt wel erg ver in de toekomst. Kijk het jaar na."),
    ):
        day: date | None = values.get(key)
        if day is None:
            continue
        if day > last:
            found[key] = too_late
        elif born and day < born:
            found[key] = "Deze datum ligt vóór de geboortedatum. Kijk beide na."
        elif day.year < EARLIEST:
            found[key] = "Deze datum ligt te ver terug. Kijk het jaar na."
    return found
