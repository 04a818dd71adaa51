"""Which chapter of the manual fits which screen. Whoever makes a page names its chapter here; a test asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.views.help.manual import INDEX

PAGES: Mapping[str, str] = {
    "AboutPage": "voorkeuren.md",
    "ActionsPage": "voorstellen-en-acties.md",
    "AroundPage": "rondom.md",
    "BuddiesPage": "maatjes.md",
    "BuddyPage": "maatjes.md",
    "ChangesPage": "vervolggesprek.md",
    "ClosingPage": "reservekopie.md",
    "DirectoryPage": "sociale-kaart.md",
    "CoordinationPage": "overleg.md",
    "DossierPage": "dossier.md",
    "DossiersPage": "inschrijven.md",
    "DeadlinesPage": "inburgering.md",
    "HouseholdPage": "huishouden.md",
    "IntegrationPage": "inburgering.md",
    "InterviewPage": "gesprek.md",
    "LanguagesPage": "talen.md",
    "LanguagesStep": "beginnen.md",
    "LettersPage": "papieren.md",
    "MeetingPage": "bijeenkomsten.md",
    "MeetingsPage": "bijeenkomsten.md",
    "MonitorPage": "cijfers.md",
    "MunicipalityGonePage": "gemeente.md",
    "MunicipalityPage": "beginnen.md",
    "NewVaultPage": "beginnen.md",
    "NewcomerPage": "inschrijven.md",
    "PaperPage": "papieren.md",
    "PlanningPage": "planning.md",
    "PreferencesPage": "voorkeuren.md",
    "PromisesPage": "vervolggesprek.md",
    "RecoverPage": "kluis.md",
    "RecoveryKeyPage": "beginnen.md",
    "ReferralsPage": "doorverwijzen.md",
    "ReminderPage": "kluis.md",
    "RestorePage": "reservekopie.md",
    "ReviewPage": "talen.md",
    "RightsPage": "bewaren.md",
    "SittingPage": "overleg.md",
    "TimelinePage": "tijdlijn.md",
    "TipsPage": "tips.md",
    "UnlockPage": "beginnen.md",
    "VaultPage": "kluis.md",
    "WelcomePage": "beginnen.md",
    "WorkPage": "werklijst.md",
}
"""By the name of the page's class, so that no page has to be loaded for it."""

PARTS: Mapping[str, str] = {
    "BackupsPanel": "reservekopie.md",
    "CardsPanel": "scherm-nieuwkomer.md",
    "CorrectionPanel": "vertalen.md",
    "ExportPanel": "cijfers.md",
    "HoldersPanel": "kluis.md",
    "LogPanel": "kluis.md",
    "MachinePanel": "vertalen.md",
    "PhrasebookPanel": "scherm-nieuwkomer.md",
    "RetentionPanel": "bewaren.md",
    "TipsPanel": "tips.md",
    "VoicesPanel": "meegeven.md",
}
"""Parts of a page that have a chapter of their own: that one, while the part is open."""


def chapter_for(page: QWidget | None) -> str:
    """The chapter for what is on the screen now."""
    if page is None:
        return INDEX
    for part in page.findChildren(QWidget):
        chapter = PARTS.get(type(part).__name__)
        if chapter and part.isVisibleTo(page):
            return chapter
    return PAGES.get(type(page).__name__, INDEX)
