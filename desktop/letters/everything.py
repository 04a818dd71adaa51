"""Everything of one newcomer on paper, for himself: what is kept, what went to whom, and who looked at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.dossier.model import Action, Conversation, Decision, Dossier, Referral, Way
from desktop.dossier.retention import Rule, facts, term
from desktop.guide import Guide
from desktop.letters.around import around
from desktop.letters.besides import besides
from desktop.letters.coming_back import coming_back
from desktop.letters.given_answers import given_answers
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Table
from desktop.letters.occasion import Occasion, in_dutch
from desktop.letters.phrasebook import Phrasebook
from desktop.letters.report import STATUSES
from desktop.letters.what_went import what_went
from desktop.questions import dates
from desktop.translate.countries import country
from desktop.translate.languages import language

_SEXES = {"female": "vrouw", "male": "man", "other": "anders"}
_REGIMES = {
    "Wi2013": "Wet inburgering 2013",
    "Wi2021": "Wet inburgering 2021",
    "ukraine": "Richtlijn Oekraïne",
    "family": "Gezinsmigratie",
}
_DECISIONS: dict[Decision, str] = {"given": "ja", "refused": "nee", "withdrawn": "eerst ja, later weer nee"}
_ACTIONS = {"open": "loopt nog", "done": "klaar", "dropped": "vervallen"}
_WAYS: dict[Way, str] = {
    "letter": "Met een brief",
    "phone": "Wij bellen",
    "warm": "Wij stellen u voor",
    "accompanied": "Er gaat iemand met u mee",
}
_BASES = {"consent": "met uw toestemming", "legal_task": "omdat het een wettelijke taak is"}


@dataclass(frozen=True)
class Logged:
    """An entry of the log about this dossier, in Dutch words.

    Attributes:
        at: the moment, with its time zone.
        who: name of whose passphrase was used.
    """

    at: datetime
    who: str
    what: str


def everything(guide: Guide, dossier: Dossier, today: date, logged: Sequence[Logged] = ()) -> Letter:
    """The whole dossier as a paper for the newcomer.

    Args:
        logged: what the log holds about this dossier, in the order of time.
    """
    newcomer = dossier.newcomer
    book = Phrasebook(guide, newcomer.language)
    occasion = Occasion(guide, dossier, Conversation("", today, newcomer.language), today)
    talks = [block for talk in dossier.conversations for block in _talk(occasion, talk, book)]
    draft = [Paragraph(book.phrase("draft_translation"), "quiet")] if book.drafts else []
    return Letter(
        kind="everything",
        title="Alles wat wij over u bewaren",
        letterhead=occasion.letterhead,
        blocks=(
            *_opening(occasion),
            *draft,
            *_who(occasion),
            *talks,
            *_around(occasion),
            *_log(logged),
            *_rights(occasion),
        ),
        stem=f"{today.isoformat()}-alles-over-mij",
        tongue=book.tongue,
    )


def _opening(occasion: Occasion) -> Iterator[Block]:
    yield Paragraph(
        f"Dit is alles wat {occasion.guide.municipality.name} in Startgesprek over u bewaart, "
        f"op {in_dutch(occasion.today)}. Het is van u: u mag het meenemen. Bewaar het goed, "
        "want iedereen die dit papier heeft kan het lezen.",
        "lead",
    )


def _who(occasion: Occasion) -> Iterator[Block]:
    newcomer = occasion.dossier.newcomer
    rows = (
        ("Naam", newcomer.name),
        ("Geboortedatum", _day(newcomer.birth_date)),
        ("Geslacht", _SEXES.get(newcomer.sex or "", "")),
        ("Land van herkomst", country(newcomer.country)),
        ("Taal van het gesprek", language(newcomer.language).dutch),
        ("Tolk", newcomer.interpreter or ""),
        ("Gekoppeld op", _day(newcomer.linked_on)),
        ("Verhuisd op", _day(newcomer.moved_in_on)),
        ("Regeling", _REGIMES.get(newcomer.regime or "", "")),
        ("Huishouden", newcomer.household or ""),
        ("Nummer van het dossier", occasion.dossier.id),
    )
    yield Heading("Wie u bent")
    yield Facts(tuple(Fact(name, value) for name, value in rows if value))


def _talk(whole: Occasion, talk: Conversation, book: Phrasebook) -> Iterator[Block]:
    guide = whole.guide
    occasion = Occasion(guide, whole.dossier, talk, whole.today)
    rows = (
        ("Taal", language(talk.language).dutch),
        ("Plaats", talk.place),
        ("Duur", dates.lasted(talk.minutes)),
        ("Professional", talk.professional),
        ("Tolk", talk.interpreter),
        ("Vragenlijst", talk.version),
        ("Stand", "afgerond" if talk.completed else "nog niet afgerond"),
    )
    yield Heading(f"Gesprek: {guide.questionnaire.round_title(talk.round)}, {in_dutch(talk.held_on)}")
    yield Facts(tuple(Fact(name, value) for name, value in rows if value))
    yield from given_answers(guide, book, talk.answers, whole.dossier.newcomer.language, talk.version)
    yield from besides(occasion)
    if talk.dismissed:
        titles = {rule.id: rule.title for rule in guide.municipality.rules}
        yield Heading("Besproken en niet nodig gevonden")
        yield Paragraph("\n".join(titles.get(name, name) for name in talk.dismissed))


def _around(occasion: Occasion) -> Iterator[Block]:
    """What was agreed, asked and passed on."""
    dossier = occasion.dossier
    if dossier.actions:
        yield Heading("Afspraken")
        rows = tuple(_action(occasion, action) for action in dossier.actions)
        yield Table(("Afspraak", "Wie", "Klaar op", "Stand"), rows, (0.46, 0.22, 0.16, 0.16))
    if dossier.referrals:
        yield Heading("Hulp die wij voor u vroegen")
        steps = tuple(row for referral in dossier.referrals for row in _referral(occasion, referral))
        yield Table(("Bij wie", "Wanneer", "Wat er gebeurde"), steps, (0.44, 0.18, 0.38))
    if dossier.consents:
        yield Heading("Waar u ja of nee op zei")
        decided = tuple(
            (
                occasion.organisation_name(item.organisation),
                _DECISIONS[item.decision] + (", met uw handtekening" if item.signed else ""),
                _day(item.on),
            )
            for item in dossier.consents
        )
        yield Table(("Mogen wij iets delen met", "U zei", "Wanneer"), decided, (0.5, 0.27, 0.23))
    yield from what_went(occasion)
    yield from coming_back(occasion)
    yield from around(occasion)
    yield from _kept(occasion)


def _action(occasion: Occasion, action: Action) -> tuple[str, ...]:
    ended = f"klaar op {_day(action.done_on)}" if action.done_on else _ACTIONS[action.status]
    parts = [action.title, f"Omdat {action.reason}" if action.reason else "", _agreed_with(action)]
    return (
        "\n".join(part for part in parts if part),
        occasion.owner_name(action.owner),
        _day(action.due_on) or "–",
        ended,
    )


def _referral(occasion: Occasion, referral: Referral) -> Iterator[tuple[str, ...]]:
    """A row for each step; the first says what it is about."""
    parts = [occasion.organisation_name(referral.organisation), referral.need]
    parts += [f"Omdat {referral.reason}"] if referral.reason else []
    parts += [_WAYS[referral.way]] if referral.way else []
    before = next((one for one in occasion.dossier.referrals if one.id == referral.instead_of), None)
    parts += [f"In plaats van {occasion.organisation_name(before.organisation)}"] if before else []
    about = "\n".join(part for part in (*parts, f"Gedeeld {_BASES[referral.basis]}", _agreed_with(referral)) if part)
    if not referral.history:
        yield about, "–", STATUSES["drafted"]
    for step in referral.history:
        said = STATUSES[step.status] + (f"; verwacht op {_day(step.expected_on)}" if step.expected_on else "")
        yield about, _day(step.on), "\n".join(part for part in (said, step.note) if part)
        about = ""


def _agreed_with(subject: Action | Referral) -> str:
    return f"Afgesproken met {subject.professional}" if subject.professional else ""


def _kept(occasion: Occasion) -> Iterator[Block]:
    rule = Rule.of(occasion.guide.municipality.settings)
    ends_on = term(facts(occasion.dossier), rule).ends_on
    until = f" Voor dit dossier is dat tot {in_dutch(ends_on)}." if ends_on else ""
    yield Heading("Hoe lang wij dit bewaren")
    yield Paragraph(f"Wij bewaren een dossier tot {rule.in_words}.{until}")
    if occasion.dossier.extensions:
        rows = tuple(
            (_day(item.until), item.reason, _day(item.on), item.by or "–") for item in occasion.dossier.extensions
        )
        yield Table(("Langer, tot", "Waarom", "Besloten op", "Door"), rows, (0.2, 0.4, 0.2, 0.2))


def _log(logged: Sequence[Logged]) -> Iterator[Block]:
    yield Heading("Wie uw dossier gebruikte")
    if not logged:
        yield Paragraph("Hierover staat niets in het logboek.")
        return
    rows = tuple((item.at.astimezone().strftime("%d-%m-%Y %H:%M"), item.who or "–", item.what) for item in logged)
    yield Table(("Wanneer", "Wie", "Wat"), rows, (0.25, 0.35, 0.4))


def _rights(occasion: Occasion) -> Iterator[Block]:
    contact = occasion.places()["contact"]
    yield Heading("Wat u kunt doen")
    yield Paragraph(
        "Klopt iets niet? Zeg het: wij verbeteren het. Wilt u dat wij uw dossier verwijderen? Dat mag u vragen. "
        f"Voor alles geldt: {contact}. U mag altijd iemand meenemen."
    )
    yield Paragraph(
        "Bent u het niet eens met wat wij doen? Dan kunt u een klacht sturen naar de gemeente, of naar de "
        "Autoriteit Persoonsgegevens: www.autoriteitpersoonsgegevens.nl."
    )


def _day(day: date | None) -> str:
    return dates.write(day)
