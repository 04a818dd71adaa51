"""What went to whom: kept when it goes, and held against a consent that is taken back. Plain data."""

from __future__ import annotations

from datetime import date

from desktop.dossier.agreements import decided_on, stop_asked
from desktop.dossier.model import Dossier, SentLetter, SentPaper
from desktop.views.papers.paper_maker import Paper


def keep(dossier: Dossier, paper: Paper, kind: SentPaper, today: date) -> SentLetter:
    """Add to the dossier that a letter went to its organisation today; its PDF is to be saved under the id of this."""
    sent = SentLetter(
        organisation=paper.letter.recipient,
        paper=kind,
        on=today,
        title=paper.letter.dutch_title,
        questions=[line.question for line in paper.disclosure.shown] if paper.disclosure else [],
        referrals=[referral.id for referral in paper.referrals],
    )
    dossier.sent.append(sent)
    return sent


def told_anew(dossier: Dossier, paper: Paper) -> bool:
    """Whether this letter tells its organisation other answers than the last one that is kept, or none is kept.

    A kept letter that is printed once more tells nothing new.
    """
    if paper.disclosure is None:
        return False
    about = {referral.id for referral in paper.referrals}
    kept = [one for one in dossier.sent if one.paper == "referral" and about & {*one.referrals}]
    last = max(reversed(kept), key=lambda one: one.on, default=None)
    return last is None or {*last.questions} != {line.question for line in paper.disclosure.shown}


def newest_first(dossier: Dossier) -> list[SentLetter]:
    """Everything that was sent; of one day the last one first."""
    return sorted(dossier.sent, key=lambda sent: sent.on)[::-1]


def withdrawn_on(dossier: Dossier, sent: SentLetter) -> date | None:
    """The day on which the newcomer took back the consent on which a letter was sent; None when he did not.

    A letter for a task of the law needed none. A letter that asks to stop is what follows, and never marked.
    """
    if sent.paper == "stop" or dossier.consent(sent.organisation) not in ("withdrawn", "refused"):
        return None
    bases = {referral.basis for referral in dossier.referrals if referral.id in sent.referrals}
    if bases and "consent" not in bases and not _was_allowed(dossier, sent):
        return None
    return decided_on(dossier, sent.organisation)


def asked_to_stop(dossier: Dossier, sent: SentLetter) -> date | None:
    """The day on which this organisation was asked to stop after the consent was taken back; None when it was not."""
    return stop_asked(dossier, sent.organisation) if withdrawn_on(dossier, sent) else None


def told_already(dossier: Dossier, organisation: str, question: str) -> SentLetter | None:
    """The last letter by which an organisation already knows the answer to a question."""
    found = [one for one in dossier.sent if one.organisation == organisation and question in one.questions]
    return max(found, key=lambda one: one.on, default=None)


def _was_allowed(dossier: Dossier, sent: SentLetter) -> bool:
    """Whether consent had been given when the letter went: then more may have been in it than the law asks."""
    before = [one for one in dossier.consents if one.organisation == sent.organisation and one.on <= sent.on]
    return bool(before) and max(before, key=lambda one: one.on).decision == "given"
