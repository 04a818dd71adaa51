"""Invented questions of every type, and a questionnaire as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.questions.model import Domain, Option, Question, Questionnaire, Round

ROUNDS = ("start", "half_year")


def question(name: str, kind: str, **more: Any) -> Question:
    """A question of a type, with what its type needs."""
    given: dict[str, Any] = {"text": f"{name}?", "purpose": "Daarom.", "rounds": ROUNDS}
    if kind in ("single", "multi"):
        given["options"] = tuple(Option(id=item, text=item.upper()) for item in ("een", "twee", "drie"))
    if kind == "scale":
        given |= {"low": "slecht", "high": "goed"}
    if kind == "persons":
        given["fields"] = ("name", "relation", "age")
        given["options"] = (Option(id="partner", text="Man of vrouw"), Option(id="kind", text="Kind"))
    return Question.model_validate(given | {"id": f"d.{name}", "type": kind} | more)


EVERY = {
    kind: question(kind, kind) for kind in ("single", "multi", "number", "date", "scale", "text", "yes_no", "persons")
}
KNOWN = {item.id: item for item in EVERY.values()}


def questionnaire(*questions: Question) -> Questionnaire:
    """A questionnaire of one life domain."""
    rounds = tuple(Round(id=name, title=name) for name in ROUNDS)
    domain = Domain(id="d", title="D", icon="i", minutes=5, questions=questions)
    return Questionnaire(version="1", rounds=rounds, domains=(domain,))


def write(folder: Path, **domains: str) -> Path:
    """A folder of questionnaires; each domain is the YAML of its questions, one a line, without their dash."""
    (folder / "domains").mkdir(parents=True, exist_ok=True)
    (folder / "rounds.yaml").write_text(
        'version: "1"\nrounds:\n  - {id: start, title: S}\n  - {id: half_year, title: H}\n', "utf-8"
    )
    (folder / "phrases.yaml").write_text('phrases:\n  - {id: "yes", text: ja}\n', "utf-8")
    for name, lines in domains.items():
        head = f"id: {name}\ntitle: T\nicon: i\nminutes: 5\nquestions:\n"
        items = [f"  - {{{line}, text: T, purpose: P, rounds: [start]}}\n" for line in lines.splitlines()]
        (folder / "domains" / f"{name}.yaml").write_text(head + "".join(items), "utf-8")
    return folder
