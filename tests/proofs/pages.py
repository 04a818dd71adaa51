"""The pages of an encrypted database and of its write-ahead log, deciphered with the data key: free ones included.

SQLCipher 4 as documented: pages of 4096 bytes, of which the last 80 are 16 of IV and 64 of HMAC; the first 16 bytes of
a database are its salt. In a write-ahead log (https://sqlite.org/fileformat2.html#the_write_ahead_log) each page stands
after a header of 24 bytes, and the file begins with 32 bytes.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVED, SALT = 4096, 80, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def of_database(file: Path, key: bytes) -> bytes:
    """Everything that stands in the pages of a database."""
    data = file.read_bytes()
    whole = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    return b"".join(_deciphered(page, key, first=number == 0) for number, page in enumerate(whole))


def of_log(file: Path, key: bytes) -> bytes:
    """Everything that stands in the frames of a write-ahead log, those that no longer count included."""
    data = file.read_bytes() if file.exists() else b""
    found = b""
    for start in range(LOG_HEADER, len(data) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE):
        number = int.from_bytes(data[start : start + 4], "big")
        page = data[start + FRAME_HEADER : start + FRAME_HEADER + PAGE]
        found += _deciphered(page, key, first=number == 1)
    return found


def _deciphered(page: bytes, key: bytes, *, first: bool) -> bytes:
    body, vector = page[SALT if first else 0 : -RESERVED], page[-RESERVED:][:SALT]
    return Cipher(AES256(key), CBC(vector)).decryptor().update(body)
