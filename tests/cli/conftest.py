"""Commands run in this process, and a real vault with two invented people for each test."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.store import calibration
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

from .samples import CHEAP, DOSSIERS, PASSPHRASE, Outcome, Run


@pytest.fixture(autouse=True)
def quick_keys(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a new passphrase costs is shown elsewhere, and once here: a test marked `real_keys` pays the full price."""
    if request.node.get_closest_marker("real_keys") is None:
        monkeypatch.setattr(Derivation.__init__, "__defaults__", (CHEAP.memory, CHEAP.passes, CHEAP.lanes))
        monkeypatch.setattr(calibration, "_WANTED", 0.0)
        calibration.calibrated.cache_clear()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, what it printed, and what it complained of."""

    def run(*words: object) -> Outcome:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with two people in it, to copy."""
    folder = tmp_path_factory.mktemp("kluis") / "Zeist.startgesprek"
    Vault.create(folder, PASSPHRASE, "Noor de Wit", CHEAP)[0].close()
    (folder.parent / "dossiers.json").write_text(json.dumps(DOSSIERS), "utf-8")
    (folder.parent / "wachtzin.txt").write_text(PASSPHRASE + "\n", "utf-8")
    key = folder.parent / "wachtzin.txt"
    assert main(["import", str(folder), str(folder.parent / "dossiers.json"), "--passphrase-file", str(key)]) == 0
    return folder


@pytest.fixture
def vault(made: Path, tmp_path: Path) -> Path:
    """A vault to use, with `wachtzin.txt` and `dossiers.json` beside it."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


@pytest.fixture
def key(vault: Path) -> tuple[str, Path]:
    """How a command gets the passphrase of the vault."""
    return "--passphrase-file", vault.parent / "wachtzin.txt"
