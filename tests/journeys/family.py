"""An invented family: what the mother and the father say in two years. Nobody here exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.demo_people import DECLINED

HOUSEHOLD = "Huishouden 27"


@dataclass(frozen=True)
class Talk:
    """One conversation: what is answered, what is said to be still so, and what became of promises and goals.

    Attributes:
        still: ids of questions that are confirmed with 'still so'.
        steps: organisation to the words on the step that its referral has taken.
        goals: question of an earlier goal to what became of it.
        agree: rules whose proposal is agreed to.
    """

    held_on: date
    answers: Mapping[str, Any]
    still: tuple[str, ...] = ()
    steps: Mapping[str, str] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)
    agree: tuple[str, ...] = ()


LUWAM = {
    "name": "Luwam Keleta",
    "language": "ti",
    "interpreter": "Abel Tekle",
    "birth_date": "04-06-1992",
    "country": "ER",
    "linked_on": "10-01-2024",
    "moved_in_on": "01-03-2024",
    "regime": "Wi2021",
    "household": HOUSEHOLD,
}
FILMON = LUWAM | {"name": "Filmon Keleta", "birth_date": "17-09-1989"}

LUWAM_START = Talk(
    held_on=date(2024, 3, 5),
    answers={
        "wonen.tevreden": 3,
        "taal.spreken": 1,
        "taal.lezen": 2,
        "taal.maatje": "wil",
        "netwerk.contacten": 0,
        "netwerk.tevreden": 2,
        "netwerk.eenzaam": 4,
        "geld.schulden": DECLINED,
        "afsluiting.doel1": "Met de buurvrouw Nederlands praten",
        "afsluiting.doel2": "Leren fietsen",
    },
    agree=("taalhuis-taalmaatje", "meedoen-in-de-buurt"),
)
LUWAM_HALF_YEAR = Talk(
    held_on=date(2024, 9, 10),
    answers={
        "taal.spreken": 2,
        "taal.maatje": "heeft",
        "netwerk.contacten": 2,
        "netwerk.eenzaam": 3,
        "afsluiting.doel1": "Een cursus naaien",
    },
    still=("wonen.tevreden",),
    steps={"taalhuis": "Gestart"},
    goals={"afsluiting.doel1": "partly", "afsluiting.doel2": "reached"},
)
LUWAM_TWO_YEAR = Talk(
    held_on=date(2026, 3, 10),
    answers={
        "wonen.tevreden": 4,
        "taal.spreken": 4,
        "taal.lezen": 4,
        "netwerk.contacten": 8,
        "netwerk.tevreden": 4,
        "netwerk.eenzaam": 1,
        "geld.schulden": False,
        "afsluiting.tips": "Ga in de eerste maand al naar het taalcafé van mevrouw Visser",
    },
    steps={"taalhuis": "Afgerond"},
    goals={"afsluiting.doel1": "reached"},
)
FILMON_START = Talk(
    held_on=date(2024, 3, 7),
    answers={
        "wonen.tevreden": 2,
        "afsluiting.doel1": "Werk vinden als automonteur",
    },
)
FILMON_TWO_YEAR = Talk(
    held_on=date(2026, 3, 12),
    answers={"wonen.tevreden": 4},
    goals={"afsluiting.doel1": "not_yet"},
)
