"""The preferences page draws itself from the table of settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QSpinBox, QVBoxLayout, QWidget

from desktop import paths
from desktop.content import read, validate
from desktop.errors import ContentError
from desktop.forms.looks import button, label, named
from desktop.municipality import kept
from desktop.municipality.load import names
from desktop.municipality.model import Settings
from desktop.settings import TABLE, Preference
from desktop.views.desk import Desk
from desktop.views.door.municipality_choices import Choice
from desktop.views.door.own_folder import OwnFolder
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled, at_left
from desktop.views.steady import steady

WIDEST, LETTERS = 640, 14
"""Pixels of the card, at letters of so many pixels."""
SHORTER = "{name} laat de kluis op slot gaan na hoogstens {time} niets doen. Korter mag, langer niet."
_HIDDEN = ("last_vault", "begun")


class PreferencesPage(Page):
    """One row for each preference; a change counts at once, and for the municipality after the next unlock."""

    title = "Voorkeuren"
    column = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._settings, self._municipality = desk.settings, desk.guide.municipality
        card = QFrame()
        card.setProperty("look", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(24, 20, 24, 24)
        rows.setSpacing(6)
        for preference in TABLE:
            if preference.key not in _HIDDEN:
                field, words = self._field(preference), label(preference.text)
                words.setBuddy(field)
                rows.addWidget(words)
                rows.addWidget(field)
                if why := self._why_not_more(preference):
                    field.setAccessibleDescription(why)
                    rows.addWidget(label(why, "help"))
                if preference.key == "municipality":
                    rows.addWidget(self._own(field, desk))
                rows.addSpacing(8)
        rows.addWidget(label("Uw keuze geldt meteen. Een andere gemeente pas vanaf de volgende keer openen.", "help"))
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        scroll = Scrolled("preferences_scroll")
        scroll.rows.setContentsMargins(40, 24, 40, 24)
        scroll.rows.addWidget(label(self.title, "title"))
        scroll.rows.addLayout(at_left(card, WIDEST * max(self.font().pixelSize(), LETTERS) // LETTERS))
        about = button("Over dit programma…", "about")
        about.clicked.connect(lambda: self.go.emit("about", {}))
        scroll.rows.addWidget(about, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _own(self, box: QWidget, desk: Desk) -> OwnFolder:
        """The way to a folder of one's own, below the list of municipalities."""
        own = OwnFolder(desk.background)

        def take(choice: Choice) -> None:
            assert isinstance(box, QComboBox)
            if box.findData(choice.key) < 0:
                box.addItem(f"{choice.name} (eigen map)", choice.key)
            box.setCurrentIndex(box.findData(choice.key))

        own.found.connect(take)
        return own

    def _highest(self, preference: Preference) -> int:
        """The bound of a number: the municipality's own, where that is lower."""
        idle = preference.key == "lock_minutes"
        return min(preference.highest, self._municipality.settings.longest_idle) if idle else preference.highest

    def _why_not_more(self, preference: Preference) -> str:
        """Why less can be chosen than the program allows; empty when that is not so."""
        highest = self._highest(preference)
        if highest == preference.highest:
            return ""
        return SHORTER.format(name=self._municipality.name, time=_minutes(highest))

    def _field(self, preference: Preference) -> QWidget:
        value = self._settings.get(preference.key)
        if isinstance(value, int):
            number = QSpinBox()
            steady(number)
            number.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet does not reach the line within a spin box
            number.setRange(preference.lowest, self._highest(preference))
            number.setSingleStep(10 if preference.highest > 150 else 1)
            number.setValue(value)
            number.valueChanged.connect(lambda changed: self._settings.set(preference.key, changed))
            named(number, f"preference:{preference.key}", preference.text)
            return number
        box = QComboBox()
        steady(box)
        for choice, words in preference.choices or _municipalities(value):
            box.addItem(words, choice)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.currentIndexChanged.connect(lambda _: self._settings.set(preference.key, box.currentData()))
        named(box, f"preference:{preference.key}", preference.text)
        return box


def _minutes(many: int) -> str:
    return "één minuut" if many == 1 else f"{many} minuten"


def _municipalities(current: str) -> Iterator[tuple[str, str]]:
    """The shipped ones, and a folder elsewhere when that is the current one."""
    for folder in names(paths.questionnaires()):
        yield folder, _municipality_name(folder)
    if Path(current).is_absolute():
        copy = kept.find(current)  # its own folder may lie on a network disk that is away: nobody waits for it here
        yield current, f"{_municipality_name(str(copy.folder) if copy else current)} (eigen map)"


def _municipality_name(folder: str) -> str:
    """The name on a municipality's letterhead; the name of its folder while its settings hold a mistake."""
    try:
        document = read(paths.questionnaires() / "municipalities" / folder / "municipality.yaml")
        return validate(document, Settings).name
    except ContentError:
        return Path(folder).name
