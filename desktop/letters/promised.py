"""Before a follow-up: everything that was promised on one page, what is late first. Dutch, for the professional."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from desktop.dossier.model import Action, Conversation, Dossier, Referral
from desktop.dossier.promises import Promise, State, promises
from desktop.dossier.waiting import Waited, usual_days
from desktop.guide import Guide
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Table
from desktop.letters.occasion import Occasion, in_dutch
from desktop.letters.report import STATUSES
from desktop.questions import dates

_LATE = "Te laat of blijven liggen"
_GROUPS: dict[str, tuple[State, ...]] = {
    _LATE: ("overdue", "lost"),
    "Loopt nog": ("open", "waiting"),
    "Opgepakt": ("picked_up",),
    "Klaar of gestopt": ("refused", "done", "dropped"),
}
_HEAD = ("Wat en wie", "Hoe het staat", "Bellen", "Hoe is het nu?")
_SHARES = (0.33, 0.24, 0.18, 0.25)
_STATES = {"refused": "geweigerd", "done": "klaar", "dropped": "vervallen"}
_LASTING = ("drafted", "waiting", "no_answer")
Write = Callable[[date], str]
_ROOM = "\n"
"""An empty line below what is known, to write on."""


def promised(guide: Guide, dossier: Dossier, today: date, waits: Mapping[str, Waited] | None = None) -> Letter:
    """The page of one newcomer.

    Args:
        waits: what the history tells of how long people wait, by id of the organisation.
    """
    talk = Conversation("", today, dossier.newcomer.language)
    last = dossier.conversations[-1] if dossier.conversations else talk
    occasion = Occasion(guide, dossier, last, today, waits or {})
    return Letter(
        "promised",
        "Wat er is beloofd",
        occasion.letterhead,
        tuple(_blocks(occasion)),
        occasion.stem_today("wat-er-is-beloofd"),
    )


def _blocks(occasion: Occasion) -> Iterator[Block]:
    dossier = occasion.dossier
    rows = [Fact("Nieuwkomer", dossier.newcomer.name)]
    if dossier.conversations:
        last = max(item.held_on for item in dossier.conversations)
        rows.append(Fact("Laatste gesprek", in_dutch(last)))
    yield Facts(tuple(rows))
    groups = _groups(occasion)
    if not any(groups.values()):
        yield Paragraph("Er is niets afgesproken.")
    head: tuple[str, ...] = _HEAD
    for title, group in groups.items():
        if group:
            yield Heading(f"{title} ({len(group)})")
            yield Table(head, tuple(_row(occasion, item) for item in group), _SHARES)
            head = ()


def standing(occasion: Occasion) -> Iterator[Block]:
    """Every promise and where it stands, briefly, on a paper about more; nothing when nothing was promised."""
    *running, over = _groups(occasion).values()
    rows = tuple(_brief(occasion, item) for group in running for item in group)
    if rows:
        yield Table(("Wat", "Wie", "Hoe het staat"), rows, (0.4, 0.25, 0.35))
    if over:
        said = (f"{_brief(occasion, item)[0].rstrip('.')} ({_STATES[item.state]})" for item in over)
        yield Paragraph(f"Klaar of gestopt: {'; '.join(said)}.", "quiet")


def _groups(occasion: Occasion) -> dict[str, list[Promise]]:
    """The promises by the heading that they come under."""
    groups: dict[str, list[Promise]] = {title: [] for title in _GROUPS}
    known = occasion.guide.municipality
    for promise in promises(occasion.dossier, None, known, occasion.today, occasion.waits):
        groups[_group(occasion, promise)].append(promise)
    return {title: sorted(found, key=_since) for title, found in groups.items()}


def _brief(occasion: Occasion, promise: Promise) -> tuple[str, str, str]:
    """What, who, and where it stands."""
    words, stands, *_ = _row(occasion, promise, dates.write)
    what, _, who = words.partition("\n")
    return what, who, stands


def _group(occasion: Occasion, promise: Promise) -> str:
    """The heading it comes under; who waits longer than was said is late too."""
    subject = promise.subject
    if isinstance(subject, Referral):
        usual = usual_days(occasion.guide.municipality, occasion.waits)
        if subject.overdue(occasion.today, usual.get(subject.organisation)):
            return _LATE
    return next(title for title, states in _GROUPS.items() if promise.state in states)


def _since(promise: Promise) -> date:
    """What it is sorted by: the day of an action, or of a referral's last step."""
    subject = promise.subject
    if isinstance(subject, Action):
        return subject.due_on or date.max
    return subject.history[-1].on if subject.history else date.max


def _row(occasion: Occasion, promise: Promise, write: Write = in_dutch) -> tuple[str, ...]:
    """Args: write: how a day is written."""
    subject = promise.subject
    if isinstance(subject, Action):
        return (*_action(occasion, subject, promise.state, write), _ROOM)
    late = _group(occasion, promise) == _LATE and subject.status != "no_answer"
    return (*_referral(occasion, subject, late, write), _ROOM)


def _action(occasion: Occasion, action: Action, state: State, write: Write) -> tuple[str, str, str]:
    stands = {"overdue": "te laat", "open": "loopt nog", "done": "klaar", "dropped": "vervallen"}.get(state, state)
    if action.status == "done" and action.done_on:
        stands += f" sinds {write(action.done_on)}"
    elif action.due_on:
        stands += f"; {'moest' if state == 'overdue' else 'moet'} klaar zijn op {write(action.due_on)}"
    by = {"newcomer": "de nieuwkomer zelf", "professional": action.professional}.get(action.owner)
    return f"{action.title}\n{by or occasion.owner_name(action.owner)}", stands, _call(occasion, action.owner)


def _referral(occasion: Occasion, referral: Referral, late: bool, write: Write) -> tuple[str, str, str]:
    last = referral.history[-1] if referral.history else None
    stands = STATUSES[referral.status]
    if last:
        stands += f" {'sinds' if referral.status in _LASTING else 'op'} {write(last.on)}"
    if last and last.expected_on:
        stands += f"; verwacht op {write(last.expected_on)}"
    if late:
        stands += "; te laat"
    if last and last.note:
        stands += f"\n„{last.note}”"
    name = occasion.organisation_name(referral.organisation)
    return f"{referral.need or name}\n{name}", stands, _call(occasion, referral.organisation)


def _call(occasion: Occasion, organisation_id: str) -> str:
    organisation = occasion.guide.municipality.organisation_by_id.get(organisation_id)
    if organisation is None:
        return ""
    return "\n".join(part for part in (organisation.contact, organisation.phone or organisation.email) if part)
