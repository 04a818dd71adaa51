"""What a newcomer wishes of a buddy, filled in together at the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.dossier.around import BuddyWish
from desktop.forms.looks import label, named
from desktop.municipality.model import Municipality
from desktop.views.buddies.offer_fields import OfferFields, choice
from desktop.views.buddies.offer_form import OfferForm
from desktop.views.wording import begun

NOTE = "Notitie voor collega’s: het maatje hoort dit niet"


class WishForm(OfferForm):
    """The kind of buddy, and what a wish shares with an offer."""

    def __init__(self, wish: BuddyWish, municipality: Municipality, title: str, parent: QWidget | None = None) -> None:
        settings = municipality.settings
        super().__init__("wish", title, OfferFields("wish", settings.neighbourhoods, wish, NOTE), "Bewaren", parent)
        kinds = [(kind.id, begun(kind.title)) for kind in settings.buddies.kinds]
        if wish.kind and wish.kind not in dict(kinds):
            kinds.append((wish.kind, "Een soort die er niet meer is"))
        self._kind = choice([("", "Maakt niet uit"), *kinds])
        self._kind.setCurrentIndex(max(0, self._kind.findData(wish.kind)))
        above = label("Wat voor maatje?")
        above.setBuddy(self._kind)
        named(self._kind, "wish:kind", "Wat voor maatje?")
        self.body.addWidget(above)
        self.body.addWidget(self._kind)
        self.first = self._kind
        self.begin()

    def read(self) -> dict[str, Any]:
        """What the fields say, by the names of a wish."""
        return {"kind": str(self._kind.currentData() or ""), **super().read()}

    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        return {"kind": str(self._kind.currentData() or ""), **super().typed()}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put it back."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(typed.get("kind", ""))))
        super().show_typed(typed)
