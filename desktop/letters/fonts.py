"""The fonts on paper: where they are, which of them draws a character, and a small copy for a PDF.

The fonts are variable: HarfBuzz sets the weight while shaping, and pins it in the small copy, so that
no instance of a whole font is ever made or kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from desktop import paths
from desktop.errors import LetterError

REGULAR, BOLD = 400, 700
UNITS = 1000
_PRIVATE = (0xE000, 0xF8FF)
_DROPPED = [
    int.from_bytes(table, "big")
    for table in (b"GSUB", b"GPOS", b"GDEF", b"STAT", b"name", b"OS/2", b"post", b"gasp", b"cmap")
]
_BARE = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING

# Drawn with a likeness when the fonts have no such character.
LIKENESS = {"☐": "□", "☑": "✓", "✔": "✓", "☒": "✗", "✘": "✗", "✕": "✗", "▸": "→", "➔": "→", "➜": "→"}


@dataclass(frozen=True, eq=False)
class Face:
    """One font in one weight.

    Attributes:
        name: PostScript name for the PDF.
        weight: REGULAR or BOLD.
        font: HarfBuzz font at 1000 units an em.
        covers: the code points it can draw.
        ascent, descent: above and below the base line, in thousandths of an em; descent is negative.
    """

    name: str
    weight: int
    font: hb.Font
    covers: frozenset[int]
    ascent: int
    descent: int

    def advance(self, glyph: int) -> int:
        """Width of a glyph, in thousandths of an em."""
        return _advance(self, glyph)

    def begin(self, text: str) -> tuple[int, int]:
        """The glyph that a Dutch text begins with, and its advance there, in thousandths of an em."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "nl"
        hb.shape(self.font, buffer)
        return buffer.glyph_infos[0].codepoint, buffer.glyph_positions[0].x_advance

    def outline(self, glyph: int) -> str:
        """The outline of a glyph as path operators of PDF, in thousandths of an em."""
        return _outline(self, glyph)

    def copy(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A TrueType font of only these glyphs in this weight, and old to new glyph numbers."""
        wanted = hb.SubsetInput()
        kept = sorted(set(glyphs))
        wanted.glyph_set.update(kept)
        wanted.pin_all_axes_to_default(self.font.face)
        wanted.pin_axis_location(self.font.face, "wght", self.weight)
        wanted.flags = _BARE
        wanted.drop_table_tag_set.update(_DROPPED)
        plan = hb.SubsetPlan(self.font.face, wanted)
        numbers = plan.old_to_new_glyph_mapping
        return bytes(plan.execute().blob.data), {glyph: numbers[glyph] for glyph in kept}


def invisible(character: str) -> bool:
    """Whether a character draws nothing of its own: joiners, marks of direction, variation selectors."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


@cache
def faces(weight: int) -> tuple[Face, ...]:
    """Latin and Cyrillic, Arabic, Ethiopic, and a last font for signs; read once a run (some ms).

    Raises:
        LetterError: when a font was not installed with the program.
    """
    return tuple(_load(family, weight) for family in _FAMILIES)


_FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Inter")
LATIN, ARABIC, ETHIOPIC, SIGNS = range(4)


def _file(family: str) -> Path:
    try:
        return paths.font(family)
    except Exception as error:  # each font package has its own errors; all mean the same to a person
        raise LetterError(
            f"Het lettertype {family} ontbreekt. Installeer het programma opnieuw en probeer het dan weer."
        ) from error


@cache
def _advance(face: Face, glyph: int) -> int:
    return int(face.font.get_glyph_h_advance(glyph))


@cache
def _outline(face: Face, glyph: int) -> str:
    parts: list[str] = []
    face.font.draw_glyph(glyph, _pens(), parts)
    return " ".join(parts)


@cache
def _pens() -> hb.DrawFuncs:
    """Callbacks that write path operators; a quadratic curve is given as a cubic one."""
    pens = hb.DrawFuncs()
    pens.set_move_to_func(lambda x, y, path: path.append(f"{x:g} {y:g} m"))
    pens.set_line_to_func(lambda x, y, path: path.append(f"{x:g} {y:g} l"))
    pens.set_cubic_to_func(lambda *curve: curve[6].append(" ".join(f"{n:.1f}" for n in curve[:6]) + " c"))
    pens.set_close_path_func(lambda path: path.append("h"))
    return pens


@cache
def _read(family: str) -> tuple[hb.Face, frozenset[int]]:
    face = hb.Face(hb.Blob.from_file_path(str(_file(family))))
    return face, frozenset(code for code in face.unicodes if not _PRIVATE[0] <= code <= _PRIVATE[1])


def _load(family: str, weight: int) -> Face:
    face, covers = _read(family)
    font = hb.Font(face)
    font.scale = (UNITS, UNITS)
    font.set_variations({"wght": weight})
    extents = font.get_font_extents("ltr")
    style = "Bold" if weight == BOLD else "Regular"
    name = f"{family.replace(' ', '')}-{style}"
    return Face(name, weight, font, covers, extents.ascender, extents.descender)


def static(variable: Path, weight: int, style: str) -> bytes:
    """A whole font file of one weight, for the screen: Qt does not take a weight from a variable font.

    Args:
        style: the name Qt knows it by; 'Bold' makes it the bold of its family, whatever its weight.
    """
    import io

    from fontTools.ttLib import TTFont

    face = hb.Face(hb.Blob.from_file_path(str(variable)))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_all_axes_to_default(face)
    wanted.pin_axis_location(face, "wght", weight)
    wanted.flags |= hb.SubsetFlags.NO_HINTING
    font = TTFont(io.BytesIO(bytes(hb.subset(face, wanted).blob.data)), lazy=True)
    font["OS/2"].usWeightClass = BOLD
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x40 | 0x20
    font["head"].macStyle |= 1
    for name in font["name"].names:
        if name.nameID == 2:
            name.string = style
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
