"""What the rules propose and what is agreed, through the real page, with the shipped questionnaire and a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QListWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop.dossier.model import Action, Conversation, Dossier, Referral, Step
from desktop.guide import Guide
from desktop.store.vault import Vault
from desktop.views.actions import ActionsPage
from desktop.views.desk import Desk
from desktop.views.wording import waiting

from .conftest import Bar
from .finding import disk_gone, texts
from .packet import ANSWERS, HELD, nameless, newcomer, part, press, small, visible, words

Show = Callable[[Dossier], ActionsPage]


@pytest.fixture(scope="session")
def shipped() -> Guide:
    """What the program is shipped with, for Zeist."""
    return guides.load("zeist")


@pytest.fixture
def zeist(desk: Desk, shipped: Guide) -> Desk:
    """A desk in Zeist, on the day of the conversation."""
    return replace(desk, guide=shipped, today=lambda: HELD)


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody with much to agree on, in the vault."""
    made = newcomer(zeist.guide)
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
        return page

    return shown


def proposed(page: QWidget) -> list[str]:
    """Rules whose cards are on the page, from top to bottom."""
    cards = [one for one in visible(page, QFrame) if one.objectName().startswith("proposal:")]
    cards.sort(key=lambda one: one.y())
    return [one.objectName().removeprefix("proposal:") for one in cards]


def card(page: QWidget, rule: str) -> QFrame:
    """The card of a rule."""
    return part(page, f"proposal:{rule}")


def agreed(page: QWidget) -> list[str]:
    """The titles in the list of what is agreed."""
    titles = visible(page, QLabel, "agreed_title")
    return [one.text() for one in sorted(titles, key=lambda one: one.parentWidget().y())]


def kept(desk: Desk, dossier: Dossier) -> Dossier:
    """The dossier as it is in the vault now."""
    return desk.dossiers.open(dossier.id)


def write(page: QWidget, name: str, text: str) -> None:
    """Write into a field of the editor."""
    line, area = page.findChild(QLineEdit, name), page.findChild(QTextEdit, name)
    assert line is not None or area is not None, name
    if line is not None:
        line.setText(text)
    if area is not None:
        area.setPlainText(text)


def pick(page: QWidget, name: str) -> None:
    """Choose an organisation from the list."""
    found = page.findChild(QListWidget, "organisation_list")
    assert found is not None
    [item] = found.findItems(name, Qt.MatchFlag.MatchExactly)
    found.setCurrentItem(item)


def test_protocol_comes_first_and_then_what_is_most_urgent(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {**ANSWERS, "gezin.bang": True, "geld.eten": True})
    zeist.dossiers.add(made)
    page = show(made)
    assert proposed(page)[:2] == ["protocol-onveilig", "voedselbank-pakket"]
    urgencies = [words(card(page, rule), "urgency") for rule in proposed(page)[1:]]
    assert urgencies == sorted(urgencies, key=["Nu", "Binnenkort", "Gewoon"].index)
    assert len(set(urgencies)) == 3
    danger = card(page, "protocol-onveilig")
    assert "Bel 112" in words(danger, "protocol_text")
    assert not danger.findChildren(QWidget, "confirm")


def test_protocol_is_put_away_by_hand_and_comes_back(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {"gezin.bang": True})
    zeist.dossiers.add(made)
    page = show(made)
    press(card(page, "protocol-onveilig"), "dismiss")
    assert proposed(page) == []
    press(page, "restore:protocol-onveilig")
    assert proposed(page) == ["protocol-onveilig"]
    assert kept(zeist, made).conversations[0].dismissed == []


def test_reason_is_said_in_words_and_leads_to_the_question(qtbot: QtBot, show: Show, dossier: Dossier) -> None:
    page = show(dossier)
    proposal = card(page, "meedoen-in-de-buurt")
    assert words(proposal, "reason") == "Omdat iemand zich vaak alleen voelt of nog weinig mensen kent."
    assert "Hoeveel mensen in Nederland kent u goed?" in texts(proposal)
    assert words(proposal, "because:netwerk.contacten").startswith("0")
    with qtbot.waitSignal(page.go) as gone:
        press(proposal, "to_question:netwerk.contacten")
    ids = {"dossier": dossier.id, "conversation": dossier.conversations[0].id, "question": "netwerk.contacten"}
    assert gone.args == ["interview", ids]


def test_concern_is_a_word_in_the_reason(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide)
    made.conversations[0].answers["geld.schulden"].concern = True
    zeist.dossiers.add(made)
    assert words(card(show(made), "hulp-bij-schulden"), "because:geld.schulden") == "ja  ·  zorgpunt"


def test_referral_shows_organisation_offer_and_wait(show: Show, dossier: Dossier) -> None:
    proposal = card(show(dossier), "taalhuis-taalmaatje")
    assert words(proposal, "organisation_name") == "Taalhuis"
    assert "taalmaatje" in words(proposal, "organisation_offers")
    assert words(proposal, "organisation_waiting") == "Wachttijd: meestal ongeveer 6 weken"
    assert words(proposal, "organisation_stale") == ""
    assert words(proposal, "involved") == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, "onbekend"), (1, "meestal meteen"), (14, "meestal ongeveer 14 dagen"), (42, "meestal ongeveer 6 weken")],
)
def test_waiting_time_in_words(days: int | None, said: str) -> None:
    assert waiting(days) == said


def test_entry_that_nobody_checked_for_half_a_year_has_a_warning(show: Show, dossier: Dossier) -> None:
    page = show(dossier, date(2027, 6, 1))  # type: ignore[call-arg]
    assert "5 oktober 2026" in words(card(page, "taalhuis-taalmaatje"), "organisation_stale")


def test_organisation_that_is_involved_already_is_marked(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide)
    earlier = Conversation("catch_up", date(2026, 3, 1), "ar", completed=True)
    made.conversations.insert(0, earlier)
    made.referrals.append(Referral("taalhuis", "catch_up", history=[Step("sent", date(2026, 3, 2))]))
    zeist.dossiers.add(made)
    page = show(made)
    assert words(card(page, "taalhuis-taalmaatje"), "involved") == "Al betrokken"
    assert words(card(page, "hulp-bij-schulden"), "involved") == ""


def test_action_is_agreed_with_one_click(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "confirm")
    assert "huisarts-zoeken" not in proposed(page)
    assert agreed(page) == ["Wij zoeken samen een huisarts bij u in de buurt."]
    [action] = kept(zeist, dossier).actions
    assert (action.owner, action.due_on, action.round) == ("professional", date(2026, 11, 27), "start")
    assert (action.rule, action.reason) == ("huisarts-zoeken", "er nog geen huisarts is")


def test_referral_needs_the_newcomers_word_first(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "taalhuis-taalmaatje"), "confirm")
    assert "Vraag dit eerst" in words(card(page, "taalhuis-taalmaatje"), "consent_note")
    assert kept(zeist, dossier).referrals == []
    press(card(page, "taalhuis-taalmaatje"), "consent:given")
    assert words(card(page, "taalhuis-taalmaatje"), "consent_note") == "Toestemming gegeven op 20 november 2026."
    press(card(page, "taalhuis-taalmaatje"), "confirm")
    stored = kept(zeist, dossier)
    assert [(item.organisation, item.status, item.basis) for item in stored.referrals] == [
        ("taalhuis", "drafted", "consent")
    ]
    assert [(item.organisation, item.decision, item.on) for item in stored.consents] == [("taalhuis", "given", HELD)]
    assert agreed(page) == ["Doorverwijzing naar Taalhuis"]


def test_question_about_consent_stands_in_both_languages_and_says_what_goes(show: Show, dossier: Dossier) -> None:
    proposal = card(show(dossier), "taalhuis-taalmaatje")
    assert "Mag Taalhuis dit over u weten?" in texts(proposal)
    own = proposal.findChild(QLabel, "own_words")
    assert own is not None
    assert own.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert "Taalhuis" in own.text() and "عنك" in own.text()
    assert words(proposal, "own_state") == "concept"
    assert "Nederlands" in words(proposal, "consent_sees")
    assert "Geld" not in words(proposal, "consent_sees")


def test_legal_task_asks_no_consent(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    assert not card(page, "rsd-duaal").findChildren(QWidget, "consent:given")
    press(card(page, "rsd-duaal"), "confirm")
    assert [item.basis for item in kept(zeist, dossier).referrals] == ["legal_task"]


def test_refused_becomes_an_action_of_ones_own(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "taalhuis-taalmaatje"), "consent:refused")
    refused = card(page, "taalhuis-taalmaatje")
    assert not refused.findChildren(QWidget, "confirm")
    assert "Zonder toestemming gaat er geen brief naar Taalhuis." in words(refused, "refused")
    press(refused, "own_action")
    press(page, "editor_save")
    stored = kept(zeist, dossier)
    assert stored.referrals == []
    [action] = stored.actions
    assert action.owner == "newcomer"
    assert action.title.startswith("U neemt zelf contact op met Taalhuis.")
    assert stored.consent("taalhuis") == "refused"
    assert "taalhuis-taalmaatje" not in proposed(page)


def test_change_of_mind_on_the_same_day_leaves_one_decision(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    for decision in ("given", "refused"):
        press(card(page, "taalhuis-taalmaatje"), f"consent:{decision}")
    assert [item.decision for item in kept(zeist, dossier).consents] == ["refused"]
    press(card(page, "taalhuis-taalmaatje"), "consent:given")
    assert kept(zeist, dossier).consent("taalhuis") == "given"


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


def test_dismissed_is_kept_and_can_be_undone(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    before = proposed(page)
    press(card(page, "vrijwilligerswerk"), "dismiss")
    assert proposed(page) == [rule for rule in before if rule != "vrijwilligerswerk"]
    assert kept(zeist, dossier).conversations[0].dismissed == ["vrijwilligerswerk"]
    again = show(dossier)
    assert "vrijwilligerswerk" not in proposed(again)
    press(again, "restore:vrijwilligerswerk")
    assert proposed(again) == before
    assert kept(zeist, dossier).conversations[0].dismissed == []


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
    made = newcomer(zeist.guide)
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
    assert (action.title, action.owner, action.due_on, action.rule) == ("Fiets zoeken", "newcomer", None, None)


def test_referral_of_ones_own_is_found_by_what_is_offered(
    qtbot: QtBot, show: Show, zeist: Desk, dossier: Dossier
) -> None:
    page = show(dossier)
    press(page, "new_referral")
    press(page, "editor_save")
    assert words(page, "editor_error") == "Kies een organisatie."
    search, found = page.findChild(QLineEdit, "organisation_search"), page.findChild(QListWidget, "organisation_list")
    assert search is not None and found is not None
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
    made = newcomer(zeist.guide)
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
    made = newcomer(zeist.guide)
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
