"""A text in two columns: Dutch at the left, the newcomer's language at the right with its state."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.forms.looks import label, reveal, state, tip
from desktop.questions.dates import write

if TYPE_CHECKING:  # the first page shows one name in its own direction; it needs no catalogs for that
    from desktop.translate.catalog import Catalog, Translated
    from desktop.translate.languages import Language

GAP = 20
"""Pixels between the two columns."""

INTERPRETER = "de tolk vertaalt"
BADGES = {
    "draft": "concept",
    "reviewed": "nagekeken",
    "outdated": "verouderd",
    "missing": f"ontbreekt: {INTERPRETER}",
}
_LONG_WORD = re.compile(r"\S{30}")
_LEFT, _RIGHT = "\u200e", "\u200f"
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
OVER = "De Nederlandse tekst is veranderd na deze vertaling. De tolk vertaalt."
EXPLAINED = {
    "draft": "Deze vertaling is een concept: nog geen tolk keek haar na.",
    "reviewed": "Een tolk keek deze vertaling na.",
    "outdated": OVER,
    "missing": "Deze tekst is nog niet vertaald. De tolk vertaalt.",
}


def explained(found: Translated) -> str:
    """What the state of a translation means, and who reviewed it when; empty for the Dutch itself."""
    if not found.by:
        return EXPLAINED.get(found.state, "")
    when = f" op {write(found.on)}" if found.on else ""
    return f"{isolated(found.by)} keek deze vertaling na{when}. {OVER if found.state == 'outdated' else ''}".rstrip()


def directed(text: str, language: Language) -> str:
    """The text with an invisible mark in front where its first letter would turn its direction around."""
    from desktop.translate.languages import numbers_whole

    text = numbers_whole(text) if language.right_to_left else text
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "")
    if language.right_to_left:
        return _RIGHT + text if strong == "L" else text
    return _LEFT + text if strong in ("R", "AL") else text


def isolated(text: str) -> str:
    """The text in its own direction within a line of another, which it cannot leave by itself."""
    return f"\u2068{text.translate(_ISOLATES)}\u2069"


def wrappable(text: str) -> str:
    """The text with invisible places to break in words that no column can hold."""
    return _LONG_WORD.sub(lambda found: found.group() + "\u200b", text)


def show_own(place: QLabel, found: Translated, source: str, language: Language) -> None:
    """Put a translation in a label, aligned in its own direction; the Dutch where it is missing."""
    missing = found.state == "missing"
    turned = language.right_to_left and not missing
    place.setText(wrappable(source if missing else directed(found.text, language)))
    place.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
    state(place, found.state)


def show_short(place: QLabel, found: Translated, source: str, language: Language) -> None:
    """The same for a word or two that stand under or beside the Dutch, where no badge fits."""
    show_own(place, found, source, language)
    place.setVisible(bool(source) and found.state != "source")
    place.setToolTip(tip(explained(found)))
    if found.state == "missing":
        place.setText(INTERPRETER)
    elif found.state == "outdated":
        place.setText(f"{isolated(found.text)} ({BADGES['outdated']})")


class Bilingual(QWidget):
    """One text in both languages; only the Dutch when that is the newcomer's language.

    Attributes:
        context: catalog context of the text.
        source: the Dutch.
        dutch, own, badge: the three labels.
    """

    def __init__(
        self,
        context: str,
        source: str,
        catalog: Catalog,
        looks: tuple[str, str] = ("", "own"),
        leading: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Args: looks: how the Dutch and the own text look; leading: a widget before the Dutch text."""
        super().__init__(parent)
        self.context, self.source = context, source
        self._own_look = looks[1]
        self._said: tuple[object, ...] = ()
        self.dutch = label(wrappable(source), looks[0], self)
        self._right = QWidget(self)
        self.own = label("", looks[1], self._right)
        self.badge = label("", "badge", self._right)
        self.badge.setWordWrap(False)
        self.badge.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        side = QHBoxLayout(self._right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.own, 1)
        side.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(GAP)
        columns.addWidget(self._left(leading), 1)
        columns.addWidget(self._right, 1)
        self.set_catalog(catalog)

    def begin_together(self) -> None:
        """Let both texts begin at the same height, however many lines each has; otherwise each stands in the middle."""
        for part in (self.dutch, self.own):
            part.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _left(self, leading: QWidget | None) -> QWidget:
        if leading is None:
            return self.dutch
        side = QWidget(self)
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(leading, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.dutch, 1)
        return side

    def set_catalog(self, catalog: Catalog, understood: str = "") -> None:
        """Show the text in another language.

        Args:
            understood: a state that needs no badge here, because the heading above shows it.
        """
        found = catalog.get(self.context, self.source)
        if self._said == (found, understood, catalog.language):
            return
        self._said = found, understood, catalog.language
        turned = catalog.language.right_to_left and found.state != "missing"
        reveal(self._right, bool(self.source) and found.state != "source")
        self._right.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
        self.own.setProperty("look", "help" if found.state == "missing" else self._own_look)
        show_own(self.own, found, self.source, catalog.language)
        self.badge.setText(BADGES.get(found.state, ""))
        self.badge.setToolTip(tip(explained(found)))
        reveal(self.badge, found.state not in ("source", understood))
        state(self.badge, found.state)
