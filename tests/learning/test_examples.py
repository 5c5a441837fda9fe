"""Are the examples sound, and is the table what is learned from them?"""

from __future__ import annotations

import gzip
import json
from collections import Counter

import pytest

from indexer.article import Article
from indexer.facets.event import decided
from indexer.facets.tables import values
from indexer.facets.weighing import weights
from indexer.learning import events
from indexer.learning.examples import DATA, Example, examples, features_of, fingerprint, read_rows
from indexer.learning.network import learned, log_odds


@pytest.fixture(scope="module", name="every")
def every_example():
    return examples()


def test_every_type_has_examples_enough(every):
    counts = Counter(slug for example in every for slug in example.events)
    assert counts.keys() == values()["event"].keys()
    assert min(counts.values()) >= 250
    assert sum(not example.events for example in every) >= 1000, "what is no event must be learned too"


def test_no_headline_and_no_story_stands_twice():
    headlines = [line.split("\t")[1] for line in (DATA / "headlines.tsv").read_text().splitlines() if line[0] != "#"]
    stories = [json.loads(line) for line in (DATA / "stories.jsonl").read_text().splitlines()]
    assert len(set(headlines)) == len(headlines)
    assert len({(story["title"], story["body"]) for story in stories}) == len(stories)


def test_read_stories_stand_without_the_order_of_their_words():
    with gzip.open(DATA / "read.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line[0] != "#"]
    assert len({row[0] for row in rows}) == len(rows)
    assert all(row[3:] == sorted(row[3:], key=lambda feature: feature.rsplit("=", 1)[0]) for row in rows)


def test_a_read_story_is_kept_as_it_is_weighed(tmp_path):
    story = Article(id="x-1", title="सपा नेता ने दिया इस्तीफा", body="मेरठ। कल दिया।", where="", origin="")
    (features,) = features_of([story])
    example = Example(features, frozenset({"resignation"}), frozenset({"statement"}))
    (tmp_path / "read.tsv.gz").write_bytes(gzip.compress("\n".join(read_rows([("x-1", example)])).encode()))
    (tmp_path / "headlines.tsv").write_text("")
    (tmp_path / "stories.jsonl").write_text("")
    (read,) = examples(tmp_path)
    assert (read.events, read.unsure) == (example.events, example.unsure)
    assert read.features == pytest.approx(features, abs=1e-3)


def test_an_example_of_no_known_type_is_named(tmp_path):
    (tmp_path / "headlines.tsv").write_text("resignation,nosuch\tएक\n")
    (tmp_path / "stories.jsonl").write_text("")
    with pytest.raises(ValueError, match="nosuch"):
        examples(tmp_path)


def test_the_network_was_learned_from_these_examples(every):
    again = "the examples or triggers have changed: run `python -m indexer.learning.events`"
    assert weights().net.learned_from == fingerprint(), again
    types = tuple(values()["event"])
    assert weights().net.types == types
    # A new name in a table changes little: what stands there must not decide worse than what would be learned now.
    assert right(weights().net, every) > right(learned(every, types), every) - 0.01, again


def right(net, every):
    """The share of the read stories' types that are decided rightly."""
    read = [example for example in every if example.source == "read"]
    slugs = decided(log_odds(net, read), net.types)
    same = [len(one.events.intersection(told)) for one, told in zip(read, slugs, strict=True)]
    most = [len(one.events.union(told) - one.unsure) for one, told in zip(read, slugs, strict=True)]
    return sum(same) / sum(most)


def test_examples_held_out_are_told_from_the_others():
    kinds = [({"इस्तीफा": 1.0}, "resignation"), ({"सभा": 1.0}, "meeting")]
    some = [Example({"a story": 1.0} | words, frozenset({slug}), frozenset()) for words, slug in kinds * 300]
    unlike = Example({"a story": 1.0, "सभा": 1.0}, frozenset({"resignation"}), frozenset())
    counts = events.held_out([*some, unlike], ("resignation", "meeting"), 3)
    assert counts == {
        **{(group, "right"): 600 for group in ("all", "read", "read, any event")},
        **{(group, "wrong"): 1 for group in ("all", "read", "read, any event", "meeting")},
        **{(group, "missed"): 1 for group in ("all", "read", "read, any event", "resignation")},
        **{(slug, "right"): 300 for slug in ("resignation", "meeting")},
    }


def test_what_triggers_alone_tell_is_counted_beside():
    told = Example({"a story": 1.0, "resignation told": 1.0}, frozenset({"resignation", "joining"}), frozenset())
    wrong = Example({"a story": 1.0, "joining told": 1.0}, frozenset(), frozenset())
    counts = events.by_triggers([told, wrong], ("resignation", "joining"))
    assert {key: count for key, count in counts.items() if key[0] in ("read", "read, any event")} == {
        ("read", "right"): 1,
        ("read", "missed"): 1,
        ("read", "wrong"): 1,
        ("read, any event", "right"): 1,
        ("read, any event", "missed"): 1,
    }
