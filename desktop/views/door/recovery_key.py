"""The recovery key: printed or written over, and one group typed back before it goes off the screen for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.forms.looks import button, label
from desktop.views.door import key_sheet
from desktop.views.door.door import DoorPage
from desktop.views.door.key_label import KeyLabel
from desktop.views.door.key_proof import KeyProof
from desktop.views.file_dialogs import ask_new_file
from desktop.views.inline_question import InlineQuestion

WHY = (
    "Bent u de wachtzin kwijt, dan komt u alleen hiermee nog in de kluis. Druk de sleutel af of schrijf hem over, en "
    "leg het papier achter slot, niet bij de laptop. Het programma bewaart de sleutel niet."
)
SPOOLER = "Een printer of computer kan een afdruk nog een dag bewaren. Haal het papier meteen op."
COPIED = "Gekopieerd. Over een halve minuut is de sleutel weer van het klembord af."
FILE_WARNING = (
    "Wie het bestand heeft, kan de kluis openen. Zet het niet op deze laptop, maar op een USB-stick die u achter slot "
    "legt. Papier is veiliger."
)
SAVED = "De sleutel staat in {name}. Leg die stick achter slot."


class RecoveryKeyPage(DoorPage):
    """Shows the key until the person proved that it is on paper.

    Attributes:
        proof: asks for a part of it.
        ask_file: how a person is asked where the PDF goes.

    Signals:
        kept: it is on paper.
        later: the person cannot print or write now.
    """

    kept = Signal()
    later = Signal()

    def __init__(
        self,
        vault: str,
        key: str,
        parent: QWidget | None = None,
        onward: str = "Verder",
        *,
        steps: Sequence[str] = (),
        at: int = 0,
        may_wait: bool = False,
        seen: bool = False,
    ) -> None:
        """Args:
        onward: words on the last button.
        steps, at: where this stands on the way in.
        may_wait: whether it can be done another time; a new key is made then.
        seen: whether it is on paper already, and is looked at once more.
        """
        super().__init__("key", "Uw herstelsleutel", WHY, parent, steps=steps, at=at)
        self.ask_file: Callable[[], Path | None] = self._ask_file
        self._vault, self._key = vault, key
        self._shown, self.proof = QWidget(), KeyProof(key, onward)
        self._told = label(SPOOLER, "help")
        self._told.setObjectName("recovery_key_told")
        self._question = InlineQuestion()
        self._lay_out(may_wait, seen)
        self.proof.hide()
        self.proof.proven.connect(self.kept)
        self.proof.again.connect(self._show_key)
        self.proof.wrong.connect(self.show_error)
        self.body.addWidget(self._shown)
        self.body.addWidget(self.proof)
        self.setFocusProxy(self._first)

    def _lay_out(self, may_wait: bool, seen: bool) -> None:
        """What stands there as long as the key can be seen."""
        shown = KeyLabel(self._key)
        shown.copied.connect(lambda: self._told.setText(COPIED))
        printing = self._first = button("Afdrukken…", "print_recovery_key")
        printing.clicked.connect(self._print)
        saving = button("Als PDF op een stick…", "save_recovery_key", "quiet")
        saving.clicked.connect(self._ask_about_file)
        on_paper = button("De sleutel staat op papier", "recovery_key_kept", "primary")
        on_paper.clicked.connect(self.kept if seen else self._hide_key)
        later = button("Later doen", "recovery_key_later", "quiet")
        later.clicked.connect(self.later)
        ways, last = QHBoxLayout(), QHBoxLayout()
        ways.addWidget(printing)
        ways.addWidget(saving)
        ways.addStretch(1)
        last.addWidget(later)
        last.addStretch(1)
        last.addWidget(on_paper)
        rows = QVBoxLayout(self._shown)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(shown)
        rows.addLayout(ways)
        rows.addWidget(self._told)
        rows.addWidget(self._question)
        rows.addLayout(last)
        later.setVisible(may_wait)  # not before it has a place: it would be a window of its own

    def paper(self) -> QTextDocument:
        """The sheet as it is printed; nothing is written to disk."""
        return key_sheet.sheet(self._vault, self._key, QFont(self.font()))

    def _show_key(self) -> None:
        self.show_error("")
        self.proof.hide()
        self._shown.show()
        self._first.setFocus()

    def _hide_key(self) -> None:
        self._question.hide()
        self._shown.hide()
        self.proof.show()
        self.proof.ask()

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Herstelsleutel")
        if QPrintDialog(printer, self).exec():
            self.paper().print_(printer)

    def _ask_about_file(self) -> None:
        self._question.ask(FILE_WARNING, "Kies de stick…", "Toch niet", self._save)
        self.bring(self._question)

    def _ask_file(self) -> Path | None:
        return ask_new_file(self, "Herstelsleutel als PDF", Path.home() / "herstelsleutel.pdf", "PDF (*.pdf)")

    def _save(self) -> None:
        from desktop.store.files import write_whole

        file = self.ask_file()
        if file is None:
            return
        if file.exists():
            self.show_error(f"{file.name} staat er al. Kies een andere naam.")
            return
        try:
            write_whole(file, key_sheet.pdf(self.paper()))
        except UserError as error:
            self.show_error(str(error))
            return
        self.show_error("")
        self._told.setText(SAVED.format(name=file.name))
