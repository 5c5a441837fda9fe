import pytest

from webapp.security import HEADERS

ADDRESSES = [
    "/",
    "/search?q=x",
    "/search?page=x",
    "/article/none",
    "/api/search",
    "/nowhere",
    "/static/app.css",
    "/healthz",
]


@pytest.mark.parametrize("address", [*ADDRESSES, "/search?place=allahabad"])
def test_every_answer_carries_the_security_headers_once(client, address):
    response = client.get(address)
    for name, value in HEADERS.items():
        assert response.headers.getlist(name) == [value]


def test_the_policy_allows_this_site_alone():
    assert HEADERS["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cookie_is_ever_set(client, address):
    assert "Set-Cookie" not in client.get(address).headers


@pytest.mark.parametrize(
    "address", ["/", "/search?q=owaisi", "/article/istifa-1", "/api/search?q=x", "/parties", "/search.atom"]
)
def test_an_answer_is_not_sent_twice_for_one_commit(client, address):
    first = client.get(address)
    assert first.headers["Cache-Control"] == "no-cache"
    tag = first.headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_a_new_commit_is_a_new_answer(tmp_path, build):
    from webapp import Config, create_app

    at = build(tmp_path / "index", tmp_path, [{"id": "a", "title": "पहली खबर"}])
    client = create_app(Config(index=at)).test_client()
    tag = client.get("/").headers["ETag"]
    build(tmp_path / "index", tmp_path, [{"id": "b", "title": "दूसरी खबर"}])
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("address", [*ADDRESSES, "/search.csv", "/search.atom", "/article/istifa-1"])
def test_head_is_get_without_the_body(client, address):
    head, get = client.head(address), client.get(address)
    assert head.status_code == get.status_code
    assert head.data == b""
    assert head.mimetype == get.mimetype


def test_static_files_are_kept_by_their_version(client, shown):
    sheet = shown("/").select_one("link[rel=stylesheet]")["href"]
    assert "immutable" in client.get(sheet).headers["Cache-Control"]
    for other in ("/static/app.css", "/static/app.css?v=older"):
        assert "immutable" not in client.get(other).headers["Cache-Control"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%ff%fe",
        "q=%ED%A0%80",
        "q=" + "x" * 100_000,
        "&".join(f"p{n}=1" for n in range(5000)),
        "party=" + "&party=".join(map(str, range(300))),
        "q=\x7f",
        "from=" + "9" * 5000,
        "page=" + "9" * 5000,
    ],
)
@pytest.mark.parametrize("path", ["/search", "/api/search", "/search.csv", "/search.atom"])
def test_hostile_addresses_are_refused_not_fatal(client, path, query):
    assert client.get(f"{path}?{query}").status_code == 400


def test_raw_bytes_in_an_address_are_refused_not_fatal(client):
    assert client.get("/search", environ_overrides={"QUERY_STRING": "q=\xff\xfe"}).status_code == 400


@pytest.mark.parametrize(
    "address", [*(address.partition("?")[0] for address in ADDRESSES), "/parties", "/openapi.json"]
)
@pytest.mark.parametrize("query", ["v=\xff\xfe", "v=%ff", "\x00", "a=1&" * 5000])
def test_no_query_string_breaks_any_page(client, address, query):
    assert client.get(address, environ_overrides={"QUERY_STRING": query}).status_code < 500


@pytest.mark.parametrize("host", ["evil.example", "<script>", "a b", ""])
def test_a_hostile_host_is_refused_or_escaped(client, host):
    response = client.get("/search?q=x", headers={"Host": host})
    assert response.status_code in (200, 400)
    assert "<script>alert" not in response.get_data(as_text=True)
    assert f'"http://{host}/search' not in response.get_data(as_text=True) or "<" not in host


@pytest.mark.parametrize(
    "path", ["/static/../setup.cfg", "/static/%2e%2e/setup.cfg", "/static//etc/passwd", "/static/__init__.py"]
)
def test_nothing_outside_the_static_folder_is_served(client, path):
    assert client.get(path, follow_redirects=True).status_code == 404
