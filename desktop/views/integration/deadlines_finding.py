"""Reads what comes and has passed of everybody, off the GUI thread; when it is asked again meanwhile, only the last
counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.dossier import integration
from desktop.dossier.model import Dossier
from desktop.guide import Guide
from desktop.monitor.undisturbed import undisturbed
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.integration.wanted import LISTS, Row, in_order


@dataclass(frozen=True)
class Found:
    """What was read.

    Attributes:
        rows: the most urgent first.
        today: the day that everything is counted from.
    """

    rows: tuple[Row, ...]
    today: date


class DeadlinesFinding(QObject):
    """One reading at a time.

    Signals:
        read: what was found (`Found`), as it is now.
        failed: it could not be read (a sentence).
    """

    read = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._errands = desk, Errands(desk.background, self)
        self._under_way = self._again = False

    @property
    def busy(self) -> bool:
        """Whether an answer has still to come."""
        return self._under_way

    def begin(self) -> None:
        """Read it, or once more when it is being read."""
        if self._under_way:
            self._again = True
            return
        self._under_way, desk = True, self._desk
        self._errands.run(lambda: find(desk), self._done, self._refused)

    def _done(self, found: Found) -> None:
        if not self._once_more():
            self.read.emit(found)

    def _refused(self, sentence: str) -> None:
        if not self._once_more():
            self.failed.emit(sentence)

    def _once_more(self) -> bool:
        again, self._under_way, self._again = self._again, False, False
        if again:
            self.begin()
        return again


def find(desk: Desk) -> Found:
    """What comes and has passed of everybody.

    Raises:
        VaultError: the vault cannot be read.
    """
    guide, today = desk.guide, desk.today()
    asked = integration.questions(guide.municipality)
    with undisturbed():
        return Found(tuple(told(guide, desk.dossiers.around.integration(guide.questionnaire, asked), today)), today)


def told(guide: Guide, dossiers: Iterable[Dossier], today: date) -> list[Row]:
    """What comes and has passed of these dossiers, in its order."""
    from desktop.store.names import folded

    rows = []
    for dossier in dossiers:
        due = integration.due(dossier, guide.municipality, guide.questionnaire, today)
        found = [one for one in due if one.urgency in LISTS]
        if found:
            name = dossier.newcomer.name
            compared = f" {folded(name)}"
            rows += [Row(dossier.id, name, compared, one) for one in found]
    return in_order(rows)
