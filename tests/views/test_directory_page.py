"""The page of the directory: found, changed in its file, refused where somebody needs it, and printed for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.dossier.model import Action, Answer, Consent, Conversation, Dossier, Newcomer, Referral, Step
from desktop.municipality.model import Organisation
from desktop.views.desk import Desk
from desktop.views.directory.directory_page import DirectoryPage

from .conftest import TODAY, Bar
from .finding import button

ORGANISATIONS = """\
# De kaart van Proefstad
notice: Verzonnen gegevens.
organisations:
  - id: taalhuis
    name: "Taalhuis"  # vroeger Taalpunt
    role: taal
    offers: "Een taalmaatje."
    cost: "gratis"
    phone: "030 000 00 03"
    address: ["Plein 4", "1000 AA Proefstad"]
    waiting_days: 42
    verified_on: 2026-08-01
    themes: [netwerk]
    activities:
      - id: taalcafe
        title: "Taalcafé"
        text: "Koffie drinken en praten."
        themes: [netwerk]
        days: [tue, fri]

  # De rest
  - id: buddies
    name: "Buddy Plus"
    role: taal
    offers: "Een buddy."
    verified_on: 2026-01-01
    themes: [gezin]
    activities:
      - id: fietsles
        title: "Leren fietsen"
        text: "Op een rustig plein."
        themes: [gezin]
        words: ["fiets"]
"""
BICYCLE = "buddies/fietsles"
Shown = Callable[..., DirectoryPage]


@pytest.fixture
def desk(desk: Desk, content: Path) -> Desk:
    """A desk in a municipality with a folder of its own."""
    (content / "municipalities" / "proefstad" / "organisations.yaml").write_text(ORGANISATIONS, "utf-8")
    entry = '\nmsgctxt "activity:fietsles:title"\nmsgid "Leren fietsen"\nmsgstr "ركوب الدراجة"\n'
    with (content / "ar.po").open("a", encoding="utf-8") as catalog:
        catalog.write(entry)
    return replace(desk, guide=guides.load("proefstad", content, translations=content))


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    """Shows the page."""

    def shown(dossier: Dossier | None = None, **ids: str) -> DirectoryPage:
        page = DirectoryPage(desk, dossier, ids)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
        return page

    return shown


def text_of(desk: Desk) -> str:
    """What stands in the file."""
    return (Path(desk.guide.municipality.folder) / "organisations.yaml").read_text("utf-8")


def press(qtbot: QtBot, page: DirectoryPage, name: str) -> None:
    """Click, and wait until what that does is done."""
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.ready)


def write(page: QWidget, name: str, text: str) -> None:
    """Type in a field of the form."""
    field = page.findChild(QWidget, f"form:{name}")
    if isinstance(field, QTextEdit):
        field.setPlainText(text)
    else:
        assert isinstance(field, QLineEdit)
        field.setText(text)


def search(page: DirectoryPage, typed: str) -> list[str]:
    """The names of what is found with these words."""
    page.findChild(QLineEdit, "directory_text").setText(typed)
    settle(page)
    found = page.findChild(QListWidget, "directory_list")
    return [found.item(row).text().split("\n")[0].strip("\u2068\u2069") for row in range(found.count())]


def settle(page: DirectoryPage) -> None:
    """Let the card be drawn."""
    while not page.ready:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def told(page: QWidget, name: str) -> str:
    """The words of a label; empty when it is not there."""
    found = page.findChild(QLabel, name)
    return found.text() if found else ""


def look_at(page: DirectoryPage, name: str) -> None:
    """Choose a card by its name in Dutch."""
    assert search(page, name)[0] == name


def test_a_card_is_found_changed_and_saved_in_the_file(
    qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar, content: Path
) -> None:
    page = shown()
    assert search(page, "fites") == search(page, "دراجة") == search(page, "bicycle x fiets") == ["Leren fietsen"]
    assert told(page, "card_title") == "Leren fietsen"
    press(qtbot, page, "card_edit")
    write(page, "cost", "5 euro: <b>per keer</b>")
    press(qtbot, page, "form:days:thu")
    assert not page.flush()
    press(qtbot, page, "form_save")
    assert bar.said[-1] == ("Bewaard in de map van de gemeente.", "done")
    assert told(page, "card_cost") == "Kosten: 5 euro: <b>per keer</b>"
    assert told(page, "card_days") == "Wanneer: donderdag"
    gone = {*ORGANISATIONS.splitlines()} - {*text_of(desk).splitlines()}
    come = {*text_of(desk).splitlines()} - {*ORGANISATIONS.splitlines()}
    assert gone == set()
    assert come == {'        cost: "5 euro: <b>per keer</b>"', "        days: [thu]"}
    again = guides.load("proefstad", content, translations=content)
    assert again.municipality.organisations == desk.guide.municipality.organisations
    assert page.flush()
    assert "directory_changed" in [entry.kind for entry in desk.dossiers.log.entries()]


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_saved(
    qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar
) -> None:
    page = shown()
    press(qtbot, page, "directory_new")
    write(page, "waiting_days", "ongeveer 3 weken")
    write(page, "verified_on", "31-02-2026")
    press(qtbot, page, "form_save")
    wrong = {
        name: told(page, f"form_error:{name}") for name in ("name", "offers", "role", "waiting_days", "verified_on")
    }
    assert all(wrong.values())
    assert not told(page, "form_error:cost")
    assert bar.said[-1][0].startswith("Nog niet bewaard. Naam: Vul de naam in.")
    write(page, "verified_on", "1-1-2030")
    press(qtbot, page, "form_save")
    assert "moet nog komen" in told(page, "form_error:verified_on")
    assert text_of(desk) == ORGANISATIONS


def test_a_new_organisation_and_an_activity_are_added(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    press(qtbot, page, "directory_new")
    write(page, "name", "Fietsclub De Trapper")
    write(page, "offers", "Samen op de fiets.")
    write(page, "address", "Plein 1\n\n 1000 AA  Proefstad ")
    write(page, "words", "trappen, fietsen,, trappen")
    page.findChild(QComboBox, "form:role").setCurrentIndex(1)
    press(qtbot, page, "form:themes:gezin")
    press(qtbot, page, "form_save")
    made = desk.guide.municipality.organisation_by_id["fietsclub-de-trapper"]
    assert (made.address, made.words, made.themes) == (
        ("Plein 1", "1000 AA Proefstad"), ("trappen", "fietsen"), ("gezin",),
    )  # fmt: skip
    assert made.verified_on == TODAY
    press(qtbot, page, "card_more")
    write(page, "title", "Zondagsrit")
    write(page, "text", "Een rondje.")
    press(qtbot, page, "form_save")
    assert told(page, "card_title") == "Zondagsrit"
    assert text_of(desk).startswith(ORGANISATIONS.rstrip())
    assert search(page, "zondagsrit") == ["Zondagsrit"]
    press(qtbot, page, "card_remove")
    press(qtbot, page, "question_yes")
    assert "Zondagsrit" not in text_of(desk)


def test_old_cards_warn_until_somebody_checked_them(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    look_at(page, "Buddy Plus")
    assert told(page, "card_stale").startswith("Deze gegevens zijn oud: nagekeken op 1 januari 2026.")
    theme = page.findChild(QComboBox, "directory_theme")
    theme.setCurrentIndex(theme.findData("?stale"))
    settle(page)
    assert "Na te kijken (2)" in theme.currentText()
    assert search(page, "") == ["Buddy Plus", "Leren fietsen"]
    press(qtbot, page, "card_checked")
    assert told(page, "card_verified") == "Nagekeken op 8 september 2026"
    assert f"verified_on: {TODAY.isoformat()}" in text_of(desk)
    assert theme.findData("?stale") == -1


def test_an_organisation_that_dossiers_refer_to_may_not_go_but_may_end(
    qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar
) -> None:
    referral = Referral("buddies", "start", history=[Step("sent", TODAY)])
    talk = Conversation("start", TODAY, "ar")
    someone = Dossier(
        Newcomer("Yusuf Hamdan", "ar"), [talk], [Consent("buddies", "given", TODAY)], referrals=[referral]
    )
    desk.dossiers.add(someone)
    desk.dossiers.add(Dossier(Newcomer("Selam", "ti"), [talk2()], actions=[Action("Bellen", "buddies", "start")]))
    page = shown()
    look_at(page, "Buddy Plus")
    press(qtbot, page, "card_remove")
    qtbot.waitUntil(lambda: bool(told(page, "question_text")))
    assert told(page, "question_text").startswith("2 dossiers verwijzen naar Buddy Plus. Daarom kan de kaart niet weg.")
    assert text_of(desk) == ORGANISATIONS
    press(qtbot, page, "question_yes")
    assert f"until: {TODAY.isoformat()}" in text_of(desk)
    assert search(page, "buddy") == search(page, "fiets") == []
    assert desk.guide.municipality.organisation_by_id["buddies"].name == "Buddy Plus"
    assert "buddies" not in [one.id for one in desk.guide.municipality.present(TODAY)]
    search(page, "")
    theme = page.findChild(QComboBox, "directory_theme")
    theme.setCurrentIndex(theme.findData("?ended"))
    settle(page)
    assert told(page, "card_ended").startswith("Gestopt sinds 8 september 2026")
    press(qtbot, page, "card_remove")
    qtbot.waitUntil(lambda: bar.said[-1][1] == "info")
    press(qtbot, page, "card_resume")
    assert search(page, "fites") == ["Leren fietsen"]


def talk2() -> Conversation:
    return Conversation("start", TODAY, "ti")


@pytest.mark.thorough
def test_what_a_rule_names_stays_and_what_nobody_names_goes(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    look_at(page, "Taalhuis")
    press(qtbot, page, "card_remove")
    qtbot.waitUntil(lambda: "1 regel van de gemeente verwijst naar Taalhuis" in told(page, "question_text"))
    press(qtbot, page, "question_no")
    look_at(page, "Buddy Plus")
    press(qtbot, page, "card_remove")
    qtbot.waitUntil(lambda: "van de sociale kaart halen" in told(page, "question_text"))
    press(qtbot, page, "question_yes")
    assert "buddies" not in desk.guide.municipality.organisation_by_id
    assert text_of(desk).rstrip().endswith("# De rest")
    assert "Taalcafé" in text_of(desk)


def test_a_folder_that_may_not_be_written_says_what_to_do(
    qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown()
    file = Path(desk.guide.municipality.folder) / "organisations.yaml"
    look_at(page, "Buddy Plus")
    file.chmod(0o400)
    press(qtbot, page, "card_checked")  # who may do everything finds out only when it is written
    assert "mag niet schrijven in de map van de gemeente" in bar.said[-1][0]
    monkeypatch.setattr("desktop.views.directory.card_editing.refusal", lambda _: "Het mag niet.")
    press(qtbot, page, "card_edit")
    assert page.findChild(QWidget, "directory_form") is None
    assert text_of(desk) == ORGANISATIONS


def test_a_folder_that_is_wrong_elsewhere_is_not_made_worse(qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar) -> None:
    page = shown()
    rules = Path(desk.guide.municipality.folder) / "rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("organisation: taalhuis", "organisation: taalhuys"), "utf-8")
    look_at(page, "Buddy Plus")
    press(qtbot, page, "card_checked")
    assert bar.said[-1][1] == "error"
    assert "In rules.yaml bij 'taalmaatje'" in bar.said[-1][0]
    assert text_of(desk) == ORGANISATIONS


def test_a_half_filled_form_waits_for_the_lock_to_open(qtbot: QtBot, shown: Shown, bar: Bar) -> None:
    page = shown(card=BICYCLE)
    press(qtbot, page, "card_edit")
    write(page, "title", "Half")
    assert not page.flush()
    assert bar.said[-1][1] == "warning"
    typed, view = page.draft(), page.view()
    other = shown()
    other.show_view(view)
    other.show_draft(typed)
    assert other.findChild(QLineEdit, "form:title").text() == "Half"
    press(qtbot, other, "form_leave")
    press(qtbot, other, "question_yes")
    assert other.flush()


def test_the_way_back_says_where_it_leads_to(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    someone = Dossier(Newcomer("Samir", "ar"))
    desk.dossiers.add(someone)
    pages = [shown(), shown(someone), shown(back="buddies")]
    assert [button(page, "back").text() for page in pages] == ["Rondom", "Dossier", "Maatjes"]
    press(qtbot, pages[0], "directory_other")
    with qtbot.waitSignal(pages[0].go) as went:
        button(pages[0], "back").click()
    assert went.args == ["around", {}], "also from what is missing"


def test_what_is_missing_is_counted_and_leads_to_the_cards(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    for number, status in enumerate(("refused", "refused", "sent")):
        steps = [Step("sent", date(2026, 8, 1)), Step(status, date(2026, 8, 2 + number))]  # type: ignore[arg-type]
        referral = Referral("taalhuis", "start", rule="taalmaatje", history=steps)
        desk.dossiers.add(Dossier(Newcomer(f"Iemand {number}", "ar"), [talk2()], referrals=[referral]))
    page = shown()
    press(qtbot, page, "directory_other")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "missing:0") is not None)
    words = [one.text() for one in page.findChild(QWidget, "missing:0").findChildren(QLabel)]
    assert words[:3] == ["Een taalmaatje zoeken", "2 mensen", "Sociaal netwerk: 2 door de organisatie geweigerd"]
    assert page.findChild(QLabel, "missing_silent") is None
    press(qtbot, page, "directory_other")
    assert page.findChild(QLineEdit, "directory_text").isVisible()
    known = desk.guide.municipality.organisations
    desk.guide.use_directory([one.model_copy(update={"until": TODAY}) for one in known])
    press(qtbot, page, "directory_other")
    qtbot.waitUntil(lambda: told(page, "missing_silent").endswith("een andere: Een taalmaatje zoeken."))
    assert told(page, "missing_bare") == "Nog geen kaart over: Gezin en kinderen."


def test_for_one_newcomer_what_fits_the_plan_is_ticked_and_printed(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    answers = {"gezin.veilig": Answer("gezin.veilig", "answered", True, concern=True)}
    talk = Conversation("start", TODAY, "ar", answers=answers)
    referral = Referral("taalhuis", "start", rule="taalmaatje", history=[Step("sent", TODAY)])
    someone = Dossier(Newcomer("Yusuf Hamdan", "ar"), [talk], referrals=[referral])
    desk.dossiers.add(someone)
    page = shown(someone)
    assert button(page, "directory_print").text() == "Afdrukken (3)"
    cards = page.findChild(QListWidget, "directory_list")
    ticked = {cards.item(row).text().split("\n")[0].strip("\u2068\u2069")
              for row in range(cards.count()) if cards.item(row).checkState() == Qt.CheckState.Checked}  # fmt: skip
    assert ticked == {"Taalhuis", "Taalcafé", "Leren fietsen"}
    cards.item(0).setCheckState(Qt.CheckState.Unchecked)
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(button(page, "directory_print"), Qt.MouseButton.LeftButton)
    name, ids = went.args
    assert name == "paper"
    assert ids == {
        "paper": "directory", "back": "directory", "dossier": someone.id, "cards": f"taalhuis/taalcafe,{BICYCLE}",
    }  # fmt: skip
    again = shown(someone, cards=ids["cards"])
    assert button(again, "directory_print").text() == "Afdrukken (2)"


@pytest.mark.thorough
def test_everything_works_by_keyboard(qtbot: QtBot, shown: Shown) -> None:
    page = shown()
    page.setFocus()
    qtbot.keyClicks(page.findChild(QLineEdit, "directory_text"), "fiets")
    qtbot.keyClick(page.findChild(QLineEdit, "directory_text"), Qt.Key.Key_Down)
    assert page.findChild(QListWidget, "directory_list").hasFocus()
    assert all(one.accessibleName() for one in page.findChildren(QLineEdit))


@pytest.mark.thorough
def test_the_models_of_the_page_and_of_the_file_have_the_same_fields(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    press(qtbot, page, "directory_new")
    asked = {name.removeprefix("form_error:") for one in page.findChildren(QLabel)
             if (name := one.objectName()).startswith("form_error:")}  # fmt: skip
    assert asked == {*Organisation.model_fields} - {"id", "activities"}
