"""Does a pattern match what it is written to match?"""

from __future__ import annotations

import pytest

from indexer.facets.patterns import Patterns
from indexer.facets.words import read


def matches(pattern, text):
    patterns = Patterns({"gave": ["दिया", "सौंपा"]})
    patterns.add(pattern, "owner")
    kinds = [patterns.kinds(term) for term in read("title", text).terms]
    return [(first, last) for _, first, last in patterns.find(kinds)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("इस्तीफा दिया", "इस्तीफा दिया", [(0, 1)]),
        ("इस्तीफा दिया", "इस्तीफ़ा दिया", [(0, 1)]),
        ("इस्तीफ* दिया", "इस्तीफे दिया", [(0, 1)]),
        ("इस्तीफा दिया/सौंपा", "इस्तीफा सौंपा", [(0, 1)]),
        ("इस्तीफा @gave", "इस्तीफा सौंपा", [(0, 1)]),
        ("इस्तीफा +2 @gave", "इस्तीफा कल शाम दिया", [(0, 3)]),
        ("इस्तीफा +1 @gave", "इस्तीफा कल शाम दिया", []),
        ("इस्तीफा +2 @gave", "इस्तीफा। उसने दिया", []),
        ("सभा में END", "सभा में। फिर", [(0, 2)]),
        ("दिया", "दिया दियासलाई दिया", [(0, 0), (2, 2)]),
        ("का इस्तीफा मंजूर", "का नाम, का इस्तीफा मंजूर", [(3, 5)]),
        ("के +2 इस्तीफा", "के के इस्तीफा", [(0, 2), (1, 2)]),
        ("के +1 इस्तीफा +1 के", "के इस्तीफा के इस्तीफा के", [(0, 2), (2, 4)]),
    ],
)
def test_a_pattern_matches_words_in_order_within_a_sentence(pattern, text, found):
    assert matches(pattern, text) == found


@pytest.mark.parametrize("pattern", ["", "इस्तीफा +2"])
def test_a_pattern_without_words_or_with_a_loose_end_is_refused(pattern):
    with pytest.raises(ValueError, match="pattern"):
        Patterns({}).add(pattern, "owner")


def test_an_unknown_class_is_refused():
    with pytest.raises(KeyError):
        Patterns({}).add("@nosuch", "owner")


def test_matches_stand_in_the_order_of_their_first_words_then_of_the_patterns():
    patterns = Patterns({})
    for written in ("इस्तीफा दिया", "को +3 दिया", "इस्तीफा +1 दिया", "दिया"):
        patterns.add(written, "owner")
    kinds = [patterns.kinds(term) for term in read("title", "नेता को इस्तीफा दिया").terms]
    assert [(pattern.number, first, last) for pattern, first, last in patterns.find(kinds)] == [
        (1, 1, 3),
        (0, 2, 3),
        (2, 2, 3),
        (3, 3, 3),
    ]


def test_a_pattern_added_after_a_text_was_read_is_found_in_the_next():
    patterns = Patterns({})
    patterns.add("दिया", "owner")
    assert len(patterns.find([patterns.kinds("दिया")])) == 1
    patterns.add("दि*", "owner")
    assert len(patterns.find([patterns.kinds("दिया")])) == 2
