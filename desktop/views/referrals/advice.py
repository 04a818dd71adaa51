"""What a referral asks for now: one sentence and one way on, or nothing. No windows here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.dossier.agreements import decided, obstacle, to_be_stopped
from desktop.dossier.model import Decision, Dossier
from desktop.dossier.steps import followed_by
from desktop.views import wording
from desktop.views.referrals.standing import Standing

Act = Literal["letter", "reminder", "elsewhere", "follow", "stop"]
"""letter: the papers of its conversation. follow: the referral that came in its place."""
WAYS: dict[Act, str] = {
    "letter": "Naar de brief",
    "reminder": "Herinnering maken",
    "elsewhere": "Andere organisatie…",
    "follow": "Bekijk die",
    "stop": "Brief: stoppen en wissen",
}

SAID: dict[Decision, str] = {"given": "gegeven", "refused": "geweigerd", "withdrawn": "ingetrokken"}


@dataclass(frozen=True)
class Advice:
    """A sentence, what can be done about it, and how serious it is."""

    words: str
    act: Act
    tone: Literal["", "warning", "error"] = ""


def advice(dossier: Dossier, at: Standing) -> Advice | None:
    """What to do now; the most pressing thing only."""
    referral = at.referral
    latest = decided(dossier, referral.organisation)
    if latest and referral.basis == "consent" and to_be_stopped(dossier, referral.organisation):
        said = f"De toestemming is {SAID[latest.decision]} op {wording.day(latest.on)}."
        return Advice(f"{said} Vraag {at.spoken} om te stoppen en de gegevens te wissen.", "stop", "error")
    against = obstacle(dossier, referral.organisation, referral.basis) == "refused"
    if not against and (at.late or referral.status == "no_answer"):
        return Advice(at.late or f"{wording.begun(at.spoken)} gaf geen antwoord.", "reminder", "warning")
    if referral.status in ("refused", "withdrawn"):
        if followed_by(dossier, referral):
            return Advice("Dezelfde hulp is daarna ergens anders gevraagd.", "follow")
        if referral.status == "refused":
            return Advice(
                f"{wording.begun(at.spoken)} kan niet helpen. Vraag het ergens anders.", "elsewhere", "warning"
            )
    if referral.status == "drafted" and not against:
        return Advice("De brief is nog niet verstuurd.", "letter")
    return None
