"""One paper of any kind, by the ids that a page is asked with: which builder makes it, and from what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop.dossier.model import Conversation, Dossier, Referral, SentLetter
from desktop.dossier.waiting import usual_days
from desktop.errors import DossierMissing
from desktop.letters.model import Letter, Letterhead, Pair
from desktop.letters.occasion import Occasion
from desktop.municipality.model import Organisation
from desktop.views.desk import Desk
from desktop.views.papers.paper_maker import Paper, if_allowed
from desktop.views.papers.paper_words import what_is_not_on_it

if TYPE_CHECKING:
    from desktop.letters.household_sheet import HouseholdSheet
    from desktop.letters.invitation import Meeting

Ids = Mapping[str, str]
"""What a page is asked with: paper, conversation, referral, organisation, letter; day, time and place of a meeting;
of a work list what `Wanted.of` reads; of a household its name, and `ticked`: ids of what was typed and goes on its
sheet all the same, with commas; of tips and cards the `language` of whom they are for; of cards, of
how living here works or of the directory, their ids, with commas; of a coordination meeting the id of the `sitting`."""
SENT = "sent"
MOST = 5_000
"""So many tasks of a work list at most stand on paper."""


def make(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    """The paper, made from how things are now. Off the GUI thread: some read every dossier.

    Raises:
        DossierMissing: what it is about is not there.
        LetterError: it cannot be made.
        VaultError: the vault cannot be read.
    """
    return MAKERS[ids["paper"]](desk, dossier, ids)


def single(desk: Desk, dossier: Dossier | None, ids: Ids) -> Paper:
    """The paper with whom it goes to and what it is about; one that was sent, exactly as it was."""
    if ids["paper"] == SENT:
        return kept_paper(desk, _letter(dossier, ids))
    if ids["paper"] == "household":
        sheet = household_sheet(desk, dossier, ids)
        return Paper(sheet.letter, warning=what_is_not_on_it(sheet.left_out), people=sheet.adults)
    letter = make(desk, dossier, ids)
    if letter.kind == "consent":
        asked, occasion = _organisation(desk, ids), _occasion(desk, dossier, ids)
        withdrawn = occasion.dossier.consent(asked.id) == "withdrawn"  # then nothing is asked any more
        return Paper(letter, asked, disclosure=None if withdrawn else if_allowed(occasion, asked))
    if dossier is not None and letter.kind in ("intake", "annex"):
        return _for_intake(desk, dossier, letter)
    about: tuple[Referral, ...] = ()
    if dossier is not None and letter.kind == "reminder":
        about = (_referral(dossier, ids),)
    elif dossier is not None and letter.kind == "stop":
        about = tuple(one for one in dossier.referrals if one.organisation == letter.recipient and one.sent_on)
    organisation = desk.guide.municipality.organisation_by_id.get(letter.recipient)
    return Paper(letter, organisation, about, allowed=not letter.waits)


def _for_intake(desk: Desk, dossier: Dossier, letter: Letter) -> Paper:
    """With what goes, and the referrals on whose basis it does."""
    from desktop.letters.intake_paper import goes

    given = goes(letter.kind, desk.guide, dossier, desk.today())
    about = tuple(one for one in dossier.referrals if one.id in given.ground.referrals)
    return Paper(letter, given.organisation, about, given.disclosure, allowed=not letter.waits)


def kept_paper(desk: Desk, sent: SentLetter) -> Paper:
    """A letter that was sent: the very bytes, and what a page needs to know to print or save it again.

    Raises:
        DossierMissing: the paper is not kept.
        VaultError: the vault cannot be read.
    """
    letter = Letter(
        kind=sent.paper,
        title=sent.title,
        letterhead=Letterhead(desk.guide.municipality.name),
        blocks=(),
        stem=f"{sent.on.isoformat()}-verstuurd-{sent.organisation}",
        recipient=sent.organisation,
    )
    try:
        pdf = desk.dossiers.sent_paper(sent.id)
    except DossierMissing:
        raise DossierMissing(
            "Deze brief zelf is niet bewaard. Wel staat vast wanneer hij ging, en wat erin stond."
        ) from None
    return Paper(letter, desk.guide.municipality.organisation_by_id.get(sent.organisation), pdf=pdf)


def household_sheet(desk: Desk, dossier: Dossier | None, ids: Ids) -> HouseholdSheet:
    """The sheet of a household in the language of this dossier, or else of the first adult; and what is not on it.

    That the others were read too is noted in their log.

    Raises:
        DossierMissing: nobody is of this household.
        LetterError: it cannot be made.
        VaultError: the vault cannot be read.
    """
    from desktop.letters.household_sheet import household

    name = ids.get("household") or (dossier.newcomer.household if dossier else None) or ""
    first = dossier.id if dossier else ""
    found = [desk.dossiers.open(line.dossier_id) for line in desk.dossiers.household(name)] if name else []
    whole = sorted(found, key=lambda one: one.id != first)
    for one in whole:
        if one.id != first:
            desk.dossiers.log.note_reading("opened", one.id)
    if not whole:
        raise DossierMissing("Van dit huishouden staat niemand meer in de kluis. Ga terug en kies een ander.")
    ticked = [one for one in ids.get("ticked", "").split(",") if one]
    return household(desk.guide, whole, desk.today(), desk.waits(), ticked)


def copied_text(desk: Desk, dossier: Dossier | None, ids: Ids) -> Pair:
    """What a message says, as plain text in both languages.

    Raises:
        DossierMissing: the referral is not there.
        LetterError: it cannot be made.
    """
    from desktop.letters.newcomer_message import message_text

    return message_text(*_of_referral(desk, dossier, ids))


# One builder a kind. Each is imported only when it is asked for.


def _consent(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.consent_form import consent_form

    return consent_form(_occasion(desk, dossier, ids), _organisation(desk, ids))


def _reminder(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.reminder_letter import reminder_letter

    return reminder_letter(*_of_referral(desk, dossier, ids))


def _stop(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.stop_letter import stop_letter

    return stop_letter(_occasion(desk, dossier, ids), _organisation(desk, ids))


def _invitation(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.invitation import invitation, inviting

    occasion = inviting(desk.guide, _there(dossier), desk.today(), desk.professional)
    return invitation(occasion, _meeting(ids))


def _message(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.newcomer_message import newcomer_message

    return newcomer_message(*_of_referral(desk, dossier, ids))


def _promised(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.promised import promised

    return promised(desk.guide, _there(dossier), desk.today(), desk.waits())


def _before(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.before import before

    return before(desk.guide, _there(dossier), desk.today(), desk.waits())


def _timeline(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.timeline_paper import timeline

    return timeline(desk.guide, _there(dossier), desk.today(), desk.waits())


def _intake(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.intake_paper import intake

    return intake(desk.guide, _there(dossier), desk.today(), desk.professional)


def _annex(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.intake_paper import annex

    return annex(desk.guide, _there(dossier), desk.today(), desk.professional)


def _household(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    return household_sheet(desk, dossier, ids).letter


def _tips(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.tips_paper import tips

    language = ids.get("language") or (dossier.newcomer.language if dossier else "nl")
    return tips(desk.guide, desk.dossiers.publishing.tips(), desk.today(), language)


def _attendance(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.views.meetings.meeting_desk import attendance_paper

    return attendance_paper(desk, ids.get("meeting", ""))


def _cards(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.card_paper import card_paper

    wanted = ids.get("cards", "").split(",")
    chosen = [known for known in desk.guide.cards.cards if known.card.id in wanted]
    language = ids.get("language") or (dossier.newcomer.language if dossier else "nl")
    return card_paper(desk.guide, chosen, desk.today(), language)


def _directory(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.directory_paper import directory_paper
    from desktop.municipality.directory_cards import cards

    known = {card.id: card for card in cards(desk.guide.municipality, desk.today())}
    chosen = [known[name] for name in ids.get("cards", "").split(",") if name in known]
    language = ids.get("language") or _there(dossier).newcomer.language
    return directory_paper(desk.guide, chosen, desk.today(), language, desk.waits())


def _of_sitting(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.coordination_paper import agenda_paper, minutes_paper
    from desktop.views.coordination.agenda_finding import find

    make = minutes_paper if ids["paper"] == "coordination_minutes" else agenda_paper
    return make(desk.guide, find(desk, ids.get("sitting", "")))


def _buddy(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.dossier.buddies import last_wish
    from desktop.dossier.buddy_introduction import of_buddy, of_newcomer
    from desktop.letters.buddy_paper import buddy_paper

    whose, wish = _there(dossier), last_wish(_there(dossier))
    found = next((one for one in desk.dossiers.around.buddies() if one.id == ids.get("buddy")), None)
    if found is None or wish is None:
        raise DossierMissing("Dit maatje of deze wens is er niet meer. Ga terug en kies een ander.")
    newcomer = whose.newcomer
    return buddy_paper(desk.guide, of_newcomer(newcomer, wish), of_buddy(found), desk.today(), newcomer.language)


def _planning(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.views.planning.planning_files import paper

    return paper(desk, ids)


def _work(desk: Desk, dossier: Dossier | None, ids: Ids) -> Letter:
    from desktop.letters.work_paper import work_paper
    from desktop.views.work.task_words import title
    from desktop.views.work.wanted import Wanted

    municipality, today = desk.guide.municipality, desk.today()
    search = Wanted.of(ids).search(desk.professional, MOST)
    work = desk.dossiers.work(search, today, usual_days(municipality, desk.waits()))
    return work_paper(desk.guide, work, title(search, municipality), today)


MAKERS: Mapping[str, Callable[[Desk, Dossier | None, Ids], Letter]] = {
    "consent": _consent,
    "reminder": _reminder,
    "stop": _stop,
    "invitation": _invitation,
    "message": _message,
    "promised": _promised,
    "work": _work,
    "intake": _intake,
    "annex": _annex,
    "before": _before,
    "timeline": _timeline,
    "household": _household,
    "tips": _tips,
    "attendance": _attendance,
    "cards": _cards,
    "buddy": _buddy,
    "directory": _directory,
    "planning": _planning,
    "coordination_agenda": _of_sitting,
    "coordination_minutes": _of_sitting,
}


# What the ids mean


def _there(dossier: Dossier | None) -> Dossier:
    if dossier is None:
        raise DossierMissing
    return dossier


def _referral(dossier: Dossier | None, ids: Ids) -> Referral:
    for referral in _there(dossier).referrals:
        if referral.id == ids.get("referral"):
            return referral
    raise DossierMissing("Deze doorverwijzing staat niet meer in het dossier. Ga terug en kies een andere.")


def _of_referral(desk: Desk, dossier: Dossier | None, ids: Ids) -> tuple[Occasion, Referral]:
    referral = _referral(dossier, ids)
    return Occasion.of_referral(desk.guide, _there(dossier), referral, desk.today(), desk.waits()), referral


def _occasion(desk: Desk, dossier: Dossier | None, ids: Ids) -> Occasion:
    """The conversation that was named, or else the last one held."""
    return Occasion(desk.guide, _there(dossier), _conversation(_there(dossier), ids), desk.today(), desk.waits())


def _conversation(dossier: Dossier, ids: Ids) -> Conversation:
    named = [one for one in dossier.conversations if one.id == ids.get("conversation")]
    found = [*dossier.conversations, *named]
    if not found:
        raise DossierMissing("Dit dossier heeft nog geen gesprek. Begin eerst een gesprek.")
    return found[-1]


def _organisation(desk: Desk, ids: Ids) -> Organisation:
    found = desk.guide.municipality.organisation_by_id.get(ids.get("organisation", ""))
    if found is None:
        raise DossierMissing("Deze organisatie staat niet meer in de lijst. Bel of mail haar zelf.")
    return found


def _letter(dossier: Dossier | None, ids: Ids) -> SentLetter:
    for sent in _there(dossier).sent:
        if sent.id == ids.get("letter"):
            return sent
    raise DossierMissing("Deze brief staat niet meer in het dossier.")


def _meeting(ids: Ids) -> Meeting:
    from desktop.letters.invitation import Meeting

    return Meeting(
        date.fromisoformat(ids["day"]) if ids.get("day") else None, ids.get("time", ""), ids.get("place", "")
    )
