"""The main window: a thin strip at the top, the message bar, and one page at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, state
from desktop.views import tab_key
from desktop.views.message_bar import MessageBar
from desktop.views.network_statement import NetworkStatement
from desktop.views.page import Page
from desktop.views.trial_band import MARK, TrialBand

LOCK, HELP = "Op slot (Ctrl+L)", "Hulp (F1)"
WAYS = (
    ("newcomers", "Nieuwkomers", "De lijst van iedereen die is ingeschreven"),
    ("planning", "Planning", "Wie is aan de beurt voor een gesprek, en wanneer"),
    ("work", "Werklijst", "Wat er vandaag moet gebeuren, wat te laat is en wat wacht"),
    ("around", "Rondom", "Sociale kaart, bijeenkomsten, maatjes, overleg en inburgering"),
    ("monitor", "Cijfers", "Wat alle gesprekken samen laten zien, zonder namen"),
    ("languages", "Talen", "Vertalingen nakijken, taalpakketten en vertaalmodellen"),
    ("vault", "Kluis", "Wie kan erin, reservekopieën, logboek, bewaren en verwijderen"),
    ("preferences", "Voorkeuren", "Hoe het programma zich gedraagt op deze laptop"),
)
"""The pages that the strip leads to: the signal, the words and what is there."""
HERE = "U bent hier"
PICTURES = {"preferences": "sliders", "vault": "key", "languages": "translate", "newcomers": "people"}
"""What stands for the words where there is no room for them."""
STRIP = 5
"""Pixels above and below what stands in the strip."""
WORDED, LETTERS = 1200, 14
"""Pixels, at letters of so many pixels, from which the strip has room for all its words."""
WIDEST, WHOLE = 1280, (1 << 24) - 1
"""Pixels of a page that is read as one column, at the same letters; and of one that takes the whole window."""


class MainWindow(QMainWindow):
    """Arranges; what happens is decided by the application.

    Signals:
        lock: the person wants to lock the vault.
        preferences: the person wants to see the preferences.
        languages: the person wants to see the languages and their translations.
        vault: the person wants to see to the vault itself.
        monitor: the person wants to see figures over all newcomers.
        around: the person wants to see what there is around the conversations.
        newcomers: the person wants to see the list of everybody who is registered.
        planning: the person wants to see who is due for a conversation.
        work: the person wants to see what has to be done.
        help: the person wants to read about what is on the screen.

    Attributes:
        messages: the message bar.
        trial_band: stands over every page while a vault with invented people is open.
        may_close: asked before the window closes; False keeps it open.
    """

    lock = Signal()
    preferences = Signal()
    languages = Signal()
    vault = Signal()
    monitor = Signal()
    newcomers = Signal()
    planning = Signal()
    around = Signal()
    work = Signal()
    help = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("Startgesprek")
        self.setMinimumSize(QSize(960, 600))
        self.resize(1280, 720)
        self.may_close: Callable[[], bool] = lambda: True
        self.messages = MessageBar()
        self.trial_band = TrialBand()
        self.trial_band.hide()
        self._ways: dict[str, QPushButton] = {}
        self._pages = QStackedWidget()
        self._strip = self._make_strip()
        self._help_outside = self._help_button("help_outside")
        QShortcut(QKeySequence("F1"), self, self.help.emit)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.trial_band)
        whole.addWidget(self._strip)
        whole.addWidget(self._help_outside, 0, Qt.AlignmentFlag.AlignRight)
        whole.addWidget(self.messages)
        middle_row = QHBoxLayout()
        middle_row.addStretch(1)
        middle_row.addWidget(self._pages, 1000)
        middle_row.addStretch(1)
        whole.addLayout(middle_row, 1)
        middle = QWidget()
        middle.setAutoFillBackground(True)  # by itself, not by the style sheet: then nothing is painted below it first
        middle.setLayout(whole)
        self.setCentralWidget(middle)

    @property
    def place(self) -> QWidget:
        """Where the pages stand. A page made as its child is not moved, with all that it holds, when it is shown."""
        return self._pages

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(self, page: Page, *, inside: bool, name: str = "") -> None:
        """Put a page in the place of the one before it, which is wiped away.

        Args:
            inside: whether a vault is open: only then the strip is there.
            name: of the page; the way that leads to it is marked.
        """
        for way, made in self._ways.items():
            here = way == ("newcomers" if name == "dossiers" else name)
            state(made, "here" if here else "")
            made.setAccessibleDescription(HERE if here else "")
        previous = self._pages.currentWidget()
        self.messages.turn_page()
        if self._strip.isHidden() == inside:
            self._strip.setVisible(inside)
            self._help_outside.setVisible(not inside)
            self._fit_words()
        self._network.look()
        self._give_room(page)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if previous is not None:
            self._pages.removeWidget(previous)
            previous.deleteLater()

    def mark_trial(self, trial: bool) -> None:
        """Say over every page, and in the list of windows, whether this is the vault with invented people."""
        self.setWindowTitle(f"Startgesprek – {MARK}" if trial else "Startgesprek")
        self.trial_band.ask(False)
        self.trial_band.setVisible(trial)

    def set_place(self, text: str) -> None:
        """Say in the strip which municipality it is."""
        self._place.setText(text)
        self._fit_words()

    def focusNextPrevChild(self, next: bool) -> bool:
        """The tab key goes as the screen is read."""
        return tab_key.to_next(self, next) if tab_key.pressed() else super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing passes the same way out as everything else."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room for words in a narrow window or with large letters."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        roomy = self.width() >= WORDED * max(self.font().pixelSize(), LETTERS) // LETTERS
        self._network.show_words(roomy)
        for words in (self._name, self._place):  # the window's own title says the first
            words.setVisible(roomy)
        for made, text in ((self._lock, LOCK), (self._help, HELP)):
            made.setText(text if roomy else text.partition(" (")[0])
        for name, text, _ in WAYS:
            self._ways[name].setText(text)
            self._ways[name].setIcon(QIcon())
        for made in (self._help, self._lock):  # where even that is too much their pictures stand for them
            if self._strip.sizeHint().width() > self.width():
                made.setText("")
        for name, picture in PICTURES.items():
            if self._strip.sizeHint().width() > self.width():
                self._ways[name].setText("")
                self._ways[name].setIcon(icon(picture, Shade.ACCENT))
        highest = max(way.sizeHint().height() for way in self._ways.values())
        self._strip.setMinimumHeight(highest + STRIP)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: another column, and other words in the strip."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.page is not None:
            self._give_room(self.page)
            self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def _give_room(self, page: Page) -> None:
        """What is read as a column stays one in the middle of a large screen."""
        widest = WIDEST * max(self.font().pixelSize(), LETTERS) // LETTERS if page.column else WHOLE
        self._pages.setMaximumWidth(widest)

    def _make_strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("look", "banner")
        strip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a high page takes nothing of it
        self._place = label("", "help")
        self._place.setWordWrap(False)
        self._lock = button(LOCK, "lock", "quiet")
        self._lock.setAccessibleName(LOCK)
        self._lock.setIcon(icon("lock"))
        self._lock.clicked.connect(self.lock)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock.emit)
        row = QHBoxLayout(strip)
        row.setContentsMargins(16, 2, 8, 2)
        self._name = label("Startgesprek", "heading")
        self._name.setWordWrap(False)
        row.addWidget(self._name)
        row.addWidget(self._place)
        row.addStretch(1)
        self._network = NetworkStatement()
        row.addWidget(self._network)
        for name, words, tip in WAYS:
            way = self._ways[name] = button(words, name, "quiet")
            way.setToolTip(tip)
            way.clicked.connect(getattr(self, name))
            row.addWidget(way)
        self._help = self._help_button("help")
        row.addWidget(self._help)
        row.addWidget(self._lock)
        strip.hide()
        return strip

    def _help_button(self, name: str) -> QPushButton:
        """There is one in the strip, and one above the pages that have no strip."""
        made = button(HELP, name, "quiet")
        made.setIcon(icon("question", Shade.ACCENT))
        made.setToolTip("Uitleg bij dit scherm (F1)")
        made.clicked.connect(self.help)
        return made
