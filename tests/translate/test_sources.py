"""What a catalog must hold: every text that is said to a newcomer, once, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from desktop import paths
from desktop.municipality.letters import Letters
from desktop.municipality.model import Municipality, Organisation, Rule, Settings
from desktop.questions.model import Domain, Option, Question, Questionnaire, Round
from desktop.questions.phrasebook import PhraseBook
from desktop.translate.sources import clashes, shipped, sources

QUESTION = Question(
    id="d.a",
    type="single",
    text="Werkt u?",
    help="Bijvoorbeeld.",
    probe=("Vraag door.",),
    purpose="Daarom.",
    rounds=("start",),
    options=(Option(id="ja", text="Ja"), Option(id="nee", text="Nee")),
)
SCALE = Question(id="d.b", type="scale", text="Hoe?", purpose="!", rounds=("start",), low="Slecht", high="Goed")
NUMBER = Question(id="d.c", type="number", text="Hoeveel?", purpose="!", rounds=("start",), unit="uur")
OWN = Question(id="e.a", type="text", text="Dorp?", purpose="!", rounds=("start",))
QUESTIONNAIRE = Questionnaire(
    version="1",
    rounds=(Round(id="start", title="Begin"),),
    domains=(Domain(id="d", title="D", icon="i", minutes=5, intro="Rustig.", questions=(QUESTION, SCALE, NUMBER)),),
)


def municipality(title: str, **more: Any) -> Municipality:
    """A municipality with an action and a protocol of this title."""
    rule = {"reason": "r", "when": "true", "title": title}
    settings = {"id": "d", "name": "D", "letterhead": {"address": ["x"]}}
    settings |= {"rounds": [{"id": "start", "anchor": "start"}], "roles": [{"id": "r", "title": "R", "kind": "care"}]}
    return Municipality(
        folder="",
        settings=Settings.model_validate(settings | more),
        letters=Letters.model_validate({"agreements": {"opening": "Dag."}} if more else {}),
        domains=(Domain(id="e", title="E", icon="i", minutes=5, questions=(OWN,)),) if more else (),
        notice="",
        organisations=(Organisation(id="cjg", name="CJG", role="r", offers="Opvoeden.", verified_on=date(2026, 1, 1)),),
        rules=(
            Rule.model_validate(rule | {"id": "x", "propose": "action"}),
            Rule.model_validate(rule | {"id": "y", "propose": "protocol", "text": "Bel 112."}),
        ),
    )


def test_all_texts_in_the_order_in_which_they_are_met() -> None:
    assert sources(QUESTIONNAIRE, {"yes": "ja"}, [municipality("Bellen")]) == [
        ("phrase:yes", "ja"),
        ("round:start:title", "Begin"),
        ("d:title", "D"),
        ("d:intro", "Rustig."),
        ("d.a:text", "Werkt u?"),
        ("d.a:help", "Bijvoorbeeld."),
        ("d.a:option:ja", "Ja"),
        ("d.a:option:nee", "Nee"),
        ("d.b:text", "Hoe?"),
        ("d.b:low", "Slecht"),
        ("d.b:high", "Goed"),
        ("d.c:text", "Hoeveel?"),
        ("d.c:unit", "uur"),
        ("rule:x:title", "Bellen"),
        ("organisation:cjg:offers", "Opvoeden."),
    ]


def test_a_context_of_two_municipalities_stands_once() -> None:
    found = sources(QUESTIONNAIRE, {}, [municipality("Bellen"), municipality("Schrijven")])
    assert [pair for pair in found if pair[0] == "rule:x:title"] == [("rule:x:title", "Bellen")]
    assert len(dict(found)) == len(found)


def test_one_with_translations_of_its_own_has_its_name_in_every_context() -> None:
    own = municipality("Schrijven", id="dorp", translations="own")
    assert sources(QUESTIONNAIRE, {}, [municipality("Bellen"), own])[-6:] == [
        ("organisation:cjg:offers", "Opvoeden."),
        ("e:title", "E"),
        ("e.a:text", "Dorp?"),
        ("rule:dorp:x:title", "Schrijven"),
        ("organisation:dorp:cjg:offers", "Opvoeden."),
        ("letter:dorp:agreements:opening", "Dag."),
    ]


def test_one_name_for_other_words_is_a_clash() -> None:
    first, other, own = (
        municipality("Bellen"), municipality("Schrijven"), municipality("Mailen", id="dorp", translations="own"),
    )  # fmt: skip
    assert clashes([first, municipality("Bellen"), own]) == []
    assert clashes([first, own, other]) == [(other, "rule:x:title", first)]


def test_the_phrase_book_has_contexts_of_its_own() -> None:
    theme = {"id": "nood", "title": "Nood", "phrases": [{"id": "hulp", "text": "Wij bellen hulp."}]}
    book = PhraseBook.model_validate_json(json.dumps({"themes": [theme]}))
    assert sources(QUESTIONNAIRE, {"yes": "ja"}, [], book)[:3] == [
        ("phrase:yes", "ja"), ("phrasebook:theme:nood", "Nood"), ("phrasebook:hulp", "Wij bellen hulp."),
    ]  # fmt: skip


def test_all_that_is_shipped_has_every_municipality_in_it() -> None:
    found = dict(shipped(paths.questionnaires()))
    assert found["dorp:title"] == "Dorp en vereniging"
    assert {"rule:hulp-bij-schulden:title", "rule:linderveen:rondje-straat:title"} <= found.keys()
    assert "letter:linderveen:agreements:closing" in found
