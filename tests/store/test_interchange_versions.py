"""Files with conversations of other versions, or in another order: everything is kept, and what was odd is said."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from desktop.errors import InterchangeError
from desktop.questions.model import Domain, Former, Option, Question, Questionnaire, Round, Was
from desktop.store import interchange
from desktop.store.queries import Dossiers

from .exchanged import changed, read, shipped
from .strategies import QUESTIONNAIRE


def test_answers_of_before_a_change_are_kept_as_they_were() -> None:
    content = changed(lambda part: part["conversations"][0].update(answers={"d.keuze": "oud", "d.cijfer": 9}, notes={}))
    (dossier,) = read(content, QUESTIONNAIRE)
    assert dossier.conversations[0].values() == {"d.keuze": "oud", "d.cijfer": 9}
    with pytest.raises(InterchangeError, match=r"answers\.d\.keuze"):
        read(changed(lambda part: part["conversations"][0].update(answers={"d.keuze": "weg"}, notes={})), QUESTIONNAIRE)


def test_conversations_are_put_in_the_order_of_their_day_and_that_is_said(dossiers: Dossiers) -> None:
    """Two on one day stay as they stand."""

    def shuffle(part: dict[str, Any]) -> None:
        days = ("2019-03-01", "2017-03-01", "2019-03-01", "2018-03-01")
        part["conversations"] = [
            part["conversations"][0] | {"held_on": day, "place": str(number), "version": f"2026.{number}"}
            for number, day in enumerate(days)
        ]

    municipality, questionnaire = shipped()
    content = interchange.content(json.dumps(changed(shuffle)).encode(), questionnaire, municipality)
    dossiers.add(*content.dossiers)
    (dossier,) = dossiers.all()
    assert [talk.place for talk in dossier.conversations] == ["1", "3", "0", "2"]
    assert [talk.version for talk in dossier.conversations] == ["2026.1", "2026.3", "2026.0", "2026.2"]
    assert all(len(talk.answers) == 3 for talk in dossier.conversations)
    assert content.remarks == [
        "Dossier 6f0c: de gesprekken stonden niet op volgorde van hun dag, en staan dat nu wel.",
        "Dossier 6f0c: op 01-03-2019 is meer dan één gesprek. Ze zijn allemaal bewaard.",
    ]
    dossier.conversations.reverse()
    exported = interchange.export([dossier])
    assert [talk["place"] for talk in json.loads(exported)["dossiers"][0]["conversations"]] == ["1", "3", "2", "0"]


def test_what_was_planned_in_a_round_or_step_that_is_gone_is_kept_and_said() -> None:
    """A municipality may drop a round or a step; nothing of who was in it may be lost on the way to another vault."""

    def planned(part: dict[str, Any]) -> None:
        part["arrangements"] = [{"round": "kerst", "kind": "appointment", "on": "2017-06-01", "day": "2017-12-25"}]
        part["milestones"] = [{"step": "zwemles", "done_on": "2017-06-01"}, {"step": "pip", "blocked": "ziek"}]

    municipality, questionnaire = shipped()
    content = interchange.content(json.dumps(changed(planned)).encode(), questionnaire, municipality)
    [dossier] = content.dossiers
    assert [item.round for item in dossier.arrangements] == ["kerst"]
    assert [item.step for item in dossier.milestones] == ["zwemles", "pip"]
    assert content.remarks == [
        "Dossier 6f0c, afspraak over een gesprek 1: deze gemeente kent de ronde 'kerst' niet. De afspraak is bewaard.",
        "Dossier 6f0c, stap van de inburgering 1: deze gemeente kent de stap 'zwemles' niet. De stap is bewaard.",
    ]


STALE = {
    "werk.geheim": ["a"],
    "werk.soort": ["weggevallen"],
    "netwerk.contacten": 0,
    "x.persoon": [{"name": "Ali", "age": 3}],
}


@pytest.mark.parametrize(
    ("version", "change", "told"),
    [
        ("2019.1", {}, None),
        ("2019.1", {"answers": {"werk.geheim": {"a": 1}}}, "'answers.werk.geheim' past niet"),
        ("2019.1", {"answers": {"../geheim": 1}}, "noemt de vraag '../geheim'"),
        ("2019.1", {"answers": {"netwerk.contacten": "veel"}}, "'answers.netwerk.contacten' past niet"),
        ("2026.1", {"round": "start"}, "noemt de vraag 'werk.geheim', die niet in de vragenlijst staat"),
        ("", {}, "noemt de ronde 'kerst'"),
    ],
)
def test_what_an_earlier_version_asked_is_kept_and_said(version: str, change: dict[str, Any], told: str | None) -> None:
    stale = {"round": "kerst", "version": version, "answers": STALE, "notes": {"werk.geheim": "later"}} | change
    content = changed(lambda part: part["conversations"][0].update(stale))
    content["dossiers"][0]["actions"][0]["round"] = stale["round"]
    municipality, questionnaire = shipped()
    data = json.dumps(content).encode()
    if told:
        with pytest.raises(InterchangeError, match=re.escape(told)):
            interchange.content(data, questionnaire, municipality)
        return
    found = interchange.content(data, questionnaire, municipality)
    assert found.dossiers[0].conversations[0].values() == STALE
    assert found.remarks == [
        "Dossier 6f0c, gesprek 1: deze gemeente houdt de ronde 'kerst' niet. Het gesprek is bewaard.",
        "Dossier 6f0c, gesprek 1: 2 antwoorden op vragen die deze gemeente niet stelt; bewaard zoals gegeven.",
    ]
    first = interchange.export(found.dossiers)
    assert interchange.export(read(first)) == first


def rescaled() -> Questionnaire:
    """Version 2: a scale of ten became one of five, a choice and a question went, one question got another id."""
    options = tuple(Option(id=name, text=name) for name in ("een", "twee"))
    former_scale = Was(id="d.scale", until="1", minimum=1, maximum=10, values={"10": 5})
    questions = (
        Question(id="d.scale", type="scale", text="?", purpose="!", rounds=("start",), low="-", high="+",
                 was=(former_scale,)),
        Question(id="d.single", type="single", text="?", purpose="!", rounds=("start",), options=options,
                 former_options=(Option(id="drie", text="drie"),), was=(Was(id="d.keuze", values={"oud": "een"}),)),
    )  # fmt: skip
    gone = Former(id="d.weg", type="number", text="?")
    domain = Domain(id="d", title="D", icon="icon", minutes=5, questions=questions, former=(gone,))
    return Questionnaire(version="2", rounds=(Round(id="start", title="S"),), domains=(domain,))


@pytest.mark.parametrize(
    ("version", "name", "value", "fits"),
    [
        ("1", "d.scale", 9, True),
        ("2", "d.scale", 9, False),
        ("2", "d.scale", 5, True),
        ("2", "d.single", "drie", True),
        ("2", "d.single", "vier", False),
        ("1", "d.single", "vier", True),
        ("1", "d.single", ["vier"], False),
        ("2", "d.keuze", "oud", True),
        ("2", "d.weg", 7, True),
        ("2", "d.weg", "zeven", False),
        ("", "d.scale", 9, True),
        ("", "d.nooit", 9, False),
        ("1.0", "d.nooit", [{"name": "Ali", "age": 3}], True),
        ("2.0", "d.nooit", 9, False),
        ("1", "d.nooit", 1.5, False),
        ("1", "d.nooit", 10**15, False),
    ],
)
def test_an_answer_fits_the_question_as_it_was_asked_then(version: str, name: str, value: Any, fits: bool) -> None:
    talk = {"version": version, "answers": {name: value}, "notes": {}}
    content = changed(lambda part: part["conversations"][0].update(talk))
    if fits:
        found = read(content, rescaled())
        assert found[0].conversations[0].values() == {name: value}
        assert found[0].conversations[0].version == version
    else:
        with pytest.raises(InterchangeError, match=re.escape(name)):
            read(content, rescaled())
