"""The machine beside the conversation: what is asked or told besides the questions, from and to Dutch, without network.

Nothing it makes is kept unless the professional accepts it; a fixed text never comes from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.model import Exchange
from desktop.errors import TranslationStopped, UserError
from desktop.translate.languages import language
from desktop.translate.machine import Machine
from desktop.views.aids.draft import DUTCH, Draft, Drafts, Made, names
from desktop.views.aids.kept_exchanges import KeptExchanges
from desktop.views.aids.machine_field import MachineField
from desktop.views.aids.machine_result import MachineResult
from desktop.views.aids.no_route import NoRoute
from desktop.views.aids.translating import Translating
from desktop.views.aids.way_switch import WaySwitch
from desktop.views.background import Background
from desktop.views.scrolled import Scrolled

BACK_STOPPED = "Het terugvertalen is gestopt."
NOTHING = "De computer kan dit niet vertalen. Zeg het met andere woorden, of vraag de tolk."


class MachinePanel(QWidget):
    """A switch for the way of translating, the text, what became of it, and what was kept.

    Signals:
        accepted: an exchange to keep with the conversation.
        removed: an exchange to take away again.
        shown: words for the newcomer's window: in his language, and in Dutch.
        phrasebook_wanted: the machine cannot help; the phrase book can.
    """

    accepted = Signal(object)
    removed = Signal(object)
    shown = Signal(str, str)
    phrasebook_wanted = Signal()

    def __init__(
        self, machine: Machine, background: Background, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("machine")
        self._machine, self._today = machine, today
        self._drafts, self._own, self._to_dutch = Drafts(), language(DUTCH), False
        self._draft = self._drafts.draft(DUTCH, DUTCH)
        self._question, self._waiting = "", False
        self._translating = Translating(machine, background, self)
        self._ways = WaySwitch()
        self._none = NoRoute()
        self._field = MachineField()
        self._result = MachineResult()
        self._kept = KeptExchanges()
        self._arrange()
        self._connect()
        self.set_languages(DUTCH)

    def set_languages(self, own_code: str) -> None:
        """Translate from and to another language. What is under way is stopped; what was typed stays."""
        self._own = language(own_code)
        self._translating.stop()
        self._ways.show_languages(self._own)
        self._turn()

    def set_question(self, question_id: str) -> None:
        """Another question is on the screen. What was asked for before belongs to the question before."""
        self._question = question_id

    def show_kept(self, exchanges: Sequence[Exchange]) -> None:
        """Show what is kept for this conversation; a draft that is among it now is done with."""
        self._kept.show_exchanges(exchanges)
        if self._waiting and any(vars(kept) == vars(self._exchange()) for kept in exchanges):
            self._waiting = False
            self._drafts.accepted(self._draft)
            self._turn()
            self._field.text.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Models may have been installed in the meantime."""
        super().showEvent(event)
        self._turn()

    def _arrange(self) -> None:
        page = self._page = Scrolled("machine_page")
        page.rows.setContentsMargins(14, 8, 14, 14)
        page.rows.setSpacing(10)
        for part in (self._ways, self._none, self._field, self._result, self._kept):
            page.rows.addWidget(part)
        page.rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _connect(self) -> None:
        self._ways.turned.connect(self._turn_way)
        self._none.phrasebook_wanted.connect(self.phrasebook_wanted)
        self._field.typed.connect(self._show)
        self._field.asked.connect(self._translate)
        self._field.stopped.connect(self._stop)
        self._translating.turned.connect(self._show)
        self._result.edited.connect(self._show)
        self._result.back_wanted.connect(lambda: self._translate_back(self._draft))
        self._result.kept.connect(self._accept)
        self._result.shown.connect(lambda: self.shown.emit(*self._draft.pair))
        self._result.dropped.connect(self._drop)
        self._kept.removed.connect(self._remove)
        self._kept.shown.connect(self._show_again)

    # What stands on the panel

    def _turn_way(self, to_dutch: bool) -> None:
        self._to_dutch = to_dutch
        self._turn()

    def _turn(self) -> None:
        """Show the draft of the way that is chosen, and whether models lead there."""
        own = self._own.code
        source, target = (own, DUTCH) if self._to_dutch else (DUTCH, own)
        self._draft = self._drafts.draft(source, target)
        there, back = self._leads_from(source, target), self._leads_from(target, source)
        self._leads, self._leads_back = there, back
        self._none.explain(self._own, to_dutch=self._to_dutch, other_way=back)
        self._none.setVisible(not there)
        self._ways.setVisible(there or back)
        self.setFocusProxy(self._field.text if there else self._none.open)
        self._show()

    def _leads_from(self, source: str, target: str) -> bool:
        return source != target and bool(self._machine.route(source, target))

    def _show(self) -> None:
        busy = self._translating.running
        self._field.setVisible(self._leads or bool(self._draft.typed))
        self._field.show_draft(self._draft, leads=self._leads, busy=busy)
        self._result.show_draft(self._draft, leads_back=self._leads_back, busy=busy)

    # Translating

    def _translate(self) -> None:
        draft, question = self._draft, self._question
        text = draft.typed.strip()
        if not text or draft.current or not self._leads or self._translating.running:
            return
        model = names(self._machine.route(draft.source, draft.target))
        draft.drop()

        def done(translation: str) -> None:
            if translation.strip():
                draft.take(Made(text, translation.strip(), model, question))
                self._translate_back(draft)
            else:
                draft.trouble = NOTHING
            self._show()
            QTimer.singleShot(0, self, lambda: self._page.ensureWidgetVisible(self._result))  # once it has its place

        def refused(error: UserError) -> None:
            draft.trouble = str(error)
            self._show()

        self._translating.translate(text, draft.source, draft.target, done, refused)

    def _translate_back(self, draft: Draft) -> None:
        """So that the professional sees what became of it."""
        words = draft.words.strip()
        if not words or not self._machine.route(draft.target, draft.source):
            return
        draft.take_back("", "")

        def done(back: str) -> None:
            draft.take_back(back.strip(), words)
            self._show()

        def refused(error: UserError) -> None:
            draft.back_trouble = BACK_STOPPED if isinstance(error, TranslationStopped) else str(error)
            self._show()

        self._translating.translate(words, draft.target, draft.source, done, refused)

    def _stop(self) -> None:
        self._translating.stop(tell=True)
        self._field.text.setFocus()

    # What becomes of it

    def _accept(self) -> None:
        self._translating.stop()
        self._waiting = True
        self.accepted.emit(self._exchange())  # whoever keeps it shows what is kept, and so ends the draft
        self._waiting = False

    def _exchange(self) -> Exchange:
        return self._draft.exchange(self._today())

    def _drop(self) -> None:
        self._translating.stop()
        self._draft.drop()
        self._show()
        self._field.text.setFocus()

    def _remove(self, exchange: Exchange) -> None:
        self.removed.emit(exchange)
        self.setFocus()  # the button that had it is gone

    def _show_again(self, exchange: Exchange) -> None:
        texts = (exchange.original, exchange.translation)
        self.shown.emit(*(texts if exchange.translation_language == DUTCH else reversed(texts)))
