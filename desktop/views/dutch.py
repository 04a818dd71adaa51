"""Qt's own words in Dutch: its dialogs, and the menu of a text field."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication


def speak_dutch(app: QApplication) -> None:
    """Whatever the system speaks. Where the words are missing Qt stays English."""
    words = QTranslator(app)
    if words.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
