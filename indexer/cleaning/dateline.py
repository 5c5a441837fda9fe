"""Which words at a story's start say where it was written, found by their form alone?

"नई दिल्ली:" (place), "कानपुर, अमृत विचार।" (place, paper), "दलसिंहसराय, निज संवाददाता :" (place, our correspondent),
"नवभारत टाइम्स, लखनऊ।" (paper, place), "Meerut News:". Whether the place exists is the gazetteer's to say (facets).
"""

from __future__ import annotations

import re

import regex

_MAX_DATELINE = 80
"""Characters up to the mark that ends a dateline: place, paper, reporter and date in full."""

_WORD = r"[\p{L}\p{M}\u200c\u200d.’'-]+"
_FORM = regex.compile(
    rf"""(?P<head>{_WORD}(?:[ ]{_WORD}){{0,3}})        # place, or reporter or paper
         [ ]?(?:\((?P<aside>[^()\n]{{1,40}})\)[ ]?)?     # (district) or (agency)
         (?P<more>(?:,[ ]?[^,।:\n()|]{{1,40}}){{0,3}})     # , paper, reporter, date
         [ ]?(?:(?P<mark>[:।|]|ः|(?<=[^\s.])\.(?=\s|$))|(?P<dash>[-–—]{{1,2}}(?=\s)))""",
    regex.VERBOSE,
)
_MAY_OPEN = re.compile("(?:[^ (),:।|ः.–—-]+ *){0,4}+[(),:।|ः.–—-]")
"""Is there a mark or bracket behind the first four words? Without one the form, ten times the work, is not tried."""

_DESK = regex.compile(
    r"संवाददाता|संवाद|सूत्र|प्रतिनिधि|ब्यूरो|एजेंसी|एजेंसियां|डेस्क|टीम|न्यूज़?|समाचार|टाइम्स|विचार|भाषा|वार्ता|दुनिया|जागरण|उजाला|भास्कर|"
    r"हिन्दुस्तान|हिंदुस्तान|पत्रिका|चेतना|सहारा|केसरी|भारत|हिंदी|डीपीए|आईएएनएस|एएनआई|पीटीआई|जेएनएन|नप्र|रिपोर्टर|कार्यालय|"
    r"\b(?:ANI|PTI|IANS|UNI|JNN|News|Times|Desk|Bureau|Network|Express)\b|वेब|लाइव"
)
"""Words that name a paper, an agency or a correspondent rather than a place."""

_NEWS_WORD = regex.compile(r"[ ](?:News|NEWS|news|न्यूज़?|समाचार)$")
_GLUED_BYLINE = regex.compile(r"^.*[A-Za-z](?=\p{Devanagari})")
"""A reporter's name that lost its space before the place: Shilpa Thakurनई दिल्ली."""
_MIN_NAME = 3
"""Characters of a place before a full stop, at least: shorter ones are initials (श्री सी.पी. राधाकृष्णन)."""
_LATIN_WORDS = 2
"""Words of a place in Latin letters, at most: New Delhi, Kanpur Dehat."""

_SENTENCE_WORD = regex.compile(
    r"(?<![\p{L}\p{M}])(?:है|हैं|था|थी|थे|हुआ|हुई|हुए|गया|गई|गए|किया|दिया|लिया|कहा|बोले|बताया|ने|को|से|में|पर|का|की|के|और|"
    r"तक|भी|ही|तो|नहीं|न|क्या|क्यों|कैसे|यह|ये|वह|इस|उस|सच|दावा|फैक्ट|फ़ैक्ट|चेक|सवाल|जवाब|नोट|प्रश्न|बड़ी|खबर|ब्रेकिंग|"
    r"एक|श्री|श्रीमती|सुश्री|डॉ|मंत्री|मंत्रालय|राष्ट्रपति|उपराष्ट्रपति|अध्यक्ष|सचिव|सभापति|विषय|क्षेत्र|हालांकि|वहीं|पढ़िए|देखिए|"
    r"छ|अत|पुन|प्राय|मूलत|अंतत|संभवत|सामान्यत|विशेषत|"  # before ः they are adverbs: मूलतः (originally)
    r"\d+|Crime|Police|Alert|Update|Case|The|Fact|Check|FACT|CHECK|Breaking|Video|Watch)(?![\p{L}\p{M}])"
)
"""Words that a place, paper or reporter does not hold: with one of them it is a sentence or a kicker."""

_OPENING_LINES = 3
"""Lines in which a dateline is looked for: some desks put a summary before it."""
_PARAGRAPH = 120
"""Characters from which a line is a paragraph; shorter ones before it are sub-headings."""


def find_dateline(body: str) -> str:
    """The place as the dateline writes it; empty when the body has none.

    >>> find_dateline("कानपुर, अमृत विचार। घाटमपुर में"), find_dateline("Meerut News: मेरठ में")
    ('कानपुर', 'Meerut')
    >>> find_dateline("भोपाल (नईदुनिया प्रतिनिधि)। सीएम ने"), find_dateline("नवभारत टाइम्स, लखनऊ: सीएम ने")
    ('भोपाल', 'लखनऊ')
    >>> find_dateline("सीएम ने कहा: हां")
    ''
    """
    opening = True
    for line in body.split("\n", _OPENING_LINES)[:_OPENING_LINES]:
        found = _match(line)
        # Behind the first paragraph only a dateline that names its desk is told from a sub-heading.
        if found and (opening or _DESK.search(found.group())):
            return _place(found)
        opening = opening and len(line) < _PARAGRAPH
    return ""


def after_dateline(paragraph: str) -> str:
    """A paragraph without the dateline that opens it."""
    found = _match(paragraph)
    return paragraph[found.end() :].lstrip() if found else paragraph


def _match(line: str) -> regex.Match[str] | None:
    found = _FORM.match(line, 0, _MAX_DATELINE) if _MAY_OPEN.match(line) else None
    if not found or _SENTENCE_WORD.search(found["head"]) or _is_kicker(found["head"]):
        return None
    # Alone in its line it is one only as "मुंबई." is: a colon would make it a sub-heading.
    if found.end() >= len(line) and (found["mark"] not in ("।", ".") or found["head"].count(" ") > 1):
        return None
    if found["mark"] == "." and len(found["head"].rpartition(" ")[2].rpartition(".")[2]) < _MIN_NAME:
        return None
    return found if _place(found) and not _SENTENCE_WORD.search(_place(found)) else None


def _is_kicker(head: str) -> bool:
    """Is this an English keyword before the story ("Sonam Raghuvanshi Case:") rather than a place ("Meerut News:")?"""
    return head.isascii() and not _NEWS_WORD.search(head) and len(head.split()) > _LATIN_WORDS


def _place(found: regex.Match[str]) -> str:
    """The place of a dateline: what no desk is; behind the paper or reporter where they come first."""
    head, aside = _GLUED_BYLINE.sub("", _NEWS_WORD.sub("", found["head"])), found["aside"] or ""
    more = [part.strip() for part in found["more"].split(",") if part.strip()]
    desks = [bool(_DESK.search(part)) for part in more]
    if (
        more
        and not desks[-1]
        and (_DESK.search(head) or any(desks))
        and not any(letter.isdigit() for letter in more[-1])
    ):
        return more[-1]
    if _DESK.search(head):
        return ""
    return f"{head} ({aside})" if aside and not _DESK.search(aside) else head
