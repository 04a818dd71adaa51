"""What the directory (sociale kaart) tells of an organisation besides who it is: activities, days, neighbourhoods."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from desktop.content import Frozen
from desktop.questions.model import Extra, Id, Text

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""From Monday, as `date.weekday` counts them."""
ORGANISATION_TEXTS = ("offers", "cost", "directions")
ACTIVITY_TEXTS = ("title", "text", "audience", "cost")
"""Fields that are told to a newcomer in his language, in the order in which he reads them."""
LONGEST_ID = 50
Themes = Annotated[tuple[Id, ...], Field(max_length=20)]
Days = Annotated[tuple[Weekday, ...], Field(max_length=7)]
Names = Annotated[tuple[Text, ...], Field(max_length=60)]


class Activity(Frozen):
    """An offer of an organisation that has a name of its own, such as bicycle lessons.

    Attributes:
        id: stable for ever; no other activity of this municipality has it.
        title: what it is, in a few words.
        text: what one does there, in plain Dutch, one or two sentences.
        themes: ids of life domains it helps with.
        audience: who may come.
        languages: that are spoken there; those of the organisation when left out.
        cost: what it costs whoever comes.
        days: weekdays on which it is held.
        time: of day, such as "10:00-12:00".
        place: where it is; the address of the organisation when left out.
        neighbourhoods: for whom it is; the whole municipality when left out.
        words: more words by which people look for it, in Dutch.
        verified_on: when somebody last checked it; the day of the organisation when left out.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
    title: Text
    text: Text
    themes: Themes = ()
    audience: Extra = ""
    languages: Names = ()
    cost: Extra = ""
    days: Days = ()
    time: Extra = ""
    place: Extra = ""
    neighbourhoods: Names = ()
    words: Names = ()
    verified_on: date | None = None


def new_id(name: str, taken: Collection[str]) -> str:
    """An id for something with this name that nothing else has: small letters, figures and '-'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    base = base if base[:1].isalpha() else f"kaart-{base}".strip("-")
    number, found = 2, base
    while found in taken:
        number, found = number + 1, f"{base}-{number}"
    return found
