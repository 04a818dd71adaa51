"""Where the frozen program begins: the command `startgesprek`, or the machine translation's own process."""

import os
import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()  # started once more by the program itself, for machine translation: this never returns
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a program with only a window on Windows has no streams
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115

    from desktop.cli import main

    sys.exit(main())
