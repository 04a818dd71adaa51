"""What the columns say of somebody who can be invited for a meeting, or was."""

from __future__ import annotations

from desktop.dossier.inviting import Invitee
from desktop.translate.languages import language
from desktop.views.meetings.meeting_words import stands
from desktop.views.people_model import Cell
from desktop.views.wording import day
from desktop.views.work.task_words import on_one_line

NAME, WHY, ARRIVED, STANDS = range(4)
HEADS = ("Nieuwkomer", "Waarom", "Koppeling", "Hoe het staat")


def cells(item: Invitee) -> tuple[Cell, ...]:
    """A cell for each of `HEADS`."""
    newcomer = item.guest.dossier.newcomer
    before = f"kwam al op {day(item.came_on)} bij dit thema" if item.came_on else ""
    first, *more = [reason.words for reason in item.reasons] or [""]
    return (
        Cell(on_one_line(newcomer.name), language(newcomer.language).dutch),
        Cell(first, "; ".join(filter(None, (before, *more)))),
        Cell(day(newcomer.linked_on) if newcomer.linked_on else "niet bekend"),
        Cell(*stands(item), done=item.attendance is None or not item.attendance.came),
    )
