"""Which file: asked with the system's dialogs, and replaced in tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.views.file_dialogs import ask_existing_file, ask_new_file

PACK, MODEL = ".po", ".argosmodel"


def ask_pack(parent: QWidget) -> Path | None:
    """Ask which taalpakket is read; None when it is cancelled."""
    return _existing(parent, "Taalpakket inlezen", f"Taalpakket (*{PACK})")


def ask_model(parent: QWidget) -> Path | None:
    """Ask which model is installed; None when it is cancelled."""
    return _existing(parent, "Vertaalmodel installeren", f"Vertaalmodel (*{MODEL} *.zip)")


def ask_place(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where a taalpakket goes; None when it is cancelled. The page asks about a file that is there already."""
    return ask_new_file(parent, "Taalpakket opslaan", Path.home() / suggestion, f"Taalpakket (*{PACK})")


def _existing(parent: QWidget, title: str, kinds: str) -> Path | None:
    return ask_existing_file(parent, title, Path.home(), kinds)
