"""The municipality somebody works for, also while its folder is away or holds a mistake: then its copy stands in.

With a real vault no other municipality ever does: its terms and rules would go for real people.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop import guide as guides
from desktop import paths
from desktop.errors import ContentError, FolderGone, MunicipalityMissing
from desktop.guide import Guide
from desktop.municipality import kept, load, places
from desktop.questions import dates

COPY = (
    "U werkt nu met de kopie van {name} op deze computer. Uw eigen vragen, regels en termijnen blijven gelden. {why} "
    "De map was het laatst goed op {day}. {then}"
)
BACK = "Is de map er weer, open dan de kluis opnieuw."
MEND = "Laat de fout verbeteren, en open daarna de kluis opnieuw."
NO_COPY = "{why} Op deze computer is er nog geen kopie van."
TRIAL = "{why} De proefkluis gebruikt intussen het voorbeeld {name}."


def load_good(chosen: str, today: date, folder: Path | None = None) -> Guide:
    """Load the chosen municipality and keep a copy of it; when it cannot be used, load the copy.

    The guide's `trouble` then says what is wrong, since when, and what to do. Takes a moment, and as long as a network
    disk that is gone takes to say so.

    Args:
        chosen: the municipality, as the preferences have it.
        folder: of questionnaires; else the shipped ones.

    Raises:
        MunicipalityMissing: it cannot be used, and there is no copy that can.
    """
    try:
        place = places.find(chosen, folder or paths.questionnaires())
        before = kept.read(place)
        found = guides.load(chosen, folder)
    except ContentError as error:
        return _copy(chosen, error, folder)
    if kept.read(place) == before:  # else somebody is writing in it: the next time it is kept
        kept.keep(chosen, before, today)
    return found


def load_for_trial(chosen: str, today: date, folder: Path | None = None) -> Guide:
    """As `load_good`, but with an example when there is nothing else: for invented people only.

    Raises:
        MunicipalityMissing: no example can be used either.
    """
    try:
        return load_good(chosen, today, folder)
    except MunicipalityMissing as error:
        for name in load.names(folder or paths.questionnaires()):
            try:
                instead = guides.load(name, folder)
            except ContentError:
                continue
            return replace(instead, trouble=TRIAL.format(why=error, name=instead.municipality.name))
        raise


def renew(place: Path) -> None:
    """Bring the copy of a folder up to date that was changed from within the program."""
    inside = place.parent == paths.questionnaires() / "municipalities"
    kept.keep(place.name if inside else str(place), kept.read(place))


def _copy(chosen: str, error: ContentError, folder: Path | None) -> Guide:
    why, copy = _why(error), kept.find(chosen)
    if copy is None:
        raise MunicipalityMissing(NO_COPY.format(why=why)) from None
    try:
        found = guides.load(str(copy.folder), folder)
    except ContentError:  # another version of the program asks more of it
        raise MunicipalityMissing(NO_COPY.format(why=why)) from None
    then = BACK if isinstance(error, FolderGone) else MEND
    day = dates.write(copy.good_on)
    return replace(found, trouble=COPY.format(why=why, name=found.municipality.name, day=day, then=then))


def _why(error: ContentError) -> str:
    """What is wrong, in a sentence or two: where the folder should be, or the first mistake in it."""
    if isinstance(error, FolderGone):
        return str(error)
    first, many = error.findings[0], len(error.findings)
    file = Path(first.file)
    mistakes = "zit een fout" if many == 1 else f"zitten {many} fouten"
    which = "De eerste: " if many > 1 else ""
    where = "" if first.where == "-" else f"bij '{first.where}': "
    return f"In de map '{file.parent}' {mistakes}. {which}{file.name}, regel {first.line}: {where}{first.problem}"
