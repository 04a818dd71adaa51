"""What assistive software is told a widget is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop.forms.looks import label


@pytest.mark.parametrize(
    ("name", "kind"),
    [("title", QAccessible.Role.Heading), ("heading", QAccessible.Role.Heading), ("help", QAccessible.Role.StaticText)],
)
def test_a_heading_is_told_to_be_one_under_the_words_that_stand_in_it(
    qtbot: QtBot, name: str, kind: QAccessible.Role
) -> None:
    made = label("Afspraken", name)
    qtbot.addWidget(made)
    told = QAccessible.queryAccessibleInterface(made)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (kind, "Afspraken")
    made.setText("Gesprekken")
    assert told.text(QAccessible.Text.Name) == "Gesprekken"
