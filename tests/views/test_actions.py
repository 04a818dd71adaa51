"""What the rules propose and what is agreed, through the real page, with the shipped questionnaire and a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Conversation, Dossier, Referral, Step
from desktop.dossier.waiting import Waited
from desktop.guide import Guide
from desktop.views import tab_key
from desktop.views.agreements.actions import ActionsPage
from desktop.views.agreements.proposal_list import NO_MORE, NONE
from desktop.views.desk import Desk

from .finding import texts
from .on_actions import Show, agreed, card, kept, pick, proposed
from .packet import ANSWERS, HELD, newcomer, part, press, visible, words

BUDDY = {"taal.maatje": "wil"}
"""An answer that proposes one referral: every card is drawn anew after each change, in each test."""

FEW = {**BUDDY, "gezondheid.huisarts": False, "werk.wens": ["duaal", "vrijwillig"]}
"""Answers that propose an action and three referrals."""


@pytest.fixture
def dossier(zeist: Desk) -> Dossier:
    """Somebody with four things to agree on, in the vault."""
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


def test_protocol_comes_first_and_then_what_is_most_urgent(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {**ANSWERS, "gezin.bang": True, "geld.eten": True})
    zeist.dossiers.add(made)
    page = show(made)
    assert proposed(page)[:2] == ["protocol-onveilig", "voedselbank-pakket"]
    urgencies = [words(card(page, rule), "urgency") for rule in proposed(page)[1:]]
    assert urgencies == sorted(urgencies, key=["Nu", "Binnenkort", "Gewoon"].index)
    assert len(set(urgencies)) == 3
    danger = card(page, "protocol-onveilig")
    assert words(danger, "protocol_text") == "", "the newcomer, or somebody of the household, looks along"
    press(danger, "protocol_fold")
    assert "Bel 112" in words(danger, "protocol_text")
    assert not danger.findChildren(QWidget, "confirm")


def test_protocol_is_put_away_by_hand_and_comes_back(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {"gezin.bang": True})
    zeist.dossiers.add(made)
    page = show(made)
    danger = card(page, "protocol-onveilig")
    assert [one.text() for one in visible(danger, QLabel) if one.text()] == ["Voor u: lees dit even"]
    press(danger, "protocol_fold")
    press(danger, "dismiss")
    assert proposed(page) == []
    assert words(page, "undo_text") == "Weggelegd: Bericht voor u", "what it is about is not said aloud"
    press(page, "restore:protocol-onveilig")
    assert proposed(page) == ["protocol-onveilig"]
    assert kept(zeist, made).conversations[0].dismissed == []


def test_answer_that_points_to_danger_is_not_on_the_screen_until_asked_for(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {"gezin.bang": True})
    zeist.dossiers.add(made)
    danger = card(show(made), "protocol-onveilig")
    press(danger, "protocol_fold")
    assert not [one for one in visible(danger, QLabel) if "bang" in one.text()]
    press(danger, "why")
    assert words(danger, "because:gezin.bang") == "ja"


def test_reason_is_said_in_words_and_leads_to_the_question(qtbot: QtBot, show: Show, zeist: Desk) -> None:
    dossier = newcomer(zeist.guide, {"netwerk.contacten": 0})
    zeist.dossiers.add(dossier)
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
    made = newcomer(zeist.guide, {"geld.schulden": True})
    made.conversations[0].answers["geld.schulden"].concern = True
    zeist.dossiers.add(made)
    assert words(card(show(made), "hulp-bij-schulden"), "because:geld.schulden") == "ja  ·  zorgpunt"


def test_referral_shows_organisation_offer_and_wait(show: Show, dossier: Dossier) -> None:
    proposal = card(show(dossier), "taalhuis-taalmaatje")
    assert words(proposal, "organisation_name") == "Taalhuis"
    assert "taalmaatje" in words(proposal, "organisation_offers")
    assert words(proposal, "organisation_waiting") == "Wachttijd: ongeveer 6 weken (zegt de organisatie zelf)"
    assert words(proposal, "organisation_stale") == ""
    assert words(proposal, "involved") == ""
    assert words(proposal, "referral_way").startswith("Brief: U stuurt de brief zelf op")


def test_wait_that_was_learned_goes_before_what_the_organisation_says(
    qtbot: QtBot, zeist: Desk, dossier: Dossier
) -> None:
    asked: list[int] = []

    def waits() -> dict[str, Waited]:
        asked.append(1)
        return {"taalhuis": Waited(14, 12, 1, 1, 30, 21, 40)}

    page = ActionsPage(replace(zeist, waits=waits), dossier, dossier.conversations[-1])
    qtbot.addWidget(page)
    page.show()
    said = "Wachttijd: meestal 3 tot 6 weken (zo ging het bij 14 mensen)"
    assert words(card(page, "taalhuis-taalmaatje"), "organisation_waiting") == said
    press(page, "new_referral")
    pick(page, "Taalhuis")
    assert words(part(page, "editor_scroll"), "organisation_waiting") == said
    press(page, "editor_cancel")
    press(card(page, "taalhuis-taalmaatje"), "consent:given")
    press(card(page, "taalhuis-taalmaatje"), "confirm")
    assert said in texts(page)
    assert asked == [1], "it is looked up once a page"


def test_entry_that_nobody_checked_for_half_a_year_has_a_warning(show: Show, dossier: Dossier) -> None:
    page = show(dossier, date(2027, 6, 1))
    assert "5 oktober 2026" in words(card(page, "taalhuis-taalmaatje"), "organisation_stale")


def test_organisation_that_is_involved_already_is_marked(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {**BUDDY, "geld.schulden": True})
    earlier = Conversation("catch_up", date(2026, 3, 1), "ar", completed=True)
    made.conversations.insert(0, earlier)
    made.referrals.append(Referral("taalhuis", "catch_up", history=[Step("sent", date(2026, 3, 2))]))
    zeist.dossiers.add(made)
    page = show(made)
    assert words(card(page, "taalhuis-taalmaatje"), "involved") == "Al betrokken"
    assert words(card(page, "hulp-bij-schulden"), "involved") == ""


def test_same_need_with_two_organisations_is_warned_for(show: Show, zeist: Desk) -> None:
    """Somebody who waits for Samenspraak, and whose partner goes to the language school, wants a language buddy."""
    made = newcomer(zeist.guide, {**BUDDY, "geld.schulden": True})
    made.newcomer = replace(made.newcomer, household="Huishouden 14")
    made.conversations.insert(0, Conversation("catch_up", date(2026, 3, 1), "ar", completed=True))
    for organisation, rule, status in (("samenspraak", "samenspraak-vaker", "waiting"), ("cjg", None, "started")):
        history = [Step("sent", date(2026, 3, 2)), Step(status, date(2026, 3, 9))]  # type: ignore[arg-type]
        made.referrals.append(Referral(organisation, "catch_up", need="Vaker oefenen", rule=rule, history=history))
    partner = Dossier(replace(made.newcomer, name="Omar"), [Conversation("start", HELD, "ar")])
    partner.referrals += [
        Referral(name, "start", history=[Step("sent", HELD)]) for name in ("taalschool", "ggd", "voedselbank")
    ]
    for one in (made, partner):
        zeist.dossiers.add(one)
    page = show(made)
    proposal = card(page, "taalhuis-taalmaatje")
    assert words(proposal, "same_need") == "Zelfde hulp loopt al"
    assert "Samenspraak (op de wachtlijst, 9 maart 2026)" in words(proposal, "need_involved")
    assert words(proposal, "others_involved") == "Ook betrokken: CJG (Centrum voor Jeugd en Gezin) (gestart)."
    assert words(proposal, "household_involved") == "Helpt al iemand in dit huishouden: Taalschool."
    assert words(card(page, "hulp-bij-schulden"), "household_involved") == ""
    assert words(card(page, "hulp-bij-schulden"), "same_need") == ""
    press(page, "new_referral")
    pick(page, "Samenspraak")
    assert "op de wachtlijst, 9 maart 2026" in words(part(page, "editor_scroll"), "organisation_involved")


def test_action_is_agreed_with_one_click(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "huisarts-zoeken"), "confirm")
    assert "huisarts-zoeken" not in proposed(page)
    assert agreed(page) == ["Wij zoeken samen een huisarts bij u in de buurt."]
    [action] = kept(zeist, dossier).actions
    assert (action.owner, action.due_on, action.round) == ("professional", date(2026, 11, 27), "start")
    assert (action.rule, action.reason) == ("huisarts-zoeken", "er nog geen huisarts is")
    assert action.professional == "Noor de Wit"


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
    assert "Mag het Taalhuis dit over u weten?" in texts(proposal)
    own = proposal.findChild(QLabel, "own_words")
    assert own is not None
    assert own.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert "Taalhuis" in own.text()
    assert "عنك" in own.text()
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
    assert "Zonder toestemming gaat er geen brief naar het Taalhuis." in words(refused, "refused")
    press(refused, "own_action")
    press(page, "editor_save")
    stored = kept(zeist, dossier)
    assert stored.referrals == []
    [action] = stored.actions
    assert action.owner == "newcomer"
    assert action.title.startswith("U neemt zelf contact op met het Taalhuis.")
    assert stored.consent("taalhuis") == "refused"
    assert "taalhuis-taalmaatje" not in proposed(page)


def test_change_of_mind_on_the_same_day_leaves_one_decision(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    for decision in ("given", "refused"):
        press(card(page, "taalhuis-taalmaatje"), f"consent:{decision}")
    assert [item.decision for item in kept(zeist, dossier).consents] == ["refused"]
    press(card(page, "taalhuis-taalmaatje"), "consent:given")
    assert kept(zeist, dossier).consent("taalhuis") == "given"


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


def test_dismissed_can_be_undone_at_once(show: Show, zeist: Desk, dossier: Dossier) -> None:
    page = show(dossier)
    press(card(page, "vrijwilligerswerk"), "dismiss")
    press(page, "undo")
    assert "vrijwilligerswerk" in proposed(page)
    assert kept(zeist, dossier).conversations[0].dismissed == []


def test_a_wish_for_a_buddy_reaches_the_waiting_list_when_a_person_says_so(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, BUDDY)
    zeist.dossiers.add(made)
    page = show(made)
    wish = part(page, "wish_card")
    assert "Op de wachtlijst voor een taalmaatje?" in texts(wish)
    said = "".join(texts(wish)).replace("\u2068", "").replace("\u2069", "")
    assert "20 november 2026: Heeft u een taalmaatje? Nee, maar ik wil er graag een." in said
    assert zeist.dossiers.around.wishes() == [], "nobody said yes"
    press(wish, "put_on_list")
    assert visible(page, QFrame, "wish_card") == []
    [(dossier_id, listed)] = zeist.dossiers.around.wishes()
    assert (dossier_id, listed.kind, listed.since) == (made.id, "taalmaatje", HELD)
    assert words(page, "undo_text") == "Staat op de wachtlijst voor een taalmaatje."
    press(page, "undo")
    assert zeist.dossiers.around.wishes() == []
    assert part(page, "wish_card").isVisible()


def test_what_goes_is_said_in_the_newcomers_own_language(show: Show, dossier: Dossier, shipped: Guide) -> None:
    page = show(dossier)
    proposal = card(page, "taalhuis-taalmaatje")
    title = shipped.catalog("ar").get("taal:title", "Nederlands en inburgering").text
    assert title
    assert title in words(proposal, "own_words")
    sees, given = proposal.findChild(QLabel, "consent_sees"), proposal.findChild(QWidget, "consent:given")
    assert sees.mapTo(proposal, sees.rect().topLeft()).y() < given.mapTo(proposal, given.rect().topLeft()).y()
    press(proposal, "consent:refused")
    refused = card(page, "taalhuis-taalmaatje")
    assert title not in words(refused, "own_words")
    assert not words(refused, "consent_sees"), "after a no nothing goes"


def test_nothing_proposed_is_not_nothing_more(show: Show, zeist: Desk) -> None:
    made = newcomer(zeist.guide, {})
    zeist.dossiers.add(made)
    assert NONE in texts(show(made))
    made.conversations[0].dismissed.append("huisarts-zoeken")
    zeist.dossiers.save(made)
    assert NO_MORE in texts(show(made))


@pytest.fixture
def much(zeist: Desk) -> Dossier:
    """Somebody with more to agree on, and more agreed, than is seen at once."""
    made = newcomer(zeist.guide)
    made.actions += [Action(f"Afspraak {number}", "newcomer", "start", id=f"a{number}") for number in range(9)]
    zeist.dossiers.add(made)
    return made


def test_what_is_seen_first_comes_first_and_nothing_moves(qtbot: QtBot, show: Show, zeist: Desk, much: Dossier) -> None:
    page = ActionsPage(zeist, much, much.conversations[-1])
    assert not page.whole
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    page.grab()
    first = [one for one in page.findChildren(QFrame) if one.objectName().startswith(("proposal:", "agreed:"))]
    places = set()
    while not page.whole:
        QApplication.processEvents()
        places.add(tuple((one.y(), one.width()) for one in first))
    assert len(places) == 1
    assert agreed(page) == [f"Afspraak {number}" for number in range(9)]
    assert proposed(page) == proposed(show(much))
    stops = [one for one in tab_key.stops(page) if isinstance(one, QPushButton)]
    edges = [page.findChild(QPushButton, name) for name in ("new_action", "back", "onward")]
    places = [stops.index(one) for one in edges]
    assert places == sorted(places)
    assert all(stops.index(one) < places[0] for one in page.findChildren(QPushButton, "confirm"))


def test_what_is_agreed_before_all_is_there_is_kept_and_all_stands_there_once(
    qtbot: QtBot, zeist: Desk, much: Dossier
) -> None:
    page = ActionsPage(zeist, much, much.conversations[-1])
    qtbot.addWidget(page)
    first = page.findChildren(QWidget, "confirm")[0]
    assert isinstance(first, QPushButton)
    first.click()
    assert page.whole
    assert len(kept(zeist, much).actions) + len(kept(zeist, much).referrals) == 10
    page.resize(1280, 660)
    page.show()
    qtbot.waitUntil(lambda: page.isVisible())
    assert len(agreed(page)) == 10
    rules = proposed(page)
    assert len(rules) == len(set(rules))
