"""A work list on paper: what waits for whom, over all dossiers. Dutch, for the professionals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.dossier.work import Task, Work
from desktop.guide import Guide
from desktop.letters.model import Block, Letter, Paragraph, Table
from desktop.letters.occasion import letterhead
from desktop.letters.report import STATUSES
from desktop.questions import dates

_HEAD = ("Uiterlijk", "Nieuwkomer", "Wat", "Wie doet het", "Stand")
_SHARES = (0.14, 0.19, 0.27, 0.24, 0.16)
_OWNERS = {"newcomer": "de nieuwkomer", "interpreter": "de tolk"}


def work_paper(guide: Guide, work: Work, title: str, today: date) -> Letter:
    """The tasks of a list in the order in which they were asked for.

    Args:
        title: what the list is called, in Dutch; it names nobody.
    """
    blocks = tuple(_blocks(guide, work, today))
    people = tuple(dict.fromkeys(task.dossier for task in work.tasks))
    return Letter("work", title, letterhead(guide), blocks, f"{today.isoformat()}-werklijst", people=people)


def _blocks(guide: Guide, work: Work, today: date) -> Iterator[Block]:
    if not work.tasks:
        yield Paragraph("Op deze lijst staat niets.")
        return
    late = sum(task.overdue for task in work.tasks)
    count = "1 afspraak" if work.total == 1 else f"{work.total} afspraken"
    shown = f", de eerste {len(work.tasks)} staan hier" if work.total > len(work.tasks) else ""
    agreed = {task.professional for task in work.tasks}
    by = f" Afgesproken door {', '.join(agreed)}." if len(agreed) == 1 and all(agreed) else ""
    yield Paragraph(f"Op {dates.write(today)}: {count}{shown}. Te laat: {late}.{by}", "lead")
    yield Table(_HEAD, tuple(_row(guide, task, len(agreed) > 1) for task in work.tasks), _SHARES)


def _row(guide: Guide, task: Task, with_professional: bool) -> tuple[str, ...]:
    due = dates.write(task.due_on) or "–"
    if task.overdue:
        due += "\nte laat"
    by = _by(guide, task)
    if with_professional and task.professional not in ("", by):
        by += f"\n({task.professional})"
    return due, task.name, task.title, by, _status(task)


def _by(guide: Guide, task: Task) -> str:
    """Who has to do it."""
    name = task.organisation or task.owner
    if name == "professional":
        return "de gemeente"
    known = guide.municipality.organisation_by_id.get(name)
    return known.name if known else _OWNERS.get(name, name)


def _status(task: Task) -> str:
    if task.kind == "action":
        return "nog te doen"
    words = {str(key): said for key, said in STATUSES.items()}[task.status]
    return f"{words}\n{dates.write(task.since)}" if task.since else words
