"""Loads a municipality's folder against a questionnaire, or says of each mistake where it stands.

    questionnaires/municipalities/NAME/
    ├── municipality.yaml
    ├── organisations.yaml
    └── rules.yaml
"""

from __future__ import annotations

from pathlib import Path

from desktop.content import Document, read, validate
from desktop.errors import ContentError, Finding
from desktop.municipality.model import RESTRICTED, Municipality, Organisations, Rules, Settings
from desktop.questions.conditions import Condition, compile_condition
from desktop.questions.model import Questionnaire


def names(folder: Path) -> list[str]:
    """The municipalities in a folder of questionnaires, by the names of their folders."""
    return sorted(path.parent.name for path in (folder / "municipalities").glob("*/municipality.yaml"))


def load(folder: Path, questionnaire: Questionnaire) -> tuple[Municipality, Questionnaire]:
    """Load one municipality; the questionnaire comes back without the questions it skips.

    Raises:
        ContentError: with every mistake found.
    """
    findings: list[Finding] = []
    found = {}
    for name, model in (("municipality", Settings), ("organisations", Organisations), ("rules", Rules)):
        try:
            document = read(folder / f"{name}.yaml")
            found[name] = (document, validate(document, model))
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(findings)
    (settings_file, settings), (directory_file, directory), (rules_file, rules) = found.values()
    assert isinstance(settings, Settings) and isinstance(directory, Organisations) and isinstance(rules, Rules)
    findings += _check_settings(settings_file, settings, questionnaire)
    findings += _check_organisations(directory_file, directory, settings)
    findings += check_rules(rules_file, rules, directory, questionnaire)
    if findings:
        raise ContentError(findings)
    municipality = Municipality(
        folder=str(folder),
        settings=settings,
        notice=directory.notice,
        organisations=directory.organisations,
        rules=rules.rules,
    )
    return municipality, _without(questionnaire, settings)


def rule_conditions(municipality: Municipality, questionnaire: Questionnaire) -> dict[str, Condition]:
    """The compiled condition of each rule whose questions this municipality asks."""
    compiled = {}
    for rule in municipality.rules:
        try:
            compiled[rule.id] = compile_condition(rule.when, questionnaire.by_id)
        except ValueError:
            continue  # checked at load against all questions: this one only reads questions that are skipped
    return compiled


def _without(questionnaire: Questionnaire, settings: Settings) -> Questionnaire:
    """The questionnaire as this municipality asks it: its rounds, without what it skips."""
    planned = {item.id for item in settings.rounds}
    domains = []
    for domain in questionnaire.domains:
        kept = tuple(question for question in domain.questions if question.id not in settings.skip_questions)
        if kept:
            domains.append(domain.model_copy(update={"questions": kept}))
    rounds = tuple(item for item in questionnaire.rounds if item.id in planned)
    return Questionnaire(version=questionnaire.version, rounds=rounds, domains=tuple(domains))


def _check_settings(document: Document, settings: Settings, questionnaire: Questionnaire) -> list[Finding]:
    findings = _twice(document, "roles", [role.id for role in settings.roles])
    rounds = {item.id for item in questionnaire.rounds}
    for index, planned in enumerate(settings.rounds):
        if planned.id not in rounds:
            findings.append(document.finding(("rounds", index), f"de ronde '{planned.id}' staat niet in rounds.yaml."))
    for index, question_id in enumerate(settings.skip_questions):
        if question_id not in questionnaire.by_id:
            findings.append(document.finding(("skip_questions", index), f"de vraag '{question_id}' bestaat niet."))
    for index, role in enumerate(settings.roles):
        for number, domain_id in enumerate(role.domains):
            domain = questionnaire.domain_by_id.get(domain_id)
            place = ("roles", index, "domains", number)
            if domain is None:
                findings.append(document.finding(place, f"het leefgebied '{domain_id}' bestaat niet."))
            elif role.kind in RESTRICTED:
                findings.append(document.finding(place, "een buddy of werkgever krijgt alleen losse 'questions'."))
        for number, question_id in enumerate(role.questions):
            question = questionnaire.by_id.get(question_id)
            place = ("roles", index, "questions", number)
            if question is None:
                findings.append(document.finding(place, f"de vraag '{question_id}' bestaat niet."))
            elif role.kind in RESTRICTED and (
                question.share != "normal" or questionnaire.domain_by_id[question.domain].sensitive
            ):
                findings.append(document.finding(place, f"'{question_id}' is te gevoelig voor deze rol. Haal hem weg."))
    return findings


def _check_organisations(document: Document, directory: Organisations, settings: Settings) -> list[Finding]:
    findings = _twice(document, "organisations", [item.id for item in directory.organisations])
    roles = {role.id for role in settings.roles}
    for index, organisation in enumerate(directory.organisations):
        if organisation.role not in roles:
            place = ("organisations", index, "role")
            findings.append(document.finding(place, f"de rol '{organisation.role}' staat niet in municipality.yaml."))
    return findings


def check_rules(
    document: Document, rules: Rules, directory: Organisations, questionnaire: Questionnaire
) -> list[Finding]:
    """The mistakes of a rules file, held against a directory and a questionnaire."""
    findings = _twice(document, "rules", [rule.id for rule in rules.rules])
    organisations = {item.id for item in directory.organisations}
    rounds = {item.id for item in questionnaire.rounds}
    for index, rule in enumerate(rules.rules):
        try:
            compile_condition(rule.when, questionnaire.by_id)
        except ValueError as error:
            findings.append(document.finding(("rules", index, "when"), f"'when': {error}"))
        if rule.organisation and rule.organisation not in organisations:
            problem = f"de organisatie '{rule.organisation}' staat niet in organisations.yaml."
            findings.append(document.finding(("rules", index, "organisation"), problem))
        for number, round_id in enumerate(rule.rounds):
            if round_id not in rounds:
                place = ("rules", index, "rounds", number)
                findings.append(document.finding(place, f"de ronde '{round_id}' staat niet in rounds.yaml."))
    return findings


def _twice(document: Document, part: str, ids: list[str]) -> list[Finding]:
    return [
        document.finding((part, index, "id"), f"'{item}' staat er twee keer. Kies een andere id.")
        for index, item in enumerate(ids)
        if item in ids[:index]
    ]
