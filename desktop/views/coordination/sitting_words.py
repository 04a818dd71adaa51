"""What the pages of the coordination meeting say about a meeting, its table, and what is not on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.dossier.around import Sitting
from desktop.dossier.coordination import Agenda, Table, at_table
from desktop.letters.coordination_paper import trouble
from desktop.municipality.model import Municipality
from desktop.views.wording import day, organisation_name

ABOUT = (
    "Bespreek met organisaties wat stilstaat. Op tafel komt alleen wie dat goed vindt, met voorletters en een nummer."
)
NONE_YET = "Er is nog geen overleg. Kies een dag en wie er aan tafel zitten; de agenda komt vanzelf."
NOTHING = "Er ligt niets op tafel: wat stilstaat mag hier niet worden besproken, of er staat niets stil."
FOR_YOU = "Alleen voor u: dit staat op geen papier. Laat het niet zien aan tafel."
NEVER = "hier nooit op tafel: zorg, veiligheid, of een antwoord dat niet iedereen mag horen. Bespreek dat apart."
PRINT_AGAIN = "Is de agenda al afgedrukt? Haal hem terug en druk hem opnieuw af."


def people(count: int) -> str:
    """'1 nieuwkomer', '3 nieuwkomers'."""
    return "1 nieuwkomer" if count == 1 else f"{count} nieuwkomers"


def cases(count: int) -> str:
    """'1 zaak', '3 zaken'."""
    return "1 zaak" if count == 1 else f"{count} zaken"


def listed(names: Sequence[str]) -> str:
    """'Taalhuis, RSD en CJG'."""
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def partners(sitting: Sitting, municipality: Municipality) -> str:
    """Who sits at the table, in one line; also who can no longer."""
    table = at_table(sitting, municipality)
    names = [one.name for one in (*table.partners, *table.discreet)] + list(table.gone)
    return f"Aan tafel: {listed(names)}" if names else "Er zit nog niemand aan tafel"


def when(sitting: Sitting) -> str:
    """Day and place."""
    return ", ".join(part for part in (day(sitting.on), sitting.place) if part)


def standing(sitting: Sitting, today: date) -> str:
    """Whether it is still to come, today, or over."""
    if sitting.closed:
        return "gesloten"
    if sitting.on == today:
        return "vandaag"
    return "gepland" if sitting.on > today else "nog niet gesloten"


def wrong(table: Table, municipality: Municipality) -> str:
    """Why there is no agenda, with the organisation that it is about; '' when there can be one."""
    names = [one.name for one in table.discreet] or [organisation_name(name, municipality) for name in table.gone]
    said = trouble(table)
    return f"{said} Het gaat om: {listed(names)}." if said and names else said


def not_on_it(agenda: Agenda, municipality: Municipality) -> Iterator[str]:
    """What does not lie on the table, counted, for the professional's own screen."""
    for name, count in agenda.lacking().items():
        yield f"Van {people(count)} ontbreekt toestemming voor {organisation_name(name, municipality)}."
    declined = agenda.withheld_from("declined")
    back = [one for one in declined if withdrawn(agenda, one.id)]
    if back:
        yield f"Van {people(len(back))} is de toestemming ingetrokken: wat hier lag, is van tafel. {PRINT_AGAIN}"
    if other := len(declined) - len(back):
        verb = "wil" if other == 1 else "willen"
        yield f"{people(other)} {verb} niet dat dit hier wordt besproken."
    private = [item for item in agenda.withheld if item.reason == "private"]
    if private:
        yield f"{cases(len(private))} {'komt' if len(private) == 1 else 'komen'} {NEVER}"
    decided = sum(item.decided for item in agenda.withheld)
    if decided:
        yield f"Over {cases(decided)} is al iets besloten. Dat blijft in het dossier, en staat niet in het verslag."


def withdrawn(agenda: Agenda, dossier: str) -> bool:
    """Whether a newcomer took back a yes that the table needs."""
    return any(
        item.dossier.consent(name) == "withdrawn"
        for item in agenda.withheld
        if item.dossier.id == dossier
        for name in item.lacking
    )
