"""Are the tables whole? What an editor may break by adding a line is found here."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest

from indexer.facets import fingerprint, tables, values
from indexer.facets.gazetteer import Gazetteer, key
from indexer.facets.patterns import NAMES
from indexer.facets.words import read, read_all

PARTIES = [
    "bjp",
    "inc",
    "sp",
    "bsp",
    "aimim",
    "aap",
    "rld",
    "sbsp",
    "apna-dal-s",
    "nishad",
    "jdu",
    "rjd",
    "ljp-rv",
    "ljp",
    "ham",
    "vip",
    "tmc",
    "cpi",
    "cpim",
    "cpiml",
    "ncp",
    "ncp-sp",
    "shiv-sena",
    "shiv-sena-ubt",
    "mns",
    "jmm",
    "ajsu",
    "jjp",
    "inld",
    "shiromani-akali-dal",
    "bap",
    "asp-kr",
    "peace-party",
    "dmk",
    "aiadmk",
    "tdp",
    "ysrcp",
    "brs",
    "jds",
    "bjd",
    "pdp",
    "nc",
    "agp",
    "aiudf",
    "jvm",
]
EVENTS = [
    "resignation",
    "joining",
    "appointment",
    "expulsion",
    "candidacy",
    "election",
    "campaign",
    "meeting",
    "alliance",
    "statement",
    "protest",
    "legal",
    "violence",
    "governance",
    "legislature",
    "tribute",
]

RENAMED = {
    "prayagraj": ("इलाहाबाद", "प्रयागराज"),
    "ayodhya": ("फैजाबाद", "अयोध्या"),
    "chandauli": ("मुगलसराय", "पंडित दीनदयाल उपाध्याय नगर", "पीडीडीयू नगर"),
    "amroha": ("ज्योतिबा फुले नगर", "अमरोहा"),
    "hathras": ("महामाया नगर", "हाथरस"),
    "kasganj": ("कांशीराम नगर", "कासगंज"),
    "kanpur-dehat": ("रमाबाई नगर", "कानपुर देहात"),
    "hapur": ("पंचशील नगर", "हापुड़"),
    "shamli": ("प्रबुद्ध नगर", "शामली"),
    "sambhal": ("भीमनगर", "संभल"),
    "bhadohi": ("संत रविदास नगर", "भदोही"),
    "amethi": ("छत्रपति शाहूजी महाराज नगर", "अमेठी"),
    "narmadapuram": ("होशंगाबाद", "नर्मदापुरम"),
    "sehore": ("नसरुल्लागंज", "भैरूंदा"),
    "east-nimar": ("पूर्वी निमाड़", "खंडवा"),
    "khargone": ("पश्चिम निमाड़", "खरगोन"),
    "kabirdham": ("कवर्धा", "कबीरधाम"),
    "gurugram": ("गुड़गांव", "गुरुग्राम"),
    "nuh": ("मेवात", "नूंह"),
    "s-a-s-nagar": ("मोहाली", "साहिबजादा अजीत सिंह नगर"),
    "rupnagar": ("रोपड़", "रूपनगर"),
    "shahid-bhagat-singh-nagar": ("नवांशहर", "शहीद भगत सिंह नगर"),
    "bathinda": ("भटिंडा", "बठिंडा"),
    "palamu": ("डाल्टनगंज", "मेदिनीनगर"),
    "gaya": ("गयाजी", "बोधगया"),
    "ahmednagar": ("अहमदनगर", "अहिल्यानगर"),
    "aurangabad-maharashtra": ("छत्रपति संभाजीनगर", "संभाजीनगर"),
    "dharashiv": ("उस्मानाबाद", "धाराशिव"),
    "mumbai": ("बंबई", "मुंबई"),
    "pune": ("पूना", "पुणे"),
    "vadodara": ("बड़ौदा", "वडोदरा"),
    "bengaluru-urban": ("बंगलौर", "बेंगलुरु"),
    "ramanagara": ("रामनगर जिला", "रामनगरम"),
    "belagavi": ("बेलगाम", "बेलगावी"),
    "kalaburagi": ("गुलबर्गा", "कलबुर्गी"),
    "ballari": ("बेल्लारी", "बल्लारी"),
    "shivamogga": ("शिमोगा", "शिवमोगा"),
    "dakshina-kannada": ("मंगलौर", "मंगलुरु"),
    "mysuru": ("मैसूर", "मैसूरु"),
    "chennai": ("मद्रास", "चेन्नई"),
    "tuticorin": ("तूतीकोरिन", "थूथुकुडी"),
    "tiruchirappalli": ("त्रिची", "तिरुचिरापल्ली"),
    "thanjavur": ("तंजौर", "तंजावुर"),
    "the-nilgiris": ("ऊटी", "नीलगिरी"),
    "thiruvananthapuram": ("त्रिवेंद्रम", "तिरुवनंतपुरम"),
    "ernakulam": ("कोचीन", "कोच्चि"),
    "kozhikode": ("कालीकट", "कोझिकोड"),
    "alappuzha": ("अलेप्पी", "अलाप्पुझा"),
    "y-s-r": ("कडपा", "कड़प्पा"),
    "visakhapatanam": ("विजाग", "विशाखापट्टनम"),
    "kolkata": ("कलकत्ता", "कोलकाता"),
    "purba-bardhaman": ("बर्दवान", "पूर्व बर्धमान"),
    "sonepur": ("सुबर्णपुर", "सोनपुर ओडिशा"),
    "kamrup-metro": ("गौहाटी", "गुवाहाटी"),
    "karimganj": ("करीमगंज", "श्रीभूमि जिला"),
    "gyalshing": ("पश्चिम सिक्किम", "ग्यालशिंग"),
    "gangtok": ("पूर्वी सिक्किम", "गंगटोक"),
    "south-andamans": ("पोर्ट ब्लेयर", "श्री विजयपुरम"),
    "odisha": ("उड़ीसा", "ओडिशा"),
    "uttarakhand": ("उत्तरांचल", "उत्तराखंड"),
    "puducherry": ("पांडिचेरी", "पुदुचेरी"),
    "kerala": ("केरल", "केरलम"),
}
"""Districts and states by slug: a former or second name, and the present one."""

SEATS = {
    "samastipur": "उजियारपुर",
    "rohtas": "काराकाट",
    "madhubani": "झंझारपुर",
    "patna": "पाटलिपुत्र",
    "siddharth-nagar": "डुमरियागंज",
    "sitapur": "मिश्रिख",
    "gorakhpur": "बांसगांव",
    "bijnor": "नगीना",
    "chhatarpur": "खजुराहो",
    "sahebganj": "राजमहल",
    "tarn-taran": "खडूर साहिब",
    "pauri-garhwal": "गढ़वाल",
    "sikar": "दांतारामगढ़",
    "nagaur": "लाडनूं",
    "jaipur": "झोटवाड़ा",
    "sawai-madhopur": "बामनवास",
}
"""Assembly and Lok Sabha seats of other names than their district's."""


def test_all_slugs_of_the_design_are_there():
    assert set(PARTIES) <= set(values("party"))
    assert list(values("event")) == EVENTS
    assert len(values("place")) > 780


@pytest.mark.parametrize("facet", ["party", "place", "event"])
def test_every_value_has_labels_and_hangs_under_a_value(facet):
    known = values(facet)
    for slug, value in known.items():
        assert slug == value.slug
        assert value.label
        assert value.label_hi
        assert not value.broader or (value.broader in known and not known[value.broader].broader)


@pytest.mark.parametrize("facet", ["party", "place"])
def test_labels_tell_values_apart(facet):
    labels = [value.label for value in values(facet).values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("facet", ["party", "place", "event"])
def test_a_former_slug_is_no_present_slug_and_leads_to_one_value(facet):
    former = [slug for value in values(facet).values() for slug in value.former]
    assert len(former) == len(set(former))
    assert not set(former) & set(values(facet))


@pytest.mark.parametrize("name", ["parties.tsv", "states.tsv", "districts.tsv", "towns.tsv", "masks.tsv"])
def test_a_table_has_a_head_no_double_row_and_rows_of_one_length(name):
    head = [line for line in tables.text(name).splitlines() if line.startswith("#")]
    assert any("Licence" in line for line in head)
    rows = list(tables.rows(name))
    assert len({len(row) for row in rows}) == 1
    assert len({tuple(row[:2]) for row in rows}) == len(rows)


@pytest.mark.parametrize(("name", "column"), [("parties.tsv", 0), ("states.tsv", 0), ("districts.tsv", 0)])
def test_a_slug_stands_in_one_row(name, column):
    slugs = [row[column] for row in tables.rows(name)]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("facet", ["party", "place"])
def test_a_value_lists_no_name_twice(facet):
    for slug, value in values(facet).items():
        written = [name.lstrip("?~") for name in value.names]
        assert len(written) == len(set(written)), slug


def test_every_district_has_its_code_and_its_state():
    states = {row[0] for row in tables.rows("states.tsv")}
    for slug, code, state, *_ in tables.rows("districts.tsv"):
        assert all(part.isdigit() for part in code.split("+")), slug
        assert state in states or slug in ("delhi", "chandigarh"), slug


def test_every_town_lies_in_a_district_of_the_table():
    districts = {row[0] for row in tables.rows("districts.tsv")}
    assert {row[0] for row in tables.rows("towns.tsv")} <= districts


@pytest.mark.parametrize(("slug", "names"), RENAMED.items())
def test_a_place_is_found_under_its_former_and_its_present_name(facets_of, slug, names):
    assert [facets_of(f"{name} में बैठक हुई")["place"] for name in names] == [(slug,)] * len(names)


@pytest.mark.parametrize(("slug", "seat"), SEATS.items())
def test_a_seat_leads_to_its_district(facets_of, slug, seat):
    assert facets_of(f"{seat} सीट पर मतदान")["place"] == (slug,)


@pytest.mark.parametrize(
    ("slip", "slug"),
    [
        ("तमिलनाड़", "tamil-nadu"),
        ("केरला", "kerala"),
        ("हरयाणा", "haryana"),
        ("छतीसगढ़", "chhattisgarh"),
        ("होशगाबाद", "narmadapuram"),
        ("बनासकाठा", "banas-kantha"),
        ("नईदिल्ली", "delhi"),
        ("कोच बिहार", "coochbehar"),
        ("ईस्ट खासी हिल्स", "east-khasi-hills"),
        ("मुबंई", "mumbai"),
        ("इलाहबाद", "prayagraj"),
        ("हैदरबाद", "hyderabad"),
        ("थिरुवनंतपुरम", "thiruvananthapuram"),
    ],
)
def test_a_slip_that_desks_make_in_a_name_is_seen_through(facets_of, slip, slug):
    assert facets_of(f"{slip} में बैठक हुई")["place"] == (slug,)


def test_a_code_stands_where_a_unit_stands_and_nowhere_else():
    for row in tables.rows("towns.tsv"):
        unit, code, label = row[2:]
        assert unit in ("sub-district", "block", "town", "-"), row
        assert (unit == "-") == (not code) == (not label), row


def test_every_alias_is_reachable_after_normalisation():
    gazetteer = tables.gazetteer()
    names = [*tables.names()]
    texts = read_all([("title", name.written) for name in names])
    for name, found in zip(names, gazetteer.find_all(texts), strict=True):
        assert key(name.written), name
        assert len(found) == 1, name
        assert (name.facet, name.slug) in {(n.facet, n.slug) for n in found[0].names}, name


def test_no_alias_is_shared_by_two_parties_or_by_a_party_and_a_place():
    owners = defaultdict(set)
    for name in tables.names():
        owners[key(name.written)].add((name.facet, name.slug))
    shared = {alias: who for alias, who in owners.items() if len(who) > 1}
    assert all({facet for facet, _ in who} == {"place"} for who in shared.values()), shared


def test_a_name_that_two_districts_share_is_told_apart_by_their_states_or_marked():
    # Two unmarked towns of one state under one name could never be told apart.
    districts = values("place")
    for alias, names in _by_alias().items():
        unmarked = [n for n in names if not n.rule]
        states = [districts[n.slug].broader or n.slug for n in unmarked]
        assert len(states) == len(set(states)), (alias, [n.slug for n in unmarked])


def _by_alias():
    aliases = defaultdict(dict)
    for name in tables.names():
        if name.facet == "place":
            aliases[key(name.written)].setdefault(name.slug, name)
    return {alias: list(names.values()) for alias, names in aliases.items() if len(names) > 1}


def test_every_marked_party_name_has_its_rule():
    governing = tables.party_rules().governing
    for name in tables.names():
        if name.facet == "party" and name.rule:
            assert key(name.written) in governing, name


@pytest.mark.parametrize("rules", [tables.party_rules, tables.place_rules])
def test_every_rule_governs_names_of_the_tables(rules):
    known = {key(name.written) for name in tables.names()}
    assert set(rules().governing) <= known


@pytest.mark.parametrize("slug", EVENTS)
def test_an_event_explains_itself_and_its_triggers_compile(slug):
    event = tables.toml("events.toml")["event"][slug]
    assert event["about"].endswith(".")
    assert event["about_hi"].endswith("।")
    assert event["iptc"].startswith("medtop:")
    assert set(event["absorbs"]) <= set(EVENTS) - {slug}
    patterns = [line.split(maxsplit=1)[1] for line in event["triggers"]] + event.get("not", [])
    assert len(patterns) == len(set(patterns)), [p for p in patterns if patterns.count(p) > 1]
    assert all(float(line.split(maxsplit=1)[0]) > 0 for line in event["triggers"])


def test_every_word_of_a_trigger_is_reachable_after_analysis():
    table = tables.toml("events.toml")
    lines = [line for event in table["event"].values() for line in event["triggers"] + event["not"]]
    options = {option for line in lines for part in line.split() for option in part.split("/")}
    classes = {option[1:] for option in options if option.startswith("@")}
    assert classes == set(table["class"])
    words = {option for option in options if option[0] not in "@+0123456789" and option not in NAMES}
    for word in words | {word for members in table["class"].values() for word in members}:
        assert len(read("", word.removesuffix("*")).terms) == 1, word


def test_a_longer_name_hides_a_shorter_one_inside_it():
    gazetteer = Gazetteer(tables.names())
    texts = read_all([("title", "तृणमूल कांग्रेस और कांग्रेस")])
    found = [f.names[0].slug for f in gazetteer.find_all(texts)[0]]
    assert found == ["tmc", "inc"]


def test_the_fingerprint_is_the_same_each_time_and_short_enough_to_store():
    tables.fingerprint.cache_clear()
    first = fingerprint()
    tables.fingerprint.cache_clear()
    assert first == fingerprint()
    assert len(first) == 16


def test_district_slugs_are_those_in_use(shared):
    lines = (shared / "data" / "districts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    in_use = {slug: state for slug, _, state in (line.split("\t") for line in lines)}
    known = values("place")
    assert set(in_use) <= set(known)
    assert all(known[slug].broader in (state, "") for slug, state in in_use.items())


def test_labelled_stories_use_slugs_of_the_tables(project_root):
    path = project_root / "tests" / "resources" / "labelled.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        for facet, column in (("party", "parties"), ("place", "places"), ("event", "events")):
            assert set(story[column]) <= set(values(facet)), story["id"]
