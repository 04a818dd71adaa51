"""Says plainly why the machine cannot translate a language, and where to find words all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, look, named
from desktop.translate.languages import Language

WITHOUT = frozenset({"am", "ckb", "kmr", "prs", "ps", "so", "ti"})
"""Languages for which Argos Translate has no model; one that is installed all the same is simply used."""
ELSE = "Kijk in het zinnenboek, of vraag de tolk."


class NoRoute(QFrame):
    """A notice with the way to the phrase book.

    Signals:
        phrasebook_wanted: the person wants to go there.
    """

    phrasebook_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        named(self, "no_route", "Vertalen kan niet")
        self._text = label("")
        self._text.setObjectName("no_route_text")
        self.open = button("Naar het zinnenboek", "open_phrasebook", "primary")
        self.open.clicked.connect(self.phrasebook_wanted)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(10)
        rows.addWidget(self._text)
        rows.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def explain(self, spoken: Language, *, to_dutch: bool, other_way: bool) -> None:
        """Say why.

        Args:
            spoken: the newcomer's language.
            to_dutch: whether it is the way to Dutch that is missing.
            other_way: whether there are models the other way round.
        """
        text = reason(spoken, to_dutch=to_dutch, other_way=other_way)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.open.setVisible(spoken.code != "nl")


def reason(spoken: Language, *, to_dutch: bool, other_way: bool) -> str:
    """Why there is no way from or to a language, in Dutch."""
    if spoken.code == "nl":
        return "Dit gesprek is in het Nederlands. Er hoeft niets te worden vertaald."
    if other_way:
        way = f"Van het {spoken.dutch} naar het Nederlands" if to_dutch else f"Naar het {spoken.dutch}"
        return f"{way} kan deze computer nog niet vertalen: daarvoor is er geen vertaalmodel geïnstalleerd. {ELSE}"
    if spoken.code in WITHOUT:
        return (
            f"Voor {spoken.dutch} bestaat geen vertaalmodel dat zonder internet werkt. "
            f"De computer kan hier dus niet helpen. {ELSE}"
        )
    return (
        f"Op deze computer staat nog geen vertaalmodel voor {spoken.dutch}. Uw beheerder kan het installeren "
        f"op de pagina Talen. {ELSE}"
    )
