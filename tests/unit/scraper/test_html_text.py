"""What an HTML fragment of a post says."""

from hypothesis import given
from hypothesis import strategies as st

from services.scraper.html_text import text_of_html


def test_paragraphs_become_lines_and_references_characters() -> None:
    assert (
        text_of_html("First &amp; best<p>Second <i>part</i><pre><code>x &lt; y</code></pre>")
        == "First & best\nSecond part\nx < y"
    )


def test_addresses_keep_their_parameters() -> None:
    address = "https://x.test/?a=1&copy=2&lang=en"
    assert text_of_html(f"<p>{address}") == address


@given(st.text(st.characters(codec=None), max_size=400))
def test_any_markup_becomes_text_that_can_be_stored(markup: str) -> None:
    text = text_of_html(markup)
    text.encode()
    assert text == text.strip()
