"""Comparing and cleaning short pieces of text."""

from hypothesis import given
from hypothesis import strategies as st

from services.parser.text.words import clean, compact, fold, is_placeholder, truncate


def test_words() -> None:
    assert fold("Éclair, Škoda & Straße – バス Йод") == "eclair skoda strasse バス йод"
    assert compact("Palo Alto Networks") == "paloaltonetworks"
    assert clean("  A&amp;amp;B <br/> C\u200b ") == "A&B C"
    assert is_placeholder("N/A")
    assert not is_placeholder("Nadia")
    assert truncate("one two three", 9) == "one two…"


@given(st.text(max_size=200), st.integers(20, 100))
def test_truncation_is_a_limit(text: str, limit: int) -> None:
    assert len(truncate(text, limit)) <= limit
