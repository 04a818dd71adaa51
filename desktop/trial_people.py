"""More invented newcomers, beside those of the demonstration, so that lists have something in them. Nobody here exists.

The days are those of a calendar on which it is `TODAY`; whoever makes dossiers of them moves them all to his own.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.demo_people import PEOPLE, Meeting, Person

TODAY = date(2026, 9, 14)


def _meeting(round_id: str, held_on: date, answers: dict[str, Any], *more: str, **steps: str) -> Meeting:
    """Args: more: a goal, and what else is agreed; steps: organisation, with _ for -, and where it stands."""
    goal, own = (*more, "", "")[:2]
    said = answers | ({"afsluiting.doel1": goal} if goal else {})
    return Meeting(
        round_id, held_on, said, own_action=own, steps={name.replace("_", "-"): at for name, at in steps.items()}
    )


def _said(satisfied: int, dutch: int, lonely: int, contacts: int, **more: Any) -> dict[str, Any]:
    """What everybody is asked: scales of 1 to 5, and a number of people. `more`: question with __ for its dot."""
    return {
        "welkom.tolk": "goed",
        "wonen.tevreden": satisfied,
        "taal.spreken": dutch,
        "netwerk.eenzaam": lonely,
        "netwerk.contacten": contacts,
        **{name.replace("__", "."): value for name, value in more.items()},
    }


_COMING = (
    Person(
        {"name": "Oksana Melnyk", "language": "uk", "birth_date": "23-07-1979", "country": "UA",
         "linked_on": "24-08-2026", "regime": "ukraine"},
        (),
    ),
    Person(
        {"name": "Dawit Haile", "language": "ti", "interpreter": "Berhane Ghebre", "birth_date": "09-11-1998",
         "country": "ER", "linked_on": "20-07-2026", "moved_in_on": "31-08-2026", "regime": "Wi2021"},
        (),
    ),
    Person(
        {"name": "Emre Yıldız", "language": "tr", "birth_date": "30-04-1985", "country": "TR",
         "linked_on": "17-08-2026", "moved_in_on": "01-09-2026", "regime": "Wi2021"},
        (_meeting("start", date(2026, 9, 10), {"welkom.tolk": "goed", "wonen.soort": "eigen", "wonen.tevreden": 4}),),
    ),
)  # fmt: skip
_FAMILY = (
    Person(
        {"name": "Maryam Rahimi", "language": "prs", "interpreter": "Laila Noori", "birth_date": "18-05-1994",
         "country": "AF", "linked_on": "02-02-2026", "moved_in_on": "16-03-2026", "regime": "Wi2021",
         "household": "Huishouden 22"},
        (_meeting("start", date(2026, 2, 24),
                  _said(3, 1, 4, 1, taal__maatje="wil", gezondheid__huisarts=False, werk__soort=["geen"],
                        geld__schulden=False, wegwijs__weet=2),
                  "Leren fietsen, zodat ik zelf naar de les kan.", "Fietsles voor vrouwen uitzoeken"),),
    ),
    Person(
        {"name": "Karim Rahimi", "language": "prs", "interpreter": "Laila Noori", "birth_date": "02-10-1990",
         "country": "AF", "linked_on": "02-02-2026", "moved_in_on": "16-03-2026", "regime": "Wi2021",
         "household": "Huishouden 22"},
        (_meeting("start", date(2026, 2, 26),
                  _said(3, 2, 3, 2, taal__maatje="wil", gezondheid__huisarts=True, werk__soort=["geen"],
                        werk__wens=["betaald"], geld__schulden=True, wegwijs__weet=3),
                  "Een baan als bakker."),),
    ),
)  # fmt: skip
_LONGER_HERE = (
    Person(
        {"name": "Ahmad Darwish", "language": "ar", "interpreter": "Samir Haddad", "birth_date": "07-01-1972",
         "country": "SY", "linked_on": "11-02-2025", "moved_in_on": "14-04-2025", "regime": "Wi2021"},
        (
            _meeting("start", date(2025, 3, 4),
                     _said(2, 1, 5, 0, taal__maatje="wil", gezondheid__huisarts=True, geld__schulden=True,
                           werk__soort=["geen"], wegwijs__weet=1),
                     "Mijn brieven zelf kunnen lezen."),
            _meeting("half_year", date(2025, 9, 9),
                     _said(4, 2, 3, 3, taal__maatje="heeft", werk__soort=["vrijwillig"], wegwijs__weet=3),
                     "Vrijwilligerswerk in een moestuin.", taalhuis="started"),
        ),
    ),
    Person(
        {"name": "Hodan Warsame", "language": "so", "birth_date": "26-06-1996", "country": "SO",
         "linked_on": "19-08-2024", "moved_in_on": "07-10-2024", "regime": "Wi2021"},
        (
            _meeting("start", date(2024, 9, 10),
                     _said(3, 2, 4, 1, taal__maatje="wil", werk__soort=["geen"], wegwijs__weet=2),
                     "Nederlands leren tot B1."),
            _meeting("half_year", date(2025, 3, 11),
                     _said(4, 3, 3, 3, taal__maatje="heeft", werk__soort=["vrijwillig"], wegwijs__weet=3),
                     "Een opleiding kiezen.", taalhuis="started"),
            _meeting("one_and_half_year", date(2026, 3, 10),
                     _said(4, 4, 2, 6, werk__soort=["betaald"], wegwijs__weet=4), "Het examen halen."),
            _meeting("two_year", date(2026, 9, 8),
                     _said(5, 4, 1, 9, werk__soort=["betaald"], wegwijs__weet=5,
                           afsluiting__tips="Durf fouten te maken. Mensen helpen u graag."), "Groeien op mijn werk."),
        ),
    ),
)  # fmt: skip

EVERYBODY: tuple[Person, ...] = (*PEOPLE, *_COMING, *_FAMILY, *_LONGER_HERE)
UNFINISHED = frozenset({"Emre Yıldız"})
"""Whose last conversation was broken off."""
