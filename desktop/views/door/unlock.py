"""The first page: which vault, and the passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.looks import button, label, tip
from desktop.views.door.door import DoorPage
from desktop.views.door.passphrase_fields import secret_line
from desktop.views.door.patience import Patience
from desktop.views.file_dialogs import ask_existing_folder

SECOND = 1000
"""Milliseconds between two looks at how long there is still to wait."""
AGAIN = "U kunt het opnieuw proberen."


class UnlockPage(DoorPage):
    """Asks for the passphrase of a vault; after too many wrong ones only when the wait is over.

    Signals:
        unlock: folder and passphrase.
        new_vault: a new vault is wanted.
        recover: the passphrase is lost: the folder.
        languages: the translations are wanted, for which no vault is needed.
        restore: a backup must be put back: the folder of the vault, or None.
    """

    unlock = Signal(Path, str)
    new_vault = Signal()
    recover = Signal(Path)
    languages = Signal()
    restore = Signal(object)

    def __init__(
        self, vault: Path | None, patience: Patience, parent: QWidget | None = None, second: int = SECOND
    ) -> None:
        """Args: second: milliseconds between two looks at the wait."""
        explanation = (
            "Open de kluis om met een gesprek te beginnen."
            if vault
            else "Welkom. Maak een kluis om te beginnen, of kies een kluis die er al is."
        )
        super().__init__("lock", "Startgesprek", explanation, parent)
        self._vault, self._patience = vault, patience
        self._waiting = QTimer(self, interval=second)
        self._waiting.timeout.connect(self._wait)
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
        put_back = button("Reservekopie terugzetten…", "restore_backup", "quiet")
        put_back.clicked.connect(lambda: self.restore.emit(self._vault))
        trouble = QHBoxLayout()
        trouble.addWidget(lost)
        trouble.addStretch(1)
        trouble.addWidget(put_back)
        last = QHBoxLayout()
        last.addWidget(translations)
        last.addStretch(1)
        last.addWidget(create)
        self.body.addLayout(row)
        self.body.addWidget(self._passphrase)
        self.body.addWidget(self._button)
        self.body.addLayout(trouble)
        self.body.addLayout(last)
        self.setFocusProxy(self._passphrase)
        self._show_vault()
        self._sentence = ""
        if patience.left:
            self._wait()

    def show_error(self, sentence: str) -> None:
        """Show what went wrong, and from the fifth wrong passphrase on how long there is to wait."""
        self._sentence = sentence
        super().show_error(sentence)
        if self._patience.left:
            self._wait()

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

    def _wait(self) -> None:
        """Count down in the sentence; the button comes back when it is over."""
        left = self._patience.left
        self._button.setEnabled(not left)
        if left:
            self._waiting.start()
            super().show_error(f"{self._sentence} {wait_words(left)}".strip())
        else:
            self._waiting.stop()
            super().show_error(AGAIN)

    def _choose(self) -> None:
        start = self._vault.parent if self._vault else Path.home()
        chosen = ask_existing_folder(self, "Kies de map van de kluis (eindigt op .startgesprek)", start)
        if chosen:
            self.choose_vault(chosen)

    def _lost(self) -> None:
        if self._vault:
            self.recover.emit(self._vault)

    def _open(self) -> None:
        if self._vault is None or self._patience.left:
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


def wait_words(seconds: int) -> str:
    """How long there is to wait, in words."""
    if seconds > 60:
        return f"Wacht nog {-(-seconds // 60)} minuten."
    return f"Wacht nog {seconds} {'seconde' if seconds == 1 else 'seconden'}."
