"""The shipped content, loaded once: nothing here changes it."""

from __future__ import annotations

import pytest

from desktop import guide
from desktop.guide import Guide


@pytest.fixture(scope="session")
def zeist() -> Guide:
    """Everything that is shipped for the municipality of Zeist."""
    return guide.load("zeist")
