"""A clock that was set back or forward takes no backup away before its time, and refuses nothing."""

from __future__ import annotations

from pathlib import Path

from ..proofs import clock


def test_a_wandering_clock_costs_no_backup(tmp_path: Path) -> None:
    assert clock.wandering(tmp_path, jumps=4, seed=5)


def test_files_of_another_year_open(tmp_path: Path) -> None:
    assert clock.dated(tmp_path, (-400, 400))
