"""The waiting list, the longest first; beside it who could be a buddy of whoever is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.dossier import buddies
from desktop.dossier.buddies import Waiting
from desktop.dossier.model import Newcomer
from desktop.forms.bilingual import isolated, wrappable
from desktop.forms.looks import button, label, look, name_label, named
from desktop.municipality.model import Municipality
from desktop.views.buddies.buddies_finding import Found
from desktop.views.buddies.buddy_sayings import kind_of, say, waits
from desktop.views.buddies.suggestion_panel import SuggestionPanel
from desktop.views.clearing import clear
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.wording import begun

ABOUT = "Wie het langst wacht, staat bovenaan. Kies iemand: dan ziet u wie past, en waarom."
NOBODY = (
    "Er staat niemand op de wachtlijst. Wil iemand een maatje? Open het dossier, klik op Maatje en schrijf de wens op. "
    "Wat in het gesprek is gezegd, staat er dan al."
)
AT_ONCE = 40
"""So many are shown before somebody asks for more."""
SIGNS = 30
"""Signs that have to fit in a column."""
NARROWEST = 160
"""Pixels of a line."""


class WaitingLine(QPushButton):
    """Somebody who waits: the name, and below it how long, for whom, in which language."""

    def __init__(self, waiting: Waiting, newcomer: Newcomer, municipality: Municipality, today: date) -> None:
        super().__init__()
        said = [
            begun(waits(waiting.wish, today)),
            kind_of(municipality, waiting.wish.kind),
            say(newcomer.language),
            waiting.wish.neighbourhood,
            "jonger dan 18" if buddies.minor(newcomer, today) else "",
        ]
        words = " · ".join(part for part in said if part)
        named(self, f"waiting:{waiting.dossier_id}", f"{newcomer.name}: {words}")
        look(self, "tile")
        self.setCheckable(True)
        self.setAutoDefault(True)
        room = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        room.setHeightForWidth(True)
        self.setSizePolicy(room)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 7, 10, 8)
        self._rows.setSpacing(1)
        for part in (name_label(wrappable(newcomer.name)), label(wrappable(words), "small")):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._rows.addWidget(part)

    def sizeHint(self) -> QSize:
        """As high as its words at the width it has; it takes the width that there is."""
        return QSize(NARROWEST, self._rows.totalHeightForWidth(max(self.width(), NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        """The words wrap."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        return self._rows.totalHeightForWidth(width)


class WaitingPart(QWidget):
    """Two columns.

    Signals:
        chosen: id of the dossier whose suggestions are wanted.
        opened: id of the dossier whose wish is to be seen.

    Attributes:
        suggestions: the right column.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, municipality: Municipality, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._municipality, self._today = municipality, today
        self._found: Found | None = None
        self._most = AT_ONCE
        self._group = QButtonGroup(self)
        self._list, self._beside, self._right = QVBoxLayout(), QHBoxLayout(), QWidget()
        self._list.setSpacing(6)
        self._beside.setSpacing(6)
        self.suggestions = SuggestionPanel(municipality, today)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(self._beside)
        right.addWidget(self.suggestions, 1)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._list)
        rows.addStretch(1)
        self._columns = SideBySide((left, self._right), SIGNS, 24, (2, 3))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    @property
    def narrow(self) -> bool:
        """Whether the suggestions stand below the list."""
        return self._columns.narrow

    def show_found(self, found: Found, chosen: str) -> None:
        """Show who waits. Args: chosen: id of the dossier that is looked at."""
        self._found = found
        clear(self._list)
        self._list.addWidget(label(ABOUT if found.waiting else NOBODY, "help"))
        place = next((place for place, one in enumerate(found.waiting) if one.dossier_id == chosen), 0)
        self._most = max(self._most, place + 1)
        for waiting in found.waiting[: self._most]:
            line = WaitingLine(waiting, found.people[waiting.dossier_id], self._municipality, self._today())
            line.setChecked(waiting.dossier_id == chosen)
            line.clicked.connect(lambda _=False, dossier=waiting.dossier_id: self.chosen.emit(dossier))
            self._group.addButton(line)
            self._list.addWidget(line)
        left = len(found.waiting) - self._most
        if left > 0:
            more = button(f"Nog {left} tonen", "more_waiting", "quiet")
            more.clicked.connect(lambda: self._show_more(chosen))
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._right.setVisible(bool(chosen))

    def show_heading(self, dossier_id: str, name: str) -> None:
        """Say whose suggestions these are, and give the way to his wish."""
        clear(self._beside)
        wish = button("Wens bekijken", f"wish:{dossier_id}", "quiet")
        wish.clicked.connect(lambda: self.opened.emit(dossier_id))
        self._beside.addWidget(name_label(f"Voor {isolated(name)}", "heading"), 1)
        self._beside.addWidget(wish, 0, Qt.AlignmentFlag.AlignTop)

    def _show_more(self, chosen: str) -> None:
        self._most += AT_ONCE
        if self._found is not None:
            self.show_found(self._found, chosen)
