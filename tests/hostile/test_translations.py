"""What interpreters type and bring along: corrections, taalpakketten, models, and what the machine is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.errors import ModelRefused, PackRefused
from desktop.forms.bilingual import Bilingual
from desktop.forms.text_area import TextArea
from desktop.guide import Guide
from desktop.translate import models, pack
from desktop.translate.machine import Machine
from desktop.views.aids.correction_panel import CorrectionPanel
from desktop.views.aids.draft import Draft
from desktop.views.aids.machine_field import MachineField

from ..models import samples
from .conftest import TODAY
from .outcomes import Case, rows
from .table import TABLE
from .windows import part, paste, put

TEXT = "leven.wens:text"
WISH = "ماذا تريدون؟"


def corrected(qtbot: QtBot, guide: Guide, text: str, by: str) -> tuple[CorrectionPanel, bool]:
    """The panel with a correction typed in it, and whether it was kept."""
    panel = CorrectionPanel(guide, lambda: TODAY)
    qtbot.addWidget(panel)
    panel.show_question(guide.questionnaire.by_id["leven.wens"], guide.catalog("ar"), "")
    paste(part(panel, TextArea, f"own:{TEXT}"), text)
    put(part(panel, QLineEdit, "reviewer"), by)
    return panel, panel.flush()


@rows(TABLE, "a correction")
def test_a_correction(qtbot: QtBot, guide: Guide, case: Case) -> None:
    panel, kept = corrected(qtbot, guide, case.given, "Amira Haddad")
    assert kept is not bool(case.told)
    assert case.told in part(panel, QLabel, f"own:{TEXT}:faults").text()
    found = guide.catalog("ar").get(TEXT, "Wat wilt u?")
    assert (found.text, found.state) == ((case.kept, "reviewed") if kept else ("ماذا تريد؟", "draft"))


@rows(TABLE, "the name of a reviewer")
def test_the_name_of_a_reviewer(qtbot: QtBot, guide: Guide, case: Case) -> None:
    panel, kept = corrected(qtbot, guide, WISH, case.given)
    assert kept is not bool(case.told)
    assert case.told in part(panel, QLabel, "reviewer_error").text()
    assert guide.corrections
    found = guide.corrections.of("ar")
    assert [item.by for item in found.values()] == ([case.kept] if kept else [])
    assert guide.corrections.trouble == ""


def test_a_reviewer_is_no_markup_in_a_tooltip(qtbot: QtBot, guide: Guide) -> None:
    """Qt takes a tooltip for HTML when it looks like it, and would fetch the picture."""
    corrected(qtbot, guide, WISH, '<img src="file:///etc/passwd">')
    shown = Bilingual(TEXT, "Wat wilt u?", guide.catalog("ar"))
    qtbot.addWidget(shown)
    assert "&lt;img src=" in shown.badge.toolTip()
    assert "<img" not in shown.badge.toolTip()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with the tiny models."""
    folder = tmp_path_factory.mktemp("modellen")
    samples.install(folder, "nl_en")
    made = Machine(folder, 60.0)
    yield made
    made.close()


@rows(TABLE, "the field of the machine")
def test_what_the_machine_is_given(qtbot: QtBot, machine: Machine, case: Case) -> None:
    field, draft = MachineField(), Draft("nl", "en")
    qtbot.addWidget(field)
    field.show_draft(draft, leads=True, busy=False)
    paste(field.text, case.given)
    assert draft.typed == case.kept
    [translated] = machine.translate([draft.typed.strip()], "nl", "en")
    translated.encode()
    field.show_draft(replace(draft, trouble=translated), leads=True, busy=False)
    assert machine.translate(["Waar doet het pijn?"], "nl", "en") == ["Where does it hurt?"]


@rows(TABLE, "a taalpakket")
def test_a_taalpakket(guide: Guide, tmp_path: Path, case: Case) -> None:
    file = tmp_path / "ar.po"
    case.given(file)
    taken, told = [], ""
    try:
        found = pack.read(file)
        compared = pack.compare(found, guide.reviewed("ar"), guide.sources(), TODAY)
        told = " ".join([*(item.fault for item in compared.refused), *("unknown" for _ in compared.unknown)])
        guide.correct("ar", compared.new)
        taken = [item.text for item in compared.new]
    except PackRefused as error:
        told = str(error)
    assert case.told in told
    assert taken == ([] if case.told else [case.kept])
    assert told.isprintable()
    assert guide.catalog("ar").get(TEXT, "Wat wilt u?").text == (case.kept or "ماذا تريد؟")


@rows(TABLE, "a model file")
def test_a_model_file(tmp_path: Path, case: Case) -> None:
    file, folder = tmp_path / "x.argosmodel", tmp_path / "modellen"
    case.given(file)
    with pytest.raises(ModelRefused) as refused:
        models.install(models.inspect(file, folder))
    assert case.told in str(refused.value)
    assert not folder.exists()
    [good] = samples.install(folder, "nl_en")
    assert models.installed(folder) == [good]


@rows(TABLE, "the metadata of an installed model")
def test_the_metadata_of_an_installed_model(tmp_path: Path, case: Case) -> None:
    place = tmp_path / "nl_en-x"
    place.mkdir()
    case.given(place / "metadata.json")
    assert len(models.installed(tmp_path)) == (1 if case.kept else 0)
