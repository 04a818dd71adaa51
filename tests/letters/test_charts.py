"""Slopes, rounds and the wheel on paper: what they tell without colour, where they stand, and that nothing overlaps."""

from __future__ import annotations

from itertools import combinations

import pytest

from desktop.letters.layout import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, Box, Drawing, Page, Round, Stroke, Words
from desktop.letters.model import Block, Letter, Letterhead, Pair, Slope, Slopes, Spoke, Tongue, Wheel
from desktop.letters.pdf import render
from desktop.letters.sheets import sheets
from desktop.letters.typeset import width

ARABIC, TIGRINYA = Tongue("ar", "rtl"), Tongue("ti")
DAYS = ("12 mei 2026", "16 nov. 2026", "3 mei 2027", "12 mei 2028", "1 jun. 2029")
NAMES = (
    "Welkom", "Persoon en route", "Huishouden en gezinshereniging", "Wonen", "Gezondheid", "Gezin en kinderen",
    "Nederlands en inburgering", "Opleiding en diploma's", "Werk", "Geld", "Sociaal netwerk", "De weg weten",
    "Meedoen en welzijn", "Afsluiting",
)  # fmt: skip
OWN = "التعليم والشهادات والدبلومات"


def paper(*blocks: Block, tongue: Tongue = ARABIC) -> Letter:
    return Letter("report", "Verslag", Letterhead("Gemeente Duindorp", ("Plein 1",)), blocks, "x", tongue)


def drawn(*blocks: Block, tongue: Tongue = ARABIC) -> Page:
    (page,) = sheets(paper(*blocks, tongue=tongue))
    return page


def words(page: Page) -> list[Words]:
    """The lines of the letter itself, without letterhead and foot."""
    return [ink for ink in page.ink if isinstance(ink, Words) and 130 < ink.y < PAGE_HEIGHT - 62]


def said(page: Page) -> list[str]:
    return [line.line.text for line in words(page)]


def box(line: Words) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line."""
    wide, size = width(line.line.runs(), line.line.setting.size), line.line.setting.size
    left = line.x - wide if line.align == "right" else line.x
    return left, line.y - size * 0.75, left + wide, line.y + size * 0.2


def apart(page: Page) -> None:
    """No line of text runs over another."""
    for one, other in combinations(words(page), 2):
        a, b = box(one), box(other)
        over = a[0] < b[2] - 0.1 and b[0] < a[2] - 0.1 and a[1] < b[3] - 0.1 and b[1] < a[3] - 0.1
        assert not over, (one.line.text, other.line.text)


def ends(stroke: Stroke) -> list[tuple[float, float]]:
    return [(stroke.x + x, stroke.y + y) for x, y in stroke.points]


def within(page: Page) -> None:
    """Nothing outside the margins."""
    for ink in page.ink:
        if isinstance(ink, Words):
            assert LEFT - 1 <= box(ink)[0] <= box(ink)[2] <= PAGE_WIDTH - RIGHT + 1, ink.line.text
        elif isinstance(ink, Stroke):
            assert all(LEFT - 1 <= x <= PAGE_WIDTH - RIGHT + 1 for x, _ in ends(ink))
        elif isinstance(ink, Round):
            assert LEFT - 1 <= ink.x - ink.radius <= ink.x + ink.radius <= PAGE_WIDTH - RIGHT + 1


def slope(*values: int | None, title: str | Pair = "Hoe gaat het?", better_up: bool | None = True) -> Slope:
    return Slope(title, values, 1, 5, better_up, "beter", "home")


def wheel(count: int, talks: int, own: str = "", longer: int = 1) -> Wheel:
    """Scores that go up, every third one missing in the first conversation."""
    spokes = []
    for at in range(count):
        name = " ".join([NAMES[at % len(NAMES)]] * longer)
        scores = tuple(
            None if not at % 3 and not talk else min(1.0, 0.1 * at % 1 + 0.2 * talk) for talk in range(talks)
        )
        spokes.append(Spoke(Pair(name, own) if own else name, scores, "home"))
    return Wheel(DAYS[:talks], tuple(spokes))


# Slopes


def test_every_point_tells_its_number_and_every_day_stands_above() -> None:
    page = drawn(Slopes(DAYS, (slope(1, 2, None, 4, 5),)))
    text = said(page)
    assert [text.count(number) for number in ("1", "2", "4", "5")] == [2, 1, 1, 2]  # its ends tell 1 and 5 too
    assert {"12 mei", "2026", "16 nov.", "1 jun.", "Hoe gaat het?", "beter"} <= set(text)
    points = [ink for ink in page.ink if isinstance(ink, Round)]
    assert [point.fill for point in points] == ["paper", "paper", "paper", "accent"]
    assert [one.x for one in points] == sorted(one.x for one in points)
    heights = [point.y for point in points]
    assert heights == sorted(heights, reverse=True), "more is higher"
    apart(page)
    within(page)


def test_a_line_over_a_conversation_without_an_answer_is_broken() -> None:
    page = drawn(Slopes(DAYS[:3], (slope(1, None, 4), slope(1, 2, 4), slope(None, 3, None))))
    lines = [ink for ink in page.ink if isinstance(ink, Stroke)]
    assert [bool(line.dash) for line in lines] == [True, False, False]


@pytest.mark.parametrize(("better_up", "thick"), [(True, 0), (False, 1), (None, None)])
def test_the_better_end_is_the_thick_line(better_up: bool | None, thick: int | None) -> None:
    page = drawn(Slopes(DAYS[:2], (slope(2, 4, better_up=better_up),)))
    rules = sorted((ink for ink in page.ink if isinstance(ink, Box) and 100 < ink.width < 300), key=lambda ink: ink.y)
    assert [rule.height > 1 for rule in rules] == [number == thick for number in range(2)]


def test_a_value_beyond_the_scale_stays_on_it() -> None:
    points = [ink for ink in drawn(Slopes(DAYS[:2], (slope(-3, 99),))).ink if isinstance(ink, Round)]
    inside = [ink for ink in drawn(Slopes(DAYS[:2], (slope(1, 5),))).ink if isinstance(ink, Round)]
    assert [point.y for point in points] == [point.y for point in inside]


def test_numbers_stand_clear_of_each_other_and_of_their_points() -> None:
    for values in ((1, 5, 1, 5, 1), (5, 1, 5, 1, 5), (3, 3, 3, 3, 3), (1, 2, 3, 4, 5), (5, 4, 3, 2, 1)):
        page = drawn(Slopes(DAYS, (slope(*values),)))
        apart(page)
        numbers = [line for line in words(page) if line.line.text in "12345" and line.line.setting.size == 8.5]
        assert len(numbers) == 5
        for point in (ink for ink in page.ink if isinstance(ink, Round)):
            for number in numbers:
                left, top, right, bottom = box(number)
                near_x = min(max(point.x, left), right)
                near_y = min(max(point.y, top), bottom)
                assert (near_x - point.x) ** 2 + (near_y - point.y) ** 2 > point.radius**2


def test_the_days_return_on_the_next_page_and_ten_conversations_fit() -> None:
    rows = tuple(slope(*[1, 2, 3, 4, 5] * 2, title=f"Vraag {number}") for number in range(14))
    pages = sheets(paper(Slopes(DAYS * 2, rows)))
    assert len(pages) > 1
    for page in pages:
        within(page)
        assert sum(ink.line.text.startswith("16 nov") for ink in page.ink if isinstance(ink, Words)) == 2


# Rounds


def rounds(page: Page) -> list[list[Round]]:
    """The rounds from left to right, by row."""
    found: dict[float, list[Round]] = {}
    for ink in page.ink:
        if isinstance(ink, Round):
            found.setdefault(round(ink.y, 1), []).append(ink)
    return [sorted(row, key=lambda ink: ink.x) for _, row in sorted(found.items())]


def filled(row: list[Round]) -> str:
    return "".join("●" if ink.fill else "○" for ink in row)


def test_rounds_are_read_in_the_direction_of_each_language() -> None:
    title = Pair("Hoe gaat het?", "كيف الحال؟")
    block = Slopes((Pair("Toen", "سابقا"), Pair("Nu", "الآن")), (slope(1, 4, title=title),), dots=True)
    page = drawn(block)
    (row,) = rounds(page)
    assert filled(row) == "●○○○○" + "●●●●○" + "○●●●●" + "○○○○●"
    arrows = sorted((ink.x, ink.name) for ink in page.ink if isinstance(ink, Drawing) and "arrow" in ink.name)
    assert [name for _, name in arrows] == ["arrow-right", "arrow-left"]
    (straight,) = rounds(drawn(block, tongue=TIGRINYA))
    assert filled(straight) == ("●○○○○" + "●●●●○") * 2
    apart(page)
    within(page)


def test_in_dutch_alone_they_stand_once() -> None:
    page = drawn(Slopes(("Toen", "Nu"), (slope(2, 2), slope(None, 5)), dots=True))
    assert [filled(row) for row in rounds(page)] == ["●●○○○●●○○○", "●●●●●●●●●●"]
    assert said(page) == ["Toen", "Nu", "Hoe gaat het?", "beter", "Hoe gaat het?", "beter"]


# The wheel


@pytest.mark.parametrize(("count", "talks"), [(1, 1), (2, 2), (3, 2), (7, 3), (13, 3), (14, 5), (16, 2)])
@pytest.mark.parametrize("own", ["", OWN])
def test_names_stand_clear_of_each_other(count: int, talks: int, own: str) -> None:
    block = wheel(count, talks, own)
    page = drawn(block)
    apart(page)
    within(page)
    text = " ".join(said(page))
    assert all(part in text for spoke in block.spokes for part in name(spoke).split())
    assert sum(isinstance(ink, Drawing) for ink in page.ink) == count
    assert all(day in text for day in block.days)


def name(spoke: Spoke) -> str:
    return spoke.title.dutch if isinstance(spoke.title, Pair) else spoke.title


def test_names_too_long_to_stand_beside_it_are_listed() -> None:
    pages = sheets(paper(wheel(14, 2, OWN * 3, longer=9)))
    assert len(pages) > 1
    for page in pages:
        within(page)
        apart(page)


def test_conversations_differ_in_dash_and_mark_and_not_in_colour() -> None:
    page = drawn(wheel(14, 5))
    legend = [
        ink for ink in page.ink if isinstance(ink, Stroke) and len(ink.points) == 2 and abs(ends(ink)[0][0] - LEFT) < 1
    ]
    assert len(legend) == 5
    assert len({ink.dash for ink in legend}) == 5
    assert legend[-1].dash == (), "the last one is a whole line"
    assert {ink.colour for ink in page.ink if isinstance(ink, Stroke | Round)} <= {"accent", "muted", "line"}
    marks = {tuple(ink.points) for ink in page.ink if isinstance(ink, Stroke) and ink.closed and ink.fill == "paper"}
    assert len(marks) == 4, "the fifth is a filled round"


def test_a_shape_is_open_where_a_score_is_missing() -> None:
    whole = Wheel(DAYS[:1], tuple(Spoke(title, (0.5,)) for title in NAMES[:4]))
    gap = Wheel(DAYS[:1], (Spoke("Leeg", (None,)), *whole.spokes[1:]))

    def lines(block: Wheel) -> list[int]:
        return sorted(len(ink.points) for ink in drawn(block).ink if isinstance(ink, Stroke) and ink.width == 1.8)

    assert lines(whole) == [2, 4]  # the sample in the legend, and the shape
    assert lines(gap) == [2, 2, 2]


def test_without_domains_there_is_no_wheel() -> None:
    assert said(drawn(Wheel(DAYS[:2], ()))) == []


def test_the_same_pictures_give_the_same_bytes() -> None:
    letter = paper(Slopes(DAYS, (slope(1, 2, None, 4, 5),)), wheel(14, 5, OWN))
    assert render([letter]) == render([letter])
