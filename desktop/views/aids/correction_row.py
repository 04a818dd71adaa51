"""One text of a question in the drawer: what it is, the Dutch, the own language in a field, and how sure it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, look, state
from desktop.translate.catalog import Catalog, Translated
from desktop.views.languages import keeping
from desktop.views.languages.own_text import OwnText, credit
from desktop.views.languages.review_texts import Text, changed_words

UNSAVED = "veranderd, nog niet bewaard"


class CorrectionRow(QFrame):
    """A text that can be put right.

    Attributes:
        text: which one.
        own: the field.

    Signals:
        typed: the person changed the text.
        agreed: the person says that it is right as it stands.
    """

    typed = Signal()
    agreed = Signal()

    def __init__(self, text: Text, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "panel")
        self.setObjectName(f"correct:{text.context}")
        self.text = text
        self._code = catalog.language.code
        self._found = Translated("", "missing")
        self.own = OwnText(f"own:{text.context}", f"{text.kind}: {text.source}")
        self._changed = label("", "reason")
        self._badge = label("", "small")
        self._badge.setObjectName(f"state:{text.context}")
        self._mark = badge("")
        self._agree = button("Klopt", f"agree:{text.context}", "quiet")
        self._agree.setIcon(icon("check"))
        self._agree.setAccessibleName(f"Klopt: {text.source}")
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._badge, 1)
        foot.addWidget(self._agree)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 6)
        rows.setSpacing(5)
        for part in (label(text.kind, "small"), label(wrappable(text.source)), self._changed, self.own):
            rows.addWidget(part)
        rows.addLayout(foot)
        self.setFocusProxy(self.own)
        self.own.typed.connect(self._typed)
        self._agree.clicked.connect(self.agreed)

    def show_catalog(self, catalog: Catalog, typed: str | None = None) -> None:
        """Show the translation as it is now, or what somebody typed in its place and did not keep yet."""
        self._found = catalog.get(self.text.context, self.text.source)
        self._code = catalog.language.code
        changes = changed_words(catalog.former(self.text.context, self.text.source), self.text.source)
        outdated = self._found.state == "outdated"
        self._changed.setText("Het Nederlands is veranderd" + (f": {changes}." if changes else "."))
        self._changed.setVisible(outdated)
        self.own.show_text(self._found.text, catalog.language, typed)
        self._show_state()

    def checked(self) -> bool:
        """Whether what stands in the field can be used; what is wrong is said below it."""
        return keeping.checked(self._code, self.text, self.own)

    @property
    def settled(self) -> bool:
        """Whether an interpreter looked at it already, and nothing was changed since."""
        return self._found.state == "reviewed" and not self.own.changed

    def _typed(self) -> None:
        if self.own.faulty:
            self.checked()
        self._show_state()
        self.typed.emit()

    def _show_state(self) -> None:
        changed = self.own.changed
        self._mark.setVisible(not changed)
        first, _, more = credit(self._found).partition(" ")
        self._mark.setText(first.rstrip(","))
        state(self._mark, self._found.state)
        self._badge.setText(UNSAVED if changed else more)
        self._agree.setVisible(not changed and self._found.state in ("draft", "outdated"))
