"""The backups of the vault: made by themselves, made by hand, put on a stick, looked over, put back, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look
from desktop.store import backup
from desktop.store.backup import State
from desktop.store.queries import Dossiers
from desktop.views.backup_words import moment
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import ask_existing_folder
from desktop.views.inline_question import InlineQuestion
from desktop.views.scrolled import Scrolled
from desktop.views.vault_page.backup_row import BackupRow
from desktop.views.vault_page.restore_offer import RestoreOffer

WIDEST = 860
"""Pixels of the column: longer lines are hard to read."""
_ABOUT = (
    "Gaat de kluis op slot en is er iets veranderd, dan maakt het programma vanzelf een reservekopie en kijkt die na. "
    "Van de laatste 7 dagen, 4 weken en 12 maanden blijft er een bewaard. Wat u met de hand maakt, blijft tot u het "
    "weghaalt. Na slaapstand komt de reservekopie bij de volgende keer openen."
)
_AWAY = (
    "Is deze computer kapot of gestolen, dan zijn deze reservekopieën ook weg. Zet er daarom af en toe een op een "
    "USB-stick, en bewaar die achter slot. De kopie is versleuteld, net als de kluis."
)
_OLD = (
    "Een reservekopie gaat open met de wachtzinnen en de herstelsleutel van toen: ook die van iemand die later is "
    "weggehaald. Een dossier dat later is verwijderd, staat er nog in. Moet dat niet meer kunnen? Versleutel de kluis "
    "opnieuw bij 'Wie kan erin', en haal daarna de oude kopieën weg, ook die op sticks."
)
_NONE = "Er is nog geen reservekopie. De eerste komt zodra de kluis op slot gaat."


class BackupsPanel(QWidget):
    """What there is, the newest first, and what can be done with it.

    Attributes:
        ask_folder: how a person is asked where a copy goes.
        offer: where a backup is put back.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert desk.vault is not None
        self._vault, self._tell, self._dossiers = desk.vault, desk.tell, desk.dossiers
        self._errands = Errands(desk.background, self)
        self.ask_folder: Callable[[], Path | None] = lambda: ask_existing_folder(
            self, "Kies de USB-stick of een andere map", Path.home()
        )
        self._question, self.offer = InlineQuestion(), RestoreOffer()
        self.offer.restore.connect(self._restore)
        self.offer.fields.cloud.look_with(desk.background)
        self._rows: list[BackupRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._told = label("", "help")
        self._told.setObjectName("backup_told")
        self._told.hide()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Look what there is."""
        clear(self._list)
        self._rows = [self._row(path) for path in reversed(backup.all_of(self._vault.folder))]
        for row in self._rows:
            self._list.addWidget(row)
        if not self._rows:
            self._list.addWidget(label(_NONE, "help"))

    def abandon(self) -> bool:
        """What stands half typed here is only a secret, and is forgotten."""
        self.offer.close_offer()
        return True

    def _lay_out(self) -> None:
        self._stick = button("Kopie op een USB-stick…", "backup_to_stick", "primary")
        self._stick.clicked.connect(self._ask_stick)
        self._now = button("Nu een reservekopie maken", "backup_now")
        self._now.clicked.connect(self._make)
        self._check = button("Alle kopieën nakijken", "backup_check")
        self._check.clicked.connect(self._look_over)
        buttons = Flow()
        for press in (self._stick, self._now, self._check):
            buttons.addWidget(press)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label("Reservekopieën", "heading"))
        rows.addWidget(label(_ABOUT, "help"))
        rows.addWidget(_card("Ook buiten deze computer", _AWAY))
        rows.addLayout(buttons)
        for part in (self._told, self._question, self.offer):
            rows.addWidget(part)
        rows.addSpacing(8)
        rows.addLayout(self._list)
        rows.addSpacing(8)
        rows.addWidget(_card("Wat oude reservekopieën nog openen", _OLD))
        self._scroll = scroll = Scrolled("backups_scroll")
        scroll.rows.setContentsMargins(28, 18, 24, 24)
        middle = QHBoxLayout()  # it knows how high the column is at its own width; a list from top to bottom does not
        middle.addWidget(column, 1)
        middle.addStretch(0)
        scroll.rows.addLayout(middle)
        scroll.rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _row(self, path: Path) -> BackupRow:
        row = BackupRow(path, backup.size(path))
        row.restore.connect(lambda: self._offer(path))
        row.remove.connect(lambda: self._ask_remove(path))
        return row

    def _offer(self, path: Path) -> None:
        self.offer.offer(self._vault.folder, backup.all_of(self._vault.folder), path)
        self._bring(self.offer)

    def _bring(self, part: QWidget) -> None:
        """Scroll to what was asked for at the end of a long list, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def _busy(self, busy: bool) -> None:
        for part in (self._stick, self._now, self._check):
            part.setEnabled(not busy)

    def _refused(self, sentence: str) -> None:
        self._busy(False)
        self._tell(sentence, "error")
        self.refresh()

    def _make(self) -> None:
        def done(_: Path) -> None:
            self._busy(False)
            self.refresh()
            self._tell("De reservekopie is gemaakt en nagekeken.", "done")

        self._busy(True)
        self._errands.run(lambda: backup.make(self._vault), done, self._refused)

    def _ask_stick(self) -> None:
        folder = self.ask_folder()
        if folder is None:
            return

        def done(place: Path) -> None:
            self._busy(False)
            self._told.setText(
                f"Op {folder} staat nu de map '{place.name}', nagekeken. Terugzetten kan op elke computer met "
                "Startgesprek: kies op het eerste scherm 'Reservekopie terugzetten…' en dan deze map. "
                "Haal de stick pas weg als het systeem zegt dat het mag."
            )
            self._told.show()
            self._bring(self._told)
            self._tell("De kopie is gemaakt en nagekeken.", "done")

        self._busy(True)
        self._told.hide()
        self._errands.run(lambda: backup.copy_to(self._vault, folder), done, self._refused)

    def _look_over(self) -> None:
        paths = [row.path for row in self._rows]

        def work() -> dict[Path, State]:
            return {path: backup.state(self._vault, path) for path in paths}

        def done(found: dict[Path, State]) -> None:
            self._busy(False)
            for row in self._rows:
                if row.path in found:
                    row.show_state(found[row.path])
            bad = sum(state == "damaged" for state in found.values())
            if bad:
                self._tell(f"Beschadigd: {bad} van de {len(found)}. Gebruik een andere, en maak een nieuwe.", "warning")
            else:
                self._tell("Alles wat kon worden nagekeken, is heel.", "done")

        self._busy(True)
        self._errands.run(work, done, self._refused)

    def _ask_remove(self, path: Path) -> None:
        words = f"De reservekopie van {moment(path.name)} weghalen? Dit kan niet ongedaan worden gemaakt."
        if len(self._rows) == 1:
            words += " Het is de enige."
        self._question.ask(words, "Weghalen", "Niet weghalen", lambda: self._remove(path))
        self._bring(self._question)

    def _remove(self, path: Path) -> None:
        gone = backup.remove(path)
        self.refresh()
        if gone:
            self._tell("De reservekopie is weg.", "done")
        else:
            self._tell("De reservekopie kon niet worden weggehaald. Kijk of in de map mag worden geschreven.", "error")

    def _restore(self, source: Path, folder: Path, secret: str) -> None:
        def done(_: None) -> None:
            self.offer.close_offer()
            self._tell(f"De reservekopie staat nu in een nieuwe kluis: {folder.stem}.", "done")

        def refused(sentence: str) -> None:
            self.offer.set_busy(False)
            self.offer.show_error(sentence)

        self._errands.run(lambda: self._put_back(source, folder, secret), done, refused)

    def _put_back(self, source: Path, folder: Path, secret: str) -> None:
        """What was published from this vault since then is known in the other one too: it is out, and stays out."""
        published = self._dossiers.publishing.exports()
        with backup.restore(source, folder, secret) as vault:
            Dossiers(vault).publishing.remember_exports(published)


def _card(title: str, text: str) -> QFrame:
    card = QFrame()
    look(card, "panel")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(16, 10, 16, 12)
    rows.setSpacing(4)
    rows.addWidget(label(title, "heading"))
    rows.addWidget(label(text))
    return card
