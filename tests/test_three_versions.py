"""Somebody who was asked by three versions of the questionnaire: all opens, compares, and goes out and in again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import pairwise
from typing import Any

import pytest

from desktop.dossier.changes import changes, no_longer_asked
from desktop.dossier.history import Form, earlier_answers
from desktop.dossier.model import Conversation, Dossier
from desktop.letters.given_answers import given_answers
from desktop.letters.model import Heading, Pair, Paragraph
from desktop.letters.phrasebook import Phrasebook
from desktop.questions.answers import check, in_words
from desktop.store import interchange
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.translate.catalog import Catalog
from desktop.translate.po import Entry

from .three_versions import FIRST, SECOND, THIRD, VERSIONS, dossier, guide, questionnaire

NOW = questionnaire(THIRD)


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossiers]:
    """A real vault with this one dossier in it."""
    folder = tmp_path_factory.mktemp("kluis") / "Zeist.startgesprek"
    vault, _ = Vault.create(folder, "drie grijze ganzen boven Zeist", "Noor", Derivation(memory=8, passes=1, lanes=1))
    kept = Dossiers(vault)
    kept.add(dossier())
    yield kept
    vault.close()


@pytest.fixture
def kept(dossiers: Dossiers) -> Dossier:
    """The dossier as the vault gives it."""
    (line,) = dossiers.search()
    return dossiers.open(line.dossier_id)


def facts(talk: Conversation) -> dict[str, Any]:
    """All that was kept of a conversation, but for its own id."""
    return asdict(talk) | {"id": "", "answers": {name: asdict(answer) for name, answer in talk.answers.items()}}


def test_the_versions_are_what_they_say() -> None:
    assert [questionnaire(version).version for version in VERSIONS] == [FIRST, SECOND, THIRD]
    for version, talk in zip(VERSIONS, dossier().conversations, strict=True):
        for name, value in talk.values().items():
            assert check(questionnaire(version).by_id[name], value) == value


def test_nothing_is_lost_in_the_vault(kept: Dossier) -> None:
    assert [facts(talk) for talk in kept.conversations] == [facts(talk) for talk in dossier().conversations]


def test_going_back_to_an_old_conversation_changes_nothing_of_it(dossiers: Dossiers, kept: Dossier) -> None:
    for earlier, later in zip(kept.conversations, kept.conversations[1:], strict=False):
        changes(NOW, earlier, later)
    dossiers.save(kept)
    again = dossiers.open(kept.id)
    assert [facts(talk) for talk in again.conversations] == [facts(talk) for talk in dossier().conversations]


def test_out_and_in_again_with_the_version_of_each_conversation(kept: Dossier) -> None:
    written = interchange.export([kept])
    content = interchange.content(written, NOW, guide().municipality)
    (again,) = content.dossiers
    assert [talk.version for talk in again.conversations] == list(VERSIONS)
    assert [facts(talk) for talk in again.conversations] == [facts(talk) for talk in kept.conversations]
    assert interchange.export([again]) == written
    assert any("die deze gemeente niet stelt" in remark for remark in content.remarks)


BESIDE: dict[str, list[tuple[str, Form, str, Any]]] = {
    "wonen.cijfer": [
        (SECOND, "converted", "7 / 10 (niet tevreden – heel tevreden)", 4),
        (FIRST, "converted", "4 / 10 (slecht – top)", 2),
    ],
    "wonen.soort": [(SECOND, "same", "In een flat", "flat"), (FIRST, "not_comparable", "Op een kamer", None)],
    "taal.cursus": [(SECOND, "reworded", "ja", True), (FIRST, "reworded", "nee", False)],
    "taal.niveau": [(SECOND, "converted", "Een beetje", 3), (FIRST, "converted", "Nog niet", 1)],
    "taal.tevreden": [],
    "netwerk.bekenden": [(SECOND, "same", "6", 6), (FIRST, "reworded", "2", 2)],
    "netwerk.vrienden": [(SECOND, "same", "1", 1), (FIRST, "not_comparable", "2", None)],
    "netwerk.hulp": [
        (SECOND, "not_comparable", "ja", None),
        (SECOND, "not_comparable", "nee", None),
        (FIRST, "reworded", "nee", False),
        (FIRST, "reworded", "nee", False),
    ],
    "netwerk.club": [
        (SECOND, "not_comparable", "Muziek; Samen koken", None),
        (FIRST, "converted", "Muziek", ["kunst"]),
    ],
    "netwerk.familie": [(FIRST, "same", "Abel, Kind, 6 jaar", [{"name": "Abel", "relation": "kind", "age": 6}])],
    "netwerk.maatje": [(SECOND, "same", "–", None)],
}
"""What stands beside a question at the third conversation: version, form, the words of then, the value of today."""


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_a_question(name: str, kept: Dossier) -> None:
    found = earlier_answers(NOW.by_id[name], kept, kept.conversations[2])
    told = []
    for item in found:
        words = in_words(item.asked, item.answer.value) if item.answer.state == "answered" else "–"
        told.append((item.conversation.version, item.form, words, item.value))
    assert told == BESIDE[name]


CHANGED = {
    (0, 1): {
        "wonen.cijfer": "better", "wonen.soort": "not_comparable", "taal.cursus": "better", "taal.niveau": "better",
        "netwerk.bekenden": "better", "netwerk.vrienden": "not_comparable", "netwerk.hulp": "not_comparable",
        "netwerk.club": "not_comparable", "netwerk.familie": "gone", "netwerk.maatje": "declined",
        "afsluiting.dag": "gone",
    },
    (1, 2): {
        "wonen.cijfer": "better", "wonen.soort": "same", "taal.cursus": "same", "taal.niveau": "better",
        "taal.tevreden": "new", "netwerk.bekenden": "better", "netwerk.vrienden": "better",
        "netwerk.hulp": "not_comparable", "netwerk.club": "not_comparable", "netwerk.familie": "different",
        "netwerk.maatje": "new", "afsluiting.dag": "declined",
    },
    (0, 2): {
        "wonen.cijfer": "better", "wonen.soort": "not_comparable", "taal.cursus": "better", "taal.niveau": "better",
        "taal.tevreden": "new", "netwerk.bekenden": "better", "netwerk.vrienden": "not_comparable",
        "netwerk.hulp": "better", "netwerk.club": "better", "netwerk.familie": "different", "netwerk.maatje": "new",
        "afsluiting.dag": "declined",
    },
}  # fmt: skip
"""What half a year was silent on is held against the start: the family, and the day."""


@pytest.mark.parametrize("pair", CHANGED)
def test_what_changed(pair: tuple[int, int], kept: Dossier) -> None:
    earlier, later = (kept.conversations[place] for place in pair)
    told = changes(NOW, earlier, later, kept.conversations[: pair[0]])
    found = {change.question.id: change.kind for change in told}
    passed = {change.question.id for change in told if change.longer_ago}
    assert passed == ({"netwerk.familie", "afsluiting.dag"} if pair == (1, 2) else set())
    stories = {"wonen.verhaal": "different", "afsluiting.doel1": "different"}
    assert found == CHANGED[pair] | stories


def test_what_nobody_asks_any_more(kept: Dossier) -> None:
    told = [
        [(item.asked.text, in_words(item.asked, item.answer.value)) for item in no_longer_asked(NOW, talk)]
        for talk in kept.conversations
    ]
    assert told == [
        [("Heeft u een auto?", "nee"), ("Hoe gaat u naar school?", "Met de bus")],
        [("Hoe gaat u naar school?", "Op de fiets")],
        [],
    ]


def test_a_round_that_is_no_longer_held_keeps_its_title() -> None:
    assert [NOW.round_title(name) for name in ("half_year", "weg")] == ["Gesprek na een half jaar", "weg"]


def test_all_that_was_answered_is_told_in_the_words_of_then(kept: Dossier) -> None:
    """On the paper with everything that somebody may take along."""
    told = []
    for talk in kept.conversations:
        blocks = given_answers(guide(), Phrasebook(guide(), "nl"), talk.answers, "nl", talk.version)
        told.append([str(block.text) for block in blocks if isinstance(block, Heading | Paragraph)])
    first, second, third = told
    assert pairs(first) >= {
        ("Welk cijfer geeft u uw huis?", "4 / 10 (slecht – top)"),
        ("Waar woont u?", "Op een kamer"),
        ("Krijgt u les?", "nee"),
        ("Hoe goed spreekt u Nederlands?", "Nog niet"),
        ("Hoeveel mensen kent u?", "2"),
        ("Heeft u een auto?", "nee"),
        ("Hoe gaat u naar school?", "Met de bus"),
    }
    assert pairs(second) >= {
        ("Hoe tevreden bent u met uw huis?", "7 / 10 (niet tevreden – heel tevreden)"),
        ("Waar gaat u heen?", "Muziek; Samen koken"),
    }
    assert pairs(third) >= {
        ("Hoe tevreden bent u met uw huis?", "5 / 5 (niet tevreden – heel tevreden)"),
        ("Waar gaat u heen?", "Sport; Muziek, dans of schilderen"),
    }
    assert ["Vragen die wij nu niet meer zo stellen" in lines for lines in told] == [True, True, False]


def pairs(lines: list[str]) -> set[tuple[str, str]]:
    return set(pairwise(lines))


def test_a_translation_of_todays_words_is_not_passed_off_as_one_of_the_words_of_then(kept: Dossier) -> None:
    """What the ends of the scale meant then has no translation any more, or not yet: it stays Dutch."""
    catalog = Catalog("fr", {
        name: Entry(name, source, text)
        for name, source, text in (
            ("wonen.cijfer:low", "niet tevreden", "pas content"),
            ("wonen.cijfer:high", "heel tevreden", "très content"),
            ("taal.cursus:text", "Volgt u nu een cursus Nederlands?", "Suivez-vous un cours ?"),
        )
    })  # fmt: skip
    known = replace(guide(), _catalogs={"fr": catalog})
    said = []
    for talk in kept.conversations:
        blocks = list(given_answers(known, Phrasebook(known, "fr"), talk.answers, "fr", talk.version))
        said.append([block.text for block in blocks if isinstance(block, Paragraph)])
    first, second, third = said
    assert Pair("4 / 10 (slecht – top)", "") in first
    assert Pair("7 / 10 (niet tevreden – heel tevreden)", "7 / 10 (pas content – très content)") in second
    assert Pair("5 / 5 (niet tevreden – heel tevreden)", "5 / 5 (pas content – très content)") in third
    assert "Krijgt u les?" in second
    assert Pair("Volgt u nu een cursus Nederlands?", "Suivez-vous un cours ?") in third
