"""Which parties, places and events has a story, and which words say so?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from indexer.article import Article
from indexer.facets import event, party, place
from indexer.facets.base import Tags
from indexer.facets.event import Events
from indexer.facets.mentions import Mention, ranked
from indexer.facets.mentions import evidence as shown
from indexer.facets.place import Places
from indexer.facets.tables import gazetteer
from indexer.facets.words import Texts, read_all


def words_of(articles: Sequence[Article]) -> Texts:
    """The words of cleaned stories, title and body by turns: read once, tagged and indexed."""
    return read_all([*chain.from_iterable((("title", a.title), ("body", a.body)) for a in articles)])


def tag(article: Article) -> Tags:
    """The facets of a cleaned story, chief first, and the evidence; offsets are characters of its title and body."""
    return tag_all(words_of([article]))[0]


def tag_all(texts: Texts, *, evidence: bool = True) -> list[Tags]:
    """The facets of stories from their words: quickest for some hundreds together.

    Without `evidence` the words are not located again, for indexing.
    """
    names = [*zip(texts.words, gazetteer().find_all(texts), strict=True)]
    stories = [names[title : title + 2] for title in range(0, len(names), 2)]
    parties, places = [*map(party.mentions, stories)], [*map(place.found, stories)]
    events = event.found_all(texts, parties, [named.mentions for named in places])
    return [_tags(*each, evidence=evidence) for each in zip(parties, places, events, strict=True)]


def _tags(parties: list[Mention], places: Places, events: Events, *, evidence: bool) -> Tags:
    facets = {
        "party": ranked(parties, events.chief),
        "place": ranked(places.mentions, place.chief(places, of_state=event.of_the_state(events.slugs))),
        "event": events.slugs,
    }
    if not evidence:
        return Tags(facets)
    kept = shown("party", parties) + shown("place", places.mentions) + shown("event", events.mentions())
    return Tags(facets, tuple(kept))
