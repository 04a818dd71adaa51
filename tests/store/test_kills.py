"""A kill in the middle of a backup, a migration, a change of passphrase, an import or a deletion harms nothing."""

from __future__ import annotations

from pathlib import Path

from desktop.store.vault import Vault

from ..proofs import kills


def test_a_kill_at_any_moment_leaves_all_or_nothing(tmp_path: Path) -> None:
    assert kills.working(tmp_path, times=1, seed=5)


def test_keys_that_were_half_written_do_not_stay(vault: Vault, passphrase: str) -> None:
    vault.close()
    left = vault.folder / ".keys.json.8s2k_f1x"  # as a kill leaves it: it opens with what was valid then
    left.write_bytes((vault.folder / "keys.json").read_bytes())
    Vault.open(vault.folder, passphrase).close()
    assert not left.exists()
