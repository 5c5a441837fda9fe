"""Which words name a place, and which district does a shared name mean?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("घाटमपुर में बैठक", {"kanpur-nagar"}),
        ("कैराना की सांसद", {"shamli"}),
        ("इलाहाबाद में बैठक", {"prayagraj"}),
        ("फैजाबाद और अयोध्या", {"ayodhya"}),
        ("होशंगाबाद में सभा", {"narmadapuram"}),
        ("गुड़गांव में बैठक", {"gurugram"}),
        ("मुगलसराय में जाम", {"chandauli"}),
        ("पश्चिम चम्पारण के बेतिया", {"pashchim-champaran"}),
        ("बुलन्दशहर में सभा", {"bulandshahr"}),
        ("अम्बिकापुर में प्रदर्शन", {"surguja"}),
        ("मुंबई और बंबई", {"mumbai"}),
        ("खंडवा में बारिश", {"east-nimar"}),
        ("यूपी की राजनीति", {"uttar-pradesh"}),
        ("MP News: बारिश का दौर", {"madhya-pradesh"}),
        ("मध्यप्रदेश सरकार का फैसला", {"madhya-pradesh"}),
        ("मुरादाबाद मंडल के अध्यक्ष", {"moradabad"}),
        ("आईआईटी इंदौर का शोध", {"indore"}),
        ("इलाहाबाद हाईकोर्ट ने कहा", {"prayagraj"}),
        ("जम्मू-कश्मीर में मतदान", {"jammu-and-kashmir"}),
    ],
)
def test_a_place_is_found_under_its_names_and_rolled_up_to_its_district(facets_of, text, places):
    assert set(facets_of(text)["place"]) == places


@pytest.mark.parametrize(
    ("town", "place"),
    [
        ("अराकोणम", "ranipet"),
        ("रानीबेन्नूर", "haveri"),
        ("मदनपल्ले", "annamayya"),
        ("ताडेपल्लीगुडेम", "west-godavari"),
        ("रामागुंडम", "peddapalli"),
        ("चालाकुडी", "thrissur"),
        ("मावेलिक्करा", "alappuzha"),
        ("तलेगांव दाभाडे", "pune"),
        ("थानगढ़", "surendranagar"),
        ("कांचरापाड़ा", "24-paraganas-north"),
        ("परलाखेमुंडी", "gajapati"),
        ("मंगलदोई", "darrang"),
        ("गुरेज", "bandipora"),
        ("कैलाशहर", "unakoti"),
        ("नाहरलागुन", "papum-pare"),
    ],
)
def test_a_town_far_from_the_hindi_belt_is_found_as_hindi_desks_write_it(facets_of, town, place):
    assert facets_of(f"{town} में बैठक")["place"] == (place,)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("जयपुर और उदयपुर के बाद प्रतापगढ़ में सभा", {"jaipur", "udaipur", "pratapgarh-rajasthan"}),
        ("लखनऊ के बाद प्रतापगढ़ में सभा", {"lucknow", "pratapgarh-uttar-pradesh"}),
        ("बिहार के साहेबगंज से विधायक ने सभा की", {"bihar", "muzaffarpur"}),  # also a district of Jharkhand
        ("झारखंड के साहेबगंज से विधायक ने सभा की", {"jharkhand", "sahebganj"}),
        ("शिमला के बाद बिलासपुर में सभा", {"shimla", "bilaspur-himachal-pradesh"}),
        ("रायपुर के बाद बिलासपुर में सभा", {"raipur", "bilaspur-chhattisgarh"}),
        ("पटना के बाद औरंगाबाद में सभा", {"patna", "aurangabad-bihar"}),
        ("पुणे के बाद औरंगाबाद में सभा", {"pune", "aurangabad-maharashtra"}),
        ("झांसी के बाद हमीरपुर में सभा", {"jhansi", "hamirpur-uttar-pradesh"}),
        ("रांची के बाद पलामू में बैठक, छतरपुर सीट पर चर्चा", {"ranchi", "palamu"}),
        ("देहरादून के बाद श्रीनगर में सभा", {"dehradun", "pauri-garhwal"}),
        ("अनंतनाग के बाद श्रीनगर में सभा", {"anantnag", "srinagar"}),
        ("लखनऊ, कानपुर और राजस्थान के प्रतापगढ़ में सभा", {"lucknow", "kanpur-nagar", "rajasthan", "pratapgarh-rajasthan"}),
        ("पटना में सभा, प्रतापगढ़ (राजस्थान) में भी", {"patna", "rajasthan", "pratapgarh-rajasthan"}),
        ("बिहार के राघोपुर में सभा", {"bihar", "vaishali"}),  # also a block of Supaul
        ("सुपौल जिले के राघोपुर में सभा", {"supaul"}),
        ("पाली जिले के सुमेरपुर में सभा", {"pali"}),  # also a town of Hamirpur
        ("आंध्र प्रदेश के अमरावती में अमरावती योजना", {"andhra-pradesh", "guntur"}),
        ("जम्मू, श्रीनगर, लैंसडाउन और लेह में बारिश", {"jammu", "srinagar", "pauri-garhwal", "leh-ladakh"}),
        ("इंदौर से धार के लोग गए", {"indore", "dhar"}),
    ],
)
def test_the_story_tells_which_district_a_shared_name_means(facets_of, text, places):
    assert set(facets_of(text)["place"]) == places


@pytest.mark.parametrize(
    ("title", "body", "place"),
    [
        ("रामपुर में प्रदर्शन", "नेता के समर्थकों ने नारे लगाए।", "rampur"),
        ("नेता का स्वागत", "यूपी के पूर्व मंत्री लखनऊ से रामपुर पहुंचे।", "rampur"),
        ("बस खाई में गिरी", "शिमला जिले के रामपुर में हादसा हुआ।", "shimla"),
        ("विधायक पर केस", "यूपी पुलिस ने मऊ में मुकदमा दर्ज किया।", "mau"),
        ("सागर में भाजपा की बैठक", "नेता भोपाल से आए।", "sagar"),
        ("सांसद की सभा", "हिमाचल प्रदेश में भाजपा सांसद ने मंडी में सभा की।", "mandi"),
        ("विधायक का विरोध", "राजस्थान के पाली में विधायक का विरोध हुआ।", "pali"),
        ("सीधी में धरना", "मप्र के सीधी में कांग्रेस ने धरना दिया।", "sidhi"),
        ("कांग्रेस की सभा", "गुजरात के पाटन में सभा हुई।", "patan"),
        ("गया में भाजपा नेता पर हमला", "पुलिस जांच कर रही है।", "gaya"),
        ("पार्षद पर केस", "महाराष्ट्र के कल्याण में पार्षद पर केस हुआ।", "thane"),
        ("पार्टी की बैठक", "ओडिशा के ब्रह्मपुर में बैठक हुई।", "ganjam"),
        ("लखीमपुर में सभा", "किसान जुटे।", "kheri"),
        ("लखीमपुर में सभा", "असम के नेता बोले।", "lakhimpur"),
        ("नगरोटा में सभा", "हिमाचल प्रदेश के नेता बोले।", "kangra"),
        ("नगरोटा में सभा", "उमर अब्दुल्ला जम्मू से आए।", "jammu"),
    ],
)
def test_a_district_whose_name_is_a_word_is_told_by_its_state_and_by_what_follows(facets_of, title, body, place):
    assert place in facets_of(title, body)["place"]


def test_a_name_that_is_a_word_counts_where_the_story_means_the_place_elsewhere(facets_of):
    body = "उत्तर प्रदेश के बस्ती में नेता पर हमला हुआ।"
    assert facets_of("बस्ती में सभा", body)["place"][0] == "basti"


@pytest.mark.parametrize(
    "body",
    [
        "गुजरात के तट पर अरब सागर में तूफान आया।",
        "भोपाल में परीक्षा दो पाली में हुई और दाम तीन गुना से अधिक बढ़े।",
        "भोपाल की अनाज मंडी में आवक बढ़ी और मप्र में सीधी भर्ती हुई।",
        "पटना में दक्षिण कोरिया के राजदूत आए, रायपुर भी गए, फिर उत्तर कोरिया में रहे।",
        "बिहार में बाढ़ में घर डूबे और पटना में बाढ़ के बाद दलित बस्ती में राहत बंटी।",
        "राजस्थान की सभा में मुनि प्रमाण सागर के प्रवचन हुए।",
        "महाराष्ट्र में बाल कल्याण पुलिस अधिकारी और समाज कल्याण विभाग के मंत्री चोपड़ा मुंबई में मिले।",
    ],
)
def test_such_a_word_in_its_own_sense_is_no_district(facets_of, body):
    words = {"sagar", "pali", "guna", "mandi", "sidhi", "korea", "basti", "thane", "jalgaon"}
    assert not words.intersection(facets_of("खबर", body)["place"])


@pytest.mark.parametrize(
    "text",
    [
        "दिल्ली रोड पर जाम",
        "इंदौर-खंडवा रोड पर हादसा",
        "पंजाब केसरी में छपी खबर",
        "दिल्ली पब्लिक स्कूल का वार्षिकोत्सव",
        "राजस्थान रॉयल्स की जीत",
        "बंगाल की खाड़ी में तूफान",
        "हरदीप सिंह पुरी ने कहा",
        "कहा गया कि वह घर गया",
        "बस्ती में आग लगी",
        "खैर, बात आगे बढ़ी",
        "हर सूरत में जीत चाहिए",
        "तलवार की धार तेज है",
        "मनीला (एपी)। तूफान आया।",
        "नगर के बस्ती क्षेत्र में आग",
        "जीतन राम मांझी और नीतीश कुमार",
        "मंडी में भाव गिरे",
        "कन्नड़ और तमिल में फिल्म",
        "तुलजा भवानी के दर्शन",
        "अतिक्रमण हटा दिया गया",
        "ज्वालामुखी फटा",
        "(फोटो : मेरठ ब्यूरो)",
        "मुकेश बिहारी और सुरेश इलाहाबादी मिले",
        "भारत और पाकिस्तान",
        "झारखंड मुक्ति मोर्चा",
        "This is Signature style, catch up later",
    ],
)
def test_no_place_comes_from_a_road_paper_school_team_surname_word_credit_or_party(facets_of, text):
    assert facets_of(text)["place"] == ()


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("बस्ती। कांग्रेस की बैठक हुई।", "basti"),
        ("गोंडा, संवाददाता। बैठक हुई।", "gonda"),
        ("बेतिया/मझौलिया : बैठक हुई।", "pashchim-champaran"),
        ("मंडी: बैठक हुई।", "mandi"),
    ],
)
def test_a_dateline_names_a_place_even_by_a_word_with_another_sense(facets_of, body, place):
    assert facets_of("", body)["place"] == (place,)


def test_a_district_does_not_add_its_state(facets_of):
    assert facets_of("मेरठ में सभा")["place"] == ("meerut",)


def test_the_title_and_the_dateline_tell_the_chief_place(facets_of):
    body = "ग्वालियर। पार्षद ने पार्टी छोड़ी। दिल्ली के फरमान से शहर नहीं चलेगा। मुरैना में भी चर्चा रही।"
    assert facets_of("पार्षद ने छोड़ी पार्टी", body)["place"][0] == "gwalior"
    body = "पटना : कैबिनेट ने प्रस्तावों पर मुहर लगाई। बिहार के पूर्णिया में अस्पताल बनेगा।"
    assert facets_of("बिहार कैबिनेट ने दी मंजूरी", body)["place"][0] == "bihar"


def test_a_town_named_once_and_late_amid_other_states_is_taken_for_a_namesake(facets_of):
    lead = "इंदौर। इंदौर के व्यापारियों ने भोपाल में बैठक की। " + "बाजार की बात हुई और लोग आए। " * 12
    assert facets_of("इंदौर में बैठक", lead + "वहां खुर्जा के बर्तन भी रखे थे।")["place"] == ("indore", "bhopal")
    assert "bulandshahr" in facets_of("खुर्जा में बैठक", lead)["place"]
