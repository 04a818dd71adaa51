"""What the people for a meeting are narrowed to: a name, a language, when they came, what interests them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.dossier.inviting import ARRIVED, Arrived, Invitee, arrived_within
from desktop.forms.flow import Flow
from desktop.forms.looks import label, named
from desktop.translate.languages import language
from desktop.views.meetings.meeting_words import ARRIVALS, LISTS, Which
from desktop.views.search_line import search_line
from desktop.views.steady import steady

SEARCH = "Zoek op naam"
EVERY_LANGUAGE, EVERY_INTEREST = "Alle talen", "Alle redenen"
MOST_INTERESTS = 12
Names = Callable[[str], str]


@dataclass(frozen=True)
class Wanted:
    """What stands in the fields.

    Attributes:
        interest: words of a reason; empty for any.
        text: words that stand in a name.
    """

    which: Which = "reason"
    language: str = ""
    arrived: Arrived = ""
    interest: str = ""
    text: str = ""

    @classmethod
    def of(cls, ids: Mapping[str, str]) -> Wanted:
        """What the ids of a page ask for; what is not known is left as it is by itself."""
        arrived, which = ids.get("arrived", ""), ids.get("which", "")
        return cls(
            next((name for name in LISTS if name == which), "reason"),
            ids.get("language", ""),
            next((name for name in ARRIVED if name == arrived), ""),
            ids.get("interest", ""),
            ids.get("text", ""),
        )

    @property
    def ids(self) -> dict[str, str]:
        """The ids by which the page is shown as it is now."""
        found = {"which": self.which, "language": self.language, "arrived": self.arrived}
        return {
            name: value for name, value in (found | {"interest": self.interest, "text": self.text}).items() if value
        }

    @property
    def narrowed(self) -> bool:
        """Whether there may be people of this list who are not shown."""
        return bool(self.language or self.arrived or self.interest or self.text.strip())


@dataclass(frozen=True)
class Found:
    """What a choice leaves, and how many every list has."""

    items: Sequence[Invitee] = ()
    counts: Mapping[Which, int] = field(default_factory=dict)


def sift(everybody: Sequence[Invitee], wanted: Wanted, today: date, names: Names) -> Found:
    """The people of a list, narrowed; the counts go by the same fields.

    Args:
        names: how a name is compared.
    """
    words = names(wanted.text).split()

    def fits(item: Invitee) -> bool:
        dossier = item.guest.dossier
        if wanted.language and dossier.newcomer.language != wanted.language:
            return False
        if wanted.interest and all(reason.words != wanted.interest for reason in item.reasons):
            return False
        if words and not all(word in names(item.name) for word in words):
            return False
        return not wanted.arrived or arrived_within(dossier, wanted.arrived, today)

    counts: dict[Which, int] = dict.fromkeys(LISTS, 0)
    items: list[Invitee] = []
    narrowed, which = wanted.narrowed, wanted.which
    for item in everybody:
        if narrowed and not fits(item):
            continue
        lists = _lists(item)
        for name in lists:
            counts[name] += 1
        if which in lists:
            items.append(item)
    return Found(items, counts)


def _lists(item: Invitee) -> tuple[Which, ...]:
    """In which lists somebody is."""
    known = item.attendance
    if known is None:
        return ("everybody", "reason") if item.reasons else ("everybody",)
    if known.invited_on is None:
        return ("everybody", "came") if known.came else ("everybody",)
    return ("everybody", "invited", "came") if known.came else ("everybody", "invited")


class GuestFilter(QWidget):
    """Fields that choose; each change counts at once.

    Attributes:
        line: the search field.

    Signals:
        changed: something else is wanted.
        down: the person wants to go to what was found.
    """

    changed = Signal()
    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = search_line("guest_text", SEARCH)
        self._language = _box("guest_language", "Taal", [("", EVERY_LANGUAGE)])
        self._arrived = _box("guest_arrived", "Wanneer gekomen", list(ARRIVALS.items()))
        self._interest = _box("guest_interest", "Reden", [("", EVERY_INTEREST)])
        self._number = label("", "help")
        self._number.setObjectName("guest_number")
        self._number.setWordWrap(False)
        self._interest.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._interest.setMinimumContentsLength(14)
        row = Flow(10)
        for part in (self.line, self._language, self._arrived, self._interest, self._number):
            row.addWidget(part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(row)
        self.line.textChanged.connect(self._give)
        self.line.down.connect(self.down)
        for box in (self._language, self._arrived, self._interest):
            box.currentIndexChanged.connect(self._give)

    def say(self, words: str) -> None:
        """How many are shown."""
        self._number.setText(words)

    def wanted(self, before: Wanted) -> Wanted:
        """What is asked for now, of the list that was shown before."""
        return replace(
            before,
            language=self._language.currentData() or "",
            arrived=self._arrived.currentData() or "",
            interest=self._interest.currentData() or "",
            text=self.line.text().encode("utf-8", "replace").decode(),
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Put the fields as they were, without a word to anybody."""
        self.blockSignals(True)
        self.line.setText(wanted.text)
        for box, value in (
            (self._language, wanted.language),
            (self._arrived, wanted.arrived),
            (self._interest, wanted.interest),
        ):
            if box.findData(value) < 0:
                box.addItem(value, value)
            box.setCurrentIndex(box.findData(value))
        self.blockSignals(False)

    def offer(self, everybody: Sequence[Invitee]) -> None:
        """Offer the languages that people speak, and the reasons there are, those of most people first."""
        spoken = sorted(
            {item.guest.dossier.newcomer.language for item in everybody}, key=lambda one: language(one).dutch
        )
        found: dict[str, int] = {}
        for item in everybody:
            for reason in item.reasons:
                if reason.kind not in ("language", "arrival"):
                    found[reason.words] = found.get(reason.words, 0) + 1
        often = sorted(found, key=lambda words: (-found[words], words))[:MOST_INTERESTS]
        _offer(self._language, [("", EVERY_LANGUAGE), *((code, language(code).dutch) for code in spoken)])
        _offer(self._interest, [("", EVERY_INTEREST), *((words, words) for words in often)])

    def _give(self) -> None:
        self.changed.emit()


def _box(name: str, words: str, items: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    named(made, name, words)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    steady(made)
    for value, said in items:
        made.addItem(said, value)
    return made


def _offer(box: QComboBox, items: Sequence[tuple[str, str]]) -> None:
    """Offer these; what was chosen stays chosen."""
    chosen = box.currentData() or ""
    box.blockSignals(True)
    box.clear()
    for value, said in items:
        box.addItem(said, value)
    if chosen and box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
