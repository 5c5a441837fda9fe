"""How are a story's texts kept small, and quick to read back? One byte a character.

UTF-8 spends three bytes on each Devanagari character. Here ASCII stands as itself, the Devanagari block U+0900 to
U+097F as the bytes 128 to 255, and the characters that Hindi desks use beside them as control codes. That is about as
small as zlib's fastest level makes UTF-8, and read and written ten times as fast. The texts stand one after another,
a DEL between two. Texts with any other character are kept as a JSON list in UTF-8 after a zero byte.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Sequence

import numpy as np

from indexer.engines.strings import Joined, encode

_OTHERS = "\u200d\u00a0“”‘’–—\u200b\n₹•‑·●…\u200c°®©´×½¼¾«»→★\ufeff\u00ad"
"""At most 31 (codes 1 to 31), the most frequent in Hindi news first; the line feed keeps its own code, 10."""

_BETWEEN = "\x7f"

_NONE = "\ufffe"
"""Python's own mark for a byte that stands for nothing."""

_DECODING = (
    (_NONE + _OTHERS).ljust(32, _NONE)
    + "".join(map(chr, range(32, 127)))
    + _BETWEEN
    + "".join(map(chr, range(0x900, 0x980)))
)

_ENCODING = np.zeros(1 << 16, np.uint8)
for _code, _character in enumerate(_DECODING):
    if _character != _NONE:
        _ENCODING[ord(_character)] = _code


def pack(stories: Sequence[Sequence[str]]) -> Joined:
    """The texts of each story as bytes; each story has at least one.

    >>> pack([["मेरठ", "₹"]]).blob.hex(), unpack(pack([["मेरठ", "₹"]]).blob)
    ('aec7b0a07f0b', ['मेरठ', '₹'])
    >>> unpack(pack([["বাংলা"]]).blob), unpack(pack([["a\\x7fb", ""]]).blob)
    (['বাংলা'], ['a\\x7fb', ''])
    """
    joined = [_BETWEEN.join(texts) for texts in stories]
    units = [text.encode("utf-16-le", "surrogatepass") for text in joined]
    codes = _ENCODING.take(np.frombuffer(b"".join(units), "<u2"))
    lengths = np.fromiter(map(len, units), np.int64, len(units)) >> 1
    ends = np.cumsum(lengths)
    strange = set(ends.searchsorted((codes == 0).nonzero()[0], side="right").tolist())
    strange.update(at for at, texts in enumerate(stories) if joined[at].count(_BETWEEN) >= len(texts))
    if not strange:
        return Joined(codes.tobytes(), lengths)
    whole = codes.tobytes()
    bounds = enumerate(zip((ends - lengths).tolist(), ends.tolist(), strict=True))
    return Joined.of([_pack_strange(stories[at]) if at in strange else whole[i:j] for at, (i, j) in bounds])


def _pack_strange(texts: Sequence[str]) -> bytes:
    return b"\0" + encode(json.dumps(texts, ensure_ascii=False))


def unpack(packed: bytes) -> list[str]:
    """The texts that were packed."""
    if packed[:1] == b"\0":
        texts: list[str] = json.loads(packed[1:].decode("utf-8", "surrogatepass"))
        return texts
    return codecs.charmap_decode(packed, "strict", _DECODING)[0].split(_BETWEEN)
