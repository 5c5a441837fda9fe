from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cleaning import dateline
from indexer.cleaning.dateline import after_dateline, find_dateline
from indexer.cleaning.published import as_moment
from indexer.cleaning.title import find_title, without_title

BODY = "सांसद इकरा हसन शनिवार को पार्टी कार्यालय पहुंचीं। उन्होंने कार्यकर्ताओं से बात की।"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("नई दिल्ली: दिल्ली के प्रदेश अध्यक्ष ने", "नई दिल्ली"),
        ("कानपुर, अमृत विचार। घाटमपुर में", "कानपुर"),
        ("मुज़फ्फरनगर। संविधान मान स्तंभ", "मुज़फ्फरनगर"),
        ("Meerut News: मेरठ में", "Meerut"),
        ("New Delhi: पार्टी ने", "New Delhi"),
        ("दलसिंहसराय, निज संवाददाता : थाना क्षेत्र", "दलसिंहसराय"),
        ("पूरनपुर (पीलीभीत)। चार लोग", "पूरनपुर (पीलीभीत)"),
        ("लखनऊ। मुख्यमंत्री ने", "लखनऊ"),
        ("गोरखपुर. मई के तीसरे सप्ताह", "गोरखपुर"),
        ("भोपाल (नईदुनिया प्रतिनिधि)। सीएम ने", "भोपाल"),
        ("नवभारत टाइम्स, लखनऊ: सीएम ने", "लखनऊ"),
        ("नईदुनिया प्रतिनिधि, इंदौर।श्रेणी सुधार", "इंदौर"),
        ("विनय यादव, नईदुनिया, इंदौर।एमवाय अस्पताल", "इंदौर"),
        ("जयपुर, 25 जनवरी। मुख्यमंत्री", "जयपुर"),
        ("मनीला (डीपीए): फिलिपीन्स", "मनीला"),
        ("पटना - राजद ने", "पटना"),
        ("Shilpa Thakurनई दिल्ली, 1 अक्टूबर। सरकार", "नई दिल्ली"),
        ("सीएम योगी ने कहा: प्रदेश में", ""),
        ("मुजफ्फरनगर में पार्टी की बैठक हुई।", ""),
        ("फैक्ट चेक: यह दावा गलत है", ""),
        ("क्या है मामला: दो पक्ष भिड़े", ""),
        ("Sonam Raghuvanshi Murder Case: इंदौर में", ""),
        ("उत्तर-पूर्व के राज्यों में बारिश", ""),
        ("उपराष्ट्रपति श्री सी.पी. राधाकृष्णन ने", ""),
        ("मूलतः बिहार के रहने वाले", ""),
        ("पी. चिदंबरम ने कहा", ""),
        ("नई दिल्लीः ताजा आंकड़ों के अनुसार", "नई दिल्ली"),
        ("मेरठ:", ""),
        ("", ""),
    ],
)
def test_a_dateline_is_known_by_its_form(line: str, place: str) -> None:
    assert find_dateline(line) == place


@given(
    st.lists(st.sampled_from([*"क.-–—:।|ः,()’9", "नई दिल्ली", "Meerut", " ", "  ", "(भाषा)", ", "]), max_size=14).map(
        "".join
    )
)
def test_whatever_has_the_form_may_open_a_story(line: str) -> None:
    assert dateline._MAY_OPEN.match(line) or not dateline._FORM.match(line)


def test_a_dateline_is_found_behind_a_sub_heading_but_not_in_the_middle() -> None:
    assert find_dateline(f"समर्थन मांगा\nकैराना। {BODY}") == "कैराना"
    assert find_dateline(f"{BODY * 3}\nकैराना। {BODY}") == ""
    assert find_dateline(f"{BODY * 3}\nनईदुनिया प्रतिनिधि, इंदौर। {BODY}") == "इंदौर"


def test_behind_the_dateline_stands_the_sentence() -> None:
    assert after_dateline(f"कैराना। {BODY}") == BODY
    assert after_dateline(BODY) == BODY


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        (f"रूठों को मना रहीं इकरा हसन\n{BODY}", "रूठों को मना रहीं इकरा हसन", BODY),
        (f"सपा को झटका: बोले- पार्टी ने...\nउप शीर्षक\n{BODY}", "सपा को झटका: बोले- पार्टी ने...", f"उप शीर्षक\n{BODY}"),
        (f"क्या गठबंधन टूटेगा?\n{BODY}", "क्या गठबंधन टूटेगा?", BODY),
        (BODY, "सांसद इकरा हसन शनिवार को पार्टी कार्यालय पहुंचीं", BODY),
        (f"कैराना: {BODY}", "सांसद इकरा हसन शनिवार को पार्टी कार्यालय पहुंचीं", f"कैराना: {BODY}"),
        ("केवल एक शीर्षक", "केवल एक शीर्षक", ""),
    ],
)
def test_a_title_is_the_headline_or_else_the_first_sentence(body: str, title: str, rest: str) -> None:
    assert find_title(body) == (title, rest)


def test_a_long_first_sentence_is_cut_at_a_word_and_the_body_stays_whole() -> None:
    body = "मुजफ्फरनगर में " + "पार्टी के कार्यकर्ताओं का सम्मेलन " * 10 + "हुआ। बैठक समाप्त।"
    title, rest = find_title(body)
    assert rest == body
    assert title.endswith("…")
    assert len(title) <= 111
    assert body.startswith(title[:-1] + " ")


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (f"सपा की बैठक में हंगामा हुआ\n{BODY}\nसपा की बैठक में हंगामा हुआ", BODY),
        (f"“सपा की बैठक में हंगामा हुआ”\n{BODY}", BODY),
        (f"सपा की बैठक में हंगामा हुआनई दिल्ली. {BODY}", f"नई दिल्ली. {BODY}"),
        (f"सपा की बैठक में हंगामा हुआ। {BODY}", f"सपा की बैठक में हंगामा हुआ। {BODY}"),
    ],
)
def test_a_title_said_again_goes_and_a_sentence_that_begins_alike_stays(body: str, left: str) -> None:
    assert without_title(body, "सपा की बैठक में हंगामा हुआ") == left


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2023", "2023"),
        ("2023-12", "2023-12"),
        ("2023-04-29T10:00:00", "2023-04-29T10:00:00+05:30"),
        ("2023-04-29T04:30:00Z", "2023-04-29T04:30:00+00:00"),
        ("2023-04-29 10:00", "2023-04-29T10:00:00+05:30"),
        ("Sat, 29 Apr 2023 10:00:00 +0530", "2023-04-29T10:00:00+05:30"),
        ("29/04/2023", "2023-04-29"),
        ("29.4.2023 18:52", "2023-04-29T18:52:00+05:30"),
        ("2023/04/29", "2023-04-29"),
        ("29 अप्रैल २०२३", "2023-04-29"),
        ("Updated: 29 Apr 2023, 6:52 PM IST", "2023-04-29T18:52:00+05:30"),
        ("April 29, 2023", "2023-04-29"),
        ("अप्रैल 2023", "2023-04"),
        ("2023-13-01", ""),
        ("31/02/2023", ""),
        ("9999-12-31", ""),
        ("कल", ""),
        ("", ""),
    ],
)
def test_a_date_is_known_however_it_is_written(written: str, moment: str) -> None:
    assert as_moment(written) == moment
