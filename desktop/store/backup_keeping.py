"""Which backups are kept, decided from their names alone: no disk, and no clock but the one that is passed in.

A period counts only when it has a backup. So a month without work takes nothing away, and a clock that was set
wrong costs no more than the passing of one day would have. What lies in the future was made under another clock:
it is kept, and takes no other's place. Only what the program made by itself is ever let go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime

AUTOMATIC = "automatisch"
"""What the name of a backup says that the program made by itself."""
BEFORE = "voor-versie"
"""What the name of a backup says that was made before a migration; the version follows."""

PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (7, lambda moment: moment.date()),
    (4, lambda moment: moment.isocalendar()[:2]),
    (12, lambda moment: (moment.year, moment.month)),
)
"""How many days, weeks and months with a backup keep their newest one."""

_MOMENT = "%Y-%m-%dT%H-%M-%S"
_NAME = re.compile(r"([0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?:-[0-9]{2}){2})(?:-([a-z][a-z0-9-]*?))?(?:-([0-9]{1,6}))?")


@dataclass(frozen=True, order=True)
class Stamp:
    """What a backup's name says.

    Attributes:
        moment: when it was made, on the clock of then.
        number: among those of the same second, from 1.
        reason: why; empty when somebody made it by hand.
    """

    moment: datetime
    number: int = 1
    reason: str = ""

    @property
    def automatic(self) -> bool:
        """Whether the program made it by itself, on locking."""
        return self.reason == AUTOMATIC


def named(moment: datetime, reason: str = "", number: int = 1) -> str:
    """The name of a backup."""
    parts = [moment.strftime(_MOMENT), reason, str(number) if number > 1 else ""]
    return "-".join(part for part in parts if part)


def stamp(name: str) -> Stamp | None:
    """Read a name; None when no backup is called so."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        moment = datetime.strptime(found[1], _MOMENT)
    except ValueError:
        return None
    return Stamp(moment, int(found[3] or 1), found[2] or "")


def order(name: str) -> tuple[Stamp, str]:
    """By this names are sorted, the oldest first; what is not a backup's name comes before them."""
    return stamp(name) or Stamp(datetime.min), name


def kept(names: Iterable[str], now: datetime) -> set[str]:
    """The names that stay: of 7 days, 4 weeks and 12 months the newest, and all that is not for us to take away.

    Args:
        now: what the clock says; whatever is later than that stays.
    """
    staying, past = set(), []
    for name in names:
        found = stamp(name)
        if found is None or not found.automatic or found.moment > now:
            staying.add(name)
        else:
            past.append((found, name))
    past.sort(reverse=True)
    for most, period in PERIODS:
        seen: set[Hashable] = set()
        for found, name in past:
            if len(seen) == most:
                break
            if period(found.moment) not in seen:
                seen.add(period(found.moment))
                staying.add(name)
    return staying
