"""The signs of a query mean what they say; broken signs leave the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.understanding.syntax import MAX_DEPTH, All, Any, Field, Parsed, Quoted, Syntax, Without, Words, parse


def words(text: str) -> Words:
    return Words(tuple(text.split()))


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        ("owaisi istifa", words("owaisi istifa")),
        ("ओवैसी का इस्तीफ़ा।", words("ओवैसी का इस्तीफ़ा")),
        ("", All(())),
        ("  !? ", All(())),
        ('"मेरठ महापौर"', Quoted(("मेरठ", "महापौर"))),
        ("“मेरठ महापौर”", Quoted(("मेरठ", "महापौर"))),
        ("a OR b", Any((words("a"), words("b")))),
        ("a b OR c", Any((words("a b"), words("c")))),
        ("a AND b", words("a b")),
        ("-सपा", Without(words("सपा"))),
        ("NOT सपा", Without(words("सपा"))),
        ("a -b c", All((words("a"), Without(words("b")), words("c")))),
        ('a -"b c"', All((words("a"), Without(Quoted(("b", "c")))))),
        ("-(a OR b)", Without(Any((words("a"), words("b"))))),
        ("(a OR b) c", All((Any((words("a"), words("b"))), words("c")))),
        ("party:aimim place:meerut", All((Field("party", "aimim"), Field("place", "meerut")))),
        ('party:"आम आदमी पार्टी" x', All((Field("party", "आम आदमी पार्टी"), words("x")))),
        ("from:2023-01 to:2023-12", All((Field("from", "2023-01"), Field("to", "2023-12")))),
        ("मेरठ: इस्तीफा", words("मेरठ इस्तीफा")),
        ("foo:bar", words("foo bar")),
        ("co-operative bank", words("co operative bank")),
        ("10-15", words("10 15")),
        ("@aimim_national #मेरठ", words("aimim national मेरठ")),
        ("or and not", words("or and not")),
    ],
)
def test_signs_mean_what_they_say(text: str, syntax: Syntax) -> None:
    assert parse(text) == Parsed(syntax)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('"मेरठ महापौर', "मेरठ महापौर"),
        ("(owaisi istifa", "owaisi istifa"),
        ("owaisi) istifa", "owaisi istifa"),
        ("owaisi AND", "owaisi"),
        ("AND owaisi", "owaisi"),
        ("owaisi OR", "owaisi"),
        ("OR owaisi", "owaisi"),
        ("a AND AND b", "a b"),
        ("a NOT", "a"),
        ("NOT", "NOT"),
        ("(" * (MAX_DEPTH + 2) + "a" + ")" * (MAX_DEPTH + 2), "a"),
    ],
)
def test_broken_signs_leave_the_words_and_are_remarked(text: str, left: str) -> None:
    assert parse(text) == Parsed(words(left), malformed=True)


@given(st.text(max_size=60) | st.text(alphabet='ab "()-:ORANDT“”~', max_size=40))
def test_any_text_is_a_query(text: str) -> None:
    assert isinstance(parse(text), Parsed)


@given(st.text(alphabet='क ि ्ab "()-OR', max_size=30))
def test_no_part_is_ever_empty(text: str) -> None:
    def check(syntax: Syntax) -> None:
        match syntax:
            case Words(inner) | Quoted(inner):
                assert inner
            case Without(part):
                assert part != All(())
                check(part)
            case All(parts) | Any(parts):
                assert len(parts) != 1
                for part in parts:
                    check(part)

    check(parse(text).syntax)
