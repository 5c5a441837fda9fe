"""What is a story's id, the one that its address keeps for years?

The `id` that a story brings; else one made from its canonical URL; else from its source's name and the path below it.
Nothing else goes in: not the folder named on the command line, not the order, not the index.
"""

from __future__ import annotations

import hashlib
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

import regex

from indexer.article import RawArticle

MAX_ID = 120
"""Characters of an id: whole in an address bar and, with a suffix, within the 255 bytes of a file name."""

_ESCAPED = regex.compile(r"[^A-Za-z0-9._-]")
_CUT_ESCAPE = regex.compile(r"~[0-9A-F]?$")
_TRACKING = regex.compile(r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga")
"""Parameters that say where a reader came from, never which page: as their senders document them."""

_DEFAULT_PORT = {"http": 80, "https": 443}


def identify(raw: RawArticle) -> str:
    """The id of a story, of characters [A-Za-z0-9._~-].

    >>> identify(RawArticle("a", "a", "seeds/000.txt")), identify(RawArticle("a", "a", "a", id="fc-00001"))
    ('seeds~2F000.txt', 'fc-00001')
    """
    if raw.id:
        return as_id(raw.id)
    if key := _url_key(raw.url):
        host = key.partition("/")[0].partition("?")[0]
        return as_id(f"{host}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}")
    return as_id(raw.key)


def as_id(text: str) -> str:
    """Any text as an id: other characters become ~XX for each UTF-8 byte, `~` itself too, so that no two texts meet.

    An id of allowed characters (`~` is not) stays as it is, unless it is all dots, which a path would swallow, or
    longer than MAX_ID: then it ends in a hash after `~-`, which no escape yields.

    >>> as_id("seeds/000.txt"), as_id("a~b"), as_id(".."), as_id("मेरठ")
    ('seeds~2F000.txt', 'a~7Eb', '~2E.', '~E0~A4~AE~E0~A5~87~E0~A4~B0~E0~A4~A0')
    """
    escaped = _ESCAPED.sub(_as_bytes, text)
    if not escaped.strip("."):
        escaped = "~2E" + escaped[1:] if escaped else "~"
    if len(escaped) <= MAX_ID:
        return escaped
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return _CUT_ESCAPE.sub("", escaped[: MAX_ID - len(digest) - 2]) + "~-" + digest


def canonical_url(url: str) -> str:
    """A web address without what does not name the page; empty for anything but http and https.

    Lower-case scheme and host, no fragment, no default port, no tracking parameters, no trailing slash. It can be
    opened as it is: `www.` and the scheme stay.

    >>> canonical_url("HTTPS://www.Outlet.example:443/a/?utm_source=x&id=7#top")
    'https://www.outlet.example/a?id=7'
    >>> canonical_url("javascript:alert(1)"), canonical_url("/a/relative")
    ('', '')
    """
    parts = _split(url)
    if parts is None:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(name, value) for name, value in pairs if not _TRACKING.fullmatch(name.lower())])
    return f"{parts.scheme}://{_host(parts)}{parts.path.rstrip('/')}{'?' + query if query else ''}"


def _url_key(url: str) -> str:
    """What two addresses of one page share: the canonical URL without scheme and `www.`."""
    return canonical_url(url).partition("://")[2].removeprefix("www.")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit("".join(url.split()))
        usable = parts.scheme in _DEFAULT_PORT and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that are no IPv6 address, a port that is no number
        return None
    return parts if usable else None


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{parts.port}" if parts.port and parts.port != _DEFAULT_PORT[parts.scheme] else host


def _as_bytes(match: regex.Match[str]) -> str:
    return "".join(f"~{byte:02X}" for byte in match.group().encode("utf-8", "surrogatepass"))
