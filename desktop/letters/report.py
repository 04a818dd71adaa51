"""The report: the municipality's own account of one conversation, in Dutch. Notes stand only here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.dossier.history import answer_in
from desktop.dossier.model import Action, Answer, Referral, ReferralStatus
from desktop.dossier.promises import promises
from desktop.dossier.proposals import Proposal
from desktop.dossier.steps import STANDS
from desktop.letters.answer_words import answer_words
from desktop.letters.besides import besides
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Table
from desktop.letters.occasion import Occasion, in_dutch
from desktop.letters.what_changed import what_changed
from desktop.questions.dates import lasted
from desktop.questions.earlier import asked_then
from desktop.questions.model import Question
from desktop.translate.countries import country
from desktop.translate.languages import language

_STATES = {
    "done": "klaar",
    "picked_up": "opgepakt",
    "waiting": "op de wachtlijst",
    "refused": "geweigerd",
    "lost": "blijven liggen",
    "open": "loopt nog",
    "overdue": "te laat",
    "dropped": "vervallen",
}
STATUSES: Mapping[ReferralStatus, str] = {**STANDS, "drafted": "brief klaar, nog niet verstuurd"}
_CONSENTS = {
    "given": "toestemming gegeven",
    "refused": "toestemming geweigerd",
    "withdrawn": "toestemming ingetrokken",
    None: "toestemming nog niet gevraagd",
}


def report(occasion: Occasion) -> Letter:
    """The report of a conversation: each answer, note and concern, what was said besides, what changed and follows."""
    return Letter(
        kind="report",
        title=f"Verslag: {occasion.round_title[:1].lower()}{occasion.round_title[1:]}",
        letterhead=occasion.letterhead,
        blocks=tuple(_blocks(occasion)),
        stem=occasion.stem("verslag"),
    )


def _blocks(occasion: Occasion) -> Iterator[Block]:
    own = occasion.guide.municipality.letters.report
    if own.opening:
        yield Paragraph(occasion.worded(own.opening), "lead")
    yield Facts(tuple(_who(occasion)))
    earlier = occasion.dossier.before(occasion.conversation)
    if earlier:
        yield from _promised(occasion)
        yield from what_changed(occasion, earlier)
    yield from _answers(occasion)
    yield from besides(occasion)
    yield from _follows(occasion)
    if own.closing:
        yield Paragraph(occasion.worded(own.closing), "quiet")


def _who(occasion: Occasion) -> Iterator[Fact]:
    newcomer, held = occasion.dossier.newcomer, occasion.conversation
    origin = newcomer.country if occasion.guide.municipality.settings.record_origin else None
    for label, value in (
        ("Nieuwkomer", newcomer.name),
        ("Geboortedatum", in_dutch(newcomer.birth_date) if newcomer.birth_date else ""),
        ("Land van herkomst", country(origin)),
        ("Taal van het gesprek", language(held.language).dutch),
        ("Huishouden", newcomer.household or ""),
        ("Gekoppeld op", in_dutch(newcomer.linked_on) if newcomer.linked_on else ""),
        ("Verhuisd op", in_dutch(newcomer.moved_in_on) if newcomer.moved_in_on else ""),
        ("Gesproken op", in_dutch(held.held_on)),
        ("Plaats", held.place),
        ("Duur", lasted(held.minutes)),
        ("Professional", held.professional),
        ("Tolk", held.interpreter),
    ):
        if value:
            yield Fact(label, value)


def _promised(occasion: Occasion) -> Iterator[Block]:
    known = occasion.guide.municipality
    found = promises(occasion.dossier, occasion.conversation, known, occasion.today, occasion.waits)
    if not found:
        return
    yield Heading("Wat er met de afspraken is gebeurd")
    rows = []
    for promise in found:
        subject = promise.subject
        if isinstance(subject, Action):
            what, who = subject.title, occasion.owner_name(subject.owner)
        else:
            what, who = subject.need, occasion.organisation_name(subject.organisation)
        rows.append((what, who, _STATES[promise.state]))
    yield Table(("Afspraak", "Wie", "Stand"), tuple(rows), (0.5, 0.27, 0.23))


def _answers(occasion: Occasion) -> Iterator[Block]:
    """Every question with its answer, in the words in which it was asked then; and what is asked no longer."""
    questionnaire, held = occasion.guide.questionnaire, occasion.conversation
    told = {question.id for domain in questionnaire.asked(held.round) for question in domain.questions}
    for domain in occasion.domains:
        rows = []
        for question in domain.questions:
            given = answer_in(question, held)
            asked, answer = (given.asked, given.answer) if given else (question, held.answer(question.id))
            told.add(answer.question)
            rows.append(_fact(asked, answer))
        yield Heading(domain.title)
        yield Facts(tuple(rows))
    gone = [answer for name, answer in held.answers.items() if name not in told and not answer.empty]
    if gone:
        yield Heading("Vragen die wij nu niet meer zo stellen")
        yield Facts(tuple(_fact(asked_then(questionnaire, one.question, held.version), one) for one in gone))


def _fact(question: Question, answer: Answer) -> Fact:
    return Fact(
        label=question.text,
        value=answer_words(question, answer),
        note=f"Notitie: {answer.note}" if answer.note else "",
        quiet=answer.state != "answered",
        concern=answer.concern,
    )


def _follows(occasion: Occasion) -> Iterator[Block]:
    yield Heading("Acties")
    rows = [_action(occasion, action) for action in occasion.actions]
    if rows:
        yield Table(("Actie", "Wie", "Klaar op", "Omdat"), tuple(rows), (0.36, 0.2, 0.17, 0.27))
    else:
        yield Paragraph("Er zijn geen acties afgesproken.")
    yield Heading("Doorverwijzingen")
    rows = [_referral(occasion, referral) for referral in occasion.referrals]
    if rows:
        yield Table(("Organisatie", "Hulp", "Omdat", "Stand"), tuple(rows), (0.22, 0.3, 0.25, 0.23))
    else:
        yield Paragraph("Er is naar niemand doorverwezen.")
    guide = occasion.guide
    waiting = guide.proposals(occasion.dossier, occasion.conversation)
    undecided = [proposal for proposal in waiting if proposal.rule.propose != "protocol"]
    if undecided:
        yield Heading("Voorgesteld, nog niet besloten")
        yield Table(("Voorstel", "Omdat"), tuple(_proposal(item) for item in undecided), (0.5, 0.5))
    dismissed = [rule for rule in guide.municipality.rules if rule.id in occasion.conversation.dismissed]
    if dismissed:
        yield Heading("Besproken en niet nodig gevonden")
        yield Table(("Voorstel", "Omdat"), tuple((rule.title, rule.reason) for rule in dismissed), (0.5, 0.5))


def _action(occasion: Occasion, action: Action) -> tuple[str, ...]:
    due = in_dutch(action.due_on) if action.due_on else "–"
    if action.status == "done":
        due = "klaar"
    return action.title, occasion.owner_name(action.owner), due, action.reason or "–"


def _referral(occasion: Occasion, referral: Referral) -> tuple[str, ...]:
    name = occasion.organisation_name(referral.organisation)
    basis = "wettelijke taak"
    if referral.basis == "consent":
        basis = _CONSENTS[occasion.dossier.consent(referral.organisation)]
    return name, referral.need, referral.reason or "–", f"{STATUSES[referral.status]}; {basis}"


def _proposal(proposal: Proposal) -> tuple[str, str]:
    title = proposal.rule.title
    if proposal.organisation:
        title = f"{title} ({proposal.organisation.name})"
    return title, proposal.rule.reason
