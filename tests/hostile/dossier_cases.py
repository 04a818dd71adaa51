"""What may stand in a file of dossiers that is imported."""

from __future__ import annotations

from datetime import date

from . import texts as t
from .outcomes import Case, becomes, refused, same

DOSSIERS: dict[str, dict[str, Case]] = {
    "the name in a file": {
        "a bidi override": becomes(t.OVERRIDE, t.OVERRIDE_GONE),
        "more lines": becomes(t.LINES, "Sara 2026-01-01 root unlocked x"),
        "right to left": same(t.RTL),
        "a formula": same(t.FORMULA),
        "an image": same(t.IMAGE),
        "NUL": becomes(t.NUL, "Sara"),
        "half a character": becomes(t.HALF, "Sara"),
        "10,000 characters": refused(t.LONG, "hoogstens 200 tekens"),
        "unseen": refused(t.UNSEEN, "is leeg"),
        "a number": refused(7, "moet tekst zijn"),
        "a list": refused(["x"], "moet tekst zijn"),
        "nothing": refused(None, "moet tekst zijn"),
    },
    "the birth in a file": {
        "29 February": becomes("2024-02-29", date(2024, 2, 29)),
        "29 February of no leap year": refused("2023-02-29", "een datum zijn die bestaat"),
        "year 1": refused("0001-01-01", "tussen 1900 en 2200"),
        "year 9999": refused("9999-12-31", "tussen 1900 en 2200"),
        "a time": refused("2024-02-29T00:00:00", "zoals 2026-05-31"),
        "a week": refused("2024-W09-4", "zoals 2026-05-31"),
        "Arabic figures": refused("٢٠٢٤-٠٢-٢٩", "een datum zijn"),
        "a year with a sign": refused("+002024-02-29", "zoals 2026-05-31"),
        "a number": refused(20240229, "zoals 2026-05-31"),
        "a list": refused([2024, 2, 29], "zoals 2026-05-31"),
    },
    "the number of a dossier in a file": {
        "a way up": refused(t.PARENT, "tekens die hier niet mogen"),
        "an option": refused("-rf", "tekens die hier niet mogen"),
        "a new line at the end": refused("a\n", "tekens die hier niet mogen"),
        "letters that look like Latin ones": refused("а1", "tekens die hier niet mogen"),
        "SQL": refused("'; DROP TABLE x", "tekens die hier niet mogen"),
        "65 characters": refused("a" * 65, "tekens die hier niet mogen"),
        "a device of Windows": same("CON"),
    },
    "an answer of years ago that fits no question any more": {
        "a block": same({"a": "<img>", "b": [1, None]}),
        "a list in a list": same([["x"], [[]]]),
        "people with blocks for names": same([{"name": {"x": 1}, "age": "oud", "weg": True}]),
        "a text for everything": same("x" * 1_000),
        "a text of 100 lines": same("regel\n" * 100),
        "10^15": same(10**15),
        "a fraction": same(-0.5),
        "a truth": same(True),
        "year 9999": same("9999-12-31"),
        "an override": same(t.OVERRIDE),
        "an image": same(t.IMAGE),
    },
    "an answer in a file": {
        "text: a bidi override": becomes({"leven.wens": t.OVERRIDE}, t.OVERRIDE),
        "text: an image": becomes({"leven.wens": t.IMAGE}, t.IMAGE),
        "text: NUL": becomes({"leven.wens": t.NUL}, "Sara"),
        "text: 10,001 characters": refused({"leven.wens": t.LONG + "x"}, "te lang"),
        "number: a fraction": refused({"leven.aantal": 1.5}, "heel getal"),
        "number: 10^30": refused({"leven.aantal": 10**30}, "van 0 tot en met 2000"),
        "number: a truth": refused({"leven.aantal": True}, "heel getal"),
        "date: year 9999": refused({"leven.sinds": "9999-12-31"}, "tussen 1900 en 2200"),
        "date: a time": refused({"leven.sinds": "2024-02-29T00:00"}, "datum in die bestaat"),
        "scale: beyond it": refused({"leven.cijfer": 99}, "van 1 tot en met"),
        "yes or no: a number": refused({"leven.zorgen": 1}, "Kies ja of nee"),
        "single: an image": refused({"leven.soort": t.IMAGE}, "is geen keuze"),
        "single: a block": refused({"leven.soort": {"a": 1}}, "is geen keuze"),
        "multi: one of them": refused({"leven.talen": "ar"}, "lijst van keuzes"),
        "multi: a list in a list": refused({"leven.talen": [["ar"]]}, "is geen keuze"),
        "multi: twice the same": refused({"leven.talen": ["ar", "ar"]}, "twee keer"),
        "persons: a thousand": refused({"leven.gezin": [{"name": "x"}] * 1_000}, "hoogstens 40 personen"),
        "persons: an unknown field": refused({"leven.gezin": [{"bsn": 1}]}, "wordt bij deze vraag niet genoteerd"),
        "persons: the class of it": refused(
            {"leven.gezin": [{"__class__": "x"}]}, "wordt bij deze vraag niet genoteerd"
        ),
        "persons: a name with an override": becomes(
            {"leven.gezin": [{"name": t.OVERRIDE}]}, [{"name": t.OVERRIDE_GONE}]
        ),
        "persons: an age of a thousand": refused({"leven.gezin": [{"age": 1_000}]}, "van 0 tot en met 130"),
        "a number of years ago": becomes({"leven.oud": 10**15 - 1}, 10**15 - 1),
        "a number of years ago beyond SQLite's": refused({"leven.oud": 10**30}, "heel getal"),
        "a list of years ago": refused({"leven.oud": [1]}, "tekst of een heel getal"),
        "a question of nobody": refused({"__proto__": 1}, "niet in de vragenlijst"),
    },
}
