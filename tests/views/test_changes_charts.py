"""The drawings on the page of changes: what they say, where they draw, and that nothing is cut or left to colour."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QFrame, QToolTip
from pytestqt.qtbot import QtBot

from desktop.dossier.changes import Change, Kind, changes
from desktop.dossier.coming_back import Outcome
from desktop.dossier.course import picture
from desktop.dossier.goals import Goal
from desktop.dossier.model import Answer, Conversation
from desktop.questions.model import Domain, Question, Questionnaire, Round, Was
from desktop.views import theme
from desktop.views.follow_up.change_row import ChangeRow
from desktop.views.follow_up.change_words import conversation_names, score_kind, short_days
from desktop.views.follow_up.chart_marks import STROKES, stroke
from desktop.views.follow_up.comparison import Comparison
from desktop.views.follow_up.course_chart import CourseChart
from desktop.views.follow_up.wheel import Wheel
from desktop.views.follow_up.wheel_card import wheel_card

from .finding import texts

DAYS = [date(2026, 3, 3), date(2026, 9, 8), date(2028, 3, 6), date(2029, 3, 6), date(2030, 3, 6), date(2031, 3, 6)]
DOMAINS = (
    "wonen",
    "gezondheid",
    "taal",
    "netwerk",
    "wegwijs",
    "meedoen",
    "geld",
    "werk",
    "kunst",
    "sport",
    "leren",
    "zorg",
)


def asked(name: str, **more: Any) -> Question:
    """A scale."""
    given = {"id": name, "type": "scale", "text": f"Hoe gaat {name}?", "purpose": "!", "rounds": ("start", "later")}
    return Question.model_validate(given | {"low": "slecht", "high": "goed", "compare": "higher_is_better"} | more)


def whole(count: int = 4, *more: Question) -> Questionnaire:
    """So many life domains, each with one scale."""
    domains = [
        Domain(
            id=name, title=f"{name.title()} en alles eromheen", icon="home", minutes=5, questions=(asked(f"{name}.a"),)
        )
        for name in DOMAINS[:count]
    ]
    if more:
        domains.append(Domain(id="extra", title="Extra", icon="home", minutes=5, questions=more))
    rounds = (Round(id="start", title="Startgesprek"), Round(id="later", title="Vervolg"))
    return Questionnaire(version="1", rounds=rounds, domains=tuple(domains))


def held(*values: dict[str, Any] | int, count: int = 4) -> list[Conversation]:
    """A conversation for each set of answers; a number answers every life domain. None is declined."""
    made = []
    for place, given in enumerate(values):
        answers = {f"{name}.a": given for name in DOMAINS[:count]} if isinstance(given, int) else given
        kept = {key: Answer(key, "declined" if value is None else "answered", value) for key, value in answers.items()}
        made.append(Conversation("later" if place else "start", DAYS[place], "ar", completed=True, answers=kept))
    return made


def chart(values: tuple[int | None, ...], kind: Kind = "better", **more: Any) -> CourseChart:
    """The line of one question."""
    question = asked("d.a", **more)
    domain = Domain(id="d", title="D", icon="home", minutes=5, questions=(question,))
    found = picture(
        Questionnaire(version="1", rounds=(), domains=(domain,)),
        held(*({} if value is None else {"d.a": value} for value in values)),
    )
    return CourseChart(found.courses[0], ["mrt 2026"] * len(values), "verteld", kind, dated=True)


def heights(made: CourseChart) -> list[float | None]:
    return [None if point is None else point.y() for point in made.points()]


def test_up_is_better_also_when_the_number_falls(qtbot: QtBot) -> None:
    for compare, values in (("higher_is_better", (2, 4)), ("lower_is_better", (4, 2))):
        made = chart(values, compare=compare)
        qtbot.addWidget(made)
        before, now = heights(made)
        assert before is not None
        assert now is not None
        assert now < before, compare


def test_what_was_not_answered_leaves_its_place_open(qtbot: QtBot) -> None:
    made = chart((2, None, 4))
    qtbot.addWidget(made)
    first, gap, last = made.points()
    assert gap is None
    assert isinstance(first, QPointF)
    assert isinstance(last, QPointF)
    assert last.x() - first.x() == pytest.approx(made.sizeHint().width() * 2 / 3, abs=1)


def test_the_last_mark_points_the_way_it_went(qtbot: QtBot) -> None:
    """In grey: a triangle has a corner where the other one has nothing, so that no colour is needed."""
    drawn = []
    kinds: tuple[Kind, ...] = ("better", "worse", "different")
    for kind in kinds:
        made = chart((3, 3), kind)
        qtbot.addWidget(made)
        made.resize(made.sizeHint())
        drawn.append(made.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


@pytest.mark.parametrize(
    ("count", "letters"),
    [
        (7, 14),
        (8, 22),
        (12, 14),
        *(pytest.param(*more, marks=pytest.mark.thorough) for more in [(3, 14), (3, 22), (12, 22)]),
    ],
)
def test_no_name_of_the_wheel_is_cut_or_stands_on_another(qtbot: QtBot, count: int, letters: int) -> None:
    talks = held(2, 4, count=count)
    card = wheel_card(whole(count), talks, talks[0])
    assert card is not None
    qtbot.addWidget(card)
    card.setStyleSheet(f"* {{ font-size: {letters}px; }}")
    card.resize(card.minimumSizeHint())
    card.show()
    wheel = card.findChild(Wheel)
    assert isinstance(wheel, Wheel)
    names = wheel.names()
    assert all(wheel.rect().toRectF().contains(name) for name in names)
    assert not [(a, b) for place, a in enumerate(names) for b in names[place + 1 :] if a.intersects(b)]
    assert all((name.center() - wheel.middle()).manhattanLength() > wheel.radius() for name in names)
    assert count > 8 or card.minimumSizeHint().width() < (880 if letters > 14 else 600), "it fits a window of 960"


def test_a_long_name_keeps_within_the_wheel(qtbot: QtBot) -> None:
    first, *others = whole(3).domains
    long = first.model_copy(update={"title": "Arbeidsmarkttoeleidingstraject en nog heel veel meer woorden daarna"})
    talks = held(2, 4, count=3)
    card = wheel_card(Questionnaire(version="1", rounds=(), domains=(others[0], long, others[1])), talks, talks[0])
    assert card is not None
    qtbot.addWidget(card)
    card.resize(card.minimumSizeHint())
    card.show()
    wheel = card.findChild(Wheel)
    assert isinstance(wheel, Wheel)
    assert all(wheel.rect().toRectF().contains(name) for name in wheel.names())


def test_the_wheel_tells_every_score_and_which_way_it_went(qtbot: QtBot) -> None:
    talks = held(2, {"wonen.a": 4, "gezondheid.a": 1, "taal.a": 2, "netwerk.a": None})
    card = wheel_card(whole(), talks, talks[0])
    assert card is not None
    qtbot.addWidget(card)
    wheel = card.findChild(Wheel)
    assert isinstance(wheel, Wheel)
    assert wheel.accessibleDescription().splitlines() == [
        "Van 0, in het midden, tot 100, aan de rand: hoe hoger, hoe beter.",
        "Wonen en alles eromheen. Startgesprek, 3 maart 2026: 25; Vervolg, 8 september 2026: 75.",
        "Gezondheid en alles eromheen. Startgesprek, 3 maart 2026: 25; Vervolg, 8 september 2026: 0.",
        "Taal en alles eromheen. Startgesprek, 3 maart 2026: 25; Vervolg, 8 september 2026: 25.",
    ]
    assert {"Startgesprek, 3 maart 2026", "Vervolg, 8 september 2026"} <= set(texts(card))
    where = wheel.names()[0].center().toPoint()
    QApplication.sendEvent(wheel, QHelpEvent(QHelpEvent.Type.ToolTip, where, QPoint(0, 0)))
    assert "Hoe gaat wonen.a?" in QToolTip.text()
    QToolTip.hideText()


def test_the_newest_line_lies_on_top_at_its_point(qtbot: QtBot) -> None:
    talks = held(4, 4)
    card = wheel_card(whole(), talks, talks[0])
    assert card is not None
    qtbot.addWidget(card)
    card.resize(700, 600)
    card.show()
    wheel = card.findChild(Wheel)
    assert isinstance(wheel, Wheel)
    image = wheel.grab().toImage()
    assert image.pixelColor(wheel.point(0, 0.75).toPoint()) == QColor(theme.LIGHT.accent)
    assert image.pixelColor(wheel.point(0, 0.0).toPoint()) != QColor(theme.LIGHT.accent)


def test_of_many_conversations_the_wheel_keeps_three_and_says_so(qtbot: QtBot) -> None:
    talks = held(1, 2, 3, 4, 5, 1)
    card = wheel_card(whole(), talks, talks[2])
    assert card is not None
    qtbot.addWidget(card)
    days = [text for text in texts(card) if text.startswith(("Startgesprek", "Vervolg"))]
    assert days == ["Vervolg, 6 maart 2031", "Vervolg, 6 maart 2028", "Startgesprek, 3 maart 2026"]
    assert any(text.startswith("Getekend zijn het eerste gesprek") for text in texts(card))


def test_two_life_domains_make_no_wheel() -> None:
    talks = held(2, 4, count=2)
    assert wheel_card(whole(2), talks, talks[0]) is None


def test_no_two_conversations_are_drawn_alike() -> None:
    kinds = [stroke(index, 5) for index in range(5)]
    assert kinds[-1] is STROKES[0]
    assert len({kind.line for kind in kinds}) == len({kind.shape for kind in kinds}) == 5


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [(0.5, 0.75, "better"), (0.5, 0.25, "worse"), (0.3, 0.1 + 0.2, "same"), (None, 1.0, None)],
)
def test_which_way_a_score_went(before: float | None, now: float | None, kind: Kind | None) -> None:
    assert score_kind(before, now) == kind


def test_days_are_as_short_as_they_can_be_told_apart() -> None:
    first, second, third = held(1, 2, 3)
    assert short_days([first, second]) == ["mrt 2026", "sep 2026"]
    second.held_on = date(2026, 3, 24)
    assert short_days([first, second]) == ["3-3-26", "24-3-26"]
    second.held_on = first.held_on
    assert short_days([first, second, third]) == ["3-3 (1e)", "3-3 (2e)", "6-3-28"]
    second.round = "start"
    assert conversation_names(whole(), [first, second, third]) == [
        "Startgesprek, 3 maart 2026 (1e van die dag)",
        "Startgesprek, 3 maart 2026 (2e van die dag)",
        "Vervolg, 6 maart 2028",
    ]


ROWS: list[tuple[Question, dict[str, Any], dict[str, Any], list[str]]] = [
    (asked("d.a"), {"d.a": 2}, {"d.a": 2}, ["gelijk gebleven", "2, net als toen"]),
    (
        asked("d.a"),
        {"d.a": 4},
        {"d.a": None},
        ["wil er nu niet over praten", "4 / 5 (slecht – goed)", "wilde niet antwoorden"],
    ),
    (asked("d.a"), {"d.a": None}, {"d.a": 1}, ["nieuw", "wilde niet antwoorden", "1 / 5 (slecht – goed)"]),
    (
        asked("d.a", type="number", low="", high="", unit="mensen"),
        {"d.a": 2},
        {"d.a": 7},
        ["beter", "van 2 naar 7 mensen"],
    ),
    (
        asked("d.a", was=(Was(id="d.oud", text="Hoe ging het toen?"),)),
        {"d.oud": 2},
        {"d.a": 4},
        ["beter", "van 2 naar 4", "Toen was de vraag: ‘Hoe ging het toen?’."],
    ),
    (
        asked("d.a", was=(Was(id="d.oud", minimum=1, maximum=10, values={"9": 5}),)),
        {"d.oud": 9},
        {"d.a": 4},
        [
            "minder goed",
            "van 5 naar 4",
            "Het antwoord was toen ‘9 / 10 (slecht – goed)’. Dat telt nu als ‘5 / 5 (slecht – goed)’.",
        ],
    ),
    (
        asked("d.a", was=(Was(id="d.oud", comparable=False),)),
        {"d.oud": 2},
        {"d.a": 4},
        ["niet te vergelijken", "2 / 5 (slecht – goed)", "Het antwoord van toen hoort niet bij de vraag van nu."],
    ),
]


@pytest.mark.parametrize(("question", "before", "now", "parts"), ROWS)
def test_a_change_in_words(
    qtbot: QtBot, question: Question, before: dict[str, Any], now: dict[str, Any], parts: list[str]
) -> None:
    domain = Domain(id="d", title="D", icon="home", minutes=5, questions=(question,))
    (change,) = changes(Questionnaire(version="1", rounds=(), domains=(domain,)), *held(before, now))
    row = ChangeRow(change)
    qtbot.addWidget(row)
    assert set(parts) <= set(texts(row))


def test_goals_stand_on_a_card_of_their_own(qtbot: QtBot) -> None:
    goal = asked("extra.doel", type="text", low="", high="", compare="neutral", kept_as="goal")
    talks = held({"extra.doel": "Leren fietsen"}, {"extra.doel": "Een baan\nvinden"})
    outcome = Outcome("extra.doel", "start", "reached", DAYS[1])
    page = Comparison(whole(1, goal), talks, talks[0], [Goal("extra.doel", "start", "Leren fietsen", DAYS[0], outcome)])
    qtbot.addWidget(page)
    card = page.findChild(QFrame, "goals_then")
    assert isinstance(card, QFrame)
    assert {"Leren fietsen", "Gesteld op 3 maart 2026", "gelukt", "Nieuwe doelen", "• Een baan vinden"} <= set(
        texts(card)
    )
    assert page.findChild(QFrame, "changes:extra") is None, "a goal is no answer that went away"
    talks[1].answers["extra.doel"].value = "Leren  fietsen"
    same = Comparison(whole(1, goal), talks, talks[0], [Goal("extra.doel", "start", "Leren fietsen", DAYS[0])])
    qtbot.addWidget(same)
    assert "nog niet besproken" in texts(same)
    assert "Nieuwe doelen" not in texts(same)


def test_the_line_goes_below_the_words_on_a_narrow_page(qtbot: QtBot) -> None:
    made = chart((2, 4))
    question = asked("d.a")
    change = Change(question, "better", Answer("d.a", "answered", 2), Answer("d.a", "answered", 4))
    row = ChangeRow(change, made)
    qtbot.addWidget(row)
    row.resize(900, 200)
    row.show()
    beside = made.geometry()
    row.resize(row.minimumSizeHint().width() + 20, 300)
    QApplication.processEvents()
    assert made.geometry().left() < beside.left()
    assert made.geometry().top() > beside.top()
    assert row.rect().contains(made.geometry())
