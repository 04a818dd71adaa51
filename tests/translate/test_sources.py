"""What a catalog must hold: every text that is said to a newcomer, once, and nothing else."""

from __future__ import annotations

from datetime import date

from desktop.municipality.model import Municipality, Organisation, Rule, Settings
from desktop.questions.model import Domain, Option, Question, Questionnaire, Round
from desktop.translate.sources import sources

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
QUESTIONNAIRE = Questionnaire(
    version="1",
    rounds=(Round(id="start", title="Begin"),),
    domains=(Domain(id="d", title="D", icon="i", minutes=5, intro="Rustig.", questions=(QUESTION, SCALE, NUMBER)),),
)


def municipality(title: str) -> Municipality:
    """A municipality with an action and a protocol of this title."""
    rule = {"reason": "r", "when": "true", "title": title}
    settings = {"id": "d", "name": "D", "letterhead": {"address": ["x"]}}
    settings |= {"rounds": [{"id": "start", "anchor": "start"}], "roles": [{"id": "r", "title": "R", "kind": "care"}]}
    return Municipality(
        folder="",
        settings=Settings.model_validate(settings),
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
