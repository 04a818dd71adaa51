"""The shipped catalogs: every Dutch text has a translation that could be one.

Whether it is right, only an interpreter can say.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from desktop import paths
from desktop.guide import Guide
from desktop.translate.catalog import Catalog, available, load
from desktop.translate.sources import shipped
from desktop.translate.wording import SCRIPTS, faults

SHIPPED = available(paths.translations())
QUESTION_MARKS = {"Arab": "؟"}
NUMBER = re.compile(r"[0-9]+")


@pytest.fixture(params=SHIPPED)
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return load(paths.translations(), request.param)


@pytest.fixture(scope="session")
def texts() -> list[tuple[str, str]]:
    return shipped(paths.questionnaires())


def test_nothing_is_missing_outdated_or_left_over(catalog: Catalog, texts: list[tuple[str, str]]) -> None:
    wrong = {context: catalog.get(context, source).state for context, source in texts}
    assert {context: state for context, state in wrong.items() if state not in ("draft", "reviewed")} == {}
    assert len(catalog) == len(texts)


def test_an_interpreter_could_keep_every_text(catalog: Catalog, texts: list[tuple[str, str]]) -> None:
    """Script, {placeholders}, length of options, clean: what is asked of a correction holds for what is shipped."""
    code = catalog.language.code
    wrong = {context: faults(code, context, source, catalog.say(context, source)) for context, source in texts}
    assert {context: found for context, found in wrong.items() if found} == {}
    assert catalog.language.script in SCRIPTS


def test_it_is_no_copy_of_the_dutch(catalog: Catalog, texts: list[tuple[str, str]]) -> None:
    """A few words are the same in two languages ('Adres'); more than a hundredth would be a copy."""
    same = [context for context, source in texts if catalog.say(context, source) == source]
    assert len(same) <= len(texts) / 100, same


def test_numbers_are_those_of_the_dutch(catalog: Catalog, texts: list[tuple[str, str]]) -> None:
    for context, source in texts:
        said = catalog.say(context, source)
        assert sorted(NUMBER.findall(said)) == sorted(NUMBER.findall(source)), context
        assert not any(sign.isdigit() and sign not in "0123456789" for sign in said), context


def test_names_are_kept(catalog: Catalog, texts: list[tuple[str, str]]) -> None:
    for context, source in texts:
        if "DigiD" in source:
            assert "DigiD" in catalog.say(context, source), context


def test_no_two_answers_to_a_question_are_the_same(catalog: Catalog, zeist: Guide) -> None:
    for question in zeist.questionnaire:
        said = [catalog.say(f"{question.id}:option:{option.id}", option.text) for option in question.options]
        assert len(set(said)) == len(said), question.id
        if question.type == "scale":
            ends = [catalog.say(f"{question.id}:{end}", getattr(question, end)) for end in ("low", "high")]
            assert ends[0] != ends[1], question.id


def test_no_two_phrases_are_the_same(catalog: Catalog, zeist: Guide) -> None:
    phrases: dict[str, set[str]] = defaultdict(set)
    for phrase_id, source in zeist.phrases.items():
        phrases[catalog.say(f"phrase:{phrase_id}", source)].add(source)
    assert {said: dutch for said, dutch in phrases.items() if len(dutch) > 1} == {}


def test_one_dutch_answer_has_one_translation(catalog: Catalog, texts: list[tuple[str, str]]) -> None:
    """An option that stands under more than one question is said in the same way."""
    said: dict[str, set[str]] = defaultdict(set)
    for context, source in texts:
        if ":option:" in context:
            said[source].add(catalog.say(context, source))
    assert {dutch: ways for dutch, ways in said.items() if len(ways) > 1} == {}


def test_questions_stay_questions(catalog: Catalog, texts: list[tuple[str, str]]) -> None:
    for context, source in texts:
        if context.endswith(":text") and source.endswith("?"):
            assert catalog.say(context, source).endswith(QUESTION_MARKS.get(catalog.language.script, "?")), context
