from __future__ import annotations

from itertools import product

import pytest

from indexer.cleaning.links import without_links

NEWS = "सपा की बैठक हुई।"


@pytest.mark.parametrize(
    "link",
    [
        "ये भी पढ़ें: अलीगढ़ में जलभराव पर कांग्रेस का प्रदर्शन, कहा- 'पक्षपात हो रहा है'",
        "ये भी पढ़ें : Mega PTM in Delhi School: आज मेगा पीटीएम",
        "ये भी पढ़ें- Kanpur: शोभायात्रा में साउंड ट्राली की नहीं मिली इजाजत...धरने पर बैठे समर्थक",
        "यह भी पढ़ें-MP में बच्चों के साथ मिड डे मील खाने पहुंचे मंत्री",
        "इसे भी पढ़ें...भोपाल में शूटिंग के लिए कारतूस खरीदी में कालाबाजारी का खेल",
        "ये भी पढ़ें बसपा प्रत्याशी घोषित",
        "यह भी देखें: बलिया की रैली का वीडियो",
        "यहां भी पढ़ें: देवरिया में आप की बैठक",
        "Also Read: आजमगढ़ में सपा की बैठक",
        "ALSO READ | Azamgarh rally",
        "यह भी पढ़ें: बलिया में सपा की रैली | गोंडा में रालोद नेता की बैठक",
        "ये भी पढ़ें – बलिया में सपा की रैली | गोंडा में भाजपा नेता पर हमला | बस्ती में बैठक",
        "Also read Azamgarh rally draws thousands",
        "Read more: Azamgarh rally",
        "और पढ़ें: बलिया में सपा की रैली",
        "पढ़ें: बलिया में सपा की रैली",
        "संबंधित खबर: बलिया में सपा की रैली",
        "संबंधित : बलिया में सपा की रैली",
        "संबंधित खबरें\nबलिया में सपा की रैली\nगोंडा में भाजपा की बैठक",
        "ये भी पढ़ें:\nबलिया में सपा की रैली में उमड़ी भीड़",
    ],
)
def test_a_line_that_is_a_link_goes(link: str) -> None:
    assert without_links(f"{NEWS}\n{link}") == NEWS


def test_what_a_sentence_relates_to_is_no_link() -> None:
    text = f"{NEWS}\nइससे संबंधित: तीन मांगें रखी गईं।"
    assert without_links(text) == text


ALSO_READ = [
    f"{this}{also}{surely}{read}"
    for this, also, surely, read in product(
        ("यह", "ये", "इसे", "इन्हें", "इनको", "इसको", "यह खबर", "यह ख़बर", "ये ख़बरें"),
        (" भी ", " भी", "भी "),
        ("", "जरूर ", "ज़रूर "),
        ("पढ़ें", "पढें", "पढ़िए", "पढ़िये"),
    )
]
MORE = [
    f"{first} {read}"
    for first, read in product(("और", "आगे", "अन्य खबरें", "अन्य ख़बरें", "संबंधित ख़बरें", "पूरी खबर", "पूरी ख़बर"), ("पढ़ें", "भी पढ़ें"))
]
SEE = [f"{this} भी {see}" for this, see in product(("यह", "ये", "इसे", "इन्हें"), ("देखें", "जानें", "सुनें"))]
STORIES = [f"{which} {told}" for which, told in product(("संबंधित", "इससे जुड़ी", "अन्य"), ("खबर", "ख़बर", "खबरें", "ख़बरे"))]
ENGLISH = ["Also Read", "ALSO READ", "Must read", "Read also", "READ MORE", "Related News", "related story"]


@pytest.mark.parametrize("mark", [":", " :", "-", " –", "…", "..", ">", " |", "ः"])
def test_every_marker_is_known_with_every_mark_in_a_long_story_too(mark: str) -> None:
    for marker in (*ALSO_READ, *MORE, *SEE, *STORIES, *ENGLISH):
        link = f"{marker}{mark} बलिया में सपा की रैली"
        assert without_links(f"{NEWS * 30}\n{link}\n{NEWS}") == f"{NEWS * 30}\n{NEWS}", link


def test_a_line_that_only_announces_a_link_goes_with_it() -> None:
    for header in (*ALSO_READ, *MORE, *ENGLISH, "संबंधित खबरें", "बड़ी ख़बरें :", "और भी खबरें…", "ये ख़बरे"):
        text = f"{NEWS}\n{header}\nबलिया में सपा की रैली\n{NEWS}"
        assert without_links(text) == f"{NEWS}\n{NEWS}", header


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("सपा की बैठक हुई। इसे भी पढ़ें - DAVV Indore: ऐप पर शिकायत", "सपा की बैठक हुई।"),
        (
            "बैठक हुई।यह भी पढ़ें: जी नहीं, यह तस्वीर अयोध्या की नहीं है, दावा फ़र्ज़ी हैफ़ैक्ट चेकबूम ने खोज की।",
            "बैठक हुई। फ़ैक्ट चेकबूम ने खोज की।",
        ),
        ("बैठक हुई |ये भी पढ़ें नहीं, पुराने वीडियो को रैली से जोड़कर किया वायरलइस क्लिप में भीड़ है।", "बैठक हुई | इस क्लिप में भीड़ है।"),
        ("वीडियो देखें यह भी पढ़ें: बंगाल की पुरानी तस्वीर असम की बता कर वायरलनीचे पोस्ट देखें |", "वीडियो देखें नीचे पोस्ट देखें |"),
        (
            "बैठक हुई।यह भी पढ़ें: A Viral Video Of Rally In Patna Is Oldलोकसभा में उत्तर दिया गया।",
            "बैठक हुई। लोकसभा में उत्तर दिया गया।",
        ),
        ("बैठक हुई।यह भी पढ़ें: क्या पटना की रैली का वीडियो पुराना है?नेता ने कहा, हां।", "बैठक हुई। नेता ने कहा, हां।"),
        ("पहला हैये भी पढ़ें: पटना की रैली का वीडियो वायरलये भी पढ़ें: गया की रैली का वीडियो वायरल", "पहला है"),
    ],
)
def test_a_link_within_a_line_ends_where_the_story_goes_on(line: str, left: str) -> None:
    assert without_links(line) == left


@pytest.mark.parametrize(
    "text",
    [
        "यह भी कहा गया कि पढ़ें-लिखे युवा आगे आएं।",
        "ये भी पढ़ेंगे और आगे बढ़ेंगे।",
        "ये भी पढ़े-लिखे हैं।",
        "उन्होंने कहा कि छात्र यह भी पढ़ें और समझें।",
        "किसानों के लिये भी पढ़ें जाने वाले पत्र आए।",
        "तीर के साथ लिखा है ‘तो इसे भी पढ़कर देखें’।",
        "नागरिक सतर्क रहें और संबंधित खबरों पर नजर बनाए रखें।",
        "सोशल मीडिया हैंडल भी देखें मगर जिक्र नहीं मिला।",
        "I have also read the report and spread more light.",
        "पूरी रिपोर्ट यहां पढ़ें।",
        "और खबर यह है कि बैठक टल गई।",
    ],
)
def test_words_that_only_look_like_a_link_stay(text: str) -> None:
    assert without_links(text) == text


def test_where_no_end_shows_more_of_the_link_stays_rather_than_any_of_the_story_goes() -> None:
    link = "पुराने वीडियो को दिल्ली की घटना से जोड़ कर फैलाया जा रहा और बताया जा रहा नया"
    left = without_links(f"{NEWS} यह भी पढ़ें: {link} विधायक अजय सहदेव ने बताया कि जांच होगी। बैठक कल है।")
    assert left.endswith("विधायक अजय सहदेव ने बताया कि जांच होगी। बैठक कल है।")
    assert "यह भी पढ़ें" not in left
    assert "पुराने वीडियो" not in left


def test_a_paragraph_behind_a_header_of_links_stays() -> None:
    paragraph = "विधायक ने बताया कि जांच होगी। बैठक कल है।"
    assert without_links(f"{NEWS}\nसंबंधित खबरें\nबलिया में सपा की रैली\n{paragraph}") == f"{NEWS}\n{paragraph}"
