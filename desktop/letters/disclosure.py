"""Who may see what: picks the answers that may go to one organisation, and says why the others may not.

The rules are those of the sharing chapter of the manual: only what the recipient needs for the purpose, on a
recorded legal basis. Notes, and what was declined or not asked, never leave the municipality. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from desktop.dossier.model import Answer, Basis, Decision, Speaker, Strike
from desktop.municipality.model import RESTRICTED, Role
from desktop.questions.answers import in_words
from desktop.questions.model import Question, Questionnaire, Share

OUTSIDE = "hoort niet bij wat deze organisatie nodig heeft"
RESTRICTED_ROLE = "gaat nooit naar een maatje, vrijwilliger of werkgever"
CARE_ONLY = "gaat alleen naar een zorgverlener"
NO_CONSENT = "gaat alleen met toestemming voor deze organisatie"
NO_BASIS = "er is geen toestemming vastgelegd voor deze organisatie"
STRUCK = "op verzoek weggehaald"
STRUCK_BY: dict[Speaker, str] = {
    "newcomer": "weggehaald op verzoek van de nieuwkomer",
    "professional": "weggehaald door de professional",
}


@dataclass(frozen=True)
class Line:
    """One answer, held against one recipient.

    Attributes:
        domain: title of the life domain.
        text: the question in Dutch.
        answer: the answer in Dutch words.
        basis: the legal basis on which it goes; None when it does not go.
        withheld: why it does not go, in words after the question; '' when it goes.
        purpose: why it was asked, one sentence.
        struck: only a strike holds it back: without it, it would go.
    """

    question: str
    domain: str
    text: str
    answer: str
    share: Share
    basis: Basis | None
    withheld: str = ""
    purpose: str = ""
    struck: bool = False


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
    struck: Collection[str] = (),
) -> Disclosure:
    """Hold every answered question against a recipient.

    Args:
        role: what this kind of organisation may see.
        answers: by question id.
        consent: the newcomer's latest decision about this very organisation; None when he was not asked.
        basis: legal basis of the referral. Without a legal task, nothing at all goes without consent.
        struck: ids of the questions whose answers must not go, whatever else allows it;
            `Dossier.struck` also tells who had them struck.
    """
    shown: list[Line] = []
    withheld: list[Line] = []
    for domain in questionnaire.domains:
        for question in domain.questions:
            answer = answers.get(question.id)
            if answer is None or answer.state != "answered":
                continue
            locked = _refusal(role, questionnaire, question, consent, basis)
            why = locked or _strike(question, struck)
            line = Line(
                question=question.id,
                domain=domain.title,
                text=question.text,
                answer=in_words(question, answer.value),
                share=question.share,
                basis=None if why else _basis(question, basis),
                withheld=why,
                purpose=question.purpose,
                struck=bool(why and not locked),
            )
            (withheld if why else shown).append(line)
    return Disclosure(tuple(shown), tuple(withheld))


def may_hint(
    role: Role,
    questionnaire: Questionnaire,
    questions: Iterable[str],
    consent: Decision | None,
    struck: Collection[str] = (),
) -> bool:
    """Whether a recipient may read words that come from the answers to these questions, as the title of a rule does.

    Such words tell what was answered, so they are locked as the answers are. A question that is not asked
    here is nothing to judge by: then they may not.
    """
    for question_id in questions:
        question = questionnaire.by_id.get(question_id)
        if question is None or question_id in struck:
            return False
        if role.kind in RESTRICTED and _too_tender(questionnaire, question):
            return False
        if _locked(role, question, consent):
            return False
    return True


def _refusal(
    role: Role, questionnaire: Questionnaire, question: Question, consent: Decision | None, basis: Basis
) -> str:
    """Why an answer may not go to this role; '' when it may."""
    if role.kind in RESTRICTED and _too_tender(questionnaire, question):
        return RESTRICTED_ROLE
    in_domain = question.domain in role.domains and role.kind not in RESTRICTED
    if not (in_domain or question.id in role.questions):
        return OUTSIDE
    if locked := _locked(role, question, consent):
        return locked
    return "" if consent == "given" or basis == "legal_task" else NO_BASIS


def _too_tender(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether an answer is never for a buddy or an employer, whatever the newcomer allows."""
    return question.share != "normal" or questionnaire.sensitive(question)


def _locked(role: Role, question: Question, consent: Decision | None) -> str:
    """Why the share class of a question keeps its answer here; '' when it does not."""
    if question.share == "care" and role.kind != "care":
        return CARE_ONLY
    return NO_CONSENT if question.share != "normal" and consent != "given" else ""


def _strike(question: Question, struck: Collection[str]) -> str:
    """By whom an answer was struck, in words; '' when nobody did."""
    if question.id not in struck:
        return ""
    strike = struck[question.id] if isinstance(struck, Mapping) else None
    return STRUCK_BY[strike.by] if isinstance(strike, Strike) else STRUCK


def _basis(question: Question, basis: Basis) -> Basis:
    return "legal_task" if question.share == "normal" and basis == "legal_task" else "consent"
