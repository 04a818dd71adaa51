"""Reads and keeps meetings and who comes to them, off the GUI thread where it may take long. No window here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from desktop.dossier.around import Meeting
from desktop.dossier.inviting import Invitee, Sought, invitees
from desktop.dossier.meetings import Tally, attendance, contact, invite, moved, reached, tally, tick
from desktop.dossier.model import Dossier
from desktop.errors import AnswerError, DossierMissing
from desktop.letters.model import Letter
from desktop.translate.languages import language
from desktop.views.desk import Desk
from desktop.views.meetings.meeting_words import GONE, theme_title
from desktop.views.wording import day

MOST = 100
"""People that something can be done with at once."""
NEWCOMER_GONE = "Deze nieuwkomer is intussen verwijderd. Er is niets veranderd."


@dataclass(frozen=True)
class Overview:
    """All meetings, the latest first.

    Attributes:
        tallies: how many people each was for, by its id.
        titles: its theme in words, by its id.
        reached: how many different people came to any of them.
    """

    meetings: Sequence[Meeting]
    tallies: Mapping[str, Tally]
    titles: Mapping[str, str]
    reached: int


@dataclass(frozen=True)
class Known:
    """One meeting, and everybody with the reasons to invite him.

    Attributes:
        names: how a name is compared; those of everybody are known already.
    """

    meeting: Meeting
    title: str
    everybody: Sequence[Invitee]
    today: date
    names: Callable[[str], str]


def overview(desk: Desk) -> Overview:
    """All meetings. Off the GUI thread."""
    around, municipality = desk.dossiers.around, desk.guide.municipality
    meetings, everyone = around.meetings(), around.attendances()
    known = [item for _, item in everyone]
    return Overview(
        meetings,
        {meeting.id: tally(meeting.id, everyone) for meeting in meetings},
        {meeting.id: theme_title(municipality, meeting, known) for meeting in meetings},
        reached(everyone),
    )


def find(desk: Desk, meeting_id: str) -> Meeting:
    """A meeting.

    Raises:
        DossierMissing: it is gone.
    """
    found = next((item for item in desk.dossiers.around.meetings() if item.id == meeting_id), None)
    if found is None:
        raise DossierMissing(GONE)
    return found


def known(desk: Desk, meeting_id: str) -> Known:
    """A meeting with everybody. Off the GUI thread.

    Raises:
        DossierMissing: it is gone.
    """
    meeting, municipality = find(desk, meeting_id), desk.guide.municipality
    from desktop.store.names import folded

    settings = municipality.settings.meetings
    sought = Sought(settings, settings.theme(meeting.theme), desk.guide.questionnaire)
    guests = desk.dossiers.around.guests(sought.questions, meeting.organisations)
    title = theme_title(municipality, meeting, [item for guest in guests for item in guest.dossier.attendances])
    organisations = {
        item.id: item.name for item in municipality.organisations if not municipality.role_of(item).discreet
    }
    everybody = invitees(meeting, guests, sought, desk.today(), organisations, lambda code: language(code).dutch, title)
    names = lru_cache(2 * len(everybody) + 100)(folded)
    for item in everybody:
        names(item.name)
    return Known(meeting, title, everybody, desk.today(), names)


def again(desk: Desk, found: Known, dossier_ids: Collection[str]) -> Known:
    """The same with these people read anew: what was noted of them is shown at once. Who was deleted is left out.

    Raises:
        DossierMissing: the meeting is gone.
    """
    fresh = {dossier.id: dossier for dossier in desk.dossiers.around.dossiers_of(dossier_ids)}

    def renewed(item: Invitee) -> Invitee:
        dossier = item.guest.dossier
        dossier.attendances[:] = fresh[dossier.id].attendances
        return replace(item, attendance=attendance(dossier, found.meeting.id))

    everybody = [
        renewed(item) if item.dossier_id in fresh else item
        for item in found.everybody
        if item.dossier_id in fresh or item.dossier_id not in dossier_ids
    ]
    return replace(found, meeting=find(desk, found.meeting.id), everybody=everybody)


def attendance_paper(desk: Desk, meeting_id: str) -> Letter:
    """The list of who is expected, for the table.

    Raises:
        DossierMissing: the meeting is gone.
        LetterError: it cannot be made.
    """
    from desktop.letters.meeting_attendance import attendance_list

    meeting, everyone = find(desk, meeting_id), desk.dossiers.around.attendances()
    mine = [(owner, item) for owner, item in everyone if item.meeting == meeting_id]
    names = desk.dossiers.names(dict.fromkeys(owner for owner, _ in mine))
    title = theme_title(desk.guide.municipality, meeting, [item for _, item in mine])
    return replace(attendance_list(desk.guide, meeting, title, list(names.values())), people=tuple(names))


def invited(desk: Desk, meeting: Meeting, title: str, items: Sequence[Invitee]) -> None:
    """Note that these are invited.

    Raises:
        AnswerError: they are too many at once.
        DossierMissing: one was deleted; nothing is changed.
    """
    whys = {item.dossier_id: item.why for item in items}
    _change(desk, items, lambda dossier: invite(dossier, meeting, title, whys[dossier.id], desk.today()))


def ticked(desk: Desk, meeting: Meeting, title: str, items: Sequence[Invitee], came: bool | None) -> None:
    """Note of these whether they came; raises as `invited`, and AnswerError when it has still to come."""
    _change(desk, items, lambda dossier: tick(dossier, meeting, title, came, desk.today()))


def contacted(
    desk: Desk, meeting: Meeting, title: str, item: Invitee, words: str, owner: str, due_on: date | None
) -> None:
    """Keep a contact that was made as an action; raises as `invited`."""
    rounds = desk.guide.questionnaire.rounds
    first = rounds[0].id if rounds else ""

    def change(dossier: Dossier) -> None:
        contact(dossier, words, owner, day(meeting.day), title, first, desk.professional, due_on)

    _change(desk, [item], change)


def kept(desk: Desk, meeting: Meeting, before: Meeting | None) -> None:
    """Store a meeting; when its day or theme changed, the dossiers of who was invited follow."""
    desk.dossiers.around.save_meeting(meeting)
    if before is None or (before.day, before.theme) == (meeting.day, meeting.theme):
        return
    owners = dict.fromkeys(owner for owner, item in desk.dossiers.around.attendances() if item.meeting == meeting.id)
    title = theme_title(desk.guide.municipality, meeting)
    for dossier in desk.dossiers.around.dossiers_of(owners):
        moved(dossier, meeting, title)
        desk.dossiers.save(dossier)


def cancelled(desk: Desk, meeting: Meeting, yes: bool) -> None:
    """Note that a meeting does not go on, or does after all."""
    desk.dossiers.around.save_meeting(replace(find(desk, meeting.id), cancelled=yes))


def removed(desk: Desk, meeting: Meeting) -> None:
    """Throw a meeting away.

    Raises:
        AnswerError: somebody was invited to it, or came.
    """
    if any(item.meeting == meeting.id for _, item in desk.dossiers.around.attendances()):
        raise AnswerError("Er staat intussen iemand bij deze bijeenkomst. Zij is niet weggegooid.")
    desk.dossiers.around.remove_meeting(meeting.id)


def _change(desk: Desk, items: Sequence[Invitee], change: Callable[[Dossier], object]) -> None:
    """Open, change, and only then save: all of them or, when one cannot be, none."""
    if len(items) > MOST:
        raise AnswerError(f"Kies hoogstens {MOST} mensen tegelijk.")
    changed = []
    for item in items:
        try:
            dossier = desk.dossiers.open(item.dossier_id)
        except DossierMissing:
            raise DossierMissing(f"{item.name}: {NEWCOMER_GONE}") from None
        change(dossier)
        changed.append(dossier)
    for dossier in changed:
        desk.dossiers.save(dossier)
