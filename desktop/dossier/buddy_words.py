"""How wishes, offers and matches of buddies are said in Dutch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.dossier.around import Frequency

FREQUENCIES: Mapping[Frequency, str] = {
    "weekly": "elke week",
    "fortnightly": "om de week",
    "monthly": "elke maand",
    "less": "minder dan elke maand",
}
CONDITIONS: Mapping[str, str] = {
    "only_women": "alleen met een vrouw",
    "only_men": "alleen met een man",
    "same_language": "moet een eigen taal delen",
    "near": "moet in dezelfde wijk wonen",
    "no_pets": "geen huisdieren",
    "daytime": "overdag",
    "evening": "’s avonds",
    "weekend": "in het weekend",
}
"""What must be so, for whoever wishes a buddy and for whoever wants to be one."""
MOMENTS = ("daytime", "evening", "weekend")
"""When somebody can: one of them is enough. Whoever names none can always."""


def listed(words: Sequence[str]) -> str:
    """Words in one line: 'Tigrinya, Arabisch en Engels'."""
    *first, last = words or [""]
    return f"{', '.join(first)} en {last}" if first else last


def hours_a_week(hours: int) -> str:
    """'2 uur per week'."""
    return f"{hours} uur per week"


def first_name(name: str) -> str:
    """What people call somebody: the first word of the name."""
    return (name.split() or [name])[0]
