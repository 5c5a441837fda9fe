"""Which lines and half-lines of a text are links to other stories, and where does the link end?

"ये भी पढ़ें: …" (read this too), "इसे भी पढ़ें...", "Also read". They name parties and places of other stories, so they are
kept out. A link that opens a line is the line. One inside a line runs to the line's end, or to where the story goes on:
pages lose the space there (`…का वीडियो वायरलयह तस्वीर…`), so the end is where a headline's last word is glued to a next
word. Where no end shows, less is dropped rather than story text lost.
"""

from __future__ import annotations

import re

import regex

_ALSO_READ = (
    r"(?:यह|ये|इसे|इन्हें|इनको|इसको|यह ख़?बर|ये ख़?बरें?) ?भी ?(?:ज़?रूर )?"
    r"(?:पढ़ें(?![गं])|पढें(?!ग)|पढ़िए|पढ़िये|पढ़े(?=\s*(?:[:：…]|\.\.)))(?!\s?-\s?लिख)"
)
"""Not पढ़ेंगे (they will read) nor पढ़ें-लिखे (educated)."""
_SEE_ALSO = r"(?:(?:यह|ये|इसे|इन्हें) भी (?:देखें|जानें|सुनें)|यहा[ंँ] भी पढ़ें)"
_MORE = r"(?:और|आगे|अन्य ख़?बरें|संबंधित ख़?बरें|पूरी ख़?बर) (?:भी )?पढ़ें"
_STORIES = r"(?:संबंधित|इससे जुड़ी|अन्य) ख़?बरे?ं?"
_ENGLISH = r"(?:also read|must read|read also|read more|related (?:news|story|stories))"
_MARK = r"(?:[:：;\-–—ः|>»]|\.{2,}|…)"
_OPENING = r"""(?<=^|\n|[।.?!|"”'’)\]]\s?|[0-9A-Za-z]|है|हैं|वायरल)"""
"""Where a sentence may begin: behind a sentence's end, or glued to what headlines, dates and handles end in."""

_MARKER = regex.compile(
    # Followed by a mark they stand anywhere, glued to the word before as well; bare, only where a sentence may begin.
    rf"(?<!लि)(?:{_ALSO_READ}|{_SEE_ALSO})\s*{_MARK}+\s*"  # लिये भी (for … too) is another word
    rf"|(?<![\p{{L}}\p{{M}}])(?:{_MORE}|{_STORIES}|{_ENGLISH})\s*{_MARK}+\s*"
    rf"|{_OPENING}(?:{_ALSO_READ}\s*|पढ़ें\s*[:：]\s*|{_STORIES}\s*$)"
    r"|^संबंधित\s*[:：]\s*"
    r"|^(?:also read|must read|read also)\s+",
    regex.IGNORECASE,
)
_HINTS = (
    re.compile(r"पढ(?:(?<=भीपढ)|(?<=(?:भी|ूर|और|गे|बर|ें) पढ))़?(?:ें|ि|े\s*(?:[:：…]|\.\.))|पढ़ें\s*[:：]"),
    re.compile(r"भी (?:देखें|जानें|सुनें)"),
    re.compile(r"ख(?<=[तीयरे]\sख)़?बरे?ं?\s*(?:[:：;\-–—ः|>».…]|\n|\Z)"),
    re.compile(r"संबंधित\s*[:：]"),
)
"""No Hindi marker or header without one of these. Each begins with letters of its own, which the standard library's
`re` finds as fast as a substring; a search for the markers themselves takes thirty times as long."""
_ENGLISH_HINT = re.compile(_ENGLISH, re.IGNORECASE)
_MAX_LEAD = 24
"""Characters of a marker before its hint at most: यह ख़बर भी ज़रूर has 17, संबंधित ख़बरें भी 19."""

_HEADER = regex.compile(rf"(?:संबंधित|अन्य|और|बड़ी|ये)\s+(?:भी\s+)?ख़?बरें?|{_ALSO_READ}|{_MORE}|{_ENGLISH}", regex.IGNORECASE)
"""A line that only announces links. The line behind it is one; the rest are, if no paragraph follows to the end."""


def _words(*lines: str) -> list[str]:
    return " ".join(lines).split()


_MAX_LINK = 250
"""Characters of a link at most. Of 6,262 real headlines the longest has 166, 95 in 100 have no more than 115."""
_SURE_LINK = 60
"""Characters dropped where no end shows: three of four real headlines are longer."""

_LAST_WORDS = _words(
    "वायरल है हैं था थी थे हुआ हुई हुए किया किए गया गई गयी गए दिया दी दिए लिया बताया बताई जोड़ा दावा दावे सच सच्चाई झूठ झूठी",
    "भ्रामक फ़र्ज़ी फर्जी नहीं जाएगा शेयर साझा वीडियो तस्वीर तस्वीरें रहा रही रहे कहा जलाया लगाया बनाया मौत बयान पोस्ट मामला",
    "ख़ारिज खारिज करें समझें जानें पुराना पुरानी होगा होगी मजबूर घटना निकला निकली चला चली दिखाया गिरफ़्तार गिरफ्तार प्रदर्शन",
    "जारी संदेश खबर ख़बर दौरान अफ़वाह अफवाह ट्वीट मंज़ूरी मंजूरी चाहिए दिखी मिला मिली मिले आया आई आए मारा करते करता",
    "पहनी पहुंचे",
)
"""Words that headlines end in."""

_FIRST_WORDS = _words(
    "फ़ैक्ट फैक्ट नोट यह यही ये इस इसी इसके इसमें इसकी इन इनमें इसे हमने हमनें हमें हम बूम वायरल वीडियो पोस्ट ट्वीट ट्विटर फ़ेसबुक फेसबुक",
    "तस्वीर तस्वीरें उन्होंने उनके उस उसके वह वे वही वहीं साथ एक दो कई कुछ जब जिस हालांकि हालाँकि नीचे दावा दावे रिपोर्ट अर्काइव आर्काइव",
    "दरअसल बाद पहले लेकिन और भारत लोग सोशल क्लिप कैप्शन न्यूज़ पुलिस घटना चूंकि चूँकि यहां यहाँ पड़ताल क्या अब आप अपने अगर",
    "इंडिया देश दिल्ली सरकार मुंबई मुम्बई प्रधानमंत्री बीजेपी भाजपा कांग्रेस केंद्र दैनिक दिसंबर जनवरी अक्टूबर स्क्रीनशॉट मूल जांच खोज",
)
"""Words that stories go on with behind a link."""

_STRONG_FIRST_WORDS = [
    *("बूम", "फ़ैक्ट", "फैक्ट", "फ़ेसबुक", "फेसबुक", "ट्विटर", "ट्वीटर", "वायरल", "वीडियो", "हमने", "हमनें", "उन्होंने", "स्क्रीनशॉट"),
    *("इसके", "इसकी", "इसमें", "इसलिए", "इसी", "इन्हीं", "आर्काइव", "अर्काइव", "हालांकि", "दरअसल"),
]
"""Those that no word of Hindi ends in: glued to any word, the story goes on there."""

_GLUE = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}])(?:{'|'.join(sorted(_LAST_WORDS, key=len, reverse=True))})"
    rf"(?=(?:{'|'.join(_FIRST_WORDS)})(?!\p{{M}}))"
    rf"|(?<![\p{{L}}\p{{M}}])(?:{'|'.join(sorted(_LAST_WORDS, key=len, reverse=True))})(?=[(\d])"
    # What no other word begins with, but for हैदराबाद, हैंडल, कियारा (Hyderabad, handle, Kiara) and their like.
    r"|(?<![\p{L}\p{M}])(?:वायरल|है(?![दरकपटसवलज])|हैं(?![डग])|गया(?!ना)|गयी|गई|किया(?!रा))(?=\p{L})"
    rf"|(?<=[\p{{L}}\p{{M}}]{{2}})(?=(?:{'|'.join(_STRONG_FIRST_WORDS)})(?![\p{{L}}\p{{M}}]))"
)
_SCRIPT_GLUE = regex.compile(r"(?<=\p{Devanagari})(?=[A-Z#@“‘\"])(?!\"[\s।|,)])|(?<=[a-z])(?=\p{Devanagari})")
"""Where Devanagari runs into a capital, a mark or an opening quote without a space, or a Latin word into Devanagari."""

_QUESTION_GLUE = regex.compile(r"[?!](?=[\p{L}])")
_SENTENCE_END = regex.compile(r"[।|]|(?<=[\p{L}\p{M}]{3})\.(?=\s|$)")
"""The stop behind a sentence: not the dots of …, nor of डॉ. (Dr)."""


def without_links(text: str) -> str:
    """The text without links to other stories.

    >>> without_links("सपा की बैठक हुई।\\nये भी पढ़ें- Kanpur: जयंती पर शोभायात्रा\\nयह भी कहा कि पढ़ें-लिखे लोग आगे आएं।")
    'सपा की बैठक हुई।\\nयह भी कहा कि पढ़ें-लिखे लोग आगे आएं।'
    """
    if not _has_hint(text):
        return text
    kept: list[str] = []
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if not _has_hint(line):
            kept.append(line)
        elif _is_header(line):
            number += _announced(lines, number)
        else:
            kept.append(_without_link(line))
    return "\n".join(filter(None, kept))


def _has_hint(text: str) -> bool:
    return _first_hint(text, 0) >= 0


def _first_hint(text: str, start: int) -> int:
    """Where, from `start`, something stands that every marker and header holds; -1 where nothing does."""
    found = [hint.search(text, start) for hint in _HINTS]
    if _may_be_english(text):
        found.append(_ENGLISH_HINT.search(text, start))
    return min([hint.start() for hint in found if hint], default=-1)


def _may_be_english(text: str) -> bool:
    """Does the text hold letters of read or related? Sought by one of them first, at a fifth of the price."""
    return ("e" in text and ("ead" in text or "elated " in text)) or (
        "E" in text and ("EAD" in text or "ELATED " in text)
    )


def _next_marker(text: str, start: int) -> regex.Match[str] | None:
    hint = _first_hint(text, start)
    return _MARKER.search(text, max(start, hint - _MAX_LEAD)) if hint >= 0 else None


def _is_header(line: str) -> bool:
    return len(line) < _SURE_LINK and bool(_HEADER.fullmatch(line.rstrip(" :：-–—.…>»|")))


def _announced(lines: list[str], start: int) -> int:
    """How many of the lines behind a header, from `start`, are links."""
    rest = range(start, len(lines))
    paragraph = next((n for n in rest if len(lines[n]) > _MAX_LINK or _SENTENCE_END.search(lines[n])), None)
    return len(rest) if paragraph is None else min(paragraph - start, 1)


def _without_link(line: str) -> str:
    """A line without the links in it; empty when it is nothing else."""
    kept, start, opens = [], 0, True
    while marker := _next_marker(line, start):
        kept.append(line[start : marker.start()])
        window = line[marker.end() : marker.end() + 2 * _MAX_LINK]  # a link's end is not sought further
        opens = opens and not kept[-1].strip()
        start = marker.end() + _link_length(window, opens=opens)
    return " ".join(filter(None, " ".join([*kept, line[start:]]).split(" "))) if kept else line


def _link_length(rest: str, *, opens: bool) -> int:
    """How many characters behind a marker are the link's. `opens`: the marker opens the line."""
    following = _next_marker(rest, 0)
    reach = rest[: following.start() if following else len(rest)]
    glued = [
        match.end() for glue in (_GLUE, _SCRIPT_GLUE, _QUESTION_GLUE) if (match := glue.search(reach[:_MAX_LINK], 12))
    ]
    if glued:
        return min(glued)
    if opens and len(reach) <= _MAX_LINK and "।" not in reach and " | " in reach:
        return len(reach)  # several headlines side by side
    ends = _SENTENCE_END.search(reach)
    if len(reach) <= _MAX_LINK and (ends is None or (opens and ends.end() >= len(rest.rstrip()))):
        return len(reach)
    return _word_end(reach, _SURE_LINK if ends is None else min(_SURE_LINK, ends.start()))


def _word_end(text: str, limit: int) -> int:
    """The end of the last whole word within `limit` characters."""
    return max(text.rfind(" ", 0, limit + 1), 0) if len(text) > limit else len(text)
