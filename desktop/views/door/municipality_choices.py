"""Which municipalities there are to choose from, and whether a folder that somebody made can be used. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
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
    """

    key: str
    name: str
    about: str


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
    from desktop.check import check

    if why := trouble(folder):
        return None, why
    if findings := check(folder):
        return None, told(findings)
    return _choice(str(folder), folder), ""


def told(findings: list[Finding]) -> str:
    """Mistakes in sentences: how many, the first ones, and what to do."""
    many = "één fout" if len(findings) == 1 else f"{len(findings)} fouten"
    lines = [f"In deze map {'zit' if len(findings) == 1 else 'zitten'} nog {many}:"]
    lines += [
        f"• {Path(one.file).name}{f', regel {one.line}' if one.line else ''}: {one.problem}" for one in findings[:MOST]
    ]
    if len(findings) > MOST:
        lines.append(f"• en nog {len(findings) - MOST}")
    lines.append("Laat dit verbeteren en kies de map daarna opnieuw.")
    return "\n".join(lines)


def _choice(key: str, folder: Path) -> Choice | None:
    from desktop.content import read, validate
    from desktop.municipality.model import Organisations, Settings

    try:
        settings = validate(read(folder / "municipality.yaml"), Settings)
        notice = validate(read(folder / "organisations.yaml"), Organisations).notice
    except ContentError:
        return None
    return Choice(key, settings.name, notice)
