"""The qualitative part of the figures: what the vault tells at the left, the lines for outside at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.letters.monitor_period import in_words
from desktop.monitor.model import Period
from desktop.monitor.voices import Voice, changed, written
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.monitor.stoppable import Stoppable
from desktop.views.monitor.voice_editor import Typed
from desktop.views.monitor.voices_beside import VoicesBeside
from desktop.views.monitor.voices_column import NEW, VoicesColumn
from desktop.views.monitor.voices_reading import Told, read
from desktop.views.monitor.voices_wording import APPROVED, FOOT, GONE, HALF, READING, REMOVED, SAVED, TITLE
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.scrolled import Scrolled

AROUND = 70
"""Pixels that are seen above and below what has the keyboard."""
SIGNS = 40
"""Signs that have to fit in a column, or the two stand below each other."""


class VoicesPanel(QWidget):
    """Hidden until it is opened. Every approval and every line that is kept is saved at once.

    Signals:
        closed: it is left.

    Attributes:
        ready: whether everything that was asked for is shown and looked over.
    """

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voices")
        self.setAccessibleName(TITLE)
        self._desk, self._period = desk, Period(desk.today(), desk.today())
        self._told: Told | None = None
        self._asked, self._shown, self._focus_on, self._listens = 0, 0, "", False
        self._errands, self._work = Errands(desk.background, self), Stoppable(desk.background, self)
        self._getting_ready = Stoppable(desk.background, self)
        self._beside, self._column, self._undo = VoicesBeside(), VoicesColumn(desk.background), UndoBar()
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def ready(self) -> bool:
        """Whether everything is shown, and looked over."""
        read_all = self._told is not None and self._shown == self._asked
        return self.isHidden() or (read_all and not self._work.busy and self._column.ready)

    def open(self, period: Period) -> None:
        """Open it for a period."""
        self._period = period
        self._about.setText(f"Over {in_words(period)}")
        self._told = None
        self._columns.hide()
        self._busy.show()
        self.show()
        self._back.setFocus()
        self._getting_ready.run(lambda _: _prepare(), lambda _: None, lambda _: None)
        self.refresh(f"voice:{NEW}")

    def refresh(self, focus_on: str = "") -> None:
        """Read everything again, and show it."""
        self._focus_on = focus_on or self._focus_on
        self._asked += 1
        desk, period, before, number = self._desk, self._period, self._told, self._asked

        def found(told: Told) -> None:
            if number == self._asked:
                self._shown = number
                self._show_told(told)

        self._errands.run(lambda: read(desk, period, before), found, lambda sentence: desk.tell(sentence, "error"))

    def stop(self) -> None:
        """Look over nothing more: the vault locks."""
        self._work.stop()
        self._column.stop()

    def flush(self) -> bool:
        """False while a line is half written: it is said, and shown."""
        half = self.draft()
        if not half:
            return True
        self._desk.tell(HALF, "warning")
        self._focus(f"voice:{next(iter(half)).removeprefix('voice ')}")
        return False

    def draft(self) -> dict[str, str]:
        """What stands half written."""
        return self._column.draft()

    def show_draft(self, typed: Mapping[str, str]) -> None:
        """Put it back, as soon as the lines are there."""
        self._column.put_back(typed)

    def showEvent(self, event: QShowEvent) -> None:
        """What the keyboard is on stays in sight."""
        super().showEvent(event)
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._listens:
            app.focusChanged.connect(self._focused)
            self._listens = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as the first button does."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._about = label("", "help")
        self._busy = label(READING, "help")
        self._busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(16)
        title = label(TITLE, "heading")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self._about, 1)
        self._columns = SideBySide((self._column, self._beside), SIGNS, 28, (6, 5))
        self._scroll = Scrolled("voices_scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.rows.addWidget(self._columns)
        self._scroll.rows.addStretch(1)
        self._back = button("Terug naar de cijfers", "voices_back", "quiet")
        self._back.setIcon(icon("arrow-left", Shade.ACCENT))
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addWidget(label(FOOT, "small"), 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self._undo)
        rows.addWidget(self._busy, 1)
        rows.addWidget(self._scroll, 1)
        line = QFrame()
        line.setLayout(foot)
        rows.addWidget(line)

    def _connect(self) -> None:
        self._back.clicked.connect(self._leave)
        self._column.kept.connect(lambda voice, typed: self._keep(voice, typed, approve=False))
        self._column.approved.connect(lambda voice, typed: self._keep(voice, typed, approve=True))
        self._column.removed.connect(self._remove)

    def _leave(self) -> None:
        if self.flush():
            self.stop()
            self.hide()
            self.closed.emit()

    # What is done

    def _keep(self, before: Voice | None, typed: Typed, *, approve: bool) -> None:
        """Save a line, and approve exactly what was saved."""
        desk = self._desk
        by, today = desk.professional, desk.today()

        def save() -> bool:
            text = written(typed.text)
            fresh = Voice(text, typed.kind, today, by, self._period.first, self._period.last, list(typed.kept))
            again = before and changed(before, text=text, kind=typed.kind, kept=list(typed.kept))
            if again and before and again.said != before.said:
                again.on, again.by = today, by
            voice = again or fresh
            desk.dossiers.publishing.save_voice(voice)
            return not approve or desk.dossiers.publishing.approve_voice(voice, by, today)

        self._deal(save, APPROVED if approve else SAVED, before.id if before else NEW)

    def _deal(self, save: Callable[[], bool], said: str, key: str) -> None:
        try:
            done = save()
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        self._undo.hide()
        self._column.shut(key)
        self._desk.tell(said if done else GONE, "done" if done else "warning")
        self.refresh(f"voice:{NEW}" if key == NEW else f"change:{key}")

    def _remove(self, voice: Voice) -> None:
        def put_back() -> None:
            try:
                self._desk.dossiers.publishing.save_voice(voice)
            except UserError as error:
                self._desk.tell(str(error), "error")
            self.refresh(f"change:{voice.id}")

        try:
            self._desk.dossiers.publishing.remove_voice(voice.id)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        self._undo.offer(REMOVED, put_back)
        self.refresh(f"voice:{NEW}")

    # What is shown

    def _show_told(self, told: Told) -> None:
        self._told = told
        self._beside.show_told(told)
        self._column.show_voices(told.spoken)
        self._busy.hide()
        self._columns.show()
        self._focus(self._focus_on)
        self._look_over(told)

    def _look_over(self, told: Told) -> None:
        """Which approved lines would not go: that takes an engine, and nothing of the vault."""
        period, spoken = self._period, told.spoken

        def held() -> set[str]:
            from desktop.letters.monitor_voices import leaving

            return {voice.id for voice in leaving(spoken.voices, period, spoken.known).held}

        if any(voice.approved for voice in spoken.voices):
            self._work.run(lambda _: held(), self._column.show_held, lambda _: None)

    def _focused(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keyboard into sight, once it has its place."""
        if now is not None and self._columns.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._scroll.ensureWidgetVisible(now, 0, AROUND))

    def _focus(self, name: str) -> None:
        widget = self.findChild(QWidget, name) or self.findChild(QWidget, f"voice:{NEW}")
        if widget is not None and self.isVisible():
            widget.setFocus()


def _prepare() -> None:
    """Load what marks are found with, while somebody still reads."""
    from desktop.monitor.marking import prepare

    prepare()
