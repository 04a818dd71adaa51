"""What the pages of papers say: for whom a paper is, why a line goes with it, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.dossier.model import Basis, Strike
from desktop.letters.disclosure import STRUCK_BY, Line
from desktop.letters.household_sheet import OVER, LeftOut
from desktop.letters.model import Kind
from desktop.questions.model import Share
from desktop.views.wording import day

HOME = (
    "Dit papier gaat mee naar huis, in twee talen. Er staan geen gevoelige antwoorden op: alleen wat iedereen mag "
    "horen. Laat de tolk het voorlezen."
)
TOLD = "Een organisatie waarvan thuis niemand mag weten, zoals bij geweld, staat er niet op: vertel dat zelf."
FOR_WHOM: dict[Kind, tuple[str, str]] = {
    "report": (
        "Voor het dossier",
        "Het verslag blijft bij de gemeente. Het gaat niet mee naar huis en niet naar anderen.",
    ),
    "actions": ("Voor uzelf", "Wat er nog moet gebeuren, om af te vinken. Deze lijst blijft bij de gemeente."),
    "agreements": ("Voor de nieuwkomer", f"{HOME} {TOLD}"),
    "consent": (
        "Om te tekenen",
        "Laat de tolk dit papier voorlezen. De nieuwkomer kiest zelf, en mag een regel laten weghalen. "
        "Het papier blijft bij de gemeente.",
    ),
    "reminder": ("Voor de organisatie", "Hierin staat om wie het gaat en wat u vroeg. Er gaan geen antwoorden mee."),
    "stop": (
        "Voor de organisatie",
        "Hierin vraagt u om te stoppen en de gegevens te verwijderen. Er gaan geen antwoorden mee.",
    ),
    "invitation": (
        "Voor de nieuwkomer",
        "De uitnodiging is in twee talen. Vul in wat u al weet.",
    ),
    "message": (
        "Voor de nieuwkomer",
        "Een kort bericht in twee talen, zonder antwoorden. Druk het af, of kopieer het naar uw eigen berichten.",
    ),
    "promised": ("Voor uzelf", "Alles wat u afsprak, om voor het gesprek door te lezen. Dit papier blijft bij u."),
    "work": ("Voor uzelf", "Hierop staan namen. Laat dit papier niet liggen, en geef het niet aan anderen."),
    "before": (
        "Voor uzelf",
        "Hoe het er de vorige keer voor stond, met de zorgpunten. Dit papier blijft bij de gemeente.",
    ),
    "timeline": (
        "Voor uzelf",
        "Alles wat er is gebeurd en nog komt, met wat een stap tegenhoudt. Dit papier blijft bij de gemeente.",
    ),
    "household": (
        "Voor het huishouden",
        "Dit blad lezen alle volwassenen van het huishouden. Alleen wat iedereen mag horen staat erop. Wat van één "
        "persoon is, staat op het eigen blad.",
    ),
    "planning": ("Voor uzelf", "Hierop staan namen. Laat dit papier niet liggen, en geef het niet aan anderen."),
    "intake": (
        "Voor de brede intake",
        "Alleen wat deze organisatie mag zien. Het papier beslist niets. Notities gaan niet mee.",
    ),
    "annex": (
        "Bij het PIP",
        "Alleen wat deze organisatie mag zien, kort. Het papier beslist niets: ook geen leerroute.",
    ),
    "tips": (
        "Om voor te lezen",
        "Tips van mensen die hier eerder kwamen, zonder hun naam. De tips zijn in het Nederlands: de tolk vertaalt ze.",
    ),
    "cards": ("Om mee te geven", "Hierop staat niets over de persoon. Iedereen mag dit lezen."),
    "attendance": (
        "Voor op tafel",
        "Alleen voornamen: iedereen leest deze lijst. Neem hem na afloop mee.",
    ),
    "meeting": ("Voor de nieuwkomer", "Waarom u iemand uitnodigt, staat er niet op."),
    "directory": (
        "Voor de nieuwkomer",
        "Alleen wat bij het plan past, in twee talen. Er staat niet op voor wie het is. Een organisatie waarvan thuis "
        "niemand mag weten, komt er nooit op.",
    ),
    "coordination_agenda": (
        "Voor iedereen aan tafel",
        "Alleen wie dat goed vindt, met voorletters en een nummer. Neem de papieren na het overleg weer mee.",
    ),
    "coordination_minutes": (
        "Voor wie aan tafel zat",
        "Wat is besloten en wie het doet, met voorletters en een nummer.",
    ),
    "everything": ("Voor de nieuwkomer", "Alles wat u over deze persoon bewaart."),
}
TITLES: dict[str, str] = {
    "consent": "Toestemmingsformulier",
    "reminder": "Herinnering",
    "stop": "Vragen om te stoppen",
    "invitation": "Uitnodiging",
    "message": "Bericht aan de nieuwkomer",
    "promised": "Wat is beloofd",
    "work": "Werklijst",
    "before": "Voor het gesprek",
    "timeline": "Tijdlijn",
    "household": "Afspraken van het huishouden",
    "planning": "Planning",
    "intake": "Brede intake",
    "annex": "Bijlage voor het PIP",
    "tips": "Tips om voor te lezen",
    "cards": "Zo werkt het hier",
    "attendance": "Lijst voor op tafel",
    "meeting": "Uitnodiging voor een bijeenkomst",
    "directory": "Waar u terechtkunt",
    "coordination_agenda": "Agenda van het regieoverleg",
    "coordination_minutes": "Verslag van het regieoverleg",
    "buddy": "Kennismaken met een maatje",
    "sent": "Wat is verstuurd",
}
"""What a page with one paper is called, until the paper itself is there."""
SHARES: dict[Share, str] = {
    "normal": "Gewone vraag",
    "consent": "Gevoelige vraag",
    "care": "Vraag over gezondheid",
}
BASES: dict[Basis, str] = {
    "consent": "mag door toestemming",
    "legal_task": "mag door de wettelijke taak",
}
EXACTLY = "Dit is de brief precies zoals hij wegging."
IN_WORD = " In de kluis komt de brief zoals het programma hem maakte, zonder wat u er in Word bij schrijft."
SPOOLER = "Een printer of computer kan een afdruk nog een dag bewaren. Haal de papieren meteen op."
NOTHING_GOES = "Er gaan geen antwoorden mee."
NOT_ALLOWED = "Nog niet versturen: de nieuwkomer heeft geen toestemming gegeven."
NEVER = "Notities en wat iemand niet wilde zeggen gaan nooit mee."
ALL_GOES = "Alles wat u noteerde past bij deze vraag."


WHERE = "Op de pagina van het huishouden staat welke, en waarom."


def what_is_not_on_it(left_out: Sequence[LeftOut]) -> str:
    """How much was left out of the sheet of a household; what is over needs no word. Empty when all is on it.

    Not what: the others may look on while it is printed.
    """
    told = len([item for item in left_out if item.why != OVER])
    count = "1 afspraak die" if told == 1 else f"{told} afspraken die"
    return f"Niet op dit blad: {count} niet iedereen in huis mag lezen. {WHERE}" if told else ""


def why_it_goes(line: Line) -> str:
    """The share class of a line that goes, and the legal basis on which it does."""
    return f"{SHARES[line.share]} · {BASES[line.basis]}" if line.basis else SHARES[line.share]


def why_it_is_struck(strike: Strike) -> str:
    """By whom a line was struck, and when."""
    words = STRUCK_BY[strike.by]
    return f"{words[:1].upper()}{words[1:]}, op {day(strike.on)}"
