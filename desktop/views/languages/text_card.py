"""One text, large: what it is and belongs to; the Dutch at the left, the own language in a field at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.forms.bilingual import GAP, show_own, wrappable
from desktop.forms.looks import badge, button, label, look, state
from desktop.translate.catalog import Catalog
from desktop.views.languages.keeping import checked
from desktop.views.languages.own_text import OwnText, credit
from desktop.views.languages.review_texts import Text, changed_words
from desktop.views.languages.two_columns import two_columns


class TextCard(QFrame):
    """The text that is being reviewed.

    Attributes:
        own: the field.

    Signals:
        typed: the person changed the text.
    """

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("text")
        self._text: Text | None = None
        self._code = ""
        self._kind, self._place = label("", "small"), label("", "help")
        self._about, self._about_own = label("", "help"), label("", "help")
        self._dutch = label("", "question")
        self.own = OwnText("own_text", "De vertaling")
        self._former, self._changed = label(""), label("", "reason")
        self._badge = badge("", "", "own_state")
        self._restore = button("Niet veranderen (Esc)", "restore", "quiet")
        for part, name in (
            (self._kind, "kind"),
            (self._place, "place"),
            (self._dutch, "dutch"),
            (self._about, "about"),
            (self._about_own, "about_own"),
            (self._former, "former"),
            (self._changed, "changed_words"),
        ):
            part.setObjectName(name)
        self._arrange()
        self.setFocusProxy(self.own)
        self.own.typed.connect(self._typed)
        self._restore.clicked.connect(self.own.restore)

    def _arrange(self) -> None:
        self._around = two_columns(self._about, self._about_own)
        self._notice = _notice(self._former, self._changed)
        foot = QHBoxLayout()
        foot.addWidget(self._restore)
        foot.addStretch(1)
        foot.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        side.addWidget(self.own)
        side.addLayout(foot)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self._dutch, 1, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(right, 1)
        self._dutch.setContentsMargins(0, 9, 0, 0)  # its first line beside that of the field
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 16, 24, 16)
        rows.setSpacing(8)
        rows.addWidget(self._kind)
        rows.addWidget(self._place)
        rows.addWidget(self._around)
        rows.addLayout(columns)
        rows.addWidget(self._notice)

    def show_text(self, text: Text, topic: str, catalog: Catalog, typed: str | None = None) -> None:
        """Show a text with its translation as it is now, or what was typed in its place and not kept."""
        found = catalog.get(text.context, text.source)
        self._text, self._code = text, catalog.language.code
        self._kind.setText(f"{topic}  ·  {text.kind}")
        self._place.setText(text.place)
        self._place.setVisible(bool(text.place))
        self._around.setVisible(text.about is not None)
        if text.about:
            self._about.setText(wrappable(text.about[1]))
            show_own(self._about_own, catalog.get(*text.about), text.about[1], catalog.language)
        self._dutch.setText(wrappable(text.source))
        self.own.show_text(found.text, catalog.language, typed)
        self.own.area.setAccessibleName(f"De vertaling van: {text.source}")
        former = catalog.former(text.context, text.source)
        self._notice.setVisible(bool(former))
        self._former.setText(f"Het Nederlands is veranderd. Eerst stond er: {former}")
        self._changed.setText(f"Wat er veranderde: {changed_words(former, text.source)}.")
        self._badge.setText(credit(found))
        state(self._badge, found.state)
        self._typed()

    def checked(self) -> bool:
        """Whether what stands in the field can be used; what is wrong is said below it."""
        return self._text is not None and checked(self._code, self._text, self.own)

    def _typed(self) -> None:
        changed = self.own.changed
        self._restore.setVisible(changed)
        self._badge.setVisible(not changed)
        if self.own.faulty:
            self.checked()
        self.typed.emit()


def _notice(*lines: QLabel) -> QFrame:
    made = QFrame()
    look(made, "notice")
    made.setProperty("state", "warning")
    rows = QVBoxLayout(made)
    rows.setContentsMargins(14, 8, 14, 8)
    rows.setSpacing(4)
    for line in lines:
        rows.addWidget(line)
    return made
