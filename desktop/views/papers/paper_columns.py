"""The middle of the page of papers: the lists at the left, the preview, and beside it what goes with this paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.errors import UserError
from desktop.forms.looks import label
from desktop.views.desk import Desk
from desktop.views.papers.disclosure_panel import DisclosurePanel
from desktop.views.papers.paper_list import PaperList
from desktop.views.papers.paper_maker import Paper
from desktop.views.papers.paper_preview import PaperPreview
from desktop.views.papers.sent_list import SentList
from desktop.views.papers.sent_panel import SentPanel
from desktop.views.papers.single import kept_paper

LIST, SIDE = 262, 360  # pixels at most


class PaperColumns(QWidget):
    """One paper at a time is looked at: of the packet, or one that was sent.

    Signals:
        print_again: a letter, exactly as it was sent.
        stop: id of the organisation that is to be asked to stop.

    Attributes:
        list: the papers of the packet.
        preview: the paper that is looked at.
        side: what goes with it.
    """

    print_again = Signal(object)
    stop = Signal(str)

    def __init__(self, desk: Desk, dossier: Dossier, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._dossier = desk, dossier
        self.list, self.preview = PaperList(), PaperPreview()
        self.side = DisclosurePanel(desk.guide, language)
        self._sent, self._sent_panel = SentList(), SentPanel(desk.guide)
        self._sent_title: QLabel = label("Wat is verstuurd", "question")
        self._beside = QStackedWidget()
        self._beside.addWidget(self.side)
        self._beside.addWidget(self._sent_panel)
        self._shown_sent: Paper | None = None
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.list, 3)
        left.addWidget(self._sent_title)
        left.addWidget(self._sent, 2)
        for part in (self.list, self._sent, self._sent_title):
            part.setMaximumWidth(LIST)
        self._beside.setMaximumWidth(SIDE)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addLayout(left, 5)
        columns.addWidget(self.preview, 7)
        columns.addWidget(self._beside, 7)
        self._sent.shown.connect(self._show_sent_letter)
        self._sent_panel.again.connect(lambda: self.print_again.emit(self._shown_sent))
        self._sent_panel.stop.connect(self.stop)
        self.show_sent()

    def show_paper(self, paper: Paper, below: QWidget | None, making: str) -> None:
        """Show a paper of the packet; the one before stays on the screen until this one is made.

        Args:
            below: what can be done with this very paper.
            making: what is said while it is made for the first time.
        """
        self._sent.setCurrentRow(-1)
        self._beside.setCurrentWidget(self.side)
        strikes = self._dossier.struck(paper.organisation.id) if paper.organisation else None
        self.side.show_paper(paper, strikes, below)
        if paper.pdf:
            self.preview.show_pdf(paper.pdf, paper.key)
        elif paper.problem or self.preview.shown != paper.key:
            self.preview.say(paper.problem or making)

    def show_sent(self) -> None:
        """Show what was sent by now."""
        self._sent.show_sent(self._dossier, self._desk.guide.municipality)
        for part in (self._sent, self._sent_title):
            part.setVisible(bool(self._dossier.sent))

    def _show_sent_letter(self, letter_id: str) -> None:
        sent = next(one for one in self._dossier.sent if one.id == letter_id)
        self.list.setCurrentRow(-1)
        self._beside.setCurrentWidget(self._sent_panel)
        try:
            self._shown_sent = kept_paper(self._desk, sent)
        except UserError as error:
            self._shown_sent = None
            self.preview.say(str(error))
        else:
            self.preview.show_pdf(self._shown_sent.pdf, ("sent", sent.id))
        self._sent_panel.show_sent(self._dossier, sent, self._shown_sent is not None)
