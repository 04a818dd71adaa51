"""Fields tell no keyboard what is typed in them, let nothing be dragged out, and remember nothing after the lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.forms.text_area import TextArea
from desktop.views import pages
from desktop.views.clearing import wipe
from desktop.views.desk import Desk
from desktop.views.door.new_vault import NewVaultPage
from desktop.views.door.passphrase_fields import secret_line
from desktop.views.door.patience import Patience
from desktop.views.door.recover import RecoverPage
from desktop.views.door.unlock import UnlockPage

from .finding import turned_to
from .packet import HELD

SENSITIVE = Qt.InputMethodHint.ImhSensitiveData


def learned(page: QWidget) -> list[str]:
    """Fields that a keyboard may learn from."""
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QTextEdit)]
    inside = [box.lineEdit() for box in page.findChildren(QComboBox)]
    return [one.objectName() for one in fields if one not in inside and not one.inputMethodHints() & SENSITIVE]


@pytest.mark.parametrize(
    "name",
    ["newcomer", "dossier", pytest.param("interview", marks=pytest.mark.thorough), "promises", "actions", "letters"],
)
def test_no_keyboard_learns_what_is_typed(qtbot: QtBot, zeist: Desk, name: str) -> None:
    dossier = Dossier(Newcomer("Rania", "ar"), [Conversation("start", HELD, "ar")])
    zeist.dossiers.add(dossier)
    ids = {"dossier": dossier.id, "conversation": dossier.conversations[0].id}
    page = pages.build(zeist, name, ids)
    qtbot.addWidget(page)
    if name == "interview":
        for index in range(len(page.domains)):  # type: ignore[attr-defined]
            turned_to(page, index)
            assert learned(page) == []
    assert learned(page) == []


def test_no_keyboard_learns_at_the_door(qtbot: QtBot, tmp_path: Path) -> None:
    for page in (UnlockPage(tmp_path, Patience()), NewVaultPage(tmp_path), RecoverPage(tmp_path)):
        qtbot.addWidget(page)
        assert learned(page) == []


def test_a_passphrase_that_is_shown_is_still_not_learned(qtbot: QtBot) -> None:
    line = secret_line("wachtzin", "Wachtzin")
    qtbot.addWidget(line)
    hidden = Qt.InputMethodHint.ImhHiddenText
    assert line.inputMethodHints() & hidden
    [eye] = [action for action in line.actions() if isinstance(action, QAction) and action.isCheckable()]
    eye.trigger()
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    assert line.inputMethodHints() & SENSITIVE
    eye.trigger()
    assert line.inputMethodHints() & hidden


def test_no_text_is_dragged_out_of_a_field(qtbot: QtBot) -> None:
    area = TextArea(1000)
    qtbot.addWidget(area)
    area.resize(300, 60)
    area.show_text("Rania vertelde over haar vlucht")
    area.show()
    area.selectAll()
    qtbot.mousePress(area.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert not area.textCursor().hasSelection(), "a press in a selection lets it go: there is nothing to drag"
    assert not QLineEdit().dragEnabled()


def test_shift_still_makes_a_selection_longer(qtbot: QtBot) -> None:
    area = TextArea(1000)
    qtbot.addWidget(area)
    area.resize(300, 60)
    area.show_text("Rania vertelde over haar vlucht")
    area.show()
    area.selectAll()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mousePress(area.viewport(), Qt.MouseButton.LeftButton, shift, QPoint(20, 12))
    assert area.textCursor().hasSelection()


def test_wiping_leaves_nothing_and_nothing_to_undo(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, area, text, box = QLineEdit(page), TextArea(1000, page), QLabel("Rania", page), QComboBox(page)
    box.addItems(["Arabisch", "Tigrinya"])
    typed: list[str] = []
    line.textEdited.connect(typed.append)
    area.typed.connect(lambda: typed.append("area"))
    qtbot.keyClicks(line, "Rania")
    qtbot.keyClicks(area, "vlucht")
    assert line.isUndoAvailable()
    assert area.document().isUndoAvailable()
    typed.clear()
    wipe(page)
    assert [line.text(), area.toPlainText(), text.text(), box.currentText()] == ["", "", "", ""]
    assert not line.isUndoAvailable()
    assert not area.document().isUndoAvailable()
    assert typed == [], "nothing is saved over what was kept"
