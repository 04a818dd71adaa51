"""How the tests of these pages find their way: one button, one card, what the vault holds, a disk that falls away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Conversation, Dossier
from desktop.forms.card import QuestionCard
from desktop.store.vault import Vault
from desktop.views.conversation.question_list import QuestionList
from desktop.views.desk import Desk
from desktop.views.door.key_proof import KeyProof


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def kept(desk: Desk, dossier: Dossier) -> Conversation:
    """The last conversation as it is in the vault now."""
    return desk.dossiers.open(dossier.id).conversations[-1]


def button(page: QWidget, name: str) -> QAbstractButton:
    """The button with this name; there must be exactly one."""
    found = page.findChildren(QAbstractButton, name)
    assert len(found) == 1, name
    return found[0]


def prove_key(part: QWidget) -> None:
    """Type over the group of the recovery key that is asked, and go on."""
    shown = part.findChildren(QLabel, "recovery_key")[0].text().replace("\n", "-")
    button(part, "recovery_key_kept").click()
    [proof] = part.findChildren(KeyProof)
    part.findChildren(QLineEdit, "recovery_key_part")[0].setText(shown.split("-")[proof.asked - 1])
    button(part, "recovery_key_continue").click()


def turned_to(page: Any, place: int) -> Any:
    """The page of a conversation with the life domain at a place, and all its cards."""
    page.open_domain(place)
    page.findChildren(QuestionList)[-1].complete()
    return page


def card(page: QWidget, question_id: str) -> QuestionCard:
    """The card of a question; there must be exactly one."""
    found = page.findChildren(QuestionCard, f"question:{question_id}")
    assert len(found) == 1, question_id
    return found[0]


def write(qtbot: QtBot, page: QWidget, question_id: str, text: str) -> None:
    """Type into the line of a question."""
    line = card(page, question_id).field.findChild(QLineEdit)
    assert line is not None
    line.clear()
    qtbot.keyClicks(line, text)


@contextmanager
def disk_gone(vault: Vault) -> Iterator[None]:
    """The database is not where it was, as when a network drive falls away."""
    here, there = vault.folder / "dossiers.db", vault.folder / "elsewhere.db"
    here.rename(there)
    try:
        yield
    finally:
        there.rename(here)


def texts(widget: QWidget) -> list[str]:
    """Every text that stands on a widget's labels."""
    return [line.text() for line in widget.findChildren(QLabel)]


def saved(page: QWidget, question_id: str) -> str:
    """What a card says of the saving of its answer."""
    line = card(page, question_id).findChild(QLabel, f"saved:{question_id}")
    assert line is not None
    return str(line.text())
