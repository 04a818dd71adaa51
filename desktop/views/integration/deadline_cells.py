"""What the columns say of one thing that comes or has passed."""

from __future__ import annotations

from datetime import date

from desktop.questions import dates
from desktop.views.integration import integration_words as words
from desktop.views.integration.wanted import Row
from desktop.views.people_model import Cell
from desktop.views.wording import begun
from desktop.views.work.task_words import on_one_line

WHEN, NAME, WHAT, SOURCE = range(4)
HEADS = ("Wanneer", "Nieuwkomer", "Wat", "Waar het vandaan komt")
RECKONED = "Gerekend, niet verteld"


def cells(row: Row, today: date) -> tuple[Cell, ...]:
    """A cell for each of `HEADS`."""
    due, urgency = row.due, words.URGENCIES[row.due.urgency][0]
    day = dates.write(due.day) if due.day else urgency
    below = words.days(due, today) if due.urgency != "stuck" else urgency.lower()
    source = begun(on_one_line(due.source))
    return (
        Cell(day, below if day != urgency else "", late=due.urgency == "passed"),
        Cell(on_one_line(row.name)),
        Cell(on_one_line(due.title), source if due.reckoned else on_one_line(due.detail)),
        Cell(RECKONED if due.reckoned else source),
    )
