"""The tables of names are whole, and keep ambiguous names apart until the query speaks for them."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from indexer.language.analysis import terms
from indexer.language.script import is_devanagari
from indexer.understanding.tables import LONGEST_NAME, names

MEANINGS = [
    ("resignation", "इस्तीफा"), ("minister", "मंत्री"), ("ticket", "टिकट"), ("alliance", "गठबंधन"), ("arrest", "गिरफ्तार"),
    ("capital", "राजधानी"), ("farmers", "किसान"), ("oath", "शपथ"), ("leader", "नेता"), ("seat", "सीट"),
    ("meerut", "मेरठ"), ("bjp", "भाजपा"), ("vhp", "विहिप"), ("cpi", "भाकपा"), ("fir", "एफआईआर"), ("mla", "विधायक"),
]  # fmt: skip


def _lines(name):
    text = resources.files("indexer.understanding").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@pytest.mark.parametrize(("english", "hindi"), MEANINGS)
def test_common_words_and_names_of_the_news_have_their_hindi_word(english, hindi):
    assert terms(hindi) in [other.name for other in names().of(terms(english), ())]


@pytest.mark.parametrize("name", [("sp",), ("मजलिस",), ("आप",), ("हम",), ("एसपी",)])
def test_ambiguous_names_need_company(name):
    assert [other for other in names().of(name, ()) if other.why == "alias"] == []
    assert names().of(name, {"चुनाव"})


def test_names_that_stand_for_one_another_do_so_both_ways():
    for name, others in names().others.items():
        for other in others:
            if other.why == "alias" and other.name in names().others and not other.beside and is_devanagari(name[0]):
                assert name in [back.name for back in names().others[other.name]], (name, other.name)


def test_translations_are_from_english_to_hindi_once_each_in_order():
    rows = [line.split("\t") for line in _lines("translations.tsv")]
    english = [row[0] for row in rows]
    assert english == sorted(english)
    assert max(Counter(english).values()) == 1
    for word, hindi in rows:
        assert word.isascii(), word
        assert hindi.strip() == hindi, word
        assert all(map(is_devanagari, hindi.split(", "))), word


def test_no_name_is_empty_or_longer_than_is_looked_up():
    for line in _lines("aliases.tsv"):
        for name in line.split("\t"):
            assert 1 <= len(terms(name)) <= LONGEST_NAME + 1, name


def test_there_are_hundreds_of_each():
    assert len(_lines("translations.tsv")) >= 800
    assert len(_lines("aliases.tsv")) >= 200
