"""The `vault` commands about who can open it, from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.vault import Vault

from .samples import CHEAP, PASSPHRASE, Run, right, wrong

SEM = "vier rode fietsen in Utrecht"


@pytest.fixture
def both(vault: Path) -> Path:
    """The vault of Noor and Sem."""
    with Vault.open(vault, PASSPHRASE) as opened:
        opened.keys.add(SEM, "Sem Bos", CHEAP)
    (vault.parent / "sem.txt").write_text(SEM)
    return vault


def test_somebody_gets_a_passphrase(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    new = vault.parent / "sem.txt"
    new.write_text(SEM)
    given = ("--holder", "Sem Bos", "--new-passphrase-file", new)
    assert right(run("vault", "holder-add", vault, *key, *given)) == "De nieuwe wachtzin opent de kluis.\n"
    assert right(run("vault", "holders", vault, *key)) == "Noor de Wit (dit bent u)\nSem Bos\n"
    assert "al iemand met deze naam" in wrong(run("vault", "holder-add", vault, *key, *given))


@pytest.mark.parametrize("weak", ["kort", "wachtwoord12345", "qwertyuiop12345", "Sem Bos Sem Bos", "aaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused(run: Run, vault: Path, key: tuple[str, Path], weak: str) -> None:
    new = vault.parent / "sem.txt"
    new.write_text(weak)
    said = wrong(run("vault", "holder-add", vault, *key, "--holder", "Sem Bos", "--new-passphrase-file", new))
    assert "zin" in said
    assert f"'{weak}'" not in said
    assert right(run("vault", "holders", vault, *key)) == "Noor de Wit (dit bent u)\n"


def test_somebody_is_removed(run: Run, both: Path, key: tuple[str, Path]) -> None:
    assert "Niemand met deze naam" in wrong(run("vault", "holder-remove", both, "Sem", *key))
    out = right(run("vault", "holder-remove", both, "Sem Bos", *key))
    assert "--reencrypt" in out
    assert "past niet" in wrong(run("vault", "holders", both, "--passphrase-file", both.parent / "sem.txt"))
    assert "laatste wachtzin" in wrong(run("vault", "holder-remove", both, "Noor de Wit", *key))


def test_somebody_is_removed_and_everything_encrypted_anew(run: Run, both: Path, key: tuple[str, Path]) -> None:
    before = (both / "dossiers.db").read_bytes()
    *_, recovery_key = right(run("vault", "holder-remove", both, "Sem Bos", "--reencrypt", *key)).splitlines()
    assert (both / "dossiers.db").read_bytes()[:16] != before[:16]
    assert "Dossiers: 2" in right(run("vault", "info", both, *key))
    assert right(run("vault", "verify", both, *key)) == "De kluis is heel.\n"
    Vault.recover(both, recovery_key).close()


def test_a_new_recovery_key(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    first, recovery_key = right(run("vault", "recovery-renew", vault, *key)).splitlines()
    assert "wordt niet bewaard" in first
    Vault.recover(vault, recovery_key).close()
