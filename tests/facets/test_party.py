"""Which words name a party, and which do not?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("सपा नेता ने कहा", {"sp"}),
        ("सपाइयों ने ज्ञापन दिया", {"sp"}),
        ("भाजपाई और कांग्रेसी भिड़े", {"bjp", "inc"}),
        ("भाजयुमो का जिलाध्यक्ष", {"bjp"}),
        ("एनएसयूआई का प्रदर्शन", {"inc"}),
        ("युवा कांग्रेस ने घेरा थाना", {"inc"}),
        ("ए.आई.एम.आई.एम. के नेता", {"aimim"}),
        ("मजलिस-ए-इत्तेहादुल मुस्लिमीन के अध्यक्ष", {"aimim"}),
        ("#AIMIM ने उतारा प्रत्याशी", {"aimim"}),
        ("जनता दल (यूनाइटेड) और जद-यू", {"jdu"}),
        ("तृणमूल कांग्रेस", {"tmc"}),
        ("Communist Party of India (Marxist) leaders, CPI(M)", {"cpim"}),
        ("National People's Party और National People’s Party", {"npp"}),
        ("Rashtriya Lok Samata Party का विलय", {"rlsp"}),
        ("Kerala Congress (Mani)", {"kc-m"}),
        ("राष्ट्रवादी कांग्रेस पार्टी", {"ncp"}),
        ("वाईएसआर कांग्रेस", {"ysrcp"}),
        ("जनता कांग्रेस छत्तीसगढ़ (जे)", {"jccj"}),
        ("शिवसेना (यूबीटी) ने निकाला", {"shiv-sena-ubt"}),
        ("सीपीआई (एम) की बैठक, भाकपा माले का धरना", {"cpim", "cpiml"}),
        ("अपना दल (कमेरावादी)", {"apna-dal-k"}),
        ("आजाद समाज पार्टी (कांशीराम)", {"asp-kr"}),
    ],
)
def test_a_party_is_found_by_every_way_desks_write_it(facets_of, text, parties):
    assert set(facets_of(text)["party"]) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("आप के विधायक ने इस्तीफा दिया", {"aap"}),
        ("आप नेता गिरफ्तार", {"aap"}),
        ("आप-कांग्रेस में तालमेल", {"aap", "inc"}),
        ("आप ही बताइए क्या करें", set()),
        ("क्या आप जानते हैं", set()),
        ("आप लोग वोट दें", set()),
        ("आपके घर आएंगे", set()),
        ("भाजपा के बाद आप ने भी नहीं खोले पत्ते", {"bjp", "aap"}),
        ("एसपी ने दिए जांच के आदेश", set()),
        ("एसपी सिटी मौके पर पहुंचे", set()),
        ("SP ने किया निरीक्षण", set()),
        ("एसपी प्रत्याशी ने भरा पर्चा", {"sp"}),
        ("BJP-SP में जुबानी जंग", {"bjp", "sp"}),
        ("हम सब मिलकर लड़ेंगे", set()),
        ("हम प्रत्याशी ने भरा पर्चा", {"ham"}),
        ("हम पार्टी देखकर नहीं आए", set()),
        ("मेरे बाप-दादा का गांव", set()),
        ("बाप के विधायक ने उठाया मुद्दा", {"bap"}),
        ("वीआईपी मूवमेंट से जाम", set()),
        ("वीआईपी प्रत्याशी का नामांकन", {"vip"}),
        ("अमेरिकी कांग्रेस में बिल", set()),
        ("नेपाली कांग्रेस के नेता", set()),
        ("भारतीय विज्ञान कांग्रेस का उद्घाटन", set()),
        ("माले शहर में विमान उतरा", set()),
        ("खुदरा सीपीआई मुद्रास्फीति घटी", set()),
        ("वित्तीय समावेशन कार्यक्रम (बीएपी) शुरू", set()),
    ],
)
def test_the_company_of_a_shared_word_tells_whether_it_is_the_party(facets_of, text, parties):
    assert set(facets_of(text)["party"]) == parties


@pytest.mark.parametrize(
    "text",
    [
        "कमल खिला, हाथ मिलाया, साइकिल चली",
        "सपाट सड़क पर सपाटा",
        "राम सिंह यादव ने कहा",
        "एनडीए और महागठबंधन आमने-सामने",
        "ham and eggs, sad news, sp road",
    ],
)
def test_no_party_comes_from_a_symbol_a_surname_an_alliance_or_part_of_a_word(facets_of, text):
    assert facets_of(text)["party"] == ()


def test_the_party_joined_is_chief_though_the_party_left_is_named_first(facets_of):
    title = "300 लोगों ने छोड़ी कांग्रेस"
    body = "धार। कांग्रेस के सरपंचों ने शुक्रवार को भाजपा की सदस्यता ग्रहण कर ली। स्वागत किया गया।"
    assert facets_of(title, body)["party"][0] == "bjp"


def test_an_old_partys_name_means_the_faction_that_the_story_names(facets_of):
    body = "लोजपा (रामविलास) ने टिकट दिया। लोजपा के नेता ने कहा।"
    assert facets_of("लोजपा ने दिया टिकट", body)["party"] == ("ljp-rv",)
