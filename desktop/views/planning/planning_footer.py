"""Below the plan: the way back, what can be done with the list, and with the chosen people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.dossier.schedule import Upcoming
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button
from desktop.views.page_foot import CLOSER, PLACES, PageFoot


class PlanningFooter(PageFoot):
    """Buttons only; the page does it.

    Attributes:
        dossier, exception, appointment, invite: buttons.
        sheet: the menu of what can be done with the whole list.
    """

    def __init__(self, back: Callable[[], object], parent: QWidget | None = None) -> None:
        """Args: back: what the way back does."""
        super().__init__(PLACES["dossiers"], back, parent)
        self.sheet = button("Lijst", "plan_sheet")
        self.sheet.setIcon(icon("printer"))
        self._menu = QMenu(self.sheet)
        self.sheet.setMenu(self._menu)
        self.dossier = button("Dossier", "plan_dossier")
        self.dossier.setAccessibleName("Dossier openen")
        self.exception = button("Verplaatsen of overslaan", "plan_exception")
        self.appointment = button("Afspraak noteren", "plan_appointment")
        self.invite = button("Uitnodiging maken", "plan_invite", "primary")
        self.invite.setIcon(icon("letter", Shade.ON_ACCENT))
        self._for_people: tuple[QPushButton, ...] = (self.dossier, self.exception, self.appointment, self.invite)
        self.row.setSpacing(CLOSER)
        self.row.addWidget(self.sheet)
        self.row.addStretch(1)
        for part in self._for_people:
            self.row.addWidget(part)

    def add(self, text: str, name: str, done: Callable[[], None]) -> None:
        """Something that can be done with the list."""
        act = self._menu.addAction(text)
        act.setObjectName(name)
        act.triggered.connect(lambda _=False: done())

    def show_chosen(self, items: Sequence[Upcoming], number: int, any_row: bool, in_list: bool) -> None:
        """Allow what can be done with the chosen people.

        Args:
            number: how many they are, also when `items` are only the first of them.
            any_row: whether there is anything in the list at all.
            in_list: whether the list is looked at; in the year nobody is chosen.
        """
        for part in self._for_people:
            part.setVisible(in_list)
        held = bool(items) and not any(item.skipped for item in items)
        self.sheet.setEnabled(any_row)
        self.dossier.setEnabled(len(items) == 1)
        self.exception.setEnabled(bool(items))
        self.appointment.setEnabled(held)
        self.invite.setEnabled(held)
        invite = "Uitnodiging maken" if number < 2 else f"{number} uitnodigingen"
        self.say(
            {
                self.sheet: ("Lijst afdrukken of opslaan", "Lijst"),
                self.exception: ("Verplaatsen of overslaan", "Verplaatsen"),
                self.appointment: ("Afspraak noteren", "Afspraak"),
                self.invite: (invite, "Uitnodiging" if number < 2 else invite),
                self.back: (PLACES["dossiers"], "Terug"),
            }
        )
