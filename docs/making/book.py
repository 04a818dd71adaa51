"""The whole manual as one PDF: a cover, the contents with page numbers, the chapters, and an outline to click on."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    Fit,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextDocument

from desktop.views.help.manual import Manual
from desktop.views.help.paper import (
    BOTTOM,
    DOTS,
    PAGE,
    SHEETS,
    SIDE,
    TOP,
    draw_foot,
    draw_page,
    laid_out,
    room,
    sheets,
    writing,
)
from desktop.views.theme import LIGHT

TITLE, UNDER = "Handleiding", "Startgesprek: het gesprek van de gemeente met een nieuwkomer"
POINTS = 72 / DOTS
LINE, TIGHTEST, SECTION = 22.8, 17.5, 10.0
"""Of the contents: a line, the lowest it can be read at, and what stands above the name of a section; in pixels."""
COLOURS = 128
ENGLISH = ("interpreter.md",)
MADE = "D:20260101000000Z"
"""The same manual gives the same file: nothing in it tells when it was made."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents; `page` is where it leads to, counted from 0, and None for a heading."""

    title: str
    page: int | None
    place: QRectF


def make_book(manual: Manual) -> bytes:
    """The PDF, with its outline and links."""
    names = [name for name in manual.names if not name.startswith("../")]
    documents = {name: laid_out(manual.folder, manual.chapter(name)) for name in names}
    pages, first = {}, 2
    for name in names:
        pages[name] = first
        first += documents[name].pageCount()
    entries = _entries(manual, pages)
    return _finished(_drawn(documents, pages, entries), entries)


def _entries(manual: Manual, pages: dict[str, int]) -> list[Entry]:
    inside = [(section.title, [name for name in section.names if name in pages]) for section in manual.sections]
    sections = [(title, names) for title, names in inside if names]
    found, top = [], TOP + 56
    lines = sum(1 + len(names) for _, names in sections)
    line = min(LINE, (PAGE.height() - BOTTOM - top - len(sections) * SECTION) / lines)
    assert line >= TIGHTEST, "the contents take more than one page"
    for title, names in sections:
        top += SECTION
        found.append(Entry(title, None, QRectF(SIDE, top, room().width(), line)))
        top += line
        for name in names:
            found.append(Entry(manual.chapter(name).title, pages[name], QRectF(SIDE, top, room().width(), line)))
            top += line
    return found


def _drawn(documents: dict[str, QTextDocument], pages: dict[str, int], entries: list[Entry]) -> bytes:
    with writing(f"{TITLE} Startgesprek") as (painter, turn, data):
        _cover(painter)
        turn()
        _contents(painter, entries)
        for name, document in documents.items():
            for number in range(document.pageCount()):
                turn()
                draw_page(painter, document, number)
                draw_foot(painter, f"{TITLE} Startgesprek", str(pages[name] + number + 1))
    return bytes(data.data())


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _cover(painter: QPainter) -> None:
    painter.fillRect(QRectF(0, 0, PAGE.width(), 300), QColor(LIGHT.accent))
    painter.setPen(QColor(LIGHT.on_accent))
    painter.setFont(_font(52, bold=True))
    painter.drawText(QRectF(SIDE, 150, room().width(), 80), Qt.AlignmentFlag.AlignLeft, TITLE)
    painter.setFont(_font(17))
    painter.drawText(QRectF(SIDE, 226, room().width(), 40), Qt.AlignmentFlag.AlignLeft, UNDER)
    painter.setPen(QColor(LIGHT.muted))
    painter.setFont(_font(14))
    words = "In het programma opent F1 de bladzijde die bij het scherm past. De mensen op de plaatjes zijn verzonnen."
    place = QRectF(SIDE, PAGE.height() - BOTTOM - 60, room().width(), 60)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value, words)


def _contents(painter: QPainter, entries: list[Entry]) -> None:
    painter.setPen(QColor(LIGHT.ink))
    painter.setFont(_font(25, bold=True))
    painter.drawText(QRectF(SIDE, TOP, room().width(), 40), Qt.AlignmentFlag.AlignLeft, "Inhoud")
    for entry in entries:
        painter.setPen(QColor(LIGHT.ink if entry.page is not None else LIGHT.accent))
        painter.setFont(_font(14, bold=entry.page is None))
        painter.drawText(entry.place, Qt.AlignmentFlag.AlignLeft, entry.title)
        if entry.page is not None:
            painter.drawText(entry.place, Qt.AlignmentFlag.AlignRight, str(entry.page + 1))


def _finished(pdf: bytes, entries: list[Entry]) -> bytes:
    """With an outline, with links in the contents, and the same each time."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    parent = None
    for entry in entries:
        if entry.page is None:
            following = next((one.page for one in entries[entries.index(entry) + 1 :] if one.page is not None), 1)
            parent = writer.add_outline_item(entry.title, page_number=following)
            continue
        writer.add_outline_item(entry.title, page_number=entry.page, parent=parent)
        writer.add_annotation(1, Link(rect=_points(entry.place), target_page_index=entry.page, fit=Fit.fit()))
    for image in writer._objects:
        if isinstance(image, StreamObject) and image.get("/Subtype") == "/Image":
            _few_colours(image)
    return _dateless(writer, "nl-NL")


def _dateless(writer: PdfWriter, spoken: str) -> bytes:
    """The file, which says its language, and nothing that is another each time."""
    writer.root_object.pop("/Metadata", None)
    writer.root_object[NameObject("/Lang")] = TextStringObject(spoken)
    writer.add_metadata({"/CreationDate": MADE, "/ModDate": MADE})
    same = ByteStringObject(b"startgesprek-nl ")
    writer._ID = ArrayObject((same, same))
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _sheet(manual: Manual, name: str) -> bytes:
    """A sheet that is handed out."""
    pdf = sheets(manual, manual.chapter(name))
    return _dateless(PdfWriter(clone_from=PdfReader(io.BytesIO(pdf))), "en-GB" if name in ENGLISH else "nl-NL")


def _few_colours(image: StreamObject) -> None:
    """A picture of a screen has few colours: with a list of them it takes a quarter of the room, and loses nothing."""
    size = int(str(image["/Width"])), int(str(image["/Height"]))
    picture = Image.frombytes("RGB", size, image.get_data()).quantize(COLOURS, dither=Image.Dither.NONE)
    palette = bytes(picture.getpalette() or ()).ljust(3 * COLOURS, b"\0")[: 3 * COLOURS]
    colours = [NameObject("/Indexed"), NameObject("/DeviceRGB"), NumberObject(COLOURS - 1), ByteStringObject(palette)]
    image[NameObject("/ColorSpace")] = ArrayObject(colours)
    image.set_data(picture.tobytes())


def _points(place: QRectF) -> tuple[float, float, float, float]:
    """A rectangle as PDF counts: from the foot of the page, in points."""
    foot, head = PAGE.height() - place.bottom(), PAGE.height() - place.top()
    return place.left() * POINTS, foot * POINTS, place.right() * POINTS, head * POINTS


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def write(manual: Manual, folder: Path) -> dict[str, int]:
    """Write the manual and the sheets that are handed out; returns the pages of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {"handleiding.pdf": make_book(manual)}
    made |= {f"{Path(name).stem}.pdf": _sheet(manual, name) for name in SHEETS}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: pages_of(data) for name, data in made.items()}
