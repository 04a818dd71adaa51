"""One sheet for the adults of a household: who does what, without what would tell one of them another's answers.

Each of them told his own story, often apart. So only what rests on answers that anybody may hear of stands on it; the
rest is left out, and the professional is told what and why. It stands on everybody's own sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.dossier.model import ENDED, Action, Conversation, Dossier, Referral
from desktop.dossier.waiting import Waited
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters.agreements import action_promise, referral_promise
from desktop.letters.model import Block, Heading, Letter, Paragraph, Promises
from desktop.letters.newcomer_paper import newcomer_paper, phone
from desktop.letters.occasion import Occasion, by_date
from desktop.letters.open_to_all import rests_on_what_anybody_may_hear
from desktop.letters.phrasebook import Phrasebook
from desktop.municipality.model import Rule
from desktop.translate.languages import language

ADULT = 18
MINOR = "is nog geen 18 jaar"
PRIVATE = "komt uit een antwoord dat alleen van deze persoon is"
CARE = "gaat naar een zorgverlener"
DISCREET = "de naam van deze organisatie vertelt thuis al te veel"
CONSENT = "gaat alleen met toestemming"
UNKNOWN = "de organisatie staat niet meer in de lijst"
TYPED = "is zelf getypt: het programma weet niet wat het verraadt"
OVER = "is klaar of gestopt"


@dataclass(frozen=True)
class LeftOut:
    """Something that does not stand on the sheet. Only for the professional.

    Attributes:
        who: name of the newcomer it is about.
        what: the words of the agreement.
        why: in words after it.
        subject: id of the action or referral.
        may_be_ticked: whether the professional may put it on the sheet after all.
    """

    dossier_id: str
    who: str
    what: str
    why: str
    subject: str = ""
    may_be_ticked: bool = False


@dataclass(frozen=True)
class HouseholdSheet:
    """The sheet, and what was left out of it: first what would tell something, then what is over.

    Attributes:
        adults: ids of the dossiers of whom it tells.
    """

    letter: Letter
    left_out: tuple[LeftOut, ...]
    adults: tuple[str, ...] = ()


def household(
    guide: Guide,
    dossiers: Sequence[Dossier],
    today: date,
    waits: Mapping[str, Waited] | None = None,
    ticked: Collection[str] = (),
) -> HouseholdSheet:
    """The sheet of the household, in the language of the first adult.

    Args:
        dossiers: of everybody in it; whose sheet is asked comes first.
        waits: what the history tells of how long people wait, by id of the organisation.
        ticked: ids of what a person typed himself, and the professional puts on the sheet all the same.

    Raises:
        LetterError: there is no adult.
    """
    occasions = [Occasion(guide, dossier, _last(dossier, today), today, waits or {}) for dossier in dossiers]
    adults = [one for one in occasions if not _minor(one)]
    if not adults:
        raise LetterError("In dit huishouden is niemand van 18 jaar of ouder. Geef ieder een eigen blad.")
    left_out = [item for one in occasions for item in _left_out(one, ticked)]
    letter = newcomer_paper(
        "household", adults[0], adults[0].stem_today("huishouden"), lambda book: _blocks(adults, book, ticked)
    )
    told = tuple(one.dossier.id for one in adults)
    return HouseholdSheet(letter, tuple(sorted(left_out, key=lambda item: item.why == OVER)), told)


def _last(dossier: Dossier, today: date) -> Conversation:
    held = sorted(dossier.conversations, key=lambda talk: talk.held_on)
    return held[-1] if held else Conversation("", today, dossier.newcomer.language)


def _minor(occasion: Occasion) -> bool:
    age = occasion.dossier.newcomer.age(occasion.today)
    return age is not None and age < ADULT


def _left_out(occasion: Occasion, ticked: Collection[str]) -> Iterator[LeftOut]:
    dossier = occasion.dossier
    subjects: list[Action | Referral] = [*dossier.actions, *dossier.referrals]
    for subject in subjects:
        why = withheld(occasion, subject)
        if why and not (why == TYPED and subject.id in ticked):
            what = subject.title if isinstance(subject, Action) else _asked(occasion, subject)
            yield LeftOut(dossier.id, dossier.newcomer.name, what, why, subject.id, why == TYPED)


def _asked(occasion: Occasion, referral: Referral) -> str:
    name = occasion.organisation_name(referral.organisation)
    return f"{referral.need} ({name})" if referral.need else name


def withheld(occasion: Occasion, subject: Action | Referral) -> str:
    """Why an agreement must not stand on a sheet for the whole household; '' when it may."""
    if subject.status in (*ENDED, "done", "dropped"):
        return OVER
    if _minor(occasion):
        return MINOR
    rule = next((rule for rule in occasion.guide.municipality.rules if rule.id == subject.rule), None)
    if occasion.discreet(subject):
        return DISCREET
    if rule is not None and not _may_be_heard(occasion.guide, rule):
        return PRIVATE
    if isinstance(subject, Referral) and subject.basis == "consent":
        return CONSENT
    if locked := _organisation_withheld(occasion, subject):
        return locked
    words = subject.title if isinstance(subject, Action) else subject.need
    return "" if rule is not None and rule.title == words else TYPED


def _may_be_heard(guide: Guide, rule: Rule) -> bool:
    """Whether anybody may read the title of a rule: nothing private is behind it, nor where somebody comes from."""
    return "newcomer" not in rule.when and rests_on_what_anybody_may_hear(guide, guide.rules[rule.id].questions)


def _organisation_withheld(occasion: Occasion, subject: Action | Referral) -> str:
    """Whether the name of the organisation alone tells too much."""
    name = subject.owner if isinstance(subject, Action) else subject.organisation
    if name in ("newcomer", "professional", "interpreter"):
        return ""
    municipality = occasion.guide.municipality
    organisation = municipality.organisation_by_id.get(name)
    if organisation is None:
        return UNKNOWN
    return CARE if municipality.role_of(organisation).kind == "care" else ""


def _blocks(adults: Sequence[Occasion], book: Phrasebook, ticked: Collection[str]) -> Iterator[Block]:
    yield Paragraph(book.phrase("household_intro"), "lead")
    spoken = {one.dossier.newcomer.language for one in adults}
    if len(spoken) > 1 and not book.alone:
        newcomer = adults[0].dossier.newcomer
        words = f"De andere taal op dit blad is {language(newcomer.language).dutch}: de taal van {newcomer.name}."
        yield Paragraph(words, "quiet")
    for occasion in adults:
        name = book.phrase("agreements_name", name=occasion.dossier.newcomer.name)
        yield Paragraph(name, close=occasion is not adults[0])
    referred = False
    for occasion in adults:
        actions, referrals = _shown(occasion, ticked)
        rows = [action_promise(occasion, book, one) for one in by_date(actions)]
        rows += [referral_promise(occasion, book, one) for one in referrals]
        referred = referred or bool(referrals)
        if rows:  # that somebody has nothing here tells nothing: it may be on his own sheet
            yield Heading(book.name(occasion.dossier.newcomer.name), "person")
            yield Promises(tuple(rows))
    if referred:
        yield Paragraph(book.phrase("agreements_wait_honest"))
    yield Paragraph(book.phrase("household_own_sheet"), "lead", icon="person")
    if number := phone(adults[0]):
        sender = adults[0].letterhead.sender
        yield Paragraph(book.phrase("agreements_call", name=sender, phone=number), icon="phone")


def _shown(occasion: Occasion, ticked: Collection[str]) -> tuple[list[Action], list[Referral]]:
    def stands(subject: Action | Referral) -> bool:
        why = withheld(occasion, subject)
        return not why or (why == TYPED and subject.id in ticked)

    dossier = occasion.dossier
    return [one for one in dossier.actions if stands(one)], [one for one in dossier.referrals if stands(one)]
