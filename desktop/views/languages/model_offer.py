"""A model from a file, shown before it is installed: its facts, what it replaces, yes or no."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, look
from desktop.translate.models import Model, Offer
from desktop.views.clearing import clear
from desktop.views.languages.model_summary import ModelFacts, size

CHECK = (
    "Vergelijk de SHA-256 met die op de plek waar het model vandaan komt. Is zij anders? Installeer het model dan niet."
)


class ModelOffer(QFrame):
    """Hidden until a file was looked at; the keyboard is on the answer that changes nothing.

    Signals:
        agreed: the person has seen the facts and wants this model (an Offer).
    """

    agreed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self.setObjectName("model_offer")
        self._offer: Offer | None = None
        self._facts = QVBoxLayout()
        self._replaces = label("", "reason")
        self._replaces.setObjectName("model_replaces")
        yes, no = button("Installeren", "model_yes", "primary"), button("Niet installeren", "model_no")
        self._no = no
        yes.clicked.connect(self._agree)
        no.clicked.connect(self.put_away)
        answers = QHBoxLayout()
        answers.addWidget(yes)
        answers.addWidget(no)
        answers.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.setSpacing(8)
        rows.addWidget(label("Dit model installeren?", "heading"))
        rows.addLayout(self._facts)
        rows.addWidget(self._replaces)
        rows.addWidget(label(CHECK, "help"))
        rows.addLayout(answers)
        self.hide()

    def show_offer(self, offer: Offer) -> None:
        """Show what a file holds."""
        self._offer = offer
        clear(self._facts)
        self._facts.addWidget(ModelFacts(offer.model))
        self._replaces.setText(replaces(offer.model, offer.installed) if offer.installed else "")
        self._replaces.setVisible(offer.installed is not None)
        self.show()
        self._no.setFocus()

    def put_away(self) -> None:
        """Show nothing; nothing is installed."""
        self._offer = None
        self.hide()

    def _agree(self) -> None:
        offer = self._offer
        self.put_away()
        if offer is not None:
            self.agreed.emit(offer)


def replaces(new: Model, old: Model) -> str:
    """What is lost by installing, in Dutch."""
    if new.sha256 == old.sha256:
        return "Precies dit model is al geïnstalleerd."
    return (
        f"Dit vervangt het model dat er al is: {old.name}, versie {old.version}, {size(old.size)}. "
        "Dat model is daarna weg."
    )
