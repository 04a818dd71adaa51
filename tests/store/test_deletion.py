"""Deleting for good: nothing of a dossier is left in any page, and everybody else is whole."""

from __future__ import annotations

import copy
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import date

import pytest

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Extension, Newcomer, Referral, SentLetter, Step
from desktop.dossier.record_id import new_id
from desktop.dossier.retention import Rule, facts, term
from desktop.errors import DossierMissing, NotErased
from desktop.store import backup, erasure, interchange
from desktop.store.cipher import connect
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from ..proofs.pages import of_database

Beside = Callable[..., "subprocess.Popen[str]"]

MARKER = "Zilverreiger"
TODAY = date(2026, 11, 22)
DELETE_ON_A_SMALL_DISK = """
import resource, sys
from pathlib import Path
from desktop.errors import NotErased
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    Dossiers(vault).delete(sys.argv[3])
except NotErased as error:
    print(error)
"""


def marked(number: int, household: str = "Huis 12") -> Dossier:
    """Somebody with a marker in every kind of text that is kept."""
    talk = Conversation("start", date(2026, 3, 1), "ar", professional=MARKER, interpreter=MARKER, place=MARKER)
    for question in range(40):
        name = f"d.vraag{question}"
        talk.answers[name] = Answer(name, "answered", f"{MARKER} {question}", f"{MARKER} {number}" * (question + 1))
    longer = Extension(date(2027, 1, 1), MARKER, TODAY, MARKER)
    return Dossier(
        Newcomer(f"{MARKER} {number}", "ar", household=household),
        [talk],
        actions=[Action(f"{MARKER} {number}", MARKER, "start", professional=MARKER)],
        referrals=[Referral("cjg", "start", need=MARKER, history=[Step("sent", TODAY, MARKER)], professional=MARKER)],
        extensions=[longer],
        sent=[SentLetter("cjg", "referral", TODAY, MARKER, [MARKER])],
        arrangements=[Arrangement("start", "moved", TODAY, TODAY, MARKER, MARKER, "10:30", MARKER)],
        milestones=[Milestone(MARKER, TODAY, TODAY, MARKER, TODAY)],
        outcomes=[Outcome(MARKER, MARKER, "let_go", TODAY)],
        attendances=[Attendance(MARKER, MARKER, TODAY, TODAY, True, MARKER)],
        buddy_wishes=[BuddyWish(MARKER, TODAY, [MARKER], [MARKER], [MARKER], 2, MARKER, MARKER, TODAY)],
        buddy_matches=[BuddyMatch(MARKER, MARKER, TODAY, "weekly", TODAY, MARKER)],
        case_decisions=[CaseDecision(MARKER, TODAY, MARKER, MARKER, MARKER)],
        certificates=[Certificate(MARKER, TODAY, MARKER, MARKER)],
    )


def busy(dossiers: Dossiers) -> tuple[list[Dossier], list[Dossier]]:
    """Many people put in and changed by turns, so that rows were moved from page to page: marked ones, and others."""
    kept, gone = [], []
    for number in range(12):
        gone.append(marked(number))
        talk = Conversation("start", date(2026, 3, 1), "ti")
        kept.append(Dossier(Newcomer(f"Blijft {number}", "ti", household="Huis 12"), [talk]))
        paper = f"%PDF-1.7 {MARKER} ".encode() * 300
        dossiers.add(gone[-1], kept[-1], papers={gone[-1].sent[0].id: paper})
    for question in range(30):
        for one in (*kept, *gone[::2]):
            said = Answer(f"d.vraag{question}", "answered", "anders", "woord " * (question * 7 % 40))
            dossiers.save_answer(one.conversations[0].id, said)
    return gone, kept


def pages(vault: Vault, key: bytes) -> bytes:
    """Everything that lies on the disk for the database, deciphered: the write-ahead log is empty by then."""
    wal = vault.folder / "dossiers.db-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    return of_database(vault.folder / "dossiers.db", key)


def holds(data: bytes) -> bool:
    return any(MARKER.casefold().encode(code) in data.lower() for code in ("utf-8", "utf-16-le"))


def terms(vault: Vault) -> list[str]:
    """What the index of names knows."""
    with closing(vault.connect()) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.names_terms USING fts5vocab(main, names, row)")
        return [row[0] for row in connection.execute("SELECT term FROM names_terms")]


def test_no_page_holds_anything_of_who_was_deleted(vault: Vault, dossiers: Dossiers) -> None:
    gone, kept = busy(dossiers)
    assert [term for term in terms(vault) if term in MARKER.casefold()]
    dossiers.delete(*(one.id for one in gone))
    assert not holds(pages(vault, vault.key))  # at once, with the vault still open
    assert not holds(interchange.export(dossiers.all()))
    assert not [term for term in terms(vault) if term in MARKER.casefold()]
    assert {one.dossier_id for one in dossiers.household("Huis 12")} == {one.id for one in kept}
    assert vault.verify() == []


def test_a_backup_made_afterwards_holds_nothing_of_it(vault: Vault, dossiers: Dossiers) -> None:
    gone, _ = busy(dossiers)
    before = backup.make(vault)
    dossiers.delete(*(one.id for one in gone))
    after = backup.make(vault)
    assert holds(of_database(before / "dossiers.db", vault.key))
    assert not holds(of_database(after / "dossiers.db", vault.key))
    assert [trace.name for trace in erasure.traces(vault, gone[0].id)] == [before.name]
    assert [trace.automatic for trace in erasure.traces(vault, gone[0].id)] == [False]


def test_a_backup_that_cannot_be_looked_into_is_told_of(vault: Vault, dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    place = backup.make(vault)
    (place / "dossiers.db").write_bytes(b"x" * 8192)
    found = erasure.traces(vault, "iemand anders")
    assert [trace.name for trace in found] == [place.name]


def test_only_the_number_stays_in_the_log(vault: Vault, dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    dossiers.delete(dossier.id)
    last = vault.log.entries(dossier=dossier.id)[0]
    assert (last.kind, last.detail, last.who) == ("deleted", "", vault.holder)
    assert vault.log.verify() == []


def test_either_all_are_deleted_or_none(vault: Vault, dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    with pytest.raises(DossierMissing):
        dossiers.delete(dossier.id, "niemand")
    assert dossiers.open(dossier.id).newcomer == dossier.newcomer
    assert "deleted" not in {entry.kind for entry in vault.log.entries()}


def test_who_still_reads_keeps_the_last_pages_and_that_is_said(vault: Vault, dossiers: Dossiers) -> None:
    gone, _ = busy(dossiers)
    with closing(connect(vault.folder / "dossiers.db", vault.key)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM answers").fetchone()
        with pytest.raises(NotErased, match="verwijderd, maar het opruimen"):
            dossiers.delete(*(one.id for one in gone))
        assert not dossiers.search(MARKER)
    erasure.sweep(vault)
    assert not holds(pages(vault, vault.key))


def test_a_disk_without_room_to_wipe_loses_nothing_and_says_so(
    vault: Vault, dossiers: Dossiers, dossier: Dossier, passphrase: str, beside: Beside
) -> None:
    _, kept = busy(dossiers)
    dossiers.add(dossier)
    vault.close()
    told = beside(DELETE_ON_A_SMALL_DISK, vault.folder, passphrase, dossier.id).communicate()[0]
    assert told.startswith("Het dossier is verwijderd, maar het opruimen")
    with Vault.open(vault.folder, passphrase) as again:
        book = Dossiers(again)
        assert not book.search("khatib")
        assert {one.dossier_id for one in book.search("blijft")} == {one.id for one in kept}
        erasure.sweep(again)
        assert b"khatib" not in pages(again, again.key)
        assert again.verify() == []


def test_who_must_be_decided_about_stands_in_the_list(dossiers: Dossiers) -> None:
    old = Dossier(Newcomer("Oud", "ar"), [Conversation("start", date(2019, 1, 1), "ar")])
    soon = Dossier(Newcomer("Bijna", "ar"), [Conversation("start", date(2022, 1, 1), "ar")])
    longer = copy.deepcopy(old)
    longer.id, longer.newcomer = new_id(), Newcomer("Langer", "ar")
    longer.conversations[0].id = new_id()
    longer.extensions = [Extension(date(2027, 9, 1), "bezwaar", TODAY)]
    fresh = Dossier(Newcomer("Nieuw", "ar"), [Conversation("start", date(2026, 1, 1), "ar")])
    unknown = Dossier(Newcomer("Zonder datum", "ar"))
    dossiers.add(fresh, unknown, longer, soon, old)
    found = dossiers.ending(Rule(5), TODAY)
    assert [(one.name, one.term.state(TODAY)) for one in found] == [
        ("Oud", "due"), ("Bijna", "soon"), ("Zonder datum", "unknown"),
    ]  # fmt: skip
    assert [one.name for one in dossiers.ending(Rule(5), TODAY, limit=1)] == ["Oud"]


def test_what_is_asked_of_the_vault_is_what_the_rule_says_of_each_dossier(dossiers: Dossiers) -> None:
    """One query against the pure rule, dossier by dossier, for every way of counting."""
    for number in range(60):
        held = date(2018 + number % 9, 1 + number % 12, 1 + number % 28)
        talks = [Conversation(("start", "half_year", "catch_up")[number % 3], held, "ar")] if number % 4 else []
        linked = date(2019 + number % 8, 2, 1) if number % 5 else None
        longer = [Extension(date(2026 + number % 2, 12, 1), "want", TODAY)] if number % 7 == 0 else []
        dossiers.add(Dossier(Newcomer(f"N {number:02}", "ar", linked_on=linked), talks, extensions=longer))
    for rule in (Rule(5), Rule(3, "start"), Rule(2, "linked_on"), Rule(1, "moved_in_on"), Rule(20)):
        expected = {one.id: term(facts(one), rule) for one in dossiers.all()}
        expected = {key: found for key, found in expected.items() if found.state(TODAY) != "kept"}
        assert {one.dossier_id: one.term for one in dossiers.ending(rule, TODAY)} == expected


def test_a_reason_is_kept_shown_and_noted(vault: Vault, dossiers: Dossiers) -> None:
    old = Dossier(Newcomer("Oud", "ar"), [Conversation("start", date(2020, 1, 1), "ar")])
    dossiers.add(old)
    for until in (date(2026, 12, 1), date(2027, 1, 15)):
        dossiers.extend(old.id, Extension(until, f"tot {until}", TODAY, "Noor de Wit"))
    kept = dossiers.open(old.id)
    assert [one.reason for one in kept.extensions] == ["tot 2026-12-01", "tot 2027-01-15"]
    (found,) = dossiers.ending(Rule(5), TODAY)
    assert (found.reason, found.term.extended) == ("tot 2027-01-15", True)
    last = vault.log.entries(dossier=old.id)[0]
    assert (last.kind, last.detail) == ("retention_extended", "2027-01-15")
    with pytest.raises(DossierMissing):
        dossiers.extend("niemand", Extension(date(2027, 1, 1), "want", TODAY))
