"""Who may see what: the rules one by one, and over random questionnaires, roles and consents."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.dossier.model import (
    Answer,
    AnswerState,
    Basis,
    Consent,
    Conversation,
    Decision,
    Dossier,
    Exchange,
    Newcomer,
    Referral,
    Speaker,
    Step,
    Strike,
)
from desktop.guide import Guide
from desktop.letters.compose import packet
from desktop.letters.disclosure import (
    CARE_ONLY,
    NO_BASIS,
    NO_CONSENT,
    OUTSIDE,
    RESTRICTED_ROLE,
    STRUCK,
    STRUCK_BY,
    disclose,
    may_hint,
)
from desktop.municipality.model import RESTRICTED, Role, RoleKind
from desktop.questions.model import Domain, Question, Questionnaire, Share

DECISIONS: tuple[Decision | None, ...] = (*get_args(Decision), None)


def role(guide: Guide, role_id: str) -> Role:
    return guide.municipality.role_by_id[role_id]


def outcome(guide: Guide, role_id: str, question: str, consent: Decision | None, basis: Basis) -> str:
    """Why an answer to a question does not go; '' when it goes."""
    known = guide.questionnaire.by_id[question]
    value: object = {"text": "woord", "yes_no": True, "scale": 2}[known.type]
    answers = {question: Answer(question, "answered", value)}
    found = disclose(role(guide, role_id), guide.questionnaire, answers, consent, basis)
    (line,) = (*found.shown, *found.withheld)
    assert bool(line.withheld) == bool(found.withheld) == (line.basis is None)
    return line.withheld


@pytest.mark.parametrize(
    ("role_id", "question", "consent", "basis", "expected"),
    [
        ("taal", "taal.spreken", None, "legal_task", ""),
        ("taal", "taal.spreken", "given", "consent", ""),
        ("taal", "taal.spreken", None, "consent", NO_BASIS),
        ("taal", "taal.spreken", "withdrawn", "consent", NO_BASIS),
        ("taal", "geld.schulden", "given", "consent", OUTSIDE),
        ("inkomen", "geld.schulden", "given", "legal_task", ""),
        ("inkomen", "geld.schulden", None, "legal_task", NO_CONSENT),
        ("inkomen", "geld.schulden", "refused", "legal_task", NO_CONSENT),
        ("zorg", "gezondheid.slaap", "given", "consent", ""),
        ("zorg", "gezondheid.slaap", None, "legal_task", NO_CONSENT),
        ("zorg", "gezondheid.huisarts", None, "legal_task", ""),
        ("maatje", "taal.spreken", "given", "consent", ""),
        ("maatje", "taal.wens", "given", "consent", OUTSIDE),
        ("maatje", "gezondheid.huisarts", "given", "legal_task", RESTRICTED_ROLE),
        ("maatje", "geld.schulden", "given", "legal_task", RESTRICTED_ROLE),
    ],
)
def test_rule(guide: Guide, role_id: str, question: str, consent: Decision | None, basis: Basis, expected: str) -> None:
    assert outcome(guide, role_id, question, consent, basis) == expected


def test_care_answers_go_to_care_alone(guide: Guide) -> None:
    greedy = Role(id="r", title="r", kind="support", domains=("gezondheid",), questions=("gezondheid.slaap",))
    answers = {"gezondheid.slaap": Answer("gezondheid.slaap", "answered", 1)}
    found = disclose(greedy, guide.questionnaire, answers, "given", "legal_task")
    assert [line.withheld for line in found.withheld] == [CARE_ONLY]


def test_what_was_not_answered_is_not_told(guide: Guide) -> None:
    states: tuple[AnswerState, ...] = ("declined", "not_asked", "open")
    for state in states:
        answers = {"taal.wens": Answer("taal.wens", state, note="geheim")}
        found = disclose(role(guide, "taal"), guide.questionnaire, answers, "given", "legal_task")
        assert found.shown == found.withheld == ()


def test_each_line_says_where_it_comes_from(guide: Guide) -> None:
    answers = {"gezondheid.slaap": Answer("gezondheid.slaap", "answered", 1, note="geheim")}
    (line,) = disclose(role(guide, "zorg"), guide.questionnaire, answers, "given", "legal_task").shown
    assert (line.question, line.domain, line.text) == ("gezondheid.slaap", "Gezondheid", "Hoe slaapt u?")
    assert (line.answer, line.share, line.basis) == ("1 / 5 (slecht – goed)", "care", "consent")
    assert (line.purpose, line.struck) == ("p", False)
    assert "geheim" not in str(asdict(line))


@pytest.mark.parametrize("by", get_args(Speaker))
def test_a_struck_line_stays_here_and_says_who_struck_it(guide: Guide, by: Speaker) -> None:
    answers = {name: Answer(name, "answered", 2) for name in ("taal.spreken", "gezondheid.slaap")}
    struck = {name: Strike("taalhuis", name, by, date(2026, 5, 12)) for name in answers}
    found = disclose(role(guide, "taal"), guide.questionnaire, answers, "given", "legal_task", struck)
    assert not found.shown
    assert [(line.question, line.withheld, line.struck, line.basis) for line in found.withheld] == [
        ("taal.spreken", STRUCK_BY[by], True, None),
        ("gezondheid.slaap", OUTSIDE, False, None),  # a strike hides no better reason, and opens nothing
    ]
    unnamed = disclose(role(guide, "taal"), guide.questionnaire, answers, "given", "legal_task", list(struck))
    assert [line.withheld for line in unnamed.withheld] == [STRUCK, OUTSIDE]


def test_a_strike_holds_for_one_organisation(guide: Guide, dossier: Dossier, start: Conversation) -> None:
    dossier.consents += [Consent(name, "given", start.held_on) for name in ("taalhuis", "huisarts")]
    dossier.strikes.append(Strike("taalhuis", "taal.spreken", "newcomer", start.held_on))
    dossier.strikes.append(Strike("huisarts", "taal.wens", "newcomer", start.held_on))
    letters = {letter.recipient: str(letter) for letter in packet(guide, dossier, start, start.held_on)}
    assert "Hoe goed spreekt u Nederlands?" not in letters["taalhuis"]
    assert "lezen" in letters["taalhuis"]
    dossier.strikes.clear()
    letters = {letter.recipient: str(letter) for letter in packet(guide, dossier, start, start.held_on)}
    assert "Hoe goed spreekt u Nederlands?" in letters["taalhuis"]


def test_a_sensitive_question_in_a_plain_domain_is_for_no_buddy(guide: Guide) -> None:
    story = Question(id="taal.wens", type="text", text="Wat?", purpose="p", rounds=("start",), sensitive=True)
    taal = guide.questionnaire.domain_by_id["taal"].model_copy(update={"questions": (story,)})
    questionnaire = Questionnaire(version="1", rounds=(), domains=(taal,))
    answers = {"taal.wens": Answer("taal.wens", "answered", "een lang verhaal")}
    for kind in get_args(RoleKind):
        listed = Role(id="r", title="r", kind=kind, questions=("taal.wens",))
        found = disclose(listed, questionnaire, answers, "given", "consent")
        assert [line.withheld for line in found.withheld] == ([RESTRICTED_ROLE] if kind in RESTRICTED else [])


@pytest.mark.parametrize(
    ("role_id", "question", "consent", "told"),
    [
        ("taal", "taal.spreken", None, True),
        ("maatje", "taal.spreken", None, True),
        ("inkomen", "geld.schulden", "given", True),
        ("inkomen", "geld.schulden", None, False),
        ("inkomen", "geld.schulden", "withdrawn", False),
        ("inkomen", "gezondheid.slaap", "given", False),
        ("zorg", "gezondheid.slaap", "given", True),
        ("zorg", "gezondheid.slaap", "refused", False),
        ("zorg", "gezondheid.huisarts", None, True),
        ("maatje", "gezondheid.huisarts", "given", False),
        ("maatje", "geld.schulden", "given", False),
        ("taal", "taal.skipped", "given", False),
    ],
)
def test_words_that_come_from_an_answer_are_locked_as_it_is(
    guide: Guide, role_id: str, question: str, consent: Decision | None, told: bool
) -> None:
    named = ["taal.spreken", question]
    assert may_hint(role(guide, role_id), guide.questionnaire, named, consent) == told
    assert not may_hint(role(guide, role_id), guide.questionnaire, named, consent, ["taal.spreken"])


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Life domains with open questions of every share class; an open answer is easy to find again."""
    domains = []
    for number in range(draw(st.integers(1, 3))):
        questions = [
            Question(id=f"d{number}.q{at}", type="text", text="Wat?", purpose="p", rounds=("start",), share=share)
            for at, share in enumerate(draw(st.lists(st.sampled_from(get_args(Share)), min_size=1, max_size=4)))
        ]
        domains.append(
            Domain(
                id=f"d{number}", title=f"D{number}", icon="home", minutes=5,
                sensitive=draw(st.booleans()), questions=tuple(questions),
            )
        )  # fmt: skip
    return Questionnaire(version="1", rounds=(), domains=tuple(domains))


@st.composite
def roles(draw: st.DrawFn, questionnaire: Questionnaire, kinds: tuple[RoleKind, ...]) -> Role:
    """Any role, also one that a careless municipality wrote."""
    return Role(
        id="rol", title="rol", kind=draw(st.sampled_from(kinds)),
        domains=tuple(draw(st.sets(st.sampled_from([domain.id for domain in questionnaire.domains])))),
        questions=tuple(draw(st.sets(st.sampled_from([question.id for question in questionnaire])))),
    )  # fmt: skip


@given(st.data(), questionnaires(), st.sampled_from(DECISIONS), st.sampled_from(get_args(Basis)))
def test_no_locked_answer_goes_without_consent(
    data: st.DataObject, questionnaire: Questionnaire, consent: Decision | None, basis: Basis
) -> None:
    recipient = data.draw(roles(questionnaire, get_args(RoleKind)))
    answers = {item.id: Answer(item.id, "answered", item.id, note="notitie") for item in questionnaire}
    found = disclose(recipient, questionnaire, answers, consent, basis)
    assert len(found.shown) + len(found.withheld) == len(answers)
    for line in found.shown:
        question = questionnaire.by_id[line.question]
        domain = questionnaire.domain_by_id[question.domain]
        assert question.share == "normal" or consent == "given"
        assert question.share != "care" or recipient.kind == "care"
        assert consent == "given" or basis == "legal_task"
        assert domain.id in recipient.domains or question.id in recipient.questions
        if recipient.kind in RESTRICTED:
            assert question.share == "normal"
            assert not domain.sensitive
            assert question.id in recipient.questions


SECRETS = {"gezondheid.hulp": "kwispelstaart", "gezondheid.ervaren": "zonnebloem", "taal.wens": "vogelhuis"}
NOTE = "olifantenpad"
# A marker in each field of an exchange that can hold one; the question's own text says where it was said.
BESIDES = Exchange(
    "newcomer", "regenboogvis", "x-hommel", "maanlicht", "x-kever", date(2031, 12, 24), "sterrenhoop", "molentje",
    True, "geld.schulden",
)  # fmt: skip
BESIDES_TOLD = ("regenboogvis", "hommel", "maanlicht", "kever", "24 december 2031", "sterrenhoop", "molentje")
BESIDES_KEPT = (*BESIDES_TOLD, "2031", "Heeft u schulden?", "door de computer", "aangepast", "verder is gezegd")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the guide never changes
@given(data=st.data())
def test_no_locked_answer_reaches_paper_without_consent(guide: Guide, data: st.DataObject) -> None:
    """The whole packet: everything each paper says, and its file name."""
    organisations = list(guide.municipality.organisation_by_id)
    chosen = data.draw(st.lists(st.sampled_from(organisations), unique=True, min_size=1))
    conversation = Conversation("start", date(2026, 5, 12), "ar", completed=True)
    for question, secret in {"gezondheid.slaap": 1, **SECRETS}.items():
        conversation.answers[question] = Answer(question, "answered", secret, note=NOTE)
    conversation.exchanges = [BESIDES]
    dossier = Dossier(Newcomer("Samir Voorbeeld", "ar"), [conversation])
    for organisation in chosen:
        basis: Basis = data.draw(st.sampled_from(get_args(Basis)))
        dossier.referrals.append(
            Referral(organisation, "start", basis, "Hulp.", NOTE, history=[Step("drafted", date(2026, 5, 12))])
        )
        decision = data.draw(st.sampled_from(DECISIONS))
        if decision:
            dossier.consents.append(Consent(organisation, decision, date(2026, 5, 12)))
    for letter in packet(guide, dossier, conversation, date(2026, 5, 12)):
        said = str(asdict(letter))
        assert "Samir" not in letter.stem
        if letter.kind == "report":
            assert all(marker in said for marker in (*BESIDES_KEPT, NOTE, *SECRETS.values()))
            continue
        assert not any(marker in said or marker in letter.stem for marker in BESIDES_KEPT)
        recipient = letter.stem.rpartition("-")[2]
        consented = letter.kind in ("referral", "consent") and dossier.consent(recipient) == "given"
        assert NOTE not in said
        for question, secret in SECRETS.items():
            if guide.questionnaire.by_id[question].share == "normal":
                assert secret not in said or recipient in ("taalhuis", "dienst")
            else:
                assert secret not in said or (consented and recipient == "huisarts")
