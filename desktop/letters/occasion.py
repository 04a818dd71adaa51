"""What every paper of one conversation is made from, and how its dates, names and words are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from desktop.dossier.history import answers_today
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Referral
from desktop.dossier.progress import counted, known_before
from desktop.dossier.waiting import Waited
from desktop.guide import Guide, fill
from desktop.letters.model import Letterhead
from desktop.municipality.kept import nearest
from desktop.municipality.logo import picture
from desktop.municipality.model import Organisation
from desktop.questions.model import Domain

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_BRIEFLY = ("jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")


@dataclass(frozen=True)
class Occasion:
    """One conversation of one dossier, on the day its papers are made.

    Attributes:
        waits: what the history tells of how long people wait, by id of the organisation.
    """

    guide: Guide
    dossier: Dossier
    conversation: Conversation
    today: date
    waits: Mapping[str, Waited] = field(default_factory=dict)

    @classmethod
    def of_referral(
        cls,
        guide: Guide,
        dossier: Dossier,
        referral: Referral,
        today: date,
        waits: Mapping[str, Waited] | None = None,
    ) -> Occasion:
        """The conversation in which a referral was agreed; an empty one when it is no longer kept."""
        held = (talk for talk in reversed(dossier.conversations) if talk.round == referral.round)
        talk = next(held, None) or Conversation(referral.round, today, dossier.newcomer.language)
        return cls(guide, dossier, talk, today, waits or {})

    @cached_property
    def domains(self) -> list[Domain]:
        """The life domains of this round, each with the questions that were asked now."""
        asked = self.guide.questionnaire.asked(self.conversation.round)
        ids, _ = counted(asked, self.guide.conditions, self.dossier, self.conversation, self._before)
        kept = [(domain, tuple(item for item in domain.questions if item.id in ids)) for domain in asked]
        return [domain.model_copy(update={"questions": questions}) for domain, questions in kept if questions]

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """What is known now: this conversation's answers, and the latest earlier ones to the rest.

        An answer to a question that turned out not to be asked is not known, nor one to another form of a question
        that cannot be compared. The others come in the form of today.
        """
        round_ids = {
            question.id
            for domain in self.guide.questionnaire.asked(self.conversation.round)
            for question in domain.questions
        }
        known = {key: answer for key, answer in self._before.items() if key not in round_ids}
        asked = {question.id for domain in self.domains for question in domain.questions}
        own = {key: answer for key, answer in self.conversation.answers.items() if answer.state != "answered"}
        own |= answers_today(self.guide.questionnaire, self.conversation)
        return known | {key: answer for key, answer in own.items() if key in asked}

    @cached_property
    def _before(self) -> Mapping[str, Answer]:
        return known_before(self.guide.conditions, self.dossier, self.conversation, self.guide.questionnaire)

    @cached_property
    def letterhead(self) -> Letterhead:
        """The municipality's letterhead."""
        return letterhead(self.guide)

    @property
    def round_title(self) -> str:
        """What this conversation is called; the round's id when the municipality no longer plans it."""
        return self.guide.questionnaire.round_title(self.conversation.round)

    @property
    def actions(self) -> list[Action]:
        """Actions agreed in this conversation and not dropped, by due date."""
        return by_date(
            [
                action
                for action in self.dossier.actions
                if action.round == self.conversation.round and action.status != "dropped"
            ]
        )

    @property
    def referrals(self) -> list[Referral]:
        """Referrals agreed in this conversation that were not called off."""
        return [
            referral
            for referral in self.dossier.referrals
            if referral.round == self.conversation.round and referral.status not in ("refused", "withdrawn")
        ]

    def discreet(self, subject: Action | Referral) -> bool:
        """Whether the organisation's name alone tells too much at home: it stands on nothing that is taken there."""
        name = subject.owner if isinstance(subject, Action) else subject.organisation
        organisation = self.guide.municipality.organisation_by_id.get(name)
        return organisation is not None and self.guide.municipality.role_of(organisation).discreet

    def organisation_name(self, organisation_id: str) -> str:
        """An organisation's name; its id when it is no longer in the directory."""
        organisation = self.guide.municipality.organisation_by_id.get(organisation_id)
        return organisation.name if organisation else organisation_id

    def organisation(self, organisation_id: str) -> Organisation | str:
        """An organisation of the directory; its id when it is no longer there."""
        return self.guide.municipality.organisation_by_id.get(organisation_id) or organisation_id

    def owner_name(self, owner: str) -> str:
        """Who does an action, in Dutch words."""
        known = {
            "newcomer": self.dossier.newcomer.name or "de nieuwkomer",
            "professional": self.conversation.professional or "de gemeente",
            "interpreter": self.conversation.interpreter or "de tolk",
        }
        return known.get(owner) or self.organisation_name(owner)

    def places(self, organisation: str = "") -> dict[str, str | date]:
        """What stands in the places of the municipality's own texts, by name."""
        head = self.guide.municipality.settings.letterhead
        ways = [f"bel {head.phone}" if head.phone else "", f"mail {head.email}" if head.email else ""]
        return {
            "contact": " of ".join(way for way in ways if way) or f"schrijf naar {', '.join(head.address)}",
            "date": self.conversation.held_on,
            "municipality": self.guide.municipality.name,
            "organisation": organisation,
            "professional": self.conversation.professional,
        }

    def worded(self, words: str, organisation: str = "", **more: str | date) -> str:
        """A text of `letters.yaml` with its places filled in; a comma that a missing name leaves in front goes.

        Args:
            more: places that only this paper has (`municipality.letters.MORE_PLACES`).
        """
        given = {
            name: in_dutch(value) if isinstance(value, date) else value
            for name, value in (self.places(organisation) | more).items()
        }
        return fill(words, given).lstrip(" ,")

    def stem(self, paper: str) -> str:
        """A file name for a paper, without ending: the day and the paper, never a person."""
        return f"{self.conversation.held_on.isoformat()}-{paper}"

    def stem_today(self, paper: str) -> str:
        """The same for a paper of today, that no conversation belongs to."""
        return f"{self.today.isoformat()}-{paper}"


def letterhead(guide: Guide) -> Letterhead:
    """The municipality's letterhead, also for papers about many newcomers; without a logo when that cannot be drawn."""
    settings = guide.municipality.settings
    head = settings.letterhead
    phone = f"Telefoon {head.phone}" if head.phone else ""
    lines = (*head.address, phone, head.email, head.website)
    logo, problem = picture(nearest(Path(guide.municipality.folder)), head.logo) if head.logo else (None, "")
    trouble = f"Er staat geen logo op de papieren: {problem} Of vraag het aan uw beheerder." if problem else ""
    return Letterhead(settings.name, tuple(line for line in lines if line), logo, trouble)


def by_date(actions: list[Action]) -> list[Action]:
    """Actions by due date; those without one come last."""
    return sorted(actions, key=lambda action: action.due_on or date.max)


def in_dutch(day: date) -> str:
    """A date as one writes it in a Dutch letter: 31 mei 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def briefly_in_dutch(day: date) -> str:
    """The same in a narrow column: 16 nov. 2026."""
    return f"{day.day} {_BRIEFLY[day.month - 1]} {day.year}"
