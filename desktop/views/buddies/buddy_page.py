"""One newcomer's buddy: the wish, who could fit, and the match. To be looked at together: it tells of nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier import buddies
from desktop.dossier.around import Buddy, BuddyMatch, BuddyWish, Frequency
from desktop.dossier.model import Dossier
from desktop.forms.bilingual import isolated
from desktop.forms.looks import label, name_label
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.buddies.buddies_finding import FoundOne, find_one
from desktop.views.buddies.buddies_page import HALF_ENDED, KEPT
from desktop.views.buddies.buddy_sayings import GONE, kind_of
from desktop.views.buddies.match_card import MatchCard, ended_line, half_ended, open_again
from desktop.views.buddies.matching import Matching, change_dossier
from desktop.views.buddies.suggestion_panel import SuggestionPanel
from desktop.views.buddies.wish_part import WishPart
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.page import Page
from desktop.views.page_foot import TO_DOSSIER, PageFoot
from desktop.views.reading_anew import ReadingAnew
from desktop.views.scrolled import Scrolled

HALF = "De wens is nog niet bewaard. Bewaar hem, of druk op Annuleren."
WRITTEN, ENDED = "De wens is bewaard.", "De wens is beëindigd."
SIGNS = 34
"""Signs that have to fit in a column."""


class BuddyPage(Page):
    """The wish at the left, the match and the suggestions at the right."""

    def __init__(self, desk: Desk, dossier: Dossier, came_from: str = "", parent: QWidget | None = None) -> None:
        """Args: came_from: 'buddies' when it was reached from the waiting list; else what the dossier's page had."""
        super().__init__(parent)
        self.setObjectName("page")
        self.title = f"Maatje voor {dossier.newcomer.name}"
        self._desk, self._id, self._from = desk, dossier.id, came_from
        self._found: FoundOne | None = None
        self._half: dict[str, str] = {}
        self._focus_on = ""
        self._cards: dict[str, MatchCard] = {}
        self._undo, self._finding = UndoBar(), ReadingAnew(desk.background, self._read, self)
        self._matching = Matching(desk, self._undo, self)
        self._wish = WishPart(desk)
        self._suggestions = SuggestionPanel(desk.guide.municipality, desk.today)
        self._matched, self._heading = QVBoxLayout(), label("Voorstellen", "heading")
        self._lay_out(dossier.newcomer.name)
        self._wish.given.connect(self._keep_wish)
        self._wish.ended.connect(self._end_wish)
        self._suggestions.given.connect(self._match)
        self._matching.changed.connect(self.refresh)
        self._finding.read.connect(self._show_found)
        self._finding.failed.connect(lambda sentence: desk.tell(sentence, "error"))

    @property
    def ready(self) -> bool:
        """Whether everything is read and shown."""
        return self._found is not None and not self._finding.busy

    def flush(self) -> bool:
        """False while a wish is half filled in: it is shown, and said."""
        form = self._wish.form
        if any(half_ended(self._cards).values()):
            self._desk.tell(HALF_ENDED, "warning")
            return False
        if form is None or not form.changed:
            return True
        self._desk.tell(HALF, "warning")
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def abandon(self) -> bool:
        """Everything else is saved already; what is half filled in is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """The form, when it is not kept."""
        form = self._wish.form
        ends = {f"end:{match}": reason for match, reason in half_ended(self._cards).items() if reason}
        return ends | (form.typed() if form is not None and form.changed else {})

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open the form as it was, once everything is read."""
        self._half = typed
        if self._found is not None:
            self._open_half()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self) -> None:
        """Read everything again, and show it."""
        self._finding.begin()

    def _read(self) -> FoundOne:
        return find_one(self._desk.dossiers, self._desk.guide, self._id, self._desk.today())

    def _lay_out(self, name: str) -> None:
        scroll = self._scroll = Scrolled("buddy_scroll")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.rows.setContentsMargins(40, 14, 32, 20)
        scroll.rows.setSpacing(10)
        scroll.rows.addWidget(name_label(f"Maatje voor {isolated(name)}", "title"))
        scroll.rows.addWidget(self._undo)
        right = QWidget()
        self._wish.turned.connect(right.setHidden)
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        self._matched.setSpacing(8)
        rows.addLayout(self._matched)
        rows.addWidget(self._heading)
        rows.addWidget(self._suggestions)
        rows.addStretch(1)
        scroll.rows.addWidget(SideBySide((self._wish, right), SIGNS, 24, (2, 3)))
        scroll.rows.addStretch(1)
        self._footer().stand_below(self, scroll)

    def _footer(self) -> PageFoot:
        to_list = self._from == "buddies"
        footer = PageFoot("Terug naar de maatjes" if to_list else TO_DOSSIER, self._go_back)
        footer.row.addWidget(label(KEPT, "small"), 1)
        return footer

    def _go_back(self) -> None:
        if not self.flush():
            return
        here = {"dossier": self._id}
        if self._from == "buddies":
            self.go.emit("buddies", here)
        else:
            self.go.emit("dossier", here | ({"from": self._from} if self._from else {}))

    # What is done

    def _keep_wish(self, said: dict[str, Any], wish: BuddyWish) -> None:
        today, form = self._desk.today(), self._wish.form
        given = replace(wish, **said)
        done = self._changed(lambda dossier: buddies.keep_wish(dossier, given, today), form.complain if form else None)
        if done:
            if form is not None:
                form.begin()  # what stands in it is kept
            self._desk.tell(WRITTEN, "done")
            self._show_again("change_wish")

    def _end_wish(self) -> None:
        """He is taken from the waiting list; that can be taken back."""
        today, found = self._desk.today(), self._found
        wish = buddies.open_wish(found.dossier) if found else None
        if wish is not None and self._changed(lambda dossier: buddies.end_wish(dossier, today)):
            kept = replace(wish, ended_on=None)
            self._undo.offer(ENDED, lambda: self._bring_back(kept))
            self._show_again("write_wish")

    def _bring_back(self, wish: BuddyWish) -> None:
        today = self._desk.today()
        if self._changed(lambda dossier: buddies.keep_wish(dossier, wish, today)):
            self._show_again("change_wish")

    def _match(self, buddy: Buddy, since: date, often: Frequency | None) -> None:
        form = self._suggestions.form
        if form is not None and self._found is not None:
            others = self._found.others.get(buddy.id, [])
            self._matching.match(self._id, buddy, others, since, often, form)

    def _end(self, match: BuddyMatch, on: date, why: str, again: bool) -> None:
        form = self._cards[match.id].form
        if form is not None:
            self._undo.hide()
            self._matching.end(self._id, match.id, on, why, again, form.complain)

    def _print(self, match: BuddyMatch) -> None:
        if self.flush():
            here = {"dossier": self._id, "from": self._from}
            self.go.emit("paper", here | {"paper": "buddy", "buddy": match.buddy, "back": "buddy"})

    def _changed(self, change: Callable[[Dossier], object], complain: Callable[[str], None] | None = None) -> bool:
        return change_dossier(self._desk, self._id, change, complain)

    # What is shown

    def _show_again(self, focus_on: str) -> None:
        self._focus_on = focus_on
        self.refresh()

    def _show_found(self, found: FoundOne) -> None:
        self._found = found
        typed = self.draft()
        self._wish.show_found(found)
        self._show_matches(found)
        self._heading.setVisible(found.suggestions is not None)
        self._suggestions.setVisible(found.suggestions is not None)
        if found.suggestions is not None:
            self._suggestions.show_suggestions(found.dossier.newcomer.name, found.suggestions)
        self._half = self._half or typed
        self._open_half()
        focus_on, self._focus_on = self._focus_on, ""
        widget = self.findChild(QWidget, focus_on) if focus_on else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_matches(self, found: FoundOne) -> None:
        half = half_ended(self._cards)
        clear(self._matched)
        self._cards = {}
        names = {buddy.id: buddy.name for buddy in found.offered}
        town, today = self._desk.guide.municipality, self._desk.today()
        for match in buddies.running(found.dossier.buddy_matches):
            name = names.get(match.buddy, GONE)
            kind, said = kind_of(town, match.kind), found.said.get(match.id)
            known = match.buddy in names and bool(found.dossier.buddy_wishes)
            card = MatchCard(match, name, kind, said, today, sheet=known)
            card.printed.connect(lambda match=match: self._print(match))
            card.met.connect(lambda often, match=match: self._matching.meet(self._id, match, often))
            card.ended.connect(lambda on, why, again, match=match: self._end(match, on, why, again))
            self._cards[match.id] = card
            self._matched.addWidget(card)
        open_again(self._cards, half)
        over = [match for match in found.dossier.buddy_matches if match.ended_on is not None]
        for match in sorted(over, key=lambda one: one.ended_on or today, reverse=True):
            line = label(ended_line(match, isolated(names.get(match.buddy, GONE))), "help")
            line.setObjectName(f"ended:{match.id}")
            self._matched.addWidget(line)

    def _open_half(self) -> None:
        typed, self._half = self._half, {}
        open_again(self._cards, {key[4:]: typed.pop(key) for key in list(typed) if key.startswith("end:")})
        if typed and self._found is not None:
            self._wish.open_form()
            if self._wish.form is not None:
                self._wish.form.show_typed(typed)
