"""What is typed and comes on paper: what stands in the PDF, as a reader of PDF gives it back."""

from __future__ import annotations

from . import texts as t
from .outcomes import Case, becomes, refused, same

PAPERS: dict[str, dict[str, Case]] = {
    "a paper": {
        "an image": same(t.IMAGE),
        "markup": same(t.MARKUP),
        "ReportLab's markup": same(t.PARAGRAPH),
        "a script": same(t.SCRIPT),
        "templates": same(t.TEMPLATE),
        "a formula": same(t.FORMULA),
        "a share": same(t.SHARE),
        "a shell": same(t.SHELL),
        "orders of PDF": same(t.PDF),
        "the end of a string of PDF": same("\\) \\( <feff> ]TJ ET Q q BT"),
        "Ethiopic": same(t.ETHIOPIC),
        "ampersands": same(t.AMPERSAND),
        "a web address": same("https://evil.example/?x=1 mailto:x@evil.example file:///etc/passwd"),
        "a bidi override": becomes(t.OVERRIDE, t.OVERRIDE_GONE),
        "an open isolate": becomes(t.OPEN_ISOLATE, t.OPEN_ISOLATE_GONE),
        "NUL": becomes(t.NUL, "Sara"),
        "a terminal": becomes(t.TERMINAL, t.TERMINAL_GONE),
        "zero width": same(t.ZERO_WIDTH),
        "decomposed": becomes(t.DECOMPOSED, "Zoë Å"),
        "five hundred characters": same(t.LONG[:500]),
        "tags": becomes(t.TAGS, "Sara"),
        "emoji": refused(t.EMOJI, "kan niet worden gedrukt"),
        "private use": refused(t.PRIVATE, "U+E000"),
        "no character": refused(t.NO_CHARACTER, "U+FFFF"),
    },
}
