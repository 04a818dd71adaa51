"""Checks content that people write: a folder of questionnaires, a municipality's folder, a catalog, or one file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from desktop import paths
from desktop.content import Frozen, read, validate
from desktop.errors import ContentError, Finding
from desktop.municipality import load as municipality_load
from desktop.municipality.model import Organisations, Rules, Settings
from desktop.questions import load as questions_load
from desktop.questions.load import Phrases
from desktop.questions.model import Questionnaire, Rounds
from desktop.translate import catalog
from desktop.translate.sources import sources

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_MUNICIPAL = ("municipality.yaml", "organisations.yaml", "rules.yaml")


def check(path: Path) -> list[Finding]:
    """Every mistake in a folder or a file, in the order of files and lines."""
    try:
        return sorted(_folder(path) if path.is_dir() else _file(path))
    except ContentError as error:
        return error.findings


def _folder(folder: Path) -> list[Finding]:
    if (folder / "municipality.yaml").is_file():
        municipality_load.load(folder, _around(folder))
        return []
    if not (folder / "rounds.yaml").is_file() and not (folder / "domains").is_dir():
        if any(folder.glob("*.po")):
            return [finding for file in sorted(folder.glob("*.po")) for finding in _catalog(file)]
        raise ContentError([Finding(str(folder), 1, "-", "hier staat geen vragenlijst, gemeente of vertaling.")])
    questionnaire = questions_load.load(folder)
    questions_load.load_phrases(folder)
    findings = []
    for name in municipality_load.names(folder):
        try:
            municipality_load.load(folder / "municipalities" / name, questionnaire)
        except ContentError as error:
            findings += error.findings
    return findings


def _file(file: Path) -> list[Finding]:
    if file.suffix == ".po":
        return _catalog(file)
    whole = _whole(file)
    if whole is not None:
        return [finding for finding in check(whole) if Path(finding.file).resolve() == file.resolve()]
    document = read(file)
    keys = set(document.data) if isinstance(document.data, dict) else set()
    if "rules" in keys:
        organisations = validate(read(_shipped_municipality() / "organisations.yaml"), Organisations)
        rules = validate(document, Rules)
        return municipality_load.check_rules(document, rules, organisations, _shipped())
    known: list[tuple[str, type[Frozen]]] = [
        ("organisations", Organisations), ("letterhead", Settings), ("phrases", Phrases), ("version", Rounds),
    ]  # fmt: skip
    for key, model in known:
        if key in keys:
            validate(document, model)
            return []
    return questions_load.check_domain_file(file, _shipped())


def _whole(file: Path) -> Path | None:
    """The folder that a file is part of, when all of it is there."""
    folder = file.resolve().parent
    if file.name in _MUNICIPAL and all((folder / name).is_file() for name in _MUNICIPAL):
        return folder
    for candidate in (folder, folder.parent):
        if (candidate / "rounds.yaml").is_file() and (candidate / "domains").is_dir():
            return candidate
    return None


def _around(municipality: Path) -> Questionnaire:
    """The questionnaire a municipality belongs to: the one it lies in, else the shipped one."""
    own = municipality.resolve().parent.parent
    return questions_load.load(own) if (own / "rounds.yaml").is_file() else _shipped()


@cache
def _shipped() -> Questionnaire:
    return questions_load.load(paths.questionnaires())


def _shipped_municipality() -> Path:
    folder = paths.questionnaires()
    return folder / "municipalities" / municipality_load.names(folder)[0]


def _catalog(file: Path) -> list[Finding]:
    """Mistakes of a catalog: placeholders that differ from the Dutch."""
    known = catalog.load(file.parent, file.stem)
    questionnaire = _shipped()
    folder = paths.questionnaires()
    municipalities = [
        municipality_load.load(folder / "municipalities" / name, questionnaire)[0]
        for name in municipality_load.names(folder)
    ]
    findings = []
    for context, source in sources(questionnaire, questions_load.load_phrases(folder), municipalities):
        text = known.get(context, source).text
        if text and sorted(_PLACEHOLDER.findall(text)) != sorted(_PLACEHOLDER.findall(source)):
            problem = "de invulplekken tussen { en } zijn niet dezelfde als in het Nederlands. Neem ze over."
            findings.append(Finding(str(file), 1, context, problem))
    return findings
