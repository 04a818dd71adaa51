"""The log in Dutch: for each kind and detail the words in which a person reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

KINDS: Mapping[str, str] = {
    "opened": "Dossier bekeken",
    "changed": "Dossier gewijzigd",
    "corrected": "Dossier verbeterd op verzoek",
    "printed": "Papieren afgedrukt",
    "saved": "Papieren opgeslagen",
    "exported": "Gegevens naar een bestand",
    "listed": "Lijst op het scherm",
    "imported": "Dossier ingelezen",
    "deleted": "Dossier verwijderd",
    "retention_extended": "Dossier langer bewaard",
    "tips_changed": "Lijst met tips gewijzigd",
    "meetings_changed": "Lijst met bijeenkomsten gewijzigd",
    "buddies_changed": "Lijst met maatjes gewijzigd",
    "coordination_changed": "Regieoverleg gewijzigd",
    "directory_changed": "Sociale kaart gewijzigd",
    "voices_changed": "Regels voor het monitorverslag",
    "monitor_exported": "Cijfers uitgegeven zonder namen",
    "unlocked": "Kluis geopend",
    "unlock_failed": "Verkeerde wachtzin",
    "key_added": "Wachtzin toegevoegd",
    "key_changed": "Wachtzin veranderd",
    "key_removed": "Wachtzin weggehaald",
    "recovery_renewed": "Nieuwe herstelsleutel",
    "reencrypted": "Kluis opnieuw versleuteld",
    "backup_made": "Reservekopie gemaakt",
    "restored": "Reservekopie teruggezet",
    "log_exported": "Logboek geëxporteerd",
}
"""In the order in which they are offered."""
_DETAILS: Mapping[str, str] = {
    "new": "nieuw dossier",
    "dossier": "gegevens of afspraken",
    "answers": "antwoorden",
    "conversation": "het gesprek zelf",
    "said": "vertaalde zinnen",
    "report": "verslag",
    "actions": "actielijst",
    "agreements": "afsprakenblad",
    "referral": "verwijsbrief",
    "consent": "toestemmingsformulier",
    "reminder": "herinneringsbrief",
    "stop": "brief om te stoppen en te wissen",
    "intake": "gegevens voor de brede intake",
    "annex": "bijlage voor het PIP",
    "pip": "bestand voor het PIP",
    "invitation": "uitnodiging",
    "attendance": "lijst voor een bijeenkomst",
    "message": "bericht aan de nieuwkomer",
    "promised": "alles wat is beloofd",
    "overview": "overzicht van doorverwijzingen",  # no longer made; older lines of the log tell of it
    "work": "werklijst",
    "before": "blad voor het gesprek",
    "timeline": "tijdlijn",
    "household": "blad van het huishouden",
    "planning": "planning",
    "cards": "informatiekaarten",
    "directory": "adressen van organisaties",
    "meeting": "uitnodiging voor een bijeenkomst",
    "buddy": "kennismaking met een maatje",
    "monitor": "cijfers",
    "coordination_agenda": "agenda van het regieoverleg",
    "coordination_minutes": "verslag van het regieoverleg",
    "tips": "tips voor nieuwkomers",
    "removed": "weggehaald",
    "written": "geschreven",
    "approved": "goedgekeurd",
    "json": "JSON",
    "pdf": "PDF",
    "word": "Word",
    "calendar": "agenda",
    "spreadsheet": "rekenblad",
    "everything": "alles over deze persoon",
    "automatic": "vanzelf",
    "by_hand": "met de hand",
    "elsewhere": "op een andere plek",
    "migration": "vóór het bijwerken van de kluis",
}
_QUARTER = re.compile(r"(\d{4})q([1-4])")
_UNKNOWN_PERSON = "met de herstelsleutel"


def kind(name: str) -> str:
    """What was done."""
    return KINDS.get(name, name)


def detail(kind_name: str, said: str) -> str:
    """What is told besides; empty when there is nothing."""
    if kind_name == "unlock_failed":
        return "één keer" if said == "1" else f"{said} keer"
    if kind_name.startswith("key_"):
        return said
    if kind_name == "monitor_exported":
        return " tot en met ".join(_QUARTER.sub(r"kwartaal \2 van \1", quarter) for quarter in said.split(","))
    return ", ".join(_word(word) for word in said.split(",")) if said else ""


def _word(word: str) -> str:
    if word.isdigit():
        return "1 dossier" if int(word) == 1 else f"{word} dossiers"
    return _DETAILS.get(word, word)


def moment(at: datetime) -> str:
    """When, on the clock of this computer, to the second. Somebody who tampers can write what is no moment at all."""
    return f"{at.astimezone():%Y-%m-%d %H:%M:%S}" if at.year > 1900 else "onbekend moment"


def person(name: str) -> str:
    """Who did it."""
    return name or _UNKNOWN_PERSON


def grouped(fingerprint: str) -> str:
    """A fingerprint that can be read aloud and written down: in groups of eight."""
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))
