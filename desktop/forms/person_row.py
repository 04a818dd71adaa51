"""One person of a question of persons: a line of fields, and a button that takes it away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from desktop.errors import AnswerError
from desktop.forms.bilingual import INTERPRETER, isolated
from desktop.forms.icons import icon
from desktop.forms.looks import named, state
from desktop.forms.number import parse
from desktop.forms.relation_box import RelationBox
from desktop.questions.answers import LONGEST_LINE, OLDEST
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog

WIDTHS = {"name": 4, "relation": 8, "age": 2, "place": 4, "school": 4}
"""How the fields of a line share its width."""
SPACING = 8
BUTTON = 50


class PersonRow(QWidget):
    """One person.

    Signals:
        changed: the person at the keyboard changed something.
        removed: this line is to go.
        left: one of the fields was left.
    """

    changed = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self, question: Question, catalog: Catalog, names: dict[str, str], parent: QWidget) -> None:
        """Args: names: what each field is called, in Dutch."""
        super().__init__(parent)
        self._question = question
        self.edits: dict[str, QLineEdit] = {}
        self.relation: RelationBox | None = None
        self._names = names
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for name in question.fields:
            widget = self._relation() if name == "relation" else self._edit(name)
            widget.setMinimumWidth(56)
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(widget, WIDTHS[name])
        self.trash = QToolButton()
        self.trash.setIcon(icon("trash"))
        self.trash.setProperty("look", "quiet")
        self.trash.setFixedWidth(BUTTON)
        self.trash.setToolTip("Haal deze persoon weg")
        self.trash.clicked.connect(self.removed)
        row.addWidget(self.trash)
        self.set_catalog(catalog)

    def minimumSizeHint(self) -> QSize:
        """High enough for the relation: its style sheet knows only of boxes with one line."""
        least = super().minimumSizeHint()
        return least if self.relation is None else least.expandedTo(QSize(0, self.relation.sizeHint().height()))

    def number(self, position: int) -> None:
        """Say which line this is, counted from 1, in the names of its widgets."""
        question = self._question.id
        for name, edit in self.edits.items():
            named(edit, f"person:{question}:{position}:{name}", f"{self._names[name]}, persoon {position}")
        if self.relation is not None:
            words = f"{self._names['relation']}, persoon {position}"
            named(self.relation, f"person:{question}:{position}:relation", words)
        named(self.trash, f"remove:{question}:{position}", f"Haal persoon {position} weg")

    def set_catalog(self, catalog: Catalog) -> None:
        """Say the relations in another language; what was filled in stays."""
        if self.relation is None:
            return
        for index, option in enumerate(self._question.options, start=1):
            found = catalog.get(f"{self._question.id}:option:{option.id}", option.text)
            own = INTERPRETER if found.state == "missing" else "" if found.state == "source" else isolated(found.text)
            turned = catalog.language.right_to_left and found.state not in ("missing", "source")
            self.relation.say(index, option.text, own, turned)

    def entered(self) -> dict[str, Any]:
        """What was filled in; empty when nothing was.

        Raises:
            AnswerError: when the age is no whole number within reason.
        """
        person: dict[str, Any] = {}
        for name, edit in self.edits.items():
            if edit.text().strip():
                person[name] = self._age(edit) if name == "age" else edit.text()
        if self.relation is not None and self.relation.currentData():
            person["relation"] = self.relation.currentData()
        return person

    def show_person(self, person: dict[str, Any]) -> None:
        """Show a person."""
        for name, edit in self.edits.items():
            edit.setText(str(person.get(name, "")))
            state(edit, "")
        if self.relation is not None:
            self.relation.setCurrentIndex(max(0, self.relation.findData(person.get("relation"))))

    def mark(self, wrong: bool) -> None:
        """Draw the age as wrong when it is what cannot be read."""
        edit = self.edits.get("age")
        if edit is None:
            return
        try:
            self._age(edit)
        except AnswerError:
            state(edit, "error" if wrong else "")
        else:
            state(edit, "")

    def _age(self, edit: QLineEdit) -> int | None:
        try:
            age = parse(edit.text())
        except AnswerError:
            age = -1
        if age is not None and not 0 <= age <= OLDEST:
            raise AnswerError(f"Vul een leeftijd in van 0 tot en met {OLDEST}, of laat het vak leeg.")
        return age

    def _edit(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setMaxLength(3 if name == "age" else LONGEST_LINE)
        edit.textEdited.connect(self.changed)
        edit.editingFinished.connect(self.left)
        self.edits[name] = edit
        return edit

    def _relation(self) -> RelationBox:
        box = RelationBox()
        box.addItem("Kies", None)
        for option in self._question.options:
            box.addItem(option.text, option.id)
        box.activated.connect(self.changed)
        self.relation = box
        return box
