"""What is kept around the conversations: meetings, buddies, what an overleg decided, and parts of civic integration.

For the newcomer himself, in the paper with everything that is kept. The name of a volunteer is not his to take along.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.buddy_words import CONDITIONS, FREQUENCIES, hours_a_week
from desktop.letters.model import Block, Heading, Table
from desktop.letters.occasion import Occasion
from desktop.questions import dates
from desktop.translate.languages import language

_CAME = {True: "u was er", False: "u was er niet", None: ""}


def around(occasion: Occasion) -> Iterator[Block]:
    """All of it; nothing where nothing is kept."""
    dossier = occasion.dossier
    if dossier.attendances:
        yield Heading("Bijeenkomsten")
        rows = tuple(_attendance(item) for item in dossier.attendances)
        yield Table(("Bijeenkomst", "Wanneer", "Uitgenodigd", "Waarom"), rows, (0.3, 0.22, 0.2, 0.28))
    if dossier.buddy_wishes:
        yield Heading("Wat u wilt van een maatje")
        wishes = tuple(_wish(occasion, item) for item in dossier.buddy_wishes)
        yield Table(("Soort", "Sinds", "Wat u zei"), wishes, (0.22, 0.22, 0.56))
    if dossier.buddy_matches:
        yield Heading("Uw maatje")
        matches = tuple(_match(occasion, item) for item in dossier.buddy_matches)
        yield Table(("Soort", "Sinds", "Hoe vaak", "Gestopt"), matches, (0.26, 0.2, 0.2, 0.34))
    if dossier.case_decisions:
        yield Heading("Besproken met organisaties")
        decided = tuple(_decision(occasion, item) for item in dossier.case_decisions)
        yield Table(("Wanneer", "Wat is besloten"), decided, (0.22, 0.78))
    if dossier.certificates:
        yield Heading("Wat u al heeft gehaald")
        proven = tuple(_certificate(occasion, item) for item in dossier.certificates)
        yield Table(("Onderdeel", "Klaar op", "Bewijs"), proven, (0.4, 0.2, 0.4))


def _attendance(item: Attendance) -> tuple[str, ...]:
    when = "\n".join(part for part in (dates.write(item.day), _CAME[item.came]) if part)
    return item.theme, when, dates.write(item.invited_on) or "–", item.reason or "–"


def _wish(occasion: Occasion, item: BuddyWish) -> tuple[str, ...]:
    said = [
        ", ".join(language(code).dutch for code in item.languages),
        ", ".join(item.interests),
        ", ".join(CONDITIONS.get(name, name) for name in item.conditions),
        hours_a_week(item.hours) if item.hours else "",
        item.neighbourhood,
        item.note,
    ]
    ended = f"\ntot {dates.write(item.ended_on)}" if item.ended_on else ""
    words = "\n".join(part for part in said if part)
    return _kind(occasion, item.kind), f"{dates.write(item.since)}{ended}", words or "–"


def _match(occasion: Occasion, item: BuddyMatch) -> tuple[str, ...]:
    often = FREQUENCIES[item.frequency] if item.frequency else "–"
    ended = "\n".join(part for part in (dates.write(item.ended_on), item.reason) if part)
    return _kind(occasion, item.kind), dates.write(item.since), often, ended or "–"


def _decision(occasion: Occasion, item: CaseDecision) -> tuple[str, ...]:
    referral = next((one for one in occasion.dossier.referrals if one.id == item.referral), None)
    about = f"Over de hulp van {occasion.organisation_name(referral.organisation)}" if referral else ""
    return dates.write(item.on), "\n".join(part for part in (item.text, about) if part)


def _certificate(occasion: Occasion, item: Certificate) -> tuple[str, ...]:
    titles = {part.id: part.title for part in occasion.guide.municipality.settings.integration.parts}
    proof = "\n".join(part for part in (item.proof, f"gezien door {item.by}" if item.by else "") if part)
    return titles.get(item.part, item.part), dates.write(item.done_on), proof or "–"


def _kind(occasion: Occasion, kind: str) -> str:
    return occasion.guide.municipality.settings.buddies.title(kind)
