"""A hand for the page of referrals, and somebody who was referred."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import (
    Action,
    Consent,
    Conversation,
    Dossier,
    Newcomer,
    Referral,
    ReferralStatus,
    SentLetter,
    Step,
)
from desktop.views.desk import Desk
from desktop.views.referrals.referrals_page import ReferralsPage

Show = Callable[..., ReferralsPage]
HELD = date(2026, 8, 3)


def steps(*taken: tuple[ReferralStatus, date]) -> list[Step]:
    """A history that begins with the day of the conversation."""
    return [Step("drafted", HELD), *(Step(status, on) for status, on in taken)]


def made() -> Dossier:
    """Somebody with two referrals, the first of which may still be quiet, and an appointment for an action."""
    return Dossier(
        Newcomer("Yusuf Hamdan", "ar"),
        [Conversation("start", HELD, "ar", professional="Noor de Wit", completed=True)],
        consents=[Consent("taalhuis", "given", HELD, signed=True), Consent("buddies", "given", HELD)],
        actions=[Action("Fiets zoeken", "newcomer", "start", date(2026, 10, 1))],
        referrals=[
            Referral("taalhuis", "start", need="Een taalmaatje", history=steps(("sent", date(2026, 8, 20))), id="taal"),
            Referral("buddies", "start", need="Een buddy", history=steps(), id="buddy"),
        ],
        sent=[SentLetter("taalhuis", "referral", date(2026, 8, 20), "Doorverwijzing", [], ["taal"], id="brief")],
    )


def shown(qtbot: QtBot, desk: Desk, dossier: Dossier, referral_id: str = "taal") -> ReferralsPage:
    """The page of a dossier as it stands in the vault, on the screen."""
    page = ReferralsPage(desk, desk.dossiers.open(dossier.id), referral_id)
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    return page


def referral(desk: Desk, dossier: Dossier, referral_id: str = "taal") -> Referral:
    """A referral as it is in the vault now."""
    return next(one for one in desk.dossiers.open(dossier.id).referrals if one.id == referral_id)


def line(page: QWidget, name: str) -> QLineEdit:
    """A line to type in."""
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def said(page: QWidget, name: str) -> str:
    """What one label says; empty while it is hidden."""
    QApplication.processEvents()
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found.text() if found.isVisible() else ""


def typed(page: QWidget, name: str, text: str) -> None:
    """Type into a line, and leave it."""
    line(page, name).setText(text)
    line(page, name).editingFinished.emit()


def offered(page: QWidget) -> list[str]:
    """The steps that can be clicked, in their order on the page."""
    QApplication.processEvents()
    found = [one for one in page.findChildren(QAbstractButton) if one.objectName().startswith("step:")]
    return [one.objectName().removeprefix("step:") for one in found if one.isVisible()]


def order(page: QWidget) -> list[str]:
    """Ids of the referrals in the list, from top to bottom."""
    QApplication.processEvents()
    tiles = [one for one in page.findChildren(QAbstractButton) if one.objectName().startswith("referral:")]
    return [tile.objectName().removeprefix("referral:") for tile in sorted(tiles, key=lambda tile: tile.y())]


def there(page: QWidget, name: str) -> bool:
    """Whether a part of the page can be seen."""
    QApplication.processEvents()
    return any(part.isVisible() for part in page.findChildren(QFrame, name))
