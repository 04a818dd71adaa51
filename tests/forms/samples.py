"""Invented questions of every type, small catalogs in Arabic and Tigrinya, and a way to find a widget."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.dossier.history import EarlierAnswer
from desktop.dossier.model import Answer, Conversation
from desktop.questions.model import Option, Question
from desktop.translate.catalog import Catalog, load

PHRASES = {
    "yes": "ja",
    "no": "nee",
    "not_translated": "Dit is nog niet vertaald. De tolk leest het u voor.",
    "person_name": "Naam",
    "person_relation": "Wie is dit van u?",
    "person_age": "Leeftijd",
    "person_place": "Waar is deze persoon nu?",
    "person_school": "School of opvang",
    "previous_answer": "Vorige keer zei u:",
    "then_declined": "Vorige keer wilde u dit liever niet zeggen. Dat mag nu ook.",
    "then_asked_otherwise": "Deze vraag stelden wij de vorige keer anders.",
}
Kind = TypeVar("Kind", bound=QWidget)
ROUNDS = ("start", "half_year")
HEALTH = "Hoe is het met uw gezondheid?"
WORK = "Wat voor werk wilt u doen?"
CONTACTS = "Met hoeveel mensen in Nederland heeft u contact?"
FAMILY = "Wie horen er bij uw gezin?"

QUESTIONS = {
    question.id: question
    for question in (
        Question(
            id="werk.soort",
            type="single",
            text=WORK,
            help="Bijvoorbeeld: betaald werk, of eerst vrijwilligerswerk.",
            probe=("Wat deed u vroeger?", "Wat kunt u goed?"),
            purpose="Dan kunnen wij u helpen met de eerste stap.",
            rounds=ROUNDS,
            options=(
                Option(id="betaald", text="Betaald werk"),
                Option(id="vrijwillig", text="Vrijwilligerswerk"),
                Option(id="stage", text="Stage of proefplaatsing bij een bedrijf of organisatie"),
                Option(id="geen", text="Nu geen werk"),
            ),
        ),
        Question(
            id="werk.talen",
            type="multi",
            text="Welke talen spreekt u?",
            purpose="Talen helpen bij werk.",
            rounds=ROUNDS,
            options=(
                Option(id="ar", text="Arabisch"),
                Option(id="en", text="Engels"),
                Option(id="ti", text="Tigrinya"),
                Option(id="geen", text="Geen van deze", alone=True),
            ),
        ),
        Question(
            id="netwerk.contacten",
            type="number",
            text=CONTACTS,
            help="Familie telt niet mee.",
            purpose="Contact helpt om de taal te leren.",
            rounds=ROUNDS,
            unit="mensen",
            maximum=2000,
            share="consent",
        ),
        Question(
            id="welkom.sinds",
            type="date",
            text="Wanneer kwam u naar Nederland?",
            help="Ongeveer is goed.",
            purpose="Dan weten wij hoe lang u hier bent.",
            rounds=ROUNDS,
        ),
        Question(
            id="gezondheid.cijfer",
            type="scale",
            text=HEALTH,
            help="1 is heel slecht, 5 is heel goed.",
            purpose="Dan zien wij of het beter gaat.",
            rounds=ROUNDS,
            low="Heel slecht",
            high="Heel goed",
            share="care",
        ),
        Question(
            id="gezondheid.verhaal",
            type="text",
            text="Wat wilt u vertellen over uw gezondheid?",
            help="U hoeft niets te vertellen.",
            purpose="Dan zoeken wij de goede hulp.",
            rounds=ROUNDS,
            share="care",
        ),
        Question(
            id="gezin.zorgen",
            type="yes_no",
            text="Maakt u zich zorgen over familie die ver weg is?",
            purpose="Zorgen maken leren moeilijk.",
            rounds=ROUNDS,
        ),
        Question(
            id="gezin.leden",
            type="persons",
            text=FAMILY,
            purpose="Dan weten wij voor wie hulp nodig is.",
            rounds=ROUNDS,
            fields=("name", "relation", "age"),
            options=(
                Option(id="partner", text="Man, vrouw of partner"),
                Option(id="kind", text="Kind"),
                Option(id="ouder", text="Vader of moeder"),
            ),
        ),
    )
}

ARABIC = {
    ("werk.soort:text", WORK): "ما نوع العمل الذي تريد القيام به؟",
    ("werk.soort:help", QUESTIONS["werk.soort"].help): "مثلاً: عمل مدفوع الأجر، أو عمل تطوعي أولاً.",
    ("werk.soort:option:betaald", "Betaald werk"): "عمل مدفوع الأجر",
    ("werk.soort:option:vrijwillig", "Vrijwilligerswerk"): "عمل تطوعي (RSD)",
    ("werk.soort:option:stage", "Een oude tekst"): "تدريب في شركة",
    ("gezondheid.cijfer:text", HEALTH): "كيف هي صحتك؟",
    ("gezondheid.cijfer:low", "Heel slecht"): "سيئة جداً",
    ("gezondheid.cijfer:high", "Heel goed"): "جيدة جداً",
    ("netwerk.contacten:text", CONTACTS): "مع كم شخص في هولندا لديك تواصل؟",
    ("netwerk.contacten:unit", "mensen"): "أشخاص",
    ("gezin.leden:text", FAMILY): "من هم أفراد عائلتك؟",
    ("gezin.leden:option:partner", "Man, vrouw of partner"): "الزوج أو الزوجة",
    ("gezin.leden:option:kind", "Kind"): "طفل",
    ("phrase:previous_answer", "Vorige keer zei u:"): "في المرة الماضية كان جوابك:",
    ("phrase:yes", "ja"): "نعم",
    ("phrase:no", "nee"): "لا",
    ("phrase:person_name", "Naam"): "الاسم",
    ("phrase:person_age", "Leeftijd"): "العمر",
    ("phrase:not_translated", PHRASES["not_translated"]): "هذا لم يُترجم بعد. المترجم يقرأه لك.",
}
TIGRINYA = {
    ("werk.soort:text", WORK): "እንታይ ዓይነት ስራሕ ክትሰርሕ ትደሊ?",
    ("werk.soort:option:betaald", "Betaald werk"): "ዝኽፈሎ ስራሕ",
    ("gezondheid.cijfer:text", HEALTH): "ጥዕናኻ ከመይ ኣሎ?",
    ("gezondheid.cijfer:low", "Heel slecht"): "ኣዝዩ ሕማቕ",
    ("gezondheid.cijfer:high", "Heel goed"): "ኣዝዩ ጽቡቕ",
    ("phrase:yes", "ja"): "እወ",
    ("phrase:no", "nee"): "ኣይፋል",
}
REVIEWED = {"gezondheid.cijfer:text", "phrase:yes"}


def phrase(phrase_id: str) -> str:
    """A fixed Dutch sentence."""
    return PHRASES[phrase_id]


def earlier(question_id: str, kept: Any, on: date = date(2026, 3, 1), **more: Any) -> EarlierAnswer:
    """What was answered to one of the questions in a start conversation; declined for None."""
    answer = Answer(question_id, "declined" if kept is None else "answered", kept)
    held = Conversation("start", on, "ti", interpreter="Samir", completed=True)
    given: dict[str, Any] = {"asked": QUESTIONS[question_id], "form": "same", "value": kept} | more
    return EarlierAnswer(held, answer, **given)


def write_po(folder: Path, code: str, texts: dict[tuple[str, str], str]) -> Catalog:
    """Write a catalog as a PO file and load it as the program does."""
    parts = ['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n']
    for (context, source), text in texts.items():
        mark = "" if context in REVIEWED else "#, fuzzy\n"
        parts.append(f'{mark}msgctxt "{context}"\nmsgid "{source}"\nmsgstr "{text}"\n')
    (folder / f"{code}.po").write_text("\n".join(parts), "utf-8")
    return load(folder, code)


def part(whole: QWidget, kind: type[Kind], name: str) -> Kind:
    """The widget with this object name; the test fails when it is not there."""
    found = whole.findChild(kind, name)
    assert isinstance(found, kind), name
    return found
