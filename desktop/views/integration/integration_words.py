"""The words and pictures of what comes or has passed: calm ones, for a kind, an urgency, a number of days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.dossier.certificates import PartStanding, PartStands
from desktop.dossier.integration import Due, Kind, Urgency
from desktop.forms.colours import Shade
from desktop.municipality.integration import DUTY
from desktop.questions import dates
from desktop.views.wording import DUTCH, begun

KINDS: Mapping[Kind, tuple[str, str]] = {
    "deadline": ("Termijn", "flag"),
    "loan": ("Lening", "money"),
    "relief": ("Ontzorgen", "home"),
    "step": ("Stap", "education"),
}
"""Of each kind: its word, and its picture."""
URGENCIES: Mapping[Urgency, tuple[str, str, Shade]] = {
    "passed": ("Voorbij", "overdue", Shade.DANGER),
    "near": ("Binnenkort", "waiting", Shade.CONCERN),
    "stuck": ("Staat stil", "waiting", Shade.CONCERN),
    "coming": ("Komt eraan", "declined", Shade.ACCENT),
    "undated": ("Dag onbekend", "", Shade.MUTED),
    "later": ("Later", "", Shade.MUTED),
    "ended": ("Lang voorbij", "", Shade.MUTED),
}
"""Of each urgency: its word, the state of its badge, and the colour of its picture."""
LAWS: Mapping[str | None, str] = {
    "Wi2013": "Wet inburgering 2013",
    "Wi2021": "Wet inburgering 2021",
    "family": "Wet inburgering 2021, als gezinslid",
    "ukraine": "Richtlijn voor mensen uit Oekraïne",
}
NO_DUTY = (
    "Voor mensen uit Oekraïne kennen wij hier geen plicht om in te burgeren. Daarom staan hier geen termijn en geen "
    "onderdelen. De lessen mogen wel."
)
NO_LAW = "Welke wet geldt, is niet ingevuld. Vul het in bij de gegevens: dan rekent het programma mee."
NO_TERM = "Er is nog geen termijn bekend. Staat de dag in een brief van DUO? Vul hem in bij het gesprek."
FINISHED = "De laatste stap is klaar: er loopt geen termijn meer."
FOLLOWS = "Het programma houdt bij en rekent. Het beslist niets: geen leerroute, geen plicht, geen boete."
PARTS: Mapping[PartStands, tuple[str, Shade]] = {
    "proven": ("check", Shade.GOOD),
    "told": ("speech", Shade.CONCERN),
    "open": ("circle", Shade.MUTED),
}


def when(due: Due, today: date) -> str:
    """The day and how far it is: '01-03-2027, nog 99 dagen'."""
    return f"{dates.write(due.day)}, {days(due, today)}" if due.day else "Dag onbekend"


def days(due: Due, today: date) -> str:
    """How many days it is away, in figures: 'nog 99 dagen', '12 dagen voorbij'."""
    count = due.days(today)
    if count is None:
        return ""
    if count == 0:
        return "vandaag"
    one = abs(count) == 1
    number = DUTCH.toString(abs(count))
    return f"nog {number} {'dag' if one else 'dagen'}" if count > 0 else f"{number} {'dag' if one else 'dagen'} voorbij"


def source(due: Due) -> str:
    """Where it comes from, as a sentence."""
    return f"{begun(due.source)}."


def part(standing: PartStanding) -> str:
    """Where a part stands: 'klaar op 03-03-2026 · bewijs: diploma gezien · gezien door Noor'."""
    proof, told = standing.certificate, standing.told
    if proof is not None:
        said = [
            f"Klaar op {dates.write(proof.done_on)}",
            f"bewijs: {proof.proof}" if proof.proof else "geen bewijs gezien",
        ]
        return " · ".join([*said, *([f"gezien door {proof.by}"] if proof.by else [])])
    if told is not None:
        return f"Verteld op {dates.write(told.on)}, nog geen bewijs"
    return "Nog open"


def explanation(regime: str | None, *, finished: bool, term_known: bool) -> str:
    """What has to be said before anything else; empty when nothing has."""
    if regime == "ukraine":
        return NO_DUTY
    if regime is None:
        return NO_LAW
    if finished:
        return FINISHED
    return NO_TERM if regime in DUTY and not term_known else ""
