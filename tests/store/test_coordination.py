"""Who stalls is found in the rows that are kept ready: never fewer than by opening everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.dossier.around import CaseDecision
from desktop.dossier.coordination import stalls
from desktop.dossier.model import (
    REFERRAL_STATUSES,
    Action,
    Answer,
    Consent,
    Conversation,
    Dossier,
    Newcomer,
    Referral,
    Step,
    Strike,
)
from desktop.municipality.model import Municipality, Organisation, Role, Settings
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

TODAY = date(2026, 11, 24)
USUAL = {"a": 14, "b": None}
ROLE = Role(id="r", title="Rol", kind="support")
TOWN = Municipality(
    folder="",
    settings=Settings.model_validate(
        {
            "id": "duindorp",
            "name": "Duindorp",
            "letterhead": {"address": ["Plein 1"]},
            "rounds": [{"id": "start", "anchor": "linked_on"}],
            "roles": [ROLE.model_dump()],
        }
    ),
    notice="",
    organisations=tuple(
        Organisation(id=name, name=name, role="r", offers="Hulp.", waiting_days=days, verified_on=TODAY)
        for name, days in USUAL.items()
    ),
    rules=(),
)
days = st.integers(0, 200).map(lambda back: TODAY - timedelta(back))
steps = st.builds(
    Step, st.sampled_from(REFERRAL_STATUSES), days, st.just(""), st.none() | st.integers(-30, 30).map(
        lambda ahead: TODAY + timedelta(ahead)
    )
)  # fmt: skip
referrals = st.builds(
    Referral, st.sampled_from(["a", "b", "gone"]), st.just("start"), history=st.lists(steps, max_size=3)
)


def found(vault: Vault, dossier: Dossier, sitting: str = "s") -> bool:
    return dossier.id in Dossiers(vault).around.on_the_table(sitting, USUAL, TODAY)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(referrals, min_size=1, max_size=3))
def test_everybody_with_something_that_stalls_is_found(vault: Vault, history: list[Referral]) -> None:
    dossier = Dossier(Newcomer("Amina", "ar"), referrals=[replace(one, id=f"{id(one)}") for one in history])
    Dossiers(vault).add(dossier)
    late = [one for one in dossier.referrals if stalls(dossier, one, TOWN, USUAL.get(one.organisation), TODAY)]
    assert found(vault, dossier) or not late
    Dossiers(vault).delete(dossier.id)


def test_who_has_nothing_that_stalls_is_not_opened(vault: Vault) -> None:
    fine = [Step("sent", TODAY - timedelta(5))], [Step("sent", TODAY), Step("started", TODAY)], [Step("drafted", TODAY)]
    dossier = Dossier(Newcomer("Amina", "ar"), referrals=[Referral("a", "start", history=list(one)) for one in fine])
    Dossiers(vault).add(dossier)
    assert not found(vault, dossier)
    dossier.case_decisions.append(CaseDecision("s", TODAY, "Belt"))
    Dossiers(vault).save(dossier)
    assert found(vault, dossier), "what was decided in this meeting stands in its minutes"
    assert not found(vault, dossier, "another")


def test_a_dossier_is_read_as_far_as_the_meeting_needs_it(vault: Vault) -> None:
    said = Answer("taal.spreken", "answered", 2)
    dossier = Dossier(
        Newcomer("Amina", "ar", country="SY"),
        [Conversation("start", TODAY, "ar", answers={said.question: said})],
        [Consent("a", "given", TODAY - timedelta(2)), Consent("a", "withdrawn", TODAY)],
        [Action("Bellen", "a", "start", TODAY)],
        [Referral("a", "start", need="Hulp", history=[Step("sent", TODAY), Step("no_answer", TODAY, "n")], id="r")],
        strikes=[Strike("a", "taal.spreken", "newcomer", TODAY)],
        case_decisions=[CaseDecision("s", TODAY, "Belt", "x", "r")],
    )
    dossiers = Dossiers(vault)
    dossiers.add(dossier)
    [read] = dossiers.around.briefly(["weg", dossier.id])
    whole = dossiers.open(dossier.id)
    assert read.newcomer == whole.newcomer
    for part in ("consents", "strikes", "actions", "case_decisions"):
        assert [vars(one) for one in getattr(read, part)] == [vars(one) for one in getattr(whole, part)]
    [referral], [same] = read.referrals, whole.referrals
    assert [vars(step) for step in referral.history] == [vars(step) for step in same.history]
    assert (referral.id, referral.need, read.consent("a")) == ("r", "Hulp", "withdrawn")
    assert read.conversations == [], "no answer is read"
