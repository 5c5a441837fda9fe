import pytest


def test_a_story_is_shown_whole_with_its_origin(shown):
    page = shown("/article/istifa-1")
    article = page.article
    assert article.h1.get_text() == "ओवैसी की पार्टी को झटका, मेरठ में एआईएमआईएम जिलाध्यक्ष ने दिया इस्तीफा"
    assert len(article.select(".prose p")) == 2
    assert article.time["datetime"] == "2023-04-29T10:30:00+05:30"
    assert article.time.get_text() == "29 अप्रैल 2023, सुबह 10:30"
    assert article.select_one(".outlet").get_text() == "मेरठ संवाद"
    source = article.select_one("a.source")
    assert source["href"] == "https://khabar.example/meerut/istifa?x=1&y=2"
    assert {"noopener", "nofollow"} <= set(source["rel"])
    links = {link["href"] for link in article.select(".tags a")}
    assert {"/search?party=aimim", "/search?place=meerut", "/search?event=resignation"} <= links
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/article/istifa-1"
    assert article.select_one(".permalink a")["href"] == "http://localhost/article/istifa-1"


def test_a_story_leads_back_to_the_search_it_came_from(shown):
    hit = shown("/search?q=owaisi+istifa&place=meerut").select_one(".hit h2 a")
    page = shown(hit["href"])
    assert page.select_one(".back a")["href"] == "/search?q=owaisi+istifa&place=meerut"
    assert page.select_one("#q")["value"] == "owaisi istifa"
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/article/istifa-1"
    assert not shown("/article/istifa-1").select_one(".back")


def test_the_words_of_the_search_are_marked_in_the_story(shown):
    page = shown("/article/istifa-1?q=owaisi")
    assert [mark.get_text() for mark in page.select("article mark")] == ["ओवैसी", "ओवैसी"]
    assert not shown("/article/istifa-1").select("mark")


def test_the_words_that_gave_a_facet_are_marked_on_request(shown):
    plain = shown("/article/istifa-1?q=owaisi")
    (toggle,) = [link for link in plain.select(".about a") if "evidence=1" in link["href"]]
    marked = shown(toggle["href"])
    evidence = {mark.get_text() for mark in marked.select("article mark")}
    assert any("मेरठ" in words for words in evidence)
    assert any("एआईएमआईएम" in words for words in evidence)
    assert marked.select_one("article mark + .because")
    text = [page.select_one(".prose p").get_text() for page in (plain, marked)]
    for because in marked.select(".because"):
        because.decompose()
    assert marked.select_one(".prose p").get_text() == text[0]
    assert marked.select_one(".back a")["href"] == "/search?q=owaisi"
    assert [link["href"] for link in marked.select(".about a") if link["href"].startswith("/article")] == [
        "/article/istifa-1?q=owaisi"
    ]


def test_only_web_addresses_are_linked_and_nothing_becomes_markup(client, shown):
    page = shown("/article/evil")
    assert not page.select_one("a.source")
    text = client.get("/article/evil").get_data(as_text=True)
    assert "javascript:" not in text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "<b>" not in text
    assert "\u202e" not in text


def test_a_story_without_a_date_says_so(shown):
    assert "तारीख़ अज्ञात" in shown("/article/undated").select_one(".meta").get_text()


@pytest.mark.parametrize("id", ["nowhere", "%00", "%ff%fe", "a" * 5000, "..%2f..", "%3Cscript%3Ealert(1)%3C/script%3E"])
def test_an_unknown_story_is_a_404_with_a_search_box(client, id):
    response = client.get(f"/article/{id}")
    assert response.status_code == 404
    text = response.get_data(as_text=True)
    assert 'role="search"' in text
    assert "<script>alert" not in text


def test_a_wrong_search_in_a_storys_address_is_named(shown):
    assert "page=x" in shown("/article/istifa-1?page=x", status=400).select_one(".message").get_text()
