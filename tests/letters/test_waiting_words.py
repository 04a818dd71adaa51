"""How long it takes and how it is done, on the agreements sheet and on the action list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.dossier.model import Dossier, Referral, Step, Way
from desktop.dossier.steps import refer_elsewhere
from desktop.dossier.waiting import Waited
from desktop.guide import Guide
from desktop.letters.action_list import action_list
from desktop.letters.agreements import agreements
from desktop.letters.model import Letter, Pair, Promises
from desktop.letters.occasion import Occasion

HELD = date(2026, 5, 12)
WAITED = Waited(referred=14, helped=12, refused=1, waiting=1, median=30, low=21, high=40)


def lines(letter: Letter, name: str) -> list[str]:
    """The Dutch lines under one organisation, or one action."""
    found = [item for block in letter.blocks if isinstance(block, Promises) for item in block.rows]
    plain = {dutch(item.title): [dutch(line) for line in item.lines] for item in found}
    return plain[name]


def dutch(text: str | Pair) -> str:
    words = text.dutch if isinstance(text, Pair) else text
    return words.replace("\u2068", "").replace("\u2069", "")


def occasion(guide: Guide, dossier: Dossier, waits: dict[str, Waited] | None = None, today: date = HELD) -> Occasion:
    return Occasion(guide, dossier, dossier.conversations[-1], today, waits or {})


def learned(low: int | None, high: int | None) -> dict[str, Waited]:
    return {"taalhuis": Waited(14, 12, 1, 1, low, low, high)}


TOLD = ["Dit duurt meestal ongeveer 6 weken.", "Dat zegt Taalhuis zelf."]


@pytest.mark.parametrize(
    ("waits", "said"),
    [
        ({}, TOLD),
        (learned(21, None), TOLD),
        ({"taalhuis": Waited(9, 9, 0, 0, 21, 21, 40)}, TOLD),
        (learned(21, 40), ["Meestal duurt dit tussen de 3 en 6 weken. Dat weten wij van 14 mensen."]),
        (learned(3, 12), ["Meestal duurt dit tussen de 3 en 12 dagen. Dat weten wij van 14 mensen."]),
        (learned(9, 9), ["Dit duurt meestal ongeveer 9 dagen."]),
        (learned(40, 42), ["Dit duurt meestal ongeveer 6 weken."]),
    ],
)
def test_the_sheet_says_how_long_and_who_says_so(
    guide: Guide, dossier: Dossier, waits: dict[str, Waited], said: list[str]
) -> None:
    told = lines(agreements(occasion(guide, dossier, waits)), "Taalhuis")
    about = [line for line in told if "duurt" in line or "zegt" in line]
    assert about == said


def test_the_sheet_says_that_nobody_knows(guide: Guide, dossier: Dossier) -> None:
    dossier.referrals[0].organisation = "dienst"
    told = lines(agreements(occasion(guide, dossier)), "Dienst")
    assert "Wij weten nog niet hoe lang dit duurt." in told
    assert not any("zegt Dienst zelf" in line for line in told)


@pytest.mark.parametrize(
    ("way", "sheet", "listed"),
    [
        (None, "Wij sturen een brief naar Taalhuis.", "met een brief"),
        ("phone", "Wij bellen Taalhuis voor u.", "door te bellen"),
        ("warm", "Wij stellen u voor aan Taalhuis. Zo hoeft u niet alles opnieuw te vertellen.", "warme overdracht"),
        ("accompanied", "Er gaat iemand met u mee naar Taalhuis.", "iemand gaat mee"),
    ],
)
def test_how_it_is_done_goes_before_how_the_organisation_does_it(
    guide: Guide, dossier: Dossier, way: Way | None, sheet: str, listed: str
) -> None:
    dossier.referrals[0].way = way
    here = occasion(guide, dossier)
    assert sheet in lines(agreements(here), "Taalhuis")
    [how] = [line for line in lines(action_list(here), "Taalhuis") if line.startswith("Verwijzen: ")]
    assert listed in how


def test_the_action_list_says_the_wait_and_what_is_late(guide: Guide, dossier: Dossier) -> None:
    dossier.referrals[0].history.append(Step("sent", HELD))
    later = HELD + timedelta(42)
    assert lines(action_list(occasion(guide, dossier)), "Taalhuis")[1:] == [
        "Stand: verstuurd",
        "Verwijzen: met een brief",
        "Contact: 030-111 22 33",
        "Wachttijd: ongeveer 6 weken (zegt de organisatie zelf)",
    ]
    for waits, said in (
        ({}, "Wachttijd: ongeveer 6 weken (zegt de organisatie zelf)"),
        ({"taalhuis": WAITED}, "Wachttijd: meestal 3 tot 6 weken (zo ging het bij 14 mensen)"),
    ):
        listed = lines(action_list(occasion(guide, dossier, waits, later)), "Taalhuis")
        assert {said, "Stand: verstuurd"} <= set(listed), "six weeks were told, and have not passed"
        after = lines(action_list(occasion(guide, dossier, waits, later + timedelta(1))), "Taalhuis")
        assert {said, "Stand: verstuurd – te laat, vraag het na"} <= set(after)


def test_the_next_sheet_says_who_is_asked_instead(guide: Guide, dossier: Dossier) -> None:
    sent, held = HELD + timedelta(1), dossier.conversations[0]
    refused = dossier.referrals[0]
    refused.history += [Step("sent", sent), Step("refused", sent)]
    refused.rule, refused.need = None, "Oefenen"
    quiet = Referral("dienst", "start", need="Papieren", history=[Step("sent", sent)])
    dossier.referrals[1:] = [quiet]
    later = type(held)("half_year", date(2026, 11, 13), "ar")
    dossier.conversations.append(later)
    here = occasion(guide, dossier, today=later.held_on)
    assert lines(agreements(here), "Oefenen") == ["Taalhuis kan u niet helpen. Wij zoeken iets anders."]
    refer_elsewhere(dossier, refused, "maatjes", later, later.held_on)
    assert lines(agreements(here), "Oefenen")[1:] == ["Wij vragen nu hulp bij Maatjes."]
    refer_elsewhere(dossier, quiet, "maatjes", later, later.held_on)
    assert lines(agreements(here), "Papieren") == ["Deze aanvraag is gestopt.", "Wij vragen nu hulp bij Maatjes."]
