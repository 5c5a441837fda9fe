"""A small archive on the real engine, and a browser-less client to ask its pages."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from indexer.article import Article
from indexer.build import index
from indexer.engines import open_engine
from indexer.facets import Tags, words_of
from indexer.prepare import document
from webapp import Config, create_app

EVIL = Article(
    id="evil",
    title='<script>alert(1)</script> "उद्धरण" \u202egpj.exe',
    body='<img src=x onerror=alert(2)> & "क" <b>मोटा</b>',
    where="nowhere",
    origin="nowhere",
    url="javascript:alert(3)",
    outlet='"><script>alert(4)</script>',
    author="=HYPERLINK(1)",
)
"""What cleaning would not let through: the pages must not rely on it."""

STORIES = [
    {
        "id": "istifa-1",
        "title": "ओवैसी की पार्टी को झटका, मेरठ में एआईएमआईएम जिलाध्यक्ष ने दिया इस्तीफा",
        "body": "मेरठ। एआईएमआईएम के जिलाध्यक्ष ने पार्टी की प्राथमिक सदस्यता से इस्तीफा दे दिया।\nअसदुद्दीन ओवैसी ने अभी कुछ नहीं कहा।",
        "url": "https://khabar.example/meerut/istifa?x=1&y=2",
        "outlet": "मेरठ संवाद",
        "published": "2023-04-29T10:30:00+05:30",
        "author": "संवाददाता",
    },
    {
        "id": "istifa-2",
        "title": "कानपुर में ओवैसी के करीबी नेता का इस्तीफा",
        "body": "कानपुर। एआईएमआईएम के प्रदेश सचिव के इस्तीफे से हलचल है। वे सपा में शामिल हो गए।",
        "outlet": "कानपुर आवाज़",
        "published": "2023-05",
    },
    {
        "id": "sabha",
        "title": "पटना में राजद की सभा, तेजस्वी यादव ने किया संबोधन",
        "body": "पटना। राजद नेता तेजस्वी यादव ने सभा में बेरोजगारी का मुद्दा उठाया।",
        "outlet": "पाटलि पत्र",
        "published": "2024-01-15",
    },
    {"id": "undated", "title": "प्रयागराज में भाजपा की बैठक", "body": "प्रयागराज। भाजपा कार्यकर्ताओं की बैठक हुई।"},
    *(
        {
            "id": f"ward-{n:02d}",
            "title": f"वार्ड {n} की खबर",
            "body": "लखनऊ में निकाय चुनाव।",
            "published": f"2022-11-{n:02d}",
        }
        for n in range(1, 26)
    ),
]


@pytest.fixture(scope="session")
def location(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An index of STORIES and EVIL."""
    folder = tmp_path_factory.mktemp("webapp")
    at = build_index(folder / "index", folder, STORIES)
    engine = open_engine(at)
    with engine.writer() as writer:
        writer.add(document(EVIL, {words.field: words.exact for words in words_of([EVIL]).words}, Tags({})))
        writer.commit()
    engine.close()
    return at


@pytest.fixture(scope="session", name="build")
def _build():
    """Indexes stories at a place: build(at, folder for the source, stories)."""
    return build_index


def build_index(at: Path, folder: Path, stories: list[dict[str, str]]) -> str:
    """Indexes the stories at a place and returns it."""
    source = folder / "stories.jsonl"
    source.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
    engine = open_engine(str(at))
    index(engine, [str(source)])
    engine.close()
    return str(at)


@pytest.fixture(scope="session")
def app(location: str) -> Flask:
    return create_app(Config(index=location))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def shown(client: FlaskClient):
    """Asks for a page, expects it to be there, and gives its parsed HTML."""

    def ask(address: str, status: int = 200) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == status, response.get_data(as_text=True)
        return BeautifulSoup(response.get_data(as_text=True), "html.parser")

    return ask
