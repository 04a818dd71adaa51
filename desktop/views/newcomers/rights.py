"""The rights of the newcomer: seeing and taking along all of his dossier, having it put right, having it deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.forms.bilingual import isolated
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.desk import Desk
from desktop.views.newcomers.rights_correcting import CorrectingCard
from desktop.views.newcomers.rights_deleting import DeletingCard
from desktop.views.newcomers.rights_seeing import SeeingCard
from desktop.views.page import Page
from desktop.views.page_foot import TO_DOSSIER
from desktop.views.scrolled import Scrolled


class RightsPage(Page):
    """Three cards under each other: what is asked for most stands first, what cannot be undone last.

    Attributes:
        seeing, correcting, deleting: the cards.
    """

    title = "Rechten van de nieuwkomer"
    column = True

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        here = {"dossier": dossier.id}
        self.seeing = SeeingCard(desk, dossier)
        self.correcting = CorrectingCard(desk, dossier)
        self.deleting = DeletingCard(desk, dossier)
        self.correcting.go.connect(lambda page, ids: self.go.emit(page, here | ids))
        self.deleting.deleted.connect(lambda: self.go.emit("dossiers", {}))
        back = button(TO_DOSSIER, "back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(lambda: self.go.emit("dossier", here))
        scroll = Scrolled("rights_scroll")
        scroll.rows.setContentsMargins(40, 16, 40, 24)
        scroll.rows.setSpacing(12)
        scroll.rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.rows.addWidget(label(self.title, "title"))
        who = isolated(dossier.newcomer.name)
        scroll.rows.addWidget(label(f"Dit dossier gaat over {who}.", "help"))
        for card in (self.seeing, self.correcting, self.deleting):
            scroll.rows.addWidget(card)
        scroll.rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    @property
    def ready(self) -> bool:
        """Whether nothing is being made."""
        return not self.seeing.busy
