"""Published figures as a spreadsheet and CSV, read back: the same figures, nothing of anybody, and no formula."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.letters.monitor_lines import ALL_GROUPS, lines
from desktop.letters.monitor_refusals import ALL_THERE, refusals, sentences
from desktop.letters.monitor_tables import COLUMNS, codebook_csv, figures_csv, harmless, rows, workbook, written
from desktop.letters.monitor_words import EVERYBODY, WITHHELD
from desktop.monitor.model import TOTAL, Breakdown, Category, Cell, Export, Published

from .figures import BY_ORIGIN, COUNT, EXPORT, GONE, GUARDED, MEANINGS, ON, ORIGIN, PERIOD, SHARE, WHOLE, row

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DUINDORP = "Gemeente Duindorp"
SHEETS = ["Uitleg", "Cijfers", "Niet getoond", "Codeboek"]
HOSTILE = [
    "=1+1",
    "+31 30",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    "=cmd|'/c calc'!A1",
    "＝1",
    '=HYPERLINK("x")',
    "a;b",
    'a"b',
]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def sheet(data: bytes, name: str) -> list[list[str | float | None]]:
    """What every cell of a sheet holds: a text or a number."""
    found = parts(data)
    texts = ["".join(part.text or "" for part in item.iter(f"{S}t")) for item in _xml(found["xl/sharedStrings.xml"])]
    rows: list[list[str | float | None]] = []
    for line in _xml(found[f"xl/worksheets/sheet{SHEETS.index(name) + 1}.xml"]).iter(f"{S}row"):
        rows.append([])
        for cell in line:
            assert cell.find(f"{S}f") is None, "a formula"
            value = cell.find(f"{S}v")
            text = value.text or "" if value is not None else None
            rows[-1].append(None if text is None else texts[int(text)] if cell.get("t") == "s" else float(text))
    return rows


def _xml(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def exported(*tables: Published) -> Export:
    return Export(PERIOD, ON, tables, 5)


def titled(text: str) -> Export:
    """An export in which a text stands wherever one can stand."""
    group = Category(text, text)
    one = Published(text, text, "share", "person", text, Breakdown(text, text, (group,)), row("*", (9, 9, 0, 0)))
    return exported(replace(one, cells={**one.cells, **row(text, (9, 9, 0, 0))}))


def test_a_row_for_every_group_with_numbers_as_numbers() -> None:
    head, *found = sheet(workbook(EXPORT, DUINDORP, MEANINGS), "Cijfers")
    assert head == [name for name, _, _ in COLUMNS]
    period = "2026-K1 t/m 2026-K3"
    share = [period, "huisarts", "Heeft een huisarts", "aandeel", "personen"]
    hidden = "te klein, of het zou iets verraden over een kleine groep"
    assert found[:6] == [
        [*share, None, EVERYBODY, 48, 61, 0.79, 13, 12, 3, 76, None, None, None],
        [*share, "Herkomst", "Syrië", 30, 36, 0.83, 6, 7, 0, 43, None, None, None],
        [*share, "Herkomst", "Eritrea", 8, "–", "–", "–", "–", 0, "–", None, None,
         f"nee, onbekend en allen samen: {hidden}"],
        [*share, "Herkomst", "Oekraïne", 5, 8, "–", 3, 0, 0, 8, None, None,
         "percentage: gaat over te weinig personen: minder dan 10"],
        [*share, "Herkomst", "Zuid-Azië", 5, "–", "–", "–", "–", 0, "–", None, None,
         f"nee, onbekend en allen samen: {hidden}"],
        [*share, "Herkomst", "Overig", 0, 0, None, 0, 0, 0, 0, None, None, None],
    ]  # fmt: skip
    assert [row[7] for row in found if row[1] == "gesprekken"] == [1234, 1000, 234]
    assert [row[14] for row in found if row[1] == "wachten"] == [34, 41, "–", "–"]


def test_a_sum_has_its_column_and_its_sentence() -> None:
    cells = {key: Cell(cell.value) for key, cell in COUNT.cells.items()}
    lessons = replace(
        COUNT, table="lessen", title="Lessen", kind="sum", cells=cells,
        sums={TOTAL: Cell(5120), "start": Cell(None, "guard"), "half_year": Cell(None, "guard")},
    )  # fmt: skip
    assert [row[15] for row in rows(exported(lessons))] == [5120, "–", "–"]
    assert sentences(exported(lessons)) == [
        'Bij "Lessen" staan niet: 2 getallen naar gesprek, want ze zijn te klein, of ze zouden iets verraden over een '
        "kleine groep."
    ]


def test_the_order_of_groups_tells_nothing_of_their_size() -> None:
    order = [line.group for line in lines(exported(SHARE, BY_ORIGIN))]
    other = replace(BY_ORIGIN, cells={**BY_ORIGIN.cells, **row("SY", (5, 5, 0, 0)), **row("UA", (90, 9, 0, 0))})
    assert [line.group for line in lines(exported(SHARE, other))] == order


def test_groups_of_which_nothing_is_told_are_not_named() -> None:
    found = lines(exported(GUARDED))
    assert [line.group for line in found] == [EVERYBODY, ALL_GROUPS]
    assert [line.yes for line in found] == [40, WITHHELD]
    made = b"".join(parts(workbook(exported(GUARDED), DUINDORP, {})).values()) + codebook_csv(exported(GUARDED), {})
    made += refusals(exported(GUARDED), DUINDORP)
    for category in ORIGIN.categories:
        assert category.title.encode() not in made


def test_merged_groups_are_not_named() -> None:
    """That somebody is of a country can be enough to know who it is."""
    export = exported(SHARE, BY_ORIGIN)
    made = b"".join(parts(workbook(export, DUINDORP, {})).values()) + figures_csv(export) + codebook_csv(export, {})
    made += refusals(export, DUINDORP)
    assert "Zuid-Azië".encode() in made
    assert b"Iran" not in made
    assert b"Afghanistan" not in made


def test_figures_are_formatted_and_the_sheet_can_be_used() -> None:
    found = parts(workbook(EXPORT, DUINDORP, MEANINGS))
    figures = _xml(found["xl/worksheets/sheet2.xml"])
    pane, wanted = figures.find(f".//{S}pane"), figures.find(f"{S}autoFilter")
    assert pane is not None
    assert wanted is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert wanted.get("ref") == f"A1:Q{len(lines(EXPORT)) + 1}"
    names = {(item.get("name"), item.text) for item in _xml(found["xl/workbook.xml"]).iter(f"{S}definedName")}
    assert ("_xlnm.Print_Area", f"Cijfers!$A$1:$Q${len(lines(EXPORT)) + 1}") in names
    assert ("_xlnm.Print_Titles", "Cijfers!$1:$1") in names
    styles = _xml(found["xl/styles.xml"])
    formats = styles.find(f"{S}cellXfs")
    assert formats is not None
    cells = {cell.get("r"): formats[int(cell.get("s") or 0)] for cell in figures.iter(f"{S}c")}
    assert (cells["J2"].get("numFmtId"), cells["H2"].get("numFmtId")) == ("9", "3")  # 0% and #,##0
    assert cells["I4"].get("quotePrefix") == "1"
    assert all(float(column.get("width") or 0) >= 10 for column in figures.iter(f"{S}col"))


def test_nothing_tells_who_made_it_or_when() -> None:
    found = parts(workbook(EXPORT, DUINDORP, MEANINGS))
    core = {item.tag.rpartition("}")[2]: item.text for item in _xml(found["docProps/core.xml"])}
    assert core == {
        "creator": None,
        "lastModifiedBy": None,
        "created": "1980-01-01T00:00:00Z",
        "modified": "1980-01-01T00:00:00Z",
    }
    app = {item.tag.rpartition("}")[2]: item.text for item in _xml(found["docProps/app.xml"])}
    assert {name: app.get(name) for name in ("Company", "Manager", "Template")} == dict.fromkeys(
        ("Company", "Manager", "Template")
    )
    sheets = list(_xml(found["xl/workbook.xml"]).iter(f"{S}sheet"))
    assert [(item.get("name"), item.get("state")) for item in sheets] == [(name, None) for name in SHEETS]
    for name, data in found.items():
        assert b"veryHidden" not in data
        assert b'hidden="1"' not in data or name == "xl/workbook.xml"  # the name of a filter, which Excel hides
        assert not re.search(rb"comments|custom|externalLink|vbaProject", name.encode())
    with zipfile.ZipFile(BytesIO(workbook(EXPORT, DUINDORP, MEANINGS))) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_csv_holds_the_same_as_the_spreadsheet_and_dutch_excel_reads_it() -> None:
    data = figures_csv(EXPORT)
    assert data.startswith(b"\xef\xbb\xbfPeriode;Kenmerk;")
    assert data.count(b"\r\n") == len(lines(EXPORT)) + 1 == data.count(b"\n")
    read = table(data)
    for line, wanted in zip(read[1:], sheet(workbook(EXPORT, DUINDORP, MEANINGS), "Cijfers")[1:], strict=True):
        for text, value in zip(line, wanted, strict=True):
            if isinstance(value, float):
                assert float(text.rstrip("%")) == (round(100 * value) if text.endswith("%") else value)
            else:
                assert text == (value or "")


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_formula_is_text(typed: str) -> None:
    export = titled(typed)
    for line in table(figures_csv(export)) + table(codebook_csv(export, {typed: typed})):
        assert all(text[:1] not in tuple("=+-@\t\r＝＋－＠") for text in line), line
    assert len(table(figures_csv(export))[1]) == len(COLUMNS)
    found = parts(workbook(export, DUINDORP, {typed: typed}))
    formats = _xml(found["xl/styles.xml"]).find(f"{S}cellXfs")
    assert formats is not None
    for cell in (cell for name in found if "/sheet" in name for cell in _xml(found[name]).iter(f"{S}c")):
        assert cell.find(f"{S}f") is None
        if cell.get("t") == "s" and cell.get("r", "").strip("ABCDEFGHIJKLMNOPQ") != "1":  # but for the head
            assert formats[int(cell.get("s") or 0)].get("quotePrefix") == "1"
    assert not [name for name in found if "_rels" in name and "sheet" in name]


@given(st.text(st.characters(codec=None)))
@settings(max_examples=50)
def test_any_text_makes_a_file_of_the_same_shape(text: str) -> None:
    read = table(written([["a", text, "b"], [text, 1, None]]))
    assert [len(line) for line in read] == [3, 3]
    said = read[0][1]
    assert not re.match(r"[=+\-@\t\r]", said)
    assert all(sign.isprintable() or sign == " " for sign in said if ord(sign) < 160)
    assert harmless(said.removeprefix("'")).removeprefix("'") == said.removeprefix("'")


def test_a_band_is_no_day() -> None:
    assert harmless("18-24") == "18–24"


def test_what_is_withheld_is_told_in_dutch() -> None:
    assert sentences(exported(SHARE, BY_ORIGIN)) == [
        'Bij "Heeft een huisarts" staan niet: 6 getallen naar herkomst, want ze zijn te klein, of ze zouden iets '
        "verraden over een kleine groep.",
        'Bij "Heeft een huisarts" staat niet: 1 getal naar herkomst, want het gaat over minder dan 10 personen.',
        'Naar herkomst zijn bij "Heeft een huisarts" kleine groepen samengevoegd tot Zuid-Azië.',
    ]
    assert sentences(exported(GUARDED)) == [
        'Bij "Sport" staan niet: alle getallen naar herkomst, want ze zijn te klein, of ze zouden iets verraden over '
        "een kleine groep."
    ]
    assert sentences(exported(GONE))[0].startswith('Bij "Heeft betaald werk" staat geen enkel getal, want samen met')


def test_indicators_that_miss_the_same_are_told_of_together() -> None:
    another = replace(GUARDED, table="bieb", title="Bibliotheek")
    third = replace(BY_ORIGIN, table="tandarts", title="Heeft een tandarts")
    assert sentences(exported(GUARDED, another, BY_ORIGIN, third)) == [
        'Bij "Sport" en "Bibliotheek" staan niet: alle getallen naar herkomst, want ze zijn te klein, of ze zouden '
        "iets verraden over een kleine groep.",
        'Bij "Heeft een huisarts" en "Heeft een tandarts" staan niet: 6 getallen naar herkomst, want ze zijn te klein, '
        "of ze zouden iets verraden over een kleine groep.",
        'Bij "Heeft een huisarts" en "Heeft een tandarts" staat niet: 1 getal naar herkomst, want ze gaan over minder '
        "dan 10 personen.",
        "Naar herkomst zijn bij 2 indicatoren kleine groepen samengevoegd tot Zuid-Azië.",
    ]


def test_the_refusal_report_is_a_text_of_few_lines() -> None:
    text = refusals(EXPORT, DUINDORP).decode("utf-8-sig")
    assert text.startswith(
        "Wat er niet in de cijfers staat, en waarom\r\nGemeente Duindorp, kwartaal 1 tot en met 3 van"
    )
    assert "samen met een eerdere uitgave" in text
    assert "op het blad 'Niet getoond'" in text
    assert ALL_THERE not in text
    assert ALL_THERE in refusals(WHOLE, DUINDORP).decode()


def test_the_reason_does_not_tell_which_figure_is_the_small_one() -> None:
    """Small, guarding and full are said in the same words: else the small one is known."""
    said: set[Any] = set()
    for reasons in (("small", "guard"), ("guard", "small"), ("group", "guard")):
        cells = dict(BY_ORIGIN.cells)
        cells |= {("ER", "no"): replace(cells["ER", "no"], reason=reasons[0])}
        cells |= {("ER", "unknown"): replace(cells["ER", "unknown"], reason=reasons[1])}
        export = exported(replace(BY_ORIGIN, cells=cells))
        said.add((tuple(rows(export)), figures_csv(export), refusals(export, DUINDORP)))
    assert len(said) == 1


def test_the_sheet_of_what_is_withheld_names_every_dash() -> None:
    found = parts(workbook(exported(SHARE, BY_ORIGIN), DUINDORP, {}))
    assert found
    told = sheet(workbook(exported(SHARE, BY_ORIGIN), DUINDORP, {}), "Niet getoond")[1:]
    assert [row[2:4] for row in told] == [
        [group, column]
        for group, columns in (("Eritrea", ("nee", "onbekend", "allen samen")), ("Oekraïne", ("percentage",)),
                               ("Zuid-Azië", ("nee", "onbekend", "allen samen")))
        for column in columns
    ]  # fmt: skip


def test_the_codebook_explains_everything_that_is_there() -> None:
    read = table(codebook_csv(EXPORT, MEANINGS))
    assert [line[1] for line in read if line[0] == "Kolom"] == [name for name, _, _ in COLUMNS]
    assert [line[2] for line in read if line[0] == "Indicator"] == [
        "huisarts",
        "wachten",
        "gesprekken",
        "werk",
        "sport",
    ]
    assert read[1 + len(COLUMNS)][3].endswith(MEANINGS["huisarts"])
    groups = {line[1] for line in read if line[0] not in ("Kolom", "Indicator", "Deel")}
    named = {line.group for line in lines(EXPORT)}
    assert groups == named - {EVERYBODY, ALL_GROUPS}
    assert ["Herkomst", "Zuid-Azië", "un_034", "groep, met kleine groepen erbij"] in read


def test_the_same_export_gives_the_same_bytes() -> None:
    for make in (lambda: workbook(EXPORT, DUINDORP, MEANINGS), lambda: figures_csv(EXPORT)):
        assert make() == make()
    assert rows(WHOLE) == rows(replace(WHOLE, on=ON))
