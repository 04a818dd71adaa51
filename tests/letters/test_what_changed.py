"""What changed, in the report and on the newcomer's own sheet: goals, answers of other versions, scales, the wheel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.dossier.coming_back import Outcome
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.letters.agreements import agreements
from desktop.letters.compose import packet
from desktop.letters.model import Facts, Heading, Letter, Promises, Slopes, Wheel
from desktop.letters.newcomer_changes import MOST
from desktop.letters.occasion import Occasion
from desktop.letters.report import report
from desktop.questions.model import Domain, Question, Was

from .saying import dutch, everything, headings, tables

HELD, LATER, LAST = date(2026, 5, 12), date(2026, 11, 13), date(2028, 5, 20)
UNKNOWN = "Een vraag die het programma niet meer kent"


def scale(question_id: str, text: str, **more: object) -> Question:
    given = {
        "low": "slecht",
        "high": "goed",
        "compare": "higher_is_better",
        "rounds": ("start", "half_year", "two_year"),
    }
    return Question.model_validate({"id": question_id, "type": "scale", "text": text, "purpose": "p", **given, **more})


def with_domains(guide: Guide, *domains: Domain) -> Guide:
    return replace(guide, questionnaire=guide.questionnaire.model_copy(update={"domains": domains}), conditions={})


def domain(domain_id: str, *questions: Question, sensitive: bool = False, icon: str = "home") -> Domain:
    return Domain(id=domain_id, title=domain_id.title(), icon=icon, minutes=5, questions=questions, sensitive=sensitive)


def talk(round_id: str, on: date, version: str = "1", **answers: object) -> Conversation:
    held = Conversation(round_id, on, "ar", version, completed=True)
    for name, value in answers.items():
        key = name.replace("__", ".")
        held.answers[key] = value if isinstance(value, Answer) else Answer(key, "answered", value)
    return held


def occasion(guide: Guide, dossier: Dossier) -> Occasion:
    return Occasion(guide, dossier, dossier.conversations[-1], LAST)


def rows(letter: Letter, heading: str) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in tables(letter)[heading]}


@pytest.fixture
def goal(guide: Guide) -> Guide:
    """The small municipality; what somebody wants to learn is a goal, and so is something private."""
    taal, gezondheid, geld = guide.questionnaire.domains
    wish = taal.questions[1].model_copy(update={"kept_as": "goal"})
    private = gezondheid.questions[3].model_copy(update={"kept_as": "goal"})
    return with_domains(
        guide,
        taal.model_copy(update={"questions": (taal.questions[0], wish)}),
        gezondheid.model_copy(update={"questions": (*gezondheid.questions[:2], private)}),
        geld,
    )


@pytest.fixture
def two_goals(dossier: Dossier) -> Dossier:
    """One goal of which it was said what became of it, and a private one; half a year later."""
    dossier.conversations[0].answers["gezondheid.ervaren"] = Answer("gezondheid.ervaren", "answered", "beter slapen")
    dossier.conversations.append(talk("half_year", LATER, taal__spreken=4))
    dossier.outcomes.append(Outcome("taal.wens", "start", "partly", LATER))
    return dossier


def test_the_report_tells_what_became_of_every_goal(goal: Guide, two_goals: Dossier) -> None:
    letter = report(occasion(goal, two_goals))
    assert rows(letter, "Wat er van de doelen is geworden") == {
        "lezen": ("12 mei 2026", "deels gelukt (13 november 2026)"),
        "beter slapen": ("12 mei 2026", "nog niet besproken"),
    }
    assert headings(letter).index("Wat er met de afspraken is gebeurd") < headings(letter).index(
        "Wat er van de doelen is geworden"
    )


def test_his_own_sheet_tells_of_goals_that_anybody_may_hear(goal: Guide, two_goals: Dossier) -> None:
    letter = agreements(occasion(goal, two_goals))
    at = letter.blocks.index(
        next(block for block in letter.blocks if isinstance(block, Heading) and block.icon == "flag")
    )
    block = letter.blocks[at + 1]
    assert isinstance(block, Promises)
    assert [(dutch(one.title), [dutch(line) for line in one.lines], one.done) for one in block.rows] == [
        ("lezen", [goal.phrases["goal_partly"]], False)
    ]
    assert "beter slapen" not in everything(letter)
    two_goals.outcomes.append(Outcome("taal.wens", "start", "reached", LATER))
    done = agreements(occasion(goal, two_goals))
    assert any(one.done for block in done.blocks if isinstance(block, Promises) for one in block.rows)


def sheet(guide: Guide, dossier: Dossier) -> Slopes | None:
    letter = agreements(occasion(guide, dossier))
    return next((block for block in letter.blocks if isinstance(block, Slopes)), None)


def test_his_own_sheet_shows_in_rounds_what_anybody_may_hear(guide: Guide) -> None:
    known = with_domains(
        guide,
        domain(
            "taal",
            scale("taal.goed", "Goed"),
            scale("taal.minder", "Minder", compare="lower_is_better"),
            scale("taal.slechter", "Slechter"),
            scale("taal.gelijk", "Gelijk"),
            scale("taal.zomaar", "Zomaar", compare="neutral"),
            scale("taal.deelbaar", "Deelbaar", share="consent"),
            scale("taal.teer", "Teer", sensitive=True),
            scale("taal.nieuw", "Nieuw"),
        ),
        domain("geld", scale("geld.brieven", "Brieven"), sensitive=True),
    )
    every = dict.fromkeys(["goed", "minder", "slechter", "gelijk", "zomaar", "deelbaar", "teer"])
    before = dict(every, goed=2, minder=5, slechter=3, gelijk=3, zomaar=1, deelbaar=1, teer=1)
    now = dict(every, goed=3, minder=2, slechter=2, gelijk=3, zomaar=5, deelbaar=5, teer=5, nieuw=5)
    dossier = Dossier(Newcomer("Samir Voorbeeld", "nl"), [
        talk("start", HELD, **{f"taal__{key}": value for key, value in before.items()}, geld__brieven=1),
        talk("half_year", LATER, **{f"taal__{key}": value for key, value in now.items()}, geld__brieven=5),
    ])  # fmt: skip
    block = sheet(known, dossier)
    assert block is not None
    assert block.dots
    told = {dutch(one.title): (one.values, dutch(one.verdict), one.icon) for one in block.rows}
    words = [guide.phrases[f"change_{kind}"] for kind in ("better", "worse", "same")]
    assert list(told.items()) == [
        ("Minder", ((1, 4), words[0], "home")),
        ("Goed", ((2, 3), words[0], "home")),
        ("Slechter", ((3, 2), words[1], "home")),
        ("Gelijk", ((3, 3), words[2], "home")),
    ]
    assert [dutch(day) for day in block.days] == ["Toen: 12 mei 2026", "Nu: 13 november 2026"]


def test_at_most_eight_rows_of_what_changed_most_and_the_good_first(guide: Guide) -> None:
    questions = [scale(f"taal.v{number}", f"Vraag {number}") for number in range(12)]
    known = with_domains(guide, domain("taal", *questions))
    steps = [0, 0, 0, 0, -4, 1, 1, 2, 3, 4, -1, -2]
    before = {f"taal__v{number}": 5 if step < 0 else 1 for number, step in enumerate(steps)}
    now = {name: before[name] + step for name, step in zip(before, steps, strict=True)}
    block = sheet(
        known, Dossier(Newcomer("Samir", "nl"), [talk("start", HELD, **before), talk("half_year", LATER, **now)])
    )
    assert block is not None
    assert len(block.rows) == MOST
    assert [one.values[1] - one.values[0] for one in block.rows] == [4, 3, 2, 1, 1, -4, -2, -1]  # type: ignore[operator]


def test_a_first_conversation_and_an_unchanged_language_tell_nothing_of_then(guide: Guide, dossier: Dossier) -> None:
    letter = agreements(occasion(guide, dossier))
    assert guide.phrases["agreements_changes_heading"] not in everything(letter)
    assert guide.phrases["agreements_goals_heading"] not in everything(letter)


def test_his_own_sheet_says_when_it_was_asked_last_and_nothing_of_what_he_declines(guide: Guide) -> None:
    names = ("huis", "buren", "slaap", "werk", "les")
    known = with_domains(guide, domain("taal", *(scale(f"taal.{name}", name.title()) for name in names)))
    declined = {name: Answer(f"taal.{name}", "declined") for name in names}
    dossier = Dossier(Newcomer("Samir", "nl"), [
        talk("start", HELD, taal__huis=1, taal__buren=2, taal__slaap=3, taal__les=3),
        talk("half_year", LATER, taal__buren=3, taal__slaap=declined["slaap"], taal__les=2),
        talk("two_year", LAST, taal__huis=5, taal__buren=2, taal__slaap=4, taal__werk=declined["werk"],
             taal__les=declined["les"]),
    ])  # fmt: skip
    letter = agreements(occasion(known, dossier))
    told = [
        (dutch(block.days[0]), [(dutch(one.title), one.values) for one in block.rows])
        for block in letter.blocks
        if isinstance(block, Slopes)
    ]
    assert told == [
        ("Toen: 13 november 2026", [("Buren", (3, 2))]),
        ("Toen: 12 mei 2026", [("Huis", (1, 5))]),
    ]


# What was answered longer ago, and what is declined or has no answer now, in the report


def test_a_change_is_held_against_the_last_time_that_it_was_spoken_of(guide: Guide) -> None:
    names = ("huis", "buren", "slaap", "les", "werk", "druk", "reis")
    known = with_domains(guide, domain("taal", *(scale(f"taal.{name}", name.title()) for name in names)))
    no = {name: Answer(f"taal.{name}", "declined") for name in names}
    held = [
        talk("vroeger", HELD, taal__huis=1, taal__slaap=3, taal__reis=4),
        talk("half_year", LATER, taal__buren=3, taal__slaap=no["slaap"], taal__les=no["les"], taal__druk=2),
        talk("two_year", LAST, taal__huis=5, taal__buren=no["buren"], taal__slaap=4, taal__les=no["les"],
             taal__werk=no["werk"]),
    ]  # fmt: skip
    letter = report(occasion(known, Dossier(Newcomer("Samir", "nl"), held)))
    declines = "Wil dit niet zeggen"
    assert list(rows(letter, "Taal").items()) == [
        ("Buren", ("3 / 5", declines, "wil er nu niet over praten")),
        ("Werk", ("–", declines, "wil er nu niet over praten")),
        ("Huis\nToen: Gesprek, 12 mei 2026", ("1 / 5", "5 / 5", "beter")),
        ("Slaap", (declines, "4 / 5", "anders")),
        ("Les", (declines, declines, "gelijk gebleven")),
    ]
    assert "Nu geen antwoord: 2 vragen" in everything(letter)
    assert "Steeds hetzelfde" not in everything(letter)
    held[0].round = "start"
    named = report(occasion(known, Dossier(Newcomer("Samir", "nl"), held)))
    assert "Huis\nToen: Startgesprek, 12 mei 2026" in rows(named, "Taal")


# Answers of other versions of the questionnaire, in the report

OLD = Was(
    id="taal.spreken", until="1", text="Spreekt u al wat Nederlands?", minimum=1, maximum=10,
    values={str(old): (old + 1) // 2 for old in range(1, 11)},
)  # fmt: skip


def versions(guide: Guide, *was: Was, **more: object) -> Guide:
    """Of the questions of today one has earlier forms."""
    return with_domains(guide, domain("taal", scale("taal.spreken", "Hoe spreekt u Nederlands?", was=was, **more)))


def compared(guide: Guide, old: Conversation, new: Conversation) -> Letter:
    return report(occasion(guide, Dossier(Newcomer("Samir", "nl"), [old, new])))


def test_an_answer_of_another_scale_is_told_as_it_was_and_as_it_counts(guide: Guide) -> None:
    letter = compared(
        versions(guide, OLD), talk("start", LATER, "1", taal__spreken=7), talk("half_year", LAST, "2", taal__spreken=2)
    )
    (row,) = rows(letter, "Taal").items()
    asked = "Hoe spreekt u Nederlands?\nToen gevraagd: „Spreekt u al wat Nederlands?”\nDat antwoord telt nu als: 4 / 5"
    assert row == (asked, ("7 / 10", "2 / 5", "minder goed"))


@pytest.mark.parametrize(
    ("was", "version", "reason"),
    [
        (OLD.model_copy(update={"comparable": False}), "1", "de vraag is nu anders"),
        (OLD.model_copy(update={"values": {"1": 1}}), "1", "dit antwoord hoort niet bij de vraag van nu"),
        (OLD, "", "het is niet zeker hoe dit toen is gevraagd"),
    ],
)
def test_what_cannot_be_compared_is_said_with_why(guide: Guide, was: Was, version: str, reason: str) -> None:
    old = talk("start", LATER, version, taal__spreken=7)
    letter = compared(versions(guide, was), old, talk("half_year", LAST, "2", taal__spreken=2))
    ((_, told),) = rows(letter, "Taal").items()
    assert told[0].startswith("7")
    assert told[2] == f"niet te vergelijken: {reason}"
    assert not [block for block in letter.blocks if isinstance(block, Slopes)], "nor is it drawn"


def test_of_questions_that_became_one_each_answer_stays_readable(guide: Guide) -> None:
    known = versions(guide, Was(id="taal.thuis"), Was(id="taal.buiten"))
    old, new = talk("start", LATER, "1", taal__thuis=1, taal__buiten=5), talk("half_year", LAST, "2", taal__spreken=2)
    ((_, told),) = rows(compared(known, old, new), "Taal").items()
    assert told[2] == "niet te vergelijken: toen waren dit meer vragen, met verschillende antwoorden"
    facts = [
        block
        for block in report(occasion(known, Dossier(Newcomer("Samir", "nl"), [old]))).blocks
        if isinstance(block, Facts)
    ]
    assert [fact.value for block in facts[1:] for fact in block.rows] == [
        "1 / 5 (slecht – goed)",
        "5 / 5 (slecht – goed)",
    ]


def test_answers_of_questions_that_are_gone_stay_readable(guide: Guide) -> None:
    known = versions(guide)
    old = talk("start", LATER, "1", taal__spreken=3, taal__weg="van toen", weg__helemaal=[{"name": "Noor"}])
    letter = compared(
        known,
        old,
        talk(
            "half_year",
            LAST,
            "1",
            taal__spreken=3,
            taal__ook_weg=Answer("taal.ook_weg", "answered", "van nu", "met een notitie"),
        ),
    )
    assert rows(letter, "Vragen die wij nu niet meer stellen") == {
        f"{UNKNOWN} (taal.weg)": ("van toen", "–", "niet meer gevraagd"),
        f"{UNKNOWN} (weg.helemaal)": ("Noor", "–", "niet meer gevraagd"),
    }
    gone = letter.blocks[letter.blocks.index(Heading("Vragen die wij nu niet meer zo stellen")) + 1]
    assert isinstance(gone, Facts)
    assert [(fact.label, fact.value, fact.note) for fact in gone.rows] == [
        (f"{UNKNOWN} (taal.ook_weg)", "van nu", "Notitie: met een notitie")
    ]


def test_an_old_report_tells_answers_as_they_were_asked(guide: Guide) -> None:
    renamed = OLD.model_copy(update={"id": "taal.praten"})
    letter = report(
        occasion(versions(guide, renamed), Dossier(Newcomer("Samir", "nl"), [talk("start", HELD, "1", taal__praten=9)]))
    )
    told = [(fact.label, fact.value) for block in letter.blocks if isinstance(block, Facts) for fact in block.rows]
    assert ("Spreekt u al wat Nederlands?", "9 / 10 (slecht – goed)") in told
    assert "Hoe spreekt u Nederlands?" not in dict(told)
    assert "Vragen die wij nu niet meer zo stellen" not in headings(letter)


# All conversations


def test_scales_run_through_all_conversations_and_domains_lie_over_each_other(guide: Guide) -> None:
    names = ("taal", "wonen", "werk")
    questions = {name: scale(f"{name}.goed", f"Hoe gaat het met {name}?") for name in names}
    stress = scale("werk.druk", "Hoe druk?", compare="lower_is_better")
    known = with_domains(
        guide,
        domain("taal", questions["taal"], icon="language"),
        domain("wonen", questions["wonen"], icon="er_niet"),
        domain("werk", questions["werk"], stress, icon="work"),
    )
    held = [
        talk("start", HELD, taal__goed=1, wonen__goed=3, werk__goed=2, werk__druk=5),
        talk("half_year", LATER, taal__goed=2, wonen__goed=3, werk__goed=2, werk__druk=4),
        talk("two_year", LAST, taal__goed=5, wonen__goed=3, werk__goed=1, werk__druk=2),
    ]
    letter = report(occasion(known, Dossier(Newcomer("Samir", "nl"), held)))
    (slopes,) = (block for block in letter.blocks if isinstance(block, Slopes))
    assert slopes.days == ("12 mei 2026", "13 nov. 2026", "20 mei 2028")
    assert [(one.title, one.values, one.better_up, one.verdict) for one in slopes.rows] == [
        ("Hoe gaat het met taal?", (1, 2, 5), True, "beter"),
        ("Hoe gaat het met werk?", (2, 2, 1), True, "minder goed"),
        ("Hoe druk?", (5, 4, 2), False, "beter (minder is beter)"),
    ]
    assert "Steeds hetzelfde: Hoe gaat het met wonen? (3)" in everything(letter)
    (wheel,) = (block for block in letter.blocks if isinstance(block, Wheel))
    assert wheel.days[0] == "12 mei 2026: Startgesprek"
    assert [(spoke.title, spoke.icon) for spoke in wheel.spokes] == [
        ("Taal", "language"), ("Wonen", ""), ("Werk", "work"),
    ]  # fmt: skip
    assert wheel.spokes[0].scores == (0.0, 0.25, 1.0)


def test_a_scale_that_he_declines_now_is_not_always_the_same(guide: Guide) -> None:
    known = with_domains(guide, domain("taal", scale("taal.goed", "Goed"), scale("taal.gelijk", "Gelijk")))
    held = [
        talk("start", HELD, taal__goed=1, taal__gelijk=3),
        talk("half_year", LATER, taal__goed=2, taal__gelijk=3),
        talk("two_year", LAST, **{f"taal__{name}": Answer(f"taal.{name}", "declined") for name in ("goed", "gelijk")}),
    ]
    letter = report(occasion(known, Dossier(Newcomer("Samir", "nl"), held)))
    (slopes,) = (block for block in letter.blocks if isinstance(block, Slopes))
    assert [(one.values, one.verdict) for one in slopes.rows] == [((1, 2, None), "tot dan toe beter")]
    assert "Steeds hetzelfde" not in everything(letter)


def test_a_municipality_with_few_scales_has_no_wheel(guide: Guide) -> None:
    letter = compared(versions(guide), talk("start", HELD, taal__spreken=1), talk("half_year", LAST, taal__spreken=2))
    assert not [block for block in letter.blocks if isinstance(block, Wheel)]
    assert [one.values for block in letter.blocks if isinstance(block, Slopes) for one in block.rows] == [(1, 2)]


def test_conversations_out_of_order_and_two_on_one_day_make_a_report(guide: Guide) -> None:
    held = [
        talk("two_year", LAST, taal__spreken=5),
        talk("start", HELD, taal__spreken=1),
        talk("vroeger", HELD, taal__spreken=2),
    ]
    dossier = Dossier(Newcomer("Samir", "nl"), held)
    for one in held:
        whole = packet(versions(guide), dossier, one, LAST)
        assert {"report", "agreements"} <= {letter.kind for letter in whole}
    letter = report(Occasion(versions(guide), dossier, held[0], LAST))
    (slopes,) = (block for block in letter.blocks if isinstance(block, Slopes))
    assert slopes.rows[0].values == (1, 2, 5)
