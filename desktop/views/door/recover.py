"""The passphrase is lost: the recovery key on paper opens the vault, and a new passphrase is chosen at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.errors import UserError
from desktop.forms.looks import button, label, named
from desktop.views.door.door import DoorPage
from desktop.views.door.passphrase_fields import PassphraseFields


class RecoverPage(DoorPage):
    """Asks for the recovery key, a name and a new passphrase.

    Signals:
        recover: folder, recovery key, new passphrase, name of the holder.
    """

    recover = Signal(Path, str, str, str)

    def __init__(self, vault: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "key",
            "Wachtzin kwijt",
            f"Typ de herstelsleutel van '{vault.stem}' over en kies een nieuwe wachtzin.",
            parent,
        )
        self._vault = vault
        self._key = QLineEdit()
        named(self._key, "typed_recovery_key", "Herstelsleutel")
        self._key.setMaxLength(200)
        self._holder = QLineEdit()
        named(self._holder, "holder", "Uw naam")
        self._holder.setMaxLength(100)
        self._passphrase = PassphraseFields()
        self._button = button("Openen met nieuwe wachtzin", "recover", "primary")
        self._button.clicked.connect(self._recover)
        self._passphrase.advice.known = lambda: [self._holder.text(), vault.stem]
        self._passphrase.entered.connect(self._recover)
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        last = QHBoxLayout()
        last.addWidget(back)
        last.addStretch(1)
        last.addWidget(self._button)
        for text, field in (("Herstelsleutel", self._key), ("Uw naam", self._holder)):
            self.body.addWidget(label(text))
            self.body.addWidget(field)
        self.body.addWidget(self._passphrase)
        self.body.addLayout(last)

    def set_busy(self, busy: bool) -> None:
        """While the key is derived nothing can be pressed twice."""
        self._button.setEnabled(not busy)

    def wipe(self) -> None:
        """Forget what was typed."""
        self._key.clear()
        self._passphrase.wipe()

    def _recover(self) -> None:
        try:
            passphrase = self._passphrase.passphrase()
        except UserError as error:
            self.show_error(str(error))
            return
        self.show_error("")
        holder = self._holder.text().strip() or "onbekend"
        self.recover.emit(self._vault, self._key.text(), passphrase, holder)
