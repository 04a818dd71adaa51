"""What putting a backup back takes: which one, where the new vault comes, and a secret of then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError, UserError
from desktop.forms.looks import button, label, named
from desktop.views.backup_words import moment, reason
from desktop.views.door.cloud_warning import CloudWarning
from desktop.views.door.folder_button import FolderButton
from desktop.views.door.new_vault import SUFFIX, file_name
from desktop.views.door.passphrase_fields import secret_line
from desktop.views.file_dialogs import ask_existing_folder
from desktop.views.steady import steady

_OF_THEN = (
    "Typ een wachtzin die gold toen de reservekopie werd gemaakt, ook als die later is veranderd of weggehaald. "
    "De herstelsleutel van toen mag ook."
)


class RestoreFields(QWidget):
    """Three questions under one another.

    Attributes:
        ask_folder: how a person is asked for a folder: a title, and where to begin.
        cloud: says when the folder goes along with a cloud service.

    Signals:
        chosen: folder of the backup, folder of the new vault, passphrase or recovery key.
        wrong: what is not filled in, as a sentence; empty when all is.
    """

    chosen = Signal(Path, Path, str)
    wrong = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_folder: Callable[[str, Path], Path | None] = lambda title, start: ask_existing_folder(
            self, title, start
        )
        self._folder = Path()
        self.cloud = CloudWarning()
        self._backups = QComboBox()
        steady(self._backups)
        named(self._backups, "restore_which", "Reservekopie")
        self._backups.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        elsewhere = button("Kopie van een stick of andere map…", "restore_elsewhere", "quiet")
        elsewhere.clicked.connect(self._ask_backup)
        self._name = QLineEdit()
        named(self._name, "restore_name", "Naam van de nieuwe kluis")
        self._name.setMaxLength(80)
        self._place = FolderButton("restore_folder", "Map waarin de nieuwe kluis komt")
        self._place.clicked.connect(self._ask_place)
        self._secret = secret_line("restore_passphrase", "Wachtzin of herstelsleutel van toen")
        self._secret.returnPressed.connect(self.submit)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for text, field in (
            ("Welke reservekopie", self._backups),
            ("", elsewhere),
            ("Naam van de nieuwe kluis", self._name),
            ("Map", self._place),
            ("", self.cloud),
            ("Wachtzin of herstelsleutel van toen", self._secret),
        ):
            if text:
                rows.addSpacing(6)
                rows.addWidget(label(text))
            rows.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft if field is elsewhere else Qt.AlignmentFlag(0))
        rows.addWidget(label(_OF_THEN, "help"))

    def offer(self, backups: Sequence[Path], name: str, folder: Path, chosen: Path | None = None) -> None:
        """Fill in what is known.

        Args:
            backups: of the vault, the oldest first; the newest is offered.
            name: of the vault they come from.
            folder: where the new vault may come.
            chosen: the one to begin with.
        """
        self._backups.clear()
        for path in reversed(backups):
            self._backups.addItem(f"{moment(path.name)} · {reason(path.name)}", str(path))
        if not backups:
            self._backups.setPlaceholderText("Nog geen reservekopie gekozen")
        if chosen is not None:
            self.choose(chosen)
        self._name.setText(f"{name} hersteld".strip())
        self.set_folder(folder)
        self._secret.clear()

    def choose(self, backup: Path) -> None:
        """Take a backup, of the list or from elsewhere."""
        index = self._backups.findData(str(backup))
        if index < 0:
            self._backups.insertItem(0, backup.name, str(backup))
            index = 0
        self._backups.setCurrentIndex(index)

    def set_folder(self, folder: Path) -> None:
        """Put the new vault in another folder."""
        self._folder = folder
        self._place.show_folder(folder)
        self.cloud.look_at(folder)

    def submit(self) -> None:
        """Tell what is chosen, or what is still wrong."""
        try:
            chosen = self._chosen()
        except UserError as error:
            self.wrong.emit(str(error))
            return
        self.wrong.emit("")
        self.chosen.emit(*chosen)

    def _chosen(self) -> tuple[Path, Path, str]:
        backup = self._backups.currentData()
        if backup is None:
            raise AnswerError("Kies eerst welke reservekopie u wilt terugzetten.")
        folder = self._folder / (file_name(self._name.text()) + SUFFIX)
        if not self._secret.text().strip():
            raise AnswerError("Typ een wachtzin die gold toen de reservekopie werd gemaakt.")
        return Path(backup), folder, self._secret.text()

    def wipe(self) -> None:
        """Forget the secret."""
        self._secret.clear()

    def _ask_backup(self) -> None:
        found = self.ask_folder("Kies de map van de reservekopie", Path.home())
        if found:
            self.choose(found)

    def _ask_place(self) -> None:
        found = self.ask_folder("Kies waar de nieuwe kluis komt", self._folder)
        if found:
            self.set_folder(found)
