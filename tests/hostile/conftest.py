"""A vault, a guide and a desk that cost little, and an eye on what lies outside: no case may touch it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import guide as guides
from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.translate.corrections import Corrections
from desktop.views.background import Background
from desktop.views.desk import Desk, Tone

from . import content

TODAY = date(2026, 9, 8)
CHEAP = Derivation(memory=8, passes=1, lanes=1)
PASSPHRASE = "vier fietsen onder de kastanje"
OTHERS = "van een ander"


@pytest.fixture(autouse=True)
def outside(tmp_path: Path, own_place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder one stands in, which belongs to somebody else: afterwards it is as it was, and so is one's home."""
    place = tmp_path / "van een ander"
    place.mkdir()
    (place / "brief.txt").write_text(OTHERS)
    monkeypatch.chdir(place)
    yield place
    assert [file.name for file in place.iterdir()] == ["brief.txt"]
    assert (place / "brief.txt").read_text() == OTHERS
    # The preferences, and in them corrections and models, are the program's own.
    assert {part.name for part in own_place.iterdir() if part.is_dir() and any(part.iterdir())} <= {"settings"}


@dataclass
class Bar:
    """A message bar that remembers."""

    said: list[str] = field(default_factory=list)

    def tell(self, text: str, tone: Tone) -> None:
        """Keep a sentence."""
        self.said.append(text)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of the invented municipality; for reading."""
    return content.write(tmp_path_factory.mktemp("inhoud") / "content")


@pytest.fixture(scope="session")
def loaded(written: Path) -> Guide:
    """The invented municipality; reading its files takes longer than most cases."""
    return guides.load("proefstad", written, written)


@pytest.fixture
def guide(loaded: Guide, tmp_path: Path) -> Guide:
    """The invented municipality, with a folder of its own for corrections."""
    return replace(loaded, corrections=Corrections(tmp_path / "vertalingen" / "proefstad"), _catalogs={})


@pytest.fixture(scope="session")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with one newcomer in it, closed; to copy."""
    folder = tmp_path_factory.mktemp("kluis") / "kluis.startgesprek"
    vault, _ = Vault.create(folder, PASSPHRASE, "Noor de Wit", CHEAP)
    with vault:
        Dossiers(vault).add(somebody())
    return folder


def somebody() -> Dossier:
    """An invented newcomer whose conversation has begun."""
    return Dossier(Newcomer("Samira Haddad", "ar", date(1990, 5, 1)), [Conversation("start", TODAY, "ar")], id="samira")


@pytest.fixture
def folder(closed: Path, tmp_path: Path) -> Path:
    """A vault to break."""
    place = tmp_path / "kluizen" / "kluis.startgesprek"
    shutil.copytree(closed, place)
    return place


@pytest.fixture(scope="module")
def vault(closed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """An open vault that the cases of a module share; each leaves it usable for the next."""
    place = tmp_path_factory.mktemp("open") / closed.name
    shutil.copytree(closed, place)
    with Vault.open(place, PASSPHRASE) as opened:
        yield opened
        assert opened.verify() == []


@pytest.fixture
def dossiers(vault: Vault) -> Dossiers:
    """The dossiers of the open vault."""
    return Dossiers(vault)


@pytest.fixture
def bar() -> Bar:
    """What was told in the message bar."""
    return Bar()


@pytest.fixture
def desk(qapp: QApplication, dossiers: Dossiers, guide: Guide, bar: Bar, tmp_path: Path) -> Desk:
    """A desk on the open vault."""
    return Desk(dossiers, guide, Settings(tmp_path / "voorkeuren"), lambda: TODAY, Background(), bar.tell)
