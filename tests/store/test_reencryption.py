"""A database under another data key: what a removed person can still open, and what a kill leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.dossier.model import Dossier
from desktop.errors import (
    HoldersFirst,
    NotSaved,
    VaultDamaged,
    VaultError,
    WrongPassphrase,
)
from desktop.store import keyslots, reencryption
from desktop.store.cipher import connect
from desktop.store.keyslots import Keyslots
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation, disclosed, enclosed, expanded, key_pair, new_key, opened, sealed
from desktop.store.trouble import told
from desktop.store.vault import Vault

from .conftest import Beside
from .kept import HOLDER, PASSPHRASE, VAULTS

SEM, LIN = "vier rode fietsen in Utrecht", "vijf zoute dropjes per dag"


@pytest.fixture
def three(vault: Vault, dossier: Dossier, cheap: Derivation) -> Vault:
    """A vault of Noor, Sem and Lin with one newcomer in it."""
    Dossiers(vault).add(dossier)
    vault.keys.add(SEM, "Sem Bos", cheap)
    vault.keys.add(LIN, "Lin Smit", cheap)
    return vault


def names(vault: Vault) -> list[str]:
    return [holder.name for holder in vault.keys.holders()]


def id_of(vault: Vault, name: str) -> str:
    return next(holder.id for holder in vault.keys.holders() if holder.name == name)


def kept(vault: Vault) -> list[str]:
    return sorted(os.listdir(vault.folder))


def reencrypted(vault: Vault, passphrase: str, name: str = "Sem Bos") -> str:
    return reencryption.reencrypt(vault, passphrase, id_of(vault, name))


def test_a_removed_person_opens_nothing_with_all_he_could_keep(
    three: Vault, passphrase: str, dossier: Dossier, tmp_path: Path
) -> None:
    old_backup = shutil.copytree(three.backup(), tmp_path / "oud")
    old_key, old_slots = three.key, three.keys.slots()
    sem = old_slots.opened(SEM)
    private = opened(sem.wrapping, sem.slot.key, sem.slot.authenticated)
    assert private is not None
    reencrypted(three, passphrase)
    new = three.keys.slots()
    assert three.key != old_key
    assert new.knows(three.key)
    assert not new.knows(old_key)
    # his passphrase, on the new keys
    with pytest.raises(WrongPassphrase):
        new.opened(SEM)
    # the old data key, on the new database
    with pytest.raises(VaultDamaged):
        _read(three.folder / "dossiers.db", old_key)
    # his private key and the old data key, on every envelope of those who stay
    envelopes = [(one, envelope) for one in new.slots for envelope in one.successors]
    assert len(envelopes) == 1  # for Lin: Noor did it herself, and the recovery key is a new one
    for one, envelope in envelopes:
        assert disclosed(private[:32], envelope, one.authenticated) is None
        assert opened(expanded(old_key, one.salt, "successor"), envelope, one.authenticated) is None
    # with the envelope alone the new key is not told: it takes Lin's private key and the old data key
    three.close()
    with Vault.open(three.folder, LIN) as lin:
        assert Dossiers(lin).open(dossier.id).newcomer == dossier.newcomer
        assert lin.keys.slots().people[1].successors == ()
        assert names(lin) == ["Noor de Wit", "Lin Smit"]
        assert lin.verify() == []
    # the old backup still opens: this is what the screen and the manual say
    with Vault.restore(old_backup, tmp_path / "terug.startgesprek", SEM) as restored:
        assert Dossiers(restored).open(dossier.id).newcomer == dossier.newcomer
    # his keys.json in the place of the new one lets nobody in: it does not fit the database
    (three.folder / "keys.json").write_bytes((old_backup / "keys.json").read_bytes())
    for typed in (SEM, passphrase):
        with pytest.raises(VaultDamaged):
            Vault.open(three.folder, typed)


def _read(database: Path, key: bytes) -> None:
    with told(), closing(connect(database, key, "ro")) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def test_after_re_encryption_everything_goes_on(three: Vault, passphrase: str, dossier: Dossier) -> None:
    dossiers = Dossiers(three)
    percents: list[int] = []
    paper = reencryption.reencrypt(three, passphrase, id_of(three, "Sem Bos"), percents.append)
    assert percents[-1] == 100
    assert percents == sorted(percents)
    assert dossiers.open(dossier.id).newcomer == dossier.newcomer
    dossiers.save(dossier)
    assert three.verify() == []
    assert kept(three) == sorted({*kept(three)} - {reencryption.FRESH, "keys.json.previous"})
    assert stat.S_IMODE((three.folder / "dossiers.db").stat().st_mode) == 0o600
    kinds = [entry.kind for entry in three.log.entries() if entry.kind != "changed"]
    assert kinds[:3] == ["reencrypted", "recovery_renewed", "key_removed"]
    three.backup()
    with closing(three.connect()) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    three.close()
    with Vault.recover(three.folder, paper) as by_paper:
        assert len(Dossiers(by_paper).search()) == 1
    with Vault.open(three.folder, passphrase) as again:
        assert again.verify() == []


def test_the_old_paper_ends_with_re_encryption(folder: Path, passphrase: str, cheap: Derivation) -> None:
    vault, old = Vault.create(folder, passphrase, "Noor de Wit", cheap)
    reencryption.reencrypt(vault, passphrase)
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.recover(folder, old)


def test_who_was_away_during_several_re_encryptions_comes_in(three: Vault, passphrase: str) -> None:
    for _ in range(3):
        reencryption.reencrypt(three, passphrase)
    assert [len(slot.successors) for slot in three.keys.slots().people] == [0, 3, 3]
    three.close()
    for typed in (LIN, LIN, SEM):
        with Vault.open(three.folder, typed) as vault:
            assert vault.verify() == []
            assert names(vault) == ["Noor de Wit", "Sem Bos", "Lin Smit"]


def test_re_encryption_is_of_somebody_who_stays(three: Vault, passphrase: str) -> None:
    before = (three.folder / "keys.json").read_bytes()
    with pytest.raises(VaultError, match="niet zelf"):
        reencrypted(three, passphrase, "Noor de Wit")
    for typed in (SEM, "een andere zin"):
        with pytest.raises(WrongPassphrase):
            reencrypted(three, typed)
    assert (three.folder / "keys.json").read_bytes() == before
    assert reencryption.FRESH not in kept(three)


def test_what_others_wrote_meanwhile_is_in_it(three: Vault, passphrase: str, dossier: Dossier) -> None:
    dossiers = Dossiers(three)

    def meanwhile(percent: int) -> None:
        if percent == 95:
            dossier.newcomer = replace(dossier.newcomer, name="Iemand Anders")
            dossiers.save(dossier)

    reencryption.reencrypt(three, passphrase, progress=meanwhile)
    assert dossiers.open(dossier.id).newcomer.name == "Iemand Anders"


def test_a_database_that_somebody_holds_on_to_is_not_exchanged(
    three: Vault, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reencryption, "_PATIENCE", 0.0)
    key = three.key
    with closing(three.connect()) as holding:
        holding.execute("SELECT count(*) FROM dossiers").fetchone()
        with pytest.raises(NotSaved, match="met iets anders bezig"):
            reencrypted(three, passphrase)
    assert three.key == key
    assert names(three) == ["Noor de Wit", "Sem Bos", "Lin Smit"]
    assert reencryption.FRESH not in kept(three)
    reencrypted(three, passphrase)


def test_a_kill_between_the_keys_and_the_database_leaves_a_vault_that_opens(
    three: Vault, passphrase: str, monkeypatch: pytest.MonkeyPatch, dossier: Dossier
) -> None:
    """The files as they are on the disk at that moment, copied away."""
    before, after = three.folder.with_name("voor"), three.folder.with_name("na")
    exchange = Vault.exchange

    def seen(vault: Vault, fresh: Path, key: bytes) -> None:
        shutil.copytree(three.folder, before)
        exchange(vault, fresh, key)
        shutil.copytree(three.folder, after)

    monkeypatch.setattr(Vault, "exchange", seen)
    reencrypted(three, passphrase)
    monkeypatch.undo()
    for folder, cut_off in ((before, True), (after, False)):
        assert (folder / "keys.json.previous").exists()
        with pytest.raises(WrongPassphrase):
            Vault.open(folder, SEM)
        for typed in (LIN, passphrase):
            with Vault.open(folder, typed) as vault:
                assert ("niet afgemaakt" in vault.notice) == (cut_off and typed == LIN)
                assert Dossiers(vault).open(dossier.id).newcomer == dossier.newcomer
                assert names(vault) == ["Noor de Wit", "Lin Smit"]
                assert vault.verify() == []
                assert not {reencryption.FRESH, "keys.json.previous"} & {*kept(vault)}
        with Vault.open(folder, passphrase) as vault:
            reencryption.reencrypt(vault, passphrase)
        Vault.open(folder, LIN).close()


def test_people_of_before_the_key_pairs_log_in_first(three: Vault, passphrase: str) -> None:
    folder = three.folder.with_name("oud")
    shutil.copytree(VAULTS / "1", folder)
    with Vault.open(folder, PASSPHRASE, renew=False) as old:
        assert [holder.ready for holder in old.keys.holders()] == [False]
        with pytest.raises(HoldersFirst, match=HOLDER):
            reencryption.reencrypt(old, PASSPHRASE)
    with Vault.open(folder, PASSPHRASE) as old:
        assert [holder.ready for holder in old.keys.holders()] == [True]
        assert json.loads((folder / "keys.json").read_bytes())["version"] == 2
        reencryption.reencrypt(old, PASSPHRASE)
    with Vault.open(folder, PASSPHRASE) as old:
        assert old.verify() == []


def test_a_data_key_planted_by_someone_without_one_is_passed_over(three: Vault, cheap: Derivation) -> None:
    slots = three.keys.slots()
    sem = slots.people[1]
    planted = enclosed(
        sem.public, sealed(expanded(new_key(), sem.salt, "successor"), new_key(), sem.authenticated), sem.authenticated
    )
    forged = slots.exchanged(sem, replace(sem, successors=(planted,)))
    three.close()
    keyslots.write(three.folder / "keys.json", Keyslots(forged.slots))
    with Vault.open(three.folder, SEM) as vault:
        assert vault.keys.slots().people[1].successors == ()


def test_a_swapped_public_key_gets_no_data_key(three: Vault, passphrase: str) -> None:
    slots = three.keys.slots()
    sem = slots.people[1]
    keyslots.write(three.folder / "keys.json", slots.exchanged(sem, replace(sem, public=key_pair()[1])))
    with pytest.raises(VaultDamaged, match="niet bij deze kluis hoort"):
        reencryption.reencrypt(three, passphrase)


KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.store import reencryption
from desktop.store.vault import Vault

folder, passphrase, act, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
vault = Vault.open(folder, passphrase)
steps, replace = [0], os.replace

def counted(*given):
    for put in (lambda: None, lambda: replace(*given)):
        if steps[0] == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        steps[0] += 1
        put()

os.replace = counted
if act == "change":
    vault.change_passphrase(passphrase, passphrase + " anders")
else:
    lin = next(holder.id for holder in vault.keys.holders() if holder.name == "Lin Smit")
    reencryption.reencrypt(vault, passphrase, lin)
print(steps[0])
"""


STEPS = {"change": 4, "anew": 10}
"""Before and after each file that is put in place."""


@pytest.mark.parametrize(
    ("act", "moment"),
    [
        pytest.param(act, moment, marks=() if moment == last - 1 else pytest.mark.thorough)
        for act, last in STEPS.items()
        for moment in range(last + 1)
    ],
)
def test_a_kill_before_and_after_every_file_put_in_place(
    three: Vault, passphrase: str, dossier: Dossier, beside: Beside, act: str, moment: int
) -> None:
    three.close()
    printed = beside(KILLED, three.folder, passphrase, act, moment).communicate()[0]
    assert printed == (f"{moment}\n" if moment == STEPS[act] else "")
    opened = 0
    for typed in (passphrase, f"{passphrase} anders"):
        try:
            vault = Vault.open(three.folder, typed)
        except WrongPassphrase:
            continue
        with vault:
            opened += 1
            assert Dossiers(vault).open(dossier.id).newcomer == dossier.newcomer
            assert names(vault)[:2] == ["Noor de Wit", "Sem Bos"]
            assert vault.verify() == []
            assert not {reencryption.FRESH, "keys.json.previous"} & {*kept(vault)}
    assert opened == 1
    with Vault.open(three.folder, SEM) as vault:
        assert vault.verify() == []
