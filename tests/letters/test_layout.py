"""Pages: nothing below the foot, headings with what follows, the head of a table on every page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.letters.layout import (
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    Box,
    Page,
    Piece,
    Words,
    drawn,
    placed,
)
from desktop.letters.model import (
    Fact,
    Facts,
    Heading,
    Letter,
    Letterhead,
    Pair,
    Paragraph,
    Promise,
    Promises,
    Signatures,
    Table,
    Tongue,
)
from desktop.letters.sheets import sheets
from desktop.letters.typeset import width

HEAD = Letterhead("Gemeente Duindorp", ("Plein 1", "0000 AA Duindorp"))
ROOM = PAGE_HEIGHT - BOTTOM - TOP


def words(page: Page) -> list[str]:
    return [ink.line.text for ink in page.ink if isinstance(ink, Words)]


def letter(*blocks: object, tongue: Tongue | None = None) -> Letter:
    return Letter("report", "Verslag", HEAD, blocks, "verslag", tongue or Tongue("nl"))  # type: ignore[arg-type]


def marked(number: int, height: float, with_next: bool) -> Piece:
    """A piece that can be found again by the width of its box."""
    return Piece(height, (Box(0, 0, number + 1, height),), before=5, with_next=with_next)


@given(st.lists(st.tuples(st.floats(5, 300), st.booleans()), max_size=40))
def test_pieces_stay_in_order_on_the_page_and_with_what_follows(given: list[tuple[float, bool]]) -> None:
    pieces = [marked(number, height, with_next) for number, (height, with_next) in enumerate(given)]
    pages = drawn(placed(pieces, 200))
    boxes = [[ink for ink in page.ink if isinstance(ink, Box)] for page in pages]
    assert [round(box.width) - 1 for page in boxes for box in page] == list(range(len(pieces)))
    for page in boxes:
        for box in page:
            assert box.y + box.height <= PAGE_HEIGHT - BOTTOM + 0.01
        for upper, lower in pairwise(page):
            assert lower.y >= upper.y + upper.height - 0.01
    for page in boxes[:-1]:
        last = round(page[-1].width) - 1
        if pieces[last].with_next:  # only a chain that fills more than a page may be cut
            start = last
            while start and pieces[start - 1].with_next:
                start -= 1
            end = last
            while end + 1 < len(pieces) and pieces[end].with_next:
                end += 1
            room = ROOM if start else ROOM + TOP - 200
            assert sum(piece.height + piece.before for piece in pieces[start : end + 1]) > room


def test_the_head_of_a_table_returns_on_every_page() -> None:
    rows = tuple((f"vraag {number}", "antwoord " * 12) for number in range(60))
    pages = sheets(letter(Table(("Vraag", "Antwoord"), rows, (0.4, 0.6))))
    assert len(pages) > 2
    assert all("Vraag" in words(page) for page in pages)


def test_pages_are_numbered_within_each_letter() -> None:
    pages = sheets(letter(*(Paragraph("tekst " * 200) for _ in range(12))))
    assert [f"pagina {n} van {len(pages)}" in words(page) for n, page in enumerate(pages, 1)] == [True] * len(pages)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for before in range(20, 45):
        blocks = [Paragraph("regel", close=True)] * before
        pages = sheets(letter(*blocks, Heading("Kopje"), Facts((Fact("Vraag", "antwoord"),))))
        for page in pages:
            if "Kopje" in words(page):
                assert "antwoord" in words(page)


def test_a_promise_stays_on_one_page() -> None:
    lines = tuple(f"regel {number}" for number in range(6))
    pages = sheets(letter(Promises(tuple(Promise(f"belofte {number}", lines) for number in range(20)))))
    for page in pages:
        shown = words(page)
        assert sum("belofte" in text for text in shown) * 6 == sum(text.startswith("regel") for text in shown)


def test_everything_stands_inside_the_margins() -> None:
    long = "Zeer-lange-naam/" * 20 + "a" * 300
    arabic = "كتاب (RSD) مدرسة " * 30
    pages = sheets(
        letter(
            Paragraph(Pair(long, arabic)),
            Promises((Promise(Pair(long, arabic), (Pair(long, arabic),)),)),
            Facts((Fact(long, long, note=long, concern=True),)),
            Table((long, long), ((long, long),), (0.2, 0.8)),
            Signatures((Pair(long, arabic), "twee", "drie")),
            tongue=Tongue("ar", "rtl"),
        )
    )
    for page in pages:
        for ink in page.ink:
            if isinstance(ink, Words):
                wide = width(ink.line.runs(), ink.line.setting.size)
                left = ink.x - wide if ink.align == "right" else ink.x
                assert left >= LEFT - 1
                assert left + wide <= PAGE_WIDTH - RIGHT + 1
                assert 20 < ink.y < PAGE_HEIGHT - 20


def test_right_to_left_text_stands_at_the_right_edge() -> None:
    (page,) = sheets(letter(Paragraph(Pair("links", "يمين")), tongue=Tongue("ar", "rtl")))
    right = next(ink for ink in page.ink if isinstance(ink, Words) and ink.line.text == "يمين")
    assert (right.align, round(right.x)) == ("right", round(PAGE_WIDTH - RIGHT))


def test_both_languages_stand_on_one_base_line() -> None:
    (page,) = sheets(letter(Paragraph(Pair("links", "يمين")), tongue=Tongue("ar", "rtl")))
    bases = {ink.y for ink in page.ink if isinstance(ink, Words) and ink.line.text in ("links", "يمين")}
    assert len(bases) == 1


def test_six_lines_of_address_do_not_touch_the_title() -> None:
    head = Letterhead("Gemeente Duindorp", tuple(f"regel {number}" for number in range(9)))
    (page,) = sheets(Letter("report", "Verslag", head, (), "verslag"))
    lowest = max(ink.y for ink in page.ink if isinstance(ink, Words) and ink.line.text.startswith("regel"))
    (title,) = (ink for ink in page.ink if isinstance(ink, Words) and ink.line.setting.size > 20)
    assert title.y > lowest + 30


def test_a_row_higher_than_a_page_is_divided() -> None:
    note = "lange notitie " * 2000
    pages = sheets(letter(Facts((Fact("Vraag", "antwoord", note=note),))))
    assert len(pages) > 5
    shown = " ".join(text for page in pages for text in words(page))
    assert shown.count("notitie") == 2000
