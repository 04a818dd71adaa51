"""Everything that guides a conversation, loaded together."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import guide, paths
from desktop.errors import ContentError, CorrectionRefused
from desktop.guide import Guide, fill
from desktop.translate.catalog import Translated
from desktop.translate.corrections import Correction, Corrections


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """The shipped guide of Zeist."""
    return guide.load("zeist")


def test_it_has_everything(zeist: Guide) -> None:
    assert zeist.municipality.name == "Gemeente Zeist"
    assert zeist.conditions.keys() == {item.id for item in zeist.questionnaire if item.ask_if}
    assert zeist.rules.keys() == {rule.id for rule in zeist.municipality.rules}
    first = next(iter(zeist.questionnaire))
    assert zeist.question(first.id) is first
    assert zeist.question("er.niet") is None


def test_a_phrase_in_a_language(zeist: Guide) -> None:
    assert zeist.phrase("yes") == "ja"
    assert zeist.phrase("yes", "ar") == zeist.say("ar")("phrase:yes", "ja") != "ja"
    assert zeist.phrase("yes", "tlh") == "ja", "a language without a catalog: Dutch"
    assert zeist.phrase("agreements_name", name="Samira {date}") == "Naam: Samira {date}"
    with pytest.raises(KeyError):
        zeist.phrase("er_niet")


def test_a_catalog_is_read_once(zeist: Guide) -> None:
    assert zeist.catalog("ti") is zeist.catalog("ti")


YES = Correction("phrase:yes", "ja", "أجل", "Amira Haddad", date(2026, 3, 1))


def test_a_corrected_text_counts_at_once_and_after_a_restart() -> None:
    first = guide.load("zeist")
    shipped = first.phrase("yes", "ar")
    before = first.catalog("ar")
    first.correct("ar", [YES])
    assert first.catalog("ar") is not before, "windows that have the old one are drawn anew"
    for now in (first, guide.load("zeist")):
        assert now.catalog("ar").get("phrase:yes", "ja") == Translated("أجل", "reviewed", "Amira Haddad", YES.on)
        assert now.phrase("yes", "ar") == "أجل"
        assert now.reviewed("ar")["phrase:yes"] == YES
    assert guide.load("linderveen").phrase("yes", "ar") == shipped, "each municipality has its own"
    first.withdraw("ar", "phrase:yes")
    assert first.phrase("yes", "ar") == guide.load("zeist").phrase("yes", "ar") == shipped


def test_when_the_dutch_changes_a_correction_is_outdated(tmp_path: Path) -> None:
    folder = tmp_path / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder)
    guide.load("zeist", folder).correct("ar", [YES])
    guide.load("zeist", folder).correct("so", [replace(YES, text="haa")])
    phrases = folder / "phrases.yaml"
    changed_phrases = phrases.read_text("utf-8").replace('{id: "yes", text: "ja"}', '{id: "yes", text: "jazeker"}')
    phrases.write_text(changed_phrases, "utf-8")
    changed = guide.load("zeist", folder)
    assert changed.phrases["yes"] == "jazeker"
    assert changed.catalog("ar").get("phrase:yes", "jazeker").state == "outdated"
    bare = guide.load("zeist", folder, tmp_path / "geen")
    assert bare.catalog("so").get("phrase:yes", "jazeker") == Translated("haa", "outdated", YES.by, YES.on)


def test_a_text_that_cannot_be_used_is_not_kept(zeist: Guide) -> None:
    for wrong in (replace(YES, text="yes"), replace(YES, context="nergens:text"), replace(YES, by="")):
        with pytest.raises(CorrectionRefused):
            zeist.correct("ar", [replace(YES, context="phrase:no", source="nee", text="لا"), wrong])
    assert not paths.corrections().exists()
    with pytest.raises(CorrectionRefused, match="geen vertalingen worden bewaard"):
        replace(zeist, corrections=None).correct("ar", [YES])


def test_damaged_corrections_stop_nothing() -> None:
    first = guide.load("zeist")
    first.correct("ar", [YES])
    (paths.corrections() / "zeist" / "ar.po").write_text("onzin")
    again = guide.load("zeist")
    assert again.phrase("yes", "ar") == "نعم"
    assert again.corrections
    assert "ar.po.beschadigd-1" in again.corrections.trouble
    again.correct("ar", [YES])
    assert again.phrase("yes", "ar") == "أجل"


def test_all_texts_of_a_municipality(zeist: Guide) -> None:
    found = dict(zeist.sources())
    assert found["phrase:yes"] == "ja"
    assert {f"{item.id}:text" for item in zeist.questionnaire} <= found.keys()
    assert not any("linderveen" in context for context in found)


@pytest.mark.parametrize("name", ["utopia", "", "zeist\n"])
def test_a_municipality_that_is_not_there(name: str) -> None:
    with pytest.raises(ContentError, match=r"deze gemeente is er niet\. Kies uit: .*zeist"):
        guide.load(name)


def test_a_skipped_question_takes_its_followers_along_and_breaks_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder)
    whole = guide.load("zeist", folder)
    asked = {name for condition in whole.conditions.values() for name in condition.questions}
    assert asked
    settings = folder / "municipalities" / "zeist" / "municipality.yaml"
    settings.write_text(settings.read_text("utf-8") + f"\nskip_questions: [{', '.join(sorted(asked))}]\n", "utf-8")
    lean = guide.load("zeist", folder)
    assert not asked & lean.questionnaire.by_id.keys()
    assert lean.conditions
    assert not any(condition.holds({}) for condition in lean.conditions.values() if condition.questions)
    assert lean.rules.keys() == whole.rules.keys()


@pytest.mark.parametrize(
    ("text", "given_values", "filled"),
    [
        ("Naam: {name}", {"name": "Samira"}, "Naam: Samira"),
        ("{a}{b}", {"a": "{b}", "b": "{a}"}, "{b}{a}"),
        ("{days} dagen, {days} nachten", {"days": 3}, "3 dagen, 3 nachten"),
        ("{onbekend} {name}", {"name": ""}, "{onbekend} "),
        ("geen", {"name": "x"}, "geen"),
        ("{ name } {{name}}", {"name": "x"}, "{ name } {x}"),
        ("{name}", {"name": "\\1 \\g<0>"}, "\\1 \\g<0>"),
    ],
)
def test_values_are_put_in_as_plain_text(text: str, given_values: dict[str, object], filled: str) -> None:
    assert fill(text, given_values) == filled


@given(st.text(), st.text())
def test_any_value_stays_itself(first: str, second: str) -> None:
    assert fill("<{a}|{b}>", {"a": first, "b": second}) == f"<{first}|{second}>"


def test_what_is_corrected_while_another_thread_reads_is_not_lost(zeist: Guide, tmp_path: Path) -> None:
    reading, go_on = Event(), Event()

    class Slow(Corrections):
        def of(self, code: str) -> Mapping[str, Correction]:
            found = super().of(code)
            reading.set()
            assert go_on.wait(10)
            return found

    fresh = replace(zeist, _catalogs={}, corrections=Slow(tmp_path / "zeist"))
    with ThreadPoolExecutor(2) as pool:
        read = pool.submit(fresh.catalog, "ar")
        assert reading.wait(10)
        corrected = pool.submit(fresh.correct, "ar", [YES])
        assert not wait([corrected], 0.2).done, "it waits for its turn"
        go_on.set()
        assert read.result(10).get(YES.context, YES.source).state == "draft"
        corrected.result(10)
    assert fresh.catalog("ar").get(YES.context, YES.source).text == YES.text
