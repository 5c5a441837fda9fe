"""Which parties, places and events has a story, and which words say so?"""

from __future__ import annotations

from indexer.article import Article
from indexer.facets import event, party, place
from indexer.facets.base import Tags
from indexer.facets.mentions import evidence as shown
from indexer.facets.mentions import ranked
from indexer.facets.tables import gazetteer
from indexer.facets.words import Words, read


def words_of(article: Article) -> tuple[Words, Words]:
    """The words of a cleaned story's title and body: read once, tagged and indexed."""
    return read("title", article.title), read("body", article.body)


def tag(article: Article) -> Tags:
    """The facets of a cleaned story, chief first, and the evidence; offsets are characters of its title and body."""
    return tag_words(words_of(article))


def tag_words(story: tuple[Words, Words], *, evidence: bool = True) -> Tags:
    """The facets of a story from its words. Without `evidence` the words are not located again, for indexing."""
    names = gazetteer()
    fields = [(words, names.find(words)) for words in story]
    parties, places = party.mentions(fields), place.found(fields)
    events = event.found(fields, parties, places.mentions)
    facets = {
        "party": ranked(parties, events.chief),
        "place": ranked(places.mentions, place.chief(places, of_state=event.of_the_state(events.slugs))),
        "event": events.slugs,
    }
    if not evidence:
        return Tags(facets)
    kept = shown("party", parties) + shown("place", places.mentions) + shown("event", events.mentions)
    return Tags(facets, tuple(kept))
