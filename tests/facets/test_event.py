"""What does a story report, told from what it only speaks of?"""

from __future__ import annotations

import pytest

from indexer.facets.tables import toml
from indexer.facets.words import read


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("ब्लॉक अध्यक्ष ने दिया इस्तीफा", "resignation"),
        ("महामंत्री ने छोड़ी पार्टी", "resignation"),
        ("पूर्व विधायक भाजपा में शामिल", "joining"),
        ("जिला पंचायत सदस्य ने थामा सपा का दामन", "joining"),
        ("रमेश कुमार जिलाध्यक्ष नियुक्त किए गए", "appointment"),
        ("मुख्यमंत्री पद की शपथ ली", "appointment"),
        ("सपा ने पूर्व विधायक को पार्टी से निकाला", "expulsion"),
        ("कांग्रेस ने थमाया कारण बताओ नोटिस", "expulsion"),
        ("बसपा ने घोषित किए उम्मीदवार", "candidacy"),
        ("भाजपा प्रत्याशी ने दाखिल किया नामांकन", "candidacy"),
        ("उपचुनाव के नतीजे आज", "election"),
        ("मतगणना शुरू", "election"),
        ("अखिलेश यादव का रोड शो", "campaign"),
        ("भाजपा की समीक्षा बैठक", "meeting"),
        ("कांग्रेस और सपा में सीट बंटवारे पर बनी बात", "alliance"),
        ("मायावती ने साधा भाजपा पर निशाना", "statement"),
        ("किसानों का कलेक्ट्रेट पर धरना", "protest"),
        ("पूर्व विधायक गिरफ्तार", "legal"),
        ("पार्षद पर जानलेवा हमला", "violence"),
        ("मुख्यमंत्री ने किया अस्पताल का लोकार्पण", "governance"),
        ("विधानसभा में विधेयक पारित", "legislature"),
        ("पूर्व मंत्री का निधन", "tribute"),
        ("सरकारों को काम करना होगा, जनता इंतजार नहीं करेगी: मोदी", "statement"),
        ("बीडीओ निलंबित, डीएम ने बैठाई जांच", "governance"),
        ("बागियों पर गिरी गाज, कांग्रेस से छह साल के लिए बाहर", "expulsion"),
        ("अकेले चुनाव लड़ेगी जजपा", "alliance"),
        ("200 लोग झामुमो में", "joining"),
        ("थप्पड़ का जवाब थप्पड़ से देंगे- मंत्री", "statement"),
        ("‘दंगा कराने वाले अब सदन में बैठे हैं’, संसद में बोले सांसद", "statement"),
        ("राजस्थानः दलित बस्ती पर पथराव, छह घायल", "violence"),
        ("28 साल का रिश्ता टूटा, सपा जिला सचिव ने लौटाया पद", "resignation"),
        ("हाथी से उतरे, अब साइकिल पर सवार", "joining"),
        ("कांग्रेस से तीन नेताओं की छुट्टी", "expulsion"),
        ("बसपा ने खोले पत्ते, सिंबल बांटे", "candidacy"),
        ("इनेलो और बसपा की राहें जुदा", "alliance"),
        ("वसूली के आरोप में वार्ड संयोजक दबोचा गया", "legal"),
        ("सभापति की कुर्सी पर भाजपा काबिज", "election"),
    ],
)
def test_a_headline_tells_its_event(facets_of, title, event):
    assert facets_of(title)["event"][0] == event


@pytest.mark.parametrize(
    ("title", "not_event"),
    [
        ("कांग्रेस ने मांगा मंत्री से इस्तीफा", "resignation"),
        ("मंत्री के इस्तीफे की मांग को लेकर प्रदर्शन", "resignation"),
        ("पार्टी छोड़ने की अटकलों को किया खारिज", "resignation"),
        ("मंत्री इस्तीफा दें: कांग्रेस", "resignation"),
        ("पुलिसकर्मी निलंबित, एसपी ने की कार्रवाई", "expulsion"),
        ("टीम इंडिया का शानदार प्रदर्शन", "protest"),
        ("नेता ने बोला सरकार पर हमला", "violence"),
        ("आरोपी को गिरफ्तार करो, नहीं तो आंदोलन", "legal"),
        ("स्वच्छता की शपथ दिलाई", "appointment"),
        ("चुनाव चिह्न पर चर्चा", "election"),
        ("ट्रेन में बिना टिकट यात्रा", "candidacy"),
        ("भाजपा नेता पर हमले के विरोध में सपा का धरना", "violence"),
        ("पार्टी से निष्कासित नेता ने थामा भाजपा का दामन", "expulsion"),
        ("टिकट नहीं मिलने से नाराज पूर्व विधायक ने दिया इस्तीफा", "candidacy"),
        ("कांग्रेस छोड़ भाजपा में आए नेता को मिला टिकट", "joining"),
        ("विधायक के इस्तीफे की अफवाह, समर्थकों ने किया खंडन", "resignation"),
        ("राजद अध्यक्ष बोले- इस्तीफा नहीं दूंगा", "resignation"),
        ("रालोद में शामिल होने की अटकलों पर तोड़ी चुप्पी", "joining"),
    ],
)
def test_a_demand_a_denial_or_another_sense_is_not_the_event(facets_of, title, not_event):
    assert not_event not in facets_of(title)["event"]


@pytest.mark.parametrize(
    "title",
    [
        "राजनीति: पानी के सवाल पर चुप्पी",
        "बेबाक बोलः सत्ता का संदेश",
        "केएल राहुल की वापसी पर बोले द्रविड़",
        "डायबिटीज में चीनी पर चेतावनी",
    ],
)
def test_an_essay_sport_exams_and_health_need_stronger_words(facets_of, title):
    assert facets_of(title)["event"] == ()


@pytest.mark.parametrize("title", ["भूख के दौर में फिंकता अनाज", "राजनीति: सूखते कुओं की पुकार", ""])
def test_an_essay_has_no_event(facets_of, title):
    assert facets_of(title)["event"] == ()


def test_what_the_background_tells_is_not_the_news(facets_of):
    body = (
        "मेरठ। बसपा के पूर्व चेयरमैन ने बुधवार को कांग्रेस की सदस्यता ग्रहण की। कार्यक्रम में कई लोग मौजूद रहे। "
        "उन्होंने कहा कि वह पिछले साल इस्तीफा दे चुके थे। चुनाव में टिकट मांग रहे थे। धरना भी दिया था।"
    )
    assert facets_of("पूर्व चेयरमैन कांग्रेस में शामिल", body)["event"] == ("joining",)


def test_a_story_has_at_most_three_events(facets_of):
    title = "इस्तीफा दिया, भाजपा में शामिल, गिरफ्तार, धरना, हत्या, निधन, विधेयक पारित, रोड शो, नामांकन दाखिल"
    assert len(facets_of(title)["event"]) <= 3


def test_every_genre_says_how_much_its_stories_words_count_and_every_mark_is_reachable():
    table = toml("events.toml")
    for name, genre in table["genre"].items():
        assert 0 < genre["factor"] <= 1, name
        assert set(genre["types"]) <= set(table["event"]), name
        for mark in genre["marks"]:
            words = [word for part in mark.split() if part[0] != "+" for word in part.split("/")]
            assert all(word in ("COLON", "END") or read("title", word.rstrip("*")).terms for word in words), mark
