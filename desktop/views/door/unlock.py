"""The first page: which vault, and the passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop.forms.looks import button, label, tip
from desktop.views.door.door import DoorPage
from desktop.views.door.passphrase_fields import secret_line


class UnlockPage(DoorPage):
    """Asks for the passphrase of a vault.

    Signals:
        unlock: folder and passphrase.
        new_vault: a new vault is wanted.
        recover: the passphrase is lost: the folder.
        languages: the translations are wanted, for which no vault is needed.
    """

    unlock = Signal(Path, str)
    new_vault = Signal()
    recover = Signal(Path)
    languages = Signal()

    def __init__(self, vault: Path | None, parent: QWidget | None = None) -> None:
        explanation = (
            "Open de kluis om met een gesprek te beginnen."
            if vault
            else "Welkom. Maak een kluis om te beginnen, of kies een kluis die er al is."
        )
        super().__init__("lock", "Startgesprek", explanation, parent)
        self._vault = vault
        self._place = label("", "help")
        self._place.setObjectName("vault_place")
        choose = button("Andere kluis kiezen…" if vault else "Bestaande kluis kiezen…", "choose_vault", "quiet")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        self._passphrase = secret_line("passphrase", "Wachtzin")
        self._passphrase.setPlaceholderText("Wachtzin")
        self._passphrase.returnPressed.connect(self._open)
        self._button = button("Openen", "unlock", "primary")
        self._button.clicked.connect(self._open)
        lost = button("Wachtzin kwijt?", "lost_passphrase", "quiet")
        lost.clicked.connect(self._lost)
        create = button("Nieuwe kluis maken", "create_vault", "quiet" if vault else "primary")
        create.clicked.connect(self.new_vault)
        translations = button("Vertalingen nakijken", "door_languages", "quiet")
        translations.setToolTip("Voor tolken: vertalingen nakijken en verbeteren. Daar is geen wachtzin voor nodig.")
        translations.clicked.connect(self.languages)
        self._opening = [self._passphrase, self._button, lost]
        last = QHBoxLayout()
        last.addWidget(lost)
        last.addStretch(1)
        last.addWidget(translations)
        last.addWidget(create)
        self.body.addLayout(row)
        self.body.addWidget(self._passphrase)
        self.body.addWidget(self._button)
        self.body.addLayout(last)
        self.setFocusProxy(self._passphrase)
        self._show_vault()

    def set_busy(self, busy: bool) -> None:
        """While the key is derived nothing can be pressed twice."""
        self._button.setText("Bezig met openen…" if busy else "Openen")
        for part in self._opening:
            part.setEnabled(not busy)
        if not busy:
            self._passphrase.setFocus()

    def choose_vault(self, folder: Path) -> None:
        """Take another vault."""
        self._vault = folder
        self.show_error("")
        self._show_vault()

    def wipe(self) -> None:
        """Forget what was typed."""
        self._passphrase.clear()

    def _choose(self) -> None:
        start = str(self._vault.parent) if self._vault else ""
        chosen = QFileDialog.getExistingDirectory(self, "Kies de map van de kluis (eindigt op .startgesprek)", start)
        if chosen:
            self.choose_vault(Path(chosen))

    def _lost(self) -> None:
        if self._vault:
            self.recover.emit(self._vault)

    def _open(self) -> None:
        if self._vault is None:
            return
        if not self._passphrase.text():
            self.show_error("Typ eerst uw wachtzin.")
            return
        self.show_error("")
        self.unlock.emit(self._vault, self._passphrase.text())

    def _show_vault(self) -> None:
        self._place.setText(f"Kluis: {self._vault.stem}" if self._vault else "Nog geen kluis gekozen")
        self._place.setToolTip(tip(str(self._vault or "")))
        for part in self._opening:
            part.setVisible(self._vault is not None)
