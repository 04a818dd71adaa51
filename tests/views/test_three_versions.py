"""Somebody who was asked by three versions of the questionnaire, through every window and paper, in each version."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.demo_hand import work
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import Action, Consent, Dossier, Newcomer, Referral, Step
from desktop.letters.compose import packet
from desktop.letters.pdf import render
from desktop.settings import Settings
from desktop.store import interchange
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views import pages
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.newcomers.rights_paper import rights_paper
from desktop.views.papers.single import make as single

from ..letters.saying import everything
from ..three_versions import FIRST, SECOND, THIRD, VERSIONS, dossier, guide
from .conftest import Bar
from .finding import texts, turned_to

TODAY = date(2026, 10, 1)
HOUSE = "Huis 3"
OF_DOSSIER = ("dossier", "timeline", "rights", "referrals", "newcomer")
SINGLE = ("before", "timeline", "household", "promised", "invitation")
Show = Callable[..., QWidget]


def whole() -> Dossier:
    """The dossier, with all that is kept besides."""
    made = dossier()
    made.newcomer = Newcomer(**asdict(made.newcomer) | {"household": HOUSE})
    made.consents = [Consent("taalhuis", "given", date(2024, 10, 1), signed=True)]
    made.actions = [Action("Fietsles zoeken", "newcomer", talk.round) for talk in made.conversations]
    made.referrals = [
        Referral("taalhuis", talk.round, need="Een taalmaatje", history=[Step("sent", talk.held_on)])
        for talk in made.conversations
    ]
    made.outcomes = [Outcome("afsluiting.doel1", "start", "reached", date(2025, 4, 1))]
    made.milestones = [Milestone("pip", date(2025, 3, 1)), Milestone("stap_die_weg_is", date(2025, 3, 1))]
    made.arrangements = [Arrangement("quarter", "appointment", date(2024, 12, 1), date(2025, 1, 3), by="Noor")]
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with this dossier, and one of who lives with her."""
    made = tmp_path_factory.mktemp("kluis") / "Zeist.startgesprek"
    vault, _ = Vault.create(made, "drie grijze ganzen boven Zeist", "Noor", Derivation(memory=8, passes=1, lanes=1))
    Dossiers(vault).add(whole(), Dossier(Newcomer("Abel Tesfay", "ti", date(1985, 1, 1), household=HOUSE)))
    vault.close()
    return made


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """The same vault for every test: whatever is opened, nothing of it changes."""
    opened = Vault.open(folder, "drie grijze ganzen boven Zeist")
    yield opened
    opened.close()


@pytest.fixture(params=[pytest.param(name, marks=() if name == THIRD else pytest.mark.thorough) for name in VERSIONS])
def desk(request: pytest.FixtureRequest, vault: Vault, bar: Bar, tmp_path: Path) -> Iterator[Desk]:
    """A desk with the questionnaire of one version."""
    background = Background()
    yield Desk(
        Dossiers(vault),
        guide(request.param),
        Settings(tmp_path / "settings"),
        lambda: TODAY,
        background,
        bar.tell,
        professional="Noor",
        vault=vault,
    )
    background.wait()


@pytest.fixture
def kept(desk: Desk) -> Dossier:
    """The dossier as the vault gives it."""
    [line] = desk.dossiers.search("Selam")
    return desk.dossiers.open(line.dossier_id)


def facts(found: Dossier) -> dict[str, Any]:
    """All that is kept of a dossier, but for its numbers."""

    def plain(item: Any) -> Any:
        if isinstance(item, dict):
            return {name: plain(value) for name, value in item.items() if name != "id"}
        return [plain(one) for one in item] if isinstance(item, list) else item

    told: dict[str, Any] = plain(asdict(found))
    return told


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, kept: Dossier) -> Iterator[Show]:
    """Shows a page of the dossier, as the program builds it, all of it.

    They are thousands of widgets, and go at once: beside them all that is shown later takes three times as long.
    """
    pages_shown: list[QWidget] = []

    def shown(name: str, **ids: str) -> QWidget:
        page = pages.build(desk, name, {"dossier": kept.id} | ids)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        page.show()
        qtbot.waitUntil(lambda: page.whole)
        pages_shown.append(page)
        return page

    yield shown
    for page in pages_shown:
        page.close()
        page.deleteLater()
    work(1)


NEVER = re.compile(r"\b7 / 5\b|\b5 / 10\b|van 7 naar 5\b")
"""Marks of ten that are taken for marks of five, or the other way around."""


def said(page: QWidget) -> str:
    """Everything on a page, folded or not."""
    for fold in page.findChildren(QAbstractButton):
        if fold.objectName().startswith(("older:", "left_over_open", "toggle_former")) and not fold.isChecked():
            fold.click()
    return "\n".join(texts(page))


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_every_page_opens_and_nothing_is_misread(desk: Desk, kept: Dossier, show: Show, bar: Bar, every: bool) -> None:
    """Nothing is answered or chosen here: what was kept is the same afterwards.

    Of a conversation the life domains in which something was said, and in thorough runs the others too.
    """
    version = desk.guide.questionnaire.version
    told = {name: said(show(name)) for name in OF_DOSSIER}
    last = kept.conversations[-1].id
    told |= {name: said(show(name, conversation=last)) for name in ("promises", "actions", "letters")}
    for talk in kept.conversations:
        page: Any = show("interview", conversation=talk.id)
        said_in = {question_id.partition(".")[0] for question_id in talk.answers}
        places = [place for place, domain in enumerate(page.domains) if every or domain.id in said_in]
        told[f"interview {talk.round}"] = "\n".join([said(turned_to(page, place)) for place in places])
        told[f"changes {talk.round}"] = compared(show("changes", conversation=talk.id))
    wrong = {name: found[0] for name, words in told.items() if (found := NEVER.search(words))}
    assert wrong == {}
    assert {sentence for sentence, tone in bar.said if tone == "error"} == set()
    newer = len(VERSIONS) - 1 - VERSIONS.index(version)
    assert told["dossier"].count("gevoerd met een nieuwere of aangepaste vragenlijst") == newer
    for words, page_name in SAID[version].items():
        assert words in told[page_name], (words, told[page_name])
    assert facts(desk.dossiers.open(kept.id)) == facts(whole())


SAID = {
    FIRST: {
        "Het is niet zeker hoe dit nu is gevraagd.": "changes two_year",
        "Een vraag die het programma niet meer kent (netwerk.maatje)": "changes two_year",
        "Een vraag die het programma niet meer kent (taal.cursus)": "interview half_year",
    },
    SECOND: {
        "van 4 naar 7": "changes half_year",
        "Het is niet zeker hoe dit nu is gevraagd.": "changes two_year",
        "Toen gevraagd: Welk cijfer geeft u uw huis?": "interview half_year",
    },
    THIRD: {
        "Het antwoord was toen ‘7 / 10 (niet tevreden – heel tevreden)’. Dat telt nu als ‘4 / 5": "changes two_year",
        "omgerekend van 7 / 10 (niet tevreden – heel tevreden)": "interview two_year",
        "omgerekend van 4 / 10 (slecht – top)": "interview two_year",
        "Heeft u een auto?": "interview start",
        "Op een kamer": "changes half_year",
        "van 2 naar 5": "changes two_year",
    },
}
"""What stands where, by version."""


def compared(page: QWidget) -> str:
    """What the page of changes says against each earlier conversation."""
    choice = page.findChild(QComboBox, "compared_with")
    words = [said(page)]
    for place in range(choice.count() if choice is not None else 0):
        choice.setCurrentIndex(place)
        words.append(said(page))
    return "\n".join(words)


def test_every_paper_is_made_in_the_words_of_then(desk: Desk, kept: Dossier) -> None:
    made = [letter for talk in kept.conversations for letter in packet(desk.guide, kept, talk, TODAY)]
    made += [single(desk, kept, {"paper": name}) for name in SINGLE]
    made.append(rights_paper(desk.dossiers, desk.guide, kept.id, TODAY))
    assert {letter.kind for letter in made} >= {"report", "actions", "referral", "agreements", "everything", *SINGLE}
    wrong = {letter.stem: found[0] for letter in made if (found := NEVER.search(everything(letter)))}
    assert wrong == {}
    whole_paper = everything(made[-1])
    for words in WORDS[desk.guide.questionnaire.version]:
        assert words in whole_paper, words
    for story in (
        "Wij wonen met vier mensen op één kamer.",
        "er is schimmel",
        "De schimmel is weg.",
        "Abel was erbij.",
    ):
        assert story in whole_paper
    assert render(made).startswith(b"%PDF")


WORDS = {
    FIRST: ("4 / 10 (slecht – top)", "Op een kamer", "Heeft u een auto?"),
    SECOND: ("4 / 10 (slecht – top)", "7 / 10 (niet tevreden – heel tevreden)", "Op een kamer", "Met de bus"),
    THIRD: ("4 / 10 (slecht – top)", "7 / 10 (niet tevreden – heel tevreden)", "5 / 5 (niet tevreden – heel tevreden)"),
}
"""Answers on the paper with everything, as they were given; of a later version nobody can tell more than the figure."""


def test_nothing_is_lost_by_saving_and_on_the_way_out_and_in(desk: Desk, kept: Dossier) -> None:
    desk.dossiers.save(kept)
    assert facts(desk.dossiers.open(kept.id)) == facts(whole())
    written = interchange.export([desk.dossiers.open(kept.id)])
    content = interchange.content(written, desk.guide.questionnaire, desk.guide.municipality)
    [again] = content.dossiers
    assert facts(again) == facts(whole())
    assert any("de stap 'stap_die_weg_is' niet. De stap is bewaard" in remark for remark in content.remarks)
