"""What is read for figures counts the same as whole dossiers do, whatever was changed before; it holds no words."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop import guide as guides
from desktop import paths
from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, Certificate, Meeting
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, ReferralStatus, Step
from desktop.errors import NotSaved
from desktop.guide import Guide
from desktop.monitor import brief, indicators
from desktop.monitor.answers import in_words
from desktop.monitor.counting import count
from desktop.monitor.model import Period, Table
from desktop.monitor.values import Forms, Texts
from desktop.questions.model import Question, Was
from desktop.store import gist
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

from .counting_samples import people
from .test_counting import _changed, households

PERIODS = (Period(date(2026, 1, 1), date(2026, 6, 30)), Period(date(2025, 1, 1), date(2026, 12, 31)))
BY = ("origin", "age", "route", "household", "round", "organisation")
STATUSES: tuple[ReferralStatus, ...] = ("drafted", "sent", "waiting", "started", "refused", "no_answer", "withdrawn")
OWN = """
indicators:
  - {id: verhaal, title: T, meaning: M, holds: 'netwerk.verhaal == "Zij heeft een tante."'}
"""


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = Vault.create(tmp_path / "v", "zeven zwanen", "Noor", Derivation(memory=8, passes=1, lanes=1))
    yield made
    made.close()


OTHERS = ("households", "renamed", "in words")


@pytest.fixture(params=["as it is", *(pytest.param(name, marks=pytest.mark.thorough) for name in OTHERS)])
def guide(request: pytest.FixtureRequest, zeist: Guide, tmp_path: Path) -> Guide:
    """The guide of Zeist; one that counts households; one whose questions had other ids; one that reads words."""
    if request.param == "households":
        return households(zeist)
    if request.param == "renamed":
        was = {"id": "netwerk.cijfer", "type": "scale", "minimum": 1, "maximum": 10, "low": "a", "high": "b"}
        marks = {"values": {str(mark): (mark + 1) // 2 for mark in range(1, 11)}, "until": "2026.1"}
        forms = {
            "netwerk.tevreden": Was.model_validate(was | marks),
            "wegwijs.app": Was.model_validate(
                {"id": "wegwijs.app", "text": "x", "comparable": False, "until": "2026.0"}
            ),
        }
        return replace(zeist, questionnaire=_changed(zeist.questionnaire, forms))
    if request.param == "in words":
        (tmp_path / indicators.FILE).write_text(OWN, "utf-8")
        place = zeist.municipality.model_copy(update={"folder": str(tmp_path)})
        return replace(
            zeist, indicators=indicators.load(paths.questionnaires(), place, zeist.questionnaire, zeist.questionnaire)
        )
    return zeist


def said(question: Question, chance: random.Random) -> Answer:
    """Some answer, or none."""
    value: Any = {
        "single": lambda: chance.choice(question.options).id,
        "multi": lambda: [item.id for item in question.options if chance.random() < 0.3],
        "scale": lambda: chance.randint(*question.bounds),
        "number": lambda: chance.choice((0, 1, 7, 400)),
        "yes_no": lambda: chance.random() < 0.5,
        "date": lambda: "2026-05-01",
        "text": lambda: chance.choice(("Zij heeft een tante.", "nee", "~", "-")),
        "persons": lambda: [
            {"relation": chance.choice(("kind", "partner")), "name": "Zahra", "age": chance.randint(1, 60)}
            for _ in range(chance.randint(0, 2))
        ],
    }[question.type]()
    state: Any = chance.choice(("answered", "answered", "answered", "declined", "not_asked", "open"))
    return Answer(question.id, state, value if state == "answered" else None, note="Een geheim" * chance.randint(0, 1))


def talk(guide: Guide, chance: random.Random) -> Conversation:
    """Some conversation."""
    round_id = chance.choice(guide.questionnaire.rounds).id
    answers = [said(item, chance) for item in guide.questionnaire if chance.random() < 0.6]
    answers.append(Answer("netwerk.cijfer", "answered", chance.randint(1, 10)))
    day = date(2025, 9, 1) + timedelta(chance.randrange(400))
    return Conversation(
        round_id, day, "ar", chance.choice(("2026.1", "2025.1", "", "2099.1")), completed=chance.random() < 0.8,
        answers={answer.question: answer for answer in answers},
    )  # fmt: skip


def somebody(guide: Guide, chance: random.Random) -> Dossier:
    """Some newcomer."""

    def day() -> date:
        return date(2025, 9, 1) + timedelta(chance.randrange(500))

    person = Newcomer(
        "Amina",
        "ar",
        chance.choice((None, date(1990, 5, 1), date(2005, 1, 1))),
        country=chance.choice((None, "SY", "ER")),
        linked_on=chance.choice((None, day())),
        regime=chance.choice((None, "Wi2021")),
        household=chance.choice((None, "1", " 1", "2")),
    )
    steps = [[Step(chance.choice(STATUSES), day()) for _ in range(chance.randint(0, 3))] for _ in range(2)]
    referrals = [Referral(chance.choice(("taalhuis", "uaf", "weg")), "start", history=history) for history in steps]
    referrals[1].instead_of = chance.choice((None, referrals[0].id))
    status: Any = chance.choice(("open", "done", "dropped"))
    actions = [Action("Bellen", "newcomer", "start", chance.choice((None, day())), status, done_on=day())]
    talks = [talk(guide, chance) for _ in range(chance.randint(0, 3))]
    ended, often = chance.choice((None, day())), chance.choice((None, "weekly", "less"))
    invited, came = chance.choice((None, day())), chance.choice((None, True, False))
    return Dossier(
        person,
        talks,
        actions=actions,
        referrals=referrals,
        attendances=[Attendance("m", "Wonen", day(), invited, came)][: chance.randint(0, 1)],
        buddy_wishes=[BuddyWish("maatje", day(), note="Een geheim", ended_on=ended)][: chance.randint(0, 1)],
        buddy_matches=[BuddyMatch("b", "taalmaatje", day(), often, ended)][: chance.randint(0, 1)],  # type: ignore[arg-type]
        certificates=[Certificate(chance.choice(("pvt", "map")), day())][: chance.randint(0, 1)],
    )


def both(dossiers: Dossiers, guide: Guide, period: Period) -> tuple[list[Table], list[Table]]:
    """Counted of what is read for figures, and of whole dossiers."""
    ways: tuple[Any, Any] = dossiers.gist(in_words(guide)), dossiers.all()
    mine, whole = (count(way, guide, guide.indicators.every, period, BY, today=date(2026, 5, 1)) for way in ways)
    return mine, whole


def changes(vault: Vault, guide: Guide, chance: random.Random) -> list[Callable[[], object]]:
    """Everything that can happen to what figures rest on."""
    dossiers, known = Dossiers(vault), Dossiers(vault).all()
    dossier = chance.choice(known)
    held = chance.choice([item for one in known for item in one.conversations])
    question = chance.choice([*guide.questionnaire])

    def rewritten() -> None:
        dossier.conversations = [talk(guide, chance)]
        dossiers.save(dossier)

    def by_hand() -> None:
        with vault.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE answers SET state = 'declined', value = NULL WHERE conversation = ?", (held.id,)
            )

    return [
        lambda: dossiers.save_answer(held.id, said(question, chance)),
        lambda: dossiers.clear_answer(held.id, question.id),
        lambda: dossiers.save_conversation(replace(held, completed=not held.completed)),
        lambda: dossiers.add(somebody(guide, chance)),
        lambda: dossiers.delete(dossier.id),
        rewritten,
        by_hand,
    ]


def test_it_counts_as_whole_dossiers_do_whatever_changes(vault: Vault, guide: Guide) -> None:
    chance, dossiers = random.Random(5), Dossiers(vault)
    dossiers.add(*people(), *(somebody(guide, chance) for _ in range(8)))
    for place in range(14):
        mine, whole = both(dossiers, guide, PERIODS[place % 2])
        assert mine == whole
        assert any(table.counts for table in mine)
        changes(vault, guide, chance)[place % 7]()
    assert dossiers.gist(in_words(guide)).missing, "what changed last is made anew"
    assert not dossiers.gist(in_words(guide)).missing, "and kept"


def test_words_are_read_only_where_somebody_counts_them(zeist: Guide, vault: Vault) -> None:
    assert in_words(zeist) == frozenset()
    dossiers = Dossiers(vault)
    held = Conversation("start", date(2026, 2, 1), "ar", completed=True, answers={
        "netwerk.verhaal": Answer("netwerk.verhaal", "answered", "Een tante in Utrecht", "Zij belt"),
        "gezin.gezinsleden": Answer("gezin.gezinsleden", "answered", [{"relation": "kind", "name": "Zahra", "age": 3}]),
        "netwerk.contacten": Answer("netwerk.contacten", "answered", 3),
        "werk.soort": Answer("werk.soort", "declined"),
    })  # fmt: skip
    dossiers.add(Dossier(Newcomer("Amina", "ar"), [held]))
    with vault.reading() as connection:
        (content,) = connection.exec_driver_sql("SELECT content FROM digests").scalars()
    assert not any(word in content for word in ("Zahra", "Utrecht", "belt"))
    read = dossiers.gist()
    answers = brief.Brief(read.talks.said[0], read.places)
    told = {name: (answer.state, answer.value) for name, answer in answers.items()}
    assert told == {
        "netwerk.verhaal": ("answered", None), "gezin.gezinsleden": ("answered", [{"relation": "kind", "age": 3}]),
        "netwerk.contacten": ("answered", 3), "werk.soort": ("declined", None),
    }  # fmt: skip


def test_an_open_conversation_is_read_without_answers_and_has_no_digest(vault: Vault) -> None:
    held = Conversation("start", date(2026, 2, 1), "ar", answers={"werk.soort": Answer("werk.soort", "declined")})
    Dossiers(vault).add(Dossier(Newcomer("Amina", "ar"), [held]))
    held.answers["netwerk.verhaal"] = Answer("netwerk.verhaal", "answered", "Een tante")
    Dossiers(vault).add(Dossier(Newcomer("Bashir", "ar"), [replace(held, id="open")]))
    assert Dossiers(vault).gist(["netwerk.verhaal"]).talks.said == [brief.NOTHING_SAID] * 2
    with vault.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM digests").scalar() == 0


def test_a_digest_as_they_once_were_is_made_anew(vault: Vault, zeist: Guide) -> None:
    dossiers = Dossiers(vault)
    dossiers.add(*people())
    with vault.writing() as connection:
        connection.exec_driver_sql("UPDATE digests SET content = '[2,0.5]'")
    mine, whole = both(dossiers, zeist, PERIODS[0])
    assert mine == whole
    assert not dossiers.gist().missing


@pytest.mark.parametrize("ageless", [True, False])
@pytest.mark.parametrize(
    "family",
    [
        [{"relation": "kind", "age": 3}, {"age": 40}, {"relation": "partner", "age": 4}],
        [{"age": 3, "relation": "kind"}, {}],
        [{"name": 'Zahra,"age":3', "age": 3, "relation": "kind"}],
    ],
)
def test_a_family_is_read_from_writing_as_it_stands(zeist: Guide, family: list[dict[str, Any]], ageless: bool) -> None:
    (question,) = (item for item in zeist.questionnaire if item.id == "gezin.gezinsleden")
    fields = ["relation"] if ageless else ["relation", "age"]
    text = json.dumps(family, separators=(",", ":"))
    texts = Texts(Forms(question, "2026.1", fields))
    assert texts.met[texts[text]] == Forms(question, "2026.1", fields).of(family)


def test_nobody_can_come_to_a_meeting_that_does_not_go_on(vault: Vault, zeist: Guide) -> None:
    """Whoever was invited to it is not unknown: there was nothing to come to."""
    dossiers, day = Dossiers(vault), date(2026, 2, 9)
    held = Conversation("start", date(2026, 2, 1), "ar", completed=True)
    one = Dossier(Newcomer("Amina", "ar"), [held], attendances=[Attendance("weg", "Wonen", day, day)])
    dossiers.add(one)
    found = {}
    for cancelled in (False, True):
        dossiers.around.save_meeting(Meeting("wonen", day, cancelled=cancelled, id="weg"))
        tables = count(dossiers.gist(), zeist, zeist.indicators.every, PERIODS[0])
        (found[cancelled],) = (dict(table.counts) for table in tables if table.indicator == "bijeenkomst_genoteerd")
    assert found == {False: {("*", "unknown"): 1}, True: {("*", "no"): 1}}


def test_steps_are_read_in_their_order(vault: Vault) -> None:
    """Two on one day, and one that was written down later: as they stand."""
    day, before = date(2026, 2, 9), date(2026, 2, 1)
    steps = [Step("sent", day), Step("waiting", day), Step("refused", day), Step("started", before)]
    referral = Referral("taalhuis", "start", history=steps)
    Dossiers(vault).add(Dossier(Newcomer("Amina", "ar"), referrals=[referral, Referral("uaf", "start")]))
    read = Dossiers(vault).gist().referrals
    assert list(zip(read.status.told(), read.on.tolist(), strict=True)) == [(one.status, one.on) for one in steps]
    taalhuis = read.organisation.told().index("taalhuis")
    assert read.stepped.tolist() == [taalhuis] * len(steps)


def test_a_full_disk_is_still_counted(vault: Vault, zeist: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    dossiers = Dossiers(vault)
    dossiers.add(*people())
    with vault.writing() as connection:
        connection.exec_driver_sql(
            "DELETE FROM digests WHERE conversation IN (SELECT conversation FROM digests LIMIT 3)"
        )

    def full(*_: object) -> None:
        raise NotSaved

    monkeypatch.setattr(gist.digests, "make", full)
    mine, whole = both(dossiers, zeist, PERIODS[0])
    assert mine == whole


def test_reading_tells_how_far_it_is_and_can_be_stopped(vault: Vault) -> None:
    told: list[int] = []
    Dossiers(vault).add(*people())
    Dossiers(vault).gist((), told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= 100

    def stop(_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Dossiers(vault).gist((), stop)


def test_a_question_that_came_later_has_its_place_after_the_others() -> None:
    places: dict[str, int] = {}
    early = brief.written([Answer("a.b", "answered", 1)], places)
    late = brief.written([Answer("c.d", "answered", ["x"]), Answer("a.b", "declined")], places)
    told = brief.Said([early, late], places)
    columns = told.columns([0, 1], ["a.b", "c.d", "e.f"])
    assert {name: [brief.meant(text) for text in column] for name, column in columns.items()} == {
        "a.b": [1, brief.REFUSED], "c.d": [None, ["x"]], "e.f": [None, None],
    }  # fmt: skip
    assert told.told([1, 0]) == [6, 2]
    assert told.tells([0, 1], ["c.d", "e.f"]).tolist() == [False, True]
