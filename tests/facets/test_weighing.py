"""Do words and triggers weigh what the table says, and is a type decided by how sure it is?"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from indexer.article import Article
from indexer.facets import event, party, place, tables, tag, triggers, words_of
from indexer.facets.weighing import LEAD, told_features, weights, word_features

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
    return weights().log_odds(seen, texts.lexicon, told), told, list(zip(words[::2], words[1::2], strict=True))


def test_log_odds_are_the_sum_of_what_each_feature_weighs():
    head, *rows = tables.rows("event_words.tsv")
    table = {name: np.array([float(value or 0) for value in values]) for name, *values in rows}
    log_odds, told, words = weighed(STORIES)
    for row, one, (title, body) in zip(log_odds, told, words, strict=True):
        features = told_features(one, has_title=bool(title)) | word_features(title, body)
        expected = sum((value * table[name] for name, value in features.items() if name in table), np.zeros(16))
        sure = [at for at, slug in enumerate(head[1:]) if slug not in one.void]
        assert row[sure] == pytest.approx(expected[sure], abs=1e-4)
    assert len(words[0][1]) > LEAD, "the first story is to be longer than what is weighed"


def test_what_its_triggers_deny_is_never_told_by_words():
    log_odds, told, _ = weighed([story("विपक्ष ने मांगा मंत्री का इस्तीफा")])
    assert told[0].void == {"resignation"}
    assert log_odds[0][weights().types.index("resignation")] == -np.inf


@pytest.mark.parametrize(
    ("sure", "expected"),
    [
        ((0.1, 0.1, 0.1), ()),
        ((0.3, 0.3, 0.1), ("resignation",)),
        ((0.4, 0.7, 0.1), ("joining", "resignation")),
        ((0.9, 0.8, 0.7), ("resignation", "joining", "election")),
        ((0.9, 0.1, 0.5), ("resignation", "election")),
    ],
)
def test_the_surest_type_comes_first_and_a_second_must_be_surer(sure, expected):
    odds = np.log(np.array([sure]) / (1 - np.array([sure])))
    assert event.decided(odds, TYPES) == [expected]


def test_a_type_that_no_trigger_tells_is_shown_by_the_words_that_speak_for_it():
    article = story("काबीना से विदा हुए मंत्री, खत में लिखा मन का बोझ")
    table, words = weights(), words_of([article]).words[0]
    shown = table.speaking(words, "resignation")
    assert 0 < len(shown) <= 3
    assert all(words.terms[mention.first] in words.terms for mention in shown)


def test_every_event_has_evidence_of_its_own():
    for article in STORIES:
        tags = tag(article)
        told = {evidence.value for evidence in tags.evidence if evidence.facet == "event"}
        assert told == set(tags.facets["event"])
