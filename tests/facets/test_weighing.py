"""Do words and triggers weigh what the table says, and is a type decided by how sure it is?"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from indexer.article import Article
from indexer.facets import event, party, place, tables, tag, triggers, words_of
from indexer.facets.net import Net
from indexer.facets.weighing import BEGINNING, LEAD, Weights, beginnings, told_features, weights, word_features

TYPES = ("resignation", "joining", "election")


def story(title, body=""):
    return Article(id="x", title=title, body=body, where="", origin="")


STORIES = [
    story(
        "मेरठ: सपा नेता ने दिया इस्तीफा, भाजपा में शामिल", "मेरठ। सपा के जिलाध्यक्ष ने इस्तीफा दे दिया। " + "शहर में चर्चा रही। " * 40
    ),
    story("", "लखनऊ में मतदान हुआ।"),
    story("चुनाव की तारीखें घोषित"),
    story("", ""),
]


def weighed(stories):
    texts = words_of(stories)
    named = [*zip(texts.words, tables.gazetteer().find_all(texts), strict=True)]
    fields = [named[at : at + 2] for at in range(0, len(named), 2)]
    seen = triggers.seen(texts, [*map(party.mentions, fields)], [place.found(one).mentions for one in fields])
    told = triggers.told_all(seen)
    terms, bounds = [texts.lexicon.terms[i] for i in seen.tokens], seen.token_bounds
    words = [terms[a:b] for a, b in pairwise(bounds)]
    return weights().weigh(seen, texts.lexicon, told), told, list(zip(words[::2], words[1::2], strict=True))


def test_the_units_are_the_sum_of_what_each_feature_and_beginning_adds():
    net = weights().net
    adds = dict(zip(net.features, net.inner, strict=True))
    weighed_stories, told, words = weighed(STORIES)
    for units, one, (title, body) in zip(weighed_stories.units, told, words, strict=True):
        features = told_features(one, has_title=bool(title)) | word_features(title, body)
        expected = np.zeros(net.inner.shape[1])
        for name, value in features.items():
            expected += value * adds.get(name, 0)
            for begins in beginnings(name):
                expected += BEGINNING * value * adds.get(begins, 0)
        assert units == pytest.approx(expected, abs=1e-3)
    assert len(words[0][1]) > LEAD, "the first story is to be longer than what is weighed"


def test_log_odds_are_what_the_units_that_are_set_going_speak():
    net = Net(
        types=("resignation", "joining"),
        features=("इस्तीफा", "भाजपा"),
        inner=np.array([[1.0, -2.0, 0.5], [-1.0, 1.0, 0.0]]),
        bias=np.array([0.0, 1.0, -1.0]),
        outer=np.array([[2.0, 0.0], [0.0, 3.0], [5.0, 5.0]]),
        outer_bias=np.array([-1.0, -0.5]),
    )
    assert net.log_odds(np.array([[1.0, -2.0, 0.5], [0.0, 0.0, 0.0]])) == pytest.approx(
        np.array([[1.0, -0.5], [-1.0, 2.5]])
    )
    assert net.towards(np.array([1.0, -2.0, 0.5]), "resignation") == pytest.approx(np.array([2.0, 0.0, 0.0]))


def test_a_net_is_read_as_it_was_saved(tmp_path):
    net = weights().net
    net.save(tmp_path / "net.npz")
    again = Net.load(tmp_path / "net.npz")
    assert (again.types, again.features, again.learned_from) == (net.types, net.features, net.learned_from)
    for name in ("inner", "bias", "outer", "outer_bias"):
        assert np.array_equal(getattr(again, name), getattr(net, name))


def test_a_word_never_met_counts_as_its_longest_known_beginning():
    net = Net(
        types=("resignation",),
        features=("इस्तीफा", "इस्ती…", "इस्…"),
        inner=np.array([[1.0], [10.0], [100.0]]),
        bias=np.zeros(1),
        outer=np.ones((1, 1)),
        outer_bias=np.zeros(1),
    )
    table = Weights(net)
    rows = {word: float(table._values[table._row(word)][0]) for word in ("इस्तीफा", "इस्तीफों", "इस्लाम", "वोट")}
    assert rows == pytest.approx({"इस्तीफा": 1 + 0.6 * 110, "इस्तीफों": 0.6 * 110, "इस्लाम": 0.6 * 100, "वोट": 0})


def test_what_its_triggers_deny_is_never_told_by_words():
    weighed_stories, told, _ = weighed([story("विपक्ष ने मांगा मंत्री का इस्तीफा")])
    assert told[0].void == {"resignation"}
    assert weighed_stories.log_odds[0][weights().net.types.index("resignation")] == -np.inf


@pytest.mark.parametrize(
    ("sure", "expected"),
    [
        ((0.1, 0.1, 0.1), ()),
        ((0.3, 0.3, 0.1), ("resignation",)),
        ((0.5, 0.7, 0.1), ("joining", "resignation")),
        ((0.9, 0.8, 0.7), ("resignation", "joining", "election")),
        ((0.9, 0.1, 0.5), ("resignation", "election")),
    ],
)
def test_the_surest_type_comes_first_and_a_second_must_be_surer(sure, expected):
    odds = np.log(np.array([sure]) / (1 - np.array([sure])))
    assert event.decided(odds, TYPES) == [expected]


def test_a_type_that_no_trigger_tells_is_shown_by_the_words_that_speak_for_it():
    article = story("काबीना से विदा हुए मंत्री, खत में लिखा मन का बोझ")
    weighed_stories, _, _ = weighed([article])
    table, words = weights(), words_of([article]).words[0]
    shown = table.speaking(words, weighed_stories.units[0], "resignation")
    assert 0 < len(shown) <= 3
    assert all(mention.first == mention.last < len(words.terms) for mention in shown)


def test_every_event_has_evidence_of_its_own():
    for article in STORIES:
        tags = tag(article)
        told = {evidence.value for evidence in tags.evidence if evidence.facet == "event"}
        assert told == set(tags.facets["event"])
