"""Which municipalities there are to choose from, and whether a folder that somebody made can be used. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import paths
from desktop.errors import ContentError, Finding
from desktop.municipality.places import trouble

MOST = 3
"""So many mistakes are shown; who mends a folder looks at them one by one."""


@dataclass(frozen=True)
class Choice:
    """A municipality.

    Attributes:
        key: as the settings keep it: the name of a shipped folder, or the path of another.
        name: as on its letterhead.
        about: what somebody should know before he works with it.
        remarks: what is no mistake in it, but may not be meant.
    """

    key: str
    name: str
    about: str
    remarks: tuple[Finding, ...] = ()


def shipped() -> list[Choice]:
    """The municipalities that come with the program, without those that cannot be read. Takes a moment."""
    from desktop.municipality.load import names

    found = [_choice(name, paths.questionnaires() / "municipalities" / name) for name in names(paths.questionnaires())]
    return [choice for choice in found if choice is not None]


def own(folder: Path) -> tuple[Choice | None, str]:
    """A folder that somebody chose. Takes seconds: every rule is tried.

    Returns:
        The choice, or None; and why not, in Dutch, with the first mistakes.
    """
    from desktop.check import check, warnings

    if why := trouble(folder):
        return None, why
    if findings := check(folder):
        return None, told(findings)
    choice = _choice(str(folder), folder)
    return choice and replace(choice, remarks=tuple(warnings(folder))), ""


def remarks(chosen: str) -> list[Finding]:
    """What is no mistake in the folder of a municipality, but may not be meant; nothing of one that is shipped.

    Takes a moment, and as long as a network disk that is gone takes to say so.

    Args:
        chosen: the municipality, as the settings keep it.
    """
    from desktop.check import warnings

    folder = Path(chosen)
    try:
        return warnings(folder) if folder.is_absolute() and not trouble(folder) else []
    except OSError:  # the disk went away meanwhile: that is told when the vault opens
        return []


def told(findings: Sequence[Finding]) -> str:
    """Mistakes in sentences: how many, the first ones, and what to do."""
    many = "één fout" if len(findings) == 1 else f"{len(findings)} fouten"
    lines = [f"In deze map {'zit' if len(findings) == 1 else 'zitten'} nog {many}:"]
    lines += listed(findings[:MOST])
    if len(findings) > MOST:
        lines.append(f"• en nog {len(findings) - MOST}")
    lines.append("Laat dit verbeteren en kies de map daarna opnieuw.")
    return "\n".join(lines)


def listed(findings: Sequence[Finding]) -> list[str]:
    """A line for each: the file, the line in it, and what is wrong."""
    return [f"• {Path(one.file).name}{f', regel {one.line}' if one.line else ''}: {one.problem}" for one in findings]


def _choice(key: str, folder: Path) -> Choice | None:
    from desktop.content import read, validate
    from desktop.municipality.model import Organisations, Settings

    try:
        settings = validate(read(folder / "municipality.yaml"), Settings)
        notice = validate(read(folder / "organisations.yaml"), Organisations).notice
    except ContentError:
        return None
    return Choice(key, settings.name, notice)
