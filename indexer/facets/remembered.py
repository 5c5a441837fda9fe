"""What was made of a word before? A bounded table that makes what it does not hold yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")


class Remembered(dict[Key, Made]):
    """What `make` gives for each key asked for.

    Being a dict, it is mapped over the words of a text without a call in Python for those it holds, which takes half
    as long as `functools.lru_cache`. When it holds `limit` keys it begins anew: what is common is back within a story
    or two, what was rare was not worth keeping.
    """

    __slots__ = ("_limit", "_make")

    def __init__(self, make: Callable[[Key], Made], limit: int) -> None:
        self._make, self._limit = make, limit

    def __missing__(self, key: Key) -> Made:
        if len(self) >= self._limit:
            self.clear()
        made = self[key] = self._make(key)
        return made
