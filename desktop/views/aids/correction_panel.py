"""The interpreter puts a translation right during the conversation: all texts of the question that is on the page.

What is kept here are fixed texts, with a name and a day. Nothing of the newcomer belongs in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import CorrectionRefused
from desktop.forms.chip import Chip
from desktop.forms.looks import button, label, look, state
from desktop.guide import Guide
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog
from desktop.translate.wording import clean
from desktop.views.aids.correction_row import CorrectionRow
from desktop.views.clearing import clear
from desktop.views.languages import keeping
from desktop.views.languages.review_texts import Text, domain_texts, question_texts
from desktop.views.languages.reviewer_line import ReviewerLine
from desktop.views.languages.trouble import Trouble
from desktop.views.scrolled import Scrolled

NOTE = "Alleen de vertaling wordt bewaard, met uw naam en de datum. Typ hier niets over de nieuwkomer: geen namen."
DUTCH = "Dit gesprek is in het Nederlands. Er is niets te vertalen."


class CorrectionPanel(QWidget):
    """The texts of one question, below each other; what is typed stays until it is kept, also at another question.

    Signals:
        corrected: texts were kept: everything that shows them must be drawn anew.
    """

    corrected = Signal()

    def __init__(self, guide: Guide, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correction")
        self._guide, self._today = guide, today
        self._question: Question | None = None
        self._catalog: Catalog | None = None
        self._rows: list[CorrectionRow] = []
        self._typed: dict[tuple[str, str], tuple[Text, str]] = {}
        self._domain = Chip("Ook het leefgebied zelf", "with_domain", "chevron-down")
        self._domain.setToolTip("De naam en de inleiding van dit leefgebied")
        self._reviewer = ReviewerLine(guide, beside=True)
        self._told = ""
        self._said = label("", "small")
        self._said.setObjectName("correction_said")
        self._keep_button = button("Bewaren", "keep", "primary")
        self._keep_button.setToolTip("Ctrl+Enter bewaart één tekst en gaat naar de volgende.")
        self._lay_out()
        self._domain.toggled.connect(self._rebuild)
        self._keep_button.clicked.connect(self.flush)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._keep_here)

    def _lay_out(self) -> None:
        scroll = Scrolled("correction_scroll")
        scroll.rows.setContentsMargins(12, 8, 12, 8)
        scroll.rows.setSpacing(8)
        self._nothing, self._trouble = label(DUTCH, "help"), Trouble()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        scroll.rows.addWidget(label(NOTE, "small"))
        scroll.rows.addWidget(self._trouble)
        scroll.rows.addWidget(self._nothing)
        scroll.rows.addLayout(self._list)
        scroll.rows.addWidget(self._domain, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.rows.addStretch(1)
        foot = QFrame()
        look(foot, "footer")
        last = QVBoxLayout(foot)
        last.setContentsMargins(16, 8, 16, 8)
        last.setSpacing(6)
        for part in (self._reviewer, self._said, self._keep_button):  # no more: a low window is for the texts
            last.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(foot)
        self._show_state()

    @property
    def unsaved(self) -> int:
        """How many texts were changed and not kept yet, those of other questions included."""
        return len(self._typed)

    def show_question(self, question: Question, catalog: Catalog, by: str) -> None:
        """Show the texts of a question.

        Args:
            by: the interpreter's name, as far as it is known.
        """
        self._reviewer.suggest(by)
        same = self._question is not None and self._question.id == question.id
        other_language = self._catalog is None or self._catalog.language != catalog.language
        self._question, self._catalog = question, catalog
        if same and not other_language:
            self._refresh()
        else:
            self._tell("")
            self._rebuild()

    def flush(self) -> bool:
        """Keep all that was changed, also at other questions; False when something cannot be kept, and it says why."""
        good = [row.checked() for row in self._rows if row.own.changed]
        if not all(good):
            self._first_faulty().setFocus()
            return False
        codes = dict.fromkeys(code for code, _ in self._typed)
        kept = [self._keep(code, self._written(code)) for code in codes]
        return all(kept)

    def _written(self, code: str) -> list[tuple[Text, str]]:
        return [(text, clean(words)) for (own, _), (text, words) in self._typed.items() if own == code]

    def _keep_here(self) -> None:
        """Keep the text that the keyboard is in, changed or agreed with, and go to the next."""
        for number, row in enumerate(self._rows):
            if row.own.area.hasFocus():
                if self._agree(row) and number + 1 < len(self._rows):
                    self._rows[number + 1].setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.flush()

    def _agree(self, row: CorrectionRow) -> bool:
        if row.settled:
            return True
        if self._catalog is None or not row.checked():
            return False
        return self._keep(self._catalog.language.code, [(row.text, row.own.text())])

    def _keep(self, code: str, written: Sequence[tuple[Text, str]]) -> bool:
        try:
            by = self._reviewer.name()
            keeping.keep(self._guide, code, written, by, self._today())
        except CorrectionRefused as error:
            self._tell("" if self._reviewer.refused else str(error), "error")
            self._show_state()
            return False
        for text, _ in written:
            self._typed.pop((code, text.context), None)
        if self._catalog is not None:
            self._catalog = self._guide.catalog(self._catalog.language.code)
        self._tell("Bewaard: 1 tekst." if len(written) == 1 else f"Bewaard: {len(written)} teksten.")
        self._refresh()
        self.corrected.emit()
        return True

    # What is shown

    def _rebuild(self) -> None:
        clear(self._list)
        self._rows = []
        if self._question is None or self._catalog is None:
            return
        for text in self._texts(self._question):
            row = CorrectionRow(text, self._catalog)
            row.typed.connect(lambda row=row: self._remember(row))
            row.agreed.connect(lambda row=row: self._agree(row))
            self._rows.append(row)
            self._list.addWidget(row)
        self._refresh()

    def _texts(self, question: Question) -> list[Text]:
        if self._catalog is None or self._catalog.language.code == "nl":
            return []
        domain = self._guide.questionnaire.domain_by_id.get(question.domain) if self._domain.isChecked() else None
        return question_texts(question) + (domain_texts(domain) if domain else [])

    def _refresh(self) -> None:
        """Show each text as it is now. What somebody is typing stays as it is, with the cursor in it."""
        if self._catalog is None:
            return
        for row in self._rows:
            _, typed = self._typed.get((self._catalog.language.code, row.text.context), (row.text, None))
            row.show_catalog(self._catalog, typed)
        self._show_state()

    def _remember(self, row: CorrectionRow) -> None:
        assert self._catalog is not None
        key = (self._catalog.language.code, row.text.context)
        if row.own.changed:
            self._typed[key] = (row.text, row.own.area.toPlainText())
            self._tell("")
        else:
            self._typed.pop(key, None)
        self._show_state()

    def _tell(self, sentence: str, tone: str = "") -> None:
        self._told = sentence
        state(self._said, tone)

    def _show_state(self) -> None:
        here = sum(row.own.changed for row in self._rows)
        elsewhere = self.unsaved - here
        self._trouble.show_corrections(self._guide.corrections)
        self._nothing.setVisible(self._catalog is not None and self._catalog.language.code == "nl")
        self._domain.setVisible(bool(self._rows))
        self._keep_button.setEnabled(self.unsaved > 0)
        words = f"Bewaren ({self.unsaved})" if self.unsaved else "Bewaren"
        self._keep_button.setText(words)
        self._keep_button.setAccessibleName(words)
        waiting = f"Nog niet bewaard bij een andere vraag: {elsewhere}." if elsewhere else ""
        self._said.setText(self._told or waiting)
        self._said.setVisible(bool(self._told or waiting))

    def _first_faulty(self) -> CorrectionRow:
        return next(row for row in self._rows if row.own.faulty)
