"""A hand that works the real windows as a person would: finds things by their name, clicks, types, waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QScrollArea, QWidget

from desktop.app import Application

PATIENCE = 120_000  # milliseconds
GLANCE = 2  # milliseconds between two looks
INK = 100  # of 255: what is darker than this on a sheet is print, not the white it begins with
Widget = TypeVar("Widget", bound=QWidget)


class Stuck(RuntimeError):
    """Something that should have happened in the window did not."""


def work(milliseconds: int) -> None:
    """Let the program run for a moment, in an event loop: unlike `QTest.qWait` it lets the other threads go on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Hand:
    """Works one application.

    Attributes:
        pause: milliseconds to rest after each act, so that somebody can follow it.
        pictures: folder for screenshots; None when none are wanted.
    """

    def __init__(self, application: Application, pause: int = 0, pictures: Path | None = None) -> None:
        self.application = application
        self.window = application.window
        self.pause, self.pictures = pause, pictures

    def find(self, name: str, inside: QWidget | None = None) -> QWidget:
        """The widget with this object name on the page, once all of the page is there.

        Raises:
            LookupError: there is none, or it is hidden.
        """
        root, page = inside or self.window, self.window.page
        if page is not None and page.isVisible() and not page.whole:
            self.until(lambda: self.window.page is not page or page.whole, "the whole page")
        for widget in root.findChildren(QWidget, name):
            if widget.isVisibleTo(root.window()):
                return widget
        raise LookupError(name)

    def there(self, name: str) -> bool:
        """Whether a widget with this name can be seen."""
        try:
            self.find(name)
        except LookupError:
            return False
        return True

    def click(self, name: str, inside: QWidget | None = None) -> None:
        """Click a widget in its middle."""
        widget = self.find(name, inside)
        self._show(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())
        self._rest()

    def type(self, name: str, text: str, inside: QWidget | None = None) -> None:
        """Put text in the place of what stands in a field."""
        widget = self.find(name, inside)
        self._show(widget)
        widget.setFocus()
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(6, 6))
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(widget, event)
        if isinstance(widget, QLineEdit):
            widget.editingFinished.emit()
        self._rest()

    def choose(self, name: str, value: Any) -> None:
        """Choose an entry of a combo box by its value."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        self._show(box)
        index = box.findData(value)
        if index < 0:
            raise LookupError(f"{name}: {value}")
        box.setCurrentIndex(index)
        self._rest()

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program work until something is so.

        Raises:
            Stuck: it took longer than anybody would wait.
        """
        deadline = QDeadlineTimer(PATIENCE)
        while not condition():
            if deadline.hasExpired():
                raise Stuck(what)
            work(GLANCE)

    def until_page(self, kind: str) -> QWidget:
        """Wait for a page by the name of its class, and return it."""
        self.until(lambda: type(self.window.page).__name__ == kind, kind)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        page = self.window.page
        assert page is not None
        return page

    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Keep a picture of the window, or of another one."""
        QApplication.processEvents()
        if self.pictures is not None:
            (of or self.window).grab().save(str(self.pictures / f"{name}.png"))

    def picture_paper(self, name: str) -> None:
        """As `picture`, with the paper that is chosen on it: the preview draws it a moment later than its page."""
        if self.pictures is not None:
            self.until(lambda: drawn(self.find("preview")), "het voorbeeld van een papier")
        self.picture(name)

    def _show(self, widget: QWidget) -> None:
        """Scroll to a widget, as a person does before using it."""
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea) and around.widget() is not None:
                around.ensureWidgetVisible(widget, 20, 60)
            around = around.parentWidget()

    def _rest(self) -> None:
        QApplication.processEvents()
        if self.pause:
            work(self.pause)


def drawn(preview: Any) -> bool:
    """Whether there is print on the sheets: the preview draws them in a thread of its own, and does not say when."""
    shown: QImage = preview.viewport().grab().toImage()
    within = shown.copy(24, 24, (shown.width() - 48) // 4 * 4, shown.height() - 48)  # no edges; rows without filling
    grey = within.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(grey.constBits())) < INK


def to_new_vault(hand: Hand, folder: Path) -> None:
    """From the first page to where a vault is made, in `folder`."""
    hand.click("create_vault")
    hand.until(lambda: type(hand.window.page).__name__ in ("MunicipalityPage", "NewVaultPage"), "the way in")
    if type(hand.window.page).__name__ == "MunicipalityPage":
        hand.picture("gemeente-kiezen")
        hand.click("step_on")
    page: Any = hand.until_page("NewVaultPage")
    page.set_folder(folder)


def keep_key(hand: Hand) -> str:
    """Prove that the recovery key on the screen is on paper; returns it."""
    shown: Any = hand.find("recovery_key")
    key = str(shown.text()).replace("\n", "-")
    hand.click("recovery_key_kept")
    page: Any = hand.window.page
    hand.type("recovery_key_part", key.split("-")[page.proof.asked - 1])
    hand.picture("herstelsleutel-overtypen")
    hand.click("recovery_key_continue")
    return key


def make_vault(hand: Hand, folder: Path, name: str, holder: str, passphrase: str) -> str:
    """The whole way from the first page to a vault with nobody in it; returns the recovery key."""
    hand.picture("openen")
    to_new_vault(hand, folder)
    hand.type("vault_name", name)
    hand.type("holder", holder)
    hand.type("new_passphrase", passphrase)
    hand.type("new_passphrase_again", passphrase)
    hand.picture("kluis-maken")
    hand.click("make_vault")
    hand.until_page("RecoveryKeyPage")
    hand.picture("herstelsleutel")
    key = keep_key(hand)
    hand.until(lambda: type(hand.window.page).__name__ in ("LanguagesStep", "DossiersPage"), "the key is kept")
    if type(hand.window.page).__name__ == "LanguagesStep":
        hand.picture("talen-stap")
        hand.click("step_on")
    hand.until_page("DossiersPage")
    hand.until(lambda: hand.application.idle, "nothing under way")
    return key
