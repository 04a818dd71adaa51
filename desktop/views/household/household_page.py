"""The page of one household: its people, each in a section of his own, and the sheet that all of them may read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Newcomer
from desktop.errors import UserError
from desktop.forms.bilingual import isolated
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.store.people import Line
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.household.household_finding import Found, find
from desktop.views.household.person_card import PersonCard
from desktop.views.household.sheet_card import SheetCard
from desktop.views.newcomers.columns import Columns
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, TO_DOSSIER
from desktop.views.scrolled import Scrolled

APART = "Spreek partners ook apart. Wat de een vertelt, blijft van hem of haar, ook thuis."
NOBODY = "In dit huishouden staat niemand meer. Kijk in de lijst, of vul het huishouden in bij iemands gegevens."
ALONE = "Er is één dossier met dit huishouden. Komt er iemand bij, vul dan bij die persoon hetzelfde huishouden in."

ADULT = 18


class HouseholdPage(Page):
    """People are shown at once; what comes next, and what may be told to all, is found out behind it.

    Attributes:
        sheet: the card of the common sheet; None while there is nobody to share it with.
    """

    column = True

    def __init__(self, desk: Desk, name: str, ids: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Args: ids: `dossier` of whom it was reached from, if any; `from` as that page had it."""
        super().__init__(parent)
        self.setObjectName("page")
        said = name.casefold().startswith("huishouden")
        self.title = isolated(name) if said else f"Huishouden {isolated(name)}"
        self._desk, self._name = desk, name
        self._here = {key: ids[key] for key in ("dossier", "from") if key in ids}
        self._errands = Errands(desk.background, self)
        people = sorted(self._people(), key=self._minor)  # the adults first
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = Scrolled("household_scroll")
        outer.addWidget(scroll, 1)
        outer.addWidget(self._footer())
        rows = scroll.rows
        rows.setContentsMargins(40, 16, 40, 24)
        rows.setSpacing(12)
        rows.addWidget(label(self.title, "title"))
        several = len(people) > 1
        rows.addWidget(_notice(APART) if several else label(ALONE if people else NOBODY))
        columns = Columns(34, 16, (1, 1))
        rows.addWidget(columns)
        self._cards = {line.dossier_id: self._card(line) for line in people}
        for place, card in enumerate(self._cards.values()):
            columns.add(card, place % 2)
        adults = [line for line in people if not self._minor(line)]
        self.sheet = SheetCard(adults, ids.get("dossier", "")) if len(adults) > 1 else None
        if self.sheet is not None:
            rows.addWidget(self.sheet)
            self.sheet.wanted.connect(self._make_sheet)
        rows.addStretch(1)
        if people:
            self._errands.run(lambda: find(desk, name, desk.today()), self._show, self._refused)

    def view(self) -> dict[str, str]:
        """Whose language the sheet has, and what was put on it."""
        return {"first": self.sheet.first, "ticked": ",".join(self.sheet.ticked)} if self.sheet is not None else {}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Choose the same again."""
        if self.sheet is not None:
            self.sheet.choose(view.get("first", ""), [one for one in view.get("ticked", "").split(",") if one])

    def _people(self) -> list[Line]:
        try:
            return self._desk.dossiers.household(self._name)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return []

    def _minor(self, line: Line) -> bool:
        """Whether this is known to be a child, who has no part in a sheet of adults."""
        age = Newcomer(line.name, line.language, line.birth_date).age(self._desk.today())
        return age is not None and age < ADULT

    def _card(self, line: Line) -> PersonCard:
        card = PersonCard(line, self._desk.guide.questionnaire, self._desk.today())
        card.opened.connect(lambda dossier: self.go.emit("dossier", {"dossier": dossier}))
        return card

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        from_dossier = "dossier" in self._here
        back = button(TO_DOSSIER if from_dossier else PLACES["dossiers"], "back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(lambda: self.go.emit("dossier" if from_dossier else "dossiers", self._here))
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(back)
        row.addStretch(1)
        return footer

    def _show(self, found: Found) -> None:
        for dossier, upcoming in found.upcoming.items():
            if dossier in self._cards:
                self._cards[dossier].show_next(upcoming)
        if self.sheet is not None:
            self.sheet.show_left_out(found.left_out, found.trouble)

    def _refused(self, sentence: str) -> None:
        self._desk.tell(sentence, "error")

    def _make_sheet(self, first: str, ticked: list[str]) -> None:
        ids = {"dossier": first, "household": self._name, "paper": "household", "back": "household"}
        self.go.emit("paper", ids | ({"ticked": ",".join(ticked)} if ticked else {}))


def _notice(text: str) -> QFrame:
    made = QFrame()
    made.setObjectName("apart")
    made.setProperty("look", "notice")
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 8, 16, 8)
    row.addWidget(label(text))
    return made
