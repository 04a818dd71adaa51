"""Signs and words in a Dutch line that tell of somebody, whoever it is: days, numbers, addresses, peoples."""

from __future__ import annotations

import re

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SHORT = "jan|feb|febr|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec"
_WEEKDAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
DATE = re.compile(
    rf"(?<!\d)\d{{1,2}}\s+(?:{MONTHS}|(?:{_SHORT})\b\.?)(?:\s+\d{{2,4}})?"
    r"|(?<!\d)\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}(?!\d)"
    r"|(?<!\d)\d{1,2}\s?[-/]\s?\d{2,4}(?!\d)"
    rf"|\b(?:{MONTHS})\b(?:\s+\d{{2,4}}\b)?|\b(?:{_WEEKDAYS})\b|(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"(?<!\d)[1-9]\d{3}(?:\s?[A-Z]{2}|[a-z]{2})(?![^\W\d_])"  # a postal code
    r"|(?<!\S)\S{1,100}@\S{1,100}|https?://\S{1,200}|\bwww\.\S{1,200}"
    r"|(?<!\w)(?:\+|0)\d(?:[\s.-]?\d){7,}|(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{6,}"
)
"""What no export ever holds."""
DIGITS = re.compile(r"(?<!\w)\w*\d[\w]*(?:[.,:/-]\w*\d\w*)*(?:\s?%|[ -](?:jaar|jarige?|jr)\b)?")
VALUES = {
    "één": 1, "eén": 1, "enige": 1, "twee": 2, "beide": 2, "beiden": 2, "tweetal": 2, "paar": 2, "drie": 3,
    "drietal": 3, "vier": 4, "viertal": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12,
}  # fmt: skip
"""Words for how many, as far as that may be few."""
VAGUE = frozenset({"enige", "beide", "beiden", "paar"})
"""Those of them that are often said of other things than people."""
_LARGE = (
    "vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig"
    "|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend"
)
_UNITS = "een|twee|drie|vier|vijf|zes|zeven|acht|negen"
COUNTED = re.compile(rf"\b(?:{'|'.join(VALUES)}|(?:(?:{_UNITS})(?:en|ën)?)?(?:{_LARGE}))(?:jarige?)?\b", re.IGNORECASE)
ONE_PERSON = re.compile(
    r"\been\s+(?:[^\W\d_]+\s+){0,2}?(?:gezin|vrouw|man|moeder|vader|jongen|meisje|kind|echtpaar|stel|familie|nieuwkomer"
    r"|statushouder|vluchteling|weduwe|weduwnaar|persoon)\b|\biemand\b",
    re.IGNORECASE,
)
NO_PEOPLE = re.compile(
    r"\s*(?:à|of|tot|-)?\s*\w*\s?(?:minuten|minuut|uren|uur|dagen|dag|weken|week|maanden|maand|jaren|jaar|keer|maal|euro"
    r"|kilometer|km|gesprekken|brieven|bussen|gemeenten|scholen|organisaties)\b",
    re.IGNORECASE,
)
"""After a number: it counts no people."""
PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "het", "ten", "ter", "el", "al", "abu", "bin", "bint", "ibn", "ben", "umm", "la"}
    | {"le", "du", "di", "da", "los", "las"}
)
"""They are in every other name."""
HOUSEHOLDS = frozenset({"gezin", "familie", "huis", "huishouden", "woning", "kamer", "adres"})
"""Words in the names of households that are no name."""
PEOPLES = (
    "syri", "eritre", "afgha", "oekrai", "turk", "somal", "iran", "iraak", "irak", "jemen", "ethiop", "soedan", "sudan",
    "palest", "koerd", "arab", "pakist", "marok",
)  # fmt: skip
"""How the names of countries, peoples and languages that newcomers often have begin, folded."""
