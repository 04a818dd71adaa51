"""Versions count as numbers."""

from __future__ import annotations

import pytest

from desktop.questions.versions import later, numbers


@pytest.mark.parametrize(
    ("version", "than"),
    [
        ("2026.10", "2026.9"),
        ("2026.1", "2025.12"),
        ("2026.1.1", "2026.1"),
        ("10", "9"),
        ("2026.2", "2026"),
        ("2", "01"),
    ],
)
def test_one_after_the_other(version: str, than: str) -> None:
    assert later(version, than)
    assert not later(than, version)


@pytest.mark.parametrize(("version", "other"), [("2026.1", "2026.1"), ("2026", "2026.0"), ("2026.01", "2026.1")])
def test_the_same(version: str, other: str) -> None:
    assert not later(version, other)
    assert not later(other, version)


@pytest.mark.parametrize("version", ["", "proef", "2026.", "1.2.3.4.5", "2026-1", " 2026", "-1"])
def test_of_what_is_no_version_nobody_knows(version: str) -> None:
    assert numbers(version) is None
    assert not later(version, "2026.1")
    assert not later("2026.1", version)
