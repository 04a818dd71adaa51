"""Machine translation with real models in a real process: right, quick, quiet, and never in the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.errors import (
    ModelBroken,
    ModelRefused,
    NoModel,
    TranslationError,
    TranslationStopped,
    TranslationTooSlow,
)
from desktop.translate import models
from desktop.translate.machine import LONGEST, PATIENCE, Machine, prove

from ..models import samples
from ..models.phrases import CODES, PHRASES
from .machines import PATIENT, UNKNOWN, alive, process, until

DUTCH, ENGLISH, ARABIC = ([phrase[place] for phrase in PHRASES] for place in range(len(CODES)))


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    """A thread besides this one."""
    with ThreadPoolExecutor(1) as threads:
        yield threads


def test_known_phrases_are_right(machine: Machine) -> None:
    assert machine.translate(DUTCH, "nl", "en") == ENGLISH


def test_through_english_and_back(machine: Machine) -> None:
    assert [model.languages for model in machine.route("nl", "ar")] == ["Nederlands → Engels", "Engels → Arabisch"]
    assert machine.translate(DUTCH, "nl", "ar") == ARABIC
    assert machine.translate(ARABIC, "ar", "nl") == DUTCH


def test_sentences_lines_and_numbers_keep_their_place(machine: Machine) -> None:
    text = " Mijn zoon is ziek. Hebt u morgen tijd?\n\n06-1234 5678\n Ik zoek werk. "
    assert machine.translate([text], "nl", "en") == [
        "My son is ill. Do you have time tomorrow?\n\n06-1234 5678\nI am looking for work."
    ]


def test_nothing_is_nothing(machine: Machine) -> None:
    assert machine.translate([], "nl", "ar") == []
    assert machine.translate(["", " \n ", "…", "12"], "nl", "ar") == ["", "", "…", "12"]


@pytest.mark.parametrize(
    "text",
    [
        UNKNOWN,
        "ሰላም ዓለም 😀",
        "x" * LONGEST,
        "ja " * 600,
        "\x00\x1b[31m\ud800\u202e",
        "<b>&amp;</b> %s {0}",
        "?" * 900 + "a",
    ],
)
def test_what_it_does_not_know_comes_back_at_once(machine: Machine, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_patience", PATIENCE)
    [translated] = machine.translate([text], "nl", "ar")
    assert len(translated) <= 40 * len(text) + 200
    assert all(sign.isprintable() or sign in "\n\u200c\u200d" for sign in translated)


def test_too_long_a_text_is_refused(machine: Machine) -> None:
    with pytest.raises(TranslationError, match=r"langer dan 2\.000 tekens"):
        machine.translate(["kort", "x" * (LONGEST + 1)], "nl", "ar")


@pytest.mark.parametrize(("source", "target"), [("nl", "ti"), ("so", "nl"), ("nl", "prs"), ("nl", "nl"), ("nl", "xx")])
def test_a_language_without_a_model(machine: Machine, source: str, target: str) -> None:
    assert machine.route(source, target) == ()
    with pytest.raises(NoModel, match="Gebruik het zinnenboek of de tolk"):
        machine.translate(["Ja."], source, target)


@pytest.mark.thorough
def test_a_model_with_byte_pairs(tmp_path: Path) -> None:
    models.install(models.inspect(samples.file("nl_en", "1.1"), tmp_path), prove)
    machine = Machine(tmp_path, PATIENT)
    try:
        assert machine.translate(DUTCH, "nl", "en") == ENGLISH
    finally:
        machine.close()


def test_a_new_version_is_used_at_once(own: Machine) -> None:
    assert own.translate(["Ja."], "nl", "en") == ["Yes."]
    pid = process(own)
    models.install(models.inspect(samples.file("nl_en", "1.1"), own.folder))
    assert [model.version for model in own.route("nl", "en")] == ["1.1"]
    assert own.translate(["Nee."], "nl", "en") == ["No."]
    assert process(own) == pid


def test_it_starts_when_needed_and_stays_warm(own: Machine) -> None:
    assert own._process is None
    assert not own.busy
    own.translate(["Ja."], "nl", "en")
    pid = process(own)
    own.translate(["Nee."], "nl", "en")
    assert process(own) == pid
    own.close()
    assert not alive(pid)
    assert own.translate(["Ja."], "nl", "en") == ["Yes."]


def calling(aside: ThreadPoolExecutor, machine: Machine) -> Future[list[str]]:
    """A call that is going on, and cannot end by itself: the process stands still."""
    machine.translate(["Ja."], "nl", "en")
    os.kill(process(machine), signal.SIGSTOP)
    call = aside.submit(machine.translate, ["Nee."], "nl", "en")
    until(lambda: machine.busy)
    return call


def test_cancel(own: Machine, aside: ThreadPoolExecutor) -> None:
    call = calling(aside, own)
    pid = process(own)
    own.cancel()
    with pytest.raises(TranslationStopped):
        call.result(PATIENT)
    assert not alive(pid)
    assert not own.busy
    assert own.translate(["Nee."], "nl", "en") == ["No."]


def test_cancel_while_it_starts(own: Machine, aside: ThreadPoolExecutor) -> None:
    call = aside.submit(own.translate, ["Ja."], "nl", "en")
    until(lambda: own._process)
    own.cancel()
    with pytest.raises(TranslationStopped):
        call.result(PATIENT)
    assert own._process is None


def test_cancel_when_nothing_goes_on_changes_nothing(own: Machine) -> None:
    own.cancel()
    assert own.translate(["Ja."], "nl", "en") == ["Yes."]


def test_closing_ends_a_call(own: Machine, aside: ThreadPoolExecutor) -> None:
    call = calling(aside, own)
    own.close()
    with pytest.raises(TranslationStopped):
        call.result(PATIENT)
    assert own._process is None


def test_too_slow(own: Machine) -> None:
    own.translate(["Ja."], "nl", "en")
    pid = process(own)
    os.kill(pid, signal.SIGSTOP)
    own._patience = 0.1
    with pytest.raises(TranslationTooSlow, match="gestopt"):
        own.translate(["Nee."], "nl", "en")
    assert not alive(pid)
    own._patience = PATIENT
    assert own.translate(["Nee."], "nl", "en") == ["No."]


def test_loading_counts_in_the_patience(own: Machine) -> None:
    hasty = Machine(own.folder, 0.01)
    with pytest.raises(TranslationTooSlow, match="De eerste keer duurt het langst"):
        hasty.translate(["Ja."], "nl", "en")
    assert hasty._process is None


def test_who_waits_for_a_turn_is_told_too(own: Machine, aside: ThreadPoolExecutor) -> None:
    call = calling(aside, own)
    own._patience = 0.1
    with pytest.raises(TranslationTooSlow):
        own.translate(["Ja."], "nl", "en")
    own.cancel()
    with pytest.raises(TranslationStopped):
        call.result(PATIENT)


def test_a_process_that_is_killed(own: Machine, aside: ThreadPoolExecutor) -> None:
    call = calling(aside, own)
    os.kill(process(own), signal.SIGKILL)
    with pytest.raises(ModelBroken, match="Het gesprek gaat gewoon door"):
        call.result(PATIENT)
    assert own.translate(["Nee."], "nl", "en") == ["No."]


def test_a_process_that_died_unseen(own: Machine) -> None:
    own.translate(["Ja."], "nl", "en")
    pid = process(own)
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    with pytest.raises(ModelBroken):
        own.translate(["Nee."], "nl", "en")
    assert own.translate(["Nee."], "nl", "en") == ["No."]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name", ["model/model.bin", "sentencepiece.model", "model/shared_vocabulary.json", "metadata.json"]
)
@pytest.mark.parametrize("damage", ["empty", "half", "noise", "gone"])
def test_a_damaged_model(own: Machine, name: str, damage: str) -> None:
    [model] = models.installed(own.folder)
    file = model.folder / name
    whole = file.read_bytes()
    noise = bytes((31 * place) % 256 for place in range(len(whole)))
    file.write_bytes({"empty": b"", "half": whole[: len(whole) // 2], "noise": noise, "gone": b""}[damage])
    if damage == "gone":
        file.unlink()
    with pytest.raises(NoModel if name == "metadata.json" else ModelBroken):
        own.translate(["Ja."], "nl", "en")
    assert own._process is None
    samples.install(own.folder, "nl_en")
    assert own.translate(["Ja."], "nl", "en") == ["Yes."]


def test_a_model_that_cannot_translate_is_not_installed(tmp_path: Path) -> None:
    offer = models.inspect(samples.file("nl_en"), tmp_path)
    assert models.install(offer, prove).version == "1.0"

    def spoil(model: models.Model) -> None:
        (model.folder / "model" / "model.bin").write_bytes(b"\x06\0\0\0junk")
        prove(model)

    offer = models.inspect(samples.file("nl_en", "1.1"), tmp_path)
    with pytest.raises(ModelRefused, match="kan niet vertalen"):
        models.install(offer, spoil)
    assert [model.version for model in models.installed(tmp_path)] == ["1.0"]


def test_without_the_engine_it_says_so(own: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ctranslate2.py").write_text("raise ImportError('no such library')")
    monkeypatch.syspath_prepend(tmp_path)  # a spawned process searches where this one does
    with pytest.raises(TranslationError, match="niet op deze computer"):
        own.translate(["Ja."], "nl", "en")
