"""The preferences page draws itself from the table of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop import paths
from desktop.forms.looks import button, label, named
from desktop.municipality.load import names
from desktop.settings import TABLE, Preference
from desktop.views.desk import Desk
from desktop.views.page import Page

_HIDDEN = ("good_municipality", "last_vault")


class PreferencesPage(Page):
    """One row for each preference; a change counts at once, and for the municipality after the next unlock."""

    title = "Voorkeuren"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._settings = desk.settings
        card = QFrame()
        card.setProperty("look", "card")
        card.setMaximumWidth(640)
        form = QFormLayout(card)
        form.setContentsMargins(24, 20, 24, 24)
        form.setVerticalSpacing(12)
        for preference in TABLE:
            if preference.key not in _HIDDEN:
                form.addRow(label(preference.text), self._field(preference))
        form.addRow(label("Een andere gemeente en lettergrootte gelden vanaf de volgende keer openen.", "help"))
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 24, 40, 24)
        whole.addWidget(label(self.title, "title"))
        whole.addWidget(card)
        whole.addLayout(row)
        whole.addStretch(1)

    def _field(self, preference: Preference) -> QWidget:
        value = self._settings.get(preference.key)
        if isinstance(value, int):
            number = QSpinBox()
            number.setRange(preference.lowest, preference.highest)
            number.setValue(value)
            number.valueChanged.connect(lambda changed: self._settings.set(preference.key, changed))
            named(number, f"preference:{preference.key}", preference.text)
            return number
        box = QComboBox()
        box.addItems(names(paths.questionnaires()))
        box.setCurrentText(value)
        box.currentTextChanged.connect(lambda changed: self._settings.set(preference.key, changed))
        named(box, f"preference:{preference.key}", preference.text)
        return box
