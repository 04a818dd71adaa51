"""Versions count as numbers."""

from __future__ import annotations

import pytest

from desktop.questions.versions import later, numbers, past


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


@pytest.mark.parametrize(
    ("version", "than"),
    [
        ("2026.1-zeewolde.2", "2026.1-zeewolde.1"),
        ("2026.1-zeewolde.10", "2026.1-zeewolde.9"),
        ("2026.2-zeewolde.1", "2026.1-zeewolde.9"),
        ("2026.2", "2026.1-zeewolde.9"),
    ],
)
def test_a_number_of_ones_own_comes_behind_that_of_the_makers(version: str, than: str) -> None:
    assert later(version, than)


@pytest.mark.parametrize("than", ["2026.1", "2026.2", "2026.1-utrecht.3", "2027"])
def test_what_somebody_else_changed_is_known_to_nobody_else(than: str) -> None:
    assert later("2026.1-zeewolde.1", than)
    assert not later("2026.1", "2026.1-zeewolde.1"), "what was there before it is known"


@pytest.mark.parametrize(
    ("version", "until", "is_past"),
    [
        ("2026.1-zeewolde.3", "2026.1", False),  # a change of the makers came after
        ("2026.2-zeewolde.4", "2026.1", True),
        ("2026.1", "2026.1-zeewolde.0", False),
        ("2026.1-zeewolde.1", "2026.1-zeewolde.0", True),
        ("2026.1-zeewolde.1", "2026.1-zeewolde.1", False),
        ("2026.2", "2026.1-zeewolde.1", True),
        ("2026.1-utrecht.9", "2026.1-zeewolde.1", False),
    ],
)
def test_until_which_version_a_form_was_there(version: str, until: str, is_past: bool) -> None:
    assert past(version, until) is is_past


@pytest.mark.parametrize("version", ["2026.1-", "2026.1-zeewolde", "2026.1-Zeewolde.1", "2026.1-1.1", "2026.1-a.b"])
def test_a_name_without_a_number_is_no_version(version: str) -> None:
    assert numbers(version) is None
