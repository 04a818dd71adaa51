"""What there is around the conversations with one newcomer: his buddy, his next meeting, and the ways to each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.dossier.buddy_wish import unlisted
from desktop.dossier.model import Dossier
from desktop.forms.looks import button, label
from desktop.municipality.model import Municipality
from desktop.questions import dates
from desktop.views.desk import Desk
from desktop.views.newcomers.dossier_card import DossierCard

WAYS = (("integration", "Inburgering"), ("buddy", "Maatje"), ("directory", "Sociale kaart"))
"""The pages it leads to, and the words."""
UNLISTED = "Wil een {}, maar staat nog niet op de wachtlijst. Kijk dat na bij Maatje."


class AroundCard(DossierCard):
    """A few lines, and the ways.

    Signals:
        wanted: a page, by its name.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("Rondom het gesprek", parent)
        guide, today = desk.guide, desk.today()
        for line in lines(dossier, guide.municipality, today):
            self.rows.addWidget(label(line))
        told = unlisted(dossier, guide.questionnaire, guide.municipality, today)
        if told is not None:
            kind = guide.municipality.settings.buddies.title(told.wish.kind)
            self.rows.addWidget(label(UNLISTED.format(kind)))
        for page, words in WAYS:
            way = button(words, page, "quiet")
            way.clicked.connect(partial(self.wanted.emit, page))
            self.rows.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)


def lines(dossier: Dossier, municipality: Municipality, today: date) -> Iterator[str]:
    """What is so now; nothing when nothing was recorded."""
    buddies = municipality.settings.buddies
    running = [one for one in dossier.buddy_matches if one.ended_on is None or one.ended_on > today]
    for match in running:
        yield f"Heeft een {buddies.title(match.kind)} sinds {dates.write(match.since)}."
    wishes = [one for one in dossier.buddy_wishes if one.ended_on is None]
    if wishes and not running:
        wish = max(wishes, key=lambda one: one.since)
        yield f"Wacht op een {buddies.title(wish.kind)} sinds {dates.write(wish.since)}."
    coming = min((one for one in dossier.attendances if one.day >= today), key=lambda one: one.day, default=None)
    if coming:
        yield f"Uitgenodigd voor de bijeenkomst over {coming.theme.lower()} op {dates.write(coming.day)}."
