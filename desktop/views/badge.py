"""A word in a small frame, as wide as the word."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.forms.looks import label


def badge(text: str, state: str, name: str) -> QLabel:
    """A badge in a state: 'waiting', 'error' …, or '' for none."""
    made = label(text, "badge")
    made.setWordWrap(False)
    made.setObjectName(name)
    made.setProperty("state", state)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
