"""A deleted dossier is gone from every page, log, backup and export, while the vault is still open."""

from __future__ import annotations

from pathlib import Path

from ..proofs import erasure


def test_nothing_of_a_deleted_dossier_is_left(tmp_path: Path) -> None:
    assert erasure.erased(tmp_path, deletions=3, others=9, seed=5)
