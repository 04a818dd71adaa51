"""What a list is narrowed to: words, an organisation, a professional; and its order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from desktop.dossier.work import Order
from desktop.forms.bilingual import isolated
from desktop.forms.looks import named
from desktop.municipality.model import Municipality
from desktop.views.search_line import search_line
from desktop.views.steady import steady
from desktop.views.work.task_words import ORDERS, on_one_line
from desktop.views.work.wanted import Wanted

SEARCH = "Zoek op naam of afspraak"
EVERY_ORGANISATION, EVERYBODY = "Alle organisaties", "Alle collega's"
WIDEST = 26
"""Letters that a field shows at most."""


class WorkFilter(QWidget):
    """Fields that choose; each change counts at once.

    Attributes:
        line: the search field, which the page puts in its head.

    Signals:
        changed: something else is wanted.
        down: the person wants to go to what was found.
    """

    changed = Signal()
    down = Signal()

    def __init__(self, municipality: Municipality, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._descending = False
        self.line = search_line("work_text", SEARCH)
        self._organisation, self._professional, self._order = QComboBox(), QComboBox(), QComboBox()
        named(self._organisation, "work_organisation", "Welke organisatie")
        named(self._professional, "work_professional", "Door wie afgesproken")
        named(self._order, "work_order", "Volgorde")
        self._organisation.addItem(EVERY_ORGANISATION, "")
        for organisation in sorted(municipality.organisations, key=lambda one: one.name.casefold()):
            self._organisation.addItem(isolated(on_one_line(organisation.name)), organisation.id)
        self._professional.addItem(EVERYBODY, "")
        for order, words in ORDERS.items():
            self._order.addItem(words, order)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.line.textChanged.connect(self.changed)
        self.line.down.connect(self.down)
        for box in (self._organisation, self._professional, self._order):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMaximumWidth(box.fontMetrics().averageCharWidth() * WIDEST)
            steady(box)
            row.addWidget(box, 2)
        self._organisation.currentIndexChanged.connect(self.changed)
        self._professional.currentIndexChanged.connect(self.changed)
        self._order.currentIndexChanged.connect(self._turn_forward)

    def add(self, part: QWidget) -> None:
        """Put something at the end of the line."""
        self._row.addWidget(part, 1)

    def show_people(self, names: Sequence[str]) -> None:
        """Offer everybody who agreed something; who is chosen stays chosen."""
        chosen = self._professional.currentData()
        self._offer([*names] if chosen in ("", *names) else [chosen, *names], chosen)

    def show_wanted(self, wanted: Wanted) -> None:
        """Put the fields as they were, without a word to anybody."""
        self.blockSignals(True)
        self.line.setText(wanted.text)
        self._organisation.setCurrentIndex(max(0, self._organisation.findData(wanted.organisation)))
        names = [self._professional.itemData(row) for row in range(1, self._professional.count())]
        known = names if wanted.professional in ("", *names) else [wanted.professional, *names]
        self._offer(known, wanted.professional)
        self._order.setCurrentIndex(self._order.findData(wanted.order))
        self._descending = wanted.descending
        self.blockSignals(False)
        self._show_whose(wanted)

    def set_order(self, order: Order, descending: bool) -> None:
        """A head of the table was clicked."""
        self.blockSignals(True)
        self._order.setCurrentIndex(self._order.findData(order))
        self.blockSignals(False)
        self._descending = descending
        self.changed.emit()

    def wanted(self, before: Wanted) -> Wanted:
        """What is asked for now, of the list that was shown before."""
        wanted = Wanted(
            before.which,
            self._professional.currentData() or "",
            self._organisation.currentData() or "",
            self.line.text().encode("utf-8", "replace").decode(),
            self._order.currentData(),
            self._descending,
        )
        self._show_whose(wanted)
        return wanted

    def _show_whose(self, wanted: Wanted) -> None:
        """One's own agreements are nobody else's."""
        self._professional.setEnabled(wanted.which != "mine")

    def _offer(self, names: Sequence[str], chosen: str) -> None:
        self._professional.blockSignals(True)
        self._professional.clear()
        self._professional.addItem(EVERYBODY, "")
        for name in names:
            self._professional.addItem(isolated(on_one_line(name)), name)
        self._professional.setCurrentIndex(max(0, self._professional.findData(chosen)))
        self._professional.blockSignals(False)

    def _turn_forward(self) -> None:
        self._descending = False
        self.changed.emit()
