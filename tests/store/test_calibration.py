"""What a new passphrase costs, and what is taken for too little."""

from __future__ import annotations

import pytest

from desktop.store.calibration import calibrated, fitting
from desktop.store.sealing import FLOOR, Derivation

DEFAULT = Derivation()


@pytest.mark.parametrize(
    ("seconds", "passes"), [(0.0, 12), (0.1, 12), (0.25, 9), (0.5, 4), (0.75, 3), (2.0, 3), (60.0, 3)]
)
def test_a_quick_machine_takes_more_passes_and_a_slow_one_never_fewer(seconds: float, passes: int) -> None:
    assert fitting(DEFAULT, seconds) == Derivation(DEFAULT.memory, passes, DEFAULT.lanes)


def test_this_machine_asks_at_least_the_default_and_what_any_machine_bears() -> None:
    found = calibrated()
    assert not found.weaker_than(DEFAULT)
    assert found.enough
    assert found.bearable


@pytest.mark.parametrize(("memory", "passes"), FLOOR)
def test_the_floor_is_the_one_of_owasp(memory: int, passes: int) -> None:
    assert Derivation(memory, passes, 1).enough
    assert not Derivation(memory - 1, passes, 1).enough
    assert Derivation(memory, passes, 1).weaker_than(DEFAULT)


@pytest.mark.parametrize(
    ("other", "weaker"),
    [
        (Derivation(), False),
        (Derivation(passes=2), True),
        (Derivation(passes=4), False),
        (Derivation(memory=DEFAULT.memory // 2, passes=6), True),
        (Derivation(lanes=1), False),
    ],
)
def test_what_is_weaker_than_the_default(other: Derivation, weaker: bool) -> None:
    assert other.weaker_than(DEFAULT) is weaker
