"""The themes of a municipality's meetings for newcomers, and what tells that a theme would interest somebody."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from desktop.content import Document, Frozen, meant
from desktop.document import Place
from desktop.errors import Finding
from desktop.questions.conditions import compile_condition
from desktop.questions.model import Cel, Id, QuestionId, Questionnaire, Text


class Wish(Frozen):
    """An answer that tells that somebody wants to know more of a theme.

    Attributes:
        when: CEL over answers.
        reason: what that answer shows, as it stands behind a name: 'wil vrijwilligerswerk doen'.
    """

    when: Cel
    reason: Text


class MeetingTheme(Frozen):
    """What a meeting is about. Its title is translated under `meeting:<id>:title`.

    Attributes:
        id: stable for ever.
        title: as it stands on the invitation.
        icon: name of a picture of the program.
        domains: life domains that it is about: somebody's points of concern there are a reason to invite him.
        words: beginnings of words in a goal, or in what somebody said of himself, that tell of interest: 'fiets'.
        wishes: answers that tell of interest.
    """

    id: Id
    title: Text
    icon: Id = "people"
    domains: tuple[Id, ...] = Field(default=(), max_length=20)
    words: tuple[Text, ...] = Field(default=(), max_length=50)
    wishes: tuple[Wish, ...] = Field(default=(), max_length=20)


class MeetingSettings(Frozen):
    """What a municipality says of its meetings.

    Attributes:
        interests: ids of questions in the words of whose answers a theme is looked for; in goals it always is.
        themes: in the order in which they are offered.
    """

    interests: tuple[QuestionId, ...] = Field(default=(), max_length=20)
    themes: tuple[MeetingTheme, ...] = Field(default=(), max_length=60)

    def theme(self, theme_id: str) -> MeetingTheme | None:
        """The theme with this id, if it is still there."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)


def check(document: Document, settings: MeetingSettings, questionnaire: Questionnaire) -> Iterator[Finding]:
    """The mistakes in the themes of `municipality.yaml`, held against a questionnaire."""
    yield from _twice(document, settings)
    for number, name in enumerate(settings.interests):
        question = questionnaire.by_id.get(name)
        if question is None:
            problem = f"de vraag '{name}' bestaat niet.{meant(name, questionnaire.by_id)}"
        elif question.type != "text" or question.share != "normal" or questionnaire.sensitive(question):
            problem = f"'{name}' kan dit niet: kies een gewone vraag met een antwoord in woorden."
        else:
            continue
        yield document.finding(("meetings", "interests", number), problem)
    for index, theme in enumerate(settings.themes):
        here: Place = ("meetings", "themes", index)
        for number, domain in enumerate(theme.domains):
            if domain not in questionnaire.domain_by_id:
                problem = f"het leefgebied '{domain}' bestaat niet.{meant(domain, questionnaire.domain_by_id)}"
                yield document.finding((*here, "domains", number), problem)
        for number, word in enumerate(theme.words):
            if len(word) < 3 or not word.isalpha():
                problem = f"'{word}' is geen begin van een woord: minstens drie letters, zonder spatie."
                yield document.finding((*here, "words", number), problem)
        for number, wish in enumerate(theme.wishes):
            yield from _wish(document, (*here, "wishes", number, "when"), wish, questionnaire)


def _twice(document: Document, settings: MeetingSettings) -> Iterator[Finding]:
    ids = [theme.id for theme in settings.themes]
    for index, name in enumerate(ids):
        if name in ids[:index]:
            problem = f"de id '{name}' staat er twee keer. Geef elk thema een eigen id."
            yield document.finding(("meetings", "themes", index, "id"), problem)


def _wish(document: Document, place: Place, wish: Wish, questionnaire: Questionnaire) -> Iterator[Finding]:
    try:
        named = compile_condition(wish.when, questionnaire.by_id).questions
    except ValueError as error:
        yield document.finding(place, f"'when': {error}")
        return
    if not named:
        yield document.finding(place, "'when' noemt geen vraag. Een wens komt uit een antwoord.")
    for name in named:
        if questionnaire.by_id[name].share != "normal":
            problem = f"'{name}' is te gevoelig om iemand op uit te nodigen. Kies een andere vraag."
            yield document.finding(place, problem)
