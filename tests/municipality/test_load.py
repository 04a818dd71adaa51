"""A municipality's folder, whole and broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.errors import ContentError, Finding
from desktop.municipality import load as municipality_load
from desktop.municipality.model import Municipality, Organisation
from desktop.questions.model import Domain, Former, Question, Questionnaire, Round, Was

SETTINGS = """\
id: dorp
name: "Gemeente Dorp"
letterhead:
  address: ["Plein 1", "1234 AB Dorp"]
lead_organisation: buurthuis
rounds:
  - {id: start, anchor: linked_on, days: 14}
  - {id: half_year, anchor: start, months: 6}
pillars:
  - {id: taal, title: "Taal"}
roles:
  - {id: steun, title: Steun, kind: support, domains: [netwerk], questions: [geld.schuld]}
  - {id: maatje, title: Maatje, kind: buddy, questions: [netwerk.maatje]}
skip_questions: [netwerk.buren]
"""
ORGANISATIONS = """\
notice: "Verzonnen."
organisations:
  - {id: buurthuis, name: Buurthuis, role: steun, offers: "Van alles.", verified_on: 2026-10-01}
  - id: maatjes
    name: Maatjes
    role: maatje
    offers: "Een maatje."
    waiting_days: 20
    verified_on: 2026-03-01
"""
RULES = """\
rules:
  - id: maatje-zoeken
    propose: referral
    when: netwerk.maatje == true || netwerk.buren == true
    reason: "iemand een maatje wil"
    title: "Een maatje."
    organisation: maatjes
  - id: gevaar
    propose: protocol
    when: geld.schuld == true
    reason: "er schuld is"
    title: "Let op"
    text: "Bel."
    rounds: [start]
"""


def question(name: str, share: str = "normal") -> Question:
    return Question.model_validate(
        {"id": name, "type": "yes_no", "text": "?", "purpose": "!", "rounds": ["start"], "share": share}
    )


QUESTIONNAIRE = Questionnaire(
    version="1",
    rounds=(Round(id="start", title="S"), Round(id="half_year", title="H"), Round(id="two_year", title="T")),
    domains=(
        Domain(
            id="netwerk",
            title="N",
            icon="n",
            minutes=5,
            questions=(question("netwerk.maatje"), question("netwerk.buren"), question("netwerk.eenzaam", "consent")),
        ),
        Domain(id="geld", title="G", icon="g", minutes=5, sensitive=True, questions=(question("geld.schuld"),)),
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an invented village."""
    place = tmp_path / "dorp"
    place.mkdir()
    for name, text in (("municipality", SETTINGS), ("organisations", ORGANISATIONS), ("rules", RULES)):
        (place / f"{name}.yaml").write_text(text, "utf-8")
    return place


def findings(folder: Path, questionnaire: Questionnaire | None = QUESTIONNAIRE) -> list[Finding]:
    return municipality_load.check(folder, questionnaire)


def changed(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / f"{name}.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_a_whole_folder(folder: Path) -> None:
    municipality, _ = municipality_load.load(folder, QUESTIONNAIRE)
    assert municipality.name == "Gemeente Dorp"
    assert municipality.notice == "Verzonnen."
    assert municipality.folder == str(folder)
    assert [item.id for item in municipality.organisations] == ["buurthuis", "maatjes"]
    assert municipality.role_of(municipality.organisation_by_id["maatjes"]).kind == "buddy"
    assert municipality.organisation_by_id["buurthuis"].waiting_days is None
    assert findings(folder) == []


def test_what_it_skips_is_not_asked(folder: Path) -> None:
    _, questionnaire = municipality_load.load(folder, QUESTIONNAIRE)
    assert list(questionnaire.by_id) == ["netwerk.maatje", "netwerk.eenzaam", "geld.schuld"]
    assert [item.id for item in questionnaire.rounds] == ["start", "half_year"]


def test_what_it_skips_is_known_for_its_words_and_a_round_it_does_not_hold_for_its_title(folder: Path) -> None:
    """Another municipality asked it, or this one did formerly."""
    _, questionnaire = municipality_load.load(folder, QUESTIONNAIRE)
    known = questionnaire.known("netwerk.buren")
    assert known is not None
    assert known.text == "?"
    assert [item.id for item in questionnaire.skipped] == ["netwerk.buren"]
    assert "netwerk.buren" not in [item.id for domain in questionnaire.asked("start") for item in domain.questions]
    assert [questionnaire.round_title(name) for name in ("half_year", "two_year", "weg")] == ["H", "T", "weg"]


def test_a_domain_of_which_all_is_skipped_is_gone(folder: Path) -> None:
    """But not the words of what was asked in it before."""
    changed(folder, "municipality", "[netwerk.buren]", "[geld.schuld]")
    former = Former.model_validate({"id": "geld.vroeger", "type": "yes_no", "text": "Vroeger?"})
    network, money = QUESTIONNAIRE.domains
    domains = (network, money.model_copy(update={"former": (former,)}))
    whole = Questionnaire(version="1", rounds=QUESTIONNAIRE.rounds, domains=domains)
    _, questionnaire = municipality_load.load(folder, whole)
    assert list(questionnaire.domain_by_id) == ["netwerk"]
    assert list(questionnaire.not_asked) == ["geld.schuld", "geld.vroeger"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("netwerk.oud", "de vraag 'netwerk.oud' heet nu 'netwerk.maatje'. Neem die id over."),
        ("netwerk.weg", "de vraag 'netwerk.weg' wordt niet meer gesteld. Haal de id hier weg."),
    ],
)
def test_an_id_of_before_is_told_what_became_of_it(folder: Path, name: str, problem: str) -> None:
    changed(folder, "municipality", "[netwerk.buren]", f"[{name}]")
    network, money = QUESTIONNAIRE.domains
    renamed = network.questions[0].model_copy(update={"was": (Was(id="netwerk.oud"),)})
    former = Former.model_validate({"id": "netwerk.weg", "type": "yes_no", "text": "Vroeger?"})
    network = network.model_copy(update={"questions": (renamed, *network.questions[1:]), "former": (former,)})
    whole = Questionnaire(version="1", rounds=QUESTIONNAIRE.rounds, domains=(network, money))
    assert [item.problem for item in findings(folder, whole)] == [problem]


def test_a_rule_works_without_the_question_that_is_skipped(folder: Path) -> None:
    municipality, _ = municipality_load.load(folder, QUESTIONNAIRE)
    rules = municipality_load.rule_conditions(municipality, QUESTIONNAIRE)
    assert list(rules) == ["maatje-zoeken", "gevaar"]
    assert rules["maatje-zoeken"].holds({"netwerk.maatje": True})
    assert not rules["maatje-zoeken"].holds({"netwerk.maatje": False})


def test_the_names_of_the_municipalities(folder: Path) -> None:
    place = folder.parent / "questionnaires" / "municipalities"
    for name in ("stad", "dorp", "leeg"):
        (place / name).mkdir(parents=True)
    for name in ("stad", "dorp"):
        (place / name / "municipality.yaml").touch()
    assert municipality_load.names(folder.parent / "questionnaires") == ["dorp", "stad"]
    assert municipality_load.names(folder) == []


BROKEN = [
    ("municipality", "id: half_year,", "id: half_yaer,", 8, "half_yaer", "Bedoelt u 'half_year'?"),
    ("municipality", "id: half_year,", "id: start,", 8, "start", "'start' staat er twee keer"),
    ("municipality", "anchor: start", "anchor: later", 8, "half_year", "linked_on, moved_in_on, start"),
    ("municipality", "months: 6", "months: 121", 8, "half_year", "hoogstens 120"),
    ("municipality", "id: maatje,", "id: steun,", 13, "steun", "'steun' staat er twee keer"),
    ("municipality", "domains: [netwerk]", "domains: [netwrk]", 12, "steun", "'netwrk' bestaat niet. Bedoelt"),
    ("municipality", "[geld.schuld]", "[geld.schulden]", 12, "steun", "de vraag 'geld.schulden' bestaat niet"),
    ("municipality", "[netwerk.maatje]", "[netwerk.eenzaam]", 13, "maatje", "te gevoelig voor deze rol"),
    ("municipality", "[netwerk.maatje]", "[geld.schuld]", 13, "maatje", "te gevoelig voor deze rol"),
    ("municipality", "questions: [netwerk.maatje]", "domains: [netwerk]", 13, "maatje", "alleen losse 'questions'"),
    ("municipality", "[netwerk.buren]", "[netwerk.buur]", 14, "dorp", "de vraag 'netwerk.buur' bestaat niet"),
    ("municipality", "lead_organisation: buurthuis", "lead_organisation: rsd", 5, "dorp", "'rsd' staat niet in"),
    ("municipality", "  address:", "  logo: ../geheim.png\n  address:", 4, "dorp", "PNG of JPEG in deze map"),
    ("municipality", "id: dorp", "id: dorp\nsmallest_cell: 2", 2, "dorp", "minstens 3"),
    ("municipality", "id: dorp", "id: dorp\nlongest_idle: 0", 2, "dorp", "'longest_idle' moet minstens 1 zijn."),
    ("municipality", "id: dorp", "id: dorp\nlongest_idle: 121", 2, "dorp", "'longest_idle' mag hoogstens 120 zijn."),
    ("municipality", "id: dorp", "id: dorp\nlongest_idle: tien", 2, "dorp", "'longest_idle' moet een heel getal zijn"),
    ("municipality", "id: dorp", "id: dorp\nlongest_idle: 2.5", 2, "dorp", "'longest_idle' moet een heel getal zijn"),
    ("municipality", "id: dorp", "id: dorp\nlongest_idle: true", 2, "dorp", "'longest_idle' moet een heel getal zijn"),
    ("municipality", "id: dorp", "id: dorp\nlongest_idle:", 2, "dorp", "'longest_idle' is leeg. Vul het in."),
    ("municipality", 'address: ["Plein 1", "1234 AB Dorp"]', "address: []", 4, "dorp", "minstens 1"),
    ("organisations", "role: maatje", "role: maatjes", 6, "maatjes", "'maatjes' staat niet in municipality.yaml. Be"),
    ("organisations", "id: buurthuis", "id: Buurthuis", 3, "Buurthuis", "kleine letters"),
    ("organisations", "2026-03-01", "2026-02-30", 9, "maatjes", "een datum zijn die bestaat"),
    ("organisations", "2026-03-01", "1 maart", 9, "maatjes", "een datum zijn die bestaat"),
    ("organisations", "2026-03-01", "5", 9, "maatjes", "een datum zijn die bestaat"),
    ("organisations", "waiting_days: 20", 'waiting_days: "20"', 8, "maatjes", "heel getal"),
    ("organisations", "waiting_days: 20", "wait: 20", 8, "maatjes", "geen bekend veld"),
    ("rules", "netwerk.maatje == true ||", "netwerk.maat == true ||", 4, "maatje-zoeken", "Bedoelt u 'netwerk"),
    ("rules", "netwerk.maatje == true ||", 'netwerk.maatje == "ja" ||', 4, "maatje-zoeken", "is ja of nee"),
    ("rules", "organisation: maatjes", "organisation: maatje", 7, "maatje-zoeken", "Bedoelt u 'maatjes'?"),
    ("rules", "    organisation: maatjes\n", "", 2, "maatje-zoeken", "heeft een 'organisation' nodig"),
    ("rules", '    text: "Bel."\n', "", 8, "gevaar", "een protocol heeft een 'text' nodig"),
    ("rules", "[start]", "[strat]", 14, "gevaar", "de ronde 'strat' staat niet in rounds.yaml. Bedoelt u 'start'?"),
    ("rules", "id: gevaar", "id: maatje-zoeken", 8, "maatje-zoeken", "staat er twee keer"),
    ("rules", "propose: protocol", "propose: alarm", 9, "gevaar", "action, referral, protocol"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "line", "where", "problem"), BROKEN)
def test_a_mistake_is_told_where_it_is(
    folder: Path, name: str, old: str, new: str, line: int, where: str, problem: str
) -> None:
    changed(folder, name, old, new)
    (found,) = [item for item in findings(folder) if problem in item.problem]
    assert (Path(found.file).name, found.line, found.where) == (f"{name}.yaml", line, where)
    with pytest.raises(ContentError):
        municipality_load.load(folder, QUESTIONNAIRE)


@pytest.mark.parametrize("data", [None, b"\x89PNG", bytes(5_000_001)], ids=["missing", "no picture", "too large"])
def test_a_municipality_works_without_its_logo(folder: Path, data: bytes | None) -> None:
    changed(folder, "municipality", "  address:", "  logo: Logo Dorp.PNG\n  address:")
    if data is not None:
        (folder / "Logo Dorp.PNG").write_bytes(data)
    assert findings(folder) == []
    municipality, _ = municipality_load.load(folder, QUESTIONNAIRE)
    assert municipality.settings.letterhead.logo == "Logo Dorp.PNG", "once it is mended it is on the letters again"


def test_all_files_are_looked_at_though_one_is_broken(folder: Path) -> None:
    changed(folder, "municipality", "kind: buddy", "kind: maat")
    changed(folder, "organisations", "role: maatje", "role: iets")
    changed(folder, "rules", "organisation: maatjes", "organisation: iets")
    (folder / "organisations.yaml").write_text(ORGANISATIONS + "  - {}\n", "utf-8")
    changed(folder, "rules", "[start]", "[strat]")
    assert {Path(item.file).name for item in findings(folder)} == {
        "municipality.yaml",
        "organisations.yaml",
        "rules.yaml",
    }


def test_without_a_questionnaire_each_file_is_looked_at_by_itself(folder: Path) -> None:
    changed(folder, "rules", "organisation: maatjes", "organisation: iets")
    assert findings(folder, None) == []
    changed(folder, "organisations", "role: maatje", "role: iets")
    assert [item.where for item in findings(folder, None)] == ["maatjes"]


@pytest.mark.parametrize("name", ["municipality", "organisations", "rules"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / f"{name}.yaml").unlink()
    assert [Path(item.file).name for item in findings(folder)] == [f"{name}.yaml"]


def test_an_entry_grows_stale() -> None:
    entry = Organisation(id="x", name="X", role="r", offers="o", verified_on=date(2026, 3, 1))
    assert not entry.stale(date(2026, 8, 31))
    assert entry.stale(date(2026, 9, 1))


def test_a_municipality_cannot_be_changed(folder: Path) -> None:
    municipality: Municipality = municipality_load.load(folder, QUESTIONNAIRE)[0]
    with pytest.raises(ValueError, match="frozen"):
        municipality.notice = "iets anders"


def test_a_referral_may_not_betray_a_locked_answer(folder: Path) -> None:
    """Its title says why it was proposed, so an organisation learns what the rule rests on."""
    changed(folder, "rules", "when: netwerk.maatje == true || netwerk.buren == true", "when: geld.schuld == true")
    [found] = findings(folder)
    assert found.where == "maatje-zoeken"
    assert "een buddy of werkgever mag niets merken van 'geld.schuld'" in found.problem
    changed(
        folder,
        "rules",
        'when: geld.schuld == true\n    reason: "iemand',
        'when: netwerk.eenzaam == true\n    reason: "iemand',
    )
    changed(folder, "rules", "organisation: maatjes", "organisation: buurthuis\n    basis: legal_task")
    [found] = findings(folder)
    assert "een wettelijke taak mag niet rusten op 'netwerk.eenzaam'" in found.problem
