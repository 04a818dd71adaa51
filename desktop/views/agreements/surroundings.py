"""What is known around a referral: how long people wait, and who is involved already, in words for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.dossier.involvement import Involved, already_involved, in_household
from desktop.dossier.model import Dossier, Referral
from desktop.dossier.waiting import Expectation, Waited, expectation
from desktop.errors import UserError
from desktop.guide import Guide
from desktop.municipality.model import Organisation
from desktop.views.desk import Desk
from desktop.views.wording import STATUS, day, organisation_name

MOST = 12
"""So many people of a household are looked at; a larger one is a house, not a family."""


@dataclass(frozen=True)
class Already:
    """Who is involved already, each a sentence; empty when there is nobody.

    Attributes:
        organisation: that the same organisation is.
        need: that another is, for the same help.
        others: who else is, for something else.
        household: who helps somebody of the household with the same kind of thing.
    """

    organisation: str = ""
    need: str = ""
    others: str = ""
    household: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What every card and editor of the page looks up.

    Attributes:
        waits: what the history tells, by id of the organisation.
        household: the dossiers of whoever lives with the newcomer.
        reads: by id of a rule, the questions with one answer that it rests on. A question with many answers, such as
            which work somebody wants, may lead to many kinds of help.
    """

    guide: Guide
    dossier: Dossier
    waits: Mapping[str, Waited] = field(default_factory=dict)
    household: Sequence[Dossier] = ()
    reads: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, desk: Desk, dossier: Dossier) -> Surroundings:
        """Look everything up, once a page. A household that cannot be read is left out: the page says why."""
        reads = {
            rule_id: frozenset(
                name
                for name in condition.questions
                if (question := desk.guide.question(name)) is not None and question.type != "multi"
            )
            for rule_id, condition in desk.guide.rules.items()
        }
        return cls(desk.guide, dossier, desk.waits(), _household(desk, dossier), reads)

    def expected(self, organisation: Organisation) -> Expectation:
        """How long it takes at an organisation, and who says so."""
        return expectation(organisation, self.waits)

    def already(
        self, organisation: Organisation, need: str, rule: str | None = None, apart_from: Referral | None = None
    ) -> Already:
        """Who is involved already, before a newcomer is referred to an organisation."""
        place = self.guide.municipality
        found = already_involved(self.dossier, place, organisation.id, need, rule, self.reads, apart_from)
        same = self._named((one for one in found if one.tie == "same_organisation"), dated=True)
        alike = self._named((one for one in found if one.tie == "same_need"), dated=True)
        others = self._named(one for one in found if one.tie == "other" and one.status != "drafted")
        house = [
            organisation_name(one, place) for one in in_household(self.dossier, self.household, place, organisation.id)
        ]
        return Already(
            f"Al betrokken: er loopt al een doorverwijzing naar {same}." if same else "",
            f"Let op, hier wordt al iets voor gedaan: {alike}. Kijk samen of dit ook nodig is." if alike else "",
            f"Ook betrokken: {others}." if others else "",
            f"Helpt al iemand in dit huishouden: {', '.join(house)}." if house else "",
        )

    def _named(self, found: Iterable[Involved], dated: bool = False) -> str:
        return ", ".join(dict.fromkeys(self._stands(one, dated) for one in found))

    def _stands(self, one: Involved, dated: bool) -> str:
        name = organisation_name(one.organisation, self.guide.municipality)
        when = f", {day(one.since)}" if dated and one.since and one.status != "drafted" else ""
        return f"{name} ({STATUS[one.status]}{when})"


def _household(desk: Desk, dossier: Dossier) -> list[Dossier]:
    name = dossier.newcomer.household
    if not name:
        return []
    try:
        others = [line.dossier_id for line in desk.dossiers.household(name) if line.dossier_id != dossier.id]
        return [desk.dossiers.open(other) for other in others[:MOST]]
    except UserError as error:
        desk.tell(str(error), "error")
        return []
