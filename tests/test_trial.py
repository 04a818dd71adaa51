"""The invented people to try the program with: sound dossiers on any day, in either municipality, gone when asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop import guide as guides
from desktop import paths, trial
from desktop.demo_people import DECLINED
from desktop.dossier.model import Dossier
from desktop.errors import VaultInUse
from desktop.guide import Guide
from desktop.questions.answers import check
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.trial_around import surround
from desktop.trial_dossiers import invented
from desktop.trial_people import EVERYBODY, TODAY

DAYS = (TODAY, date(2027, 3, 3), date(2031, 12, 31))


@pytest.fixture(scope="module", params=["zeist", "linderveen"])
def guide(request: pytest.FixtureRequest) -> Guide:
    """Both municipalities that are shipped."""
    return guides.load(request.param)


def days(dossier: Dossier) -> list[date]:
    """Every day on which something was done."""
    return [
        *(item.held_on for item in dossier.conversations),
        *(item.on for item in dossier.consents),
        *(step.on for referral in dossier.referrals for step in referral.history),
        *(item.done_on for item in dossier.actions if item.done_on),
    ]


@pytest.mark.parametrize("today", DAYS)
def test_nothing_was_done_tomorrow_and_something_was_done_lately(guide: Guide, today: date) -> None:
    made = list(invented(guide, today, trial.HOLDER))
    assert [one.newcomer.name for one in made] == [person.form["name"] for person in EVERYBODY]
    done = [day for one in made for day in days(one)]
    assert max(done) <= today
    assert max(done) > today - timedelta(days=30)
    assert all(day.weekday() < 5 for one in made for day in [item.held_on for item in one.conversations])


def test_every_answer_fits_its_question_and_every_referral_has_consent(guide: Guide) -> None:
    for dossier in invented(guide, TODAY, trial.HOLDER):
        for conversation in dossier.conversations:
            assert conversation.professional == trial.HOLDER
            for name, value in conversation.values().items():
                question = guide.question(name)
                assert question is not None
                assert check(question, value) == value != DECLINED
        for referral in dossier.referrals:
            assert referral.basis != "consent" or dossier.consent(referral.organisation) == "given"
            assert [step.on for step in referral.history] == sorted(step.on for step in referral.history)


def test_there_is_something_to_see_in_every_list(guide: Guide) -> None:
    made = list(invented(guide, TODAY, trial.HOLDER))
    assert any(not one.conversations for one in made)
    assert any(one.conversations and not one.conversations[-1].completed for one in made)
    assert any(len(one.conversations) >= 3 for one in made)
    assert any(item.status == "open" for one in made for item in one.actions)
    assert any(item.status == "sent" for one in made for item in one.referrals)


def test_it_is_made_once_opened_again_and_thrown_away() -> None:
    guide, told = guides.load("zeist"), list[int]()
    assert not trial.there()
    vault = trial.enter(guide, TODAY, told.append)
    assert told == sorted(told)
    assert told[-1] == 100
    assert trial.is_trial(vault)
    kept = [line.dossier_id for line in Dossiers(vault).search("")]
    assert len(kept) == len(EVERYBODY)
    with pytest.raises(VaultInUse):
        trial.enter(guide, TODAY, told.append)
    vault.close()
    vault = trial.enter(guide, TODAY, told.append)
    assert [line.dossier_id for line in Dossiers(vault).search("")] == kept
    for one in kept:
        Dossiers(vault).delete(one)
    vault.close()
    vault = trial.enter(guide, TODAY, told.append)  # an empty one is made anew
    assert len(Dossiers(vault).search("")) == len(EVERYBODY)
    vault.close()
    (trial.folder() / "keys.json").write_text("{")
    trial.enter(guide, TODAY, told.append).close()  # so is a damaged one
    trial.remove()
    assert not paths.trial().exists()
    trial.remove()


def test_a_real_vault_is_no_trial(tmp_path_factory: pytest.TempPathFactory) -> None:
    from desktop.store.sealing import Derivation

    place = tmp_path_factory.mktemp("echt") / f"{trial.NAME}.startgesprek"
    vault, _ = Vault.create(place, "drie grijze ganzen", "Noor", Derivation(memory=8, passes=1, lanes=1))
    assert not trial.is_trial(vault)
    vault.close()


def test_what_stands_around_the_conversations_is_of_this_municipality_and_of_adults(guide: Guide) -> None:
    made = list(invented(guide, TODAY, trial.HOLDER))
    around = surround(guide, made, TODAY)
    settings = guide.municipality.settings
    assert {one.theme for one in around.meetings} <= {theme.id for theme in settings.meetings.themes}
    known = guide.municipality.organisation_by_id
    named = [name for one in (*around.meetings, *around.sittings) for name in one.organisations]
    assert named
    assert set(named) <= set(known)
    assert {kind for one in around.buddies for kind in one.kinds} <= {kind.id for kind in settings.buddies.kinds}
    with_something = [one for one in made if one.attendances or one.buddy_wishes or one.buddy_matches]
    assert len(with_something) == 3
    assert all((one.newcomer.age(TODAY) or 18) >= 18 for one in with_something)
    assert {match.buddy for one in made for match in one.buddy_matches} <= {one.id for one in around.buddies}
    assert all(one.invited_on <= TODAY for who in made for one in who.attendances if one.invited_on)
