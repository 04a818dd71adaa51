"""How each who is counted stands to one indicator: the number of a median or a sum, and a code of `tally`.

Whom it counts and what it asks are worked out apart: together, the same values hardly ever come again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.monitor import tally
from desktop.monitor.indicators import NUMBERS, Definition
from desktop.monitor.tally import Codes
from desktop.monitor.values import Columns, Remembered


class Verdicts:
    """What one indicator says of many rows."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        among, asked = definition.among, definition.outcome
        self._among = Remembered(among.names if among else (), self._counts)
        self._codes = Remembered(asked.names if asked else (), self._code)
        self._numbers = Remembered(self._codes.names, self._number)

    def codes(self, columns: Columns, rows: int) -> Codes:
        """How each row is counted."""
        codes: Codes = self._codes.column(columns, rows).array(np.uint8)
        if self._definition.among is None:
            return codes
        among = self._among.column(columns, rows).array(bool)
        return np.where(among, codes, np.uint8(tally.NOT_AMONG))

    def numbers(self, columns: Columns, rows: int) -> NDArray[np.object_]:
        """The number of each row that has one."""
        return self._numbers.column(columns, rows).array(object)

    def _counts(self, values: Mapping[str, Any], _: frozenset[str]) -> bool:
        return self._definition.among is None or self._definition.among.outcome(values) is True

    def _code(self, values: Mapping[str, Any], declined: frozenset[str]) -> int:
        if self._definition.outcome is None:
            return tally.YES
        if self._definition.indicator.kind in NUMBERS:
            outcome = True if self._number(values, declined) is not None else None
        else:
            outcome = self._definition.outcome.outcome(values)
        if isinstance(outcome, bool):
            return tally.YES if outcome else tally.NO
        return tally.DECLINED if declined else tally.NOT_KNOWN

    def _number(self, values: Mapping[str, Any], _: frozenset[str]) -> int | None:
        """None when it is unknown. No amount is below 0."""
        outcome = self._definition.outcome.outcome(values) if self._definition.outcome else None
        if isinstance(outcome, bool) or not isinstance(outcome, int | float):
            return None
        return None if self._definition.indicator.kind == "sum" and outcome < 0 else round(outcome)
