"""Letters to a PDF: the one place that knows ReportLab. Same letters, same bytes.

Glyphs are placed by number from small copies of the fonts (Type 0, Identity-H), since ReportLab's own
text drawing knows neither glyph positions nor direction.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

from desktop.errors import LetterError
from desktop.letters import fonts, shapes
from desktop.letters.layout import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Box,
    Drawing,
    Ink,
    Page,
    Picture,
    Round,
    Stroke,
    Words,
)
from desktop.letters.model import Letter
from desktop.letters.sheets import sheets
from desktop.letters.typeset import Run, width
from desktop.secrecy import until_locked

PROGRAM = "Startgesprek"
_BOX = b"[-4000 -4000 4000 4000]"
"""Thousandths of an em: more than any mark of a font takes."""
_LEVEL, _SHORT = 4, 300
"""How hard streams are pressed together (a third less time than zlib's own 6, three hundredths larger), and up to how
many bytes they are not."""
_ESCAPED = {byte: f"\\{byte:03o}" for byte in b"()\\\r"}
"""Bytes that are something else in a string."""


def render(letters: Sequence[Letter], title: str | None = None) -> bytes:
    """One PDF of one or more letters, each beginning on a new sheet with page 1.

    Args:
        title: the title in the document's data; by default the title of the first letter. It names no person.

    Raises:
        MissingGlyph: for a character that no font has; it says in which letter, and nothing is drawn.
        LetterError: when a logo is no PNG or JPEG, or a font is not installed.
    """
    with _drawing():
        return _document(letters, title or (letters[0].dutch_title if letters else PROGRAM))


def render_each(letters: Sequence[Letter]) -> list[bytes]:
    """A PDF of each letter; what several of them say is set once, so this is quicker than one by one.

    Raises:
        MissingGlyph, LetterError: as in `render`.
    """
    with _drawing():
        return [_document([letter], letter.dutch_title) for letter in letters]


@contextmanager
def _drawing() -> Iterator[None]:
    """Nobody looks for cycles meanwhile: lines and glyphs are in none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _document(letters: Sequence[Letter], title: str) -> bytes:
    pages = [page for letter in letters for page in sheets(letter)]
    document = pdfdoc.PDFDocument(invariant=1, lang="nl-NL")
    info = document.info
    info.title, info.author, info.subject, info.creator, info.producer = title, "", "", PROGRAM, PROGRAM
    press = _Press(document)
    for page in pages:
        press.print(page)
    press.finish()
    written: bytes = document.GetPDFData(None)
    return written


class _Press:
    """Draws pages in a document of ReportLab, which numbers its objects and writes where each begins."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[str, _Embedded] = {}
        self._pictures: dict[bytes, tuple[str, float, float]] = {}
        self._drawn: dict[str, bytes] = {}
        self._code: list[str] = []
        self._shared = _Written(b"")

    def print(self, sheet: Page) -> None:
        """Draw one page and go on to the next."""
        self._code = []
        for ink in sheet.ink:
            self._draw(ink)
        code = _stream(self._document, "\n".join(self._code).encode("latin-1"))
        above, shared = (_number(self._document, other) for other in (self._document.Pages, self._shared))
        size = b"[0 0 %.2f %.2f]" % (PAGE_WIDTH, PAGE_HEIGHT)
        self._document.addPage(
            _Written(_dictionary(b"Page", Parent=above, MediaBox=size, Resources=shared, Contents=code))
        )

    def finish(self) -> None:
        """Write what the pages share."""
        used = {font.name: font.write(self._document) for font in self._fonts.values()}
        self._shared.data = _dictionary(None, Font=_dictionary(None, **used), XObject=_dictionary(None, **self._drawn))

    def _draw(self, ink: Ink) -> None:
        match ink:
            case Words():
                self._words(ink)
            case Box():
                self._code.append(shapes.box(ink))
            case Drawing():
                self._code.append(shapes.drawing(ink))
            case Stroke():
                self._code.append(shapes.stroke(ink))
            case Round():
                self._code.append(shapes.ring(ink))
            case Picture():
                self._picture(ink)

    def _words(self, words: Words) -> None:
        runs, size = words.line.runs(), words.line.setting.size
        x = words.x - (width(runs, size) if words.align == "right" else 0)
        y = PAGE_HEIGHT - words.y
        parts = [f"q {shapes.COLOURS[words.colour]} rg BT 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        marks: list[str] = []
        for last, run in enumerate(runs, 1 - len(runs)):
            font = self._font(run.face)
            parts.append(f"/{font.name} {size:g} Tf")
            if run.simple:
                parts.append(_shown(map(font.shown.__getitem__, run.signs)))
            else:
                self._placed(run, font, size, parts)
                marks += self._marks(run, font, size, x, y)
            x += 0 if last == 0 else width([run], size)
        self._code.append(" ".join([*filter(None, parts), "ET", *marks, "Q"]))

    def _placed(self, run: Run, font: _Embedded, size: float, parts: list[str]) -> None:
        """A string of glyph codes, with shifts where a glyph does not stand where its width says."""
        codes: list[str] = []
        rise = shift = 0
        for (number, text, advance), (dx, dy) in run.shifted:
            if not text:
                shift += advance
                continue
            if dy != rise:
                parts += [_shown(codes), f"{dy * size / fonts.UNITS:.3f} Ts"]
                codes, rise = [], dy
            if shift + dx:
                codes.append(f"){-(shift + dx)}(")
            code, usual = font.code(number, text)
            codes.append(code)
            shift = advance - usual - dx
        if shift:
            codes.append(f"){-shift}(")
        parts += [_shown(codes), "0 Ts" if rise else ""]

    def _marks(self, run: Run, font: _Embedded, size: float, x: float, y: float) -> Iterator[str]:
        """Dots and vowel marks, whose characters another glyph stands for: outlines, which no reader takes for text.

        Each outline is in the document once, under a name."""
        scale, pen = size / fonts.UNITS, 0
        for (number, text, advance), (dx, dy) in run.shifted:
            outline = "" if text else self._outline(font, number)
            if outline:
                left, up = x + (pen + dx) * scale, y + dy * scale
                yield f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {up:.3f} cm /{outline} Do Q"
            pen += advance

    def _font(self, face: fonts.Face) -> _Embedded:
        if face.name not in self._fonts:
            self._fonts[face.name] = _Embedded(f"G{len(self._fonts) + 1}", face)
        return self._fonts[face.name]

    def _outline(self, font: _Embedded, number: int) -> str:
        """The name in this document of the outline of a glyph; '' when it draws nothing."""
        if number not in font.outlines:
            path = font.face.outline(number)
            name = font.outlines[number] = f"{font.name}.{number}" if path else ""
            if path:
                drawn = f"{path} f".encode("ascii")
                self._drawn[name] = _stream(self._document, drawn, b"XObject", Subtype=b"/Form", BBox=_BOX)
        return font.outlines[number]

    def _picture(self, picture: Picture) -> None:
        name, wide, high = self._pictures.get(picture.data) or self._embedded(picture.data)
        scale = min(picture.width / wide, picture.height / high)
        y = PAGE_HEIGHT - picture.y - picture.height
        self._code.append(f"q {wide * scale:.3f} 0 0 {high * scale:.3f} {picture.x:.3f} {y:.3f} cm /{name} Do Q")

    def _embedded(self, data: bytes) -> tuple[str, float, float]:
        """The name of a picture in this document, and its size."""
        name = f"P{len(self._pictures) + 1}"
        try:
            image: Any = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
        except Exception as error:  # ReportLab and Pillow have many; all mean that this is no picture
            raise LetterError("Het logo is geen goede PNG of JPEG. Kies een ander bestand.") from error
        if getattr(image, "_smask", None):  # what is seen through
            image.smask = self._document.Reference(image._smask)
        self._drawn[name] = _number(self._document, image)
        self._pictures[data] = name, image.width, image.height
        return self._pictures[data]


def _shown(codes: Iterable[str]) -> str:
    joined = "".join(codes)
    return f"[({joined})] TJ".replace("()", "") if joined else ""


class _Embedded:
    """A font in the document: only the glyphs used, numbered in the order of their first use.

    The same glyph gets a second number when it stands for other characters, so that text can be
    copied and searched.
    """

    def __init__(self, name: str, face: fonts.Face) -> None:
        self.name = name
        self.face = face
        self._codes: dict[tuple[int, str], tuple[str, int]] = {}
        self.outlines: dict[int, str] = {}
        self.shown = _Shown(self)

    def code(self, number: int, text: str) -> tuple[str, int]:
        """The number of a glyph in this document, as it is written, and how wide the glyph is."""
        found = self._codes.get((number, text))
        if found is None:
            found = self._codes[number, text] = _code(len(self._codes) + 1), self.face.advance(number)
        return found

    def write(self, document: Any) -> bytes:
        """Write the font to the document; gives its number there."""
        data, numbers = self.face.copy(number for number, _ in self._codes)
        name = f"/{_tag(data)}+{self.face.name}".encode("ascii")
        glyphs = b"".join(numbers[number].to_bytes(2, "big") for number, _ in self._codes)
        descriptor = _dictionary(
            b"FontDescriptor",
            FontName=name,
            Flags=4,
            FontBBox=b"[-1000 %d 2000 %d]" % (self.face.descent, self.face.ascent),
            ItalicAngle=0,
            Ascent=self.face.ascent,
            Descent=self.face.descent,
            CapHeight=714,
            StemV=140 if self.face.weight == fonts.BOLD else 80,
            FontFile2=_stream(document, data, Length1=len(data)),
        )
        descendant = _dictionary(
            b"Font",
            Subtype=b"/CIDFontType2",
            BaseFont=name,
            CIDSystemInfo=b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            DW=0,
            W=b"[1 [%b]]" % b" ".join(b"%d" % usual for _, usual in self._codes.values()),
            CIDToGIDMap=_stream(document, bytes(2) + glyphs),
            FontDescriptor=_number(document, _Written(descriptor)),
        )
        font = _dictionary(
            b"Font",
            Subtype=b"/Type0",
            BaseFont=name,
            Encoding=b"/Identity-H",
            DescendantFonts=b"[%b]" % _number(document, _Written(descendant)),
            ToUnicode=_stream(document, self._to_unicode()),
        )
        return _number(document, _Written(font))

    def _to_unicode(self) -> bytes:
        pairs = [(code, text) for code, (_, text) in enumerate(self._codes, 1)]
        rows = []
        for at in range(0, len(pairs), 100):
            part = pairs[at : at + 100]
            rows.append(f"{len(part)} beginbfchar")
            rows += [f"<{code:04x}> <{_hex(text)}>" for code, text in part]
            rows.append("endbfchar")
        return "\n".join([_CMAP_HEAD, *rows, _CMAP_END]).encode("ascii")


class _Shown(dict[tuple[int, str, int], str]):
    """How a glyph is written that stands for characters of its own and is not shifted: its number, and what its
    advance differs from its width. Most of a text is such glyphs, looked up without a step of Python's."""

    def __init__(self, font: _Embedded) -> None:
        self._font = font

    def __missing__(self, glyph: tuple[int, str, int]) -> str:
        number, text, advance = glyph
        code, usual = self._font.code(number, text)
        found = self[glyph] = code if advance == usual else f"{code}){usual - advance}("
        return found


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange"""
_CMAP_END = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@cache
def _code(number: int) -> str:
    """The number of a glyph in a document, as it stands in a string."""
    return "".join(_ESCAPED.get(byte, chr(byte)) for byte in divmod(number, 256))


@until_locked(4096)
def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _tag(data: bytes) -> str:
    """Six capitals that name a subset, the same for the same glyphs."""
    number = zlib.crc32(data)
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


class _Written(pdfdoc.PDFObject):
    """An object of a document as it stands there."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        """ReportLab calls this when it writes the document."""
        return self.data


def _number(document: Any, written: Any) -> bytes:
    """What refers to an object of a document."""
    number: bytes = document.Reference(written).format(document)
    return number


def _dictionary(kind: bytes | None, **entries: bytes | int) -> bytes:
    parts = [b"/Type /%b" % kind] if kind else []
    for key, entry in entries.items():
        parts.append(b"/%b %b" % (key.encode("ascii"), entry if isinstance(entry, bytes) else b"%d" % entry))
    return b"<< %b >>" % b" ".join(parts)


def _stream(document: Any, data: bytes, kind: bytes | None = None, **entries: bytes | int) -> bytes:
    """A stream in a document; gives its number."""
    if len(data) > _SHORT:
        data, entries = zlib.compress(data, _LEVEL), {**entries, "Filter": b"/FlateDecode"}
    head = _dictionary(kind, **entries, Length=len(data))
    return _number(document, _Written(b"%b\nstream\n%b\nendstream" % (head, data)))
