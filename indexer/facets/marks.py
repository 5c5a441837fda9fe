"""Which marks between words does grammar hang on? Each stands among the terms of a text as a letter of its own.

The tokeniser drops punctuation, but a facet must know where a sentence, a quotation or a parenthesis ends.
"""

END, COMMA, COLON, QUOTE, OPEN, CLOSE, HYPHEN = "句", "逗", "冒", "引", "括", "弧", "连"
"""The marks as tokens: ideographs (Chinese names of the marks), which no Hindi story holds as words of its own."""

MARKS = frozenset((END, COMMA, COLON, QUOTE, OPEN, CLOSE, HYPHEN))

LINE_END = "\ue000"
"""A line break as a chunk: a character of the private use area, which no token holds."""

WRITTEN = {
    END: "।॥|\n?!•",
    COMMA: ",;،/…",
    COLON: ":：",
    QUOTE: "\"'“”‘’«»",
    OPEN: "([",
    CLOSE: ")]",
    HYPHEN: "-–—‑",
}

MARK_OF = {character: mark for mark, characters in WRITTEN.items() for character in characters}
