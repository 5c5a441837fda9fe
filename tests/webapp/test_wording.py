import pytest

from webapp.wording import grouped, language, plain, when


@pytest.mark.parametrize(
    ("published", "text", "iso"),
    [
        ("2023-04-29T10:30:00+05:30", "29 अप्रैल 2023, सुबह 10:30", "2023-04-29T10:30:00+05:30"),
        ("2023-04-28T20:00:00Z", "29 अप्रैल 2023, रात 1:30", "2023-04-28T20:00:00+00:00"),
        ("2023-04-29T12:05:00+05:30", "29 अप्रैल 2023, दोपहर 12:05", "2023-04-29T12:05:00+05:30"),
        ("2023-04-29T18:00:00+05:30", "29 अप्रैल 2023, शाम 6:00", "2023-04-29T18:00:00+05:30"),
        ("2023-04-29T00:00:00+05:30", "29 अप्रैल 2023", "2023-04-29T00:00:00+05:30"),
        ("2023-04-29", "29 अप्रैल 2023", "2023-04-29"),
        ("2023-4-9", "9 अप्रैल 2023", "2023-04-09"),
        ("2023-12", "दिसंबर 2023", "2023-12"),
        ("2023", "2023", "2023"),
    ],
)
def test_a_date_is_said_in_hindi_and_in_indian_time(published, text, iso):
    shown = when(published)
    assert shown is not None
    assert (shown.text, shown.iso) == (text, iso)


@pytest.mark.parametrize("published", ["", "soon", "2023-13", "2023-02-30", "9999-12-31T23:59:59-23:59"])
def test_what_is_not_a_date_is_not_shown_as_one(published):
    assert when(published) is None


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1000, "1,000"), (100000, "1,00,000"), (123456789, "12,34,56,789")]
)
def test_counts_are_grouped_as_in_india(number, text):
    assert grouped(number) == text


@pytest.mark.parametrize(
    ("text", "tag"), [("ओवैसी", "hi"), ("owaisi", "hi-Latn"), ("AIMIM मेरठ", "hi"), ("2024", "hi"), ("", "hi")]
)
def test_the_language_of_typed_words_follows_their_script(text, tag):
    assert language(text) == tag


def test_joiners_that_hindi_needs_are_kept():
    assert plain("क्\u200dष र\u200cक \u202d\x00\ufffe") == "क्\u200dष र\u200cक "
