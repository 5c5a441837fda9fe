"""Do the pages hold for every story of the sample corpus?"""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from indexer.build import index
from indexer.engines import open_engine
from webapp import Config, create_app

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A client of the corpus, and the ids of its stories."""
    location = str(tmp_path_factory.mktemp("corpus") / "index")
    engine = open_engine(location)
    index(engine, [str(CORPUS)])
    with engine.reader() as reader:
        ids = sorted(id for id, _ in reader.origins())
    engine.close()
    return create_app(Config(index=location)).test_client(), ids


def test_every_facet_of_every_story_can_be_explained(corpus):
    client, ids = corpus
    for id in ids:
        page = BeautifulSoup(client.get(f"/article/{id}?evidence=1").get_data(as_text=True), "html.parser")
        for bracket in page.select(".because .hidden"):
            bracket.decompose()
        told = {label for because in page.select(".because") for label in because.get_text().split(" · ")}
        told |= {mark.get_text() for mark in page.select("article mark")}
        assert {link.get_text() for link in page.select(".tags a")} <= told, id


def test_every_story_is_found_by_its_own_title(corpus):
    client, ids = corpus
    for id in ids:
        title = client.get(f"/api/articles/{id}").get_json()["title"]
        hits = client.get("/api/search", query_string={"q": title.replace('"', " ").replace(":", " ")}).get_json()[
            "hits"
        ]
        assert id in [hit["id"] for hit in hits], title


def test_browsing_and_searching_count_alike(corpus):
    client, ids = corpus
    for path in ("/parties", "/places", "/events"):
        page = BeautifulSoup(client.get(path).get_data(as_text=True), "html.parser")
        links = page.select(".values a[href^='/search']")
        assert links
        for link in links:
            count = link.find_parent("li").select_one(".count").get_text().split()[0]
            assert client.get("/api" + link["href"]).get_json()["total"] == int(count)
    assert client.get("/api/search").get_json()["total"] == len(ids)
