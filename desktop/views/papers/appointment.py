"""Beside the invitation: whether the day that stands on it is kept in the plan, and the button that keeps it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Dossier
from desktop.dossier.planning import arrange
from desktop.errors import AnswerError
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.letters.invitation import agreed, next_talk
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.wording import day

NOT_YET = "Deze afspraak staat nog niet in de planning. Bij afdrukken of opslaan komt hij er vanzelf in."
KEEP = "Afspraak noteren"


class Appointment(QWidget):
    """Keeps the appointment by itself once the invitation is printed or saved.

    Attributes:
        known: day (ISO), time and place as they are kept; the place of the last conversation when nothing is.
    """

    def __init__(self, desk: Desk, dossier: Dossier, saving: DossierSaving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._dossier, self._saving = desk, dossier, saving
        last = max(reversed(dossier.conversations), key=lambda held: held.held_on, default=None)
        self.known = self._kept() or {"day": "", "time": "", "place": last.place if last else ""}
        self._said = dict(self.known)
        self._words = label("", "small")
        self._words.setObjectName("appointment_words")
        self._button = button(KEEP, "keep_appointment")
        self._button.setIcon(icon("calendar"))
        self._button.clicked.connect(self.keep)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self._words)
        rows.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def show_said(self, said: dict[str, str]) -> None:
        """Another day, time or place was typed."""
        self._said = dict(said)
        self._show()

    def keep(self) -> None:
        """Keep what is typed, when there is a day and it is not kept yet."""
        talk = next_talk(self._desk.guide, self._dossier)
        if talk is None or not self._said["day"] or self._said == self._kept():
            return
        today = self._desk.today()
        arrangement = Arrangement(
            talk.round,
            "appointment",
            today,
            date.fromisoformat(self._said["day"]),
            by=self._desk.professional,
            time=self._said["time"],
            place=self._said["place"],
        )
        try:
            arrange(self._dossier, arrangement, today)
        except AnswerError as error:
            self._words.setText(str(error))
            state(self._words, "error")
            return
        self._saving.changed()
        self._show()

    def _kept(self) -> dict[str, str] | None:
        made = agreed(next_talk(self._desk.guide, self._dossier), self._desk.today())
        return {"day": made.day.isoformat(), "time": made.time, "place": made.place} if made and made.day else None

    def _show(self) -> None:
        kept = self._kept()
        typed = bool(self._said["day"]) and next_talk(self._desk.guide, self._dossier) is not None
        there = kept is not None and kept == self._said
        words = ""
        if there and kept:
            at = f", {kept['time']}" if kept["time"] else ""
            words = f"Dit staat in de planning: {day(date.fromisoformat(kept['day']))}{at}."
        elif typed:
            words = NOT_YET
        self._words.setText(words)
        state(self._words, "")
        self._words.setVisible(bool(words))
        self._button.setVisible(typed and not there)
