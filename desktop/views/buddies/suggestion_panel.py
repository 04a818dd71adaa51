"""Who could be somebody's buddy, with reasons; and why the others are left out. A person chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.around import Buddy
from desktop.dossier.buddy_fit import Suggestion, Suggestions
from desktop.dossier.buddy_words import first_name
from desktop.forms.bilingual import isolated
from desktop.forms.looks import button, label, look
from desktop.municipality.model import Municipality
from desktop.views.buddies.match_form import MatchForm
from desktop.views.buddies.suggestion_card import SuggestionCard
from desktop.views.clearing import clear, forget

ABOUT = "U kiest, samen met de nieuwkomer en het maatje. Het programma koppelt niemand."
NO_AGE = "De geboortedatum is niet ingevuld. Is deze persoon 18 jaar of ouder?"
NOBODY = "Er is nu geen maatje dat past."
NO_BUDDIES = "Er staat nog geen maatje in de lijst."
HINT = "Kijk samen of de wens anders kan, of vraag een organisatie om een maatje."
MINOR = (
    "{} is jonger dan 18. Het programma stelt daarom niemand voor. Zoek samen met een ouder of voogd, "
    "en met de organisatie van het maatje."
)
AT_ONCE = 5
"""So many suggestions are shown before somebody asks for more."""


class SuggestionPanel(QWidget):
    """Cards below one another.

    Signals:
        given: this buddy (Buddy), since when (date), how often (Frequency or None).
    """

    given = Signal(object, object, object)

    def __init__(self, municipality: Municipality, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self._municipality, self._today = municipality, today
        self._name = ""
        self._form: MatchForm | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)

    @property
    def form(self) -> MatchForm | None:
        """The last step, while it is open."""
        return self._form

    def show_suggestions(self, name: str, found: Suggestions) -> None:
        """Show them. Args: name: of the newcomer."""
        self._name, self._form = name, None
        clear(self._rows)
        self._rows.addWidget(label(ABOUT, "help"))
        if found.age_unknown:
            self._rows.addWidget(label(NO_AGE, "reason"))
        if found.minor:
            self._rows.addWidget(_minor(name))
            ask = button("Toch zelf een maatje kiezen", "choose_self")
            ask.clicked.connect(lambda: self._add(ask, found.fitting))
            self._rows.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
            ask.setVisible(bool(found.fitting))
        elif len(found.fitting) > AT_ONCE:
            more = button(f"Nog {len(found.fitting) - AT_ONCE} tonen", "more_suggestions", "quiet")
            more.clicked.connect(lambda: self._add(more, found.fitting[AT_ONCE:]))
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self._add(None, found.fitting[:AT_ONCE], before=more)
        else:
            self._add(None, found.fitting)
        if not found.fitting:
            self._rows.addWidget(_nobody(bool(found.left_out)))
        if found.left_out:
            self._rows.addWidget(_left_out(found))
        self._rows.addStretch(1)

    def _add(self, asked: QWidget | None, found: tuple[Suggestion, ...], before: QWidget | None = None) -> None:
        """Add cards in the place of the button that asked for them, or before another, or at the end."""
        beside = asked or before
        place = self._rows.indexOf(beside) if beside is not None else self._rows.count()
        cards = [self._card(suggestion) for suggestion in found]
        for number, card in enumerate(cards):
            self._rows.insertWidget(place + number, card)
        if asked is not None:
            forget(asked)
            cards[0].shut()

    def _card(self, suggestion: Suggestion) -> SuggestionCard:
        card = SuggestionCard(suggestion, self._municipality)
        card.wanted.connect(lambda: self._open(card, suggestion.buddy))
        return card

    def _open(self, card: SuggestionCard, buddy: Buddy) -> None:
        if self._form is not None:
            self._form.left.emit()
        form = MatchForm(f"{isolated(buddy.name)} en {isolated(self._name)} koppelen", self._today())
        form.given.connect(lambda since, often: self.given.emit(buddy, since, often))
        form.left.connect(lambda: self._shut(card, form))
        self._form = form
        card.open(form)

    def _shut(self, card: SuggestionCard, form: MatchForm) -> None:
        if self._form is form:
            self._form = None
            forget(form)
            card.shut()


def _minor(name: str) -> QWidget:
    made = QFrame()
    made.setObjectName("minor")
    look(made, "notice")
    made.setProperty("state", "concern")
    rows = QVBoxLayout(made)
    rows.setContentsMargins(16, 8, 12, 10)
    rows.addWidget(label(MINOR.format(isolated(first_name(name)))))
    return made


def _nobody(some: bool) -> QWidget:
    made = QWidget()
    made.setObjectName("nobody_fits")
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 4, 0, 0)
    rows.setSpacing(4)
    rows.addWidget(label(NOBODY if some else NO_BUDDIES, "theme"))
    if some:
        rows.addWidget(label(HINT, "help"))
    return made


def _left_out(found: Suggestions) -> QWidget:
    """Why some are left out, and who, when somebody asks."""
    made = QWidget()
    made.setObjectName("left_out")
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 4, 0, 0)
    rows.setSpacing(4)
    rows.addWidget(label("\n".join(f"{words}." for words in found.why), "reason"))
    people = label(
        "\n".join(f"{isolated(one.buddy.name)}: {', '.join(one.barriers)}" for one in found.left_out), "help"
    )
    people.setObjectName("left_out_people")
    people.hide()
    ask = button("Wie zijn dat?", "show_left_out", "quiet")
    ask.clicked.connect(people.show)
    ask.clicked.connect(ask.hide)
    rows.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
    rows.addWidget(people)
    return made
