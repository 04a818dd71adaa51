"""Word documents, read back: every kind of block, both directions, no traces, and nothing typed is ever code."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import get_args
from xml.etree import ElementTree

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop.errors import LetterError
from desktop.letters.model import (
    DUTCH,
    Answers,
    Block,
    Fact,
    Facts,
    Given,
    Heading,
    Letter,
    Letterhead,
    Pair,
    Paragraph,
    Promise,
    Promises,
    Saying,
    Sayings,
    Side,
    Signatures,
    Slope,
    Slopes,
    Spacer,
    Spoke,
    Table,
    Tongue,
    Wheel,
)
from desktop.letters.word import docx
from desktop.letters.writable import writable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC, TIGRINYA = Tongue("ar", "rtl"), Tongue("ti")
MARKS = dict.fromkeys([0x200E, 0x200F])


def letter(*blocks: Block, tongue: Tongue = ARABIC, logo: bytes | None = None) -> Letter:
    head = Letterhead("Gemeente Duindorp", ("Plein 1", "0000 AA Duindorp"), logo)
    return Letter("agreements", Pair("Onze afspraken", "اتفاقاتنا"), head, blocks, "afspraken", tongue)


def part(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return ElementTree.fromstring(parts.read(name))


def said(element: ElementTree.Element) -> str:
    """The text as a reader sees it: a line for each paragraph."""
    lines = []
    for paragraph in element.iter(f"{W}p"):
        pieces = [piece for piece in paragraph.iter() if piece.tag in (f"{W}t", f"{W}br")]
        lines.append("".join(piece.text or "" if piece.tag == f"{W}t" else "\n" for piece in pieces))
    return "\n".join(lines).translate(MARKS)


def holding(data: bytes, words: str) -> ElementTree.Element:
    """The paragraph with these words."""
    (found,) = (item for item in part(data).iter(f"{W}p") if words in said(item))
    return found


def has(element: ElementTree.Element, name: str) -> bool:
    return element.find(f".//{W}{name}") is not None


def value(element: ElementTree.Element, name: str, key: str = "val") -> str | None:
    """What the first part of this name says."""
    found = element.find(f".//{W}{name}")
    assert found is not None
    return found.get(f"{W}{key}")


EVERY: dict[type, Block] = {
    Heading: Heading(Pair("kop", "عنوان")),
    Paragraph: Paragraph("een regel\nen nog een", "lead"),
    Facts: Facts((Fact("vraag", "antwoord", "notitie", concern=True), Fact("leeg", "niets", quiet=True))),
    Table: Table(("kolom een", "kolom twee"), (("cel een", "cel twee"),), (0.4, 0.6)),
    Promises: Promises((Promise(Pair("belofte", "وعد"), ("wie", Pair("wanneer", "متى")), done=True), Promise("open"))),
    Answers: Answers((Given(Pair("gevraagd", "سؤال"), Pair("gezegd", "جواب")), Given("nog een", "woord"))),
    Sayings: Sayings((Saying("spreker", Side("Gezegd", "goed", DUTCH, "terug"), Side("Vertaald", "جيد", ARABIC)),)),
    Signatures: Signatures((Pair("uw naam", "اسمك"), "gemeente", "tolk")),
    Slopes: Slopes(("mei", "juni"), (Slope(Pair("schaal", "سلم"), (1, None), 1, 5, True, "beter", "home"),)),
    Wheel: Wheel(("juli", "augustus"), (Spoke("wonen", (0.25, None), "home"), Spoke(Pair("werk", "عمل"), (0.5, 1.0)))),
    Spacer: Spacer(),
}
WORDS: dict[type, list[str]] = {
    Heading: ["kop", "عنوان"],
    Paragraph: ["een regel", "en nog een"],
    Facts: ["vraag", "Zorgpunt", "antwoord", "notitie", "leeg", "niets"],
    Table: ["kolom een", "kolom twee", "cel een", "cel twee"],
    Promises: ["☑", "belofte", "وعد", "wie", "wanneer", "متى", "☐", "open"],
    Answers: ["gevraagd", "سؤال", "gezegd", "جواب", "nog een", "woord"],
    Sayings: ["spreker", "Gezegd", "goed", "Terugvertaald", "terug", "Vertaald", "جيد"],
    Signatures: ["uw naam", "اسمك", "gemeente", "tolk"],
    Slopes: ["van – tot", "mei", "juni", "schaal", "سلم", "1 – 5", "1", "–", "beter"],
    Wheel: ["0: slechtst, 100: best", "juli", "augustus", "wonen", "25", "–", "werk", "عمل", "50", "100"],
    Spacer: [],
}


@pytest.mark.parametrize("kind", get_args(Block))
def test_every_block_says_all_it_has_in_its_order(kind: type) -> None:
    data = docx(letter(EVERY[kind]))
    lines = [line for line in said(part(data)).splitlines() if line]
    assert lines == ["Onze afspraken", "اتفاقاتنا", *WORDS[kind]]
    assert Document(BytesIO(data)).core_properties.title == "Onze afspraken"


def test_the_newcomers_language_has_its_own_direction_and_tag() -> None:
    data = docx(letter(Paragraph(Pair("Bel ons.", "اتصل بنا (RSD) غدًا."))))
    own, dutch = holding(data, "اتصل"), holding(data, "Bel ons.")
    assert has(own, "pPr/" + W + "bidi")
    assert not has(dutch, "bidi")
    runs = {said_run(run): run for run in own.iter(f"{W}r")}
    latin = next(run for text, run in runs.items() if "RSD" in text)
    arabic = next(run for text, run in runs.items() if "اتصل" in text)
    assert has(arabic, "rtl")
    assert not has(latin, "rtl")
    assert value(arabic, "lang", "bidi") == "ar-SA"
    assert value(latin, "lang") == "nl-NL"


def said_run(run: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t"))


def test_tigrinya_has_a_font_of_its_own_also_inside_dutch() -> None:
    data = docx(letter(Paragraph(Pair("Naam: ሰላም", "ስም")), tongue=TIGRINYA))
    for words in ("ሰላም", "ስም"):
        (run,) = (run for run in part(data).iter(f"{W}r") if words in said_run(run))
        assert value(run, "rFonts", "ascii") == "Ebrima"
    assert value(holding(data, "ስም"), "lang") == "ti-ER"
    assert not has(holding(data, "ስም"), "bidi")


def test_a_name_keeps_its_direction_by_marks_that_word_knows() -> None:
    data = docx(letter(Paragraph(Pair("Bel \u2068030-1 23\u2069.", "اتصل على \u2068030-1 23\u2069 غدًا."))))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        text = parts.read("word/document.xml").decode("utf-8")
    assert "\u2068" not in text
    assert "\u2069" not in text
    assert ">Bel 030-1 23.<" in text
    assert ">\u200e030-1 23\u200e<" in text


def test_heads_return_and_nothing_is_torn_apart() -> None:
    data = docx(letter(Heading("Kop"), EVERY[Table], Paragraph("Laatste"), EVERY[Signatures]))
    head, row = (item for item in part(data).iter(f"{W}tr") if " een" in said(item))
    assert has(head, "tblHeader")
    assert not has(row, "tblHeader")
    assert has(head, "cantSplit")
    for words in ("kolom een", "Laatste"):
        assert has(holding(data, words), "keepNext"), words
    assert value(holding(data, "Kop"), "pStyle") == "Heading1"
    heading = next(item for item in part(data, "word/styles.xml") if item.get(f"{W}styleId") == "Heading1")
    assert has(heading, "keepNext")


def test_two_tables_are_not_taken_for_one() -> None:
    body = part(docx(letter(EVERY[Table], EVERY[Table], EVERY[Facts])))[0]
    kinds = [child.tag.removeprefix(W) for child in body]
    assert "tbl" in kinds
    assert not [pair for pair in pairwise(kinds) if pair == ("tbl", "tbl")]
    assert kinds[-2:] == ["p", "sectPr"]


def test_pages_are_numbered_by_fields_and_letterhead_stands_on_the_first() -> None:
    data = docx(letter())
    with zipfile.ZipFile(BytesIO(data)) as parts:
        around = {name: part(data, name) for name in parts.namelist() if "header" in name or "footer" in name}
    texts = sorted(said(element).strip() for element in around.values())
    assert texts == sorted(
        [
            "Gemeente Duindorp\nPlein 1\n0000 AA Duindorp",
            "Gemeente Duindorp · Onze afspraken",
            *["Onze afsprakenpagina 1 van 1"] * 2,
        ]
    )
    fields = [field.get(f"{W}instr") for element in around.values() for field in element.iter(f"{W}fldSimple")]
    assert sorted(str(field) for field in fields) == ["NUMPAGES", "NUMPAGES", "PAGE", "PAGE"]
    assert has(part(data), "titlePg")


def test_the_same_letter_gives_the_same_bytes_and_no_traces() -> None:
    whole = letter(*EVERY.values(), logo=picture("PNG"))
    data = docx(whole)
    assert data == docx(whole)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in parts.infolist()} == {0}
        assert not [name for name in parts.namelist() if name.startswith(("customXml", "docProps/app", "docProps/th"))]
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"python" not in everything.lower()
    assert b"rsid" not in everything
    about = Document(BytesIO(data)).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.subject, about.keywords) == ("",) * 5
    assert {about.created, about.modified} == {datetime.fromisoformat("2000-01-01T00:00+00:00")}


HOSTILE = (
    '<w:b/>&amp;{ INCLUDETEXT "/etc/passwd" } \\* MERGEFORMAT ]]> \x13 HYPERLINK "http://x" \x14 _x0041_ \u202eabc'
)


def test_what_a_person_types_is_never_markup_or_a_field() -> None:
    blocks = [Facts((Fact("Naam", HOSTILE),)), Table((HOSTILE,), ((HOSTILE,),), (1.0,)), Heading(HOSTILE)]
    data = docx(letter(*blocks, Paragraph(Pair(HOSTILE, HOSTILE)), Promises((Promise(HOSTILE),))))
    read = part(data)
    assert said(read).count(writable(HOSTILE)) == 7
    for name in ("instrText", "fldSimple", "fldChar", "hyperlink", "b", "altChunk", "object"):
        assert not has(read, name), name
    with zipfile.ZipFile(BytesIO(data)) as parts:
        rels = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels"))
    assert b"External" not in rels


@pytest.mark.thorough
@settings(max_examples=10, deadline=None)
@given(st.text(), st.text())
def test_any_text_gives_a_document_that_opens(dutch: str, own: str) -> None:
    read = Document(BytesIO(docx(letter(Paragraph(Pair(dutch, own)), Paragraph(dutch)))))
    isolates = dict.fromkeys([0x2068, 0x2069], None) | MARKS
    wanted = writable(dutch).translate(isolates)
    assert wanted in [paragraph.text.translate(MARKS) for paragraph in read.paragraphs]


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 40), (20, 90, 100)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_keeps_its_shape_and_says_whose_it_is(kind: str) -> None:
    data = docx(letter(logo=picture(kind)))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        heads = b"".join(parts.read(name) for name in parts.namelist() if "header" in name).decode("utf-8")
        assert [parts.read(name) for name in parts.namelist() if "media" in name] == [picture(kind)]
    assert 'cx="1905000" cy="254000"' in heads
    assert 'descr="Gemeente Duindorp"' in heads


@pytest.mark.parametrize("logo", [b"no picture", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n"])
def test_a_broken_logo_is_refused_in_plain_words(logo: bytes) -> None:
    with pytest.raises(LetterError, match="logo"):
        docx(letter(logo=logo))


def test_a_very_long_text_is_all_there() -> None:
    long = "woorden en nog meer woorden " * 2000
    assert long in said(part(docx(letter(Facts((Fact("Verhaal", long),))))))
