"""No case without consent, no name, no tender answer and no discreet organisation is on a paper of the coordination
meeting: over random tables. At the end every safeguard is taken away once, and the leak is found.

`sittings.py` makes the tables and says what may stand there; `--hypothesis-profile=long` looks at ten times as many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.dossier import coordination
from desktop.dossier.coordination import Table, number
from desktop.errors import LetterError
from desktop.letters import coordination_agenda, coordination_paper, coordination_words
from desktop.letters.coordination_paper import agenda_paper, minutes_paper, people
from desktop.letters.model import Letter
from desktop.letters.pdf import render
from desktop.questions.conditions import compiled

from .saying import everything
from .sittings import BIRTH, Meeting, may_be_known, may_be_named, may_stand, meetings
from .test_leakproof import inside_pdf
from .worlds import LATER

MANY = settings(phases=[Phase.generate])
FEW = settings(MANY, max_examples=max(MANY.max_examples // 20, 1))
Draw = Callable[[st.DataObject], Meeting]


@pytest.fixture(scope="module")
def any_meeting(tmp_path_factory: pytest.TempPathFactory, phrases: dict[str, str]) -> Draw:
    """Draws a meeting."""
    strategy = meetings(tmp_path_factory.mktemp("empty"), phrases)
    compiled("true")
    return lambda data: data.draw(strategy, "A meeting")


def papers(meeting: Meeting) -> Iterator[Letter]:
    """Both papers; none where it is not known who may read them."""
    made = coordination_agenda.agenda(meeting.world.guide, meeting.dossiers, meeting.sitting, LATER)
    for make, minutes in ((agenda_paper, False), (minutes_paper, True)):
        try:
            letter = make(meeting.world.guide, made)
        except LetterError:
            continue
        assert set(letter.people) == set(people(made, minutes=minutes)), "each is told in the log of his own dossier"
        yield replace(letter, people=())  # for the log only: it is in no file


def leaks(meeting: Meeting, said: str) -> list[str]:
    """What stands there and must not."""
    found = [f"secret {one.kept} {one.questions}" for one in meeting.world.secrets
             if one.mark in said and not may_stand(meeting, one)]  # fmt: skip
    found += [f"typed {words}" for words in meeting.typed if words in said and not words.startswith("Organisatie")]
    found += [f"birth {words}" for words in BIRTH if words in said]
    found += [
        f"organisation {one.id}"
        for one in meeting.world.guide.municipality.organisations
        if one.name in said and not may_be_named(meeting, one.id)
    ]
    for dossier in meeting.dossiers:
        if number(meeting.sitting.id, dossier.id) in said and not may_be_known(meeting, dossier):
            found.append("case without consent")
        found += [f"record {words}" for words in (dossier.id, dossier.newcomer.name) if words in said]
    return found


@MANY
@given(data=st.data())
def test_nothing_is_on_a_paper_that_not_everybody_at_the_table_may_know(data: st.DataObject, any_meeting: Draw) -> None:
    meeting = any_meeting(data)
    for letter in papers(meeting):
        assert not leaks(meeting, everything(letter))


@FEW
@given(data=st.data())
def test_nor_in_the_file_that_is_made_of_it_its_data_or_its_name(data: st.DataObject, any_meeting: Draw) -> None:
    meeting = any_meeting(data)
    for letter in papers(meeting):
        said = inside_pdf(render([letter]))
        assert not leaks(meeting, said.replace("2026", "").replace("\n", " "))
        assert not leaks(meeting, letter.stem)
        assert meeting.sitting.id not in said


@FEW
@given(data=st.data())
def test_what_is_on_a_paper_is_found_in_its_file(data: st.DataObject, any_meeting: Draw) -> None:
    """Or else nothing would be proved by not finding it."""
    meeting = any_meeting(data)
    for letter in papers(meeting):
        said = inside_pdf(render([letter]))
        for dossier in meeting.dossiers:
            sign = number(meeting.sitting.id, dossier.id)
            assert (sign in everything(letter)) == (sign in said)


def test_most_tables_have_something_to_speak_of(any_meeting: Draw) -> None:
    """Or else nothing would be proved by an empty paper."""
    seen = {"case": 0, "need": 0, "all": 0}

    @settings(MANY, max_examples=15, derandomize=True)
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        meeting = any_meeting(data)
        said = "\n".join(everything(letter) for letter in papers(meeting))
        seen["all"] += 1
        seen["case"] += any(number(meeting.sitting.id, one.id) in said for one in meeting.dossiers)
        seen["need"] += any(one.kept == "title" and one.mark in said for one in meeting.world.secrets)

    look()
    assert seen["case"] > seen["all"] // 6, seen
    assert seen["need"], seen


def _only_the_table(dossier: Any, referral: Any, table: Table, municipality: Any) -> tuple[str, ...]:
    """Only the partners are asked, not the organisation that it is about."""
    return tuple(one.id for one in table.partners if dossier.consent(one.id) != "given")


def _one_yes(dossier: Any, referral: Any, table: Table, municipality: Any) -> tuple[str, ...]:
    """One yes is enough."""
    asked = [*(one.id for one in table.partners), referral.organisation]
    return () if any(dossier.consent(name) == "given" for name in asked) else ("nobody",)


def _owner(action: Any, table: Table) -> str:
    return f"Organisatie {action.owner[-1]}" if action else ""


SABOTAGE: dict[str, tuple[Any, str, Any, str]] = {
    "nobody is asked": (coordination, "missing", lambda *_: (), "case without consent"),
    "one yes is enough": (coordination, "missing", _one_yes, "case without consent"),
    "whom it is about is not asked": (coordination, "missing", _only_the_table, "organisation"),
    "any table is good": (Table, "good", property(lambda _: True), "case without consent"),
    "care and safety are spoken of": (coordination, "closed", lambda _: False, "organisation"),
    "everything is told": (coordination, "told", lambda *_: "need", "secret need"),
    "typed words are told": (coordination, "_worded", lambda *_: True, "secret need"),
    "a strike is forgotten": (coordination, "_struck", lambda *_: False, "secret title"),
    "a role sees everything": (coordination, "_sees", lambda *_: True, "secret title"),
    "anybody may hear all": (coordination_agenda, "rests_on_what_anybody_may_hear", lambda *_: True, "secret title"),
    "a condition tells nothing": (coordination_agenda, "behind", lambda _, asked: set(asked), "secret title"),
    "a rule may read the newcomer": (coordination_agenda, "_of_himself", lambda _: False, "secret origin"),
    "no name tells anything": (coordination_agenda, "_tells", lambda *_: False, "organisation"),
    "names instead of initials": (coordination_words, "initials", str, "secret person"),
    "the number is that of the dossier": (coordination_words, "number", lambda _, dossier: dossier, "record"),
    "what is typed is not read": (coordination_words, "gives_away", lambda *_: "", "typed"),
    "who does it may be anybody": (coordination_words, "owner", _owner, "organisation"),
    "the newcomer was there": (coordination_paper, "_is_of", lambda *_: False, "secret person"),
}
USUAL = ("nobody is asked", "names instead of initials", "what is typed is not read")


@pytest.mark.parametrize(
    "broken", [name if name in USUAL else pytest.param(name, marks=pytest.mark.thorough) for name in SABOTAGE]
)
def test_a_leak_would_be_found(broken: str, any_meeting: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, instead, leaked = SABOTAGE[broken]
    monkeypatch.setattr(place, name, instead)
    if broken == "any table is good":  # the papers ask once more by themselves
        monkeypatch.setattr(coordination_paper, "_check", lambda _: None)

    @settings(MANY, max_examples=6000, derandomize=True)
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        meeting = any_meeting(data)
        for letter in papers(meeting):
            assert not [leak for leak in leaks(meeting, everything(letter)) if leak.startswith(leaked)]

    with pytest.raises(AssertionError):
        look()
