"""Every door of the program, what comes to it, and what must come of it: all cases in one table, by door and name.

`same`: kept exactly. `becomes`: kept, cleaned. `refused`: nothing is changed, and the sentence holds these words.
`pytest tests/hostile -v` reads them out.
"""

from __future__ import annotations

from .command_cases import COMMANDS
from .content_cases import CONTENT
from .dossier_cases import DOSSIERS
from .file_cases import FILES
from .outcomes import Case
from .pack_cases import PACKS
from .paper_cases import PAPERS
from .typed_cases import TYPED

TABLE: dict[str, dict[str, Case]] = TYPED | FILES | DOSSIERS | CONTENT | PACKS | PAPERS | COMMANDS
