"""The machine beside the conversation when it is slow, stopped, broken, or knows no way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.demo_hand import work
from desktop.errors import ModelBroken, TranslationStopped
from desktop.translate.languages import LANGUAGES, Language, language
from desktop.translate.machine import Machine
from desktop.views.aids.machine_panel import MachinePanel
from desktop.views.aids.machine_result import NO_BACK
from desktop.views.aids.no_route import WITHOUT, reason
from desktop.views.background import Background

from ..models import samples
from .finding import button
from .on_machine import (
    PAIN,
    PAIN_ARABIC,
    TODAY,
    Show,
    area,
    at_rest,
    press,
    said,
    shown,
    translated,
    until,
    write,
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dutch, English and Arabic, installed as the program does it."""
    folder = tmp_path_factory.mktemp("models")
    samples.install(folder)
    return folder


@pytest.fixture
def background() -> Iterator[Background]:
    """The way off the GUI thread."""
    made = Background()
    yield made
    made.wait()


@pytest.fixture
def cold(installed: Path) -> Iterator[Machine]:
    """A machine that has still to load its models."""
    machine = Machine(installed, patience=60)
    yield machine
    machine.close()


@pytest.fixture
def show(qtbot: QtBot, cold: Machine, background: Background) -> Show:
    """Shows the panel for a language, with the cold machine unless another is given."""

    def panel(code: str = "ar", machine: Machine | None = None) -> MachinePanel:
        return shown(qtbot, machine or cold, background, code)

    return panel


def test_the_window_stays_alive_while_the_models_load(show: Show) -> None:
    panel = show()
    beats: list[int] = []
    heart = QTimer(panel)
    heart.timeout.connect(lambda: beats.append(1))
    heart.start(5)
    write(panel, PAIN)
    press(panel, "translate")
    assert panel.findChild(QWidget, "translating").isVisible()
    until(lambda: len(beats) >= 10)
    assert not at_rest(panel)
    until(lambda: bool(said(panel, "back")))
    assert not panel.findChild(QWidget, "translating").isVisible()


def test_stop_stops_at_once_and_it_can_be_asked_again(show: Show) -> None:
    panel = show()
    write(panel, PAIN)
    press(panel, "translate")
    work(20)
    press(panel, "stop_translating")
    assert at_rest(panel)
    assert said(panel, "machine_trouble") == TranslationStopped.sentence
    assert area(panel, "to_translate").toPlainText() == PAIN
    press(panel, "translate")
    until(lambda: bool(said(panel, "back")))
    assert said(panel, "machine_trouble") == ""
    assert area(panel, "translation").toPlainText() == PAIN_ARABIC


def test_too_slow_is_said_and_the_text_stays(show: Show, installed: Path) -> None:
    with closing(Machine(installed, patience=0.01)) as hasty:
        panel = show(machine=hasty)
        write(panel, PAIN)
        press(panel, "translate")
        until(lambda: at_rest(panel))
        assert "is gestopt" in said(panel, "machine_trouble")
        assert area(panel, "to_translate").toPlainText() == PAIN
        assert button(panel, "translate").isEnabled()


def test_a_broken_model_is_said_and_the_text_stays(show: Show, installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(installed, folder)
    for weights in folder.rglob("model.bin"):
        weights.write_bytes(weights.read_bytes()[:1000])
    with closing(Machine(folder, patience=60)) as broken:
        panel = show(machine=broken)
        write(panel, PAIN)
        press(panel, "translate")
        until(lambda: at_rest(panel))
        assert said(panel, "machine_trouble") == ModelBroken.sentence
        assert area(panel, "to_translate").toPlainText() == PAIN
        write(panel, "Nee.")
        assert said(panel, "machine_trouble") == ""


def test_one_way_only_is_translated_and_says_that_it_cannot_be_read_back(show: Show, tmp_path: Path) -> None:
    samples.install(tmp_path / "one_way", "nl_en", "en_ar")
    with closing(Machine(tmp_path / "one_way", patience=60)) as machine:
        panel = show(machine=machine)
        assert translated(panel, PAIN) == PAIN_ARABIC
        assert said(panel, "back") == NO_BACK
        button(panel, "to_dutch").click()
        assert "Van het Arabisch naar het Nederlands" in said(panel, "no_route_text")
        button(panel, "from_dutch").click()
        assert said(panel, "no_route_text") == ""


def test_a_model_that_was_installed_meanwhile_is_used(show: Show, installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "later"
    machine = Machine(folder)
    panel = show(machine=machine)
    assert "nog geen vertaalmodel voor Arabisch" in said(panel, "no_route_text")
    panel.hide()
    shutil.copytree(installed, folder)
    panel.show()
    assert said(panel, "no_route_text") == ""
    assert area(panel, "to_translate").isVisible()


@pytest.mark.parametrize("code", ["ti", "so", "prs"])
def test_a_language_without_any_model_is_said_kindly_and_leads_to_the_phrase_book(show: Show, code: str) -> None:
    panel = show(code)
    wanted: list[bool] = []
    panel.phrasebook_wanted.connect(lambda: wanted.append(True))
    assert said(panel, "no_route_text").startswith(f"Voor {language(code).dutch} bestaat geen vertaalmodel")
    assert not area(panel, "to_translate").isVisible()
    assert not button(panel, "from_dutch").isVisible()
    assert button(panel, "open_phrasebook").hasFocus()
    press(panel, "open_phrasebook")
    assert wanted == [True]


def test_a_language_whose_model_is_not_here_is_another_matter(show: Show) -> None:
    assert "nog geen vertaalmodel voor Oekraïens" in said(show("uk"), "no_route_text")


def test_in_dutch_there_is_nothing_to_translate(show: Show) -> None:
    panel = show("nl")
    assert said(panel, "no_route_text").startswith("Dit gesprek is in het Nederlands.")
    assert not button(panel, "open_phrasebook").isVisible()


@pytest.mark.parametrize("spoken", [one for one in LANGUAGES if one.code != "nl"], ids=lambda one: one.code)
def test_every_reason_names_the_language_and_says_what_else_there_is(spoken: Language) -> None:
    for other_way in (False, True):
        text = reason(spoken, to_dutch=True, other_way=other_way)
        assert spoken.dutch in text
        assert text.endswith("Kijk in het zinnenboek, of vraag de tolk.")
    assert ("bestaat geen" in reason(spoken, to_dutch=False, other_way=False)) == (spoken.code in WITHOUT)


def test_the_page_may_be_left_while_the_machine_works(cold: Machine, background: Background) -> None:
    panel = MachinePanel(cold, background, lambda: TODAY)
    panel.set_languages("ar")
    panel.show()
    write(panel, PAIN)
    press(panel, "translate")
    panel.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    until(lambda: background.idle)
    assert not cold.busy
