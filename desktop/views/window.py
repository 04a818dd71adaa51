"""The main window: a thin strip at the top, the message bar, and one page at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.message_bar import MessageBar
from desktop.views.network_statement import NetworkStatement
from desktop.views.page import Page

LOCK = "Op slot (Ctrl+L)"
WAYS = (
    ("planning", "Planning", "Wie is aan de beurt voor een gesprek, en wanneer"),
    ("work", "Werklijst", "Wat er vandaag moet gebeuren, wat te laat is en wat wacht"),
    ("monitor", "Cijfers", "Wat alle gesprekken samen laten zien, zonder namen"),
    ("languages", "Talen", "Vertalingen nakijken, taalpakketten en vertaalmodellen"),
    ("vault", "Kluis", "Wie kan erin, reservekopieën, logboek, bewaren en verwijderen"),
    ("preferences", "Voorkeuren", "Hoe het programma zich gedraagt op deze laptop"),
)
"""The pages that the strip leads to: the signal, the words and what is there."""
WORDED, LETTERS = 1000, 14
"""Pixels, at letters of so many pixels, from which the strip has room for all its words."""


class MainWindow(QMainWindow):
    """Arranges; what happens is decided by the application.

    Signals:
        lock: the person wants to lock the vault.
        preferences: the person wants to see the preferences.
        languages: the person wants to see the languages and their translations.
        vault: the person wants to see to the vault itself.
        monitor: the person wants to see figures over all newcomers.
        planning: the person wants to see who is due for a conversation.
        work: the person wants to see what has to be done.

    Attributes:
        messages: the message bar.
        may_close: asked before the window closes; False keeps it open.
    """

    lock = Signal()
    preferences = Signal()
    languages = Signal()
    vault = Signal()
    monitor = Signal()
    planning = Signal()
    work = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setWindowTitle("Startgesprek")
        self.setMinimumSize(QSize(960, 600))
        self.resize(1280, 720)
        self.may_close: Callable[[], bool] = lambda: True
        self.messages = MessageBar()
        self._pages = QStackedWidget()
        self._strip = self._make_strip()
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._strip)
        whole.addWidget(self.messages)
        whole.addWidget(self._pages, 1)
        middle = QWidget()
        middle.setObjectName("page")
        middle.setLayout(whole)
        self.setCentralWidget(middle)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(self, page: Page, *, inside: bool) -> None:
        """Put a page in the place of the one before it, which is wiped away.

        Args:
            inside: whether a vault is open: only then the strip is there.
        """
        previous = self._pages.currentWidget()
        self.messages.turn_page()
        self._strip.setVisible(inside)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if previous is not None:
            self._pages.removeWidget(previous)
            previous.deleteLater()

    def set_place(self, text: str) -> None:
        """Say in the strip which municipality it is."""
        self._place.setText(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing passes the same way out as everything else."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room for words in a narrow window or with large letters."""
        super().resizeEvent(event)
        roomy = self.width() >= WORDED * max(self.font().pixelSize(), LETTERS) // LETTERS
        self._network.show_words(roomy)
        for words in (self._name, self._place):  # the window's own title says the first
            words.setVisible(roomy)
        self._lock.setText(LOCK if roomy else LOCK.partition(" (")[0])

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
            way = button(words, name, "quiet")
            way.setToolTip(tip)
            way.clicked.connect(getattr(self, name))
            row.addWidget(way)
        row.addWidget(self._lock)
        strip.hide()
        return strip
