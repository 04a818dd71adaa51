"""A vault for each test, with a passphrase that costs next to nothing, and programs beside this one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import desktop
from desktop.dossier.model import Action, Answer, Consent, Conversation, Dossier, Exchange, Newcomer, Referral, Step
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

PASSPHRASE = "drie grijze ganzen boven Zeist"

Beside = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="session")
def cheap() -> Derivation:
    """The least that Argon2id takes."""
    return Derivation(memory=8, passes=1, lanes=1)


@pytest.fixture(scope="session")
def passphrase() -> str:
    """The passphrase of every vault here."""
    return PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault may come."""
    return tmp_path / "Zeist.startgesprek"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, cheap: Derivation) -> Path:
    """A closed vault with nobody in it, to copy: to make one takes four times as long as to open it."""
    folder = tmp_path_factory.mktemp("kluis") / "Zeist.startgesprek"
    Vault.create(folder, PASSPHRASE, "Noor de Wit", cheap)[0].close()
    return folder


@pytest.fixture
def vault(empty: Path, folder: Path) -> Iterator[Vault]:
    """An open vault with nobody in it."""
    with Vault.open(shutil.copytree(empty, folder), PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def fresh(folder: Path, cheap: Derivation) -> Iterator[Vault]:
    """As `vault`, but just made: its log has one line."""
    made, _ = Vault.create(folder, PASSPHRASE, "Noor de Wit", cheap)
    yield made
    made.close()


@pytest.fixture
def dossiers(vault: Vault) -> Dossiers:
    """The dossiers of the open vault."""
    return Dossiers(vault)


@pytest.fixture
def dossier() -> Dossier:
    """An invented newcomer with something in every list."""
    return Dossier(
        Newcomer("Ahmad Al-Khatíb", "ar", date(1990, 5, 1), "male", "SY", moved_in_on=date(2026, 2, 1)),
        conversations=[
            Conversation(
                "start",
                date(2026, 3, 1),
                "ar",
                minutes=85,
                completed=True,
                dismissed=["buddy"],
                answers={
                    "netwerk.contacten": Answer("netwerk.contacten", "answered", 0, "kent nog niemand", True),
                    "werk.soort": Answer("werk.soort", "answered", ["vrijwillig"]),
                    "wonen.verhaal": Answer("wonen.verhaal", "declined"),
                    "geld.rondkomen": Answer("geld.rondkomen", "open", note="later vragen"),
                },
                exchanges=[
                    Exchange(
                        "newcomer",
                        "أخي يسكن هنا",
                        "ar",
                        "Mijn broer woont hier",
                        "nl",
                        date(2026, 3, 1),
                        back="أخي يعيش هنا",
                        model="ar-en 1.0, en-nl 1.8",
                        question="netwerk.contacten",
                    ),
                    Exchange("professional", "Even pauze?", "nl", "استراحة؟", "ar", date(2026, 3, 1), edited=True),
                ],
            ),
            Conversation("half_year", date(2026, 9, 1), "ar", at_question="werk.soort"),
        ],
        consents=[Consent("cjg", "given", date(2026, 3, 1)), Consent("ggd", "refused", date(2026, 3, 1))],
        actions=[
            Action("Fiets zoeken", "newcomer", "start", date(2026, 4, 1)),
            Action("Bellen met school", "professional", "start", status="done", done_on=date(2026, 3, 9)),
        ],
        referrals=[
            Referral(
                "taalhuis",
                "start",
                need="een taalmaatje",
                rule="taal",
                history=[
                    Step("sent", date(2026, 3, 2)),
                    Step("waiting", date(2026, 3, 9), "wachtlijst", date(2026, 5, 1)),
                ],
            ),
            Referral("ggd", "start", "legal_task", history=[Step("completed", date(2026, 4, 2))]),
        ],
    )


@pytest.fixture
def beside() -> Iterator[Beside]:
    """Starts a program of its own: Python source with arguments, text in and out, up to a line it prints."""
    running: list[subprocess.Popen[str]] = []

    def start(source: str, *arguments: object, says: str = "") -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-c", source, *map(str, arguments)],
            cwd=Path(desktop.__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(program)
        if says:
            assert program.stdout
            assert program.stdout.readline() == f"{says}\n"
        return program

    yield start
    for program in running:
        program.kill()
        program.communicate()
