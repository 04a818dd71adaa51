"""A PDF that opens with a password only: AES-256 as PDF 2.0 has it (revision 6), over texts, pictures and metadata.

pypdf enters here, because ReportLab's own AES-256 is the withdrawn revision 5: one round of SHA-256 between a guess and
the key, with a cipher written in Python.
"""

from __future__ import annotations

import unicodedata
from io import BytesIO

from desktop.errors import LetterError

SHORTEST, LONGEST = 8, 127
"""Characters at least; bytes at most, what the format holds."""
ALGORITHM = "AES-256"
_UNREADABLE = (
    "Deze brief kwam uit een bestand en is beschadigd: er kan geen wachtwoord op. Sla hem op zonder wachtwoord."
)


def protect(pdf: bytes, password: str) -> bytes:
    """The same papers, that open with this password only. It takes a moment: off the GUI thread.

    The same letters from another keyboard are the same password (NFKC, as readers of PDF do).

    Raises:
        LetterError: the password is too short, or not one that a PDF can have; or this is no good PDF.
    """
    from pypdf.errors import PyPdfError

    letters = checked(password)
    try:
        return _closed(pdf, letters)
    except (PyPdfError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        # A letter that was sent may have been read from a file, where anything can be after '%PDF-'.
        raise LetterError(_UNREADABLE) from None


def _closed(pdf: bytes, letters: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(BytesIO(pdf))
    reader.trailer.pop("/ID", None)  # it stands outside what is encrypted, and was made of the content
    writer = PdfWriter(clone_from=reader)
    writer.encrypt(letters, algorithm=ALGORITHM)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def checked(password: str) -> str:
    """A password as it goes into the PDF.

    Raises:
        LetterError: it is too short, too long, or holds half a character.
    """
    letters = unicodedata.normalize("NFKC", password)
    if len(letters.strip()) < SHORTEST:
        raise LetterError(
            f"Dit wachtwoord is te kort. Gebruik minstens {SHORTEST} tekens; een zin van vier woorden is het best."
        )
    if not letters.isprintable():
        raise LetterError("In dit wachtwoord staat een teken dat een PDF niet kent. Kies een ander wachtwoord.")
    if len(letters.encode()) > LONGEST:
        raise LetterError("Dit wachtwoord is te lang voor een PDF. Maak het korter.")
    return letters
