"""A letter as a Word document, because an official wants to add a line. Same letter, same bytes.

The one place that knows python-docx: the library for Word files that is best kept, in use for more than ten years,
with types and without anything else it needs than lxml. What it has no words for (direction, language, rules of
cells) is written as elements of the format itself, ISO/IEC 29500-1, here called by their names there.

A text is only ever the text of a run: never a field, a link or markup. The document tells nothing of who made it,
when, or on which machine.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from itertools import groupby

from docx import Document
from docx.document import Document as Paper
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.section import Section, _Header
from docx.shared import Pt

from desktop.errors import LetterError
from desktop.letters.layout import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP, WIDTH
from desktop.letters.model import DUTCH, Letter, Letterhead, Tongue
from desktop.letters.stretches import Stretch, stretches
from desktop.letters.word_rows import Look, Row, Rule, Text, rows
from desktop.letters.writable import writable

_FONT, _ETHIOPIC, _SIGNS = "Arial", "Ebrima", "Segoe UI Symbol"
"""Fonts of every office machine: Latin, Cyrillic and Arabic; Ethiopic; boxes to tick."""
_COLOURS: dict[Rule, str] = {"line": "D4CFC4", "accent": "1D5C68", "ink": "22313A"}
_MUTED = "56646C"
_LOGO = (150.0, 46.0)
_HEAD_TOP, _FOOT_BOTTOM, _GUTTER = 42.0, 28.0, 9.0
_LARGER = 1.1
"""Arabic letters look smaller than Latin ones of the same size."""
_SHORT = 900
"""A row of so many characters fits on one page, and is not divided over two."""
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(2000, 1, 1)
_LOCALES = {
    "nl": "nl-NL", "ar": "ar-SA", "ti": "ti-ER", "prs": "prs-AF", "fa": "fa-IR", "uk": "uk-UA", "tr": "tr-TR",
    "so": "so-SO", "en": "en-GB", "fr": "fr-FR", "kmr": "ku-TR", "ckb": "ku-Arab-IQ", "am": "am-ET", "ps": "ps-AF",
    "ru": "ru-RU",
}  # fmt: skip
"""Language tags as Word knows them, for its spelling check."""
_STYLES: dict[Look, tuple[str, str, float, bool, str]] = {
    "body": ("Normal", "Normal", 10.5, False, _COLOURS["ink"]),
    "title": ("Title", "Title", 21.0, True, _COLOURS["ink"]),
    "heading": ("Heading1", "heading 1", 13.0, True, _COLOURS["accent"]),
    "lead": ("Inleiding", "Inleiding", 11.5, False, _COLOURS["ink"]),
    "quiet": ("Klein", "Klein", 9.0, False, _MUTED),
    "label": ("Label", "Label", 9.5, False, _MUTED),
    "strong": ("Sterk", "Sterk", 10.5, True, _COLOURS["ink"]),
    "small": ("Tabeltekst", "Tabeltekst", 9.5, False, _COLOURS["ink"]),
    "mark": ("Merk", "Merk", 9.0, True, _COLOURS["accent"]),
    "tick": ("Vakje", "Vakje", 12.0, False, _COLOURS["accent"]),
}
"""Id, name, size in points, bold, colour: the official finds them in Word's list of styles."""
_WORDS_OWN: tuple[Look, ...] = ("title", "heading")


def docx(letter: Letter) -> bytes:
    """One letter as a Word document.

    Raises:
        LetterError: when the logo is no picture that Word can show.
    """
    paper = Document(BytesIO(_blank()))
    _data(paper, letter)
    section = paper.sections[0]
    _page(section)
    _around(section, letter)
    body = paper.element.body
    for element in _drawn(rows(letter)):
        body.insert(len(body) - 1, element)  # the section's own settings stay last
    return _zipped(paper)


def _xml(name: str, /, *children: Element, **values: str | float) -> Element:
    """An element of the format, `w:name`, with its values and what is in it."""
    element: Element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(children)
    return element


def _twips(points: float) -> int:
    return round(points * 20)


@cache
def _blank() -> bytes:
    """A document with our styles. Of python-docx's own nothing is kept: it brings traces of where it was made."""
    paper = Document()
    needed = (RELATED.OFFICE_DOCUMENT, RELATED.CORE_PROPERTIES, RELATED.STYLES, RELATED.SETTINGS)
    for owner in (paper.part.package, paper.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype not in needed:
                del owner.rels[key]
    uri = "http://schemas.microsoft.com/office/word"
    _fill(
        paper.settings.element,
        _xml("defaultTabStop", val=709),
        _xml("compat", _xml("compatSetting", name="compatibilityMode", uri=uri, val=15)),
        _xml("decimalSymbol", val=","),
        _xml("listSeparator", val=";"),
    )
    fonts = _xml("rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, cs=_FONT)
    defaults = _xml("rPr", fonts, _xml("lang", val=_LOCALES["nl"], bidi=_LOCALES["ar"]))
    spacing = _xml("pPr", _xml("spacing", after=0, line=269, lineRule="auto"))
    plain = _xml(
        "style", _xml("name", val="Normal Table"), _xml("tblPr"), type="table", default=1, styleId="TableNormal"
    )
    whole = _xml("docDefaults", _xml("rPrDefault", defaults), _xml("pPrDefault", spacing))
    _fill(paper.styles.element, whole, *map(_style, _STYLES), plain)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def _fill(owner: Element, *children: Element) -> None:
    """Put other things in an element."""
    for child in list(owner):
        owner.remove(child)
    owner.extend(children)


def _style(look: Look) -> Element:
    style, name, size, bold, colour = _STYLES[look]
    paragraph = [_xml("keepNext"), _xml("keepLines"), _xml("outlineLvl", val=0)] if look == "heading" else []
    letters = [_xml("rFonts", ascii=_SIGNS, hAnsi=_SIGNS, eastAsia=_SIGNS, cs=_SIGNS)] if look == "tick" else []
    if bold:
        letters += [_xml("b"), _xml("bCs")]
    letters += [
        _xml("color", val=colour),
        _xml("sz", val=round(size * 2)),
        _xml("szCs", val=round(size * _LARGER * 2)),
    ]
    above = [] if look == "body" else [_xml("basedOn", val="Normal")]
    more = {"default": 1} if look == "body" else {} if look in _WORDS_OWN else {"customStyle": 1}
    parts = [_xml("name", val=name), *above, _xml("qFormat"), _xml("pPr", *paragraph), _xml("rPr", *letters)]
    return _xml("style", *parts, type="paragraph", styleId=style, **more)


def _data(paper: Paper, letter: Letter) -> None:
    """The data of the document: its title as on the paper, and nobody's name."""
    data = paper.core_properties
    data.title = writable(letter.dutch_title)[:255]
    data.language = _LOCALES["nl"]
    data.author = data.comments = data.last_modified_by = ""
    data.created = data.modified = _MADE


def _page(section: Section) -> None:
    section._sectPr.attrib.clear()
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin, section.right_margin = Pt(LEFT), Pt(RIGHT)
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(BOTTOM)
    section.header_distance, section.footer_distance = Pt(_HEAD_TOP), Pt(_FOOT_BOTTOM)
    section.different_first_page_header_footer = True


def _around(section: Section, letter: Letter) -> None:
    """The letterhead on the first page, a line that says what paper it is on the others, and page numbers."""
    first = section.first_page_header
    _fill(first._element, *_letterhead(first, letter.letterhead))
    later = _paragraph(Text(f"{letter.letterhead.sender} · {letter.dutch_title}", "quiet"))
    _ruled(later, "bottom", "line", 6)
    _fill(section.header._element, later)
    for footer in (section.first_page_footer, section.footer):
        _fill(footer._element, _foot(letter))


def _letterhead(header: _Header, head: Letterhead) -> Iterator[Element]:
    sender = _paragraph(Text(head.sender, "heading"))
    address = [_paragraph(Text(line, "quiet")) for line in head.lines] or [_paragraph(Text("", "quiet"))]
    left = [_logo(header, head), sender] if head.logo else [sender]
    half = WIDTH / 2
    cells = [_cell(left, half, "accent"), _cell(address, half, "accent", 40.0)]
    yield _table([_xml("tr", _xml("trPr", _xml("cantSplit")), *cells)], (half, half))
    yield _paragraph(Text("", "quiet"))


def _logo(header: _Header, head: Letterhead) -> Element:
    assert head.logo is not None
    paragraph = header.paragraphs[0]
    try:
        image = Image.from_blob(head.logo)
        scale = min(_LOGO[0] / image.px_width, _LOGO[1] / image.px_height)
        size = Pt(image.px_width * scale), Pt(image.px_height * scale)
        picture = paragraph.add_run().add_picture(BytesIO(head.logo), *size)
    except Exception as error:  # each kind of picture has its own errors; all mean that this is none
        raise LetterError("Het logo is geen goede PNG of JPEG. Kies een ander bestand.") from error
    picture._inline.docPr.set("descr", writable(head.sender))
    drawn: Element = paragraph._p
    drawn.remove(paragraph._p.get_or_add_pPr())  # it names a style that we do not have
    return drawn


def _foot(letter: Letter) -> Element:
    """The title, and at the right the page as fields that Word fills in."""
    foot = _paragraph(Text(letter.dutch_title, "quiet"))
    properties = _ruled(foot, "top", "line", 4)
    properties.insert(2, _xml("tabs", _xml("tab", val="right", pos=_twips(WIDTH))))
    foot.append(_xml("r", _xml("tab")))
    for words, field in (("pagina ", "PAGE"), (" van ", "NUMPAGES")):
        foot.append(_run(Stretch(words)))
        foot.append(_xml("fldSimple", _run(Stretch("1")), instr=field))
    return foot


def _drawn(found: Iterable[Row]) -> Iterator[Element]:
    """Paragraphs, and one table for rows of the same columns; between two tables Word wants a paragraph."""
    last: Row | None = None
    for (columns, _), group in groupby(found, lambda row: (row.columns, row.table)):
        whole = list(group)
        if columns:
            if last and last.columns:
                yield _gap(last.with_next)
            yield _table([_row(row) for row in whole], columns)
        else:
            yield from (_paragraph(text, row.with_next) for row in whole for text in row.cells[0].texts)
        last = whole[-1]
    if last and last.columns:
        yield _gap(False)


def _gap(kept: bool) -> Element:
    """A paragraph that is not seen."""
    paragraph = _paragraph(Text("", "quiet"), kept)
    properties = paragraph[0]
    properties.append(_xml("spacing", line=20, lineRule="exact"))
    return paragraph


def _table(drawn: list[Element], columns: Iterable[float]) -> Element:
    widths = [_twips(width) for width in columns]
    properties = _xml(
        "tblPr",
        _xml("tblW", w=sum(widths), type="dxa"),
        _xml("tblLayout", type="fixed"),
        _xml("tblCellMar", _xml("left", w=0, type="dxa"), _xml("right", w=0, type="dxa")),
    )
    return _xml("tbl", properties, _xml("tblGrid", *(_xml("gridCol", w=width) for width in widths)), *drawn)


def _row(row: Row) -> Element:
    properties = _xml("trPr")
    if max(sum(len(text.words) for text in cell.texts) for cell in row.cells) < _SHORT:
        properties.append(_xml("cantSplit"))
    if row.height:
        properties.append(_xml("trHeight", val=_twips(row.height), hRule="atLeast"))
    if row.head:
        properties.append(_xml("tblHeader"))
    cells, at = [], 0
    for cell in row.cells:
        width = sum(row.columns[at : at + cell.span])
        at += cell.span
        texts = cell.texts or (Text("", "quiet"),)
        drawn = [_paragraph(text, row.with_next, 5.0 if cell.rule else 0.0) for text in texts]
        last = at == len(row.columns)
        left = 8.0 if cell.marked else _GUTTER if last and cell.span < at else 0.0
        cells.append(_cell(drawn, width, cell.rule, left, 0.0 if last else _GUTTER, cell.span, cell.marked))
    return _xml("tr", properties, *cells)


def _cell(
    drawn: list[Element],
    width: float,
    rule: Rule = "",
    left: float = 0.0,
    right: float = 0.0,
    span: int = 1,
    marked: bool = False,
) -> Element:
    borders = []
    if marked:
        borders.append(_xml("left", val="single", sz=18, space=0, color=_COLOURS["accent"]))
    if rule:
        borders.append(_xml("bottom", val="single", sz=8 if rule == "accent" else 4, space=0, color=_COLOURS[rule]))
    properties = _xml("tcPr", _xml("tcW", w=_twips(width), type="dxa"))
    if span > 1:
        properties.append(_xml("gridSpan", val=span))
    properties.append(_xml("tcBorders", *borders))
    sides = _xml("left", w=_twips(left), type="dxa"), _xml("right", w=_twips(right), type="dxa")
    properties.append(_xml("tcMar", *sides))
    return _xml("tc", properties, *drawn)


def _paragraph(text: Text, kept: bool = False, after: float = 0.0) -> Element:
    """A paragraph in the direction of its language, with only the text of runs in it."""
    properties = _xml("pPr", _xml("pStyle", val=_STYLES[text.look][0]))
    if kept:
        properties.append(_xml("keepNext"))
    if text.tongue.direction == "rtl":
        properties.append(_xml("bidi"))
    if text.before or after:
        properties.append(_xml("spacing", before=_twips(text.before), after=_twips(after)))
    paragraph = _xml("p", properties)
    for number, line in enumerate(writable(text.words).split("\n")):
        if number:
            paragraph.append(_xml("r", _xml("br")))
        paragraph.extend(_run(stretch, text.tongue) for stretch in stretches(line, text.tongue.direction))
    return paragraph


def _run(stretch: Stretch, tongue: Tongue = DUTCH) -> Element:
    """Characters of one direction, in the language of their paragraph."""
    properties = _xml("rPr")
    if stretch.ethiopic:
        properties.append(_xml("rFonts", ascii=_ETHIOPIC, hAnsi=_ETHIOPIC, eastAsia=_ETHIOPIC, cs=_ETHIOPIC))
    if stretch.rtl:
        properties.append(_xml("rtl"))
    locale = _LOCALES.get(tongue.code, tongue.code)
    if tongue != DUTCH:
        foreign = tongue.direction == "ltr" or stretch.rtl
        properties.append(_xml("lang", val=locale if foreign else _LOCALES["nl"], bidi=locale))
    words = _xml("t")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = stretch.text
    return _xml("r", properties, words) if len(properties) else _xml("r", words)


def _ruled(paragraph: Element, side: str, rule: Rule, space: int) -> Element:
    """Put a rule above or under a paragraph; gives back its properties."""
    properties: Element = paragraph[0]
    line = _xml(side, val="single", sz=4, space=space, color=_COLOURS[rule])
    properties.insert(1, _xml("pBdr", line))
    return properties


def _zipped(paper: Paper) -> bytes:
    """The file, its parts dated alike on every machine."""
    made, out = BytesIO(), BytesIO()
    paper.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w") as zipped:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, _ZIPPED)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            zipped.writestr(entry, parts.read(part))
    return out.getvalue()
