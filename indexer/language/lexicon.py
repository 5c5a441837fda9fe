"""Which number stands for a term, so that a text is an array of numbers and not a list of strings?

A term is met thousands of times: as a number it takes four bytes, what is known of it is looked up for a whole text at
once, and no string is touched again until one is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]
"""An array of whole numbers."""


class Lexicon:
    """Numbers for terms, from 0, in the order in which they are met: `terms[n]` is the one with number n."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self._numbers = _Numbers(self.terms)
        self.number = self._numbers.__getitem__
        """The number of a term; a new one when it was not met before."""

    def __len__(self) -> int:
        return len(self.terms)

    def numbered(self, terms: Sequence[str]) -> Terms:
        """The same terms as numbers of this lexicon."""
        if isinstance(terms, Terms) and terms.lexicon is self:
            return terms
        return Terms(self, np.fromiter(map(self.number, terms), np.int32, len(terms)))


class _Numbers(dict[str, int]):
    """The number of each term; what is not held yet gets the next, and stands in the list of terms."""

    def __init__(self, terms: list[str]) -> None:
        self._terms = terms

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        self._terms.append(term)
        return number


class Terms(Sequence[str]):
    """Terms in order, held as numbers of a lexicon; equal to any sequence of the same strings."""

    __slots__ = ("lexicon", "numbers")

    def __init__(self, lexicon: Lexicon, numbers: Numbers) -> None:
        self.lexicon, self.numbers = lexicon, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[str]:
        return map(self.lexicon.terms.__getitem__, self.numbers.tolist())

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Terms: ...
    def __getitem__(self, index: int | slice) -> str | Terms:
        if isinstance(index, slice):
            return Terms(self.lexicon, self.numbers[index])
        return self.lexicon.terms[int(self.numbers[index])]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and not isinstance(other, str) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[str, ...]], tuple[list[str]]]:
        """Travels as the strings alone: a lexicon is large."""
        return tuple, (list(self),)

    def __repr__(self) -> str:
        return f"Terms({list(self)!r})"


class Known:
    """What is known of each term of a lexicon, as an array by its number: `make` is asked once for each term."""

    def __init__(self, make: Callable[[str], object], kind: type[np.generic] = np.int32) -> None:
        self._make, self._kind = make, kind
        self._lexicon: Lexicon | None = None
        self._values: Numbers = np.empty(0, kind)
        self._made = 0

    def of(self, lexicon: Lexicon) -> Numbers:
        """An array with an entry for each term that the lexicon has now."""
        if lexicon is not self._lexicon:
            self._lexicon, self._made = lexicon, 0
        count = len(lexicon)
        if count > self._made:
            if count > len(self._values):
                self._values = np.resize(self._values, 2 * count) if self._made else np.empty(2 * count, self._kind)
            self._values[self._made : count] = [*map(self._make, lexicon.terms[self._made : count])]
            self._made = count
        return self._values[:count]
