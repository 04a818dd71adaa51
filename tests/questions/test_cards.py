"""Information cards: which there are in a municipality, which are suggested, and what `check` says of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.document import read
from desktop.errors import ContentError
from desktop.questions import cards
from desktop.questions.model import Domain as LifeDomain
from desktop.questions.model import Question, Questionnaire

WHOLE = Questionnaire(
    version="2026.1",
    rounds=(),
    domains=(
        LifeDomain(
            id="zorg",
            title="Zorg",
            icon="health",
            minutes=1,
            intro="",
            questions=(
                Question(id="zorg.huisarts", type="yes_no", text="Huisarts?", purpose="!", rounds=("start",)),
                Question(id="zorg.kinderen", type="number", text="Kinderen?", purpose="!", rounds=("start",)),
            ),
        ),
    ),
)
SHARED = """\
themes:
  - {id: zorg, title: "Zorg", icon: health}
cards:
  - id: huisarts
    theme: zorg
    title: "De huisarts"
    what: "Met elke klacht gaat u eerst daarheen."
    steps: ["Schrijf u in.", "Bel in de ochtend."]
    know: "Neem een tolk mee."
    help: "De assistent."
    suggest_if: zorg.huisarts == false
  - {id: nood, theme: zorg, title: "Nood", what: "Bel 112.", steps: ["Zeg waar u bent."], help: "112"}
"""
OWN = """\
cards:
  - {id: haven, theme: zorg, title: "De haven", what: "Daar is een arts.", steps: ["Ga."], help: "De arts."}
skip: [nood]
helpers:
  huisarts: [praktijk]
  haven: [praktijk]
"""


def folder(place: Path, shared: str = SHARED, own: str = "") -> tuple[Path, Path]:
    """The questionnaires, and the folder of a municipality in them."""
    mine = place / "municipalities" / "mijndorp"
    mine.mkdir(parents=True, exist_ok=True)
    (place / cards.FILE).write_text(shared, "utf-8")
    if own:
        (mine / cards.FILE).write_text(own, "utf-8")
    return place, mine


def problems(place: Path, shared: str = SHARED, own: str = "") -> list[str]:
    """What is said of the municipality's file, or of the shared one when it has none."""
    everybody, mine = folder(place, shared, own)
    found = cards.check(everybody, WHOLE, mine if own else None, ["praktijk"])
    return [f"{Path(finding.file).parent.name}:{finding.line}: {finding.problem}" for finding in found]


def test_everybody_has_the_cards_in_their_order(tmp_path: Path) -> None:
    everybody, mine = folder(tmp_path)
    book = cards.load(everybody, WHOLE, mine)
    assert [known.card.id for known in book.of(book.themes[0])] == ["huisarts", "nood"]
    assert list(book.texts())[:6] == [
        ("card:theme:zorg", "Zorg"),
        ("card:huisarts:title", "De huisarts"),
        ("card:huisarts:what", "Met elke klacht gaat u eerst daarheen."),
        ("card:huisarts:step:1", "Schrijf u in."),
        ("card:huisarts:step:2", "Bel in de ochtend."),
        ("card:huisarts:know", "Neem een tolk mee."),
    ]
    assert "card:nood:know" not in dict(book.texts()), "what is not there needs no translation"


def test_a_municipality_adds_and_leaves_out_and_says_who_helps(tmp_path: Path) -> None:
    everybody, mine = folder(tmp_path, own=OWN)
    book = cards.load(everybody, WHOLE, mine, ["praktijk"])
    assert [(known.card.id, known.context, known.helpers) for known in book.cards] == [
        ("huisarts", "card:huisarts", ("praktijk",)),
        ("haven", "card:mijndorp:haven", ("praktijk",)),
    ]
    assert [known.helpers for known in cards.load(everybody, WHOLE).cards] == [(), ()]


@pytest.mark.parametrize(("answers", "suggested"), [({"zorg.huisarts": False}, ["huisarts"]), ({}, [])])
def test_a_card_is_suggested_by_what_was_answered(
    tmp_path: Path, answers: dict[str, bool], suggested: list[str]
) -> None:
    book = cards.load(folder(tmp_path)[0], WHOLE)
    assert [known.card.id for known in book.suggested(answers)] == suggested


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert cards.load(tmp_path, WHOLE) == cards.CardBook()
    assert cards.check(tmp_path, WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("theme: zorg\n", "theme: zrg\n", "5: het thema 'zrg' bestaat niet. Kijk de spelling na. Bedoelt u 'zorg'?"),
        ("zorg.huisarts ==", "zorg.huisart ==", "11: 'suggest_if': de vraag 'zorg.huisart' bestaat niet."),
        ("id: nood", "id: huisarts", "12: 'huisarts' staat er twee keer."),
        ('steps: ["Zeg waar u bent."]', "steps: []", "12: "),
        ("cards:", "skip: [nood]\ncards:", "3: 'skip' en 'helpers' horen in het bestand van een gemeente."),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in SHARED
    (found,) = problems(tmp_path, SHARED.replace(old, new))
    assert found.partition(":")[2].startswith(problem), found
    with pytest.raises(ContentError):
        cards.load(tmp_path, WHOLE)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("skip: [nood]", "skip: [noot]", "de kaart 'noot' bestaat niet. Kijk de spelling na. Bedoelt u 'nood'?"),
        ("haven: [praktijk]", "haven: [praktyk]", "de organisatie 'praktyk' bestaat niet."),
        ("haven: [praktijk]", "havn: [praktijk]", "de kaart 'havn' bestaat niet."),
        ("id: haven", "id: huisarts", "'huisarts' is er al voor elke gemeente. Kies een andere id."),
    ],
)
def test_a_mistake_of_a_municipality(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in OWN
    own = OWN.replace(old, new).replace("  haven: [praktijk]\n", "") if "id:" in new else OWN.replace(old, new)
    (found,) = problems(tmp_path, own=own)
    assert found.startswith("mijndorp:")
    assert problem in found


def test_a_file_by_itself_is_held_against_the_questions(tmp_path: Path) -> None:
    file = folder(tmp_path)[0] / cards.FILE
    assert cards.check_document(read(file), WHOLE) == []
    file.write_text(SHARED.replace("zorg.huisarts ==", "zorg.weg =="), "utf-8")
    (finding,) = cards.check_document(read(file), WHOLE)
    assert finding.where == "huisarts"
