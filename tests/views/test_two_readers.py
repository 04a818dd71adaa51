"""Every card of every life domain as an Arabic, a Tigrinya and a Ukrainian reader sees it: in full, on its own side."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyle, QWidget
from pytestqt.qtbot import QtBot

from desktop.forms.words import turned_lines
from desktop.guide import Guide
from desktop.views import theme
from desktop.views.conversation.domain_rail import DomainRail
from desktop.views.conversation.question_list import DomainIntroduction, QuestionList

LANGUAGES = ("ar", "ti", "uk")
WINDOW = 1280
"""Logical pixels: the width of the smallest screen that is promised to do."""
SHOWN = (4, 5)
"""Life domains that every run looks at: a sensitive one, and one with people."""
STILL = 6
"""Turns of the event loop in which nothing moves, before everything is believed to stand."""
BELOW = 28
"""Pixels: the margin and the space below the last card."""
FLAGS = Qt.TextFlag.TextWordWrap


@pytest.fixture(scope="module")
def zeist(shipped: Guide) -> Guide:
    """What is shipped for Zeist."""
    return shipped


@pytest.fixture(
    scope="module", params=[pytest.param(100, marks=pytest.mark.thorough), 150], ids=lambda size: f"{size}%"
)
def room(request: pytest.FixtureRequest, qapp: QApplication, zeist: Guide) -> Iterator[int]:
    """Letters of one size; gives the width that is left for the questions beside the life domains."""
    theme.apply(qapp, request.param)
    rail = DomainRail(zeist.questionnaire.domains)
    yield WINDOW - rail.maximumWidth()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what goes away needs no other letters
    theme.apply(qapp)


def inside(widget: QWidget, around: QWidget) -> QRect:
    """Where a widget is within another."""
    return QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())


def named(widget: QWidget) -> str:
    """What to call a widget when something is wrong with it."""
    return widget.objectName() or getattr(widget, "text", str)()[:40]


def visible(around: QWidget, kind: type[QWidget]) -> list[QWidget]:
    """What of a kind is to be seen in a widget."""
    return [one for one in around.findChildren(kind) if one.isVisible() and not one.visibleRegion().isEmpty()]


def cut_off(card: QWidget) -> Iterator[str]:
    """Every text that has less room than it needs, and everything that sticks out of what holds it."""
    for part in visible(card, QWidget):
        if part.objectName().startswith("qt_"):
            continue
        around = part.parentWidget()
        if around is not None and not around.rect().contains(part.geometry()):
            yield f"{named(part)}: sticks out"
        if isinstance(part, QLabel) and part.text():
            room = part.contentsRect()
            flags = FLAGS if part.wordWrap() else 0
            needed = QFontMetrics(part.font()).boundingRect(QRect(0, 0, room.width(), 9999), int(flags), part.text())
            if part.layoutDirection() == Qt.LayoutDirection.RightToLeft and part.wordWrap():
                needed.setHeight(ceil(turned_lines(part.text(), part.font(), room.width())[1]))
            if needed.height() > room.height() or needed.width() > room.width() + 1:
                yield f"{named(part)}: needs {needed.size().toTuple()}, has {room.size().toTuple()}"
        if isinstance(part, QAbstractButton) and part.width() < part.minimumSizeHint().width():
            yield f"{named(part)}: too narrow"


def overlapping(card: QWidget) -> Iterator[str]:
    """Every two texts or buttons that lie over each other, unless the one holds the other."""
    parts = [one for one in visible(card, QWidget) if isinstance(one, QLabel | QAbstractButton)]
    places = [inside(one, card) for one in parts]
    for index, (one, place) in enumerate(zip(parts, places, strict=True)):
        for other, where in zip(parts[index + 1 :], places[index + 1 :], strict=True):
            if place.intersects(where) and not one.isAncestorOf(other) and not other.isAncestorOf(one):
                yield f"{named(one)} lies over {named(other)}"


def on_the_wrong_side(card: QWidget) -> Iterator[str]:
    """Every text in Arabic letters that is not set against the right, and every other one that is.

    The words at the ends of a scale stand at those ends (AlignAbsolute), in whatever language.
    """
    for part in visible(card, QLabel):
        assert isinstance(part, QLabel)
        if part.alignment() & Qt.AlignmentFlag.AlignAbsolute or not part.text() or part.property("look") == "badge":
            continue
        arabic = any("\u0600" <= sign <= "\u06ff" for sign in part.text())
        shown = QStyle.visualAlignment(part.layoutDirection(), part.alignment())
        if arabic != bool(shown & Qt.AlignmentFlag.AlignRight) and not shown & Qt.AlignmentFlag.AlignHCenter:
            yield f"{named(part)}: on the wrong side"


def settle(questions: QuestionList) -> None:
    """Let every text find its place: one line more is passed on from what holds it to what holds that, each in turn."""
    sizes: list[QSize] = []
    still = 0
    for _ in range(200):
        QApplication.processEvents()
        before, sizes = sizes, [part.size() for part in questions.findChildren(QLabel)]
        still = still + 1 if sizes == before else 0
        if still == STILL:
            return
    raise AssertionError("the texts keep moving")


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_empty_below_the_last_question(qtbot: QtBot, zeist: Guide, code: str) -> None:
    questions = QuestionList(zeist.questionnaire.domain_by_id["geld"], zeist.catalog(code), zeist.phrase)
    qtbot.addWidget(questions)
    questions.begin()
    questions.complete()
    questions.resize(1028, 500)
    questions.show()
    settle(questions)
    *_, last = questions.cards.values()
    column = questions.widget()
    assert column is not None
    assert column.height() > questions.height()
    assert 0 <= column.height() - last.geometry().bottom() <= BELOW


@pytest.mark.parametrize("codes", [("ar",), pytest.param(("ti", "uk"), marks=pytest.mark.thorough)], ids="-".join)
@pytest.mark.parametrize(
    "number", [number if number in SHOWN else pytest.param(number, marks=pytest.mark.thorough) for number in range(14)]
)
def test_every_question_is_read_in_full_on_its_own_side(
    qtbot: QtBot, zeist: Guide, room: int, number: int, codes: tuple[str, ...]
) -> None:
    domain = zeist.questionnaire.domains[number]
    questions = QuestionList(domain, zeist.catalog(codes[0]), zeist.phrase)
    qtbot.addWidget(questions)
    questions.begin()
    questions.complete()
    questions.resize(room, 4000)
    questions.setUpdatesEnabled(False)  # where everything stands is enough: nothing need be painted
    questions.show()
    for code in codes:
        questions.set_catalog(zeist.catalog(code))
        settle(questions)
        column = questions.widget()
        assert column is not None
        assert column.width() <= questions.viewport().width()
        parts: list[QWidget] = [*questions.cards.values(), *questions.findChildren(DomainIntroduction)]
        wrong = {
            getattr(part, "question", domain).id: found
            for part in parts
            if (found := [*cut_off(part), *overlapping(part), *on_the_wrong_side(part)])
        }
        assert wrong == {}, code
