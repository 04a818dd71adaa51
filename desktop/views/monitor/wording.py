"""The sentences of this room."""

from __future__ import annotations

ALL_PILLARS, APART_PILLAR = "Alle doelen", "Het gesprek, hulp en afspraken"
ALL_ROUNDS, TOGETHER = "Alle gesprekken", "Iedereen samen"
INSIDE = (
    "Deze cijfers blijven in de kluis. Een klein getal kan iemand aanwijzen: geef ze niet zo door. "
    "Wat naar buiten mag, maakt u met 'Exporteren…'."
)
HOUSEHOLDS = "Deze gemeente telt huishoudens, geen personen."
COUNTING, SEEKING = "Wordt geteld…", "Wordt gezocht…"
STOPPED_COUNTING = "Het tellen is gestopt.\nKies opnieuw om het nog eens te proberen."
NOTHING = "In deze periode is nog geen gesprek afgerond.\nKies een andere periode, of rond eerst een gesprek af."
NOT_READ = "De cijfers konden niet worden geteld. Kies opnieuw om het nog eens te proberen."
NOT_OVER = "Let op: deze periode is nog niet voorbij. Wie nu exporteert, kan er later minder over laten zien."

ABOUT_EXPORT = (
    "U maakt tabellen, een verslag en een uitleg, zonder namen. Het programma laat elk getal weg dat iemand kan "
    "aanwijzen, en elk getal waarmee zo'n getal is uit te rekenen. U ziet eerst wat er niet in staat."
)
MORE_IS_LESS = "Hoe meer uitsplitsingen, hoe kleiner de groepen, en hoe meer getallen er wegvallen."
SMALLEST = "Het kleinste getal dat erin mag staan is {smallest}. Dat staat in de instellingen van de gemeente."
WITHHOLD, ROUND = "Laat te kleine getallen weg", "Rond elk getal af op vijf"
READING, PROTECTING, WRITING = (
    "De dossiers worden gelezen…",
    "Er wordt geteld, en nagekeken of niemand te herkennen is. Dit kan een paar minuten duren.",
    "De bestanden worden geschreven…",
)
ALL_THERE = "Alle getallen staan erin"
ALL_SAFE = "Er is nog niets geschreven. Geen enkel getal hoefde weg te blijven."
NOT_YET = (
    "Er is nog niets geschreven. Lees wat er niet in staat, en waarom. Met een langere periode of minder "
    "uitsplitsingen staan er meer getallen in."
)
WRITTEN = (
    "{count} bestanden opgeslagen in '{folder}'. Wat er is uitgegeven, is ook in de kluis bewaard, om de volgende "
    "uitgave ermee te vergelijken."
)
INSIDE_VAULT = "Deze map ligt in de kluis. Kies een andere map."
STOPPED = "Gestopt. Er is niets geschreven."


def not_by(breakdown: str, unit: str) -> str:
    """Why an indicator has no categories."""
    counted = {"conversation": "gesprekken", "referral": "doorverwijzingen"}.get(unit, "mensen")
    return f"Dit telt {counted}, en kan niet naar {breakdown.lower()}."


def missing(count: int) -> str:
    """How much was withheld."""
    if not count:
        return ALL_THERE
    return "1 getal staat er niet in" if count == 1 else f"{count} getallen staan er niet in"
