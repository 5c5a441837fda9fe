"""Does a pattern match what it is written to match?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.facets.patterns import Patterns
from indexer.facets.words import read_all


def found_in(patterns, *texts):
    read = read_all([("title", text) for text in texts])
    return patterns.find_all(patterns.known.of(read.lexicon)[read.numbers], read.bounds)


def matches(pattern, text):
    patterns = Patterns({"gave": ["दिया", "सौंपा"]})
    patterns.add(pattern, "owner")
    return [(first, last) for _, first, last in found_in(patterns, text)[0]]


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
    found = found_in(patterns, "नेता को इस्तीफा दिया")[0]
    assert [(pattern.number, first, last) for pattern, first, last in found] == [
        (1, 1, 3),
        (0, 2, 3),
        (2, 2, 3),
        (3, 3, 3),
    ]


def test_a_pattern_added_after_a_text_was_read_is_found_in_the_next():
    patterns = Patterns({})
    patterns.add("दिया", "owner")
    assert len(found_in(patterns, "दिया")[0]) == 1
    patterns.add("दि*", "owner")
    assert len(found_in(patterns, "दिया")[0]) == 2


def test_no_match_reaches_from_one_text_into_the_next():
    patterns = Patterns({})
    patterns.add("इस्तीफा +2 दिया", "owner")
    found = found_in(patterns, "उनका इस्तीफा", "दिया गया", "", "इस्तीफा दिया")
    assert [[(first, last) for _, first, last in text] for text in found] == [[], [], [], [(0, 1)]]


@given(st.lists(st.lists(st.sampled_from(["क", "ख", "ग", "घ", "।"]), max_size=12), max_size=4))
def test_what_is_looked_for_together_is_what_trying_every_word_finds(texts):
    patterns = Patterns({})
    for written in ("क ख", "ख +1 क", "ग", "क/ग +2 घ +1 ख", "घ END", "ग +3 ग"):
        patterns.add(written, "owner")
    found = found_in(patterns, *map(" ".join, texts))
    for text, matches in zip(texts, found, strict=True):
        assert [(p.number, first, last) for p, first, last in matches] == tried(text)


def tried(text):
    """The matches of the patterns above by the rule: each next word is the nearest that fits, within its sentence."""
    written = [["क", 0, "ख"], ["ख", 1, "क"], ["ग"], ["कग", 2, "घ", 1, "ख"], ["घ", 0, "।"], ["ग", 3, "ग"]]
    matches = []
    for first in range(len(text)):
        for number, steps in enumerate(written):
            last = first if text[first] in steps[0] else None
            for gap, wanted in zip(steps[1::2], steps[2::2], strict=True):
                if last is None:
                    break
                near = range(last + 1, min(last + 2 + gap, len(text)))
                stop = next((at for at in near if text[at] == "।"), len(text))
                last = next((at for at in near if text[at] in wanted and at <= stop), None)
            if last is not None:
                matches.append((number, first, last))
    return matches
