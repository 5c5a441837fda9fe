import pytest

from indexer import errors as kinds
from webapp import Config, create_app, search


def failing(error):
    def raise_it(*args):
        raise error

    return raise_it


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (kinds.EngineUnavailable("/secret/path refused"), 503, "engine-unavailable"),
        (kinds.IndexDamaged("/secret/path is short"), 503, "index-damaged"),
        (kinds.IndexVersionError("/secret/path is old"), 503, "index-version"),
        (kinds.EngineError("/secret/path"), 503, "engine"),
        (kinds.KhabarKhojError("/secret/path"), 500, "error"),
        (ZeroDivisionError("/secret/path"), 500, "unexpected"),
    ],
)
def test_an_error_of_ours_is_a_page_and_json_without_paths_and_goes_to_the_log(request, error, status, kind):
    client, monkeypatch, caplog = map(request.getfixturevalue, ("client", "monkeypatch", "caplog"))
    monkeypatch.setattr("webapp.search.search", failing(error))
    monkeypatch.setattr("webapp.api.search", failing(error))
    page = client.get("/search?q=x")
    answer = client.get("/api/search?q=x")
    assert (page.status_code, answer.status_code) == (status, status)
    assert page.mimetype == "text/html"
    assert answer.get_json()["error"]["kind"] == kind
    for response in (page, answer):
        assert "secret" not in response.get_data(as_text=True)
        assert response.headers["Cache-Control"] == "no-store"
        assert ("Retry-After" in response.headers) == (status == 503)
    assert "secret" in caplog.text


@pytest.mark.parametrize("address", ["/", "/search?q=x", "/article/x", "/parties", "/search.csv", "/search.atom"])
def test_without_an_index_pages_say_so_and_how_to_make_one(tmp_path, address):
    response = create_app(Config(index=str(tmp_path / "none"))).test_client().get(address)
    assert response.status_code == 503
    assert "khabarkhoj index" in response.get_data(as_text=True)
    assert str(tmp_path) not in response.get_data(as_text=True)


def test_health_without_an_index_is_503(tmp_path):
    response = create_app(Config(index=str(tmp_path / "none"))).test_client().get("/healthz")
    assert response.status_code == 503
    assert response.get_json()["error"]["kind"] == "no-index"


def test_an_index_made_later_is_noticed(tmp_path, build):
    client = create_app(Config(index=str(tmp_path / "index"))).test_client()
    assert client.get("/healthz").status_code == 503
    build(tmp_path / "index", tmp_path, [{"id": "a", "title": "पहली खबर"}])
    first = client.get("/healthz").get_json()
    assert first["stories"] == 1
    build(tmp_path / "index", tmp_path, [{"id": "a", "title": "पहली खबर"}, {"id": "b", "title": "दूसरी खबर"}])
    second = client.get("/healthz").get_json()
    assert second["stories"] == 2
    assert second["commit"] != first["commit"]
    assert client.get("/article/b").status_code == 200


def test_a_page_that_is_not_there_has_a_search_box(client):
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert 'role="search"' in response.get_data(as_text=True)


def test_the_examples_of_the_first_page_are_queries(client):
    for text in search.EXAMPLES:
        assert client.get("/search", query_string={"q": text}).status_code == 200
