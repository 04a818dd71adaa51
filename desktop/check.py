"""Checks content that people write: a folder of questionnaires, a municipality's folder, catalogs, or one file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from desktop import paths
from desktop.content import Document, read, validate
from desktop.document import shown
from desktop.dossier.coverage import coverage
from desktop.dossier.coverage_words import problem, table
from desktop.errors import ContentError, Finding
from desktop.monitor import indicators
from desktop.monitor.people import ids_of
from desktop.municipality import checks, directory_checks, leftovers, strays
from desktop.municipality import load as municipality_load
from desktop.municipality.letters import Letters
from desktop.municipality.model import Municipality, Organisations, Rules, Settings
from desktop.questions import cards
from desktop.questions import load as questions_load
from desktop.questions import phrasebook as phrasebooks
from desktop.questions.model import Questionnaire
from desktop.translate import catalog, shared
from desktop.translate.sources import Source, clashes, shipped

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_SHARED = ("rounds.yaml", "phrases.yaml", "phrasebook.yaml", indicators.FILE, cards.FILE)
Loaded = TypeVar("Loaded")


def check(path: Path) -> list[Finding]:
    """Every mistake in a folder or a file, in the order of files and lines."""
    try:
        return sorted(_folder(path) if os.path.isdir(path) else _file(path))
    except ContentError as error:
        return error.findings


def warnings(path: Path) -> list[Finding]:
    """What is no mistake in a folder but may not be meant, in the same order; nothing of a single file."""
    if not os.path.isdir(path):
        return []
    unread = [stray.finding for stray in strays.found(path) if not stray.wanted]
    places = [path] if strays.kind(path) == "municipality" else strays.municipalities(path)
    own = [one for place in places for one in (*_logo(place), *shared.check(place))]
    return sorted([*unread, *leftovers.found(path), *own])


def _folder(folder: Path, only: str = "") -> list[Finding]:
    """Every mistake in a folder; `only`: the name of the one file that the caller wants to know about."""
    match strays.kind(folder):
        case "municipality":
            found = _municipality(folder, _around(folder), only)
        case "questionnaire":
            found = _questionnaire(folder, only)
        case "catalogs":
            found = [finding for file in sorted(folder.glob("*.po")) for finding in check(file)]
        case _:
            return [Finding(str(folder), 0, "-", _nothing(folder))]
    told = {item.file for item in found}  # of a file that is missing it was said already what stands there instead
    return found + [one.finding for one in strays.found(folder) if one.wanted and str(one.wanted) not in told]


def _nothing(folder: Path) -> str:
    inside = [place.name for place in sorted(folder.glob("*")) if place.is_dir() and strays.kind(place)]
    mend = f" Bedoelt u de map '{shown(inside[0])}' hierin?" if inside else ""
    return f"hier staat geen vragenlijst, gemeente of vertaling.{mend}"


def _questionnaire(folder: Path, only: str = "") -> list[Finding]:
    findings: list[Finding] = []
    questionnaire = _tried(lambda: questions_load.load(folder), findings)
    findings += questions_load.check_phrases(folder / "phrases.yaml")
    _tried(lambda: phrasebooks.load(folder), findings)
    if questionnaire:
        findings += indicators.check(folder / indicators.FILE, questionnaire) + cards.check(folder, questionnaire)
    for place in strays.municipalities(folder):
        findings += _municipality(place, questionnaire, only)
    if not findings and questionnaire:
        findings += _clashes([_load(folder, name, questionnaire) for name in municipality_load.names(folder)])
    return findings


def _municipality(folder: Path, questionnaire: Questionnaire | None, only: str = "") -> list[Finding]:
    findings = municipality_load.check(folder, questionnaire)
    if not findings and only in ("", "rules.yaml"):  # it takes a moment
        findings = _useless_rules(folder, questionnaire)
    if questionnaire:
        findings += _besides(folder, questionnaire)
    return findings


def _logo(folder: Path) -> list[Finding]:
    """What is wrong with the logo of a municipality whose settings can be read."""
    try:
        document = read(folder / "municipality.yaml")
        return checks.check_logo(document, validate(document, Settings), folder)
    except ContentError:
        return []


def _besides(folder: Path, questionnaire: Questionnaire) -> list[Finding]:
    """Mistakes in a municipality's own indicators and cards, when what they name is known."""
    try:
        municipality = municipality_load.load(folder, questionnaire)[0]
    except ContentError:
        return []
    whole = municipality_load.extended(questionnaire, municipality.domains)
    known = [item.id for item in municipality.organisations]
    shared = Path(os.path.realpath(folder)).parent.parent
    beside = shared if (shared / "rounds.yaml").is_file() else paths.questionnaires()
    own = indicators.check(folder / indicators.FILE, whole, ids_of(municipality), beside / indicators.FILE)
    return own + cards.check(beside, whole, folder, known)


def _useless_rules(folder: Path, questionnaire: Questionnaire | None) -> list[Finding]:
    """Rules that can never propose anything, or always do, of a municipality without other mistakes."""
    if questionnaire is None:
        return []
    municipality, asked = municipality_load.load(folder, questionnaire)
    document = read(folder / "rules.yaml")
    found = coverage(municipality, asked, municipality_load.extended(questionnaire, municipality.domains))
    problems = {index: text for index, item in enumerate(found) if (text := problem(item))}
    return [document.finding(("rules", index, "when"), text) for index, text in problems.items()]


def rules_table(folder: Path, name: str = "") -> list[str]:
    """Lines that say of every rule on which answers it fires, and on which it stays silent.

    Args:
        folder: a folder of questionnaires, or of one municipality.
        name: only the municipality with this name of its folder; every one when empty.

    Raises:
        ContentError: when something in it is wrong, or there is no such municipality.
    """
    if (folder / "municipality.yaml").is_file():
        whole, places = _around(folder) or _shipped(), [folder]
    else:
        whole, known = questions_load.load(folder), municipality_load.names(folder)
        if name and name not in known:
            wrong = f"deze gemeente is er niet. Kies uit: {', '.join(known)}."
            raise ContentError([Finding(str(folder / "municipalities" / name), 1, name, wrong)])
        places = [folder / "municipalities" / item for item in known if name in ("", item)]
    lines: list[str] = []
    for place in places:
        municipality, asked = municipality_load.load(place, whole)
        found = coverage(municipality, asked, municipality_load.extended(whole, municipality.domains))
        lines += ["", "", *table(municipality.name, asked, found)]
    return lines[2:]


def _clashes(municipalities: list[Municipality]) -> list[Finding]:
    """Texts that two municipalities would translate under one name though their Dutch differs."""
    found = []
    for municipality, context, other in clashes(municipalities):
        problem = f"dezelfde tekst is bij '{other.settings.id}' anders in het Nederlands. "
        own = context.startswith(("rule:", "organisation:"))
        problem += "Zet 'translations: own' in dit bestand." if own else "Geef het een andere id."
        found.append(Finding(str(Path(municipality.folder) / "municipality.yaml"), 1, context, problem))
    return found


def _file(file: Path) -> list[Finding]:
    if file.suffix == ".po":
        return _catalog(file)
    whole = _whole(file)
    if whole is None:
        return _alone(read(file))
    here, found = os.path.realpath(file), _folder(whole, file.name)
    return [replace(finding, file=str(file)) for finding in found if os.path.realpath(finding.file) == here]


def _whole(file: Path) -> Path | None:
    """The folder that a file is part of, when all of it is there."""
    folder = Path(os.path.realpath(file)).parent
    for place, own in (
        (folder, file.name in (*strays.NEEDED, "letters.yaml", indicators.FILE, cards.FILE)),
        (folder.parent, folder.name == "domains"),
    ):
        if own and all((place / name).is_file() for name in strays.NEEDED):
            return place
    here = folder.parent if folder.name == "domains" else folder
    part = folder.name == "domains" or file.name in _SHARED
    return here if part and (here / "rounds.yaml").is_file() and (here / "domains").is_dir() else None


def _alone(document: Document) -> list[Finding]:
    """The mistakes of a file by itself, held against what is shipped."""
    file = document.file
    keys = document.data if isinstance(document.data, dict) else {}
    kind = (
        file.name
        if file.name in strays.KEYS.values()
        else next((strays.KEYS[key] for key in strays.KEYS if key in keys), "")
    )
    match kind:
        case "rules.yaml":
            organisations = [item.id for place in _municipalities() for item in place.organisations]
            return checks.check_rules(document, validate(document, Rules), organisations, _everything())
        case "organisations.yaml":
            directory = validate(document, Organisations)
            alone = checks.check_organisations(document, directory, None)
            return alone + directory_checks.check_activities(document, directory, None)
        case "municipality.yaml":
            return checks.check_settings(document, validate(document, Settings), _everything(), None)
        case indicators.FILE:
            return indicators.check_document(document, _everything(), ids_of(*_municipalities()))
        case cards.FILE:
            return cards.check_document(document, _everything())
        case "letters.yaml":
            return checks.check_letters(document, validate(document, Letters))
        case "phrasebook.yaml":
            phrasebooks.read_book(file)
        case "rounds.yaml":
            questions_load.load_rounds(file)
        case "phrases.yaml":
            return questions_load.check_phrases(file)
        case _:
            return questions_load.check_domain_file(file, _shipped())
    return []


def _around(municipality: Path) -> Questionnaire | None:
    """The questionnaire a municipality lies in (None when that is broken), or the shipped one."""
    own = Path(os.path.realpath(municipality)).parent.parent
    return _tried(lambda: questions_load.load(own), []) if (own / "rounds.yaml").is_file() else _shipped()


def _tried(load: Callable[[], Loaded], findings: list[Finding]) -> Loaded | None:
    try:
        return load()
    except ContentError as error:
        findings += error.findings
        return None


@cache
def _shipped() -> Questionnaire:
    return questions_load.load(paths.questionnaires())


@cache
def _municipalities() -> tuple[Municipality, ...]:
    folder = paths.questionnaires()
    return tuple(_load(folder, name, _shipped()) for name in municipality_load.names(folder))


def _load(folder: Path, name: str, questionnaire: Questionnaire) -> Municipality:
    return municipality_load.load(folder / "municipalities" / name, questionnaire)[0]


@cache
def _everything() -> Questionnaire:
    """The shipped questionnaire with the life domains that only one municipality asks."""
    more = [domain for place in _municipalities() for domain in place.domains]
    return municipality_load.extended(_shipped(), more)


@cache
def _sources(folder: Path) -> list[Source]:
    """Every Dutch text of a folder of questionnaires: the same for each catalog that is looked at."""
    return shipped(folder)


def _catalog(file: Path) -> list[Finding]:
    """Mistakes of a catalog: placeholders that differ from the Dutch."""
    known = catalog.read(file)
    findings = []
    for context, source in _sources(paths.questionnaires()):
        text = known.get(context, source).text
        if text and sorted(_PLACEHOLDER.findall(text)) != sorted(_PLACEHOLDER.findall(source)):
            problem = "de invulplekken tussen { en } zijn niet dezelfde als in het Nederlands. Neem ze over."
            findings.append(Finding(str(file), known.line(context), context, problem))
    return findings
