"""What is typed, in any script and spelling, becomes groups of the index's own terms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.understanding.expand import LEAST, MOST, candidates, candidates_of, expand
from indexer.vocabulary import Vocabulary

WORDS = {
    "ओवैसी": 32, "इस्तीफा": 55, "इस्तीफे": 20, "त्यागपत्र": 4, "मेरठ": 71, "सांसद": 351, "संसद": 200, "किसान": 300,
    "किसानों": 280, "एआईएमआईएम": 9, "aimim": 15, "भाजपा": 371, "बीजेपी": 436, "bjp": 90, "विधायक": 292, "एमएलए": 3,
    "मुख्यमंत्री": 400, "मुख्य": 500, "मंत्री": 700, "सीएम": 60, "हमला": 385, "हमले": 477, "नेता": 692, "कांग्रेस": 703,
    "दिन": 1642, "दीन": 1, "क्रम": 90, "कर्म": 80, "शाहीन": 40, "बाग": 50, "इंदौर": 666, "महापौर": 45, "मजलिस": 5,
    "रैली": 175, "मोदी": 2824, "हफीज": 2, "हाफिज": 3, "कलीमुल": 2, "गए": 900, "गये": 30, "वीडियो": 2038, "मोहम्मद": 80,
    "मुहम्मद": 20, "मौहम्मद": 2, "चुनाव": 600, "चुनावी": 110, "एसपी": 60, "समाजवादी": 50, "पार्टी": 900, "सपा": 120,
    "पुलिस": 1742, "अधीक्षक": 30, "20": 99, "प्रदर्शन": 500, "राजधानी": 90, "पंचायत": 318, "video": 3, "4": 50, "जी": 90,
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.of(WORDS.items())


def _terms(group):
    return [" ".join(alternative.terms) for alternative in group.alternatives]


FIRST = [
    *((typed, "ओवैसी") for typed in ("owaisi", "ovaisi", "owesi", "Owaisi", "OWAISI")),
    *((typed, "इस्तीफा") for typed in ("istifa", "isteefa", "istefa", "istiffa", "इस्तीफ़ा", "resignation")),
    *((typed, "सांसद") for typed in ("saansad", "सांसद", "साँसद")),
    *((typed, "किसान") for typed in ("kisan", "kisaan", "keesan", "किसान", "farmer")),
    ("meerut", "मेरठ"),
    ("mahapaur", "महापौर"),
    ("mukhyamantri", "मुख्यमंत्री"),
    ("indore", "इंदौर"),
    ("इन्दौर", "इंदौर"),
    ("attack", "हमला"),
    ("20", "20"),
    ("२०", "20"),
]


@pytest.mark.parametrize(("typed", "term"), FIRST)
def test_the_word_that_is_meant_is_the_first_alternative(vocabulary, typed, term):
    (group,) = expand([typed], vocabulary)
    assert group.typed == typed
    assert _terms(group)[0] == term


JOINING = [
    ("aimim", ["aimim", "एआईएमआईएम"]),
    ("ए.आई.एम.आई.एम", ["एआईएमआईएम", "aimim"]),
    ("bjp", ["bjp", "भाजपा", "बीजेपी"]),
    ("बीजेपी", ["बीजेपी", "भाजपा", "bjp"]),
    ("mla", ["विधायक", "एमएलए"]),
    ("cm", ["सीएम", "मुख्यमंत्री"]),
    ("हाफिज", ["हाफिज", "हफीज"]),
    ("मुहम्मद", ["मुहम्मद", "मोहम्मद", "मौहम्मद"]),
    ("गये", ["गये", "गए"]),
    ("resign", ["इस्तीफा", "त्यागपत्र"]),
    ("farmers", ["किसान", "किसानों"]),
    ("capital", ["राजधानी"]),
    ("protest", ["प्रदर्शन"]),
    ("शाहीनबाग", ["शाहीन बाग"]),
    ("वीडयो", ["वीडियो"]),
    ("विडियो", ["वीडियो"]),
    ("मेठर", ["मेरठ"]),
    ("4g", ["4 जी"]),
]


@pytest.mark.parametrize(("typed", "terms"), JOINING)
def test_a_group_joins_the_names_and_spellings_of_a_word(vocabulary, typed, terms):
    (group,) = expand([typed], vocabulary)
    assert set(terms) <= set(_terms(group))


APART = [("दिन", "दीन"), ("दीन", "दिन"), ("क्रम", "कर्म"), ("कर्म", "क्रम"), ("aimim", "मजलिस"), ("sp", "समाजवादी पार्टी")]


@pytest.mark.parametrize(("typed", "term"), APART)
def test_words_that_mean_something_else_stay_out(vocabulary, typed, term):
    (group,) = expand([typed], vocabulary)
    assert term not in _terms(group)


@pytest.mark.parametrize(
    ("words", "place", "term"),
    [
        (["aimim", "चुनाव"], 0, "मजलिस"),
        (["मजलिस", "ओवैसी"], 0, "aimim"),
        (["sp", "neta"], 0, "सपा"),
        (["एसपी", "टिकट"], 0, "सपा"),
    ],
)
def test_company_speaks_for_an_ambiguous_name(vocabulary, words, place, term):
    assert term in _terms(expand(words, vocabulary)[place])


@pytest.mark.parametrize("words", [["mukhya", "mantri"], ["मुख्य", "मंत्री"]])
def test_two_words_are_also_the_one_that_joins_them(vocabulary, words):
    for group in expand(words, vocabulary):
        assert "मुख्यमंत्री" in _terms(group)


def test_a_name_of_several_words_finds_its_other_names(vocabulary):
    for group in expand(["samajwadi", "party"], vocabulary):
        assert "सपा" in _terms(group)


def test_every_reason_is_told(vocabulary):
    told = {
        alternative.why
        for group in expand(["इस्तीफा", "गये", "owaisi", "attack", "बीजेपी", "मेठर"], vocabulary)
        for alternative in group.alternatives
    }
    assert told == {"same", "spelling", "stem", "romanized", "translation", "alias", "correction"}


@pytest.mark.parametrize("typed", ["zqxzqx", "ऴऴऴऴ", "日本", "999999"])
def test_a_word_with_nothing_good_has_no_alternatives(vocabulary, typed):
    (group,) = expand([typed], vocabulary)
    assert group.alternatives == ()


def test_a_pinned_word_means_that_term_alone(vocabulary):
    pinned, free = expand(["sansad", "neta"], vocabulary, {"sansad": "संसद"})
    assert _terms(pinned) == ["संसद"]
    assert _terms(free)[0] == "नेता"


def test_a_romanized_word_stands_for_what_its_devanagari_twin_does(vocabulary):
    for roman, devanagari in (("owaisi", "ओवैसी"), ("kisan", "किसान"), ("chunav", "चुनाव"), ("modi", "मोदी")):
        (one,), (other,) = expand([roman], vocabulary), expand([devanagari], vocabulary)
        assert set(_terms(other)) <= set(_terms(one))


def test_no_words_make_no_groups(vocabulary):
    assert expand([], vocabulary) == ()


@settings(deadline=None)
@given(words=st.lists(st.text(alphabet="कखगतनमरसािीेों्abeiknrst 19", min_size=1, max_size=10), max_size=5))
def test_whatever_is_typed_groups_are_few_weighted_and_of_this_index(vocabulary, words):
    groups = expand(words, vocabulary)
    assert [group.typed for group in groups] == words
    for group in groups:
        assert len(group.alternatives) <= MOST
        assert len({alternative.terms for alternative in group.alternatives}) == len(group.alternatives)
        weights = [alternative.weight for alternative in group.alternatives]
        assert weights == sorted(weights, reverse=True)
        for alternative in group.alternatives:
            assert 0 < alternative.weight <= 1
            assert alternative.weight >= LEAST or len(group.alternatives) == 1
            assert all(vocabulary.frequency(term) for term in alternative.terms)


def test_candidates_are_the_words_of_the_vocabulary_as_they_stand_there():
    words = Vocabulary.of([("फ़ैसला", 5), ("फैसला", 50), ("सड़क", 7), ("किसान", 3)])
    found = candidates("faisla", words, 5)
    assert found[0][0] == "फैसला"
    assert "फ़ैसला" not in [term for term, _ in found]
    assert candidates("sadak", words, 5)[0][0] == "सड़क"


def test_candidates_of_many_words_are_those_of_each(vocabulary):
    typed = ["owaisi", "istifa", "zzzz", "kisan"]
    for many, word in zip(candidates_of(typed, vocabulary, 3), typed, strict=True):
        one = candidates(word, vocabulary, 3)
        assert [term for term, _ in many] == [term for term, _ in one]
        assert [score for _, score in many] == pytest.approx([score for _, score in one], abs=1e-3)
