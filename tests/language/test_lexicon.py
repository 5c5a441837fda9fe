"""Do numbers stand for the same terms throughout?"""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from indexer.language.lexicon import Known, Lexicon

TERMS = st.lists(st.text(max_size=4), max_size=20)


@given(TERMS)
def test_terms_as_numbers_are_the_terms(terms):
    numbered = Lexicon().numbered(terms)
    assert numbered == terms
    assert list(numbered) == terms
    assert [numbered[i] for i in range(len(numbered))] == terms
    assert numbered[1:3] == terms[1:3]
    assert hash(numbered) == hash(tuple(terms))


@given(TERMS, TERMS)
def test_a_term_keeps_its_number(first, second):
    lexicon = Lexicon()
    before = lexicon.numbered(first).numbers.tolist()
    lexicon.numbered(second)
    assert lexicon.numbered(first).numbers.tolist() == before
    assert len(lexicon) == len({*first, *second})


def test_terms_of_the_lexicon_are_not_numbered_anew():
    lexicon = Lexicon()
    terms = lexicon.numbered(("क", "ख"))
    assert lexicon.numbered(terms) is terms
    assert Lexicon().numbered(terms) == terms


def test_other_terms_are_not_equal():
    assert Lexicon().numbered(("क", "ख")) != ("क", "ग")
    assert Lexicon().numbered(("क",)) != "क"


def test_terms_travel_between_processes_as_strings():
    assert pickle.loads(pickle.dumps(Lexicon().numbered(("क", "ख")))) == ("क", "ख")  # our own bytes


def test_what_is_known_of_terms_is_asked_once_and_grows_with_the_lexicon():
    asked = []
    known, lexicon = Known(lambda term: asked.append(term) or len(term)), Lexicon()
    lexicon.numbered(("क", "खख"))
    assert known.of(lexicon).tolist() == [1, 2]
    lexicon.numbered(("गगग", "क", *map(str, range(10, 40))))
    assert known.of(lexicon).tolist() == [1, 2, 3, *[2] * 30]
    assert len(asked) == len(set(asked)) == 33


def test_another_lexicon_is_another_numbering():
    known, one, other = Known(len), Lexicon(), Lexicon()
    one.numbered(("क", "खख"))
    other.numbered(("खख",))
    assert known.of(one).tolist() == [1, 2]
    assert known.of(other).tolist() == [2]
    assert known.of(one).tolist() == [1, 2]
