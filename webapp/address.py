"""Which query does an address ask, and which address does a query have?

Everything in an address is untrusted: what is not a query is refused with a QueryError, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import parse_qsl, quote_plus

import regex

from indexer.analysed import FACETS
from indexer.errors import QueryError
from indexer.facets import canonical
from indexer.query import Query
from indexer.results import ResultPage

MAX_CHARACTERS = 16_000
"""Room for the longest query (1,000 letters of nine characters each once escaped) and for some hundred values."""

MAX_PARAMETERS = 200
"""More than a reader can tick, far fewer than would cost time."""

_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def parameters(query_string: bytes) -> dict[str, list[str]]:
    """Each parameter of a query string with its values in order. Raises QueryError.

    >>> parameters(b"q=owaisi+istifa&party=aimim&party=sp")
    {'q': ['owaisi istifa'], 'party': ['aimim', 'sp']}
    """
    if len(query_string) > MAX_CHARACTERS:
        raise QueryError(f"The address has more than {MAX_CHARACTERS} characters; please shorten it.", input="address")
    try:
        pairs = parse_qsl(query_string.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise QueryError("The address is not valid UTF-8; please type the words anew.", input="address") from error
    if len(pairs) > MAX_PARAMETERS:
        raise QueryError(f"The address has more than {MAX_PARAMETERS} parameters.", input="address")
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if _CONTROL.search(value):
            raise QueryError(f"{_shown(name)} holds a control character; please type it anew.", input=_shown(name))
        found.setdefault(name, []).append(value)
    return found


def query_of(args: Mapping[str, list[str]], limit: int) -> Query:
    """The query of an address, former slugs replaced by present ones. Raises QueryError.

    `limit` is how many stories a page has when the address does not say.
    """
    return present_slugs(Query.from_args(args, limit=limit))


def present_slugs(query: Query) -> Query:
    """The query with every former slug replaced by the one used today (a renamed district)."""

    def present(facet: str) -> tuple[str, ...]:
        return tuple(canonical(facet, slug) or slug for slug in query.values(facet))

    return replace(query, party=present("party"), place=present("place"), event=present("event"))


def without_stale_pins(page: ResultPage) -> Query:
    """The query of an answer without pinned readings of words that are no longer typed."""
    typed = {word.typed for word in page.understood}
    return replace(page.query, pins=tuple(pin for pin in page.query.pins if pin[0] in typed))


def href(query: Query, path: str = "/search") -> str:
    """The one address of a query.

    >>> href(Query(text="owaisi istifa", party=("sp", "aimim")))
    '/search?q=owaisi+istifa&party=aimim&party=sp'
    """
    args = query.to_args()
    return f"{path}?{_joined(args)}" if args else path


def narrowing(query: Query) -> Callable[[str, str], str]:
    """Makes the addresses of a query with one more value: narrowed(facet, slug).

    Each is what `href(query.with_filter(facet, slug))` gives, at a twentieth of its time: a page has a hundred of them.

    >>> narrowing(Query(text="owaisi", party=("sp",), page=2))("party", "aimim")
    '/search?q=owaisi&party=aimim&party=sp'
    """
    pairs = query.with_page(1).to_args()
    around = {}
    for place, facet in enumerate(FACETS):
        before = _joined([pair for pair in pairs if pair[0] in ("q", *FACETS[:place])])
        after = _joined([pair for pair in pairs if pair[0] not in ("q", *FACETS[: place + 1])])
        around[facet] = (f"/search?{before}&" if before else "/search?", f"&{after}" if after else "")

    def narrowed(facet: str, slug: str) -> str:
        before, after = around[facet]
        own = _joined([(facet, value) for value in sorted({*query.values(facet), slug})])
        return f"{before}{own}{after}"

    return narrowed


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    """The parameters as an address has them (application/x-www-form-urlencoded); our names need no quoting."""
    return "&".join([f"{name}={_quoted(value)}" for name, value in pairs])


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """A value as an address has it; kept, since every address of a page has the same few."""
    return quote_plus(value)


def _shown(name: str) -> str:
    """A parameter's name, fit for a message."""
    return _CONTROL.sub("?", name)[:40] or "a parameter without a name"
