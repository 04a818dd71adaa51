"""Figures over a real vault of invented people, and the way out of it, through the real page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPlainTextEdit, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.monitor.monitor_page import MonitorPage
from desktop.views.monitor.wording import COUNTING, INSIDE_VAULT, NOT_READ, NOTHING, STOPPED, STOPPED_COUNTING

from .conftest import TODAY, Bar, written
from .finding import button, disk_gone
from .packet import nameless, small, visible, words

Shown = Callable[..., MonitorPage]
PILLARS = "pillars:\n  - {id: thuis, title: Zich thuis voelen}\n"
INDICATORS = """\
indicators:
  - {id: gesprekken, title: Gesprekken, meaning: Zoveel zijn er gevoerd., kind: count, unit: conversation}
  - {id: kinderen, title: Heeft kinderen, meaning: Zoveel mensen hebben kinderen., holds: gezin.kinderen}
  - {id: kent, title: Kent iemand, meaning: Zoveel kennen iemand., pillar: thuis, holds: netwerk.contacten >= 1}
  - id: contacten
    title: Mensen die iemand kent
    meaning: De helft kent er hoogstens zoveel.
    pillar: thuis
    kind: median
    value: netwerk.contacten
"""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A small questionnaire with four indicators and one goal."""
    folder = written(tmp_path_factory.mktemp("monitor"))
    settings = folder / "municipalities/proefstad/municipality.yaml"
    settings.write_text(settings.read_text("utf-8") + PILLARS, "utf-8")
    (folder / "indicators.yaml").write_text(INDICATORS, "utf-8")
    return guides.load("proefstad", folder, translations=folder)


def person(number: int, country: str, held: date, children: bool | None, *, declined: bool = False) -> Dossier:
    """Somebody with one conversation, who knows as many people as his number says, up to four."""
    made = Conversation("start", held, "ar", completed=True, version="2026.1")
    if declined:
        made.answers["gezin.kinderen"] = Answer("gezin.kinderen", "declined")
    elif children is not None:
        made.answers["gezin.kinderen"] = Answer("gezin.kinderen", "answered", children)
    made.answers["netwerk.contacten"] = Answer("netwerk.contacten", "answered", number % 5)
    return Dossier(Newcomer(f"Verzonnen {number}", "ar", country=country), [made], id=f"n{number}")


def people() -> list[Dossier]:
    """Of 24 Syrians 16 have children; of six Eritreans one, one does not say, one is unknown. Three were earlier."""
    now, then = date(2026, 3, 10), date(2025, 2, 1)
    syrians = [person(number, "SY", now, number < 16) for number in range(24)]
    said = [True, False, False, False, None, None]
    others = [person(24 + place, "ER", now, one, declined=place == 5) for place, one in enumerate(said)]
    return [*syrians, *others, *(person(30 + number, "SY", then, number == 0) for number in range(3))]


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory, counted: Guide) -> Iterator[tuple[Desk, Vault]]:
    """One vault for all of these tests."""
    folder = tmp_path_factory.mktemp("kluis")
    vault, _ = Vault.create(folder / "proef.startgesprek", "drie grijze ganzen", "Noor de Wit", Derivation(8, 1, 1))
    background = Background()
    desk = Desk(
        Dossiers(vault), counted, Settings(folder / "s"), lambda: TODAY, background, lambda *_: None, vault=vault
    )
    desk.dossiers.add(*people())
    yield desk, vault
    background.wait()
    vault.close()


@pytest.fixture
def desk(everybody: tuple[Desk, Vault], bar: Bar) -> Desk:
    return replace(everybody[0], dossiers=Dossiers(everybody[1]), tell=bar.tell)


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    def shown(**ids: str) -> MonitorPage:
        page = MonitorPage(desk, ids)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        assert words(page, "monitor_counting") == COUNTING
        qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
        return page

    return shown


def test_counting_is_stopped_and_asked_anew(qtbot: QtBot, desk: Desk) -> None:
    page = MonitorPage(desk, {})
    qtbot.addWidget(page)
    page.show()
    assert visible(page, QProgressBar, "monitor_progress")
    button(page, "monitor_stop").click()
    qtbot.waitUntil(lambda: desk.background.idle)
    assert STOPPED_COUNTING.partition("\n")[0] in " ".join(one.text() for one in page.findChildren(QLabel))
    assert not visible(page, QProgressBar, "monitor_progress")
    page.refresh()
    qtbot.waitUntil(lambda: page.ready)
    assert bars(page, "kinderen")


def bars(page: QWidget, indicator: str) -> list[str]:
    """What the bars of an indicator say to who hears them."""
    return str(visible(page, QWidget, f"bars:{indicator}")[0].accessibleDescription()).split("; ")


def choose(page: MonitorPage, name: str, option: str, qtbot: QtBot) -> None:
    """Choose in a field, and wait for the figures."""
    field = page.findChild(QComboBox, name)
    field.setCurrentIndex(field.findData(option))
    qtbot.waitUntil(lambda: page.ready)


def made(page: MonitorPage, qtbot: QtBot) -> MonitorPage:
    """Make an export by origin alone, up to where it is read."""
    button(page, "monitor_export").click()
    for box in ("language", "age", "regime", "sex", "round", "organisation"):
        button(page, f"export_by:{box}").setChecked(False)
    button(page, "export_make").click()
    qtbot.waitUntil(lambda: page.export.ready)
    return page


def test_every_indicator_shows_what_it_counted_of_how_many_and_who_is_in_neither(shown: Shown) -> None:
    page = shown()
    figures = {name: words(page, f"figure:{name}") for name in ("gesprekken", "kinderen", "kent", "contacten")}
    assert figures == {
        "gesprekken": "30 gesprekken",
        "kinderen": "61%   17 van 28 personen",
        "kent": "80%   24 van 30 personen",
        "contacten": "2, de middelste van 30 personen",
    }
    assert words(page, "apart:kinderen") == "1 onbekend, 1 wil het niet zeggen."
    assert words(page, "then:kinderen") == "Eerder: t/m 2025-K2: 1 van 3"
    assert bars(page, "kinderen") == ["Iedereen: 17 van 28 personen, 61%, 1 onbekend, 1 wil het niet zeggen"]
    assert words(page, "monitor_about") == "Over kwartaal 3 van 2025 tot en met kwartaal 2 van 2026"
    assert "Een klein getal kan iemand aanwijzen" in words(page, "monitor_inside")
    assert (nameless(page), small(page)) == ([], [])


def test_it_is_told_apart_narrowed_to_a_goal_and_to_another_period(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    choose(page, "monitor_by", "origin", qtbot)
    assert bars(page, "kinderen") == [
        "Eritrea: 1 van 4, 1 onbekend, 1 wil het niet zeggen",
        "Syrië: 16 van 24, 67%",
        "Onbekend: niemand",
    ]
    assert words(page, "apart:gesprekken") == "Dit telt gesprekken, en kan niet naar herkomst."
    choose(page, "monitor_pillar", "thuis", qtbot)
    assert (words(page, "figure:kinderen"), words(page, "figure:kent")) == ("", "80%   24 van 30 personen")
    assert page.view() == {"period": "2025-07-01/2026-06-30", "pillar": "thuis", "by": "origin"}
    choose(page, "monitor_round", "half_year", qtbot)
    assert words(page, "monitor_empty") == NOTHING
    choose(page, "monitor_round", "", qtbot)
    choose(page, "monitor_period", "2025-01-01/2025-12-31", qtbot)
    assert words(page, "figure:kent") == "2 van 3 personen"


def test_whoever_returns_finds_it_as_it_was_and_a_stranger_is_left_out(shown: Shown) -> None:
    shown(by="age", period="2026-01-01/2026-03-31").close()
    page = shown()
    assert page.view() == {"period": "2026-01-01/2026-03-31", "by": "age"}
    assert shown(by="shoe size", period="2026-01-02/2026-03-31", round="x").view() == {
        "period": "2025-07-01/2026-06-30"
    }


def test_the_keyboard_comes_past_everything(shown: Shown) -> None:
    page = shown()
    page.setFocus()
    passed = []
    for _ in range(7):
        passed.append(page.focusWidget().objectName())
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert passed[:4] == ["monitor_period", "monitor_by", "monitor_pillar", "monitor_round"]
    assert passed[4:] == ["monitor_scroll", "behind:gesprekken", "behind:kinderen"]
    button(page, "monitor_export").click()
    assert page.focusWidget().objectName() == "export_period"
    assert (nameless(page), small(page)) == ([], [])
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.focusWidget().objectName() == "monitor_export"


def test_what_is_not_in_an_export_is_read_before_anything_is_written(
    shown: Shown, desk: Desk, bar: Bar, qtbot: QtBot, tmp_path: Path
) -> None:
    page = made(shown(), qtbot)
    assert words(page, "export_title").endswith("getallen staan er niet in")
    assert words(page, "export_words").startswith("Er is nog niets geschreven.")
    told = page.findChild(QPlainTextEdit, "export_missing").toPlainText()
    assert '"Heeft kinderen" staan niet' in told
    assert (desk.dossiers.publishing.exports(), list(tmp_path.glob("monitor*"))) == ([], [])
    assert (nameless(page), small(page)) == ([], [])

    page.export.ask_folder = lambda: desk.vault.folder / "backups" if desk.vault else None
    button(page, "export_save").click()
    assert words(page, "export_error") == INSIDE_VAULT
    file = tmp_path / "bestand"
    file.write_text("")
    page.export.ask_folder = lambda: file
    button(page, "export_save").click()
    qtbot.waitUntil(lambda: page.export.ready)
    assert "kunnen niet in" in words(page, "export_error")
    assert desk.dossiers.publishing.exports() == []

    folder = tmp_path / "uit"
    page.export.ask_folder = lambda: folder
    button(page, "export_save").click()
    qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[0][0].startswith(f"5 bestanden opgeslagen in '{folder}'.")
    assert sorted(file.suffix for file in folder.iterdir()) == [".csv", ".csv", ".pdf", ".txt", ".xlsx"]
    [kept] = desk.dossiers.publishing.exports()
    assert {table.breakdown.id for table in kept.tables if table.breakdown} == {"origin"}
    assert [entry.kind for entry in desk.dossiers.log.entries(limit=1)] == ["monitor_exported"]
    assert visible(page, QWidget, "monitor_scroll")


def test_a_figure_leads_to_the_dossiers_behind_it(shown: Shown, qtbot: QtBot) -> None:
    page = shown(by="origin")
    went: list[tuple[str, dict[str, str]]] = []
    page.go.connect(lambda name, ids: went.append((name, ids)))
    button(page, "behind:kinderen").click()
    part, people = page.findChild(QComboBox, "behind_part"), page.findChild(QListWidget, "behind_people")
    assert [part.itemText(row) for row in range(part.count())] == [
        "Iedereen: ja (17)", "Iedereen: nee (11)", "Iedereen: onbekend (1)", "Iedereen: wil het niet zeggen (1)",
        "Eritrea: ja (1)", "Eritrea: nee (3)", "Eritrea: onbekend (1)", "Eritrea: wil het niet zeggen (1)",
        "Syrië: ja (16)", "Syrië: nee (8)",
    ]  # fmt: skip
    found = []
    for row in (0, 5, 7):
        part.setCurrentIndex(row)
        qtbot.waitUntil(lambda: page.ready)
        found.append([people.item(place).text() for place in range(people.count())])
    assert len(found[0]) == 17
    assert found[1:] == [["Verzonnen 25", "Verzonnen 26", "Verzonnen 27"], ["Verzonnen 29"]]
    assert (words(page, "behind_told"), nameless(page), small(page)) == ("1 dossier", [], [])
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert went == [("dossier", {"dossier": "n29", "from": "monitor"})]
    QTest.keyClick(people, Qt.Key.Key_Escape)
    assert page.focusWidget().objectName() == "behind:kinderen"
    assert people.count() == 0


def test_an_export_is_given_up_and_a_lock_ends_it(shown: Shown, desk: Desk, bar: Bar, qtbot: QtBot) -> None:
    before = len(desk.dossiers.publishing.exports())
    page = shown()
    button(page, "monitor_export").click()
    button(page, "export_make").click()
    assert (words(page, "export_title"), page.focusWidget().objectName()) == (
        "De cijfers worden gemaakt", "export_back",
    )  # fmt: skip
    button(page, "export_back").click()
    assert bar.said == [(STOPPED, "info")]
    button(page, "export_make").click()
    page.stop()
    qtbot.waitUntil(lambda: desk.background.idle)
    assert (page.export.ready, len(desk.dossiers.publishing.exports())) == (True, before)


def test_after_the_lock_the_choices_of_an_export_are_there(shown: Shown, qtbot: QtBot) -> None:
    page = shown(by="sex")
    button(page, "monitor_export").click()
    button(page, "export_by:origin").setChecked(False)
    button(page, "export_round").setChecked(True)
    view = page.view()
    page.close()
    again = shown()
    again.show_view(view)
    QApplication.processEvents()
    assert again.view() == view
    assert (button(again, "export_by:origin").isChecked(), button(again, "export_by:age").isChecked()) == (False, True)
    assert button(again, "export_round").isChecked()


def test_a_disk_that_falls_away_is_told(shown: Shown, everybody: tuple[Desk, Vault], bar: Bar, qtbot: QtBot) -> None:
    page = shown()
    with disk_gone(everybody[1]):
        everybody[1].engine.dispose()  # what was opened before would still read
        page.refresh()
        qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[0][1] == "error"
    assert words(page, "monitor_empty") == NOT_READ
