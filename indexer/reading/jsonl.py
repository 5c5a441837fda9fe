"""Which stories do the lines of a JSONL file hold?

One JSON object a line: `title` and/or `body` and, where known, `id, url, outlet, published, author, tags[]`. Only `\\n`
ends a line: U+2028 and its kin may stand inside strings. The file is never held whole, a line only up to
MAX_STORY_BYTES.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from indexer.article import RawArticle
from indexer.errors import SourceError
from indexer.reading.decoding import MAX_STORY_BYTES, decode, not_text
from indexer.reading.skipped import Skipped

_TEXTS = ("title", "body", "id", "url", "outlet", "published", "author")
_JSON_TYPE = {dict: "an object", list: "a list", str: "text", int: "a number", float: "a number", bool: "true or false"}


def read_jsonl(file: BinaryIO, *, where: str, key: str) -> Iterator[RawArticle | Skipped]:
    """The stories of an open JSONL file, and each bad line as Skipped with its number."""
    number = 0
    for number, line in enumerate(_lines(file), 1):
        if number == 1 and line and not line.startswith(b"{") and (reason := not_text(line)):
            yield Skipped(where, reason)  # every other line would fail for the same reason
            return
        if line is None or line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _story(line, f"{where}:{number}", where, key)
    if number == 0:
        yield Skipped(where, "is empty: remove it, or write stories into it, one JSON object a line")


def read_gzipped_jsonl(file: BinaryIO, *, where: str, key: str) -> Iterator[RawArticle | Skipped]:
    """The stories of a gzipped JSONL file; where it ends early or is damaged, those before it and a Skipped."""
    try:
        with gzip.open(file) as plain:
            yield from read_jsonl(plain, where=where, key=key)  # type: ignore[arg-type]  # GzipFile reads like BinaryIO
    except EOFError:
        yield Skipped(where, "ends early: the stories before its end were read; fetch it again")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield Skipped(
            where, f"is not whole gzip data ({error}): fetch it again, or name it .jsonl if it is not gzipped"
        )


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one longer than MAX_STORY_BYTES, which is passed over piece by piece."""
    while line := file.readline(MAX_STORY_BYTES + 1):
        if len(line) <= MAX_STORY_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_STORY_BYTES)
        yield None


def _story(line: bytes | None, where: str, origin: str, key: str) -> RawArticle | Skipped:
    try:
        if line is None:
            megabytes = MAX_STORY_BYTES // 1024**2
            raise SourceError(f"is longer than {megabytes} MB, more than a story: split it into stories, one a line")
        text = decode(line, where)
        story = _object(text)
        if "\\u" in text:  # UTF-8 holds no half of a surrogate pair, but an escape can spell one
            story = {name: _paired(value) for name, value in story.items()}
        return _article(story, where, origin, key)
    except SourceError as error:
        return Skipped(where, error.message)


def _object(line: str) -> dict[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(f"is not JSON ({error.msg} at column {error.colno}): write one JSON object a line") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets nested by the thousand
        raise SourceError("is JSON that no story needs (too deep, or too long a number): remove the line") from error
    if not isinstance(value, dict):
        raise SourceError(f'is {_type_of(value)}, not an object: write {{"title": …, "body": …}}')
    return value


def _article(story: dict[str, object], where: str, origin: str, key: str) -> RawArticle:
    texts = {name: _text(story, name) for name in _TEXTS}
    if not texts["title"].strip() and not texts["body"].strip():
        raise SourceError("has neither title nor body: give it one of them")
    own = texts["title"] or texts["body"][:200]  # a story that grows keeps its key
    digest = hashlib.sha256(own.encode()).hexdigest()[:12]
    return RawArticle(where=where, origin=origin, key=f"{key}#{digest}", tags=_tags(story), **texts)


def _text(story: dict[str, object], name: str) -> str:
    value = story.get(name)
    if value is None:
        return ""
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # a database's key, exported as it is
    if not isinstance(value, str):
        raise SourceError(f"has {_type_of(value)} as {name}: make it text")
    return value.strip() if name not in {"title", "body"} else value


def _tags(story: dict[str, object]) -> tuple[str, ...]:
    value = story.get("tags") or []
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise SourceError('has tags that are not a list of texts: write ["…", "…"]')
    return tuple(tag.strip() for tag in value if tag.strip())


def _paired(value: object) -> object:
    """A text, or a list of texts, as UTF-8 can hold it: half a surrogate pair stands for no character."""
    if isinstance(value, list):
        return [_whole(part) if isinstance(part, str) else part for part in value]
    return _whole(value) if isinstance(value, str) else value


def _whole(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _type_of(value: object) -> str:
    return _JSON_TYPE.get(type(value), "null")
