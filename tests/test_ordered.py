"""Sorted lists become one, and every string is found again at the place that is told."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.ordered import after_insertion, find, joined

SORTED = st.sets(st.binary(max_size=3), max_size=12).map(sorted)


@given(SORTED, SORTED)
def test_a_string_is_found_or_the_first_greater_one(known, asked):
    places, has = find(known, asked)
    for key, place, found in zip(asked, places.tolist(), has.tolist(), strict=True):
        assert found == (key in known)
        assert all(other < key for other in known[:place])
        assert all(other >= key for other in known[place:])


@given(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=6))
def test_nothing_shares_a_place_after_an_insertion(count, before):
    former, new = after_insertion(count, np.array(sorted(min(at, count) for at in before), np.int64))
    assert sorted([*former.tolist(), *new.tolist()]) == list(range(count + len(before)))
    assert np.all(np.diff(former) > 0)
    assert np.all(np.diff(new) > 0)


@given(st.lists(SORTED, min_size=1, max_size=5))
def test_joined_lists_hold_each_string_once_where_it_is_told_to_be(lists):
    keys, places = joined(lists)
    assert keys == sorted(set().union(*lists))
    assert [[keys[at] for at in own] for own in places] == lists
