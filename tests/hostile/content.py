"""A small invented municipality with a question of every type, written as the files that people write."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop import paths

FILES = {
    "rounds.yaml": """\
version: "2026.1"
rounds:
  - {id: start, title: Startgesprek, minutes: 90}
""",
    "domains/10-leven.yaml": """\
id: leven
title: Leven
icon: home
minutes: 5
questions:
  - {id: leven.wens, type: text, text: Wat wilt u?, purpose: P., rounds: [start]}
  - {id: leven.aantal, type: number, text: Hoeveel?, purpose: P., rounds: [start], maximum: 2000}
  - {id: leven.sinds, type: date, text: Sinds wanneer?, purpose: P., rounds: [start]}
  - {id: leven.cijfer, type: scale, text: Hoe gaat het?, purpose: P., rounds: [start], low: slecht, high: goed,
     was: [{id: leven.oud, comparable: false}]}
  - {id: leven.zorgen, type: yes_no, text: Heeft u zorgen?, purpose: P., rounds: [start]}
  - id: leven.soort
    type: single
    text: Welke soort?
    purpose: P.
    rounds: [start]
    options: [{id: een, text: Het eerste}, {id: twee, text: Het tweede}]
  - id: leven.talen
    type: multi
    text: Welke talen?
    purpose: P.
    rounds: [start]
    options: [{id: ar, text: Arabisch}, {id: ti, text: Tigrinya}]
  - id: leven.gezin
    type: persons
    text: Wie horen er bij u?
    purpose: P.
    rounds: [start]
    fields: [name, relation, age, place]
    options: [{id: kind, text: Kind}, {id: ouder, text: Ouder}]
""",
    "municipalities/proefstad/municipality.yaml": """\
id: proefstad
name: Gemeente Proefstad
letterhead:
  address: [Plein 1, 1000 AA Proefstad]
rounds:
  - {id: start, anchor: linked_on, days: 14}
roles:
  - {id: taal, title: Taal, kind: language, domains: [leven]}
""",
    "municipalities/proefstad/organisations.yaml": """\
notice: Verzonnen gegevens.
organisations:
  - {id: taalhuis, name: Taalhuis, role: taal, offers: Maatje., waiting_days: 42, verified_on: 2026-08-01}
""",
    "municipalities/proefstad/rules.yaml": """\
rules:
  - id: taalmaatje
    propose: referral
    when: leven.aantal < 1
    reason: u kent hier nog niemand
    title: Een taalmaatje zoeken
    organisation: taalhuis
""",
}
HEAD = 'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=utf-8\\n"\n\n'
ENTRY = '#, fuzzy\nmsgctxt "leven.wens:text"\nmsgid "Wat wilt u?"\nmsgstr "ماذا تريد؟"\n'


def write(folder: Path) -> Path:
    """Write everything to a new folder."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    for name in ("phrases.yaml", "phrasebook.yaml"):
        shutil.copy(paths.questionnaires() / name, folder)
    (folder / "ar.po").write_text(HEAD + ENTRY, "utf-8")
    return folder
