"""What must come of an input: kept exactly, kept cleaned, or refused with a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest


@dataclass(frozen=True)
class Case:
    """One row of the table.

    Attributes:
        given: what goes in: a value, or what makes it (see `makers`).
        kept: what is there afterwards; None when it is refused.
        told: part of the sentence with which it is refused; empty when it is kept.
    """

    given: Any
    kept: Any = None
    told: str = ""


def same(given: Any) -> Case:
    """It is kept exactly."""
    return Case(given, kept=given)


def becomes(given: Any, kept: Any) -> Case:
    """It is kept, cleaned."""
    return Case(given, kept=kept)


def refused(given: Any, told: str) -> Case:
    """It is refused; nothing is changed."""
    return Case(given, told=told)


def rows(table: dict[str, dict[str, Case]], door: str, shown: int = 1) -> pytest.MarkDecorator:
    """A test with every case of a door, each under its own name.

    Args:
        shown: every run looks at the first of so many cases, and only a thorough one at the others.
    """
    cases = [
        pytest.param(case, id=name, marks=pytest.mark.thorough if place % shown else ())
        for place, (name, case) in enumerate(table[door].items())
    ]
    return pytest.mark.parametrize("case", cases)
