"""Everything that guides a conversation, loaded together: questionnaire, municipality, phrases, catalogs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from desktop import paths
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.progress import counted, known_before
from desktop.dossier.proposals import Proposal, facts, propose
from desktop.errors import CorrectionRefused
from desktop.monitor import indicators
from desktop.monitor.indicators import Definitions
from desktop.municipality import load as municipality_load
from desktop.municipality import places
from desktop.municipality.model import Municipality, Organisation
from desktop.questions import cards
from desktop.questions import load as questions_load
from desktop.questions.cards import CardBook, KnownCard
from desktop.questions.conditions import Condition
from desktop.questions.model import Question, Questionnaire
from desktop.questions.phrasebook import PhraseBook
from desktop.questions.phrasebook import load as load_phrasebook
from desktop.translate import catalog as catalogs
from desktop.translate import shared
from desktop.translate.catalog import Catalog
from desktop.translate.corrections import Correction, Corrections
from desktop.translate.sources import Source, sources
from desktop.translate.taken_over import take_over

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Guide:
    """The content of a conversation in one municipality.

    Attributes:
        questionnaire: as this municipality asks it.
        conditions: compiled `ask_if` by question id.
        rules: compiled `when` by rule id.
        phrases: fixed Dutch sentences by id.
        translations: folder of the catalogs.
        phrasebook: sentences for around the questions.
        cards: how living here works.
        trouble: why this is a copy of the municipality, or an example instead of it; empty when it is its own folder.
        corrections: what interpreters of this municipality reviewed; None where nothing can be kept.
        indicators: what is counted over all dossiers, compiled.
    """

    questionnaire: Questionnaire
    municipality: Municipality
    conditions: Mapping[str, Condition]
    rules: Mapping[str, Condition]
    phrases: Mapping[str, str]
    translations: Path
    phrasebook: PhraseBook = field(default_factory=PhraseBook)
    cards: CardBook = field(default_factory=CardBook)
    trouble: str = ""
    corrections: Corrections | None = None
    indicators: Definitions = field(default_factory=Definitions)
    _catalogs: dict[str, Catalog] = field(default_factory=dict, repr=False, compare=False)
    _changing: Lock = field(default_factory=Lock, repr=False, compare=False)

    def catalog(self, code: str) -> Catalog:
        """The catalog of a language with this municipality's corrections, read at first use."""
        if code not in self._catalogs:
            with self._changing:  # what is corrected while this reads would be lost again
                if code not in self._catalogs:
                    self._catalogs[code] = catalogs.load(self.translations, code, self._corrections(code))
        return self._catalogs[code]

    def correct(self, code: str, corrections: Iterable[Correction]) -> None:
        """Keep corrected texts. From here on `catalog(code)` is another one, with these in it. Any thread may call it.

        Raises:
            CorrectionRefused: one of them cannot be used, or the disk refused; none of them was kept.
        """
        given, known = list(corrections), dict(self.sources())
        if any(item.context not in known for item in given):
            raise CorrectionRefused("Deze tekst is geen tekst van deze gemeente. Er is niets bewaard.")
        if self.corrections is None:
            raise CorrectionRefused("Hier kunnen geen vertalingen worden bewaard.")
        with self._changing:
            self.corrections.add(code, given)
            if code in self._catalogs:
                self._catalogs[code] = self._catalogs[code].also({item.context: item for item in given})

    def use_directory(self, organisations: Iterable[Organisation]) -> None:
        """From here on `municipality` is one with this directory: it was changed and saved. Any thread may call it.

        Whoever asks the guide for its municipality has the new one at once; the rules and cards stay what they are.
        """
        known = {name: getattr(self.municipality, name) for name in Municipality.model_fields}
        changed = Municipality(**known | {"organisations": tuple(organisations)})
        object.__setattr__(self, "municipality", changed)  # one step: who reads meanwhile has the old or the new

    def withdraw(self, code: str, context: str) -> None:
        """Forget a correction: from here on `catalog(code)` has the shipped text.

        Raises:
            CorrectionRefused: the disk refused; it is still there.
        """
        if self.corrections is not None:
            with self._changing:
                self.corrections.remove(code, context)
                if code in self._catalogs:
                    self._catalogs[code] = self._catalogs[code].corrected(self._corrections(code))

    def reviewed(self, code: str) -> Mapping[str, Correction]:
        """What somebody reviewed in a language, here or in the shipped catalog, by context: what a pack meets."""
        return self.catalog(code).reviewed(self.sources())

    def sources(self) -> list[Source]:
        """Every (context, Dutch) that a newcomer meets in this municipality, in that order."""
        return sources(self.questionnaire, self.phrases, [self.municipality], self.phrasebook, [self.cards])

    def phrase(self, phrase_id: str, code: str = "nl", **given: object) -> str:
        """A fixed sentence in a language, its {placeholders} filled in; the Dutch where there is no translation.

        Raises:
            KeyError: when there is no such phrase.
        """
        source = self.phrases[phrase_id]
        text = self.catalog(code).say(f"phrase:{phrase_id}", source)
        return fill(text, given)

    def say(self, code: str) -> Callable[[str, str], str]:
        """How a text is said in a language: a function of catalog context and Dutch source."""
        return self.catalog(code).say

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if this municipality asks it."""
        return self.questionnaire.by_id.get(question_id)

    def unspoken(self, question: Question) -> bool:
        """Whether its answer is not shown again on a screen that is looked at together: who it is about may sit there.

        So it is with what is for care alone and of which a yes asks for a protocol.
        """
        if question.share != "care" or question.type != "yes_no":
            return False
        protocols = (rule.id for rule in self.municipality.rules if rule.propose == "protocol")
        return any(question.id in self.rules[rule].questions for rule in protocols if rule in self.rules)

    def proposals(
        self, dossier: Dossier, conversation: Conversation, values: Mapping[str, Any] | None = None
    ) -> list[Proposal]:
        """What the rules propose for a conversation, most urgent first; answers that are hidden now do not count.

        Args:
            values: the answers that count, as `progress.counted` gives them, for who has them already.
        """
        counting = self._counting(dossier, conversation) if values is None else values
        return propose(self.municipality, self.rules, dossier, conversation, counting)

    def suggested(self, dossier: Dossier, conversation: Conversation) -> list[KnownCard]:
        """The cards that fit what was answered; answers that are hidden now do not count."""
        return self.cards.suggested(self._counting(dossier, conversation), **facts(dossier, conversation))

    def _counting(self, dossier: Dossier, conversation: Conversation) -> Mapping[str, Any]:
        """The answers that count, by question."""
        domains = self.questionnaire.asked(conversation.round)
        before = known_before(self.conditions, dossier, conversation, self.questionnaire)
        return counted(domains, self.conditions, dossier, conversation, before)[1]

    def _corrections(self, code: str) -> Mapping[str, Correction]:
        """What was reviewed on this machine, and what the municipality shares in its folder."""
        own = self.corrections.of(code) if self.corrections else {}
        return shared.later(own, shared.of(Path(self.municipality.folder), code, self.sources()))


def fill(text: str, given: Mapping[str, object]) -> str:
    """Put values in the place of {names}. Values are plain text: braces in them stay, as does what is not given."""
    return _PLACEHOLDER.sub(lambda found: str(given.get(found[1], found[0])), text)


def load(
    municipality: str,
    folder: Path | None = None,
    translations: Path | None = None,
    corrections: Path | None = None,
) -> Guide:
    """Load everything for one municipality, by the name of its folder, or the path of one that lies elsewhere.

    Args:
        corrections: the folder of its corrections; else its own in the settings of this person, by its id.

    Raises:
        FolderGone: its folder is not there, or not now.
        ContentError: with every mistake found, or when there is no such municipality.
    """
    folder = folder or paths.questionnaires()
    whole = questions_load.load(folder)
    phrases = questions_load.load_phrases(folder)
    phrasebook = load_phrasebook(folder)
    place = places.find(municipality, folder)
    settings, questionnaire = municipality_load.load(place, whole)
    extended = municipality_load.extended(whole, settings.domains, questionnaire.version)
    return Guide(
        questionnaire=questionnaire,
        municipality=settings,
        conditions=questions_load.conditions(questionnaire),
        rules=municipality_load.rule_conditions(settings, whole),
        phrases=phrases,
        translations=translations or paths.translations(),
        phrasebook=phrasebook,
        cards=cards.load(folder, extended, place, settings.organisation_by_id),
        corrections=Corrections(corrections) if corrections else _kept(settings.settings.id, place.name),
        indicators=indicators.load(folder, settings, extended, questionnaire),
    )


def _kept(municipality_id: str, name: str) -> Corrections:
    """What is kept for a municipality, with what stood under the name of its folder before."""
    own = Corrections(paths.corrections() / municipality_id)
    take_over(own, name)
    return own
