"""A taalpakket held against what the municipality has, shown before anything of it is taken over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.errors import CorrectionRefused
from desktop.forms.bilingual import directed, isolated
from desktop.forms.looks import button, label, look, named
from desktop.guide import Guide
from desktop.translate.corrections import Correction
from desktop.translate.languages import Language, language
from desktop.translate.pack import Comparison, Pack
from desktop.views.languages.pack_cell import PackCell
from desktop.views.languages.reviewer_line import ReviewerLine
from desktop.views.wording import day

GROUPS = {
    "new": "Nieuw",
    "renewed": "Vernieuwd: in het pakket later nagekeken dan bij ons",
    "older": "Anders dan bij ons, maar niet nieuwer: de onze blijft, tenzij u hier een vinkje zet",
    "outdated": "Het Nederlands is veranderd: wordt niet overgenomen",
    "unknown": "Onbekend bij deze gemeente: wordt niet overgenomen",
    "same": "Hetzelfde als bij ons",
}
TICKED, OFFERED = ("new", "renewed"), ("new", "renewed", "older")
HEADS = ("Nederlands", "In het pakket", "Nu bij ons", "Nagekeken")
HEIGHT = 300  # pixels
_ITEM = Qt.ItemDataRole.UserRole


class PackOffer(QFrame):
    """Hidden until a pack was read. What is ticked is taken over; ours is never replaced by older without a tick.

    Signals:
        agreed: the chosen corrections (a list), and the name for those that nobody signed.
    """

    agreed = Signal(list, str)

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self.setObjectName("pack_offer")
        self._unsigned = False
        self._title, self._about = label("", "heading"), label("", "help")
        self._tree = QTreeWidget()
        named(self._tree, "pack_texts", "Teksten van het taalpakket")
        self._tree.setHeaderLabels(HEADS)
        self._tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._tree.setWordWrap(True)
        self._tree.setIndentation(14)
        self._tree.setMinimumHeight(HEIGHT)
        self._tree.setItemDelegate(PackCell(self._tree))
        self._tree.itemChanged.connect(lambda *_: self._count())
        self._reviewer = ReviewerLine(guide)
        self._yes, no = button("", "pack_yes", "primary"), button("Niets overnemen", "pack_no")
        self._yes.clicked.connect(self._agree)
        no.clicked.connect(self.hide)
        answers = QHBoxLayout()
        answers.addWidget(self._yes)
        answers.addWidget(no)
        answers.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 12)
        for part in (self._title, self._about, self._tree, self._reviewer):
            rows.addWidget(part)
        rows.addLayout(answers)
        self._no = no
        self.hide()

    def show_pack(self, pack: Pack, found: Comparison, own: Mapping[str, Correction]) -> None:
        """Show what a pack holds beside our own corrections."""
        spoken = language(pack.code)
        self._unsigned = pack.unsigned
        self._title.setText(f"Taalpakket {spoken.dutch} {isolated(spoken.own)}")
        drafts = f" {pack.drafts} concepten erin worden niet overgenomen." if pack.drafts else ""
        self._about.setText(f"Er is nog niets veranderd. Kies wat u overneemt.{drafts}")
        self._tree.blockSignals(True)
        self._tree.clear()
        for name, words in GROUPS.items():
            items: Sequence[Correction] = getattr(found, name)
            self._group(name, f"{words} ({len(items)})", [(item, "") for item in items], own, spoken)
        refused = [(item.correction, item.fault) for item in found.refused]
        self._group("refused", f"Niet bruikbaar ({len(refused)})", refused, own, spoken)
        self._tree.blockSignals(False)
        self._reviewer.suggest(pack.by)
        self._reviewer.setVisible(pack.unsigned)
        self._count()
        self.show()
        self._no.setFocus()

    def chosen(self) -> list[Correction]:
        """What is ticked."""
        tops = [self._tree.topLevelItem(row) for row in range(self._tree.topLevelItemCount())]
        lines = [top.child(row) for top in tops if top for row in range(top.childCount())]
        return [line.data(0, _ITEM) for line in lines if line and line.checkState(0) == Qt.CheckState.Checked]

    def _group(
        self,
        name: str,
        title: str,
        items: Sequence[tuple[Correction, str]],
        own: Mapping[str, Correction],
        spoken: Language,
    ) -> None:
        if not items:
            return
        top = QTreeWidgetItem(self._tree, [title])
        top.setFirstColumnSpanned(True)
        top.setExpanded(name != "same")
        for item, fault in items:
            ours = own.get(item.context)
            signed = f"{item.by}, {day(item.on)}" if item.by else "nog geen naam"
            texts = [
                item.source,
                isolated(directed(item.text, spoken)),
                isolated(directed(ours.text, spoken)) if ours else "",
                fault or signed,
            ]
            line = QTreeWidgetItem(top, texts)
            if spoken.right_to_left:
                line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
                line.setTextAlignment(2, Qt.AlignmentFlag.AlignRight)
            if name in OFFERED:
                line.setCheckState(0, Qt.CheckState.Checked if name in TICKED else Qt.CheckState.Unchecked)
            line.setData(0, _ITEM, item)

    def _count(self) -> None:
        count = len(self.chosen())
        self._yes.setText(f"{count} {'tekst' if count == 1 else 'teksten'} overnemen")
        self._yes.setEnabled(count > 0)

    def _agree(self) -> None:
        try:
            by = self._reviewer.name() if self._unsigned else ""
        except CorrectionRefused:
            return
        self.hide()
        self.agreed.emit(self.chosen(), by)
