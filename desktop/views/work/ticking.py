"""An action is done, said in the list itself: the dossier is opened, settled and saved in one go."""

from __future__ import annotations

from desktop.dossier.model import ActionStatus
from desktop.dossier.steps import settle
from desktop.dossier.work import Task
from desktop.errors import AnswerError
from desktop.views.desk import Desk

GONE = "Deze actie staat niet meer in het dossier. De lijst is bijgewerkt."


def settle_task(desk: Desk, task: Task, *, done: bool) -> None:
    """Say of an action of the list that it is done today, or open after all. What is so already stays so.

    Raises:
        DossierMissing: the dossier was deleted since the list was read.
        AnswerError: the action is not there any more.
        NotSaved, VaultDamaged: the disk refused; nothing changed.
    """
    status: ActionStatus = "done" if done else "open"
    today, dossier = desk.today(), desk.dossiers.open(task.dossier)
    action = next((one for one in dossier.actions if one.id == task.id), None)
    if action is None:
        raise AnswerError(GONE)
    if action.status != status:
        settle(action, status, today, today)
        desk.dossiers.save(dossier)
