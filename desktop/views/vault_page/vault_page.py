"""The page of the vault itself: four parts, each built when somebody first looks at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.views.desk import Desk
from desktop.views.page import Page

WIDTH, WIDEST, LETTERS = 236, 420, 14
"""Pixels of the rail, at letters of so many pixels; with larger letters it grows, up to the widest."""


def holders(desk: Desk) -> QWidget:
    """Who can get in."""
    from desktop.views.vault_page.holders_panel import HoldersPanel

    return HoldersPanel(desk)


def backups(desk: Desk) -> QWidget:
    """The backups."""
    from desktop.views.vault_page.backups_panel import BackupsPanel

    return BackupsPanel(desk)


def log(desk: Desk) -> QWidget:
    """Who did what."""
    from desktop.views.vault_page.log_panel import LogPanel

    return LogPanel(desk)


def retention(desk: Desk) -> QWidget:
    """How long dossiers stay."""
    from desktop.views.vault_page.retention_panel import RetentionPanel

    return RetentionPanel(desk)


@dataclass(frozen=True)
class Part:
    """One part of the page.

    Attributes:
        id: in the name of its button.
        title: in the rail.
        picture: name of its icon.
        build: makes its panel. A panel may have `flush`, `abandon` and `go`, as a page.
    """

    id: str
    title: str
    picture: str
    build: Callable[[Desk], QWidget]


PARTS = (
    Part("holders", "Wie kan erin", "key", holders),
    Part("backups", "Reservekopieën", "save", backups),
    Part("log", "Logboek", "list", log),
    Part("retention", "Bewaren en verwijderen", "calendar", retention),
)


class VaultPage(Page):
    """A rail with the parts at the left, the chosen one beside it."""

    title = "Kluis"

    def __init__(
        self, desk: Desk, chosen: str = "", parts: Sequence[Part] = PARTS, parent: QWidget | None = None
    ) -> None:
        """Args: chosen: id of the part to begin with; the first one when it is empty."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._parts = desk, parts
        self._built: dict[int, QWidget] = {}
        self._chosen = -1
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._rail())
        whole.addWidget(self._stack, 1)
        self._group.idClicked.connect(self._choose)
        self._choose(next((place for place, part in enumerate(parts) if part.id == chosen), 0))

    def flush(self) -> bool:
        """Save what stands in the parts that were looked at."""
        return not self._unsaved()

    def abandon(self) -> bool:
        """Give up what cannot be kept in the parts that were looked at."""
        left = self._unsaved()
        given_up = [panel for panel in left if hasattr(panel, "abandon") and panel.abandon()]
        return len(given_up) == len(left)

    def _unsaved(self) -> list[QWidget]:
        """Every part is asked to save; these could not."""
        return [panel for panel in self._built.values() if hasattr(panel, "flush") and not panel.flush()]

    def _choose(self, place: int) -> None:
        before = self._built.get(self._chosen)
        if before is not None and hasattr(before, "flush") and not before.flush():
            self._group.button(self._chosen).setChecked(True)
            return
        if place not in self._built:
            panel = self._built[place] = self._parts[place].build(self._desk)
            if hasattr(panel, "go"):
                panel.go.connect(self.go)
            self._stack.addWidget(panel)
        self._chosen = place
        self._stack.setCurrentWidget(self._built[place])
        self._group.button(place).setChecked(True)
        self.setFocusProxy(self._group.button(place))

    def _rail(self) -> QFrame:
        rail = QFrame()
        look(rail, "rail")
        rail.setAccessibleName("Onderdelen van de kluis")
        rail.setFixedWidth(min(WIDTH * max(self.font().pixelSize(), LETTERS) // LETTERS, WIDEST))
        rows = QVBoxLayout(rail)
        rows.setContentsMargins(8, 12, 8, 10)
        rows.setSpacing(2)
        back = button("Terug", "back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.clicked.connect(self.leave)
        rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        heading = label(self.title, "title")
        heading.setContentsMargins(10, 4, 0, 8)
        rows.addWidget(heading)
        for place, part in enumerate(self._parts):
            entry = button(part.title, f"vault_part:{part.id}", "nav")
            entry.setIcon(icon(part.picture))
            entry.setCheckable(True)
            self._group.addButton(entry, place)
            rows.addWidget(entry)
        rows.addStretch(1)
        return rail
