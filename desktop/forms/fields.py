"""Which class draws which type of question."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.forms.date import DateField
from desktop.forms.field import Field, Phrase
from desktop.forms.multi import MultiField
from desktop.forms.number import NumberField
from desktop.forms.persons import PersonsField
from desktop.forms.scale import ScaleField
from desktop.forms.single import SingleField
from desktop.forms.text import TextField
from desktop.forms.yes_no import YesNoField
from desktop.questions.model import Question, Type
from desktop.translate.catalog import Catalog

FIELDS: dict[Type, type[Field]] = {
    "single": SingleField,
    "multi": MultiField,
    "number": NumberField,
    "date": DateField,
    "scale": ScaleField,
    "text": TextField,
    "yes_no": YesNoField,
    "persons": PersonsField,
}


def make(question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> Field:
    """The field of a question."""
    return FIELDS[question.type](question, catalog, phrase, parent)
