"""What the phone tells about the referrals of one newcomer, recorded through the real page, in a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.agreements import decide
from desktop.dossier.model import Dossier, Newcomer, Step
from desktop.dossier.steps import possible
from desktop.dossier.waiting import Waited
from desktop.store.vault import Vault
from desktop.views import theme
from desktop.views.desk import Desk
from desktop.views.referrals.recording import Recording
from desktop.views.referrals.referrals_page import ReferralsPage
from desktop.views.scrolled import Scrolled

from .conftest import TODAY, Bar
from .finding import button, disk_gone, texts
from .on_referrals import Show, line, made, offered, order, referral, said, shown, there, typed
from .packet import nameless, small

HOSTILE = "<b>vet</b> <img src='/a.png'> \u202eomgekeerd {naam} =1+1"


@pytest.fixture
def referred(desk: Desk) -> Dossier:
    """Somebody with two referrals, in the vault."""
    dossier = made()
    desk.dossiers.add(dossier)
    return dossier


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Show:
    """Shows the referrals of a dossier; at another desk when that is given."""
    return lambda dossier, referral_id="taal", at=desk: shown(qtbot, at, dossier, referral_id)


def test_late_ones_come_first_and_are_said_in_words(show: Show, desk: Desk, referred: Dossier) -> None:
    page = show(referred, "")
    assert order(page) == ["buddy", "taal"], "the oldest first, while neither is late"
    assert there(page, "advice"), "the letter still has to go"
    late = show(referred, "", replace(desk, today=lambda: date(2026, 10, 8)))
    assert order(late) == ["taal", "buddy"]
    assert said(late, "advice_words") == "Al 7 weken geen bericht; gewoonlijk 6 weken."
    assert said(late, "late:taal") == "te laat"
    assert button(late, "referral:taal").isChecked()
    button(late, "step:refused").click()
    assert order(late) == ["taal", "buddy"], "what was just clicked does not jump away"


def test_what_was_learned_decides_what_is_late(show: Show, desk: Desk, referred: Dossier) -> None:
    learned = {"taalhuis": Waited(20, 15, 0, 5, 7, 5, 10)}
    page = show(referred, "taal", replace(desk, waits=lambda: learned))
    assert said(page, "advice_words") == "Al 3 weken geen bericht; gewoonlijk 5 tot 10 dagen."
    assert "zo ging het bij 20 mensen" in said(page, "fact:wachttijd")


def test_the_usual_time_is_one_figure_on_the_whole_page(show: Show, desk: Desk, referred: Dossier) -> None:
    """Told as six weeks, it counts as six weeks: nobody reads that it is late before these have passed."""
    learned, sent = {"taalhuis": Waited(20, 15, 0, 5, 30, 21, 38)}, referred.referrals[0].history[-1].on

    def after(days: int) -> str:
        page = show(referred, "taal", replace(desk, waits=lambda: learned, today=lambda: sent + timedelta(days)))
        assert said(page, "fact:wachttijd").startswith("meestal 3 tot 6 weken (")
        return said(page, "advice_words") if page.findChild(QLabel, "late:taal") else ""

    assert after(42) == ""
    assert after(43) == "Al 43 dagen geen bericht; gewoonlijk 3 tot 6 weken."
    assert after(56) == "Al 8 weken geen bericht; gewoonlijk 3 tot 6 weken."


def test_a_day_that_passed_is_named(show: Show, desk: Desk, referred: Dossier) -> None:
    referred.referrals[0].history.append(Step("waiting", date(2026, 8, 24), "", date(2026, 9, 1)))
    desk.dossiers.save(referred)
    assert "1 september 2026, 7 dagen geleden" in said(show(referred), "advice_words")


def test_everything_agreed_stands_there(show: Show, referred: Dossier) -> None:
    page = show(referred)
    words = " ".join(texts(page))
    for part in ("Taalhuis", "Een taalmaatje", "door Noor de Wit", "3 augustus 2026, getekend", "ongeveer 6 weken"):
        assert part in words
    assert [one.accessibleName() for one in page.findChildren(QWidget) if one.objectName().startswith("step_row:")] == [
        "Afgesproken, 3 augustus 2026",
        "Verstuurd, 20 augustus 2026",
    ]


def test_one_click_records_what_the_phone_tells(show: Show, qtbot: QtBot, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert offered(page) == list(possible("sent"))
    button(page, "step:waiting").click()
    assert line(page, "expected:chosen").hasFocus(), "the day can be typed at once"
    typed(page, "expected:chosen", "maart 2027")
    typed(page, "step_note", "te weinig maatjes")
    last = referral(desk, referred).history[-1]
    assert (last.status, last.on, last.expected_on, last.note) == (
        "waiting",
        TODAY,
        date(2027, 3, 1),
        "te weinig maatjes",
    )
    assert offered(page) == list(possible("waiting"))
    assert said(page, "stands:taal") == "op de wachtlijst"
    assert said(page, "step_note_of:2") == "Aan de beurt rond 1 maart 2027\nte weinig maatjes"


def test_an_earlier_day_and_a_day_that_cannot_be(show: Show, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    for wrong, sentence in (("gisteren", "dag-maand-jaar"), ("01-12-2026", "nog komen"), ("01-08-2026", "20-08-2026")):
        line(page, "step_day").setText(wrong)
        button(page, "step:received").click()
        assert sentence in said(page, "step_error")
        assert len(referral(desk, referred).history) == 2
    line(page, "step_day").setText("25-08-2026")
    button(page, "step:received").click()
    assert said(page, "step_error") == ""
    assert referral(desk, referred).history[-1].on == date(2026, 8, 25)


def test_a_note_being_typed_is_kept_whatever_comes_next(show: Show, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    assert not line(page, "step_note").isVisible()
    button(page, "step:waiting").click()
    line(page, "step_note").setText("volgende maand bellen")
    typed(page, "expected:chosen", "01-11-2026")
    assert referral(desk, referred).history[-1].note == "volgende maand bellen"
    line(page, "step_note").setText("volgende week bellen")
    button(page, "referral:buddy").click()
    assert referral(desk, referred).history[-1].note == "volgende week bellen"
    button(page, "referral:taal").click()
    assert line(page, "step_note").text() == "volgende week bellen", "what was recorded just now can still be put right"


def test_a_day_that_is_wrong_keeps_the_page(show: Show, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    button(page, "step:appointment").click()
    line(page, "expected:chosen").setText("1 januari 2020")
    assert not page.flush()
    assert "08-09-2026" in said(page, "step_error")
    button(page, "referral:buddy").click()
    assert button(page, "referral:taal").isChecked(), "the other one is not shown while this one is not right"
    assert page.abandon()
    assert page.flush()
    assert referral(desk, referred).history[-1].expected_on is None


def test_what_was_just_recorded_can_be_taken_back(show: Show, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    assert not there(page, "undo_bar")
    button(page, "step:received").click()
    button(page, "step:refused").click()
    assert [step.status for step in referral(desk, referred).history[2:]] == ["received", "refused"]
    button(page, "undo").click()
    assert referral(desk, referred).status == "received"
    button(page, "referral:buddy").click()
    assert "bij Taalhuis" in said(page, "undo_text")
    button(page, "undo").click()
    assert referral(desk, referred).status == "sent"
    assert button(page, "referral:taal").isChecked()
    assert not there(page, "undo_bar")


def test_what_people_type_is_never_markup(show: Show, desk: Desk, referred: Dossier) -> None:
    page = show(referred)
    button(page, "step:refused").click()
    typed(page, "step_note", HOSTILE)
    kept = referral(desk, referred).history[-1].note
    assert kept.startswith("<b>vet</b> <img src='/a.png'>")
    shown = page.findChild(QLabel, "step_note_of:2")
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.text().replace("\u200b", "") == kept
    assert "\u202e" not in shown.text()


def test_the_disk_falls_away_and_nothing_is_lost(
    show: Show, vault: Vault, desk: Desk, referred: Dossier, bar: Bar
) -> None:
    page = show(referred)
    with disk_gone(vault):
        button(page, "step:waiting").click()
        typed(page, "step_note", "gebeld")
        assert not page.flush()
        assert "Nog niet opgeslagen" in said(page, "kept")
    assert page.flush()
    assert "meteen opgeslagen" in said(page, "kept")
    last = referral(desk, referred).history[-1]
    assert (last.status, last.note) == ("waiting", "gebeld")
    assert [tone for _, tone in bar.said] == ["error", "done"]


def test_up_and_down_go_along_the_list(show: Show, qtbot: QtBot, referred: Dossier) -> None:
    page = show(referred)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    here = QApplication.focusWidget()
    assert here is button(page, "referral:taal")
    QTest.keyClick(here, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is button(page, "referral:buddy")
    assert button(page, "referral:buddy").isChecked()
    assert said(page, "referral_name") == "Buddy Plus"


def test_everything_has_a_name_and_can_be_hit(show: Show, referred: Dossier) -> None:
    page = show(referred)
    button(page, "step:waiting").click()
    assert nameless(page) == []
    assert small(page) == []


def test_long_courses_are_folded(show: Show, desk: Desk, referred: Dossier) -> None:
    again = [("waiting", date(2026, 8, day)) for day in range(20, 30)]
    referred.referrals[0].history += [Step("waiting", on) for _, on in again]
    desk.dossiers.save(referred)
    page = show(referred)
    rows = [one for one in page.findChildren(QWidget) if one.objectName().startswith("step_row:")]
    assert len(rows) == 6
    button(page, "earlier_steps").click()
    rows = [one for one in page.findChildren(QWidget) if one.objectName().startswith("step_row:")]
    assert len(rows) == 12


def test_an_organisation_that_left_the_directory_can_still_be_worked_with(
    show: Show, desk: Desk, referred: Dossier
) -> None:
    referred.referrals[0].organisation = "verdwenen"
    referred.referrals[0].history.clear()
    desk.dossiers.save(referred)
    page = show(referred)
    assert "niet meer" in said(page, "whom_to_call")
    button(page, "step:sent").click()
    assert referral(desk, referred).status == "sent"


def test_without_referrals_it_says_so(show: Show, desk: Desk) -> None:
    nobody = Dossier(Newcomer("Selam Tesfay", "ti"))
    desk.dossiers.add(nobody)
    page = show(nobody)
    assert there(page, "no_referrals")
    assert page.flush()
    assert page.abandon()
    assert offered(page) == []


@pytest.mark.thorough
def test_it_fits_a_small_window_with_large_letters(qtbot: QtBot, desk: Desk, referred: Dossier) -> None:
    page = ReferralsPage(desk, desk.dossiers.open(referred.id), "taal")
    qtbot.addWidget(page)
    page.setStyleSheet(theme.style_sheet(theme.LIGHT, 150))
    page.resize(960, 560)
    page.show()
    button(page, "step:waiting").click()
    QApplication.processEvents()
    for name in ("referral_list", "referral_details"):
        area = page.findChild(Scrolled, name)
        assert area.widget().width() <= area.viewport().width(), name


def test_taking_a_step_back_leaves_what_the_newcomer_decided_meanwhile() -> None:
    dossier, today = made(), date(2026, 9, 10)
    recording = Recording(dossier)
    recording.take(dossier.referrals[0], "received", today, today)
    decide(dossier, "buddies", "withdrawn", today)
    recording.undo()
    assert dossier.referrals[0].status == "sent"
    assert dossier.consent("buddies") == "withdrawn"


def test_taking_a_withdrawal_back_brings_back_that_consent_only() -> None:
    dossier, today = made(), date(2026, 9, 10)
    recording = Recording(dossier)
    recording.withdraw(dossier.referrals[0], today)
    decide(dossier, "buddies", "withdrawn", today)
    recording.undo()
    assert [(one.organisation, one.decision, one.signed) for one in dossier.consents] == [
        ("taalhuis", "given", True), ("buddies", "given", False), ("buddies", "withdrawn", False),
    ]  # fmt: skip
    recording.withdraw(dossier.referrals[0], today)
    decide(dossier, "taalhuis", "refused", today)
    recording.undo()
    assert dossier.consent("taalhuis") == "refused", "a later no holds"


def test_from_the_work_list_it_leads_back_there_and_keeps_the_way_on_papers(
    desk: Desk, referred: Dossier, qtbot: QtBot
) -> None:
    page = ReferralsPage(desk, desk.dossiers.open(referred.id), "taal", "work")
    qtbot.addWidget(page)
    page.show()
    went: list[tuple[str, dict[str, str]]] = []
    page.go.connect(lambda name, ids: went.append((name, ids)))
    assert button(page, "back").text() == "Werklijst"
    button(page, "back").click()
    button(page, "message").click()
    assert went[0] == ("work", {})
    assert went[1][1].items() >= {"back": "referrals", "from": "work", "referral": "taal"}.items()
    with qtbot.waitSignal(page.leave):
        button(page, "to_dossier").click()


def test_after_the_lock_the_same_referral_is_looked_at(show: Show, referred: Dossier) -> None:
    page = show(referred, "buddy")
    again = show(referred, "taal")
    again.show_view(page.view())
    assert again.view() == {"referral": "buddy"}
    assert not button(again, "to_dossier").isVisible()
    again.show_view({"referral": "gone"})
    assert again.view() == {"referral": "buddy"}
