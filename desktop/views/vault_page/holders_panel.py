"""Who can open the vault: people with a passphrase of their own, and the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label
from desktop.store.key_ring import Holder, not_ready
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.door.recovery_key import RecoveryKeyPage
from desktop.views.inline_question import InlineQuestion
from desktop.views.scrolled import Scrolled, at_left
from desktop.views.vault_page.holder_form import WIDEST, AddForm, ChangeForm, HolderForm
from desktop.views.vault_page.holder_row import HolderRow
from desktop.views.vault_page.removal_form import RemovalForm

if TYPE_CHECKING:
    from desktop.store.sealing import Derivation
    from desktop.store.vault import Vault

ABOUT = "Ieder heeft een eigen wachtzin. Met elke wachtzin is alles in de kluis te lezen."
RECOVERY = (
    "Is een wachtzin kwijt, dan opent het papier met de herstelsleutel de kluis. Is dat papier weg, "
    "of zag iemand het die het niet mocht zien? Maak dan een nieuwe."
)
RENEW = "Het oude papier opent de kluis daarna niet meer. De nieuwe sleutel ziet u maar één keer."
OLD_COPIES = (
    "De kluis is opnieuw versleuteld. Reservekopieën van vóór nu gaan nog open met de oude wachtzinnen, "
    "ook die op een USB-stick. Nu een nieuwe maken en de oude in de kluis weggooien?"
)
UNSEEN = "Er is een nieuwe herstelsleutel gemaakt die niet is getoond. Maak bij Kluis beheren een nieuwe."


class _Progress(QObject):
    percent = Signal(int)


class HoldersPanel(QWidget):
    """The list, and one form at a time in its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, derivation: Derivation | None = None) -> None:
        """Show who can open the vault of a desk.

        Args:
            derivation: cost of a new passphrase; a cheap one is for tests only.
        """
        super().__init__(parent)
        self.setObjectName("holders_panel")
        if desk.vault is None:
            raise ValueError("no vault")
        self._desk, self._vault, self._derivation = desk, desk.vault, derivation
        self._here = here = [True]
        self.destroyed.connect(lambda: here.clear())
        self._form: QWidget | None = None
        self._busy = False
        self._rows, self._question = QVBoxLayout(), InlineQuestion()
        self._rows.setSpacing(6)
        self._scroll = Scrolled("holders_scroll")
        self._home = self._make_home()
        self._row = at_left(self._home, WIDEST)
        self._scroll.rows.addLayout(self._row)
        self._scroll.rows.addStretch(1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(28, 18, 24, 18)
        self._whole.addWidget(self._scroll)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody looks."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show who there is now."""
        clear(self._rows)
        try:
            people = self._vault.keys.holders()
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        for holder in people:
            row = HolderRow(holder, last=len(people) == 1)
            row.remove.connect(lambda holder=holder: self._ask_removal(holder))
            self._rows.addWidget(row)

    def flush(self) -> bool:
        """Whether the panel may be left: not while a change is under way or a new recovery key is on the screen."""
        if self._busy or isinstance(self._form, RecoveryKeyPage):
            self._desk.tell("Maak dit eerst af: zet de herstelsleutel op papier of wacht tot het klaar is.", "warning")
            return False
        return True

    def abandon(self) -> bool:
        """Give up what is half typed, because the vault locks by itself; a new recovery key can be made once more."""
        if self._busy:
            return False
        self.wipe()
        return True

    def wipe(self) -> None:
        """Forget what was typed, and what is shown only once."""
        self._show(None)

    def _make_home(self) -> QWidget:
        home = QWidget()
        add = button("Iemand toevoegen…", "add_holder", "primary")
        add.clicked.connect(self._ask_addition)
        change = button("Mijn wachtzin veranderen…", "change_passphrase")
        change.clicked.connect(self._ask_change)
        renew = button("Nieuwe herstelsleutel…", "renew_recovery")
        renew.clicked.connect(self._ask_renewal)
        actions = Flow()
        actions.addWidget(add)
        actions.addWidget(change)
        rows = QVBoxLayout(home)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(label("Wie kan de kluis openen", "heading"))
        rows.addWidget(label(ABOUT, "help"))
        rows.addLayout(self._rows)
        rows.addLayout(actions)
        rows.addWidget(self._question)
        rows.addSpacing(14)
        rows.addWidget(label("Herstelsleutel op papier", "heading"))
        rows.addWidget(label(RECOVERY, "help"))
        rows.addWidget(renew, 0, Qt.AlignmentFlag.AlignLeft)
        return home

    def _show(self, form: QWidget | None) -> None:
        """Put a form in the place of the list; None brings the list back."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        by_itself = isinstance(form, RecoveryKeyPage)  # it scrolls by itself
        self._scroll.setVisible(not by_itself)
        self._home.setVisible(form is None)
        if form is None:
            self.refresh()
            return
        if by_itself:
            self._whole.addWidget(form)
        else:
            self._row.insertWidget(0, form, 1000)
        form.show()
        form.setFocus()

    def _ask(self, form: HolderForm, then: Callable[[HolderForm, tuple[Any, ...]], None]) -> None:
        form.left.connect(lambda: self._show(None))
        form.wanted.connect(lambda given: then(form, given))
        self._show(form)

    def _ask_addition(self) -> None:
        def add(form: HolderForm, given: tuple[Any, ...]) -> None:
            name, passphrase = given
            self._run(
                form, lambda: self._vault.keys.add(passphrase, name, self._derivation), f"{name} kan de kluis openen."
            )

        self._ask(AddForm(self._vault.folder.stem), add)

    def _ask_change(self) -> None:
        def change(form: HolderForm, given: tuple[Any, ...]) -> None:
            old, new = given
            self._run(form, lambda: _change(self._vault, old, new, self._derivation), "Uw wachtzin is veranderd.")

        self._ask(ChangeForm([self._vault.holder, self._vault.folder.stem]), change)

    def _ask_removal(self, holder: Holder) -> None:
        def remove(form: HolderForm, given: tuple[Any, ...]) -> None:
            anew, passphrase = given
            if not anew:
                done = f"{holder.name} kan de kluis niet meer openen."
                self._run(form, lambda: self._vault.keys.remove(holder.id), done)
                return
            progress = _Progress(self._desk.background)
            progress.percent.connect(form.show_progress)
            self._run(form, lambda: _encrypt_anew(self._vault, passphrase, holder.id, progress.percent.emit), "", True)

        staying = [other for other in self._vault.keys.holders() if other.id != holder.id]
        self._ask(RemovalForm(holder, not_ready(staying)), remove)

    def _ask_renewal(self) -> None:
        self._question.ask(RENEW, "Nieuwe sleutel maken", "Toch niet", self._renew)

    def _renew(self) -> None:
        self._run(None, self._vault.keys.renew_recovery, "")

    def _run(self, form: HolderForm | None, work: Callable[[], str | None], said: str, anew: bool = False) -> None:
        """Do it off the GUI thread; a recovery key that comes of it is shown until it is on paper."""
        here, tell = self._here, self._desk.tell
        self._set_busy(form, True)

        def done(recovery_key: str | None) -> None:
            if not here:
                if recovery_key:
                    tell(UNSEEN, "warning")
                return
            self._set_busy(form, False)
            if recovery_key:
                self._show_key(recovery_key, anew)
                return
            self._show(None)
            tell(said, "done")

        def refused(error: UserError) -> None:
            if not here:
                tell(str(error), "error")
                return
            self._set_busy(form, False)
            if form is None:
                tell(str(error), "error")
            else:
                form.show_error(str(error))

        self._desk.background.run(work, done, refused)

    def _set_busy(self, form: HolderForm | None, busy: bool) -> None:
        self._busy = busy
        if form is None:
            self._home.setEnabled(not busy)
        else:
            form.set_busy(busy)

    def _show_key(self, recovery_key: str, anew: bool) -> None:
        page = RecoveryKeyPage(self._vault.folder.stem, recovery_key, onward="Klaar")
        for card in [part for part in page.findChildren(QFrame) if part.property("look") == "card"]:
            card.setFixedWidth(min(card.width(), WIDEST))  # beside the rail there is less room than on the first page
        page.kept.connect(lambda: self._show(None))
        if anew:
            page.kept.connect(self._ask_about_copies)
        self._show(page)

    def _ask_about_copies(self) -> None:
        self._question.ask(OLD_COPIES, "Nieuwe maken, oude weggooien", "Oude bewaren", self._renew_copies)

    def _renew_copies(self) -> None:
        said = "Er is een nieuwe reservekopie. De oude in de kluis zijn weg; denk ook aan kopieën op een USB-stick."
        self._run(None, lambda: _renew_copies(self._vault), said)


def _change(vault: Vault, old: str, new: str, derivation: Derivation | None) -> None:
    from desktop.store.calibration import calibrated

    vault.keys.change(old, new, derivation or calibrated(), of=vault.holder_id)


def _encrypt_anew(vault: Vault, passphrase: str, without: str, progress: Callable[[int], None]) -> str:
    from desktop.store.reencryption import reencrypt

    return reencrypt(vault, passphrase, without, progress)


def _renew_copies(vault: Vault) -> None:
    from desktop.store import backup

    vault.backup()
    for path in backup.all_of(vault.folder):
        if backup.state(vault, path) == "other_key":
            backup.remove(path)
