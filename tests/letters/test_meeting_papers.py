"""What a professional takes along: what was promised, and the work list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.dossier.model import Action, Dossier, Newcomer, Step
from desktop.dossier.work import Task, Work
from desktop.guide import Guide
from desktop.letters.promised import promised
from desktop.letters.work_paper import work_paper

from .saying import everything, headings, tables

HELD, LATER = date(2026, 5, 12), date(2026, 8, 13)


def test_what_is_late_comes_first_with_since_when_and_whom_to_call(guide: Guide, dossier: Dossier) -> None:
    dossier.referrals[0].history.append(Step("waiting", date(2026, 6, 1), "nog vol", date(2026, 7, 1)))
    dossier.referrals[1].history.append(Step("started", date(2026, 6, 2)))
    dossier.actions[0].status = "done"
    dossier.actions[0].done_on = date(2026, 5, 20)
    dossier.actions.append(Action("Bellen", "professional", "start", date(2026, 12, 1), professional="K. Klaassen"))
    letter = promised(guide, dossier, LATER)
    assert headings(letter) == [
        "Te laat of blijven liggen (2)",
        "Loopt nog (1)",
        "Opgepakt (1)",
        "Klaar of gestopt (1)",
    ]
    rows = tables(letter)
    late = rows["Te laat of blijven liggen (2)"]
    assert [row[0] for row in late] == ["Een taalmaatje.\nTaalhuis", "Fietsles\nde nieuwkomer zelf"]
    assert late[0][1] == "op de wachtlijst sinds 1 juni 2026; verwacht op 1 juli 2026; te laat\n„nog vol”"
    assert late[0][2] == "030-111 22 33"
    assert late[1][1] == "te laat; moest klaar zijn op 1 juni 2026"
    assert rows["Loopt nog (1)"][0][0] == "Bellen\nK. Klaassen"
    assert rows["Opgepakt (1)"][0][1] == "gestart op 2 juni 2026"
    assert rows["Klaar of gestopt (1)"][0][1] == "klaar sinds 20 mei 2026"
    assert {row[-1].strip() for group in rows.values() for row in group} == {""}, "room to write"


def test_nothing_promised(guide: Guide) -> None:
    assert "Er is niets afgesproken." in everything(promised(guide, Dossier(Newcomer("Samir", "ar")), LATER))


TASK = Task("referral", "r", "d", "Samir Voorbeeld", "Een taalmaatje.", "taalhuis", "taalhuis", "J. Jansen", "sent",
            HELD, date(2026, 6, 1), True)  # fmt: skip
ACTION = Task("action", "a", "d", "Elena Koval", "Bellen", "professional", "", "J. Jansen", "open", None, None, False)


def test_a_work_list_says_who_does_what_by_when(guide: Guide) -> None:
    letter = work_paper(guide, Work((TASK, ACTION), 41), "Te laat bij het Taalhuis", LATER)
    (rows,) = tables(letter).values()
    assert rows == (
        ("01-06-2026\nte laat", "Samir Voorbeeld", "Een taalmaatje.", "Taalhuis", "verstuurd\n12-05-2026"),
        ("–", "Elena Koval", "Bellen", "de gemeente", "nog te doen"),
    )
    assert "41 afspraken, de eerste 2 staan hier. Te laat: 1. Afgesproken door J. Jansen." in everything(letter)
    assert (letter.dutch_title, letter.stem) == ("Te laat bij het Taalhuis", "2026-08-13-werklijst")


def test_more_professionals_are_named_beside_each_task(guide: Guide) -> None:
    other = replace(ACTION, owner="newcomer", professional="K. Klaassen")
    (rows,) = tables(work_paper(guide, Work((TASK, other), 2), "Alles", LATER)).values()
    assert [row[3] for row in rows] == ["Taalhuis\n(J. Jansen)", "de nieuwkomer\n(K. Klaassen)"]


def test_an_empty_work_list(guide: Guide) -> None:
    assert "Op deze lijst staat niets." in everything(work_paper(guide, Work((), 0), "Vandaag", LATER))
