"""The reminder: asks an organisation for an answer to a letter. In Dutch, with less in it than that letter had."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.agreements import obstacle
from desktop.dossier.model import ENDED, Referral, SentLetter
from desktop.errors import LetterError
from desktop.letters.address import address, not_to_send
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Signatures
from desktop.letters.occasion import Occasion, in_dutch
from desktop.letters.request import request
from desktop.municipality.model import Organisation


def reminder_letter(occasion: Occasion, referral: Referral) -> Letter:
    """The reminder of one referral; it waits when it must not be sent, and says why.

    Raises:
        LetterError: the organisation is no longer in the directory.
    """
    organisation = occasion.guide.municipality.organisation_by_id.get(referral.organisation)
    if organisation is None:
        raise LetterError(
            f"'{referral.organisation}' staat niet meer in de lijst van organisaties. Bel deze organisatie zelf."
        )
    refusal = _refusal(occasion, referral)
    blocks = not_to_send(refusal) if refusal else _blocks(occasion, organisation, referral)
    return Letter(
        kind="reminder",
        title="Herinnering",
        letterhead=occasion.letterhead,
        blocks=(*address(occasion, organisation), *blocks),
        stem=occasion.stem_today(f"herinnering-{organisation.id}"),
        recipient=organisation.id,
        waits=bool(refusal),
    )


def _refusal(occasion: Occasion, referral: Referral) -> str:
    """Why nothing may be asked; '' when it may."""
    if obstacle(occasion.dossier, referral.organisation, referral.basis):
        return "De nieuwkomer geeft geen toestemming voor deze organisatie. Vraag die eerst."
    if not _sent(occasion, referral):
        return "De eerste brief is nog niet verstuurd. Verstuur die eerst."
    return "Deze doorverwijzing is al afgerond of gestopt." if referral.status in ENDED else ""


def _sent(occasion: Occasion, referral: Referral) -> SentLetter | None:
    """The letter that is reminded of; of one that was sent without being kept, what is known."""
    kept = [item for item in occasion.dossier.sent if item.paper == "referral" and referral.id in item.referrals]
    if kept:
        return max(kept, key=lambda item: item.on)
    if referral.sent_on is None:
        return None
    name = occasion.organisation_name(referral.organisation)
    return SentLetter(referral.organisation, "referral", referral.sent_on, f"Doorverwijzing naar {name}")


def _blocks(occasion: Occasion, organisation: Organisation, referral: Referral) -> Iterator[Block]:
    sent = _sent(occasion, referral)
    assert sent
    words = occasion.guide.municipality.letters.reminder

    def worded(text: str) -> str:
        return occasion.worded(text, organisation.name, sent=sent.on)

    yield Paragraph(worded(f"{words.salutation}\n\n{words.opening}"))
    yield Heading("Om wie het gaat")
    rows = [Fact("Naam", occasion.dossier.newcomer.name), Fact("Onze brief", f"{sent.title}, {in_dutch(sent.on)}")]
    earlier = [item for item in occasion.dossier.sent if item.paper == "reminder" and referral.id in item.referrals]
    if earlier:
        rows.append(Fact("Eerder herinnerd op", ", ".join(in_dutch(item.on) for item in earlier)))
    yield Facts(tuple(rows))
    yield Heading("Wat wij u vroegen")
    yield Paragraph(request(occasion, organisation, [referral]))
    yield Heading("Laat het ons weten")
    yield Paragraph(worded(words.closing))
    yield Signatures((worded(words.signature),))
