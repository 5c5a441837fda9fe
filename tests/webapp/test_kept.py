import gzip

import pytest

from webapp import Config, create_app
from webapp.kept import Kept

GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def asked(monkeypatch):
    """The searches that were made, while pages are asked for."""
    from webapp import search

    made = []
    real = search.search
    monkeypatch.setattr(search, "search", lambda reader, query: made.append(query) or real(reader, query))
    return made


@pytest.fixture
def fresh(location):
    """A client of an app that has kept nothing yet."""
    return create_app(Config(index=location)).test_client()


def test_a_page_asked_for_twice_is_made_once(fresh, asked):
    first, second = (fresh.get("/search?q=owaisi", headers=GZIP) for _ in range(2))
    assert len(asked) == 1
    assert first.data == second.data
    assert sorted(first.headers) == sorted(second.headers)
    assert "ओवैसी" in gzip.decompress(second.data).decode()


def test_every_way_to_write_an_address_is_one_page(fresh, asked):
    fresh.get("/search?place=meerut&q=+owaisi", headers=GZIP)
    fresh.get("/search?q=owaisi&place=meerut&page=1&utm_source=x", headers=GZIP)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/search?q=owaisi&page=2"},
        {"path": "/search?q=owaisi&party=aimim"},
        {"path": "/search?q=owaisi", "headers": {**GZIP, "Host": "other.example"}},
        {"path": "/search?q=owaisi", "headers": {"Accept-Encoding": "br"}},
        {"path": "/", "headers": GZIP},
    ],
)
def test_another_page_is_made_for_itself(fresh, asked, other):
    first = fresh.get("/search?q=owaisi", headers=GZIP)
    second = fresh.get(**{"headers": GZIP, **other})
    assert len(asked) == 2
    assert second.data != first.data


def test_a_new_commit_has_new_pages(tmp_path, build):
    at = build(tmp_path / "index", tmp_path, [{"id": "a", "title": "पहली खबर"}])
    client = create_app(Config(index=at)).test_client()
    assert "दूसरी" not in gzip.decompress(client.get("/search", headers=GZIP).data).decode()
    build(tmp_path / "index", tmp_path, [{"id": "b", "title": "दूसरी खबर"}])
    assert "दूसरी" in gzip.decompress(client.get("/search", headers=GZIP).data).decode()


def test_what_went_wrong_is_not_kept(fresh, monkeypatch):
    from webapp import search

    with monkeypatch.context() as broken:
        broken.setattr(search, "search", lambda reader, query: 1 / 0)
        assert fresh.get("/search?q=owaisi", headers=GZIP).status_code == 500
    assert fresh.get("/search?q=owaisi", headers=GZIP).status_code == 200


def test_pages_asked_for_longest_ago_make_room():
    pages = Kept(room=10)
    for name, body in (("a", b"4444"), ("b", b"4444")):
        pages.put(name, body)
    assert pages.get("a")
    pages.put("c", b"333")
    assert [bool(pages.get(name)) for name in "abc"] == [True, False, True]


@pytest.mark.parametrize("times", [1, 2, 9])
def test_a_page_kept_again_takes_its_room_once(times):
    pages = Kept(room=10)
    for _ in range(times):
        pages.put("a", b"55555")
    pages.put("b", b"55555")
    assert pages.get("a") and pages.get("b")


def test_a_page_larger_than_the_room_is_not_kept():
    pages = Kept(room=3)
    pages.put("a", b"4444")
    assert pages.get("a") is None
    pages.put("b", b"333")
    assert pages.get("b")
