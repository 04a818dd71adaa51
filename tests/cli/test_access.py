"""Whatever is given for a vault, a passphrase or a key: one clear line, and nothing changed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from desktop.store.vault import Vault

from .samples import DOSSIERS, PASSPHRASE, Run, right, wrong

COMMANDS = [
    ("vault", "verify", "{vault}"),
    ("vault", "backup", "{vault}"),
    ("vault", "info", "{vault}"),
    ("vault", "passphrase", "{vault}", "--new-passphrase-file", "{good}"),
    ("import", "{vault}", "{json}"),
    ("export", "{vault}", "{out}"),
    ("letters", "{vault}", "--dossier", "d1", "--out", "{out}"),
]


@pytest.mark.thorough
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_whatever_is_given_for_a_vault_or_a_passphrase(
    run: Run, vault: Path, key: tuple[str, Path], command: tuple[str, ...]
) -> None:
    place = vault.parent
    (place / "leeg").write_bytes(b"")
    (place / "twee").write_text("een\ntwee\n")
    (place / "binair").write_bytes(os.urandom(2000))
    (place / "fout").write_text("een andere wachtzin")
    (place / "map").mkdir()
    data = json.dumps(DOSSIERS).replace('"d1"', '"n1"').replace('"d2"', '"n2"')
    (place / "nieuw.json").write_text(data, "utf-8")

    def given(folder: Path, secret: str) -> list[object]:
        words = {"vault": folder, "good": place / "wachtzin.txt", "json": place / "nieuw.json", "out": place / "uit"}
        return [word.format(**words) for word in command] + ["--passphrase-file", place / secret]

    for folder in ("nergens", "map", "leeg", "dossiers.json"):
        said = wrong(run(*given(place / folder, "wachtzin.txt")))
        assert "kluis" in said or "dossiers.db" in said or "keys.json" in said, folder
    for secret in ("leeg", "twee", "binair", "map", "nergens", "fout", "dossiers.json"):
        said = wrong(run(*given(vault, secret)))
        assert ("wachtzin" in said) or f"'{place / secret}'" in said, secret
    assert not (place / "uit").exists()
    assert "Dossiers: 2" in right(run("vault", "info", vault, *key))


def test_nobody_is_asked_when_nobody_can_answer(run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (open(os.devnull), None):  # noqa: SIM115
        monkeypatch.setattr(sys, "stdin", stream)
        assert "--passphrase-file BESTAND" in wrong(run("vault", "info", vault))
        assert "--recovery-key-file BESTAND" in wrong(run("vault", "recover", vault))
        if stream:
            stream.close()


def test_a_typed_passphrase_is_asked_for_twice_when_it_is_new(
    run: Run, vault: Path, key: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    answers = iter(
        [
            "vier rode fietsen in Utrecht",
            "vier rode fietsen in Utrrecht",
            "vier rode fietsen in Utrecht",
            "vier rode fietsen in Utrecht",
        ]
    )
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda question: next(answers))
    assert "niet gelijk" in wrong(run("vault", "passphrase", vault, *key))
    assert right(run("vault", "passphrase", vault, *key)) == "De wachtzin is veranderd.\n"


@pytest.mark.parametrize("typed", [EOFError, KeyboardInterrupt])
def test_somebody_who_types_nothing(
    run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch, typed: type[BaseException]
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    def ask(question: str) -> str:
        raise typed

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", ask)
    assert wrong(run("vault", "info", vault)) in ("Gestopt.\n", "Er is niets ingevuld. Er is niets veranderd.\n")


@pytest.mark.parametrize("backup", ["nergens", "wachtzin.txt", "map"])
def test_a_backup_that_is_none(run: Run, vault: Path, key: tuple[str, Path], backup: str) -> None:
    (vault.parent / "map").mkdir()
    wrong(run("vault", "restore", vault.parent / "Nieuw.startgesprek", vault.parent / backup, *key))
    assert not (vault.parent / "Nieuw.startgesprek").exists()


@pytest.mark.parametrize("typed", ["", "K7TQ2M", "onzin", "x" * 9000, "\0"])
def test_a_recovery_key_that_is_none(run: Run, vault: Path, typed: str) -> None:
    for name, text in (("sleutel", typed), ("nieuw", "een andere wachtzin")):
        (vault.parent / name).write_text(text)
    given = ("--recovery-key-file", vault.parent / "sleutel", "--new-passphrase-file", vault.parent / "nieuw")
    wrong(run("vault", "recover", vault, *given))


def test_an_open_vault_is_not_opened_again(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    with Vault.open(vault, PASSPHRASE):
        assert "al open" in wrong(run("vault", "info", vault, *key))
