"""The languages: how far each is reviewed, taalpakketten in and out, and the models of machine translation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.translate import catalog as catalogs
from desktop.translate import models, pack
from desktop.translate.catalog import State
from desktop.translate.corrections import Correction
from desktop.translate.languages import LANGUAGES
from desktop.translate.machine import Machine
from desktop.translate.pack import Comparison, Pack
from desktop.views.background import Background
from desktop.views.desk import Tone
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.languages.choosing_files import ask_pack, ask_place
from desktop.views.languages.language_row import LanguageRow
from desktop.views.languages.model_list import ModelList
from desktop.views.languages.pack_offer import PackOffer
from desktop.views.languages.trouble import Trouble
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled


class LanguagesPage(Page):
    """A row a language, above it what a taalpakket holds, below it the models.

    Attributes:
        ask_pack, ask_place: how a person is asked for a file; that of a model is `models.ask_model`.
        models: the installed models.

    Signals:
        review: an interpreter wants to review this language (its code).
    """

    review = Signal(str)
    title = "Talen en vertalingen"
    column = True

    def __init__(
        self,
        guide: Guide,
        background: Background,
        today: Callable[[], date],
        tell: Callable[[str, Tone], None],
        machine: Machine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.ask_pack: Callable[[QWidget], Path | None] = ask_pack
        self.ask_place: Callable[[QWidget, str], Path | None] = ask_place
        self._guide, self._today, self._tell, self._machine = guide, today, tell, machine
        self._errands = Errands(background, self)
        self._sources = guide.sources()
        self._read = button("Taalpakket inlezen…", "read_pack")
        self._read.clicked.connect(self._ask_pack)
        self._question, self._offer, self._trouble = InlineQuestion(), PackOffer(guide), Trouble()
        self._code = ""
        self._offer.agreed.connect(self._take_over)
        self._rows = {spoken.code: LanguageRow(spoken) for spoken in LANGUAGES if spoken.code != "nl"}
        self.models = ModelList(machine, background)
        self.models.changed.connect(self._look_for_models)
        self.models.asked.connect(self._bring)
        self.models.told.connect(lambda sentence: self._tell(sentence, "done"))
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Count anew and look which models there are; the rows fill as it is known."""
        for code in self._rows:
            self._count(code)
        self._look_for_models()

    def _lay_out(self) -> None:
        back = button("Terug", "back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.clicked.connect(self.leave)
        top = QHBoxLayout()
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(label(self.title, "title"), 1)
        top.addWidget(self._read, 0, Qt.AlignmentFlag.AlignVCenter)
        scroll = self._scroll = Scrolled("languages_scroll")
        scroll.rows.setContentsMargins(32, 16, 24, 24)
        scroll.rows.setSpacing(8)
        scroll.rows.addLayout(top)
        for part in (self._trouble, self._question, self._offer):
            scroll.rows.addWidget(part)
        for code, row in self._rows.items():
            row.review.connect(lambda code=code: self.review.emit(code))
            row.save.connect(lambda code=code: self._ask_place(code))
            scroll.rows.addWidget(row)
        scroll.rows.addSpacing(16)
        scroll.rows.addWidget(self.models)
        scroll.rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _count(self, code: str) -> None:
        def work() -> tuple[dict[State, int], int]:
            return catalogs.count(self._guide.catalog(code), self._sources), len(self._own(code))

        def done(found: tuple[dict[State, int], int]) -> None:
            self._rows[code].show_counts(*found)
            self._trouble.show_corrections(self._guide.corrections)

        self._errands.run(work, done, self._rows[code].say)

    def _own(self, code: str) -> dict[str, Correction]:
        return dict(self._guide.corrections.of(code)) if self._guide.corrections else {}

    def _look_for_models(self) -> None:
        def found(installed: list[models.Model]) -> None:
            self.models.show_models(installed)
            for row in self._rows.values():
                row.show_models(installed)

        self._errands.run(lambda: models.installed(self._machine.folder), found, self._refused)

    def _bring(self, part: QWidget) -> None:
        """Scroll to what is asked, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 24))

    def _refused(self, sentence: str) -> None:
        self._read.setEnabled(True)
        self._tell(sentence, "error")

    # A taalpakket in

    def _ask_pack(self) -> None:
        file = self.ask_pack(self)
        if file is None:
            return

        def work() -> tuple[Pack, Comparison, dict[str, Correction]]:
            read = pack.read(file)
            own = dict(self._guide.reviewed(read.code))
            return read, pack.compare(read, own, self._sources, self._today()), own

        def done(found: tuple[Pack, Comparison, dict[str, Correction]]) -> None:
            self._read.setEnabled(True)
            self._code = found[0].code
            self._offer.show_pack(*found)
            self._bring(self._offer)

        self._read.setEnabled(False)
        self._errands.run(work, done, self._refused)

    def _take_over(self, chosen: list[Correction], by: str) -> None:
        code, signed = self._code, pack.sign(chosen, by, self._today())

        def done(_: None) -> None:
            self._tell(f"Overgenomen: {len(signed)} {'tekst' if len(signed) == 1 else 'teksten'}.", "done")
            self._count(code)

        self._errands.run(lambda: self._guide.correct(code, signed), done, self._refused)

    # A taalpakket out

    def _ask_place(self, code: str) -> None:
        file = self.ask_place(self, f"taalpakket-{code}.po")
        if file is None:
            return
        if not file.exists():
            self._save(code, file)
            return
        words = f"{file.name} staat er al. Wilt u het vervangen?"
        self._question.ask(words, "Vervangen", "Niet opslaan", lambda: self._save(code, file))
        self._bring(self._question)

    def _save(self, code: str, file: Path) -> None:
        name = self._guide.municipality.name

        def done(count: int) -> None:
            self._tell(f"Taalpakket opgeslagen: {count} {'tekst' if count == 1 else 'teksten'}.", "done")

        self._errands.run(lambda: pack.write(file, code, self._own(code).values(), name), done, self._refused)
