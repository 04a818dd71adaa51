"""A line for outside, through the real page: written anew, looked over while one types, and approved by a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.dossier.tips import Tip
from desktop.monitor.model import Period
from desktop.monitor.voices import Voice
from desktop.views.desk import Desk
from desktop.views.monitor.export_making import Choice, made
from desktop.views.monitor.monitor_page import MonitorPage
from desktop.views.monitor.stoppable import Progress
from desktop.views.monitor.voices_panel import VoicesPanel
from desktop.views.monitor.voices_reading import spoken_in
from desktop.views.monitor.voices_wording import APPROVED, CLEAN, HALF, NO_LINES, SAVED

from .conftest import TODAY, Bar
from .finding import button
from .packet import nameless, small, words

PERIOD = Period(date(2025, 7, 1), date(2026, 6, 30))
SECRET = "Zilverreiger"
GOOD = "Ouders zoeken opvang op de dagen dat zij les hebben."
Shown = Callable[[], MonitorPage]


@pytest.fixture
def told(desk: Desk) -> Desk:
    """One newcomer who was refused, who said much; and a tip in the list."""
    answers = {"welkom.wens": Answer("welkom.wens", "answered", SECRET, SECRET)}
    talk = Conversation("start", date(2026, 3, 3), "ar", completed=True, answers=answers)
    steps = [Step("sent", date(2026, 3, 4)), Step("refused", date(2026, 4, 4), SECRET)]
    asked = Referral(desk.guide.municipality.organisations[0].id, "start", need=SECRET, reason=SECRET, history=steps)
    desk.dossiers.add(Dossier(Newcomer("Yusuf Hamdan", "ar"), [talk], referrals=[asked]))
    desk.dossiers.publishing.save_tip(Tip("Vraag alles.", TODAY))
    return desk


@pytest.fixture
def shown(qtbot: QtBot, told: Desk) -> Shown:
    def shown() -> MonitorPage:
        page = MonitorPage(told, {"period": f"{PERIOD.first}/{PERIOD.last}"})
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
        button(page, "monitor_voices").click()
        qtbot.waitUntil(lambda: page.ready)
        return page

    return shown


def write(page: MonitorPage, text: str, qtbot: QtBot, key: str = "new") -> QTextEdit:
    """Type in the field of a line, and wait until it was looked over."""
    field = page.findChild(QTextEdit, f"voice:{key}")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.insertPlainText(text)
    assert not button(page, f"approve:{key}").isEnabled()
    qtbot.waitUntil(lambda: page.ready)
    return field


def marked(page: QWidget) -> list[str]:
    """What waits for a person, by the buttons to let it stand."""
    names = [one.objectName() for one in page.findChildren(QPushButton) if one.objectName().startswith("keep_mark:")]
    return [name.removeprefix("keep_mark:") for name in names]


def lines(desk: Desk) -> list[tuple[str, str, bool]]:
    return sorted((voice.text, voice.kind, voice.approved) for voice in desk.dossiers.publishing.voices())


def test_what_the_vault_tells_stands_beside_it_and_cannot_be_taken_over(shown: Shown) -> None:
    page = shown()
    beside = page.findChild(QWidget, "voices_beside")
    texts = [one.text() for one in beside.findChildren(QLabel) if one.isVisible()]
    assert "1 persoon" in texts
    assert "1 door de organisatie geweigerd" in texts
    assert "1 geweigerd" in texts
    assert any("Vraag alles." in text for text in texts)
    assert SECRET not in str([one.text() for one in page.findChildren(QLabel)])
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert not any(one.textInteractionFlags() & selectable for one in beside.findChildren(QLabel))
    assert beside.findChildren(QAbstractButton) == []
    assert page.findChild(QTextEdit, "voice:new").toPlainText() == ""
    assert NO_LINES in [one.text() for one in page.findChildren(QLabel)]
    assert (nameless(page), small(page)) == ([], [])


def test_a_line_is_looked_over_mended_and_approved(shown: Shown, told: Desk, bar: Bar, qtbot: QtBot) -> None:
    page = shown()
    field = write(page, "Twee gezinnen van yusuf zien  Hoop op 12 maart", qtbot)
    assert marked(page) == ["number: twee", "known name: yusuf", "name: hoop"]
    assert [one.cursor.selectedText() for one in field.extraSelections()] == ["Twee", "yusuf", "Hoop", "12 maart"]
    assert not button(page, "approve:new").isEnabled()
    assert any("gaat nooit mee" in one.text() for one in page.findChildren(QLabel))
    write(page, "Veel gezinnen zien Hoop", qtbot)
    assert marked(page) == ["name: hoop"]
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget().objectName() == "keep_mark:name: hoop"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert (words(page, "voice_state"), words(page, "voice_kept")) == (CLEAN, "Blijft staan: ‘Hoop’")
    assert page.focusWidget().objectName() == "approve:new"
    button(page, "about:new:tip").click()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.ready and bool(bar.said))
    assert bar.said[-1] == (APPROVED, "done")
    (voice,) = told.dossiers.publishing.voices()
    assert (voice.text, voice.kind, voice.kept) == ("Veel gezinnen zien Hoop", "tip", ["name: hoop"])
    assert (voice.on, voice.by) == (voice.approved_on, voice.approved_by) == (TODAY, told.professional)
    assert (voice.first, voice.last) == (PERIOD.first, PERIOD.last)
    assert page.findChild(QTextEdit, "voice:new").toPlainText() == ""
    assert (nameless(page), small(page)) == ([], [])


def test_a_changed_line_is_approved_anew(shown: Shown, told: Desk, bar: Bar, qtbot: QtBot) -> None:
    page = shown()
    write(page, GOOD, qtbot)
    button(page, "approve:new").click()
    qtbot.waitUntil(lambda: page.ready and bool(bar.said))
    (voice,) = told.dossiers.publishing.voices()
    assert words(page, f"standing:{voice.id}") == "Goedgekeurd"
    button(page, f"change:{voice.id}").click()
    qtbot.waitUntil(lambda: page.ready)
    write(page, "Ouders zoeken opvang.", qtbot, voice.id)
    button(page, f"keep:{voice.id}").click()
    qtbot.waitUntil(lambda: page.ready)
    assert bar.said[-1] == (SAVED, "done")
    assert lines(told) == [("Ouders zoeken opvang.", "need", False)]
    assert words(page, f"standing:{voice.id}") == "Nog niet goedgekeurd"
    button(page, f"remove:{voice.id}").click()
    qtbot.waitUntil(lambda: page.ready)
    assert lines(told) == []
    button(page, "undo").click()
    qtbot.waitUntil(lambda: page.ready)
    assert lines(told) == [("Ouders zoeken opvang.", "need", False)]


def test_a_line_in_which_somebody_came_to_stand_is_pointed_out(shown: Shown, told: Desk, qtbot: QtBot) -> None:
    for text in ("Vertel Yusuf alles.", GOOD):
        voice = Voice(text, "tip", TODAY, "Noor", PERIOD.first, PERIOD.last, ["name: yusuf"], id=text[:5].strip())
        told.dossiers.publishing.save_voice(voice)
        told.dossiers.publishing.approve_voice(voice, "Noor", TODAY)
    page = shown()
    qtbot.waitUntil(lambda: words(page, "standing:Verte") != "Goedgekeurd")
    assert words(page, "standing:Verte") == "Gaat niet mee: lees hem opnieuw na"
    assert words(page, "standing:Ouder") == "Goedgekeurd"
    spoken = spoken_in(told, PERIOD)
    ready = made(told, Choice(PERIOD, ()), told.dossiers.all(), [], Progress(), spoken)
    (sheet,) = [data.decode("utf-8-sig") for name, data in ready.files.items() if "meegeven" in name]
    assert GOOD in sheet
    assert "Yusuf" not in sheet
    assert [sentence.split(":")[0] for sentence in ready.lines] == [
        "Bij 'Wat mensen meegeven' gaat 1 regel mee.", "Deze regel gaat niet mee",
    ]  # fmt: skip


def test_nothing_half_written_is_lost(shown: Shown, bar: Bar, qtbot: QtBot) -> None:
    page = shown()
    write(page, "Vraag alles, ook aan", qtbot)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert bar.said == [(HALF, "warning")]
    assert (page.flush(), page.abandon()) == (False, True)
    draft, view = page.draft(), page.view()
    page.stop()
    page.close()
    again = shown()
    again.show_view(view)
    again.show_draft(draft)
    panel = again.findChild(VoicesPanel)
    qtbot.waitUntil(lambda: panel.ready)
    assert again.findChild(QTextEdit, "voice:new").toPlainText() == "Vraag alles, ook aan"
    button(again, "undo:new").click()
    qtbot.waitUntil(lambda: panel.ready)
    assert (again.draft(), again.flush()) == ({}, True)
    QTest.keyClick(again.focusWidget(), Qt.Key.Key_Escape)
    assert again.focusWidget().objectName() == "monitor_voices"


HOSTILE = ["\u200b\n\t ", "x" * 10_000, "<img src='/a.png'>\u202e=1+1\x00", "يوسف ይሱፍ Юсуф"]


def test_hostile_words_stay_words(shown: Shown, told: Desk, bar: Bar, qtbot: QtBot) -> None:
    page = shown()
    for text in HOSTILE:
        write(page, text, qtbot)
        if button(page, "keep:new").isEnabled():
            bar.said.clear()
            button(page, "keep:new").click()
            qtbot.waitUntil(lambda: page.ready and bool(bar.said))
    voices = told.dossiers.publishing.voices()
    assert sorted(voice.text for voice in voices) == ["<img src='/a.png'>=1+1", "x" * 600, "يوسف ይሱፍ Юсуф"]
    assert not any(voice.approved for voice in voices)
