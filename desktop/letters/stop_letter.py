"""The letter that asks an organisation to stop and to delete, when the newcomer took back his consent. In Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.dossier.agreements import decided_on
from desktop.letters.address import address, not_to_send
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Signatures, Table
from desktop.letters.occasion import Occasion, in_dutch
from desktop.municipality.model import Organisation

_ALLOWED = "De nieuwkomer heeft de toestemming voor deze organisatie niet ingetrokken."
_LAW = (
    "Een deel van wat wij u stuurden hoort bij onze wettelijke taak. Daarvoor is geen toestemming nodig: dat deel "
    "mag u blijven gebruiken. Al het andere niet."
)


def stop_letter(occasion: Occasion, organisation: Organisation) -> Letter:
    """The letter to one organisation; it waits while the newcomer allows what was sent. It holds no answers."""
    refused = occasion.dossier.consent(organisation.id) in ("withdrawn", "refused")
    blocks = _blocks(occasion, organisation) if refused else not_to_send(_ALLOWED)
    return Letter(
        kind="stop",
        title="Toestemming ingetrokken",
        letterhead=occasion.letterhead,
        blocks=(*address(occasion, organisation), *blocks),
        stem=occasion.stem_today(f"stoppen-{organisation.id}"),
        recipient=organisation.id,
        waits=not refused,
    )


def _blocks(occasion: Occasion, organisation: Organisation) -> Iterator[Block]:
    withdrawn = decided_on(occasion.dossier, organisation.id) or occasion.today
    words = occasion.guide.municipality.letters.stop

    def worded(text: str) -> str:
        return occasion.worded(text, organisation.name, withdrawn=withdrawn)

    yield Paragraph(worded(f"{words.salutation}\n\n{words.opening}"))
    yield Heading("Om wie het gaat")
    yield Facts((Fact("Naam", occasion.dossier.newcomer.name), Fact("Ingetrokken op", in_dutch(withdrawn))))
    letters = _letters(occasion, organisation)
    if letters:
        yield Heading("Wat wij u stuurden")
        rows = tuple((in_dutch(on), title) for on, title in letters)
        yield Table(("Datum", "Brief"), rows, (0.37, 0.63))
    yield Heading("Wat wij u vragen")
    yield Paragraph(worded(words.closing))
    of_law = [item for item in occasion.dossier.referrals if item.organisation == organisation.id]
    if any(item.basis == "legal_task" and item.sent_on for item in of_law):
        yield Paragraph(_LAW)
    yield Signatures((worded(words.signature),))


def _letters(occasion: Occasion, organisation: Organisation) -> list[tuple[date, str]]:
    """Every letter that went there, by day; also those of which only the day is known."""
    dossier = occasion.dossier
    kept = [item for item in dossier.sent if item.organisation == organisation.id and item.paper != "stop"]
    told = {number for item in kept if item.paper == "referral" for number in item.referrals}
    found = {(item.on, item.title) for item in kept}
    for referral in dossier.referrals:
        if referral.organisation == organisation.id and referral.id not in told:
            sent = [step.on for step in referral.history if step.status == "sent"]
            found |= {(on, f"Doorverwijzing naar {organisation.name}") for on in sent}
    return sorted(found)
