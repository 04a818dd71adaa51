"""Invented people as they stand in the vaults of released versions under `vaults/`, each named after its version.

A vault is never changed once its version is released. When a version adds something to keep, add it to `people`,
from that version on, and make the vault of that version:

    python tests/store/kept.py tests/store/vaults/2
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from desktop.dossier.around import (
    Attendance,
    Buddy,
    BuddyMatch,
    BuddyWish,
    CaseDecision,
    Certificate,
    Meeting,
    Sitting,
)
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import (
    Action,
    Answer,
    Consent,
    Conversation,
    Dossier,
    Exchange,
    Extension,
    Newcomer,
    Referral,
    SentLetter,
    Step,
    Strike,
)
from desktop.dossier.tips import Tip
from desktop.monitor.model import TOTAL, Breakdown, Category, Cell, Export, Period, Published
from desktop.monitor.voices import Voice
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

VAULTS = Path(__file__).with_name("vaults")
PASSPHRASE = "zeven zwanen vlogen over de Vecht"
HOLDER = "Noor de Wit"


def people(version: int) -> list[Dossier]:
    """Who is in the vault of a version, in order."""
    longer = Extension(date(2032, 1, 1), "er loopt nog een bezwaar", date(2031, 9, 1), HOLDER, "verlenging-1")
    found = [_ahmad(_talks(version)), _selam()]
    found[0].extensions = [longer] if version >= 4 else []
    if version >= 5:
        _closed_loop(found[0])
    if version >= 6:
        _coming_back(found[0])
    if version >= 11:
        _around(found[0])
    return found


PAPERS = {"brief-1": b"%PDF-1.4 een verwijsbrief"}
TIPS = [
    Tip("Ga naar het taalcafé: daar leer je de eerste mensen kennen.", date(2026, 3, 4), "gesprek-1", "tip-1"),
    Tip("", date(2026, 3, 3), "gesprek-3", "tip-2"),
]
EXPORTS = [
    Export(
        Period(date(2026, 1, 1), date(2026, 3, 31)),
        date(2026, 4, 2),
        (
            Published(
                "huisarts", "Heeft een huisarts", "share", "person", "2026q1:person",
                Breakdown("origin", "Land van herkomst", (Category("SY", "Syrië", "x"), Category("other", "Overig"))),
                {(TOTAL, "*"): Cell(31), (TOTAL, "yes"): Cell(24), ("SY", "yes"): Cell(None, "guard")},
                {TOTAL: Cell(12), "SY": Cell(None, "few")},
            ),
        ),
        5,
    ),
]  # fmt: skip


VOICES = [
    Voice(
        "Ouders zoeken opvang op de dagen dat zij les hebben.", "need", date(2026, 4, 2), HOLDER, date(2026, 1, 1),
        date(2026, 3, 31), ["name: duo"], date(2026, 4, 3), HOLDER, "regel-1",
    ),
    Voice("Vraag het na.", "tip", date(2026, 4, 1), HOLDER, date(2026, 1, 1), date(2026, 3, 31), id="regel-2"),
]  # fmt: skip


MEETINGS = [
    Meeting(
        "fietsen", date(2026, 10, 3), "14:00", "Buurthuis", ["taalhuis"], ["ar", "ti"], note="koffie", id="treffen-1"
    )
]
BUDDIES = [
    Buddy(
        "Wies Voorbeeld",
        date(2026, 5, 1),
        ["taal"],
        ["nl", "en"],
        ["tuin"],
        ["evening"],
        "female",
        2,
        "Noord",
        "030 000 00 09",
        "wies@example.nl",
        "belt liever",
        None,
        "maatje-1",
    ),
]
SITTINGS = [Sitting(date(2026, 9, 15), "gemeentehuis", ["taalhuis"], ["Wim Voorbeeld"], True, "rustig", "overleg-1")]


def _around(dossier: Dossier) -> None:
    """What is kept since version 11."""
    dossier.attendances = [
        Attendance("treffen-1", "Fietsen", date(2026, 10, 3), date(2026, 9, 20), True, "vroeg ernaar", "komst-1")
    ]
    dossier.buddy_wishes = [
        BuddyWish("taal", date(2026, 3, 2), ["ar", "nl"], ["koken"], ["evening"], 2, "Noord", "belt niet", id="wens-1")
    ]
    dossier.buddy_matches = [
        BuddyMatch("maatje-1", "taal", date(2026, 6, 1), "weekly", date(2026, 9, 1), "verhuisd", "koppel-1")
    ]
    dossier.case_decisions = [
        CaseDecision("overleg-1", date(2026, 9, 15), "Taalhuis belt", None, "doorverwijzing-1", "besluit-1")
    ]
    dossier.certificates = [Certificate("pvt", date(2026, 7, 1), "verklaring gezien", HOLDER, "bewijs-1")]


def _closed_loop(dossier: Dossier) -> None:
    """What is kept since version 5."""
    dossier.consents[0].signed = True
    dossier.referrals[1].way, dossier.referrals[1].instead_of = "warm", "doorverwijzing-1"
    dossier.strikes = [Strike("taalhuis", "wonen.wens", "newcomer", date(2026, 3, 2), "streep-1")]
    dossier.sent = [
        SentLetter(
            "taalhuis",
            "referral",
            date(2026, 3, 3),
            "Brief aan Taalhuis",
            ["werk.soort"],
            ["doorverwijzing-1"],
            "brief-1",
        ),
        SentLetter("cjg", "stop", date(2026, 6, 1), "Vraag om te stoppen", id="brief-2"),
    ]


def _coming_back(dossier: Dossier) -> None:
    """What is kept since version 6."""
    agreed, decided = date(2026, 9, 20), date(2026, 9, 10)
    dossier.arrangements = [
        Arrangement(
            "two_year", "moved", decided, date(2028, 5, 1), "zijn vrouw bevalt in maart", HOLDER, id="afspraak-1"
        ),
        Arrangement(
            "two_year", "appointment", agreed, date(2028, 5, 3), "", HOLDER, "10:30", "Het Rond 1", "afspraak-2"
        ),
        Arrangement("one_and_half_year", "skipped", decided, reason="verblijft bij zijn broer", id="afspraak-3"),
    ]
    dossier.milestones = [
        Milestone("koppeling", date(2026, 1, 12), id="stap-1"),
        Milestone("pip", None, date(2026, 12, 1), "de leerbaarheidstoets is er nog niet", date(2026, 8, 1), "stap-2"),
    ]
    dossier.outcomes = [Outcome("afsluiting.doel1", "start", "partly", date(2026, 9, 1), "uitkomst-1")]


def _talks(version: int) -> list[Conversation]:
    first = Conversation(
        "start",
        date(2026, 3, 2),
        "ar",
        version="2026.1",
        professional=HOLDER,
        interpreter="Hani Voorbeeld",
        place="gemeentehuis",
        minutes=85,
        completed=True,
        at_question="geld.rondkomen",
        dismissed=["buddy"],
        answers={
            "geld.rondkomen": Answer("geld.rondkomen", "open", note="later vragen"),
            "netwerk.contacten": Answer("netwerk.contacten", "answered", 0, "kent nog niemand", True),
            "werk.soort": Answer("werk.soort", "answered", ["vrijwillig"]),
            "wonen.verhaal": Answer("wonen.verhaal", "declined"),
            "wonen.wens": Answer("wonen.wens", "answered", "أريد أن أسكن قرب أخي"),
        },
        id="gesprek-1",
    )
    second = Conversation("half_year", date(2026, 9, 1), "ar", at_question="werk.soort", id="gesprek-2")
    if version >= 2:
        first.exchanges = [
            Exchange(
                "newcomer",
                "أخي يسكن هنا",
                "ar",
                "Mijn broer woont hier",
                "nl",
                date(2026, 3, 2),
                back="أخي يعيش هنا",
                model="ar-en 1.0, en-nl 1.8",
                question="netwerk.contacten",
            ),
            Exchange("professional", "Even pauze?", "nl", "استراحة؟", "ar", date(2026, 3, 2), edited=True),
        ]
    return [first, second]


def _ahmad(talks: list[Conversation]) -> Dossier:
    return Dossier(
        Newcomer(
            "Ahmad Al-Khatíb أحمد",
            "ar",
            date(1990, 5, 1),
            "male",
            "SY",
            date(2026, 1, 12),
            date(2026, 2, 1),
            "Wi2021",
            "Huis 12",
            "Hani Voorbeeld",
        ),
        talks,
        [
            Consent("cjg", "given", date(2026, 3, 2), id="toestemming-1"),
            Consent("ggd", "refused", date(2026, 3, 2), id="toestemming-2"),
        ],
        [
            Action(
                "Fiets zoeken", "newcomer", "start", date(2026, 4, 1), reason="hij graag fietst", professional=HOLDER,
                id="actie-1",
            ),
            Action(
                "Bellen met school", "professional", "start", status="done", rule="school",
                done_on=date(2026, 3, 9), professional=HOLDER, id="actie-2",
            ),
        ],
        [
            Referral(
                "taalhuis", "start", need="een taalmaatje", reason="oefenen helpt", rule="taal",
                history=[
                    Step("sent", date(2026, 3, 3)),
                    Step("waiting", date(2026, 3, 9), "wachtlijst", date(2026, 5, 1)),
                ],
                professional=HOLDER, id="doorverwijzing-1",
            ),
            Referral(
                "ggd", "start", "legal_task", history=[Step("completed", date(2026, 4, 2))], professional=HOLDER,
                id="doorverwijzing-2",
            ),
        ],
        "dossier-1",
    )  # fmt: skip


def _selam() -> Dossier:
    talk = Conversation(
        "start",
        date(2026, 4, 7),
        "ti",
        completed=True,
        answers={"wonen.wens": Answer("wonen.wens", "answered", "ምስ ስድራቤተይ ክነብር እደሊ", "vraagt naar gezinshereniging")},
        id="gesprek-3",
    )
    return Dossier(Newcomer("Selam Tesfay ሰላም", "ti", sex="female", country="ER"), [talk], id="dossier-2")


def make(folder: Path) -> None:
    """Make the vault of the version of this program; the last part of the folder is its number."""
    vault, _ = Vault.create(folder, PASSPHRASE, HOLDER, Derivation(memory=8, passes=1, lanes=1))
    with vault:
        Dossiers(vault).add(*people(int(folder.name)), papers=PAPERS, tips=TIPS)
        for export in EXPORTS:
            Dossiers(vault).publishing.keep_export(export)
        for voice in VOICES:
            Dossiers(vault).publishing.save_voice(voice)
        Dossiers(vault).publishing.approve_voice(VOICES[0], HOLDER, date(2026, 4, 3))
        around = Dossiers(vault).around
        for meeting, buddy, sitting in zip(MEETINGS, BUDDIES, SITTINGS, strict=True):
            around.save_meeting(meeting)
            around.save_buddy(buddy)
            around.save_sitting(sitting)
    (folder / "in-use.lock").unlink(missing_ok=True)
    shutil.rmtree(folder / "backups")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
