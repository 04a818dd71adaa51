"""The words of the work lists: of a list, of a task, of a day. For the window and for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from desktop.dossier.model import ReferralStatus
from desktop.dossier.work import Order, Search, Task, WorkList
from desktop.municipality.model import Municipality
from desktop.questions import dates
from desktop.views.wording import PEOPLE, STATUS, apart, organisation_name

LIST_WORDS: Mapping[WorkList, str] = {
    "today": "Vandaag",
    "overdue": "Te laat",
    "waiting": "Wacht op een organisatie",
    "no_answer": "Geen antwoord",
    "mine": "Mijn afspraken",
    "all": "Alles",
}
"""In the order in which they are offered."""
ORDERS: Mapping[Order, str] = {
    "due": "Volgorde: dag",
    "name": "Volgorde: naam",
    "organisation": "Volgorde: organisatie",
    "professional": "Volgorde: collega",
}
EMPTY: Mapping[WorkList, str] = {
    "today": "Voor vandaag staat er niets. U kunt rustig beginnen.",
    "overdue": "Niets te laat. Mooi.",
    "waiting": "Niemand wacht nu op een organisatie.",
    "no_answer": "Geen enkele organisatie laat te lang op antwoord wachten.",
    "mine": "U heeft geen open afspraken. Alles is rond.",
    "all": "Er staan geen afspraken open.\nWat u in een gesprek afspreekt, komt hier.",
}
HEADS = ("Uiterlijk", "Nieuwkomer", "Wie doet het", "Afgesproken door", "Wat")
"""Of the columns on the screen of the command line."""
NOT_FOUND = "Niets gevonden met deze keuze."
NO_DAY = "geen dag"
DONE = "gedaan"
_SINCE: Mapping[ReferralStatus, str] = {
    "drafted": ", afgesproken op",
    "waiting": " sinds",
    "no_answer": ", genoteerd op",
}


def on_one_line(text: str) -> str:
    """What people typed, without line breaks."""
    return " ".join(text.split())


def title(search: Search, municipality: Municipality) -> str:
    """What a list is called on paper and in a spreadsheet: the list, and what it was narrowed to. It names nobody."""
    parts = [LIST_WORDS[search.which]]
    if search.organisation:
        parts.append(organisation_name(search.organisation, municipality))
    if search.professional and search.which != "mine":
        parts.append("van één collega")
    if search.text.strip():
        parts.append("gezocht op een woord")
    return ", ".join(parts)


def what(task: Task) -> str:
    """What is to be done, or what help is asked."""
    return on_one_line(task.title) or ("Actie zonder titel" if task.kind == "action" else "Doorverwijzing")


def standing(task: Task) -> str:
    """What kind of task it is, and how a referral stands since when."""
    if task.kind == "action":
        return "Actie"
    status = cast(ReferralStatus, task.status)
    since = f"{_SINCE.get(status, ' op')} {dates.write(task.since)}" if task.since else ""
    return f"Doorverwijzing: {STATUS[status]}{since}"


def doer(task: Task, municipality: Municipality) -> str:
    """Who has to do it: one of the people at the table, or an organisation by its name."""
    whose = task.organisation or task.owner
    return PEOPLE.get(whose) or on_one_line(organisation_name(whose, municipality))


def due(task: Task) -> str:
    """The day it must be done, or is expected."""
    return dates.write(task.due_on) or NO_DAY


def far(task: Task, today: date) -> str:
    """How far that day is away; 'te laat' in words, so that nobody has to see a colour."""
    if task.due_on is None:
        return "te laat" if task.overdue else ""
    return apart(task.due_on, today, late=task.overdue)


def row(task: Task, municipality: Municipality, today: date) -> tuple[str, ...]:
    """A task on one line of a screen, below `HEADS`."""
    when = f"{due(task)} ({far(task, today)})" if task.due_on and far(task, today) else due(task)
    whose = on_one_line(task.professional)
    return when, on_one_line(task.name), doer(task, municipality), whose, f"{what(task)} ({standing(task)})"


def many(count: int) -> str:
    """How many tasks there are."""
    return "1 afspraak" if count == 1 else f"{count} afspraken"
