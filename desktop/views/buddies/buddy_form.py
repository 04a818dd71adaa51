"""Somebody who wants to be a buddy, and what he offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.dossier.around import Buddy
from desktop.forms.looks import label
from desktop.municipality.model import Municipality
from desktop.questions.answers import LONGEST_LINE
from desktop.views.buddies.chosen_chips import ChosenChips
from desktop.views.buddies.offer_fields import OfferFields, choice
from desktop.views.buddies.offer_form import OfferForm, typed_line
from desktop.views.newcomers.field_pairs import field_pairs
from desktop.views.wording import begun

NOTE = "Notitie"
SEXES = (("", "—"), ("female", "vrouw"), ("male", "man"), ("other", "anders"))
KEPT_HERE = "Dit blijft in de kluis, en gaat helemaal weg als u het maatje weghaalt."


class BuddyForm(OfferForm):
    """Who it is, which kinds of buddy, and what an offer shares with a wish."""

    def __init__(self, buddy: Buddy, municipality: Municipality, title: str, parent: QWidget | None = None) -> None:
        settings = municipality.settings
        super().__init__("buddy", title, OfferFields("buddy", settings.neighbourhoods, buddy, NOTE), "Bewaren", parent)
        kinds = [(kind.id, begun(kind.title)) for kind in settings.buddies.kinds]
        kinds += [(kind, kind) for kind in buddy.kinds if kind not in dict(kinds)]
        self._lines = {key: typed_line(LONGEST_LINE) for key in ("name", "phone", "email")}
        for key, line in self._lines.items():
            line.setText(getattr(buddy, key))
            line.returnPressed.connect(self.submit)
        self._sex = choice(SEXES)
        self._sex.setCurrentIndex(max(0, self._sex.findData(buddy.sex or "")))
        fields: list[tuple[str, QWidget, str]] = [
            ("Naam *", self._lines["name"], "name"),
            ("Geslacht (hoeft niet)", self._sex, "sex"),
            ("Telefoon", self._lines["phone"], "phone"),
            ("E-mail", self._lines["email"], "email"),
        ]
        for pair in field_pairs("buddy", fields):
            self.body.addWidget(pair)
        self._kinds = ChosenChips("buddy:kind", "Wil dit zijn (kies niets als alles mag)", kinds)
        self._kinds.choose(buddy.kinds)
        self.body.addWidget(label(KEPT_HERE, "small"))
        self.body.addWidget(self._kinds)
        self._kinds.setVisible(bool(kinds))
        self.first = self._lines["name"]
        self.begin()

    def read(self) -> dict[str, Any]:
        """What the fields say, by the names of a buddy."""
        said = {key: line.text() for key, line in self._lines.items()}
        return {**said, "sex": self._sex.currentData() or None, "kinds": self._kinds.chosen(), **super().read()}

    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        mine = {key: line.text() for key, line in self._lines.items()}
        chosen = {"sex": str(self._sex.currentData() or ""), "kinds": " ".join(self._kinds.chosen())}
        return {**mine, **chosen, **super().typed()}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put it back."""
        for key, line in self._lines.items():
            line.setText(typed.get(key, ""))
        self._sex.setCurrentIndex(max(0, self._sex.findData(typed.get("sex", ""))))
        self._kinds.choose(typed.get("kinds", "").split())
        super().show_typed(typed)
