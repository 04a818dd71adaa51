"""Before several invitations leave at once: how many, and whose day is not known yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.schedule import Upcoming
from desktop.forms.looks import label
from desktop.views.planning.arranging_panel import ArrangingPanel
from desktop.views.planning.planning_words import people


class InvitePanel(ArrangingPanel):
    """Print or save.

    Signals:
        printed: these are to be printed.
        saved: these are to be saved in one PDF.
    """

    printed = Signal(object)
    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("invite_panel", "Uitnodigingen", parent)
        self._words = label("")
        self._words.setObjectName("invite_words")
        self.body.addWidget(self._words)
        self._print = self.add_button("Afdrukken", "invite_print", "primary")
        self._print.clicked.connect(lambda: self.printed.emit(self.items))
        save = self.add_button("Opslaan als één PDF", "invite_save")
        save.clicked.connect(lambda: self.saved.emit(self.items))
        self.add_close("invite_close")

    def open(self, items: Sequence[Upcoming], today: date) -> None:
        """Open it; `today` tells which appointments are still to come."""
        agreed = [item for item in items if item.appointment and item.appointment.day and item.appointment.day >= today]
        without = len(items) - len(agreed)
        if not without:
            words = "Op elke uitnodiging staan dag, tijd en plaats zoals afgesproken."
        elif not agreed:
            words = "Er is nog geen afspraak. Op elke uitnodiging staat dat u belt over de dag en de tijd."
        else:
            words = f"Van {without} is er nog geen afspraak: daarop staat dat u belt over de dag en de tijd."
        self._words.setText(words)
        self.show_items(items, people(len(items)))
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)
