"""Erasure proof: nothing of a deleted dossier is left in any page, log, export or new backup.

    python tests/proofs/all.py erasure

The pages are deciphered with the data key, free ones included (`pages.py`): this finds what the program itself would
never show any more.
"""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import Action, Answer, Consent, Dossier, Extension, Referral, SentLetter, Step, Strike
from desktop.dossier.work import Search
from desktop.store import interchange
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .pages import of_database, of_log
from .places import PASSPHRASE, begun, sound, talk

MARKER = "Zilvermeeuw"
DATABASE, LOG = "dossiers.db", "dossiers.db-wal"


def marked(number: int) -> Dossier:
    """A dossier with the marker in every text that can be kept."""
    marker = f"{MARKER} {number}"
    dossier = talk(f"{MARKER} Al-Khatib", marker)
    day = dossier.conversations[0].held_on
    dossier.newcomer = replace(dossier.newcomer, household=marker, interpreter=marker)
    dossier.conversations[0].place = dossier.conversations[0].professional = marker
    dossier.consents.append(Consent("cjg", "given", day))
    dossier.actions.append(Action(f"{marker} " * 900, "newcomer", "start", reason=marker))
    dossier.referrals.append(
        Referral("cjg", "start", need=marker, reason=marker, history=[Step("sent", day, marker)], professional=marker)
    )
    dossier.extensions.append(Extension(day, marker, day, marker))
    dossier.strikes.append(Strike("cjg", marker, "newcomer", day))
    dossier.sent.append(SentLetter("cjg", "referral", day, marker, [marker], [dossier.referrals[0].id]))
    dossier.arrangements.append(Arrangement("half_year", "moved", day, day, marker, marker, marker, marker))
    dossier.milestones.append(Milestone("intake", blocked=marker, blocked_since=day))
    dossier.outcomes.append(Outcome(marker, "start", "reached", day))
    dossier.attendances.append(Attendance(marker, marker, day, day, True, marker))
    dossier.buddy_wishes.append(BuddyWish(marker, day, [marker], [marker], [marker], 2, marker, marker))
    dossier.buddy_matches.append(BuddyMatch(marker, marker, day, reason=marker))
    dossier.case_decisions.append(CaseDecision(marker, day, marker))
    dossier.certificates.append(Certificate("pvt", day, marker, marker))
    return dossier


def paper(dossier: Dossier) -> dict[str, bytes]:
    """What was sent about a marked dossier: larger than a page, so that it fills pages of its own."""
    return {dossier.sent[0].id: b"%PDF-1.7 " + f"{dossier.newcomer.name} ".encode() * 900}


def erased(place: Path, deletions: int, others: int, seed: int) -> str:
    """Delete marked dossiers from among others, and look everywhere. Returns the figures.

    Raises:
        AssertionError: something of them is left.
    """
    chance = random.Random(seed)
    going, staying = [marked(number) for number in range(deletions)], [talk(f"Selam {n}") for n in range(others)]
    mixed = [*going, *staying]
    chance.shuffle(mixed)
    folder = begun(place, mixed)
    with Vault.open(folder, PASSPHRASE) as vault:
        dossiers, key = Dossiers(vault), vault.key
        for dossier in going:
            for number in range(5):
                said = Answer(f"werk.{number}", "answered", f"{MARKER} {number}", f"{MARKER} " * chance.randint(1, 900))
                dossiers.save_answer(dossier.conversations[1].id, said)
            dossiers.search(MARKER)
            dossiers.save(dossier, paper(dossier))
        assert len(dossiers.papers()) == len(going)
        assert dossiers.work(Search(text=MARKER), date(2026, 12, 1), {}).total == 2 * len(going), "open tasks"
        assert left(folder, key)[DATABASE] + left(folder, key)[LOG] > 1000, "it was never there"
        for dossier in going:
            dossiers.delete(dossier.id)
        assert left(folder, key) == dict.fromkeys((DATABASE, LOG), 0), f"while it is open: {left(folder, key)}"
        made = vault.backup()
        assert left(made, key)[DATABASE] == 0
        assert MARKER.encode() not in interchange.export(dossiers.all(), dossiers.papers())
        assert dossiers.papers() == {}
        assert dossiers.work(Search(text=MARKER), date(2026, 12, 1), {}).total == 0
        assert MARKER.lower().encode() not in everything(vault).lower()
        sound(vault)
        assert len(dossiers.all()) == others
    assert left(folder, key) == dict.fromkeys((DATABASE, LOG), 0), f"when it is closed: {left(folder, key)}"
    size = (folder / DATABASE).stat().st_size // 4096
    return (
        f"{deletions} of {deletions + others} dossiers deleted: nothing of them in {size} pages, log, backup or export"
    )


def left(folder: Path, key: bytes) -> dict[str, int]:
    """How often the marker, or the indexed letters of the name, stand in the pages."""
    found = {DATABASE: of_database(folder / DATABASE, key), LOG: of_log(folder / LOG, key)}
    signs = (MARKER.encode(), MARKER.lower().encode())
    return {name: sum(data.count(sign) for sign in signs) for name, data in found.items()}


def everything(vault: Vault) -> bytes:
    """Every row of every table, as text."""
    with closing(vault.connect()) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [repr(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names]
    return "\n".join(rows).encode()


LONG = (lambda place: erased(place, 40, 160, 7),)
