"""Finding, opening, saving and deleting dossiers."""

from __future__ import annotations

import threading
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.dossier import promises
from desktop.dossier.model import ENDED, Action, Answer, Conversation, Dossier, Exchange, Newcomer, Referral, Step
from desktop.errors import DossierMissing, InterchangeError
from desktop.store.names import folded
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault


def found(dossiers: Dossiers, text: str) -> list[str]:
    return [line.name for line in dossiers.search(text)]


def test_everything_of_a_dossier_comes_back(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    again = dossiers.open(dossier.id)
    assert asdict(again) == asdict(dossier)
    assert type(again.conversations[0].answers) is dict
    assert type(again.referrals[0].history) is list


SIGNS = "\x00\"\\',[]{} \u2028 é 😀 أ"


def test_whatever_was_answered_comes_back(dossiers: Dossiers) -> None:
    values = [SIGNS, [SIGNS, ""], [], 0, -(10**15), True, False, "null", [{"name": SIGNS, "age": 3}]]
    said = {f"q.{number}": Answer(f"q.{number}", "answered", value) for number, value in enumerate(values)}
    said[SIGNS] = Answer(SIGNS, "open", note=SIGNS, concern=True)
    first, second = (Conversation("start", date(2026, 3, 1), "ar") for _ in range(2))
    first.answers = said
    dossiers.add(dossier := Dossier(Newcomer("Selam", "ti"), [first, second]))
    found = dossiers.open(dossier.id).conversations
    assert [asdict(talk) for talk in found] == [asdict(first), asdict(second)]
    assert type(found[0].answers["q.5"].value) is bool


def test_a_list_tells_what_it_must(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    (line,) = dossiers.search("")
    assert line.name == "Ahmad Al-Khatíb"
    assert (line.birth_date, line.language, line.country) == (date(1990, 5, 1), "ar", "SY")
    assert line.moved_in_on == date(2026, 2, 1)
    assert (line.last_held_on, line.last_round, line.unfinished) == (date(2026, 9, 1), "half_year", True)
    assert line.open_promises == promises.open_promises(dossier) == 2


def test_a_list_counts_promises_as_the_dossier_does(dossiers: Dossiers) -> None:
    statuses = ENDED | {
        "drafted",
        "sent",
        "received",
        "waiting",
        "appointment",
        "started",
        "no_answer",
    }
    steps = [[Step(status, date(2026, 3, 1))] for status in sorted(statuses)]  # type: ignore[arg-type]
    dossier = Dossier(
        Newcomer("Selam", "ti"),
        actions=[Action("a", "newcomer", "start", status=status) for status in ("open", "done", "dropped")],
        referrals=[Referral("cjg", "start", history=history) for history in [[], *steps]],
    )
    dossiers.add(dossier)
    (line,) = dossiers.search("selam")
    assert line.open_promises == promises.open_promises(dossier) == 9
    assert (line.last_held_on, line.last_round, line.unfinished) == (None, None, False)


NAMES = ["Ahmad Al-Khatíb", "Şükrü Öztürk", "Selam Tesfay", "O'Brien Máire", "أحمد الخطيب", "ሰላም ተስፋይ", "Li"]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", 7),
        ("  ", 7),
        ("khatib", ["Ahmad Al-Khatíb"]),
        ("KHATÍB", ["Ahmad Al-Khatíb"]),
        ("hat", ["Ahmad Al-Khatíb"]),
        ("al-kh", ["Ahmad Al-Khatíb"]),
        ("khatib ahmad", ["Ahmad Al-Khatíb"]),
        ("ah", ["Ahmad Al-Khatíb"]),
        ("kh", ["Ahmad Al-Khatíb"]),
        ("ad", []),
        ("l", ["Li"]),
        ("suk oz", ["Şükrü Öztürk"]),
        ("obrien", ["O'Brien Máire"]),
        ("maire", ["O'Brien Máire"]),
        ("احمد", ["أحمد الخطيب"]),
        ("أحْمَد", ["أحمد الخطيب"]),
        ("ተስፋ", ["ሰላም ተስፋይ"]),
        ("ሰላ", ["ሰላም ተስፋይ"]),
        ("selam tesfay nog iets", []),
        ("%", []),
        ("_", []),
        ('"', []),
        ("sel*", ["Selam Tesfay"]),
        ("selam OR ahmad", []),
        ("name:selam", []),
        ("'; DROP TABLE dossiers; --", []),
        ("\x00", []),
        ("\ud800", []),
    ],
)
def test_people_are_found_by_part_of_a_name(dossiers: Dossiers, typed: str, wanted: Any) -> None:
    dossiers.add(*(Dossier(Newcomer(name, "ar")) for name in NAMES))
    names = found(dossiers, typed)
    assert (len(names) if isinstance(wanted, int) else names) == wanted


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_any_text_can_be_searched_for(dossiers: Dossiers) -> None:
    @given(st.text(max_size=60))
    def search(text: str) -> None:
        dossiers.search(text)

    dossiers.add(Dossier(Newcomer("Selam", "ti")))
    search()


def test_a_new_name_is_found_and_the_old_one_no_more(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    dossier.newcomer = replace(dossier.newcomer, name="Karim Haddad")
    dossiers.save(dossier)
    assert found(dossiers, "haddad") == ["Karim Haddad"]
    assert found(dossiers, "khatib") == []
    dossiers.delete(dossier.id)
    assert found(dossiers, "haddad") == []


def test_a_list_is_in_the_order_of_names_and_no_longer_than_asked(dossiers: Dossiers) -> None:
    dossiers.add(*(Dossier(Newcomer(name, "ar")) for name in ("Zahra", "élias", "Elif", "Ömer", "abdi")))
    assert found(dossiers, "") == ["abdi", "élias", "Elif", "Ömer", "Zahra"]
    assert len(dossiers.search("", limit=2)) == 2


def test_saving_keeps_what_is_there_now_and_nothing_else(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    changed = dossiers.open(dossier.id)
    changed.actions.pop(0)
    changed.actions.append(Action("Brief schrijven", "professional", "half_year"))
    changed.referrals.reverse()
    changed.referrals[1].history.append(Step("started", date(2026, 5, 2)))
    changed.conversations[0].dismissed.append("school")
    changed.conversations[0].exchanges.reverse()
    del changed.conversations[0].answers["werk.soort"]
    changed.conversations.append(Conversation("two_year", date(2028, 3, 1), "nl"))
    dossiers.save(changed)
    assert asdict(dossiers.open(dossier.id)) == asdict(changed)


def test_one_dossier_does_not_touch_another(dossiers: Dossiers, dossier: Dossier) -> None:
    other = Dossier(Newcomer("Selam", "ti"), conversations=[Conversation("start", date(2026, 1, 1), "ti")])
    dossiers.add(dossier, other)
    dossiers.save(other)
    dossiers.delete(other.id)
    assert asdict(dossiers.open(dossier.id)) == asdict(dossier)
    assert [item.id for item in dossiers.all()] == [dossier.id]


@pytest.mark.parametrize(
    "answer",
    [
        Answer("q.a", "answered", True),
        Answer("q.a", "answered", False),
        Answer("q.a", "answered", 0),
        Answer("q.a", "answered", "مرحبا\n<b>' \" ; --"),
        Answer("q.a", "answered", [{"name": "ሳራ", "age": 4}, {"relation": "kind"}]),
        Answer("q.a", "declined", note="wil niet"),
        Answer("q.a", "not_asked"),
        Answer("q.a", "open", concern=True),
    ],
    ids=str,
)
def test_an_answer_comes_back_as_it_was(dossiers: Dossiers, dossier: Dossier, answer: Answer) -> None:
    dossiers.add(dossier)
    conversation = dossier.conversations[1].id
    dossiers.save_answer(conversation, Answer("q.a", "answered", "eerst", "eerst"))
    dossiers.save_answer(conversation, answer)
    kept = dossiers.open(dossier.id).conversations[1].answers["q.a"]
    assert asdict(kept) == asdict(answer)
    assert type(kept.value) is type(answer.value)


def test_an_empty_answer_is_cleared(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    conversation = dossier.conversations[0].id
    dossiers.save_answer(conversation, Answer("netwerk.contacten"))
    dossiers.clear_answer(conversation, "werk.soort")
    dossiers.clear_answer(conversation, "er.niet")
    left = dossiers.open(dossier.id).conversations[0].answers
    assert left.keys() == {"wonen.verhaal", "geld.rondkomen"}


def test_half_a_character_does_not_stop_a_conversation(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    dossiers.save_answer(dossier.conversations[1].id, Answer("q.a", "declined", note="a\ud800b"))
    dossier.newcomer = replace(dossier.newcomer, name="Ahmad \udfff")
    dossiers.save(dossier)
    assert dossiers.open(dossier.id).newcomer.name == "Ahmad ?"


def test_a_conversation_is_saved_without_its_answers(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    conversation = replace(dossier.conversations[0], minutes=91, at_question="geld.schulden", answers={})
    dossiers.save_conversation(conversation)
    kept = dossiers.open(dossier.id).conversations[0]
    assert (kept.minutes, kept.at_question, len(kept.answers)) == (91, "geld.schulden", 4)


def test_what_was_said_besides_is_saved_as_it_is_now(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    first, second = dossier.conversations
    added = Exchange("newcomer", "ሓወይ ኣብዚ ይነብር \ud800", "ti", "<b>Mijn broer</b>", "nl", date(2026, 9, 1))
    dossiers.save_exchanges(first.id, [added, *reversed(first.exchanges)])
    dossiers.save_exchanges(second.id, [added])
    kept = dossiers.open(dossier.id).conversations
    assert [item.original for item in kept[0].exchanges] == ["ሓወይ ኣብዚ ይነብር ?", "Even pauze?", "أخي يسكن هنا"]
    assert [item.translation for item in kept[1].exchanges] == ["<b>Mijn broer</b>"]
    assert [asdict(answer) for answer in kept[0].answers.values()] == [
        asdict(answer) for _, answer in sorted(first.answers.items())
    ]
    dossiers.save_exchanges(first.id, [])
    kept = dossiers.open(dossier.id).conversations
    assert (kept[0].exchanges, len(kept[1].exchanges)) == ([], 1)


def test_what_is_not_there_is_told(dossiers: Dossiers, dossier: Dossier) -> None:
    for attempt in (
        lambda: dossiers.open(dossier.id),
        lambda: dossiers.save(dossier),
        lambda: dossiers.save_conversation(dossier.conversations[0]),
        lambda: dossiers.save_answer(dossier.conversations[0].id, Answer("q.a", "declined")),
        lambda: dossiers.save_exchanges(dossier.conversations[0].id, dossier.conversations[0].exchanges),
        lambda: dossiers.save_exchanges(dossier.conversations[0].id, []),
        lambda: dossiers.delete(dossier.id),
    ):
        with pytest.raises(DossierMissing):
            attempt()
    assert dossiers.all() == []


def test_adding_is_all_or_nothing(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    with pytest.raises(InterchangeError, match=f"Dossier {dossier.id} staat al in deze kluis"):
        dossiers.add(Dossier(Newcomer("Selam", "ti")), dossier)
    assert [item.id for item in dossiers.all()] == [dossier.id]


def test_a_fault_halfway_stores_nothing(vault: Vault, dossiers: Dossiers, dossier: Dossier) -> None:
    def fail() -> None:
        with vault.writing() as connection:
            connection.exec_driver_sql("DELETE FROM dossiers")
            raise RuntimeError

    dossiers.add(dossier)
    with pytest.raises(RuntimeError):
        fail()
    assert asdict(dossiers.open(dossier.id)) == asdict(dossier)


def test_another_thread_reads_while_this_one_writes(vault: Vault, dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    seen: list[list[str]] = []
    with vault.writing() as connection:
        connection.exec_driver_sql("DELETE FROM dossiers")
        other = threading.Thread(target=lambda: seen.append(found(dossiers, "")))
        other.start()
        other.join()
    assert seen == [["Ahmad Al-Khatíb"]]
    assert found(dossiers, "") == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("01-05-1990", ["Selam"]),
        (" 1-5-1990 ", ["Selam"]),
        ("01051990", ["Selam"]),
        ("02-05-1990", []),
        ("99-99-1990", []),
        ("huis 14", ["Abel", "Selam"]),
        ("huis", ["Abel", "Selam", "Yusuf"]),
        ("14", []),
        ("%", []),
    ],
)
def test_people_are_found_by_birth_date_and_household(dossiers: Dossiers, typed: str, wanted: list[str]) -> None:
    dossiers.add(
        Dossier(Newcomer("Selam", "ti", date(1990, 5, 1), household="Huis 14")),
        Dossier(Newcomer("Abel", "ti", household="Huis 14")),
        Dossier(Newcomer("Yusuf", "ar", household="Huis 15")),
        Dossier(Newcomer("Amina", "ar")),
    )
    assert found(dossiers, typed) == wanted


def test_households_and_who_belongs_to_one(dossiers: Dossiers) -> None:
    homes = (("Selam", "Huis 14"), ("Abel", "Huis 14"), ("Yusuf", "Huis 15"), ("Amina", None))
    dossiers.add(*(Dossier(Newcomer(name, "ti", household=home)) for name, home in homes))
    assert dossiers.households() == ["Huis 14", "Huis 15"]
    assert [line.name for line in dossiers.household("Huis 14")] == ["Abel", "Selam"]
    assert dossiers.household("Huis 1") == []
