"""The list of attendance of a meeting, in Dutch, that lies on a table in a room: first names, and boxes to tick.

Everybody who comes in reads it. So nobody's surname, language or origin stands on it, nor why somebody was invited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.dossier.around import Meeting
from desktop.guide import Guide
from desktop.letters.model import Block, Letter, Paragraph, Promise, Promises
from desktop.letters.occasion import in_dutch, letterhead

BESIDE = 6
"""Empty lines for who comes without an invitation."""
_LINE = "…" * 20


def attendance_list(guide: Guide, meeting: Meeting, title: str, names: Sequence[str]) -> Letter:
    """Who is expected, by first name.

    Args:
        title: the theme in Dutch.
        names: of who was invited or came, whole.
    """
    blocks = tuple(_blocks(meeting, names))
    return Letter("attendance", title, letterhead(guide), blocks, f"{meeting.day.isoformat()}-aanwezig")


def first_names(names: Sequence[str]) -> list[str]:
    """First names in order; a number tells two of the same apart: a letter of the surname would tell more."""
    firsts = sorted(map(_first, names), key=str.casefold)
    often, seen = Counter(firsts), Counter[str]()
    found = []
    for name in firsts:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if often[name] > 1 else name)
    return found


def _first(name: str) -> str:
    return name.split()[0] if name.split() else "–"


def _blocks(meeting: Meeting, names: Sequence[str]) -> Iterator[Block]:
    where = ", ".join(filter(None, (meeting.time, " ".join(meeting.place.split()))))
    yield Paragraph(f"{in_dutch(meeting.day)}{', ' if where else ''}{where}", "lead", icon="calendar")
    yield Paragraph("Bent u er? Zet een kruisje bij uw voornaam.")
    yield Promises(tuple(Promise(name) for name in first_names(names)))
    yield Paragraph("Staat uw naam er niet? Schrijf hier uw voornaam.")
    yield Promises(tuple(Promise(_LINE) for _ in range(BESIDE)))
