"""The window with the manual: contents and search at the left, one chapter at the right. It can stay open beside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.views import tab_key
from desktop.views.help.chapter_view import ChapterView
from desktop.views.help.contents import Contents
from desktop.views.help.manual import INDEX, Manual

WIDTH, HEIGHT, LETTERS = 980, 720, 14
"""Pixels of the window, at letters of so many pixels."""
CONTENTS = 300
OUTSIDE = "Dit adres staat op internet. Het programma opent het niet: typ het over op een andere computer. {link}"
GONE = "Deze bladzijde is er niet."


class HelpWindow(QWidget):
    """Shows chapters. Closing hides it: the next time it is where it was, at the chapter that is asked for."""

    def __init__(
        self,
        manual: Manual,
        ask_printer: Callable[[QWidget], QPrinter | None],
        parent: QWidget | None = None,
    ) -> None:
        """Args: ask_printer: asks how to print; None when it is cancelled."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("help_window")
        self.setAccessibleName("Hulp")
        self.setWindowTitle("Hulp bij Startgesprek")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look(self, "help_window")
        larger = max(self.fontMetrics().height() / 20, 1.0)
        self.resize(round(WIDTH * larger), HEIGHT)
        self.setMinimumSize(560, 400)
        self._manual, self._ask_printer = manual, ask_printer
        self._past: list[tuple[str, int]] = []
        self._contents = Contents(manual)
        self._view = ChapterView(manual)
        self._told = label("", "reason")
        self._told.setObjectName("help_told")
        self._told.hide()
        self._back = button("Terug", "help_back", "quiet")
        self._back.setIcon(icon("arrow-left", Shade.ACCENT))
        self._back.setToolTip("Terug (Alt + pijl naar links)")
        self._print = button("Afdrukken…", "help_print", "quiet")
        self._print.setIcon(icon("printer", Shade.ACCENT))
        self._print.setToolTip("Deze bladzijde afdrukken (Ctrl+P)")
        self._close = button("Sluiten (Esc)", "help_close", "quiet")
        self._arrange()
        self._connect()
        self.show_chapter(INDEX)

    @property
    def chapter(self) -> str:
        """The name of the chapter that is shown."""
        return self._view.name

    def open_at(self, name: str) -> None:
        """Show the window at a chapter, in front, with the keyboard in the text."""
        self._contents.clear_search()
        if name != self.chapter:
            self.follow(name)
        self._placed()
        self.show()
        self.raise_()
        self.activateWindow()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, name: str) -> None:
        """Go to a chapter, from which one can go back."""
        self._past.append((self.chapter, self._view.scrolled))
        self.show_chapter(name)

    def show_chapter(self, name: str, at: int = 0) -> None:
        """Show a chapter; one that is not there is said.

        Args:
            at: how far it is scrolled down, in pixels.
        """
        try:
            self._view.show_chapter(self._manual.chapter(name), at)
        except KeyError:
            self._tell(GONE)
        else:
            self._tell("")
            self._view.mark(self._contents.searched)
            self._contents.stand_on(name)
        self._back.setEnabled(bool(self._past))

    def focusNextPrevChild(self, next: bool) -> bool:
        """The tab key goes as the window is read."""
        return tab_key.to_next(self, next) if tab_key.pressed() else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes: first the search, then the window."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._contents.searched:
            self._contents.clear_search()
            self._view.mark("")
        else:
            self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters or colours: the chapter is drawn anew with them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._view.redraw)

    def _arrange(self) -> None:
        bar = QFrame()
        look(bar, "banner")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._print)
        row.addWidget(self._close)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        told = QVBoxLayout()
        told.setContentsMargins(24, 8, 24, 0)
        told.addWidget(self._told)
        column.addLayout(told)
        column.addWidget(self._view, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(self._contents)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([round(CONTENTS * self.width() / WIDTH), self.width()])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def _connect(self) -> None:
        self._contents.chosen.connect(self.follow)
        self._contents.searching.connect(self._view.mark)
        self._contents.into_text.connect(lambda: self._view.setFocus(Qt.FocusReason.OtherFocusReason))
        self._view.followed.connect(self._follow_link)
        self._back.clicked.connect(self.go_back)
        self._print.clicked.connect(self.print_)
        self._close.clicked.connect(self.close)
        for keys, act in (
            (QKeySequence("Ctrl+F"), self._contents.search),
            (QKeySequence("F1"), lambda: self.follow(INDEX)),
            (QKeySequence("Alt+Left"), self.go_back),
            (QKeySequence("Ctrl+P"), self.print_),
        ):
            QShortcut(keys, self, act)

    def go_back(self) -> None:
        """Show the chapter before this one, where it was."""
        if self._past:
            name, at = self._past.pop()
            self.show_chapter(name, at)

    def print_(self) -> None:
        """Print this chapter."""
        from desktop.views.help.paper import sheets
        from desktop.views.papers.paper_printing import print_papers, prints_double_sided

        printer = self._ask_printer(self)
        if printer is None:
            return
        made = sheets(self._manual, self._manual.chapter(self.chapter))
        try:
            count = print_papers([made], printer, double_sided=prints_double_sided(printer))
        except UserError as error:
            self._tell(str(error))
        else:
            self._tell("Naar de printer: 1 bladzijde." if count == 1 else f"Naar de printer: {count} bladzijden.")

    def _follow_link(self, link: str) -> None:
        if "://" in link or link.startswith("mailto:"):
            self._tell(OUTSIDE.format(link=link))
            return
        try:
            self.follow(self._manual.linked(self.chapter, link))
        except KeyError:
            self._tell(GONE)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _placed(self) -> None:
        """The first time: beside the program when there is room, else over its right half."""
        beside = self.parentWidget()
        if self.isVisible() or beside is None or self.testAttribute(Qt.WidgetAttribute.WA_Moved):
            return
        around = beside.screen().availableGeometry()
        program = beside.window().frameGeometry()
        left = min(program.right() + 8, around.right() - self.width())
        wanted = QRect(left, max(program.top() + 24, around.top()), self.width(), min(self.height(), around.height()))
        self.setGeometry(wanted.intersected(around) if wanted.intersects(around) else wanted)
