"""Who names an organisation: counted before it is taken out of the directory."""

from __future__ import annotations

from datetime import date

from desktop.dossier.around import Meeting, Sitting
from desktop.dossier.model import Action, Consent, Conversation, Dossier, Newcomer, Referral, SentLetter, Strike
from desktop.store.naming import Named
from desktop.store.queries import Dossiers

DAY = date(2026, 11, 22)


def test_each_dossier_counts_once_however_it_names_the_organisation(dossiers: Dossiers) -> None:
    assert dossiers.named("taalhuis") == Named(0, 0)
    ways: list[dict[str, list[object]]] = [
        {"consents": [Consent("taalhuis", "given", DAY)], "referrals": [Referral("taalhuis", "start")]},
        {"actions": [Action("Bellen", "taalhuis", "start"), Action("Bellen", "newcomer", "start")]},
        {"strikes": [Strike("taalhuis", "taal.spreken", "newcomer", DAY)]},
        {"sent": [SentLetter("taalhuis", "referral", DAY, "Brief")]},
        {"referrals": [Referral("ander", "start")]},
    ]
    for number, way in enumerate(ways):
        made = Dossier(Newcomer(f"Selam {number}", "ti"), [Conversation("start", DAY, "ti")])
        for name, records in way.items():
            getattr(made, name).extend(records)
        dossiers.add(made)
    dossiers.around.save_meeting(Meeting("taal", DAY, organisations=["taalhuis", "ander"]))
    dossiers.around.save_meeting(Meeting("taal", DAY))
    dossiers.around.save_sitting(Sitting(DAY, organisations=["taalhuis"]))
    assert dossiers.named("taalhuis") == Named(4, 2)
    assert dossiers.named("taal") == Named(0, 0)
