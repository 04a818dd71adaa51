"""How the tests work the machine panel: with the real engine, the tiny real models, and a hand that waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDeadlineTimer, QMimeData
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.demo_hand import work
from desktop.dossier.model import Exchange
from desktop.translate.machine import Machine
from desktop.views.aids.machine_panel import MachinePanel
from desktop.views.aids.spoken_area import SpokenArea
from desktop.views.background import Background

from .finding import button

TODAY = date(2026, 9, 8)
PATIENCE = 60_000  # milliseconds; the machine itself has less
PAIN, PAIN_ARABIC = "Waar doet het pijn?", "أين تشعر بالألم؟"
ILL, ILL_ARABIC = "Mijn zoon is ziek.", "ابني مريض."
Show = Callable[..., MachinePanel]


def shown(qtbot: QtBot, machine: Machine, background: Background, code: str = "ar", wide: int = 340) -> MachinePanel:
    """The panel for a language, shown in a window of its own."""
    panel = MachinePanel(machine, background, lambda: TODAY)
    qtbot.addWidget(panel)
    panel.set_languages(code)
    panel.set_question("gezondheid.klachten")
    panel.resize(wide, 640)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    return panel


def until(condition: Callable[[], bool]) -> None:
    """Let the program work until something is so."""
    deadline = QDeadlineTimer(PATIENCE)
    while not condition():
        assert not deadline.hasExpired()
        work(5)


def area(panel: MachinePanel, name: str) -> SpokenArea:
    """A field by its name."""
    found = panel.findChild(SpokenArea, name)
    assert found is not None
    return found


def write(panel: MachinePanel, text: str, name: str = "to_translate") -> None:
    """Put text in the place of what stands in a field, as pasting does."""
    field = area(panel, name)
    field.selectAll()
    pasted = QMimeData()
    pasted.setText(text)
    field.insertFromMimeData(pasted)


def said(panel: MachinePanel, name: str) -> str:
    """What a label says; nothing when it is not shown."""
    found = panel.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def press(panel: MachinePanel, name: str) -> None:
    """Press a button that can be seen and used."""
    pressed = button(panel, name)
    assert pressed.isVisible()
    assert pressed.isEnabled()
    pressed.click()


def at_rest(panel: MachinePanel) -> bool:
    """Whether nothing is being translated."""
    return not button(panel, "stop_translating").isVisible()


def translated(panel: MachinePanel, text: str) -> str:
    """Have a text translated; what came of it."""
    write(panel, text)
    press(panel, "translate")
    until(lambda: at_rest(panel))
    return area(panel, "translation").toPlainText()


def accepted(panel: MachinePanel) -> list[Exchange]:
    """What is kept from now on; the panel is shown it, as the conversation does."""
    kept: list[Exchange] = []

    def keep(exchange: Exchange) -> None:
        kept.append(exchange)
        panel.show_kept(kept)

    def remove(exchange: Exchange) -> None:
        kept.remove(exchange)
        panel.show_kept(kept)

    panel.accepted.connect(keep)
    panel.removed.connect(remove)
    return kept
