"""What is chosen in a dialog is remembered nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.dutch import speak_dutch
from desktop.views.file_dialogs import ask_existing_file, ask_existing_folder, ask_new_file

MARKER = "Zilvermeeuw"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Who asks."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def answer(act: Callable[[QFileDialog], None]) -> None:
    """Do something in the dialog as soon as it is there."""

    def look() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
        if shown:
            act(shown[0])
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def accept(dialog: QFileDialog) -> None:
    """Agree with what is proposed."""
    dialog.accept()


def traces(place: Path) -> list[Path]:
    """Files outside the chosen folder that know of it."""
    return [
        file for file in place.rglob("*") if file.is_file() and MARKER.lower().encode() in file.read_bytes().lower()
    ]


def test_nothing_remembers_what_was_chosen(parent: QWidget, own_place: Path) -> None:
    folder = own_place / MARKER
    folder.mkdir()
    (folder / "pakket.po").write_text("")
    answer(accept)
    assert ask_new_file(parent, "Opslaan", folder / f"{MARKER}.pdf", "PDF (*.pdf)") == folder / f"{MARKER}.pdf"
    answer(lambda dialog: (dialog.findChild(QLineEdit).setText("pakket.po"), dialog.accept()))  # type: ignore[union-attr, func-returns-value]
    assert ask_existing_file(parent, "Inlezen", folder, "Pakket (*.po)") == folder / "pakket.po"
    answer(accept)
    assert ask_existing_folder(parent, "Map", folder) == folder
    assert traces(own_place) == []


def test_what_other_programs_remember_stays(parent: QWidget, own_place: Path) -> None:
    config = own_place / "config" / "QtProject.conf"
    config.write_text("[FileDialog]\nhistory=file:///ergens\nlastVisited=file:///ergens\n")
    folder = own_place / MARKER
    folder.mkdir()
    answer(accept)
    assert ask_existing_folder(parent, "Map", folder) == folder
    assert "lastVisited=file:///ergens" in config.read_text()
    assert MARKER not in config.read_text()


def test_cancelling_gives_nothing(parent: QWidget, own_place: Path) -> None:
    for ask in (
        lambda: ask_new_file(parent, "Opslaan", own_place / "a.pdf", "PDF (*.pdf)"),
        lambda: ask_existing_file(parent, "Inlezen", own_place, "Pakket (*.po)"),
        lambda: ask_existing_folder(parent, "Map", own_place),
    ):
        answer(lambda dialog: dialog.reject())
        assert ask() is None


def test_only_one_file_of_the_program_asks_for_files() -> None:
    root = Path(__file__).resolve().parents[2] / "desktop"
    found = [str(file.relative_to(root)) for file in root.rglob("*.py") if "QFileDialog" in file.read_text("utf-8")]
    assert found == ["views/file_dialogs.py"]


def test_qt_speaks_dutch(qapp: QApplication) -> None:
    assert QTranslator().load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    before = set(qapp.findChildren(QTranslator))
    speak_dutch(qapp)
    [made] = set(qapp.findChildren(QTranslator)) - before
    try:
        assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"
    finally:
        qapp.removeTranslator(made)
        made.deleteLater()
