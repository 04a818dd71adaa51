"""An action of an earlier conversation on a card: done, still open, or dropped."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.dossier.model import Action, ActionStatus
from desktop.dossier.promises import Promise, action_phrase, state_of
from desktop.dossier.steps import settle
from desktop.views import wording
from desktop.views.follow_up.promise_card import PromiseCard, Setting

STEPS: tuple[tuple[ActionStatus, str], ...] = (
    ("done", "Gedaan"),
    ("open", "Nog open"),
    ("dropped", "Vervallen"),
)


class ActionCard(PromiseCard):
    """One action."""

    def __init__(self, action: Action, setting: Setting, parent: QWidget | None = None) -> None:
        steps = {index: text for index, (_, text) in enumerate(STEPS)}
        super().__init__(action.id, action.title, steps, setting, parent)
        self._action = action
        self.say_title(action.rule, action.title)
        self.show_promise()

    def record(self, index: int, on: date) -> None:
        """Set the status of the action."""
        settle(self._action, STEPS[index][0], on, self._setting.today)

    def show_promise(self) -> None:
        """Show where the action stands now."""
        action, setting = self._action, self._setting
        found = state_of(action, setting.guide.municipality, setting.today)
        step = [status for status, _ in STEPS].index(action.status)
        self.show_state(Promise(action, found), step, action_phrase(action, found))
        words = [f"Wie: {wording.owner(action.owner, setting.guide.municipality)}"]
        agreed = [item.held_on for item in setting.dossier.conversations if item.round == action.round]
        if agreed:
            words.append(f"afgesproken op {wording.day(agreed[0])}")
        if action.due_on:
            words.append(f"uiterlijk {wording.day(action.due_on)}")
        self._whence.setText("  ·  ".join(words))
        self._history.setText(f"gedaan op {wording.day(action.done_on)}" if action.done_on else "")
        self._history.setVisible(bool(action.done_on))
