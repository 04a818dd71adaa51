"""A desk for each test: a real vault that costs next to nothing, and a small invented questionnaire."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import guide as guides
from desktop import paths
from desktop.dossier.model import Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.translate.corrections import Corrections
from desktop.views import theme
from desktop.views.background import Background
from desktop.views.conversation.interview import InterviewPage
from desktop.views.desk import Desk, Tone

from .finding import Clock
from .packet import HELD

TODAY = date(2026, 9, 8)
PASSPHRASE = "drie grijze ganzen"
Interview = Callable[[Dossier], InterviewPage]

FILES = {
    "rounds.yaml": """\
version: "2026.1"
rounds:
  - {id: start, title: Startgesprek, minutes: 90}
  - {id: half_year, title: Gesprek na een half jaar, minutes: 60}
""",
    "domains/10-welkom.yaml": """\
id: welkom
title: Welkom
icon: welcome
minutes: 5
intro: Fijn dat u er bent. U hoeft niet overal antwoord op te geven.
questions:
  - id: welkom.lezen
    type: single
    text: Kunt u lezen?
    purpose: Om te weten of papier helpt.
    rounds: [start]
    options:
      - {id: goed, text: Ja, goed}
      - {id: beetje, text: Een beetje}
      - {id: niet, text: Nee}
  - id: welkom.wens
    type: text
    text: Waar wilt u vandaag over praten?
    purpose: Om met de wens te beginnen.
    rounds: [start, half_year]
""".replace("text: Ja, goed}", "text: 'Ja, goed'}"),
    "domains/20-gezin.yaml": """\
id: gezin
title: Gezin en kinderen
icon: family
minutes: 10
intro: Nu praten wij over uw gezin.
questions:
  - id: gezin.kinderen
    type: yes_no
    text: Heeft u kinderen?
    purpose: Om school en opvang te regelen.
    rounds: [start]
  - id: gezin.aantal
    type: number
    text: Hoeveel kinderen heeft u?
    purpose: Om school en opvang te regelen.
    rounds: [start]
    maximum: 20
    ask_if: gezin.kinderen == true
  - id: gezin.opvang
    type: single
    text: Is er opvang voor de kinderen?
    purpose: Om opvang te regelen.
    rounds: [start, half_year]
    ask_if: gezin.aantal > 0
    options:
      - {id: wel, text: Er is opvang}
      - {id: geen, text: Er is geen opvang}
  - id: gezin.veilig
    type: yes_no
    text: Voelt u zich thuis veilig?
    purpose: Om te helpen bij gevaar.
    rounds: [start]
""",
    "domains/30-netwerk.yaml": """\
id: netwerk
title: Sociaal netwerk
icon: network
minutes: 5
questions:
  - id: netwerk.contacten
    type: number
    text: Hoeveel mensen kent u hier goed?
    purpose: Om te zien of een buddy helpt.
    rounds: [start, half_year]
    compare: higher_is_better
    maximum: 100
  - id: netwerk.alleen
    type: scale
    text: Hoe vaak voelt u zich alleen?
    purpose: Om te zien of een buddy helpt.
    rounds: [start, half_year]
    compare: lower_is_better
    low: nooit
    high: altijd
  - id: netwerk.buren
    type: single
    text: Hoe gaat het met de buren?
    purpose: Om te weten hoe het wonen gaat.
    rounds: [start, half_year]
    options:
      - {id: goed, text: Goed}
      - {id: niet, text: Niet goed}
""",
    "municipalities/proefstad/municipality.yaml": """\
id: proefstad
name: Gemeente Proefstad
letterhead:
  address: [Plein 1, 1000 AA Proefstad]
rounds:
  - {id: start, anchor: linked_on, days: 14}
  - {id: half_year, anchor: start, months: 6}
roles:
  - {id: taal, title: Taal, kind: language, domains: [netwerk]}
""",
    "municipalities/proefstad/organisations.yaml": """\
notice: Verzonnen gegevens.
organisations:
  - {id: taalhuis, name: Taalhuis, role: taal, offers: Maatje., waiting_days: 42, verified_on: 2026-08-01}
  - {id: buddies, name: Buddy Plus, role: taal, offers: Een buddy., verified_on: 2026-08-01}
""",
    "municipalities/proefstad/rules.yaml": """\
rules:
  - id: taalmaatje
    propose: referral
    when: netwerk.contacten < 1
    reason: u kent hier nog niemand
    title: Een taalmaatje zoeken
    organisation: taalhuis
  - id: gevaar_thuis
    propose: protocol
    when: gezin.veilig == false
    reason: het thuis niet veilig is
    title: Het is thuis misschien niet veilig
    text: Praat hier nu niet verder over waar anderen bij zijn. Bel bij direct gevaar 112.
""",
}
ARABIC = {
    "welkom:title": ("Welkom", "أهلاً وسهلاً"),
    "gezin:title": ("Gezin en kinderen", "الأسرة والأطفال"),
    "netwerk:title": ("Sociaal netwerk", "العلاقات الاجتماعية"),
    "gezin.kinderen:text": ("Heeft u kinderen?", "هل لديكم أطفال؟"),
    "rule:taalmaatje:title": ("Een taalmaatje zoeken", "البحث عن شريك لغوي"),
    "phrase:referral_waiting": ("U staat op de wachtlijst.", "أنتم على قائمة الانتظار."),
    "phrase:action_done": ("Dit is klaar.", "تم هذا."),
}
TIGRINYA = {
    "gezin:title": ("Gezin en kinderen", "ስድራቤትን ቆልዑን"),
    "gezin.kinderen:text": ("Heeft u kinderen?", "ቆልዑ ኣለዉኹም ዶ?"),
}


@dataclass
class Bar:
    """A message bar that remembers."""

    said: list[tuple[str, Tone]] = field(default_factory=list)

    def tell(self, text: str, tone: Tone) -> None:
        """Keep a sentence."""
        self.said.append((text, tone))


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """The application as people see it."""
    theme.apply(qapp)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of questionnaires and catalogs, independent of what is shipped but for the fixed phrases."""
    return written(tmp_path / "content")


def written(folder: Path) -> Path:
    """Write the small questionnaire and its catalogs in a folder, and return it."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    shutil.copy(paths.questionnaires() / "phrases.yaml", folder)
    for code, texts in (("ar", ARABIC), ("ti", TIGRINYA)):
        entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n']
        for context, (source, text) in texts.items():
            entries.append(f'#, fuzzy\nmsgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n')
        (folder / f"{code}.po").write_text("\n".join(entries), "utf-8")
    return folder


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The small questionnaire; reading its files takes longer than many a test."""
    folder = written(tmp_path_factory.mktemp("inhoud"))
    return guides.load("proefstad", folder, translations=folder)


@pytest.fixture
def guide(loaded: Guide, content: Path) -> Guide:
    """The small questionnaire, as the invented municipality asks it, with catalogs and corrections of its own."""
    corrections = Corrections(paths.corrections() / "proefstad")
    return replace(loaded, translations=content, corrections=corrections, _catalogs={}, _changing=Lock())


def new_vault(folder: Path) -> Vault:
    """A vault that was just made, open."""
    return Vault.create(folder, PASSPHRASE, "Noor de Wit", Derivation(memory=8, passes=1, lanes=1))[0]


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with nobody in it, to copy: to make one takes four times as long as to open it."""
    folder = tmp_path_factory.mktemp("kluis") / "proef.startgesprek"
    new_vault(folder).close()
    return folder


@pytest.fixture
def vault(empty: Path, tmp_path: Path) -> Iterator[Vault]:
    """An open vault with nobody in it."""
    with Vault.open(shutil.copytree(empty, tmp_path / empty.name), PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def bar() -> Bar:
    """What was told in the message bar."""
    return Bar()


@pytest.fixture
def desk(vault: Vault, guide: Guide, bar: Bar, tmp_path: Path) -> Iterator[Desk]:
    """A desk on the open vault."""
    background = Background()
    yield Desk(
        dossiers=Dossiers(vault),
        guide=guide,
        settings=Settings(tmp_path / "settings"),
        today=lambda: TODAY,
        background=background,
        tell=bar.tell,
    )
    background.wait()


@pytest.fixture(scope="session")
def shipped() -> Guide:
    """What the program is shipped with, for Zeist."""
    return guides.load("zeist")


@pytest.fixture
def zeist(desk: Desk, shipped: Guide) -> Desk:
    """A desk in Zeist, with the shipped questionnaire, on the day of the conversation."""
    return replace(desk, guide=shipped, today=lambda: HELD)


@pytest.fixture
def clock() -> Clock:
    """The clock of the conversation."""
    return Clock()


@pytest.fixture
def begun(desk: Desk) -> Dossier:
    """Somebody whose start conversation begins."""
    made = Dossier(
        Newcomer("Yusuf Hamdan", "ar", date(1990, 5, 1)),
        [Conversation("start", TODAY, "ar", interpreter="Samir Haddad")],
    )
    desk.dossiers.add(made)
    return made


@pytest.fixture
def interview(qtbot: QtBot, desk: Desk, clock: Clock) -> Interview:
    """Shows the page of a dossier's last conversation, as it stands in the vault."""

    def shown(dossier: Dossier) -> InterviewPage:
        fresh = desk.dossiers.open(dossier.id)
        page = InterviewPage(desk, fresh, fresh.conversations[-1], clock=clock)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.whole)
        return page

    return shown
