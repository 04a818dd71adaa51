"""Asking for a file or folder, without the system remembering which.

Dialogs of the desktop (Windows, KDE, the portals of GNOME) write what was chosen into its list of recent files. Qt's
own dialog does not, but keeps the folders it was in; those are put back as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_OWN = QFileDialog.Option.DontUseNativeDialog
_KEPT = ("FileDialog/history", "FileDialog/lastVisited")


def ask_new_file(parent: QWidget, title: str, suggestion: Path, kinds: str) -> Path | None:
    """Ask where a file goes; None when it is cancelled. The page asks about a file that is there already.

    Args:
        suggestion: its ending is given to a name that was typed without it.
        kinds: as Qt writes them: "PDF (*.pdf)".
    """
    with _nothing_remembered():
        name, _ = QFileDialog.getSaveFileName(
            parent, title, str(suggestion), kinds, options=_OWN | QFileDialog.Option.DontConfirmOverwrite
        )
    return with_ending(Path(name), suggestion.suffix) if name else None


def with_ending(file: Path, ending: str) -> Path:
    """The file with an ending, which it gets when it has another or none."""
    return file if file.suffix.lower() == ending else file.with_name(file.name + ending)


def ask_existing_file(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask which file is read; None when it is cancelled."""
    with _nothing_remembered():
        name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds, options=_OWN)
    return Path(name) if name else None


def ask_existing_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None when it is cancelled."""
    with _nothing_remembered():
        name = QFileDialog.getExistingDirectory(
            parent, title, str(folder), options=_OWN | QFileDialog.Option.ShowDirsOnly
        )
    return Path(name) if name else None


@contextmanager
def _nothing_remembered() -> Iterator[None]:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: settings.value(key) for key in _KEPT}
    try:
        yield
    finally:
        settings.sync()
        for key, value in before.items():
            if value is None:
                settings.remove(key)
            else:
                settings.setValue(key, value)
        settings.sync()
