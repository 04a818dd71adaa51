"""Files and folders among the content that nobody reads, and what each may have been meant to be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from desktop.content import read, validate
from desktop.document import shown
from desktop.errors import ContentError, Finding
from desktop.municipality.model import Settings

NEEDED = ("municipality.yaml", "organisations.yaml", "rules.yaml")
MUNICIPALITY = (*NEEDED, "letters.yaml", "indicators.yaml", "cards.yaml", "domains", "taalpakketten")
SHARED = (
    "rounds.yaml", "phrases.yaml", "phrasebook.yaml", "indicators.yaml", "cards.yaml", "domains", "municipalities",
)  # fmt: skip
KEYS = {
    "questions": "domain", "themes": "phrasebook.yaml", "referral": "letters.yaml", "report": "letters.yaml",
    "agreements": "letters.yaml", "rules": "rules.yaml", "organisations": "organisations.yaml",
    "letterhead": "municipality.yaml", "phrases": "phrases.yaml", "version": "rounds.yaml",
    "indicators": "indicators.yaml", "breakdowns": "indicators.yaml", "cards": "cards.yaml",
}  # fmt: skip
"""What kind of file it is that has this field, when its name does not tell."""
_DUTCH = {
    "gemeente": "municipality", "organisaties": "organisations", "regels": "rules", "brieven": "letters",
    "cijfers": "indicators", "kaarten": "cards", "leefgebieden": "domains", "domeinen": "domains", "vragen": "domains",
    "rondes": "rounds", "zinnen": "phrases", "zinnenboek": "phrasebook", "gemeenten": "municipalities",
}  # fmt: skip
"""What somebody may have called it in his own language."""
_FINE = re.compile(r"[.~]|(readme|leesmij|licen[cs]e|thumbs\.db$|desktop\.ini$|__macosx$)|.*(~|\.mo)$", re.IGNORECASE)
_PICTURES = (".png", ".jpg", ".jpeg")
_NEAR = 0.75
_DISTRUST = "Een kopie? Bewaar haar dan buiten deze map."


class Stray(NamedTuple):
    """What is not read.

    Attributes:
        finding: which it is, and what to do.
        wanted: where it should have stood, when nothing stands there now: what is in it is missed. Else None.
    """

    finding: Finding
    wanted: Path | None = None


def harmless(name: str) -> bool:
    """Whether a file or folder with this name may stand anywhere: a README, `.git`, what a system leaves behind."""
    return _FINE.match(name) is not None


def kind(folder: Path) -> str:
    """What a folder holds: 'municipality', 'questionnaire', 'catalogs', or nothing that is known ('')."""
    if any((folder / name).is_file() for name in NEEDED):
        return "municipality"
    if (folder / "rounds.yaml").is_file() or (folder / "domains").is_dir():
        return "questionnaire"
    return "catalogs" if any(folder.glob("*.po")) else ""


def municipalities(questionnaires: Path) -> list[Path]:
    """The folders of the municipalities in a folder of questionnaires."""
    folders = (questionnaires / "municipalities").glob("*")
    return sorted(folder for folder in folders if folder.is_dir() and not harmless(folder.name))


def found(folder: Path) -> Iterator[Stray]:
    """What is not read in a folder of any kind, and in the folders of the municipalities in it."""
    match kind(folder):
        case "municipality":
            yield from _in_folder(folder, (*MUNICIPALITY, _logo(folder)))
        case "questionnaire":
            yield from _in_folder(folder, SHARED)
            for place in municipalities(folder):
                yield from found(place)
        case "catalogs":
            yield from _of_kind(folder, ".po")


def _logo(municipality: Path) -> str:
    """The file name of its logo, 'logo.png' when that cannot be told."""
    try:
        return validate(read(municipality / "municipality.yaml"), Settings).letterhead.logo or ""
    except ContentError:
        return "logo.png"


def _in_folder(folder: Path, known: Sequence[str]) -> Iterator[Stray]:
    """What stands in a folder besides the known names, README and the like; and in the folders in it."""
    for entry in _entries(folder):
        if not any(entry.name == name or _same(entry, folder / name) for name in known):
            yield _stray(entry, known)
    yield from _of_kind(folder / "domains", ".yaml")
    yield from _of_kind(folder / "taalpakketten", ".po")


def _of_kind(folder: Path, ending: str) -> Iterator[Stray]:
    """What stands in a folder of files with one ending besides those."""
    for entry in _entries(folder):
        if entry.is_dir() or entry.suffix != ending:
            wanted = entry.with_name(entry.name.split(".")[0] + ending)
            yield _told(entry, None if entry.is_dir() or _same(entry, wanted) else wanted)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not harmless(entry.name))
    except OSError:
        return []


def _same(entry: Path, wanted: Path) -> bool:
    """Whether a system that knows no capitals reads this one as the other."""
    return wanted.exists() and entry.exists() and os.path.samefile(entry, wanted)


def _stray(entry: Path, known: Sequence[str]) -> Stray:
    if entry.is_dir():
        if any((entry / name).is_file() for name in ("municipality.yaml", "rounds.yaml")):
            return _about(entry, "dit is een map in een map, en die wordt niet gelezen. Zet haar ergens anders.")
        name = _likely(entry, [item for item in known if not item.endswith(".yaml")])
    elif entry.suffix.lower() in _PICTURES:
        mend = f"Is dit het logo? Zet dan 'logo: {shown(entry.name)}' bij 'letterhead'."
        return _about(entry, f"deze afbeelding wordt niet gebruikt. {mend}")
    else:
        name = _likely(entry, [item for item in known if item.endswith(".yaml")]) or _by_content(entry, known)
    return _told(entry, entry.parent / name if name else None)


def _told(entry: Path, wanted: Path | None) -> Stray:
    """Whether it is missed, or stands beside what is read."""
    what = "deze map wordt" if entry.is_dir() else "dit bestand wordt"
    if wanted is None:
        return _about(entry, f"{what} niet gelezen. Hoort het hier? Kijk dan de naam na.")
    name = wanted.relative_to(entry.parent).as_posix()
    if wanted.is_file() or (wanted.is_dir() and _entries(wanted)):
        return _about(entry, f"{what} niet gelezen: {shown(name)} staat er ook. {_DISTRUST}")
    called = "Heet zij" if entry.is_dir() else "Heet het"
    mend = "Hoort het misschien in de map domains?" if "/" in name else f"{called} misschien {shown(name)}?"
    return _about(entry, f"{what} niet gelezen. {mend}", wanted)


def _about(entry: Path, problem: str, wanted: Path | None = None) -> Stray:
    return Stray(Finding(str(entry), 0, "-", problem), wanted)


def _likely(entry: Path, known: Sequence[str]) -> str:
    """The known name that looks like this one: other capitals, another ending, a word behind it, or in Dutch."""
    begin = re.match(r"[a-z]+", entry.name.casefold())
    word = _DUTCH.get(begin[0], begin[0]) if begin else ""
    stems = {name.partition(".")[0]: name for name in known}
    near = get_close_matches(word, stems, 1, _NEAR)
    return stems[near[0]] if near else ""


def _by_content(entry: Path, known: Sequence[str]) -> str:
    """What a file with another name is by its fields, when it is YAML at all."""
    if not {".yaml", ".yml"} & {ending.lower() for ending in entry.suffixes}:
        return ""
    try:
        data = read(entry).data
    except ContentError:
        return ""
    name = next((KEYS[key] for key in KEYS if key in data), "") if isinstance(data, dict) else ""
    if name == "domain":
        return f"domains/{entry.name.split('.')[0]}.yaml"
    return name if name in known else ""
