"""What the forms about people and their passphrases have in common, and the forms to add and to change one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.errors import AnswerError, UserError
from desktop.forms.looks import button, label, named, state
from desktop.store.key_ring import LONGEST_NAME
from desktop.views.door.passphrase_fields import PassphraseFields, secret_line

WIDEST = 640


class HolderForm(QFrame):
    """A card with a title, fields, a place for the error, and two buttons. It forgets what was typed when it is hidden.

    Signals:
        wanted: the fields are filled in well: what was typed, as the form says.
        left: nothing has to be changed.

    Attributes:
        body: layout for the fields.
    """

    wanted = Signal(tuple)
    left = Signal()

    def __init__(
        self, title: str, explanation: str, does: str, parent: QWidget | None = None, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("holder_form")
        self.setProperty("look", "card")
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._does = does
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._error = label("", "error")
        self._error.setObjectName("holder_form_error")
        self._error.hide()
        self._progress = QProgressBar()
        named(self._progress, "holder_form_progress", "Hoe ver het is")
        self._progress.hide()
        self.go = button(does, "holder_form_go", "danger" if danger else "primary")
        self.go.clicked.connect(self.submit)
        self.back = button("Terug", "holder_form_back", "quiet")
        self.back.clicked.connect(self.left)
        last = QHBoxLayout()
        last.addWidget(self.back)
        last.addStretch(1)
        last.addWidget(self.go)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(10)
        inside.addWidget(label(title, "heading"))
        inside.addWidget(label(explanation, "help"))
        inside.addLayout(self.body)
        inside.addWidget(self._error)
        inside.addWidget(self._progress)
        inside.addLayout(last)

    def sizeHint(self) -> QSize:
        """As wide as it may be, so that sentences are short lines and not tall columns."""
        return QSize(WIDEST, super().sizeHint().height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed stays in a field."""
        super().hideEvent(event)
        self.wipe()

    def typed(self) -> tuple[object, ...]:
        """What is in the fields.

        Raises:
            UserError: something is missing or not right.
        """
        return ()

    def submit(self) -> None:
        """Ask for what is in the fields, or show what is wrong."""
        try:
            given = self.typed()
        except UserError as error:
            self.show_error(str(error))
            return
        self.show_error("")
        self.wanted.emit(given)

    def set_busy(self, busy: bool) -> None:
        """While the work is done nothing can be pressed twice."""
        self.go.setText("Bezig…" if busy else self._does)
        for part in (self.go, self.back, *self.findChildren(QLineEdit)):
            part.setEnabled(not busy)
        self._progress.setVisible(False)

    def show_progress(self, percent: int) -> None:
        """How far it is."""
        self._progress.setValue(percent)
        self._progress.show()

    def show_error(self, sentence: str) -> None:
        """Show what went wrong under the fields; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setAccessibleName(sentence)
        self._error.setVisible(bool(sentence))
        state(self._error, "error" if sentence else "")

    def wipe(self) -> None:
        """Forget what was typed."""
        for line in self.findChildren(QLineEdit):
            line.clear()


class AddForm(HolderForm):
    """Gives one more person a passphrase. Wanted: name, passphrase."""

    def __init__(self, vault: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Iemand toevoegen",
            "Laat die persoon hier zelf een wachtzin kiezen en typen. Daarmee is alles in de kluis te lezen.",
            "Toevoegen",
            parent,
        )
        self._name = QLineEdit()
        named(self._name, "new_holder", "Naam")
        self._name.setMaxLength(LONGEST_NAME)
        self._passphrase = PassphraseFields()
        self._passphrase.advice.known = lambda: [self._name.text(), vault]
        self._passphrase.entered.connect(self.submit)
        self.body.addWidget(label("Naam"))
        self.body.addWidget(self._name)
        self.body.addWidget(self._passphrase)
        self.setFocusProxy(self._name)

    def typed(self) -> tuple[object, ...]:
        """Name and passphrase."""
        if not self._name.text().strip():
            raise AnswerError("Vul een naam in. Zo ziet iedereen wie de kluis kan openen.")
        return self._name.text(), self._passphrase.passphrase()


class ChangeForm(HolderForm):
    """Changes one's own passphrase. Wanted: the old one, the new one."""

    def __init__(self, known: list[str], parent: QWidget | None = None) -> None:
        super().__init__(
            "Mijn wachtzin veranderen",
            "De oude wachtzin opent de kluis daarna niet meer. Reservekopieën van vóór vandaag opent hij nog wel.",
            "Veranderen",
            parent,
        )
        self._old = secret_line("old_passphrase", "Wachtzin van nu")
        self._passphrase = PassphraseFields()
        self._passphrase.advice.known = lambda: known
        self._passphrase.entered.connect(self.submit)
        self.body.addWidget(label("Wachtzin van nu"))
        self.body.addWidget(self._old)
        self.body.addWidget(label("Nieuw", "heading"))
        self.body.addWidget(self._passphrase)
        self.setFocusProxy(self._old)

    def typed(self) -> tuple[object, ...]:
        """The old and the new one."""
        if not self._old.text():
            raise AnswerError("Typ eerst de wachtzin die u nu gebruikt.")
        return self._old.text(), self._passphrase.passphrase()
