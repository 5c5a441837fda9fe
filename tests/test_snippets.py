"""Whole words are marked, the stretch with the most different words is shown, and no word is cut."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from indexer.analysed import Alternative, Group
from indexer.language.script import is_latin
from indexer.results import Marked
from indexer.snippets import WIDTH, Highlighter


def group(typed: str, *terms: str) -> Group:
    return Group(typed, tuple(Alternative(tuple(term.split())) for term in terms))


def marked(result: Marked) -> list[str]:
    return [result.text[start:end] for start, end in result.marks]


ISTIFA = group("istifa", "इस्तीफा", "इस्तीफे")
OWAISI = group("owaisi", "ओवैसी")


def test_the_whole_word_is_marked_as_it_is_written() -> None:
    assert marked(Highlighter([ISTIFA]).mark("अनस ने इस्तीफ़ा दिया, इस्तीफ़े से हलचल")) == ["इस्तीफ़ा", "इस्तीफ़े"]


def test_spelled_out_letters_are_one_mark() -> None:
    assert marked(Highlighter([group("aimim", "एआईएमआईएम")]).mark("ए.आई.एम.आई.एम. की बैठक")) == ["ए.आई.एम.आई.एम"]


def test_a_phrase_is_marked_only_where_its_words_stand_in_a_row() -> None:
    text = "मुख्य मंत्री आए। मुख्य बात, मंत्री बोले"
    assert marked(Highlighter([group("mukhyamantri", "मुख्य मंत्री")]).mark(text)) == ["मुख्य मंत्री"]


def test_the_snippet_shows_where_the_most_different_words_stand() -> None:
    filler = "यह एक लंबा वाक्य है जिसमें कुछ भी खास नहीं कहा गया है। " * 12
    text = f"ओवैसी पहुंचे। {filler}ओवैसी ने इस्तीफा मांगा। {filler}"
    snippet = Highlighter([OWAISI, ISTIFA]).snippet(text)
    assert marked(snippet) == ["ओवैसी", "इस्तीफा"]
    assert snippet.text.startswith("… ") and snippet.text.endswith(" …")
    assert len(snippet.text) <= WIDTH + 10


def test_a_snippet_opens_at_the_start_of_its_sentence_when_that_is_near() -> None:
    text = "क" * 100 + " पहला वाक्य। दूसरे वाक्य में ओवैसी हैं।" + " और" * 100
    assert Highlighter([OWAISI]).snippet(text).text.startswith("… दूसरे वाक्य में ओवैसी")


def test_a_story_without_a_match_shows_its_beginning() -> None:
    text = "मेरठ में बैठक। " * 40
    snippet = Highlighter([OWAISI]).snippet(text)
    assert snippet.text.startswith("मेरठ में बैठक।") and not snippet.marks


@given(st.text(alphabet="कखि्ा़ं ।\u200dab\n", max_size=700), st.sampled_from(["क", "कि", "ab", "क्ख"]))
def test_marks_are_whole_words_and_no_text_begins_on_a_mark_or_joiner(text: str, term: str) -> None:
    for result in (Highlighter([group("x", term)]).mark(text), Highlighter([group("x", term)]).snippet(text)):
        for start, end in result.marks:
            assert 0 <= start < end <= len(result.text)
            before, after = result.text[max(start - 1, 0) : start], result.text[end : end + 1]
            assert unicodedata.category(result.text[start])[0] != "M"
            assert is_latin(term) or not after or unicodedata.category(after)[0] != "M"
            for neighbour in (before, after):
                assert not neighbour.isalpha() or is_latin(neighbour) != is_latin(term)
