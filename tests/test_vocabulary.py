"""A vocabulary knows its terms and which of them are alike, in memory and mapped from its file."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import IndexDamaged
from indexer.language.romanise_keys import folded, key, keys
from indexer.vocabulary import Vocabulary
from indexer.vocabulary_tables import changed

WORDS = {
    "ओवैसी": 32, "इस्तीफा": 55, "इस्तीफे": 20, "किसान": 40, "किसानों": 90, "गए": 70, "गये": 9, "दिन": 80, "दीन": 3,
    "क्रम": 8, "कर्म": 6, "वीडियो": 50, "विडियो": 4, "मेरठ": 12, "bjp": 7, "bjym": 1, "2024": 30, "मेर": 1,
}  # fmt: skip


@pytest.fixture(params=["memory", "file", "file of a later commit"])
def vocabulary(request, tmp_path):
    if request.param == "memory":
        return Vocabulary.of(WORDS.items())
    path = tmp_path / "vocabulary"
    if request.param == "file":
        Vocabulary.write(path, WORDS.items())
    else:
        earlier = {"मेरठ": 2, "इस्तीफा": 1, "पुराना": 9, "bjp": 30}
        Vocabulary.write(path, difference(earlier, WORDS), Vocabulary.of(earlier.items()))
    return Vocabulary.open(path)


def test_it_lists_its_terms_in_order_with_their_frequencies(vocabulary):
    assert list(vocabulary) == sorted(WORDS.items())
    assert len(vocabulary) == len(WORDS)


def test_it_knows_how_many_stories_hold_a_term(vocabulary):
    assert vocabulary.frequency("ओवैसी") == 32
    assert vocabulary.frequency("ओवैस") == 0
    assert vocabulary.frequency("") == 0


def test_numbers_and_terms_go_both_ways(vocabulary):
    for term in WORDS:
        number = vocabulary.number(term)
        assert number is not None
        assert vocabulary.term(number) == term


@pytest.mark.parametrize(("term", "others"), [("इस्तीफा", {"इस्तीफा", "इस्तीफे"}), ("किसानों", {"किसान", "किसानों"})])
def test_terms_of_one_stem_are_found(vocabulary, term, others):
    assert set(vocabulary.same_stem(term)) == others


@pytest.mark.parametrize(("term", "others"), [("गये", {"गए", "गये"}), ("दिन", {"दिन"}), ("क्रम", {"क्रम"})])
def test_spellings_of_one_word_are_found_and_no_other_word(vocabulary, term, others):
    assert set(vocabulary.same_spelling(term)) == others


def test_loose_spellings_are_found(vocabulary):
    assert set(vocabulary.same_loose_spelling("वीडियो")) == {"वीडियो", "विडियो"}


@pytest.mark.parametrize("typed", ["owaisi", "ovesi", "oaisi", "owaissi"])
def test_terms_of_like_keys_are_near(vocabulary, typed):
    (numbers,) = vocabulary.near([keys(typed)], [folded(typed)], 5)
    assert "ओवैसी" in vocabulary.terms(numbers)


def test_latin_terms_are_near_only_when_asked_for(vocabulary):
    (numbers,) = vocabulary.near([[key("bjpp")]], ["bjpp"], 5, latin=True)
    assert "bjp" in vocabulary.terms(numbers)
    (numbers,) = vocabulary.near([[key("bjpp")]], ["bjpp"], 5)
    assert "bjp" not in vocabulary.terms(numbers)


def test_near_keeps_as_many_as_asked_for(vocabulary):
    (numbers,) = vocabulary.near([["kisn"]], ["kisan"], 1)
    assert vocabulary.terms(numbers) == ["किसान"]


@pytest.mark.parametrize(("prefix", "terms"), [("इस्ती", ["इस्तीफा", "इस्तीफे"]), ("bj", ["bjp", "bjym"]), ("ज", [])])
def test_terms_with_a_beginning_stand_together(vocabulary, prefix, terms):
    assert [vocabulary.term(number) for number in vocabulary.beginning(prefix)] == terms


def test_terms_are_found_by_the_beginning_of_their_key(vocabulary):
    assert "ओवैसी" in vocabulary.terms(vocabulary.beginning_with_key(key("owa")))


def test_an_empty_vocabulary_answers_everything_with_nothing(tmp_path):
    Vocabulary.write(tmp_path / "empty", [])
    for empty in (Vocabulary.of([]), Vocabulary.open(tmp_path / "empty")):
        assert list(empty) == []
        assert empty.frequency("x") == 0
        assert empty.same_stem("दिन") == []
        assert [len(found) for found in empty.near([["kisn"]], ["kisan"], 5)] == [0]
        assert list(empty.beginning("क")) == []


@pytest.mark.parametrize(
    "earlier",
    [{}, WORDS, dict(list(WORDS.items())[::2]), {"अब": 3, "गए": 71, "zzz": 1, "ज्ञान": 2}, dict.fromkeys(WORDS, 10**6)],
    ids=["nothing", "the same", "half of it", "other terms", "other frequencies"],
)
def test_changes_to_an_earlier_vocabulary_lead_to_the_very_file_that_is_written_at_once(tmp_path, earlier):
    Vocabulary.write(tmp_path / "at once", WORDS.items())
    Vocabulary.write(tmp_path / "changed", difference(earlier, WORDS), Vocabulary.of(earlier.items()))
    assert (tmp_path / "at once").read_bytes() == (tmp_path / "changed").read_bytes()


@pytest.mark.parametrize("damage", ["missing", "empty", "other", "short", "head"])
def test_a_damaged_file_is_said_to_be_damaged(tmp_path, damage):
    path = tmp_path / "vocabulary"
    Vocabulary.write(path, WORDS.items())
    data = path.read_bytes()
    broken = {
        "missing": None, "empty": b"", "other": b"x" * 500, "short": data[:-100],
        "head": data[:20] + bytes([data[20] ^ 1]) + data[21:],
    }[damage]  # fmt: skip
    path.unlink()
    if broken is not None:
        path.write_bytes(broken)
    with pytest.raises(IndexDamaged) as error:
        Vocabulary.open(path)
    assert str(path) in error.value.message


def test_writing_tells_the_length_and_the_checksum_of_the_file(tmp_path):
    for words in (WORDS, {}):
        told = Vocabulary.write(tmp_path / "vocabulary", words.items())
        content = (tmp_path / "vocabulary").read_bytes()
        assert told == (len(content), zlib.crc32(content))


@given(st.dictionaries(st.text(alphabet="कखिी्ाab1", min_size=1, max_size=8), st.integers(1, 10**6), max_size=20))
def test_any_terms_come_back_as_they_were(words):
    vocabulary = Vocabulary.of(words.items())
    assert dict(vocabulary) == words
    assert all(vocabulary.frequency(word) == count for word, count in words.items())


@given(*[st.dictionaries(st.text(alphabet="कखतिी्ंाab1é", max_size=6), st.integers(1, 300), max_size=15)] * 2)
def test_any_changes_lead_to_what_is_built_at_once(earlier, words):
    at_once, former = Vocabulary.of(words.items()), Vocabulary.of(earlier.items())
    later = changed(former._tables, difference(earlier, words))
    assert all(np.array_equal(later[name], table) for name, table in at_once._tables.items())


def difference(earlier, later):
    """By how much each frequency has changed."""
    every = {term: later.get(term, 0) - earlier.get(term, 0) for term in {**earlier, **later}}
    return [(term, by) for term, by in every.items() if by]


def test_terms_are_found_by_their_ends() -> None:
    words = Vocabulary.of({"सदस्यता": 5, "सस्यता": 1, "सफलता": 7, "सता": 2, "नम्रता": 4, "सbता": 1, "सत": 3}.items())
    for prefix, suffix, longest, found in (
        ("स", "ता", 36, ["सbता", "सदस्यता", "सफलता", "सस्यता"]),
        ("स", "ता", 6, ["सbता", "सफलता"]),
        ("सद", "ता", 36, ["सदस्यता"]),
        ("स", "", 6, ["सत", "सता"]),
        ("क", "ता", 36, []),
    ):
        assert words.terms(words.framed(prefix, suffix, longest)) == found


def test_only_new_keys_are_worked_out() -> None:
    words = Vocabulary.of([("मेरठ", 3)])
    asked: list[list[int]] = []

    def work_out(places: list[int]) -> list[str]:
        asked.append(places)
        return [f"value {place}" for place in places]

    assert words.remember_each(["a", "b"], work_out) == ["value 0", "value 1"]
    assert words.remember_each(["c", "a"], work_out) == ["value 0", "value 0"]
    assert words.remember_each(["a", "b", "c"], work_out) == ["value 0", "value 1", "value 0"]
    assert asked == [[0, 1], [0]]
