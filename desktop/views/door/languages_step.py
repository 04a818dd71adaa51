"""The last step: which languages the program speaks, how far each is reviewed, and that machines can come later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.translate import models
from desktop.translate.languages import LANGUAGES, Language
from desktop.translate.machine import Machine
from desktop.views.background import Background
from desktop.views.clearing import clear
from desktop.views.door.door import DoorPage
from desktop.views.errands import Errands

ABOUT = (
    "De vragen zijn vertaald, maar de vertalingen zijn concept: een tolk moet ze nog nakijken. Op het scherm staat dat "
    "er steeds bij. Heeft u een taalpakket van een andere gemeente, dan kunt u dat nu of later inlezen."
)
NO_MACHINE = (
    "Er is nog geen vertaalmodel. Dat is niet nodig voor een gesprek met een tolk. Wilt u dat het programma ook zelf "
    "vertaalt, zonder internet? Vraag de beheerder om een model op een USB-stick; u installeert het bij Talen."
)
MACHINE = "Er is een vertaalmodel: het programma kan ook zelf vertalen, zonder internet. Welk model, ziet u bij Talen."
WORDS = {
    "": "De talen van het programma",
    "reviewed": "Vertaald en nagekeken door een tolk",
    "draft": "Vertaald, nog concept",
    "none": "Nog niet vertaald: de vragen staan daar in het Nederlands",
}
"""Each state, in the order in which they stand."""
SOON = 400
"""Milliseconds after the page is there before all languages are counted: half a second of work that many skip."""


class LanguagesStep(DoorPage):
    """Everything here can wait.

    Signals:
        on: to the dossiers.
        look: to the page of the languages.
    """

    on = Signal()
    look = Signal()

    def __init__(
        self,
        guide: Guide,
        machine: Machine,
        background: Background,
        parent: QWidget | None = None,
        *,
        steps: Sequence[str] = (),
        at: int = 0,
        back: bool = False,
    ) -> None:
        """Args: back: whether there is a page before this one to go back to."""
        super().__init__("language", "Talen", ABOUT, parent, steps=steps, at=at)
        self._guide, self._machine = guide, machine
        self._errands = Errands(background, self)
        self._states = QVBoxLayout()
        self._states.setSpacing(2)
        self._show({spoken.code: "" for spoken in _others()})
        self._models = label(NO_MACHINE, "help")
        self._models.setObjectName("step_machine")
        before = button("Terug", "back", "quiet")
        before.clicked.connect(self.leave)
        more = button("Taalpakket of vertaalmodel…", "step_languages")
        more.clicked.connect(self.look)
        onward = button("Beginnen", "step_on", "primary")
        onward.clicked.connect(self.on)
        last = QHBoxLayout()
        last.addWidget(before)
        last.addStretch(1)
        last.addWidget(more)
        last.addWidget(onward)
        self.body.addLayout(self._states)
        self.body.addWidget(self._models)
        self.body.addLayout(last)
        before.setVisible(back)  # not before it has a place: it would be a window of its own
        self.first = onward
        QTimer.singleShot(SOON, self, self._count)

    def _count(self) -> None:
        def done(found: tuple[dict[str, str], int]) -> None:
            self._show(found[0])
            self._models.setText(MACHINE if found[1] else NO_MACHINE)

        def work() -> tuple[dict[str, str], int]:
            return _states(self._guide), len(models.installed(self._machine.folder))

        self._errands.run(work, done, lambda _: None)

    def _show(self, states: dict[str, str]) -> None:
        clear(self._states)
        for where, words in WORDS.items():
            there = [spoken for spoken in _others() if states[spoken.code] == where]
            names = [f"{spoken.dutch}\N{NO-BREAK SPACE}{isolated(spoken.own)}" for spoken in there]
            if names:
                heading, listed = label(words, "theme"), label("  ·  ".join(names))
                listed.setObjectName(f"step_languages:{where}")
                listed.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
                listed.setContentsMargins(0, 0, 0, 8)
                self._states.addWidget(heading)
                self._states.addWidget(listed)


def _others() -> list[Language]:
    return [spoken for spoken in LANGUAGES if spoken.code != "nl"]


def _states(guide: Guide) -> dict[str, str]:
    """How far each language is: reviewed in full, a draft, or none."""
    from desktop.translate import catalog

    sources, found = guide.sources(), {}
    for spoken in _others():
        counts = catalog.count(guide.catalog(spoken.code), sources)
        there = counts["reviewed"] + counts["draft"] + counts["outdated"]
        found[spoken.code] = "none" if not there else "reviewed" if counts["reviewed"] == len(sources) else "draft"
    return found
