"""Spreadsheets, read back as the XML that Excel reads: text is text, days are days, and nothing is cut in silence."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from io import BytesIO
from xml.etree import ElementTree

import pytest

from desktop.dossier.work import Task, Work
from desktop.guide import Guide
from desktop.letters.spreadsheet import CUT, LEFT_OUT, LONGEST, workbook

TODAY = date(2026, 5, 12)
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEAD = ["Soort", "Nieuwkomer", "Wat", "Wie doet het", "Organisatie", "Afgesproken door", "Stand", "Sinds", "Uiterlijk",
        "Te laat"]  # fmt: skip
HOSTILE = ["=1+1", "+31 30", "-2", "@SUM(A1)", "=cmd|'/c calc'!A1", "https://example.nl", "<b>&amp;", "12", "_x0041_"]


def action(title: str = "Fietsles", name: str = "Samir Voorbeeld", due: date | None = TODAY) -> Task:
    return Task("action", "a", "d", name, title, "newcomer", "", "J. Jansen", "open", None, due, False)


REFERRAL = Task("referral", "r", "d", "Samir Voorbeeld", "Een taalmaatje.", "taalhuis", "taalhuis", "J. Jansen",
                "waiting", date(2026, 4, 1), date(2026, 5, 1), True)  # fmt: skip


def made(guide: Guide, *tasks: Task, total: int = 0, names: bool = True) -> bytes:
    work = Work(tasks, total or len(tasks), {"today": 1, "overdue": 2})
    return workbook(guide, work, "Te laat", TODAY, names=names)


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return ElementTree.fromstring(parts.read(name))


def cells(data: bytes, sheet: int = 1) -> list[list[str | date | int | None]]:
    """What every cell holds: a shared text, a day by its number format, or a number."""
    texts = ["".join(text.text or "" for text in item.iter(f"{S}t")) for item in part(data, "xl/sharedStrings.xml")]
    styles = part(data, "xl/styles.xml")
    formats = styles.find(f"{S}cellXfs")
    assert formats is not None
    days = {str(at) for at, style in enumerate(formats) if style.get("numFmtId") != "0"}
    found: list[list[str | date | int | None]] = []
    for row in part(data, f"xl/worksheets/sheet{sheet}.xml").iter(f"{S}row"):
        found.append([])
        for cell in row:
            assert cell.find(f"{S}f") is None, "a formula"
            value = cell.find(f"{S}v")
            if value is None:
                found[-1].append(None)
            elif cell.get("t") == "s":
                found[-1].append(texts[int(value.text or "")])
            else:
                number = int(value.text or "")
                found[-1].append(date(1899, 12, 30) + timedelta(number) if cell.get("s") in days else number)
    return found


def test_a_row_for_every_task_with_real_days(guide: Guide) -> None:
    assert cells(made(guide, action(), REFERRAL)) == [
        HEAD,
        ["actie", "Samir Voorbeeld", "Fietsles", "de nieuwkomer", None, "J. Jansen", "nog te doen", None, TODAY, None],
        ["doorverwijzing", "Samir Voorbeeld", "Een taalmaatje.", "Taalhuis", "Taalhuis", "J. Jansen",
         "op de wachtlijst", date(2026, 4, 1), date(2026, 5, 1), "ja"],
    ]  # fmt: skip


def test_the_second_sheet_says_which_list_of_which_day(guide: Guide) -> None:
    told = dict(cells(made(guide, action(), REFERRAL, total=812), 2))  # type: ignore[arg-type]
    assert told["Werklijst"] == "Te laat"
    assert told["Dag"] == TODAY
    assert (told["Aantal in deze lijst"], told["Aantal in dit bestand"]) == (812, 2)
    assert (told["Alle lijsten: Vandaag"], told["Alle lijsten: Te laat"]) == (1, 2)
    assert "namen" in str(told["Let op"])
    assert "Ingekort" not in told


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_a_person_types_stays_text_also_when_it_is_edited(guide: Guide, typed: str) -> None:
    data = made(guide, action(typed, typed))
    read = cells(data)[1]
    # Excel reads _x0041_ as a letter A, unless its own underscore is written so as well.
    assert [str(value).replace("_x005F_", "_") for value in read[1:3]] == [typed, typed]
    assert ("_x005F_x0041_" in str(read[2])) == (typed == "_x0041_")
    cell = next(cell for cell in part(data, "xl/worksheets/sheet1.xml").iter(f"{S}c") if cell.get("r") == "C2")
    styles = part(data, "xl/styles.xml").find(f"{S}cellXfs")
    assert styles is not None
    assert styles[int(str(cell.get("s")))].get("quotePrefix") == "1"
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert b"<hyperlink" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if name.startswith("xl/worksheets/_rels")]


def test_control_characters_and_half_characters_are_left_out(guide: Guide) -> None:
    read = cells(made(guide, action("a\x00b\x1b[31m\ud800\r\nc\td\uffff \u2068x\u2069")))[1]
    assert read[2] == "ab[31m c d x"


@pytest.mark.parametrize("sign", ["x", "ሰ", "😀"])
def test_what_does_not_fit_says_so(guide: Guide, sign: str) -> None:
    data = made(guide, action(sign * 40_000), action(sign * 5))
    read = str(cells(data)[1][2])
    assert read.endswith(CUT)
    assert LONGEST - 1 <= len(read.encode("utf-16-le")) // 2 <= LONGEST
    assert set(read.removesuffix(CUT)) == {sign}
    told = dict(cells(data, 2))  # type: ignore[arg-type]
    assert str(told["Ingekort"]).startswith("1 te lange tekst;")


def test_what_just_fits_is_whole(guide: Guide) -> None:
    read = cells(made(guide, action("x" * LONGEST)))[1]
    assert read[2] == "x" * LONGEST


def test_without_names_no_name_is_in_it(guide: Guide) -> None:
    typed = action("Kaartje aan de heer Voorbeeld geven")
    data = made(guide, typed, REFERRAL, names=False)
    first, second = cells(data)[1:]
    assert (first[1], first[2]) == ("S.V.", LEFT_OUT)
    assert (second[1], second[2]) == ("S.V.", "Een taalmaatje.")
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert b"Voorbeeld" not in b"".join(parts.read(name) for name in parts.namelist())


def test_the_same_list_gives_the_same_bytes_and_names_no_maker(guide: Guide) -> None:
    data = made(guide, action(), REFERRAL)
    assert data == made(guide, action(), REFERRAL)
    about = {item.tag.rpartition("}")[2]: item.text for item in part(data, "docProps/core.xml")}
    assert about == {
        "title": "Te laat",
        "creator": None,
        "lastModifiedBy": None,
        "created": "2026-05-12T00:00:00Z",
        "modified": "2026-05-12T00:00:00Z",
    }
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_head_stays_and_everything_can_be_filtered(guide: Guide) -> None:
    sheet = part(made(guide, action(), REFERRAL), "xl/worksheets/sheet1.xml")
    pane = sheet.find(f".//{S}pane")
    wanted = sheet.find(f"{S}autoFilter")
    assert pane is not None
    assert wanted is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert wanted.get("ref") == "A1:J3"


def test_an_empty_list_and_a_day_before_excel(guide: Guide) -> None:
    assert cells(made(guide)) == [HEAD]
    assert cells(made(guide, action(due=date(1899, 12, 31))))[1][8] == "1899-12-31"
    assert cells(made(guide, action(due=date.max)))[1][8] == date.max
