"""The chain of a log: each entry carries the SHA-256 of the one before it and of everything it says itself.

    hash(0) = SHA-256("startgesprek-log/1 " + the vault's own random id)
    hash(n) = SHA-256(JSON [hash(n - 1), number, at, who, dossier, kind, detail])

The JSON is in ASCII without spaces, so that any other tool can compute it again. Pure: knows no database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

BEGINNING = "startgesprek-log/1 "
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
"""How a moment is written: seconds, always in UTC."""
_MOST = 20  # sentences; who must be told more than this is told enough


@dataclass(frozen=True)
class Entry:
    """Who did what.

    Attributes:
        number: 1 for the first of a vault, and one more for each.
        at: in UTC, to the second; the first second of year 1 when somebody made nonsense of it.
        who: name of whose passphrase was used; empty for the recovery key.
        dossier: id, also of one that is deleted by now; empty when it was about none.
        kind: one of `log.KINDS`.
        detail: a word of a closed list or a number; for keys the name of their holder.
        fingerprint: the hash in hexadecimal; it stands for this entry and all before it.
    """

    number: int
    at: datetime
    who: str
    dossier: str
    kind: str
    detail: str
    fingerprint: str


@dataclass(frozen=True)
class End:
    """Where a log ends, as it is kept apart from its entries.

    Attributes:
        vault: the vault's own random id.
        number: of the last entry; 0 when there is none.
        fingerprint: of the last entry; empty when there is none.
    """

    vault: str
    number: int
    fingerprint: str


Row = Sequence[object]
"""number, at, who, dossier, kind, detail and hash, as they lie in the database: anything, after some tampering."""


def linked(end: End, row: Row) -> str:
    """The hash of an entry that comes after an end: hexadecimal, 64 signs.

    Args:
        row: its fields without the hash.

    Raises:
        TypeError: a field is no text or number.
    """
    before = end.fingerprint or _hash(f"{BEGINNING}{end.vault}")
    return _hash(json.dumps([before, *row], ensure_ascii=True, separators=(",", ":")))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("ascii", "backslashreplace")).hexdigest()


def entry(row: Row) -> Entry:
    """What lies in a row, as far as it can be read."""
    number, at, *fields = row
    who, dossier, kind, detail, fingerprint = map(clean, fields)
    return Entry(number if isinstance(number, int) else 0, moment(at), who, dossier, kind, detail, fingerprint)


def clean(field: object) -> str:
    """A field of a row as text, also when somebody put something else there."""
    return str(field).encode("utf-8", "replace").decode()


def moment(written: object) -> datetime:
    """A moment as it was written."""
    try:
        return datetime.fromisoformat(str(written)).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def breaks(rows: Iterable[Row], end: End) -> list[str]:
    """What does not fit, a Dutch sentence each, by number; at most some twenty.

    Args:
        rows: in the order of their numbers.
        end: where the log should end.
    """
    found: list[str] = []
    for sentence in _breaks(rows, end):
        if len(found) == _MOST:
            return [*found, "En zo nog meer regels van het logboek."]
        found.append(sentence)
    return found


def _breaks(rows: Iterable[Row], end: End) -> Iterator[str]:
    at = End(end.vault, 0, "")
    for row in rows:
        number, fingerprint = row[0], row[-1]
        if not isinstance(number, int) or number <= at.number:
            yield f"Regel {number} van het logboek hoort er niet in."
            continue
        missing = number > at.number + 1
        if missing:
            yield _missing(at.number + 1, number - 1)
        # After a hole there is nothing to compare with: the entry behind it is only as good as the next shows.
        if not missing and not _fits(at, row):
            yield f"Regel {number} van het logboek is veranderd, of de regel ervoor."
        at = End(end.vault, number, str(fingerprint))
    if at.number < end.number:
        yield _missing(at.number + 1, end.number)
    elif at.number > end.number:
        yield f"Na regel {end.number} is iets aan het logboek toegevoegd buiten het programma om."
    elif at.fingerprint != end.fingerprint:
        yield f"Het einde van het logboek (regel {end.number}) is veranderd."


def _fits(end: End, row: Row) -> bool:
    try:
        return linked(end, row[:-1]) == row[-1]
    except TypeError:
        return False


def _missing(first: int, last: int) -> str:
    if first == last:
        return f"Regel {first} van het logboek ontbreekt."
    return f"Regel {first} tot en met {last} van het logboek ontbreken."


def backward(rows: Iterable[Row]) -> list[str]:
    """Where the clock had been set back, a Dutch sentence each: a remark, no damage."""
    found: list[str] = []
    earlier = ""
    for row in rows:
        now = str(row[1])
        if now < earlier and len(found) < _MOST:
            found.append(f"Bij regel {row[0]} van het logboek stond de klok van de computer terug ({now}).")
        earlier = now
    return found
