"""The command line. Without a command it opens the window. Exit 0; 1 with one clear line; 2 for wrong usage.

The commands stand in `cli_commands`, which is loaded only for a command: the window is there sooner without.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from desktop.errors import ContentError, UserError
from desktop.offline import refuse_network
from desktop.secrecy import no_core_dumps

_REFUSALS = {
    errno.ENOENT: "bestaat niet. Kijk de naam na.",
    errno.EACCES: "mag niet worden gelezen of geschreven. Vraag om rechten.",
    errno.EPERM: "mag niet worden gelezen of geschreven. Vraag om rechten.",
    errno.EISDIR: "is een map, geen bestand. Kies een bestand.",
    errno.ENOTDIR: "is geen map. Kies een map.",
    errno.EEXIST: "bestaat al. Kies een andere naam.",
    errno.ENOSPC: "past niet: de schijf is vol. Maak ruimte.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not know every sign of a finding or a path
            stream.reconfigure(errors="backslashreplace")
    if getattr(sys, "frozen", False):  # a packaged program is started once more, for machine translation
        from multiprocessing import freeze_support

        freeze_support()
    no_core_dumps()
    refuse_network()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = _run(words) if words else window()
        sys.stdout.flush()
        return code
    except ContentError as error:
        tell(str(error))
    except UserError as error:
        tell(" ".join(str(error).split("\n")))
    except KeyboardInterrupt:
        tell("Gestopt.")
    except BrokenPipeError:  # whoever read our output has enough; Python would complain again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        name = str(error.filename or "?").replace("\n", "·")
        tell(f"'{name}' {_REFUSALS.get(error.errno or 0, 'kan niet worden gebruikt.')}")
    except Exception as error:  # its text may hold an answer, its place cannot
        tell(_fault(error))
    return 1


def tell(sentence: str) -> None:
    """Say a sentence on standard error."""
    print(shown(sentence), file=sys.stderr)


def shown(words: str) -> str:
    """Words with a name of a file in them, which may hold orders to the terminal or turn its letters around."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "·" for sign in words)


def _run(words: Sequence[str]) -> int:
    from desktop import cli_commands

    given = cli_commands.parser().parse_args(words)
    return int(given.run(given) or 0)


def _fault(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    return f"Er ging iets mis in het programma ({where}). Geef deze regel door aan uw beheerder."


def window() -> int:
    """Open the window, and stay until it closes. Returns the exit code."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise UserError("Er is hier geen scherm om het venster op te tonen. Zie: startgesprek --help")
    gc.disable()  # nothing of what is loaded goes away: to look for it would only hold up the first window
    from desktop import app

    return app.run()
