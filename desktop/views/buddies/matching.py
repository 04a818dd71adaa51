"""Keeps what is done with matches, each in one step in the vault; what gives doubt is asked first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.dossier import buddies
from desktop.dossier.around import Buddy, BuddyMatch, Frequency
from desktop.dossier.model import Dossier
from desktop.errors import AnswerError, UserError
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.attempt import attempt
from desktop.views.buddies.match_form import MatchForm
from desktop.views.desk import Desk

ANYWAY = "Toch koppelen?"


class Matching(QObject):
    """Reads a dossier anew before it changes it.

    Signals:
        changed: something is in the vault, and the page is to be read again.
    """

    changed = Signal()

    def __init__(self, desk: Desk, undo: UndoBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._undo = desk, undo

    def match(
        self,
        dossier_id: str,
        buddy: Buddy,
        others: Sequence[str],
        since: date,
        often: Frequency | None,
        form: MatchForm,
    ) -> None:
        """Match them.

        Args:
            others: of whom this buddy is one already, as it may be said here.
            form: where it is asked, and said what is wrong.
        """
        today = self._desk.today()

        def make() -> None:
            made: list[BuddyMatch] = []
            if self._do(dossier_id, lambda one: made.append(buddies.match(one, buddy, since, today, often))):
                said = f"{dossier.newcomer.name} en {buddy.name} zijn gekoppeld."
                self._undo.offer(said, lambda: self._undone(dossier_id, made[0].id))

        try:
            dossier = self._desk.dossiers.open(dossier_id)
            doubts = buddies.doubts(dossier, buddy, others, today)
            buddies.match(dossier, buddy, since, today, often)  # of a copy: what cannot be is said before it is asked
        except AnswerError as error:
            form.complain(str(error))
            return
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        if doubts:
            form.ask(" ".join([*doubts, ANYWAY]), make)
        else:
            make()

    def meet(self, dossier_id: str, match: BuddyMatch, often: Frequency | None) -> None:
        """Keep how often they meet; the page shows it already. Args: match: as the page has it."""
        if self._do(dossier_id, lambda dossier: buddies.meet(dossier, match.id, often), quiet=True):
            match.frequency = often
        else:
            self.changed.emit()  # it shows again what is in the vault

    def end(
        self, dossier_id: str, match_id: str, on: date, reason: str, again: bool, complain: Callable[[str], None]
    ) -> None:
        """End a match. Args: complain: says what is wrong where it was typed."""
        today = self._desk.today()
        self._do(dossier_id, lambda dossier: buddies.end(dossier, match_id, on, reason, today, again), complain)

    def _undone(self, dossier_id: str, match_id: str) -> None:
        self._do(dossier_id, lambda dossier: buddies.undo(dossier, match_id))

    def _do(
        self,
        dossier_id: str,
        change: Callable[[Dossier], object],
        complain: Callable[[str], None] | None = None,
        *,
        quiet: bool = False,
    ) -> bool:
        """As `change_dossier`. Args: quiet: nothing is read again."""
        if not change_dossier(self._desk, dossier_id, change, complain):
            return False
        if not quiet:
            self.changed.emit()
        return True


def change_dossier(
    desk: Desk, dossier_id: str, change: Callable[[Dossier], object], complain: Callable[[str], None] | None = None
) -> bool:
    """Change a dossier as it is in the vault, or say why that cannot be, as `attempt`."""

    def do() -> None:
        dossier = desk.dossiers.open(dossier_id)
        change(dossier)
        desk.dossiers.save(dossier)

    return attempt(desk, do, complain)
