"""Changing the directory: the form in the place of the list, what is saved, and what may be taken out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop import paths
from desktop.errors import UserError
from desktop.municipality.directory_cards import Card
from desktop.municipality.directory_saving import refusal
from desktop.municipality.model import Organisation
from desktop.store.naming import Named
from desktop.views.clearing import forget
from desktop.views.desk import Desk
from desktop.views.directory import keeping
from desktop.views.directory.card_fields import Choices, activity_fields, organisation_fields
from desktop.views.directory.card_form import CardForm
from desktop.views.directory.card_view import CardView
from desktop.views.directory.changing import changed, organisation_of, why_it_stays, with_activity
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion

SAVED = "Bewaard in de map van de gemeente."
SHIPPED = (
    "Bewaard. Let op: deze map hoort bij het programma, en een nieuwe versie zet haar terug. Kopieer de map naar uw "
    "documenten en kies haar bij het begin."
)
ENDING = (
    " U kunt wel zeggen dat {name} gestopt is. Dan blijft alleen de naam staan, en stelt geen regel deze organisatie "
    "meer voor."
)
ASK_REMOVE = "'{name}' van de sociale kaart halen? Zij staat dan ook niet meer in de map van de gemeente."
NEW, MORE = "new", "more:"
"""What a form is for that is not for a card: a new organisation, or one more activity of an organisation."""


class CardEditing(QObject):
    """What is done with cards. What is saved is used at once by everybody.

    Attributes:
        form: the form that is open, and what it is for: the id of a card, `NEW`, or `MORE` with the id of a card.
        busy: whether something is being saved.

    Signals:
        turned: a form was opened, or closed.
        saved: the directory is another one; id of the card to look at, empty for none.
    """

    turned = Signal()
    saved = Signal(str)

    def __init__(self, desk: Desk, place: QStackedWidget, question: InlineQuestion, parent: QObject) -> None:
        """Args: place: where the form is shown, before what is there."""
        super().__init__(parent)
        self._desk, self._place, self._question = desk, place, question
        self._errands = Errands(desk.background, self)
        self.form: CardForm | None = None
        self.form_of = ""
        self.busy = False

    @property
    def half(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.form is not None and self.form.changed

    def connect_card(self, view: CardView) -> None:
        """Do what is asked on a card."""
        card = view.card
        view.edit.connect(lambda: self.open(card.id))
        view.more.connect(lambda: self.open(MORE + card.id))
        view.checked.connect(lambda: self._check(card))
        view.remove.connect(lambda: self._ask_remove(card))
        view.resume.connect(lambda: self._keep(changed(card.organisation, until=None), card.organisation, card.id))

    def _may_change(self) -> bool:
        """Whether the folder can be written; else it is said what to do."""
        why = refusal(Path(self._desk.guide.municipality.folder))
        if why:
            self._desk.tell(why, "warning")
        return not why

    def _card(self, card_id: str) -> Card | None:
        organisation, _, activity = card_id.partition("/")
        known = self._desk.guide.municipality.organisation_by_id.get(organisation)
        if known is None:
            return None
        return Card(known, next((one for one in known.activities if one.id == activity), None))

    def open(self, what: str) -> None:
        """Show the form of a card, of a new organisation, or of one more activity."""
        if not self._may_change():
            return
        choices, today = Choices.of(self._desk.guide), self._desk.today()
        card = None if what == NEW else self._card(what.removeprefix(MORE))
        if card is None:
            form = CardForm("Nieuwe organisatie", organisation_fields(choices), None, today)
        elif what.startswith(MORE):
            form = CardForm(f"Nieuwe activiteit bij {card.organisation.name}", activity_fields(choices), None, today)
        elif card.activity:
            form = CardForm(card.title, activity_fields(choices), card.activity, today)
        else:
            form = CardForm(card.title, organisation_fields(choices), card.organisation, today)
        self.close()
        self._question.hide()
        self.form, self.form_of = form, what if card else NEW
        form.saved.connect(self._store)
        form.refused.connect(lambda sentence: self._desk.tell(sentence, "error"))
        form.left.connect(self._leave_form)
        self._place.setCurrentIndex(self._place.addWidget(form))
        self.turned.emit()
        form.setFocus()

    def _leave_form(self) -> None:
        if self.form is not None and self.form.changed:
            words = ("Wat u typte is nog niet bewaard. Toch terug?", "Terug zonder bewaren", "Hier blijven")
            self._question.ask(*words, self._give_up)
        else:
            self.close()

    def _give_up(self) -> None:
        self.close()
        self._desk.tell("Er is niets bewaard.", "info")

    def close(self) -> None:
        if self.form is not None:
            self._place.removeWidget(self.form)
            forget(self.form)
            self.form, self.form_of = None, ""
        self._place.setCurrentIndex(0)
        self.turned.emit()

    def _store(self, values: dict[str, Any]) -> None:
        """Save what the form says."""
        guide, what = self._desk.guide, self.form_of
        card = None if what == NEW else self._card(what.removeprefix(MORE))
        try:
            if card is None:
                made = organisation_of(guide, None, values)
                self._keep(made, None, made.id)
            elif card.activity or what.startswith(MORE):
                made, card_id = with_activity(guide, card, values)
                self._keep(made, card.organisation, card_id)
            else:
                self._keep(organisation_of(guide, card.organisation, values), card.organisation, card.id)
        except UserError as error:
            self._desk.tell(str(error), "error")

    def _check(self, card: Card) -> None:
        """Somebody called, and all of it is still right."""
        today, organisation = self._desk.today(), card.organisation
        if card.activity:
            activities = [
                one if one.id != card.activity.id else one.model_copy(update={"verified_on": today})
                for one in organisation.activities
            ]
            made = changed(organisation, activities=tuple(activities))
        else:
            made = changed(organisation, verified_on=today)
        self._keep(made, organisation, card.id)

    def _ask_remove(self, card: Card) -> None:
        """Ask; for an organisation that something refers to, say so and offer to end it instead."""
        organisation, activity = card.organisation, card.activity
        if not self._may_change():
            return
        if activity:
            left = tuple(one for one in organisation.activities if one.id != activity.id)
            without = changed(organisation, activities=left)
            self._ask(card.title, lambda: self._keep(without, organisation, organisation.id))
            return

        def counted(named: Named) -> None:
            why = why_it_stays(self._desk.guide, organisation, named)
            if not why:
                self._ask(card.title, lambda: self._run(lambda: keeping.take_out(self._desk.guide, organisation), ""))
            elif organisation.ended(self._desk.today()):
                self._desk.tell(why, "info")
            else:
                ended = changed(organisation, until=self._desk.today())
                words = why + ENDING.format(name=organisation.name)
                self._question.ask(
                    words, "Gestopt, vanaf vandaag", "Zo laten", lambda: self._keep(ended, organisation, "")
                )

        dossiers = self._desk.dossiers
        self._errands.run(
            lambda: dossiers.named(organisation.id), counted, lambda sentence: self._desk.tell(sentence, "error")
        )

    def _ask(self, name: str, then: Callable[[], None]) -> None:
        self._question.ask(ASK_REMOVE.format(name=name), "Verwijderen", "Laten staan", then)

    def _keep(self, organisation: Organisation, before: Organisation | None, card_id: str) -> None:
        if self._may_change():
            self._run(lambda: keeping.keep(self._desk.guide, organisation, before), card_id)

    def _run(self, work: Callable[[], None], card_id: str) -> None:
        """Save off the GUI thread; then everybody has the new directory, and this page looks at the card."""
        if self.busy:
            return
        self._set_busy(True)
        log = self._desk.dossiers.log

        def change() -> None:
            work()
            log.note_reading("directory_changed")  # the file is written: what cannot be noted waits

        def saved(_: None) -> None:
            self._set_busy(False)
            self.close()
            self.saved.emit(card_id)
            shipped = paths.PACKAGE / "shipped" in Path(self._desk.guide.municipality.folder).parents
            self._desk.tell(SHIPPED if shipped else SAVED, "warning" if shipped else "done")

        def refused(sentence: str) -> None:
            self._set_busy(False)
            self._desk.tell(sentence, "error")

        self._errands.run(change, saved, refused)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        if self.form is not None:
            self.form.busy(busy)
