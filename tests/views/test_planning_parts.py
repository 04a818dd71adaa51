"""The parts of the plan's page by themselves: what a choice leaves, the weeks of a month, an appointment on paper."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.dossier.schedule import Outline, Upcoming
from desktop.guide import Guide
from desktop.store.names import folded
from desktop.views import theme
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.papers.appointment import NOT_YET, Appointment
from desktop.views.papers.invitation_form import InvitationForm
from desktop.views.papers.single import make
from desktop.views.planning import planning_words
from desktop.views.planning.month_tile import MonthTile, weeks
from desktop.views.planning.planning_footer import PlanningFooter
from desktop.views.planning.wanted import Wanted
from desktop.views.planning.whole_plan import WholePlan
from desktop.views.planning.year_calendar import YearCalendar
from desktop.views.wording import apart

from .conftest import TODAY, Bar
from .finding import button

SOON = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("days", "late", "said"),
    [
        (-400, True, "13 maanden te laat"),
        (-90, True, "90 dagen te laat"),
        (-1, False, "1 dag geleden"),
        (0, False, "vandaag"),
        (14, False, "over 14 dagen"),
        (119, False, "over 17 weken"),
        (400, False, "over 13 maanden"),
    ],
)
def test_how_far_a_day_is_in_words(days: int, late: bool, said: str) -> None:
    assert apart(TODAY + timedelta(days), TODAY, late=late) == said


@pytest.mark.parametrize(
    ("ago", "lists", "said"),
    [
        (9, ["all", "month", "quarter"], "9 dagen geleden"),
        (14, ["all", "month", "quarter"], "14 dagen geleden"),
        (15, ["all", "late"], "15 dagen te laat"),
    ],
)
def test_what_is_due_around_a_day_that_passed_stays_on_the_list_of_this_month(
    guide: Guide, ago: int, lists: list[str], said: str
) -> None:
    """Of a day in another month: else nobody would meet it until it is late."""
    day = date(2026, 8, 30)
    [planned] = [one for one in guide.municipality.settings.rounds if one.id == "start"]
    outline = Outline("d", Newcomer("Samir", "ar", linked_on=day - timedelta(days=planned.days)))
    today = day + timedelta(days=ago)
    whole = WholePlan(guide.municipality, [outline], today)
    found = whole.find(Wanted())
    assert sorted(which for which, count in found.counts.items() if count) == lists
    assert planning_words.far(found.items[0], today) == said


@pytest.mark.parametrize(
    ("ids", "asked"),
    [
        ({}, Wanted()),
        ({"which": "late", "round": "start", "text": "a"}, Wanted("late", "", "start", "a")),
        ({"month": "2027-03", "shape": "year", "year": "2027"}, Wanted("all", "2027-03", shape="year", year="2027")),
        ({"which": "gisteren", "month": "2027-13", "year": "0", "shape": "rond", "dossier": "d"}, Wanted()),
    ],
)
def test_a_page_finds_its_list_by_ids_that_may_be_anything(ids: dict[str, str], asked: Wanted) -> None:
    assert Wanted.of(ids) == asked == Wanted.of(asked.ids)


def test_a_list_has_a_name_that_names_nobody(guide: Guide) -> None:
    assert planning_words.title(Wanted("late", text="Yusuf"), guide) == "Planning: te laat, gezocht op een naam"
    asked = Wanted(month="2027-03", round="half_year")
    assert planning_words.title(asked, guide) == "Planning: maart 2027, Gesprek na een half jaar"
    assert planning_words.title(Wanted(round="weg"), guide) == "Planning: alles, weg"


def test_what_is_done_is_told_of_one_or_of_many(guide: Guide) -> None:
    items = [Upcoming(name, Newcomer(name, "ar"), "start", None, None) for name in "ABCDEF"]
    assert planning_words.about(items[:1], guide) == "A · Startgesprek"
    assert planning_words.about(items, guide) == "6 gesprekken: A, B, C, D en 2 anderen"


def test_a_name_is_found_by_whole_words_beginnings_and_parts(guide: Guide) -> None:
    names = ("Yusuf al-Hamdan", "A'isha Saïd", "Ayse Demir")
    people = [Outline(name, Newcomer(name, "ar", linked_on=TODAY)) for name in names]
    whole = WholePlan(guide.municipality, people, TODAY, folded)

    def found(text: str) -> list[str]:
        return sorted(item.dossier_id for item in whole.find(Wanted(text=text)).items)

    assert found("") == sorted(names)
    assert found("ham yusuf") == ["Yusuf al-Hamdan"]
    assert found("aisha") == found("said") == found("sa") == ["A'isha Saïd"]
    assert found("ay") == ["Ayse Demir"]
    assert found("'") == []


def test_the_weeks_of_a_month_begin_on_monday() -> None:
    days = Counter({date(2026, 11, 1): 2, date(2026, 11, 2): 1, date(2026, 11, 8): 1, date(2026, 11, 30): 4})
    late = Counter({date(2026, 11, 2): 1})
    found = weeks(2026, 11, days, late)
    assert [(week.first.day, week.count, week.late) for week in found] == [
        (1, 2, 0), (2, 2, 1), (9, 0, 0), (16, 0, 0), (23, 0, 0), (30, 4, 0),
    ]  # fmt: skip
    assert len(weeks(2027, 2, {}, {})) == 4  # it begins on a Monday, and is four weeks long


def test_late_is_hatched_and_a_month_without_any_has_no_bar(qtbot: QtBot, guide: Guide) -> None:
    calendar = YearCalendar()
    qtbot.addWidget(calendar)
    calendar.resize(1100, 420)
    outlines = [
        Outline(str(day), Newcomer("A", "ar"), arrangements=(Arrangement("start", "moved", TODAY, day, "x"),))
        for day in (date(2026, 8, 3), date(2026, 10, 5), date(2026, 10, 6))
    ]
    whole = WholePlan(guide.municipality, outlines, TODAY)
    calendar.show_year(2026, whole.find(Wanted()), TODAY)
    calendar.show()

    def colours(number: int) -> tuple[bool, bool]:
        """Whether a month shows the hatching of what is late, and a solid bar."""
        tile = calendar.findChild(MonthTile, f"month:{number}")
        image = tile.grab().toImage()
        below = [
            image.pixelColor(x, y).name() for x in range(12, image.width() - 12) for y in range(36, image.height())
        ]
        return "#9c2f28" in below, "#1d5c68" in below

    assert (colours(8), colours(10), colours(12)) == ((True, False), (False, True), (False, False))


# An appointment beside the invitation


@pytest.fixture
def spoken(desk: Desk) -> Dossier:
    """Somebody whose start conversation was held."""
    talk = Conversation("start", date(2026, 3, 20), "ar", completed=True, place="Stadhuis", professional="Noor")
    made = Dossier(Newcomer("Selam Tesfay", "ar", birth_date=date(1990, 5, 1)), [talk])
    desk.dossiers.add(made)
    return made


def told(part: Appointment) -> str:
    label = part.findChild(QLabel, "appointment_words")
    return str(label.text()) if not label.isHidden() else ""


def test_an_appointment_is_kept_with_the_invitation_and_proposed_again(
    desk: Desk, spoken: Dossier, qtbot: QtBot, bar: Bar
) -> None:
    part = Appointment(desk, spoken, DossierSaving(desk, spoken))
    qtbot.addWidget(part)
    assert (part.known, told(part)) == ({"day": "", "time": "", "place": "Stadhuis"}, "")
    part.keep()  # without a day there is nothing to keep
    said = {"day": "2026-10-01", "time": "9:15", "place": "Kamer 4"}
    part.show_said(said)
    assert told(part) == NOT_YET
    button(part, "keep_appointment").click()
    part.keep()  # what is kept is not kept twice
    [kept] = desk.dossiers.open(spoken.id).arrangements
    assert (kept.round, kept.day, kept.time, kept.place) == ("half_year", SOON, "9:15", "Kamer 4")
    assert told(part) == "Dit staat in de planning: 1 oktober 2026, 9:15."
    part.show_said(said | {"day": "2036-10-02"})
    part.keep()
    assert "tien jaar" in told(part)
    again = Appointment(desk, spoken, DossierSaving(desk, spoken))
    qtbot.addWidget(again)
    assert again.known == said


def test_whoever_has_no_conversation_yet_can_be_invited(desk: Desk) -> None:
    dossier = Dossier(Newcomer("Kofi Mensah", "en", linked_on=TODAY))
    assert make(desk, dossier, {"paper": "invitation", "day": "2026-10-01"}).kind == "invitation"


def test_the_form_has_its_lines_beside_each_other_and_says_what_is_wrong(qtbot: QtBot) -> None:
    form = InvitationForm(lambda: TODAY, {"day": "2026-10-01", "time": "9:15", "place": "Hier"}, "", beside=True)
    qtbot.addWidget(form)
    form.show()
    day, time = (form.findChild(QLineEdit, name) for name in ("meeting_day", "meeting_time"))
    assert (day.text(), time.text(), day.y()) == ("01-10-2026", "9:15", time.y())
    assert form.good
    with qtbot.waitSignal(form.changed) as given:
        QTest.keyClicks(time, "0")
        time.setText("10 uur")
        QTest.keyClick(time, Qt.Key.Key_Return)
    assert given.args == [{"day": "2026-10-01", "time": "10:00", "place": "Hier"}]
    time.setText("later")
    assert not form.good
    form.show_known({"day": ""})
    assert (form.good, form.said) == (True, {"day": "", "time": "", "place": ""})


@pytest.mark.thorough
@pytest.mark.parametrize("percent", [100, 150])
def test_no_button_is_cut_off_in_the_narrowest_window(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, percent)
    try:
        footer = PlanningFooter(lambda: None)
        qtbot.addWidget(footer)
        footer.setMinimumSize(100, 60)  # as in the window, which has a smallest size of its own
        footer.resize(960, 60)
        footer.show()
        footer.show_chosen([], 42, True, True)
        qapp.processEvents()
        for part in footer.findChildren(QPushButton):
            assert part.width() >= part.sizeHint().width(), part.text()
        assert footer.invite.text() == "42 uitnodigingen"
        assert footer.exception.accessibleName() == "Verplaatsen of overslaan"
        assert footer.sheet.text() == "Lijst"
        footer.resize(1600, 60)
        qapp.processEvents()
        assert footer.sheet.text() == "Lijst afdrukken of opslaan"
    finally:
        theme.apply(qapp)
