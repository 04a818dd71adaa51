"""Keeping what an interpreter wrote or agreed with: at once, for everybody, with his name and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.document import shown
from desktop.errors import CorrectionRefused
from desktop.guide import Guide
from desktop.translate import wording
from desktop.translate.corrections import Correction
from desktop.views.languages.own_text import OwnText
from desktop.views.languages.review_texts import Text


def checked(code: str, text: Text, field: OwnText) -> bool:
    """Whether what stands in a field can be used; what is wrong with it is said below the field."""
    faults = wording.faults(code, text.context, text.source, field.text())
    field.show_faults(faults)
    return not faults


def keep(guide: Guide, code: str, written: Sequence[tuple[Text, str]], by: str, on: date) -> None:
    """Keep texts as reviewed.

    Raises:
        CorrectionRefused: one of them cannot be used, and the sentence says which, or the disk refused; none is kept.
    """
    for text, words in written:
        if faults := wording.faults(code, text.context, text.source, words):
            raise CorrectionRefused(f"Bij '{shown(text.source, 60)}': {faults[0]}")
    guide.correct(code, [Correction(text.context, text.source, words, by, on) for text, words in written])
