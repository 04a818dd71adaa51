"""What one file of a municipality cannot tell by itself: whether the names in it exist elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from desktop.content import Document, meant
from desktop.document import Place, shown
from desktop.errors import Finding
from desktop.municipality import buddies, logo, meetings
from desktop.municipality.integration_checks import check_integration
from desktop.municipality.letters import Letters, places, wrong_places
from desktop.municipality.model import RESTRICTED, Organisations, Role, Rules, Settings
from desktop.questions.conditions import compile_condition
from desktop.questions.earlier import called_now
from desktop.questions.load import twice
from desktop.questions.model import Questionnaire

_BARE = "Tot die tijd staat er geen logo op de brieven."


def check_settings(
    document: Document, settings: Settings, questionnaire: Questionnaire, directory: Organisations | None
) -> list[Finding]:
    """The mistakes of `municipality.yaml`, held against a questionnaire and, where it is known, the directory."""
    findings = []
    for part in ("roles", "rounds", "pillars", "steps"):
        findings += twice(document, part, [item.id for item in getattr(settings, part)])
    rounds = [item.id for item in questionnaire.rounds]
    for index, planned in enumerate(settings.rounds):
        findings += _unknown_round(document, ("rounds", index), planned.id, rounds)
    for index, question_id in enumerate(settings.skip_questions):
        findings += _unknown_question(document, ("skip_questions", index), question_id, questionnaire)
    for index, role in enumerate(settings.roles):
        findings += _check_role(document, index, role, questionnaire)
    findings += check_integration(document, settings, questionnaire, directory)
    findings += meetings.check(document, settings.meetings, questionnaire)
    findings += buddies.check(document, settings.buddies, settings.neighbourhoods, questionnaire)
    lead, known = settings.lead_organisation, [item.id for item in directory.organisations] if directory else []
    if lead and directory and lead not in known:
        findings.append(document.finding(("lead_organisation",), _unlisted("organisatie", lead, known)))
    return findings


def check_logo(document: Document, settings: Settings, folder: Path) -> list[Finding]:
    """Whether the logo can be drawn on paper. What is wrong with it never keeps a municipality from being used."""
    name = settings.letterhead.logo
    problem = logo.picture(folder, name)[1] if name else ""
    return [document.finding(("letterhead", "logo"), f"{problem} {_BARE}")] if problem else []


def check_letters(document: Document, letters: Letters) -> list[Finding]:
    """Places to fill in of `letters.yaml` that do not exist."""
    findings = []
    for paper, part, words in letters.texts():
        known = places(paper)
        findings += [document.finding((paper, part), _no_place(wrong, known)) for wrong in wrong_places(words, known)]
    return findings


def _no_place(wrong: str, known: Collection[str]) -> str:
    """What is wrong with what stands between braces, or with a brace that has no other."""
    if not wrong.endswith("}"):
        return f"achter '{shown(wrong)}' ontbreekt een '}}'."
    if not wrong.startswith("{"):
        return f"voor '{shown(wrong)}' ontbreekt een '{{'."
    choice = ", ".join(f"{{{name}}}" for name in known)
    return f"'{shown(wrong)}' is geen invulplek. Kies uit {choice}.{meant(wrong.strip('{}'), known)}"


def check_organisations(document: Document, directory: Organisations, settings: Settings | None) -> list[Finding]:
    """The mistakes of `organisations.yaml`, held against the roles where those are known."""
    findings = twice(document, "organisations", [item.id for item in directory.organisations])
    roles = [role.id for role in settings.roles] if settings else []
    for index, organisation in enumerate(directory.organisations):
        if settings and organisation.role not in roles:
            problem = f"de rol '{organisation.role}' staat niet in municipality.yaml.{meant(organisation.role, roles)}"
            findings.append(document.finding(("organisations", index, "role"), problem))
    return findings


def check_rules(
    document: Document, rules: Rules, organisations: Collection[str] | None, questionnaire: Questionnaire
) -> list[Finding]:
    """The mistakes of `rules.yaml`, held against a questionnaire and the ids of the organisations, where known."""
    findings = twice(document, "rules", [rule.id for rule in rules.rules])
    rounds = [item.id for item in questionnaire.rounds]
    for index, rule in enumerate(rules.rules):
        try:
            compile_condition(rule.when, questionnaire.by_id)
        except ValueError as error:
            findings.append(document.finding(("rules", index, "when"), f"'when': {error}"))
        if rule.organisation and organisations is not None and rule.organisation not in organisations:
            problem = _unlisted("organisatie", rule.organisation, organisations)
            findings.append(document.finding(("rules", index, "organisation"), problem))
        for number, round_id in enumerate(rule.rounds):
            findings += _unknown_round(document, ("rules", index, "rounds", number), round_id, rounds)
    return findings


def check_sharing(
    document: Document, rules: Rules, directory: Organisations, settings: Settings, questionnaire: Questionnaire
) -> list[Finding]:
    """Referrals whose words would tell an organisation what it may not know: a title says why it was proposed."""
    roles = {role.id: role for role in settings.roles}
    kinds = {item.id: roles[item.role].kind for item in directory.organisations if item.role in roles}
    findings = []
    for index, rule in enumerate(rules.rules):
        if rule.propose != "referral":
            continue
        try:
            named = compile_condition(rule.when, questionnaire.by_id).questions
        except ValueError:
            continue  # said already
        asked = [questionnaire.by_id[name] for name in named]
        locked = [item.id for item in asked if item.share != "normal"]
        tender = [item.id for item in asked if questionnaire.sensitive(item)]
        if rule.basis == "legal_task" and locked:
            problem = f"een wettelijke taak mag niet rusten op '{locked[0]}'. Zet 'basis' op consent."
            findings.append(document.finding(("rules", index, "basis"), problem))
        if kinds.get(rule.organisation or "") in RESTRICTED and (locked or tender):
            problem = (
                f"een buddy of werkgever mag niets merken van '{(locked or tender)[0]}'. Kies een andere organisatie."
            )
            findings.append(document.finding(("rules", index, "organisation"), problem))
    return findings


def _check_role(document: Document, index: int, role: Role, questionnaire: Questionnaire) -> Iterator[Finding]:
    for number, domain_id in enumerate(role.domains):
        place: Place = ("roles", index, "domains", number)
        if domain_id not in questionnaire.domain_by_id:
            problem = f"het leefgebied '{domain_id}' bestaat niet.{meant(domain_id, questionnaire.domain_by_id)}"
            yield document.finding(place, problem)
        elif role.kind in RESTRICTED:
            yield document.finding(place, "een buddy of werkgever krijgt alleen losse 'questions'.")
    for number, question_id in enumerate(role.questions):
        place = ("roles", index, "questions", number)
        question = questionnaire.by_id.get(question_id)
        if question is None:
            yield from _unknown_question(document, place, question_id, questionnaire)
        elif role.kind in RESTRICTED and (question.share != "normal" or questionnaire.sensitive(question)):
            yield document.finding(place, f"'{question_id}' is te gevoelig voor deze rol. Haal hem weg.")


def _unknown_round(document: Document, place: Place, round_id: str, known: Collection[str]) -> list[Finding]:
    if round_id in known:
        return []
    return [document.finding(place, f"de ronde '{round_id}' staat niet in rounds.yaml.{meant(round_id, known)}")]


def _unknown_question(
    document: Document, place: Place, question_id: str, questionnaire: Questionnaire
) -> list[Finding]:
    if question_id in questionnaire.by_id:
        return []
    problem = f"de vraag '{question_id}' bestaat niet. Kijk de spelling na.{meant(question_id, questionnaire.by_id)}"
    if questionnaire.known(question_id):
        problem = f"de vraag '{question_id}' wordt niet meer gesteld. Haal de id hier weg."
    return [document.finding(place, called_now(question_id, questionnaire) or problem)]


def _unlisted(what: str, name: str, known: Collection[str]) -> str:
    return f"de {what} '{name}' staat niet in organisations.yaml.{meant(name, known)}"
