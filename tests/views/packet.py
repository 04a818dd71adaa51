"""What the tests of actions and papers share: the shipped questionnaire, somebody with much to agree on, a hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from desktop.dossier.agreements import decide
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.dossier.proposals import confirm_action, confirm_referral, propose
from desktop.guide import Guide
from desktop.questions.answers import check

HELD = date(2026, 11, 20)
NAME = "Rania Al-Hassan"
ANSWERS: Mapping[str, Any] = {
    "gezondheid.huisarts": False,
    "gezondheid.hulp": "nu",
    "taal.maatje": "wil",
    "geld.schulden": True,
    "netwerk.contacten": 0,
    "werk.wens": ["duaal", "vrijwillig"],
}
Kind = TypeVar("Kind", bound=QWidget)
USABLE: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)


def newcomer(guide: Guide, answers: Mapping[str, Any] = ANSWERS, language: str = "ar") -> Dossier:
    """An invented newcomer whose start conversation was just held."""
    conversation = Conversation(
        "start", HELD, language, version="proef", professional="Noor de Wit", interpreter="Samir"
    )
    for question_id, value in answers.items():
        question = guide.question(question_id)
        assert question is not None, question_id
        conversation.answers[question_id] = Answer(question_id, "answered", check(question, value))
    return Dossier(Newcomer(NAME, language, date(1990, 5, 1), country="SY"), [conversation])


def agree(guide: Guide, dossier: Dossier, *rules: str) -> None:
    """Agree to what these rules propose, with consent where it is needed."""
    conversation = dossier.conversations[-1]
    for proposal in propose(guide.municipality, guide.rules, dossier, conversation):
        if proposal.rule.id not in rules:
            continue
        if proposal.rule.propose == "action":
            dossier.actions.append(confirm_action(proposal, conversation))
        else:
            decide(dossier, proposal.rule.organisation or "", "given", HELD)
            dossier.referrals.append(confirm_referral(proposal, conversation))


def visible(place: QWidget, kind: type[Kind], name: str | None = None) -> list[Kind]:
    """The widgets of a kind that can be seen, once all that was just added is on the page."""
    QApplication.processEvents()
    found = place.findChildren(kind) if name is None else place.findChildren(kind, name)
    return [widget for widget in found if widget.isVisible()]


def part(page: QWidget, name: str) -> QFrame:
    """The card with this name that is on the page."""
    found = visible(page, QFrame, name)
    assert len(found) == 1, (name, len(found))
    return found[0]


def press(place: QWidget, name: str) -> None:
    """Press the one button with this name that can be seen."""
    found = visible(place, QAbstractButton, name)
    assert len(found) == 1, (name, len(found))
    assert found[0].isEnabled(), name
    found[0].click()


def words(place: QWidget, name: str) -> str:
    """What the one label with this name says; empty while it is hidden."""
    found = visible(place, QLabel, name)
    assert len(found) <= 1, (name, len(found))
    return str(found[0].text()) if found else ""


def nameless(page: QWidget) -> list[str]:
    """Widgets that can be used but that somebody who cannot see, or a test, cannot name."""
    found = [widget for kind in USABLE for widget in visible(page, kind)]
    own = [widget for widget in found if not widget.objectName().startswith("qt_")]
    return [repr(widget) for widget in own if not (widget.objectName() and widget.accessibleName())]


def small(page: QWidget) -> list[str]:
    """Buttons that are hard to hit."""
    buttons = visible(page, QAbstractButton)
    return [one.objectName() for one in buttons if one.height() < 32 and not one.objectName().startswith("qt_")]


def files_of(*folders: Path) -> dict[Path, bytes]:
    """Every file below some folders, with its content."""
    return {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}
