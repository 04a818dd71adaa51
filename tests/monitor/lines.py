"""Dutch lines as a professional would write them, with invented names in brackets; who of them stands in the vault."""

from __future__ import annotations

import re

KNOWN = [
    "Yusuf Hamdan", "Rim Al-Khatib", "Abdelrahman Qasim", "Selam Tesfay", "Mehret Kidane", "Oleksandr Kovalenko",
    "Iryna Shevchuk", "Noor de Wit", "Hani Haddad", "Bo Smit",
]  # fmt: skip
LINES = [
    "[Yusuf Hamdan] wacht al lang op een plek bij de huisarts.",
    "De broer van [yusuf] woont nog in [Aleppo].",
    "Volgens [Rim] en haar man [Abdelrahman Qasim] is er geen opvang.",
    "[Selam Tesfay] kwam in [maart 2025] aan in [Ter Apel].",
    "Wij spraken [mehret kidane] op [12 maart] in het buurthuis.",
    "[Oleksandr] en [Iryna Shevchuk] willen overdag werken.",
    "Het gezin [Al-Khatib] zoekt een grotere woning in [Utrecht].",
    "Tolk [Hani Haddad] was er de vorige keer niet bij.",
    "Bel [06-12345678] of mail [selam@voorbeeld.nl] voor een afspraak.",
    "De familie woont aan de [Lindelaan 12], [3701 AB] [Zeist].",
    "Haar dochter is [4] en gaat naar de [Wereldschool].",
    "Mevrouw [Jansen] van de gemeente kent het plan.",
    "Dokter [Van den Berg] heeft geen tijd voor een gesprek met tolk.",
    "De heer [Omar Barakat] kreeg een brief van [DUO] over [1.234] euro.",
    "In [Asmara] had zij een winkel, zegt [Tsega].",
    "Op [3 juni 2024] verhuisde [Khaled] naar [Amersfoort].",
    "De zoon van [17 jaar] wil naar school met [Filmon].",
    "Buurvrouw [Ineke de Boer] helpt met de taal.",
    "[Dmytro] en [Olha] kennen niemand in de buurt.",
    "Zijn vriend [Tekle Gebremedhin] vertelde over de cursus.",
    "Begeleider [Bo] belde met [Marieke Visser].",
    "Zij komt uit [Homs] en hij uit [Mariupol].",
    "Het V-nummer is [1234567890] en het huisnummer [8].",
    "[Fatima Zahra Darwish] mist haar zus in [Damascus].",
]
HARMLESS = [
    "Vraag alles wat je niet begrijpt. Niemand vindt dat raar.",
    "Ouders zoeken opvang op de dagen dat zij les hebben.",
    "Het wachten op een taalmaatje duurt voor veel mensen te lang.",
    "Ga elke week naar het taalcafé, daar leer je mensen kennen.",
    "De brieven zijn moeilijk. Mensen willen ze graag in gewone taal.",
    "Veel jongeren willen sporten, maar weten niet waar.",
    "Zonder rijbewijs is werk op een bedrijventerrein niet te bereiken.",
    "Wacht niet te lang met een huisarts zoeken.",
    "Vrouwen willen graag les zonder mannen erbij.",
    "Er is te weinig plek om in de avond Nederlands te leren.",
]
_BRACKETS = re.compile(r"\[([^]]+)\]")


def plain(line: str) -> str:
    """The line as somebody would type it."""
    return _BRACKETS.sub(r"\1", line)


def secrets(line: str) -> list[tuple[int, int]]:
    """From where to where in the plain line what is between brackets stands."""
    found, shift = [], 0
    for one in _BRACKETS.finditer(line):
        start = one.start() - shift
        found.append((start, start + len(one[1])))
        shift += 2
    return found
