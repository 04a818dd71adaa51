"""Inviting the chosen people: on paper, all in one PDF, or as a message for one; and that it is noted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.inviting import Invitee
from desktop.forms.looks import label
from desktop.views.meetings.meeting_words import names
from desktop.views.planning.arranging_panel import ArrangingPanel

INVITING = "Wie u uitnodigt, komt in de lijst 'Uitgenodigd', met de reden. Op de uitnodiging staat geen reden."
CALLING_OFF = "Op dit papier staat dat de bijeenkomst niet doorgaat."


class InvitingPanel(ArrangingPanel):
    """Print, save, copy or only note.

    Signals:
        printed, saved: these are to be printed, or saved in one PDF.
        noted: these are invited in another way.
        asked: the message for this one person is wanted.
    """

    printed = Signal(object)
    saved = Signal(object)
    noted = Signal(object)
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("inviting_panel", "Uitnodigen", parent)
        self.people: Sequence[Invitee] = []
        self._words = label("", "small")
        self._words.setObjectName("inviting_words")
        self.body.addWidget(self._words)
        self._print = self.add_button("Afdrukken", "inviting_print", "primary")
        self._save = self.add_button("Opslaan als één PDF", "inviting_save")
        self._message = self.add_button("Bericht om te kopiëren", "inviting_message")
        self._note = self.add_button("Alleen noteren: uitgenodigd", "inviting_note")
        self._print.clicked.connect(lambda: self.printed.emit(self.people))
        self._save.clicked.connect(lambda: self.saved.emit(self.people))
        self._note.clicked.connect(lambda: self.noted.emit(self.people))
        self._message.clicked.connect(lambda: self.asked.emit(self.people[0]))
        self.add_close("inviting_close")

    def open(self, people: Sequence[Invitee], *, cancelled: bool) -> None:
        """Open it for these people. Args: cancelled: they hear that it does not go on."""
        self.people = people
        self._words.setText(CALLING_OFF if cancelled else INVITING)
        self._message.setVisible(len(people) == 1)
        self._note.setVisible(not cancelled)
        self._print.setText("Afdrukken" if cancelled else "Afdrukken en noteren")
        self._save.setText("Opslaan als één PDF" if cancelled else "Opslaan als één PDF en noteren")
        for part in (self._print, self._save):
            part.setAccessibleName(part.text())
        self.show_items((), names(people))
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)
