"""Faults of the program end here: one sentence, and a report without anything that was answered."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from desktop.errors import UserError
from desktop.views.window import MainWindow


def install(window: MainWindow) -> None:
    """Make every exception that nobody caught a sentence in the message bar, and a report on standard error."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, UserError):
            window.messages.tell(str(error), "error")
            return
        places = [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in traceback.extract_tb(trace)]
        print("Fout in het programma:", kind.__name__, *places, sep="\n  ", file=sys.stderr)
        window.messages.tell(
            f"Er ging iets mis in het programma ({kind.__name__}, {places[-1] if places else '?'}). "
            "Wat al bewaard was, is bewaard. Geef deze regel door aan uw beheerder.",
            "error",
        )

    sys.excepthook = hook
