"""Parts of the first start by themselves: what is still to come, mistakes in a folder, the sheet with the key."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop import paths
from desktop.errors import ContentError, Finding
from desktop.settings import Settings
from desktop.store import recovery_key
from desktop.translate.machine import Machine
from desktop.views.desk import Desk
from desktop.views.door import begun, key_sheet, municipality_choices, steps
from desktop.views.door.key_proof import KeyProof
from desktop.views.door.languages_step import LanguagesStep
from desktop.views.door.municipality_gone import MunicipalityGonePage
from desktop.views.door.new_vault import NewVaultPage
from desktop.views.door.patience import Patience
from desktop.views.door.recovery_key import RecoveryKeyPage
from desktop.views.door.reminder import ReminderPage
from desktop.views.door.steps import Steps
from desktop.views.door.unlock import UnlockPage
from desktop.views.door.welcome import WelcomePage
from desktop.views.trial_band import TrialBand

from ..screens.test_access import CHECKS


def test_what_is_still_to_come_is_kept_for_each_vault(tmp_path: Path) -> None:
    settings, one, other = Settings(tmp_path), Path("/a/Eén.startgesprek"), Path("/b/Twee.startgesprek")
    begun.note(settings, one, begun.KEY)
    begun.note(settings, other, begun.KEY_LEFT)
    again = Settings(tmp_path)
    assert (begun.step(again, one), begun.step(again, other)) == (begun.KEY, begun.KEY_LEFT)
    begun.note(again, one, begun.LANGUAGES)
    assert begun.vaults(again) == [other, one]
    begun.note(again, other, "")
    assert begun.vaults(Settings(tmp_path)) == [one]


@pytest.mark.parametrize("nonsense", ["{", "[]", '{"/a": 3}', '{"/a": "straks"}', "null"])
def test_nonsense_in_the_settings_is_nothing(tmp_path: Path, nonsense: str) -> None:
    settings = Settings(tmp_path)
    settings.set(begun.KEPT, nonsense)
    assert begun.vaults(settings) == []
    assert begun.step(settings, Path("/a")) == ""


def test_mistakes_are_told_in_a_few_lines() -> None:
    found = [Finding(f"/ergens/{name}.yaml", 3, "x", "hier ontbreekt iets.") for name in "abcde"]
    lines = municipality_choices.told(found).splitlines()
    assert lines[0] == "In deze map zitten nog 5 fouten:"
    assert lines[1] == "• a.yaml, regel 3: hier ontbreekt iets."
    assert lines[4] == "• en nog 2"
    assert municipality_choices.told(found[:1]).startswith("In deze map zit nog één fout:")


def test_the_shipped_ones_say_what_is_invented(tmp_path: Path) -> None:
    assert all("verzonnen" in choice.about for choice in municipality_choices.shipped())
    (tmp_path / "brief.docx").touch()
    choice, why = municipality_choices.own(tmp_path)
    assert choice is None
    assert "staat geen municipality.yaml" in why


def test_a_folder_elsewhere_is_a_municipality(tmp_path: Path) -> None:
    place = tmp_path / "Mijn gemeente"
    shutil.copytree(paths.questionnaires() / "municipalities" / "linderveen", place)
    loaded = guides.load(str(place))
    assert loaded.municipality.folder == str(place)
    assert not any(place.glob("*.po"))
    (place / "municipality.yaml").unlink()
    with pytest.raises(ContentError):
        guides.load(str(place))


def test_the_sheet_has_every_group_with_its_number() -> None:
    key = recovery_key.new()
    lines = key_sheet.sheet("Zeist", key, QFont()).toPlainText().splitlines()
    assert lines[0] == "Herstelsleutel van de kluis 'Zeist'"
    for number, group in enumerate(key.split("-"), 1):
        assert f"{number}.   {group}" in lines


def test_every_group_is_asked_sometimes_and_only_the_right_one_counts(qtbot: QtBot) -> None:
    key = recovery_key.new()
    proof = KeyProof(key, "Verder")
    qtbot.addWidget(proof)
    asked, proven, wrong = set(), list[bool](), list[str]()
    proof.proven.connect(lambda: proven.append(True))
    proof.wrong.connect(wrong.append)
    parts = key.split("-")
    for _ in range(200):
        proof.ask()
        asked.add(proof.asked)
    assert asked == set(range(1, 8))
    [line] = proof.findChildren(QLineEdit, "recovery_key_part")
    for typed in ("", parts[proof.asked % 7], key):
        line.setText(typed)
        line.returnPressed.emit()
    assert not proven
    line.setText(f" {parts[proof.asked - 1].lower()} ")
    line.returnPressed.emit()
    assert proven == [True]
    assert any(f"niet groepje {proof.asked}" in sentence for sentence in wrong)


def key_page(asking: bool) -> RecoveryKeyPage:
    """The page with the key, or where a part of it is asked."""
    page = RecoveryKeyPage("Zeist", recovery_key.new(), steps=steps.FIRST, at=2, may_wait=True)
    if asking:
        page.findChild(QPushButton, "recovery_key_kept").click()
    return page


def unlock_page(there: bool) -> UnlockPage:
    """The page of a vault, that is there or not."""
    page = UnlockPage(Path("/media/stick/Zeist.startgesprek"), Patience(), trial=True)
    page.show_there(there)
    return page


def remarked() -> UnlockPage:
    """The page of a vault, with all that may not be meant in the municipality's folder."""
    page = unlock_page(there=True)
    page.remarks.show_remarks([Finding("/schijf/municipality.yaml", 4, "dorp", "het bestand is er niet.")])
    page.findChild(QPushButton, "read_remarks").click()
    return page


def trial_band() -> TrialBand:
    """The band, while it asks."""
    band = TrialBand()
    band.ask(True)
    return band


def test_one_remark_is_one(qtbot: QtBot) -> None:
    page = remarked()
    qtbot.addWidget(page)
    said = [page.findChild(QLabel, name).text() for name in ("municipality_remarks", "all_remarks")]
    assert said[0] == "Er is één opmerking bij de map van uw gemeente."
    assert said[1].splitlines()[1:] == ["• municipality.yaml, regel 4: het bestand is er niet."]
    page.remarks.show_remarks(())
    assert page.remarks.isHidden()


@pytest.mark.parametrize(
    "make",
    [
        lambda _: key_page(asking=False),
        lambda _: key_page(asking=True),
        lambda _: unlock_page(there=True),
        lambda _: unlock_page(there=False),
        lambda _: remarked(),
        lambda _: ReminderPage("Zeist"),
        lambda desk: MunicipalityGonePage("De map is er niet.", desk.background, trial=True),
        lambda _: WelcomePage(trial=True),
        lambda _: trial_band(),
        lambda _: NewVaultPage(Path("/home/marijke/Documenten"), steps=steps.FIRST, at=1),
        lambda desk: LanguagesStep(
            desk.guide, Machine(paths.models()), desk.background, steps=steps.FIRST, at=3, back=True
        ),
    ],
    ids=[
        "key",
        "key asked",
        "unlock",
        "gone",
        "remarks",
        "reminder",
        "no municipality",
        "welcome",
        "band",
        "vault",
        "languages",
    ],
)
def test_whoever_hears_the_screen_is_told_everything(qtbot: QtBot, desk: Desk, make: Callable[[Desk], QWidget]) -> None:
    page = make(desk)
    qtbot.addWidget(page)
    page.resize(1280, 640)
    page.show()
    assert {check.__name__: found for check in CHECKS if (found := list(check(page)))} == {}


def test_a_step_says_in_words_where_it_is(qtbot: QtBot) -> None:
    made = Steps(steps.FIRST, 2)
    qtbot.addWidget(made)
    assert made.accessibleName() == "Stap 3 van 4: Herstelsleutel"
    said = [part.text() for part in made.findChildren(QLabel)]
    assert said == ["Stap 3 van 4", "1. Gemeente ✓", "2. Kluis ✓", "3. Herstelsleutel", "4. Talen"]
