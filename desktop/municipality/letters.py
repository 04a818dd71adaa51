"""The texts of letters that a municipality may word itself. Without `letters.yaml` these are the texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from desktop.content import Frozen

Words = Annotated[str, Field(max_length=2000)]
PLACES = ("contact", "date", "municipality", "organisation", "professional")
"""What may stand between braces, in every text: how to reach the municipality ('bel … of mail …'), the day
of the conversation, the name of the municipality, whom the letter is for, who held the conversation."""
MORE_PLACES: dict[str, tuple[str, ...]] = {"reminder": ("sent",), "stop": ("withdrawn",)}
"""What may stand there besides, in the texts of one paper: the day the first letter went, and the day on which
the newcomer took back his consent."""
_BRACES = re.compile(r"\{([^{}]*)\}|\{\w*|\w*\}")


class ReferralTexts(Frozen):
    """The referral letter, in Dutch.

    Attributes:
        salutation: the first line.
        opening: why this letter comes.
        closing: what is asked of the reader.
        privacy: how the reader has to treat the letter.
        signature: who signs.
    """

    salutation: Words = "Geachte collega,"
    opening: Words = (
        "Op {date} spraken wij met de persoon hieronder. Hij of zij is nieuw in onze gemeente. Wij vragen uw hulp."
    )
    closing: Words = (
        "Pakt u dit op, is er een wachtlijst, of kunt u niet helpen? Laat het ons binnen twee weken weten: "
        "{contact}. Dan kunnen wij het de nieuwkomer eerlijk vertellen."
    )
    privacy: Words = "In deze brief staan persoonsgegevens. Gebruik ze alleen voor deze vraag en geef ze niet door."
    signature: Words = "{professional}, {municipality}"


class ReminderTexts(Frozen):
    """The letter that asks an organisation for an answer, in Dutch.

    Attributes:
        salutation: the first line.
        opening: why this letter comes; {sent} is the day of the first letter.
        closing: what is asked of the reader.
        signature: who signs.
    """

    salutation: Words = "Geachte collega,"
    opening: Words = "Op {sent} stuurden wij u een brief over de persoon hieronder. Wij hoorden nog niets van u."
    closing: Words = (
        "Heeft u deze vraag opgepakt, is er een wachtlijst, of kunt u niet helpen? Laat het ons deze week weten: "
        "{contact}. Eén zin is genoeg. Dan kunnen wij het de nieuwkomer eerlijk vertellen. "
        "Heeft u al geantwoord? Dan mag u deze brief weggooien."
    )
    signature: Words = "{professional}, {municipality}"


class StopTexts(Frozen):
    """The letter that asks an organisation to stop and to delete, in Dutch.

    Attributes:
        salutation: the first line.
        opening: why this letter comes; {withdrawn} is the day on which the newcomer took back his consent.
        closing: what is asked of the reader.
        signature: who signs.
    """

    salutation: Words = "Geachte collega,"
    opening: Words = (
        "Op {withdrawn} heeft de persoon hieronder de toestemming ingetrokken om gegevens met u te delen. "
        "Dat mag altijd, en zonder reden."
    )
    closing: Words = (
        "Wilt u stoppen met wat u voor deze persoon doet, en verwijderen wat u van ons kreeg? Gaf u het door? "
        "Vraag dan ook daar om het te verwijderen. Moet u van de wet iets bewaren? Schrijf ons wat, en waarom. "
        "Laat ons binnen twee weken weten dat het gedaan is: {contact}. Bel of schrijf de persoon hierover niet zelf."
    )
    signature: Words = "{professional}, {municipality}"


class ReportTexts(Frozen):
    """The report, in Dutch. Left out, it begins with the facts and ends with the referrals.

    Attributes:
        opening: stands above the facts.
        closing: stands below everything.
    """

    opening: Words = ""
    closing: Words = ""


class AgreementsTexts(Frozen):
    """The sheet that the newcomer takes home. These texts are translated too.

    Attributes:
        opening: instead of the phrase `agreements_intro`.
        closing: instead of the phrase `agreements_keep`.
    """

    opening: Words = ""
    closing: Words = ""


class ConsentTexts(Frozen):
    """The form on which the newcomer says whether an organisation may know something. Translated too.

    Attributes:
        opening: instead of the phrase `consent_intro`.
    """

    opening: Words = ""


class InvitationTexts(Frozen):
    """The invitation to the next conversation. Translated too.

    Attributes:
        opening: instead of the phrase `invitation_intro`.
    """

    opening: Words = ""


class Letters(Frozen):
    """The file `letters.yaml`: only what differs has to be in it.

    Attributes:
        referral: the letter to an organisation.
        reminder: the letter that asks an organisation for an answer.
        stop: the letter that asks an organisation to stop, when the newcomer takes back his consent.
        report: the municipality's own account of a conversation.
        agreements: the newcomer's sheet.
        consent: the form that the newcomer signs.
        invitation: to the next conversation.
    """

    referral: ReferralTexts = ReferralTexts()
    reminder: ReminderTexts = ReminderTexts()
    stop: StopTexts = StopTexts()
    report: ReportTexts = ReportTexts()
    agreements: AgreementsTexts = AgreementsTexts()
    consent: ConsentTexts = ConsentTexts()
    invitation: InvitationTexts = InvitationTexts()

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every text as (paper, part, words)."""
        for paper in type(self).model_fields:
            for part, words in getattr(self, paper):
                yield paper, part, words

    def translated(self) -> Iterator[tuple[str, str, str]]:
        """The texts that the newcomer reads too, as (paper, part, words)."""
        return (text for text in self.texts() if text[0] in ("agreements", "consent", "invitation"))


def places(paper: str) -> tuple[str, ...]:
    """What may stand between braces in the texts of a paper."""
    return (*PLACES, *MORE_PLACES.get(paper, ()))


def wrong_places(words: str, known: Collection[str] = PLACES) -> list[str]:
    """What stands between braces and is no place to fill in; a lone brace counts, with the word at it."""
    return [found[0] for found in _BRACES.finditer(words) if found[1] not in known]
