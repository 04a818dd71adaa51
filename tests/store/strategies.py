"""Whatever a vault can hold, drawn at random: dossiers with answers to a questionnaire of every type."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from desktop.dossier.around import (
    Attendance,
    BuddyMatch,
    BuddyWish,
    CaseDecision,
    Certificate,
    Frequency,
)
from desktop.dossier.coming_back import Arrangement, GoalState, Milestone, Outcome
from desktop.dossier.model import (
    REFERRAL_STATUSES,
    Action,
    Answer,
    AnswerState,
    Consent,
    Conversation,
    Dossier,
    Exchange,
    Extension,
    Newcomer,
    Referral,
    SentLetter,
    SentPaper,
    Speaker,
    Step,
    Strike,
    Way,
)
from desktop.questions import answers
from desktop.questions.model import Domain, Option, Question, Questionnaire, Round, Was
from desktop.store.interchange_model import tidy


def every_type() -> Questionnaire:
    """A questionnaire with a question of every type, and one that was changed in the past."""

    def question(name: str, kind: str, **more: Any) -> Question:
        return Question(id=f"d.{name}", type=kind, text="?", purpose="!", rounds=("start",), **more)  # type: ignore[arg-type]

    options = tuple(Option(id=name, text=name) for name in ("een", "twee", "drie"))
    questions = (
        question("single", "single", options=options, was=(Was(id="d.keuze", values={"oud": "een"}),)),
        question("multi", "multi", options=options),
        question("number", "number"),
        question("date", "date"),
        question("scale", "scale", low="laag", high="hoog", was=(Was(id="d.cijfer", comparable=False),)),
        question("text", "text"),
        question("yes_no", "yes_no"),
        question("persons", "persons", fields=("name", "relation", "age"), options=options),
    )
    domain = Domain(id="d", title="D", icon="icon", minutes=5, questions=questions)
    rounds = (Round(id="start", title="S"), Round(id="half_year", title="H"))
    return Questionnaire(version="1", rounds=rounds, domains=(domain,))


QUESTIONNAIRE = every_type()
ORGANISATIONS = ["cjg", "taalhuis"]


def day() -> st.SearchStrategy[date]:
    return st.dates(date(1900, 1, 1), date(2200, 12, 31))


def kept() -> st.SearchStrategy[str]:
    return st.text(max_size=30)


def value(question: Question) -> st.SearchStrategy[Any]:
    options = st.sampled_from([option.id for option in question.options] or [""])
    low, high = question.bounds
    filled = kept().filter(lambda text: bool(tidy(text)))
    match question.type:
        case "single":
            return options
        case "multi":
            return st.lists(options, unique=True)
        case "number" | "scale":
            return st.integers(low, high)
        case "date":
            return day().map(date.isoformat)
        case "yes_no":
            return st.booleans()
        case "persons":
            return st.lists(
                st.fixed_dictionaries({"name": filled}, optional={"relation": options, "age": st.integers(0, 130)}),
                max_size=3,
            )
        case _:
            return filled


@st.composite
def answer(draw: st.DrawFn, question: Question) -> Answer:
    state = draw(st.sampled_from(get_args(AnswerState)))
    found = answers.check(question, draw(value(question))) if state == "answered" else None
    return Answer(question.id, state, found, draw(kept()), draw(st.booleans()))


@st.composite
def exchange(draw: st.DrawFn) -> Exchange:
    return Exchange(
        draw(st.sampled_from(get_args(Speaker))),
        draw(kept().filter(lambda text: bool(tidy(text)))),
        draw(st.sampled_from(["nl", "ar", "zh-Hant"])),
        draw(kept().filter(lambda text: bool(tidy(text)))),
        draw(st.sampled_from(["nl", "ti"])),
        draw(day()),
        draw(kept()),
        draw(kept()),
        draw(st.booleans()),
        draw(st.sampled_from(["", "d.text", "d.keuze"])),
    )


@st.composite
def conversation(draw: st.DrawFn) -> Conversation:
    asked = draw(st.lists(st.sampled_from(list(QUESTIONNAIRE.by_id.values())), unique_by=lambda item: item.id))
    return Conversation(
        draw(st.sampled_from(["start", "half_year"])),
        draw(day()),
        draw(st.sampled_from(["ar", "ti", "zh-Hant", "ku-Latn-TR"])),
        version=draw(st.sampled_from(["", "1", "1.1", "2026.2"])),
        professional=draw(kept()),
        place=draw(kept()),
        minutes=draw(st.integers(0, 600)),
        completed=draw(st.booleans()),
        at_question=draw(st.sampled_from(["", "d.text"])),
        answers={question.id: draw(answer(question)) for question in asked},
        dismissed=draw(st.lists(st.sampled_from(["regel-a", "regel-b"]), unique=True)),
        exchanges=draw(st.lists(exchange(), max_size=2)),
    )


def step() -> st.SearchStrategy[Step]:
    return st.builds(Step, st.sampled_from(REFERRAL_STATUSES), day(), kept(), st.none() | day())


def dossier() -> st.SearchStrategy[Dossier]:
    newcomer = st.builds(
        Newcomer,
        name=kept().map(lambda text: f"N{text}"),
        language=st.sampled_from(["ar", "ti"]),
        birth_date=st.none() | day(),
        sex=st.sampled_from([None, "female", "male", "other"]),
        country=st.sampled_from([None, "SY", "XX"]),
        household=st.none() | kept(),
    )
    organisation, rounds = _ORGANISATION, _ROUND
    decision = st.sampled_from(["given", "refused", "withdrawn"])
    owner = st.sampled_from(["newcomer", "professional", "interpreter", *ORGANISATIONS])
    asked = st.sampled_from(["d.text", "d.keuze"])
    title = kept().map(lambda text: f"T{text}")
    reason = kept().map(lambda text: f"R{text}")
    return st.builds(
        Dossier,
        newcomer,
        st.lists(conversation(), max_size=3).map(lambda talks: sorted(talks, key=lambda talk: talk.held_on)),
        st.lists(
            st.builds(Consent, organisation, decision, st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.booleans()),
            max_size=2,
        ),
        st.lists(
            st.builds(Action, title, owner, rounds, st.none() | day(), reason=kept(), professional=kept()), max_size=2
        ),
        referrals(),
        extensions=st.lists(st.builds(Extension, day(), reason, day(), kept()), max_size=2),
        strikes=st.lists(st.builds(Strike, organisation, asked, st.sampled_from(get_args(Speaker)), day()), max_size=2),
        sent=st.lists(
            st.builds(
                SentLetter, organisation, st.sampled_from(get_args(SentPaper)),
                st.dates(date(1900, 1, 1), date(2026, 1, 1)), title,
                st.lists(asked, max_size=2), st.lists(st.sampled_from(["verwijzing-0", "weg"]), max_size=2),
            ),
            max_size=2,
        ),
        arrangements=st.lists(arrangement(), max_size=2),
        milestones=st.lists(
            st.builds(
                Milestone, st.sampled_from(["koppeling", "pip"]), st.none() | _PAST, st.none() | day(), kept(), _PAST
            ),
            max_size=2, unique_by=lambda milestone: milestone.step,
        ),
        outcomes=st.lists(
            st.builds(Outcome, asked, rounds, st.sampled_from(get_args(GoalState)), _PAST), max_size=2
        ),
        **_around(title),
    )  # fmt: skip


def _around(title: st.SearchStrategy[str]) -> dict[str, Any]:
    """What is kept of meetings, buddies, decisions and certificates."""
    return {
        "attendances": st.lists(
            st.builds(Attendance, st.just("m"), title, _PAST, _PAST, st.sampled_from([None, True, False]), kept()),
            max_size=2,
        ),
        "buddy_wishes": st.lists(
            st.builds(
                BuddyWish, st.sampled_from(["", "taal"]), _PAST, st.just(["ti", "nl"]), st.lists(kept(), max_size=2),
                st.just(["only_women"]), st.none() | st.integers(0, 40), kept(), kept(), st.none() | day(),
            ),
            max_size=2,
        ),
        "buddy_matches": st.lists(
            st.builds(
                BuddyMatch, st.just("b"), st.just("taal"), _PAST, st.sampled_from([None, *get_args(Frequency)]),
                st.none() | day(), kept(),
            ),
            max_size=2,
        ),
        "case_decisions": st.lists(
            st.builds(CaseDecision, st.just("o"), _PAST, title, st.none(), st.sampled_from([None, "verwijzing-0"])),
            max_size=2,
        ),
        "certificates": st.lists(
            st.builds(Certificate, st.sampled_from(["pvt", "knm"]), _PAST, kept(), kept()),
            max_size=2, unique_by=lambda one: one.part,
        ),
    }  # fmt: skip


def arrangement() -> st.SearchStrategy[Arrangement]:
    reason = kept().map(lambda text: f"R{text}")
    made = st.builds(
        Arrangement, _ROUND, st.just("appointment"), _PAST, day(), kept(), kept(), st.just("10:30"), kept()
    )
    moved = st.builds(Arrangement, _ROUND, st.just("moved"), _PAST, day(), reason, kept())
    return made | moved | st.builds(Arrangement, _ROUND, st.just("skipped"), _PAST, reason=reason)


@st.composite
def referrals(draw: st.DrawFn) -> list[Referral]:
    """Some referrals, each perhaps in the place of an earlier one, or of one that is gone."""
    found = draw(_REFERRALS)
    for number, referral in enumerate(found):
        earlier = [None, "weg", *(before.id for before in found[:number])]
        referral.id, referral.instead_of = f"verwijzing-{number}", draw(st.sampled_from(earlier))
    return found


_PAST = st.dates(date(1900, 1, 1), date(2026, 1, 1))
_ORGANISATION, _ROUND = st.sampled_from(ORGANISATIONS), st.sampled_from(["start", "half_year"])
_REFERRALS = st.lists(
    st.builds(
        Referral, _ORGANISATION, _ROUND, need=kept(), history=st.lists(step(), max_size=3),
        way=st.sampled_from([None, *get_args(Way)]), professional=kept(),
    ),
    max_size=2,
)  # fmt: skip
