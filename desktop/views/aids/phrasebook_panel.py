"""The phrase book beside the conversation: searched in both languages, one click to the newcomer's window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.forms.bilingual import BADGES, EXPLAINED, isolated
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, named, state
from desktop.questions.phrasebook import PhraseBook
from desktop.translate.catalog import Catalog
from desktop.views.aids.phrase_lines import Saying, found, lines, usual_state
from desktop.views.aids.phrase_list import ENTER, PhraseList

EMERGENCY = "nood"
"""Id of the theme that must be near at all times."""
SEARCH = "Zoek in beide talen"
LONGEST = 100
NOTHING = "Geen zin gevonden met {typed}. Zoek met minder woorden, of kies een onderwerp."
EMPTY = "Deze gemeente heeft geen zinnenboek."
KEYS = "Klik of Enter: de nieuwkomer ziet de zin."
ALOUD = " Shift+Enter: voorlezen."


class _SearchLine(QLineEdit):
    """A search field from which the keyboard walks through what it found.

    Signals:
        stepped: one down (1) or up (-1).
        entered: Enter was pressed, as it was.
    """

    stepped = Signal(int)
    entered = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down and Enter are for the list; Escape clears, and when there is nothing to clear goes on."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in ENTER:
            self.entered.emit(event)
        else:
            super().keyPressEvent(event)


class PhrasebookPanel(QWidget):
    """Search field, the way to emergency and to each theme, and the sentences.

    Signals:
        chosen: a sentence for the newcomer: in his language (empty when that is missing), and in Dutch.
        aloud: a sentence to be read aloud, in his language.
    """

    chosen = Signal(str, str)
    aloud = Signal(str)

    def __init__(self, book: PhraseBook, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "phrasebook", "Zinnenboek")
        self._book, self._catalog = book, catalog
        self._search = _SearchLine()
        named(self._search, "phrase_search", SEARCH)
        self._search.setPlaceholderText(SEARCH)
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(LONGEST)
        self._search.addAction(icon("search", Shade.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self._badge = badge("", object_name="phrases_state")
        self._list = PhraseList()
        self._nothing = label("", "help")
        self._nothing.setObjectName("nothing_found")
        self._again = button("Zoeken wissen", "clear_search", "quiet")
        self._keys = label(KEYS, "small")
        self._keys.setObjectName("phrase_keys")
        self.setFocusProxy(self._search)
        self._arrange()
        self._search.textChanged.connect(self._show_found)
        self._search.stepped.connect(self._list.step)
        self._search.entered.connect(self._list.enter)
        self._again.clicked.connect(self._clear)
        self._list.chosen.connect(self._send)
        self._list.aloud.connect(lambda saying: self.aloud.emit(saying.own))
        self.set_catalog(catalog)

    def set_catalog(self, catalog: Catalog) -> None:
        """Show the sentences in another language, or anew; what was searched for stays."""
        self._catalog = catalog
        self._lines = lines(self._book, catalog)
        self._usual = usual_state(self._lines)
        said = self._usual not in (None, "source")
        self._badge.setVisible(said)
        if self._usual is not None and said:
            self._badge.setText(BADGES[self._usual])
            self._badge.setToolTip(EXPLAINED[self._usual])
            state(self._badge, self._usual)
        self._show_found()

    def set_aloud(self, speaks: bool) -> None:
        """Show a speaker beside each sentence, or none."""
        self._list.set_aloud(speaks)
        self._keys.setText(KEYS + ALOUD if speaks else KEYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the search; when nothing is sought, it is for whoever is around."""
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._clear()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        above = Flow(6)
        if any(theme.id == EMERGENCY for theme in self._book.themes):
            above.addWidget(self._emergency())
        above.addWidget(self._themes())
        above.addWidget(self._badge)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 8, 14, 10)
        rows.setSpacing(8)
        rows.addWidget(self._search)
        rows.addLayout(above)
        rows.addWidget(self._nothing)
        rows.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._list, 1)
        rows.addWidget(self._keys)
        rows.addStretch()

    def _emergency(self) -> QPushButton:
        title = next(theme.title for theme in self._book.themes if theme.id == EMERGENCY)
        made = button(title, "emergency", "danger")
        made.setIcon(icon("warning", Shade.DANGER))
        made.setAccessibleName(f"Naar de zinnen bij {title.lower()}")
        made.clicked.connect(lambda: self._turn_to(EMERGENCY))
        return made

    def _themes(self) -> QPushButton:
        made = button("Onderwerp", "themes")
        made.setAccessibleName("Naar een onderwerp")
        menu = QMenu(made)
        for theme in self._book.themes:
            menu.addAction(theme.title.replace("&", "&&"), partial(self._turn_to, theme.id))
        made.setMenu(menu)
        made.setEnabled(bool(self._book.themes))
        return made

    def _turn_to(self, theme: str) -> None:
        self._search.clear()
        self._list.turn_to(theme)
        self._list.setFocus()

    def _clear(self) -> None:
        self._search.clear()
        self._search.setFocus()

    def _show_found(self) -> None:
        typed = self._search.text()
        fitting = found(self._lines, typed)
        self._list.show_lines(fitting, self._usual, self._catalog.language)
        self._nothing.setText(NOTHING.format(typed=isolated(f"‘{typed}’")) if self._lines else EMPTY)
        for part, there in ((self._list, fitting), (self._keys, fitting), (self._nothing, not fitting)):
            part.setVisible(bool(there))
        self._again.setVisible(bool(self._lines) and not fitting)

    def _send(self, saying: Saying) -> None:
        self.chosen.emit(saying.own, saying.dutch)
