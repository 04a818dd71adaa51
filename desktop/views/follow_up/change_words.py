"""Changes and conversations in Dutch words, for the page of changes and the drawings on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QDate

from desktop.dossier.changes import Change, Kind
from desktop.dossier.course import Course, Score
from desktop.dossier.model import Conversation
from desktop.forms.colours import Shade
from desktop.questions.model import Question, Questionnaire
from desktop.views import wording
from desktop.views.follow_up.answer_words import said

KINDS: dict[Kind, tuple[str, str, Shade]] = {
    "better": ("beter", "arrow-up", Shade.GOOD),
    "worse": ("minder goed", "arrow-down", Shade.DANGER),
    "declined": ("wil er nu niet over praten", "speech-off", Shade.ACCENT),
    "different": ("anders", "refresh", Shade.ACCENT),
    "new": ("nieuw", "plus", Shade.ACCENT),
    "not_comparable": ("niet te vergelijken", "question", Shade.MUTED),
    "gone": ("nu geen antwoord", "minus", Shade.MUTED),
    "same": ("gelijk gebleven", "equal", Shade.MUTED),
}
"""Of each kind, in the order in which they are told: the words, the picture, the colour of the picture."""
FOLDED: dict[Kind, str] = {"same": "gelijk bleef", "gone": "nu geen antwoord heeft"}
"""What nobody needs to see at once: counted, and shown when it is asked for. In words after 'wat'."""


def conversation_names(questionnaire: Questionnaire, conversations: Sequence[Conversation]) -> list[str]:
    """What each is called, like 'Startgesprek, 3 maart 2026'. Two of one round on one day are numbered; a round that
    nobody knows any more is a 'Gesprek'."""
    titles = [questionnaire.round_title(held.round) for held in conversations]
    known = ["Gesprek" if title == held.round else title for title, held in zip(titles, conversations, strict=True)]
    named = [f"{title}, {wording.day(held.held_on)}" for title, held in zip(known, conversations, strict=True)]
    return _told_apart(named, " ({}e van die dag)")


def short_days(conversations: Sequence[Conversation]) -> list[str]:
    """The day of each as briefly as they can still be told apart: 'mrt 2026', else '3-3-26', and '3-3 (2e)' for the
    second on one day."""
    months = [_written(held, "MMM yyyy").replace(".", "") for held in conversations]
    if len(set(months)) == len(months):
        return months
    numbered = _told_apart([_written(held, "d-M") for held in conversations], " ({}e)")
    whole = [_written(held, "d-M-yy") for held in conversations]
    return [day if whole.count(day) == 1 else short for day, short in zip(whole, numbered, strict=True)]


def unknown_rounds(questionnaire: Questionnaire, conversations: Sequence[Conversation]) -> list[str]:
    """Ids of rounds that nobody knows any more."""
    rounds = dict.fromkeys(held.round for held in conversations)
    return [name for name in rounds if questionnaire.round_title(name) == name]


def both_in_words(change: Change) -> str:
    """What a scale or a number did, like 'van 2 naar 4'; '' for what is told by two answers next to each other."""
    question, old, new = change.question, change.before, change.now
    if question.type not in ("scale", "number") or change.kind not in ("better", "worse", "different", "same"):
        return ""
    if old is None or new is None or not isinstance(old.value, int) or not isinstance(new.value, int):
        return ""
    unit = f" {question.unit}" if question.unit else ""
    return f"{new.value}{unit}, net als toen" if change.kind == "same" else f"van {old.value} naar {new.value}{unit}"


def ends_in_words(question: Question) -> str:
    """What the ends of a scale mean; '' for all else."""
    low, high = question.bounds
    return f"{low} is ‘{question.low}’, {high} is ‘{question.high}’" if question.type == "scale" else ""


def folded_in_words(kinds: Collection[Kind]) -> str:
    """What of it is folded away, like 'wat gelijk bleef of nu geen antwoord heeft'."""
    return f"wat {' of '.join(words for kind, words in FOLDED.items() if kind in kinds)}"


def otherwise_asked(change: Change) -> str:
    """How the question was asked then, when that was not as it is now; '' when it was."""
    earlier, later = change.earlier, change.later
    if later is not None and not later.certain:
        return "Het is niet zeker hoe dit nu is gevraagd."
    if earlier is None or earlier.form == "same":
        return ""
    if not earlier.certain:
        return "Het is niet zeker hoe dit toen is gevraagd."
    told = []
    if earlier.asked.text != change.question.text:
        told.append(f"Toen was de vraag: ‘{earlier.asked.text}’.")
    if earlier.form == "converted" and earlier.answer.state == "answered":
        then, now = said(earlier.asked, earlier.answer), said(change.question, change.before)
        told += [f"Het antwoord was toen ‘{then}’. Dat telt nu als ‘{now}’."] if then != now else []
    if earlier.form == "not_comparable" and not told:
        told.append("Het antwoord van toen hoort niet bij de vraag van nu.")
    return " ".join(told)


def course_in_words(course: Course, names: Sequence[str]) -> str:
    """Every value with its conversation, for who hears the page."""
    values = ("geen antwoord" if value is None else str(value) for value in course.values)
    told = "; ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True))
    return f"{told}. Van de eerste naar de laatste keer: {KINDS[course.kind][0]}."


def scores_in_words(scores: Sequence[Score], names: Sequence[str]) -> str:
    """Every score of the wheel, from 0 in the middle to 100 on the rim, for who hears the page."""
    lines = []
    for score in scores:
        values = ("geen antwoord" if value is None else f"{value:.0%}"[:-1] for value in score.scores)
        told = "; ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True))
        lines.append(f"{score.domain.title}. {told}.")
    return "\n".join(["Van 0, in het midden, tot 100, aan de rand: hoe hoger, hoe beter.", *lines])


def score_kind(before: float | None, now: float | None) -> Kind | None:
    """Which way a score went; None when one of the two is not there."""
    if before is None or now is None:
        return None
    return "same" if abs(now - before) < 1e-9 else "better" if now > before else "worse"


def _told_apart(names: Sequence[str], mark: str) -> list[str]:
    """The same names, those that stand there more than once with their number."""
    return [
        name + (mark.format(list(names[: place + 1]).count(name)) if list(names).count(name) > 1 else "")
        for place, name in enumerate(names)
    ]


def _written(held: Conversation, form: str) -> str:
    when = held.held_on
    return wording.DUTCH.toString(QDate(when.year, when.month, when.day), form)
