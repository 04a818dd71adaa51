"""What a person should know of a model before he trusts it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.looks import label
from desktop.translate.models import Model

SHORT = 16
"""Signs of a SHA-256 that are shown where there is little room."""


class ModelFacts(QWidget):
    """Name, version, size, licence and fingerprint, each with what it is; all of it can be selected and copied."""

    def __init__(self, model: Model, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(3)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, value in (
            ("Naam", model.name),
            ("Talen", model.languages),
            ("Versie", model.version),
            ("Grootte", size(model.size)),
            ("Licentie", model.licence or "Er staat geen licentie bij."),
            ("SHA-256", model.sha256),
        ):
            said = label(name, "help")
            said.setWordWrap(False)
            form.addRow(said, fingerprint(value) if value == model.sha256 else selectable(wrappable(value)))


def brief(model: Model) -> QLabel:
    """The facts on one line; the whole fingerprint stands in the tooltip."""
    licence = model.licence or "geen licentie vermeld"
    line = f"{model.name}  ·  versie {model.version}  ·  {size(model.size)}  ·  {licence}"
    made = selectable(f"{line}  ·  SHA-256 {model.sha256[:SHORT]}…", "help")
    made.setToolTip(f"SHA-256\n{model.sha256}")
    made.setAccessibleDescription(f"SHA-256 {model.sha256}")
    return made


def fingerprint(value: str) -> QLabel:
    """A SHA-256 on one line: what is copied has to be the same as what is compared with it, sign for sign."""
    made = selectable(value, "small")
    made.setObjectName("sha256")
    made.setWordWrap(False)
    return made


def selectable(text: str, look: str = "") -> QLabel:
    """A label whose text can be selected and copied."""
    made = label(text, look)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def size(units: int) -> str:
    """Bytes as people count them, like '103 MB'."""
    if units >= 1_000_000:
        return f"{units / 1_000_000:.0f} MB" if units >= 10_000_000 else f"{units / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(units / 1000))} kB"
