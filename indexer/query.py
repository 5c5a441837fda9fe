"""What is asked? A Query: a frozen value that round-trips with an address, so that every state of a page is a link.

    Query.from_args(args) ─▶ Query ─▶ to_args() ─▶ the canonical address

Everything in an address is untrusted: wrong values raise QueryError, unknown parameters are ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from indexer.analysed import FACETS, Published
from indexer.dates import span
from indexer.errors import QueryError

SORTS = ("relevance", "newest", "oldest")
MAX_QUERY_CHARACTERS = 1000
MAX_LIMIT = 100
MAX_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Query:
    """Words, filters, dates, order and page. `pins` are readings that the reader chose: (typed, term)."""

    text: str = ""
    party: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""
    only_chief: bool = False
    sort: str = "relevance"
    page: int = 1
    limit: int = 20
    pins: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Puts the query in its one canonical form. Raises QueryError."""
        put = object.__setattr__
        text = " ".join(self.text.split())
        if len(text) > MAX_QUERY_CHARACTERS:
            raise QueryError(
                f"The query has {len(text)} characters; please keep it under {MAX_QUERY_CHARACTERS}.", input="q"
            )
        put(self, "text", text)
        for facet in FACETS:
            put(self, facet, tuple(sorted({value.strip() for value in getattr(self, facet) if value.strip()})))
        put(self, "pins", tuple(sorted(set(self.pins))))
        if self.sort not in SORTS:
            raise QueryError(f"sort={self.sort} is not an order; use one of {', '.join(SORTS)}.", input="sort")
        if not 1 <= self.page <= MAX_PAGE:
            raise QueryError(f"page={self.page} is not a page; use 1 to {MAX_PAGE}.", input="page")
        if not 0 <= self.limit <= MAX_LIMIT:
            raise QueryError(f"limit={self.limit} is out of range; use 0 to {MAX_LIMIT}.", input="limit")
        self.published()

    @classmethod
    def from_args(cls, args: Mapping[str, Iterable[str]], *, limit: int = 20) -> Self:
        """The query of an address, given each parameter with all its values. Raises QueryError."""

        def last(name: str, default: str = "") -> str:
            return ([default] + [value for value in args.get(name, ()) if value.strip()])[-1].strip()

        only = last("only")
        if only not in ("", "chief"):
            raise QueryError(f"only={only} is not known; leave it out or use only=chief.", input="only")
        return cls(
            text=last("q"),
            **{facet: tuple(args.get(facet, ())) for facet in FACETS},
            from_=last("from"),
            to=last("to"),
            only_chief=only == "chief",
            sort=last("sort", "relevance"),
            page=_whole(last("page", "1"), "page"),
            limit=_whole(last("limit", str(limit)), "limit"),
            pins=tuple(_pin(value) for value in args.get("as", ()) if value.strip()),
        )

    def to_args(self) -> list[tuple[str, str]]:
        """The parameters of the canonical address, in their one order; what is at its default is left out."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet, value) for facet in FACETS for value in self.values(facet)]
        pairs += [("from", self.from_)] if self.from_ else []
        pairs += [("to", self.to)] if self.to else []
        pairs += [("only", "chief")] if self.only_chief else []
        pairs += [("sort", self.sort)] if self.sort != "relevance" else []
        pairs += [("page", str(self.page))] if self.page != 1 else []
        pairs += [("as", f"{typed}~{term}") for typed, term in self.pins]
        return pairs

    def values(self, facet: str) -> tuple[str, ...]:
        """The chosen values of one facet."""
        chosen: tuple[str, ...] = getattr(self, facet)
        return chosen

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The chosen values of each facet that has any."""
        return {facet: self.values(facet) for facet in FACETS if self.values(facet)}

    def with_filter(self, facet: str, value: str) -> Self:
        """This query with one more value chosen, on its first page."""
        return self._on_first_page(**{facet: (*self.values(facet), value)})

    def without_filter(self, facet: str, value: str) -> Self:
        """This query without one chosen value, on its first page."""
        return self._on_first_page(**{facet: tuple(v for v in self.values(facet) if v != value)})

    def with_page(self, page: int) -> Self:
        """This query on another page."""
        return replace(self, page=page)

    def with_text(self, text: str) -> Self:
        """This query with other words: pinned readings of the old ones are dropped, filters stay."""
        return self._on_first_page(text=text, pins=())

    def with_pin(self, typed: str, term: str) -> Self:
        """This query with one reading kept for one typed word."""
        return self._on_first_page(pins=(*(pin for pin in self.pins if pin[0] != typed), (typed, term)))

    def without_pin(self, typed: str) -> Self:
        """This query with all readings of one typed word again."""
        return self._on_first_page(pins=tuple(pin for pin in self.pins if pin[0] != typed))

    def published(self) -> Published | None:
        """The span of dates that is asked for; None when there is none. Raises QueryError."""
        return published_between(self.from_, self.to)

    def _on_first_page(self, **changes: object) -> Self:
        return replace(self, page=1, **changes)  # type: ignore[arg-type]  # fields of this very class


def published_between(from_: str, to: str) -> Published | None:
    """The span from the start of one date to the end of another, either of them open. Raises QueryError."""
    moments: dict[str, float | None] = {"from": None, "to": None}
    for name, text, edge in (("from", from_, 0), ("to", to, 1)):
        if text:
            try:
                moments[name] = span(text)[edge].timestamp()
            except (ValueError, OverflowError) as error:
                raise QueryError(
                    f"{name}={text} is not a date; write 2023, 2023-12 or 2023-12-31.", input=name
                ) from error
    start, end = moments["from"], moments["to"]
    if start is not None and end is not None and start >= end:
        raise QueryError(f"from={from_} lies after to={to}; put the earlier date first.", input="from")
    return None if start is None and end is None else Published(start, end)


def _whole(text: str, name: str) -> int:
    try:
        return int(text) if len(text) < 10 else MAX_PAGE + 1
    except ValueError as error:
        raise QueryError(f"{name}={text} is not a whole number.", input=name) from error


def _pin(value: str) -> tuple[str, str]:
    typed, tilde, term = value.partition("~")
    if not (typed.strip() and tilde and term.strip()):
        raise QueryError(f"as={value} is not a reading; write as=typed~term.", input="as")
    return typed.strip(), term.strip()
