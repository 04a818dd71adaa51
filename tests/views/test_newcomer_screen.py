"""The newcomer's window: what it shows, what it never shows, touch and keys, both directions, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.guide import Guide
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog
from desktop.views import theme
from desktop.views.newcomer_screen.screen import NewcomerScreen, other_screen
from desktop.views.newcomer_screen.told import MACHINE

KEYS = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def guide(shipped: Guide) -> Guide:
    """The shipped questions."""
    return shipped


@pytest.fixture
def screen(qtbot: QtBot, guide: Guide) -> NewcomerScreen:
    """A shown window in Arabic."""
    made = NewcomerScreen(guide.catalog("ar"), guide.phrase)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def first(guide: Guide, kind: str) -> Question:
    return next(question for question in guide.questionnaire if question.type == kind)


def ask(screen: NewcomerScreen, guide: Guide, question: Question, value: Any = None) -> None:
    screen.show_question(question, guide.questionnaire.domain_by_id[question.domain], value)


def texts(screen: QWidget) -> set[str]:
    """Everything that can be read or heard of a window."""
    found = {screen.windowTitle()}
    for part in screen.findChildren(QWidget):
        found |= {part.accessibleName(), part.accessibleDescription(), part.toolTip()}
        if isinstance(part, QLabel | QAbstractButton):
            found.add(part.text())
    return found - {""}


def button(screen: NewcomerScreen, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def may_stand(guide: Guide, question: Question, catalog: Catalog) -> str:
    """All the fixed texts of one question, in both languages, as one text."""
    domain = guide.questionnaire.domain_by_id[question.domain]
    pairs = [(f"{domain.id}:title", domain.title), *((f"phrase:{key}", text) for key, text in guide.phrases.items())]
    pairs += [(f"{question.id}:{part}", getattr(question, part)) for part in ("text", "help", "unit", "low", "high")]
    pairs += [(f"{question.id}:option:{option.id}", option.text) for option in question.options]
    own = ["Startgesprek", "Vorige vraag", "Volgende vraag", "Maak leeg", "–"]
    return "\n".join([*own, *(catalog.say(*pair) for pair in pairs), *(source for _, source in pairs)])


@pytest.mark.parametrize("kind", ["single", "multi", "yes_no", "scale", "number", "text", "date", "persons"])
def test_only_the_question_and_fixed_texts_stand_on_it(screen: NewcomerScreen, guide: Guide, kind: str) -> None:
    question = first(guide, kind)
    secrets = {"text": "GEHEIM", "date": "1990-05-01", "persons": [{"name": "GEHEIM"}]}
    ask(screen, guide, question, secrets.get(kind))
    allowed = may_stand(guide, question, guide.catalog("ar"))
    for text in texts(screen):
        bare = text.replace("\u200e", "").replace("\u200f", "").replace("\u200b", "")
        known = all(piece in allowed or piece.strip("+−").isdecimal() for piece in bare.split(" – "))
        assert known or bare.endswith((" meer", " minder")), text
    assert {"GEHEIM", "1990-05-01"}.isdisjoint(texts(screen))
    assert screen.windowTitle() == "Startgesprek"


def test_each_type_gives_the_values_of_the_forms(screen: NewcomerScreen, guide: Guide, qtbot: QtBot) -> None:
    heard: list[tuple[str, Any]] = []
    screen.chosen.connect(lambda question_id, value: heard.append((question_id, value)))
    for kind, touched, wanted in (
        ("single", [0, 0], ["first", None]),
        ("multi", [1, 0, 1, 0], [["second"], ["first", "second"], ["first"], None]),
        ("yes_no", [0, 1, 1], [True, False, None]),
        ("scale", [2, 2], [3, None]),
    ):
        question = first(guide, kind)
        ids = [option.id for option in question.options] or ["first", "second"]
        real = {"first": ids[0], "second": ids[1]}
        keys = {"yes_no": ["yes", "no"], "scale": ["1", "2", "3"]}.get(kind, ids)
        ask(screen, guide, question)
        heard.clear()
        for index in touched:
            qtbot.mouseClick(button(screen, f"screen:{question.id}:{keys[index]}"), LEFT)
        said = [[real[key] for key in value] if isinstance(value, list) else real.get(value, value) for value in wanted]
        assert heard == [(question.id, value) for value in said]
        assert [type(value) for _, value in heard] == [type(value) for value in said]


def test_a_number_is_stepped_within_its_bounds(screen: NewcomerScreen, guide: Guide, qtbot: QtBot) -> None:
    heard: list[Any] = []
    screen.chosen.connect(lambda _, value: heard.append(value))
    question = next(item for item in guide.questionnaire if item.type == "number" and item.bounds == (0, 30))
    ask(screen, guide, question, 29)
    for name in ("plus:1", "plus:1", "minus:1", "empty", "minus:1"):
        qtbot.mouseClick(button(screen, f"screen_{name}"), LEFT)
    assert heard == [30, 30, 29, None, 0]


def test_by_keyboard_alone(screen: NewcomerScreen, guide: Guide, qtbot: QtBot) -> None:
    heard: list[Any] = []
    screen.chosen.connect(lambda _, value: heard.append(value))
    single, multi = first(guide, "single"), first(guide, "multi")
    ask(screen, guide, single)
    assert screen.hasFocus()  # no tile looks chosen beforehand
    qtbot.keyClick(screen, KEYS.Key_2)
    ask(screen, guide, multi)
    qtbot.keyClick(screen, KEYS.Key_2)
    qtbot.keyClick(QApplication.focusWidget(), KEYS.Key_Right)  # from right to left: back to the first
    qtbot.keyClick(QApplication.focusWidget(), KEYS.Key_Space)
    ask(screen, guide, first(guide, "yes_no"))
    qtbot.keyClick(screen, KEYS.Key_N)
    ask(screen, guide, first(guide, "scale"))
    qtbot.keyClick(screen, KEYS.Key_5)
    ask(screen, guide, first(guide, "number"))
    qtbot.keyClick(screen, KEYS.Key_Up)
    qtbot.keyClick(screen, KEYS.Key_Up)
    ids = [option.id for option in multi.options]
    assert heard == [single.options[1].id, [ids[1]], ids[:2], False, 5, 1, 2]


def test_a_second_tap_takes_nothing_back(screen: NewcomerScreen, guide: Guide, qtbot: QtBot) -> None:
    heard: list[Any] = []
    screen.chosen.connect(lambda _, value: heard.append(value))
    ask(screen, guide, first(guide, "yes_no"))
    tile = button(screen, f"screen:{first(guide, 'yes_no').id}:yes")
    qtbot.mouseClick(tile, LEFT)
    qtbot.mouseDClick(tile, LEFT)
    assert tile.isChecked()
    assert heard[-1] is True


def test_it_follows_the_professional(screen: NewcomerScreen, guide: Guide) -> None:
    question = first(guide, "single")
    heard: list[Any] = []
    screen.chosen.connect(lambda *given: heard.append(given))
    ask(screen, guide, question)
    screen.show_value(question.options[1].id)
    tile = button(screen, f"screen:{question.id}:{question.options[1].id}")
    assert tile.isChecked()
    screen.set_catalog(guide.catalog("ti"))
    assert button(screen, f"screen:{question.id}:{question.options[1].id}").isChecked()
    screen.set_read_only(True)
    assert not button(screen, f"screen:{question.id}:{question.options[1].id}").isEnabled()
    assert heard == []


def test_blank_is_empty_whatever_is_asked_of_it(screen: NewcomerScreen, guide: Guide) -> None:
    ask(screen, guide, first(guide, "single"))
    screen.set_blank(True)
    assert texts(screen) == {"Startgesprek"}
    screen.show_phrase("أهلا", "Welkom")
    ask(screen, guide, first(guide, "scale"))
    screen.show_value(3)
    assert texts(screen) == {"Startgesprek"}
    screen.set_blank(False)
    assert button(screen, f"screen:{first(guide, 'scale').id}:3").isChecked()
    screen.show_nothing()
    assert texts(screen) == {"Startgesprek"}
    screen.set_blank(True)
    screen.set_blank(False)
    assert texts(screen) == {"Startgesprek"}


def test_a_phrase_fills_it_until_it_is_touched(screen: NewcomerScreen, guide: Guide, qtbot: QtBot) -> None:
    left: list[bool] = []
    screen.left.connect(lambda: left.append(True))
    ask(screen, guide, first(guide, "single"))
    asked = texts(screen)
    screen.show_phrase("تفضل <b>", "Gaat uw gang <b>")
    assert texts(screen) == {"Startgesprek", "تفضل <b>", "Gaat uw gang <b>"}
    qtbot.mouseClick(screen.findChild(QLabel), LEFT)
    assert texts(screen) == asked
    screen.show_phrase("تفضل", "Gaat uw gang")
    qtbot.keyClick(screen, KEYS.Key_Escape)
    assert texts(screen) == asked
    assert left == []


def test_what_is_touched_lives_until_the_touch_has_ended(screen: NewcomerScreen, guide: Guide, qtbot: QtBot) -> None:
    ask(screen, guide, first(guide, "single"))
    screen.show_phrase("تفضل", "Gaat uw gang")
    gone: list[bool] = []
    for part in screen.findChildren(QLabel):
        part.destroyed.connect(lambda: gone.append(True))
    del part
    qtbot.mouseClick(screen.findChild(QLabel), LEFT)
    assert gone == [], "Qt still tells it of the touch"


def test_what_a_machine_made_says_so_to_both_readers(screen: NewcomerScreen, guide: Guide) -> None:
    screen.show_phrase("أين تشعر بالألم؟", "Waar doet het pijn?", by_machine=True)
    draft = guide.catalog("ar").say("phrase:draft_translation", guide.phrase("draft_translation"))
    said = {"Startgesprek", "أين تشعر بالألم؟", "Waar doet het pijn?", draft, MACHINE}
    assert texts(screen) == said
    assert not any(line.isHidden() for line in screen.findChildren(QLabel))
    screen.show_phrase("تفضل", "Gaat uw gang")
    assert MACHINE not in texts(screen)


@pytest.mark.parametrize("key", [KEYS.Key_Escape, KEYS.Key_F9, KEYS.Key_F11])
def test_one_key_leads_back(screen: NewcomerScreen, guide: Guide, qtbot: QtBot, key: Qt.Key) -> None:
    ask(screen, guide, first(guide, "single"))
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen, key)
    assert not screen.isVisible()


def test_further_and_back(screen: NewcomerScreen, guide: Guide, qtbot: QtBot) -> None:
    ask(screen, guide, first(guide, "single"))
    for name in ("further", "back"):
        with qtbot.waitSignal(getattr(screen, name)):
            qtbot.mouseClick(button(screen, f"screen_{name}"), LEFT)
        with qtbot.waitSignal(getattr(screen, name)):
            qtbot.keyClick(screen, KEYS.Key_PageDown if name == "further" else KEYS.Key_PageUp)


@pytest.mark.parametrize("code", ["ar", "uk"])
def test_everything_stands_on_the_reading_side(screen: NewcomerScreen, guide: Guide, code: str) -> None:
    screen.set_catalog(guide.catalog(code))
    turned = code == "ar"
    ask(screen, guide, first(guide, "yes_no"))
    QApplication.processEvents()

    def left_of(name: str) -> int:
        return button(screen, name).mapTo(screen, QPoint(0, 0)).x()

    question = first(guide, "yes_no").id
    assert (left_of("screen_further") < left_of("screen_back")) == turned
    assert (left_of(f"screen:{question}:yes") > left_of(f"screen:{question}:no")) == turned
    side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
    for line in button(screen, f"screen:{question}:yes").findChildren(QLabel):
        assert line.alignment() & side
        assert line.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_what_is_not_translated_is_asked_in_dutch_and_said(qtbot: QtBot, guide: Guide) -> None:
    known = guide.catalog("ar")

    class Holed(Catalog):
        def get(self, context: str, source: str) -> Any:
            return (known if context.startswith("phrase:") else Catalog("ar")).get(context, source)

    made = NewcomerScreen(Holed("ar"), guide.phrase)
    qtbot.addWidget(made)
    question = first(guide, "single")
    ask(made, guide, question)
    assert question.text in texts(made)
    assert guide.phrase("not_translated", "ar") in texts(made)


def test_it_fills_a_screen_and_prefers_the_other(screen: NewcomerScreen) -> None:
    screens = QGuiApplication.screens()
    assert other_screen(screens[:1], screens[0]) is None
    screen.open_on()
    assert screen.isFullScreen()


@pytest.fixture(params=[100, 150], scope="module")
def letters(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    """Sizes of letters: styling the whole application takes a while."""
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp)


def cut_off(screen: NewcomerScreen) -> Iterator[str]:
    """Every text with less room than it needs, and every tile that is lower than a finger."""
    for part in screen.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel) and part.text():
            if part.height() < part.heightForWidth(part.width()):
                yield f"{part.text()}: {part.height()} is too low"
            if part.width() < part.minimumSizeHint().width():
                yield f"{part.text()}: too narrow"
        if isinstance(part, QAbstractButton) and part.objectName().startswith("screen:") and part.height() < 64:
            yield f"{part.objectName()}: too low"
        if part.objectName().startswith("screen") and part.mapTo(screen, QPoint(part.width(), 0)).x() > screen.width():
            yield f"{part.objectName()}: sticks out"


def longest(guide: Guide, catalog: Catalog) -> list[Question]:
    """The questions of each type with the most text on them, and those with the longest question."""

    def size(question: Question) -> int:
        offered = [catalog.say(f"{question.id}:option:{option.id}", option.text) for option in question.options]
        return len(catalog.say(f"{question.id}:text", question.text)) + sum(max(40, len(text)) for text in offered)

    found = []
    for kind in dict.fromkeys(question.type for question in guide.questionnaire):
        alike = [question for question in guide.questionnaire if question.type == kind]
        found.append(max(alike, key=size))
        found.append(max(alike, key=lambda question: len(catalog.say(f"{question.id}:text", question.text))))
    return [item for index, item in enumerate(found) if item not in found[:index]]


@pytest.mark.thorough
@pytest.mark.parametrize("code", ["ar", "ti", "uk"])
def test_no_shipped_question_is_cut_off(qtbot: QtBot, guide: Guide, letters: int, code: str) -> None:
    """The longest of each type, in a small window: it fits, or it scrolls."""
    catalog = guide.catalog(code)
    made = NewcomerScreen(catalog, guide.phrase)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    for question in longest(guide, catalog):
        ask(made, guide, question)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(3):
            QApplication.processEvents()
        assert list(cut_off(made)) == [], (question.id, letters)
        assert made.size().width() == 1024
