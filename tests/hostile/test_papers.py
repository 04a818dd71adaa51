"""Typed text on real papers: it stands there as text, and does nothing."""

from __future__ import annotations

import unicodedata
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from desktop.dossier.model import Action, Answer, Consent, Conversation, Dossier, Newcomer, Referral, Step
from desktop.errors import MissingGlyph
from desktop.guide import Guide
from desktop.letters.saving import save_letters, to_save

from .conftest import TODAY
from .outcomes import Case, rows
from .table import TABLE

ACTS = {
    "/JavaScript",
    "/JS",
    "/OpenAction",
    "/AA",
    "/URI",
    "/Launch",
    "/EmbeddedFile",
    "/AcroForm",
    "/Annots",
    "/Image",
}


def everywhere(text: str) -> Dossier:
    """A dossier in which everything that can be typed is this text."""
    answers = {
        name: Answer(f"leven.{name}", "answered", value, text)
        for name, value in {"wens": text, "gezin": [{"name": text, "relation": "kind"}], "zorgen": True}.items()
    }
    talk = Conversation("start", TODAY, "ar", professional=text, interpreter=text, place=text, completed=True)
    talk.answers = {answer.question: answer for answer in answers.values()}
    return Dossier(
        Newcomer(text, "ar", date(1990, 5, 1), household=text),
        [talk],
        [Consent("taalhuis", "given", TODAY)],
        [Action(text, "newcomer", "start", TODAY, reason=text)],
        [Referral("taalhuis", "start", need=text, reason=text, history=[Step("sent", TODAY, text)])],
    )


def packed(text: str) -> str:
    """A text as a reader of PDF finds it: lines are broken anywhere, and spaces are only places."""
    return "".join(unicodedata.normalize("NFC", text).split())


def names(part: Any, seen: set[int] | None = None) -> set[str]:
    """Every name in a PDF that stands for what a thing is or does."""
    seen = set() if seen is None else seen
    if isinstance(part, IndirectObject):
        if part.idnum in seen:
            return set()
        seen.add(part.idnum)
        return names(part.get_object(), seen)
    if isinstance(part, DictionaryObject):
        own = {str(key) for key in part} | {str(value) for value in part.values() if isinstance(value, str)}
        return own.union(*(names(value, seen) for value in part.values()))
    if isinstance(part, ArrayObject):
        return set().union(*(names(value, seen) for value in part))
    return set()


@rows(TABLE, "a paper", shown=2)
def test_what_is_typed_on_paper(guide: Guide, tmp_path: Path, case: Case) -> None:
    folder = tmp_path / "papieren"
    if case.told:
        with pytest.raises(MissingGlyph) as refused:
            save_letters(to_save(guide, everywhere(case.given), None, TODAY), folder)
        assert case.told in str(refused.value)
        assert not folder.exists()
        return
    files = save_letters(to_save(guide, everywhere(case.given), None, TODAY), folder)
    stems = ["afspraken", "verslag", "actielijst", "doorverwijzing-taalhuis", "toestemming-taalhuis"]
    assert [file.name for file in files] == [f"{TODAY}-{stem}.pdf" for stem in stems]
    readers = [PdfReader(BytesIO(file.read_bytes()), strict=True) for file in files]
    agreements, report = (packed("".join(page.extract_text() for page in readers[at].pages)) for at in (0, 1))
    assert report.count(packed(case.kept)[:60]) >= 8, "name, household, answers, notes and agreements"
    assert packed(case.kept)[:60] in agreements
    for reader in readers:
        assert not names(reader.trailer) & ACTS
        assert reader.metadata is not None
        assert case.kept not in "".join(map(str, reader.metadata.values()))
