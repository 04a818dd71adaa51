"""Odd words on the command line, and odd surroundings. `{…}` is put in by the test; `told` is what it prints."""

from __future__ import annotations

from . import texts as t
from .outcomes import Case, refused, same


def _figures(first: str = "1-1-2026", last: str = "31-3-2026", out: str = "o") -> list[str]:
    """Figures over some days, into some folder."""
    return ["monitor", "{vault}", "--out", out, "--from", first, "--to", last]


COMMANDS: dict[str, dict[str, Case]] = {
    "the command line": {
        "no command": refused(["-rf"], "onbekend: -rf"),
        "a command that is not UTF-8": refused(["\udcff"], "bestaat niet"),
        "a file of arguments": refused(["@{passphrase}"], "bestaat niet"),
        "check a device": refused(["check", "/dev/zero"], "kan niet worden gelezen"),
        "check a pipe": refused(["check", "{pipe}"], "kan niet worden gelezen"),
        "check a socket": refused(["check", "{socket}"], "kan niet worden gelezen"),
        "check what is not UTF-8": refused(["check", "nergens\udcff"], "nergens·, regel 1"),
        "check what orders the terminal": refused(["check", "\x1b[2J\nx"], "·[2J·x, regel 1"),
        "check an option": refused(["check", "--", "-rf"], "-rf, regel 1"),
        "check 5,000 characters": refused(["check", "x" * 5_000], "kan niet worden gelezen"),
        "check a memory": refused(["check", "/proc/self/mem"], "kan niet worden gelezen"),
        "import from a device": refused(["import", "{vault}", "/dev/zero"], "geen gewoon bestand"),
        "import from a pipe": refused(["import", "{vault}", "{pipe}"], "geen gewoon bestand"),
        "import from a terminal's name": refused(["import", "{vault}", "x\x1b[2J\ny"], "'x·[2J·y' bestaat niet"),
        "import for a way up": refused(["import", "{vault}", "x", "--municipality", t.PARENT], "staat geen map '"),
        "import for an order": refused(
            ["import", "{vault}", "x", "--municipality", "\x1b[2J"], "'·[2J': deze gemeente"
        ),
        "export to a device": refused(["export", "{vault}", "/dev/full"], "geen gewoon bestand"),
        "export to a pipe": refused(["export", "{vault}", "{pipe}"], "geen gewoon bestand"),
        "export to a link": refused(["export", "{vault}", "{link}"], "geen gewoon bestand"),
        "export into the vault": refused(["export", "{vault}", "{vault}/x.json"], "niet in de kluis"),
        "export into the vault by a detour": refused(
            ["export", "{vault}", "{vault}/backups/../x.json"], "niet in de kluis"
        ),
        "export of SQL": refused(["export", "{vault}", "x.json", "--dossier", "' OR 1=1 --"], "staat niet in de kluis"),
        "export of a template": refused(
            ["export", "{vault}", "x.json", "--dossier", "%s{{0}}"], "staat niet in de kluis"
        ),
        "letters of year 9999": refused(
            ["letters", "{vault}", "--dossier", "x", "--out", "o", "--on", "9999-12-31"], "tussen"
        ),
        "letters of 29 February": refused(
            ["letters", "{vault}", "--dossier", "x", "--out", "o", "--on", "29-02-2023"], "niet"
        ),
        "letters of eleven figures": refused(
            ["letters", "{vault}", "--dossier", "x", "--out", "o", "--on", "99999999999-1-2000"], "bestaat niet"
        ),
        "letters into the vault": refused(
            ["letters", "{vault}", "--dossier", "x", "--out", "{vault}"], "niet in de kluis"
        ),
        "figures from 31 February": refused(_figures("31-2-2026", "31-3-2026"), "bestaat niet"),
        "figures of year 9999": refused(_figures("1-1-9999", "31-3-9999"), "tussen"),
        "figures of year nought": refused(_figures("1-1-0000", "31-3-2026"), "bestaat niet"),
        "figures from inside a quarter": refused(_figures("2-1-2026", "31-3-2026"), "midden in een kwartaal"),
        "figures that end before they begin": refused(_figures("1-4-2026", "31-3-2026"), "begint na het einde"),
        "figures of SQL": refused(_figures("' OR 1=1 --", "31-3-2026"), "dag-maand-jaar"),
        "figures of a terminal": refused(_figures("\x1b[2J", "31-3-2026"), "vier cijfers"),
        "figures without an end": refused(["monitor", "{vault}", "--out", "o", "--from", "1-1-2026"], "samen"),
        "figures by postal code": refused([*_figures(), "--uitsplitsing", "postcode"], "is er niet"),
        "figures by a formula": refused([*_figures(), "--uitsplitsing", "=1+1"], "is er niet"),
        "figures by a way up": refused([*_figures(), "--uitsplitsing", t.PARENT], "is er niet"),
        "figures into the vault": refused(_figures(out="{vault}"), "niet in de kluis"),
        "figures into a file": refused(_figures(out="{passphrase}"), "kunnen niet"),
        "figures into a pipe": refused(_figures(out="{pipe}"), "kunnen niet"),
        "figures into a device": refused(_figures(out="/dev/full"), "kunnen niet"),
        "figures into a folder nobody may write in": refused(_figures(out="/proc/cijfers"), "kunnen niet"),
        "figures of nowhere": refused([*_figures(), "--municipality", "../../etc"], "staat geen map 'etc'"),
        "a vault that is a device": refused(["vault", "info", "/dev/null"], "geen kluis"),
        "a vault of 5,000 characters": refused(["vault", "info", "x" * 5_000], "kan niet worden gebruikt"),
        "a vault that is nothing": refused(["vault", "info", ""], "ontbreekt het bestand keys.json"),
        "a vault that is an option": refused(["vault", "info", "-rf"], "KLUIS"),
        "a backup that is a zip": refused(["vault", "restore", "nieuw.startgesprek", "{zip}"], "geen kluis"),
        "a vault over something": refused(["vault", "restore", "{vault}", "{vault}"], "staat al iets"),
        "a pack from a device": refused(["translations", "import", "/dev/zero"], "kan niet worden gelezen"),
        "a model from a device": refused(["models", "install", "/dev/zero"], "geen vertaalmodel"),
        "a model from a pipe": refused(["models", "install", "{pipe}"], "geen vertaalmodel"),
        "a model by a way up": refused(["models", "remove", "../../x"], "is er niet"),
        "a language that is a path": refused(["translate", "x", "--to", "../ar"], "hier geen taal"),
        "a text of a megabyte": refused(["translate", "x" * 1_000_000, "--to", "ar"], "langer dan 2.000"),
    },
    "a passphrase file": {
        "a device": refused("/dev/zero", "op één regel"),
        "nothing": refused("/dev/null", "op één regel"),
        "a folder": refused("/", "is een map"),
        "a terminal's name": refused("x\x1b[2J\ny", "'x·[2J·y' bestaat niet"),
        "a socket": refused("{socket}", "kan niet worden gebruikt"),
        "a zip": refused("{zip}", "op één regel"),
        "the memory": refused("/proc/self/mem", "kan niet worden gebruikt"),
        "an open pipe": same("{written}"),
        "a link to the file": same("{linked}"),
    },
    "STARTGESPREK_HOME": {
        "a device": same("/dev/null"),
        "a file": same("/etc/passwd"),
        "nowhere": same("/nergens/x"),
        "not UTF-8": same("\udcff"),
        "a terminal": same("\x1b[2J\nx"),
        "300 characters": same("x" * 300),
        "a way up": same("../../../../../.."),
        "the memory": same("/proc/self/mem"),
    },
}
