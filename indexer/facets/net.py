"""What does a network of one hidden layer make of the sum of a story's features?"""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from typing import Any, BinaryIO

import numpy as np

from indexer.language.lexicon import Numbers


@dataclass(frozen=True)
class Net:
    """`inner` has a row for each of the features, of what it adds to each unit; `outer` a row for each unit, of what it
    speaks for each of the types once set going, which is when features and `bias` add up to more than nothing.

    `learned_from` tells the examples that it was learned from.
    """

    types: tuple[str, ...]
    features: tuple[str, ...]
    inner: Numbers
    bias: Numbers
    outer: Numbers
    outer_bias: Numbers
    learned_from: str = ""

    def log_odds(self, units: Numbers) -> Numbers:
        """The log-odds of the types, a row a story, of what its features add up to in each unit."""
        odds: Numbers = np.maximum(units + self.bias, 0) @ self.outer + self.outer_bias
        return odds

    def towards(self, units: Numbers, slug: str) -> Numbers:
        """How much more sure of a type a little more of each unit would make, in a story of these units."""
        going: Numbers = (units + self.bias > 0) * self.outer[:, self.types.index(slug)]
        return going

    def save(self, path: str | PathLike[str]) -> None:
        """Writes the network; half precision changes no decision that is not a toss-up."""
        np.savez_compressed(
            path,
            names=_packed(["\t".join(self.types), "\t".join(self.features), self.learned_from]),
            inner=self.inner.astype(np.float16),
            bias=self.bias.astype(np.float32),
            outer=self.outer.astype(np.float32),
            outer_bias=self.outer_bias.astype(np.float32),
        )

    @classmethod
    def load(cls, file: str | PathLike[str] | BinaryIO) -> Net:
        """Reads a network that was saved."""
        with np.load(file, allow_pickle=False) as saved:
            types, features, learned_from = bytes(saved["names"]).decode().split("\n")
            numbers: list[Any] = [saved[name].astype(np.float32) for name in ("inner", "bias", "outer", "outer_bias")]
        inner, bias, outer, outer_bias = numbers
        return cls(tuple(types.split("\t")), tuple(features.split("\t")), inner, bias, outer, outer_bias, learned_from)


def _packed(lines: list[str]) -> Numbers:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)
