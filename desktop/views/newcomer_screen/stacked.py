"""One text for the newcomer: the own language large, the Dutch small beneath it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.forms.bilingual import directed, wrappable
from desktop.forms.looks import label
from desktop.translate.catalog import Catalog, State
from desktop.translate.languages import Language, language

SIDES = {"start": Qt.AlignmentFlag.AlignLeft, "end": Qt.AlignmentFlag.AlignRight}
"""Reading side and its opposite, for a language that is written from left to right."""
DUTCH = language("nl")


class Stacked(QWidget):
    """A text in both languages; only the Dutch, large, where that is the language or there is no translation.

    Attributes:
        own, dutch: the two labels.
        state: of the translation.
    """

    def __init__(
        self, text: tuple[str, str], catalog: Catalog, looks: tuple[str, str], place: str = "start", gap: int = 2
    ) -> None:
        """Args: text: catalog context and Dutch; looks: of own and Dutch; place: `start`, `end` or `middle`."""
        super().__init__()
        context, source = text
        found = catalog.get(context, source)
        self.state: State = found.state
        self._place = place
        self.own, self.dutch = label("", looks[0]), label("", looks[1])
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(self.own)
        column.addWidget(self.dutch)
        self._show(found.text, source, catalog.language)

    @property
    def said(self) -> str:
        """What can be read aloud in the own language; nothing where it is not translated."""
        return "" if self.state == "missing" else self.own.text()

    def _show(self, own: str, dutch: str, spoken: Language) -> None:
        written = DUTCH if self.state in ("missing", "source") else spoken
        put(self.own, own or dutch, written, self._place, spoken)
        put(self.dutch, dutch, DUTCH, self._place, spoken)
        self.dutch.setHidden(written is DUTCH or not dutch)


def put(place: QLabel, text: str, written: Language, side: str, spoken: Language) -> None:
    """Put a text in a label in its own direction, at a side of a page that is read in another language.

    Args:
        written: the language of the text.
        spoken: the language in which the page is read: its reading side counts.
    """
    turned = Qt.LayoutDirection.RightToLeft if written.right_to_left else Qt.LayoutDirection.LeftToRight
    place.setLayoutDirection(turned)
    place.setText(wrappable(directed(text, written)))
    if side == "middle":
        place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return
    where = SIDES[side] if not spoken.right_to_left else SIDES["end" if side == "start" else "start"]
    place.setAlignment(where | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
