"""What can be told of the program itself: version, licence, folders, and the machine it runs on. No case data.

What it is made of is read only when somebody asks: the first window needs no more than the program's name and sign.
"""

from __future__ import annotations

import sys
from pathlib import Path

import desktop
from desktop import paths

IDENTITY = "nl.startgesprek.Startgesprek"
"""The name of the program for a desktop, which finds its entry in the menu and its picture by it."""
SIGN = paths.PACKAGE / "views" / "about" / "startgesprek.svg"
LICENCE = "EUPL-1.2"
MEANS = (
    "Iedereen mag het programma gebruiken, aanpassen en doorgeven. Wie een aangepaste versie doorgeeft, doet dat onder "
    "dezelfde licentie."
)


def version() -> str:
    """Of the program."""
    return desktop.__version__


def places() -> list[tuple[str, str]]:
    """What stands where on this computer."""
    return [
        ("Kluizen, als u niets anders kiest", str(paths.vaults())),
        ("Voorkeuren", str(paths.settings())),
        ("Nagekeken vertalingen", str(paths.corrections())),
        ("Kopie van de map van uw gemeente", str(paths.municipalities())),
        ("Vertaalmodellen", str(paths.models())),
        ("Klaargezette lettertypes (mogen weg)", str(paths.cache())),
        ("Waaraan het programma merkt dat het al openstaat", str(paths.running())),
        ("Het programma zelf", str(program())),
    ]


def program() -> Path:
    """The folder of the program."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else paths.PACKAGE.parent


def machine() -> list[str]:
    """What somebody who helps has to know: versions only."""
    import platform

    from desktop import parts

    known = {part.name: part.version for part in parts.parts()}
    made = "installatie" if getattr(sys, "frozen", False) else "broncode"
    return [
        f"Startgesprek {version()} ({made})",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Python {platform.python_version()}",
        *(f"{name} {known[name]}" for name in ("PySide6_Essentials", "sqlcipher3", "SQLAlchemy") if name in known),
    ]


def licences() -> str:
    """The program's own licence, and all those of others, as one text."""
    from desktop import parts

    file = paths.shipped() / "licenties.txt"
    if file.is_file():
        return file.read_text("utf-8")
    lines = [f"Startgesprek {version()}: {LICENCE}"]
    for part in parts.parts():
        lines += ["", "=" * 78, f"{part.name} {part.version}: {part.licence}", "", part.text]
    return "\n".join(lines)
