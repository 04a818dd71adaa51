"""Every screen, as Qt tells it to a screen reader: names, roles, states, labels, and targets that can be hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from . import access
from .conftest import Visit
from .tour import EVERY

QUICK = ("door", "newcomer-errors", "actions-action", "planning")
"""These are looked at in every run; the rest when all is tested."""
Check = Callable[[QWidget], Iterator[str]]
CHECKS: tuple[Check, ...] = (
    access.nameless,
    access.otherwise_called,
    access.roleless,
    access.stateless,
    access.unlabelled,
    access.too_small,
    access.speechless,
)
screens = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in QUICK else pytest.mark.thorough) for name in EVERY]
)


@screens
def test_assistive_software_is_told_what_is_there(visit: Visit, name: str) -> None:
    for window in visit(name):
        assert len(list(access.usable(window))) > 1
        assert {check.__name__: found for check in CHECKS if (found := list(check(window)))} == {}
