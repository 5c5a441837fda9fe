"""Which text of a page is its story, without menus, advertisements, share buttons and links to other stories?

Furniture goes by what its elements are and call themselves; of what is left, the smallest element that holds most of
the text outside links is the story. What slips through as text is cleaning's to find, as in every other format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from bs4.element import PageElement, PreformattedString


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_FURNITURE = _words(
    "script style noscript template nav aside footer header form button iframe svg select figcaption dialog object ins"
)
"""Elements that hold no story text by what they are. <ins> is how ad networks mark their slots."""

_FURNITURE_NAMES = _words(
    "ad ads advert advertisement adslot adsbygoogle banner sponsored promo outbrain taboola share sharing social",
    "follow subscribe newsletter whatsapp related recommended recommendation trending popular latest alsoread readmore",
    "readalso morestories nextstory prevnext comment comments breadcrumb breadcrumbs sidebar menu navbar nav footer",
    "cookie consent toolbar tags taglist keywords byline authorbox credit caption copyright widget popup modal",
    "sharedaddy relatedposts",
)
"""Words of class, id and role that name furniture, joined or hyphenated."""

_KEPT = _words("html body main article")
_BLOCKS = _words(
    "address article blockquote br center dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section",
    "table tbody td th tr ul",
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_STORY_SHARE = 0.75
"""The part of the page's own text that an element must hold to be the story: the rest is teasers and boxes."""
_LINK_SHARE = 0.8
"""The part of a block's text within links above which it is a link to another story, not a sentence that links."""


def body_text(soup: BeautifulSoup, article_body: str = "") -> str:
    """The story's paragraphs, one a line. Takes the page apart: ask for its metadata before.

    JSON-LD's `article_body` is the outlet's own copy and preferred, unless it is cut short or the page has none.
    """
    copy = _lines(BeautifulSoup(article_body, "html.parser")) if "<" in article_body else _stripped(article_body)
    _drop_furniture(soup)
    shown = _lines(_story_element(soup))
    return copy if copy and len(copy) * 2 >= len(shown) else shown


def _drop_furniture(soup: BeautifulSoup) -> None:
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(list(_FURNITURE)):
        tag.decompose()
    whole = _own_length(soup)
    for tag in soup.find_all(True):
        if tag.decomposed or tag.name in _KEPT:
            continue
        # A name on the element around most of the text ("has-sidebar", "related-layout") is about layout.
        if (_is_named_furniture(tag) and _own_length(tag) * 2 < whole) or _is_other_story(tag):
            tag.decompose()


def _is_named_furniture(tag: Tag) -> bool:
    names = [*(tag.get_attribute_list("class")), tag.get("id"), tag.get("role")]
    return any(_names_furniture(name) for name in names if isinstance(name, str))


def _names_furniture(name: str) -> bool:
    """Does a class name furniture?

    >>> _names_furniture("also-read"), _names_furniture("shareBar"), _names_furniture("headline")
    (True, True, False)
    """
    words = [word.lower() for word in _WORD.findall(name)]
    pairs = [first + second for first, second in pairwise(words)]
    return not _FURNITURE_NAMES.isdisjoint([*words, *pairs])


def _is_other_story(tag: Tag) -> bool:
    """Is this a paragraph, item or list that is all but links?"""
    if tag.name not in {"p", "li", "ul", "ol", "h3", "h4", "h5"}:
        return False
    length = len(tag.get_text(strip=True))
    linked = sum(len(link.get_text(strip=True)) for link in tag.find_all("a"))
    return length > 0 and linked > length * _LINK_SHARE


def _story_element(soup: BeautifulSoup) -> Tag:
    """The smallest element that holds most of the text outside links."""
    here: Tag = soup.find(itemprop="articleBody") or _longest_article(soup) or soup.body or soup  # type: ignore[assignment]
    lengths = _own_lengths(here)
    enough = lengths[id(here)] * _STORY_SHARE
    while inner := next((child for child in _children(here) if lengths[id(child)] >= max(enough, 1)), None):
        if inner.name in {"p", "li", "ul", "ol"}:
            break
        here = inner
    return here


def _own_lengths(root: Tag) -> Counter[int]:
    """Characters of text outside links of each element from `root` down, by the element's id."""
    lengths: Counter[int] = Counter()
    for text in root.find_all(string=True):
        above = list(text.parents)
        if not any(tag.name in {"a", "head"} for tag in above):
            lengths.update(dict.fromkeys(map(id, above), len(text.strip())))
    return lengths


def _longest_article(soup: BeautifulSoup) -> Tag | None:
    """The <article> with the most text, if that is half of the page's: others are teasers."""
    longest = max(soup.find_all("article"), key=_own_length, default=None)
    return longest if longest is not None and _own_length(longest) * 2 >= _own_length(soup) else None


def _children(tag: Tag) -> Iterator[Tag]:
    return (child for child in tag.children if isinstance(child, Tag))


def _own_length(tag: Tag) -> int:
    """Characters of text outside links, headings of the page's head left out."""
    texts = tag.find_all(string=True)
    return sum(len(text.strip()) for text in texts if text.find_parent(("a", "head")) is None)


def _lines(tag: Tag) -> str:
    return _stripped("".join(_pieces(tag)))


def _pieces(element: PageElement) -> Iterator[str]:
    """The text below an element, blocks set apart by line ends; line ends of the source are only spaces."""
    if isinstance(element, NavigableString):
        if not isinstance(element, PreformattedString):
            yield " ".join(f"x{element}x".split())[1:-1]
    elif isinstance(element, Tag) and element.name not in {"head", "h1"}:
        edge = "\n" if element.name in _BLOCKS else ""
        yield edge
        for child in element.children:
            yield from _pieces(child)
        yield edge


def _stripped(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
