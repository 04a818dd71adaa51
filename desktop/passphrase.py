"""How strong a new passphrase is, and what to say of it: a sentence is better than signs. zxcvbn enters here.

zxcvbn (on PyPI the Python port by Daniel Wolf, which works without a network) counts how many guesses a patient
attacker needs, from lists of common passwords, names, dates and rows of keys. It knows English words and not Dutch
ones, so that the words Dutch people use most in passwords are added, and the names that are known of this vault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.errors import AnswerError
from desktop.settings import SHORTEST_PASSPHRASE

ENOUGH = 4
"""The least score of zxcvbn: 10^10 guesses or more, 'very unguessable' for whoever has the file itself."""
_JUDGED = 64  # signs; zxcvbn takes seconds for a very long one, and refuses more than 72
_DUTCH = """
welkom welkom01 wachtwoord wachtzin geheim geheime gemeente kluis startgesprek startgesprekken sleutel
vluchteling nieuwkomer statushouder tolk utrecht amsterdam rotterdam nederland holland lente zomer
herfst winter januari februari maart april mei juni juli augustus september oktober november december maandag
dinsdag woensdag donderdag vrijdag zaterdag zondag hallo hoi goedemorgen liefje schatje voetbal feyenoord
computer laptop administratie beheerder collega vandaag morgen
"""
_WORDS = 16_000
"""Words that most people take theirs from: whoever guesses at a sentence takes words, in whatever language it is."""
ADVICE = "Kies een zin van vier of meer woorden, bijvoorbeeld over iets wat u grappig vindt. Cijfers hoeven niet."
TOO_SHORT = f"Deze wachtzin is te kort. Gebruik minstens {SHORTEST_PASSPHRASE} tekens; een hele zin is het best."
TOO_WEAK = "Deze wachtzin is te makkelijk te raden."
_SHORTER = "Kies een langere zin."
STRONG = "Sterke wachtzin. Onthoud hem goed."
SENTENCES = {
    "Straight rows of keys are easy to guess.": "Toetsen op een rij zijn makkelijk te raden.",
    "Short keyboard patterns are easy to guess.": "Een patroon op het toetsenbord is makkelijk te raden.",
    'Repeats like "aaa" are easy to guess.': "Steeds dezelfde letter is makkelijk te raden.",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': "Herhalen helpt bijna niet.",
    'Sequences like "abc" or "6543" are easy to guess.': "Een reeks als abc of 6543 is makkelijk te raden.",
    "Recent years are easy to guess.": "Een jaartal is makkelijk te raden.",
    "Dates are often easy to guess.": "Een datum is makkelijk te raden.",
    "This is a top-10 common password.": "Dit is een van de tien meest gebruikte wachtwoorden.",
    "This is a top-100 common password.": "Dit is een van de honderd meest gebruikte wachtwoorden.",
    "This is a very common password.": "Heel veel mensen gebruiken dit wachtwoord.",
    "This is similar to a commonly used password.": "Dit lijkt op een wachtwoord dat veel mensen gebruiken.",
    "A word by itself is easy to guess.": "Eén woord is makkelijk te raden.",
    "Names and surnames by themselves are easy to guess.": "Een naam is makkelijk te raden.",
    "Common names and surnames are easy to guess.": "Namen zijn makkelijk te raden.",
}
"""What zxcvbn warns of, and how we say it."""


@dataclass(frozen=True)
class Judgement:
    """What is thought of a passphrase.

    Attributes:
        score: 0 (nothing) to 4 (strong), as zxcvbn counts.
        enough: whether it may be used.
        sentence: what to tell, in Dutch.
    """

    score: int
    enough: bool
    sentence: str


def judged(passphrase: str, known: Iterable[str] = ()) -> Judgement:
    """Judge a passphrase; takes some milliseconds, and a tenth of a second the first time.

    Args:
        known: names that anyone may guess at: of the holder, of the vault.
    """
    from zxcvbn import zxcvbn

    letters = unicodedata.normalize("NFKC", passphrase).strip()
    if not letters:
        return Judgement(0, False, ADVICE)
    words = [word for text in known for word in re.findall(r"\w{3,40}", text)][:20]
    # With its spaces and without: zxcvbn counts a space as a sign that must be guessed as well.
    both = (letters[:_JUDGED], "".join(letters.split())[:_JUDGED])
    results = [zxcvbn(one, user_inputs=[*words, *_DUTCH.split()]) for one in both]
    found = min(results, key=lambda result: int(result["guesses"]))
    score = int(found["score"]) if not _few_words(letters) else min(int(found["score"]), ENOUGH - 1)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return Judgement(min(score, ENOUGH - 1), False, TOO_SHORT)
    if score >= ENOUGH:
        return Judgement(score, True, STRONG)
    why = SENTENCES.get(found["feedback"]["warning"], TOO_WEAK)
    return Judgement(score, False, f"{why} {ADVICE}")


def _few_words(letters: str) -> bool:
    """Whether it is nothing but words, and so few that trying all of them takes no patience."""
    words = re.findall(r"[^\W_]+", letters.casefold())
    return len(words) > 1 and all(word.isalpha() for word in words) and _WORDS ** len(set(words)) < 10**10


def required(passphrase: str, known: Iterable[str] = ()) -> None:
    """See that a new passphrase may be used.

    Raises:
        AnswerError: it is too short or too easy to guess; the sentence says why.
    """
    judgement = judged(passphrase, known)
    if not judgement.enough:
        raise AnswerError(judgement.sentence.replace(ADVICE, _SHORTER) or ADVICE)
