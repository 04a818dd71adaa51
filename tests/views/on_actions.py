"""A hand for the page of actions: its cards, its list, its editor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QTextEdit, QWidget

from desktop.dossier.model import Dossier
from desktop.views.agreements.actions import ActionsPage
from desktop.views.desk import Desk

from .packet import part, visible

Show = Callable[..., ActionsPage]


def proposed(page: QWidget) -> list[str]:
    """Rules whose cards are on the page, from top to bottom."""
    cards = [one for one in visible(page, QFrame) if one.objectName().startswith("proposal:")]
    cards.sort(key=lambda one: one.y())
    return [one.objectName().removeprefix("proposal:") for one in cards]


def card(page: QWidget, rule: str) -> QFrame:
    """The card of a rule."""
    return part(page, f"proposal:{rule}")


def agreed(page: QWidget) -> list[str]:
    """The titles in the list of what is agreed."""
    titles = visible(page, QLabel, "agreed_title")
    return [one.text() for one in sorted(titles, key=lambda one: one.parentWidget().y())]


def kept(desk: Desk, dossier: Dossier) -> Dossier:
    """The dossier as it is in the vault now."""
    return desk.dossiers.open(dossier.id)


def write(page: QWidget, name: str, text: str) -> None:
    """Write into a field of the editor."""
    line, area = page.findChild(QLineEdit, name), page.findChild(QTextEdit, name)
    assert line is not None or area is not None, name
    if line is not None:
        line.setText(text)
    if area is not None:
        area.setPlainText(text)


def pick(page: QWidget, name: str) -> None:
    """Choose an organisation from the list."""
    found = page.findChild(QListWidget, "organisation_list")
    assert found is not None
    [item] = found.findItems(name, Qt.MatchFlag.MatchExactly)
    found.setCurrentItem(item)
