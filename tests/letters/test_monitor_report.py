"""The published figures on paper: what it means, the figure, bars that fit it, what is not told, and nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.guide import Guide
from desktop.letters.layout import WIDTH, Box, Words
from desktop.letters.model import Heading, Letter, Paragraph, Table
from desktop.letters.monitor_report import monitor_report
from desktop.letters.pdf import render
from desktop.letters.sheets import sheets
from desktop.monitor.model import TOTAL, Breakdown, Category, Export, Published

from .figures import BY_ORIGIN, COUNT, EXPORT, GUARDED, MEANINGS, ON, PERIOD, SHARE, WHOLE, row

POSTAL_CODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}\b")
DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}")


def under(letter: Letter, title: str) -> list[object]:
    """The blocks below a heading, up to the next one that is no part of it."""
    heads = [at for at, block in enumerate(letter.blocks) if isinstance(block, Heading) and not block.minor]
    ends = dict(pairwise([*heads, len(letter.blocks)]))
    (start,) = (at for at in heads if getattr(letter.blocks[at], "text", "") == title)
    return list(letter.blocks[start + 1 : ends[start]])


def texts(letter: Letter) -> str:
    found = [letter.dutch_title, letter.stem, letter.letterhead.sender, *letter.letterhead.lines]
    for block in letter.blocks:
        if isinstance(block, Table):
            found += [*block.head, *(text for line in block.rows for text in line)]
        elif isinstance(block, Heading | Paragraph):
            found.append(str(block.text))
    return "\n".join(found)


def read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_an_indicator_tells_what_it_means_its_figure_and_its_groups(guide: Guide) -> None:
    letter = monitor_report(guide, EXPORT, MEANINGS)
    assert (letter.kind, letter.title) == ("monitor", "Monitor over kwartaal 1 tot en met 3 van 2026")
    meaning, figure, heading, table, *withheld = under(letter, "Heeft een huisarts")
    assert meaning == Paragraph(MEANINGS["huisarts"])
    assert figure == Paragraph("48 van 61 personen (79%). Onbekend: 12. Wil het niet zeggen: 3.", "lead")
    assert heading == Heading("Naar herkomst", minor=True)
    assert isinstance(table, Table)
    assert table.rows[:3] == (
        ("Syrië", "30", "36", "83%", "7", "0", ""),
        ("Eritrea", "8", "–", "–", "–", "0", ""),
        ("Oekraïne", "5", "8", "–", "0", "0", ""),
    )
    assert table.bars == (0.83, None, None, None, None)
    assert withheld == [
        Paragraph(
            "Hier staan 6 getallen niet, want ze zijn te klein, of ze zouden iets verraden over een kleine groep.",
            "quiet",
        ),
        Paragraph("Hier staat 1 getal niet, want het gaat over minder dan 10 personen.", "quiet"),
        Paragraph("Kleine groepen zijn samengevoegd tot Zuid-Azië.", "quiet"),
    ]


def test_counts_and_medians(guide: Guide) -> None:
    letter = monitor_report(guide, EXPORT, MEANINGS)
    figure, _, table = under(letter, "Gesprekken")
    assert figure == Paragraph("1.234 gesprekken.", "lead")
    assert isinstance(table, Table)
    assert (table.rows[0], table.bars) == (("Startgesprek", "1.000", ""), (1.0, 0.234))
    _, figure, _, table, _ = under(letter, "Dagen tot de hulp begint")[:5]
    assert figure == Paragraph(
        "De middelste waarde is 34, bij 40 doorverwijzingen. Onbekend: 3. Wil het niet zeggen: 0.", "lead"
    )
    assert isinstance(table, Table)
    assert [line[1] for line in table.rows] == ["41", "–", "–"]


def test_what_is_not_told_says_so_where_it_would_stand(guide: Guide) -> None:
    letter = monitor_report(guide, EXPORT, MEANINGS)
    gone, why, *_ = under(letter, "Heeft betaald werk")
    assert gone == Paragraph("Dit getal staat er niet.", "lead")
    assert "samen met een eerdere uitgave" in str(why)
    figure, heading, sentence = under(letter, "Sport")
    assert "40 van 60" in str(figure)
    assert heading == Heading("Naar herkomst", minor=True)
    assert "geen enkel getal" in str(sentence)
    assert "Syrië" not in texts(monitor_report(guide, Export(PERIOD, ON, (GUARDED,), 5), {}))
    whole = monitor_report(guide, WHOLE, MEANINGS)
    assert "Alle getallen staan erin." in texts(whole)
    assert "Alle getallen staan erin." not in texts(letter)


def test_an_indicator_of_nobody_says_so(guide: Guide) -> None:
    empty = replace(SHARE, cells=row(TOTAL, (0, 0, 0, 0)))
    letter = monitor_report(guide, Export(PERIOD, ON, (empty,), 5), {})
    assert under(letter, SHARE.title) == [Paragraph("Dit ging in deze periode over niemand.", "lead")]


def test_figures_that_are_rounded_say_so(guide: Guide) -> None:
    assert "afgerond op vijf" in texts(monitor_report(guide, replace(WHOLE, rounded=True), {}))
    assert "afgerond op vijf" not in texts(monitor_report(guide, WHOLE, {}))


def test_a_bar_is_as_long_as_its_figure_and_hides_no_words(guide: Guide) -> None:
    (page, *_) = sheets(monitor_report(guide, Export(PERIOD, ON, (SHARE, BY_ORIGIN, COUNT), 5), {}))
    bars = [ink for ink in page.ink if isinstance(ink, Box) and ink.height == 8.0]
    whole = max(bar.width for bar in bars)
    assert [round(bar.width / whole, 3) for bar in bars] == [0.83, 1.0, 0.234]
    assert all(bar.x + whole <= 64 + WIDTH + 0.01 for bar in bars)
    lines = [ink for ink in page.ink if isinstance(ink, Words)]
    for bar in bars:
        assert not [line for line in lines if abs(line.y - 4 - (bar.y + 4)) < 6 and line.x >= bar.x]


def test_the_paper_has_no_maker_no_address_and_no_day(guide: Guide) -> None:
    letter = monitor_report(guide, EXPORT, MEANINGS)
    assert letter.letterhead.lines == ()
    pdf = render([letter])
    assert pdf == render([monitor_report(guide, EXPORT, MEANINGS)])
    reader = PdfReader(BytesIO(pdf))
    about = dict(reader.metadata or {})
    assert about.pop("/Title") == letter.title
    # ReportLab's day for a document that is the same each time; it cannot be left out.
    days = [str(about.pop(name)) for name in ("/CreationDate", "/ModDate")]
    assert [day[:10] for day in days] == ["D:20000101"] * 2
    assert {key: value for key, value in about.items() if value not in ("", "Startgesprek")} == {"/Trapped": "/False"}
    assert reader.xmp_metadata is None
    said = read(pdf)
    assert "48 van 61 personen (79%)" in said
    for text in (said, texts(letter)):
        assert not POSTAL_CODE.search(text)
        assert not DAY.search(text)
    assert "0000 AA" not in said


def filled(text: str) -> Export:
    """A text wherever one can stand."""
    one = Published(text, text, "share", "person", text, Breakdown(text, text, (Category("g", text),)), {})
    return Export(PERIOD, ON, (replace(one, cells=row(TOTAL, (9, 9, 0, 0)) | row("g", (9, 9, 0, 0))),), 5)


@given(
    text=st.lists(
        st.sampled_from(["dossier-12", "3701 AB", "12-03-2026", "6f0c1a2b3c4d5e6f7a8b9c0d1e2f3a4b", "Taalhuis", " "])
        | st.text(st.characters(codec="latin-1"), max_size=5),
        max_size=4,
    ).map("".join)
)
@settings(max_examples=60)
def test_no_number_of_a_dossier_no_day_and_no_postal_code(text: str, guide_once: Guide) -> None:
    said = texts(monitor_report(guide_once, filled(text), {text: text}))
    assert not POSTAL_CODE.search(said)
    assert not DAY.search(said.replace("monitor-2026-k1", ""))
    assert "6f0c1a2b" not in said
    assert "dossier-1" not in said


@pytest.fixture(scope="module")
def guide_once(request: pytest.FixtureRequest) -> Guide:
    """The shipped municipality, whose letterhead has an address."""
    from desktop import guide

    return guide.load("zeist")
