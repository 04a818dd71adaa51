"""What is kept about coming back: what was arranged about conversations, steps of civic integration, and goals.

For the newcomer himself, in the paper with everything that is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.letters.model import Block, Heading, Table
from desktop.letters.occasion import Occasion
from desktop.letters.what_changed import GOALS
from desktop.questions import dates
from desktop.questions.earlier import asked_then

_KINDS = {"appointment": "afspraak", "moved": "verzet", "skipped": "gaat niet door"}


def coming_back(occasion: Occasion) -> Iterator[Block]:
    """All of it; nothing where nothing is kept."""
    dossier = occasion.dossier
    if dossier.arrangements:
        yield Heading("Wat over gesprekken is geregeld")
        rows = tuple(_arranged(occasion, item) for item in dossier.arrangements)
        yield Table(("Gesprek", "Wat", "Waarom", "Besloten"), rows, (0.28, 0.28, 0.24, 0.2))
    if dossier.milestones:
        yield Heading("Uw stappen van de inburgering")
        steps = tuple(_step(occasion, item) for item in dossier.milestones)
        yield Table(("Stap", "Hoe het staat", "Wat het tegenhoudt"), steps, (0.36, 0.28, 0.36))
    if dossier.outcomes:
        yield Heading("Wat er van uw doelen werd")
        goals = tuple(_goal(occasion, item) for item in dossier.outcomes)
        yield Table(("Doel", "Stand", "Gezegd op"), goals, (0.54, 0.26, 0.2))


def _arranged(occasion: Occasion, item: Arrangement) -> tuple[str, ...]:
    title = occasion.guide.questionnaire.round_title(item.round)
    day = f"{_KINDS[item.kind]}: {dates.write(item.day)}" if item.day else _KINDS[item.kind]
    what = "\n".join(part for part in (day, item.time, item.place) if part)
    return title, what, item.reason or "–", "\n".join(part for part in (dates.write(item.on), item.by) if part)


def _step(occasion: Occasion, item: Milestone) -> tuple[str, ...]:
    titles = {step.id: step.title for step in occasion.guide.municipality.settings.steps}
    told = (("klaar op", item.done_on), ("verwacht op", item.expected_on))
    stands = "\n".join(f"{words} {dates.write(day)}" for words, day in told if day)
    since = f"sinds {dates.write(item.blocked_since)}" if item.blocked_since else ""
    blocked = "\n".join(part for part in (item.blocked, since) if part)
    return titles.get(item.step, item.step), stands or "–", blocked or "–"


def _goal(occasion: Occasion, item: Outcome) -> tuple[str, ...]:
    """The goal in the words in which it was set; the question it answered, when that answer is gone."""
    said = [talk.answers.get(item.question) for talk in occasion.dossier.conversations if talk.round == item.round]
    words = next((str(answer.value) for answer in said if answer and answer.value is not None), "")
    question = asked_then(occasion.guide.questionnaire, item.question, "")
    return words or question.text, GOALS[item.state], dates.write(item.on)
