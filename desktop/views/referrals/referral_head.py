"""The top of a referral: which organisation, where it stands, whom to call, and what it asks for now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import badge, button, label, look, state
from desktop.views.clearing import clear
from desktop.views.referrals.advice import WAYS, Advice
from desktop.views.referrals.standing import Standing


class ReferralHead(QFrame):
    """Name and badges, whom to call, and one advice.

    Signals:
        wanted: the act of the advice (see `advice.Act`).
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referral_head")
        self._name, self._call = label("", "heading"), label("")
        self._name.setObjectName("referral_name")
        self._call.setObjectName("whom_to_call")
        self._call.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._phone = Picture("phone", Shade.ACCENT, QFontMetrics(self.font()).height())
        self._marks = QHBoxLayout()
        self._marks.setSpacing(6)
        self._advice = QFrame()
        look(self._advice, "notice")
        self._advice.setObjectName("advice")
        self._words = label("")
        self._words.setObjectName("advice_words")
        self._way = QHBoxLayout()
        inner = QHBoxLayout(self._advice)
        inner.setContentsMargins(16, 8, 10, 8)
        inner.setSpacing(12)
        inner.addWidget(self._words, 1)
        inner.addLayout(self._way)
        call = QHBoxLayout()
        call.setSpacing(8)
        call.addWidget(self._phone, 0, Qt.AlignmentFlag.AlignTop)
        call.addWidget(self._call, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._name, 1)
        top.addLayout(self._marks)
        rows.addLayout(top)
        rows.addLayout(call)
        rows.addWidget(self._advice)

    def show_standing(self, at: Standing, call: str, advised: Advice | None) -> None:
        """Show one referral."""
        self._name.setText(wrappable(at.name))
        clear(self._marks)
        if at.late:
            self._marks.addWidget(badge("te laat", "overdue", "head_late"))
        self._marks.addWidget(badge(at.words, at.state, "head_state"))
        self._call.setText(wrappable(call))
        clear(self._way)
        self._advice.setVisible(advised is not None)
        if advised is None:
            return
        self._words.setText(advised.words)
        state(self._advice, advised.tone)
        way = button(WAYS[advised.act], f"advised:{advised.act}", "primary")
        way.clicked.connect(lambda _=False, act=advised.act: self.wanted.emit(act))
        self._way.addWidget(way)
