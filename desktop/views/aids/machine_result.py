"""What the machine made of a text: always marked as such, to be read back, bettered, shown, kept or thrown away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import directed, wrappable
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label, look, named, restyle
from desktop.translate.languages import Language, language
from desktop.views.aids.draft import Draft
from desktop.views.aids.spoken_area import SpokenArea

MARK = "Vertaald door de computer. Niet nagekeken."
EDITED = " U heeft de tekst aangepast."
BACK = "Terugvertaald:"
BACK_OF_MACHINE = "Terugvertaald, van de tekst van de computer:"
NO_BACK = "Terugvertalen kan niet: daarvoor staat er geen vertaalmodel op deze computer."
LONGEST = 3000
"""Units of a translation; a translation is longer than its original."""
PICTURE = 18


class MachineResult(QFrame):
    """The card of one translation.

    Signals:
        edited: the person changed the words; they stand in the draft.
        back_wanted: a new back-translation.
        kept, shown, dropped: what is to be done with it.
    """

    edited = Signal()
    back_wanted = Signal()
    kept = Signal()
    shown = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        named(self, "machine_result", "Vertaling")
        self._draft = Draft("nl", "nl")
        self._mark = label("", "reason")
        self._mark.setObjectName("machine_mark")
        self.words = SpokenArea("translation", LONGEST)
        self._back_head, self._back = label(BACK, "small"), label("")
        self._back_head.setObjectName("back_head")
        self._back.setObjectName("back")
        self._again = button("Opnieuw terugvertalen", "back_again", "quiet")
        self._keep = button("Bewaren bij dit gesprek", "keep_exchange", "primary")
        self._show = button("Laat zien", "show_translation")
        self._show.setToolTip("De nieuwkomer ziet de zin op zijn scherm")
        self._drop = button("Weg", "drop_translation", "quiet")
        self._arrange()
        self.words.typed.connect(self._typed)
        for pressed, signal in (
            (self._again, self.back_wanted),
            (self._keep, self.kept),
            (self._show, self.shown),
            (self._drop, self.dropped),
        ):
            pressed.clicked.connect(signal)

    def show_draft(self, draft: Draft, *, leads_back: bool, busy: bool) -> None:
        """Show a draft as it is now; hidden when it has no translation of the text in the field.

        Args:
            leads_back: whether models lead back.
            busy: whether the machine is at work.
        """
        self.setVisible(draft.current is not None)
        spoken = language(draft.target)
        if draft is not self._draft or self.words.toPlainText().strip() != draft.words.strip():
            self._draft = draft
            self.words.speak(spoken, "Vertaling")
            self.words.show_text(draft.words)
        self._mark.setText(MARK + (EDITED if draft.edited else ""))
        self._show_back(draft, language(draft.source), leads_back=leads_back, busy=busy)
        usable = bool(draft.words.strip())
        self._keep.setEnabled(usable and not busy)  # not before it is seen what became of it
        self._show.setEnabled(usable)

    def _show_back(self, draft: Draft, back_in: Language, *, leads_back: bool, busy: bool) -> None:
        stale = bool(draft.back) and not draft.back_fits
        text = directed(draft.back, back_in) or draft.back_trouble or ("" if leads_back else NO_BACK)
        self._back_head.setText(BACK_OF_MACHINE if stale else BACK)
        self._back_head.setVisible(bool(draft.back) or (busy and leads_back))
        turned = back_in.right_to_left and bool(draft.back)
        way = Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
        self._back.setLayoutDirection(way)
        self._back.setText(wrappable(text))
        wanted = "own" if draft.back and back_in.code != "nl" else "help" if not draft.back else ""
        if (self._back.property("look") or "") != wanted:
            look(self._back, wanted)
            restyle(self._back)
        self._back.setVisible(bool(text))
        self._again.setVisible(leads_back and not busy and not draft.back_fits and bool(draft.words.strip()))

    def _typed(self) -> None:
        self._draft.words = self.words.toPlainText()
        self.edited.emit()

    def _arrange(self) -> None:
        picture = Picture("warning", Shade.CONCERN, PICTURE)
        marked = QHBoxLayout()
        marked.setSpacing(8)
        marked.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        marked.addWidget(self._mark, 1)
        choices = Flow()
        for choice in (self._keep, self._show, self._drop):
            choices.addWidget(choice)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(6)
        rows.addLayout(marked)
        rows.addWidget(self.words)
        rows.addWidget(self._back_head)
        rows.addWidget(self._back)
        rows.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addSpacing(4)
        rows.addLayout(choices)
