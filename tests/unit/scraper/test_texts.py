"""Foreign text made fit to store."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.scraper.texts import clean, cut, plain

ANY_TEXT = st.text(st.characters(codec=None), max_size=400)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("a&amp;#x200B;b", "ab"),
        ("https://x.test/?a=1&copy=2&lang=en", "https://x.test/?a=1&copy=2&lang=en"),
        ("one\r\ntwo\x00\u202ethree", "one\ntwothree"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("lone \ud83d surrogate", "lone surrogate"),
        ("wide\xa0\xa0 space", "wide space"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(ANY_TEXT)
def test_clean_text_can_always_be_stored(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert not re.search(r"[\x00-\x08\u200b\u202e]", cleaned)
    assert cleaned == cleaned.strip()


@given(ANY_TEXT, st.integers(1, 50))
def test_cut_gives_a_prefix_within_the_limit(text: str, limit: int) -> None:
    shortened = cut(text, limit)
    assert len(shortened) <= limit
    assert text.startswith(shortened)
    assert cut(shortened, limit) == shortened


def test_cut_ends_after_a_whole_word_where_there_is_one() -> None:
    assert cut("three small words", 12) == "three small"
    assert cut("three small words", 11) == "three small"
    assert cut("unbreakable", 5) == "unbre"


def test_plain_reads_the_text_of_markup() -> None:
    assert (
        plain("First &amp; best<p>Second <i>part</i><pre><code>x &lt; y</code></pre>")
        == "First & best\nSecond part\nx < y"
    )


@given(ANY_TEXT)
def test_plain_survives_any_markup(markup: str) -> None:
    plain(markup).encode()
