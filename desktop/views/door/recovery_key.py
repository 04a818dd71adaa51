"""The recovery key, shown once, to be printed and kept somewhere safe."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.forms.looks import button, label, named
from desktop.views.door.door import DoorPage
from desktop.views.door.key_label import KeyLabel, in_lines

PAPER = """Herstelsleutel van de kluis '{vault}'

Bewaar dit papier op een veilige plek, niet bij de laptop.
Wie deze sleutel heeft, kan de kluis openen. Is de wachtzin kwijt, dan is dit de enige weg naar binnen.

{key}

Kies in het programma: 'Wachtzin kwijt?' en typ de groepjes over. Streepjes en hoofdletters maken niet uit.
"""
SPOOLER = "Een printer of computer kan een afdruk nog een dag bewaren. Haal het papier meteen op."
COPIED = "Gekopieerd. Over een halve minuut is de sleutel weer van het klembord af."


class RecoveryKeyPage(DoorPage):
    """Shows the key until the person says it is on paper.

    Signals:
        kept: it is on paper.
    """

    kept = Signal()

    def __init__(self, vault: str, key: str, parent: QWidget | None = None, onward: str = "Naar de dossiers") -> None:
        super().__init__(
            "key",
            "Uw herstelsleutel",
            "Druk deze sleutel af, of schrijf hem over. Bent u de wachtzin kwijt, dan komt u alleen hiermee nog in de "
            "kluis. Het programma bewaart de sleutel niet en laat hem maar één keer zien.",
            parent,
        )
        self._vault, self._key = vault, key
        shown, self._told = KeyLabel(key), label(SPOOLER, "help")
        shown.copied.connect(lambda: self._told.setText(COPIED))
        printing = button("Afdrukken…", "print_recovery_key")
        printing.clicked.connect(self._print)
        self._sure = QCheckBox("De sleutel staat op papier en ligt veilig")
        named(self._sure, "recovery_key_kept", "De sleutel staat op papier en ligt veilig")
        proceed = button(onward, "recovery_key_continue", "primary")
        proceed.setEnabled(False)
        self._sure.toggled.connect(proceed.setEnabled)
        proceed.clicked.connect(self.kept)
        last = QHBoxLayout()
        last.addWidget(printing)
        last.addStretch(1)
        last.addWidget(proceed)
        self.body.addWidget(shown)
        self.body.addWidget(self._told)
        self.body.addWidget(self._sure)
        self.body.addLayout(last)

    def paper(self) -> QTextDocument:
        """The sheet as it is printed: plain text, nothing is written to disk."""
        document = QTextDocument()
        font = QFont(self.font())
        font.setPointSize(12)
        document.setDefaultFont(font)
        document.setPlainText(PAPER.format(vault=self._vault, key=in_lines(self._key)))
        return document

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Herstelsleutel")
        if QPrintDialog(printer, self).exec():
            self.paper().print_(printer)
