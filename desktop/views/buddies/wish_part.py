"""What a newcomer wishes of a buddy: as it stands, or as his answers have it and nobody confirmed yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier import buddies
from desktop.dossier.around import BuddyWish
from desktop.dossier.buddy_introduction import NEVER, of_newcomer
from desktop.dossier.model import Newcomer
from desktop.forms.bilingual import isolated
from desktop.forms.flow import Lines
from desktop.forms.looks import button, label
from desktop.views.buddies.buddies_finding import FoundOne
from desktop.views.buddies.buddy_sayings import say, wish_facts
from desktop.views.buddies.in_sight import bring
from desktop.views.buddies.wish_form import WishForm
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.newcomers.dossier_card import DossierCard
from desktop.views.newcomers.fact_lines import FactLines
from desktop.views.wording import day

HAS_ONE = "Zoekt nu geen ander maatje. Toch wel? Vul de wens dan samen in."
NONE = "Er is nu geen wens. Wil deze persoon een maatje? Vul de wens dan samen in."
PROPOSED = "Dit komt uit het gesprek, en is nog niet bewaard. Kijk het samen na."
HEARD = "Wat het maatje hoort"


class WishPart(QWidget):
    """A card with the wish, and one with what the volunteer hears of it; or the form in the place of both.

    Signals:
        given: what the form says, and the wish it was made of (BuddyWish).
        ended: no buddy is wished any more.
        turned: whether the form is open now.
    """

    given = Signal(dict, object)
    ended = Signal()
    turned = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form: WishForm | None = None
        self._found: FoundOne | None = None
        self._wish = BuddyWish("", desk.today())
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)

    @property
    def form(self) -> WishForm | None:
        """The form, while it is open."""
        return self._form

    def show_found(self, found: FoundOne) -> None:
        """Show what is wished, or what is proposed."""
        self._form, self._found = None, found
        clear(self._rows)
        self.turned.emit(False)
        wish, matched = buddies.open_wish(found.dossier), buddies.running(found.dossier.buddy_matches)
        self._wish = wish or found.draft.wish
        card = DossierCard("De wens")
        self._rows.addWidget(card)
        if wish is not None:
            self._add_facts(card, wish)
            card.rows.addWidget(
                _ways(("change_wish", "Veranderen", self.open_form), ("end_wish", "Hoeft niet meer", self.ended.emit))
            )
        elif found.draft.because and not matched:
            card.rows.addWidget(label(PROPOSED))
            for one in found.draft.because:
                card.rows.addWidget(label(f"{day(one.on)}: {one.text} {isolated(one.answer)}.", "reason"))
            self._add_facts(card, self._wish)
            card.rows.addWidget(_ways(("write_wish", "Nakijken en bewaren", self.open_form), look="primary"))
        else:
            card.rows.addWidget(label(HAS_ONE if matched else NONE, "help"))
            card.rows.addWidget(_ways(("write_wish", "Wens opschrijven", self.open_form)))
        said = wish or (buddies.last_wish(found.dossier) if matched else None)
        if said is not None:
            self._rows.addWidget(_heard(found.dossier.newcomer, said))
        self._rows.addStretch(1)

    def open_form(self) -> None:
        """Fill it in together."""
        clear(self._rows)
        self.turned.emit(True)
        form = self._form = WishForm(self._wish, self._desk.guide.municipality, "De wens")
        form.given.connect(lambda said: self.given.emit(said, self._wish))
        form.left.connect(self._shut)
        self._rows.addWidget(form)
        self._rows.addStretch(1)
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring(form)

    def _shut(self) -> None:
        if self._found is not None:
            self.show_found(self._found)
            first = self.findChild(QWidget, "change_wish") or self.findChild(QWidget, "write_wish")
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_facts(self, card: DossierCard, wish: BuddyWish) -> None:
        facts = FactLines(wish_facts(wish, self._desk.guide.municipality, self._desk.today()))
        facts.setObjectName("wish_facts")
        card.rows.addWidget(facts)


def _ways(*ways: tuple[str, str, Callable[[], None]], look: str = "") -> QWidget:
    """Buttons in a line: name, words, what they do."""
    lines = Lines(8)
    for place, (name, words, does) in enumerate(ways):
        way = button(words, name, "quiet" if place else look)
        way.clicked.connect(lambda _=False, does=does: does())
        lines.add(way)
    return lines


def _heard(newcomer: Newcomer, wish: BuddyWish) -> DossierCard:
    """What a volunteer hears, and what never."""
    card = DossierCard(HEARD)
    facts = FactLines(of_newcomer(newcomer, wish).facts(say))
    facts.setObjectName("heard_facts")
    card.rows.addWidget(facts)
    card.rows.addWidget(label(NEVER, "help"))
    return card
