"""Below the plan: the way back, what can be done with the list, and with the chosen people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from desktop.dossier.schedule import Upcoming
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button

Done = Callable[[], None]
EDGE, BETWEEN = 24, 8
"""Pixels at the ends, and between two buttons."""


class PlanningFooter(QFrame):
    """Buttons only; the page does it.

    Attributes:
        back, dossier, exception, appointment, invite: buttons.
        sheet: the menu of what can be done with the whole list.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.back = button("Terug", "back", "quiet")
        self.back.setIcon(icon("arrow-left", Shade.ACCENT))
        self._chosen = 0
        self.sheet = button("Lijst", "plan_sheet")
        self.sheet.setIcon(icon("printer"))
        self.sheet.setAccessibleName("Deze lijst afdrukken of opslaan")
        self._menu = QMenu(self.sheet)
        self.sheet.setMenu(self._menu)
        self.dossier = button("Dossier", "plan_dossier")
        self.dossier.setAccessibleName("Dossier openen")
        self.exception = button("Verplaatsen of overslaan", "plan_exception")
        self.appointment = button("Afspraak noteren", "plan_appointment")
        self.invite = button("Uitnodiging maken", "plan_invite", "primary")
        self.invite.setIcon(icon("letter", Shade.ON_ACCENT))
        self._for_people: tuple[QPushButton, ...] = (self.dossier, self.exception, self.appointment, self.invite)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 10, EDGE, 10)
        row.setSpacing(BETWEEN)
        row.addWidget(self.back)
        row.addWidget(self.sheet)
        row.addStretch(1)
        for part in self._for_people:
            row.addWidget(part)

    def add(self, text: str, name: str, done: Done) -> None:
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
        self._chosen = number
        self._fit()
        self.invite.setAccessibleName(self._words()[self.invite][0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less for the words."""
        super().resizeEvent(event)
        self._fit()

    def _words(self) -> dict[QPushButton, tuple[str, str]]:
        """What each button says, and more briefly; the first one gives way first."""
        number = self._chosen
        invite = "Uitnodiging maken" if number < 2 else f"{number} uitnodigingen"
        return {
            self.sheet: ("Lijst afdrukken of opslaan", "Lijst"),
            self.exception: ("Verplaatsen of overslaan", "Verplaatsen"),
            self.appointment: ("Afspraak noteren", "Afspraak"),
            self.invite: (invite, "Uitnodiging" if number < 2 else invite),
        }

    def _fit(self) -> None:
        """Say all of it, or, where the letters would be cut off, less."""
        words = self._words()
        for part, (whole, _) in words.items():
            part.setText(whole)
        shown = [part for part in (self.back, self.sheet, *self._for_people) if not part.isHidden()]
        for part in shown:
            part.ensurePolished()
        room = self.width() - 2 * EDGE - BETWEEN * len(shown)
        for part, (_, brief) in words.items():
            if self.isVisible() and sum(one.sizeHint().width() for one in shown) > room:
                part.setText(brief)
