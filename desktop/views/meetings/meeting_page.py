"""One meeting: whom to invite and why, who was invited, who came, and the contacts that were made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.inviting import Invitee
from desktop.dossier.meetings import NOTHING_AGREED, standing
from desktop.letters.model import Pair
from desktop.translate.languages import Language
from desktop.views.clipboard import STAYS, put_secret
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.meetings.contact_panel import ContactPanel
from desktop.views.meetings.guest_filter import Wanted
from desktop.views.meetings.guests_view import GuestsView
from desktop.views.meetings.invitations_out import InvitationsOut
from desktop.views.meetings.inviting_panel import InvitingPanel
from desktop.views.meetings.meeting_desk import Known, again, known
from desktop.views.meetings.meeting_doing import MeetingDoing
from desktop.views.meetings.meeting_footer import MeetingFooter
from desktop.views.meetings.meeting_form import MeetingForm
from desktop.views.meetings.meeting_head import MeetingHead
from desktop.views.meetings.meeting_words import KEEP, REMOVE, STAYS_THERE, people
from desktop.views.meetings.meetings_page import HALF
from desktop.views.meetings.message_view import MessageView
from desktop.views.page import Page
from desktop.views.planning.arranging_panel import ArrangingPanel

LOW = 24
"""Lines of text that a window needs for the lists, an open form and the table under one another."""


class MeetingPage(Page):
    """Lists as tiles, fields that narrow them, the people; below them what can be done.

    Attributes:
        out: prints or saves the invitations.
        doing: keeps what is done.
    """

    title = "Bijeenkomst"

    def __init__(self, desk: Desk, ids: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Args: ids: `meeting`, and what is looked at, as `Wanted.of`."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._meeting = desk, ids["meeting"]
        self._known: Known | None = None
        self._half_typed: dict[str, str] = {}
        self._busy = False
        self._reading = 0
        self._errands = Errands(desk.background, self)
        self._head, self._question = MeetingHead(), InlineQuestion()
        self._guests = GuestsView(Wanted.of(ids))
        self._form, self._footer = MeetingForm(desk.guide, desk.today), MeetingFooter(self._go_back)
        self._form.hide()
        self._message, self._rest = MessageView(self._copy), QWidget()
        self._inviting, self._contact = InvitingPanel(), ContactPanel()
        self._panels: tuple[ArrangingPanel, ...] = (self._inviting, self._contact)
        self.out, self.doing = InvitationsOut(desk, self._question, self), MeetingDoing(desk, self)
        self._lay_out()
        self._connect()
        self._footer.show_chosen([], "coming", anybody_invited=False)
        self.setFocusProxy(self._guests.line)

    @property
    def ready(self) -> bool:
        """Whether what is asked for is shown, and nothing is under way."""
        return self._known is not None and not self._reading and not self._busy

    def flush(self) -> bool:
        """False while the meeting is half changed: that is said."""
        if not self._form.touched:
            return True
        self._desk.tell(HALF, "warning")
        return False

    def abandon(self) -> bool:
        """Everything else is saved already; what is half written is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """The form, when it is open and was changed."""
        return self._form.typed() if self._form.touched else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open the form as it was, once the meeting is read."""
        self._half_typed = typed
        self._open_draft()

    def view(self) -> dict[str, str]:
        """What is looked at."""
        return self._guests.wanted.ids

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self._guests.look(Wanted.of(view))

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self) -> None:
        """Read everybody again."""
        desk, meeting = self._desk, self._meeting
        self._read(lambda: known(desk, meeting))

    def _read(self, work: Callable[[], Known]) -> None:
        """Read, and show it; only the last reading counts."""
        self._reading += 1

        def read(found: Known) -> None:
            self._reading -= 1
            if not self._reading:
                self._show_known(found)

        def refused(sentence: str) -> None:
            self._reading -= 1
            self._desk.tell(sentence, "error")
            self._guests.fail()

        self._errands.run(work, read, refused)

    # Arranging the page

    def _lay_out(self) -> None:
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self._head, self._question, self._inviting, self._contact):
            inside.addWidget(part)
        for whole in (self._message, self._guests, self._rest):
            inside.addWidget(whole, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 10, 28, 10)
        middle.addWidget(self._body, 1)
        middle.addWidget(self._form, 1)
        self._footer.stand_below(self, middle)

    def _connect(self) -> None:
        self._guests.opened.connect(self._open_dossier)
        self._guests.picked.connect(self._show_chosen)
        self._head.changed.connect(self._open_form)
        self._head.cancelled.connect(self._cancel)
        self._head.removed.connect(self._remove)
        footer = self._footer
        footer.sheet.clicked.connect(lambda: self.go.emit("paper", self._paper))
        footer.dossier.clicked.connect(lambda: self._open_dossier(self._guests.chosen()[0]))
        footer.invite.clicked.connect(self._open_inviting)
        footer.came.clicked.connect(lambda: self._with_chosen(partial(self.doing.tick, came=True)))
        footer.absent.clicked.connect(lambda: self._with_chosen(partial(self.doing.tick, came=False)))
        footer.contact.clicked.connect(self._open_contact)
        for panel in self._panels:
            panel.closed.connect(self._guests.table.setFocus)
            panel.turned.connect(self._make_room)
        self._inviting.printed.connect(lambda items: self._out(self.out.print_, items))
        self._inviting.saved.connect(lambda items: self._out(self.out.save, items))
        self._inviting.noted.connect(lambda items: self._out(self.doing.note, items))
        self._inviting.asked.connect(self._make_message)
        self._contact.given.connect(self._keep_contact)
        for part in (self.out, self.doing):
            part.busy.connect(self._set_busy)
        self.out.gone.connect(self._went)
        self.doing.done.connect(self._went)
        self.doing.gone.connect(self._go_back)
        self._form.given.connect(self.doing.keep)
        self.doing.saved.connect(self._saved)
        self._form.left.connect(self._shut_form)

    @property
    def _paper(self) -> dict[str, str]:
        return {"paper": "attendance", "meeting": self._meeting, "back": "meeting"}

    # Showing

    def _show_known(self, found: Known) -> None:
        first, self._known = self._known is None, found
        meeting, sort = found.meeting, standing(found.meeting, found.today)
        there = any(item.attendance for item in found.everybody)
        if first and self._guests.wanted == Wanted() and sort in ("held", "cancelled"):
            self._guests.look(Wanted("invited" if there else "everybody"))
        self._head.show_meeting(meeting, found.title, self._desk.guide.municipality, found.today)
        self._guests.show_known(found)
        self._make_room()
        self._open_draft()

    def _show_chosen(self) -> None:
        if self._known is None:
            return
        sort, everybody = standing(self._known.meeting, self._known.today), self._known.everybody
        self._footer.show_chosen(self._guests.chosen(), sort, any(item.attendance for item in everybody))

    def _make_room(self) -> None:
        """In a low window the lists give their place to the form that is open: who it is about is chosen already."""
        arranging = any(not panel.isHidden() for panel in self._panels)
        self._message.setVisible(not self._message.isHidden() and not self._inviting.isHidden())
        reading = not self._message.isHidden()
        low = self.height() < LOW * self.fontMetrics().height()
        crowded = reading or (arranging and low)
        self._head.be_brief(low)
        self._head.setVisible(not (low and reading))
        self._guests.setVisible(not crowded)
        self._rest.setVisible(crowded and not reading)

    # Doing

    def _open_inviting(self) -> None:
        chosen = self._guests.chosen()
        if chosen and self._known:
            self._shut_panels()
            self._inviting.open(chosen, cancelled=self._known.meeting.cancelled)

    def _out(self, leave: Callable[[Known, Sequence[Invitee]], None], items: Sequence[Invitee]) -> None:
        if self._known:
            self._guests.choose_next({item.dossier_id for item in items})
            leave(self._known, items)

    def _went(self, dossier_ids: Collection[str]) -> None:
        """Show what was done; nobody else needs to be read anew."""
        self._shut_panels()
        found = self._known
        if found is None or not dossier_ids:
            self.refresh()
        else:
            self._read(lambda: again(self._desk, found, dossier_ids))

    def _make_message(self, item: Invitee) -> None:
        if self._known:
            spoken = self._desk.guide.catalog(item.guest.dossier.newcomer.language).language
            self.out.message(self._known, item, lambda text: self._show_message(text, spoken))

    def _show_message(self, text: Pair, spoken: Language) -> None:
        """Show a message in the place of the table, as long as the panel is open."""
        if self._inviting.isHidden():
            return
        self._message.show_text(text, spoken)
        self._make_room()

    def _copy(self, text: str) -> None:
        put_secret(text)
        self._desk.tell(f"Gekopieerd. Na {STAYS // 1000} seconden is het van het klembord.", "done")

    def _with_chosen(self, do: Callable[[Known, Sequence[Invitee]], None]) -> None:
        chosen = self._guests.chosen()
        if chosen and self._known:
            do(self._known, chosen)

    def _open_contact(self) -> None:
        chosen = self._guests.chosen()
        if len(chosen) == 1 and self._known:
            self._shut_panels()
            known_here = self._desk.guide.municipality.organisation_by_id
            owners = {"newcomer": "De nieuwkomer"}
            owners |= {name: known_here[name].name for name in self._known.meeting.organisations if name in known_here}
            owners |= {item.id: item.name for item in known_here.values() if item.id not in owners}
            self._contact.open(chosen[0], owners, self._desk.today())

    def _keep_contact(self, item: Invitee, words: str, owner: str, due_on: date | None) -> None:
        if not words.strip():
            self._contact.complain(NOTHING_AGREED)
        elif self._known:
            self.doing.contact(self._known, item, words, owner, due_on)

    def _open_dossier(self, item: Invitee) -> None:
        self.go.emit("dossier", {"dossier": item.dossier_id})

    def _shut_panels(self) -> None:
        for panel in self._panels:
            panel.shut()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for part in (self._inviting, self._contact, self._footer):
            part.setEnabled(not busy)

    def _go_back(self) -> None:
        self.go.emit("meetings", {})

    # The meeting itself

    def _open_form(self) -> None:
        if self._known:
            self._shut_panels()
            self._body.hide()
            self._footer.hide()
            self._form.show()
            self._form.open(self._known.meeting, "Bijeenkomst veranderen")

    def _open_draft(self) -> None:
        if self._half_typed and self._known:
            typed, self._half_typed = self._half_typed, {}
            self._open_form()
            self._form.show_typed(typed)

    def _shut_form(self) -> None:
        self._form.hide()
        self._body.show()
        self._footer.show()
        self._guests.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self) -> None:
        self._shut_form()
        self.refresh()

    def _cancel(self, yes: bool) -> None:
        if self._known:
            self.doing.cancel(self._known, yes=yes)

    def _remove(self) -> None:
        """Throw it away; or, when somebody was invited, note that it does not go on."""
        if (found := self._known) is None:
            return
        there = [item for item in found.everybody if item.attendance]
        if not there:
            self._question.ask(REMOVE, "Weggooien", "Laten staan", lambda: self.doing.remove(found))
        elif found.meeting.cancelled:
            self._desk.tell(STAYS_THERE, "info")
        else:
            words = KEEP.format(people=people(len(there)))
            self._question.ask(words, "Gaat niet door", "Laten staan", lambda: self._cancel(yes=True))
