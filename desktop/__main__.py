"""`python -m desktop` is the command `startgesprek`."""

import sys

from desktop.cli import main

sys.exit(main())
