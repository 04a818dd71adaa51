"""Whatever is typed: what is kept comes back the same, from the window, the vault, a file, and off the paper."""

from __future__ import annotations

import contextlib
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.errors import AnswerError, LetterError
from desktop.forms.card import QuestionCard
from desktop.forms.text_area import TextArea
from desktop.guide import Guide
from desktop.letters.model import Fact, Facts, Letter, Letterhead, Pair, Tongue
from desktop.letters.pdf import render
from desktop.letters.text import clean as on_paper
from desktop.questions import answers, dates
from desktop.store import interchange
from desktop.store.queries import Dossiers
from desktop.translate.searching import folded, holds, wanted

from .conftest import TODAY
from .strategies import printable, typed
from .test_papers import packed
from .windows import part, paste, put

# The fixtures hold nothing that one example leaves for the next.
shared = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


@shared
@given(words=typed(), name=typed())
def test_from_the_window_to_the_vault_to_a_file(
    qapp: QApplication, guide: Guide, dossiers: Dossiers, words: str, name: str
) -> None:
    shown = QuestionCard(guide.questionnaire.by_id["leven.wens"], guide.catalog("ar"), guide.phrase)
    people = QuestionCard(guide.questionnaire.by_id["leven.gezin"], guide.catalog("ar"), guide.phrase)
    for area in ("text:leven.wens", "note_text:leven.wens"):
        paste(part(shown, TextArea, area), words)
    put(people.field.findChildren(QLineEdit)[0], name)
    talk = Conversation("start", TODAY, "ar")
    dossier = Dossier(Newcomer("Sara", "ar"), [talk])
    for card in (shown, people):
        with contextlib.suppress(AnswerError):  # nothing in it that can be seen
            talk.answers[card.question.id] = card.answer()
    dossiers.add(dossier)
    kept = dossiers.open(dossier.id)
    dossiers.delete(dossier.id)
    for question, answer in kept.conversations[0].answers.items():
        again = QuestionCard(guide.questionnaire.by_id[question], guide.catalog("ar"), guide.phrase)
        again.show_answer(answer)
        assert (again.answer().value, again.answer().note) == (answer.value, answer.note)
    file = interchange.export([kept])
    [read] = interchange.read(file, guide.questionnaire, guide.municipality)
    assert interchange.export([read]) == file
    assert [vars(answer) for answer in read.conversations[0].answers.values()] == [
        vars(answer) for answer in kept.conversations[0].answers.values()
    ]


@shared
@given(name=typed())
def test_a_name_is_found_by_itself(dossiers: Dossiers, name: str) -> None:
    with contextlib.suppress(AnswerError):
        kept = answers.clean(name, 200, one_line=True)
        assert answers.clean(kept, 200, one_line=True) == kept
        dossier = Dossier(Newcomer(kept, "ar"))
        dossiers.add(dossier)
        found = [line.name for line in dossiers.search(kept, 10_000)]
        dossiers.delete(dossier.id)
        assert kept in found or not wanted(kept)


@given(words=typed(), other=typed())
def test_cleaning_twice_changes_nothing(words: str, other: str) -> None:
    with contextlib.suppress(AnswerError):
        kept = answers.clean(words, 100)
        assert answers.clean(kept, 100) == kept
    with contextlib.suppress(AnswerError):
        dates.parse(words)
    assert holds(folded(words + " " + other), wanted(words))


@shared
@given(words=printable())
def test_from_the_vault_to_paper(words: str) -> None:
    letter = Letter(
        "agreements", Pair("Afspraken", ""), Letterhead("Gemeente", ("Plein 1",), None),
        (Facts((Fact("Vraag", words),)),), "afspraken", Tongue("nl"),
    )  # fmt: skip
    with contextlib.suppress(LetterError):
        [page] = PdfReader(BytesIO(render([letter])), strict=True).pages
        found = packed(page.extract_text())
        assert all(sign in found for sign in packed(on_paper(words)) if sign.isascii() and sign.isprintable())
        assert "/Annots" not in page


def test_an_answer_is_still_kept(dossiers: Dossiers) -> None:
    talk = Conversation("start", TODAY, "ar", answers={"leven.wens": Answer("leven.wens", "answered", "fietsen")})
    dossiers.add(Dossier(Newcomer("Sara", "ar"), [talk], id="na-afloop"))
    assert dossiers.open("na-afloop").conversations[0].values() == {"leven.wens": "fietsen"}
