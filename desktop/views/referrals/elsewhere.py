"""One referral, or in its place the choice of another organisation for the same help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.dossier.model import Dossier, Referral
from desktop.views.agreements.referral_editor import ReferralEditor
from desktop.views.clearing import forget
from desktop.views.desk import Desk

HALF_WRITTEN = "Deze doorverwijzing is nog niet afgesproken. Kies eerst 'Afspreken' of 'Annuleren'."


class Elsewhere(QStackedWidget):
    """Shows `referral` until another organisation is to be chosen, in the editor that a conversation has too.

    Signals:
        decided, signed, stop: as of `ReferralEditor`.
        agreed: a draft of the other referral, which is not part of the dossier yet.
    """

    decided = Signal(str, str)
    signed = Signal(str, bool)
    stop = Signal(str)
    agreed = Signal(object)

    def __init__(self, desk: Desk, dossier: Dossier, referral: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._dossier = desk, dossier
        self._editor: ReferralEditor | None = None
        self.addWidget(referral)

    def choose(self, referral: Referral, heading: str) -> None:
        """Let somebody choose another organisation instead of that of a referral; agreed in the last conversation."""
        self.close_editor()
        talk = self._dossier.conversations[-1]
        draft = Referral("", talk.round, need=referral.need, reason=referral.reason)
        editor = ReferralEditor(self._desk, self._dossier, talk, draft, heading, "Afspreken")
        editor.decided.connect(self.decided)
        editor.signed.connect(self.signed)
        editor.stop.connect(self.stop)
        editor.saved.connect(self.agreed)
        editor.cancelled.connect(self.close_editor)
        self._editor = editor
        self.addWidget(editor)
        self.setCurrentWidget(editor)
        editor.setFocus()

    def may_leave(self) -> bool:
        """Whether nothing is half chosen; otherwise the editor says what to do first."""
        half = self._editor is not None and self._editor.touched
        if half:
            self.refuse(HALF_WRITTEN)
        return not half

    def refuse(self, sentence: str) -> None:
        """Say in the editor why it cannot be so."""
        if self._editor is not None:
            self._editor.complain(sentence)

    def close_editor(self) -> None:
        """Show the referral again; what was half chosen is forgotten."""
        if self._editor is not None:
            self.removeWidget(self._editor)
            forget(self._editor)
            self._editor = None
