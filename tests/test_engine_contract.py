"""What must any engine do? The contract of indexer/engines/base.py, on every engine that can run here."""

from __future__ import annotations

import pickle
import threading
from dataclasses import fields, replace
from pathlib import Path

import pytest
from contract import STORIES, fill, found, ids, phrase, story, word

from indexer.analysed import (
    FACETS,
    AnalysedQuery,
    And,
    Document,
    Everything,
    FacetIs,
    Group,
    Not,
    Or,
    Published,
)
from indexer.dates import timestamp
from indexer.engines import open_engine
from indexer.engines.base import Engine, Known, StoredStory
from indexer.errors import (
    EngineUnavailable,
    IndexLocked,
    NoIndex,
)


def test_a_place_without_an_index_says_so(engine: Engine, location: str) -> None:
    for ask in (engine.reader, engine.check):
        with pytest.raises(NoIndex, match="no index at"):
            ask()
    assert not Path(location).exists()


def test_a_story_comes_back_as_it_was_given(engine: Engine) -> None:
    fill(engine)
    with engine.reader() as reader:
        expected = StoredStory(
            id="b",
            title="मेरठ में रैली",
            body="सपा और aimim की रैली में इस्तीफा नहीं",
            url="https://example.org/b",
            outlet="Dainik",
            published="2023-05-01",
            author="संवाददाता",
            tags=("राजनीति",),
            where="news/b.txt",
            origin="/news/b.txt",
            facets={"party": ("sp", "aimim"), "place": ("meerut",), "event": ()},
        )
        assert reader.get("b") == expected
        assert pickle.loads(pickle.dumps(reader.get("b"))) == expected
        assert reader.get("nobody") is None
        assert reader.count == 4


def test_what_the_next_run_asks_is_known(engine: Engine) -> None:
    fill(engine)
    with engine.reader() as reader:
        assert reader.known("a") == Known("digest of a", "/news/a.txt")
        assert reader.known("z") is None
        assert dict(reader.origins()) == {id: f"/news/{id}.txt" for id in "abcd"}
        assert reader.vocabulary.frequency("मेरठ") == 3
        assert dict(reader.vocabulary)["aimim"] == 2


TREES = [
    (Everything(), "abcd"),
    (And(()), "abcd"),
    (Or(()), ""),
    (Group("nothing", ()), ""),
    (word("nowhere"), ""),
    (word("मेरठ"), "abd"),
    (word("मेरठ", fields=("title",)), "ab"),
    (word("पटना", "चुनाव"), "cd"),
    (And((word("मेरठ"), word("इस्तीफा"))), "ab"),
    (And((word("मेरठ"), Not(word("सपा")))), "ad"),
    (Or((word("सपा"), word("जदयू"))), "bc"),
    (Not(word("मेरठ")), "c"),
    (Not(Not(word("मेरठ"))), "abd"),
    (phrase("नेता", "का", "इस्तीफा"), "a"),
    (phrase("मेरठ", "मेरठ"), "d"),
    (phrase("का", "नेता"), ""),
    (FacetIs("party", ("aimim", "jdu")), "abc"),
    (FacetIs("place", ("uttar-pradesh",)), "ab"),
    (FacetIs("outlet", ("Dainik",)), "ab"),
    (FacetIs("party", ()), ""),
    (FacetIs("party", ("unknown",)), ""),
    (Published(timestamp("2023-05-01"), None), "bc"),
    (Published(None, timestamp("2023-05-01")), "a"),
    (Not(Published(None, None)), "d"),
]


@pytest.mark.parametrize(("tree", "expected"), TREES, ids=lambda value: value if isinstance(value, str) else None)
def test_a_tree_finds_what_it_says(engine: Engine, tree: object, expected: str) -> None:
    fill(engine)
    with engine.reader() as reader:
        assert found(reader, tree) == set(expected)
        assert reader.total(AnalysedQuery(tree)) == len(expected)  # type: ignore[arg-type]


def test_a_word_in_the_title_counts_more(engine: Engine) -> None:
    fill(engine, [story("body", "अन्य बात", "मेरठ की"), story("title", "मेरठ बात", "अन्य की")])
    with engine.reader() as reader:
        assert ids(reader.search(AnalysedQuery(word("मेरठ")))) == ["title", "body"]


def test_ties_go_to_the_newer_story_then_to_the_smaller_id(engine: Engine) -> None:
    dates = {"n": "", "z": "2023-01-02", "b": "2023-01-01", "a": "2023-01-01", "m": ""}
    fill(engine, [story(id, "एक", "बात", published) for id, published in dates.items()])
    with engine.reader() as reader:
        assert ids(reader.search(AnalysedQuery(word("एक")))) == ["z", "a", "b", "m", "n"]
        assert ids(reader.search(AnalysedQuery(Everything(), sort="newest"))) == ["z", "a", "b", "m", "n"]
        assert ids(reader.search(AnalysedQuery(Everything(), sort="oldest"))) == ["a", "b", "z", "m", "n"]
        pages = [ids(reader.search(AnalysedQuery(word("एक"), offset=at, limit=2))) for at in (0, 2, 4, 6)]
        assert pages == [["z", "a"], ["b", "m"], ["n"], []]
        assert reader.search(AnalysedQuery(word("एक"), limit=0)).total == 5


def test_facets_are_counted_without_their_own_filter(engine: Engine) -> None:
    fill(engine)
    with engine.reader() as reader:
        answer = reader.search(AnalysedQuery(Everything(), filters={"party": ("sp",)}))
        assert (answer.total, ids(answer)) == (1, ["b"])
        assert answer.counts["party"] == {"aimim": 2, "sp": 1, "jdu": 1}
        assert answer.counts["place"] == {"meerut": 1, "uttar-pradesh": 1}
        both = reader.search(AnalysedQuery(Everything(), filters={"party": ("sp", "jdu"), "place": ("meerut",)}))
        assert (both.total, both.counts["party"], both.counts["place"]) == (
            1,
            {"aimim": 2, "sp": 1},
            {"meerut": 1, "uttar-pradesh": 1, "patna": 1},
        )


def test_the_chief_value_of_a_facet_ranks_first_and_can_be_asked_for_alone(engine: Engine) -> None:
    fill(engine)
    with engine.reader() as reader:
        query = AnalysedQuery(word("इस्तीफा"), filters={"party": ("aimim",)})
        assert ids(reader.search(query)) == ["a", "b"]
        assert ids(reader.search(replace(query, only_chief=True))) == ["a"]
        state = AnalysedQuery(Everything(), filters={"place": ("uttar-pradesh",)}, only_chief=True)
        assert set(ids(reader.search(state))) == {"a", "b"}


def test_a_span_of_dates_leaves_undated_stories_out_and_says_how_many(engine: Engine) -> None:
    fill(engine)
    with engine.reader() as reader:
        answer = reader.search(AnalysedQuery(word("मेरठ"), published=Published(timestamp("2023-05-01"), None)))
        assert (answer.total, ids(answer), answer.undated) == (1, ["b"], 1)
        assert reader.search(AnalysedQuery(word("मेरठ"))).undated == 0


def test_a_story_of_the_same_id_takes_the_place_of_the_former(engine: Engine) -> None:
    fill(engine)
    fill(engine, [story("a", "नया शीर्षक", "नई बात", party=("bjp",))])
    with engine.reader() as reader:
        assert reader.count == 4
        assert found(reader, word("ओवैसी")) == set()
        assert found(reader, word("शीर्षक")) == {"a"}
        assert reader.vocabulary.frequency("ओवैसी") == 0
        assert reader.search(AnalysedQuery(Everything())).counts["party"] == {"aimim": 1, "bjp": 1, "jdu": 1, "sp": 1}


def test_a_story_added_twice_before_a_commit_stands_once(engine: Engine) -> None:
    fill(engine, [story("a", "पहला"), story("a", "दूसरा"), story("b", "तीसरा"), story("a", "चौथा")])
    with engine.reader() as reader:
        assert (reader.count, found(reader, Everything())) == (2, {"a", "b"})
        assert found(reader, word("चौथा")) == {"a"}
        assert found(reader, word("पहला", "दूसरा")) == set()
        assert dict(reader.vocabulary) == {"चौथा": 1, "तीसरा": 1}


def test_packed_stories_are_as_if_added_one_by_one(engine: Engine) -> None:
    fill(engine, STORIES[:2])
    with engine.writer() as writer:
        pack = pickle.loads(pickle.dumps(writer.pack))
        writer.add(story("d", "पहला"))
        writer.add_packed(pickle.loads(pickle.dumps(pack([story("a", "दूसरा"), story("c", "तीसरा"), STORIES[3]]))))
        writer.add_packed(pack([]))
        assert writer.remove("c")
        writer.add_packed(pack([story("a", "चौथा"), STORIES[2], story("a", "पांचवां")]))
        writer.add(STORIES[0])
        writer.commit()
    with engine.reader() as reader:
        assert (reader.count, found(reader, Everything())) == (4, set("abcd"))
        assert [reader.get(one.article.id) for one in STORIES] == [stored(one) for one in STORIES]
        assert reader.vocabulary.frequency("मेरठ") == 3
        assert {word for word, _ in reader.vocabulary} == {
            word for one in STORIES for terms in one.terms.values() for word in terms
        }


def stored(document: Document) -> StoredStory:
    article = document.article
    facets = {facet: tuple(document.facets.get(facet, ())) for facet in FACETS}
    parts = {part.name: getattr(article, part.name, facets) for part in fields(StoredStory)}
    return StoredStory(**parts)


def test_removing_says_whether_there_was_something(engine: Engine) -> None:
    fill(engine)
    with engine.writer() as writer:
        assert writer.remove("a")
        assert not writer.remove("a")
        assert not writer.remove("z")
        writer.add(STORIES[0])
        assert writer.remove("a")
        writer.commit()
    with engine.reader() as reader:
        assert (reader.count, reader.get("a"), reader.known("a")) == (3, None, None)
        assert "a" not in dict(reader.origins())


def test_an_index_can_be_emptied_and_filled_again(engine: Engine) -> None:
    fill(engine)
    with engine.writer() as writer:
        for document in STORIES:
            writer.remove(document.article.id)
        writer.commit()
        with engine.reader() as reader:
            assert (reader.count, len(reader.vocabulary), found(reader, Everything())) == (0, 0, set())
            assert reader.search(AnalysedQuery(Everything(), filters={"party": ("sp",)})).total == 0
    fill(engine)
    with engine.reader() as reader:
        assert found(reader, word("मेरठ")) == set("abd")


def test_ids_kept_out_are_part_of_the_commit(engine: Engine) -> None:
    fill(engine)
    with engine.writer() as writer:
        writer.keep_out("a")
        writer.keep_out("b")
        writer.let_in("b")
        writer.commit()
        writer.keep_out("c")
    with engine.reader() as reader:
        assert reader.kept_out() == {"a"}


def test_nothing_is_seen_before_the_commit_and_nothing_after_a_rollback(engine: Engine) -> None:
    fill(engine)
    with engine.writer() as writer:
        writer.add(story("e", "पांचवां"))
        writer.remove("a")
        with engine.reader() as reader:
            assert found(reader, Everything()) == set("abcd")
        writer.rollback()
        writer.add(story("f", "छठा"))
        writer.commit()
    with engine.reader() as reader:
        assert found(reader, Everything()) == set("abcdf")


def test_leaving_a_writer_with_an_error_rolls_back(engine: Engine) -> None:
    fill(engine)
    with pytest.raises(RuntimeError), engine.writer() as writer:
        writer.add(story("e", "पांचवां"))
        raise RuntimeError
    with engine.reader() as reader:
        assert reader.count == 4
    assert engine.check() == ()


def test_a_reader_keeps_its_commit_while_others_see_newer_ones(engine: Engine) -> None:
    fill(engine)
    with engine.reader() as before:
        for number in range(12):
            fill(engine, [story(f"n{number}", "मेरठ", "नई"), story("a", "बदला")])
        assert found(before, word("मेरठ")) == set("abd")
        assert before.vocabulary.frequency("मेरठ") == 3
        old = before.get("a")
        assert old is not None
        assert old.body == "aimim नेता का इस्तीफा"
        with engine.reader() as after:
            assert after.count == 16
            assert after.commit != before.commit


def test_a_commit_has_a_name_of_its_own(engine: Engine) -> None:
    commits = []
    for number in range(3):
        fill(engine, [story(f"n{number}", "एक")])
        with engine.reader() as reader:
            commits.append(reader.commit)
    assert len(set(commits)) == 3
    assert all(name.isascii() and name.isprintable() and '"' not in name for name in commits)
    with engine.reader() as reader:
        assert reader.commit == commits[-1]


def test_committing_nothing_makes_no_new_commit(engine: Engine) -> None:
    fill(engine)
    with engine.reader() as reader:
        name = reader.commit
    fill(engine, [])
    with engine.reader() as reader:
        assert reader.commit == name


def test_a_second_writer_is_told_who_is_in_the_way(engine: Engine, location: str) -> None:
    fill(engine)
    with engine.writer(), pytest.raises(IndexLocked, match="Another process is writing"):
        open_engine(location).writer()
    fill(engine)


def test_threads_may_search_while_a_writer_commits(engine: Engine) -> None:
    fill(engine)
    wrong: list[BaseException] = []

    def search() -> None:
        try:
            for _ in range(50):
                with engine.reader() as reader:
                    answer = reader.search(AnalysedQuery(word("मेरठ"), limit=100))
                    assert answer.total == len(answer.stories) == reader.vocabulary.frequency("मेरठ")
                    assert all("मेरठ" in stored.story.title + stored.story.body for stored in answer.stories)
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(15):
        fill(engine, [story(f"n{number}", "मेरठ", "नई"), story("a", "मेरठ बदला")])
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_kind_of_location_that_is_not_there_yet_says_so() -> None:
    with pytest.raises(EngineUnavailable, match="no OpenSearch engine"):
        open_engine("opensearch+http://localhost:9200/news")
