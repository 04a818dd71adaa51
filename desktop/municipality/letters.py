"""The texts of letters that a municipality may word itself. Without `letters.yaml` these are the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from desktop.content import Frozen

Words = Annotated[str, Field(max_length=2000)]
PLACES = ("contact", "date", "municipality", "organisation", "professional")
"""What may stand between braces, in every text: how to reach the municipality ('bel … of mail …'), the day
of the conversation, the name of the municipality, whom the letter is for, who held the conversation."""
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


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


class Letters(Frozen):
    """The file `letters.yaml`: only what differs has to be in it.

    Attributes:
        referral: the letter to an organisation.
        report: the municipality's own account of a conversation.
        agreements: the newcomer's sheet.
    """

    referral: ReferralTexts = ReferralTexts()
    report: ReportTexts = ReportTexts()
    agreements: AgreementsTexts = AgreementsTexts()

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every text as (paper, part, words)."""
        for paper in ("referral", "report", "agreements"):
            for part, words in getattr(self, paper):
                yield paper, part, words


def wrong_places(words: str) -> list[str]:
    """What stands between braces and is no place to fill in; a lone brace counts."""
    return [found[0] for found in _BRACES.finditer(words) if found[1] not in PLACES]
