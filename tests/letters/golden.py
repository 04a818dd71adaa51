"""The golden letters: real papers of the two shipped municipalities, for two invented people, kept as PDFs.

    python tests/letters/golden.py            names the papers that are made otherwise today
    python tests/letters/golden.py --renew    keeps today's; look at each before you commit it

A paper changes when its texts, its translation, its drawing, a font or a library does. To look at what changed, put
the two side by side as pictures: `pdftoppm -r 80 -png FILE.pdf FILE`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from desktop.dossier.coming_back import Milestone, Outcome
from desktop.dossier.model import (
    Action,
    Answer,
    Basis,
    Consent,
    Conversation,
    Dossier,
    Newcomer,
    Referral,
    SentLetter,
    Step,
    Strike,
)
from desktop.dossier.tips import Tip
from desktop.dossier.waiting import Waited
from desktop.guide import Guide, load
from desktop.letters.agreements import agreements
from desktop.letters.before import before
from desktop.letters.compose import packet
from desktop.letters.consent_form import consent_form
from desktop.letters.household_sheet import household
from desktop.letters.invitation import Meeting, invitation
from desktop.letters.model import Letter
from desktop.letters.newcomer_message import newcomer_message
from desktop.letters.occasion import Occasion
from desktop.letters.pdf import render
from desktop.letters.promised import promised
from desktop.letters.reminder_letter import reminder_letter
from desktop.letters.stop_letter import stop_letter
from desktop.letters.timeline_paper import timeline
from desktop.letters.tips_paper import tips

PLACE = Path(__file__).resolve().parent / "golden"
LANGUAGES = ("ar", "ti", "uk", "nl")
START, HALF, NEXT = date(2026, 5, 12), date(2026, 11, 16), date(2027, 1, 20)
HOUSEMATE = Newcomer("Yusuf Abdulrahman Al-Masri", "ar", date(1988, 1, 1))
TIPS = (
    Tip("Ga snel naar een club of een buurthuis. Daar leer je het meeste Nederlands.", HALF),
    Tip("Durf fouten te maken. Niemand lacht je uit.", HALF),
)
LARGEST = 100_000
"""Bytes of a paper: it is kept for ever."""


@dataclass(frozen=True)
class Asked:
    """A referral: by which rule, at which conversation, and what came of it.

    Attributes:
        need: in somebody's own words.
        steps: status, day, and the day that was told.
    """

    rule: str
    round: str = "half_year"
    need: str = ""
    steps: tuple[tuple[Any, date, date | None], ...] = ()


@dataclass(frozen=True)
class Story:
    """What is told of one invented newcomer in one municipality.

    Attributes:
        start, half: what was answered at the two conversations.
        housemate: what is asked for who lives in the same house.
        unasked, stopped: organisations: of the consent form, and of the letter that asks to stop.
        reminded: rule of the referral that is reminded of, and that the newcomer gets a message about.
        languages: of his other papers.
    """

    newcomer: Newcomer
    professional: str
    start: dict[str, Any]
    half: dict[str, Any]
    notes: dict[str, str]
    asked: tuple[Asked, ...]
    actions: tuple[Action, ...]
    consents: tuple[Consent, ...]
    strikes: tuple[Strike, ...]
    outcomes: tuple[Outcome, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    housemate: tuple[Asked, ...] = ()
    waits: dict[str, Waited] = field(default_factory=dict)
    unasked: str = ""
    stopped: str = ""
    reminded: str = ""
    languages: tuple[str, ...] = ()


ZEIST = Story(
    newcomer=Newcomer(
        "Rania Al-Masri", "ar", date(1991, 3, 8), "female", "SY", date(2026, 4, 20), date(2026, 6, 1), "Wi2021"
    ),
    professional="Marijke van der Veen-Oosterhout",
    start={
        "taal.spreken": 1,
        "taal.maatje": "wil",
        "wonen.tevreden": 2,
        "netwerk.tevreden": 2,
        "gezondheid.ervaren": 3,
        "afsluiting.doel1": "Met mijn buren een praatje maken in het Nederlands.",
        "afsluiting.doel2": "Een werkplek vinden bij kinderen.",
        "gezondheid.huisarts": False,
        "werk.wens": ["duaal"],
        "netwerk.contacten": 1,
        "opleiding.niveau": "hoger",
        "welkom.kanaal": "bericht",
        "taal.andere_talen": ["engels"],
        "werk.beschikbaar": ["middag", "weekend"],
        "wegwijs.interesses": "Koken, tekenen en wandelen met mijn zus.",
        "meedoen.helpen": True,
    },
    half={
        "wonen.soort": "eigen",
        "wonen.verhaal": "Het huis is klein maar rustig. De buurvrouw neemt soms soep mee.",
        "wonen.tevreden": 4,
        "gezondheid.huisarts": True,
        "gezondheid.ervaren": 3,
        "gezondheid.slaap": 2,
        "gezondheid.hulp": "nu",
        "taal.verhaal": "Ik begrijp de juf goed. Praten in de winkel vind ik nog eng.",
        "taal.spreken": 2,
        "taal.lezen": 3,
        "taal.les": "ja",
        "taal.lessen": 4,
        "taal.maatje": "wil",
        "werk.droom": "Weer lesgeven op een basisschool.",
        "werk.wens": ["duaal", "vrijwillig"],
        "geld.schulden": False,
        "netwerk.contacten": 4,
        "netwerk.tevreden": 3,
        "netwerk.maatje": "wil",
        "afsluiting.doel1": "In de winkel een gesprek kunnen voeren zonder Engels.",
    },
    notes={"gezondheid.slaap": "Wordt vaak om vier uur wakker. Wil er nu wel over praten."},
    asked=(
        Asked(
            "taalhuis-taalmaatje", "start",
            steps=(("sent", date(2026, 5, 13), None), ("waiting", date(2026, 6, 2), date(2026, 12, 14))),
        ),
        Asked("rsd-duaal", "start", steps=(("sent", date(2026, 5, 13), None), ("completed", date(2026, 9, 1), None))),
        Asked("huisarts-gesprek"),
        Asked("maatje-zoeken"),
        Asked("rsd-werk", need="Een werkplek in de kinderopvang, om te oefenen."),
        Asked("meedoen-in-de-buurt", "start", steps=(("sent", date(2026, 5, 13), None),)),
    ),
    actions=(
        Action("Wij zoeken samen een huisarts bij u in de buurt.", "professional", "start", date(2026, 5, 26),
               "done", rule="huisarts-zoeken", done_on=date(2026, 5, 22)),
        Action("Wij vragen de huisarts om een tolk.", "professional", "half_year", date(2026, 11, 23),
               rule="tolk-bij-dokter"),
        Action("Mijn diploma en de vertaling meenemen.", "newcomer", "half_year", date(2026, 12, 1)),
    ),
    consents=(
        Consent("taalhuis", "given", START, signed=True),
        Consent("meanderomnium", "given", START, signed=True),
        Consent("meanderomnium", "withdrawn", date(2026, 10, 2)),
        Consent("huisarts", "given", HALF, signed=True),
        Consent("buddy-to-buddy", "given", HALF, signed=True),
    ),
    strikes=(Strike("buddy-to-buddy", "netwerk.maatje", "newcomer", HALF),),
    outcomes=(
        Outcome("afsluiting.doel1", "start", "partly", HALF),
        Outcome("afsluiting.doel2", "start", "not_yet", HALF),
    ),
    housemate=(Asked("rsd-duaal"),),
    milestones=(
        Milestone("intake", date(2026, 8, 3)),
        Milestone("leerbaarheid", None, date(2027, 1, 11), "Er is nog geen plek bij de toets", date(2026, 10, 5)),
    ),
    waits={"huisarts": Waited(24, 21, 1, 2, 6, 4, 9), "buddy-to-buddy": Waited(16, 12, 2, 2, 49, 33, 70)},
    unasked="cjg",
    stopped="meanderomnium",
    reminded="taalhuis-taalmaatje",
    languages=("ar", "uk"),
)  # fmt: skip
LINDERVEEN = Story(
    newcomer=Newcomer(
        "Selam Habtemariam Ghebreyesus", "ti", date(1996, 9, 11), "female", "ER", date(2026, 3, 2), date(2026, 4, 21)
    ),
    professional="Joost Brinkman",
    start={
        "taal.spreken": 2,
        "dorp.vereniging": "wil",
        "geld.schulden": True,
        "gezondheid.huisarts": False,
        "gezin.gezinsleden": [{"relation": "kind", "age": 4}],
        "gezin.zorgen_opvoeding": True,
        "opleiding.niveau": "basis",
    },
    half={
        "dorp.verhaal": "Mensen groeten mij. Zonder fiets is alles ver.",
        "dorp.buren": 3,
        "dorp.vereniging": "wil",
        "dorp.vervoer": ["lopen", "kan_niet"],
        "dorp.helpen": True,
        "wonen.soort": "eigen",
        "wonen.tevreden": 4,
        "gezondheid.huisarts": True,
        "taal.spreken": 3,
        "taal.lezen": 2,
        "werk.wens": ["vrijwillig"],
        "geld.schulden": True,
        "geld.brieven": 2,
        "afsluiting.doel1": "Zelf met de fiets naar de les.",
    },
    notes={"geld.schulden": "Ongeveer 900 euro bij de telefoonwinkel. Brieven liggen in een tas."},
    asked=(
        Asked("mee-naar-een-club", "start", steps=(("sent", date(2026, 5, 13), None),)),
        Asked("atelier-oefenen", "start", steps=(("sent", date(2026, 5, 13), None),
                                                 ("started", date(2026, 6, 3), None))),
        Asked("plan-voor-schulden"),
        Asked("leren-fietsen"),
        Asked("samen-klussen", need="Iets met de moestuin."),
        Asked("ouders-praten"),
    ),
    actions=(
        Action("Wij schrijven u samen in bij de dokter.", "professional", "start", date(2026, 5, 18), "done",
               rule="dokter-inschrijven", done_on=date(2026, 5, 18)),
        Action("Uw begeleider loopt met u langs de buren.", "professional", "half_year", date(2026, 11, 30),
               rule="rondje-straat"),
    ),
    consents=(
        Consent("verenigingsgids", "given", START, signed=True),
        Consent("taalatelier", "given", START, signed=True),
        Consent("taalatelier", "withdrawn", date(2026, 11, 2)),
        Consent("geldloket", "given", HALF, signed=True),
        Consent("fietsschool", "given", HALF, signed=True),
        Consent("klussenbank", "given", HALF),
    ),
    strikes=(Strike("geldloket", "taal.spreken", "professional", HALF),),
    waits={"fietsschool": Waited(11, 10, 0, 1, 17, 14, 26)},
    unasked="opvoedpunt",
    stopped="taalatelier",
    reminded="mee-naar-een-club",
    languages=("ti", "nl"),
)  # fmt: skip
STORIES = {"zeist": ZEIST, "linderveen": LINDERVEEN}


@cache
def guide(municipality: str) -> Guide:
    """A shipped municipality, without the corrections of whoever runs this."""
    return replace(load(municipality), corrections=None)


def dossier(story: Story, known: Guide, language: str = "") -> Dossier:
    """The dossier of a story, on the day of the second conversation."""
    newcomer = replace(story.newcomer, language=language or story.newcomer.language)
    talks = [
        Conversation(
            round_id, on, newcomer.language, professional=story.professional, interpreter="Layla Haddad",
            place="Gemeentehuis", minutes=85, completed=True,
            answers={name: Answer(name, "answered", value, story.notes.get(name, ""), name in story.notes)
                     for name, value in answers.items()},
        )
        for round_id, on, answers in (("start", START, story.start), ("half_year", HALF, story.half))
    ]  # fmt: skip
    made = Dossier(newcomer, talks, [*story.consents], [*story.actions], [_asked(known, item) for item in story.asked])
    made.strikes += story.strikes
    made.outcomes += story.outcomes
    made.milestones += story.milestones
    made.sent += [
        SentLetter(referral.organisation, "referral", referral.sent_on,
                   f"Doorverwijzing naar {known.municipality.organisation_by_id[referral.organisation].name}",
                   referrals=[referral.id])
        for referral in made.referrals
        if referral.sent_on
    ]  # fmt: skip
    return made


def _asked(known: Guide, asked: Asked) -> Referral:
    rule = next(item for item in known.municipality.rules if item.id == asked.rule)
    basis: Basis = rule.basis
    drafted = Step("drafted", START if asked.round == "start" else HALF)
    return Referral(
        rule.organisation or "", asked.round, basis, asked.need or rule.title, rule.reason, rule.id,
        [drafted, *(Step(status, on, expected_on=expected) for status, on, expected in asked.steps)],
    )  # fmt: skip


def letters(municipality: str) -> Iterator[tuple[str, Letter]]:
    """Every golden letter of a municipality, by the name of its file."""
    story, known = STORIES[municipality], guide(municipality)
    own = dossier(story, known)
    occasion = Occasion(known, own, own.conversations[-1], HALF, story.waits)
    for letter in packet(known, own, own.conversations[-1], HALF, story.waits):
        if letter.kind in ("report", "actions", "referral"):
            yield f"{letter.kind}-{letter.recipient}".rstrip("-"), letter
    yield "stop", stop_letter(occasion, known.municipality.organisation_by_id[story.stopped])
    yield "reminder", reminder_letter(*_reminded(story, known, own))
    yield "promised", promised(known, own, HALF)
    yield "before", before(known, own, NEXT, story.waits)
    yield "timeline", timeline(known, own, NEXT, story.waits)
    for code in LANGUAGES:
        spoken = dossier(story, known, code)
        yield f"agreements-{code}", agreements(Occasion(known, spoken, spoken.conversations[-1], HALF, story.waits))
    for code in story.languages:
        spoken = dossier(story, known, code)
        told = Occasion(known, spoken, spoken.conversations[-1], HALF, story.waits)
        yield f"consent-{code}", consent_form(told, known.municipality.organisation_by_id[story.unasked])
        yield f"invitation-{code}", invitation(told, Meeting(NEXT, "10:30", "Gemeentehuis, kamer 4"))
        yield f"message-{code}", newcomer_message(*_reminded(story, known, spoken))
        mate = Dossier(HOUSEMATE, referrals=[_asked(known, item) for item in story.housemate])
        yield f"household-{code}", household(known, [spoken, mate], HALF, story.waits).letter
        yield f"tips-{code}", tips(known, TIPS, HALF, code)


def _reminded(story: Story, known: Guide, of: Dossier) -> tuple[Occasion, Referral]:
    [referral] = [item for item in of.referrals if item.rule == story.reminded]
    return Occasion.of_referral(known, of, referral, HALF, story.waits), referral


def drawn(municipality: str) -> dict[Path, bytes]:
    """Today's papers of a municipality, by the file in which each is kept."""
    return {PLACE / f"{municipality}-{name}.pdf": render([letter]) for name, letter in letters(municipality)}


def main(renew: bool) -> int:
    """Name what differs; 1 when something does, unless it is renewed."""
    today = {file: data for municipality in STORIES for file, data in drawn(municipality).items()}
    kept = {file: file.read_bytes() for file in PLACE.glob("*.pdf")}
    other = [file for file in sorted(today.keys() | kept.keys()) if today.get(file) != kept.get(file)]
    for file in other:
        print(file.name if file in today else f"{file.name}: no longer made")
        if renew:
            PLACE.mkdir(exist_ok=True)
            file.write_bytes(today[file]) if file in today else file.unlink()
    print(f"{len(other)} of {len(today)} differ." if other else f"All {len(today)} are the same.")
    return bool(other) and not renew


if __name__ == "__main__":
    sys.exit(main(renew="--renew" in sys.argv[1:]))
