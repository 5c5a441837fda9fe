from __future__ import annotations

import pytest

from indexer.cleaning import clean_text
from indexer.cleaning.doubles import without_doubles
from indexer.cleaning.litter import is_litter, without_litter

NEWS = "सपा की बैठक हुई।"
TWEET = "निजी कारणों से मैंने पार्टी छोड़ने का फ़ैसला किया है। सभी का शुक्रिया।"
SIGNED = "— Kaleemul Hafeez (@KaleemulHafeez) April 29, 2023"
LAST = "आइंदा भी काम करता रहूंगा।@asadowaisi @imtiaz_jaleel"


@pytest.mark.parametrize(
    "line",
    [
        *("undefined", "X", "x", "Next Story", "Advertisement", "विज्ञापन", "Share", "WhatsApp", "डाउनलोड", "खबर सुनें"),
        *("-", "---", "*****", "***", "____", "। ।", '">', "•", "###"),
        *("पीके/केसी/जेके/एमपी", "आरसी/एमएस", "एनबी/एमजी/केसी/हिन्दी इकाई – 25", "पीके /केसी/जेएस/डीए"),
        *("प्रकाशन तिथि: 30 MAR 2026 2:02PM | PIB Delhi", "रिलीज़ आईडी: 2246840", "(Release ID: 2246840)"),
        *(
            "फोटो: पीटीआई",
            "फोटो- संजय कपरदार।",
            "Photo Credit: ANI",
            "तस्वीर साभार: सोशल मीडिया",
            "फाइल फोटो",
            "(फाइल फोटो)",
        ),
        *("https://www.pib.gov.in/x?y=1", "www.mha.gov.in", "Updated: 29 Apr 2023 6:52 PM", "प्रकाशित: 21 अगस्त 2023"),
        *("![Press Release Image](https://static.example/a(1).jpg)", "pic.twitter.com/Ab12"),
    ],
)
def test_a_line_of_litter_goes(line: str) -> None:
    assert clean_text(f"{NEWS}\n{line}\nबैठक समाप्त।") == f"{NEWS}\nबैठक समाप्त।"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "एक्स पर लिखा",
            "XI",
            "सपा/बसपा में टकराव",
            "फोटो खिंचवाने पर विवाद, दो पक्ष भिड़े",
            "तस्वीर बदल रही है: सीएम ने कहा कि काम हुआ।",
        ),
        *("2024-25", "अपडेट: मृतकों की संख्या बढ़ी", "#मेरठ", "पी. चिदंबरम", "विज्ञापन पर रोक", "share बाजार में गिरावट"),
    ],
)
def test_a_line_that_only_begins_like_litter_stays(line: str) -> None:
    assert not is_litter(line)
    assert without_litter(line) == line


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("**रक्षा मंत्रालय**\n# शीर्षक\n## उपशीर्षक", "रक्षा मंत्रालय\nशीर्षक\nउपशीर्षक"),
        ('सपा " class="align-text-top noRightClick twitterSection" data=" की बैठक', "सपा की बैठक"),
        ('<p class="x">सपा</p><p>बसपा <b>की</b> बैठक</p>', "सपा\nबसपा की बैठक"),
        ("बैठक [यहां](https://a.example/x) हुई", "बैठक यहां हुई"),
        ("नेता (फोटो: पीटीआई) पहुंचे", "नेता पहुंचे"),
        ("बैठक pic.twitter.com/Ab12 https://t.co/Xy", "बैठक"),
        ("आरोप निराधार हैं. undefined", "आरोप निराधार हैं."),
        ("undefined सपा की बैठक", "सपा की बैठक"),
        ("the result is undefined here", "the result is undefined here"),
        ("L&amp;T और 5 &lt; 7", "L&T और 5 < 7"),
        ("navbharat_2003_5_31_478581035 तूफान से 41 मरे", "तूफान से 41 मरे"),
        ('{"_id": "60", "slug": "x"}सपा की बैठक', "सपा की बैठक"),
        ("क = ख' और ग = 'घ'", "क = ख' और ग = 'घ'"),
        ("3 < 4 और 5 > 2", "3 < 4 और 5 > 2"),
        ("हुई. (बीबीसी हिन्दी के एंड्रॉएड ऐप के लिए \n\nयहां क्लिक करें. आप हमें फ़ॉलो भी कर सकते हैं.)", "हुई."),
        ("शब्\u200bद\u00a0और\tशब्द\r\nदूसरा\u2028तीसरा", "शब्द और शब्द\nदूसरा\nतीसरा"),
        ("क्\u200dष और उर्\u200cदू", "क्\u200dष और उर्\u200cदू"),
    ],
)
def test_litter_within_a_line_goes_and_the_words_stay(text: str, left: str) -> None:
    assert clean_text(text) == left


@pytest.mark.parametrize(
    "text",
    [
        f"{TWEET}\n{SIGNED}\n{LAST}\n{TWEET}\n{SIGNED}\n{LAST}",
        f"{TWEET}\n{SIGNED}\n{LAST}{TWEET}\n{SIGNED}\n{LAST}{TWEET}\n{SIGNED}\n{LAST}",
        f"{TWEET}\n{SIGNED}\n{LAST}\n{LAST}\n{TWEET}",
    ],
)
def test_a_tweet_that_stands_twice_or_three_times_stays_once(text: str) -> None:
    assert without_doubles(text) == f"{TWEET}\n{SIGNED}\n{LAST}"


def test_a_tweet_repeated_within_a_line_stays_once() -> None:
    line = f"नेता ने लिखा {TWEET} {SIGNED}{TWEET} {SIGNED}"
    assert without_doubles(line) == f"नेता ने लिखा {TWEET} {SIGNED}"


def test_an_item_that_its_list_has_said_goes() -> None:
    first = "पहली बात यह कि जिले में काम तेज होगा और हर माह समीक्षा की जाएगी।"
    whole = first + "दूसरी बात यह कि बजट समय पर मिलेगा और खर्च का हिसाब देना होगा।"
    assert without_doubles(f"{whole}\n{whole.split('।')[1]}।") == whole


@pytest.mark.parametrize(
    "text",
    [
        "कुल\nमेरठ\nकुल\nमेरठ",
        "सपा की बैठक नागपुर में कल शाम को होगी\nसपा की बैठक नागपुर में कल शाम को होगी या नहीं, इस पर संशय है।",
        "पार्टी की अहम बैठक में पूर्व विधायक का का\nपार्टी की अहम बैठक में पूर्व विधायक का काम सराहा गया।",
    ],
)
def test_short_repeats_and_sentences_that_go_on_stay(text: str) -> None:
    assert without_doubles(text) == text
