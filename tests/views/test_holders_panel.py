"""Who can open the vault, through the panel: every act ends in the vault, and nothing that was typed stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QProgressBar, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.errors import WrongPassphrase
from desktop.store import recovery_key
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.vault_page.holders_panel import HoldersPanel

from .finding import button, prove_key, texts

NOOR, SEM, NEW = "drie grijze ganzen", "vier rode fietsen in Utrecht", "vijf zoute dropjes per dag"
CHEAP = Derivation(memory=8, passes=1, lanes=1)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, vault: Vault) -> HoldersPanel:
    """The panel of a vault of Noor, who opened it, and Sem."""
    vault.keys.add(SEM, "Sem Bos", CHEAP)
    made = HoldersPanel(replace(desk, vault=vault), derivation=CHEAP)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def names(panel: HoldersPanel) -> list[str]:
    return [shown.text() for shown in panel.findChildren(QLabel, "holder_name_shown")]


def id_of(vault: Vault, name: str) -> str:
    return next(holder.id for holder in vault.keys.holders() if holder.name == name)


def fill(panel: HoldersPanel, **typed: str) -> None:
    for name, text in typed.items():
        (line,) = panel.findChildren(QLineEdit, name)
        line.setText(text)


def no_form(panel: HoldersPanel) -> bool:
    return not panel.findChildren(QFrame, "holder_form")


def followed(panel: HoldersPanel) -> dict[str, str]:
    """What stands in each field, kept up to date also when the field is gone."""
    lines = [line for line in panel.findChildren(QLineEdit) if line.text()]
    held = {line.objectName(): line.text() for line in lines}
    for name, line in [(line.objectName(), line) for line in lines]:
        line.textChanged.connect(lambda text, name=name: held.update({name: text}))
    return held


def error(panel: HoldersPanel) -> str:
    (shown,) = panel.findChildren(QLabel, "holder_form_error")
    return str(shown.text())


def test_everyone_is_there_and_oneself_is_marked(panel: HoldersPanel) -> None:
    assert names(panel) == ["Noor de Wit", "Sem Bos"]
    assert len(panel.findChildren(QLabel, "yourself")) == 1


def test_a_name_is_plain_text(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    vault.keys.add(NEW, "<img src=x> <b>vet</b> & co", CHEAP)
    panel.refresh()
    shown = panel.findChildren(QLabel, "holder_name_shown")[-1]
    assert shown.text() == "<img src=x> <b>vet</b> & co"
    assert shown.textFormat().name == "PlainText"


def test_somebody_is_added(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    button(panel, "add_holder").click()
    button(panel, "holder_form_go").click()
    assert "Vul een naam in" in error(panel)
    fill(panel, new_holder="Lin Smit", new_passphrase="wachtwoord12345", new_passphrase_again="wachtwoord12345")
    button(panel, "holder_form_go").click()
    assert "Kies een langere zin" in error(panel)
    fill(panel, new_passphrase=NEW, new_passphrase_again=NEW)
    held = followed(panel)
    button(panel, "holder_form_go").click()
    qtbot.waitUntil(lambda: names(panel) == ["Noor de Wit", "Sem Bos", "Lin Smit"])
    assert set(held.values()) == {""}
    vault.close()
    with Vault.open(vault.folder, NEW) as again:
        assert again.holder == "Lin Smit"


def test_a_form_that_is_left_forgets(panel: HoldersPanel) -> None:
    button(panel, "add_holder").click()
    fill(panel, new_holder="Lin Smit", new_passphrase=NEW)
    held = followed(panel)
    button(panel, "holder_form_back").click()
    assert set(held.values()) == {""}


def test_ones_own_passphrase_is_changed(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    button(panel, "change_passphrase").click()
    fill(panel, old_passphrase="verkeerd", new_passphrase=NEW, new_passphrase_again=NEW)
    button(panel, "holder_form_go").click()
    qtbot.waitUntil(lambda: "past niet" in error(panel))
    fill(panel, old_passphrase=NOOR)
    button(panel, "holder_form_go").click()
    qtbot.waitUntil(lambda: no_form(panel))
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(vault.folder, NOOR)
    with Vault.open(vault.folder, NEW) as again:
        assert again.holder == "Noor de Wit"


def test_somebody_is_removed_and_only_that(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    key = vault.key
    button(panel, f"remove_holder:{id_of(vault, 'Sem Bos')}").click()
    (plain,) = panel.findChildren(QRadioButton, "remove_plain")
    plain.setChecked(True)
    button(panel, "holder_form_go").click()
    qtbot.waitUntil(lambda: names(panel) == ["Noor de Wit"])
    assert vault.key == key
    assert not button(panel, f"remove_holder:{id_of(vault, 'Noor de Wit')}").isEnabled()


def test_somebody_is_removed_and_everything_is_encrypted_anew(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    old = vault.backup()
    key = vault.key
    button(panel, f"remove_holder:{id_of(vault, 'Sem Bos')}").click()
    button(panel, "holder_form_go").click()
    assert "Typ uw eigen wachtzin" in error(panel)
    fill(panel, own_passphrase="verkeerde zin")
    button(panel, "holder_form_go").click()
    qtbot.waitUntil(lambda: "past niet" in error(panel))
    assert not panel.findChildren(QProgressBar, "holder_form_progress")[0].isVisible()
    fill(panel, own_passphrase=NOOR)
    button(panel, "holder_form_go").click()
    assert not panel.flush()
    qtbot.waitUntil(lambda: bool(panel.findChildren(QLabel, "recovery_key")), timeout=10_000)
    assert vault.key != key
    assert not panel.flush()
    shown = panel.findChildren(QLabel, "recovery_key")[0].text().replace("\n", "-")
    assert recovery_key.secret(shown)
    prove_key(panel)
    assert panel.flush()
    assert any("gaan nog open" in text for text in texts(panel))
    button(panel, "question_yes").click()
    qtbot.waitUntil(lambda: not old.exists() and panel.flush(), timeout=10_000)
    assert len(vault.info.backups) == 1
    vault.close()
    with Vault.recover(vault.folder, shown) as again:
        assert again.verify() == []


def test_who_removes_himself_is_asked_twice(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    own = f"remove_holder:{id_of(vault, 'Noor de Wit')}"
    button(panel, own).click()
    button(panel, "holder_form_go").click()
    button(panel, "question_no").click()
    assert len(vault.keys.holders()) == 2
    button(panel, "holder_form_go").click()
    button(panel, "question_yes").click()
    qtbot.waitUntil(lambda: names(panel) == ["Sem Bos"])
    assert not panel.findChildren(QLabel, "yourself")


def test_a_new_recovery_key_is_shown_until_it_is_on_paper(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    before = (vault.folder / "keys.json").read_bytes()
    button(panel, "renew_recovery").click()
    button(panel, "question_no").click()
    assert (vault.folder / "keys.json").read_bytes() == before
    button(panel, "renew_recovery").click()
    button(panel, "question_yes").click()
    qtbot.waitUntil(lambda: bool(panel.findChildren(QLabel, "recovery_key")))
    button(panel, "recovery_key_kept").click()
    button(panel, "recovery_key_continue").click()
    assert panel.findChildren(QLabel, "recovery_key")
    button(panel, "recovery_key_again").click()
    assert not panel.flush()
    prove_key(panel)
    qtbot.waitUntil(lambda: names(panel) == ["Noor de Wit", "Sem Bos"])


def test_everything_can_be_reached_and_is_named(qtbot: QtBot, panel: HoldersPanel, vault: Vault) -> None:
    for name in ("add_holder", "change_passphrase", f"remove_holder:{id_of(vault, 'Sem Bos')}"):
        button(panel, name).click()
        for line in panel.findChildren(QLineEdit):
            assert line.objectName()
            assert line.accessibleName()
        button(panel, "holder_form_back").click()
        qtbot.waitUntil(lambda: no_form(panel))


def test_a_lock_by_itself_takes_a_half_filled_form_away(qtbot: QtBot, panel: HoldersPanel) -> None:
    button(panel, "add_holder").click()
    fill(panel, new_holder="Lin Smit", new_passphrase=NEW)
    held = followed(panel)
    assert panel.abandon()
    assert set(held.values()) == {""}
    qtbot.waitUntil(lambda: no_form(panel))
