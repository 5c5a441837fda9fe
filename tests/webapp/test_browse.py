import pytest


@pytest.mark.parametrize(
    ("path", "heading", "link", "count"),
    [
        ("/parties", "दल Parties", "/search?party=aimim", "2"),
        ("/places", "जगहें Places", "/search?place=lucknow", "25"),
        ("/places", "जगहें Places", "/search?place=uttar-pradesh", "28"),
        ("/events", "घटनाएँ Event types", "/search?event=resignation", "2"),
    ],
)
def test_every_value_with_stories_leads_to_them(shown, path, heading, link, count):
    page = shown(path)
    assert page.h1.get_text() == heading
    item = page.select_one(f'.values a[href="{link}"]').find_parent("li")
    assert item.select_one(".count").get_text() == f"{count} ख़बरें"
    assert shown(link).h1.get_text().startswith(f"{count} ख़बरें")


def test_districts_stand_below_their_state(shown):
    state = shown("/places").select_one('a[href="/search?place=uttar-pradesh"]').find_parent("li")
    assert {"/search?place=meerut", "/search?place=kanpur-nagar"} <= {link["href"] for link in state.select("ul a")}


def test_event_types_are_explained_with_the_standards_classes(shown):
    item = shown("/events").select_one('a[href="/search?event=resignation"]').find_parent("li")
    assert "Someone leaves a post or a party." in item.get_text()
    assert item.select_one('a[href^="https://cv.iptc.org/newscodes/mediatopic/"]')


def test_parties_have_their_whole_names(shown):
    assert "ऑल इंडिया मजलिस" in shown("/parties").select_one('a[href="/search?party=aimim"]').get_text()
