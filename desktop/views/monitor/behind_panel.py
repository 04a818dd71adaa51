"""The dossiers behind one figure, as a list of names to open. It is never printed or saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look, named
from desktop.monitor.answers import in_words
from desktop.monitor.behind import Person, behind
from desktop.monitor.cases import Asked
from desktop.store.gist import Gist
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.monitor.figure_parts import Part
from desktop.views.monitor.stoppable import Stoppable
from desktop.views.monitor.wanted import Wanted
from desktop.views.monitor.wording import SEEKING
from desktop.views.steady import steady
from desktop.views.wrapped_items import WrappedItems, wrap


class BehindPanel(QWidget):
    """Hidden until it is opened.

    Signals:
        closed: it is left.
        opened: a dossier is wanted (its id).
    """

    closed = Signal()
    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("behind")
        self.setAccessibleName("Dossiers achter een cijfer")
        self._desk, self._wanted = desk, Wanted.of({}, desk.today())
        self._parts: list[Part] = []
        self._errands, self._work = Errands(desk.background, self), Stoppable(desk.background, self)
        self._turn = 0
        self._title, self._told = label("", "heading"), label("", "help")
        self._title.setObjectName("behind_title")
        self._told.setObjectName("behind_told")
        self._field, self._people = QComboBox(), QListWidget()
        named(self._field, "behind_part", "Welk getal")
        self._field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        steady(self._field)
        named(self._people, "behind_people", "Dossiers")
        self._people.setItemDelegate(WrappedItems(self._people))
        wrap(self._people)
        self._open = button("Dossier openen", "behind_open", "primary")
        self._lay_out()
        self._open.clicked.connect(self._go)
        self._people.itemActivated.connect(lambda _: self._go())
        self._people.currentItemChanged.connect(lambda now, _: self._open.setEnabled(now is not None))
        self._field.currentIndexChanged.connect(lambda _: self._seek())
        self.hide()

    @property
    def ready(self) -> bool:
        """Whether what is asked for is shown."""
        return self.isHidden() or self._told.text() != SEEKING

    def open(self, title: str, wanted: Wanted, found: Sequence[Part]) -> None:
        """Open it for an indicator; the first number is shown."""
        self._wanted, self._parts = wanted, list(found)
        self._title.setText(title)
        before = self._field.blockSignals(True)
        self._field.clear()
        self._field.addItems([part.words for part in found])
        self._field.blockSignals(before)
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._seek()

    def stop(self) -> None:
        """Seek no more, and forget who was found."""
        self._turn += 1
        self._work.stop()
        self._people.clear()
        self._told.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        back = button("Terug naar de cijfers", "behind_back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.clicked.connect(self._leave)
        choice, foot = QHBoxLayout(), QHBoxLayout()
        choice.setSpacing(12)
        choice.addWidget(self._field)
        choice.addWidget(self._told, 1)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._open)
        card = QFrame()
        look(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 14, 20, 14)
        inside.setSpacing(10)
        inside.addWidget(self._title)
        inside.addLayout(choice)
        inside.addWidget(self._people, 1)
        inside.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _seek(self) -> None:
        place = self._field.currentIndex()
        self.stop()
        self._open.setEnabled(False)
        if not 0 <= place < len(self._parts):
            return
        self._told.setText(SEEKING)
        guide, wanted, part, turn = self._desk.guide, self._wanted, self._parts[place], self._turn
        until = min(self._desk.today(), wanted.period.last)
        asked = Asked(guide.municipality, wanted.period, until, wanted.round or None)
        definition, number = guide.indicators.by_id[part.indicator], (wanted.by, part.category, part.status)

        def read(gist: Gist) -> None:
            if turn == self._turn:
                self._work.run(
                    lambda progress: behind(gist, guide, definition, asked, number, progress),
                    self._show,
                    self._complain,
                )

        def refused(sentence: str) -> None:
            if turn == self._turn:
                self._complain(sentence)

        self._errands.run(lambda: self._desk.dossiers.gist(in_words(guide)), read, refused)

    def _show(self, found: Sequence[Person]) -> None:
        self._told.setText("1 dossier" if len(found) == 1 else f"{len(found)} dossiers")
        for person in found:
            item = QListWidgetItem(person.name)
            item.setData(Qt.ItemDataRole.UserRole, person.dossier)
            self._people.addItem(item)
        self._people.setCurrentRow(0)

    def _complain(self, sentence: str) -> None:
        self._told.clear()
        self._desk.tell(sentence, "error")

    def _go(self) -> None:
        item = self._people.currentItem()
        if item is not None:
            self.opened.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _leave(self) -> None:
        self.stop()
        self.hide()
        self.closed.emit()
