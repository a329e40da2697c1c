"""Markdown as a reader sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.text import squeeze, strip_hidden
from services.insights.text.markdown import comparable, without_markdown


@pytest.mark.parametrize(
    ("raw", "readable"),
    [
        ("**Round 1:** a *hard* one", "Round 1: a hard one"),
        ("AT&amp;amp;T &gt; all", "AT&T > all"),
        ("see [the guide](https://example.test/a_(b)) first", "see the guide first"),
        ("about \\~40 minutes", "about ~40 minutes"),
        ("snake_case stays, _emphasis_ goes", "snake_case stays, emphasis goes"),
        ("zero\u200bwidth and \u202ereversed\u202c", "zerowidth and reversed"),
    ],
)
def test_clean_makes_text_readable(raw: str, readable: str) -> None:
    assert without_markdown(raw) == readable


def test_fold_makes_typography_comparable() -> None:
    assert comparable("\u201cWhy us?\u201d \u2014 it\u2019s") == '"why us?" - it\'s'


@given(st.text(alphabet="ab .\n\t\u00a0\u200b&;lt#*_`~>[]()\\"))
def test_text_without_marks_takes_no_harm_from_cleaning(text: str) -> None:
    plain = "".join(sign for sign in text if sign not in "&#*_`~>[]\\")
    assert without_markdown(plain) == squeeze(strip_hidden(plain))
