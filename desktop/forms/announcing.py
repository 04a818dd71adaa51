"""What appears on the page without anybody going there is said to assistive software: an error, a notice, a message."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.forms.words import Words

send = QAccessible.updateAccessibility
"""How an event reaches the screen reader; a test listens here."""


def announce(place: QWidget, words: str, *, at_once: bool = False) -> None:
    """Let a screen reader say something, whatever has the keyboard (WCAG 4.1.3).

    Args:
        place: where it stands on the page.
        at_once: it breaks off what is being said: something went wrong.
    """
    if words.strip():
        event = QAccessibleAnnouncementEvent(place, words)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
        send(event)


class Alert(Words):
    """The words for what is wrong, beside what they are about; they are announced when they appear."""

    def setText(self, text: str) -> None:
        """Show other words; the same ones are not said twice."""
        fresh = text != self.text()
        super().setText(text)
        if fresh:
            announce(self, text, at_once=True)
