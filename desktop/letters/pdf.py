"""Letters to a PDF: the one place that knows ReportLab. Same letters, same bytes.

Glyphs are placed by number from small copies of the fonts (Type 0, Identity-H), since ReportLab's own
text drawing knows neither glyph positions nor direction.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import LetterError
from desktop.letters import drawings, fonts
from desktop.letters.layout import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Box,
    Colour,
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
from desktop.letters.typeset import Run, forget, width

# A PDF may hold bytes: writing them as letters takes time, and a quarter more room.
rl_config.useA85 = 0
PROGRAM = "Startgesprek"
_COLOURS: dict[Colour, str] = {
    "ink": "0.133 0.192 0.227",
    "muted": "0.337 0.392 0.424",
    "accent": "0.114 0.361 0.408",
    "line": "0.83 0.81 0.77",
    "paper": "1.0 1.0 1.0",
}
_KAPPA = 0.5523
"""How far the handles of a quarter of a circle reach, in radii (four curves of Bézier)."""


def render(letters: Sequence[Letter], title: str | None = None) -> bytes:
    """One PDF of one or more letters, each beginning on a new sheet with page 1.

    Args:
        title: the title in the document's data; by default the title of the first letter. It names no person.

    Raises:
        MissingGlyph: for a character that no font has; it says in which letter, and nothing is drawn.
        LetterError: when a logo is no PNG or JPEG, or a font is not installed.
    """
    try:
        return _document(letters, title or (letters[0].dutch_title if letters else PROGRAM))
    finally:
        forget()


def render_each(letters: Sequence[Letter]) -> list[bytes]:
    """A PDF of each letter; what several of them say is set once, so this is quicker than one by one.

    Raises:
        MissingGlyph, LetterError: as in `render`.
    """
    try:
        return [_document([letter], letter.dutch_title) for letter in letters]
    finally:
        forget()


def _document(letters: Sequence[Letter], title: str) -> bytes:
    pages = [page for letter in letters for page in sheets(letter)]
    out = BytesIO()
    canvas = _Canvas(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1, lang="nl-NL")
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    press = _Press(canvas)
    for page in pages:
        press.print(page)
    canvas.save()
    return out.getvalue()


class _Canvas(Canvas):
    """A canvas without Helvetica, which ReportLab names on every page and which is in no PDF of ours."""

    @property
    def document(self) -> Any:
        """ReportLab's document, which has no types."""
        return self._doc  # type: ignore[attr-defined]

    def _make_preamble(self) -> None:
        self._preamble = ""
        self.document.idToObject[pdfdoc.BasicFonts].dict.clear()


class _Press:
    """Draws pages on a ReportLab canvas."""

    def __init__(self, canvas: _Canvas) -> None:
        self._canvas = canvas
        self._fonts: dict[str, _Embedded] = {}

    def print(self, page: Page) -> None:
        """Draw one page and go on to the next."""
        for ink in page.ink:
            self._draw(ink)
        self._canvas.showPage()

    def _draw(self, ink: Ink) -> None:
        match ink:
            case Words():
                self._canvas.addLiteral(self._words(ink))
            case Box():
                paint, end = ("rg", "f") if ink.filled else ("RG", "S")
                y = PAGE_HEIGHT - ink.y - ink.height
                box = f"{ink.x:.2f} {y:.2f} {ink.width:.2f} {ink.height:.2f} re"
                self._canvas.addLiteral(f"q {_COLOURS[ink.colour]} {paint} 0.9 w {box} {end} Q")
            case Drawing():
                self._canvas.addLiteral(_drawn(ink))
            case Stroke():
                self._canvas.addLiteral(_stroked(ink))
            case Round():
                self._canvas.addLiteral(_rounded(ink))
            case Picture():
                self._picture(ink)

    def _words(self, words: Words) -> str:
        runs = words.line.runs()
        size = words.line.setting.size
        x = words.x - (width(runs, size) if words.align == "right" else 0)
        y = PAGE_HEIGHT - words.y
        parts = [f"q {_COLOURS[words.colour]} rg BT 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        marks: list[str] = []
        for run in runs:
            parts.append(self._run(run, size))
            marks += _marks(run, size, x, y)
            x += width([run], size)
        return " ".join([*parts, "ET", *marks, "Q"])

    def _run(self, run: Run, size: float) -> str:
        """One run: a string of glyph codes, with shifts where a glyph does not stand where its width says."""
        font = self._font(run.face)
        parts = [f"/{font.name} {size:g} Tf"]
        if run.shifts is None and "" not in run.texts:
            glyphs = zip(run.numbers, run.texts, run.advances, strict=True)
            return " ".join(filter(None, (*parts, _shown(map(font.written.__getitem__, glyphs)))))
        codes: list[str] = []
        rise = shift = 0
        for number, _, text, advance, dx, dy in run.glyphs:
            if not text:
                shift += advance
                continue
            if dy != rise:
                parts += [_shown(codes), f"{dy * size / fonts.UNITS:.3f} Ts"]
                codes, rise = [], dy
            if shift + dx:
                codes.append(f"{-(shift + dx)}")
            code, usual = font.code(number, text)
            codes.append(code)
            shift = advance - usual - dx
        if shift:
            codes.append(f"{-shift}")
        parts.append(_shown(codes))
        return " ".join(part for part in [*parts, "0 Ts" if rise else ""] if part)

    def _font(self, face: fonts.Face) -> _Embedded:
        if face.name not in self._fonts:
            document = self._canvas.document
            font = _Embedded(f"G{len(self._fonts) + 1}", face)
            self._fonts[face.name] = font
            document.delayedFonts.append(font)
        return self._fonts[face.name]

    def _picture(self, picture: Picture) -> None:
        try:
            image = ImageReader(BytesIO(picture.data))
            wide, high = image.getSize()
        except Exception as error:  # ReportLab and Pillow have many; all mean that this is no picture
            raise LetterError("Het logo is geen goede PNG of JPEG. Kies een ander bestand.") from error
        scale = min(picture.width / wide, picture.height / high)
        y = PAGE_HEIGHT - picture.y - picture.height
        self._canvas.drawImage(image, picture.x, y, wide * scale, high * scale, mask="auto")


def _drawn(drawing: Drawing) -> str:
    scale, top = drawing.size / drawings.SIDE, PAGE_HEIGHT - drawing.y
    place = f"{scale:.5f} 0 0 {-scale:.5f} {drawing.x:.2f} {top:.2f} cm"
    pen = f"{_COLOURS[drawing.colour]} RG {drawings.STROKE} w 1 J 1 j"
    return f"q {place} {pen} {drawings.outline(drawing.name)} S Q"


def _stroked(stroke: Stroke) -> str:
    places = [f"{stroke.x + x:.2f} {PAGE_HEIGHT - stroke.y - y:.2f}" for x, y in stroke.points]
    path = " ".join([f"{places[0]} m", *(f"{place} l" for place in places[1:]), *("h" for _ in range(stroke.closed))])
    dash = " ".join(f"{length:g}" for length in stroke.dash)
    return f"q [{dash}] 0 d 1 J 1 j {_painted(path, stroke.colour, stroke.width, stroke.fill)} Q"


def _rounded(ring: Round) -> str:
    x, y, r, k = ring.x, PAGE_HEIGHT - ring.y, ring.radius, ring.radius * _KAPPA
    path = f"{x + r:.2f} {y:.2f} m"
    quarters = ((r, k, k, r, 0, r), (-k, r, -r, k, -r, 0), (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0))
    for ax, ay, bx, by, cx, cy in quarters:
        path += f" {x + ax:.2f} {y + ay:.2f} {x + bx:.2f} {y + by:.2f} {x + cx:.2f} {y + cy:.2f} c"
    return f"q {_painted(f'{path} h', ring.colour, ring.width, ring.fill)} Q"


def _painted(path: str, colour: Colour, width: float, fill: Colour | None) -> str:
    """A path filled, drawn along, or both."""
    pens = [f"{_COLOURS[fill]} rg"] if fill else []
    pens += [f"{_COLOURS[colour]} RG {width:g} w"] if width else []
    end = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(fill), bool(width)), "n")
    return f"{' '.join(pens)} {path} {end}"


def _marks(run: Run, size: float, x: float, y: float) -> list[str]:
    """Dots and vowel marks, whose characters another glyph stands for: outlines, which no reader takes for text."""
    if "" not in run.texts:
        return []
    scale, pen, drawn = size / fonts.UNITS, 0, []
    for number, _, text, advance, dx, dy in run.glyphs:
        outline = "" if text else run.face.outline(number)
        if outline:
            left, up = x + (pen + dx) * scale, y + dy * scale
            drawn.append(f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {up:.3f} cm {outline} f Q")
        pen += advance
    return drawn


def _shown(codes: Iterable[str]) -> str:
    joined = "".join(codes).replace("><", "")
    return f"[{joined}] TJ" if joined else ""


class _Embedded:
    """A font in the document: only the glyphs used, numbered in the order of their first use.

    The same glyph gets a second number when it stands for other characters, so that text can be
    copied and searched.
    """

    def __init__(self, name: str, face: fonts.Face) -> None:
        self.name = name
        self.face = face
        self._codes: dict[tuple[int, str], tuple[str, int]] = {}
        self.written = _Written(self)

    def code(self, number: int, text: str) -> tuple[str, int]:
        """The number of a glyph in this document, as it is written, and how wide the glyph is."""
        found = self._codes.get((number, text))
        if found is None:
            found = self._codes[number, text] = f"<{len(self._codes) + 1:04x}>", self.face.advance(number)
        return found

    def addObjects(self, document: Any) -> None:
        """Write the font to the document; ReportLab calls this when all pages are drawn."""
        data, numbers = self.face.copy(number for number, _ in self._codes)
        name = f"{_tag(data)}+{self.face.name}"
        glyphs = [0, *(numbers[number] for number, _ in self._codes)]
        widths = [b"%d" % usual for _, usual in self._codes.values()]
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray([-1000, self.face.descent, 2000, self.face.ascent]),
            "ItalicAngle": 0,
            "Ascent": self.face.ascent,
            "Descent": self.face.descent,
            "CapHeight": 714,
            "StemV": 140 if self.face.weight == fonts.BOLD else 80,
            "FontFile2": _stream(document, data, Length1=len(data)),
        }
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "DW": 0,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
            "CIDToGIDMap": _stream(document, b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)),
            "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(descriptor)),
        }
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": _stream(document, self._to_unicode()),
        }
        used = document.idToObject[pdfdoc.BasicFonts].dict
        used[self.name] = document.Reference(pdfdoc.PDFDictionary(font))

    def _to_unicode(self) -> bytes:
        pairs = [(code, text) for code, (_, text) in enumerate(self._codes, 1)]
        rows = []
        for at in range(0, len(pairs), 100):
            part = pairs[at : at + 100]
            rows.append(f"{len(part)} beginbfchar")
            rows += [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in part]
            rows.append("endbfchar")
        return "\n".join([_CMAP_HEAD, *rows, _CMAP_END]).encode("ascii")


class _Written(dict[tuple[int, str, int], str]):
    """How a glyph is written that stands for characters of its own and is not shifted: its number, and what its
    advance differs from its width. Most of a text is such glyphs, looked up without a step of Python's."""

    def __init__(self, font: _Embedded) -> None:
        self._font = font

    def __missing__(self, glyph: tuple[int, str, int]) -> str:
        number, text, advance = glyph
        code, usual = self._font.code(number, text)
        found = self[glyph] = code if advance == usual else f"{code}{usual - advance}"
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


def _tag(data: bytes) -> str:
    """Six capitals that name a subset, the same for the same glyphs."""
    number = zlib.crc32(data)
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _stream(document: Any, data: bytes, **entries: int) -> Any:
    stream = pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(dict(entries)), content=data)
    stream.filters = [pdfdoc.PDFZCompress]
    return document.Reference(stream)
