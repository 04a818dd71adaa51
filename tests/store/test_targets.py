"""Where a readable file may go, and what a hostile file may cost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desktop import guide as guides
from desktop.errors import InterchangeError, NotSaved
from desktop.store import files, interchange
from desktop.store.sealing import Derivation


def test_a_link_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text("kept")
    (tmp_path / "link.json").symlink_to(kept)
    os.mkfifo(tmp_path / "pipe.json")
    for name in ("link.json", "pipe.json"):
        with pytest.raises(NotSaved, match="geen gewoon bestand"):
            files.write_whole(tmp_path / name, b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert kept.read_text() == "kept"


def test_a_file_of_many_mistakes_ends_at_the_first_few() -> None:
    guide = guides.load("zeist")
    content = {"format": "startgesprek-dossiers/1", "dossiers": [{}] * 200_000}
    with pytest.raises(InterchangeError) as caught:
        interchange.read(json.dumps(content).encode(), guide.questionnaire, guide.municipality)
    assert len(str(caught.value)) < 10_000


@pytest.mark.parametrize(
    "cost", [Derivation(32, 393_216, 1), Derivation(8, 101, 1), Derivation(4 * 1024 * 1024, 1, 1), Derivation(8, 0, 1)]
)
def test_costs_that_would_never_end_are_not_followed(cost: Derivation) -> None:
    assert not cost.bearable
    assert Derivation().bearable
