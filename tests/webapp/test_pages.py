"""Do the pages' documented names, their fields and what the templates use agree?"""

from dataclasses import fields, is_dataclass
from typing import get_type_hints

import pytest
from jinja2 import Environment, FileSystemLoader, meta

from webapp import pages, parts
from webapp.assets import folder
from webapp.pages import ArticlePage, BrowsePage, ErrorPage, HomePage, SearchPage
from webapp.wording import both

SHAPES = [
    value
    for module in (parts, pages)
    for value in vars(module).values()
    if is_dataclass(value) and value.__module__ == module.__name__
]

TEMPLATES = {
    "home.html": HomePage,
    "search.html": SearchPage,
    "article.html": ArticlePage,
    "browse.html": BrowsePage,
    "error.html": ErrorPage,
}

GLOBALS = {"asset", "parts", "panel"}
"""Not values of a page: the address of a static file, and the imported macros."""


def documented(shape: type) -> list[str]:
    """The names that a docstring explains, in order: `name: meaning` lines after the first sentence."""
    lines = (shape.__doc__ or "").partition("\n\n")[2].splitlines()
    return [line.strip().partition(": ")[0] for line in lines if line.strip()]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_value_a_template_may_show_is_documented(shape):
    assert documented(shape) == [field.name for field in fields(shape)]


@pytest.mark.parametrize(("name", "shape"), TEMPLATES.items())
def test_a_template_uses_all_of_its_page_and_nothing_else(name, shape):
    environment = Environment(loader=FileSystemLoader(folder("templates")), autoescape=True)
    environment.filters["both"] = both
    used = set()
    for source in (name, "base.html"):
        text = (folder("templates") / source).read_text(encoding="utf-8")
        used |= meta.find_undeclared_variables(environment.parse(text))
    assert used - GLOBALS == {field.name for field in fields(shape)}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_value_has_a_type(shape):
    assert set(get_type_hints(shape)) == {field.name for field in fields(shape)}
