"""The overview for the coordination meeting: where referrals stand, of who allows it. Dutch.

It holds initials instead of names, and what an organisation offers instead of what was asked: no answer, no reason,
no note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.dossier.model import ENDED, Dossier, Referral
from desktop.dossier.waiting import Waited, usual_days
from desktop.guide import Guide
from desktop.letters.initials import initials
from desktop.letters.model import Block, Heading, Letter, Paragraph, Table
from desktop.letters.occasion import in_dutch, letterhead
from desktop.letters.report import STATUSES
from desktop.municipality.model import Organisation

_HEAD = ("Wie", "Stand", "Sinds", "Verwacht", "")
_SHARES = (0.14, 0.34, 0.2, 0.2, 0.12)


@dataclass(frozen=True)
class _Case:
    """One referral as the meeting may see it."""

    who: str
    status: str
    since: date
    expected: date | None
    late: bool

    @property
    def row(self) -> tuple[str, ...]:
        """Its row in the table."""
        expected = in_dutch(self.expected) if self.expected else "–"
        return self.who, self.status, in_dutch(self.since), expected, "te laat" if self.late else ""


def overview(
    guide: Guide, dossiers: Iterable[Dossier], today: date, waits: Mapping[str, Waited] | None = None
) -> Letter:
    """All referrals that were sent and have not ended, of newcomers who allow this organisation to know of them.

    A legal task alone is not enough: the other organisations at the table have none.

    Args:
        waits: what the history tells of how long people wait, by id of the organisation.

    Raises:
        LetterError: when the municipality's logo cannot be read.
    """
    known = guide.municipality.organisation_by_id
    usual = usual_days(guide.municipality, waits or {})
    found: dict[str, list[_Case]] = {}
    people: dict[str, None] = {}
    for dossier in dossiers:
        for referral in dossier.referrals:
            organisation = known.get(referral.organisation)
            if organisation and _shown(dossier, referral):
                people[dossier.id] = None
                found.setdefault(organisation.id, []).append(_case(dossier, referral, usual[organisation.id], today))
    groups = sorted(((known[name], cases) for name, cases in found.items()), key=lambda group: group[0].name)
    blocks = tuple(_blocks(groups, today))
    stem = f"{today.isoformat()}-regieoverleg"
    return Letter("overview", "Overzicht voor het regieoverleg", letterhead(guide), blocks, stem, people=tuple(people))


def _shown(dossier: Dossier, referral: Referral) -> bool:
    open_now = referral.history and referral.status not in (*ENDED, "drafted")
    return bool(open_now) and dossier.consent(referral.organisation) == "given"


def _case(dossier: Dossier, referral: Referral, usual: int | None, today: date) -> _Case:
    last = referral.history[-1]
    late = referral.status == "no_answer" or referral.overdue(today, usual)
    return _Case(initials(dossier.newcomer.name), STATUSES[referral.status], last.on, last.expected_on, late)


def _blocks(groups: list[tuple[Organisation, list[_Case]]], today: date) -> Iterator[Block]:
    cases = [case for _, group in groups for case in group]
    if not cases:
        yield Paragraph("Er zijn nu geen doorverwijzingen die hier besproken mogen worden.")
        return
    late = sum(case.late for case in cases)
    yield Paragraph(f"{in_dutch(today)}: {_counted(len(cases), len(groups))}, waarvan {late} te laat.", "lead")
    yield Paragraph(
        "Alleen van mensen die toestemming gaven voor deze organisatie. Er staan voorletters in, geen namen, en niet "
        "waarom iemand hulp vroeg. Neem dit papier na het overleg weer mee.",
        "quiet",
    )
    for organisation, group in groups:
        yield Heading(organisation.name)
        yield Paragraph(organisation.offers, "quiet", close=True)
        ordered = sorted(group, key=lambda case: (not case.late, case.since, case.who))
        yield Table(_HEAD, tuple(case.row for case in ordered), _SHARES)


def _counted(cases: int, organisations: int) -> str:
    referrals = "1 doorverwijzing" if cases == 1 else f"{cases} doorverwijzingen"
    return f"{referrals} bij {organisations} organisatie{'' if organisations == 1 else 's'}"
