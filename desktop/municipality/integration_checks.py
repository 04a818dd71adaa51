"""Whether what `integration` in `municipality.yaml` names is there: steps, questions and choices, an organisation."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.content import Document, meant
from desktop.document import Place
from desktop.errors import Finding
from desktop.municipality.model import Organisations, Settings
from desktop.questions.model import Questionnaire

STEPS = ("deadline_from", "finished_by", "intake_step", "learnability_step", "plan_step")


def check_integration(
    document: Document, settings: Settings, questionnaire: Questionnaire, directory: Organisations | None
) -> list[Finding]:
    """Every mistake in the settings of civic integration."""
    given = settings.integration
    known = [step.id for step in settings.steps]
    found = []
    for name in STEPS:
        step = getattr(given, name)
        if step is not None and step not in known:
            problem = f"de stap '{step}' staat niet bij 'steps'.{meant(step, known)}"
            found.append(document.finding(("integration", name), problem))
    found += _parts(document, settings, questionnaire)
    for number, question in enumerate(given.annex):
        if not questionnaire.known(question):
            problem = f"de vraag '{question}' bestaat niet. Kijk de spelling na.{meant(question, questionnaire.by_id)}"
            found.append(document.finding(("integration", "annex", number), problem))
    if directory is not None:
        found += _organisation(document, settings, directory)
    return found


def _parts(document: Document, settings: Settings, questionnaire: Questionnaire) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, part in enumerate(settings.integration.parts):
        place: Place = ("integration", "parts", index)
        if part.id in seen:
            yield document.finding((*place, "id"), f"'{part.id}' staat er twee keer. Geef elk een eigen id.")
        seen.add(part.id)
        for number, told in enumerate(part.told_by):
            where: Place = (*place, "told_by", number)
            question = questionnaire.by_id.get(told.question)
            if question is None:
                problem = f"de vraag '{told.question}' bestaat niet.{meant(told.question, questionnaire.by_id)}"
                yield document.finding((*where, "question"), problem)
            elif question.option(told.option) is None:
                choices = [option.id for option in question.options]
                problem = f"de vraag '{told.question}' heeft geen keuze '{told.option}'.{meant(told.option, choices)}"
                yield document.finding((*where, "option"), problem)


def _organisation(document: Document, settings: Settings, directory: Organisations) -> Iterator[Finding]:
    wanted = settings.integration.organisation
    if wanted is None:
        return
    place: Place = ("integration", "organisation")
    found = next((item for item in directory.organisations if item.id == wanted), None)
    if found is None:
        known = [item.id for item in directory.organisations]
        problem = f"de organisatie '{wanted}' staat niet in organisations.yaml.{meant(wanted, known)}"
        yield document.finding(place, problem)
        return
    kind = next((role.kind for role in settings.roles if role.id == found.role), "income")
    if kind != "income":
        problem = f"'{wanted}' doet geen brede intake: haar rol is van de soort '{kind}', en moet 'income' zijn."
        yield document.finding(place, problem)
