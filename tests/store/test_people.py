"""The list of newcomers finds the same people whichever way it goes to them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, event

from desktop.dossier.model import Dossier, Newcomer
from desktop.store import people
from desktop.store.names import folded, in_index, words_of
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

SYLLABLES = ("sa", "mi", "ra", "yus", "ham", "dan", "el")
HOUSEHOLDS = (None, "Samir 3", "huis 100%", "huis 1000", "dan")
DAY = date(1988, 3, 19)


def some(number: int) -> list[Newcomer]:
    """Invented newcomers, always the same; many are called nearly alike."""
    chance = random.Random(4)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))).title()

    return [
        Newcomer(f"{word()} {word()}", "ar", chance.choice((DAY, None)), household=chance.choice(HOUSEHOLDS))
        for _ in range(number)
    ]


def wanted(newcomers: list[Newcomer], typed: str) -> list[tuple[str, str | None]]:
    """Who has to be found, reckoned the long way."""
    words = words_of(typed)

    def named(newcomer: Newcomer) -> bool:
        name = f" {folded(newcomer.name)}"
        return bool(words) and all((word if in_index(word) else f" {word}") in name for word in words)

    def together(newcomer: Newcomer) -> bool:
        return bool(newcomer.household) and str(newcomer.household).lower().startswith(typed.strip().lower())

    kept = [one for one in newcomers if named(one) or together(one)]
    return [(one.name, one.household) for one in sorted(kept, key=lambda one: folded(one.name))]


@pytest.mark.parametrize("few", [0, 3, 1000], ids=["along the names", "either", "by their letters"])
def test_the_same_people_are_found_either_way(dossiers: Dossiers, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "_FEW", few)
    newcomers = some(70)
    dossiers.add(*(Dossier(one) for one in newcomers))
    homes = {line.dossier_id: dossiers.open(line.dossier_id).newcomer.household for line in dossiers.search("", 1000)}
    for typed in (
        "sam",
        "sami",
        "dan el",
        "el",
        "sa",
        "qq",
        "s",
        "ham r",
        "yusel",
        "huis 100%",
        "huis 100",
        "samir 3",
        "HUIS",
        "%",
    ):
        found = dossiers.search(typed, limit=1000)
        assert [(line.name, homes[line.dossier_id]) for line in found] == wanted(newcomers, typed), typed
        assert dossiers.search(typed, limit=5) == found[:5]


def test_a_whole_date_finds_who_was_born_then(dossiers: Dossiers) -> None:
    newcomers = some(40)
    dossiers.add(*(Dossier(one) for one in newcomers))
    born = sorted(folded(one.name) for one in newcomers if one.birth_date == DAY)
    assert [folded(line.name) for line in dossiers.search("19-3-1988", limit=1000)] == born
    assert dossiers.search("31-2-1988") == []


def test_a_household_is_found_by_exactly_its_name(dossiers: Dossiers) -> None:
    homes = ("dan", "Dan", "dan 2", "dan", "d\U0010fffe", None)
    dossiers.add(*(Dossier(Newcomer(f"{home} {place}", "ar", household=home)) for place, home in enumerate(homes)))
    assert [line.name for line in dossiers.household("dan")] == ["dan 0", "dan 3"]
    assert [line.name for line in dossiers.household("Dan")] == ["Dan 1"]
    assert {line.name for line in dossiers.search("d")} == {f"{home} {place}" for place, home in enumerate(homes[:5])}


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (lambda connection: people.select_household(connection, "huis 1000"), "ix_dossiers_household (household=?"),
        (lambda connection: people.select_lines(connection, "huis 1", 10), "ix_dossiers_household (household>?"),
        (lambda connection: people.select_lines(connection, "19-3-1988", 10), "ix_dossiers_birth_date (birth_date=?"),
    ],
    ids=["household", "beginning of a household", "day of birth"],
)
def test_nobody_else_is_passed_on_the_way(
    asked: Callable[[Connection], list[people.Line]], index: str, vault: Vault
) -> None:
    """Everybody on a list is reached along an index, however many others there are."""
    Dossiers(vault).add(*(Dossier(one) for one in some(40)))
    with vault.reading() as connection:
        queries: list[tuple[str, tuple[object, ...]]] = []
        event.listen(connection, "before_cursor_execute", lambda *given: queries.append(given[2:4]))
        assert asked(connection)
        plans = [
            [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given)]
            for query, given in tuple(queries)
            if not query.startswith("PRAGMA")
        ]
    steps = [step for plan in plans for step in plan]
    assert any(step.startswith(f"SEARCH dossiers USING COVERING INDEX {index}") for step in steps)
    assert [step for step in steps if step.startswith("SCAN") and "VIRTUAL TABLE" not in step] == []


def test_to_prepare_finds_nobody_and_changes_nothing(dossiers: Dossiers) -> None:
    dossiers.add(*(Dossier(one) for one in some(3)))
    before = dossiers.search("")
    dossiers.prepare_search()
    assert dossiers.search(people.UNLIKELY) == []
    assert dossiers.search("") == before
