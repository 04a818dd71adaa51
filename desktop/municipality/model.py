"""A municipality as frozen data. Everything that differs between municipalities is here, nothing of it in code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from desktop.content import Frozen
from desktop.municipality.buddies import BuddySettings
from desktop.municipality.directory import Activity, Days, Names, Themes
from desktop.municipality.integration import Integration
from desktop.municipality.letters import Letters
from desktop.municipality.meetings import MeetingSettings
from desktop.questions.model import Cel, Domain, Extra, Id, QuestionId, Text
from desktop.settings import LONGEST_IDLE

OrganisationId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
RoleKind = Literal["care", "language", "income", "support", "buddy", "employer"]
Anchor = Literal["linked_on", "moved_in_on", "start"]
RetentionAnchor = Literal["last_conversation", "start", "linked_on", "moved_in_on"]
Basis = Literal["consent", "legal_task"]
Way = Literal["letter", "phone", "warm", "accompanied"]
Urgency = Literal["normal", "soon", "now"]
RESTRICTED: tuple[RoleKind, ...] = ("buddy", "employer")
STALE_AFTER = timedelta(days=183)


class Letterhead(Frozen):
    """What stands at the top of every paper.

    Attributes:
        address: lines of the address.
        phone: also printed for the newcomer, to call.
        email: for organisations that answer.
        website: of the municipality.
        logo: name of a PNG or JPEG in the municipality's folder.
    """

    address: tuple[Text, ...] = Field(min_length=1, max_length=6)
    phone: Extra = ""
    email: Extra = ""
    website: Extra = ""
    logo: Text | None = None

    @field_validator("logo")
    @classmethod
    def _lies_in_the_folder(cls, logo: str | None) -> str | None:
        if logo is not None and not re.fullmatch(r"[\w-][\w. -]{0,99}\.(png|jpe?g)", logo, re.IGNORECASE):
            raise ValueError("'logo' moet de naam zijn van een PNG of JPEG in deze map, zoals logo.png.")
        return logo


class PlannedRound(Frozen):
    """When a round is due.

    Attributes:
        id: a round of rounds.yaml.
        anchor: counted from: the day of assignment (koppeling), of moving in, or of the start conversation.
        months: so many months after it.
        days: and so many days.
    """

    id: Id
    anchor: Anchor
    months: int = Field(default=0, ge=0, le=120)
    days: int = Field(default=0, ge=0, le=366)


class Pillar(Frozen):
    """One of the municipality's goals, that indicators are grouped by.

    Attributes:
        id: what questions name.
        title: the goal in words.
    """

    id: Id
    title: Text


class IntegrationStep(Frozen):
    """A step of civic integration, as this municipality follows it.

    Attributes:
        id: stable for ever: dossiers name it.
        title: its name in words.
        date_from: the day that tells it is done, when the dossier knows it: assignment (koppeling), moving in, or the
            start conversation. A person records the others.
    """

    id: Id
    title: Text
    date_from: Anchor | None = None


class Role(Frozen):
    """What a kind of organisation may see of a dossier.

    Attributes:
        id: what organisations name.
        title: its name in words.
        kind: care roles alone may see care answers; buddy and employer roles see only the listed
            questions, all of them share: normal and not sensitive, nor in a sensitive domain.
        domains: life domains whose questions go.
        questions: single questions that go besides.
        discreet: the name of such an organisation alone tells too much at home, as that of help against violence does:
            nobody else of the household hears or reads that it helps.
    """

    id: Id
    title: Text
    kind: RoleKind
    domains: tuple[Id, ...] = Field(default=(), max_length=50)
    questions: tuple[QuestionId, ...] = Field(default=(), max_length=500)
    discreet: bool = False


class Organisation(Frozen):
    """An entry of the directory.

    Attributes:
        id: stable for ever: dossiers name it.
        name: as people know it.
        in_sentence: the same inside a Dutch sentence, where that needs an article: 'de huisarts'.
        role: id of the role that decides what it may see.
        offers: what for, in plain Dutch, one or two sentences.
        audience: who may come.
        languages: that are spoken there.
        cost: what it costs whoever comes.
        contact: whom to ask for.
        phone: printed for the newcomer.
        email: of the organisation.
        address: lines of the address.
        directions: how to get there.
        waiting_days: usual time until somebody is helped, in days; None when unknown.
        way: how one refers to it.
        verified_on: when somebody last checked this entry.
        themes: ids of life domains it helps with.
        icon: name of a picture of the program; that of its first theme when left out.
        neighbourhoods: for whom it is; the whole municipality when left out.
        days: weekdays on which one can come.
        words: more words by which people look for it, in Dutch.
        activities: its offers that have a name of their own.
        until: the first day on which it is no longer there: it is not proposed or found any more, and keeps its name.
    """

    id: OrganisationId
    name: Text
    in_sentence: Extra = ""
    role: Id
    offers: Text
    audience: Extra = ""
    languages: tuple[Text, ...] = ()
    cost: Extra = ""
    contact: Extra = ""
    phone: Extra = ""
    email: Extra = ""
    address: tuple[Text, ...] = ()
    directions: Extra = ""
    waiting_days: int | None = Field(default=None, ge=0, le=1500)
    way: Way = "letter"
    verified_on: date
    themes: Themes = ()
    icon: Extra = ""
    neighbourhoods: Names = ()
    days: Days = ()
    words: Names = ()
    activities: Annotated[tuple[Activity, ...], Field(max_length=100)] = ()
    until: date | None = None

    @property
    def spoken(self) -> str:
        """Its name inside a Dutch sentence."""
        return self.in_sentence or self.name

    def ended(self, today: date) -> bool:
        """Whether it is no longer there."""
        return self.until is not None and self.until <= today

    def stale(self, today: date) -> bool:
        """Whether nobody has checked it for half a year."""
        return today - self.verified_on > STALE_AFTER


class Rule(Frozen):
    """Proposes something when a condition over answers holds. Nothing is ever done by itself.

    Attributes:
        id: stable for ever: dossiers name it.
        propose: action, referral, or protocol (a card on the screen that says what to do in danger).
        when: CEL over answers.
        reason: why, in words that may follow "omdat": what the answer shows.
        title: what is to be done (action), what help is asked (referral), the heading (protocol).
        text: the card's text (protocol).
        organisation: id of whom it is referred to (referral).
        owner: who does it, for an action.
        within_days: default term.
        urgency: how soon; the most urgent come first.
        basis: legal basis of a referral.
        rounds: only in these; in every round when left out.
    """

    id: OrganisationId
    propose: Literal["action", "referral", "protocol"]
    when: Cel
    reason: Text
    title: Text
    text: Annotated[str, Field(max_length=3000)] = ""
    organisation: OrganisationId | None = None
    owner: Literal["newcomer", "professional"] = "professional"
    within_days: int = Field(default=14, ge=0, le=730)
    urgency: Urgency = "normal"
    basis: Basis = "consent"
    rounds: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _parts_fit_the_proposal(self) -> Rule:
        if self.propose == "referral" and not self.organisation:
            raise ValueError("een doorverwijzing heeft een 'organisation' nodig. Voeg haar toe.")
        if self.propose == "protocol" and not self.text:
            raise ValueError("een protocol heeft een 'text' nodig: wat de professional nu doet.")
        return self


class Settings(Frozen):
    """The file `municipality.yaml`.

    Attributes:
        id: its short name, which no other municipality has.
        name: as on the letterhead.
        letterhead: what stands at the top of every paper.
        lead_organisation: id of the organisation that leads.
        rounds: which rounds are held, and when; others are not asked.
        pillars: the goals of the municipality.
        steps: of civic integration, in their order.
        integration: what is followed of civic integration besides.
        roles: what each kind of organisation may see.
        skip_questions: ids of questions that are not asked.
        questions_version: raised by one whenever its own questions change, and never lowered; it stands behind the
            version of the questionnaire, as in 2026.1-mijndorp.1.
        translations: own, when its rules or organisations have ids that another municipality uses with other Dutch.
        record_origin: whether the country of origin is recorded.
        count_by: what a figure counts.
        retention_years: how long a dossier is kept; after that the program asks a person to delete it.
        retention_from: counted from the last conversation, the first one, the koppeling, or moving in.
        longest_extension: months, from today, that a dossier may be kept longer at a time, with a reason.
        longest_idle: minutes that a computer may stand idle before the vault locks; a professional may choose less.
        smallest_cell: the smallest number that is published.
        meetings: what its meetings for newcomers are about.
        buddies: the kinds of buddies it has.
        neighbourhoods: as people call them.
    """

    id: Id
    name: Text
    letterhead: Letterhead
    lead_organisation: OrganisationId | None = None
    rounds: tuple[PlannedRound, ...] = Field(min_length=1, max_length=50)
    pillars: tuple[Pillar, ...] = Field(default=(), max_length=50)
    steps: tuple[IntegrationStep, ...] = Field(default=(), max_length=30)
    integration: Integration = Integration()
    roles: tuple[Role, ...] = Field(min_length=1, max_length=100)
    skip_questions: tuple[QuestionId, ...] = ()
    questions_version: int = Field(default=0, ge=0, le=999_999)
    translations: Literal["shared", "own"] = "shared"
    record_origin: bool = True
    count_by: Literal["person", "household"] = "person"
    retention_years: int = Field(default=5, ge=1, le=20)
    retention_from: RetentionAnchor = "last_conversation"
    longest_extension: int = Field(default=12, ge=1, le=60)
    longest_idle: int = Field(default=LONGEST_IDLE, ge=1, le=LONGEST_IDLE)
    smallest_cell: int = Field(default=5, ge=3, le=50)
    meetings: MeetingSettings = MeetingSettings()
    buddies: BuddySettings = BuddySettings()
    neighbourhoods: tuple[Text, ...] = Field(default=(), max_length=100)


class Organisations(Frozen):
    """The file `organisations.yaml`.

    Attributes:
        notice: of what kind the data are, such as example data.
        organisations: the directory.
    """

    notice: Extra = ""
    organisations: tuple[Organisation, ...] = Field(min_length=1, max_length=1000)


class Rules(Frozen):
    """The file `rules.yaml`.

    Attributes:
        rules: in the order in which they are proposed, but for urgency.
    """

    rules: tuple[Rule, ...] = Field(min_length=1, max_length=1000)


class Municipality(Frozen):
    """All settings of one municipality together.

    Attributes:
        folder: where its logo is.
        domains: life domains that only this municipality asks.
        letters: how it words its letters.
    """

    folder: str
    settings: Settings
    notice: str
    organisations: tuple[Organisation, ...]
    rules: tuple[Rule, ...]
    domains: tuple[Domain, ...] = ()
    letters: Letters = Letters()

    @property
    def name(self) -> str:
        """Its name as on the letterhead."""
        return self.settings.name

    @cached_property
    def organisation_by_id(self) -> Mapping[str, Organisation]:
        """Every organisation by its id."""
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def role_by_id(self) -> Mapping[str, Role]:
        """Every role by its id."""
        return {role.id: role for role in self.settings.roles}

    def context(self, kind: Literal["rule", "organisation", "activity", "meeting"], item_id: str, part: str) -> str:
        """The catalog context of a text of a rule, an organisation, an activity or a theme: `rule:<id>:title`.

        A municipality whose `translations` are its own has its id in it: `rule:<municipality>:<id>:title`.
        """
        own = f"{self.settings.id}:" if self.settings.translations == "own" else ""
        return f"{kind}:{own}{item_id}:{part}"

    def letter_context(self, paper: str, part: str) -> str:
        """The catalog context of a letter text that the newcomer reads: `letter:<municipality>:agreements:opening`."""
        return f"letter:{self.settings.id}:{paper}:{part}"

    def present(self, today: date) -> list[Organisation]:
        """The organisations that are still there, in the order of the directory."""
        return [organisation for organisation in self.organisations if not organisation.ended(today)]

    def role_of(self, organisation: Organisation) -> Role:
        """The role that decides what an organisation may see."""
        return self.role_by_id[organisation.role]
