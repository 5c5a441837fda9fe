"""Which collections and queries does the differential test draw? Small, repetitive, full of ties and deletions."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from indexer.analysed import (
    FACETS,
    Alternative,
    AnalysedQuery,
    And,
    Document,
    Everything,
    FacetIs,
    Group,
    Node,
    Not,
    Or,
    Published,
)
from indexer.article import Article

WORDS = ["इस्तीफा", "मेरठ", "सपा", "बसपा", "भाजपा", "चुनाव", "रैली", "aimim", "bjp", "12", *(f"शब्द{n}" for n in range(30))]
DISTRICTS = {"meerut": "uttar-pradesh", "shamli": "uttar-pradesh", "patna": "bihar", "bihar": "", "uttar-pradesh": ""}
VALUES = {
    "party": ("bjp", "sp", "bsp", "inc"),
    "place": tuple(DISTRICTS),
    "event": ("resignation", "joining", "legal"),
    "outlet": ("Dainik", "Samachar"),
}
START = datetime(2023, 1, 1, tzinfo=UTC)


def words(rng: random.Random, most: int) -> tuple[str, ...]:
    return tuple(WORDS[min(int(rng.expovariate(0.15)), len(WORDS) - 1)] for _ in range(rng.randint(0, most)))


def document(rng: random.Random, id: str) -> Document:
    title, body = words(rng, 6), words(rng, 40)
    facets = {facet: tuple(rng.sample(VALUES[facet], rng.choice((0, 1, 1, 2, 3)))) for facet in FACETS}
    states = [tuple(filter(None, (DISTRICTS[place],))) for place in facets["place"]]
    published = rng.choice(
        ("", "2023-04", "2023", *((START + timedelta(days=rng.randrange(400))).isoformat() for _ in range(7)))
    )
    return Document(
        article=Article(
            id=id,
            title=" ".join(title),
            body=" ".join(body),
            where=f"x.jsonl:{id}",
            origin=f"/stories/{rng.randrange(3)}.jsonl",
            url=f"https://example.org/{id}",
            outlet=rng.choice(("", *VALUES["outlet"])),
            published=published,
            tags=("tag",) * rng.randrange(2),
        ),
        terms={"title": title, "body": body},
        facets=facets,
        broader={"place": tuple(dict.fromkeys(state for pair in states for state in pair))},
        digest=f"{rng.randrange(1 << 64):016x}",
        chief_broader=rng.choice((None, {"place": states[0] if states else ()})),
    )


def group(rng: random.Random) -> Group:
    alternatives = []
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3, 5))):
        size = rng.choice((1, 1, 1, 1, 2, 3))
        terms = tuple(rng.choice(WORDS[:12]) if rng.random() < 0.9 else "nowhere" for _ in range(size))
        alternatives.append(Alternative(terms, rng.choice((1.0, 0.8, 0.5, 0.1))))
    fields = rng.choice((("title", "body"), ("title", "body"), ("title", "body"), ("title",), ("body",)))
    return Group("typed", tuple(alternatives), fields)


def node(rng: random.Random, depth: int = 3) -> Node:
    kind = rng.random()
    if depth and kind < 0.5:
        children = tuple(node(rng, depth - 1) for _ in range(rng.choice((0, 1, 2, 2, 3))))
        return And(children) if rng.random() < 0.5 else Or(children)
    if depth and kind < 0.6:
        return Not(node(rng, depth - 1))
    if kind < 0.67:
        facet = rng.choice(tuple(VALUES))
        return FacetIs(facet, tuple(rng.sample(VALUES[facet], rng.randint(0, 2))))
    if kind < 0.72:
        return published(rng)
    return Everything() if kind < 0.75 else group(rng)


def published(rng: random.Random) -> Published:
    start = START.timestamp() + rng.randrange(400) * 86400
    return Published(rng.choice((None, start)), rng.choice((None, start + 100 * 86400)))


def query(rng: random.Random) -> AnalysedQuery:
    filtered = rng.sample(tuple(VALUES), rng.choice((0, 0, 1, 2)))
    return AnalysedQuery(
        root=node(rng),
        filters={facet: tuple(rng.sample(VALUES[facet], rng.randint(1, 2))) for facet in filtered},
        published=rng.choice((None, None, published(rng))),
        only_chief=rng.random() < 0.3,
        sort=rng.choice(("relevance", "relevance", "newest", "oldest")),
        offset=rng.choice((0, 0, 3, 10)),
        limit=rng.choice((0, 5, 20, 1000)),
    )
