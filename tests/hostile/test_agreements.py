"""What is typed at the start of a conversation and in what is agreed at its end, through the real windows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Action, Consent, Conversation, Dossier, Newcomer, Referral
from desktop.errors import AnswerError
from desktop.forms.text_area import TextArea
from desktop.views.agreements.action_editor import ActionEditor
from desktop.views.agreements.referral_editor import ReferralEditor
from desktop.views.desk import Desk
from desktop.views.newcomers.conversation_start import ConversationStart

from .conftest import TODAY
from .outcomes import Case, rows
from .table import TABLE
from .windows import part, paste, put


@rows(TABLE, "agreements: what is done, which help is asked")
def test_what_is_agreed(qtbot: QtBot, desk: Desk, case: Case) -> None:
    talk = Conversation("start", TODAY, "ar")
    dossier = Dossier(Newcomer("Sara", "ar"), [talk], [Consent("taalhuis", "given", TODAY)])
    action, referral = Action("", "newcomer", "start"), Referral("taalhuis", "start")
    first = ActionEditor(action, {"newcomer": "Nieuwkomer"}, TODAY, TODAY, "Afspraak", "Bewaren")
    second = ReferralEditor(desk, dossier, talk, referral, "Doorverwijzing", "Bewaren")
    for editor, name in ((first, "action_title"), (second, "referral_need")):
        qtbot.addWidget(editor)
        paste(part(editor, TextArea, name), case.given)
        if case.told:
            with pytest.raises(AnswerError, match=case.told):
                editor.store()
        else:
            editor.store()
    assert (action.title, referral.need) == ((case.kept,) * 2 if case.kept else ("", ""))
    dossier.actions, dossier.referrals = [action], [referral]
    desk.dossiers.add(dossier)
    kept = desk.dossiers.open(dossier.id)
    assert (kept.actions[0].title, kept.referrals[0].need) == (action.title, referral.need)


@rows(TABLE, "the start of a conversation: interpreter, professional, place")
def test_the_start_of_a_conversation(qtbot: QtBot, desk: Desk, case: Case) -> None:
    dossier = Dossier(Newcomer("Sara", "ar"))
    desk.dossiers.add(dossier)
    form = ConversationStart(desk, dossier, "start")
    qtbot.addWidget(form)
    for key in ("interpreter", "professional", "place"):
        put(part(form, QLineEdit, f"start:{key}"), case.given)
    part(form, QAbstractButton, "start_conversation").click()
    kept = desk.dossiers.open(dossier.id).conversations
    if case.told:
        assert kept == []
        assert any(case.told in words.text() for words in form.findChildren(QLabel))
    else:
        assert [(talk.interpreter, talk.professional, talk.place) for talk in kept] == [(case.kept,) * 3]
