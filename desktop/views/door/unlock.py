"""The first page: which vault, and the passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.looks import button, label
from desktop.views.door.cloud_warning import THERE, CloudWarning
from desktop.views.door.door import DoorPage
from desktop.views.door.passphrase_fields import secret_line
from desktop.views.door.patience import Patience
from desktop.views.door.remarks import Remarks
from desktop.views.door.try_first import TryFirst
from desktop.views.file_dialogs import ask_existing_folder

SECOND = 1000
"""Milliseconds between two looks at how long there is still to wait."""
AGAIN = "U kunt het opnieuw proberen."
GONE = (
    "Deze kluis is er nu niet. Staat hij op een USB-stick of een netwerkschijf? Sluit die aan en kijk opnieuw. Is de "
    "map verplaatst, kies dan de nieuwe plek. Is hij weg, zet dan een reservekopie terug."
)
STILL_GONE = "De kluis is er nog steeds niet."


class UnlockPage(DoorPage):
    """Asks for the passphrase of a vault; after too many wrong ones only when the wait is over.

    Attributes:
        vault: the folder of the vault.
        try_first: the vault to try with.
        remarks: what may not be meant in the folder of the municipality.
        cloud: says when the vault stands in a folder that goes along with a cloud service.

    Signals:
        unlock: folder and passphrase.
        new_vault: a new vault is wanted.
        recover: the passphrase is lost: the folder.
        languages: the translations are wanted, for which no vault is needed.
        restore: a backup must be put back: the folder of the vault.
        look_again: whether the vault is there by now.
    """

    unlock = Signal(Path, str)
    new_vault = Signal()
    recover = Signal(Path)
    languages = Signal()
    restore = Signal(object)
    look_again = Signal()

    def __init__(
        self, vault: Path, patience: Patience, parent: QWidget | None = None, second: int = SECOND, trial: bool = False
    ) -> None:
        """Args:
        second: milliseconds between two looks at the wait.
        trial: whether there is a vault to try with.
        """
        super().__init__("lock", "Startgesprek", "Open de kluis om met een gesprek te beginnen.", parent)
        self.vault, self._patience, self._there = vault, patience, True
        self._waiting = QTimer(self, interval=second)
        self._waiting.timeout.connect(self._wait)
        self._name, self._place = label("", "heading"), label("", "help")
        self._name.setObjectName("vault_name")
        self._place.setObjectName("vault_place")
        self._gone = label(GONE, "reason")
        self._gone.setObjectName("vault_gone")
        self._look = button("Opnieuw kijken", "look_again", "primary")
        self._look.clicked.connect(self.look_again)
        self._passphrase = secret_line("passphrase", "Wachtzin")
        self._asked = label("Wachtzin")
        self._asked.setBuddy(self._passphrase)
        self._passphrase.returnPressed.connect(self._open)
        self._button = button("Openen", "unlock", "primary")
        self._button.clicked.connect(self._open)
        lost = button("Wachtzin kwijt?", "lost_passphrase", "quiet")
        lost.clicked.connect(self._lost)
        self._opening = [self._asked, self._passphrase, self._button, lost]
        self.try_first, self.remarks = TryFirst(trial, "quiet"), Remarks()
        self.cloud = CloudWarning(THERE)
        self.remarks.unfolded.connect(lambda: self.bring(self.remarks))
        self._lay_out(lost)
        self.setFocusProxy(self._passphrase)
        self._show_vault()
        self._sentence = ""
        if patience.left:
            self._wait()

    def _lay_out(self, lost: QPushButton) -> None:
        """Which vault, the passphrase, and below them the ways that are needed less often."""
        choose = button("Andere kluis kiezen…", "choose_vault", "quiet")
        choose.clicked.connect(self._choose)
        create = button("Nieuwe kluis maken", "create_vault", "quiet")
        create.clicked.connect(self.new_vault)
        translations = button("Vertalingen nakijken", "door_languages", "quiet")
        translations.setToolTip("Voor tolken: vertalingen nakijken en verbeteren. Daar is geen wachtzin voor nodig.")
        translations.clicked.connect(self.languages)
        put_back = button("Reservekopie terugzetten…", "restore_backup", "quiet")
        put_back.clicked.connect(lambda: self.restore.emit(self.vault))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._place)
        first = QHBoxLayout()
        first.addLayout(names, 1)
        first.addWidget(choose)
        self.body.addLayout(first)
        self.body.addWidget(self.cloud)
        for part in (self._gone, self._look, self._asked, self._passphrase, self._button):
            self.body.addWidget(part)
        for left, right in ((lost, put_back), (translations, create)):
            row = QHBoxLayout()
            row.addWidget(left)
            row.addStretch(1)
            row.addWidget(right)
            self.body.addLayout(row)
        self.body.addWidget(self.try_first)
        self.body.addWidget(self.remarks)

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
        self.try_first.set_busy(busy)
        if not busy:
            self.try_first.rest()
            self._passphrase.setFocus()

    def choose_vault(self, folder: Path) -> None:
        """Take another vault."""
        self.vault = folder
        self.show_error("")
        self._show_vault()
        self.cloud.look_at(folder)

    def show_there(self, there: bool) -> None:
        """Show whether the vault is where it was: ask for the passphrase, or say what can be done."""
        if there:  # only then: a disk that is gone would keep two threads waiting
            self.cloud.look_at(self.vault)
        if not there and not self._there:
            self.show_error(STILL_GONE)
        if there == self._there:
            return
        self._there = there
        self.show_error("")
        self._show_ways()
        (self._passphrase if there else self._look).setFocus()

    def _show_ways(self) -> None:
        for part in self._opening:
            part.setVisible(self._there)
        for part in (self._gone, self._look):
            part.setVisible(not self._there)

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
        chosen = ask_existing_folder(self, "Kies de map van de kluis (eindigt op .startgesprek)", self.vault.parent)
        if chosen:
            self.choose_vault(chosen)

    def _lost(self) -> None:
        self.recover.emit(self.vault)

    def _open(self) -> None:
        if self._patience.left:
            return
        if not self._passphrase.text():
            self.show_error("Typ eerst uw wachtzin.")
            return
        self.show_error("")
        self.unlock.emit(self.vault, self._passphrase.text())

    def _show_vault(self) -> None:
        self._name.setText(f"Kluis: {self.vault.stem}")
        self._place.setText(wrappable(f"in {self.vault.parent}"))
        self._there = True
        self._show_ways()


def wait_words(seconds: int) -> str:
    """How long there is to wait, in words."""
    if seconds > 60:
        return f"Wacht nog {-(-seconds // 60)} minuten."
    return f"Wacht nog {seconds} {'seconde' if seconds == 1 else 'seconden'}."
