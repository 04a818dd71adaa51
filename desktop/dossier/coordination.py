"""The coordination meeting: which stalled cases may lie on the table, and how much of each. Pure.

A paper of the meeting is read by everybody at the table, left on it, and taken along. So whatever is in doubt stays
off it. This is how the rules were read, the safest way each time:

- The municipality is nobody at the table: it is not in the directory. Every organisation is, the leading one too.
- A case needs a yes of the newcomer, and no later no, for every organisation at the table, and for the one it is
  about, there or not. A legal task lets nobody else hear it. With nobody at the table no case is on it: 'for all of
  none' is no yes.
- An organisation that is gone from the directory, or whose name alone tells too much (`Role.discreet`), keeps the
  whole agenda empty until it is off the table: of the first nobody knows what it may hear, and with the second at the
  table every name would tell that somebody has to do with it.
- What goes to care or to a discreet organisation never lies on the table.
- The help that is asked is told only in the words of a rule, unchanged, whose answers anybody may hear, which reads
  nothing of the newcomer himself (age, country, law), whose answers each one at the table may see in its role, and of
  which none was struck. What a person typed, why it was agreed, and notes are never told.
- Else it is 'a question at X'. Never when it rests on an answer that not anybody may hear, or when one behind the
  rules that lead to X was struck for somebody else at the table. And only if the name of X tells nothing: of a case in
  the words of a rule, when some such rule that anybody may hear leads to X; of one that a person typed, when no other
  rule does, because that nothing is named would tell that it is that other help.
- With X alone at the table, X may hear that a question lies with X: it had the letter.
- Of an organisation that is gone only the words of such an open rule are told; its old name is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop.dossier.around import CaseDecision, Sitting
from desktop.dossier.model import ENDED, Action, Dossier, Referral
from desktop.dossier.steps import followed_by
from desktop.dossier.work import WAITING
from desktop.municipality.model import RESTRICTED, Municipality, Organisation, Role

Why = Literal["no_answer", "refused", "late", "waiting", "nobody"]
"""no_answer: recorded as such. refused: and nothing came after it. late: the day that was told, or the usual time, has
passed. waiting: sent long ago, whatever was told. nobody: its organisation is no longer in the directory."""
Telling = Literal["need", "organisation"]
"""What of a case is told: in which words help is asked, or only at which organisation a question lies."""
Reason = Literal["consent", "declined", "private"]
"""consent: he was not asked for all of them. declined: he said no, or took a yes back. private: see above."""
LONG = timedelta(days=90)
"""After so long somebody waits too long, whatever was told."""
_SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, so that no number is a word; none that look alike."""


@dataclass(frozen=True)
class Ground:
    """What a rule gives away.

    Attributes:
        title: its words.
        asked: ids of the questions it reads.
        behind: of these, and of all whose answers follow from them.
        open: whether anybody may hear of all these, and it reads nothing of the newcomer himself.
    """

    title: str
    asked: frozenset[str]
    behind: frozenset[str]
    open: bool


@dataclass(frozen=True)
class Known:
    """What the municipality's rules and organisations give away; `letters.coordination_agenda.known` makes it.

    Attributes:
        grounds: by the id of the rule.
        telling: ids of organisations whose name may hint at what not anybody may hear.
        shut: those of them whose name hints at nothing else.
        behind: ids of the questions behind the rules that lead to an organisation, by its id.
    """

    municipality: Municipality
    grounds: Mapping[str, Ground]
    telling: frozenset[str]
    shut: frozenset[str]
    behind: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Table:
    """Who sits there.

    Attributes:
        partners: the organisations of the directory that may sit there.
        gone: ids of those that the directory no longer has.
        discreet: those that can never sit there.
    """

    partners: tuple[Organisation, ...]
    gone: tuple[str, ...] = ()
    discreet: tuple[Organisation, ...] = ()

    @property
    def good(self) -> bool:
        """Whether there can be an agenda."""
        return bool(self.partners) and not self.gone and not self.discreet


@dataclass(frozen=True)
class Case:
    """One referral on the table.

    Attributes:
        why: None when it no longer stalls, and lies there because something was decided about it.
        since: day of its last step.
        decisions: of this meeting, in their order.
    """

    dossier: Dossier
    referral: Referral
    why: Why | None
    since: date | None
    telling: Telling
    decisions: tuple[CaseDecision, ...] = ()

    def action(self, decision: CaseDecision) -> Action | None:
        """What came of a decision; None when it is gone."""
        return next((one for one in self.dossier.actions if one.id == decision.action), None)


@dataclass(frozen=True)
class Withheld:
    """A case that may not lie on the table. Only for the professional's own screen.

    Attributes:
        lacking: ids of the organisations for which there is no yes; none for what is private.
        decided: whether something was decided about it in this meeting.
    """

    dossier: Dossier
    referral: Referral
    reason: Reason
    lacking: tuple[str, ...] = ()
    decided: bool = False


@dataclass(frozen=True)
class Agenda:
    """What may be spoken of, those that wait longest first, and what may not.

    Attributes:
        people: everybody who was looked at: of nobody may anything be typed that gives him away.
    """

    sitting: Sitting
    table: Table
    cases: tuple[Case, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    people: tuple[Dossier, ...] = ()

    def lacking(self) -> dict[str, int]:
        """How many newcomers were not yet asked, by id of the organisation, in the order of the table."""
        asked: dict[str, set[str]] = {}
        for item in self.withheld:
            if item.reason == "consent":
                for name in item.lacking:
                    if item.dossier.consent(name) is None:
                        asked.setdefault(name, set()).add(item.dossier.id)
        return {name: len(people) for name, people in asked.items()}

    def withheld_from(self, reason: Reason) -> tuple[Dossier, ...]:
        """Of whom something is withheld for a reason, each once."""
        found = {item.dossier.id: item.dossier for item in self.withheld if item.reason == reason}
        return tuple(found.values())


def at_table(sitting: Sitting, municipality: Municipality) -> Table:
    """Who sits at the table, as the directory is now."""
    known = municipality.organisation_by_id
    asked = list(dict.fromkeys(sitting.organisations))
    there = [known[name] for name in asked if name in known]
    return Table(
        partners=tuple(one for one in there if not municipality.role_of(one).discreet),
        gone=tuple(name for name in asked if name not in known),
        discreet=tuple(one for one in there if municipality.role_of(one).discreet),
    )


def may_sit(municipality: Municipality) -> list[Organisation]:
    """The organisations that can be asked to the table, by name."""
    there = [one for one in municipality.organisations if not municipality.role_of(one).discreet]
    return sorted(there, key=lambda one: one.name.casefold())


def agenda(
    dossiers: Iterable[Dossier], sitting: Sitting, known: Known, usual: Mapping[str, int | None], today: date
) -> Agenda:
    """The agenda of a meeting: also what was decided in it, of cases that go on by now.

    Args:
        dossiers: at least those with a referral that stalls, or a decision of this meeting.
        usual: days that each organisation takes, by its id.
    """
    table = at_table(sitting, known.municipality)
    people = tuple(dossiers)
    cases: list[Case] = []
    withheld: list[Withheld] = []
    for dossier in people:
        for referral in dossier.referrals:
            decided = tuple(
                one for one in dossier.case_decisions if (one.sitting, one.referral) == (sitting.id, referral.id)
            )
            why = stalls(dossier, referral, known.municipality, usual.get(referral.organisation), today)
            if why is None and not decided:
                continue
            telling = told(dossier, referral, table, known) if table.good else None
            lacking = missing(dossier, referral, table, known.municipality)
            if telling is None:
                if table.good:
                    withheld.append(Withheld(dossier, referral, "private", decided=bool(decided)))
            elif lacking:
                reason: Reason = "declined" if any(dossier.consent(name) for name in lacking) else "consent"
                withheld.append(Withheld(dossier, referral, reason, lacking, bool(decided)))
            else:
                since = referral.history[-1].on if referral.history else None
                cases.append(Case(dossier, referral, why, since, telling, decided))
    cases.sort(key=lambda case: (case.why is None, case.since or date.max, case.dossier.id, case.referral.id))
    return Agenda(sitting, table, tuple(cases), tuple(withheld), people)


def stalls(
    dossier: Dossier, referral: Referral, municipality: Municipality, usual: int | None, today: date
) -> Why | None:
    """Why a referral should be spoken of; None when it need not."""
    status = referral.status
    if status == "refused":
        return None if followed_by(dossier, referral) else "refused"
    if status in (*ENDED, "started"):
        return None
    if referral.organisation not in municipality.organisation_by_id:
        return None if followed_by(dossier, referral) else "nobody"
    if status not in WAITING:
        return None
    if status == "no_answer":
        return "no_answer"
    if referral.overdue(today, usual):
        return "late"
    return "waiting" if referral.sent_on is not None and referral.sent_on < today - LONG else None


def missing(dossier: Dossier, referral: Referral, table: Table, municipality: Municipality) -> tuple[str, ...]:
    """Ids of the organisations for which the newcomer's last word is not yes: at the table, and whom it is about."""
    asked = [one.id for one in table.partners]
    if referral.organisation in municipality.organisation_by_id:
        asked.append(referral.organisation)
    return tuple(name for name in dict.fromkeys(asked) if dossier.consent(name) != "given")


def told(dossier: Dossier, referral: Referral, table: Table, known: Known) -> Telling | None:
    """How much of a case may be told to everybody at the table, once the newcomer allows it; None for nothing."""
    municipality = known.municipality
    organisation = municipality.organisation_by_id.get(referral.organisation)
    if organisation is not None and closed(municipality.role_of(organisation)):
        return None
    ground = known.grounds.get(referral.rule or "")
    others = [one for one in table.partners if one.id != referral.organisation]
    behind = (ground.behind if ground else frozenset()) | known.behind.get(referral.organisation, frozenset())
    if any(_struck(dossier, one.id, behind) for one in others):
        return None
    worded = ground is not None and ground.open and _worded(referral, ground)
    if ground is not None and worded:
        roles = [municipality.role_of(one) for one in table.partners]
        if all(_sees(role, ground.asked) for role in roles) and not _struck(dossier, referral.organisation, behind):
            return "need"
    if organisation is None:
        return None
    if not others:
        return "organisation"
    if ground is not None and not ground.open:
        return None
    return None if organisation.id in (known.shut if worded else known.telling) else "organisation"


def _worded(referral: Referral, ground: Ground) -> bool:
    """Whether the help is asked in the very words of the rule."""
    return referral.need == ground.title


def closed(role: Role) -> bool:
    """Whether what goes to such an organisation is never spoken of in front of others."""
    return role.discreet or role.kind == "care"


def _sees(role: Role, questions: Collection[str]) -> bool:
    """Whether these questions are of what an organisation needs: of its domains, or listed one by one."""
    domains = () if role.kind in RESTRICTED else role.domains
    return all(name in role.questions or name.partition(".")[0] in domains for name in questions)


def _struck(dossier: Dossier, organisation: str, questions: Collection[str]) -> bool:
    return any(name in questions for name in dossier.struck(organisation))


def number(sitting: str, dossier: str) -> str:
    """Five signs for a newcomer in one meeting; in another meeting he has others. Nobody can tell from them who it is.

    Two of a hundred people have the same once in three thousand meetings; their initials still differ.
    """
    value = int.from_bytes(hashlib.blake2b(f"{sitting}:{dossier}".encode(), digest_size=8).digest())
    signs = ""
    while len(signs) < 5:
        value, at = divmod(value, len(_SIGNS))
        signs += _SIGNS[at]
    return signs


def owners(table: Table) -> Sequence[str]:
    """Who can take something upon himself: the municipality, the newcomer, and who sits at the table."""
    return ["professional", "newcomer", *(one.id for one in table.partners)]
