"""What is agreed: changed, added, taken away, saved, left; through the real page, with a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QListWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Conversation, Dossier, Referral, Step
from desktop.store.vault import Vault
from desktop.views import theme
from desktop.views.agreements.actions import ActionsPage
from desktop.views.desk import Desk
from desktop.views.scrolled import Scrolled

from .conftest import Bar
from .finding import disk_gone, texts
from .on_actions import Show, agreed, card, kept, pick, proposed, write
from .packet import HELD, nameless, newcomer, part, press, small, visible, words

FEW = {"gezondheid.huisarts": False, "werk.wens": ["duaal", "vrijwillig"]}
"""Answers that propose three things: every card is drawn anew after each change, in each test."""


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody with an action and two referrals to agree on, in the vault."""
    made = newcomer(zeist.guide, FEW)
    zeist.dossiers.add(made)
    return made


@pytest.fixture
def show(qtbot: QtBot, zeist: Desk) -> Show:
    """Shows the page of a dossier's last conversation, as it stands in the vault."""

    def shown(dossier: Dossier, today: date = HELD) -> ActionsPage:
        fresh = zeist.dossiers.open(dossier.id)
        page = ActionsPage(replace(zeist, today=lambda: today), fresh, fresh.conversations[-1])
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.whole)
        return page

    return shown


def test_proposal_is_changed_before_it_is_agreed(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "change")
    assert kept(zeist, dossier).actions == []
    write(page, "action_title", "Samen naar praktijk <b>De Linde</b>")
    write(page, "action_due", "1-12-2026")
    owner = page.findChild(QComboBox, "action_owner")
    assert owner is not None
    owner.setCurrentIndex(owner.findData("vluchtelingenwerk"))
    press(page, "editor_save")
    [action] = kept(zeist, dossier).actions
    assert (action.title, action.owner) == ("Samen naar praktijk <b>De Linde</b>", "vluchtelingenwerk")
    assert (action.due_on, action.rule) == (date(2026, 12, 1), "huisarts-zoeken")
    assert agreed(page) == ["Samen naar praktijk <b>De Linde</b>"]
    assert "Wie: VluchtelingenWerk" in texts(page)


def test_agreement_is_changed_afterwards(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "confirm")
    press(part(page, f"agreed:{kept(zeist, dossier).actions[0].id}"), "change")
    press(page, "term:3")
    write(page, "action_title", "Huisarts bellen")
    press(page, "editor_save")
    [action] = kept(zeist, dossier).actions
    assert (action.title, action.due_on) == ("Huisarts bellen", date(2026, 12, 20))


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("action_due", "31-02-2027", "bestaat niet"), ("action_title", "  ", "Schrijf op wat er gebeurt")],
)
def test_what_cannot_be_kept_is_said_and_changes_nothing(
    show: Show, zeist: Desk, dossier: Dossier, field: str, typed: str, said: str
) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "change")
    write(page, field, typed)
    press(page, "editor_save")
    assert said in words(page, "editor_error")
    press(page, "editor_cancel")
    assert kept(zeist, dossier).actions == []
    assert "huisarts-zoeken" in proposed(page)


def test_other_organisation_than_the_law_names_needs_consent(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "rsd-duaal"), "change")
    pick(page, "VluchtelingenWerk")
    press(page, "editor_save")
    assert "Vraag dit eerst" in words(page, "editor_error")
    editor = page.findChild(QWidget, "referral_editor")
    assert editor is not None
    press(editor, "consent:refused")
    press(page, "editor_save")
    assert "wil dit niet" in words(page, "editor_error")
    press(editor, "consent:given")
    press(page, "editor_save")
    [referral] = kept(zeist, dossier).referrals
    assert (referral.organisation, referral.basis, referral.rule) == ("vluchtelingenwerk", "consent", "rsd-duaal")


def test_removed_agreement_comes_back(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "confirm")
    [action] = kept(zeist, dossier).actions
    press(part(page, f"agreed:{action.id}"), "remove")
    assert kept(zeist, dossier).actions == []
    assert agreed(page) == []
    assert "huisarts-zoeken" in proposed(page)
    press(page, "undo")
    assert [item.id for item in kept(zeist, dossier).actions] == [action.id]
    assert "huisarts-zoeken" not in proposed(page)


def test_what_was_sent_cannot_be_taken_away(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {})
    made.referrals.append(Referral("ggd", "start", "legal_task", "Uitleg", history=[Step("sent", HELD)], id="weg"))
    zeist.dossiers.add(made)
    row = part(show(made), "agreed:weg")
    assert "Brief: verstuurd" in texts(row)
    assert not row.findChildren(QWidget, "remove")


def test_action_of_ones_own(qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(page, "new_action")
    field = page.findChild(QTextEdit, "action_title")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Fiets zoeken")
    press(page, "editor_save")
    [action] = kept(zeist, dossier).actions
    assert (action.title, action.owner, action.due_on, action.rule) == ("Fiets zoeken", "professional", None, None)
    assert action.professional == "Noor de Wit"


def test_referral_of_ones_own_is_found_by_what_is_offered(
    qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier
) -> None:
    page = show(dossier)
    press(page, "new_referral")
    press(page, "editor_save")
    assert words(page, "editor_error") == "Kies een organisatie."
    search, found = page.findChild(QLineEdit, "organisation_search"), page.findChild(QListWidget, "organisation_list")
    assert search is not None
    assert found is not None
    assert found.count() == len(zeist.guide.municipality.organisations)
    qtbot.keyClicks(search, "schulden")
    seen = [found.item(row).text() for row in range(found.count()) if not found.isRowHidden(row)]
    assert seen == ["Sociaal Team"]
    qtbot.keyClicks(search, "zzz")
    press(page, "editor_save")
    assert words(page, "editor_error") == "Kies een organisatie."
    search.setText("schulden")
    write(page, "referral_need", "Samen de post doornemen")
    editor = page.findChild(QWidget, "referral_editor")
    assert editor is not None
    press(editor, "consent:given")
    press(page, "editor_save")
    [referral] = kept(zeist, dossier).referrals
    assert (referral.organisation, referral.need, referral.status) == (
        "sociaal-team", "Samen de post doornemen", "drafted",
    )  # fmt: skip
    assert (referral.way, referral.professional) == (None, "Noor de Wit")


def test_way_of_referring_is_chosen(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "rsd-duaal"), "change")
    editor = part(page, "editor_scroll")
    assert editor.findChild(QAbstractButton, "way:warm").isChecked(), "as the RSD likes it"
    assert "stelt de nieuwkomer dan zelf voor" in words(editor, "way_asks")
    press(editor, "way:phone")
    assert words(editor, "way_asks").startswith("U belt de organisatie")
    press(page, "editor_save")
    [referral] = kept(zeist, dossier).referrals
    assert referral.way == "phone"
    assert "Bellen: nog te doen" in texts(part(page, f"agreed:{referral.id}"))
    press(part(page, f"agreed:{referral.id}"), "change")
    press(part(page, "editor_scroll"), "way:warm")
    press(page, "editor_save")
    assert kept(zeist, dossier).referrals[0].way is None, "the organisation's own way"


def test_disk_that_refuses_loses_nothing(show: Show, zeist: Desk, vault: Vault, bar: Bar, dossier: Dossier) -> None:
    page = show(dossier)
    with disk_gone(vault):
        press(card(page, "huisarts-zoeken"), "confirm")
        assert agreed(page) == ["Wij zoeken samen een huisarts bij u in de buurt."]
        assert "Nog niet opgeslagen" in words(page, "kept")
        press(card(page, "rsd-duaal"), "confirm")
        assert not page.flush()
        assert [tone for _, tone in bar.said] == ["error"]
    assert page.flush()
    stored = kept(zeist, dossier)
    assert (len(stored.actions), len(stored.referrals)) == (1, 1)
    assert words(page, "kept") == "Alles is opgeslagen"
    assert bar.said[-1] == ("Alles is nu opgeslagen.", "done")


def test_page_is_not_left_while_the_disk_refuses(qtbot: QtBot, show: Show, vault: Vault, dossier: Dossier) -> None:
    page = show(dossier)
    with disk_gone(vault), qtbot.assertNotEmitted(page.go):
        press(card(page, "huisarts-zoeken"), "confirm")
        press(page, "onward")
    with qtbot.waitSignal(page.go):
        press(page, "onward")


def test_from_the_start_conversation_it_goes_on_to_the_papers(qtbot: QtBot, show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    with qtbot.waitSignal(page.go) as gone:
        press(page, "onward")
    assert gone.args == ["letters", {"dossier": dossier.id, "conversation": dossier.conversations[0].id}]


def test_from_a_follow_up_it_goes_on_to_what_changed(qtbot: QtBot, show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {})
    made.conversations[0].completed = True
    later = Conversation("half_year", date(2027, 5, 20), "ar")
    made.conversations.append(later)
    zeist.dossiers.add(made)
    page = show(made)
    with qtbot.waitSignal(page.go) as gone:
        press(page, "onward")
    assert gone.args == ["changes", {"dossier": made.id, "conversation": later.id}]


def test_what_is_being_written_is_kept_when_the_page_is_left(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(page, "new_action")
    write(page, "action_title", "Fiets zoeken")
    assert page.flush()
    assert [item.title for item in kept(zeist, dossier).actions] == ["Fiets zoeken"]


def test_proposal_that_is_being_changed_is_not_agreed_by_leaving(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "change")
    assert page.flush()
    assert kept(zeist, dossier).actions == []


def test_only_this_conversations_agreements_are_shown(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {})
    made.actions += [Action("Van eerder", "newcomer", "catch_up"), Action("Van nu", "newcomer", "start")]
    zeist.dossiers.add(made)
    assert agreed(show(made)) == ["Van nu"]


def test_keyboard_stays_among_the_proposals(qtbot: QtBot, show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    first = proposed(page)[0]
    button = card(page, first).findChild(QWidget, "dismiss")
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    focused = page.focusWidget()
    assert focused is not None
    assert card(page, proposed(page)[0]).isAncestorOf(focused)


def test_escape_leaves_the_editor(qtbot: QtBot, show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    press(page, "new_action")
    field = page.findChild(QTextEdit, "action_title")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert words(page, "agreed_heading") == "Afgesproken"


@pytest.mark.thorough
@pytest.mark.parametrize("opened", ["", "new_action", "new_referral"])
def test_everything_has_a_name_can_be_hit_and_fits(qtbot: QtBot, show: Show, dossier: Dossier, opened: str) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "confirm")
    if opened:
        press(page, opened)
    assert nameless(page) == []
    assert small(page) == []
    page.resize(960, 540)
    assert (page.width(), page.height()) == (960, 540)
    for area in visible(page, Scrolled):
        assert area.widget().width() <= area.viewport().width(), area.objectName()


def test_half_written_change_is_kept_or_keeps_the_page(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "confirm")
    press(part(page, f"agreed:{kept(zeist, dossier).actions[0].id}"), "change")
    write(page, "action_title", "Huisarts bellen")
    assert page.flush()
    assert [item.title for item in kept(zeist, dossier).actions] == ["Huisarts bellen"]
    press(page, "new_action")
    write(page, "action_due", "31-02-2027")
    assert not page.flush()
    assert words(page, "editor_error")
    press(page, "editor_cancel")
    press(card(page, "vrijwilligerswerk"), "change")
    write(page, "referral_need", "Iets anders")
    assert not page.flush()
    assert "nog niet afgesproken" in words(page, "editor_error")
    assert page.abandon(), "the lock comes all the same when nobody is there"
    assert page.flush()


def test_other_card_asks_before_what_was_written_goes(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(page, "new_action")
    write(page, "action_title", "Fiets zoeken")
    press(card(page, "huisarts-zoeken"), "change")
    assert "nog niet opgeslagen" in words(page, "question_text")
    assert page.focusWidget().objectName() == "question_no"
    press(page, "question_no")
    assert words(page, "editor_heading") == "Zelf een actie toevoegen"
    press(card(page, "huisarts-zoeken"), "change")
    press(page, "question_yes")
    assert words(page, "editor_heading") == "Voorstel aanpassen"
    press(card(page, "vrijwilligerswerk"), "change")
    assert not words(page, "question_text"), "nothing was changed, so nothing is asked"


def test_after_saving_the_keyboard_is_in_the_next_proposal(show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    order = proposed(page)
    after = order[order.index("rsd-duaal") + 1]
    press(card(page, "rsd-duaal"), "change")
    press(page, "editor_save")
    assert "rsd-duaal" not in proposed(page)
    focused = page.focusWidget()
    assert focused is not None
    assert card(page, after).isAncestorOf(focused)


def test_day_that_is_past_is_refused(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(page, "new_action")
    write(page, "action_title", "Fiets zoeken")
    write(page, "action_due", "19-11-2026")
    press(page, "editor_save")
    assert "al voorbij" in words(page, "editor_error")
    write(page, "action_due", "20-11-2026")
    press(page, "editor_save")
    assert [item.due_on for item in kept(zeist, dossier).actions] == [HELD]


@pytest.mark.thorough
def test_large_letters_in_a_small_window_fit(qapp: QApplication, show: Show, dossier: Dossier) -> None:
    try:
        theme.apply(qapp, 150)
        page = show(dossier)
        page.resize(960, 540)
        QApplication.processEvents()
        area = page.findChild(Scrolled, "proposals")
        assert area.widget().width() <= area.viewport().width()
        press(page, "new_action")
        QApplication.processEvents()
        area = page.findChild(Scrolled, "editor_scroll")
        assert area.widget().width() <= area.viewport().width()
    finally:
        theme.apply(qapp)
