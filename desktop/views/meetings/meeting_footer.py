"""Below one meeting: the way back, the list for the table, and what can be done with the chosen people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.dossier.inviting import Invitee
from desktop.dossier.meetings import Standing
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button
from desktop.views.page_foot import CLOSER, PLACES, PageFoot


class MeetingFooter(PageFoot):
    """Buttons only; the page does it.

    Attributes:
        sheet, dossier, contact, absent, came, invite: buttons.
    """

    def __init__(self, back: Callable[[], object], parent: QWidget | None = None) -> None:
        """Args: back: what the way back does."""
        super().__init__(PLACES["meetings"], back, parent)
        self.sheet = button("Lijst voor op tafel", "meeting_sheet")
        self.sheet.setIcon(icon("printer"))
        self.dossier = button("Dossier", "guest_dossier")
        self.dossier.setAccessibleName("Dossier openen")
        self.contact = button("Contact noteren", "guest_contact")
        self.absent = button("Kwam niet", "guest_absent")
        self.came = button("Kwam", "guest_came", "primary")
        self.came.setIcon(icon("check", Shade.ON_ACCENT))
        self.invite = button("Uitnodigen", "guest_invite", "primary")
        self.invite.setIcon(icon("letter", Shade.ON_ACCENT))
        self._parts: tuple[QPushButton, ...] = (self.dossier, self.contact, self.absent, self.came, self.invite)
        self.row.setSpacing(CLOSER)
        self.row.addWidget(self.sheet)
        self.row.addStretch(1)
        for part in self._parts:
            self.row.addWidget(part)

    def show_chosen(self, people: Sequence[Invitee], sort: Standing, anybody_invited: bool) -> None:
        """Allow what can be done with the chosen people."""
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
        some = f" ({len(people)})" if len(people) > 1 else ""
        invite = "Uitnodigen" if goes_on else "Afzegging maken"
        self.say(
            {
                self.sheet: ("Lijst voor op tafel", "Lijst"),
                self.contact: ("Contact noteren", "Contact"),
                self.absent: (f"Kwam niet{some}", "Niet"),
                self.invite: (f"{invite}{some}", invite),
                self.came: (f"Kwam{some}", "Kwam"),
            }
        )
