"""What is read of everybody before people are invited: the few answers that are asked for, and nothing else."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from desktop.dossier.around import Attendance
from desktop.dossier.coming_back import Outcome
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

DAY = date(2026, 9, 1)


def referral(organisation: str, *statuses: str) -> Referral:
    return Referral(organisation, "start", history=[Step(status, DAY) for status in statuses])  # type: ignore[arg-type]


def filled(vault: Vault) -> Dossiers:
    said = {
        "wegwijs.interesses": Answer("wegwijs.interesses", "answered", "fietsen", "een heel verhaal"),
        "wegwijs.kan": Answer("wegwijs.kan", "answered", ["zwemmen"]),
        "wegwijs.meegaan": Answer("wegwijs.meegaan", "declined"),
        "wonen.soort": Answer("wonen.soort", "answered", "eigen", "lekt", True),
        "geld.schulden": Answer("geld.schulden", "answered", True),
    }
    yusuf = Dossier(
        Newcomer("Yusuf Hamdan", "ar", linked_on=DAY),
        [Conversation("start", DAY, "ar", "2026.1", "Noor", completed=True, answers=said, id="talk")],
        referrals=[referral("taalhuis", "drafted", "sent"), referral("rsd", "drafted", "sent", "started")],
        id="yusuf",
        attendances=[Attendance("m1", "Wonen", DAY, came=True)],
        outcomes=[Outcome("afsluiting.doel1", "start", "reached", DAY)],
    )
    dossiers = Dossiers(vault)
    dossiers.add(yusuf, Dossier(Newcomer("Luwam Tesfay", "ti"), id="luwam"))
    return dossiers


def test_only_what_is_asked_for_is_read(vault: Vault) -> None:
    yusuf, luwam = filled(vault).around.guests(["wegwijs.interesses", "wegwijs.meegaan"], ["taalhuis", "rsd"])
    (held,) = yusuf.dossier.conversations
    assert (held.id, held.round, held.held_on, held.version, held.completed) == ("talk", "start", DAY, "2026.1", True)
    assert {key: (item.state, item.value, item.concern) for key, item in held.answers.items()} == {
        "wegwijs.interesses": ("answered", "fietsen", False),
        "wegwijs.meegaan": ("declined", None, False),
        "wonen.soort": ("answered", "eigen", True),  # a point of concern
    }
    assert not any(item.note for item in held.answers.values())
    assert yusuf.dossier.newcomer.linked_on == DAY
    assert [item.meeting for item in yusuf.dossier.attendances] == ["m1"]
    assert [item.state for item in yusuf.dossier.outcomes] == ["reached"]
    assert (luwam.dossier.id, luwam.dossier.conversations, luwam.waits_for) == ("luwam", [], frozenset())


@pytest.mark.parametrize("completed", [True, False])
def test_words_and_choices_come_from_wherever_they_are_kept(vault: Vault, completed: bool) -> None:
    said = {
        "a": Answer("a", "answered", "Fietsen, en koken: ላዛንያ!"),
        "b": Answer("b", "answered", "_"),  # no id, and no words either
        "c": Answer("c", "answered", ["zwemmen", "iets anders"]),
        "d": Answer("d", "answered", 0, concern=True),
        "e": Answer("e", "declined"),
        "f": Answer("f", "answered", "Praten met mensen", concern=True),
        "g": Answer("g", "answered", ""),
        "h": Answer("h", "not_asked", "Al half gezegd"),
        "i": Answer("i", "answered", "x" * 100),
    }
    talks = [
        Conversation("start", DAY, "ar", "2026.1", completed=completed, answers=said, id="first"),
        Conversation("half_year", DAY, "ar", "2026.1", completed=completed, id="second"),
    ]
    dossiers = Dossiers(vault)
    dossiers.add(Dossier(Newcomer("Yusuf Hamdan", "ar"), talks, id="yusuf"))

    def read() -> list[dict[str, dict[str, object]]]:
        (yusuf,) = dossiers.around.guests(sorted({*said, "unknown"}))
        return [{name: asdict(item) for name, item in talk.answers.items()} for talk in yusuf.dossier.conversations]

    assert read() == [{name: asdict(answer) for name, answer in said.items() if name != "h"}, {}]
    sings = Answer("a", "answered", "Nu liever zingen")
    dossiers.save_answer("second", sings)
    assert read()[1] == {"a": asdict(sings)}


def test_who_waits_for_an_organisation_is_told_of_those_that_are_asked_for(vault: Vault) -> None:
    dossiers = filled(vault)
    assert dossiers.around.guests([], ["taalhuis", "rsd"])[0].waits_for == {"taalhuis"}  # the other began already
    assert dossiers.around.guests([], ["rsd"])[0].waits_for == frozenset()
    assert dossiers.around.guests([])[0].waits_for == frozenset()
