"""Floors for how often the right word is found, a little under what was reached when they were set."""

from __future__ import annotations

import random

import pytest

from indexer.language.analysis import terms
from indexer.language.normalise import normalise
from indexer.understanding.expand import candidates_of
from indexer.understanding.readings import IN_A_QUERY, readings
from indexer.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def own_pairs(project_root):
    text = (project_root / "tests/resources/romanized_pairs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    return [(typed, word) for word, ways in rows for typed in ways.split(", ")]


@pytest.fixture(scope="module")
def own_vocabulary(project_root, own_pairs):
    """The words of the sample corpus, and of the pairs, each as frequent as any."""
    words = {word: 5 for _, word in own_pairs}
    for path in sorted((project_root / "corpus").rglob("*")):
        if path.is_file():
            words |= dict.fromkeys(terms(path.read_text(encoding="utf-8")), 5)
    return Vocabulary.of(words.items())


def test_ways_of_typing_words_of_the_news_find_them(own_pairs, own_vocabulary):
    found = readings([typed for typed, _ in own_pairs], own_vocabulary, 5, IN_A_QUERY)
    first = sum(read[:1] != [] and read[0].term == word for read, (_, word) in zip(found, own_pairs, strict=True))
    five = sum(word in [each.term for each in read] for read, (_, word) in zip(found, own_pairs, strict=True))
    assert first / len(own_pairs) >= 0.90
    assert five / len(own_pairs) >= 0.97


def _lexicon(path):
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            word, typed, _ = line.split("\t")
            yield normalise(word), typed.lower()


def test_words_of_a_lexicon_that_was_not_learned_from_are_found(shared):
    folder = shared / "data/romanized"
    learned, unseen = (list(_lexicon(folder / f"dakshina_hi_{part}.tsv")) for part in ("train", "dev"))
    right: dict[str, set[str]] = {}
    for word, typed in learned + unseen:
        right.setdefault(typed, set()).add(word)
    vocabulary = Vocabulary.of((word, 1) for word in {word for word, _ in learned + unseen})
    typed = random.Random(1).sample(sorted({typed for _, typed in unseen}), 500)
    found = candidates_of(typed, vocabulary, 5)
    ranks = [[term in right[word] for term, _ in terms] for word, terms in zip(typed, found, strict=True)]
    assert sum(rank[:1] == [True] for rank in ranks) / len(typed) >= 0.90
    assert sum(any(rank) for rank in ranks) / len(typed) >= 0.975
