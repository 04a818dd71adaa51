"""What helps two readers beside the questions: phrase book, machine, corrections, and the newcomer's own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.model import Conversation, Dossier, Exchange
from desktop.dossier.tips import read_out_in
from desktop.errors import UserError
from desktop.questions.cards import KnownCard
from desktop.questions.model import Domain, Question
from desktop.translate.catalog import Catalog
from desktop.views.aids.aid_buttons import AidButtons
from desktop.views.aids.drawer import Aid, Drawer
from desktop.views.desk import Desk
from desktop.views.page import Page

if TYPE_CHECKING:
    from desktop.views.aloud import Aloud
    from desktop.views.newcomer_screen.screen import NewcomerScreen


PANELS = ("phrases", "machine", "cards", "correction", "tips")
"""The aids that the drawer holds."""


class ConversationAids(QObject):
    """Follows the conversation: which question is spoken of, in which language. Each aid is made at first use.

    Signals:
        chosen: id of a question and the value that the newcomer touched on his screen.
        further, back: he asks for the next question, or the one before.
        exchanged: what was said besides has changed: it is to be kept.
        corrected: translations were corrected: everything is to be drawn anew.

    Attributes:
        drawer: stands at the right of the questions.
        buttons: stand above them.
        screen: the newcomer's window; None until it is asked for.
    """

    chosen = Signal(str, object)
    further = Signal()
    back = Signal()
    exchanged = Signal()
    corrected = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, conversation: Conversation, page: Page) -> None:
        super().__init__(page)
        self._desk, self._dossier, self._conversation, self._page = desk, dossier, conversation, page
        self._catalog = desk.guide.catalog(conversation.language)
        self._spoken_of: tuple[Domain, Question] | None = None
        self._value: Any = None
        self._read_only = conversation.completed
        self._blank = False
        self._aloud: Aloud | None = None
        self.screen: NewcomerScreen | None = None
        self.buttons = AidButtons()
        self.drawer = Drawer(
            {
                "phrases": Aid("Zinnenboek", self._make_phrases),
                "machine": Aid("Vertaalmachine", self._make_machine),
                "cards": Aid("Zo werkt het hier", self._make_cards),
                "correction": Aid("Vertaling verbeteren", self._make_correction),
                "tips": Aid("Tips om voor te lezen", self._make_tips),
            }
        )
        self.buttons.asked.connect(self.use)
        self.buttons.offer("machine", self._translates)
        self._reads_tips = read_out_in(desk.guide.questionnaire, conversation.round)
        self.buttons.offer("tips", self._reads_tips)
        self.drawer.turned.connect(self._turned)

    # Following the conversation

    def follow(self, domain: Domain, question: Question, value: Any) -> None:
        """Another question is spoken of, or it has another value."""
        same = self._spoken_of is not None and self._spoken_of[1].id == question.id
        self._spoken_of, self._value = (domain, question), value
        if self.screen is not None and same and not self._desk.guide.unspoken(question):
            self.screen.show_value(value)
        elif not same:
            self._show_question()

    def speak(self, catalog: Catalog) -> None:
        """Another language is spoken, or the texts of this one have changed."""
        self._catalog = catalog
        for name in PANELS:
            self._speak_in(name)
        if self.screen is not None:
            self.screen.set_catalog(catalog)
        self._offer_aloud()

    def let_change(self) -> None:
        """A completed conversation is changed after all."""
        self._read_only = False
        self.buttons.offer("machine", self._translates)
        if self.screen is not None:
            self.screen.set_read_only(False)

    def use(self, name: str) -> None:
        """Do what a button or its key asks for."""
        if name == "aloud":
            self._read_aloud()
        elif name == "screen":
            self._turn_screen()
        elif name == "blank":
            self._turn_blank()
        elif (name != "machine" or self._translates) and (name != "tips" or self._reads_tips):
            self.drawer.turn(name)
            self._suggest_cards()
            self.buttons.press(name, self.drawer.showing == name)

    def settle(self) -> None:
        """Look which voices there are; asked once the page is shown, because it takes a moment."""
        from desktop.views.aloud import Aloud

        self._aloud = Aloud(parent=self)
        self._offer_aloud()
        corrections = self._desk.guide.corrections
        if corrections is not None and corrections.trouble:
            self._desk.tell(corrections.trouble, "warning")

    def flush(self) -> bool:
        """Keep corrections that are typed. False when one cannot be kept: it is shown, and says why."""
        panel: Any = self.drawer.panel("correction")
        if panel is None or panel.flush():
            return True
        if self.drawer.showing != "correction":
            self.drawer.turn("correction")
        return False

    def end(self) -> None:
        """The conversation is left: nothing of it stays on the newcomer's screen, and nothing is said any more."""
        if self._aloud is not None:
            self._aloud.stop()
        if self.screen is not None:
            self.screen.show_nothing()
            self.screen.close()

    # The drawer

    def _turned(self, showing: str) -> None:
        for name in PANELS:
            self.buttons.press(name, name == showing)

    def _make_phrases(self) -> QWidget:
        from desktop.views.aids.phrasebook_panel import PhrasebookPanel

        panel = PhrasebookPanel(self._desk.guide.phrasebook, self._catalog)
        panel.chosen.connect(self._show_phrase)
        panel.aloud.connect(lambda own: self._say([own]))
        panel.set_aloud(self._speaks)
        return panel

    def _make_machine(self) -> QWidget:
        from desktop.views.aids.machine_panel import MachinePanel

        assert self._desk.machine is not None
        panel = MachinePanel(self._desk.machine, self._desk.background, self._desk.today)
        panel.set_languages(self._catalog.language.code)
        panel.set_question(self.question_id)
        panel.show_kept(self._conversation.exchanges)
        panel.accepted.connect(self._keep)
        panel.removed.connect(self._drop)
        panel.shown.connect(lambda own, dutch: self._show_phrase(own, dutch, by_machine=True))
        panel.phrasebook_wanted.connect(lambda: self.use("phrases"))
        return panel

    def _make_cards(self) -> QWidget:
        from desktop.views.aids.cards_panel import CardsPanel

        panel = CardsPanel(self._desk.guide.cards, self._catalog)
        panel.shown.connect(self._show_card)
        panel.printed.connect(self._print_card)
        return panel

    def _suggest_cards(self) -> None:
        panel: Any = self.drawer.panel("cards")
        if panel is not None:
            panel.suggest(self._desk.guide.suggested(self._dossier, self._conversation))

    def _print_card(self, known: KnownCard) -> None:
        ids = {"dossier": self._dossier.id, "conversation": self._conversation.id, "cards": known.card.id}
        self._page.go.emit("paper", {**ids, "paper": "cards", "back": "interview"})

    def _make_correction(self) -> QWidget:
        from desktop.views.aids.correction_panel import CorrectionPanel

        panel = CorrectionPanel(self._desk.guide, self._desk.today)
        panel.corrected.connect(self.corrected)
        if self._spoken_of is not None:
            panel.show_question(self._spoken_of[1], self._catalog, self._conversation.interpreter)
        return panel

    def _make_tips(self) -> QWidget:
        from desktop.views.aids.tips_panel import TipsPanel

        try:
            found = [tip.text for tip in self._desk.dossiers.publishing.tips() if tip.text.strip()]
        except UserError as error:
            self._desk.tell(str(error), "error")
            found = []
        return TipsPanel(found, self._desk.guide.phrase("tips_intro"), self._catalog)

    def _speak_in(self, name: str) -> None:
        """Let a panel speak the language of now and know the question of now."""
        panel: Any = self.drawer.panel(name)
        if panel is None:
            return
        if name in ("tips", "cards"):
            panel.set_catalog(self._catalog)
        elif name == "phrases":
            panel.set_catalog(self._catalog)
            panel.set_aloud(self._speaks)
        elif name == "machine":
            panel.set_languages(self._catalog.language.code)
        elif self._spoken_of is not None:
            panel.show_question(self._spoken_of[1], self._catalog, self._conversation.interpreter)

    def _keep(self, exchange: Exchange) -> None:
        self._conversation.exchanges.append(exchange)
        self._exchanged()

    def _drop(self, exchange: Exchange) -> None:
        self._conversation.exchanges = [kept for kept in self._conversation.exchanges if kept is not exchange]
        self._exchanged()

    def _exchanged(self) -> None:
        panel: Any = self.drawer.panel("machine")
        panel.show_kept(self._conversation.exchanges)
        self.exchanged.emit()

    @property
    def _translates(self) -> bool:
        """Whether something may be kept besides: not in a conversation that is over."""
        return self._desk.machine is not None and not self._read_only

    @property
    def question_id(self) -> str:
        """Id of the question that is spoken of; empty before the first."""
        return self._spoken_of[1].id if self._spoken_of is not None else ""

    # The newcomer's screen

    def _show_question(self) -> None:
        if self._spoken_of is None:
            return
        if self.screen is not None:
            domain, question = self._spoken_of
            unspoken = self._desk.guide.unspoken(question)
            self.screen.show_question(question, domain, None if unspoken else self._value)
        machine: Any = self.drawer.panel("machine")
        if machine is not None:
            machine.set_question(self.question_id)
        self._speak_in("correction")

    def _show_phrase(self, own: str, dutch: str, by_machine: bool = False) -> None:
        """Words for the newcomer."""
        self._seen_screen().show_phrase(own, dutch, by_machine)

    def _show_card(self, known: KnownCard) -> None:
        from desktop.views.newcomer_screen.screen import ShownCard

        guide = self._desk.guide
        icon = next((theme.icon for theme in guide.cards.themes if theme.id == known.card.theme), "info")
        directory = guide.municipality.organisation_by_id
        helpers = tuple(" ".join((directory[name].name, directory[name].phone)).strip() for name in known.helpers)
        self._seen_screen().show_card(ShownCard(known, icon, helpers))

    def _seen_screen(self) -> NewcomerScreen:
        """The newcomer's window: opened when it is not there yet, and shown when it was blank."""
        if self.screen is None or not self.screen.isVisible():
            self._turn_screen()
        elif self._blank:
            self._turn_blank()
        assert self.screen is not None
        return self.screen

    def _turn_screen(self) -> None:
        if self.screen is not None and self.screen.isVisible():
            self._close_screen()
            return
        if self.screen is None:
            self._make_screen()
        assert self.screen is not None
        self._show_question()
        self.screen.open_on()
        self._screen_turned(True)

    def _make_screen(self) -> None:
        from desktop.trial import is_trial
        from desktop.views.newcomer_screen.screen import NewcomerScreen
        from desktop.views.trial_band import MARK

        self.screen = NewcomerScreen(self._catalog, self._desk.guide.phrase, self._page)
        if self._desk.vault is not None and is_trial(self._desk.vault):
            self.screen.setWindowTitle(f"Startgesprek – {MARK}")
        self.screen.set_read_only(self._read_only)
        self.screen.set_aloud(self._aloud)
        self.screen.chosen.connect(self.chosen)
        self.screen.further.connect(self.further)
        self.screen.back.connect(self.back)
        self.screen.left.connect(self._close_screen)

    def _close_screen(self) -> None:
        if self.screen is not None:
            self.screen.hide()
            self.screen.set_blank(False)
        self._screen_turned(False)

    def _screen_turned(self, open_now: bool) -> None:
        self.buttons.press("screen", open_now)
        self.buttons.press("blank", False)
        self.buttons.offer("blank", open_now)
        self._blank = False

    def _turn_blank(self) -> None:
        if self.screen is not None and self.screen.isVisible():
            self._blank = not self._blank
            self.screen.set_blank(self._blank)
            self.buttons.press("blank", self._blank)

    # Reading aloud

    @property
    def _speaks(self) -> bool:
        return self._aloud is not None and self._aloud.speaks(self._catalog.language.code)

    def _offer_aloud(self) -> None:
        self.buttons.offer("aloud", self._speaks)
        panel: Any = self.drawer.panel("phrases")
        if panel is not None:
            panel.set_aloud(self._speaks)

    def _say(self, texts: list[str]) -> None:
        if self._aloud is not None:
            self._aloud.say(texts, self._catalog.language.code)

    def _read_aloud(self) -> None:
        """The question, then what there is to choose."""
        if self._speaks and self._spoken_of is not None:
            question, say = self._spoken_of[1], self._catalog.say
            options = [say(f"{question.id}:option:{option.id}", option.text) for option in question.options]
            self._say([say(f"{question.id}:text", question.text), *options])
