"""Is what someone says in a headline told from what the desk reports?"""

from __future__ import annotations

import pytest

from indexer.facets import headline
from indexer.facets.words import read

VERBS = frozenset(("बोले", "कहा"))


def said(title):
    words = read("title", title)
    tokens = headline.parted(words, words.terms)
    spoken = headline.said(tokens, headline.quotations(words, tokens), VERBS)
    return " ".join(words.surface(index) for index in sorted(spoken))


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("जनता इंतजार नहीं करेगी: मोदी", "जनता इंतजार नहीं करेगी"),
        ("जनता इंतजार नहीं करेगी- मोदी", "जनता इंतजार नहीं करेगी"),
        ("जनता इंतजार नहीं करेगीः मोदी", "जनता इंतजार नहीं करेगी"),
        ("मंत्री बोले- हमला सहन नहीं होगा", "हमला सहन नहीं होगा"),
        ("हमला सहन नहीं होगा - संसद में बोले मंत्री", "हमला सहन नहीं होगा"),
        ("‘हमला अब सहन नहीं होगा’, मंत्री ने चेताया", "हमला अब सहन नहीं होगा"),
        ("लखनऊ: हमला सहन नहीं होगा, बोले मंत्री", "हमला सहन नहीं होगा"),
        ("मंत्री पर हमला, बोले- जांच हो", "जांच हो"),
        ("मेरठ: पार्षद पर हमला, दो लोग घायल हो गए", ""),
        ("सपा-बसपा गठबंधन टूटा", ""),
        ("'साहब' को किसने बुलाया", ""),
        ("Father's Day: बेटी ने पिता की पार्टी छोड़ी और कहा अलविदा", ""),
        ("", ""),
    ],
)
def test_quotation_marks_and_a_colon_beside_the_speaker_mark_what_is_said(title, spoken):
    assert said(title) == spoken
