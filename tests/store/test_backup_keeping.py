"""Which backups stay: by the schedule, whatever the clock says, and never at the cost of the newest."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store import backup
from desktop.store.backup_keeping import AUTOMATIC, kept, named, order, stamp
from desktop.store.vault import Vault

START = datetime(2026, 1, 1, 9)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2032, 12, 31)).map(lambda moment: moment.replace(microsecond=0))
automatic = moments.map(lambda moment: named(moment, AUTOMATIC))
others = st.one_of(
    moments.map(named),
    moments.map(lambda moment: named(moment, "voor-versie-3")),
    st.sampled_from(["van-de-stick", ".DS_Store", "2026-13-45T99-99-99-automatisch", "automatisch"]),
)


def moment_of(name: str) -> datetime:
    """When a backup with this name was made."""
    found = stamp(name)
    assert found is not None
    return found.moment


def settled(names: list[str]) -> set[str]:
    """What stays of them on the day of the newest."""
    return kept(names, max(moment_of(name) for name in names)) if names else set()


@given(moments, st.sampled_from(["", AUTOMATIC, "voor-versie-3"]), st.integers(1, 400))
def test_a_name_says_what_it_was_made_of(moment: datetime, reason: str, number: int) -> None:
    found = stamp(named(moment, reason, number))
    assert found is not None
    assert found.moment == moment
    assert found.automatic == (reason == AUTOMATIC)
    if reason != "voor-versie-3":  # there the number of the version and the other look alike
        assert (found.reason, found.number) == (reason, number)


def test_names_stand_in_the_order_in_which_they_were_made() -> None:
    made = [named(START, AUTOMATIC, number) for number in range(1, 12)] + [named(START + timedelta(seconds=1))]
    assert sorted(set(made), key=order) == made


@given(st.lists(automatic, max_size=60), st.lists(others, max_size=8), moments)
def test_only_what_was_made_by_itself_and_lies_in_the_past_ever_goes(
    made: list[str], other: list[str], now: datetime
) -> None:
    names = {*made, *other}
    staying = kept(names, now)
    assert staying <= names
    assert set(other) <= staying
    assert {name for name in made if moment_of(name) > now} <= staying
    assert kept(staying, now) == staying, "what stays once, stays the next time"


@given(st.lists(automatic, min_size=1, max_size=60), moments)
def test_the_newest_of_the_past_always_stays(made: list[str], now: datetime) -> None:
    past = [name for name in made if moment_of(name) <= now]
    if past:
        assert max(past, key=order) in kept(made, now)


@given(st.lists(automatic, max_size=80), st.lists(others, max_size=3), moments)
def test_there_is_a_bound(made: list[str], other: list[str], now: datetime) -> None:
    past = [name for name in kept([*made, *other], now) if (found := stamp(name)) and found.automatic]
    assert sum(moment_of(name) <= now for name in past) <= 7 + 4 + 12


@given(st.lists(automatic, max_size=60), moments)
def test_a_wrong_clock_costs_no_more_than_a_day_would(made: list[str], wrong: datetime) -> None:
    before = settled(made)
    after = kept({*before, named(wrong, AUTOMATIC)}, wrong)
    assert len(before - after) <= 3, "one place among the days, one among the weeks, one among the months"


def test_a_clock_set_back_takes_nothing_away() -> None:
    made = {named(START + timedelta(days=day), AUTOMATIC) for day in range(7)}
    assert kept({*made, named(datetime(2001, 1, 1), AUTOMATIC)}, datetime(2001, 1, 1)) >= made


def test_a_month_without_work_takes_nothing_away() -> None:
    made = {named(START + timedelta(days=day), AUTOMATIC) for day in range(7)}
    assert kept(made, START + timedelta(days=400)) == made


def simulated(days: int, clock: list[datetime], vault_folder: Path) -> list[set[str]]:
    """What lies in a folder of backups on each day: three a working day, names and folders only."""
    seen = []
    place = vault_folder / "backups"
    place.mkdir(parents=True)
    for day in range(days):
        for hour in (0, 3, 8):
            clock[0] = START + timedelta(days=day, hours=hour)
            if clock[0].weekday() < 5:
                (place / named(clock[0], AUTOMATIC)).mkdir()
                backup.prune(vault_folder, clock[0])
        seen.append({path.name for path in backup.all_of(vault_folder)})
    return seen


@pytest.mark.thorough
def test_two_years_of_work(tmp_path: Path) -> None:
    clock = [START]
    seen = simulated(730, clock, tmp_path)
    assert max(map(len, seen)) <= 23
    moments = sorted(moment_of(name) for name in seen[-1])
    last = [moment.date() for moment in moments[-7:]]
    working = [START.date() + timedelta(days=day) for day in range(730)]
    assert last == [day for day in working if day.weekday() < 5][-7:]
    assert all(moment.hour == 17 for moment in moments), "of each day the last"
    assert len({moment.isocalendar()[:2] for moment in moments[-9:]}) >= 4
    assert len({(moment.year, moment.month) for moment in moments}) == 12
    assert moments[0].date() >= (clock[0] - timedelta(days=366)).date()


def test_a_real_vault_over_three_weeks(vault: Vault) -> None:
    for day in range(21):
        vault.store("INSERT INTO dossiers (id, folded, name, language) VALUES (?, 'a', 'a', 'ar')", (str(day),))
        made = backup.keep(vault, lambda: START + timedelta(days=day))  # noqa: B023
        assert made is not None
        assert made.is_dir()
    stays = [path.name[:10] for path in backup.all_of(vault.folder)]
    assert stays == ["2026-01-04", "2026-01-11", *(f"2026-01-{day}" for day in range(15, 22))]
    assert vault.verify() == []


@pytest.mark.parametrize("wrong", [datetime(2001, 1, 1), datetime(2099, 1, 1)])
def test_a_wrong_clock_on_a_real_vault(vault: Vault, wrong: datetime) -> None:
    clock = [START]

    def change(moment: datetime) -> Path:
        clock[0] = moment
        vault.store("INSERT INTO dossiers (id, folded, name, language) VALUES (?, 'a', 'a', 'ar')", (str(moment),))
        made = backup.keep(vault, lambda: clock[0])
        assert made is not None
        return made

    before = {change(START + timedelta(days=day)) for day in range(5)}
    change(wrong)
    after = change(START + timedelta(days=6))
    assert {*before, after} <= set(backup.all_of(vault.folder))
    assert backup.keep(vault, lambda: clock[0]) is None, "nothing changed since the one before"
