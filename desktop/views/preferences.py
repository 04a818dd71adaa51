"""The preferences page draws itself from the table of settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QSpinBox, QVBoxLayout, QWidget

from desktop import paths
from desktop.content import read, validate
from desktop.errors import ContentError
from desktop.forms.looks import button, label, named
from desktop.municipality.load import names
from desktop.municipality.model import Settings
from desktop.settings import TABLE, Preference
from desktop.views.desk import Desk
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled
from desktop.views.steady import steady

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
        rows = QVBoxLayout(card)
        rows.setContentsMargins(24, 20, 24, 24)
        rows.setSpacing(6)
        for preference in TABLE:
            if preference.key not in _HIDDEN:
                rows.addWidget(label(preference.text))
                rows.addWidget(self._field(preference))
                rows.addSpacing(8)
        rows.addWidget(label("Een andere gemeente en lettergrootte gelden vanaf de volgende keer openen.", "help"))
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        scroll = Scrolled("preferences_scroll")
        scroll.rows.setContentsMargins(40, 24, 40, 24)
        scroll.rows.addWidget(label(self.title, "title"))
        scroll.rows.addWidget(card)
        scroll.rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _field(self, preference: Preference) -> QWidget:
        value = self._settings.get(preference.key)
        if isinstance(value, int):
            number = QSpinBox()
            steady(number)
            number.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet does not reach the line within a spin box
            number.setRange(preference.lowest, preference.highest)
            number.setValue(value)
            number.valueChanged.connect(lambda changed: self._settings.set(preference.key, changed))
            named(number, f"preference:{preference.key}", preference.text)
            return number
        box = QComboBox()
        steady(box)
        for folder in names(paths.questionnaires()):
            box.addItem(_municipality_name(folder), folder)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.currentIndexChanged.connect(lambda _: self._settings.set(preference.key, box.currentData()))
        named(box, f"preference:{preference.key}", preference.text)
        return box


def _municipality_name(folder: str) -> str:
    """The name on a municipality's letterhead; the name of its folder while its settings hold a mistake."""
    try:
        document = read(paths.questionnaires() / "municipalities" / folder / "municipality.yaml")
        return validate(document, Settings).name
    except ContentError:
        return folder
