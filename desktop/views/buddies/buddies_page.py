"""Buddies of everybody: who waits, who offers himself, and who met whom. Three parts, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.dossier import buddies
from desktop.dossier.around import Buddy, Frequency
from desktop.errors import AnswerError
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.attempt import attempt
from desktop.views.buddies import leaving
from desktop.views.buddies.buddies_finding import Found, find, suggestions
from desktop.views.buddies.buddy_form import BuddyForm
from desktop.views.buddies.in_sight import bring
from desktop.views.buddies.match_card import half_ended, open_again
from desktop.views.buddies.matches_part import MatchesPart
from desktop.views.buddies.matching import Matching
from desktop.views.buddies.people_part import PeoplePart
from desktop.views.buddies.waiting_part import WaitingPart
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.list_tiles import ListTiles
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, PageFoot
from desktop.views.reading_anew import ReadingAnew
from desktop.views.scrolled import Scrolled

PARTS: Mapping[str, str] = {"waiting": "Wachtlijst", "people": "Maatjes", "matches": "Koppels"}
KEPT = "Wat u bewaart, staat meteen in de kluis."
HALF = "U bent een maatje aan het invullen. Bewaar het, of druk op Annuleren."
HALF_ENDED = "U was een koppeling aan het beëindigen. Druk op Beëindigen, of op Annuleren."
NAMESAKE = "Er staat al een {} in de lijst. Is dit iemand anders?"
NEW = "new"


class BuddiesPage(Page):
    """Tiles with how many each part has; below them the part that is looked at."""

    title = "Maatjes"

    def __init__(self, desk: Desk, ids: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        """Args: ids: `part`, and `dossier` of whose suggestions are wanted; `back`: the page that it leads back to."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._ids = desk, dict(ids or {})
        asked = self._ids.get("part", "")
        self._part = asked if asked in PARTS else "waiting"
        self._chosen = self._ids.get("dossier", "")
        self._found: Found | None = None
        self._half: dict[str, str] = {}
        self._editing = Buddy("", desk.today())
        self._stale: set[str] = set()
        self._focus_on = ""
        self._busy = False
        self._errands = Errands(desk.background, self)
        self._finding = ReadingAnew(desk.background, lambda: find(desk.dossiers, desk.guide), self)
        municipality, self._question, self._undo = desk.guide.municipality, InlineQuestion(), UndoBar()
        self._tiles = ListTiles(PARTS, "buddies_part", str)
        self._waiting = WaitingPart(municipality, desk.today)
        self._people = PeoplePart(municipality, desk.today)
        self._matches = MatchesPart(municipality, desk.today)
        self._matching = Matching(desk, self._undo, self)
        self._stack, self._scrolls = QStackedWidget(), {name: Scrolled(f"buddies_{name}") for name in PARTS}
        self._lay_out()
        self._connect()

    @property
    def ready(self) -> bool:
        """Whether everything is read and shown, and nothing is under way."""
        return self._found is not None and not self._finding.busy and not self._busy

    def flush(self) -> bool:
        """False while a buddy is half filled in: it is shown, and said."""
        form = self._people.form
        if any(half_ended(self._matches.cards).values()):
            self._choose("matches")
            self._desk.tell(HALF_ENDED, "warning")
            return False
        if form is None or not form.changed:
            return True
        self._choose("people")
        self._desk.tell(HALF, "warning")
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def abandon(self) -> bool:
        """Everything else is saved already; what is half filled in is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """The form, when it is not kept."""
        form = self._people.form
        ends = {f"end:{match}": why for match, why in half_ended(self._matches.cards).items() if why}
        if form is None or not form.changed:
            return ends
        known = self._found is not None and self._found.buddy(self._editing.id) is not None
        return {"editing": self._editing.id if known else NEW, **form.typed(), **ends}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Open the form as it was, once everything is read."""
        self._half = typed
        if self._found is not None:
            self._open_half()

    def view(self) -> dict[str, str]:
        """Which part is looked at, and whose suggestions."""
        return {"part": self._part, "dossier": self._chosen}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self._chosen = view.get("dossier", "")
        self._choose(view.get("part", ""))
        if self._found is not None:
            self._show_found(self._found)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self) -> None:
        """Read everything again, and show it."""
        self._finding.begin()

    # What stands where

    def _lay_out(self) -> None:
        for name, part in (("waiting", self._waiting), ("people", self._people), ("matches", self._matches)):
            scroll = self._scrolls[name]
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.rows.setContentsMargins(0, 2, 8, 12)
            scroll.rows.addWidget(part)
            scroll.rows.addStretch(1)
            self._stack.addWidget(scroll)
        head = QHBoxLayout()
        head.setSpacing(20)
        title = label(self.title, "title")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self._tiles, 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 12, 20, 0)
        middle.setSpacing(10)
        middle.addLayout(head)
        for above in (self._question, self._undo):
            middle.addWidget(above)
        middle.addWidget(self._stack, 1)
        self._footer().stand_below(self, middle)
        self._choose(self._part)

    def _footer(self) -> PageFoot:
        footer = PageFoot(PLACES[self._ids.get("back", "around")], self._go_back)
        footer.row.addWidget(label(KEPT, "small"), 1)
        self._add = button("Maatje toevoegen", "add_buddy", "primary")
        self._add.setIcon(icon("plus", Shade.ON_ACCENT))
        self._add.clicked.connect(lambda: self._open_form(Buddy("", self._desk.today())))
        footer.row.addWidget(self._add)
        return footer

    def _connect(self) -> None:
        self._tiles.chosen.connect(self._choose)
        self._waiting.chosen.connect(self._choose_person)
        self._waiting.opened.connect(self._open_newcomer)
        self._waiting.suggestions.given.connect(self._match)
        self._people.turned.connect(self._show_way)
        self._people.asked.connect(self._do)
        self._matches.met.connect(self._matching.meet)
        self._matches.ended.connect(self._end)
        self._matches.opened.connect(self._open_newcomer)
        self._matching.changed.connect(self.refresh)
        self._finding.read.connect(self._show_found)
        self._finding.failed.connect(self._say)

    def _go_back(self) -> None:
        self.go.emit(self._ids.get("back", "around"), {})

    def _choose(self, part: str) -> None:
        if part in PARTS:
            self._part = part
            self._tiles.show_chosen(part)
            self._stack.setCurrentWidget(self._scrolls[part])
            self._question.hide()
            self._show_way()
            if self._found is not None:
                self._draw(self._found)

    def _show_way(self) -> None:
        """Somebody new is written down in the list of buddies, unless that is being done."""
        self._add.setVisible(self._part == "people" and self._people.form is None)

    def _choose_person(self, dossier_id: str) -> None:
        self._chosen, self._focus_on = dossier_id, f"waiting:{dossier_id}"
        if self._found is not None:
            self._show_found(self._found)
            if self._waiting.narrow:
                bring(self._waiting.suggestions)

    def _open_newcomer(self, dossier_id: str) -> None:
        self.go.emit("buddy", {"dossier": dossier_id, "from": "buddies"})

    # What is done

    def _match(self, buddy: Buddy, since: date, often: Frequency | None) -> None:
        form = self._waiting.suggestions.form
        if form is not None and self._found is not None:
            others = self._found.others(self._chosen).get(buddy.id, [])
            self._matching.match(self._chosen, buddy, others, since, often, form)

    def _end(self, dossier_id: str, match_id: str, on: date, why: str, again: bool) -> None:
        card = self._matches.card(match_id)
        if card is not None and card.form is not None:
            self._undo.hide()
            self._matching.end(dossier_id, match_id, on, why, again, card.form.complain)

    def _do(self, does: str, buddy: Buddy) -> None:
        others = self._found.others().get(buddy.id, []) if self._found else []
        if does == "change":
            self._open_form(buddy)
        elif does == "resume":
            self._save(replace(buddy, stopped_on=None), f"{buddy.name} is weer maatje.")
        elif does == "remove":
            self._ask(leaving.remove_question(buddy, others), "Weghalen", lambda: self._leave(leaving.remove, buddy))
        elif others:
            self._ask(leaving.stop_question(buddy, others), "Ja, beëindigen", lambda: self._leave(leaving.stop, buddy))
        else:
            self._leave(leaving.stop, buddy)

    def _ask(self, words: str, yes: str, then: Callable[[], None]) -> None:
        self._undo.hide()
        self._question.ask(words, yes, "Niets veranderen", then)

    def _leave(self, leave: Callable[..., None], buddy: Buddy) -> None:
        """A buddy stops or is taken away; that may rewrite the database."""
        dossiers, today = self._desk.dossiers, self._desk.today()
        self._busy = True
        self._people.setEnabled(False)

        def settle(sentence: str = "") -> None:
            self._busy = False
            self._people.setEnabled(True)
            self._focus_on = "add_buddy"
            self.refresh()
            if sentence:
                self._say(sentence)
            else:
                gone = "is weggehaald" if leave is leaving.remove else "is gestopt"
                self._desk.tell(f"{buddy.name} {gone}.", "done")

        self._errands.run(lambda: leave(dossiers, buddy, today), lambda _: settle(), settle)

    def _open_form(self, buddy: Buddy, title: str = "") -> None:
        self._editing = buddy
        self._undo.hide()
        self._question.hide()
        words = title or (f"{buddy.name} veranderen" if buddy.name else "Een nieuw maatje")
        form = BuddyForm(buddy, self._desk.guide.municipality, words)
        form.given.connect(self._keep)
        form.left.connect(lambda: self._shut_form("add_buddy"))
        self._people.open_form(form)
        self._scrolls["people"].verticalScrollBar().setValue(0)

    def _open_half(self) -> None:
        typed, self._half = self._half, {}
        ends = {key[4:]: typed[key] for key in typed if key.startswith("end:")}
        if ends:
            self._choose("matches")
            open_again(self._matches.cards, ends)
        if "editing" not in typed or self._found is None:
            return
        self._choose("people")
        self._open_form(self._found.buddy(typed.get("editing", "")) or Buddy("", self._desk.today()))
        if self._people.form is not None:
            self._people.form.show_typed(typed)

    def _shut_form(self, focus_on: str) -> None:
        self._people.shut_form()
        self._question.hide()
        self._focus(focus_on)

    def _keep(self, said: dict[str, Any]) -> None:
        """Keep what the form says; a name that is there already is asked about."""
        form, found = self._people.form, self._found
        if form is None or found is None:
            return
        try:
            kept = buddies.check_buddy(replace(self._editing, **said), self._desk.today())
        except AnswerError as error:
            form.complain(str(error))
            return
        twin = None if kept.name == self._editing.name else buddies.alike(kept, found.offered)
        if twin is None:
            self._save(kept, "")
        else:
            self._question.ask(
                NAMESAKE.format(twin.name), "Ja, iemand anders", "Nee, terug", lambda: self._save(kept, "")
            )

    def _save(self, buddy: Buddy, said: str) -> None:
        if not attempt(self._desk, lambda: self._desk.dossiers.around.save_buddy(buddy)):
            return
        self._desk.tell(said or f"{buddy.name} staat in de lijst.", "done")
        self._people.shut_form()
        self._focus_on = f"change:{buddy.id}"
        self.refresh()

    def _say(self, sentence: str) -> None:
        self._desk.tell(sentence, "error")

    # What is shown

    def _show_found(self, found: Found) -> None:
        self._found = found
        ids = [one.dossier_id for one in found.waiting]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        active = sum(one.stopped_on is None for one in found.offered)
        self._tiles.show_counts({"waiting": len(ids), "people": active, "matches": len(found.running)})
        self._stale = set(PARTS)
        self._draw(found)
        self._open_half()
        focus_on, self._focus_on = self._focus_on, ""
        self._focus(focus_on or f"buddies_part:{self._part}")

    def _draw(self, found: Found) -> None:
        """Draw the part that is looked at, when it shows what was read before."""
        if self._part not in self._stale:
            return
        self._stale.discard(self._part)
        if self._part == "people":
            self._people.show_found(found)
        elif self._part == "matches":
            self._matches.show_found(found)
        else:
            self._draw_waiting(found)

    def _draw_waiting(self, found: Found) -> None:
        self._waiting.show_found(found, self._chosen)
        chosen = next((one for one in found.waiting if one.dossier_id == self._chosen), None)
        if chosen is not None:
            name = found.people[self._chosen].name
            self._waiting.show_heading(self._chosen, name)
            held = suggestions(found, chosen, self._desk.guide, self._desk.today())
            self._waiting.suggestions.show_suggestions(name, held)

    def _focus(self, name: str) -> None:
        widget = self.findChild(QWidget, name)
        if widget is not None and self._people.form is None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
