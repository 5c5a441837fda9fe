"""Are stories made together what each is alone, and does one bad story take no other with it?"""

from __future__ import annotations

import pytest

from indexer.article import RawArticle
from indexer.prepare import documents, each_or_skipped, prepare
from indexer.reading import Skipped


def raw(title, body="मेरठ। सपा के जिलाध्यक्ष ने इस्तीफा दे दिया।"):
    return RawArticle(where=f"{title}.txt", origin=f"{title}.txt", key=title, title=title, body=body)


STORIES = [raw("पहली"), raw("दूसरी", "पटना। राजद की बैठक हुई।"), raw("तीसरी")]


def test_stories_prepared_together_are_those_prepared_alone():
    assert each_or_skipped(documents, STORIES) == [prepare(story) for story in STORIES]


def test_what_was_skipped_or_is_empty_keeps_its_place():
    skipped = Skipped("x.txt", "no story")
    made = each_or_skipped(documents, [STORIES[0], skipped, raw("", ""), STORIES[1]])
    assert [type(one).__name__ for one in made] == ["Document", "Skipped", "Skipped", "Document"]
    assert made[1] is skipped
    assert made[3] == prepare(STORIES[1])


def test_a_story_that_breaks_the_making_is_named_and_the_others_are_made():
    def make(stories):
        if any(story.article.title == "दूसरी" for story in stories):
            raise ZeroDivisionError
        return [story.article.title for story in stories]

    made = each_or_skipped(make, STORIES)
    assert [made[0], made[2]] == ["पहली", "तीसरी"]
    assert made[1].source == "दूसरी.txt"
    assert "please report this story" in made[1].reason


def test_nothing_at_all_is_fine():
    assert each_or_skipped(documents, []) == []


@pytest.mark.parametrize("title", ["", "सभा"])
def test_terms_of_a_story_are_those_of_search(title):
    made = prepare(raw(title, "28,547 वोट; ए.आई.एम.आई.एम। है."))
    assert made.terms["body"] == ("28547", "वोट", "एआईएमआईएम", "है")
