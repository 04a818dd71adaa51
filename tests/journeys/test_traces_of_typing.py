"""What is typed through the windows stands in no file, title, clipboard or forgotten field: not even after a kill."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..proofs import leaks


def test_nothing_typed_is_left_anywhere(tmp_path: Path) -> None:
    assert leaks.typed(tmp_path)


def test_what_would_be_left_is_found(tmp_path: Path) -> None:
    marker = {"name": "Zilvermeeuw"}
    for name, data in {"a": b"x Zilvermeeuw", "b": "x ZilverMeeuw".encode("utf-16"), "zilvermeeuw.txt": b""}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_bytes(data)
        with pytest.raises(AssertionError, match="name"):
            leaks.seek(tmp_path / name, set(leaks.shared()), marker, "typed")
