"""Who has been kept as long as may be: a person decides about each, gives a reason to keep, or deletes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Conversation, Dossier, Newcomer
from desktop.store.vault import Vault
from desktop.views import theme
from desktop.views.desk import Desk
from desktop.views.vault_page import retention_panel
from desktop.views.vault_page.retention_panel import NOTHING, RetentionPanel
from desktop.views.vault_page.vault_page import VaultPage

from .conftest import Bar
from .finding import button, disk_gone, texts
from .packet import nameless, part, press, small, visible, words

Show = Callable[[], RetentionPanel]


def somebody(name: str, held: date | None, *actions: Action) -> Dossier:
    talks = [Conversation("start", held, "ar", completed=True)] if held else []
    return Dossier(Newcomer(name, "ar"), talks, actions=list(actions), id=name.split()[0].lower())


@pytest.fixture
def asked(desk: Desk, vault: Vault) -> Desk:
    """A desk with people of every age; the municipality keeps a dossier for five years."""
    desk.dossiers.add(
        somebody("Ahmad Oud", date(2020, 1, 2), Action("Bellen", "professional", "start")),
        somebody("Selam Ouder", date(2019, 1, 2)),
        somebody("Olena Bijna", date(2021, 11, 1)),
        somebody("Yonas Nieuw", date(2026, 1, 2)),
        somebody("Fatima Zonder", None),
    )
    return replace(desk, vault=vault, professional="Noor de Wit")


@pytest.fixture
def show(qtbot: QtBot, asked: Desk) -> Show:
    """Shows the panel."""

    def shown() -> RetentionPanel:
        panel = RetentionPanel(asked)
        qtbot.addWidget(panel)
        panel.resize(900, 900)
        panel.show()
        return panel

    return shown


def there(asked: Desk) -> list[str]:
    return [line.dossier_id for line in asked.dossiers.search()]


def choose(panel: RetentionPanel, *names: str) -> None:
    for name in names:
        (box,) = visible(panel, QCheckBox, f"choose:{name}")
        box.setChecked(True)


def confirm(panel: RetentionPanel, *names: str) -> None:
    for name in names:
        (box,) = visible(panel, QCheckBox, f"confirm:{name}")
        box.setChecked(True)


def line(panel: RetentionPanel, name: str) -> QLineEdit:
    (found,) = visible(panel, QLineEdit, name)
    return found


def test_who_is_due_stands_first_with_why(show: Show) -> None:
    panel = show()
    cards = [box.objectName() for box in visible(panel, QCheckBox)]
    assert cards == ["choose:selam", "choose:ahmad", "choose:olena", "choose:fatima"]
    said = texts(panel)
    for heading in ("Nu beslissen (2)", "Binnen drie maanden (1)", "Geen datum bekend (1)"):
        assert heading in said
    ahmad = texts(part(panel, "ending:ahmad"))
    assert "Laatste gesprek: 02-01-2020. Bewaren tot 02-01-2025." in ahmad
    assert "5 jaar na het laatste gesprek van 02-01-2020." in ahmad
    assert "Let op: er staat nog een afspraak open (1)." in ahmad
    assert "term voorbij" in ahmad
    assert nameless(panel) == []
    assert not [name for name in small(panel) if not name.startswith("choose:")]


def test_nothing_to_decide_is_said(qtbot: QtBot, asked: Desk, show: Show) -> None:
    asked.dossiers.delete("ahmad", "selam", "olena", "fatima")
    panel = show()
    assert NOTHING in texts(panel)
    assert not button(panel, "delete_chosen").isVisible()


def test_the_dossier_itself_can_be_looked_at_first(qtbot: QtBot, show: Show) -> None:
    panel = show()
    with qtbot.waitSignal(panel.go) as went:
        press(panel, "look:ahmad")
    assert went.args == ["dossier", {"dossier": "ahmad"}]


def test_chosen_dossiers_are_deleted_after_each_was_confirmed(qtbot: QtBot, asked: Desk, bar: Bar, show: Show) -> None:
    panel = show()
    assert not button(panel, "delete_chosen").isEnabled()
    choose(panel, "ahmad", "selam")
    press(panel, "delete_chosen")
    assert not button(panel, "confirm_delete").isEnabled()
    confirm(panel, "ahmad")
    assert not button(panel, "confirm_delete").isEnabled()
    confirm(panel, "selam")
    press(panel, "confirm_delete")
    press(panel, "question_no")
    press(panel, "confirm_delete")
    press(panel, "question_yes")
    qtbot.waitUntil(lambda: not panel.busy)
    assert there(asked) == ["fatima", "olena", "yonas"]
    assert bar.said[-1] == ("2 dossiers zijn verwijderd.", "done")
    assert {entry.dossier for entry in asked.dossiers.log.entries() if entry.kind == "deleted"} == {"ahmad", "selam"}
    assert not [box for box in panel.findChildren(QCheckBox) if box.objectName() == "choose:ahmad"]


def test_another_choice_asks_again(show: Show, asked: Desk) -> None:
    panel = show()
    choose(panel, "ahmad")
    press(panel, "delete_chosen")
    confirm(panel, "ahmad")
    choose(panel, "selam")
    assert not button(panel, "confirm_delete").isVisible()
    press(panel, "delete_chosen")
    press(panel, "confirm_not")
    assert len(there(asked)) == 5


def test_keeping_longer_asks_a_reason(qtbot: QtBot, asked: Desk, bar: Bar, show: Show) -> None:
    panel = show()
    press(panel, "longer:ahmad")
    press(panel, "extend")
    assert "waarom" in words(panel, "extension_error")
    line(panel, "extension_reason").setText("er loopt nog een bezwaar")
    line(panel, "extension_until").setText("9-9-2027")
    press(panel, "extend")
    assert "tot en met 08-09-2027" in words(panel, "extension_error")
    line(panel, "extension_until").setText("1 oktober 2026")
    QTest.keyClick(line(panel, "extension_until"), Qt.Key.Key_Return)
    (kept,) = asked.dossiers.open("ahmad").extensions
    assert (kept.until, kept.reason, kept.by) == (date(2026, 10, 1), "er loopt nog een bezwaar", "Noor de Wit")
    assert "Langer bewaard, want: \u2068er loopt nog een bezwaar\u2069" in texts(part(panel, "ending:ahmad"))
    assert bar.said[-1][1] == "done"


def test_a_reason_is_at_most_two_hundred_signs(show: Show) -> None:
    panel = show()
    press(panel, "longer:ahmad")
    line(panel, "extension_reason").setText("x" * 300)
    assert len(line(panel, "extension_reason").text()) == 200
    press(panel, "extend_not")
    assert not visible(panel, QLineEdit)


def test_a_disk_that_is_gone_deletes_nothing(qtbot: QtBot, asked: Desk, bar: Bar, vault: Vault, show: Show) -> None:
    panel = show()
    choose(panel, "ahmad")
    press(panel, "delete_chosen")
    confirm(panel, "ahmad")
    press(panel, "confirm_delete")
    with disk_gone(vault):
        press(panel, "question_yes")
        qtbot.waitUntil(lambda: asked.background.idle)
    assert bar.said[-1][1] == "error"
    panel.refresh()
    assert visible(panel, QCheckBox, "choose:ahmad")
    assert len(there(asked)) == 5


def test_what_is_left_can_be_wiped_at_any_time(qtbot: QtBot, bar: Bar, show: Show) -> None:
    panel = show()
    press(panel, "wipe")
    qtbot.waitUntil(lambda: not panel.busy)
    assert bar.said[-1] == (retention_panel.WIPED, "done")


def test_many_are_shown_a_part_at_a_time(asked: Desk, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention_panel, "MOST", 2)
    panel = show()
    assert len(visible(panel, QCheckBox)) == 2
    assert retention_panel.MORE in texts(panel)


@pytest.mark.thorough
def test_large_letters_fit_a_small_window(qapp: QApplication, show: Show) -> None:
    theme.apply(qapp, 150)
    try:
        panel = show()
        panel.resize(640, 600)
        press(panel, "longer:ahmad")
        assert panel.minimumSizeHint().width() <= 640
    finally:
        theme.apply(qapp)


def test_the_page_of_the_vault_leads_to_the_dossier(qtbot: QtBot, asked: Desk) -> None:
    page = VaultPage(asked, "retention")
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    with qtbot.waitSignal(page.go) as went:
        press(page, "look:selam")
    assert went.args == ["dossier", {"dossier": "selam"}]
