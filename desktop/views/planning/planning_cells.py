"""What the columns of the plan say of one conversation."""

from __future__ import annotations

from datetime import date

from desktop.dossier.planning_words import standing, when
from desktop.dossier.schedule import Upcoming
from desktop.guide import Guide
from desktop.translate.languages import language
from desktop.views.people_model import Cell
from desktop.views.planning.planning_words import far
from desktop.views.work.task_words import on_one_line

WHEN, NAME, ROUND, STANDS, LANGUAGE = range(5)
HEADS = ("Wanneer", "Nieuwkomer", "Gesprek", "Hoe het staat", "Taal")


def cells(item: Upcoming, guide: Guide, today: date) -> tuple[Cell, ...]:
    """A cell for each of `HEADS`."""
    title, over = guide.questionnaire.round_title, item.skipped
    stands, below = standing(item, guide.municipality, title)
    return (
        Cell(when(item), far(item, today), late=item.late(today), done=over),
        Cell(on_one_line(item.newcomer.name), done=over),
        Cell(title(item.round), done=over),
        Cell(stands, below, done=over),
        Cell(language(item.newcomer.language).dutch, done=over),
    )
