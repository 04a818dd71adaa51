"""A PDF with a password: opened again by other programs, closed to everybody else, its metadata too."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader
from PySide6.QtPdf import QPdfDocument
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import LetterError
from desktop.letters.protection import LONGEST, checked, protect

PASSWORD = "vier fietsen onder de kastanje"
MARKER = "Zilvermeeuw"


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A PDF with a marker in its text and in its metadata."""
    out = BytesIO()
    canvas = Canvas(out, invariant=True, pageCompression=0)
    canvas.setTitle(f"Verslag {MARKER}")
    canvas.setAuthor(MARKER)
    canvas.drawString(80, 700, f"Gesprek met {MARKER}")
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def closed(plain: bytes) -> bytes:
    """The same with a password."""
    return protect(plain, PASSWORD)


def test_it_opens_again_with_the_password_and_with_no_other(closed: bytes) -> None:
    reader = PdfReader(BytesIO(closed))
    assert reader.is_encrypted
    assert reader.decrypt("") == PasswordType.NOT_DECRYPTED
    assert reader.decrypt(PASSWORD + " ") == PasswordType.NOT_DECRYPTED
    assert reader.decrypt(PASSWORD) != PasswordType.NOT_DECRYPTED
    assert MARKER in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == f"Verslag {MARKER}"


def test_it_is_aes_256_of_the_last_revision(closed: bytes) -> None:
    encryption = PdfReader(BytesIO(closed)).trailer["/Encrypt"]
    assert (encryption["/V"], encryption["/R"]) == (5, 6)
    assert encryption["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    assert encryption.get("/EncryptMetadata", True)


def test_nothing_of_the_content_lies_open(plain: bytes, closed: bytes) -> None:
    assert plain.count(MARKER.encode()) == 3
    assert MARKER.encode() not in closed
    assert MARKER.encode("utf-16-be") not in closed
    made_of_the_content = PdfReader(BytesIO(plain)).trailer["/ID"][0].original_bytes
    assert made_of_the_content not in closed
    assert made_of_the_content.hex().encode() not in closed.lower()


@pytest.mark.parametrize("password", ["ééntje op de œuvre", "عبارة مرور طويلة", "fietsen 🚲 fietsen", "u" * LONGEST])
def test_any_script_will_do(plain: bytes, password: str) -> None:
    assert PdfReader(BytesIO(protect(plain, password)), password=password).pages[0].extract_text()


def test_the_same_letters_from_another_keyboard_are_the_same_password(plain: bytes) -> None:
    closed = protect(plain, "cafe\u0301 op de hoek")
    assert PdfReader(BytesIO(closed), password="caf\u00e9 op de hoek").pages[0].extract_text()


@pytest.mark.parametrize(
    "password", ["", "kort", " " * 20, "u" * (LONGEST + 1), "ي" * 64, "half \ud83d teken", "a\x00" * 9]
)
def test_a_password_that_a_pdf_cannot_have_is_refused_with_advice(plain: bytes, password: str) -> None:
    with pytest.raises(LetterError) as refusal:
        protect(plain, password)
    assert "wachtwoord" in str(refusal.value)
    assert "cijfer" not in str(refusal.value)


def test_digits_are_never_demanded() -> None:
    assert checked("alleen maar woorden") == "alleen maar woorden"


def test_another_reader_opens_it(closed: bytes, tmp_path: Path) -> None:
    """PDFium, which Chrome reads with; poppler was tried by hand."""
    file = tmp_path / "papier.pdf"
    file.write_bytes(closed)
    reader = QPdfDocument()
    assert reader.load(str(file)) == QPdfDocument.Error.IncorrectPassword
    reader.setPassword(PASSWORD)
    assert reader.load(str(file)) == QPdfDocument.Error.None_
    assert MARKER in reader.getAllText(0).text()
    reader.close()


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 x", b"%PDF-1.7" + bytes(5000), b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF"]
)
def test_what_is_no_pdf_is_said_in_a_sentence(data: bytes) -> None:
    """A letter that was sent may have come in a file with dossiers."""
    with pytest.raises(LetterError, match="beschadigd"):
        protect(data, PASSWORD)


def test_what_is_closed_already_is_not_closed_again(closed: bytes) -> None:
    with pytest.raises(LetterError, match="beschadigd"):
        protect(closed, PASSWORD)
