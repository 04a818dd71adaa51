"""Lines for an export: an approval is of the very words that were read, and the log never holds one of them."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from desktop.dossier.around import Buddy, Certificate, Sitting
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.monitor.unmet import Attempt
from desktop.monitor.voices import Voice
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

FIRST, LAST, TODAY = date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 2)


def line(text: str = "Zwaluwen zoeken opvang", **more: object) -> Voice:
    return Voice(**({"text": text, "kind": "need", "on": TODAY, "by": "Noor", "first": FIRST, "last": LAST} | more))  # type: ignore[arg-type]


def test_only_the_words_that_were_read_are_approved(dossiers: Dossiers) -> None:
    voice = line(approved_on=TODAY, approved_by="niemand", kept=["name: b", "name: a"])
    dossiers.publishing.save_voice(voice)
    assert [(one.approved, one.kept) for one in dossiers.publishing.voices()] == [(False, ["name: a", "name: b"])]
    assert not dossiers.publishing.approve_voice(replace(voice, text="Andere woorden"), "Noor", TODAY)
    assert not dossiers.publishing.approve_voice(replace(voice, kept=[]), "Noor", TODAY)
    assert not dossiers.publishing.approve_voice(line(id="weg"), "Noor", TODAY)
    assert not dossiers.publishing.voices()[0].approved
    assert dossiers.publishing.approve_voice(voice, "Noor", TODAY)
    (found,) = dossiers.publishing.voices()
    assert (found.approved_on, found.approved_by) == (TODAY, "Noor")
    dossiers.publishing.save_voice(replace(found, on=date(2026, 4, 9)))
    assert dossiers.publishing.voices()[0].approved
    for change in (
        {"text": "Zwaluwen zoeken geen opvang"}, {"kind": "tip"}, {"last": date(2026, 6, 30)}, {"kept": ["name: a"]},
    ):  # fmt: skip
        dossiers.publishing.save_voice(found)
        dossiers.publishing.approve_voice(found, "Noor", TODAY)
        assert dossiers.publishing.voices()[0].approved
        dossiers.publishing.save_voice(replace(found, **change))
        assert not dossiers.publishing.voices()[0].approved
    dossiers.publishing.remove_voice(voice.id)
    dossiers.publishing.remove_voice(voice.id)
    assert dossiers.publishing.voices() == []


def test_the_log_tells_that_a_line_was_written_and_no_word_of_it(vault: Vault, dossiers: Dossiers) -> None:
    voice = line("Zilverreigers zoeken opvang \ud800")
    dossiers.publishing.save_voice(voice)
    dossiers.publishing.approve_voice(dossiers.publishing.voices()[0], "Noor", TODAY)
    dossiers.publishing.remove_voice(voice.id)
    told = [(one.kind, one.dossier, one.detail) for one in dossiers.log.entries() if one.kind == "voices_changed"]
    assert told == [("voices_changed", "", word) for word in ("removed", "approved", "written")]
    assert "Zilverreigers" not in str([asdict(one) for one in dossiers.log.entries()])
    assert vault.verify() == []


def test_what_was_asked_and_how_far_it_came(dossiers: Dossiers) -> None:
    talk = Conversation("start", TODAY, "ar", dismissed=["buddy", "taal"])
    steps = [Step("sent", FIRST), Step("waiting", LAST, "vol", TODAY)]
    first = Referral("taalhuis", "start", rule="taal", history=steps, id="eerste")
    second = Referral("ggd", "start", history=[Step("drafted", TODAY)], instead_of="eerste")
    dossiers.add(Dossier(Newcomer("Selam", "ti"), [talk], referrals=[first, second], id="d"))
    assert sorted(dossiers.attempts(), key=lambda one: (one.status, one.rule)) == [
        Attempt("d", "buddy", "", "dismissed", TODAY),
        Attempt("d", "taal", "", "dismissed", TODAY),
        Attempt("d", "", "ggd", "drafted", TODAY),
        Attempt("d", "taal", "taalhuis", "waiting", LAST, TODAY, True),
    ]


def test_everybody_who_has_a_name_in_the_vault_is_known(dossiers: Dossiers) -> None:
    at_home = [{"relation": "zus", "name": "Rahwa", "place": "Asmara"}, {"age": 3}]
    talk = Conversation("start", TODAY, "ar", professional="Bo Smit", interpreter="Hani Tolk")
    talk.answers = {
        "a": Answer("a", "answered", at_home),
        "b": Answer("b", "answered", ["vrijwillig"]),
        "c": Answer("c", "answered", "[{nee"),
    }
    newcomer = Newcomer("Selam Tesfay", "ti", household="Huis 12", interpreter="Layla")
    asked = Action("Bellen", "professional", "start", professional="Kim Bakker")
    dossiers.add(Dossier(newcomer, [talk], actions=[asked], id="dossier-7"))
    spoken = dossiers.publishing.spoken()
    people = {"Selam Tesfay", "Huis 12", "Layla", "Bo Smit", "Hani Tolk", "Kim Bakker", "Rahwa"}
    assert people <= spoken.names
    assert (spoken.places, spoken.records) == ({"Asmara"}, {"dossier-7"})


def test_whoever_helps_or_sat_at_a_meeting_has_a_name_here_too(dossiers: Dossiers) -> None:
    assert not {"Ans Kool", "Piet de Boer"} & dossiers.publishing.spoken().names
    dossiers.around.save_buddy(Buddy("Ans Kool", TODAY))
    dossiers.around.save_sitting(Sitting(TODAY, present=["Piet de Boer", "Wil 'W' Vos"]))
    dossiers.around.save_sitting(Sitting(FIRST))
    seen = Certificate("pvt", TODAY, "brief", "Ina Mol")
    dossiers.add(Dossier(Newcomer("Selam", "ti"), certificates=[seen]))
    assert {"Ans Kool", "Piet de Boer", "Wil 'W' Vos", "Ina Mol"} <= dossiers.publishing.spoken().names
