import json
from xml.etree import ElementTree

import pytest

from indexer.present import page_to_json
from indexer.query import Query
from indexer.search import search
from webapp.index import newest
from webapp.openapi import description
from webapp.suggest import TITLES, VALUES, WORDS


def test_a_search_has_the_shape_of_the_command_line_and_its_address(app, client):
    answer = client.get("/api/search?place=meerut&q=owaisi+istifa").get_json()
    with app.app_context(), newest() as reader:
        expected = page_to_json(search(reader, Query(text="owaisi istifa", place=("meerut",))))
    assert answer.pop("address") == "http://localhost/search?q=owaisi+istifa&place=meerut"
    for timing in ("took_ms", "engine_ms"):
        assert answer.pop(timing) > 0
        expected.pop(timing)
    assert answer == json.loads(json.dumps(expected))
    assert [hit["id"] for hit in answer["hits"]] == ["istifa-1"]


def test_the_limit_counts_for_programs(client):
    answers = [client.get(f"/api/search?q=वार्ड&limit=10&page={page}").get_json() for page in (1, 2, 3)]
    assert [len(answer["hits"]) for answer in answers] == [10, 10, 5]


def test_hindi_is_itself_in_json(client):
    assert "ओवैसी" in client.get("/api/articles/istifa-1").get_data(as_text=True)


def test_a_story_tells_programs_all_but_where_its_file_lies(client, location):
    story = client.get("/api/articles/istifa-1").get_json()
    assert story["title"].startswith("ओवैसी")
    assert story["places"][0] == "meerut"
    assert story["address"] == "http://localhost/article/istifa-1"
    assert location.rpartition("/")[0] not in json.dumps(story)


@pytest.mark.parametrize(
    ("address", "status", "kind", "input"),
    [
        ("/api/search?page=x", 400, "query", "page"),
        ("/api/search?limit=101", 400, "query", "limit"),
        ("/api/search?q=%ff", 400, "query", "address"),
        ("/api/search?q=%00", 400, "query", "q"),
        ("/api/suggest?q=%00", 400, "query", "q"),
        ("/api/articles/none", 404, "not-found", "none"),
        ("/api/none", 404, "not-found", ""),
        ("/search.csv?sort=x", 400, "query", "sort"),
        ("/search.atom?from=x", 400, "query", "from"),
    ],
)
def test_every_error_has_one_shape(client, address, status, kind, input):
    response = client.get(address)
    assert response.status_code == status
    error = response.get_json()["error"]
    assert (error["kind"], error["input"]) == (kind, input)
    assert error["message"].endswith(".")


def test_only_reading_is_possible(client):
    response = client.post("/api/search", data={"q": "x"})
    assert response.status_code == 405
    assert response.get_json()["error"]["kind"] == "method"
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("मेर", "मेरठ", "place"),
        ("meer", "मेरठ", "place"),
        ("aim", "एआईएमआईएम", "party"),
        ("resig", "इस्तीफा", "event"),
        ("owai", "ओवैसी", "word"),
        ("ओवै", "ओवैसी", "word"),
        ("patna teja", "patna तेजस्वी", "word"),
        ("tejasvi", "पटना में राजद की सभा, तेजस्वी यादव ने किया संबोधन", "title"),
    ],
)
def test_suggestions_come_from_either_script(client, typed, text, kind):
    answer = client.get("/api/suggest", query_string={"q": typed}).get_json()
    assert answer["query"] == typed
    assert (text, kind) in [(suggestion["text"], suggestion["kind"]) for suggestion in answer["suggestions"]]


def test_values_come_first_the_one_with_most_stories_before_others(client):
    kinds = [s["kind"] for s in client.get("/api/suggest?q=meer").get_json()["suggestions"]]
    assert kinds == sorted(kinds, key=["party", "place", "event", "word", "title"].index)
    assert [s["text"] for s in client.get("/api/suggest?q=p").get_json()["suggestions"]][:2] == ["पटना", "प्रयागराज"]


@pytest.mark.parametrize("typed", ["m", "मे", "ओवैसी", "ward", "a b c d e"])
def test_every_suggestion_finds_stories_and_stands_once(client, typed):
    texts = [s["text"] for s in client.get("/api/suggest", query_string={"q": typed}).get_json()["suggestions"]]
    assert len(texts) == len(set(texts)) <= VALUES + WORDS + TITLES
    for text in texts:
        assert client.get("/api/search", query_string={"q": text}).get_json()["total"]


@pytest.mark.parametrize("typed", ["   ", "(((", '"', "\u202e", "x" * 5000, "़"])
def test_what_cannot_be_completed_is_not(client, typed):
    response = client.get("/api/suggest", query_string={"q": typed})
    assert response.status_code == 200
    assert response.get_json()["query"] == typed


def test_nothing_typed_suggests_nothing(client):
    assert client.get("/api/suggest").get_json() == {"query": "", "suggestions": []}


def test_health_tells_stories_and_commit(client):
    health = client.get("/healthz")
    assert health.status_code == 200
    body = health.get_json()
    assert body["status"] == "ok"
    assert body["stories"] == 30
    assert body["commit"]


def test_the_description_names_every_address_that_programs_use(app, client):
    described = set(client.get("/openapi.json").get_json()["paths"])
    served = {rule.rule.replace("<id>", "{id}") for rule in app.url_map.iter_rules()}
    pages = {"/", "/search", "/article/{id}", "/parties", "/places", "/events", "/static/<path:filename>"}
    assert described == served - pages - {"/openapi.json", "/opensearch.xml"}


@pytest.mark.parametrize(
    ("address", "schema"),
    [
        ("/api/search?q=owaisi", "SearchResult"),
        ("/api/articles/istifa-1", "Story"),
        ("/api/suggest?q=मेर", "Suggestions"),
        ("/healthz", "Health"),
        ("/api/none", "Error"),
    ],
)
def test_answers_hold_what_the_description_says(client, address, schema):
    fits(client.get(address).get_json(), description("")["components"]["schemas"][schema], address)


def fits(value, schema, where):
    """Checks a value against the part of JSON Schema that the description uses; nothing may be undescribed."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": int | float, "boolean": bool}
    assert isinstance(value, kinds[schema["type"]]), where
    if schema["type"] == "object":
        assert set(schema["required"]) <= set(value) <= set(schema["properties"]), where
        for name, part in value.items():
            fits(part, schema["properties"][name], f"{where} {name}")
    for part in value if schema["type"] == "array" else ():
        fits(part, schema["items"], where)


def test_browsers_can_add_the_search(client):
    response = client.get("/opensearch.xml")
    assert response.mimetype == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.data)
    urls = [url.get("template") for url in root.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    assert "http://localhost/search?q={searchTerms}" in urls
