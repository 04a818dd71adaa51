"""One program at a time, whatever path leads to the vault; many that take turns lose nothing."""

from __future__ import annotations

from pathlib import Path

from ..proofs import two_programs


def test_whoever_comes_second_is_told_by_every_path(tmp_path: Path) -> None:
    assert two_programs.refused(tmp_path)


def test_programs_that_take_turns_lose_nothing(tmp_path: Path) -> None:
    assert two_programs.in_turns(tmp_path, programs=3, times=4)
