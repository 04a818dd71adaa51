"""The preferences page: what a municipality does not allow cannot be chosen, and the page says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from desktop.views.desk import Desk
from desktop.views.preferences import PreferencesPage


def page_of(qtbot: QtBot, desk: Desk, longest: int) -> PreferencesPage:
    """The page in a municipality that allows so many minutes."""
    municipality = desk.guide.municipality
    settings = municipality.settings.model_copy(update={"longest_idle": longest})
    guide = replace(desk.guide, municipality=municipality.model_copy(update={"settings": settings}))
    page = PreferencesPage(replace(desk, guide=guide))
    qtbot.addWidget(page)
    return page


def minutes(page: PreferencesPage) -> QSpinBox:
    """The field with the time."""
    field: QSpinBox = page.findChild(QSpinBox, "preference:lock_minutes")
    return field


def reasons(page: PreferencesPage) -> list[str]:
    """What is said of the bound."""
    return [one.text() for one in page.findChildren(QLabel) if "op slot gaan na hoogstens" in one.text()]


@pytest.mark.parametrize(("longest", "time"), [(15, "15 minuten"), (1, "één minuut")])
def test_a_time_of_the_municipality_is_the_longest(qtbot: QtBot, zeist: Desk, longest: int, time: str) -> None:
    zeist.settings.set("lock_minutes", 30)
    page = page_of(qtbot, zeist, longest)
    field = minutes(page)
    assert (field.minimum(), field.maximum(), field.value()) == (1, longest, longest)
    (said,) = reasons(page)
    assert said == f"Gemeente Zeist laat de kluis op slot gaan na hoogstens {time} niets doen. Korter mag, langer niet."
    assert field.accessibleDescription() == said
    assert zeist.settings.get("lock_minutes") == 30, "to look at the page changes nothing"


def test_without_one_the_page_is_as_it_was(qtbot: QtBot, zeist: Desk) -> None:
    page = page_of(qtbot, zeist, 120)
    assert minutes(page).maximum() == 120
    assert reasons(page) == []
