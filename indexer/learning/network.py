"""How is the network that weighs events learned from examples?

In rounds, in each of which some features of each example are left out at random, so that no word is relied on
alone (dropout); and the network is the mean of those after the last rounds, which is steadier than any one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from indexer.facets.net import Net
from indexer.facets.weighing import BEGINNING, beginnings
from indexer.language.lexicon import Numbers
from indexer.learning.examples import Example, fingerprint

SELDOM = 3
"""A feature of fewer examples teaches nothing that would be met again."""

UNITS, TOGETHER, RATE = 64, 64, 0.002
"""The units of the network; how many examples it is shown at a time, and how far it then follows them."""

ROUNDS, LAST, LEFT_OUT = 8, 4, 0.5
"""How often it goes through all examples; how many of the last of these are averaged; what share is left out."""

COUNTS = {"headlines": 0.3, "stories": 1.0, "read": 1.0}
"""How much an example counts, by its source. Headlines written to be hard are plenty: when they counted fully, read
stories held out did worse."""


def learned(some: Sequence[Example], types: Sequence[str]) -> Net:
    """A network of one hidden layer, learned from examples. The same examples give the same network."""
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415  # only whoever learns needs it

    weighed = [_with_beginnings(example) for example in some]
    counted = Counter(name for features in weighed for name in features)
    names = tuple(sorted(name for name, count in counted.items() if count >= SELDOM))
    # What readers differ on counts half for and half against: the example stands twice, once with, once without it.
    shown = [(at, one.events - one.unsure) for at, one in enumerate(some)]
    shown += [(at, one.events | one.unsure) for at, one in enumerate(some) if one.unsure]
    matrix = _matrix([weighed[at] for at, _ in shown], names)
    is_so = np.array([[slug in events for slug in types] for _, events in shown], int)
    counts = np.array([COUNTS[some[at].source] * (0.5 if some[at].unsure else 1.0) for at, _ in shown])

    chance, means = np.random.default_rng(1), list[Numbers]()
    model = MLPClassifier((UNITS,), batch_size=min(TOGETHER, len(shown)), learning_rate_init=RATE, random_state=1)
    for number in range(ROUNDS):
        order = chance.permutation(len(shown))
        partly = matrix[order]
        partly.data *= (chance.random(len(partly.data)) >= LEFT_OUT) / (1 - LEFT_OUT)
        classes = None if number else [*range(len(types))]
        model.partial_fit(partly, is_so[order], sample_weight=counts[order], classes=classes)
        if number >= ROUNDS - LAST:
            now = [weights / LAST for weights in (*model.coefs_, *model.intercepts_)]
            means = [mean + more for mean, more in zip(means, now, strict=True)] if means else now
    inner, outer, bias, outer_bias = means
    return Net(tuple(types), names, inner, bias, outer, outer_bias, fingerprint())


def log_odds(net: Net, some: Sequence[Example]) -> Numbers:
    """What a network makes of examples: the log-odds of the types, a row for each."""
    return net.log_odds(_matrix([*map(_with_beginnings, some)], net.features) @ net.inner)


def _with_beginnings(example: Example) -> dict[str, float]:
    features = dict(example.features)
    for name, value in example.features.items():
        for begins in beginnings(name):
            features[begins] = features.get(begins, 0.0) + BEGINNING * value
    return features


def _matrix(some: Sequence[dict[str, float]], names: Sequence[str]) -> Any:
    from scipy.sparse import csr_matrix  # noqa: PLC0415  # comes with scikit-learn

    rows = {name: number for number, name in enumerate(names)}
    kept = [[(rows[name], value) for name, value in features.items() if name in rows] for features in some]
    bounds = np.cumsum([0, *map(len, kept)])
    flat = [pair for of_one in kept for pair in of_one]
    values = np.array([value for _, value in flat], np.float32)
    return csr_matrix((values, [row for row, _ in flat], bounds), shape=(len(some), len(names)))
