"""No file of a vault is believed when it is cut off or changed; what is damaged is named, and a good backup."""

from __future__ import annotations

from pathlib import Path

from ..proofs import torn


def test_a_torn_file_is_refused_or_does_no_harm(tmp_path: Path) -> None:
    assert torn.torn(tmp_path, times=1, seed=5)
