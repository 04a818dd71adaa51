"""What somebody with a passphrase and a tool did to the log is found; and what cannot be found is known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop.errors import VaultDamaged
from desktop.store import log_chain, log_words, tables
from desktop.store.log import Log
from desktop.store.log_chain import End
from desktop.store.vault import Vault

from .kept import PASSPHRASE as KEPT_PASSPHRASE
from .log_reading import Clock, kinds
from .test_migration import copied

COLUMNS = ("number", "at", "who", "dossier", "kind", "detail", "hash")
FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@contextmanager
def by_hand(vault: Vault) -> Iterator[Any]:
    """As somebody with the key and a tool: without the triggers, which are put back afterwards."""
    with closing(vault.connect()) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'log%'"
        connection.execute("BEGIN IMMEDIATE")
        for (name,) in connection.execute(query).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for guard in tables.log_guards():
            connection.execute(guard)
        connection.execute("COMMIT")


def emptied(vault: Vault) -> Log:
    with by_hand(vault) as connection:
        connection.execute("DELETE FROM log")
        connection.execute("UPDATE log_end SET number = 0, hash = ''")
    return Log(vault, Clock())


def chained(vault: Vault, first: int) -> None:
    """Compute the chain anew from a row on, and its end: what someone does who read how it works."""
    with by_hand(vault) as connection:
        (own,) = connection.execute("SELECT vault FROM log_end").fetchone()
        rows = connection.execute("SELECT * FROM log ORDER BY number").fetchall()
        end = End(own, 0, "")
        for row in rows:
            fingerprint = log_chain.linked(end, row[:-1]) if row[0] >= first else row[-1]
            connection.execute("UPDATE log SET hash = ? WHERE number = ?", (fingerprint, row[0]))
            end = End(own, row[0], fingerprint)
        connection.execute("UPDATE log_end SET number = ?, hash = ?", (end.number, end.fingerprint))


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE log SET who = 'Iemand' WHERE number = 1",
        "DELETE FROM log WHERE number = 1",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log SELECT number, at, 'Iemand', dossier, kind, detail, hash FROM log WHERE number = 1",
        "INSERT INTO log SELECT number + 7, at, who, dossier, kind, detail, hash FROM log WHERE number = 1",
        "INSERT INTO log_end VALUES ('ander', 0, '')",
        "UPDATE log_end SET number = 0",
        "DELETE FROM log_end",
    ],
)
def test_a_slip_of_the_hand_is_stopped(vault: Vault, order: str) -> None:
    before = vault.log.entries()
    with closing(vault.connect()) as connection, pytest.raises(Exception, match="the log only grows"):
        connection.execute(order)
    assert vault.log.entries() == before
    assert vault.log.verify() == []


notes = some.lists(
    some.tuples(some.sampled_from(("printed", "saved", "deleted")), some.sampled_from(("dossier-1", "dossier-2", ""))),
    min_size=2,
    max_size=6,
)
values = some.one_of(some.text(max_size=5), some.binary(max_size=5), some.integers(-3, 9), some.just("deleted"))


@FEW
@given(told=notes, data=some.data())
def test_any_field_of_any_row_that_changed_is_found(vault: Vault, told: list[tuple[str, str]], data: Any) -> None:
    log = emptied(vault)
    for kind, dossier in told:
        log.note(kind, dossier)
    assert log.verify() == []
    number = data.draw(some.integers(1, len(told)))
    column = data.draw(some.sampled_from(COLUMNS))
    value = data.draw(values.filter(lambda value: column != "number" or isinstance(value, int)))
    with by_hand(vault) as connection:
        before = connection.execute("SELECT * FROM log").fetchall()
        connection.execute(f"UPDATE OR IGNORE log SET {column} = ? WHERE number = ?", (_plain(value), number))
        changed = connection.execute("SELECT * FROM log").fetchall() != before
    assert bool(log.verify()) is changed
    assert isinstance(log.entries(), list)  # whatever it says now, it can be shown


def _plain(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


@FEW
@given(told=notes, data=some.data())
def test_rows_that_went_came_or_changed_places_are_found(vault: Vault, told: list[tuple[str, str]], data: Any) -> None:
    log = emptied(vault)
    for kind, dossier in told:
        log.note(kind, dossier)
    one, other = data.draw(some.lists(some.integers(1, len(told)), min_size=2, max_size=2, unique=True))
    deed = data.draw(some.sampled_from(("gone", "swapped", "between", "added", "cut off")))
    with by_hand(vault) as connection:
        if deed == "gone":
            connection.execute("DELETE FROM log WHERE number = ?", (one,))
        elif deed == "swapped":
            for old, new in ((one, 99), (other, one), (99, other)):
                connection.execute("UPDATE log SET number = ? WHERE number = ?", (new, old))
        elif deed == "between":
            connection.execute("UPDATE log SET number = -number WHERE number >= ?", (one,))
            connection.execute("UPDATE log SET number = 1 - number WHERE number < 0")
            copy = "INSERT INTO log SELECT ?, at, who, dossier, kind, detail, hash FROM log LIMIT 1"
            connection.execute(copy, (one,))
        elif deed == "added":
            row = (len(told) + 1, "2026-11-22T13:00:00Z", "Iemand", "dossier-1", "opened", "")
            fingerprint = log_chain.linked(log.end, row)
            connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, fingerprint))
        else:
            connection.execute("DELETE FROM log WHERE number >= ?", (one,))
    assert log.verify()
    assert vault.verify() == log.verify()


def test_each_break_is_told_by_its_number(vault: Vault) -> None:
    log = emptied(vault)
    for _ in range(9):
        log.note("printed", "dossier-1")
    with by_hand(vault) as connection:
        connection.execute("UPDATE log SET kind = 'saved' WHERE number = 2")
        connection.execute("DELETE FROM log WHERE number IN (4, 6, 7, 9)")
    assert log.verify() == [
        "Regel 2 van het logboek is veranderd, of de regel ervoor.",
        "Regel 4 van het logboek ontbreekt.",
        "Regel 6 tot en met 7 van het logboek ontbreken.",
        "Regel 9 van het logboek ontbreekt.",
    ]


def test_after_a_break_the_log_goes_on_and_keeps_it(vault: Vault) -> None:
    log = emptied(vault)
    log.note("printed", "dossier-1")
    with by_hand(vault) as connection:
        connection.execute("DELETE FROM log")
    log.note("printed", "dossier-1")
    assert log.verify() == ["Regel 1 van het logboek ontbreekt."]


@pytest.mark.parametrize("deed", ["cut off", "changed"])
def test_a_chain_computed_anew_is_found_by_a_fingerprint_kept_elsewhere(vault: Vault, deed: str) -> None:
    log = emptied(vault)
    for _ in range(5):
        log.note("printed", "dossier-1")
    kept = log.end
    with by_hand(vault) as connection:
        if deed == "cut off":
            connection.execute("DELETE FROM log WHERE number > 3")
        else:
            connection.execute("UPDATE log SET kind = 'saved' WHERE number = 2")
    assert log.holds(kept.number, kept.fingerprint) is (deed == "changed")
    chained(vault, 2)
    for _ in range(2):
        log.note("saved", "dossier-1")
    assert log.verify() == []  # whoever holds the key can do this: the module says so
    assert not log.holds(kept.number, kept.fingerprint)


def test_a_fingerprint_may_be_typed_in_groups(vault: Vault) -> None:
    kept = vault.log.end
    vault.log.note("printed", "dossier-1")
    assert vault.log.holds(kept.number, f" {log_words.grouped(kept.fingerprint).upper()}\n")
    assert not vault.log.holds(kept.number + 1, kept.fingerprint)


@pytest.mark.parametrize(
    "order", ["DROP TRIGGER log_stays", "DELETE FROM log_end", "DROP TABLE log_end", "DROP TABLE log"]
)
def test_what_guards_the_log_is_missed(vault: Vault, passphrase: str, order: str) -> None:
    with closing(vault.connect()) as connection:
        if order.startswith("DELETE"):
            connection.execute("DROP TRIGGER log_end_stays")
        connection.execute(order)
    assert vault.verify()
    vault.close()
    with Vault.open(vault.folder, passphrase) as again:  # so that it can be looked at, and a backup be put back
        assert again.verify()
        if order != "DROP TRIGGER log_stays":
            with pytest.raises(VaultDamaged, match="logboek"):
                again.log.note("printed", "dossier-1")


def test_a_clock_set_back_is_a_remark_and_no_damage(fresh: Vault) -> None:
    clock = Clock()
    log = Log(fresh, clock)
    log.note("printed", "dossier-1")
    clock.now -= timedelta(days=400)
    log.note("saved", "dossier-1")
    log.note("deleted", "dossier-1")
    assert log.verify() == fresh.verify() == []
    assert log.remarks() == [
        "Bij regel 3 van het logboek stond de klok van de computer terug (2125-10-18T12:02:00Z).",
    ]
    assert [entry.number for entry in log.entries()] == [4, 3, 2, 1]


def test_the_chain_is_as_the_manual_says() -> None:
    """Fixed for ever: a vault of years ago must still be proven."""
    end = End("0123456789abcdef0123456789abcdef", 0, "")
    row = (1, "2026-11-22T12:00:00Z", "Noor de Wít", "dossier-1", "opened", "")
    first = log_chain.linked(end, row)
    assert first == "dee9d68e786f57bc74697db4a7c13ea3935d7ef7160332afcd19abd8526f665e"
    assert (
        log_chain.linked(End(end.vault, 1, first), (2, *row[1:]))
        == "d0b4521479924de1699347829cabf975bb165fb865f4da3f4c624c9de34613be"
    )


def test_the_log_of_the_vault_that_is_kept_is_still_whole(folder: Path) -> None:
    with Vault.open(copied(3, folder), KEPT_PASSPHRASE) as vault:
        assert kinds(vault.log)[:3] == [("unlocked", ""), ("changed", "new"), ("changed", "new")]
        assert vault.log.holds(3, "87398d8c71b1e629b78ef5a4b5ea1cb372ac4e6b6ffab002e8e2803beee3900d")
        assert vault.log.verify() == []
