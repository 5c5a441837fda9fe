import csv
import io
from xml.etree import ElementTree

import pytest

from webapp import feeds

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_feed_gives_the_newest_stories_of_a_search(client):
    response = client.get("/search.atom?q=ओवैसी&sort=oldest")
    assert response.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(response.data)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "http://localhost/article/istifa-2",
        "http://localhost/article/istifa-1",
    ]
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2023-04-30T18:30:00Z"
    assert entries[1].findtext(f"{ATOM}updated") == "2023-04-29T05:00:00Z"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"].startswith("http://localhost/search.atom?q=")
    assert "sort" not in links["self"]
    assert links["alternate"].endswith("&sort=newest")


def test_a_feed_has_pages(client):
    feed = ElementTree.fromstring(client.get("/search.atom?q=वार्ड&limit=10").data)
    (following,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "next"]
    assert following.endswith("&page=2&limit=10")
    second = ElementTree.fromstring(client.get(following).data)
    assert second.findtext(f"{ATOM}entry/{ATOM}id").endswith("ward-15")


def test_a_feed_of_nothing_and_of_hostile_text_is_still_xml(client):
    assert not ElementTree.fromstring(client.get("/search.atom?q=qqqqzzzz").data).findall(f"{ATOM}entry")
    text = ElementTree.fromstring(client.get("/search.atom?q=उद्धरण").data).findtext(f"{ATOM}entry/{ATOM}title")
    assert text == '<script>alert(1)</script> "उद्धरण" gpj.exe'


def rows(client, address):
    text = client.get(address).get_data(as_text=True)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_table_has_every_story_of_a_search_in_its_order(client):
    table = rows(client, "/search.csv?q=वार्ड&sort=oldest")
    assert [row["id"] for row in table] == [f"ward-{n:02d}" for n in range(1, 26)]
    assert [row["rank"] for row in table] == [str(n) for n in range(1, 26)]
    assert table[0]["address"] == "http://localhost/article/ward-01"
    assert table[0]["places"] == "lucknow"
    assert tuple(table[0]) == feeds.COLUMNS


def test_a_table_longer_than_a_page_of_the_engine_is_whole_and_a_longer_one_says_where_it_goes_on(client, monkeypatch):
    monkeypatch.setattr(feeds, "MAX_LIMIT", 3)
    monkeypatch.setattr(feeds, "MAX_ROWS", 9)
    found, address = [], "/search.csv?sort=oldest"
    while address:
        response = client.get(address)
        table = list(csv.DictReader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))
        assert len(table) <= 9
        found += table
        address = response.headers.get("Link", "").partition(">")[0].removeprefix("<http://localhost")
    assert len({row["id"] for row in found}) == len(found) == 30
    assert [row["rank"] for row in found] == [str(n) for n in range(1, 31)]


def test_no_cell_is_a_formula(client):
    (row,) = rows(client, "/search.csv?q=उद्धरण")
    assert row["title"].startswith("<script>")
    assert feeds._harmless("=1+1") == "'=1+1"
    assert feeds._harmless("@x") == "'@x"
    assert feeds._harmless("-") == "'-"
    assert feeds._harmless("सपा - बसपा") == "सपा - बसपा"


@pytest.mark.parametrize("address", ["/search.csv?place=allahabad", "/search.atom?place=allahabad"])
def test_a_former_slug_is_understood(client, address):
    assert b"undated" in client.get(address).data
