"""Before dossiers are deleted: each of the chosen ones is confirmed by itself, and then all together once more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, named
from desktop.questions import dates
from desktop.store.retention import Ending
from desktop.views.clearing import clear
from desktop.views.inline_question import InlineQuestion
from desktop.views.scrolled import Scrolled

MOST_LINES = 5
"""Lines that are seen without scrolling."""
ELSEWHERE = (
    "Organisaties die iets kregen, hebben dat nog, en oude reservekopieën ook. "
    "Bij elk dossier ziet u onder 'Rechten van de nieuwkomer' welke dat zijn."
)


class ConfirmingDeletion(QFrame):
    """Hidden until there is something to confirm.

    Signals:
        confirmed: ids of the dossiers that must be deleted.
        left: the person leaves them as they are.
    """

    confirmed = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirming")
        self.setProperty("look", "card")
        self.setProperty("state", "error")
        self._boxes: dict[str, QCheckBox] = {}
        self._heading = label("", "question")
        self._scroll = Scrolled("confirm_list")
        self._lines = self._scroll.rows
        self._question = InlineQuestion()
        self._go = button("Verwijderen", "confirm_delete", "danger")
        self._go.clicked.connect(self._ask)
        leave = button("Toch niet", "confirm_not")
        leave.clicked.connect(self._leave)
        ways = Flow()
        ways.addWidget(self._go)
        ways.addWidget(leave)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 14)
        rows.setSpacing(8)
        rows.addWidget(self._heading)
        rows.addWidget(self._scroll)
        rows.addWidget(label(ELSEWHERE, "help"))
        rows.addLayout(ways)
        rows.addWidget(self._question)
        self.hide()

    def begin(self, chosen: Sequence[Ending]) -> None:
        """Ask about these."""
        clear(self._lines)
        self._boxes.clear()
        one = len(chosen) == 1
        self._heading.setText(
            "Zet een vinkje als dit dossier echt weg mag."
            if one
            else "Zet een vinkje bij elk dossier dat echt weg mag."
        )
        for ending in chosen:
            last = f"laatste gesprek {dates.write(ending.last_held_on)}" if ending.last_held_on else "nog geen gesprek"
            box = QCheckBox(f"Ja, verwijder: {isolated(ending.name)}, {last}".replace("&", "&&"))
            named(box, f"confirm:{ending.dossier_id}", f"Ja, verwijder het dossier van {ending.name}, {last}")
            box.toggled.connect(lambda _: self._compare())
            self._boxes[ending.dossier_id] = box
            self._lines.addWidget(box)
        self._scroll.setFixedHeight(min(len(chosen), MOST_LINES) * (box.sizeHint().height() + self._lines.spacing()))
        self._question.hide()
        self._compare()
        self.show()
        next(iter(self._boxes.values())).setFocus()

    def _compare(self) -> None:
        self._question.hide()
        self._go.setEnabled(all(box.isChecked() for box in self._boxes.values()))

    def _ask(self) -> None:
        many = "Dit dossier is" if len(self._boxes) == 1 else f"Deze {len(self._boxes)} dossiers zijn"
        self._question.ask(
            f"Weet u het zeker? {many} dan echt weg.", "Ja, verwijderen", "Nee, laten staan", self._agree
        )

    def _agree(self) -> None:
        self.hide()
        self.confirmed.emit(list(self._boxes))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
