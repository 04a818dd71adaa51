"""What a newer version made is refused, and not one byte of it is touched."""

from __future__ import annotations

from pathlib import Path

from ..proofs import newer


def test_nothing_of_a_newer_vault_is_touched(tmp_path: Path) -> None:
    assert newer.refused(tmp_path, commands=False)
