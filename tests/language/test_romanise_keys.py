"""A word and the ways of typing it meet under a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.romanise_keys import KEY_LENGTH, LETTER_NAMES, key, keys, spelled_out

MEETING = [
    ("इस्तीफा", "istifa isteefa istiphaa"),
    ("मुजफ्फरनगर", "muzaffarnagar mujaffarnagar muzafarnagar"),
    ("ओवैसी", "owaisi ovaisi owesi"),
    ("छात्र", "chhatra chatr"),  # student
    ("कॉलेज", "college kolej"),
    ("लडका", "ladka larka"),  # boy: its d was written with a nukta
    ("स्टेशन", "station steshan"),
    ("जहां", "jaha jahan"),  # where
]


@pytest.mark.parametrize(("word", "typed"), MEETING)
def test_ways_of_typing_a_word_meet_it_under_a_key(word, typed):
    for one in typed.split():
        assert any(_near(key(word), each) for each in keys(one)), one


def _near(one: str, two: str) -> bool:
    """Equal, or equal when each loses one letter, as the vocabulary looks them up."""
    shorter = [{text, *(text[:place] + text[place + 1 :] for place in range(len(text)))} for text in (one, two)]
    return bool(shorter[0] & shorter[1])


@given(st.text(st.characters(exclude_characters="\n"), max_size=40))
def test_a_key_is_short_and_plain(word):
    assert 1 <= len(key(word)) <= KEY_LENGTH
    assert set(key(word)) <= set("akgcjtdnpbmrlvsiu")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_doubling_a_letter_changes_no_key(word):
    doubled = word[0] + word
    if word[0] not in "eocx":  # ee, oo, cc and xx are other sounds
        assert key(doubled) == key(word)


@pytest.mark.parametrize(("typed", "named"), [("bjp", "बीजेपी"), ("AIMIM", "एआईएमआईएम"), ("a", ""), ("bhajpa5", "")])
def test_abbreviations_are_spelled_out_by_the_names_of_their_letters(typed, named):
    assert spelled_out(typed) == named


def test_every_letter_has_a_name():
    assert sorted(LETTER_NAMES) == list("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("words", [["इस्तीफा", "ओवैसी", "अआ", "ज्ञानन"], ["istifa", "ahah", "channel"]])
def test_many_words_have_the_keys_of_each(words):
    assert key("\n".join(words)).split("\n") == [key(word) for word in words]
