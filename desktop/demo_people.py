"""Two invented newcomers, and what they say at the start and half a year later. Nobody here exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

DECLINED = "wil niet antwoorden"


@dataclass(frozen=True)
class Meeting:
    """What is said and agreed at one conversation.

    Attributes:
        answers: question id to value; DECLINED for what the newcomer keeps to himself.
        notes, concerns: what the professional writes down beside an answer, and flags.
        dismissed: rules whose proposal is put aside.
        refused: rules whose organisation the newcomer does not want to be passed on to.
        own_action: an action that no rule proposed.
        steps: organisation to the status its referral has by now, at a follow-up.
        done: part of the title of actions that were done by now, at a follow-up.
    """

    round: str
    held_on: date
    answers: Mapping[str, Any]
    notes: Mapping[str, str] = field(default_factory=dict)
    concerns: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    own_action: str = ""
    steps: Mapping[str, str] = field(default_factory=dict)
    done: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """An invented newcomer: what goes into the form, and the two conversations."""

    form: Mapping[str, str]
    meetings: tuple[Meeting, ...]


YUSUF = Person(
    form={
        "name": "Yusuf Al-Khatib",
        "language": "ar",
        "interpreter": "Samir Haddad",
        "birth_date": "12-03-1988",
        "country": "SY",
        "linked_on": "05-01-2026",
        "moved_in_on": "20-02-2026",
        "regime": "Wi2021",
        "household": "Huishouden 14",
    },
    meetings=(
        Meeting(
            "start",
            date(2026, 2, 3),
            answers={
                "welkom.verwachting": "Werk vinden, en dat mijn vrouw en kinderen snel komen.",
                "welkom.tolk": "goed",
                "welkom.lezen_eigen": 5,
                "welkom.lezen_latijn": 2,
                "welkom.kanaal": "bericht",
                "wonen.verhaal": "Nog in het azc. Veel lawaai, maar de buren zijn aardig.",
                "wonen.soort": "azc",
                "wonen.tevreden": 2,
                "wonen.veilig": 4,
                "gezondheid.verhaal": "Rugpijn van het werk vroeger.",
                "gezondheid.huisarts": False,
                "gezondheid.zorgverzekering": True,
                "gezondheid.ervaren": 3,
                "gezondheid.situatie": ["medicijnen"],
                "gezondheid.slaap": 2,
                "gezondheid.stress": 4,
                "gezondheid.hulp": "nu",
                "gezondheid.niet_leven": False,
                "gezin.verhaal": "Mijn vrouw Amal en twee kinderen zijn nog in Libanon.",
                "gezin.gezinsleden": [
                    {"relation": "partner", "age": 34, "place": "Tripoli (Libanon)"},
                    {"relation": "kind", "age": 9, "place": "Tripoli (Libanon)"},
                    {"relation": "kind", "age": 5, "place": "Tripoli (Libanon)"},
                ],
                "gezin.hereniging": "loopt",
                "gezin.zorgen_familie": True,
                "gezin.kinderen_school": "elders",
                "gezin.zorgen_opvoeding": False,
                "gezin.bang": False,
                "taal.verhaal": "Ik leer met filmpjes. Ik wil graag naar een echte les.",
                "taal.spreken": 2,
                "taal.les": "wacht",
                "taal.wachten": 10,
                "taal.maatje": "wil",
                "opleiding.verhaal": "Technische school in Homs, daarna tien jaar elektricien.",
                "opleiding.niveau": "beroep",
                "opleiding.diploma": "elders",
                "opleiding.wens": True,
                "werk.verhaal": "Elektricien met een eigen zaak.",
                "werk.soort": ["geen"],
                "werk.droom": "Weer elektricien zijn, later met een eigen zaak.",
                "werk.wens": ["duaal", "vrijwillig"],
                "werk.misstanden": ["geen"],
                "geld.verhaal": DECLINED,
                "geld.brieven": 2,
                "geld.schulden": False,
                "geld.eten": False,
                "netwerk.verhaal": "Vooral met mensen in het azc.",
                "netwerk.contacten": 0,
                "netwerk.tevreden": 2,
                "netwerk.eenzaam": 4,
                "netwerk.maatje": "wil",
                "wegwijs.verhaal": "Brieven van de gemeente en de Belastingdienst (toeslagen).",
                "wegwijs.weet": 2,
                "wegwijs.activiteiten": 1,
                "wegwijs.interesses": "Voetbal, koken en dingen repareren.",
                "afsluiting.doel1": "Nederlands leren tot B1.",
                "afsluiting.doel2": "Mijn gezin hier.",
                "afsluiting.doel3": "Werk als elektricien.",
            },
            notes={
                "gezondheid.slaap": "Wordt elke nacht wakker rond drie uur. Wil met de huisarts praten.",
                "werk.verhaal": "Heeft foto's van zijn werk op de telefoon. Kent NEN 1010 niet, wil het leren.",
            },
            concerns=("gezondheid.slaap",),
            dismissed=("vrijwilligerswerk",),
            own_action="Kaartje van het taalcafé aan de heer Al-Khatib geven",
        ),
        Meeting(
            "half_year",
            date(2026, 8, 11),
            answers={
                "welkom.verwachting": "Vertellen dat mijn gezin komt.",
                "welkom.tolk": "goed",
                "wonen.verhaal": "Een eigen huis, rustig. De buurman heeft geholpen met verf.",
                "wonen.soort": "eigen",
                "wonen.tevreden": 4,
                "wonen.veilig": 4,
                "gezondheid.huisarts": True,
                "gezondheid.ervaren": 4,
                "gezondheid.slaap": 3,
                "gezondheid.stress": 3,
                "gezin.hereniging": "mag",
                "gezin.bang": DECLINED,
                "taal.verhaal": "Drie ochtenden les. Het gaat goed, maar het tempo is hoog.",
                "taal.spreken": 3,
                "taal.les": "ja",
                "taal.les_sinds": "2026-04-13",
                "taal.maatje": "heeft",
                "opleiding.wens": True,
                "werk.soort": ["vrijwillig"],
                "werk.droom": "Elektricien bij een installateur.",
                "werk.wens": ["duaal"],
                "werk.misstanden": ["geen"],
                "geld.brieven": 3,
                "geld.schulden": False,
                "netwerk.contacten": 4,
                "netwerk.contacten_nl": 2,
                "netwerk.tevreden": 3,
                "netwerk.eenzaam": 2,
                "netwerk.maatje": "wil",
                "wegwijs.weet": 3,
                "wegwijs.activiteiten": 3,
                "afsluiting.goed": "De les, en het taalmaatje.",
                "afsluiting.beter": "Ik hoorde lang niets van het maatjesproject.",
                "afsluiting.doel1": "Leerwerkplek als elektricien.",
                "afsluiting.doel2": "Kamer en school voor de kinderen regelen.",
            },
            notes={"gezin.hereniging": "Besluit van juli: vrouw en kinderen mogen komen, reis wordt geregeld."},
            steps={"taalhuis": "started", "huisarts": "completed", "buddy-to-buddy": "waiting", "rsd": "appointment"},
            done=("huisarts", "taalcafé"),
            own_action="Samen met de school van de kinderen bellen",
        ),
    ),
)

SELAM = Person(
    form={
        "name": "Selam Tesfay",
        "language": "ti",
        "interpreter": "Berhane Ghebre",
        "birth_date": "01-01-2001",
        "sex": "female",
        "country": "ER",
        "linked_on": "19-01-2026",
        "moved_in_on": "02-03-2026",
        "regime": "Wi2021",
    },
    meetings=(
        Meeting(
            "start",
            date(2026, 2, 17),
            answers={
                "welkom.verwachting": "Ik wil weten hoe alles werkt.",
                "welkom.tolk": "goed",
                "welkom.lezen_eigen": 3,
                "welkom.lezen_latijn": 1,
                "welkom.kanaal": "iemand",
                "wonen.soort": "groep",
                "wonen.tevreden": 3,
                "wonen.veilig": 3,
                "gezondheid.verhaal": DECLINED,
                "gezondheid.huisarts": True,
                "gezondheid.zorgverzekering": True,
                "gezondheid.ervaren": 4,
                "gezondheid.slaap": 3,
                "gezondheid.stress": 2,
                "gezin.verhaal": "Mijn moeder en zusje wonen in Asmara.",
                "gezin.hereniging": "nee",
                "gezin.zorgen_familie": True,
                "gezin.bang": False,
                "taal.spreken": 1,
                "taal.les": "nee",
                "taal.maatje": "wil",
                "opleiding.verhaal": "Zeven jaar school. Ik kan goed naaien.",
                "opleiding.niveau": "basis",
                "opleiding.wens": True,
                "werk.verhaal": "Geholpen in het naaiatelier van mijn tante.",
                "werk.soort": ["geen"],
                "werk.droom": "Kleermaker, of iets met kinderen.",
                "werk.wens": ["vrijwillig"],
                "werk.misstanden": ["geen"],
                "geld.brieven": 1,
                "geld.schulden": True,
                "geld.eten": False,
                "netwerk.contacten": 2,
                "netwerk.contacten_nl": 0,
                "netwerk.tevreden": 2,
                "netwerk.eenzaam": 5,
                "netwerk.maatje": "wil",
                "wegwijs.weet": 1,
                "wegwijs.activiteiten": 0,
                "wegwijs.interesses": "Naaien, zingen in de kerk.",
                "afsluiting.doel1": "Nederlands leren lezen en spreken.",
                "afsluiting.doel2": "Mensen leren kennen.",
            },
            notes={"geld.schulden": "Schuld bij familie voor de reis, ongeveer 1.500 euro. Wil rustig een plan maken."},
            concerns=("netwerk.eenzaam",),
            refused=("hulp-bij-schulden",),
        ),
        Meeting(
            "half_year",
            date(2026, 8, 25),
            answers={
                "welkom.tolk": "goed",
                "wonen.soort": "eigen",
                "wonen.tevreden": 4,
                "wonen.veilig": 4,
                "gezondheid.ervaren": 4,
                "gezondheid.slaap": 4,
                "gezondheid.stress": 2,
                "gezin.hereniging": "nee",
                "gezin.bang": False,
                "taal.spreken": 2,
                "taal.les": "ja",
                "taal.les_sinds": "2026-05-18",
                "taal.maatje": "heeft",
                "werk.soort": ["vrijwillig"],
                "werk.wens": ["betaald"],
                "werk.misstanden": ["geen"],
                "geld.brieven": 2,
                "geld.schulden": True,
                "netwerk.contacten": 6,
                "netwerk.contacten_nl": 3,
                "netwerk.tevreden": 4,
                "netwerk.eenzaam": 3,
                "netwerk.maatje": "heeft",
                "wegwijs.weet": 2,
                "wegwijs.activiteiten": 4,
                "afsluiting.goed": "Het naaicafé, daar ken ik nu vijf mensen.",
                "afsluiting.beter": "De brieven blijven moeilijk.",
                "afsluiting.doel1": "Betaald werk voor een paar dagen.",
            },
            steps={"taalhuis": "started", "buddy-to-buddy": "started", "meanderomnium": "no_answer"},
            done=("les",),
        ),
    ),
)

PEOPLE = (YUSUF, SELAM)
