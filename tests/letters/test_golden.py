"""The papers of the shipped municipalities are made byte for byte as they were when somebody last looked at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .golden import LANGUAGES, LARGEST, PLACE, STORIES, drawn

LOOK = """
{names}: made otherwise than the golden letter. Today's are in {today}, the others in tests/letters/golden.
Look at them side by side (pdftoppm -r 80 -png FILE.pdf FILE). If the new ones are good:
    python tests/letters/golden.py --renew
"""


@pytest.mark.parametrize("municipality", STORIES)
def test_the_papers_are_as_they_were(municipality: str, tmp_path: Path) -> None:
    today = drawn(municipality)
    other = [file.name for file, data in today.items() if not file.exists() or file.read_bytes() != data]
    for file, data in today.items():
        if file.name in other:
            (tmp_path / file.name).write_bytes(data)
    assert not other, LOOK.format(names=", ".join(other), today=tmp_path)
    assert set(PLACE.glob(f"{municipality}-*")) == set(today)
    assert {f"{municipality}-agreements-{code}.pdf" for code in LANGUAGES} <= {file.name for file in today}
    assert max(len(data) for data in today.values()) < LARGEST
