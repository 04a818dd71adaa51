"""The referral letter: asks one organisation for help, with only what it may see. In Dutch."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.agreements import obstacle
from desktop.dossier.model import Basis, Referral
from desktop.letters.disclosure import Disclosure, disclose
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Signatures
from desktop.letters.occasion import Occasion, in_dutch
from desktop.municipality.model import Organisation
from desktop.translate.languages import language

_BIRTH_DATE = ("care", "income")
"""Kinds of roles that cannot find a person without his date of birth."""
_BASES: dict[Basis, str] = {
    "consent": "Deze persoon heeft toestemming gegeven om dit met u te delen.",
    "legal_task": "Wij delen dit met u omdat het hoort bij onze wettelijke taak.",
}


def referral_letter(occasion: Occasion, organisation: Organisation, referrals: list[Referral]) -> Letter:
    """One letter to one organisation, for everything that is asked of it in this conversation."""
    return Letter(
        kind="referral",
        title=f"Doorverwijzing naar {organisation.name}",
        letterhead=occasion.letterhead,
        blocks=tuple(_blocks(occasion, organisation, referrals)),
        stem=occasion.stem(f"doorverwijzing-{organisation.id}"),
        recipient=organisation.id,
        waits=any(obstacle(occasion.dossier, organisation.id, referral.basis) for referral in referrals),
    )


def may_be_sent(occasion: Occasion, referral: Referral) -> bool:
    """Whether a letter makes sense: not when the newcomer said no, unless the law asks for it."""
    return obstacle(occasion.dossier, referral.organisation, referral.basis) != "refused"


def disclosure_for(occasion: Occasion, organisation: Organisation, referrals: list[Referral]) -> Disclosure:
    """What this organisation sees of the answers, and what not."""
    municipality = occasion.guide.municipality
    return disclose(
        role=municipality.role_of(organisation),
        questionnaire=occasion.guide.questionnaire,
        answers=occasion.answers,
        consent=occasion.dossier.consent(organisation.id),
        basis=_basis(referrals),
    )


def _basis(referrals: list[Referral]) -> Basis:
    return "legal_task" if all(referral.basis == "legal_task" for referral in referrals) else "consent"


def _blocks(occasion: Occasion, organisation: Organisation, referrals: list[Referral]) -> Iterator[Block]:
    address = (organisation.name, organisation.contact, *organisation.address)
    yield Paragraph("\n".join(line for line in address if line))
    yield Paragraph(f"Datum: {in_dutch(occasion.today)}")
    basis = _basis(referrals)
    if obstacle(occasion.dossier, organisation.id, basis):
        yield Heading("Nog niet versturen")
        yield Paragraph("Er is nog geen toestemming vastgelegd voor deze organisatie. Vraag die eerst.", "lead")
    words = occasion.guide.municipality.letters.referral
    yield Paragraph(occasion.worded(f"{words.salutation}\n\n{words.opening}", organisation.name))
    yield Heading("Om wie het gaat")
    yield Facts(tuple(_who(occasion, organisation)))
    yield Heading("Wat wij u vragen")
    yield Paragraph("\n".join(referral.need for referral in referrals if referral.need) or organisation.offers)
    disclosure = disclosure_for(occasion, organisation, referrals)
    if disclosure.shown:
        yield Heading("Wat u hiervoor moet weten")
        yield Facts(tuple(Fact(line.text, line.answer) for line in disclosure.shown))
    if disclosure.shown or basis == "legal_task":
        for used in dict.fromkeys([line.basis for line in disclosure.shown if line.basis] or [basis]):
            yield Paragraph(_BASES[used], "quiet")
    yield from _ending(occasion, organisation.name)


def _who(occasion: Occasion, organisation: Organisation) -> Iterator[Fact]:
    newcomer = occasion.dossier.newcomer
    kind = occasion.guide.municipality.role_of(organisation).kind
    yield Fact("Naam", newcomer.name)
    if newcomer.birth_date and kind in _BIRTH_DATE:
        yield Fact("Geboortedatum", in_dutch(newcomer.birth_date))
    yield Fact("Taal", language(newcomer.language).dutch)


def _ending(occasion: Occasion, organisation: str) -> Iterator[Block]:
    words = occasion.guide.municipality.letters.referral
    yield Heading("Laat het ons weten")
    yield Paragraph(occasion.worded(words.closing, organisation))
    if words.privacy:
        yield Paragraph(occasion.worded(words.privacy, organisation), "quiet")
    yield Signatures((occasion.worded(words.signature, organisation),))
