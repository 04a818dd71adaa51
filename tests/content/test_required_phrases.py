"""The phrases that the program needs, and the shipped ones, are the same; a mistake in them is found."""

from __future__ import annotations

import re
from pathlib import Path

from desktop import paths
from desktop.questions.load import check_phrases, load_phrases
from desktop.questions.required_phrases import REQUIRED

PLACE = re.compile(r"\{[a-z_]+\}")


def test_what_is_shipped_is_what_is_needed() -> None:
    shipped = load_phrases(paths.questionnaires())
    assert {phrase_id: frozenset(PLACE.findall(text)) for phrase_id, text in shipped.items()} == dict(REQUIRED)
    assert check_phrases(paths.questionnaires() / "phrases.yaml") == []


def test_a_phrase_that_is_gone_or_has_another_place_is_named(tmp_path: Path) -> None:
    text = (paths.questionnaires() / "phrases.yaml").read_text("utf-8")
    lines = [line for line in text.splitlines() if "id: agreements_name," not in line]
    broken = tmp_path / "phrases.yaml"
    broken.write_text("\n".join(lines).replace("{professional}", "{wie}"), "utf-8")
    told = {finding.where: finding.problem for finding in check_phrases(broken)}
    assert "{wie} wordt hier niet ingevuld" in told["agreements_spoken_with"]
    assert "'agreements_name' ontbreekt" in told["-"]
