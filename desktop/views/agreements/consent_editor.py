"""What the newcomer decides about a referral that went already: he can take his consent back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.model import Conversation, Dossier, Referral
from desktop.municipality.model import Organisation
from desktop.views.agreements.consent_choice import ConsentChoice
from desktop.views.agreements.editor import Editor
from desktop.views.desk import Desk


class ConsentEditor(Editor):
    """The choice alone. Whatever is chosen counts at once, so that there is nothing to cancel.

    Signals:
        decided, signed, stop: see `ConsentChoice`; each with the organisation's id first.
    """

    decided = Signal(str, str)
    signed = Signal(str, bool)
    stop = Signal(str)

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        referral: Referral,
        organisation: Organisation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(referral, "consent_editor", f"Toestemming voor {organisation.name}", "Klaar", parent)
        self._referral, self._organisation = referral, organisation
        self._cancel.hide()
        self._choice = ConsentChoice(desk, dossier, conversation)
        self._choice.ask_about(organisation)
        self._choice.decided.connect(self._decide)
        self._choice.signed.connect(lambda signed: self.signed.emit(organisation.id, signed))
        self._choice.stop.connect(self.stop)
        self.fields.addWidget(self._choice)
        self.fields.addStretch(1)
        self.setFocusProxy(self._choice)
        self.begin()

    def typed(self) -> tuple[object, ...]:
        """Nothing that waits to be saved."""
        return ()

    def store(self) -> Referral:
        """The referral, which stays as it is."""
        return self._referral

    def _decide(self, decision: str) -> None:
        self.decided.emit(self._organisation.id, decision)
        self._choice.ask_about(self._organisation)
