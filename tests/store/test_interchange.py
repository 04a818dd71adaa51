"""The interchange format: what goes round stays the same, and what does not fit is refused by name."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.dossier.model import (
    Answer,
    Dossier,
    Exchange,
    Newcomer,
    Referral,
)
from desktop.dossier.tips import Tip
from desktop.errors import InterchangeError
from desktop.store import interchange
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from . import strategies
from .exchanged import EXAMPLE, changed, read, shipped
from .strategies import QUESTIONNAIRE


def test_the_example_of_the_format_is_read_as_it_is_meant() -> None:
    (dossier,) = read(EXAMPLE.encode())
    assert dossier.id == "6f0c"
    assert dossier.newcomer == Newcomer(
        "Ahmad",
        "ar",
        date(1990, 5, 1),
        country="SY",
        linked_on=date(2017, 1, 10),
        moved_in_on=date(2017, 2, 1),
        regime="Wi2013",
    )
    (talk,) = dossier.conversations
    assert (talk.round, talk.held_on, talk.minutes, talk.completed) == ("start", date(2017, 3, 1), 90, True)
    assert {name: asdict(answer) for name, answer in talk.answers.items()} == {
        "netwerk.contacten": asdict(Answer("netwerk.contacten", "answered", 0, "kent nog niemand")),
        "werk.soort": asdict(Answer("werk.soort", "answered", ["vrijwillig"])),
        "geld.schulden": asdict(Answer("geld.schulden", "declined")),
    }
    assert dossier.consent("cjg") == "given"
    assert dossier.actions[0].due_on == date(2017, 4, 1)
    assert [step.note for step in dossier.referrals[0].history] == ["", "maatje"]


def test_an_export_goes_round_through_vaults_byte_for_byte(vault: Vault, dossiers: Dossiers, tmp_path: Any) -> None:
    dossiers.add(*read(EXAMPLE.encode()), *read(changed(lambda part: part.update(id="a-second_one"))))
    first = interchange.export(dossiers.all())
    assert first.endswith(b"\n}\n")
    for conversation in (item for dossier in dossiers.all() for item in dossier.conversations):
        dossiers.save_answer(conversation.id, Answer("werk.soort", "answered", ["vrijwillig"], "eén \u202eréden  "))
        dossiers.save_exchanges(
            conversation.id,
            [
                Exchange(
                    "newcomer", "أخي \u202eيسكن هنا  ", "ar", "Mijn broer", "nl", date(2017, 3, 1), "أخي", "ar-nl 1"
                ),
                Exchange("professional", "Pauze?", "nl", "ዕረፍቲ?", "ti", date(2017, 3, 1), "", "", True, "werk.soort"),
            ],
        )
    second = interchange.export(dossiers.all())
    assert "\u202eréden" in second.decode()
    assert "exchanges" not in first.decode()
    assert second.decode().count("ዕረፍቲ?") == 2
    for exported in (first, second):
        for dossier in dossiers.all():
            dossiers.delete(dossier.id)
        dossiers.add(*read(exported))
        assert interchange.export(dossiers.all()) == exported


@settings(max_examples=15)
@given(st.lists(strategies.dossier(), max_size=3))
def test_whatever_a_vault_holds_goes_round_byte_for_byte(found: list[Dossier]) -> None:
    papers = {letter.id: f"%PDF-{number}".encode() for number, letter in enumerate(found[0].sent)} if found else {}
    first = interchange.export(found, papers)
    municipality, _ = shipped()
    content = interchange.content(first, QUESTIONNAIRE, municipality)
    again = content.dossiers
    assert interchange.export(again, content.papers) == first
    assert [item.id for item in again] == [item.id for item in found]
    for before, after in zip(found, again, strict=True):
        assert [talk.values() for talk in after.conversations] == [talk.values() for talk in before.conversations]
        assert [len(talk.exchanges) for talk in after.conversations] == [
            len(talk.exchanges) for talk in before.conversations
        ]
        assert [item.until for item in after.extensions] == [item.until for item in before.extensions]
        assert [item.signed for item in after.consents] == [item.signed for item in before.consents]
        assert [item.way for item in after.referrals] == [item.way for item in before.referrals]
        assert [item.question for item in after.strikes] == [item.question for item in before.strikes]
        assert [item.questions for item in after.sent] == [item.questions for item in before.sent]
        assert [talk.version for talk in after.conversations] == [talk.version for talk in before.conversations]
        assert [item.day for item in after.arrangements] == [item.day for item in before.arrangements]
        assert [item.done_on for item in after.milestones] == [item.done_on for item in before.milestones]
        assert [item.state for item in after.outcomes] == [item.state for item in before.outcomes]
        assert [follows(after, item) for item in after.referrals] == [
            follows(before, item) for item in before.referrals
        ]


def follows(dossier: Dossier, referral: Referral) -> int | None:
    """The place of the referral that this one follows."""
    places = {item.id: place for place, item in enumerate(dossier.referrals)}
    return places.get(referral.instead_of or "")


def answered(name: str, found: Any) -> Callable[[dict[str, Any]], object]:
    return lambda part: part["conversations"][0]["answers"].update({name: found})


def besides(**more: Any) -> Callable[[dict[str, Any]], object]:
    """Two things said besides the questions, the second one changed; None takes a field away."""
    good = {
        "speaker": "newcomer", "original": "أخي", "original_language": "ar", "translation": "Mijn broer",
        "translation_language": "nl", "said_on": "2017-03-01",
    }  # fmt: skip
    wrong = {name: found for name, found in (good | more).items() if found is not None}
    return lambda part: part["conversations"][0].update(exchanges=[good, wrong])


def strike(**more: Any) -> Callable[[dict[str, Any]], object]:
    good = {"organisation": "cjg", "question": "werk.soort", "by": "newcomer", "on": "2017-03-01"}
    return lambda part: part.update(strikes=[good | more])


def letter(**more: Any) -> Callable[[dict[str, Any]], object]:
    good = {"organisation": "taalhuis", "paper": "referral", "on": "2017-03-02", "title": "Brief", "referrals": [1]}
    return lambda part: part.update(sent=[good | more])


def arranged(**more: Any) -> Callable[[dict[str, Any]], object]:
    good = {"round": "half_year", "kind": "moved", "on": "2017-06-01", "day": "2017-10-01", "reason": "ziek"}
    return lambda part: part.update(arrangements=[good | more])


def stepped(**more: Any) -> Callable[[dict[str, Any]], object]:
    """Two steps of civic integration, the second one changed."""
    return lambda part: part.update(milestones=[{"step": "koppeling"}, {"step": "pip"} | more])


def reached(**more: Any) -> Callable[[dict[str, Any]], object]:
    good = {"question": "afsluiting.doel1", "round": "start", "state": "reached", "on": "2017-09-01"}
    return lambda part: part.update(outcomes=[good | more])


WRONG: list[tuple[str, Callable[[dict[str, Any]], object], str]] = [
    ("unknown question", answered("werk.geheim", 1), "gesprek 1, veld 'answers' noemt de vraag 'werk.geheim'"),
    ("unknown question with a note", lambda part: part["conversations"][0]["notes"].update({"x.y": "a"}), "'x.y'"),
    ("unknown question of concern", lambda part: part["conversations"][0].update(concerns=["x.y"]), "'x.y'"),
    ("text for a number", answered("netwerk.contacten", "0"), "'answers.netwerk.contacten' past niet"),
    ("truth for a number", answered("netwerk.contacten", True), "'answers.netwerk.contacten' past niet"),
    ("fraction for a number", answered("netwerk.contacten", 1.0), "'answers.netwerk.contacten' past niet"),
    ("nothing for an answer", answered("netwerk.contacten", None), "'answers.netwerk.contacten' past niet"),
    ("half a state", answered("netwerk.contacten", {"declined": 1}), "'answers.netwerk.contacten' past niet"),
    ("unknown option", answered("werk.soort", ["piraat"]), "'piraat' is geen keuze"),
    ("unknown round", lambda part: part["conversations"][0].update(round="kerst"), "noemt de ronde 'kerst'"),
    ("unknown round of an action", lambda part: part["actions"][0].update(round="kerst"), "actie 1, veld 'round'"),
    ("unknown organisation", lambda part: part["referrals"][0].update(organisation="nasa"), "organisatie 'nasa'"),
    ("unknown consent", lambda part: part["consents"][0].update(organisation="nasa"), "toestemming 1, veld 'organ"),
    ("unknown owner", lambda part: part["actions"][0].update(owner="nasa"), "actie 1, veld 'owner'"),
    ("unknown status", lambda part: part["referrals"][0]["history"][1].update(status="weg"), "stap 2, veld 'status'"),
    ("unknown field", lambda part: part["newcomer"].update(bsn="123"), "'newcomer.bsn' is geen bekend veld"),
    ("missing field", lambda part: part["newcomer"].pop("name"), "'newcomer.name' ontbreekt"),
    ("blank name", lambda part: part["newcomer"].update(name=" \n"), "'newcomer.name' is leeg"),
    ("long name", lambda part: part["newcomer"].update(name="a" * 201), "hoogstens 200 tekens"),
    ("long note", lambda part: part["conversations"][0]["notes"].update({"werk.soort": "a" * 10_001}), "te lang"),
    ("text for minutes", lambda part: part["conversations"][0].update(minutes="90"), "'minutes' moet een heel getal"),
    ("negative minutes", lambda part: part["conversations"][0].update(minutes=-1), "minstens 0"),
    ("number for truth", lambda part: part["conversations"][0].update(completed=1), "true of false"),
    ("no such day", lambda part: part["newcomer"].update(birth_date="1990-02-30"), "een datum zijn die bestaat"),
    ("short day", lambda part: part["newcomer"].update(birth_date="19900228"), "zoals 2026-05-31"),
    ("number for a day", lambda part: part["newcomer"].update(birth_date=19900228), "zoals 2026-05-31"),
    ("year 1", lambda part: part["newcomer"].update(birth_date="0001-01-01"), "tussen 1900 en 2200"),
    ("country in words", lambda part: part["newcomer"].update(country="Syrië"), "tekens die hier niet mogen"),
    ("language in words", lambda part: part["newcomer"].update(language="het Arabisch"), "'newcomer.language'"),
    ("path for an id", lambda part: part.update(id="../../etc/passwd"), "tekens die hier niet mogen"),
    ("unknown speaker", besides(speaker="interpreter"), "gesprek 1, vertaalde zin 2, veld 'speaker' moet een van deze"),
    ("nothing said", besides(original=None), "vertaalde zin 2, veld 'original' ontbreekt"),
    ("blank words", besides(original=" \u200b\n"), "vertaalde zin 2, veld 'original' is leeg"),
    ("no translation", besides(translation=""), "vertaalde zin 2, veld 'translation' is leeg"),
    ("long translation", besides(translation="a" * 10_001), "'translation' is te lang: hoogstens 10000 tekens"),
    ("long back translation", besides(back="a" * 10_001), "'back' is te lang"),
    ("number for words", besides(original=7), "'original' moet tekst zijn"),
    (
        "translation into words",
        besides(translation_language="Nederlands, denk ik"),
        "'translation_language' heeft tekens",
    ),
    ("no such day of saying", besides(said_on="2026-02-30"), "'said_on' moet een datum zijn die bestaat"),
    ("text for truth", besides(edited="nee"), "'edited' moet true of false zijn"),
    ("said at an unknown question", besides(question="x.y"), "vertaalde zin 2, veld 'question' noemt de vraag 'x.y'"),
    ("long question", besides(question="x" * 81), "'question' is te lang"),
    ("unknown field of words", besides(sound="aGFsbG8="), "vertaalde zin 2, veld 'sound' is geen bekend veld"),
    ("words for words", lambda part: part["conversations"][0].update(exchanges={}), "'exchanges' moet een lijst"),
    (
        "no reason",
        lambda part: part.update(extensions=[{"until": "2030-01-01", "reason": " ", "on": "2026-01-01"}]),
        "verlenging 1, veld 'reason'",
    ),
    ("number for signed", lambda part: part["consents"][0].update(signed=1), "'signed' moet true of false zijn"),
    ("unknown way", lambda part: part["referrals"][0].update(way="duif"), "doorverwijzing 1, veld 'way' moet een van"),
    ("long professional", lambda part: part["actions"][0].update(professional="a" * 201), "'professional' is te lang"),
    ("follows nothing", lambda part: part["referrals"][0].update(instead_of=2), "noemt doorverwijzing 2, die er niet"),
    ("follows number 0", lambda part: part["referrals"][0].update(instead_of=0), "'instead_of' moet minstens 1 zijn"),
    ("follows itself", lambda part: part["referrals"][0].update(instead_of=1), "volgt zo weer op zichzelf"),
    ("strikes for nobody", strike(organisation="nasa"), "weggehaald antwoord 1, veld 'organisation' noemt"),
    ("strikes nothing", strike(question="x.y"), "weggehaald antwoord 1, veld 'question' noemt de vraag 'x.y'"),
    ("struck by somebody", strike(by="interpreter"), "weggehaald antwoord 1, veld 'by' moet een van deze zijn"),
    ("sent to nobody", letter(organisation="nasa"), "verstuurde brief 1, veld 'organisation' noemt de organisatie"),
    ("sent in the future", letter(on="2150-01-01"), "verstuurde brief 1, veld 'on' ligt in de toekomst"),
    ("unknown paper", letter(paper="report"), "verstuurde brief 1, veld 'paper' moet een van deze zijn"),
    ("letter without a title", letter(title=" "), "verstuurde brief 1, veld 'title' is leeg"),
    ("letter of an unknown answer", letter(questions=["x.y"]), "verstuurde brief 1, veld 'questions' noemt de vraag"),
    ("letter of another number", letter(referrals=[7]), "veld 'referrals' noemt doorverwijzing 7, die er niet is"),
    ("letter of a text", letter(referrals=["1"]), "verstuurde brief 1, doorverwijzing 1 moet een heel getal zijn"),
    ("no base64", letter(pdf="%PDF-1.7"), "verstuurde brief 1, veld 'pdf' moet een PDF zijn, geschreven als base64"),
    ("no PDF", letter(pdf="aGFsbG8="), "veld 'pdf' moet een PDF zijn"),
    ("number for a PDF", letter(pdf=7), "veld 'pdf'"),
    ("path of a PDF", letter(file="/etc/passwd"), "verstuurde brief 1, veld 'file' is geen bekend veld"),
    ("huge PDF", letter(pdf="JVBERi0x" + "A" * 13_400_000), "'pdf' is te groot: hoogstens 10 MB"),
    ("arranged for no round", arranged(round="Kerst"), "afspraak over een gesprek 1, veld 'round' noemt de ronde 'Ke"),
    ("arranged somehow", arranged(kind="later"), "afspraak over een gesprek 1, veld 'kind' moet een van deze zijn"),
    ("arranged in the future", arranged(on="2150-01-01"), "afspraak over een gesprek 1, veld 'on' ligt in de toekomst"),
    ("moved to no day", arranged(day=None), "afspraak over een gesprek 1, veld 'day' ontbreekt"),
    ("moved to no such day", arranged(day="2017-02-30"), "veld 'day' moet een datum zijn die bestaat"),
    ("skipped on a day", arranged(kind="skipped"), "veld 'day' hoort leeg te zijn: een gesprek dat niet doorgaat"),
    ("skipped for no reason", arranged(kind="skipped", day=None, reason=" "), "veld 'reason' is leeg"),
    ("long place", arranged(place="a" * 201), "veld 'place' is te lang: hoogstens 200 tekens"),
    ("unknown field of an arrangement", arranged(room="2"), "afspraak over een gesprek 1, veld 'room' is geen bekend"),
    ("no id of a step", stepped(step="op les"), "stap van de inburgering 2, veld 'step' noemt de stap 'op les', die"),
    ("one step twice", stepped(step="koppeling"), "stap van de inburgering 2, veld 'step' noemt de stap 'koppeling' v"),
    ("done in the future", stepped(done_on="2150-01-01"), "stap van de inburgering 2, veld 'done_on' ligt in de to"),
    ("blocked in the future", stepped(blocked_since="2150-01-01"), "veld 'blocked_since' ligt in de toekomst"),
    ("number for what blocks", stepped(blocked=7), "stap van de inburgering 2, veld 'blocked' moet tekst zijn"),
    ("outcome of nothing", reached(question="x.y"), "uitkomst van een doel 1, veld 'question' noemt de vraag 'x.y'"),
    ("outcome of no round", reached(round="kerst"), "uitkomst van een doel 1, veld 'round' noemt de ronde 'kerst'"),
    ("outcome in words", reached(state="bijna"), "uitkomst van een doel 1, veld 'state' moet een van deze zijn"),
    ("outcome in the future", reached(on="2150-01-01"), "uitkomst van een doel 1, veld 'on' ligt in de toekomst"),
    ("text for words", lambda part: part["conversations"][0].update(exchanges=["a"]), "zin 1 moet uit velden bestaan"),
    ("one for a list", lambda part: part.update(conversations={}), "'conversations' moet een lijst zijn"),
    ("number for a part", lambda part: part.update(newcomer=7), "'newcomer' moet uit velden bestaan"),
]


@pytest.mark.parametrize(("change", "told"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_does_not_fit_is_refused_by_name(change: Callable[[dict[str, Any]], object], told: str) -> None:
    with pytest.raises(InterchangeError) as refused:
        read(changed(change))
    sentence = str(refused.value)
    assert told in sentence
    assert sentence.startswith("Dossier ")
    assert "er is niets opgeslagen" in sentence
    assert "\n" not in sentence


_TIPPED = b'{"format": "startgesprek-dossiers/1", "dossiers": [], "tips": %s}'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "geen geldige JSON"),
        (b"hallo", "regel 1, teken 1"),
        (b"[]", "geen bestand met dossiers"),
        (b"null", "geen bestand met dossiers"),
        (b'{"format": "iets", "dossiers": []}', "geen bestand met dossiers"),
        (b'{"format": "startgesprek-dossiers/2", "dossiers": []}', "Werk het programma bij"),
        (b'{"format": "startgesprek-dossiers/1"}', "'dossiers' ontbreekt"),
        (b'{"format": "startgesprek-dossiers/1", "dossiers": [], "dossiers": []}', "'dossiers' twee keer"),
        (_TIPPED % b"{}", "veld 'tips' moet een lijst zijn"),
        (_TIPPED % b'[{"text": " ", "on": "2026-01-01"}]', "Het bestand, tip 1, veld 'text' is leeg"),
        (_TIPPED % b'[{"text": "a", "on": "2150-01-01"}]', "Het bestand, tip 1, veld 'on' ligt in de toekomst"),
        (_TIPPED % b'[{"text": "a", "on": "2026-01-01", "source": "x"}]', "tip 1, veld 'source' is geen bekend veld"),
        (_TIPPED % (b"[" + b"1, " * 5000 + b"1]"), "Het bestand, tip 1 moet uit velden bestaan"),
        (b'{"format": "startgesprek-dossiers/1", "dossiers": [NaN]}', "NaN; dat is geen getal"),
        (b'{"format": "startgesprek-dossiers/1", "dossiers": [-Infinity]}', "-Infinity"),
        (b'{"format": "startgesprek-dossiers/1", "dossiers": [{"id": "a\\u202e\\n", "x": 1}]}', "Dossier a��"),
        (b"[" * 100_000, "te diep genest"),
        (b'{"format": "startgesprek-dossiers/1", "dossiers": [' + b"[" * 900 + b"]" * 901 + b"}", "Dossier nummer 1"),
        (b"1" * 5000, "groot getal"),
        ("é".encode("latin-1"), "geen UTF-8"),
        (b" " * (interchange.LARGEST + 1), "groter dan 50 MB"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_a_file_that_is_no_export_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InterchangeError) as refused:
        read(data)
    assert told in str(refused.value)


def test_referrals_that_follow_each_other_in_a_ring_are_refused() -> None:
    def ring(part: dict[str, Any]) -> None:
        part["referrals"] = [part["referrals"][0] | {"instead_of": number} for number in (2, 3, 1)]

    with pytest.raises(InterchangeError, match="doorverwijzing 3, veld 'instead_of' volgt zo weer op zichzelf"):
        read(changed(ring))


def test_what_was_sent_goes_round_with_its_papers(dossiers: Dossiers) -> None:
    """Numbers of referrals in a file, ids of their own in a vault."""
    pdf = b"%PDF-1.4 " + bytes(range(256))
    coded = base64.b64encode(pdf).decode()
    found = changed(letter(questions=["werk.soort"], pdf=coded))
    found["dossiers"][0]["referrals"].append(found["dossiers"][0]["referrals"][0] | {"instead_of": 1, "way": "warm"})
    municipality, questionnaire = shipped()
    content = interchange.content(json.dumps(found).encode(), questionnaire, municipality)
    dossiers.add(*content.dossiers, papers=content.papers)
    (dossier,) = dossiers.all()
    first, second = dossier.referrals
    (sent,) = dossier.sent
    assert (second.instead_of, second.way, sent.referrals) == (first.id, "warm", [first.id])
    assert dossiers.sent_paper(sent.id) == pdf
    exported = interchange.export([dossier], dossiers.papers())
    (kept,) = json.loads(exported)["dossiers"]
    assert kept["sent"][0] == found["dossiers"][0]["sent"][0]
    assert "way" not in kept["referrals"][0]
    assert "pdf" not in interchange.export([dossier]).decode()


def test_two_dossiers_with_one_id_are_refused() -> None:
    content = json.loads(EXAMPLE)
    content["dossiers"] *= 2
    with pytest.raises(InterchangeError, match="Dossier 6f0c staat twee keer in het bestand"):
        read(content)


def test_one_mistake_keeps_everything_out(dossiers: Dossiers) -> None:
    content = json.loads(EXAMPLE)
    content["dossiers"].append(changed(answered("werk.geheim", 1))["dossiers"][0] | {"id": "two"})
    with pytest.raises(InterchangeError, match="Dossier two"):
        dossiers.add(*read(content))
    assert dossiers.all() == []
    dossiers.add(*read(EXAMPLE.encode()))
    with pytest.raises(InterchangeError, match="6f0c staat al in deze kluis"):
        dossiers.add(*read(EXAMPLE.encode()))
    assert len(dossiers.all()) == 1


def test_tips_go_round_with_everybody_and_without_whom_they_come_from(dossiers: Dossiers) -> None:
    tips = [Tip("Vraag alles  ", date(2026, 3, 4), "gesprek-1"), Tip("", date(2026, 3, 5), "gesprek-2")]
    exported = interchange.export([], tips=tips)
    assert json.loads(exported)["tips"] == [{"on": "2026-03-04", "text": "Vraag alles"}]
    municipality, questionnaire = shipped()
    content = interchange.content(exported, questionnaire, municipality)
    dossiers.add(*content.dossiers, tips=content.tips)
    assert interchange.export(dossiers.all(), tips=dossiers.publishing.tips()) == exported


def test_the_schema_names_what_must_be_there() -> None:
    schema = interchange.schema()
    assert schema["properties"]["format"]["const"] == "startgesprek-dossiers/1"
    assert schema["$defs"]["DossierPart"]["required"] == ["id", "newcomer"]
    assert schema["$defs"]["NewcomerPart"]["additionalProperties"] is False
    assert "exchanges" not in schema["$defs"]["ConversationPart"]["required"]
    assert schema["$defs"]["ExchangePart"]["properties"]["speaker"]["enum"] == ["professional", "newcomer"]
    assert json.loads(json.dumps(schema)) == schema
