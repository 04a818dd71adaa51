"""The promises at the start of a follow-up, recorded through the real page, in a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Consent, Conversation, Dossier, Newcomer, Referral, Step
from desktop.dossier.waiting import Waited
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.follow_up.promise_card import PromiseCard
from desktop.views.follow_up.promises import PromisesPage
from desktop.views.scrolled import Scrolled

from .conftest import TODAY, Bar
from .finding import button, disk_gone, texts

ShowPromises = Callable[[Dossier], PromisesPage]
SENT = [Step("drafted", date(2026, 3, 3)), Step("sent", date(2026, 3, 4))]


@pytest.fixture
def promised(desk: Desk) -> Dossier:
    """Somebody to whom a referral and two actions were promised."""
    made = Dossier(
        Newcomer("Yusuf Hamdan", "ar"),
        [
            Conversation("start", date(2026, 3, 3), "ar", completed=True),
            Conversation("half_year", TODAY, "ar"),
        ],
        actions=[
            Action("Fiets zoeken", "newcomer", "start", date(2026, 10, 1), id="fiets"),
            Action("School bellen", "professional", "start", date(2026, 3, 20), id="school"),
        ],
        referrals=[
            Referral("taalhuis", "start", need="Een taalmaatje zoeken", rule="taalmaatje", history=[*SENT], id="taal")
        ],
    )
    desk.dossiers.add(made)
    return made


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> ShowPromises:
    """Shows the promises of a dossier as it stands in the vault."""

    def shown(dossier: Dossier) -> PromisesPage:
        fresh = desk.dossiers.open(dossier.id)
        page = PromisesPage(desk, fresh, fresh.conversations[-1])
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        return page

    return shown


def word(page: QWidget, promise_id: str) -> str:
    """The state of a promise in words."""
    found = page.findChild(QLabel, f"state:{promise_id}")
    assert found is not None
    return str(found.text())


def history(desk: Desk, dossier: Dossier) -> list[Step]:
    """The steps of the referral in the vault."""
    return desk.dossiers.open(dossier.id).referrals[0].history


def day(page: QWidget, promise_id: str, typed: str) -> None:
    """Type the day of a step."""
    line = page.findChild(QLineEdit, f"date:{promise_id}")
    assert line is not None
    line.setText(typed)


def test_every_promise_is_there_with_its_state_in_words(show: ShowPromises, promised: Dossier) -> None:
    page = show(promised)
    assert [word(page, key) for key in ("taal", "fiets", "school")] == ["te laat", "nog open", "te laat"]
    said = " ".join(texts(page))
    for part in ("Taalhuis", "Een taalmaatje zoeken", "4 maart 2026", "6 weken", "Wie: de gemeente", "20 maart 2026"):
        assert part in said
    assert "البحث عن شريك لغوي" in said, "what was promised is said in the newcomer's language"


def test_one_click_records_a_step_of_today(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    button(page, "step:taal:0").click()
    assert history(desk, promised)[-1].status == "received"
    assert history(desk, promised)[-1].on == TODAY
    assert word(page, "taal") == "ontvangen"
    assert button(page, "step:taal:0").isChecked()


def test_a_waiting_list_with_a_day_to_come(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    day(page, "taal", "1-11-2026")
    button(page, "step:taal:1").click()
    last = history(desk, promised)[-1]
    assert (last.status, last.on, last.expected_on) == ("waiting", TODAY, date(2026, 11, 1))
    assert word(page, "taal") == "op de wachtlijst"


def test_the_state_is_said_in_the_newcomers_language(show: ShowPromises, promised: Dossier) -> None:
    page = show(promised)
    button(page, "step:taal:1").click()
    button(page, "step:fiets:0").click()
    assert {"أنتم على قائمة الانتظار.", "تم هذا."} <= set(texts(page))


def test_another_step_of_the_same_day_corrects_the_first(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    button(page, "step:taal:0").click()
    button(page, "step:taal:5").click()
    assert [step.status for step in history(desk, promised)] == ["drafted", "sent", "refused"]
    assert word(page, "taal") == "geweigerd"


def test_steps_of_other_days_are_added_and_can_be_taken_back(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    assert button(page, "undo:taal").isHidden()
    day(page, "taal", "10-03-2026")
    button(page, "step:taal:0").click()
    day(page, "taal", "01-05-2026")
    button(page, "step:taal:3").click()
    assert [step.status for step in history(desk, promised)] == ["drafted", "sent", "received", "started"]
    button(page, "undo:taal").click()
    assert [step.status for step in history(desk, promised)] == ["drafted", "sent", "received"]
    button(page, "undo:taal").click()
    assert [step.status for step in history(desk, promised)] == ["drafted", "sent"]
    assert word(page, "taal") == "te laat"
    assert button(page, "undo:taal").isHidden()


@pytest.mark.parametrize(
    ("typed", "step", "said"),
    [
        ("morgen", 0, "dag-maand-jaar"),
        ("31-02-2026", 0, "bestaat niet"),
        ("01-12-2026", 0, "nog komen"),
        ("01-01-2026", 0, "04-03-2026"),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_the_field(
    show: ShowPromises, desk: Desk, promised: Dossier, typed: str, step: int, said: str
) -> None:
    page = show(promised)
    day(page, "taal", typed)
    button(page, f"step:taal:{step}").click()
    error = page.findChild(QLabel, "error:taal")
    assert error.isVisible()
    assert said in error.text()
    assert len(history(desk, promised)) == 2
    assert not button(page, f"step:taal:{step}").isChecked()
    day(page, "taal", "08-09-2026")
    button(page, f"step:taal:{step}").click()
    assert error.isHidden()
    assert len(history(desk, promised)) == 3


def test_a_note_is_kept_with_its_step(show: ShowPromises, qtbot: QtBot, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    note = page.findChild(QLineEdit, "note:taal")
    assert note.isHidden(), "there is no step yet to note something with"
    button(page, "step:taal:0").click()
    qtbot.keyClicks(note, "via de balie")
    qtbot.waitUntil(lambda: history(desk, promised)[-1].note == "via de balie", timeout=30_000)
    qtbot.keyClicks(note, ", maandag")
    assert page.flush()
    assert history(desk, promised)[-1].note == "via de balie, maandag"


def test_an_action_is_done_open_or_dropped(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    day(page, "fiets", "02-04-2026")
    button(page, "step:fiets:0").click()
    fiets = desk.dossiers.open(promised.id).actions[0]
    assert (fiets.status, fiets.done_on) == ("done", date(2026, 4, 2))
    assert word(page, "fiets") == "gedaan"
    button(page, "step:fiets:1").click()
    assert desk.dossiers.open(promised.id).actions[0].done_on is None
    button(page, "step:fiets:2").click()
    assert word(page, "fiets") == "vervallen"


def test_an_unsaved_step_is_said_once_and_tried_again(
    show: ShowPromises, vault: Vault, desk: Desk, promised: Dossier, bar: Bar
) -> None:
    page = show(promised)
    with disk_gone(vault):
        button(page, "step:taal:0").click()
        button(page, "step:fiets:0").click()
        assert not page.flush()
        assert page.findChild(QLabel, "error:taal").text().startswith("Niet opgeslagen")
        assert [tone for _, tone in bar.said] == ["error"]
    assert page.flush()
    assert page.findChild(QLabel, "error:taal").isHidden()
    assert history(desk, promised)[-1].status == "received"
    assert desk.dossiers.open(promised.id).actions[0].status == "done"
    assert [tone for _, tone in bar.said] == ["error", "done"]


def test_it_leads_on_to_the_questions(show: ShowPromises, qtbot: QtBot, promised: Dossier) -> None:
    page = show(promised)
    with qtbot.waitSignal(page.go) as gone:
        button(page, "to_interview").click()
    assert gone.args == ["interview", {"dossier": promised.id, "conversation": promised.conversations[-1].id}]


def test_what_was_settled_before_stands_below(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    promised.actions[0].status = "done"
    desk.dossiers.save(promised)
    page = show(promised)
    tops = {key: page.findChild(QFrame, f"promise:{key}").y() for key in ("taal", "school", "fiets")}
    assert tops["taal"] < tops["school"] < tops["fiets"]


def test_without_promises_it_says_so_kindly(show: ShowPromises, desk: Desk) -> None:
    nobody = Dossier(Newcomer("Selam Tesfay", "ti"), [Conversation("half_year", TODAY, "ti")])
    desk.dossiers.add(nobody)
    page = show(nobody)
    assert page.findChild(QFrame, "no_promises").isVisible()
    assert button(page, "to_interview").isVisible()


def test_an_organisation_that_left_the_directory_is_still_shown(
    show: ShowPromises, desk: Desk, promised: Dossier
) -> None:
    promised.referrals[0].organisation = "verdwenen"
    promised.referrals[0].rule = None
    desk.dossiers.save(promised)
    page = show(promised)
    button(page, "step:taal:4").click()
    assert word(page, "taal") == "afgerond"


def expected(page: QWidget) -> QLineEdit:
    """The line for the day of the appointment."""
    found = page.findChild(QLineEdit, "expected:taal")
    assert isinstance(found, QLineEdit)
    return found


def own(page: QWidget) -> str:
    """What the newcomer reads of the referral."""
    found = page.findChild(QLabel, "own:taal")
    assert found is not None
    return str(found.text())


def test_an_appointment_names_only_its_own_day(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    assert not expected(page).isVisible()
    button(page, "step:taal:2").click()
    assert "08-09-2026" not in own(page), "the day on which it was recorded is not the day of the appointment"
    assert expected(page).isVisible()
    expected(page).setText("24-09-2026")
    expected(page).editingFinished.emit()
    last = history(desk, promised)[-1]
    assert (last.status, last.on, last.expected_on) == ("appointment", TODAY, date(2026, 9, 24))
    assert "24-09-2026" in own(page)
    again = show(promised)
    assert expected(again).text() == "24-09-2026"


def test_a_day_before_the_step_is_refused_and_the_page_stays(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    button(page, "step:taal:2").click()
    expected(page).setText("01-01-2026")
    assert not page.flush()
    assert "08-09-2026" in page.findChild(QLabel, "error:taal").text()
    assert history(desk, promised)[-1].expected_on is None
    assert page.abandon()
    assert page.flush()


def test_a_letter_can_be_marked_as_sent_later(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    assert button(show(promised), "step:taal:7").isHidden(), "it was sent already"
    promised.referrals[0].history[:] = [Step("drafted", date(2026, 3, 3))]
    desk.dossiers.save(promised)
    page = show(promised)
    day(page, "taal", "05-03-2026")
    button(page, "step:taal:7").click()
    assert [(step.status, step.on) for step in history(desk, promised)][1:] == [("sent", date(2026, 3, 5))]
    assert button(page, "step:taal:7").isVisible()
    assert button(page, "step:taal:7").isChecked()


def test_a_completed_conversation_shows_its_own_promises_too(
    show: ShowPromises, qtbot: QtBot, desk: Desk, promised: Dossier
) -> None:
    promised.actions.append(Action("Bus oefenen", "newcomer", "half_year", id="bus"))
    desk.dossiers.save(promised)
    assert show(promised).findChild(QFrame, "promise:bus") is None
    promised.conversations[-1].completed = True
    desk.dossiers.save(promised)
    page = show(promised)
    assert page.findChild(QFrame, "promise:bus").isVisible()
    assert button(page, "to_interview").isHidden()
    with qtbot.waitSignal(page.leave):
        button(page, "back").click()


def test_the_page_ends_where_the_promises_end(show: ShowPromises, qtbot: QtBot, desk: Desk, promised: Dossier) -> None:
    promised.actions += [
        Action(f"Iets doen {number} " * 8, "newcomer", "start", id=f"a{number}") for number in range(9)
    ]
    desk.dossiers.save(promised)
    page = show(promised)
    area = page.findChild(Scrolled, "promises_scroll")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    ends = max(card.geometry().bottom() for card in area.widget().findChildren(PromiseCard))
    assert area.widget().height() - ends < 60


def offered(page: QWidget) -> list[str]:
    """The words on the steps of the referral that can be chosen."""
    steps = [one for one in page.findChildren(QAbstractButton) if one.objectName().startswith("step:taal:")]
    return sorted(one.text() for one in steps if one.isVisible())


def test_only_steps_that_make_sense_are_offered(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    assert "Verstuurd" not in offered(page)
    button(page, "step:taal:3").click()
    assert "Geweigerd" in offered(page), "a click can still be corrected"
    assert offered(show(promised)) == ["Afgerond", "Gestopt"]
    button(page, "step:taal:8").click()
    assert history(desk, promised)[-1].status == "withdrawn"
    assert word(page, "taal") == "gestopt"
    assert offered(show(promised)) == []


@pytest.mark.parametrize(("step", "asked"), [(5, "Waarom niet?"), (8, "Waarom?"), (6, "Wat is er geprobeerd?")])
def test_why_it_stopped_is_asked(show: ShowPromises, promised: Dossier, step: int, asked: str) -> None:
    page = show(promised)
    button(page, f"step:taal:{step}").click()
    note = page.findChild(QLineEdit, "note:taal")
    assert note.isVisible()
    assert note.placeholderText().startswith(asked)


def test_a_wait_that_was_learned_says_what_is_late(
    show: ShowPromises, qtbot: QtBot, desk: Desk, promised: Dossier
) -> None:
    late = show(promised).findChild(QLabel, "late:taal")
    assert late.text() == "Te laat: verwacht rond 15 april 2026."
    slow = {"taalhuis": Waited(12, 12, 0, 0, 200, 150, 250)}
    page = PromisesPage(replace(desk, waits=lambda: slow), promised, promised.conversations[-1])
    qtbot.addWidget(page)
    page.show()
    assert page.findChild(QLabel, "late:taal").isHidden()
    assert word(page, "taal") == "verstuurd"
    assert "meestal 21 tot 36 weken (zo ging het bij 12 mensen)" in " ".join(texts(page))


def test_a_day_on_which_an_answer_was_promised(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    page = show(promised)
    assert not expected(page).isVisible()
    button(page, "step:taal:0").click()
    expected(page).setText("24-09-2026")
    expected(page).editingFinished.emit()
    assert history(desk, promised)[-1].expected_on == date(2026, 9, 24)


def test_a_letter_is_not_sent_after_consent_was_taken_back(show: ShowPromises, desk: Desk, promised: Dossier) -> None:
    promised.referrals[0].history[:] = [Step("drafted", date(2026, 3, 3))]
    promised.consents += [
        Consent("taalhuis", "given", date(2026, 3, 3)),
        Consent("taalhuis", "withdrawn", date(2026, 9, 1)),
    ]
    desk.dossiers.save(promised)
    page = show(promised)
    button(page, "step:taal:7").click()
    assert "wil dit niet, sinds 01-09-2026" in page.findChild(QLabel, "error:taal").text()
    assert len(history(desk, promised)) == 1
    day(page, "taal", "31-08-2026")
    button(page, "step:taal:7").click()
    assert history(desk, promised)[-1].status == "sent"
