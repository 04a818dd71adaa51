"""The plan on paper: who is due for which conversation, what is late first. Dutch, for the professionals.

It holds names, and no answers: the reason of an exception is what a colleague wrote about the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.dossier.planning_words import standing, when
from desktop.dossier.schedule import Upcoming
from desktop.guide import Guide
from desktop.letters.model import Block, Letter, Paragraph, Table
from desktop.letters.occasion import letterhead
from desktop.questions import dates
from desktop.translate.languages import language

_HEAD = ("Wanneer", "Nieuwkomer", "Gesprek", "Hoe het staat", "Taal")
_SHARES = (0.14, 0.22, 0.21, 0.3, 0.13)


def planning(guide: Guide, upcoming: Sequence[Upcoming], title: str, today: date) -> Letter:
    """The conversations of a list, in the order in which they are given.

    Args:
        title: what the list is called, in Dutch; it names nobody.
    """
    blocks = tuple(_blocks(guide, upcoming, today))
    people = tuple(item.dossier_id for item in upcoming)
    return Letter("planning", title, letterhead(guide), blocks, f"{today.isoformat()}-planning", people=people)


def _blocks(guide: Guide, upcoming: Sequence[Upcoming], today: date) -> Iterator[Block]:
    if not upcoming:
        yield Paragraph("Op deze lijst staat niemand.")
        return
    late = sum(item.late(today) for item in upcoming)
    count = "1 gesprek" if len(upcoming) == 1 else f"{len(upcoming)} gesprekken"
    yield Paragraph(f"Op {dates.write(today)}: {count}. Te laat: {late}.", "lead")
    yield Table(_HEAD, tuple(_row(guide, item, today) for item in upcoming), _SHARES)


def _row(guide: Guide, item: Upcoming, today: date) -> tuple[str, ...]:
    title = guide.questionnaire.round_title
    first, second = standing(item, guide.municipality, title)
    day = f"{when(item)}\nte laat" if item.late(today) else when(item)
    stands = f"{first}\n{second}" if second else first
    return day, item.newcomer.name, title(item.round), stands, language(item.newcomer.language).dutch
