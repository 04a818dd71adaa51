"""Meetings, buddies and coordination meetings of the municipality, and what all dossiers keep of them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, replace
from datetime import date

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
from desktop.dossier.model import Dossier, Newcomer
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from ..proofs.pages import of_database

DAY, LATER = date(2026, 10, 3), date(2026, 11, 7)


def test_each_is_kept_changed_and_taken_away(vault: Vault, dossiers: Dossiers) -> None:
    around = dossiers.around
    first, second = Meeting("fietsen", DAY, languages=["ar"]), Meeting("wonen", LATER)
    buddy, other = Buddy("Zwaantje", DAY, interests=["tuin \ud800"]), Buddy("Anna", DAY)
    sitting = Sitting(DAY, organisations=["taalhuis"], present=["Wim"])
    for meeting in (first, second):
        around.save_meeting(meeting)
    for one in (buddy, other):
        around.save_buddy(one)
    around.save_sitting(sitting)
    around.save_meeting(replace(first, cancelled=True))
    assert around.meetings() == [second, replace(first, cancelled=True)]
    assert around.buddies() == [other, replace(buddy, interests=["tuin ?"])]
    assert around.sittings() == [sitting]
    for _ in range(2):
        around.remove_meeting(second.id)
        around.remove_buddy(buddy.id)
        around.remove_sitting(sitting.id)
    assert (around.meetings(), around.buddies(), around.sittings()) == ([replace(first, cancelled=True)], [other], [])
    told = str([asdict(entry) for entry in dossiers.log.entries()])
    assert not any(word in told for word in ("Zwaantje", "Wim", "fietsen"))
    assert [entry.detail for entry in dossiers.log.entries() if entry.kind == "buddies_changed"] == ["removed", ""]
    assert vault.verify() == []


def test_no_page_holds_anything_of_a_buddy_who_was_removed(vault: Vault, dossiers: Dossiers) -> None:
    dossiers.around.save_buddy(Buddy("Zilverreiger", DAY, note="Zilverreiger " * 900))
    (buddy,) = dossiers.around.buddies()
    with closing(vault.connect()) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"Zilverreiger" in of_database(vault.folder / "dossiers.db", vault.key)
    dossiers.around.remove_buddy(buddy.id)
    wal = vault.folder / "dossiers.db-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    assert b"Zilverreiger" not in of_database(vault.folder / "dossiers.db", vault.key)


def test_what_all_dossiers_keep_comes_with_whose_it_is(dossiers: Dossiers) -> None:
    people = [Dossier(Newcomer(f"Roos {number}", "ti"), id=f"dossier-{number}") for number in range(3)]
    people[0].attendances = [Attendance("m", "Fietsen", DAY, came=True), Attendance("n", "Wonen", LATER)]
    people[2].buddy_wishes = [BuddyWish("taal", DAY, ["ti"])]
    people[2].buddy_matches = [BuddyMatch("b", "taal", DAY, "weekly")]
    people[1].case_decisions = [CaseDecision("o", DAY, "Taalhuis belt")]
    people[1].certificates = [Certificate("pvt", DAY, "gezien")]
    dossiers.add(*people)
    around = dossiers.around
    assert [(owner, one.meeting, one.came) for owner, one in around.attendances()] == [
        ("dossier-0", "m", True), ("dossier-0", "n", None),
    ]  # fmt: skip
    assert [(owner, one.languages) for owner, one in around.wishes()] == [("dossier-2", ["ti"])]
    assert [(owner, one.frequency) for owner, one in around.matches()] == [("dossier-2", "weekly")]
    assert [(owner, one.text) for owner, one in around.decisions()] == [("dossier-1", "Taalhuis belt")]
    assert [(owner, one.proof) for owner, one in around.certificates()] == [("dossier-1", "gezien")]
    found = around.dossiers_of(["dossier-2", "weg", "dossier-0"])
    assert [asdict(one) for one in found] == [asdict(people[2]), asdict(people[0])]
    dossiers.delete("dossier-0")
    assert around.attendances() == []
