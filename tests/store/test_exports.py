"""What was published of the figures is kept word for word, for good, and with nothing of a newcomer in it."""

from __future__ import annotations

import dataclasses
import json
from contextlib import closing
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier.model import Dossier
from desktop.errors import VaultDamaged
from desktop.monitor.model import (
    STATUSES,
    TOTAL,
    Breakdown,
    Category,
    Cell,
    Export,
    Kind,
    Period,
    Published,
    Reason,
    Unit,
)
from desktop.store import exports, log_words
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from ..proofs.pages import of_database
from .kept import EXPORTS

PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))

words = st.text(st.characters(codec=None), max_size=8)
cells = st.builds(Cell, st.none() | st.integers(0, 10**9), st.none() | st.sampled_from(get_args(Reason)))
published = st.builds(
    Published,
    table=words,
    title=words,
    kind=st.sampled_from(get_args(Kind)),
    unit=st.sampled_from(get_args(Unit)),
    population=words,
    breakdown=st.none() | st.builds(
        Breakdown, words, words, st.lists(st.builds(Category, words, words, st.none() | words), max_size=3).map(tuple)
    ),
    cells=st.dictionaries(st.tuples(words, st.sampled_from([*STATUSES, TOTAL])), cells, max_size=4),
    medians=st.dictionaries(words, cells, max_size=2),
    sums=st.dictionaries(words, cells, max_size=2),
)  # fmt: skip
made = st.builds(
    Export,
    st.just(PERIOD),
    st.dates(),
    st.lists(published, max_size=3).map(tuple),
    st.integers(1, 100),
    st.booleans(),
)


@given(made)
def test_what_is_written_is_read_the_same(export: Export) -> None:
    text = exports.written(export)
    again = exports.read(export.on, export.period, text)
    assert again == export
    assert exports.written(again) == text


def test_every_field_of_a_published_table_is_written() -> None:
    (table,) = json.loads(exports.written(EXPORTS[0]))["tables"]
    assert {*table, "sums"} == {field.name for field in dataclasses.fields(Published)}  # only of sums there are any
    assert len(table["breakdown"]["categories"][0]) == len(dataclasses.fields(Category))
    assert len(table["cells"][0]) == 2 + len(dataclasses.fields(Cell))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"tables":[{}],"smallest":5,"rounded":false}', "[" * 100_000])
def test_what_is_no_export_is_damage(text: str) -> None:
    with pytest.raises(VaultDamaged, match="Zet een reservekopie terug"):
        exports.read(PERIOD.first, PERIOD, text)


def test_exports_come_back_in_their_order_and_are_noted(dossiers: Dossiers) -> None:
    second = dataclasses.replace(EXPORTS[0], period=PERIOD, on=date(2026, 4, 1))
    same_figures = dataclasses.replace(EXPORTS[0], on=date(2026, 5, 1))
    for export in (EXPORTS[0], second, same_figures):
        dossiers.publishing.keep_export(export)
    assert dossiers.publishing.exports() == [EXPORTS[0], second]
    noted = [entry for entry in dossiers.log.entries() if entry.kind == "monitor_exported"]
    assert [(entry.dossier, entry.detail) for entry in noted] == [
        ("", "2026q1"),
        ("", "2026q1,2026q2"),
        ("", "2026q1"),
    ]
    assert log_words.detail("monitor_exported", noted[0].detail) == "kwartaal 1 van 2026"
    assert log_words.detail("monitor_exported", noted[1].detail) == "kwartaal 1 van 2026 tot en met kwartaal 2 van 2026"


@pytest.mark.parametrize("change", ["UPDATE exports SET content = '{}'", "DELETE FROM exports"])
def test_a_kept_export_cannot_be_changed(vault: Vault, dossiers: Dossiers, change: str) -> None:
    dossiers.publishing.keep_export(EXPORTS[0])
    with (
        closing(vault.connect()) as connection,
        pytest.raises(Exception, match="what was published stays as it was"),
    ):
        connection.execute(change)
    assert dossiers.publishing.exports() == EXPORTS


def test_an_export_outlives_every_dossier_and_holds_nothing_of_one(
    vault: Vault, dossiers: Dossiers, dossier: Dossier
) -> None:
    dossiers.add(dossier)
    dossiers.publishing.keep_export(EXPORTS[0])
    dossiers.delete(dossier.id)
    assert dossiers.publishing.exports() == EXPORTS
    assert b"Heeft een huisarts" in of_database(vault.folder / "dossiers.db", vault.key)
    assert vault.verify() == []


def test_half_an_export_is_not_kept(vault: Vault, dossiers: Dossiers) -> None:
    """The export and its entry in the log are one: without the one there is not the other."""
    with closing(vault.connect()) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'vol'); END")
    with pytest.raises(VaultDamaged):
        dossiers.publishing.keep_export(EXPORTS[0])
    assert dossiers.publishing.exports() == []
