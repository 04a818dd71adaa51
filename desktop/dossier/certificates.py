"""The parts of civic integration of one newcomer: what was proven, what he says is done, what is open.

Whether a proof is good, and whether somebody passed, others decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.dossier.around import Certificate
from desktop.dossier.latest import Latest
from desktop.dossier.model import Dossier
from desktop.errors import AnswerError
from desktop.municipality.integration import Part
from desktop.municipality.model import Municipality

PartStands = Literal["proven", "told", "open"]
LONGEST_PROOF = 200


@dataclass(frozen=True)
class PartStanding:
    """Where one part stands.

    Attributes:
        certificate: what was recorded of it; None when nothing was.
        told: the conversation in which the newcomer last said that it is done; None when he did not.
        known: whether the municipality still has this part.
    """

    part: Part
    certificate: Certificate | None = None
    told: Latest | None = None
    known: bool = True

    @property
    def stands(self) -> PartStands:
        """In one word; what was proven goes before what was told."""
        return "proven" if self.certificate else "told" if self.told else "open"


def questions(municipality: Municipality) -> tuple[str, ...]:
    """Ids of the questions to which a newcomer says which parts are done."""
    told = (told.question for part in municipality.settings.integration.parts for told in part.told_by)
    return tuple(dict.fromkeys(told))


def parts(dossier: Dossier, municipality: Municipality, said: Mapping[str, Latest]) -> list[PartStanding]:
    """The municipality's parts that are for this newcomer, in their order; then what else was recorded.

    Args:
        said: the latest answers to `questions`.
    """
    first: dict[str, Certificate] = {}
    for certificate in sorted(dossier.certificates, key=lambda one: one.done_on):
        first.setdefault(certificate.part, certificate)  # recorded twice, in a file from elsewhere: the first counts
    known = municipality.settings.integration.parts
    found = [
        PartStanding(part, first.get(part.id), _told(part, said))
        for part in known
        if part.is_for(dossier.newcomer.regime) or part.id in first
    ]
    gone = [name for name in first if name not in {part.id for part in known}]
    return [*found, *(PartStanding(_gone(name), first[name], known=False) for name in gone)]


def proven(dossier: Dossier, municipality: Municipality) -> tuple[int, int]:
    """Of how many of the municipality's parts that are for this newcomer there is a proof, and how many there are."""
    proofs, regime = {one.part for one in dossier.certificates}, dossier.newcomer.regime
    known = municipality.settings.integration.parts
    mine = [part.id for part in known if part.id in proofs or part.is_for(regime)]
    return sum(name in proofs for name in mine), len(mine)


def record(dossier: Dossier, certificate: Certificate, today: date) -> None:
    """Keep that a part is done.

    Raises:
        AnswerError: the day cannot be, or the part was recorded before; nothing is changed then.
    """
    born, done_on = dossier.newcomer.birth_date, certificate.done_on
    before = next((one for one in dossier.certificates if one.part == certificate.part), None)
    if before is not None:
        raise AnswerError(
            f"Dit onderdeel staat al genoteerd, met de dag {before.done_on:%d-%m-%Y}. "
            "Klopt dat niet? Haal het eerst weg."
        )
    if done_on > today:
        raise AnswerError("Deze dag moet nog komen. Noteer het bewijs als het er is.")
    if born and done_on < born:
        raise AnswerError("Deze dag ligt vóór de geboortedatum. Kijk de datum na.")
    if len(certificate.proof) > LONGEST_PROOF:
        raise AnswerError(f"Het bewijs is te lang: hoogstens {LONGEST_PROOF} tekens.")
    dossier.certificates.append(certificate)


def remove(dossier: Dossier, certificate: Certificate) -> None:
    """Take away what was recorded by mistake."""
    dossier.certificates[:] = [one for one in dossier.certificates if one is not certificate]


def _told(part: Part, said: Mapping[str, Latest]) -> Latest | None:
    """The last time that he said so, as long as his latest answer still says it."""
    told = []
    for by in part.told_by:
        answer = said.get(by.question)
        chosen = answer.value if answer else None
        if answer and (chosen == by.option or (isinstance(chosen, list) and by.option in chosen)):
            told.append(answer)
    return max(told, key=lambda answer: answer.on, default=None)


def _gone(part_id: str) -> Part:
    """A part that the municipality had before, by the words of its id."""
    words = part_id.replace("-", " ").replace("_", " ").strip()
    return Part.model_construct(id=part_id, title=f"{words[:1].upper()}{words[1:]}")
