"""Odd words, odd files and odd surroundings for the commands: one clear line, and nothing done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app import Application
from desktop.cli import main
from desktop.guide import load
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.translate import models

from . import makers
from .conftest import PASSPHRASE, somebody
from .outcomes import Case, rows
from .table import TABLE


@pytest.fixture
def places(folder: Path, tmp_path: Path) -> dict[str, str]:
    """What stands in the place of `{…}` in the table."""
    made = {name: tmp_path / name for name in ("passphrase", "pipe", "socket", "link", "zip", "linked")}
    made["passphrase"].write_text(PASSPHRASE)
    made["link"].symlink_to(made["passphrase"])
    made["linked"].symlink_to(made["passphrase"])
    makers.pipe(made["pipe"])
    makers.listening(made["socket"])
    makers.slip(made["zip"])
    return {name: str(place) for name, place in (made | {"vault": folder}).items()}


def said(capsys: pytest.CaptureFixture[str], words: list[str]) -> tuple[int, str]:
    """The exit code of a command, and what it printed."""
    try:
        code = main(words)
    except SystemExit as end:
        code = int(end.code or 0)
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert "ging iets mis" not in printed.err
    assert all(sign.isprintable() or sign == "\n" for sign in printed.out + printed.err)
    assert len(printed.err.splitlines()) <= 1
    return code, printed.out + printed.err


@rows(TABLE, "the command line")
def test_odd_words(places: dict[str, str], capsys: pytest.CaptureFixture[str], case: Case) -> None:
    words = [word.format(**places) for word in case.given]
    if words[0] in ("import", "export", "letters", "vault", "monitor"):
        words += ["--passphrase-file", places["passphrase"]]
    code, printed = said(capsys, words)
    assert code in (1, 2)
    assert case.told in printed
    assert Path(places["passphrase"]).read_text() == PASSPHRASE
    if places["vault"] in words:
        with Vault.open(Path(places["vault"]), PASSPHRASE) as vault:
            assert [dossier.newcomer for dossier in Dossiers(vault).all()] == [somebody().newcomer]
        assert not (Path(places["vault"]) / "x.json").exists()


@rows(TABLE, "a passphrase file")
def test_odd_passphrase_files(places: dict[str, str], capsys: pytest.CaptureFixture[str], case: Case) -> None:
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode())
    os.close(writing)
    file = case.given.format(written=f"/dev/fd/{reading}", **places)
    code, printed = said(capsys, ["vault", "info", places["vault"], "--passphrase-file", file])
    os.close(reading)
    assert code == (1 if case.told else 0)
    assert case.told in printed
    assert PASSPHRASE not in printed


@rows(TABLE, "STARTGESPREK_HOME")
def test_odd_homes(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    monkeypatch.setenv("STARTGESPREK_HOME", case.kept)
    application = Application(Settings(paths.settings()))
    assert application.window.page is not None
    assert models.installed(paths.models()) == []
    assert load("linderveen").catalog("ar").language.code == "ar"
    application.window.close()
    application.window.deleteLater()
