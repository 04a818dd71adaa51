"""Which part of the plan somebody looks at: as ids of a page, and what that narrows the plan to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal, get_args

Which = Literal["late", "month", "quarter", "undated", "all", "skipped"]
Shape = Literal["list", "year"]
LISTS: tuple[Which, ...] = get_args(Which)
_MONTH, _YEAR = re.compile(r"\d{4}-(0[1-9]|1[0-2])"), re.compile(r"[12]\d{3}")


@dataclass(frozen=True)
class Wanted:
    """What stands in the fields of the page.

    Attributes:
        which: the list.
        month: only this month ('2027-03'), of the list of all; empty for every day.
        round: only this round; empty for every round.
        text: words that stand in a name.
        shape: whether the list is looked at, or the year.
        year: the year that is looked at ('2027'); empty for this one.
    """

    which: Which = "all"
    month: str = ""
    round: str = ""
    text: str = ""
    shape: Shape = "list"
    year: str = ""

    @classmethod
    def of(cls, ids: Mapping[str, str]) -> Wanted:
        """What the ids of a page ask for; what is not known is left as it is by itself."""
        which, month, year = ids.get("which", ""), ids.get("month", ""), ids.get("year", "")
        return cls(
            which=which if which in LISTS else "all",
            month=month if _MONTH.fullmatch(month) else "",
            round=ids.get("round", ""),
            text=ids.get("text", ""),
            shape="year" if ids.get("shape") == "year" else "list",
            year=year if _YEAR.fullmatch(year) else "",
        )

    @property
    def ids(self) -> dict[str, str]:
        """The ids by which the page is shown as it is now; nothing of what is so by itself."""
        usual = asdict(Wanted())
        return {name: str(value) for name, value in asdict(self).items() if value != usual[name]}

    @property
    def narrowed(self) -> bool:
        """Whether there may be conversations of this list that are not shown."""
        return bool(self.month or self.round or self.text.strip())
