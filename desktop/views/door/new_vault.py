"""Making a new vault: where, whose, and with which passphrase."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError, UserError
from desktop.forms.looks import button, label, named
from desktop.views.door.cloud_warning import CloudWarning
from desktop.views.door.door import DoorPage
from desktop.views.door.folder_button import FolderButton
from desktop.views.door.passphrase_fields import PassphraseFields
from desktop.views.file_dialogs import ask_existing_folder

SUFFIX = ".startgesprek"
LONGEST = 180
"""Bytes of a name: a disk takes 255, of which the ending and what a half made folder has besides go off."""
WHERE = (
    "Wat in deze map staat, is zonder wachtzin niet te lezen. Kies een plek waarvan de gemeente reservekopieën maakt, "
    "en nooit een map die met internet meeloopt."
)
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class NewVaultPage(DoorPage):
    """Asks what a new vault needs.

    Attributes:
        cloud: says when the folder goes along with a cloud service.

    Signals:
        make: folder, passphrase, name of the holder.
    """

    make = Signal(Path, str, str)

    def __init__(self, folder: Path, parent: QWidget | None = None, *, steps: Sequence[str] = (), at: int = 0) -> None:
        """Args: folder: where it is proposed; steps, at: where this stands on the way in."""
        super().__init__(
            "key",
            "Nieuwe kluis",
            "In de kluis staan alle gesprekken, versleuteld. Alleen uw wachtzin opent hem.",
            parent,
            steps=steps,
            at=at,
        )
        self._folder = folder
        self._name = QLineEdit("Startgesprekken")
        named(self._name, "vault_name", "Naam van de kluis")
        self._name.setMaxLength(80)
        self._place = FolderButton("vault_folder", "Map waarin de kluis komt")
        self.cloud = CloudWarning()
        self.set_folder(folder)
        self._place.clicked.connect(self._choose)
        self._holder = QLineEdit()
        named(self._holder, "holder", "Uw naam")
        self._holder.setMaxLength(100)
        self._passphrase = PassphraseFields()
        self._passphrase.advice.known = lambda: [self._holder.text(), self._name.text()]
        self._passphrase.entered.connect(self._create)
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow("Map", self._place)
        form.addRow(self.cloud)
        form.addRow(label(WHERE, "help"))
        self._button = button("Kluis maken", "make_vault", "primary")
        self._button.clicked.connect(self._create)
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        last = QHBoxLayout()
        last.addWidget(back)
        last.addStretch(1)
        last.addWidget(self._button)
        self.body.addLayout(self._names())
        self.body.addLayout(form)
        self.body.addWidget(self._passphrase)
        self.body.addLayout(last)
        self.setFocusProxy(self._holder)

    def set_busy(self, busy: bool) -> None:
        """While the vault is made nothing can be pressed twice."""
        self._button.setText("Bezig…" if busy else "Kluis maken")
        self._button.setEnabled(not busy)

    def _names(self) -> QHBoxLayout:
        """Whose it is and what it is called, beside each other: so all of the page fits on a small screen."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for words, line in (("Uw naam", self._holder), ("Naam van de kluis", self._name)):
            column = QVBoxLayout()
            column.setSpacing(4)
            said = label(words)
            said.setBuddy(line)
            column.addWidget(said)
            column.addWidget(line)
            row.addLayout(column, 1)
        return row

    def draft(self) -> dict[str, str]:
        """What stands there, the passphrase as well: for the page before this one and back. It never goes to a disk."""
        return {"folder": str(self._folder), **{line.objectName(): line.text() for line in self._lines()}}

    def show_draft(self, typed: Mapping[str, str]) -> None:
        """Put back what `draft` gave."""
        if typed:
            self.set_folder(Path(typed["folder"]))
            for line in self._lines():
                line.setText(typed[line.objectName()])

    def _lines(self) -> list[QLineEdit]:
        return self.findChildren(QLineEdit)

    def set_folder(self, folder: Path) -> None:
        """Put the vault in another folder."""
        self._folder = folder
        self._place.show_folder(folder)
        self.cloud.look_at(folder)

    def wipe(self) -> None:
        """Forget what was typed."""
        self._passphrase.wipe()

    def _choose(self) -> None:
        chosen = ask_existing_folder(self, "Kies waar de kluis komt", self._folder)
        if chosen:
            self.set_folder(chosen)

    def _create(self) -> None:
        try:
            folder = self._folder / (file_name(self._name.text()) + SUFFIX)
            holder = self._holder.text().strip()
            if not holder:
                raise AnswerError("Vul uw naam in. Die komt als standaard op het verslag.")
            passphrase = self._passphrase.passphrase()
        except UserError as error:
            self.show_error(str(error))
            return
        self.show_error("")
        self.make.emit(folder, passphrase, holder)


def file_name(typed: str) -> str:
    """A name that is safe as the name of a folder on every system.

    Raises:
        AnswerError: nothing usable is left.
    """
    kept = "".join(sign for sign in typed.strip() if sign.isalnum() or sign in " -_.")
    kept = kept.strip(" .-").encode()[:LONGEST].decode(errors="ignore").strip(" .-")
    if not kept:
        raise AnswerError("Geef de kluis een naam van letters en cijfers.")
    return f"Kluis {kept}" if _DEVICE.fullmatch(kept) else kept
