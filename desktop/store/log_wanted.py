"""Which entries of a log are wanted, and how that is asked of the database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desktop.store.log_chain import MOMENT


@dataclass(frozen=True)
class Wanted:
    """A choice of entries; what is None does not choose.

    Attributes:
        dossier: id of the dossier it is about.
        dossiers: ids of some, of which it is about one.
        who: name of whoever did it; the empty name is the recovery key.
        kind: one of `log.KINDS`.
        since, until: moments in UTC; the second is no longer wanted itself.
        before: a number; only what was noted earlier.
    """

    dossier: str | None = None
    dossiers: tuple[str, ...] | None = None
    who: str | None = None
    kind: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None

    def earlier_than(self, number: int) -> Wanted:
        """The same, of what was noted before an entry."""
        return replace(self, before=number)

    def condition(self) -> tuple[str, list[str | int]]:
        """What comes after WHERE, and the values for its question marks."""
        asked = (
            ("dossier = ?", self.dossier),
            ("who = ?", self.who),
            ("kind = ?", self.kind),
            ("at >= ?", self.since.strftime(MOMENT) if self.since else None),
            ("at < ?", self.until.strftime(MOMENT) if self.until else None),
            ("number < ?", self.before),
        )
        words = [part for part, value in asked if value is not None]
        values = [value for _, value in asked if value is not None]
        if self.dossiers is not None:
            words.append(f"dossier IN ({', '.join('?' * len(self.dossiers))})")
            values.extend(self.dossiers)
        return " AND ".join(words) or "true", values
