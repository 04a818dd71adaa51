"""An appointment for the chosen conversations: day, time, place; and that one does not go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.schedule import Upcoming
from desktop.views.papers.invitation_form import InvitationForm
from desktop.views.planning.arranging_panel import ArrangingPanel

WHICH_DAY = "Vul een dag in."


class AppointmentPanel(ArrangingPanel):
    """Opens with what is known of the first.

    Signals:
        given: what was agreed (`Arrangement`, of no round yet).
        called_off: the appointment does not go on.
    """

    given = Signal(object)
    called_off = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("appointment_panel", "Afspraak noteren", parent)
        self._today, self._place = today, ""
        self._form = InvitationForm(today, around="", beside=True)
        self.body.addWidget(self._form)
        self.add_button("Afspraak noteren", "appointment_keep", "primary").clicked.connect(self._give)
        self._off = self.add_button("Afspraak gaat niet door", "appointment_off")
        self._off.clicked.connect(self.called_off)
        self.add_close("appointment_close")
        self._form.wrong.connect(lambda _: self.claim())

    def open(self, items: Sequence[Upcoming], about: str) -> None:
        """Open it. The place that was last given is proposed when nothing was agreed yet."""
        made = [item.appointment for item in items if item.appointment]
        coming = made[0] if made and made[0].day and made[0].day >= self._today() else None
        day = coming.day.isoformat() if coming and coming.day else ""
        at, where = (coming.time, coming.place) if coming else ("", self._place)
        self._form.show_known({"day": day, "time": at, "place": where})
        self._off.setVisible(bool(made))
        self.show_items(items, f"Afspraak: {about}")
        self._form.take_focus()

    def typed(self) -> dict[str, str]:
        """What stands in the lines."""
        return self._form.typed()

    def show_typed(self, typed: dict[str, str]) -> None:
        """Put back what `typed` gave."""
        self._form.show_typed(typed)

    def _give(self) -> None:
        if not self._form.good:
            return
        said = self._form.said
        if not said["day"]:
            self._form.complain(WHICH_DAY)
            self.claim()
            self._form.take_focus()
            return
        day, self._place = date.fromisoformat(said["day"]), said["place"]
        self.given.emit(Arrangement("", "appointment", self._today(), day, time=said["time"], place=said["place"]))
