"""A day that is probably a mistake is asked about once; whoever says it again means it."""

from __future__ import annotations

from datetime import date

from desktop.dossier.model import Dossier
from desktop.dossier.planning import unlikely
from desktop.errors import AnswerError


class UnlikelyDay:
    """Remembers which day of a conversation was asked about."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._asked: date | None = None

    def check(self, held_on: date) -> None:
        """Let a day pass, an unlikely one the second time.

        Raises:
            AnswerError: it lies long before the koppeling, and was not asked about yet.
        """
        if unlikely(self._dossier, held_on) and held_on != self._asked:
            self._asked = held_on
            raise AnswerError("Deze datum ligt meer dan een jaar vóór de koppeling. Klopt hij? Kies dan nog eens.")
