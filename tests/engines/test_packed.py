"""Do packed stories hold what they were given, whatever the words, however they are cut into chunks?"""

from __future__ import annotations

import pickle
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysed import FIELDS, Document
from indexer.article import Article
from indexer.engines.arrays import ArrayFile, ArrayFileWriter
from indexer.engines.inverting import Order, write_runs
from indexer.engines.packed import Packed, pack

Postings = dict[str, dict[int, list[int]]]
"""For each term the positions in each story."""

Story = dict[str, list[str]]
TERMS = st.lists(st.sampled_from(["मेरठ", "सपा", "bjp", "12", "क" * 40, "𑀓"]) | st.text("क\ud800ी\0"), max_size=9)
STORIES = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, TERMS)), max_size=12)


def document(number: int, terms: Story) -> Document:
    article = Article(
        f"s{number}", "शीर्षक", "पाठ", f"x:{number}", f"x{number % 2}", published="2023-04-29" * (number % 2)
    )
    return Document(article, {field: tuple(words) for field, words in terms.items()}, {}, digest=f"{number:032x}")


def packed(stories: list[Story], sizes: list[int]) -> list[Packed]:
    """The stories in chunks of these sizes, the rest in one; every other chunk has travelled."""
    documents = [document(number, story) for number, story in enumerate(stories)]
    chunks = []
    for size in (*sizes, len(documents)):
        chunks.append(pack(documents[:size]))
        documents = documents[size:]
    return [pickle.loads(pickle.dumps(chunk)) if at % 2 else chunk for at, chunk in enumerate(chunks)]


def naive(stories: list[Story], field: str) -> Postings:
    found: Postings = defaultdict(lambda: defaultdict(list))
    for number, story in enumerate(stories):
        for position, term in enumerate(story[field]):
            found[term][number].append(position)
    return {term: dict(postings) for term, postings in found.items()}


def of_run(chunk: Packed, field: str) -> Postings:
    """What a chunk says of a field, read posting by posting."""
    run = chunk.runs[field]
    found: Postings = defaultdict(lambda: defaultdict(list))
    docs, positions = iter(zip(run.docs.tolist(), run.tf.tolist(), strict=True)), iter(run.positions.tolist())
    for term, postings, places in zip(chunk.terms, run.postings.tolist(), run.places.tolist(), strict=True):
        for _ in range(postings):
            story, tf = next(docs)
            found[term][story] = [next(positions) for _ in range(tf)]
        assert sum(map(len, found[term].values())) == places
    assert next(docs, None) is next(positions, None) is None
    return {term: dict(postings) for term, postings in found.items() if postings}


@given(STORIES)
def test_a_chunk_holds_the_postings_of_its_stories(stories: list[Story]) -> None:
    chunk = pack([document(number, story) for number, story in enumerate(stories)])
    assert len(chunk) == len(stories)
    for field in FIELDS:
        assert of_run(chunk, field) == naive(stories, field)
        assert chunk.runs[field].lengths.tolist() == [len(story[field]) for story in stories]
    holding = [sum(any(term in words for words in story.values()) for story in stories) for term in chunk.terms]
    assert chunk.frequencies.tolist() == holding
    assert chunk.tokens == sum(len(words) for story in stories for words in story.values())


@given(stories=STORIES, sizes=st.lists(st.integers(0, 5), max_size=4))
def test_merged_chunks_hold_the_postings_of_all(
    stories: list[Story], sizes: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    chunks = packed(stories, sizes)
    terms = sorted({term for chunk in chunks for term in chunk.terms})
    number = {term: at for at, term in enumerate(terms)}
    order = Order.of(np.array([number[term] for chunk in chunks for term in chunk.terms], np.int32), len(terms))
    file = written(tmp_path_factory.mktemp("runs"), chunks, order)
    for field in FIELDS:
        assert of_file(file, field, terms) == naive(stories, field)
        assert file[f"{field}.lengths"].tolist() == [len(story[field]) for story in stories]
    holding = [sum(any(term in words for words in story.values()) for story in stories) for term in terms]
    assert order.sums(np.concatenate([chunk.frequencies for chunk in chunks])).tolist() == holding


def written(folder: Path, chunks: list[Packed], order: Order) -> ArrayFile:
    with ArrayFileWriter(folder / "file") as out:
        for field in FIELDS:
            write_runs(out, field, [chunk.runs[field] for chunk in chunks], order)
        out.finish()
    return ArrayFile(folder / "file")


def of_file(file: ArrayFile, field: str, terms: list[str]) -> Postings:
    """What a file says of a field, as segment.py lays it out."""
    starts, docs, tf = (file[f"{field}.{part}"].tolist() for part in ("starts", "docs", "tf"))
    places, positions = (file[f"{field}.{part}"].tolist() for part in ("places", "positions"))
    found: Postings = {}
    for number, term in enumerate(terms):
        at = places[number]
        for posting in range(starts[number], starts[number + 1]):
            found.setdefault(term, {})[docs[posting]] = positions[at : at + tf[posting]]
            at += tf[posting]
        assert at == places[number + 1]
    return found


def test_a_chunk_that_travelled_is_the_same() -> None:
    stories = [{"title": ["मेरठ"], "body": ["में", "", "सपा"]}, {"title": [], "body": []}, {"title": ["a"], "body": ["a"]}]
    chunk = pack([document(number, story) for number, story in enumerate(stories)])
    travelled = pickle.loads(pickle.dumps(chunk))
    assert (travelled.ids, travelled.terms, travelled.origins) == (("s0", "s1", "s2"), chunk.terms, ("x0", "x1"))
    assert chunk.terms == ("मेरठ", "a", "में", "", "सपा")
    assert travelled.origin_rows.tolist() == [0, 1, 0]
    assert np.isnan(travelled.published).tolist() == [True, False, True]
    assert (travelled.titles.blob, travelled.stories.blob) == (chunk.titles.blob, chunk.stories.blob)


def test_no_stories_are_a_chunk_too() -> None:
    chunk = pickle.loads(pickle.dumps(pack([])))
    assert (len(chunk), chunk.terms, chunk.tokens) == (0, (), 0)


def test_more_terms_than_a_radix_sort_takes_in_one_go() -> None:
    story = {"title": ["मेरठ"], "body": [f"w{number % 66_000}" for number in range(70_000)]}
    chunk = pack([document(0, story)])
    assert of_run(chunk, "body") == naive([story], "body")
