"""What went to whom, and what must not go: for the newcomer himself, in Dutch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.dossier.model import Dossier, Referral, SentLetter, SentPaper, Speaker
from desktop.letters.disclosure import disclose
from desktop.letters.model import Block, Heading, Paragraph, Table
from desktop.letters.occasion import Occasion
from desktop.letters.referral_letter import tells_birth_date
from desktop.questions import dates

_PAPERS: dict[SentPaper, str] = {
    "referral": "naam, taal en de vraag om hulp",
    "reminder": "een herinnering: naam en de vraag om hulp",
    "stop": "de vraag om te stoppen en uw gegevens te verwijderen",
    "intake": "wie u bent, waar uw inburgering staat, en wat u vertelde",
    "annex": "wie u bent, waar uw inburgering staat, en wat u vertelde",
}
_STRUCK_BY: dict[Speaker, str] = {"newcomer": "u", "professional": "de professional"}
_KEPT = "Van elke brief bewaren wij hoe hij is gestuurd. U mag hem zien."
_NOT_KEPT = "Bij een datum met * is de brief zelf niet bewaard. Daar staat wat erin mocht staan."


def what_went(occasion: Occasion) -> Iterator[Block]:
    """Every letter that went to an organisation, and every answer that was struck for one."""
    dossier = occasion.dossier
    kept = {referral for item in dossier.sent if item.paper == "referral" for referral in item.referrals}
    rows = [(item.on, _kept(occasion, item)) for item in dossier.sent]
    older = [(on, _row(occasion, referral.organisation, f"{dates.write(on)} *", _allowed_then(occasion, referral, on)))
             for referral in dossier.referrals if referral.id not in kept
             for on in (step.on for step in referral.history if step.status == "sent")]  # fmt: skip
    if rows or older:
        yield Heading("Wat naar wie is gestuurd")
        yield Paragraph(" ".join([_KEPT] * bool(rows) + [_NOT_KEPT] * bool(older)), "quiet")
        by_day = sorted([*rows, *older], key=lambda item: item[0])
        yield Table(("Naar", "Wanneer", "Wat"), tuple(row for _, row in by_day), (0.26, 0.2, 0.54))
    if dossier.strikes:
        yield Heading("Wat niet mee mag in een brief")
        struck = tuple(
            (occasion.organisation_name(item.organisation), _question(occasion, item.question), _STRUCK_BY[item.by],
             dates.write(item.on))
            for item in dossier.strikes
        )  # fmt: skip
        yield Table(("Naar", "Uw antwoord op", "Weggehaald door", "Wanneer"), struck, (0.26, 0.36, 0.2, 0.18))


def _kept(occasion: Occasion, item: SentLetter) -> tuple[str, str, str]:
    told = _told(occasion, item.organisation) if item.paper == "referral" else _PAPERS[item.paper]
    what = f"{item.title}: {told}{_answers(_question(occasion, name) for name in item.questions)}"
    return _row(occasion, item.organisation, dates.write(item.on), what)


def _row(occasion: Occasion, organisation: str, when: str, what: str) -> tuple[str, str, str]:
    return occasion.organisation_name(organisation), when, what


def _told(occasion: Occasion, organisation_id: str) -> str:
    """What stands in a referral letter besides answers: who it is, for some with the date of birth."""
    organisation = occasion.guide.municipality.organisation_by_id.get(organisation_id)
    born = organisation is not None and tells_birth_date(occasion, organisation)
    return f"naam, geboortedatum{_PAPERS['referral'].removeprefix('naam')}" if born else _PAPERS["referral"]


def _question(occasion: Occasion, question_id: str) -> str:
    """A question's words; its id when it is no longer asked."""
    question = occasion.guide.question(question_id)
    return question.text if question else question_id


def _answers(questions: Iterable[str]) -> str:
    listed = "\n".join(f"– {text}" for text in questions)
    return f"; en uw antwoord op:\n{listed}" if listed else ""


def _allowed_then(occasion: Occasion, referral: Referral, on: date) -> str:
    """What fits in a letter that was not kept, by the rules of that day's consent."""
    municipality, dossier = occasion.guide.municipality, occasion.dossier
    talk = next((item for item in reversed(dossier.conversations) if item.round == referral.round), None)
    organisation = municipality.organisation_by_id.get(referral.organisation)
    if talk is None or organisation is None:
        return _PAPERS["referral"]
    then = Dossier(dossier.newcomer, consents=[consent for consent in dossier.consents if consent.on <= on])
    agreed = any(
        one.on == on and one.decision == "given"
        for one in dossier.consents
        if one.organisation == referral.organisation
    )  # and perhaps taken back later that day
    found = disclose(
        role=municipality.role_of(organisation),
        questionnaire=occasion.guide.questionnaire,
        answers=Occasion(occasion.guide, dossier, talk, occasion.today).answers,
        consent="given" if agreed else then.consent(referral.organisation),
        basis=referral.basis,
        struck=[item.question for item in dossier.strikes if item.organisation == organisation.id and item.on <= on],
    )
    return _told(occasion, organisation.id) + _answers(line.text for line in found.shown)
