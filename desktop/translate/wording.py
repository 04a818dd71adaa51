"""What a translation has to be before it can stand on the screen and on paper. Whether it is right, people judge."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache

from desktop.document import shown
from desktop.translate.languages import BY_CODE, Language

LONGEST_NAME = 70
"""Signs of a reviewer's name: with its date it fits on one line of a PO file."""

EARLIEST = date(2020, 1, 1)
"""No review is older than this program."""

SHORT = 12
"""Signs that any option may have: twice as long as 'Soms' is not much."""

SCRIPTS = {"Arab": "ARABIC", "Ethi": "ETHIOPIC", "Cyrl": "CYRILLIC", "Latn": "LATIN"}
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_BRACE = re.compile(r"[{}]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_JOINER = "\u200c"
"""Keeps two Arabic letters apart; Farsi, Dari and Sorani are written with it."""

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {chr(0xFE00 + step) for step in range(16)}
"""Signs that cannot be seen, though Unicode counts them among letters and marks."""


def normal(text: str) -> str:
    """The text composed in the normal way (NFC), with one space wherever there were spaces or new lines."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def clean(text: str) -> str:
    """What somebody typed or pasted, as it can be kept: normal, and without signs that nobody sees."""
    return normal("".join(sign for sign in text if sign.isspace() or sign == _JOINER or not _unseen(sign)))


def faults(code: str, context: str, source: str, text: str) -> list[str]:
    """Why this text cannot be the translation of `source`; empty when it can be used.

    Args:
        code: the language.
        context: what the text is; an option is held to twice the length of its Dutch.

    Returns:
        sentences in Dutch, each with what to do.
    """
    if not text.strip():
        return ["Er staat geen vertaling. Vul haar in."]
    longest = max(4 * len(source), 120)
    if len(text) > longest:
        return [f"Deze vertaling is te lang: hooguit {longest} tekens. Maak haar korter."]
    found = _unclean(text, BY_CODE.get(code))
    found += _placeholders(source, text)
    if code in BY_CODE:
        found += _script(BY_CODE[code], source, text)
    fitting = max(2 * len(source), SHORT)
    if ":option:" in context and len(text) > fitting:
        found.append(f"Dit antwoord past niet op de knop: hooguit {fitting} tekens. Maak het korter.")
    return found


def name_faults(by: str) -> list[str]:
    """Why this cannot be the name of a reviewer; empty when it can. Sentences in Dutch."""
    if not any(sign.isalpha() for sign in by):
        return ["Er staat niet bij wie de vertaling nakeek. Vul een naam in."]
    if len(by) > LONGEST_NAME:
        return [f"De naam van wie nakeek is te lang: hooguit {LONGEST_NAME} tekens. Maak hem korter."]
    if by != clean(by):
        return ["In de naam van wie nakeek staan tekens die niet mogen. Typ de naam opnieuw."]
    return []


def date_faults(on: date, today: date) -> list[str]:
    """Why this cannot be the day of a review; empty when it can. Sentences in Dutch."""
    if on > today:
        return [f"Deze vertaling is nagekeken op een dag die nog komt: {on:%d-%m-%Y}. Kijk de datum na."]
    if on < EARLIEST:
        return ["De datum waarop deze vertaling is nagekeken kan niet kloppen. Kijk hem na."]
    return []


def _unseen(sign: str) -> bool:
    return sign in _FILLERS or unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _unclean(text: str, language: Language | None) -> list[str]:
    seen = text.replace(_JOINER, "") if language is not None and language.script == "Arab" else text
    if not seen.isprintable() or not _FILLERS.isdisjoint(seen):
        for sign in (sign for sign in seen if _unseen(sign) and not sign.isspace()):
            return [f"In deze vertaling staat een teken dat u niet ziet (U+{ord(sign):04X}). Typ haar opnieuw."]
    if text != normal(text):
        return ["Er staan spaties of nieuwe regels te veel in deze vertaling. Haal ze weg."]
    return []


def _placeholders(source: str, text: str) -> list[str]:
    if not _BRACE.search(source + text):
        return []
    wanted, have = Counter(PLACEHOLDER.findall(source)), Counter(PLACEHOLDER.findall(text))
    found = [f"{shown(name)} moet in de vertaling staan, precies zo." for name in wanted - have]
    found += [f"{shown(name)} hoort niet in deze vertaling. Haal het weg." for name in have - wanted]
    bare = [bool(_BRACE.search(PLACEHOLDER.sub("", words))) for words in (source, text)]
    if not found and bare == [False, True]:
        found = ["In deze vertaling staat een losse { of }. Haal die weg."]
    return found


def _script(language: Language, source: str, text: str) -> list[str]:
    """A name that stands in the Dutch, such as DigiD, may keep its letters: people see it so on paper."""
    script, said = SCRIPTS[language.script], PLACEHOLDER.sub("", text)
    if script != "LATIN" and _LATIN.search(said):
        names = set(_LATIN.findall(source))
        said = _LATIN.sub(lambda word: "" if word[0] in names else word[0], said)
    letters = {sign for sign in said if sign.isalpha()}
    strange = sorted(sign for sign in letters if not _belongs(sign, script))
    if strange:
        return [f"'{shown(strange[0])}' is geen letter van het {language.dutch}. Schrijf de vertaling in die taal."]
    if not letters and any(sign.isalpha() for sign in PLACEHOLDER.sub("", source)):
        return [f"Hier staat niets in het {language.dutch}. Schrijf de vertaling in die taal."]
    return []


@cache
def _belongs(sign: str, script: str) -> bool:
    """Whether a letter is of a script; the apostrophe of Ukrainian is a letter of none."""
    return unicodedata.name(sign, "").startswith((script, "MODIFIER LETTER"))
