"""Where an interpreter writes a text in his own language, in its own direction, with what is wrong with it below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.forms.bilingual import BADGES
from desktop.forms.looks import label, look, named, state
from desktop.forms.text_area import TextArea
from desktop.translate.catalog import Translated
from desktop.translate.languages import Language
from desktop.translate.wording import clean
from desktop.views.wording import day

LONGEST = 3000  # far more than any text may have; what is too long is said, not cut


class OwnText(QWidget):
    """One text that can be corrected. Faults are told when somebody wants to keep it, and from then on at each key.

    Attributes:
        area: the field.

    Signals:
        typed: the person changed the text.
    """

    typed = Signal()

    def __init__(self, object_name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.area = TextArea(LONGEST)
        look(self.area, "own")
        named(self.area, object_name, accessible_name)
        self._faults = label("", "error")
        self._faults.setObjectName(f"{object_name}:faults")
        self._faults.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.area)
        column.addWidget(self._faults)
        self.setFocusProxy(self.area)
        self.area.typed.connect(self.typed)

    def show_text(self, text: str, language: Language, typed: str | None = None) -> None:
        """Show a text, in the direction of its language. What stands there already keeps its cursor.

        Args:
            typed: what somebody wrote in its place and did not keep yet.
        """
        self._shown = text
        turned = Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight
        option = self.area.document().defaultTextOption()
        if option.textDirection() != turned:
            self.area.setLayoutDirection(turned)
            option.setTextDirection(turned)
            self.area.document().setDefaultTextOption(option)
        wanted = text if typed is None else typed
        if self.area.toPlainText() != wanted:
            self.area.show_text(wanted)
        self.show_faults(())

    def restore(self) -> None:
        """Take back what was typed."""
        self.area.show_text(self._shown)
        self.show_faults(())
        self.typed.emit()

    def text(self) -> str:
        """What stands here, cleaned as it is kept."""
        return clean(self.area.toPlainText())

    @property
    def changed(self) -> bool:
        """Whether it says something else than what was shown."""
        return self.text() != clean(self._shown)

    def show_faults(self, faults: Sequence[str]) -> None:
        """Say below the field what is wrong; nothing takes it away."""
        self._faults.setText("\n".join(faults))
        self._faults.setVisible(bool(faults))
        self.area.setAccessibleDescription(" ".join(faults))
        state(self.area, "error" if faults else "")

    @property
    def faulty(self) -> bool:
        """Whether something wrong is shown."""
        return not self._faults.isHidden()


def credit(found: Translated) -> str:
    """How sure a translation is, with who looked at it and when, like 'nagekeken door Samira, 3 maart 2026'."""
    said = "ontbreekt" if found.state == "missing" else BADGES.get(found.state, "")
    if found.by:
        said += f" door {found.by}" if found.state == "reviewed" else f" (eerder nagekeken door {found.by})"
    return f"{said}, {day(found.on)}" if found.by and found.on else said
