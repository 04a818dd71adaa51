"""What `organisations.yaml` cannot tell by itself of themes, icons, neighbourhoods and activities."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from desktop import paths
from desktop.content import Document, meant
from desktop.document import Place, shown
from desktop.errors import Finding
from desktop.municipality.directory import Activity
from desktop.municipality.model import Organisation, Organisations, Settings
from desktop.questions.model import Questionnaire


def check_activities(document: Document, directory: Organisations, settings: Settings | None) -> list[Finding]:
    """Activities with the id of another, pictures that are not there, neighbourhoods that nobody named."""
    seen: set[str] = set()
    findings: list[Finding] = []
    known = settings.neighbourhoods if settings else ()
    for place, part in _parts(directory):
        if isinstance(part, Activity):
            if part.id in seen:
                problem = f"de activiteit '{part.id}' staat er twee keer. Geef elk een eigen id."
                findings.append(document.finding((*place, "id"), problem))
            seen.add(part.id)
        elif part.icon and part.icon not in icons():
            problem = f"het plaatje '{shown(part.icon)}' is er niet.{meant(part.icon, icons())}"
            findings.append(document.finding((*place, "icon"), problem))
        if known:
            findings += _unknown(document, (*place, "neighbourhoods"), part.neighbourhoods, known, "de wijk")
    return findings


def check_themes(document: Document, directory: Organisations, questionnaire: Questionnaire) -> list[Finding]:
    """Themes that are no life domain."""
    findings: list[Finding] = []
    for place, part in _parts(directory):
        findings += _unknown(document, (*place, "themes"), part.themes, questionnaire.domain_by_id, "het leefgebied")
    return findings


@cache
def icons() -> tuple[str, ...]:
    """The names of the pictures of the program."""
    return tuple(sorted(file.stem for file in (paths.PACKAGE / "forms" / "icons").glob("*.svg")))


def _parts(directory: Organisations) -> Iterator[tuple[Place, Organisation | Activity]]:
    """Every organisation and every activity, with its place in the file."""
    for index, organisation in enumerate(directory.organisations):
        place: Place = ("organisations", index)
        yield place, organisation
        for number, activity in enumerate(organisation.activities):
            yield (*place, "activities", number), activity


def _unknown(
    document: Document, place: Place, names: Sequence[str], known: Collection[str], what: str
) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name not in known:
            problem = f"{what} '{shown(name)}' bestaat niet. Kijk de spelling na.{meant(name, known)}"
            yield document.finding((*place, index), problem)
