"""How long dossiers are kept: who is due now or soon. A person decides about each; nothing goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.retention import Rule, State
from desktop.errors import UserError
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.store import erasure
from desktop.store.retention import Ending
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.newcomers.rights_deleting import delete
from desktop.views.scrolled import Scrolled
from desktop.views.vault_page.confirming_deletion import ConfirmingDeletion
from desktop.views.vault_page.ending_card import EndingCard

MOST = 100
"""Dossiers that are shown at once."""
ABOUT = "{name} bewaart een dossier tot {rule}. Er gaat niets vanzelf weg: u beslist, dossier voor dossier."
GROUPS: tuple[tuple[State, str], ...] = (
    ("due", "Nu beslissen"),
    ("soon", "Binnen drie maanden"),
    ("unknown", "Geen datum bekend"),
)
NOTHING = "Er is nu geen dossier waarover u moet beslissen."
MORE = f"Dit zijn de eerste {MOST}. De rest komt hier als u over deze beslist heeft."
WIPED = "Opgeruimd: in de kluis staat niets meer van wat verwijderd is."


class RetentionPanel(QWidget):
    """The list, read anew each time that somebody looks.

    Signals:
        go: another page is asked for: its name and the ids it needs.

    Attributes:
        busy: whether something is being deleted.
    """

    go = Signal(str, dict)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retention_panel")
        self._desk, self.busy = desk, False
        self._rule = Rule.of(desk.guide.municipality.settings)
        self._errands = Errands(desk.background, self)
        self._cards: list[EndingCard] = []
        self._list = Scrolled("ending_list")
        self._list.rows.setSpacing(10)
        self._confirming = ConfirmingDeletion()
        self._confirming.confirmed.connect(self._delete)
        self._delete_button = button("Gekozen dossiers verwijderen…", "delete_chosen", "danger")
        self._delete_button.setIcon(icon("trash", Shade.DANGER))
        self._delete_button.clicked.connect(self._confirm)
        self._wipe = button("Resten opruimen", "wipe", "quiet")
        self._wipe.setToolTip("Schrijft de kluis opnieuw, zonder resten van wat eerder verwijderd is.")
        self._wipe.clicked.connect(self._sweep)
        foot = Flow()
        foot.addWidget(self._delete_button)
        foot.addWidget(self._wipe)
        about = ABOUT.format(name=desk.guide.municipality.name, rule=self._rule.in_words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 18, 24, 18)
        whole.setSpacing(8)
        whole.addWidget(label("Hoe lang dossiers blijven", "heading"))
        whole.addWidget(label(about, "help"))
        whole.addWidget(self._list, 1)
        whole.addWidget(self._confirming)
        whole.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read who is due now."""
        try:
            found = self._desk.dossiers.ending(self._rule, self._desk.today(), MOST + 1)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        self._show(found)

    def _show(self, found: list[Ending]) -> None:
        clear(self._list.rows)
        self._cards.clear()
        self._confirming.hide()
        today, shown = self._desk.today(), found[:MOST]
        for wanted, heading in GROUPS:
            group = [ending for ending in shown if ending.term.state(today) == wanted]
            if group:
                self._list.rows.addWidget(label(f"{heading} ({len(group)})", "question"))
            for ending in group:
                self._add(ending)
        if not shown or len(found) > MOST:
            self._list.rows.addWidget(label(MORE if shown else NOTHING, "help"))
        self._list.rows.addWidget(QWidget(), 1)
        self._show_state()

    def _add(self, ending: Ending) -> None:
        card = EndingCard(self._desk, ending)
        card.ticked.connect(self._show_state)
        card.looked.connect(lambda: self.go.emit("dossier", {"dossier": ending.dossier_id}))
        card.changed.connect(self._extended)
        self._cards.append(card)
        self._list.rows.addWidget(card)

    def _chosen(self) -> list[Ending]:
        return [card.ending for card in self._cards if card.box.isChecked()]

    def _show_state(self) -> None:
        self._confirming.hide()
        self._delete_button.setVisible(bool(self._cards))
        self._delete_button.setEnabled(bool(self._chosen()) and not self.busy)
        self._wipe.setEnabled(not self.busy)
        self._list.setEnabled(not self.busy)

    def _extended(self) -> None:
        self._desk.tell("Dit dossier wordt langer bewaard. De reden staat erbij.", "done")
        self.refresh()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self._confirming.begin(self._chosen())

    def _delete(self, ids: list[str]) -> None:
        def done(left: str) -> None:
            many = "Het dossier is" if len(ids) == 1 else f"{len(ids)} dossiers zijn"
            self._desk.tell(left or f"{many} verwijderd.", "warning" if left else "done")
            self._ended()

        self._run(lambda: delete(self._desk, *ids), done)

    def _sweep(self) -> None:
        vault = self._desk.vault
        if vault is not None:
            self._run(lambda: erasure.sweep(vault), lambda _: self._swept())

    def _swept(self) -> None:
        self._desk.tell(WIPED, "done")
        self._ended()

    def _run(self, work: Callable[[], Any], success: Callable[[Any], None]) -> None:
        def refused(sentence: str) -> None:
            self._desk.tell(sentence, "error")
            self._ended()

        self.busy = True
        self._show_state()
        self._errands.run(work, success, refused)

    def _ended(self) -> None:
        self.busy = False
        self.refresh()
