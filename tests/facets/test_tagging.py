"""Are tags what the text says, with evidence that stands where it says?"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from indexer.article import Article, RawArticle
from indexer.cleaning import clean
from indexer.facets import tag, tag_all, words_of

FACETS = {"party": "parties", "place": "places", "event": "events"}

STORY = Article(
    id="story",
    title="मेरठ: AIMIM के जिलाध्यक्ष ने दिया इस्तीफ़ा",
    body="मेरठ, संवाददाता। एआईएमआईएम के जिलाध्यक्ष ने पार्टी से इस्तीफा दे दिया। सरधना में सपा नेता ने कहा कि आप ही बताइए।",
    where="",
    origin="",
)


def test_a_story_has_all_three_facets_in_order():
    tags = tag(STORY)
    assert list(tags.facets) == ["party", "place", "event"]
    assert tags.facets == {"party": ("aimim", "sp"), "place": ("meerut",), "event": ("resignation",)}


def test_evidence_stands_where_it_says_and_covers_every_value():
    tags = tag(STORY)
    for evidence in tags.evidence:
        assert getattr(STORY, evidence.field)[evidence.start : evidence.end] == evidence.text
    assert {(e.facet, e.value) for e in tags.evidence} == {(f, v) for f, slugs in tags.facets.items() for v in slugs}


def test_tags_are_the_same_without_evidence():
    without = tag_all(words_of([STORY]), evidence=False)[0]
    assert without.facets == tag(STORY).facets
    assert without.evidence == ()


def test_stories_tagged_together_are_tagged_as_each_alone():
    bare = dataclasses.replace(STORY, title="", body="")
    other = dataclasses.replace(STORY, title=STORY.body[:60], body=STORY.title)
    together = [STORY, bare, other, bare, STORY]
    assert tag_all(words_of(together)) == [tag(story) for story in together]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), st.text(max_size=200))
def test_any_text_can_be_tagged_and_its_evidence_is_in_it(title, body):
    article = Article(id="x", title=title, body=body, where="", origin="")
    for evidence in tag(article).evidence:
        assert getattr(article, evidence.field)[evidence.start : evidence.end] == evidence.text


WORDS = [
    "मेरठ",
    "सपा",
    "आप",
    "के",
    "विधायक",
    "ने",
    "इस्तीफा",
    "दिया",
    "। ",
    ", ",
    "-",
    "(",
    ")",
    "\n",
    "“",
    "दिल्ली",
    "रोड",
    "में",
    "शामिल",
    "BJP",
    ". ",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_evidence_stands_in_the_text_whatever_the_marks_between_words(parts):
    article = Article(id="x", title="", body=" ".join(parts) + "".join(parts), where="", origin="")
    for evidence in tag(article).evidence:
        assert article.body[evidence.start : evidence.end] == evidence.text


def measured(stories, gold):
    """Micro F1 of each facet, macro F1 of the events, share of right chiefs."""
    counts, each, chiefs = defaultdict(Counter), defaultdict(Counter), defaultdict(list)
    for story in stories:
        labels = gold[story["id"]]
        raw = RawArticle(where="", origin="", key=story["id"], title=story.get("title", ""), body=story.get("body", ""))
        tags = tag(clean(raw))
        for facet, column in FACETS.items():
            got, want = set(tags.facets[facet]), set(labels[column])
            unsure = set(labels.get("unsure", {}).get(column, ()))
            counts[facet].update(right=len(got & want), wrong=len(got - want - unsure), missed=len(want - got))
            chief = labels.get("chief", {}).get(column)
            if chief:
                chiefs[facet].append(tags.facets[facet][:1] == (chief,))
            if facet == "event":
                for slug in want | (got - unsure):
                    each[slug].update(right=slug in got and slug in want, got=slug in got, want=slug in want)
    f1 = {facet: 2 * c["right"] / (2 * c["right"] + c["wrong"] + c["missed"]) for facet, c in counts.items()}
    types = {slug: 2 * c["right"] / (c["got"] + c["want"]) for slug, c in each.items() if c["want"] >= 5}
    return f1, types, {facet: sum(right) / len(right) for facet, right in chiefs.items()}


def test_the_projects_own_labelled_stories_are_tagged_above_the_floors(project_root):
    lines = (project_root / "tests" / "resources" / "labelled.jsonl").read_text(encoding="utf-8").splitlines()
    stories = [json.loads(line) for line in lines]
    assert len(stories) >= 120
    f1, types, chief = measured(stories, {story["id"]: story for story in stories})
    assert f1["party"] >= 0.98
    assert f1["place"] >= 0.96
    assert f1["event"] >= 0.89
    assert sum(types.values()) / len(types) >= 0.88
    assert all(types[slug] >= 0.85 for slug in ("resignation", "joining", "expulsion", "candidacy", "alliance"))
    assert chief["party"] >= 0.93
    assert chief["place"] >= 0.93


def test_the_real_regional_stories_are_tagged_above_the_floors(shared):
    folder = shared / "eval" / "data"
    gold = {g["id"]: g for g in map(json.loads, (folder / "facets_dev.jsonl").read_text(encoding="utf-8").splitlines())}
    lines = (folder / "regional_dev.stories.jsonl").read_text(encoding="utf-8").splitlines()
    stories = [story for story in map(json.loads, lines) if story["id"] in gold]
    f1, _, chief = measured(stories, gold)
    assert f1["party"] >= 0.97
    assert f1["place"] >= 0.95
    assert f1["event"] >= 0.88
    assert min(chief.values()) >= 0.9
