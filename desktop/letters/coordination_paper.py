"""The two papers of a coordination meeting: the agenda before it, and the minutes after it. Dutch.

Everybody at the table reads them. They hold initials and a number that means nothing outside this meeting, and of
each case only what all of them may hear (`dossier.coordination`). What was typed in the meeting stands in the minutes,
unless it gives somebody away: then it stays in the dossier. How many cases are withheld, and why, is on no paper.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from desktop.dossier.coordination import Agenda, Case, Table
from desktop.dossier.model import Dossier
from desktop.dossier.traces import folded
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters import coordination_words as words
from desktop.letters.model import Block, Heading, Letter, Paragraph
from desktop.letters.model import Table as Rows
from desktop.letters.occasion import in_dutch, letterhead

NOBODY_THERE = "Er zit nog niemand aan tafel. Kies eerst wie erbij zijn: van hen hangt af wat u mag bespreken."
GONE = "Aan tafel zit een organisatie die niet meer in de sociale kaart staat. Haal haar van tafel."
DISCREET = "Aan tafel zit een organisatie waarvan de naam alleen al te veel vertelt. Haal haar van tafel."
NOTHING = "Er zijn nu geen zaken die hier besproken mogen worden."
NO_DECISIONS = "Er staan geen besluiten in dit verslag."
IN_DOSSIER = "Staat in het dossier."
TAKE_ALONG = (
    "Alleen van mensen die toestemming gaven voor iedereen aan tafel. Er staan voorletters in en een nummer, geen "
    "namen. Het nummer geldt alleen voor dit overleg. Neem dit papier na het overleg weer mee."
)
_AGENDA = ("Wie", "Waar het om gaat", "Stand", "Sinds")
_AGENDA_SHARES = (0.16, 0.44, 0.22, 0.18)
_MINUTES = ("Wie", "Waar het om gaat", "Besluit", "Wie doet het", "Uiterlijk")
_MINUTES_SHARES = (0.12, 0.26, 0.28, 0.19, 0.15)


def agenda_paper(guide: Guide, agenda: Agenda) -> Letter:
    """The agenda: what stalls, by organisation.

    Raises:
        LetterError: it is not known who may read it.
    """
    _check(agenda.table)
    cases = [case for case in agenda.cases if case.why]
    blocks = tuple(_agenda(guide, agenda, cases))
    stem = f"{agenda.sitting.on.isoformat()}-regieoverleg-agenda"
    told = people(agenda, minutes=False)
    return Letter("coordination_agenda", "Agenda van het regieoverleg", letterhead(guide), blocks, stem, people=told)


def minutes_paper(guide: Guide, agenda: Agenda) -> Letter:
    """The minutes: what was decided, and who does what by when; of whom still allows it.

    Raises:
        LetterError: it is not known who may read it.
    """
    _check(agenda.table)
    blocks = tuple(_minutes(guide, agenda))
    stem = f"{agenda.sitting.on.isoformat()}-regieoverleg-verslag"
    told = people(agenda, minutes=True)
    return Letter("coordination_minutes", "Verslag van het regieoverleg", letterhead(guide), blocks, stem, people=told)


def people(agenda: Agenda, *, minutes: bool) -> tuple[str, ...]:
    """Ids of the dossiers of whom a paper tells, for the log."""
    told = [case for case in agenda.cases if (case.decisions if minutes else case.why)]
    return tuple(dict.fromkeys(case.dossier.id for case in told))


def trouble(table: Table) -> str:
    """Why there can be no agenda with this table, in Dutch; '' when there can."""
    if table.discreet:
        return DISCREET
    if table.gone:
        return GONE
    return "" if table.partners else NOBODY_THERE


def _check(table: Table) -> None:
    if said := trouble(table):
        raise LetterError(said)


def _agenda(guide: Guide, agenda: Agenda, cases: list[Case]) -> Iterator[Block]:
    yield from _head(agenda, guide)
    if not cases:
        yield Paragraph(NOTHING)
        return
    count = "1 zaak" if len(cases) == 1 else f"{len(cases)} zaken"
    yield Paragraph(f"{count} om te bespreken. {TAKE_ALONG}", "quiet")
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(words.heading(case, guide), []).append(case)
    for title in sorted(groups, key=lambda title: (title == words.NOBODY, title.casefold())):
        yield Heading(title)
        yield Rows(_AGENDA, tuple(_row(case, agenda, guide) for case in groups[title]), _AGENDA_SHARES)


def _row(case: Case, agenda: Agenda, guide: Guide) -> tuple[str, ...]:
    name, number = words.who(case, agenda.sitting.id)
    return f"{name}\n{number}", words.about(case, guide), words.standing(case), words.since(case)


def _minutes(guide: Guide, agenda: Agenda) -> Iterator[Block]:
    decided = [case for case in agenda.cases if case.decisions]
    yield from _head(agenda, guide)
    present = [name for name in agenda.sitting.present if name.strip() and not _is_of(name, agenda.people)]
    if present:
        yield Paragraph(f"Aanwezig: {_listed(present)}.", close=True)
    if not decided:
        yield Paragraph(NO_DECISIONS)
        return
    yield Paragraph(TAKE_ALONG, "quiet")
    yield Rows(_MINUTES, tuple(_decided(guide, agenda, decided)), _MINUTES_SHARES)


def _decided(guide: Guide, agenda: Agenda, cases: list[Case]) -> Iterator[tuple[str, ...]]:
    for case in cases:
        name, number = words.who(case, agenda.sitting.id)
        for decision in case.decisions:
            action = case.action(decision)
            text = IN_DOSSIER if words.gives_away(decision.text, agenda.people, guide) else decision.text
            if words.settled(action):
                text += "\nis gedaan"
            yield (
                f"{name}\n{number}",
                words.about(case, guide),
                text,
                words.owner(action, agenda.table),
                words.due(action),
            )


def _head(agenda: Agenda, guide: Guide) -> Iterator[Block]:
    """When, where, and who sits there."""
    place = "" if words.gives_away(agenda.sitting.place, agenda.people, guide) else agenda.sitting.place.strip()
    when = ", ".join(part for part in (in_dutch(agenda.sitting.on), place) if part)
    yield Paragraph(f"{when}.", "lead")
    yield Paragraph(f"Aan tafel, met de gemeente: {_listed([one.name for one in agenda.table.partners])}.", close=True)


def _listed(names: list[str]) -> str:
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _is_of(name: str, people: Collection[Dossier]) -> bool:
    """Whether this is the name of a newcomer, who may be there himself."""
    return any(folded(name).split() == folded(one.newcomer.name).split() for one in people)
