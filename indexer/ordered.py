"""How do sorted lists of distinct strings become one, and where does each string then stand?

The shorter list is looked up in the longer one by bisection, which runs in C; everything else is arithmetic on arrays
of places. So a list of hundreds of thousands takes up a few thousand more in a moment.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


def find(known: Sequence[bytes], asked: Sequence[bytes]) -> tuple[Places, NDArray[np.bool_]]:
    """For each string: its place in a sorted list, or that of the first greater one; and whether the list has it.

    >>> [found.tolist() for found in find([b"b", b"d"], [b"a", b"b", b"c", b"e"])]
    [[0, 0, 1, 2], [False, True, False, False]]
    """
    places = [bisect_left(known, key) for key in asked]
    has = [known[at : at + 1] == [key] for at, key in zip(places, asked, strict=True)]
    return np.array(places, np.int64), np.array(has, np.bool_)


def after_insertion(count: int, places: Places) -> tuple[Places, Places]:
    """The new places of so many strings, and of those that are put in, ascending, before the ones at these places.

    >>> [places.tolist() for places in after_insertion(3, np.array([0, 2, 2]))]
    [[1, 2, 5], [0, 3, 4]]
    """
    inserted = np.bincount(places, minlength=count + 1).cumsum()[:count]
    return np.arange(count) + inserted, places + np.arange(len(places))


def joined(lists: Sequence[list[bytes]]) -> tuple[list[bytes], list[Places]]:
    """One sorted list of all the strings in one or more, and for each list the places of its strings there.

    >>> joined([[b"b", b"c"], [b"a", b"c"]])
    ([b'a', b'b', b'c'], [array([1, 2]), array([0, 2])])
    """
    longest, *others = sorted(range(len(lists)), key=lambda at: -len(lists[at]))
    keys = lists[longest]
    places = {longest: np.arange(len(keys))}
    for at in others:
        own, has = find(keys, lists[at])
        former, new = after_insertion(len(keys), own[~has])
        places = {other: former[stand] for other, stand in places.items()}
        places[at] = np.empty(len(own), np.int64)
        places[at][has], places[at][~has] = former[own[has]], new
        # Two sorted runs, which Python's sort merges.
        keys = sorted([*keys, *(lists[at][number] for number in np.flatnonzero(~has).tolist())])
    return keys, [places[at] for at in range(len(lists))]
