"""What the municipality learns of all conversations together: every indicator in a period, and the way to export it."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.letters.monitor_period import in_words
from desktop.monitor.model import Period
from desktop.store.queries import Dossiers
from desktop.views.desk import Desk
from desktop.views.monitor.behind_panel import BehindPanel
from desktop.views.monitor.counting_panel import CountingPanel
from desktop.views.monitor.export_panel import ExportPanel
from desktop.views.monitor.figure_parts import parts
from desktop.views.monitor.indicator_list import IndicatorList
from desktop.views.monitor.monitor_choices import MonitorChoices
from desktop.views.monitor.monitor_counting import Counted, MonitorCounting, Whole
from desktop.views.monitor.voices_panel import VoicesPanel
from desktop.views.monitor.voices_wording import TITLE as VOICES
from desktop.views.monitor.wanted import Wanted
from desktop.views.monitor.wording import NOT_READ, NOTHING, STOPPED_COUNTING
from desktop.views.nothing_found import NothingFound
from desktop.views.page import Page

LOW = 25
"""Lines of text that a window needs for everything."""
_looked_at: WeakKeyDictionary[Dossiers, Wanted] = WeakKeyDictionary()
"""What was last looked at, as long as the vault stays open: whoever returns finds it again. Never a figure."""


class MonitorPage(Page):
    """Fields that choose; the indicators below them, by goal. The figures are kept only while the page is there.

    Attributes:
        export: the steps by which figures leave the vault.
    """

    title = "Cijfers"
    column = True

    def __init__(self, desk: Desk, ids: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        """Args: ids: as `Wanted.of`; what was last looked at if none."""
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        today = desk.today()
        asked = Wanted.of(ids or {}, today)
        self._counted: Counted | None = None
        self._came_from = ""
        self._choices = MonitorChoices(desk.guide, today)
        self._wanted = self._choices.show_wanted(asked if ids else _looked_at.get(desk.dossiers, asked))
        self._list, self._nothing = IndicatorList(desk.guide), NothingFound("monitor")
        self._counting = MonitorCounting(desk, self)
        self.export, self._behind, self._voices = ExportPanel(desk), BehindPanel(desk), VoicesPanel(desk)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._choices)

    @property
    def ready(self) -> bool:
        """Whether what is asked for is shown, earlier periods among it, and nothing is under way."""
        panels = self.export.ready and self._behind.ready and self._voices.ready
        still = self._counting.comparing or not panels
        return self._counted is not None and not still and self._list.whole

    @property
    def whole(self) -> bool:
        """Whether every card is there; the first frame holds only what chooses."""
        return not self._counting.busy and self._list.whole

    def view(self) -> dict[str, str]:
        """What is looked at, and what is chosen for an export."""
        return {**self._wanted.ids, **self.export.ids, **({} if self._voices.isHidden() else {"voices": "1"})}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        self._wanted = self._choices.show_wanted(Wanted.of(view, self._desk.today()))
        self.refresh()
        if view.get("export_period"):
            self._open_export(view)
        elif view.get("voices"):
            self._open_voices()

    def flush(self) -> bool:
        """False while a line for outside is half written."""
        return self._voices.flush()

    def abandon(self) -> bool:
        """Everything else is saved already; what is half written is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """What stands half written."""
        return self._voices.draft()

    def show_draft(self, typed: dict[str, str]) -> None:
        """Put it back where it was written."""
        self._voices.show_draft(typed)
        if typed and self._voices.isHidden():
            self._open_voices()

    def stop(self) -> None:
        """End what is under way, and forget what was read: the vault has to be locked."""
        self._counting.stop()
        self.export.stop()
        self._behind.stop()
        self._voices.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew, each time that somebody comes."""
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the names of the fields give their room to the figures."""
        super().resizeEvent(event)
        self._choices.show_names(self.height() > LOW * self.fontMetrics().height())

    def refresh(self) -> None:
        """Count what is asked."""
        _looked_at[self._desk.dossiers] = self._wanted
        self._counted = None
        self._busy.show_percent(0)
        self._counting.begin(self._wanted)
        self._show_state()

    # Arranging the page

    def _lay_out(self) -> None:
        self._about = label("", "help")
        self._about.setObjectName("monitor_about")
        self._busy = CountingPanel()
        head = QHBoxLayout()
        head.setSpacing(16)
        title = label(self.title, "title")
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        head.addWidget(title)
        head.addWidget(self._about, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._choices)
        for part in (self._list, self._nothing, self._busy):
            inside.addWidget(part, 1)
        self._figures = QWidget()
        self._figures.setLayout(inside)
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 10, 20, 10)
        middle.setSpacing(8)
        middle.addLayout(head)
        middle.addWidget(self._figures, 1)
        middle.addWidget(self.export, 1)
        middle.addWidget(self._behind, 1)
        middle.addWidget(self._voices, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(middle, 1)
        rows.addWidget(self._make_footer())

    def _make_footer(self) -> QFrame:
        self._footer = QFrame()
        self._footer.setProperty("look", "footer")
        self._footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        back = button("Nieuwkomers", "back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.clicked.connect(self.leave)
        self._export = button("Exporteren…", "monitor_export", "primary")
        self._export.setIcon(icon("save", Shade.ON_ACCENT))
        self._export.clicked.connect(lambda: self._open_export({}))
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(back)
        row.addStretch(1)
        voices = button(VOICES, "monitor_voices")
        voices.setIcon(icon("speech", Shade.ACCENT))
        voices.clicked.connect(self._open_voices)
        row.addWidget(voices)
        row.addWidget(self._export)
        return self._footer

    def _connect(self) -> None:
        self._choices.changed.connect(self._look)
        self._nothing.onward.clicked.connect(lambda: self.go.emit("dossiers", {}))
        self._counting.counted.connect(self._show)
        self._counting.compared.connect(self._compare)
        self._counting.failed.connect(self._not_read)
        self._counting.progressed.connect(self._busy.show_percent)
        self._busy.stopped.connect(self._stop_counting)
        self._list.asked.connect(self._show_behind)
        for panel in (self.export, self._behind, self._voices):
            panel.closed.connect(self._show_figures)
        self._behind.opened.connect(lambda dossier: self.go.emit("dossier", {"dossier": dossier, "from": "monitor"}))

    # Asking

    def _look(self) -> None:
        before, self._wanted = self._wanted, self._choices.wanted
        _looked_at[self._desk.dossiers] = self._wanted
        if self._counted is not None and self._wanted.same_figures(before):
            self._list.show_pillar(self._wanted.pillar)
        else:
            self.refresh()

    # Showing

    def _show(self, counted: Counted) -> None:
        self._counted = counted
        self._list.show_counted(counted, self._wanted.pillar)
        self._show_state()

    def _compare(self, found: list[tuple[Period, Whole]]) -> None:
        self._list.show_earlier(found)

    def _stop_counting(self) -> None:
        self._counting.stop()
        self._show_state(STOPPED_COUNTING)

    def _not_read(self, sentence: str) -> None:
        self._desk.tell(sentence, "error")
        self._show_state(NOT_READ)

    def _show_state(self, trouble: str = "") -> None:
        """The figures, that they are being counted, or why there are none."""
        counted = self._counted
        empty = counted is not None and not any(table.counts for table in counted.whole.values())
        words = trouble or (NOTHING if empty else "")
        self._about.setText(f"Over {in_words(self._wanted.period)}")
        onward = "Naar de nieuwkomers" if words == NOTHING else ""
        self._nothing.say(words, good=False, narrowed=False, onward=onward)
        self._nothing.setVisible(bool(words))
        self._busy.setVisible(counted is None and not words)
        self._list.setVisible(counted is not None and not words)

    # Exporting

    def _open_export(self, ids: Mapping[str, str]) -> None:
        self._came_from = "monitor_export"
        self._hide_figures()
        self.export.open(self._wanted.period, ids)

    def _open_voices(self) -> None:
        """What people gave along, in the place of the figures."""
        self._came_from = "monitor_voices"
        self._hide_figures()
        self._voices.open(self._wanted.period)

    def _show_behind(self, indicator: str) -> None:
        """The dossiers behind a figure, in the place of the figures."""
        counted = self._counted
        if counted is None:
            return
        found = parts(counted.whole[indicator], counted.apart.get(indicator))
        self._came_from = f"behind:{indicator}"
        self._hide_figures()
        self._behind.open(self._desk.guide.indicators.by_id[indicator].indicator.title, counted.wanted, found)

    def _hide_figures(self) -> None:
        self._counting.stop()
        self._figures.hide()
        self._footer.hide()
        self._about.clear()

    def _show_figures(self) -> None:
        for part in (self._figures, self._footer):
            part.show()
        came_from = self.findChild(QWidget, self._came_from)
        (came_from or self._export).setFocus()
        self._show_state()
        if self._counted is None or not self._list.compared:  # it was broken off
            self.refresh()
