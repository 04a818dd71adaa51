"""A disk that is full, gone or forbidden is told with a sentence, and nothing that was saved is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..proofs import disk_full


@pytest.mark.parametrize("kind", ["NoRoom", "Moved", "Replaced", "Forbidden"])
def test_what_the_disk_refuses_is_told_and_done_later(tmp_path: Path, kind: str) -> None:
    assert disk_full.stored(tmp_path, [kind])


@pytest.mark.parametrize("kind", ["NoRoom", "Forbidden"])
def test_a_vault_that_cannot_be_brought_up_to_date_is_as_it_was(tmp_path: Path, kind: str) -> None:
    assert disk_full.migrated(tmp_path, [kind])
