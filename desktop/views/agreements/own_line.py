"""A text in the newcomer's language, in its own direction, with a word on how sure the translation is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.bilingual import BADGES, EXPLAINED, show_own
from desktop.forms.looks import badge, label, state
from desktop.translate.catalog import Translated
from desktop.translate.languages import Language


class OwnLine(QWidget):
    """A line under the Dutch; hidden when the newcomer speaks Dutch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "own")
        self._words.setObjectName("own_words")
        self._badge = badge("", "", "own_state")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._badge)

    def show_text(self, language: Language, found: Translated) -> None:
        """Show a text, its names in isolation so that they keep their own direction."""
        show_own(self._words, found, "", language)
        self._badge.setText(BADGES.get(found.state, ""))
        self._badge.setToolTip(EXPLAINED.get(found.state, ""))
        state(self._badge, found.state)
        self.setVisible(found.state != "source")
