"""Who did what in the vault: to read, to check, to keep elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, named, state
from desktop.store import log_export, log_words
from desktop.store.log_chain import End
from desktop.store.log_wanted import Wanted
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import ask_new_file
from desktop.views.inline_question import InlineQuestion
from desktop.views.nothing_found import NothingFound
from desktop.views.scrolled import Scrolled
from desktop.views.vault_page.log_filter import LogFilter
from desktop.views.vault_page.log_model import DOSSIER, WHAT, WHEN, WHO, LogModel

ENDING = ".csv"
MOST_FOUND = 500
"""People with a name that are looked up."""
ABOUT = "Het programma noteert zelf wie wat deed, zonder antwoorden. Wat er staat, kan niet meer weg."
KEEP = "Bewaar hem buiten de kluis: past hij later niet meer, dan is er geknoeid."
_WIDTHS = ((WHEN, "00-00-0000 00:00"), (WHO, "Noor de Witte"), (DOSSIER, "verwijderd dossier"))
NOTHING = "Niets gevonden met deze keuze."
GOOD = "Het logboek is heel: geen regel is veranderd of weggehaald."


def ask_file(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the exported log goes; None when it is cancelled."""
    return ask_new_file(parent, "Logboek exporteren", Path.home() / suggestion, f"CSV (*{ENDING})")


class LogPanel(QWidget):
    """Filter, table and fingerprint.

    Attributes:
        ask_file: how a person is asked where the exported log goes.
    """

    def __init__(self, desk: Desk, dossier_id: str = "", parent: QWidget | None = None) -> None:
        """Show everything, or what was done with one dossier."""
        super().__init__(parent)
        self.setObjectName("log_panel")
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self._desk, self._dossier_id = desk, dossier_id
        self._end, self._errands = End("", 0, ""), Errands(desk.background, self)
        self._filter, self._model = LogFilter(), LogModel(desk.dossiers, self)
        self._model.failed.connect(lambda sentence: self._desk.tell(sentence, "error"))
        self._filter.changed.connect(self._show_entries)
        if dossier_id:
            self._filter.for_one_dossier()
        self._table, self._nothing = self._make_table(), NothingFound("log")
        self._nothing.say(NOTHING, good=False, narrowed=True)
        self._nothing.widen.clicked.connect(self._filter.widen)
        self._question = InlineQuestion()
        scroll = Scrolled("log_scroll")  # large letters take more than the height of a small screen
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        whole = scroll.rows
        whole.setContentsMargins(28, 18, 24, 18)
        whole.setSpacing(8)
        whole.addWidget(label("Wie deed wat met dit dossier" if dossier_id else "Wie deed wat", "heading"))
        whole.addWidget(label(ABOUT, "help"))
        whole.addWidget(self._filter)
        whole.addWidget(self._table, 1)
        whole.addWidget(self._nothing, 1)
        whole.addWidget(self._question)
        whole.addWidget(self._foot())

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody looks."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read what there is now."""
        try:
            self._filter.show_people(self._desk.dossiers.log.people())
            self._end = self._desk.dossiers.log.end
        except UserError as error:
            self._desk.tell(str(error), "error")
        self._fingerprint.setText(log_words.grouped(self._end.fingerprint))
        self._number.setText(f"Vingerafdruk bij regel {self._end.number}. {KEEP}")
        self._show_entries()

    def _make_table(self) -> QTableView:
        table = QTableView()
        named(table, "log", "Wie deed wat")
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setMinimumHeight(table.fontMetrics().height() * 9)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 22)
        header = table.horizontalHeader()
        for column, sample in _WIDTHS:
            table.setColumnWidth(column, table.fontMetrics().horizontalAdvance(sample) + 32)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        table.setColumnHidden(DOSSIER, bool(self._dossier_id))
        return table

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("look", "panel")
        self._number, self._fingerprint = label("", "small"), label("")
        self._fingerprint.setObjectName("fingerprint")
        self._fingerprint.setAccessibleName("Vingerafdruk van het logboek")
        self._fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._result = label("")
        self._result.setObjectName("log_result")
        self._result.hide()
        buttons = Flow(10)
        for text, name, picture, act in (
            ("Vingerafdruk kopiëren", "copy_fingerprint", "copy", self._copy),
            ("Logboek nakijken", "check_log", "shield", self._check),
            ("Exporteren…", "export_log", "save", self._ask_export),
        ):
            made = button(text, name)
            made.setIcon(icon(picture))
            made.clicked.connect(act)
            buttons.addWidget(made)
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(16, 10, 16, 10)
        rows.setSpacing(4)
        for part in (self._number, self._fingerprint, self._result):
            rows.addWidget(part)
        rows.addLayout(buttons)
        return foot

    # Showing

    def _wanted(self) -> Wanted:
        def find(name: str) -> list[str]:
            return [line.dossier_id for line in self._desk.dossiers.search(name, MOST_FOUND)]

        wanted = self._filter.wanted(find)
        return replace(wanted, dossier=self._dossier_id) if self._dossier_id else wanted

    def _show_entries(self) -> None:
        try:
            self._model.show_entries(self._wanted())
        except UserError as error:
            self._desk.tell(str(error), "error")
        found = self._model.rowCount() > 0
        self._table.setVisible(found)
        self._nothing.setVisible(not found)

    # What can be done with it

    def _copy(self) -> None:
        QApplication.clipboard().setText(f"{self._end.number} {self._end.fingerprint}")
        self._desk.tell("De vingerafdruk en het nummer van de regel zijn gekopieerd.", "done")

    def _check(self) -> None:
        log = self._desk.dossiers.log

        def work() -> tuple[list[str], list[str]]:
            breaks = log.verify()
            return breaks, [] if breaks else log.remarks()

        self._say("Het logboek wordt nagekeken…")
        self._errands.run(work, self._checked, self._refused)

    def _checked(self, found: tuple[list[str], list[str]]) -> None:
        breaks, remarks = found
        self._say("\n".join([*(breaks or [GOOD]), *remarks]), "error" if breaks else "")

    def _ask_export(self) -> None:
        file = self.ask_file(self, f"logboek-{self._desk.today().isoformat()}{ENDING}")
        if file is None:
            return
        if file.exists():
            self._question.ask(
                f"Dit staat er al: {file.name}. Wilt u het vervangen?",
                "Vervangen",
                "Niet opslaan",
                lambda: self._export(file),
            )
        else:
            self._export(file)

    def _export(self, file: Path) -> None:
        log, wanted = self._desk.dossiers.log, self._wanted()

        def done(count: int) -> None:
            self.refresh()
            words = "1 regel" if count == 1 else f"{count} regels"
            self._desk.tell(f"{words} geschreven. Dit bestand is niet versleuteld: bewaar het veilig.", "warning")

        self._errands.run(lambda: log_export.export(log, file, wanted), done, self._refused)

    def _refused(self, sentence: str) -> None:
        self._say("")
        self._desk.tell(sentence, "error")

    def _say(self, words: str, tone: str = "") -> None:
        self._result.setText(words)
        self._result.setVisible(bool(words))
        state(self._result, tone)
