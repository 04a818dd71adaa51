"""Below one meeting: the way back, the list for the table, and what can be done with the chosen people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.dossier.inviting import Invitee
from desktop.dossier.meetings import Standing
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button

EDGE, BETWEEN = 24, 8
"""Pixels at the ends, and between two buttons."""


class MeetingFooter(QFrame):
    """Buttons only; the page does it.

    Attributes:
        back, sheet, dossier, contact, absent, came, invite: buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chosen, self._sort = 0, "coming"
        self.back = button("Terug", "back", "quiet")
        self.back.setIcon(icon("arrow-left", Shade.ACCENT))
        self.sheet = button("Lijst", "meeting_sheet")
        self.sheet.setIcon(icon("printer"))
        self.sheet.setAccessibleName("Lijst voor op tafel")
        self.dossier = button("Dossier", "guest_dossier")
        self.dossier.setAccessibleName("Dossier openen")
        self.contact = button("Contact noteren", "guest_contact")
        self.absent = button("Kwam niet", "guest_absent")
        self.came = button("Kwam", "guest_came", "primary")
        self.came.setIcon(icon("check", Shade.ON_ACCENT))
        self.invite = button("Uitnodigen", "guest_invite", "primary")
        self.invite.setIcon(icon("letter", Shade.ON_ACCENT))
        self._parts: tuple[QPushButton, ...] = (self.dossier, self.contact, self.absent, self.came, self.invite)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 10, EDGE, 10)
        row.setSpacing(BETWEEN)
        row.addWidget(self.back)
        row.addWidget(self.sheet)
        row.addStretch(1)
        for part in self._parts:
            row.addWidget(part)

    def show_chosen(self, people: Sequence[Invitee], sort: Standing, anybody_invited: bool) -> None:
        """Allow what can be done with the chosen people."""
        self._chosen, self._sort = len(people), sort
        begun, goes_on = sort in ("today", "held"), sort != "cancelled"
        for part in (self.contact, self.absent, self.came):
            part.setVisible(begun)
        self.invite.setVisible(sort != "held")
        self.sheet.setVisible(goes_on)
        self.sheet.setEnabled(anybody_invited)
        self.dossier.setEnabled(len(people) == 1)
        self.contact.setEnabled(len(people) == 1)
        for part in (self.absent, self.came, self.invite):
            part.setEnabled(bool(people))
        if not goes_on:
            self.invite.setEnabled(bool(people) and all(item.attendance for item in people))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less for the words."""
        super().resizeEvent(event)
        self._fit()

    def _words(self) -> dict[QPushButton, tuple[str, str]]:
        """What each button says, and more briefly; the first one gives way first."""
        some = f" ({self._chosen})" if self._chosen > 1 else ""
        invite = "Afzegging maken" if self._sort == "cancelled" else "Uitnodigen"
        return {
            self.sheet: ("Lijst voor op tafel", "Lijst"),
            self.contact: ("Contact noteren", "Contact"),
            self.absent: (f"Kwam niet{some}", "Niet"),
            self.invite: (f"{invite}{some}", invite),
            self.came: (f"Kwam{some}", "Kwam"),
        }

    def _fit(self) -> None:
        """Say all of it or, where the letters would be cut off, less."""
        words = self._words()
        for part, (whole, _) in words.items():
            part.setText(whole)
            part.setAccessibleName(whole)
        shown = [part for part in (self.back, self.sheet, *self._parts) if not part.isHidden()]
        for part in shown:
            part.ensurePolished()
        room = self.width() - 2 * EDGE - BETWEEN * len(shown)
        for part, (_, brief) in words.items():
            if self.isVisible() and sum(one.sizeHint().width() for one in shown) > room:
                part.setText(brief)
