"""An export to change and to read, for tests of the interchange format."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from desktop import paths
from desktop.dossier.model import Dossier
from desktop.municipality import load as municipality_file
from desktop.municipality.model import Municipality
from desktop.questions import load as questionnaire_file
from desktop.questions.model import Questionnaire
from desktop.store import interchange

EXAMPLE = """
{"format": "startgesprek-dossiers/1", "dossiers": [{
  "id": "6f0c", "newcomer": {"name": "Ahmad", "birth_date": "1990-05-01", "sex": null, "country": "SY",
    "language": "ar", "linked_on": "2017-01-10", "moved_in_on": "2017-02-01", "regime": "Wi2013",
    "household": null},
  "conversations": [{"round": "start", "held_on": "2017-03-01", "minutes": 90, "language": "ar",
    "professional": "Noor", "interpreter": "Hani", "completed": true,
    "answers": {"netwerk.contacten": 0, "werk.soort": ["vrijwillig"], "geld.schulden": {"declined": true}},
    "notes": {"netwerk.contacten": "kent nog niemand"}}],
  "consents": [{"organisation": "cjg", "decision": "given", "on": "2017-03-01"}],
  "actions": [{"title": "Fiets zoeken", "owner": "newcomer", "due_on": "2017-04-01", "status": "open",
    "round": "start"}],
  "referrals": [{"organisation": "taalhuis", "round": "start", "basis": "consent",
    "history": [{"status": "sent", "on": "2017-03-02"},
                {"status": "started", "on": "2017-05-01", "note": "maatje"}]}]}]}
"""


@cache
def shipped() -> tuple[Municipality, Questionnaire]:
    """What the example of the format was written for."""
    folder = paths.questionnaires()
    return municipality_file.load(folder / "municipalities" / "zeist", questionnaire_file.load(folder))


def read(content: Any, questionnaire: Questionnaire | None = None) -> list[Dossier]:
    """The dossiers of a file, given as data or as bytes."""
    municipality, own = shipped()
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return interchange.read(data, questionnaire or own, municipality)


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The example with its one dossier changed."""
    content = json.loads(EXAMPLE)
    change(content["dossiers"][0])
    return copy.deepcopy(content)
