"""Invented newcomers with everything that a screen can show: long names, two scripts, years of conversations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop.dossier import goals, milestones, steps
from desktop.dossier.agreements import decide
from desktop.dossier.around import Buddy, BuddyMatch, BuddyWish, Certificate, Meeting, Sitting
from desktop.dossier.coming_back import Arrangement, Milestone
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Exchange, Newcomer
from desktop.dossier.proposals import confirm_action, confirm_referral, propose
from desktop.guide import Guide
from desktop.letters.coordination_agenda import agenda
from desktop.questions.answers import check

TODAY = date(2026, 11, 22)
HOUSEHOLD = "Huishouden 27"
START: Mapping[str, Any] = {
    "wonen.tevreden": 2,
    "gezondheid.huisarts": False,
    "gezondheid.hulp": "nu",
    "taal.spreken": 1,
    "taal.maatje": "wil",
    "geld.schulden": True,
    "netwerk.contacten": 0,
    "netwerk.tevreden": 2,
    "netwerk.eenzaam": 4,
    "werk.wens": ["duaal", "vrijwillig"],
    "afsluiting.doel1": "Met de buurvrouw Nederlands praten, ook over de kinderen en over de school",
    "afsluiting.doel2": "Leren fietsen",
}
LATER: Mapping[str, Any] = {
    "wonen.tevreden": 4,
    "taal.spreken": 4,
    "taal.maatje": "heeft",
    "geld.schulden": False,
    "netwerk.contacten": 8,
    "netwerk.tevreden": 4,
    "netwerk.eenzaam": 1,
    "afsluiting.tips": "Ga in de eerste maand al naar het taalcafé van mevrouw Visser",
}

STANDING = (
    Milestone("", done_on=date(2024, 6, 1)),
    Milestone("", expected_on=date(2027, 2, 1)),
    Milestone("", blocked="De docent is ziek; er is nog geen andere groep", blocked_since=date(2026, 5, 1)),
    Milestone("", done_on=date(2025, 2, 1)),
)


def talk(guide: Guide, round_id: str, on: date, language: str, said: Mapping[str, Any], **more: Any) -> Conversation:
    """A conversation that was held, with these answers where the questionnaire knows the question."""
    made = Conversation(
        round_id, on, language, guide.questionnaire.version, "Noor de Wit", "Samir Haddad", "Stadhuis", 85,
        **{"completed": True} | more,
    )  # fmt: skip
    for name, value in said.items():
        question = guide.question(name)
        if question is not None:
            made.answers[name] = Answer(name, "answered", check(question, value))
    made.answers["gezondheid.situatie"] = Answer("gezondheid.situatie", "declined")
    return made


def agree(guide: Guide, dossier: Dossier) -> None:
    """Agree to half of what is proposed, after consent; the rest still waits on the page of agreements."""
    conversation = dossier.conversations[-1]
    for number, proposal in enumerate(propose(guide.municipality, guide.rules, dossier, conversation)):
        if number % 2 and proposal.rule.propose != "protocol":
            continue
        if proposal.rule.propose == "action":
            dossier.actions.append(confirm_action(proposal, conversation))
        elif proposal.rule.propose == "referral":
            decide(dossier, proposal.rule.organisation or "", "given", conversation.held_on)
            dossier.referrals.append(confirm_referral(proposal, conversation))


def luwam(guide: Guide) -> Dossier:
    """Two years: three conversations, referrals under way, goals, milestones, an exchange through the machine."""
    held = [date(2024, 3, 5), date(2024, 9, 10), date(2026, 11, 10)]
    made = Dossier(
        Newcomer(
            "Luwam Keleta", "ti", date(1992, 6, 4), "female", "ER", date(2024, 1, 10), date(2024, 3, 1), "Wi2021",
            HOUSEHOLD, "Abel Tekle",
        ),
        id="luwam",
    )  # fmt: skip
    made.conversations.append(talk(guide, "start", held[0], "ti", START))
    agree(guide, made)
    made.conversations.append(talk(guide, "half_year", held[1], "ti", {**START, **LATER, "wonen.tevreden": 3}))
    made.conversations.append(talk(guide, "two_year", held[2], "ti", LATER, completed=False))
    for number, referral in enumerate(made.referrals):
        steps.take_step(referral, "sent", held[0] + timedelta(days=2), TODAY)
        if number % 2:
            steps.take_step(referral, "waiting", held[0] + timedelta(days=20), TODAY, note="staat op de wachtlijst")
    for action in made.actions[:1]:
        steps.settle(action, "done", held[1], TODAY)
    for goal in goals.goals(guide.questionnaire, made)[:1]:
        goals.settle(made, goal, "partly", held[1])
    made.certificates.append(Certificate("pvt", date(2024, 8, 1), "De verklaring gezien", "Noor de Wit"))
    for step, milestone in zip(guide.municipality.settings.steps[4:], STANDING, strict=False):
        milestones.record(made, replace(milestone, step=step.id), TODAY)
    made.conversations[-1].exchanges.append(
        Exchange("newcomer", "ጽቡቕ ኣለኹ", "ti", "Het gaat goed met mij", "nl", held[2], "ጽቡቕ", "proef 1.0")
    )
    return made


def yusuf(guide: Guide) -> Dossier:
    """A start conversation that was just begun, in Arabic."""
    made = Dossier(
        Newcomer("Yusuf Al-Khatib", "ar", date(1988, 3, 12), "male", "SY", date(2026, 10, 5), regime="Wi2021"),
        id="yusuf",
    )
    made.conversations.append(talk(guide, "start", date(2026, 11, 20), "ar", START, completed=False))
    made.actions.append(Action("Een fiets zoeken", "newcomer", "start", date(2026, 11, 1)))
    return made


def crowd(guide: Guide) -> list[Dossier]:
    """Everybody. The first two have the most to show."""
    long = "Maria Magdalena Anastasia van der Heuvel-Abdulrahmanović tot Nijenrode en Sterkenburg"
    others = [
        Dossier(Newcomer("Filmon Keleta", "ti", date(1989, 9, 17), household=HOUSEHOLD), id="filmon"),
        Dossier(Newcomer(long, "uk", linked_on=date(2026, 1, 5)), id="long"),
        Dossier(Newcomer("رانيا الحسن", "ar", linked_on=date(2026, 9, 5)), id="rania"),
        Dossier(Newcomer("Said Farah", "so", date(1999, 2, 1), linked_on=date(2026, 11, 1)), id="said"),
        Dossier(Newcomer("Kofi Mensah", "en"), id="kofi"),
    ]
    others[0].conversations.append(talk(guide, "start", date(2024, 3, 7), "ti", START))
    others[1].conversations.append(talk(guide, "start", date(2026, 2, 7), "uk", START))
    agree(guide, others[1])
    others[3].arrangements.append(Arrangement("start", "appointment", date(2026, 11, 27), TODAY))
    others[2].buddy_wishes.append(
        BuddyWish("taalmaatje", date(2026, 9, 5), ["ar"], ["koken"], ["only_women"], 2, "Vollenhove")
    )
    others[3].buddy_matches.append(BuddyMatch("joost", "maatje", date(2026, 11, 2), "weekly", id="said-joost"))
    return [luwam(guide), yusuf(guide), *others]


def buddies() -> list[Buddy]:
    """One who fits, one who does not and has a long name, and one who stopped."""
    long = "Jonkvrouw Wilhelmina Frederika van Heeckeren van Brandsenburg-Oosterbeek"
    day, moments = date(2026, 3, 1), ["evening", "weekend"]
    return [
        Buddy(
            long,
            day,
            [],
            ["nl", "ar"],
            ["koken", "lezen"],
            moments,
            "female",
            3,
            "Vollenhove",
            "06 00 00 00 01",
            id="long",
        ),
        Buddy("Joost van der Meer", day, ["maatje"], ["nl", "en"], ["fietsen"], [], "male", 1, "Centrum", id="joost"),
        Buddy("Wim Jansen", day, sex="male", stopped_on=TODAY, id="wim"),
    ]


def sittings(guide: Guide, people: list[Dossier]) -> list[Sitting]:
    """A coordination meeting with one partner, about whom there is something to speak of."""
    tables = (
        Sitting(TODAY, "Stadhuis", [one.id], ["Noor de Wit"], id="table") for one in guide.municipality.organisations
    )
    return [table for table in tables if agenda(guide, people, table, TODAY).cases][:1]


def meetings(guide: Guide) -> list[Meeting]:
    """One that comes and one that was held, on themes of this municipality."""
    themes = [theme.id for theme in guide.municipality.settings.meetings.themes]
    there = [item.id for item in guide.municipality.organisations[:2]]
    place = "Wijkcentrum De Linde, Lindelaan 4"
    return [
        Meeting(themes[-1], TODAY + timedelta(days=16), "14:00", place, there, ["ti", "ar"], id="coming"),
        Meeting(themes[0], TODAY - timedelta(days=20), id="held"),
    ]
