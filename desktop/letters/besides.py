"""What was said besides the questions with the help of a machine: for the report, and for no other paper."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.model import Exchange
from desktop.letters.model import Block, Heading, Paragraph, Saying, Sayings, Side, Tongue
from desktop.letters.occasion import Occasion, in_dutch
from desktop.translate.languages import language

_SPEAKERS = {"newcomer": "Nieuwkomer", "professional": "Professional"}


def besides(occasion: Occasion) -> Iterator[Block]:
    """The part of the report with every exchange in its order; nothing when there are none."""
    found = occasion.conversation.exchanges
    if not found:
        return
    yield Heading("Wat er verder is gezegd")
    yield Paragraph("De computer heeft dit vertaald. In een vertaling van de computer kunnen fouten staan.")
    yield Sayings(tuple(_saying(occasion, exchange) for exchange in found))
    if models := dict.fromkeys(exchange.model for exchange in found if exchange.model):
        yield Paragraph(f"Vertaalmodellen: {'; '.join(models)}", "quiet")


def _saying(occasion: Occasion, exchange: Exchange) -> Saying:
    title = _SPEAKERS[exchange.speaker]
    if exchange.said_on != occasion.conversation.held_on:
        title += f", op {in_dutch(exchange.said_on)}"
    if question := occasion.guide.questionnaire.by_id.get(exchange.question):
        title += f", bij: {question.text}"
    # The translation back is in the language of the original.
    said = _side("Gezegd", exchange.original, exchange.original_language, exchange.back)
    changed = ", aangepast" if exchange.edited else ""
    made = _side(f"Vertaald door de computer{changed}", exchange.translation, exchange.translation_language)
    return Saying(title, made, said) if exchange.translation_language == "nl" else Saying(title, said, made)


def _side(label: str, text: str, code: str, back: str = "") -> Side:
    known = language(code)
    tongue = Tongue(known.code, "rtl" if known.right_to_left else "ltr")
    return Side(f"{label} ({known.dutch})", text, tongue, back)
