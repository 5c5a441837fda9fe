"""How do the facets' tests tag? One call from a title and a body to the slugs of each facet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from indexer.article import Article
from indexer.facets import tag

Facets = Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="session")
def facets_of() -> Callable[..., Facets]:
    def of(title: str, body: str = "") -> Facets:
        return tag(Article(id="story", title=title, body=body, where="", origin="")).facets

    return of
