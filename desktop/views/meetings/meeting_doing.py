"""What is done with a meeting and the people chosen for it: off the GUI thread, and said when it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from desktop.dossier.around import Meeting
from desktop.dossier.inviting import Invitee
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.meetings.meeting_desk import Known, cancelled, contacted, invited, kept, removed, ticked
from desktop.views.meetings.meeting_words import CANCELLED, TELL_THEM, people


class MeetingDoing(QObject):
    """One thing at a time.

    Signals:
        busy: whether something is being kept.
        done: it is kept, or was refused: what is shown of these people (their ids) is out of date; of none: of all.
        saved: the meeting itself was kept.
        gone: the meeting was thrown away.
    """

    busy = Signal(bool)
    done = Signal(object)
    saved = Signal()
    gone = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._errands = desk, Errands(desk.background, self)

    def note(self, found: Known, items: Sequence[Invitee]) -> None:
        """These are invited."""
        words = f"Genoteerd: {people(len(items))} uitgenodigd."
        self._run(lambda: invited(self._desk, found.meeting, found.title, items), words, items)

    def tick(self, found: Known, items: Sequence[Invitee], *, came: bool) -> None:
        """These came, or did not; when that is what stands there already, it is taken back."""
        known = all(item.attendance and item.attendance.came is came for item in items)
        words = "Teruggenomen." if known else "Genoteerd: kwam." if came else "Genoteerd: kwam niet."
        self._run(lambda: ticked(self._desk, found.meeting, found.title, items, None if known else came), words, items)

    def contact(self, found: Known, item: Invitee, words: str, owner: str, due_on: date | None) -> None:
        """A contact becomes an action."""
        said = f"Het contact staat als actie in het dossier van {item.name}."
        self._run(lambda: contacted(self._desk, found.meeting, found.title, item, words, owner, due_on), said, [item])

    def cancel(self, found: Known, *, yes: bool) -> None:
        """The meeting does not go on, or does after all."""
        told = TELL_THEM if any(item.attendance for item in found.everybody) else ""
        words = f"{CANCELLED}{told}" if yes else "Genoteerd: de bijeenkomst gaat toch door."
        self._run(lambda: cancelled(self._desk, found.meeting, yes), words)

    def remove(self, found: Known) -> None:
        """Throw the meeting away."""
        self._run(lambda: removed(self._desk, found.meeting), "De bijeenkomst is weggegooid.", then=self.gone.emit)

    def keep(self, meeting: Meeting, before: Meeting | None) -> None:
        """Keep the meeting itself; when it moves, the dossiers of who was invited follow."""
        self._run(lambda: kept(self._desk, meeting, before), "De bijeenkomst is opgeslagen.", then=self.saved.emit)

    def _run(
        self,
        work: Callable[[], None],
        said: str,
        items: Sequence[Invitee] = (),
        then: Callable[[], None] | None = None,
    ) -> None:
        def done(_: None) -> None:
            self.busy.emit(False)
            self._desk.tell(said, "done")
            if then:
                then()
            else:
                self.done.emit({item.dossier_id for item in items})

        def refused(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "error")
            self.done.emit(set())

        self.busy.emit(True)
        self._errands.run(work, done, refused)
