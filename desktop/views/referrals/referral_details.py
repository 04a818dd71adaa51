"""One referral, whole: its head, what happened and happens now, what was agreed, its papers."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.agreements import obstacle
from desktop.dossier.model import Dossier
from desktop.dossier.steps import possible
from desktop.forms.looks import label, look
from desktop.views.desk import Desk
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.referrals.advice import Advice, advice
from desktop.views.referrals.newcomer_words import NewcomerWords, sentence
from desktop.views.referrals.next_step import NextStep
from desktop.views.referrals.referral_facts import ReferralFacts, calling
from desktop.views.referrals.referral_head import ReferralHead
from desktop.views.referrals.referral_papers import ReferralPapers
from desktop.views.referrals.referral_timeline import ReferralTimeline
from desktop.views.referrals.standing import Standing
from desktop.views.referrals.withdrawal import Withdrawal
from desktop.views.scrolled import Scrolled

COLUMN = 36
"""Letters that a column must hold for two of them to stand side by side."""
REMIND = ("sent", "received", "waiting", "appointment", "no_answer")


class ReferralDetails(Scrolled):
    """Arranges the parts of one referral, and fills them. What is recorded stands first: the phone rings.

    Signals:

    Attributes:
        head, next_step, words, facts, papers, withdrawal: the parts, with their signals.
    """

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("referral_details", parent)
        self._desk, self._dossier = desk, dossier
        self.head, self.next_step, self.withdrawal = ReferralHead(), NextStep(), Withdrawal()
        self._timeline = ReferralTimeline()
        self.words = NewcomerWords(dossier.newcomer.name)
        self.facts, self.papers = ReferralFacts(desk.guide, dossier), ReferralPapers()
        course = QFrame()
        look(course, "card")
        inside = QVBoxLayout(course)
        inside.setContentsMargins(18, 14, 18, 16)
        inside.setSpacing(10)
        inside.addWidget(label("Verloop", "theme"))
        inside.addWidget(self._timeline)
        self.rows.setContentsMargins(4, 4, 16, 16)
        self.rows.setSpacing(12)
        self.rows.addWidget(self.head)
        self.rows.addWidget(self.withdrawal)
        columns = (_column(self.next_step, self.words, self.papers), _column(course, self.facts))
        self.rows.addWidget(SideBySide(columns, COLUMN, 16, (5, 4)))
        self.rows.addStretch(1)

    def show_referral(self, at: Standing, fresh: bool) -> None:
        """Show where a referral stands; `fresh` when its last step was recorded just now."""
        referral, guide = at.referral, self._desk.guide
        advised = advice(self._dossier, at)
        organisation = guide.municipality.organisation_by_id.get(referral.organisation)
        self.head.show_standing(at, calling(organisation), advised)
        self.show_course(at)
        last = referral.history[-1] if referral.history else None
        self.next_step.show_steps(possible(referral.status), last, fresh, self._desk.today())
        code = self._dossier.newcomer.language  # as on his papers
        self.words.show_words(guide, code, sentence(guide, code, at), fresh)
        self.facts.show_referral(referral, self._desk.waits())
        self.papers.offer(self._papers(at, advised))
        self.papers.show_letters(self._dossier, referral)

    def focus_on_more(self) -> None:
        """Put the keyboard where the rest of what was said can be typed, and bring that into sight."""
        self.next_step.focus_on_more()
        QTimer.singleShot(0, self, self._into_sight)  # once it has its place

    def _into_sight(self) -> None:
        typed = self.next_step.focusWidget()
        if typed is not None:
            self.ensureWidgetVisible(typed, 0, 60)

    def show_course(self, at: Standing) -> None:
        """Show its steps anew, and leave what is being typed alone."""
        self._timeline.show_referral(at.referral, at.state)

    def _papers(self, at: Standing, advised: Advice | None) -> list[str]:
        """What can be made, besides what is advised already."""
        referral = at.referral
        held = any(talk.round == referral.round for talk in self._dossier.conversations)
        against = obstacle(self._dossier, referral.organisation, referral.basis) == "refused"
        wanted = {
            "letter": held and not against,
            "reminder": referral.status in REMIND and not against,
            "elsewhere": bool(self._dossier.conversations) and referral.status != "completed",
            "stop": referral.basis == "consent" and self._dossier.consent(referral.organisation) == "withdrawn",
        }
        return [name for name, can in wanted.items() if can and (advised is None or advised.act != name)]


def _column(*cards: QWidget) -> QWidget:
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(12)
    for card in cards:
        rows.addWidget(card)
    rows.addStretch(1)
    return made
