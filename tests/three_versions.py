"""A questionnaire in three versions, and the dossier of somebody who was asked by each of them.

2024.9 → 2024.10 → 2026.1: the tenth came after the ninth. What changed on the way:

| what | 2024.9 | 2024.10 | 2026.1 |
|---|---|---|---|
| other words, then another scale | `wonen.cijfer` 1–10 | 1–10, other words | 1–5 |
| an option removed | `wonen.soort` with 'kamer' | without it | as it was |
| a question removed | `wonen.auto` | – | – |
| renamed, then other words | `taal.les` | `taal.cursus` | `taal.cursus`, other words |
| answered in another way | `taal.niveau`: a choice | a choice | a scale |
| split | `netwerk.contacten` | `netwerk.bekenden`, `netwerk.vrienden` | as they were |
| merged | `netwerk.hulp_buren`, `netwerk.hulp_vrienden` | as they were | `netwerk.hulp` |
| an option renamed, one without counterpart | `netwerk.club` | as it was | 'muziek' is 'kunst', 'koken' is nothing |
| new questions | | `netwerk.maatje` | `taal.tevreden` |
| a life domain removed | `vervoer.fiets` | as it was | – |
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop import guide as guides
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.questions import load
from desktop.questions.model import Questionnaire

FIRST, SECOND, THIRD = VERSIONS = ("2024.9", "2024.10", "2026.1")
_Part = dict[str, Any]
_TITLES = {
    "start": "Startgesprek",
    "half_year": "Gesprek na een half jaar",
    "two_year": "Gesprek na twee jaar",
    "quarter": "Gesprek na drie maanden",
}


@cache
def guide(version: str = THIRD) -> Guide:
    """What is shipped for Zeist, with this questionnaire instead of the shipped one, and without rules."""
    asked = questionnaire(version)
    return replace(guides.load("zeist"), questionnaire=asked, conditions=load.conditions(asked), rules={})


@cache
def questionnaire(version: str = THIRD) -> Questionnaire:
    """The questionnaire in one version, written to files and checked as any other."""
    with TemporaryDirectory() as folder:
        return load.load(write(Path(folder), version))


def write(folder: Path, version: str = THIRD) -> Path:
    """The files of one version. JSON is YAML."""
    (folder / "domains").mkdir()
    rounds = [{"id": name, "title": title} for name, title in _TITLES.items()]
    _dump(folder / "rounds.yaml", {"version": version, "rounds": rounds})
    for number, domain in enumerate(_domains(version)):
        _dump(folder / "domains" / f"{number}0-{domain['id']}.yaml", domain)
    return folder


def dossier() -> Dossier:
    """Three conversations, each held with the version of its time."""
    newcomer = Newcomer(
        "Selam Tesfay", "ti", date(1988, 4, 2), "female", "ER", date(2024, 9, 20), date(2024, 10, 5), "Wi2021"
    )
    first = _talk("start", date(2024, 10, 1), FIRST, {
        "wonen.verhaal": "Wij wonen met vier mensen op één kamer.",
        "wonen.cijfer": 4,
        "wonen.soort": "kamer",
        "wonen.auto": False,
        "taal.les": False,
        "taal.niveau": "niet",
        "netwerk.contacten": 2,
        "netwerk.hulp_buren": False,
        "netwerk.hulp_vrienden": False,
        "netwerk.club": ["muziek"],
        "netwerk.familie": [{"name": "Abel", "relation": "kind", "age": 6}],
        "vervoer.fiets": "bus",
        "afsluiting.doel1": "Een eigen huis.",
        "afsluiting.dag": "2024-11-04",
    })  # fmt: skip
    second = _talk("half_year", date(2025, 4, 1), SECOND, {
        "wonen.verhaal": "Wij hebben een flat, maar er is schimmel.",
        "wonen.cijfer": 7,
        "wonen.soort": "flat",
        "taal.cursus": True,
        "taal.niveau": "beetje",
        "netwerk.bekenden": 6,
        "netwerk.vrienden": 1,
        "netwerk.hulp_buren": True,
        "netwerk.hulp_vrienden": False,
        "netwerk.club": ["muziek", "koken"],
        "vervoer.fiets": "fiets",
        "afsluiting.doel1": "Fietsen naar de les.",
    })  # fmt: skip
    second.answers["netwerk.maatje"] = Answer("netwerk.maatje", "declined")
    second.answers["netwerk.familie"] = Answer("netwerk.familie", "not_asked", note="Abel was erbij.", concern=True)
    third = _talk("two_year", date(2026, 10, 1), THIRD, {
        "wonen.verhaal": "De schimmel is weg.",
        "wonen.cijfer": 5,
        "wonen.soort": "flat",
        "taal.cursus": True,
        "taal.niveau": 4,
        "taal.tevreden": 4,
        "netwerk.bekenden": 15,
        "netwerk.vrienden": 3,
        "netwerk.hulp": True,
        "netwerk.club": ["sport", "kunst"],
        "netwerk.maatje": True,
        "netwerk.familie": [
            {"name": "Abel", "relation": "kind", "age": 8},
            {"name": "Sara", "relation": "kind", "age": 1},
        ],
        "afsluiting.doel1": "Werk in de zorg.",
    })  # fmt: skip
    third.answers["afsluiting.dag"] = Answer("afsluiting.dag", "declined")
    return Dossier(newcomer, [first, second, third])


def _talk(round_id: str, on: date, version: str, values: dict[str, Any]) -> Conversation:
    answers = {name: Answer(name, "answered", value) for name, value in values.items()}
    return Conversation(
        round_id,
        on,
        "ti",
        version=version,
        professional="Noor de Wit",
        interpreter="Hana",
        minutes=80,
        completed=True,
        answers=answers,
    )


def _domains(version: str) -> list[_Part]:
    found = [
        _domain("wonen", "Wonen", "home", _home(version)),
        _domain("taal", "Nederlands", "language", _language(version)),
        _domain("netwerk", "Mensen om u heen", "network", _people(version)),
    ]
    travel = _question("vervoer.fiets", "single", "Hoe gaat u naar school?")
    travel["options"] = _options(fiets="Op de fiets", bus="Met de bus")
    if version != THIRD:
        found.append(_domain("vervoer", "Onderweg", "compass", [travel]))
    end = [
        _question("afsluiting.doel1", "text", "Wat is uw doel?", kept_as="goal"),
        _question("afsluiting.dag", "date", "Wanneer begint uw cursus?"),
    ]
    found.append(_domain("afsluiting", "Afsluiting", "finish", end))
    car = _question("wonen.auto", "yes_no", "Heeft u een auto?")
    if version == FIRST:
        found[0]["questions"].append(car)
    else:
        found[0]["former"] = [_former(car)] + ([_former(travel)] if version == THIRD else [])
    return found


def _home(version: str) -> list[_Part]:
    mark = _question("wonen.cijfer", "scale", "Hoe tevreden bent u met uw huis?", compare="higher_is_better")
    mark |= {"low": "niet tevreden", "high": "heel tevreden"}
    as_first = {
        "id": "wonen.cijfer",
        "until": FIRST,
        "text": "Welk cijfer geeft u uw huis?",
        "low": "slecht",
        "high": "top",
    }
    ten = {"minimum": 1, "maximum": 10}
    kind = _question("wonen.soort", "single", "Waar woont u?")
    kind["options"] = _options(azc="Op een azc", flat="In een flat", huis="In een huis")
    if version == FIRST:
        mark |= ten | {name: as_first[name] for name in ("text", "low", "high")}
        kind["options"] += _options(kamer="Op een kamer")
    else:
        kind["former_options"] = _options(kamer="Op een kamer")
    if version == SECOND:
        mark |= ten | {"was": [as_first]}
    if version == THIRD:
        halves = ten | {"values": {str(number): (number + 1) // 2 for number in range(1, 11)}}
        mark["was"] = [as_first | halves, {"id": "wonen.cijfer", "until": SECOND} | halves]
    return [_question("wonen.verhaal", "text", "Hoe is uw huis?"), mark, kind]


def _language(version: str) -> list[_Part]:
    lessons = _question("taal.cursus", "yes_no", "Krijgt u les?", compare="higher_is_better")
    level = _question("taal.niveau", "single", "Hoe goed spreekt u Nederlands?", compare="higher_is_better")
    level["options"] = _options(niet="Nog niet", beetje="Een beetje", goed="Goed")
    if version == FIRST:
        return [lessons | {"id": "taal.les"}, level]
    lessons["was"] = [{"id": "taal.les"}]
    if version == SECOND:
        return [lessons, level]
    before = {"text": "Krijgt u les?"}
    lessons |= {
        "text": "Volgt u nu een cursus Nederlands?",
        "was": [{"id": "taal.les"} | before, {"id": "taal.cursus", "until": SECOND} | before],
    }
    choice = {"id": "taal.niveau", "until": SECOND, "type": "single", "options": level.pop("options")}
    level |= {"type": "scale", "low": "niet", "high": "heel goed"}
    level["was"] = [choice | {"values": {"niet": 1, "beetje": 3, "goed": 5}}]
    content = _question("taal.tevreden", "scale", "Hoe tevreden bent u met de les?", compare="higher_is_better")
    return [lessons, level, content | {"low": "niet tevreden", "high": "heel tevreden"}]


def _people(version: str) -> list[_Part]:
    known = _question("netwerk.contacten", "number", "Hoeveel mensen kent u?", compare="higher_is_better")
    more = [_question("netwerk.maatje", "yes_no", "Heeft u een taalmaatje?", compare="higher_is_better")]
    if version == FIRST:
        found, more = [known], []
    else:
        was = {"id": "netwerk.contacten", "text": known["text"]}
        friends = known | {"id": "netwerk.vrienden", "text": "Hoeveel vrienden heeft u hier?"}
        found = [
            known | {"id": "netwerk.bekenden", "text": "Hoeveel mensen kent u hier?", "was": [was]},
            friends | {"was": [was | {"comparable": False}]},
        ]
    club = _question("netwerk.club", "multi", "Waar gaat u heen?", compare="higher_is_better")
    club["options"] = _options(sport="Sport", muziek="Muziek", koken="Samen koken")
    helped = [
        _question("netwerk.hulp_buren", "yes_no", "Helpen uw buren u?", compare="higher_is_better"),
        _question("netwerk.hulp_vrienden", "yes_no", "Helpen uw vrienden u?", compare="higher_is_better"),
    ]
    if version == THIRD:
        forms = [{"id": part["id"], "text": part["text"]} for part in helped]
        helped = [helped[0] | {"id": "netwerk.hulp", "text": "Zijn er mensen die u helpen?", "was": forms}]
        values = {"muziek": "kunst", "koken": None}
        club["was"] = [{"id": "netwerk.club", "until": SECOND, "options": club["options"], "values": values}]
        club["options"] = _options(sport="Sport", kunst="Muziek, dans of schilderen")
    family = _question("netwerk.familie", "persons", "Wie van uw familie woont hier?")
    family |= {"fields": ["name", "relation", "age"], "options": _options(kind="Kind", ouder="Ouder")}
    return [*found, *helped, club, family, *more]


def _domain(domain_id: str, title: str, icon: str, questions: list[_Part]) -> _Part:
    return {"id": domain_id, "title": title, "icon": icon, "minutes": 10, "questions": questions}


def _question(question_id: str, kind: str, text: str, **more: Any) -> _Part:
    rounds = ["start", "half_year", "two_year"]
    purpose = "Zo weten wij wat er nodig is."
    return {"id": question_id, "type": kind, "text": text, "purpose": purpose, "rounds": rounds} | more


def _former(question: _Part) -> _Part:
    return {name: value for name, value in question.items() if name not in ("purpose", "rounds")}


def _options(**texts: str) -> list[_Part]:
    return [{"id": name, "text": text} for name, text in texts.items()]


def _dump(file: Path, content: _Part) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
