"""The directory (sociale kaart): find a card, keep it up to date, see what is missing, print what fits a newcomer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.dossier.waiting import usual_days
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.letters.directory_choice import fitting
from desktop.views.desk import Desk
from desktop.views.directory.card_editing import NEW, CardEditing
from desktop.views.directory.missing import Missing, missing
from desktop.views.directory.missing_view import MissingView
from desktop.views.directory.search_view import SearchView, show_view, view_of
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, PageFoot

HALF = "Deze kaart is nog niet bewaard. Kies 'Bewaren' of 'Niet bewaren'."
FOR_ONE = "Voor {name}. Aangevinkt is wat bij het plan past: u kiest zelf wat erbij komt of weg mag."


class DirectoryPage(Page):
    """Searching, a form in its place while a card is changed, or the list of what is missing."""

    title = "Sociale kaart"

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier | None = None,
        ids: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Args:
        dossier: the newcomer to print for; None to look only.
        ids: `card` to look at, `theme` to narrow to, `cards` that are ticked (with commas), `back` to go to.
        """
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._dossier, self._ids = desk, dossier, dict(ids or {})
        self._errands = Errands(desk.background, self)
        self._question = InlineQuestion()
        self._search = SearchView(desk, self._first_ticks())
        self._search.row.show_wanted({})
        self._missing = MissingView()
        self._place = QStackedWidget()
        self._place.addWidget(self._search)
        self._place.addWidget(self._missing)
        self._editing = CardEditing(desk, self._place, self._question, self)
        self._lay_out()
        self._search.shown.connect(self._editing.connect_card)
        self._editing.turned.connect(self._show_state)
        self._editing.saved.connect(self._look_at)
        self._search.chosen.connect(self._show_state)
        self._missing.wanted.connect(self._look_at_theme)
        self.setFocusProxy(self._search.row.line)
        self._search.refresh(self._ids.get("card", ""))
        if self._ids.get("theme"):
            self._search.row.show_wanted({"theme": self._ids["theme"]})
            self._search.refresh()
        self._show_state()

    @property
    def ready(self) -> bool:
        """Whether it can be searched in all languages, and nothing is being saved."""
        return self._search.ready and not self._editing.busy

    def showEvent(self, event: QShowEvent) -> None:
        """Others may have changed it on another page."""
        super().showEvent(event)
        if not event.spontaneous() and self._editing.form is None:
            self._search.refresh()

    # What stays when one leaves

    def flush(self) -> bool:
        """False while a form is half filled: it is said."""
        if not self._editing.half:
            return True
        self._desk.tell(HALF, "warning")
        return False

    def abandon(self) -> bool:
        """What is half filled is in `draft`."""
        return True

    def draft(self) -> dict[str, str]:
        """The form, when it is not saved."""
        form = self._editing.form
        return {"form": self._editing.form_of} | form.typed() if form is not None and form.changed else {}

    def show_draft(self, typed: dict[str, str]) -> None:
        """Fill the form as it was."""
        self._editing.open(typed.get("form", NEW))
        if self._editing.form is not None:
            self._editing.form.show_typed(typed)

    def view(self) -> dict[str, str]:
        """What is searched for and looked at, and what is ticked."""
        part = {"part": "missing"} if self._place.currentWidget() is self._missing else {}
        return view_of(self._search) | part

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at it again."""
        show_view(self._search, view)
        if view.get("part") == "missing":
            self._show_missing()

    # Arranging

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self._title = label(self.title, "title")
        self._title.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._search.number.setWordWrap(False)
        self._search.number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        head.setSpacing(16)
        head.addWidget(self._title)
        head.addWidget(self._search.number)
        head.addWidget(self._search.row.line, 1)
        head.addStretch()
        middle = QVBoxLayout()
        middle.setContentsMargins(28, 10, 28, 10)
        middle.setSpacing(8)
        middle.addLayout(head)
        self._about = label("", "help")
        self._about.setObjectName("directory_about")
        words = FOR_ONE.format(name=self._dossier.newcomer.name) if self._dossier else ""
        self._about.setText(words or self._desk.guide.municipality.notice)
        self._about.setVisible(bool(self._about.text()))
        for part in (self._about, self._question):
            middle.addWidget(part)
        middle.addWidget(self._place, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(middle, 1)
        self._footer = self._make_footer()
        rows.addWidget(self._footer)

    def _make_footer(self) -> QFrame:
        elsewhere = "dossier" if self._dossier else "around"
        footer = PageFoot(PLACES.get(self._ids.get("back", ""), PLACES[elsewhere]), self._go_back)
        self._other = button("Wat ontbreekt", "directory_other")
        self._other.setIcon(icon("question"))
        self._other.clicked.connect(self._turn)
        self._new = button("Organisatie toevoegen", "directory_new")
        self._new.setIcon(icon("plus"))
        self._new.clicked.connect(lambda: self._editing.open(NEW))
        self._print = button("Afdrukken", "directory_print", "primary")
        self._print.setIcon(icon("printer", Shade.ON_ACCENT))
        self._print.setVisible(self._dossier is not None)
        self._print.clicked.connect(self._show_paper)
        footer.row.addStretch(1)
        for part in (self._other, self._new, self._print):
            footer.row.addWidget(part)
        return footer

    def _show_state(self) -> None:
        """Which part is shown, and what can be done there."""
        searching = self._place.currentWidget() is self._search
        for part in (self._search.row.line, self._search.number):
            part.setVisible(searching)
        self._about.setVisible(bool(self._about.text()) and searching)
        self._footer.setVisible(self._editing.form is None)
        self._other.setText("Wat ontbreekt" if searching else "Alle kaarten")
        self._other.setIcon(icon("question" if searching else "list"))
        self._other.setAccessibleName(self._other.text())
        many = len(self._search.ticks or ())
        self._print.setText(f"Afdrukken ({many})" if many else "Afdrukken")
        self._print.setAccessibleName(self._print.text())
        self._print.setEnabled(bool(many))

    def _first_ticks(self) -> list[str] | None:
        """What goes on paper: as it was chosen before, or else what fits the plan."""
        if self._dossier is None:
            return None
        if "cards" in self._ids:
            return [one for one in self._ids["cards"].split(",") if one]
        return [card.id for card in fitting(self._desk.guide, self._dossier, self._desk.today())]

    # Going elsewhere

    def _go_back(self) -> None:
        ids = {key: value for key, value in self._ids.items() if key not in ("back", "cards", "card", "theme")}
        if self._ids.get("back"):
            self.go.emit(self._ids["back"], ids)
        elif self._dossier is None:
            self.go.emit("around", {})
        else:
            self.leave.emit()

    def _show_paper(self) -> None:
        if self._dossier is not None and self._search.ticks:
            ids = {key: value for key, value in self._ids.items() if key == "from"}
            chosen = {"cards": ",".join(self._search.ticks), "dossier": self._dossier.id}
            self.go.emit("paper", {"paper": "directory", "back": "directory", **ids, **chosen})

    def _look_at(self, card_id: str) -> None:
        """The directory was changed."""
        self._search.refresh()
        if card_id:
            self._search.look_at(card_id)

    def _turn(self) -> None:
        """From searching to what is missing, and back."""
        if self._place.currentWidget() is self._missing:
            self._place.setCurrentWidget(self._search)
            self._show_state()
            self._search.row.line.setFocus()
        else:
            self._show_missing()

    def _look_at_theme(self, title: str) -> None:
        themes = {domain.title: domain.id for domain in self._desk.guide.questionnaire.domains}
        self._place.setCurrentWidget(self._search)
        self._search.row.show_wanted({"theme": themes.get(title, "")})
        self._search.refresh()
        self._show_state()

    def _show_missing(self) -> None:
        """Every dossier is read for it."""
        self._question.hide()
        self._place.setCurrentWidget(self._missing)
        self._show_state()
        desk, today = self._desk, self._desk.today()
        usual = usual_days(desk.guide.municipality, desk.waits())

        def find() -> Missing:
            return missing(desk.dossiers.attempts(), desk.guide, today, usual)

        self._errands.run(find, self._missing.show_missing, self._missing.say)
