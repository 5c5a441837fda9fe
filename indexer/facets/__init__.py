"""Who, where and what is a story about? Party, place and event: a declaration and data files each, no names in code."""

from indexer.facets.base import Evidence, Tags, Value
from indexer.facets.overrides import Overrides, load_overrides
from indexer.facets.tables import fingerprint
from indexer.facets.tagging import tag, tag_all, words_of
from indexer.facets.values import Meaning, broader, canonical, meaning, values

__all__ = [
    "Evidence",
    "Meaning",
    "Overrides",
    "Tags",
    "Value",
    "broader",
    "canonical",
    "fingerprint",
    "load_overrides",
    "meaning",
    "tag",
    "tag_all",
    "values",
    "words_of",
]
