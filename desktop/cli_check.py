"""The `startgesprek check` command: what was looked at, every mistake in it, and what somebody may have forgotten."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from desktop.cli import shown, tell
from desktop.errors import ContentError, Finding, UserError

_CHOSEN = "de map van uw gemeente, van Voorkeuren: "


def check(given: argparse.Namespace) -> int:
    """Check folders and files; without any, all that guides a conversation on this machine. 1 when something is wrong.

    Raises:
        UserError: an option that belongs to another.
    """
    if given.regels:
        return _rules(given)
    if given.municipality:
        raise UserError("'--municipality' hoort bij '--regels'. Schrijf: startgesprek check --regels --municipality …")
    from desktop.check import warnings

    asked = dict.fromkeys(given.paths, "") or _everything()
    findings = [finding for path, what in asked.items() for finding in _mistakes(path, what)]
    remarks = [remark for path in asked for remark in warnings(path)]
    print("Nagekeken:")
    for path, what in asked.items():
        print(_line(f"- {what}{path}"))
    for finding in findings:
        print(_line(str(finding)))
    for remark in remarks:
        print(_line(f"Let op: {remark}"))
    if findings:
        tell(f"{len(findings)} fout(en) gevonden. Verbeter ze en kijk opnieuw na.")
        return 1
    print(f"Geen fouten. Lees nog wel wat er achter 'Let op' staat ({len(remarks)})." if remarks else "Alles klopt.")
    return 0


def _line(words: str) -> str:
    return shown(words).replace("\n", "·")


def chosen_elsewhere() -> list[Path]:
    """The folder of the municipality that was chosen in the preferences, unless it is a shipped one. It may be gone."""
    from desktop import paths
    from desktop.municipality.load import names
    from desktop.settings import Settings

    chosen = Settings(paths.settings()).get("municipality")
    return [] if chosen in names(paths.questionnaires()) else [Path(chosen)]


def _everything() -> dict[Path, str]:
    """What is shipped, and the municipality's folder that was chosen in the preferences: each with what it is."""
    from desktop import paths

    asked = {paths.questionnaires(): "wat bij het programma zit: ", paths.translations(): "de vertalingen: "}
    return asked | dict.fromkeys(chosen_elsewhere(), _CHOSEN)


def _mistakes(path: Path, what: str) -> list[Finding]:
    """The mistakes in a folder or file; of the chosen folder also why it is not there."""
    from desktop import paths
    from desktop.check import check
    from desktop.municipality import places

    try:
        if what == _CHOSEN:
            places.find(str(path), paths.questionnaires())
    except ContentError as error:
        return [replace(finding, line=0) for finding in error.findings]
    return check(path)


def _rules(given: argparse.Namespace) -> int:
    from desktop import paths
    from desktop.check import rules_table
    from desktop.municipality import places
    from desktop.municipality.load import names

    name = given.municipality or ""
    own = [] if given.paths or name else chosen_elsewhere()
    for folder in (given.paths or [paths.questionnaires()]) + own:
        inside = not name or name in names(folder) or (folder / "municipality.yaml").is_file()
        print("\n".join(rules_table(folder, name) if inside else rules_table(places.find(name, folder))))
    return 0
