"""Which parts of a scraped text are no one's words: buttons, attributes, markup, credits, cookie notices?"""

from __future__ import annotations

import json
import re

import regex

from indexer.cleaning.characters import even
from indexer.language.tokens import LETTER_NAME

_MAX_LITTER = 120
"""Characters from which a line is text, whatever it begins with."""

_LITTER_LINES = frozenset(
    "|".join(
        (
            "undefined|null|nan|none|x|loading...|loading…|advertisement|ad|sponsored|विज्ञापन|press release image",
            "next story|previous story|top news|trending|read now|अगली खबर|पिछली खबर|अगला लेख|पिछला लेख|tags|tags:",
            "share|share this|share this:|share on|share via|tweet|whatsapp|facebook|twitter|telegram|linkedin",
            "pinterest|email|e-mail|print|copy|copy link|follow|follow us|follow us on|subscribe|comment|comments",
            "शेयर|शेयर करें|शेयर करें:|साझा करें|फॉलो करें|फ़ॉलो करें|हमें फॉलो करें|टिप्पणी करें|कमेंट करें|डाउनलोड",
            "ख़बर सुनें|खबर सुनें|पीडीएफ देखें|fact check.",
            "you agree to our use of cookies by continuing to use our site.",
            "by continuing to use the site, you agree to the use of cookies.",
            "to know more, see our cookie policy and cookie settings.|you can find out more by clicking this link",
        )
    ).split("|")
)
"""Whole lines, in lower case, that pages put around stories."""

_ATTRIBUTE = (
    r"(?:class|data|style|href|src|id|rel|target|width|height|alt|lang|dir|data-[a-z-]+)="
    r"""["'](?:[ !#-&(-;=?-~]{0,500}["'])?"""  # a value that is not closed may be the story: only its quote goes
)
_ATTRIBUTES = regex.compile(rf"""[ \t]*["']?[ \t]+{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*(?:[ \t]*/?>)?""")
_TAG_END = regex.compile(r"""^["']/?>[ \t]*""", regex.MULTILINE)
_TAG = regex.compile(
    r"</?(?:a|abbr|amp-[a-z-]+|b|blockquote|br|center|div|em|figure|font|h[1-6]|hr|i|iframe|img|ins|li|ol|p|script|section"
    r"|span|strong|style|table|tbody|td|th|tr|u|ul)\b[^<>\n]*>",
    regex.IGNORECASE,
)
_BLOCK_TAG = ("<p", "</p", "<br", "<div", "</div", "<li", "<h", "</h", "<tr", "<blockquote", "</blockquote")

_IMAGE = regex.compile(
    r"!\[[^\]\n]{0,300}\](?:\([^\n]{0,400}?\)(?=\s|!|$)|\([^()\s]{0,400}(?:\([^()\s]{0,99}\)[^()\s]{0,99}){0,9}\))"
)
_MARKDOWN_LINK = regex.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\((?:https?://|/)[^()\s]{0,400}\)")
_HEADING = regex.compile(r"^#{1,6}[ \t]+(?=\S)", regex.MULTILINE)
_RULE = regex.compile(r"""[\s\-–—_*=~#.•|/\\<>"'`।॥]+""")
"""A line of nothing but marks: `---`, `*****`, a lone quote."""

_TWEET_LINK = regex.compile(r"(?:https?://)?pic\.(?:twitter|x)\.com/[A-Za-z0-9]+|https?://t\.co/[A-Za-z0-9]*")
_ADDRESS_LINE = regex.compile(r"(?:https?://|www\.)\S+")
_RELEASE_LINE = regex.compile(
    r"(?:प्रकाशन तिथि|प्रविष्टि तिथि|रिलीज़ आईडी|रिलीज आईडी|Posted On|Release ID)\s*:.*"
    r"|\(?(?:Release ID|रिलीज़ आईडी):?\s*\d+\)?"
)
"""Lines of the Press Information Bureau's page around a release."""
_DATE_LINE = regex.compile(
    r"(?:प्रकाशित|अपडेट|अपडेटेड|पब्लिश|published|updated|last updated|posted|edited)(?:\s(?:on|at|by|तिथि))?"
    r"\s?[:：–-].{0,60}\d.{0,40}",
    regex.IGNORECASE,
)
_UNDEFINED = regex.compile(r"^undefined(?![\p{L}\p{N}])|(?<=[^\x00-\x7f][.\"')]?\s?)undefined$", regex.MULTILINE)
"""What a script prints for a part that is missing: alone, or at either end of a line of Hindi."""
_INITIALS = f"(?:{LETTER_NAME}|[A-Z]){{1,3}}"
_INITIALS_LINE = regex.compile(
    rf"{_INITIALS}(?:\s?/\s?(?:{_INITIALS}|हिन्दी इकाई|हिंदी इकाई)){{1,6}}(?:\s?[-–]\s?\d{{1,4}})?\.?"
)
"""The initials of those who typed a release: पीके/केसी/जेके/एमपी."""

_CREDIT = r"(?:फ़?ोटो|फोटो|तस्वीर|छवि|इमेज|photo|image|picture|pic)"
_CREDIT_LINE = regex.compile(
    rf"\(?(?:फाइल\s+)?{_CREDIT}\s*(?:(?:क्रेडिट|साभार|सौजन्य|स्रोत|credits?|courtesy|source)\b.{{0,80}}|[:–-]\s*[^।?!]{{1,40}}।?)"
    r"|\(?(?:फाइल|फ़ाइल|सांकेतिक|प्रतीकात्मक|file|representational)\s+(?:फोटो|फ़ोटो|तस्वीर|photo|image|picture)\)?",
    regex.IGNORECASE,
)
_ASIDE = rf"\((?:फाइल|फ़ाइल|सांकेतिक|प्रतीकात्मक)?\s*{_CREDIT}"
_ASIDE_OPENS = re.compile(_ASIDE, re.IGNORECASE)
_CREDIT_ASIDE = regex.compile(
    rf"[ ]?{_ASIDE}\s*"
    r"(?:(?:क्रेडिट|साभार|सौजन्य|credits?|courtesy|source)\b)?\s*[:–-]?\s*[^()\n]{0,40}\)",
    regex.IGNORECASE,
)
_PHOTO_WORDS = ("फोटो", "फ़ोटो", "तस्वीर", "photo", "image", "picture", "pic")
_RELEASE_FIRST = "पर(PR"
_DATE_FIRST = "पअPpUuLlEe"
_CREDIT_FIRST = "(फतछइसपpPiIfFrR"
"""First characters of the patterns above: most lines are told by one of them."""

_APP_CALL = regex.compile(
    r"\(?[ ]?बीबीसी\s+(?:हिन्दी|हिंदी)\s+के\s+(?:एंड्रॉ\S+|क्लिक)[^()]{0,260}(?:सकते|सकती)\s+हैं[.।]?\)?"
    r"|विज्ञापन\s?पढ़ें\s+अमर उजाला\s+ई-पेपर.{0,120}?Read Now(?:ख़बर सुनें)*",
    regex.DOTALL,
)
_SCRAPER_ID = regex.compile(r"\A[a-z]{3,20}(?:_\d{1,12}){3,6}[ ]+")
"""A collection's own number before the story: navbharat_2003_5_31_478581035."""


def without_litter(text: str) -> str:
    """An even text without litter, inline and whole lines."""
    lines = _without_inline(text).split("\n")
    return "\n".join([line for line in lines if len(line) > _MAX_LITTER or not is_litter(line)])


def is_litter(line: str) -> bool:
    """Is a whole line litter?

    >>> [is_litter(line) for line in ("undefined", "X", "*****", "पीके/केसी/एमपी", "फोटो: पीटीआई", "सपा/बसपा में टकराव")]
    [True, True, True, True, True, False]
    """
    if len(line) > _MAX_LITTER or not line:
        return False
    if line.lower() in _LITTER_LINES:
        return True
    first = line[0]
    return bool(
        (not first.isalnum() and _RULE.fullmatch(line))
        or (first in "hw" and _ADDRESS_LINE.fullmatch(line))
        or ("/" in line and _INITIALS_LINE.fullmatch(line))
        or (first in _RELEASE_FIRST and _RELEASE_LINE.fullmatch(line))
        or (first in _DATE_FIRST and _DATE_LINE.fullmatch(line))
        or (first in _CREDIT_FIRST and _CREDIT_LINE.fullmatch(line))
    )


def _without_inline(text: str) -> str:
    """An even text without litter inside lines. One character is looked for first: most stories hold none of it."""
    before = text
    if text.startswith('{"'):
        text = _without_object(text)
    if "<" in text and ">" in text:
        text = _TAG.sub(lambda tag: "\n" if tag.group().lower().startswith(_BLOCK_TAG) else "", text)
    if "=" in text and ('="' in text or "='" in text):
        attributes = _ATTRIBUTES.search(text)
        text = _ATTRIBUTES.sub("", text)
        text = _TAG_END.sub("", text) if attributes else text
    if "[" in text and "](" in text:
        text = _MARKDOWN_LINK.sub(r"\1", _IMAGE.sub("", text))
    if "*" in text:
        text = text.replace("**", "")
    if "#" in text and (text.startswith("#") or "\n#" in text):
        text = _HEADING.sub("", text)
    if "/" in text and ("pic." in text or "t.co/" in text):
        text = _TWEET_LINK.sub("", text)
    if _ASIDE_OPENS.search(text):
        text = _without_asides(text)
    if "बीबीसी" in text or "ई-पेपर" in text:
        text = _APP_CALL.sub("", text)
    if "undefined" in text:
        text = _UNDEFINED.sub("", text)
    if "_" in text[:60]:
        text = _SCRAPER_ID.sub("", text)
    return text if text == before else even(text)


def _without_asides(text: str) -> str:
    """The text without credits in brackets. छवि (image) is a reputation, too: where no photo is named, it stays."""
    lowered = text.lower()
    return _CREDIT_ASIDE.sub("", text) if any(word in lowered for word in _PHOTO_WORDS) else text


def _without_object(text: str) -> str:
    """The text behind a JSON object that a page's script left before it."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return text
    return text[end:].lstrip() if isinstance(value, dict) and end < len(text) else text
