"""What changed since the last conversation, and how it went over all of them, for the report. Dutch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from desktop.dossier.changes import Change, Kind, changes, no_longer_asked
from desktop.dossier.coming_back import GoalState
from desktop.dossier.course import Course, Picture, picture, so_far
from desktop.dossier.goals import Goal, goals, reached
from desktop.dossier.history import EarlierAnswer
from desktop.dossier.model import Conversation
from desktop.letters.answer_words import as_given, briefly
from desktop.letters.drawings import icon
from desktop.letters.model import Block, Heading, Paragraph, Slope, Slopes, Spoke, Table, Wheel
from desktop.letters.occasion import Occasion, briefly_in_dutch, in_dutch
from desktop.letters.text import shortened

CHANGED: dict[Kind, str] = {
    "worse": "minder goed",
    "declined": "wil er nu niet over praten",
    "better": "beter",
    "new": "nieuw",
    "different": "anders",
    "gone": "nu geen antwoord",
    "not_comparable": "niet te vergelijken",
    "same": "gelijk gebleven",
}
"""In the order in which they are told."""
GOALS: dict[GoalState | None, str] = {
    "reached": "gelukt",
    "partly": "deels gelukt",
    "not_yet": "nog niet gelukt",
    "let_go": "geen doel meer",
    None: "nog niet besproken",
}
LONGEST_GOAL = 260
_LONGEST = 160
"""Signs of an answer: a long story stands below, with the other answers, and in the report of its own conversation."""
_SHARES = (0.36, 0.22, 0.22, 0.2)
_FEWEST = 3
"""Life domains that make a wheel."""


def what_changed(occasion: Occasion, earlier: Conversation) -> Iterator[Block]:
    """The goals, every change by life domain, the scales over all conversations, and the wheel."""
    yield from goals_told(occasion)
    yield from _changes(occasion, earlier)
    yield from _course(occasion)


def goals_told(occasion: Occasion) -> Iterator[Block]:
    """The goals of the last time, and those that were reached before."""
    questionnaire, dossier, held = occasion.guide.questionnaire, occasion.dossier, occasion.conversation
    last = goals(questionnaire, dossier, held)
    earlier = [goal for goal in reached(questionnaire, dossier, held) if _key(goal) not in {_key(one) for one in last}]
    if last or earlier:
        yield Heading("Wat er van de doelen is geworden")
        yield Table(("Doel", "Gesteld op", "Stand"), tuple(map(_goal, (*last, *earlier))), (0.46, 0.21, 0.33))


def _goal(goal: Goal) -> tuple[str, str, str]:
    since = f" ({in_dutch(goal.outcome.on)})" if goal.outcome else ""
    return shortened(goal.text, LONGEST_GOAL), in_dutch(goal.held_on), f"{GOALS[goal.state]}{since}"


def _key(goal: Goal) -> tuple[str, str]:
    return goal.question, goal.round


def _changes(occasion: Occasion, earlier: Conversation) -> Iterator[Block]:
    questionnaire, held = occasion.guide.questionnaire, occasion.conversation
    asked = {question.id for domain in occasion.domains for question in domain.questions}
    found = [
        change
        for change in changes(questionnaire, earlier, held, so_far(occasion.dossier, earlier)[:-1])
        if change.question.kept_as != "goal"  # told above, with what became of them
        and (change.question.id in asked or (change.later and held.round not in change.question.rounds))
    ]
    gone = no_longer_asked(questionnaire, earlier)
    if not found and not gone:
        return
    yield Heading(f"Wat er veranderd is sinds {in_dutch(earlier.held_on)}")
    counts = Counter(change.kind for change in found)
    yield Paragraph("; ".join(f"{words}: {counts[kind]}" for kind, words in CHANGED.items() if counts[kind]), "quiet")
    head = ("Vraag", in_dutch(earlier.held_on), in_dutch(held.held_on), "Verschil")
    begun = False
    for domain in questionnaire.domains:
        here = [change for change in found if change.question.domain == domain.id]
        told = [change for change in here if change.kind != "gone"]
        if here:
            yield Heading(domain.title, icon(domain), minor=True)
        if told:
            order = sorted(told, key=lambda change: list(CHANGED).index(change.kind))
            yield Table(head, tuple(_row(occasion, change) for change in order), _SHARES, continued=begun)
            begun = True
        if silent := len(here) - len(told):
            yield Paragraph(f"Nu geen antwoord: {silent} {'vraag' if silent == 1 else 'vragen'}", "quiet")
    if gone:
        yield Heading("Vragen die wij nu niet meer stellen", minor=True)
        yield Table(head, tuple(_gone(one) for one in gone), _SHARES, continued=begun)


def _row(occasion: Occasion, change: Change) -> tuple[str, str, str, str]:
    question = change.question
    given = as_given(question, change.earlier), as_given(question, change.later)
    words = (shortened(given[0], _LONGEST), shortened(given[1], _LONGEST))
    return "\n".join([question.text, *_otherwise(occasion, change)]), *words, _verdict(change)


def _otherwise(occasion: Occasion, change: Change) -> Iterator[str]:
    """When it was last spoken of, when that is longer ago; how the question was asked then, when that was otherwise;
    and what the answer counts for today."""
    earlier = change.earlier
    if earlier is None:
        return
    if change.longer_ago:
        yield f"Toen: {_called(occasion, earlier.conversation)}"
    if earlier.asked.text != change.question.text:
        yield f"Toen gevraagd: „{earlier.asked.text}”"
    if earlier.form == "converted" and earlier.answer.state == "answered":
        now = briefly(change.question, change.before)
        if now != as_given(change.question, earlier):
            yield f"Dat antwoord telt nu als: {now}"


def _called(occasion: Occasion, held: Conversation) -> str:
    title = occasion.guide.questionnaire.round_title(held.round)
    return f"{title if title != held.round else 'Gesprek'}, {in_dutch(held.held_on)}"


def _verdict(change: Change) -> str:
    words = CHANGED[change.kind]
    why = next((_why(given) for given in (change.earlier, change.later) if given and _why(given)), "")
    return f"{words}: {why}" if change.kind == "not_comparable" and why else words


def _why(given: EarlierAnswer) -> str:
    """Why an answer cannot be held against another; '' when it can."""
    if given.form != "not_comparable":
        return ""
    if given.apart:
        return "toen waren dit meer vragen, met verschillende antwoorden"
    if not given.certain:
        return "het is niet zeker hoe dit toen is gevraagd"
    if given.was and not given.was.comparable:
        return "de vraag is nu anders"
    return "dit antwoord hoort niet bij de vraag van nu"


def _gone(given: EarlierAnswer) -> tuple[str, str, str, str]:
    return given.asked.text, shortened(as_given(given.asked, given), _LONGEST), "–", "niet meer gevraagd"


def _course(occasion: Occasion) -> Iterator[Block]:
    """Every scale and number as a line, those that stayed alike in a sentence, and the life domains as a wheel."""
    asked = {question.id for domain in occasion.domains for question in domain.questions}
    whole = picture(occasion.guide.questionnaire, so_far(occasion.dossier, occasion.conversation))
    courses = [one for one in whole.courses if one.question.id in asked or one.values[-1] is None]
    moved = [one for one in courses if len(set(one.said)) > 1]
    if moved:
        yield Heading("Schalen en getallen in alle gesprekken")
        yield Paragraph("De dikke lijn is de beste kant. Stippels: toen was er geen antwoord.", "quiet")
        yield Slopes(days(whole), tuple(_slope(one) for one in moved))
    silent = [one for one in courses if one.values[-1] is None and one.question.id in asked]  # declined, or left open
    if still := [one for one in courses if one not in moved and one not in silent]:
        alike = "; ".join(f"{one.question.text} ({one.said[-1]})" for one in still)
        yield Paragraph(f"Steeds hetzelfde: {alike}", "quiet")
    yield from _wheel(occasion, whole)


def days(whole: Picture) -> tuple[str, ...]:
    """The days of the conversations, short enough for a narrow column."""
    return tuple(briefly_in_dutch(held.held_on) for held in whole.conversations)


def _slope(course: Course) -> Slope:
    question = course.question
    less = " (minder is beter)" if question.compare == "lower_is_better" else ""
    better_up = None if question.compare == "neutral" else question.compare == "higher_is_better"
    until_then = "tot dan toe " if course.values[-1] is None else ""
    verdict = f"{until_then}{CHANGED[course.kind]}{less}"
    return Slope(question.text, course.values, *course.ends, better_up, verdict)


def _wheel(occasion: Occasion, whole: Picture) -> Iterator[Block]:
    if len(whole.scores) < _FEWEST or len(whole.conversations) < 2:
        return
    yield Heading("De leefgebieden, toen en nu")
    yield Paragraph(occasion.guide.phrases["changes_wheel"])
    yield Paragraph(
        "Elk punt is het gemiddelde van wat de nieuwkomer zelf zei op de schalen van dat leefgebied. Alleen vragen "
        "die elke keer zijn beantwoord tellen mee. Het is geen cijfer, en leefgebieden zijn niet te vergelijken.",
        "quiet",
        close=True,
    )
    titles = occasion.guide.questionnaire.round_title
    names = tuple(f"{in_dutch(held.held_on)}: {titles(held.round)}" for held in whole.conversations)
    spokes = tuple(Spoke(score.domain.title, score.scores, icon(score.domain)) for score in whole.scores)
    yield Wheel(names, spokes)
