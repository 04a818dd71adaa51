"""The timeline of one newcomer and his steps of civic integration, on paper. Dutch, for the professional."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop.dossier import milestones
from desktop.dossier import timeline as line
from desktop.dossier.milestones import Stands, StepStanding
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.timeline import Event
from desktop.dossier.waiting import Waited
from desktop.guide import Guide
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Table
from desktop.letters.occasion import Occasion, in_dutch

_STANDS: dict[Stands, str] = {
    "done": "klaar",
    "blocked": "staat stil",
    "late": "te laat",
    "expected": "verwacht",
    "open": "nog open",
}
_STEP_HEAD, _STEP_SHARES = ("Stap", "Stand", "Dag", "Wat het tegenhoudt"), (0.32, 0.14, 0.22, 0.32)
_HEAD, _SHARES = ("Dag", "Wat", "Meer"), (0.22, 0.42, 0.36)


def timeline(guide: Guide, dossier: Dossier, today: date, waits: Mapping[str, Waited] | None = None) -> Letter:
    """The paper of one newcomer: the steps and what blocks them, what comes, and what was, the oldest first.

    Args:
        waits: what the history tells of how long people wait, by id of the organisation.
    """
    occasion = Occasion(guide, dossier, Conversation("", today, dossier.newcomer.language), today, waits or {})
    blocks = tuple(_blocks(occasion))
    return Letter("timeline", "Tijdlijn", occasion.letterhead, blocks, occasion.stem_today("tijdlijn"))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    guide, dossier, today = occasion.guide, occasion.dossier, occasion.today
    yield Facts((Fact("Nieuwkomer", dossier.newcomer.name), Fact("Stand op", in_dutch(today))))
    steps = milestones.steps(dossier, guide.municipality)
    if steps:
        yield Heading("De stappen van de inburgering")
        yield Table(_STEP_HEAD, tuple(_step(step, today) for step in steps), _STEP_SHARES)
    events = line.timeline(dossier, guide.municipality, guide.questionnaire, today, occasion.waits)
    coming = [event for event in events if event.ahead or event.late or event.day is None]
    yield from _events("Wat er nog komt, en wat te laat is", coming)
    yield from _events("Wat er is gebeurd", [event for event in events if event not in coming])
    if not events:
        yield Paragraph("Er is nog niets gebeurd en niets gepland.")


def _step(step: StepStanding, today: date) -> tuple[str, ...]:
    day = in_dutch(step.day) if step.day else "–"
    since = f"\nsinds {in_dutch(step.blocked_since)}" if step.blocked and step.blocked_since else ""
    return step.step.title, _STANDS[step.stands(today)], day, f"{step.blocked}{since}" or "–"


def _events(title: str, events: Sequence[Event]) -> Iterator[Block]:
    if events:
        yield Heading(title)
        yield Table(_HEAD, tuple(_event(event) for event in events), _SHARES)


def _event(event: Event) -> tuple[str, ...]:
    day = in_dutch(event.day) if event.day else "dag niet bekend"
    more = [event.detail, f"„{event.note}”" if event.note else ""]
    return f"{day}\nte laat" if event.late else day, event.title, "\n".join(part for part in more if part)
