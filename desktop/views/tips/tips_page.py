"""Tips for new newcomers: from what people told at their last conversation to a list without names, to read out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.dossier.tips import Tip
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.attempt import attempt
from desktop.views.desk import Desk
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, PageFoot
from desktop.views.reading_anew import ReadingAnew
from desktop.views.scrolled import Scrolled
from desktop.views.tips.heard_column import HeardColumn, heard_key
from desktop.views.tips.list_column import NEW, ListColumn, tip_key
from desktop.views.tips.tip_finding import Found, find, marking

ABOUT = "Wat mensen aan het eind anderen aanraden. Zonder naam: u leest de tips voor aan wie hier nieuw komt."
HALF = "U schreef een tip die nog niet in de lijst staat. Zet hem in de lijst, of maak het vak leeg."
LISTED, ASIDE, REMOVED = "De tip staat in de lijst.", "Niet overgenomen.", "De tip is uit de lijst gehaald."
AROUND = 90
"""Pixels that are seen above and below what has the keyboard."""
SIGNS = 38
"""Signs that have to fit in a column, or the two stand below each other."""


class TipsPage(Page):
    """What was told at the left, the list at the right. Every change is saved at once."""

    title = "Tips"
    column = True

    def __init__(self, desk: Desk, ids: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        """Args: ids: `back`, the page to go back to, and what that one needs; else it is the page of newcomers."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._ids = desk, dict(ids or {})
        self._found: Found | None = None
        self._typed: dict[str, str] = {}
        self._focus_on = ""
        self._listens = False
        self._finding = ReadingAnew(desk.background, self._read, self)
        self._undo, self._heard, self._list = UndoBar(), HeardColumn(), ListColumn()
        self._columns = SideBySide((self._heard, self._list), SIGNS, 28)
        self._columns.hide()
        self._lay_out()
        self._connect()

    @property
    def ready(self) -> bool:
        """Whether everything is read and shown."""
        return self._found is not None and not self._finding.busy

    def flush(self) -> bool:
        """False while a tip is half written: it is shown, and said."""
        half = self.draft()
        if not half:
            return True
        self._desk.tell(HALF, "warning")
        self._focus(f"tip:{next(iter(half))}")
        return False

    def abandon(self) -> bool:
        """Everything else is saved already; what is half written is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """What stands half written, by the key of its field."""
        listed = {tip_key(tip): tip.text for tip in self._found.tips} if self._found else {}
        return {key: text for key, text in self._typed.items() if text.strip() != listed.get(key, "").strip()}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Put it back; a field of which the tip is gone by now becomes one for a new tip."""
        self._typed |= typed
        if self._found is not None:
            self._show_found(self._found)

    def showEvent(self, event: QShowEvent) -> None:
        """Read it anew, each time that somebody comes; what the keyboard is on stays in sight."""
        super().showEvent(event)
        if event.spontaneous():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._listens:
            app.focusChanged.connect(self._focused)
        self._listens = True
        self.refresh()

    def refresh(self) -> None:
        """Read everything again, and show it."""
        self._finding.begin()

    def _read(self) -> Found:
        return find(self._desk.dossiers, self._desk.guide, self._found.names if self._found else None)

    # What stands where

    def _lay_out(self) -> None:
        self._scroll = Scrolled("tips_scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.rows.addWidget(self._columns)
        self._scroll.rows.addStretch(1)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 14, 20, 0)
        middle.setSpacing(10)
        middle.addWidget(label(self.title, "title"))
        middle.addWidget(label(ABOUT, "help"))
        middle.addWidget(self._undo)
        middle.addWidget(self._scroll, 1)
        self._footer().stand_below(self, middle)

    def _footer(self) -> PageFoot:
        footer = PageFoot(PLACES[self._ids.get("back", "dossiers")], self._go_back)
        self._print = button("Afdrukken", "tips_print", "primary")
        self._print.setIcon(icon("printer", Shade.ON_ACCENT))
        self._print.setEnabled(False)
        self._print.clicked.connect(lambda: self.go.emit("paper", {"paper": "tips", "back": "tips"}))
        footer.row.addWidget(label("Wat in de lijst staat, is opgeslagen.", "small"), 1)
        footer.row.addWidget(self._print)
        return footer

    def _connect(self) -> None:
        for column in (self._heard, self._list):
            column.typed.connect(self._typed.__setitem__)
        self._heard.kept.connect(self._take_over)
        self._heard.refused.connect(self._put_aside)
        self._heard.again.connect(self._look_again)
        self._list.opened.connect(self._open)
        self._list.shut.connect(self._shut)
        self._list.written.connect(self._write)
        self._list.changed.connect(self._change)
        self._list.removed.connect(self._remove)
        self._finding.read.connect(self._show_found)
        self._finding.failed.connect(lambda sentence: self._desk.tell(sentence, "error"))

    def _go_back(self) -> None:
        ids = {key: value for key, value in self._ids.items() if key != "back"}
        back = self._ids.get("back")
        if back:
            self.go.emit(back, ids)
        else:
            self.leave.emit()

    # What is done

    def _take_over(self, conversation: str, text: str) -> None:
        self._deal_with(conversation, text, LISTED)

    def _put_aside(self, conversation: str) -> None:
        self._deal_with(conversation, "", ASIDE)

    def _deal_with(self, conversation: str, text: str, said: str) -> None:
        """Keep what is made of a conversation, once: the page is read anew in a moment, and a click may come twice."""
        heard = self._found.heard if self._found else []
        ids = [one[0].conversation for one in heard]
        if conversation not in ids:
            return
        tip, key, place = Tip(text, self._desk.today(), conversation), heard_key(conversation), ids.index(conversation)
        if self._saved(lambda: self._desk.dossiers.publishing.save_tip(tip)):
            typed = {key: self._typed.pop(key)} if key in self._typed else {}
            self._undo.offer(said, lambda: self._take_back(tip, typed))
            del heard[place]
            following = [*ids[place + 1 :], *reversed(ids[:place])]
            self._show_again(f"tip:{heard_key(following[0])}" if following else "new_tip")

    def _take_back(self, tip: Tip, typed: Mapping[str, str]) -> None:
        """What was made of a conversation, or not, counts as told again; what was written stands in its field."""
        if self._saved(lambda: self._desk.dossiers.publishing.remove_tip(tip.id)):
            self._typed |= typed
            self._show_again(f"tip:{heard_key(tip.source)}" if tip.source else "new_tip")

    def _look_again(self) -> None:
        """What was put aside is told once more."""
        aside = self._found.aside if self._found else []
        if all(self._saved(partial(self._desk.dossiers.publishing.remove_tip, tip.id)) for tip in aside):
            self._undo.hide()
        self._show_again(f"tip:{heard_key(aside[0].source or '')}" if aside else "new_tip")

    def _write(self, text: str) -> None:
        tip = Tip(text, self._desk.today())
        if NEW in self._typed and self._saved(lambda: self._desk.dossiers.publishing.save_tip(tip)):
            del self._typed[NEW]
            self._undo.hide()
            self._show_again("new_tip")

    def _change(self, tip: Tip, text: str) -> None:
        key = tip_key(tip)
        if key in self._typed and self._saved(lambda: self._desk.dossiers.publishing.save_tip(replace(tip, text=text))):
            del self._typed[key]
            self._undo.offer("De tip is veranderd.", lambda: self._put_back(tip))
            self._show_again(f"change:{tip.id}")

    def _remove(self, tip: Tip) -> None:
        if self._saved(lambda: self._desk.dossiers.publishing.remove_tip(tip.id)):
            self._undo.offer(REMOVED, lambda: self._put_back(tip))
            self._show_again("new_tip")

    def _put_back(self, tip: Tip) -> None:
        """The tip as it was."""
        if self._saved(lambda: self._desk.dossiers.publishing.save_tip(tip)):
            self._show_again(f"change:{tip.id}")

    def _open(self, key: str) -> None:
        words = {tip_key(tip): tip.text for tip in self._found.tips} if self._found else {}
        self._typed[key] = words.get(key, "")
        self._show_typed(f"tip:{key}")

    def _shut(self, key: str) -> None:
        self._typed.pop(key, None)
        self._show_typed("new_tip" if key == NEW else f"change:{key.removeprefix('edit:')}")

    def _saved(self, save: Callable[[], object]) -> bool:
        return attempt(self._desk, save)

    # What is shown

    def _show_again(self, focus_on: str) -> None:
        self._focus_on = focus_on
        self.refresh()

    def _show_typed(self, focus_on: str) -> None:
        """Only the fields that are open have changed."""
        self._focus_on = focus_on
        if self._found is not None:
            self._show_found(self._found)

    def _show_found(self, found: Found) -> None:
        self._found = found
        marks = marking(self._desk.guide, found.names)
        self._settle_typed(found)
        self._heard.show_heard(found.heard, len(found.aside), self._typed, marks)
        self._list.show_tips(found.tips, self._typed, marks)
        self._columns.show()
        self._print.setEnabled(bool(found.tips))
        self._focus(
            self._focus_on or (f"tip:{heard_key(found.heard[0][0].conversation)}" if found.heard else "new_tip")
        )
        self._focus_on = ""

    def _settle_typed(self, found: Found) -> None:
        """What was typed in a field that is gone becomes a new tip: nothing that somebody wrote is lost."""
        known = {NEW, *(heard_key(said[0].conversation) for said in found.heard), *map(tip_key, found.tips)}
        for key in [key for key in self._typed if key not in known]:
            text = self._typed.pop(key)
            self._typed[NEW] = "\n".join(filter(None, (self._typed.get(NEW, ""), text)))

    def _focused(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keyboard into sight, once it has its place."""
        if now is not None and self._columns.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._scroll.ensureWidgetVisible(now, 0, AROUND))

    def _focus(self, name: str) -> None:
        widget = self.findChild(QWidget, name)
        if widget is not None:
            widget.setFocus()
