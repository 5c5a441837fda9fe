import gzip

import pytest

GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize(
    "address", ["/", "/search?q=वार्ड", "/api/search", "/static/app.css", "/search.atom", "/openapi.json"]
)
def test_an_answer_is_the_same_compressed_and_smaller(client, address):
    plain, small = client.get(address), client.get(address, headers=GZIP)
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data) / 2
    unpacked = gzip.decompress(small.data)
    if "/search" in address and "atom" not in address:  # these say how long they took
        assert len(unpacked) == pytest.approx(len(plain.data), abs=20)
    else:
        assert unpacked == plain.data


@pytest.mark.parametrize("address", ["/search.csv", "/healthz"])
def test_streamed_and_tiny_answers_stay_as_they_are(client, address):
    assert "Content-Encoding" not in client.get(address, headers=GZIP).headers


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity"])
def test_nobody_gets_what_they_do_not_take(client, accepted):
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": accepted}).headers


@pytest.mark.parametrize("address", ["/", "/static/app.css"])
def test_an_unchanged_answer_is_not_sent_again(client, address):
    tag = client.get(address, headers=GZIP).headers["ETag"]
    again = client.get(address, headers={**GZIP, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_head_tells_the_length_of_the_compressed_answer(client):
    head, get = (ask("/openapi.json", headers=GZIP) for ask in (client.head, client.get))
    assert head.headers["Content-Length"] == get.headers["Content-Length"]
