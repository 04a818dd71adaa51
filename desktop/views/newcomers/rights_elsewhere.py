"""What of a dossier stands elsewhere when it is deleted here, in Dutch: at organisations, and in backups. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.dossier.model import Dossier
from desktop.dossier.planning import add_months
from desktop.municipality.model import Municipality
from desktop.questions import dates
from desktop.store.erasure import Trace

YEAR = 12
"""Months that the last of the automatic backups is kept (`backup_keeping.PERIODS`), while the vault is in use."""
MOST_NAMES = 5
NO_BACKUPS = "In de map van de kluis staat geen reservekopie met dit dossier."
BY_HAND = (
    "Staat er ook een reservekopie op een USB-stick, of heeft u papieren of bestanden opgeslagen? "
    "Die verdwijnen niet vanzelf: gooi ze zelf weg."
)


def recipients(dossier: Dossier, municipality: Municipality) -> list[str]:
    """Whom to ask to delete what they were sent: each organisation with how to reach it and when it was sent."""
    sent: dict[str, date] = {}
    went = [(letter.organisation, letter.on) for letter in dossier.sent]
    for referral in dossier.referrals:
        told = [step.on for step in referral.history if step.status not in ("drafted", "withdrawn")]
        went += [(referral.organisation, on) for on in told[:1]]  # one that was only withdrawn went to nobody
    for organisation_id, on in went:
        sent[organisation_id] = max(on, sent.get(organisation_id, date.min))
    found = []
    for organisation_id, on in sent.items():
        known = municipality.organisation_by_id.get(organisation_id)
        ways = [known.contact, known.phone, known.email] if known else []
        reach = ", ".join(way for way in ways if way)
        name = known.name if known else organisation_id
        found.append(f"{name}, op {dates.write(on)}" + (f" ({reach})" if reach else ""))
    return found


def in_backups(found: Sequence[Trace], today: date) -> list[str]:
    """What the backups in the vault's own folder still hold, and until when: a sentence each."""
    if not found:
        return [NO_BACKUPS]
    automatic = sum(trace.automatic for trace in found)
    others = [trace.name for trace in found if not trace.automatic]
    told = []
    if automatic:
        kept, they = ("reservekopie houdt", "Die") if automatic == 1 else ("reservekopieën houden", "Zij")
        goes = "verdwijnt" if automatic == 1 else "verdwijnen"
        until = dates.write(add_months(today, YEAR))
        told.append(
            f"{automatic} automatische {kept} het dossier nog. {they} {goes} vanzelf, meestal vóór {until}; "
            "later als de kluis lang niet gebruikt wordt."
        )
    if others:
        stay = "reservekopie blijft" if len(others) == 1 else "reservekopieën blijven"
        names = ", ".join(others[:MOST_NAMES]) + (" en andere" if len(others) > MOST_NAMES else "")
        told.append(f"{len(others)} {stay} staan tot u de map weggooit: {names}. Bewaar wel altijd een nieuwe kopie.")
    return told
