"""The page after the questions: what the rules propose, and what is agreed. Nothing happens by itself."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.dossier import agreements, buddies
from desktop.dossier.around import BuddyWish
from desktop.dossier.model import Action, Conversation, Decision, Dossier, Referral, Step
from desktop.dossier.proposals import Proposal, confirm_action, confirm_referral
from desktop.forms.looks import button, label, state
from desktop.views.agreements.action_editor import ActionEditor
from desktop.views.agreements.agreed_list import AgreedList, Agreement
from desktop.views.agreements.consent_editor import ConsentEditor
from desktop.views.agreements.editor import Editor
from desktop.views.agreements.proposal_list import ProposalList, called
from desktop.views.agreements.referral_editor import ReferralEditor
from desktop.views.agreements.surroundings import Surroundings
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.clearing import forget
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.inline_question import InlineQuestion
from desktop.views.page import Page
from desktop.views.turns import Turns
from desktop.views.wording import PEOPLE, organisation_spoken

NARROW, LEAST, WIDE, WIDEST, LETTERS = 300, 360, 430, 500, 14
"""Pixels of the column at the right, at letters of so many pixels, and at most."""
PROPOSED, AGREED = 3, 8
"""Proposals and agreements that are made in one turn of the event loop: as many as are seen first."""
NOT_AGREED = "Dit voorstel is nog niet afgesproken. Kies eerst 'Afspreken' of 'Annuleren'."
BACK = "Terug naar wat ik schreef"
HALF_WRITTEN = "Wat u rechts veranderde, is nog niet opgeslagen. Wilt u dat weggooien?"


class ActionsPage(Page):
    """Proposals at the left, agreements (or the editor of one) at the right.

    The first of both are there at once, and the others come below them right after that.
    """

    title = "Wat spreken we af?"
    column = True

    def __init__(self, desk: Desk, dossier: Dossier, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._saving = DossierSaving(desk, dossier, self)
        self._editor: Editor | None = None
        self._row = 0
        self._follow_up = dossier.before(conversation) is not None
        self._around = Surroundings.of(desk, dossier)
        self._proposals = ProposalList(desk, dossier, conversation, self._around)
        self._undo = UndoBar()
        self._question = InlineQuestion()
        self._agreed = AgreedList(dossier, desk.guide.municipality, self._around.waits)
        self._side = QStackedWidget()
        self._side.addWidget(self._agreed)
        self._lay_out()
        self._connect()
        self._turns = (Turns(self, self._proposals, PROPOSED), Turns(self, self._agreed.area, AGREED))
        agreed = agreements.agreed(dossier, conversation)
        for turns, parts in zip(self._turns, (self._proposals.parts(), self._agreed.parts(agreed)), strict=True):
            turns.begin(parts)

    @property
    def whole(self) -> bool:
        """Whether every proposal and agreement is there."""
        return all(turns.whole for turns in self._turns)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is there is seen now: the rest may come."""
        super().paintEvent(event)
        for turns in self._turns:
            turns.painted()

    def flush(self) -> bool:
        """Keep what is being written where it can be kept, and save what the disk refused before.

        Returns:
            False when something is half written that cannot be kept as it stands, or the disk refuses.
        """
        editor = self._editor
        if editor is not None and editor.touched:
            if not self._may_be_kept(editor):
                editor.complain(NOT_AGREED)
                return False
            if not editor.submit():
                return False
        return self._saving.flush()

    def abandon(self) -> bool:
        """Give up what is half written, and save the rest."""
        self._close_editor()
        return self._saving.flush()

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setProperty("look", "panel")
        letters = max(self.font().pixelSize(), LETTERS)
        panel.setMinimumWidth(min(NARROW * letters // LETTERS, LEAST))
        panel.setMaximumWidth(min(WIDE * letters // LETTERS, WIDEST))
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._side)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(label(self.title, "title"))
        name = self._dossier.newcomer.name
        left.addWidget(
            label(f"Dit volgt uit de antwoorden van {name}. U beslist samen; niets gebeurt vanzelf.", "help")
        )
        left.addWidget(self._question)
        left.addWidget(self._undo)
        left.addWidget(self._proposals, 1)
        columns = QHBoxLayout()
        columns.setContentsMargins(28, 18, 24, 14)
        columns.setSpacing(22)
        columns.addLayout(left, 5)
        columns.addWidget(panel, 3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(columns, 1)
        self._bottom = self._footer()
        rows.addWidget(self._bottom)

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        back = button("Terug naar de vragen", "back", "quiet")
        back.clicked.connect(lambda: self._leave_for("interview"))
        self._kept = label("", "small")
        self._kept.setObjectName("kept")
        text = "Naar wat er veranderde" if self._follow_up else "Naar de papieren"
        self._onward = onward = button(text, "onward", "primary")
        onward.clicked.connect(lambda: self._leave_for("changes" if self._follow_up else "letters"))
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(back)
        row.addWidget(self._kept, 1)
        row.addWidget(onward)
        return footer

    def _connect(self) -> None:
        self._saving.kept.connect(self._show_kept)
        self._proposals.confirmed.connect(self._confirm)
        self._proposals.change.connect(self._change_proposal)
        self._proposals.own_action.connect(self._act_instead)
        self._proposals.dismissed.connect(self._dismiss)
        self._proposals.restored.connect(self._restore)
        self._proposals.wished.connect(self._put_on_list)
        self._proposals.decided.connect(self._decide)
        self._proposals.signed.connect(self._sign)
        self._proposals.stop.connect(self._stop)
        self._proposals.asked.connect(lambda question: self._leave_for("interview", question=question))
        self._agreed.change.connect(self._change)
        self._agreed.remove.connect(self._remove)
        self._agreed.consent.connect(self._ask_again)
        self._agreed.new_action.connect(self._new_action)
        self._agreed.new_referral.connect(self._new_referral)

    # What is done with a proposal

    def _confirm(self, proposal: Proposal) -> None:
        if self._editor is not None and self._editor.record.rule == proposal.rule.id:
            self._editor.submit()  # it is this very proposal that is being changed
            return
        agreements.put_in(self._dossier, self._draft(proposal))
        self._changed()

    def _change_proposal(self, proposal: Proposal) -> None:
        self._row = self._proposals.row_of(proposal.rule.id)
        self._edit(self._draft(proposal), "Voorstel aanpassen", "Afspreken")

    def _act_instead(self, proposal: Proposal) -> None:
        name = organisation_spoken(proposal.rule.organisation or "", self._desk.guide.municipality)
        action = confirm_action(proposal, self._conversation)
        action.title, action.owner = f"U neemt zelf contact op met {name}. {proposal.rule.title}", "newcomer"
        self._edit(action, "Eigen actie", "Afspreken")

    def _dismiss(self, proposal: Proposal) -> None:
        self._conversation.dismissed.append(proposal.rule.id)
        self._changed()
        self._undo.offer(f"Weggelegd: {called(proposal.rule)}", lambda: self._restore(proposal.rule.id))

    def _put_on_list(self, wish: BuddyWish) -> None:
        """He waits for a buddy from now on; that can be taken back."""
        kept = buddies.keep_wish(self._dossier, wish, self._desk.today())
        self._changed()
        kind = self._desk.guide.municipality.settings.buddies.title(kept.kind)
        self._undo.offer(f"Staat op de wachtlijst voor een {kind}.", lambda: self._take_off_list(kept))

    def _take_off_list(self, wish: BuddyWish) -> None:
        self._dossier.buddy_wishes.remove(wish)
        self._changed()

    def _restore(self, rule_id: str) -> None:
        self._conversation.dismissed[:] = [other for other in self._conversation.dismissed if other != rule_id]
        self._changed()

    def _decide(self, organisation: str, decision: str) -> None:
        agreements.decide(self._dossier, organisation, cast(Decision, decision), self._desk.today())
        self._changed()

    def _sign(self, organisation: str, signed: bool) -> None:
        latest = agreements.decided(self._dossier, organisation)
        if latest is not None:
            latest.signed = signed
            self._changed()

    def _stop(self, organisation: str) -> None:
        self._leave_for("paper", paper="stop", organisation=organisation, back="actions")

    def _draft(self, proposal: Proposal) -> Agreement:
        if proposal.rule.propose == "referral":
            return confirm_referral(proposal, self._conversation)
        return confirm_action(proposal, self._conversation)

    # What is done with an agreement

    def _change(self, agreement: Agreement) -> None:
        self._edit(agreement, "Aanpassen", "Opslaan")

    def _remove(self, agreement: Agreement) -> None:
        agreements.take_out(self._dossier, agreement)
        self._changed()
        what = agreement.title if isinstance(agreement, Action) else agreement.need
        self._undo.offer(f"Weggehaald: {what}", lambda: self._keep(agreement))

    def _new_action(self) -> None:
        action = Action("", "professional", self._conversation.round, professional=self._conversation.professional)
        self._edit(action, "Zelf een actie toevoegen", "Toevoegen")

    def _new_referral(self) -> None:
        drafted = [Step("drafted", self._conversation.held_on)]
        held = self._conversation
        referral = Referral("", held.round, history=drafted, professional=held.professional)
        self._edit(referral, "Zelf doorverwijzen", "Toevoegen")

    def _keep(self, agreement: Agreement) -> None:
        agreements.put_in(self._dossier, agreement)
        self._changed()

    # The editor at the right

    def _edit(self, agreement: Agreement, heading: str, save_text: str) -> None:
        if self._editor is not None and self._editor.touched:
            self._question.ask(
                HALF_WRITTEN, "Weggooien", BACK, lambda: self._open_editor(agreement, heading, save_text)
            )
        else:
            self._open_editor(agreement, heading, save_text)

    def _ask_again(self, referral: Referral) -> None:
        """What the newcomer decides about a referral that went already."""
        if self._editor is not None and self._editor.touched:
            self._question.ask(HALF_WRITTEN, "Weggooien", BACK, lambda: self._open_consent(referral))
        else:
            self._open_consent(referral)

    def _open_consent(self, referral: Referral) -> None:
        organisation = self._desk.guide.municipality.organisation_by_id[referral.organisation]
        editor = ConsentEditor(self._desk, self._dossier, self._conversation, referral, organisation)
        self._show_editor(editor)

    def _open_editor(self, agreement: Agreement, heading: str, save_text: str) -> None:
        editor: Editor
        if isinstance(agreement, Action):
            start, today = self._conversation.held_on, self._desk.today()
            offered = self._desk.guide.municipality.organisations
            names = {item.id: item.name for item in offered if item.id == agreement.owner or not item.ended(today)}
            editor = ActionEditor(agreement, PEOPLE | names, start, today, heading, save_text)
        else:
            held, around = self._conversation, self._around
            editor = ReferralEditor(self._desk, self._dossier, held, agreement, heading, save_text, around)
        self._show_editor(editor)

    def _show_editor(self, editor: Editor) -> None:
        self._close_editor()
        if isinstance(editor, ReferralEditor | ConsentEditor):
            editor.decided.connect(self._decide)
            editor.signed.connect(self._sign)
            editor.stop.connect(self._stop)
        editor.saved.connect(self._finished)
        editor.cancelled.connect(self._close_editor)
        self._editor = editor
        self._side.addWidget(editor)
        self._side.setCurrentWidget(editor)
        editor.setFocus()

    def _finished(self, agreement: Agreement) -> None:
        self._close_editor()
        self._keep(agreement)
        if not self._proposals.focus_row(self._row):
            self._onward.setFocus()

    def _close_editor(self) -> None:
        self._question.hide()
        if self._editor is not None:
            self._side.removeWidget(self._editor)
            forget(self._editor)
            self._editor = None

    def _may_be_kept(self, editor: Editor) -> bool:
        """Whether it was agreed already or is somebody's own, and is not a proposal that nobody agreed to yet."""
        agreement = editor.record
        return agreement.rule is None or agreement in agreements.agreed(self._dossier, self._conversation)

    # Saving and leaving

    def _changed(self) -> None:
        self._saving.changed()
        self._refresh()

    def _show_kept(self, kept: bool) -> None:
        self._kept.setText("Alles is opgeslagen" if kept else "Nog niet opgeslagen: het wordt opnieuw geprobeerd")
        state(self._kept, "" if kept else "error")

    def _refresh(self) -> None:
        """Draw all of it anew, at once: what is looked at stays where it was."""
        self._undo.hide()
        for turns in self._turns:
            turns.drop()
        self._proposals.refresh()
        self._agreed.show_agreements(agreements.agreed(self._dossier, self._conversation))

    def _leave_for(self, name: str, **more: str) -> None:
        if self.flush():
            ids = {"dossier": self._dossier.id, "conversation": self._conversation.id, **more}
            self.go.emit(name, ids)
