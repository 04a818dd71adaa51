"""Who may see what: picks the answers that may go to one organisation, and says why the others may not.

The rules are those of the sharing chapter of the manual: only what the recipient needs for the purpose, on a
recorded legal basis. Notes, and what was declined or not asked, never leave the municipality. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.dossier.model import Answer, Basis, Decision
from desktop.municipality.model import RESTRICTED, Role
from desktop.questions.answers import in_words
from desktop.questions.model import Domain, Question, Questionnaire, Share

OUTSIDE = "hoort niet bij wat deze organisatie nodig heeft"
RESTRICTED_ROLE = "gaat nooit naar een maatje, vrijwilliger of werkgever"
CARE_ONLY = "gaat alleen naar een zorgverlener"
NO_CONSENT = "gaat alleen met toestemming voor deze organisatie"
NO_BASIS = "er is geen toestemming vastgelegd voor deze organisatie"


@dataclass(frozen=True)
class Line:
    """One answer, held against one recipient.

    Attributes:
        domain: title of the life domain.
        text: the question in Dutch.
        answer: the answer in Dutch words.
        basis: the legal basis on which it goes; None when it does not go.
        withheld: why it does not go, in words after the question; '' when it goes.
    """

    question: str
    domain: str
    text: str
    answer: str
    share: Share
    basis: Basis | None
    withheld: str = ""


@dataclass(frozen=True)
class Disclosure:
    """What one recipient sees, and what not, in the order of the questionnaire."""

    shown: tuple[Line, ...]
    withheld: tuple[Line, ...]

    @property
    def questions(self) -> frozenset[str]:
        """Ids of the questions whose answers go."""
        return frozenset(line.question for line in self.shown)


def disclose(
    role: Role,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    consent: Decision | None,
    basis: Basis,
) -> Disclosure:
    """Hold every answered question against a recipient.

    Args:
        role: what this kind of organisation may see.
        answers: by question id.
        consent: the newcomer's latest decision about this very organisation; None when he was not asked.
        basis: legal basis of the referral. Without a legal task, nothing at all goes without consent.
    """
    shown: list[Line] = []
    withheld: list[Line] = []
    for domain in questionnaire.domains:
        for question in domain.questions:
            answer = answers.get(question.id)
            if answer is None or answer.state != "answered":
                continue
            why = _refusal(role, domain, question, consent, basis)
            line = Line(
                question=question.id,
                domain=domain.title,
                text=question.text,
                answer=in_words(question, answer.value),
                share=question.share,
                basis=None if why else _basis(question, consent, basis),
                withheld=why,
            )
            (withheld if why else shown).append(line)
    return Disclosure(tuple(shown), tuple(withheld))


def _refusal(role: Role, domain: Domain, question: Question, consent: Decision | None, basis: Basis) -> str:
    """Why an answer may not go to this role; '' when it may."""
    listed = question.id in role.questions
    if role.kind in RESTRICTED and (question.share != "normal" or domain.sensitive):
        return RESTRICTED_ROLE
    if not (listed or (domain.id in role.domains and role.kind not in RESTRICTED)):
        return OUTSIDE
    if question.share == "care" and role.kind != "care":
        return CARE_ONLY
    if consent == "given":
        return ""
    if question.share != "normal":
        return NO_CONSENT
    return "" if basis == "legal_task" else NO_BASIS


def _basis(question: Question, consent: Decision | None, basis: Basis) -> Basis:
    return "legal_task" if question.share == "normal" and basis == "legal_task" else "consent"
