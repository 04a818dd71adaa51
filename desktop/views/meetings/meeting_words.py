"""What the pages of meetings say: of a meeting, of a list of people, of how somebody stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from desktop.dossier.around import Attendance, Meeting
from desktop.dossier.inviting import Arrived, Invitee
from desktop.dossier.meetings import Standing, Tally
from desktop.municipality.model import Municipality
from desktop.translate.languages import language
from desktop.views.wording import apart, day

Which = Literal["reason", "everybody", "invited", "came"]
LISTS: Mapping[Which, str] = {
    "reason": "Wil dit misschien",
    "everybody": "Iedereen",
    "invited": "Uitgenodigd",
    "came": "Gekomen",
}
"""In the order in which they are offered."""
ABOUT = "Het programma stelt mensen voor en zegt waarom. U kiest zelf wie u uitnodigt."
EMPTY: Mapping[Which, str] = {
    "reason": "Bij niemand staat iets dat bij dit thema past.\nKijk bij 'Iedereen'.",
    "everybody": "Er staat nog niemand in de kluis.",
    "invited": "U heeft nog niemand uitgenodigd.",
    "came": "Nog niemand staat als gekomen.",
}
NOT_FOUND = "Niemand gevonden met deze keuze."
NOT_READ = "De bijeenkomst kon niet worden gelezen. Open haar opnieuw om het nog eens te proberen."
GONE = "Deze bijeenkomst is er niet meer. Kies een andere."
NONE_YET = "Er staat nog geen bijeenkomst. Plan er een, of noteer er een die al gehouden is."
NO_THEMES = (
    "Uw gemeente heeft nog geen thema's voor bijeenkomsten. Zet ze in municipality.yaml, onder 'meetings'. "
    "In de handleiding van de gemeente staat hoe."
)
KEEP = (
    "Bij deze bijeenkomst staan al mensen: {people}. Zij kan daarom niet worden weggegooid. Wilt u noteren dat zij "
    "niet doorgaat? Dan blijft staan wie was uitgenodigd."
)
STAYS_THERE = "Bij deze bijeenkomst staan mensen. Daarom blijft zij staan, als 'gaat niet door'."
REMOVE = "Wilt u deze bijeenkomst weggooien? Er is nog niemand uitgenodigd."
CANCELLED = "Genoteerd: deze bijeenkomst gaat niet door."
TELL_THEM = " Laat het de mensen weten: kies ze bij 'Uitgenodigd' en klik op 'Afzegging maken'."
SORTS: Mapping[Standing, str] = {
    "coming": "Komt nog",
    "today": "Vandaag",
    "held": "Gehouden",
    "cancelled": "Gaat niet door",
}
ARRIVALS: Mapping[Arrived, str] = {
    "": "Wanneer ook gekomen",
    "quarter": "Gekomen: laatste 3 maanden",
    "half_year": "Gekomen: laatste half jaar",
    "year": "Gekomen: laatste jaar",
    "earlier": "Langer dan een jaar hier",
    "unknown": "Koppeling niet bekend",
}


def people(count: int) -> str:
    """How many people there are."""
    return "1 persoon" if count == 1 else f"{count} mensen"


def invitations(count: int) -> str:
    """How many invitations there are."""
    return "1 uitnodiging" if count == 1 else f"{count} uitnodigingen"


def theme_title(municipality: Municipality, meeting: Meeting, attendances: Sequence[Attendance] = ()) -> str:
    """The theme in words; as it was once, when it is gone; its id when nobody knows it any more."""
    theme = municipality.settings.meetings.theme(meeting.theme)
    if theme:
        return theme.title
    return next((item.theme for item in attendances if item.meeting == meeting.id), meeting.theme)


def when_and_where(meeting: Meeting, today: date) -> str:
    """Its day, time and place in one line."""
    far = apart(meeting.day, today, late=False)
    parts = [f"{day(meeting.day)} ({far})", f"{meeting.time} uur" if meeting.time else "", meeting.place]
    return " · ".join(part for part in parts if part)


def who_is_there(meeting: Meeting, municipality: Municipality) -> str:
    """Organisations and languages in one line; empty when nothing is known of it."""
    known = municipality.organisation_by_id
    names = [known[name].name if name in known else name for name in meeting.organisations]
    spoken = [language(code).dutch for code in meeting.languages]
    parts = [f"Er zijn: {', '.join(names)}" if names else "", f"Talen: {', '.join(spoken)}" if spoken else ""]
    return " · ".join(part for part in parts if part)


def counted(tally: Tally, sort: Standing) -> str:
    """How many people it is for, in one line."""
    if sort in ("coming", "cancelled") or not (tally.invited or tally.came):
        return f"{people(tally.invited)} uitgenodigd" if tally.invited else "nog niemand uitgenodigd"
    parts = [f"{people(tally.came)} gekomen", f"{tally.invited} uitgenodigd"]
    if tally.unknown:
        parts.append(f"van {tally.unknown} nog niet genoteerd")
    return " · ".join(parts)


def stands(item: Invitee) -> tuple[str, str]:
    """How somebody stands, in two lines."""
    known = item.attendance
    if known is None:
        return "", ""
    invited = f"uitgenodigd op {day(known.invited_on)}" if known.invited_on else "zonder uitnodiging"
    if known.came is None:
        return invited, ""
    return ("✓ kwam" if known.came else "kwam niet"), invited


def names(items: Sequence[Invitee]) -> str:
    """Whom something is about."""
    if len(items) == 1:
        return items[0].name
    told = ", ".join(item.name for item in items[:4])
    return f"{people(len(items))}: {told}" + (f" en {len(items) - 4} anderen" if len(items) > 4 else "")
