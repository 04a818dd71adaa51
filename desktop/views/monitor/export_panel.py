"""The way out of the vault, in three steps: what is published, what is not in it and why, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look, named
from desktop.monitor.model import Period
from desktop.views.desk import Desk
from desktop.views.file_dialogs import ask_existing_folder
from desktop.views.monitor.export_form import ExportForm
from desktop.views.monitor.export_making import ExportMaking, Made
from desktop.views.monitor.wording import (
    ALL_SAFE,
    INSIDE_VAULT,
    NOT_YET,
    PROTECTING,
    READING,
    STOPPED,
    WRITING,
    WRITTEN,
    missing,
)
from desktop.views.scrolled import Scrolled

Step = Literal["choose", "make", "read", "write"]
LOOK = 150
"""Milliseconds between two looks at how far it is."""
TITLES: Mapping[Step, str] = {
    "choose": "Cijfers voor buiten de kluis",
    "make": "De cijfers worden gemaakt",
    "write": "De cijfers worden opgeslagen",
}


class ExportPanel(QWidget):
    """Hidden until it is opened. Nothing is written before the last step.

    Signals:
        closed: it is left.

    Attributes:
        ask_folder: how a person is asked where the files go; None when it is cancelled.
        ready: whether nothing is under way.
    """

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Exporteren")
        self.setObjectName("export")
        self._desk = desk
        self._step: Step = "choose"
        self._ready: Made | None = None
        self.ask_folder: Callable[[], Path | None] = lambda: ask_existing_folder(
            self, "Kies een map voor de cijfers", Path.home()
        )
        self._form, self._making = ExportForm(desk.guide, desk.today()), ExportMaking(desk, self)
        self._watch = QTimer(self, interval=LOOK)
        self._watch.timeout.connect(self._show_progress)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def ready(self) -> bool:
        """Whether a person has to do something now."""
        return self._step in ("choose", "read")

    @property
    def ids(self) -> dict[str, str]:
        """What stands in the form, while it is open."""
        return {} if self.isHidden() else self._form.ids

    def open(self, period: Period, ids: Mapping[str, str] | None = None) -> None:
        """Open it for a period, or with what `ids` gave."""
        self._form.show_period(period)
        self._form.show_ids(ids or {})
        self._show_step("choose")
        self.show()
        self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Give up what is being made: the vault locks."""
        if self._step == "make":
            self._making.stop()
            self._show_step("choose")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the first button does."""
        if event.key() == Qt.Key.Key_Escape and self._step != "write":
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._title = label("", "heading")
        self._title.setObjectName("export_title")
        self._words = label("")
        self._words.setObjectName("export_words")
        self._error = label("", "error")
        self._error.setObjectName("export_error")
        self._bar = QProgressBar()
        named(self._bar, "export_progress", "Hoe ver het is")
        self._bar.setTextVisible(False)
        self._missing = QPlainTextEdit()
        named(self._missing, "export_missing", "Wat er niet in staat, en waarom")
        self._missing.setReadOnly(True)
        self._missing.setTabChangesFocus(True)
        self._back = button("Terug naar de cijfers", "export_back", "quiet")
        self._back.setIcon(icon("arrow-left", Shade.ACCENT))
        self._on = button("Cijfers maken", "export_make", "primary")
        self._save = button("Opslaan in een map…", "export_save", "primary")
        self._save.setIcon(icon("save", Shade.ON_ACCENT))
        card = QFrame()
        look(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 14, 20, 14)
        inside.setSpacing(10)
        for part in (self._title, self._words, self._bar, self._error):
            inside.addWidget(part)
        self._scroll = Scrolled("export_scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.rows.addWidget(self._form)
        self._scroll.rows.addStretch(1)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(self._missing, 1)
        self._empty = QWidget()
        inside.addWidget(self._empty, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._on)
        buttons.addWidget(self._save)
        inside.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._make)
        self._save.clicked.connect(self._ask_where)
        self._form.changed.connect(lambda: self._complain(""))
        self._making.made.connect(self._show_made)
        self._making.failed.connect(self._not_made)
        self._making.saved.connect(self._saved)
        self._making.refused.connect(self._not_saved)

    def _go_back(self) -> None:
        if self._step == "choose":
            self.hide()
            self.closed.emit()
        elif self._step == "make":
            self._making.stop()
            self._show_step("choose")
            self._desk.tell(STOPPED, "info")
        else:
            self._show_step("choose")

    def _make(self) -> None:
        self._show_step("make")
        self._show_progress()
        self._making.make(self._form.choice)

    def _show_progress(self) -> None:
        percent = self._making.percent
        self._bar.setRange(0, 100 if percent else 0)  # while the dossiers are read nobody knows how long it takes
        self._bar.setValue(percent)
        self._words.setText(PROTECTING if percent else READING)

    def _show_made(self, ready: Made) -> None:
        self._ready = ready
        self._missing.setPlainText("\n\n".join([*ready.lines, *ready.sentences]))
        self._show_step("read")

    def _not_made(self, sentence: str) -> None:
        self._show_step("choose")
        self._complain(sentence)
        self._on.setFocus()

    def _ask_where(self) -> None:
        folder, vault = self.ask_folder(), self._desk.vault
        if folder is None or self._ready is None:
            return
        if vault is not None and vault.folder.resolve() in (place := folder.resolve(), *place.parents):
            self._complain(INSIDE_VAULT)
            return
        self._show_step("write")
        self._making.save(self._ready, folder)

    def _saved(self, files: list[Path]) -> None:
        self._show_step("choose")
        self.hide()
        self._desk.tell(WRITTEN.format(count=len(files), folder=files[0].parent), "done")
        self.closed.emit()

    def _not_saved(self, sentence: str) -> None:
        self._show_step("read")
        self._complain(sentence)

    def _complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _show_step(self, step: Step) -> None:
        self._step = step
        self._complain("")
        if step != "read" and step != "write":
            self._ready = None
        withheld = self._ready.withheld if self._ready else 0
        self._title.setText(missing(withheld) if step == "read" else TITLES[step])
        self._words.setText({"read": NOT_YET if withheld else ALL_SAFE, "write": WRITING}.get(step, ""))
        self._words.setVisible(step != "choose")
        self._scroll.setVisible(step == "choose")
        self._bar.setVisible(step in ("make", "write"))
        self._missing.setVisible(step == "read" and bool(self._missing.toPlainText()))
        self._empty.setVisible(self._scroll.isHidden() and self._missing.isHidden())
        self._on.setVisible(step == "choose")
        self._save.setVisible(step == "read")
        self._back.setEnabled(step != "write")
        self._back.setText({"choose": "Terug naar de cijfers", "make": "Stoppen"}.get(step, "Niet opslaan"))
        self._back.setAccessibleName(self._back.text())
        self._back.setIcon(icon("arrow-left" if step == "choose" else "close", Shade.ACCENT))
        if step == "make":
            self._watch.start()
        else:
            self._watch.stop()
        self._take_focus()

    def _take_focus(self) -> None:
        """The keyboard is on what comes first in this step."""
        if not self.isVisible():
            return
        if self._step == "read":
            (self._save if self._missing.isHidden() else self._missing).setFocus()
        elif self._step == "make":
            self._back.setFocus()
        elif self._step == "choose":
            self._on.setFocus()
