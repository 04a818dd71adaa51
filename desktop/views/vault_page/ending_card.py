"""One dossier that somebody has to decide about: who, since when, why, and the ways to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.retention import Rule, State
from desktop.forms.bilingual import isolated
from desktop.forms.flow import Flow
from desktop.forms.looks import badge, button, label, named
from desktop.questions import dates
from desktop.store.retention import Ending
from desktop.views.desk import Desk
from desktop.views.vault_page.extension_form import ExtensionForm

BADGES: dict[State, tuple[str, str]] = {
    "due": ("term voorbij", "overdue"),
    "soon": ("bijna voorbij", "waiting"),
    "unknown": ("geen datum bekend", ""),
}


class EndingCard(QFrame):
    """A card with a box to tick.

    Signals:
        ticked: the box was changed.
        looked: the person wants to see the dossier.
        changed: it is kept longer from now on.

    Attributes:
        ending: what it is about.
        box: ticked when it must be deleted.
    """

    ticked = Signal()
    looked = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, ending: Ending, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"ending:{ending.dossier_id}")
        self.setProperty("look", "card")
        self._desk, self.ending = desk, ending
        self.box = QCheckBox()
        named(self.box, f"choose:{ending.dossier_id}", f"Kies het dossier van {ending.name} om te verwijderen")
        self.box.toggled.connect(lambda _: self.ticked.emit())
        self._form: ExtensionForm | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._tell()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(18, 12, 18, 12)
        whole.setSpacing(10)
        beside = QVBoxLayout()
        beside.addWidget(self.box)
        beside.addStretch(1)
        whole.addLayout(beside)
        whole.addLayout(self._rows, 1)

    def _tell(self) -> None:
        ending = self.ending
        rule = Rule.of(self._desk.guide.municipality.settings)
        head = QHBoxLayout()
        born = f" · {dates.write(ending.birth_date)}" if ending.birth_date else ""
        head.addWidget(label(f"{isolated(ending.name)}{born}", "question"), 1)
        words, look = BADGES[ending.term.state(self._desk.today())]
        head.addWidget(badge(words, look))
        self._rows.addLayout(head)
        last = f"Laatste gesprek: {dates.write(ending.last_held_on) or 'nog geen'}."
        until = f" Bewaren tot {dates.write(ending.term.ends_on)}." if ending.term.ends_on else ""
        self._rows.addWidget(label(f"{last}{until}"))
        self._rows.addWidget(label(ending.term.why(rule, isolated(ending.reason) if ending.reason else ""), "help"))
        if ending.open_promises:
            many = "staan nog afspraken" if ending.open_promises > 1 else "staat nog een afspraak"
            self._rows.addWidget(label(f"Let op: er {many} open ({ending.open_promises}).", "reason"))
        ways = Flow()
        for text, name, then in (
            ("Dossier bekijken", "look", self.looked.emit),
            ("Langer bewaren…", "longer", self._open_form),
        ):
            way = button(text, f"{name}:{ending.dossier_id}", "quiet")
            way.setAccessibleName(f"{text.rstrip('…')}: {ending.name}")
            way.clicked.connect(then)
            ways.addWidget(way)
        self._rows.addLayout(ways)

    def _open_form(self) -> None:
        if self._form is None:
            self._form = ExtensionForm(self._desk, self.ending.dossier_id, self.ending.name)
            self._form.kept.connect(self.changed)
            self._form.closed.connect(self._form.hide)
            self._rows.addWidget(self._form)
        self._form.show()
        self._form.begin()
