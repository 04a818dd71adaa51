"""The windows keep what the disk refuses, say so at the answer, and save it when the disk takes it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..proofs import disk_full


@pytest.mark.parametrize("kind", ["NoRoom"])
def test_not_saved_is_said_and_saved_later(tmp_path: Path, kind: str) -> None:
    assert disk_full.shown(tmp_path, [kind])
