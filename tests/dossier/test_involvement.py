"""Who is involved already: for this newcomer, and in his household."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from desktop.dossier.involvement import already_involved, in_household
from desktop.dossier.model import REFERRAL_STATUSES, Dossier, Referral, ReferralStatus, Step
from desktop.municipality.model import Municipality, Organisation, Role

from .samples import START, dossier, municipality


def place() -> Municipality:
    """The Taalhuis and the CJG have one role; besides there is a care organisation and one for food."""
    whole = municipality()
    roles = [Role(id="steun", title="S", kind="support"), Role(id="zorg", title="Z", kind="care")]
    roles.append(Role(id="eten", title="E", kind="support"))
    known = {"offers": "Van alles.", "verified_on": date(2026, 1, 1)}
    more = [
        Organisation.model_validate({"id": name, "name": name.title(), "role": role} | known)
        for name, role in (("huisarts", "zorg"), ("ggd", "zorg"), ("voedselbank", "eten"))
    ]
    settings = whole.settings.model_copy(update={"roles": tuple(roles)})
    return whole.model_copy(update={"settings": settings, "organisations": (*whole.organisations, *more)})


PLACE = place()


def referral(organisation: str, status: ReferralStatus = "sent", need: str = "", rule: str | None = None) -> Referral:
    return Referral(organisation, "start", need=need, rule=rule, history=[Step(status, START)])


def ties(whole: Dossier, organisation: str, need: str = "", rule: str | None = None) -> list[tuple[str, str]]:
    reads = {"maatje": {"taal.maatje"}, "oefenen": {"taal.maatje", "taal.spreken"}, "eten": {"geld.eten"}}
    return [(one.organisation, one.tie) for one in already_involved(whole, PLACE, organisation, need, rule, reads)]


@pytest.mark.parametrize("status", REFERRAL_STATUSES)
def test_only_a_running_referral_counts(status: ReferralStatus) -> None:
    whole = dossier()
    whole.referrals.append(referral("taalhuis", status))
    found = already_involved(whole, PLACE, "taalhuis", "")
    assert bool(found) == (status not in ("completed", "refused", "withdrawn"))
    assert all((one.status, one.since) == (status, START) for one in found)
    assert already_involved(whole, PLACE, "taalhuis", "", apart_from=whole.referrals[0]) == []


def test_the_same_organisation_then_the_same_need_then_the_rest() -> None:
    whole = dossier()
    whole.referrals += [referral("voedselbank"), referral("cjg"), referral("taalhuis")]
    expected = [("taalhuis", "same_organisation"), ("cjg", "same_need"), ("voedselbank", "other")]
    assert ties(whole, "taalhuis") == expected


@pytest.mark.parametrize(
    ("need", "rule", "tie"),
    [
        ("Een maatje  om te OEFENEN.", None, "same_need"),
        ("", None, "other"),
        ("Iets anders", "maatje", "same_need"),
        ("Iets anders", "oefenen", "same_need"),
        ("Iets anders", "eten", "other"),
        ("Iets anders", "onbekend", "other"),
    ],
)
def test_what_is_the_same_need(need: str, rule: str | None, tie: Literal["same_need", "other"]) -> None:
    whole = dossier()
    whole.referrals.append(referral("weg", need="een maatje om te oefenen", rule="maatje"))
    assert ties(whole, "huisarts", need, rule) == [("weg", tie)]


def test_two_needs_that_nobody_wrote_down_are_not_the_same() -> None:
    whole = dossier()
    whole.referrals.append(referral("voedselbank"))
    assert ties(whole, "huisarts") == [("voedselbank", "other")]


def test_that_somebody_asked_for_help_against_the_family_is_not_told_to_the_family() -> None:
    role = PLACE.role_of(PLACE.organisation_by_id["cjg"])
    roles = [one.model_copy(update={"discreet": one == role}) for one in PLACE.settings.roles]
    whole = {name: getattr(PLACE, name) for name in Municipality.model_fields}
    place = Municipality(**whole | {"settings": PLACE.settings.model_copy(update={"roles": tuple(roles)})})
    wife, husband = dossier(household="14"), dossier(household="14")
    wife.referrals.append(referral("cjg"))
    assert in_household(husband, [wife, husband], PLACE, "cjg") == ["cjg"]
    assert in_household(husband, [wife, husband], place, "cjg") == []


def test_who_helps_the_household_is_told_by_name_only_for_the_same_kind_of_help() -> None:
    mine, partner, stranger = (dossier(household=name) for name in ("14", "14", "15"))
    partner.referrals += [referral("cjg"), referral("cjg"), referral("huisarts"), referral("voedselbank")]
    stranger.referrals.append(referral("taalhuis"))
    everybody = [mine, partner, stranger]
    assert in_household(mine, everybody, PLACE, "taalhuis") == ["cjg"]
    assert in_household(mine, everybody, PLACE, "cjg") == ["cjg"]
    assert in_household(mine, everybody, PLACE, "huisarts") == [], "what somebody goes to a doctor for is not told"
    assert in_household(mine, everybody, PLACE, "weg") == []
    partner.referrals[0:2] = [referral("cjg", "drafted"), referral("cjg", "completed")]
    assert in_household(mine, everybody, PLACE, "cjg") == []
    alone = dossier()
    assert in_household(alone, [dossier()], PLACE, "cjg") == [], "without a household nobody shares one"
