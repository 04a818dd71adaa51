"""A kill in the middle of a backup, a migration, a change of passphrase, an import or a deletion harms nothing."""

from __future__ import annotations

from pathlib import Path

from ..proofs import kills


def test_a_kill_at_any_moment_leaves_all_or_nothing(tmp_path: Path) -> None:
    assert kills.working(tmp_path, times=2, seed=5)
