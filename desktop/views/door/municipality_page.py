"""The first step: which municipality somebody works for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, named
from desktop.views.background import Background
from desktop.views.door.door import DoorPage
from desktop.views.door.municipality_choices import Choice
from desktop.views.door.own_folder import OwnFolder
from desktop.views.door.try_first import OPEN, TryFirst

WHAT_FOR = (
    "De gemeente bepaalt de vragen, de organisaties waar u iemand aanmeldt, het briefpapier en hoe lang dossiers "
    "bewaard blijven. U kunt dit later veranderen bij Voorkeuren."
)
OWN = "De map van mijn eigen gemeente"
OWN_ABOUT = "Heeft uw beheerder een map gemaakt met uw eigen organisaties en regels? Kies die dan hier."
MEANWHILE = (
    "Wilt u intussen oefenen? Dat kan in de proefkluis, met verzonnen mensen. Uw eigen kluis maakt u als de map klopt."
)
INDENT = 36
"""Pixels that the words below a choice stand in, so that they line up with it."""


class MunicipalityPage(DoorPage):
    """The shipped ones with what is invented in them, and a folder of one's own, which is looked through at once.

    Attributes:
        folder: where somebody chooses his own folder.
        try_first: the vault to try with, offered when that folder cannot be used yet.

    Signals:
        chosen: the municipality, as the settings keep it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[Choice],
        current: str,
        background: Background,
        trial: bool = False,
        parent: QWidget | None = None,
        *,
        steps: Sequence[str] = (),
        at: int = 0,
    ) -> None:
        """Args: current: the municipality that is chosen now; trial: whether there is a vault to try with."""
        super().__init__("home", "Voor welke gemeente werkt u?", WHAT_FOR, parent, steps=steps, at=at)
        self.folder = OwnFolder(background)
        self.folder.setContentsMargins(INDENT, 0, 0, 0)
        self.try_first = TryFirst(trial, words=OPEN)
        self._meanwhile = QWidget()
        meanwhile = QVBoxLayout(self._meanwhile)
        meanwhile.setContentsMargins(INDENT, 0, 0, 0)
        meanwhile.addWidget(label(MEANWHILE, "help"))
        meanwhile.addWidget(self.try_first)
        self._refused = False
        self.folder.found.connect(lambda _: self._show_meanwhile(False))
        self.folder.refused.connect(lambda: self._show_meanwhile(True))
        self._group = QButtonGroup(self)
        self._keys: dict[QAbstractButton, str] = {}
        for choice in choices:
            self._add(choice.key, choice.name, choice.about, f"municipality:{choice.key}")
        self._own = self._add("", OWN, OWN_ABOUT, "municipality_own")
        self._lay_out()
        begun = next((one for one, key in self._keys.items() if key == current), None)
        if begun is None and Path(current).is_absolute():
            self._own.setChecked(True)
            self.folder.look_at(Path(current))
        else:
            (begun or next(iter(self._keys))).setChecked(True)
        self._group.buttonToggled.connect(lambda _one, on: self._show_own() if on else None)
        self._show_own()
        self.first = self._button

    def _add(self, key: str, name: str, about: str, object_name: str) -> QRadioButton:
        one = QRadioButton(name.replace("&", "&&"))
        named(one, object_name, name)
        one.setAccessibleDescription(about)
        self._group.addButton(one)
        self._keys[one] = key
        words = label(about, "help")
        words.setContentsMargins(INDENT, 0, 0, 4)
        part = QVBoxLayout()
        part.setSpacing(0)
        part.addWidget(one)
        part.addWidget(words)
        self.body.addLayout(part)
        return one

    def _lay_out(self) -> None:
        self._button = button("Verder", "step_on", "primary")
        self._button.clicked.connect(self._go_on)
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        last = QHBoxLayout()
        last.addWidget(back)
        last.addStretch(1)
        last.addWidget(self._button)
        self.body.addWidget(self.folder)
        self.body.addWidget(self._meanwhile)
        self.body.addLayout(last)

    def _show_own(self) -> None:
        self.folder.setVisible(self._own.isChecked())
        self._show_meanwhile(self._refused)
        self.show_error("")

    def _show_meanwhile(self, refused: bool) -> None:
        self._refused = refused
        self._meanwhile.setVisible(refused and self._own.isChecked())
        if refused:
            self.bring(self._meanwhile)

    def set_busy(self, busy: bool) -> None:
        """While the vault to try with is made nothing can be pressed twice."""
        for one in self.findChildren(QAbstractButton):
            one.setEnabled(not busy)
        self.try_first.set_busy(busy)
        if not busy:
            self.try_first.rest()

    def _go_on(self) -> None:
        checked = self._group.checkedButton()
        key = self._keys.get(checked, "") if checked else ""
        if checked is self._own:
            key = self.folder.key
        if key:
            self.chosen.emit(key)
        elif self.folder.busy:
            self.show_error("De map wordt nog nagekeken. Dat duurt een paar tellen.")
        else:
            self.show_error("Kies eerst een map waarin alles klopt. Oefenen kan intussen in de proefkluis.")
