"""Says in plain words that a folder seems to go along with a cloud service. It never keeps anybody back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.announcing import announce
from desktop.forms.looks import label
from desktop.views.background import Background
from desktop.views.door import cloud
from desktop.views.errands import Errands

_WHY = "Daardoor kan een kluis beschadigd raken, en gaan de versleutelde gegevens naar computers van anderen."
TO_BE = f"Let op: deze map lijkt mee te lopen met {{service}}. {_WHY} Kies liever een andere map."
THERE = (
    f"Let op: deze kluis lijkt in een map te staan die meeloopt met {{service}}. {_WHY} Zet de kluis liever op een "
    "andere plek."
)


class CloudWarning(QWidget):
    """Hidden while nothing is known of the folder, or it goes along with nothing."""

    def __init__(self, sentence: str = TO_BE, parent: QWidget | None = None) -> None:
        """Args: sentence: what is said, with a place for the service."""
        super().__init__(parent)
        self._sentence = sentence
        self._folder: Path | None = None
        self._errands: Errands | None = None
        self._words = label("", "reason")
        self._words.setObjectName("cloud_warning")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._words)
        self.hide()

    def look_with(self, background: Background) -> None:
        """From now on look where folders are, off the GUI thread; until then nothing is said."""
        self._errands = Errands(background, self)
        if self._folder is not None:
            self.look_at(self._folder)

    def look_at(self, folder: Path) -> None:
        """Look where a folder is, and say so."""
        if folder != self._folder:
            self.hide()
        self._folder = folder
        if self._errands is not None:
            self._errands.run(
                lambda: cloud.service(folder), lambda name: self._say(folder, name), lambda _: None, needed=False
            )

    def _say(self, folder: Path, service: str) -> None:
        if folder != self._folder:
            return
        fresh = self.isHidden()
        self._words.setText(self._sentence.format(service=service))
        self.setVisible(bool(service))
        if service and fresh:
            announce(self, self._words.text())
