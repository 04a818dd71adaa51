"""What `integration` in `municipality.yaml` names has to be there, and a mistake is told where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import Finding
from desktop.municipality import load as municipality_load
from desktop.municipality.integration import Part
from desktop.questions.model import Domain, Question, Questionnaire, Round

SETTINGS = """\
id: dorp
name: "Gemeente Dorp"
letterhead:
  address: ["Plein 1", "1234 AB Dorp"]
rounds:
  - {id: start, anchor: linked_on, days: 14}
roles:
  - {id: steun, title: Steun, kind: support, questions: [taal.delen]}
  - {id: inkomen, title: Inkomen, kind: income, questions: [taal.delen]}
steps:
  - {id: plan, title: "Plan"}
integration:
  deadline_months: 36
  deadline_from: plan
  finished_by: plan
  organisation: dienst
  annex: [taal.delen]
  parts:
    - {id: knm, title: "Kennis", told_by: [{question: taal.delen, option: knm}], code: knm}
    - {id: lezen, title: "Lezen", regimes: [Wi2013]}
"""
ORGANISATIONS = """\
organisations:
  - {id: dienst, name: Dienst, role: inkomen, offers: "Werk.", verified_on: 2026-10-01}
  - {id: buurthuis, name: Buurthuis, role: steun, offers: "Van alles.", verified_on: 2026-10-01}
"""
RULES = """\
rules:
  - {id: een, propose: action, when: '"knm" in taal.delen', reason: "dat zo is", title: "Doen."}
"""
ASKED = Question.model_validate(
    {
        "id": "taal.delen", "type": "multi", "text": "?", "purpose": "!", "rounds": ["start"],
        "options": [{"id": "knm", "text": "K"}, {"id": "geen", "text": "G", "alone": True}],
    }
)  # fmt: skip
QUESTIONNAIRE = Questionnaire(
    version="1",
    rounds=(Round(id="start", title="S"),),
    domains=(Domain(id="taal", title="T", icon="language", minutes=5, questions=(ASKED,)),),
)
Check = Callable[[str, str], list[Finding]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """The mistakes in the folder of an invented village, with one thing in its settings changed."""

    def check(old: str, new: str) -> list[Finding]:
        assert old in SETTINGS
        for name, text in (
            ("municipality", SETTINGS.replace(old, new)), ("organisations", ORGANISATIONS), ("rules", RULES)
        ):  # fmt: skip
            (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        return municipality_load.check(tmp_path, QUESTIONNAIRE)

    return check


def test_what_is_right_has_no_findings(check: Check) -> None:
    assert check("dorp", "dorp") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("deadline_from: plan", "deadline_from: plam", 14, "de stap 'plam' staat niet bij 'steps'. Bedoelt u 'plan'?"),
        ("finished_by: plan", "finished_by: examen", 15, "de stap 'examen' staat niet bij 'steps'."),
        ("organisation: dienst", "organisation: rsd", 16, "de organisatie 'rsd' staat niet in organisations.yaml."),
        ("organisation: dienst", "organisation: buurthuis", 16, "haar rol is van de soort 'support'"),
        ("annex: [taal.delen]", "annex: [taal.deel]", 17, "de vraag 'taal.deel' bestaat niet."),
        ("question: taal.delen,", "question: taal.deel,", 19, "de vraag 'taal.deel' bestaat niet."),
        ("option: knm", "option: knn", 19, "heeft geen keuze 'knn'. Bedoelt u 'knm'?"),
        ("id: lezen", "id: knm", 20, "'knm' staat er twee keer."),
        ("regimes: [Wi2013]", "regimes: [Wi2014]", 20, "een van deze zijn: Wi2013, Wi2021, ukraine, family"),
        ("  deadline_from: plan\n", "", 12, "horen bij elkaar"),
    ],
)
def test_a_mistake_is_told_with_its_line(check: Check, old: str, new: str, line: int, words: str) -> None:
    [found] = check(old, new)
    assert words in str(found)
    assert found.line == line


def test_a_part_is_for_whom_it_says_and_else_for_everybody_with_a_duty() -> None:
    every, old_law = Part(id="knm", title="K"), Part(id="ona", title="O", regimes=("Wi2013",))
    regimes = ("Wi2013", "Wi2021", "family", "ukraine", None)
    assert [every.is_for(one) for one in regimes] == [True, True, True, False, True]
    assert [old_law.is_for(one) for one in regimes] == [True, False, False, False, True]
