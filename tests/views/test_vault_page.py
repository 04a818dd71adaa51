"""The page of the vault: its parts are built when somebody looks, and saved before another comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.vault import Vault
from desktop.views import pages
from desktop.views.desk import Desk
from desktop.views.vault_page.backups_panel import BackupsPanel
from desktop.views.vault_page.vault_page import PARTS, Part, VaultPage

from .finding import button


class Stubborn(QLabel):
    """A part that saves, or gives up, when a test lets it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.saves, self.gives_up = True, False

    def flush(self) -> bool:
        """Save."""
        return self.saves

    def abandon(self) -> bool:
        """Give up."""
        return self.gives_up


class Show:
    """Two parts, and which of them were built."""

    def __init__(self, desk: Desk) -> None:
        self.built: list[Stubborn] = []

        def build(name: str) -> Callable[[Desk], QWidget]:
            def made(_: Desk) -> QWidget:
                self.built.append(Stubborn(name))
                return self.built[-1]

            return made

        parts = (Part("a", "Eén", "key", build("een")), Part("b", "Twee", "list", build("twee")))
        self.page = VaultPage(desk, parts=parts)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Show:
    """The page with two parts."""
    made = Show(desk)
    qtbot.addWidget(made.page)
    made.page.show()
    return made


def choose(qtbot: QtBot, show: Show, part: str) -> None:
    """Press a button of the rail."""
    qtbot.mouseClick(button(show.page, f"vault_part:{part}"), Qt.MouseButton.LeftButton)


def test_a_part_is_built_once_and_only_when_it_is_looked_at(qtbot: QtBot, show: Show) -> None:
    assert [part.text() for part in show.built] == ["een"]
    choose(qtbot, show, "b")
    choose(qtbot, show, "a")
    choose(qtbot, show, "b")
    assert [part.text() for part in show.built] == ["een", "twee"]
    assert show.built[1].isVisible()
    assert not show.built[0].isVisible()


def test_a_part_that_cannot_save_stays(qtbot: QtBot, show: Show) -> None:
    show.built[0].saves = False
    choose(qtbot, show, "b")
    assert show.built[0].isVisible()
    assert button(show.page, "vault_part:a").isChecked()
    assert not show.page.flush()
    assert not show.page.abandon()
    show.built[0].gives_up = True
    assert show.page.abandon()
    show.built[0].saves = True
    assert show.page.flush()
    choose(qtbot, show, "b")
    assert show.built[1].isVisible()


def test_the_page_leads_back(qtbot: QtBot, show: Show) -> None:
    with qtbot.waitSignal(show.page.leave):
        qtbot.mouseClick(button(show.page, "back"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("part", [part.id for part in PARTS])
def test_every_real_part_can_be_looked_at(qtbot: QtBot, desk: Desk, vault: Vault, part: str) -> None:
    full = replace(desk, vault=vault)
    page = pages.build(full, "vault", {})
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    qtbot.mouseClick(button(page, f"vault_part:{part}"), Qt.MouseButton.LeftButton)
    assert button(page, f"vault_part:{part}").isChecked()
    qtbot.waitUntil(lambda: full.background.idle)
    assert page.flush()


def test_it_can_begin_with_another_part(qtbot: QtBot, desk: Desk, vault: Vault) -> None:
    page = VaultPage(replace(desk, vault=vault), "backups")
    qtbot.addWidget(page)
    assert len(page.findChildren(BackupsPanel)) == 1
    assert button(page, "vault_part:backups").isChecked()
