"""The log tells who did what, once, in the same step as it is done, and nothing of a newcomer."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import get_args

import pytest

from desktop.dossier.model import Answer, Conversation, Dossier, Exchange, Newcomer
from desktop.errors import DossierMissing, NotSaved, WrongPassphrase
from desktop.letters.model import Kind
from desktop.store import log_words
from desktop.store.log import KINDS, Log
from desktop.store.log_chain import End
from desktop.store.log_wanted import Wanted
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .log_reading import NOON, Clock, kinds


@pytest.fixture
def vault(fresh: Vault) -> Vault:
    """Every line of the log counts here."""
    return fresh


# What is told


def test_an_entry_says_who_did_what_when(vault: Vault) -> None:
    log = Log(vault, Clock())
    log.note("printed", "dossier-1", "agreements,referral")
    newest, first = log.entries()
    assert (newest.number, newest.who, newest.dossier) == (2, "Noor de Wit", "dossier-1")
    assert (newest.kind, newest.detail, newest.at) == ("printed", "agreements,referral", NOON + timedelta(minutes=1))
    assert (first.number, first.kind, first.dossier) == (1, "unlocked", "")
    assert log.entries("dossier-1") == [newest]
    assert log.verify() == log.remarks() == []
    assert log.end == End(log.end.vault, 2, newest.fingerprint)


def test_reading_and_changing_is_noted_once_in_a_sitting(vault: Vault, passphrase: str) -> None:
    for _ in range(3):
        vault.log.note("opened", "dossier-1")
        vault.log.note("changed", "dossier-1", "answers")
        vault.log.note("changed", "dossier-1", "conversation")
        vault.log.note("printed", "dossier-1")
    assert kinds(vault.log, "dossier-1") == [
        ("opened", ""), ("changed", "answers"), ("changed", "conversation"),
        ("printed", ""), ("printed", ""), ("printed", ""),
    ]  # fmt: skip
    vault.close()
    with Vault.open(vault.folder, passphrase) as again:
        again.log.note("opened", "dossier-1")
        assert kinds(again.log, "dossier-1")[-1] == ("opened", "")
        assert len(again.log.entries("dossier-1")) == 7


def test_what_is_undone_was_not_noted(vault: Vault) -> None:
    def undone() -> None:
        with vault.writing() as connection:
            vault.log.note("changed", "dossier-1", "answers", connection)
            raise DossierMissing

    with pytest.raises(DossierMissing):
        undone()
    assert vault.log.entries("dossier-1") == []
    vault.log.note("changed", "dossier-1", "answers")
    assert len(vault.log.entries("dossier-1")) == 1
    assert vault.log.verify() == []


def test_only_words_of_a_closed_list_are_taken(vault: Vault) -> None:
    with pytest.raises(ValueError, match="spied"):
        vault.log.note("spied")
    for text in ("Ahmad Al-Khatib", "geen huis\n", "é", "x" * 61):
        with pytest.raises(ValueError, match="free text"):
            vault.log.note("changed", "dossier-1", text)
    vault.log.note("key_added", detail="Hani Voorbeeld \ud83d")
    assert vault.log.entries()[0].detail == "Hani Voorbeeld ?"


def test_every_kind_can_be_read_in_dutch(vault: Vault) -> None:
    assert set(log_words.KINDS) == set(KINDS)


def test_every_paper_is_told_in_dutch() -> None:
    assert set(get_args(Kind)) <= set(log_words._DETAILS)


def test_a_paper_that_is_no_longer_made_can_still_be_read(vault: Vault, passphrase: str) -> None:
    vault.log.note_list("printed", ["dossier-1", "dossier-2"], "overview")
    vault.close()
    with Vault.open(vault.folder, passphrase) as again:
        (own,) = again.log.entries("dossier-1")
        assert log_words.detail(own.kind, own.detail) == "overzicht van doorverwijzingen"
        (whole,) = [entry for entry in again.log.entries() if entry.kind == "printed" and not entry.dossier]
        assert log_words.detail(whole.kind, whole.detail) == "overzicht van doorverwijzingen, 2 dossiers"
        assert log_words.detail("exported", "json,1") == "JSON, 1 dossier"
        assert again.log.verify() == []


def test_wrong_tries_are_told_at_the_next_opening(vault: Vault, passphrase: str) -> None:
    vault.close()
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            Vault.open(vault.folder, "een andere zin")
    for expected in ([("unlock_failed", "3"), ("unlocked", "")], [("unlocked", "")]):
        with Vault.open(vault.folder, passphrase) as again:
            assert kinds(again.log)[-len(expected) - 1 :] in ([("unlocked", ""), *expected],)


def test_dossiers_tell_what_is_done_to_them_and_never_what_is_in_them(vault: Vault, passphrase: str) -> None:
    marker = "Zyxwvut"
    book = Dossiers(vault)
    talk = Conversation("start", NOON.date(), "ar", place=marker, professional=marker, id="gesprek-1")
    dossier = Dossier(Newcomer(f"{marker} {marker}", "ar", household=marker), [talk], id="dossier-1")
    book.add(dossier)
    book.add(Dossier(Newcomer(marker, "ar"), id="dossier-2"), imported=True)
    for number in range(3):
        book.save_answer("gesprek-1", Answer(f"werk.{number}", "answered", marker, marker))
    book.clear_answer("gesprek-1", "werk.1")
    book.save_conversation(talk)
    book.save_exchanges("gesprek-1", [Exchange("newcomer", marker, "ar", marker, "nl", NOON.date())])
    book.save(dossier)
    book.delete("dossier-1")
    assert kinds(vault.log, "dossier-1") == [
        ("changed", "new"), ("changed", "answers"), ("changed", "conversation"), ("changed", "said"),
        ("changed", "dossier"), ("deleted", ""),
    ]  # fmt: skip
    assert kinds(vault.log, "dossier-2") == [("imported", "")]
    with closing(vault.connect()) as connection:
        told = repr(connection.execute("SELECT * FROM log").fetchall())
    assert "dossier-1" in told
    assert marker not in told
    assert vault.verify() == []


def test_an_answer_for_nobody_leaves_no_trace(vault: Vault) -> None:
    book = Dossiers(vault)
    with pytest.raises(DossierMissing):
        book.save_answer("gesprek-9", Answer("werk", "declined"))
    book.clear_answer("gesprek-9", "werk")
    with pytest.raises(DossierMissing):
        book.delete("dossier-9")
    assert kinds(vault.log) == [("unlocked", "")]


def test_who_reads_is_not_held_up_by_a_disk_that_refuses(vault: Vault) -> None:
    log, elsewhere = Log(vault, Clock()), vault.folder / "elsewhere.db"
    (vault.folder / "dossiers.db").rename(elsewhere)
    log.note_reading("opened", "dossier-1")
    with pytest.raises(NotSaved):
        log.note("printed", "dossier-1")
    elsewhere.rename(vault.folder / "dossiers.db")
    log.note("printed", "dossier-1")
    found = log.entries("dossier-1", newest_first=False)
    assert [(entry.kind, entry.at.minute) for entry in found] == [("opened", 2), ("printed", 4)]
    assert log.verify() == []


# What is asked for


def test_entries_are_chosen_by_everything_they_say(vault: Vault) -> None:
    log = Log(vault, Clock())
    log.note("printed", "dossier-1")
    log.note("saved", "dossier-2")
    vault.holder = ""
    log.note("printed", "dossier-2")
    assert log.people() == ["", "Noor de Wit"]

    def found(wanted: Wanted) -> list[int]:
        return [entry.number for entry in log.entries(wanted=wanted)]

    minute = timedelta(minutes=1)
    assert found(Wanted()) == [4, 3, 2, 1]
    assert found(Wanted(dossier="dossier-2")) == [4, 3]
    assert found(Wanted(dossiers=("dossier-1", "dossier-9"))) == [2]
    assert found(Wanted(dossiers=())) == []
    assert found(Wanted(who="")) == [4]
    assert found(Wanted(kind="printed", who="Noor de Wit")) == [2]
    assert found(Wanted(since=NOON + 2 * minute, until=NOON + 3 * minute)) == [3]
    assert found(Wanted().earlier_than(3)) == [2, 1]
    assert [entry.number for entry in log.entries(limit=1)] == [4]


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(dossier="x"),
        Wanted(who="x"),
        Wanted(kind="opened"),
        Wanted(before=9),
        Wanted(dossier="x", kind="opened", before=9),
    ],
)
def test_a_page_of_a_long_log_is_read_along_an_index(vault: Vault, wanted: Wanted) -> None:
    condition, chosen = wanted.condition()
    query = f"EXPLAIN QUERY PLAN SELECT * FROM log WHERE {condition} ORDER BY number DESC LIMIT 100"
    with closing(vault.connect()) as connection:
        (plan,) = connection.execute(query, chosen).fetchall()
    assert plan[3] == "SCAN log" if wanted == Wanted() else plan[3].startswith("SEARCH log USING")
