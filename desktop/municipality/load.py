"""Loads a municipality's folder against a questionnaire, or says of each mistake where it stands.

questionnaires/municipalities/NAME/
├── municipality.yaml
├── organisations.yaml
├── rules.yaml
├── letters.yaml        may be left out: own words in letters
├── domains/*.yaml      may be left out: own life domains, asked before the last of the others; and of those that are
│                       shipped, the questions that it asks otherwise, asks too, or asks no longer
└── logo.png            may be left out: any name, named in municipality.yaml
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.content import Document, Model, read, validate
from desktop.errors import ContentError, Finding
from desktop.municipality import checks, directory_checks
from desktop.municipality.letters import Letters
from desktop.municipality.model import Municipality, Organisations, Rules, Settings
from desktop.questions.conditions import Condition, compiled
from desktop.questions.load import check_more, read_domains
from desktop.questions.model import Domain, Question, Questionnaire
from desktop.questions.versions import numbers


def names(folder: Path) -> list[str]:
    """The municipalities in a folder of questionnaires, by the names of their folders."""
    return sorted(path.parent.name for path in (folder / "municipalities").glob("*/municipality.yaml"))


def load(folder: Path, questionnaire: Questionnaire) -> tuple[Municipality, Questionnaire]:
    """Load one municipality; the questionnaire comes back as it asks it: with its own domains, without what it skips.

    Raises:
        ContentError: with every mistake found.
    """
    files = _Files(folder)
    if findings := files.check(questionnaire):
        raise ContentError(findings)
    assert files.settings
    assert files.directory
    assert files.rules
    settings, directory, rules = files.settings[1], files.directory[1], files.rules[1]
    municipality = Municipality(
        folder=str(folder),
        settings=settings,
        notice=directory.notice,
        organisations=directory.organisations,
        rules=rules.rules,
        domains=files.domains,
        letters=files.letters[1] if files.letters else Letters(),
    )
    version = counted(questionnaire.version, settings)
    return municipality, _without(extended(questionnaire, files.domains, version), settings)


def check(folder: Path, questionnaire: Questionnaire | None) -> list[Finding]:
    """Every mistake in a municipality's folder; without a questionnaire, what its files tell by themselves."""
    return _Files(folder).check(questionnaire)


def rule_conditions(municipality: Municipality, questionnaire: Questionnaire) -> dict[str, Condition]:
    """The compiled condition of each rule. A question that this municipality skips stays unknown in it."""
    return {rule.id: compiled(rule.when) for rule in municipality.rules}


def counted(version: str, settings: Settings) -> str:
    """The version of a questionnaire with the own changes of a municipality behind it, when it made any."""
    known = numbers(version)
    if not settings.questions_version or known is None or known.name:
        return version
    return f"{version}-{settings.id}.{settings.questions_version}"


def extended(questionnaire: Questionnaire, more: Sequence[Domain], version: str = "") -> Questionnaire:
    """The questionnaire with more life domains, before the last one: that closes the conversation.

    One that is there already is changed where it stands. A question that the municipality does not name stays as it is
    shipped: what a new version of the program asks or words better comes along.

    Args:
        version: with own changes counted; else that of the questionnaire.
    """
    own = {domain.id: domain for domain in more}
    *first, last = [_changed(domain, own.pop(domain.id, None)) for domain in questionnaire.domains]
    return Questionnaire(
        version=version or questionnaire.version,
        rounds=questionnaire.rounds,
        domains=(*first, *own.values(), last),
        skipped=questionnaire.skipped,
        unplanned=questionnaire.unplanned,
    )


def _changed(domain: Domain, own: Domain | None) -> Domain:
    """A life domain with what a municipality's own file says of it; never less protected."""
    if own is None:
        return domain
    asked = {question.id: question for question in own.questions}
    former = {question.id: question for question in own.former}
    kept = [asked.pop(question.id, question) for question in domain.questions if question.id not in former]
    still = [question for question in domain.former if question.id not in former]
    return own.model_copy(
        update={
            "questions": (*kept, *asked.values()),
            "former": (*own.former, *still),
            "sensitive": domain.sensitive or own.sensitive,
        }
    )


def _without(questionnaire: Questionnaire, settings: Settings) -> Questionnaire:
    """The questionnaire as this municipality asks it: its rounds, without what it skips.

    What was answered once can still be read: what is left out stays known for its words.
    """
    planned = {item.id for item in settings.rounds}
    domains: list[Domain] = []
    left_out: list[Question] = []
    for domain in questionnaire.domains:
        kept = tuple(question for question in domain.questions if question.id not in settings.skip_questions)
        left_out += [question for question in domain.questions if question.id in settings.skip_questions]
        if kept:
            domains.append(domain.model_copy(update={"questions": kept}))
        else:
            left_out += [former.question for former in domain.former]
    return Questionnaire(
        version=questionnaire.version,
        rounds=tuple(item for item in questionnaire.rounds if item.id in planned),
        domains=tuple(domains),
        skipped=tuple(left_out),
        unplanned=tuple(item for item in questionnaire.rounds if item.id not in planned),
    )


class _Files:
    """The files of a folder. `None` stands for a file that cannot be used; `findings` says why."""

    def __init__(self, folder: Path) -> None:
        self.findings: list[Finding] = []
        self.folder = folder
        self.settings = self._read("municipality.yaml", Settings)
        self.directory = self._read("organisations.yaml", Organisations)
        self.rules = self._read("rules.yaml", Rules)
        self.letters = self._read("letters.yaml", Letters) if (folder / "letters.yaml").exists() else None
        self._parts, mistakes = read_domains(sorted((folder / "domains").glob("*.yaml")))
        self.findings += mistakes

    @property
    def domains(self) -> tuple[Domain, ...]:
        """Its own life domains."""
        return tuple(domain for _, domain in self._parts)

    def _read(self, name: str, model: type[Model]) -> tuple[Document, Model] | None:
        try:
            document = read(self.folder / name)
            return document, validate(document, model)
        except ContentError as error:
            self.findings += error.findings
            return None

    def check(self, questionnaire: Questionnaire | None) -> list[Finding]:
        """Every mistake: of each file, and of the files together."""
        found = list(self.findings)
        directory = self.directory[1] if self.directory else None
        settings = self.settings[1] if self.settings else None
        if self.letters:
            found += checks.check_letters(*self.letters)
        if self.directory:
            found += checks.check_organisations(*self.directory, settings)
            found += directory_checks.check_activities(*self.directory, settings)
        if directory and len(directory.organisations) > len({item.id for item in directory.organisations}):
            directory = None  # which of two with one id is meant, nobody knows: what names them is looked at later
        if questionnaire and self._parts:
            version = counted(questionnaire.version, settings) if settings else questionnaire.version
            found += check_more(self._parts, questionnaire.model_copy(update={"version": version}))
            questionnaire = extended(questionnaire, self.domains)
        if self.settings and questionnaire:
            found += checks.check_settings(*self.settings, questionnaire, directory)
        if self.directory and questionnaire:
            found += directory_checks.check_themes(*self.directory, questionnaire)
        if self.rules and questionnaire:
            known = [item.id for item in directory.organisations] if directory else None
            found += checks.check_rules(*self.rules, known, questionnaire)
            if directory and settings:
                found += checks.check_sharing(*self.rules, directory, settings, questionnaire)
        return found
