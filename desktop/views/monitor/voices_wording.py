"""The sentences of the part in which lines for outside are written."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.monitor.certain import Kind, Mark
from desktop.monitor.voices import VoiceKind

TITLE = "Wat mensen meegeven"
INSIDE, OUTSIDE = "In de kluis", "Voor buiten"
ABOUT_INSIDE = "Dit blijft binnen. Lees het, en schrijf zelf op wat anderen mogen weten."
ABOUT_OUTSIDE = (
    "Schrijf elke regel in uw eigen woorden. Alleen regels die u goedkeurt gaan mee als u exporteert. "
    "Wat op een naam, plaats, datum of getal lijkt, wordt gekleurd. Het programma vindt niet alles: "
    "onbekende namen en plaatsen mist het in ongeveer één op de drie gevallen. Lees dus altijd zelf."
)
TIPS, NEEDS, STALLED = "Tips", "Waar mensen geen hulp voor kregen", "Organisaties waar het stokt"
NO_TIPS = "Er staan nog geen tips in de lijst."
NO_NEEDS = "In deze periode is er niets gevonden."
NO_STALLED = "Nergens wacht iemand langer dan gewoonlijk."
WHO = "Deze aantallen zijn voor u. Een klein aantal kan iemand aanwijzen."
READING = "Wordt gelezen…"
NO_LINES = "Er zijn nog geen regels voor deze periode."
HINT = "In uw eigen, gewone woorden, zonder namen"
NEW, EDITED = "Een nieuwe regel", "De regel"
APPROVE, KEEP, APPROVE_KEYS = "Goedkeuren", "Bewaren voor later", "Ctrl+Enter"
UNDO, EMPTY = "Niet veranderen", "Leegmaken"
CHECKING = "Wordt nagekeken…"
CLEAN = "Het programma ziet niets wat iemand aanwijst. Leest u hem nog één keer?"
STUCK = "Er staat iets in wat nooit naar buiten gaat: een dag, postcode of lang nummer. Schrijf het anders."
AGAIN = "Toch weer nakijken"
APPROVED, SAVED, REMOVED = "De regel is goedgekeurd.", "De regel is bewaard.", "De regel is weggehaald."
GONE = "Deze regel is net veranderd of weggehaald. Kijk nog eens."
HALF = "U schreef een regel die nog niet is bewaard. Bewaar hem, of maak het vak leeg."
FOOT = "Alleen goedgekeurde regels gaan mee met een export."
KINDS: Mapping[VoiceKind, str] = {
    "tip": "Een tip",
    "need": "Hulp die er niet is",
    "stalled": "Waar het stokt",
}
_LOOKS_LIKE: Mapping[Kind, str] = {
    "name": "lijkt een naam",
    "place": "lijkt een plaats, land of volk",
    "organisation": "is een organisatie",
    "date": "is een dag, maand of jaar",
    "number": "is een getal",
    "contact": "is een adres of een nummer",
}
_LET_STAND: Mapping[Kind, str] = {
    "name": "Dit is geen naam",
    "place": "Mag blijven staan",
    "organisation": "Mag blijven staan",
    "date": "Mag blijven staan",
    "number": "Mag blijven staan",
}


def why(mark: Mark, *, never: bool = False) -> str:
    """What stands there, and why a person has to look at it. Args: never: it never goes outside."""
    told = _LOOKS_LIKE[mark.kind]
    if never:
        return f"‘{mark.words}’ {told}. Dat gaat nooit mee: schrijf het anders."
    if mark.known and mark.kind == "name":
        told = "staat als naam in deze kluis"
    elif mark.few:
        told = "gaat misschien over heel weinig mensen, en dan is iemand te herkennen"
    return f"‘{mark.words}’ {told}."


def let_stand(mark: Mark) -> str:
    """The words on the button by which a person lets it stand."""
    return "Mag toch blijven staan" if mark.known else _LET_STAND[mark.kind]


def people(count: int) -> str:
    """'3 mensen'."""
    return "1 persoon" if count == 1 else f"{count} mensen"


def elsewhere(count: int) -> str:
    """How many lines are about another period; empty when none are."""
    if not count:
        return ""
    one = "Nog 1 regel hoort bij een andere periode."
    return one if count == 1 else f"Nog {count} regels horen bij een andere periode."
