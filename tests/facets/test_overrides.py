"""Does an editor's correction hold, and is a wrong one named?"""

from __future__ import annotations

import pytest

from indexer.article import Article
from indexer.errors import SourceError
from indexer.facets import Evidence, Tags, load_overrides

ARTICLE = Article(id="f3", title="", body="", where="", origin="", url="https://example.org/1")
TAGS = Tags(
    {"party": ("sp", "bjp"), "place": ("meerut",), "event": ("meeting",)},
    (Evidence("party", "sp", "सपा", "body", 0, 3), Evidence("place", "meerut", "मेरठ", "body", 4, 8)),
)


def corrected(tmp_path, text):
    path = tmp_path / "overrides.tsv"
    path.write_text(text, encoding="utf-8")
    return load_overrides(path).apply(ARTICLE, TAGS)


@pytest.mark.parametrize(
    ("line", "facet", "slugs"),
    [
        ("f3\tparty\taimim bjp", "party", ("aimim", "bjp")),
        ("f3\tevent\t+joining -meeting", "event", ("joining",)),
        ("f3\tparty\t-sp", "party", ("bjp",)),
        ("f3\tplace\t", "place", ()),
        ("f3\tplace", "place", ()),
        ("https://example.org/1\tplace\tshamli", "place", ("shamli",)),
        ("f3\tplace\tallahabad", "place", ("prayagraj",)),
        ("# a note\n\nf3\tplace\t+allahabad", "place", ("meerut", "prayagraj")),
    ],
)
def test_a_line_corrects_one_facet_of_one_story(tmp_path, line, facet, slugs):
    tags = corrected(tmp_path, line)
    assert tags.facets[facet] == slugs
    assert {f: v for f, v in tags.facets.items() if f != facet} == {f: v for f, v in TAGS.facets.items() if f != facet}


def test_evidence_of_a_value_taken_away_goes_with_it(tmp_path):
    assert [e.value for e in corrected(tmp_path, "f3\tparty\t-sp").evidence] == ["meerut"]


def test_other_stories_stay_as_they_are(tmp_path):
    assert corrected(tmp_path, "other\tparty\taimim") is TAGS


@pytest.mark.parametrize(
    "line", ["f3\tpartei\tsp", "f3", "f3\tparty\tnosuchparty", "f3\tparty\t+nosuchparty", "f3\tparty\tsp\tbjp"]
)
def test_a_line_that_cannot_be_understood_is_named(tmp_path, line):
    with pytest.raises(SourceError) as error:
        corrected(tmp_path, "# head\n" + line)
    assert "overrides.tsv:2" in error.value.message


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SourceError, match="overrides"):
        load_overrides(tmp_path / "overrides.tsv")
