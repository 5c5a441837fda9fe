"""What is a story's headline when its file marks none, and where does the body say it again?"""

from __future__ import annotations

import regex

from indexer.cleaning.dateline import after_dateline

_MAX_HEADLINE = 200
"""Characters of a first line that can be a headline: of 6,262 real ones the longest has 166."""
_MAX_TITLE = 110
"""Characters of a title made of the first sentence: what fits in two lines of a list."""
_MIN_GLUED = 25
"""Characters from which a title glued to the body's start is the title again and not a chance."""

_SENTENCE = regex.compile(
    r".{20,}?(?:[।|?!](?!\))|(?<![\p{L}]|डॉ|श्री|एम|बी|पी)\.(?=\s|$)|(?<=[\p{M}\p{L}]{3})\.(?=\s|$)|$)"
)
_ENDS_SENTENCE = regex.compile(r"[।|]$|(?<!\.)\.$")
_WORD_CHARACTER = regex.compile(r"[\p{L}\p{N}]")
_SPACE_AND_QUOTES = " \n\"'“”‘’«»"


def find_title(body: str) -> tuple[str, str]:
    """The headline and the body without it; or, where the body has no headline, its first sentence and the whole body.

    >>> find_title("रूठों को मना रहीं इकरा हसन\\nमुज़फ्फरनगर। सांसद इकरा हसन शनिवार को पहुंचीं।")
    ('रूठों को मना रहीं इकरा हसन', 'मुज़फ्फरनगर। सांसद इकरा हसन शनिवार को पहुंचीं।')
    >>> find_title("मेरठ: मोहम्मद अनस ने इस्तीफा दे दिया। चर्चाएं तेज हैं।")[0]
    'मोहम्मद अनस ने इस्तीफा दे दिया'
    """
    first, _, rest = body.partition("\n")
    if _is_headline(first):
        return first, without_title(rest, first)
    title = _first_sentence(after_dateline(first) or rest.partition("\n")[0] or first)
    return title, without_title(body, title)


def without_title(body: str, title: str) -> str:
    """The body without whole lines that only say its title again, or a title glued to its first word."""
    # Behind a question mark the next sentence may well follow without a space: there the title may be the first one.
    glued = len(title) >= _MIN_GLUED and body.startswith(title) and title[-1] not in "?!।|."
    if glued and _WORD_CHARACTER.match(body, len(title)):
        body = body[len(title) :]
    key = _letters(title)
    if not key or (title[: len(title) // 2] not in body and key[:8] not in _letters(body[:400])):
        return body
    lengths = range(len(key), 2 * len(title) + 1)
    return "\n".join(line for line in body.split("\n") if len(line) not in lengths or _letters(line) != key)


def has_words(text: str) -> bool:
    """Does the text hold a letter or digit?"""
    return _WORD_CHARACTER.search(text) is not None


def _is_headline(line: str) -> bool:
    return len(line) <= _MAX_HEADLINE and has_words(line) and not _ENDS_SENTENCE.search(line) and "। " not in line


def _first_sentence(text: str) -> str:
    """The first sentence, cut at a word and marked `…` where it is too long for a title."""
    found = _SENTENCE.match(text)
    sentence = (found.group() if found else text).strip(" ।|.,:-")
    if len(sentence) <= _MAX_TITLE:
        return sentence
    return sentence[: max(sentence.rfind(" ", 0, _MAX_TITLE), 0) or _MAX_TITLE].rstrip(" ,:-") + "…"


def _letters(text: str) -> str:
    for mark in _SPACE_AND_QUOTES:
        text = text.replace(mark, "")
    return text
