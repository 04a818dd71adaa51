"""docs/vragenlijst-maken.md: every step of it is done on a copy, and `check` says what the page promises."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import guide
from desktop.check import check, rules_table
from desktop.translate import catalog
from desktop.translate.sources import shipped

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "vragenlijst-maken.md"
STEP = re.compile(
    r"^(Kopieer|Maak|Zet onderaan|Vervang in) `([^`]+)`(?: naar `([^`]+)`)?[.:]$|^door:$|`startgesprek check` zegt:$"
)
FENCE = re.compile(r"```(?:yaml|po|text)\n(.*?)```", re.DOTALL)


def steps() -> Iterator[tuple[str, str, str]]:
    """What the page tells one to do: (verb, file, text)."""
    parts = PAGE.read_text("utf-8").split("\n\n")
    for number, part in enumerate(parts):
        last = part.splitlines()[-1] if part.strip() else ""
        found = STEP.search(last)
        if not found:
            continue
        text = found[3] or ""
        if found[1] != "Kopieer":
            fence = FENCE.match("\n\n".join(parts[number + 1 :]))
            assert fence, f"no example after: {last}"
            text = fence[1]
        yield found[1] or ("door" if last == "door:" else "zegt"), found[2] or "", text


def followed(folder: Path) -> int:
    """Do every step in a folder; returns how many there were."""
    done = 0
    replaced: tuple[Path, str] | None = None
    for verb, name, text in steps():
        file = folder / name
        match verb:
            case "Kopieer":
                shutil.copytree(file, folder / text)
            case "Maak":
                assert not file.exists()
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, "utf-8")
                if file.suffix == ".po":
                    catalog.merge(file.parent, file.stem, shipped(folder / "questionnaires"))
            case "Zet onderaan":
                file.write_text(file.read_text("utf-8").rstrip("\n") + "\n\n" + text, "utf-8")
            case "Vervang in":
                replaced = (file, text.rstrip("\n"))
            case "door":
                assert replaced
                whole = replaced[0].read_text("utf-8")
                assert whole.count(replaced[1]) == 1, replaced
                replaced[0].write_text(whole.replace(replaced[1], text.rstrip("\n")), "utf-8")
                assert check(folder / "mijndorp") == []
            case "zegt":
                (finding,) = check(folder / "mijndorp")
                about = "" if finding.where == "-" else f"{finding.where}: "
                assert f"{Path(finding.file).name}: {about}{finding.problem}" == text.strip()
        done += 1
    return done


def shown_rule() -> str:
    """What the page shows of the table of rules."""
    found = re.search(r"\n((?: {4}.+\n)*? {4}.*gaat af bij(?:.+\n)*)", PAGE.read_text("utf-8"))
    assert found
    return "\n".join(line.removeprefix("    ") for line in found[1].splitlines())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what is shipped, to work in."""
    for name in ("questionnaires", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.thorough
def test_the_page_can_be_followed_step_by_step(folder: Path) -> None:
    assert followed(folder) == PAGE.read_text("utf-8").count("```") // 2 + 1
    assert check(folder / "mijndorp") == []
    assert check(folder / "translations" / "ps.po") == []
    assert shown_rule() in "\n".join(rules_table(folder / "mijndorp"))
    made = guide.load(str(folder / "mijndorp"), folder / "questionnaires", folder / "translations")
    assert made.municipality.name == "Gemeente Mijndorp"
    assert [domain.id for domain in made.questionnaire.domains][-2:] == ["haven", "afsluiting"]
    assert made.rules["fiets-maken"].holds({"wonen.fietsenhok": False})
    assert made.conditions["haven.zwemmen"].holds({"haven.verhaal": "mooi"})
    assert made.municipality.letters.referral.salutation == "Beste collega's van {organisation},"
    assert made.questionnaire.by_id["wonen.tevreden"].text == "Hoe blij bent u met de plek waar u woont?"
    assert made.questionnaire.version == "2026.1-mijndorp.1"
    assert made.questionnaire.by_id["meedoen.nuttig"].was[0].now(4) == 3
    assert made.questionnaire.known("meedoen.gezien") is not None
    assert "meedoen.gezien" not in made.questionnaire.by_id
    assert made.indicators.by_id["haven_zwemmen"].indicator.title == "Kan zwemmen"
    assert [division.grouping.id for division in made.indicators.divisions][-1] == "fiets"
    assert [known.card.id for known in made.cards.suggested({"haven.zwemmen": False})] == ["pontje"]
    assert made.catalog("ps").get("phrase:yes", "ja").state == "draft"
    assert made.catalog("ps").get("phrase:no", "nee").state == "missing"


def test_every_example_is_one_of_the_steps() -> None:
    text = PAGE.read_text("utf-8")
    assert [example for _, _, example in steps() if example and "```" in example] == []
    assert text.count("```") % 2 == 0
    assert {verb for verb, _, _ in steps()} == {"Kopieer", "Maak", "Zet onderaan", "Vervang in", "door", "zegt"}
