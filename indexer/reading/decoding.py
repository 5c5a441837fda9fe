"""Which characters do these bytes stand for, and if none: what are they instead?

Stories are read as UTF-8 alone. Guessing among legacy encodings turns a wrong guess into a wrong story; naming the file
costs its owner one command.
"""

from __future__ import annotations

import codecs

from indexer.errors import SourceError

MAX_STORY_BYTES = 8 * 1024 * 1024
"""Bytes of a file or line that can be one story. The longest real story known is 0.4 MB and pages with their data
inlined reach 2 MB, so that what is longer is a dump; a line is held whole, hence this bounds the memory of reading."""

_MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive (or an office document)",
    b"\x1f\x8b": "gzip data",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_NO_TEXT = (*_WIDE_MARKS, *_MAGIC)


def decode(data: bytes, where: str) -> str:
    """The text of UTF-8 bytes, byte order mark dropped. SourceError names what else they are, and the remedy."""
    if reason := not_text(data):
        raise SourceError(reason, input=where)
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"is not UTF-8 (byte 0x{data[error.start]:02X} at {error.start}): perhaps Latin-1 or a legacy Hindi font; "
            "convert it with iconv -t UTF-8",
            input=where,
        ) from error


def not_text(data: bytes) -> str:
    """Why these bytes cannot be UTF-8 text at a glance; empty when they may be.

    >>> not_text(b"%PDF-1.7"), not_text("ख़बर".encode())
    ('is a PDF, not text: export its text', '')
    """
    if data.startswith(_NO_TEXT):
        if wide := next((name for mark, name in _WIDE_MARKS.items() if data.startswith(mark)), ""):
            return f"is {wide}, not UTF-8: convert it with iconv -f {wide} -t UTF-8"
        kind = next(name for magic, name in _MAGIC.items() if data.startswith(magic))
        return f"is {kind}, not text: export its text"
    if (at := data.find(b"\0")) >= 0:
        return f"holds a NUL byte at {at}: a binary file, or UTF-16 text without its mark; save it as UTF-8 text"
    return ""
