"""The pages by name. Each is imported only when it is asked for, so that the program starts quickly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import DossierMissing
from desktop.views.background import Background
from desktop.views.desk import Desk, Tone
from desktop.views.page import Page

if TYPE_CHECKING:
    from desktop.dossier.model import Conversation, Dossier
    from desktop.guide import Guide
    from desktop.translate.machine import Machine

Tell = Callable[[str, Tone], None]
Today = Callable[[], date]


def build(desk: Desk, name: str, ids: dict[str, str]) -> Page:
    """Build the page with this name.

    Raises:
        KeyError: there is no such page.
        UserError: its dossier or conversation is not there, or the vault cannot be read.
    """
    if name == "dossiers":
        from desktop.views.newcomers.dossiers import DossiersPage

        return DossiersPage(desk)
    if name in ("preferences", "about", "languages", "review", "vault"):
        return _aside(desk, name, ids)
    if name in ("work", "planning", "monitor", "tips", "household"):
        return _over_all(desk, name, ids)
    if name in ("around", "directory", "meetings", "meeting", "buddies", "coordination", "sitting", "deadlines"):
        return _around(desk, name, ids)
    if name == "dossier":
        return _dossier(desk, ids)
    dossier = desk.dossiers.open(ids["dossier"]) if "dossier" in ids else None
    if dossier is not None:
        desk.dossiers.log.note_reading("opened", dossier.id)
    if name == "newcomer":
        from desktop.views.newcomers.newcomer import NewcomerPage

        return NewcomerPage(desk, dossier)
    if name == "paper":
        from desktop.views.papers.paper_page import PaperPage

        return PaperPage(desk, dossier, ids)
    if dossier is None:
        raise DossierMissing
    return _of_dossier(desk, name, dossier, ids)


def _dossier(desk: Desk, ids: dict[str, str]) -> Page:
    """One newcomer. The page reads the dossier once its first frame is there, and notes that somebody looked."""
    from desktop.views.newcomers.dossier import DossierPage

    return DossierPage(desk, ids["dossier"], ids.get("from", ""), desk.place)


def _aside(desk: Desk, name: str, ids: dict[str, str]) -> Page:
    """What stands beside the dossiers."""
    if name == "languages":
        return languages(desk.guide, desk.background, desk.today, desk.tell, desk.machine)
    if name == "review":
        return review(desk.guide, ids["language"], desk.background, desk.today, desk.tell)
    if name == "vault":
        from desktop.views.vault_page.vault_page import VaultPage

        return VaultPage(desk)
    if name == "about":
        from desktop.views.about.about_page import AboutPage

        return AboutPage(desk)
    from desktop.views.preferences import PreferencesPage

    return PreferencesPage(desk)


def _over_all(desk: Desk, name: str, ids: dict[str, str]) -> Page:
    """About more than one newcomer."""
    if name == "work":
        from desktop.views.work.work_page import WorkPage

        return WorkPage(desk, ids)
    if name == "planning":
        from desktop.views.planning.planning_page import PlanningPage

        return PlanningPage(desk, ids)
    if name == "monitor":
        from desktop.views.monitor.monitor_page import MonitorPage

        return MonitorPage(desk, ids)
    if name == "tips":
        from desktop.views.tips.tips_page import TipsPage

        return TipsPage(desk, ids)
    from desktop.views.household.household_page import HouseholdPage

    return HouseholdPage(desk, ids["household"], ids)


def _around(desk: Desk, name: str, ids: dict[str, str]) -> Page:
    """What there is around the conversations."""
    if name == "directory":
        from desktop.views.directory.directory_page import DirectoryPage

        chosen = desk.dossiers.open(ids["dossier"]) if "dossier" in ids else None
        if chosen is not None:
            desk.dossiers.log.note_reading("opened", chosen.id)
        return DirectoryPage(desk, chosen, ids)
    if name == "meetings":
        from desktop.views.meetings.meetings_page import MeetingsPage

        return MeetingsPage(desk, ids)
    if name == "meeting":
        from desktop.views.meetings.meeting_page import MeetingPage

        return MeetingPage(desk, ids)
    if name == "buddies":
        from desktop.views.buddies.buddies_page import BuddiesPage

        return BuddiesPage(desk, ids)
    if name in ("coordination", "sitting"):
        from desktop.views.coordination.coordination_page import CoordinationPage
        from desktop.views.coordination.sitting_page import SittingPage, last_sitting

        sitting = ids.get("sitting") or last_sitting(desk) if name == "sitting" else ""
        return SittingPage(desk, sitting) if sitting else CoordinationPage(desk)
    if name == "deadlines":
        from desktop.views.integration.deadlines_page import DeadlinesPage

        return DeadlinesPage(desk, ids)
    from desktop.views.around.around_page import AroundPage

    return AroundPage(desk)


def _of_dossier(desk: Desk, name: str, dossier: Dossier, ids: dict[str, str]) -> Page:
    if name == "referrals":
        from desktop.views.referrals.referrals_page import ReferralsPage

        return ReferralsPage(desk, dossier, ids.get("referral", ""), ids.get("from", ""))
    if name == "timeline":
        from desktop.views.timeline.timeline_page import TimelinePage

        return TimelinePage(desk, dossier, ids.get("from", ""))
    if name == "buddy":
        from desktop.views.buddies.buddy_page import BuddyPage

        return BuddyPage(desk, dossier, ids.get("from", ""))
    if name == "integration":
        from desktop.views.integration.integration_page import IntegrationPage

        return IntegrationPage(desk, dossier, ids.get("from", ""))
    if name == "rights":
        from desktop.views.newcomers.rights import RightsPage

        return RightsPage(desk, dossier)
    return _of_conversation(desk, name, dossier, ids)


def languages(guide: Guide, background: Background, today: Today, tell: Tell, machine: Machine | None) -> Page:
    """The page of languages and translations. It holds no case data, and works without a vault."""
    from desktop.translate.machine import Machine
    from desktop.views.languages.languages_page import LanguagesPage

    page = LanguagesPage(guide, background, today, tell, machine or Machine(paths.models()))
    page.review.connect(lambda code: page.go.emit("review", {"language": code}))
    return page


def review(guide: Guide, code: str, background: Background, today: Today, tell: Tell) -> Page:
    """The page on which an interpreter reviews the translations of a language; it too works without a vault."""
    from desktop.views.languages.review_page import ReviewPage

    return ReviewPage(guide, code, background, today, tell)


def _of_conversation(desk: Desk, name: str, dossier: Dossier, ids: dict[str, str]) -> Page:
    conversation = _conversation(dossier, ids)
    if name == "interview":
        from desktop.views.conversation.interview import InterviewPage

        if "question" in ids:
            conversation.at_question = ids["question"]
        return InterviewPage(desk, dossier, conversation, desk.place)
    if name == "promises":
        from desktop.views.follow_up.promises import PromisesPage

        return PromisesPage(desk, dossier, conversation)
    if name == "actions":
        from desktop.views.agreements.actions import ActionsPage

        return ActionsPage(desk, dossier, conversation)
    if name == "changes":
        from desktop.views.follow_up.changes import ChangesPage

        return ChangesPage(desk, dossier, conversation)
    if name == "letters":
        from desktop.views.papers.letters import LettersPage

        return LettersPage(desk, dossier, conversation, ids)
    raise KeyError(name)


def _conversation(dossier: Dossier, ids: dict[str, str]) -> Conversation:
    try:
        return dossier.conversation(ids["conversation"])
    except KeyError:
        raise DossierMissing from None
