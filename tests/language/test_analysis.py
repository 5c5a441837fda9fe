"""The composed chain, text to terms: what must meet meets, what must stay apart stays apart, nothing breaks it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language.analysis import analyse, exact, terms
from indexer.language.normalise import normalise
from indexer.language.stems import stem
from indexer.language.tokens import surfaces, tokenise

SAME = [
    ("इस्तीफ़ा", "इस्तीफा"),  # nukta
    ("\u095eैसला", "फ\u093cैसला"),  # a letter with its nukta in one piece, which NFC takes apart
    ("हूँ", "हूं"),
    ("सम्बन्ध", "संबंध"),
    ("चण्डीगढ़", "चंडीगढ़"),
    ("पञ्चायत", "पंचायत"),
    ("चम्पारण", "चंपारण"),
    ("बुलन्दशहर", "बुलंदशहर"),
    ("गङ्गा", "गंगा"),
    ("न\u094d\u200dत", "ंत"),  # a joiner within a conjunct
    ("रा\u200cष्ट्र", "राष्ट्र"),
    ("दुःख", "दुख"),
    ("२०२४", "2024"),
    ("28,547", "२८५४७"),
    ("AIMIM", "aimim"),
    ("ए.आई.एम.आई.एम.", "एआईएमआईएम"),
    ("U.P.", "up"),
    ("Ｂｊｐ", "bjp"),  # full-width letters
    ("café", "cafe"),
    ("#इस्तीफा", "इस्तीफा"),
    ("@AIMIM", "aimim"),
]

APART = [
    ("दिन", "दीन"),  # day, poor
    ("क्रम", "कर्म"),  # order, deed
    ("बल", "बाल"),  # force, hair
    ("सम्मान", "संमान"),  # a nasal before a nasal is not anusvara
    ("अन्न", "अंन"),
    ("काफी", "कॉफी"),  # enough, coffee
    ("बिहार", "बिहारी"),
    ("12", "120"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_that_no_reader_tells_apart_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other) != ()


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert terms(one) != terms(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("दिया।उन्होंने", "दिया उन्होंने"),
        ("सकते हैं.एआईएमआईएम से", "सकते हैं एआईएमआईएम से"),
        ("दिया॥", "दिया"),
        ("'आप' के “विधायक”", "आप के विधायक"),
        ("PMमोदी UP-बिहार", "pm मोदी up बिहार"),
        ("10-11मार्च2026को", "10 11 मार्च 2026 को"),
        ("@aimim_national ने", "aimim national ने"),
        ("@KaleemulHafeez", "kaleemulhafeez"),
        ("2.5 करोड़, ₹24,000", "2.5 करोड 24000"),
        ("कि॰मी॰", "कि मी"),
        ("5G और 4जी", "5g और 4 जी"),
        ("जे.पी.नड्डा के.एस. राव", "जेपी नड्डा केएस राव"),
        ("BJP4India #BharatJodo", "bjp4india bharatjodo"),
        ("—\u200d…!", ""),
        ("মমতা اردو தமிழ்", "মমতা اردو தமிழ்"),
    ],
)
def test_a_text_becomes_these_terms(text: str, expected: str) -> None:
    assert list(terms(text)) == expected.split()


@pytest.mark.parametrize(
    ("one", "other"), [("इस्तीफे", "इस्तीफा"), ("चुनावी", "चुनाव"), ("बिहारी", "बिहार"), ("नेताओं", "नेता")]
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(exact(one)) == stem(exact(other))


_TEXT = st.text(max_size=80) | st.text(alphabet="कखगजफन्ािीुेंँ़ः।॥ \u200c\u200d\u00ad१२ABab.,-@#'\n", max_size=80)


@given(_TEXT)
def test_places_are_where_the_words_stand_and_rise(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.surface != ""
        assert token.start >= end
        end = token.end


@given(_TEXT)
def test_terms_are_the_same_with_and_without_their_places(text: str) -> None:
    assert terms(text) == tuple(term.term for term in analyse(text))
    assert [token.surface for token in tokenise(text)] == surfaces(text)


@given(_TEXT)
def test_no_term_holds_a_danda_a_space_a_joiner_or_a_nukta(text: str) -> None:
    for term in terms(text):
        assert term
        assert not set(term) & set("।॥ \n\u200c\u200d\u00ad\u093c\u0901")


@given(_TEXT)
def test_every_letter_and_digit_is_in_some_token(text: str) -> None:
    covered = {place for token in tokenise(text) for place in range(token.start, token.end)}
    for place, character in enumerate(text):
        if unicodedata.category(character) in ("Lo", "Lu", "Ll", "Nd") and ord(character) < 0x10000:
            assert place in covered


@given(_TEXT)
def test_a_term_is_its_own_term(text: str) -> None:
    for term in terms(text):
        assert normalise(term) == term
        assert exact(term) == term or not term.replace(".", "").isalnum()


@given(st.text(alphabet="कखगघङचजञटडणतदनपबम्ािंँ़", max_size=20))
def test_unicode_forms_never_matter(word: str) -> None:
    forms = {normalise(unicodedata.normalize(form, word)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(forms) == 1
