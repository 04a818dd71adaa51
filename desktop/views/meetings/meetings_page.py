"""Meetings for newcomers: those that come, and those that were held; a new one is planned or noted here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.around import Meeting
from desktop.dossier.meetings import standing
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.meetings.meeting_card import MeetingCard
from desktop.views.meetings.meeting_desk import Overview, kept, overview
from desktop.views.meetings.meeting_form import MeetingForm
from desktop.views.meetings.meeting_words import ABOUT, NO_THEMES, NONE_YET, people
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, PageFoot
from desktop.views.scrolled import Scrolled

HALF = "U was nog bezig met een bijeenkomst. Sla haar op, of klik op Annuleren."
MANY = 40
"""Held meetings that are shown at first."""


class MeetingsPage(Page):
    """The list; the form of a new meeting takes its place for a while."""

    title = "Bijeenkomsten"
    column = True

    def __init__(self, desk: Desk, ids: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        """Args: ids: `back`, the page to go back to."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._back = desk, (ids or {}).get("back", "around")
        self._found: Overview | None = None
        self._half_typed: dict[str, str] = {}
        self._most = MANY
        self._errands = Errands(desk.background, self)
        self._form = MeetingForm(desk.guide, desk.today)
        self._form.hide()
        self._lay_out()
        self._form.given.connect(self._keep)
        self._form.left.connect(self._shut)

    @property
    def ready(self) -> bool:
        """Whether everything is read and shown."""
        return self._found is not None

    def flush(self) -> bool:
        """False while a meeting is half written: that is said."""
        if not self._form.touched:
            return True
        self._desk.tell(HALF, "warning")
        return False

    def abandon(self) -> bool:
        """Everything else is saved already; what is half written is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """The form, when it is open."""
        return self._form.typed() if self._form.touched else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open the form as it was."""
        self._open_form()
        self._form.show_typed(typed)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self) -> None:
        """Read everything again, and show it."""
        desk = self._desk
        self._errands.run(lambda: overview(desk), self._show, lambda sentence: desk.tell(sentence, "error"))

    # What stands where

    def _lay_out(self) -> None:
        self._new = button("Bijeenkomst toevoegen", "new_meeting", "primary")
        self._new.setIcon(icon("plus", Shade.ON_ACCENT))
        self._new.clicked.connect(self._open_form)
        self._about = label(ABOUT, "help")
        self._number = label("", "small")
        self._number.setObjectName("meetings_number")
        self._scroll = Scrolled("meetings_scroll")
        self._scroll.rows.setSpacing(10)
        self._list = QWidget()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self._about)
        rows.addWidget(self._number)
        rows.addWidget(self._scroll, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 14, 20, 8)
        middle.setSpacing(8)
        middle.addWidget(label(self.title, "title"))
        middle.addWidget(self._list, 1)
        middle.addWidget(self._form, 1)
        self._footer().stand_below(self, middle)

    def _footer(self) -> PageFoot:
        footer = PageFoot(PLACES[self._back], self._go_back)
        footer.row.addStretch(1)
        footer.row.addWidget(self._new)
        return footer

    def _go_back(self) -> None:
        self.go.emit(self._back, {})

    # What is shown

    def _show(self, found: Overview) -> None:
        self._found = found
        today = self._desk.today()
        coming = [item for item in found.meetings if standing(item, today) in ("coming", "today")]
        others = [item for item in found.meetings if item not in coming]
        clear(self._scroll.rows)
        themes = self._desk.guide.municipality.settings.meetings.themes
        if not themes:
            self._say(NO_THEMES)
        elif not found.meetings:
            self._say(NONE_YET)
        self._new.setEnabled(bool(themes))
        self._section("Komt nog", list(reversed(coming)))
        self._section("Gehouden", others[: self._most])
        if len(others) > self._most:
            more = button(f"Nog {len(others) - self._most} tonen", "more_meetings", "quiet")
            more.clicked.connect(self._show_more)
            self._scroll.rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.rows.addStretch(1)
        self._number.setText(f"{people(found.reached)} kwamen naar een bijeenkomst." if found.reached > 1 else "")
        self._number.setVisible(found.reached > 1)
        if self._form.isHidden():
            self._focus(coming[-1:] or others[:1])

    def _section(self, words: str, meetings: Sequence[Meeting]) -> None:
        if not meetings or self._found is None:
            return
        self._scroll.rows.addWidget(label(words, "heading"))
        municipality, today = self._desk.guide.municipality, self._desk.today()
        for item in meetings:
            card = MeetingCard(item, self._found.titles[item.id], self._found.tallies[item.id], municipality, today)
            card.opened.connect(lambda which=item.id: self.go.emit("meeting", {"meeting": which}))
            self._scroll.rows.addWidget(card)
            card.show()  # at once: the keyboard goes there

    def _say(self, words: str) -> None:
        said = label(words, "help")
        said.setObjectName("meetings_empty")
        self._scroll.rows.addWidget(said)

    def _show_more(self) -> None:
        self._most += MANY
        if self._found:
            self._show(self._found)

    def _focus(self, first: Sequence[Meeting]) -> None:
        name = f"open_meeting:{first[0].id}" if first else "new_meeting"
        if widget := self.findChild(QWidget, name):
            widget.setFocus()

    # What is done

    def _open_form(self) -> None:
        self._list.hide()
        self._new.hide()
        self._form.show()
        self._form.open(None, "Nieuwe bijeenkomst")

    def _shut(self) -> None:
        self._form.hide()
        self._list.show()
        self._new.show()
        self._new.setFocus()

    def _keep(self, meeting: Meeting, before: Meeting | None) -> None:
        desk = self._desk

        def done(_: None) -> None:
            self._shut()
            self.go.emit("meeting", {"meeting": meeting.id})

        self._errands.run(lambda: kept(desk, meeting, before), done, lambda sentence: desk.tell(sentence, "error"))
